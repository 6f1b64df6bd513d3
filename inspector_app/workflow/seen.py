"""Images of a lot whose features lie in its cache, and what can be read of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from inspector_app.domain.lot import ImageRef
from inspector_app.engine.arrays import Features, Floats, Indices
from inspector_app.store.feature_cache import LotFeatures
from inspector_app.workflow.memory import Owner


@dataclass(frozen=True, slots=True)
class Seen:
    """An image whose features are in the cache."""

    image: ImageRef
    cache_row: int
    width: int
    height: int
    sha256: str

    @property
    def owner(self) -> Owner:
        return Owner(self.image.part_id, self.sha256)


def owners_of(chosen: Sequence[Seen]) -> list[Owner]:
    return [seen.owner for seen in chosen]


def features_of(features: LotFeatures, chosen: Sequence[Seen]) -> Callable[[Indices], Features]:
    """Features of these images ``[k, L, F]`` from the cache, by their place among them."""
    rows = _rows(chosen)
    return lambda wanted: features.rows(rows[wanted])


def text_of(features: LotFeatures, chosen: Sequence[Seen]) -> Callable[[Indices], Floats] | None:
    """S_txt of these images ``[k, L]`` by their place among them; None where it is not known of all."""
    rows = _rows(chosen)
    if not features.words or not features.holds_text(rows).all():
        return None
    return lambda wanted: features.text(rows[wanted])


def all_of(features: LotFeatures, part: Sequence[Seen]) -> tuple[Features, list[Owner], Floats | None]:
    """Features ``[n, L, F]``, owners and S_txt ``[n, L]`` of these images."""
    everyone = np.arange(len(part))
    text = features.text_where_held(_rows(part))
    return features_of(features, part)(everyone), owners_of(part), text


def _rows(chosen: Sequence[Seen]) -> Indices:
    return np.asarray([seen.cache_row for seen in chosen], dtype=np.int64)
