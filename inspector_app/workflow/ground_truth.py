"""The masks of a data set at the size at which maps are compared, with what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.geometry import Mask
from inspector_app.engine.evaluation.datasets import Sample
from inspector_app.engine.evaluation.pixels import comparison_mask
from inspector_app.imaging.decode import read_mask

SAME_ASPECT = 0.02  # how far width / height of a mask may lie from its picture's


def ground_truth(
    samples: Sequence[Sample], sizes: Sequence[tuple[int, int]], warn: Callable[[str], None]
) -> list[Mask | None]:
    """Masks at 256 px, None where there is none; ``sizes`` are the pictures' width and height.

    A mask of another size but the picture's proportions is scaled, an empty one counts for the image measures
    alone; both are told. Raises CorrectableError for other proportions, ImageUnreadable.
    """
    masks: list[Mask | None] = []
    scaled: list[Sample] = []
    empty: list[Sample] = []
    for sample, (width, height) in zip(samples, sizes, strict=True):
        if sample.mask is None:
            masks.append(None)
            continue
        mask = read_mask(sample.mask)
        if mask.shape != (height, width):
            if abs(mask.shape[1] / mask.shape[0] * height / width - 1) > SAME_ASPECT:
                raise CorrectableError(
                    f"the mask is {mask.shape[1]}×{mask.shape[0]} px, its picture {width}×{height} px",
                    subject=str(sample.mask),
                    remedy=f"Draw the mask on {sample.path.name} itself, or turn it as the picture is turned",
                )
            scaled.append(sample)
        if not mask.any():
            empty.append(sample)
        masks.append(comparison_mask(mask))
    if scaled:
        warn(f"{_count(scaled)} of another size than the picture and scaled to it, first {scaled[0].mask}")
    if empty:
        warn(f"{_count(empty)} empty: those parts count for the image measures alone, first {empty[0].mask}")
    return masks


def _count(samples: Sequence[Sample]) -> str:
    return "1 mask is" if len(samples) == 1 else f"{len(samples)} masks are"
