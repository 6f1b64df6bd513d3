"""Figures that others have published on the same data, to stand beside ours. Means over all objects, 0..1."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from inspector_app.domain.lot_mode import LotMode
from inspector_app.domain.recipe import ResizeMode
from inspector_app.engine.evaluation.musc import RADII

MUSC, PA_CLIP = "MuSc", "PA-CLIP"
MVTEC_AD = frozenset({
    "bottle", "cable", "capsule", "carpet", "grid", "hazelnut", "leather", "metal_nut", "pill", "screw", "tile",
    "toothbrush", "transistor", "wood", "zipper",
})  # fmt: skip
VISA = frozenset({
    "candle", "capsules", "cashew", "chewinggum", "fryum", "macaroni1", "macaroni2", "pcb1", "pcb2", "pcb3",
    "pcb4", "pipe_fryum",
})  # fmt: skip


BACKBONE, INPUT_SIZE = "ViT-L-14-336-quickgelu", 518  # px


@dataclass(frozen=True, slots=True)
class Conditions:
    """What figures were measured under: pictures, model id, side of its input in px, radii, resize mode.

    ``musc_radii`` are those of MuSc beside them.
    """

    lot_mode: LotMode
    backbone: str
    input_size: int
    radii: tuple[int, ...]
    resize: ResizeMode
    musc_radii: tuple[int, ...] = RADII


@dataclass(frozen=True, slots=True)
class Published:
    """A method's figures on a benchmark, without good parts (zero-shot), as its authors or a comparison give them.

    All are of the whole test, which judges itself, with ``BACKBONE`` at ``INPUT_SIZE``.
    """

    benchmark: str
    method: str
    conditions: str
    image_auroc: float
    pixel_auroc: float
    aupro: float

    def differs(self, ours: Conditions) -> tuple[str, ...]:
        """In what ours are other conditions, in words; () where they are those of the figures."""
        found: list[str] = []
        if ours.lot_mode is not LotMode.TEST:
            found.append("other pictures, see --lot-mode test")
        if not ours.backbone.startswith(BACKBONE):
            found.append(f"backbone {ours.backbone}")
        if ours.input_size != INPUT_SIZE:
            found.append(f"{ours.input_size} px")
        if self.method == MUSC and ours.musc_radii != RADII:
            found.append(f"radii {', '.join(map(str, ours.musc_radii))} of {MUSC}")
        return tuple(found)


_CONDITIONS = f"{BACKBONE} at {INPUT_SIZE} px, the whole test judges itself"
_KNOWN = (
    (MVTEC_AD, Published("MVTec AD", MUSC, _CONDITIONS, 0.978, 0.971, 0.935)),
    (MVTEC_AD, Published("MVTec AD", PA_CLIP, _CONDITIONS, 0.984, 0.975, 0.937)),
    (VISA, Published("VisA", MUSC, _CONDITIONS, 0.926, 0.987, 0.924)),
    (VISA, Published("VisA", PA_CLIP, _CONDITIONS, 0.934, 0.988, 0.924)),
)


def published(names: Collection[str]) -> tuple[Published, ...]:
    """What is known for these objects: only where they are all of a benchmark's, for its figures are means."""
    return tuple(row for objects, row in _KNOWN if objects == frozenset(names))
