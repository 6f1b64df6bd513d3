"""Detectors by the name that a recipe gives. Their names need no PyTorch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inspector_app.domain.errors import NotFound

if TYPE_CHECKING:
    from inspector_app.engine.detectors.protocol import Detector

PA_CLIP = "pa_clip"


def detector_names() -> tuple[str, ...]:
    return (PA_CLIP,)


def detector(name: str) -> Detector[Any]:
    """The detector of that name. Raises NotFound, naming those there are."""
    if name == PA_CLIP:
        from inspector_app.engine.detectors.pa_clip import PaClip

        return PaClip()
    raise NotFound(
        "there is no such detector", subject=name, remedy=f"Choose one of: {', '.join(detector_names())}"
    )
