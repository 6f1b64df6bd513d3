"""Detectors by the name that a recipe gives."""

from __future__ import annotations

from typing import Any

from inspector_app.domain.errors import NotFound
from inspector_app.engine.detectors.pa_clip import PaClip
from inspector_app.engine.detectors.protocol import Detector


def detector_names() -> tuple[str, ...]:
    return (PaClip.name,)


def detector(name: str) -> Detector[Any]:
    """The detector of that name. Raises NotFound, naming those there are."""
    if name == PaClip.name:
        return PaClip()
    raise NotFound(
        "there is no such detector", subject=name, remedy=f"Choose one of: {', '.join(detector_names())}"
    )
