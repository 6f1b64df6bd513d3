"""Keeping the workspace within its limits: what can be made anew goes first, what people decided never does."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass

from inspector_app.domain.errors import StorageFault
from inspector_app.workflow.stores import Stores

log = logging.getLogger(__name__)

GRACE = (
    30 * 24 * 3600.0
)  # seconds that an artifact which nothing names is kept: a copy of the database may name it

OPEN_CACHES = (
    8  # lots whose features stay open; nobody is in the middle of one when nothing else is to be done
)


@dataclass(frozen=True, slots=True)
class Tidied:
    """What went: bytes of cached features, files that no row names, bytes of thumbnails."""

    feature_bytes: int
    artifacts: int
    thumbnail_bytes: int = 0


def tidy(stores: Stores) -> Tidied:
    """Remove the features of the lots used longest ago until the rest fits, forgotten artifacts, and old thumbnails.

    Inspecting a lot again makes its features anew. Caches used last, and artifacts of banks, marks and references,
    also of withdrawn ones, stay. Called on the inference thread, which is the one that opens caches. What cannot be
    removed is left for another time.
    """
    try:
        with stores.reading() as reading:
            named = reading.named_artifacts()
        swept = Tidied(
            _swept_features(stores),
            stores.artifacts.sweep(named, time.time() - GRACE),
            stores.thumbnails.sweep(),
        )
    except StorageFault as fault:
        log.warning("the workspace could not be tidied: %s", fault.sentence())
        return Tidied(0, 0)
    if swept != Tidied(0, 0):
        log.info(
            "tidied: %d bytes of features, %d artifacts, %d bytes of thumbnails",
            swept.feature_bytes,
            swept.artifacts,
            swept.thumbnail_bytes,
        )
    return swept


def _swept_features(stores: Stores) -> int:
    stores.features.close_all_but(OPEN_CACHES)
    return stores.features.sweep()
