"""Figures that others have published on the same data, to stand beside ours. Means over all objects, 0..1."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

MVTEC_AD = frozenset({
    "bottle", "cable", "capsule", "carpet", "grid", "hazelnut", "leather", "metal_nut", "pill", "screw", "tile",
    "toothbrush", "transistor", "wood", "zipper",
})  # fmt: skip
VISA = frozenset({
    "candle", "capsules", "cashew", "chewinggum", "fryum", "macaroni1", "macaroni2", "pcb1", "pcb2", "pcb3",
    "pcb4", "pipe_fryum",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Published:
    """A method's figures on a benchmark, without good parts (zero-shot), as its authors or a comparison give them."""

    benchmark: str
    method: str
    conditions: str
    image_auroc: float
    pixel_auroc: float
    aupro: float


_CONDITIONS = "ViT-L-14-336-quickgelu at 518 px, unlabelled test set"
_KNOWN = (
    (MVTEC_AD, Published("MVTec AD", "MuSc", _CONDITIONS, 0.978, 0.971, 0.935)),
    (MVTEC_AD, Published("MVTec AD", "PA-CLIP", _CONDITIONS, 0.984, 0.975, 0.937)),
    (VISA, Published("VisA", "MuSc", _CONDITIONS, 0.926, 0.987, 0.924)),
    (VISA, Published("VisA", "PA-CLIP", _CONDITIONS, 0.934, 0.988, 0.924)),
)


def published(names: Collection[str]) -> tuple[Published, ...]:
    """What is known for these objects: only where they are all of a benchmark's, for its figures are means."""
    return tuple(row for objects, row in _KNOWN if objects == frozenset(names))
