"""How well scores and maps tell defective from good: ranking, and rates at the program's own threshold.

All areas are exact, ties included. A split with one class has no ranking: the measure is None, "not defined".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from inspector_app.domain.finding import FloatArray
from inspector_app.domain.geometry import Mask
from inspector_app.imaging.contours import label_components

COMPARISON_SIDE = 256
AUPRO_LIMIT = 0.3

Values = npt.NDArray[np.floating[Any]]
Labels = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class EvaluationRow:
    """What one evaluation found. Ranking measures are 0..1, None where not defined.

    ``false_calls`` and ``escapes`` count images at ``threshold``; ``false_calls_per_100`` is per 100 good
    ones, ``escape_rate`` per defective one.
    """

    images: int
    good: int
    defective: int
    image_auroc: float | None
    image_ap: float | None
    pixel_auroc: float | None
    aupro: float | None
    threshold: float
    false_calls: int
    false_calls_per_100: float | None
    escapes: int
    escape_rate: float | None

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


def evaluate_scores(
    scores: Sequence[float] | Values,
    labels: Sequence[bool] | Labels,
    maps: Iterable[FloatArray] | None,
    masks: Iterable[Mask | None] | None,
    threshold: float,
) -> EvaluationRow:
    """Every measure of one data set; scores, maps and threshold in the same units.

    ``scores``, ``labels`` (true = defective), ``maps [h, w]`` and ``masks [H, W]`` run side by side; a map
    need not be of its mask's size. Both are read once and kept at 256 px. A defective image whose mask is
    None or empty counts for the image measures alone. Raises ValueError where lengths differ or a value is
    not finite.
    """
    values, defective = np.asarray(scores, dtype=np.float64), np.asarray(labels, dtype=np.bool_)
    if values.shape != defective.shape or values.ndim != 1:
        raise ValueError(f"{values.shape} scores do not match {defective.shape} labels")
    if not np.isfinite(values).all():
        raise ValueError("scores must be finite: leave failed images out and count them apart")
    pixels = None if maps is None or masks is None else PixelRanking.of(defective, maps, masks)
    good = int(np.count_nonzero(~defective))
    false_calls = int(np.count_nonzero(values[~defective] >= threshold))
    escapes = int(np.count_nonzero(values[defective] < threshold))
    return EvaluationRow(
        images=len(values),
        good=good,
        defective=len(values) - good,
        image_auroc=auroc(defective, values),
        image_ap=average_precision(defective, values),
        pixel_auroc=pixels.auroc() if pixels else None,
        aupro=pixels.aupro() if pixels else None,
        threshold=float(threshold),
        false_calls=false_calls,
        false_calls_per_100=100 * false_calls / good if good else None,
        escapes=escapes,
        escape_rate=escapes / (len(values) - good) if good < len(values) else None,
    )


def auroc(labels: Labels, scores: Values) -> float | None:
    """Area under the ROC curve; None with one class."""
    positives, negatives = scores[labels], np.sort(scores[~labels])
    if not positives.size or not negatives.size:
        return None
    return _area(positives, np.full(positives.size, 1 / positives.size), negatives, limit=1.0)


def average_precision(labels: Labels, scores: Values) -> float | None:
    """Sum over distinct thresholds of (gain in recall) · precision; None with one class."""
    if not labels.any() or labels.all():
        return None
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(labels[order])
    ends = np.flatnonzero(np.append(np.diff(scores[order]) != 0, True))  # last of each group of ties
    precision = hits[ends] / (ends + 1)
    recall = hits[ends] / hits[-1]
    return float(np.sum(np.diff(recall, prepend=0.0) * precision))


@dataclass(frozen=True, slots=True, eq=False)
class PixelRanking:
    """Pixels of a data set at 256 px: values inside defects with a weight each, sorted values outside.

    ``weights`` are 1 / (area of the pixel's region · number of regions): they sum to 1, each region alike.
    """

    inside: npt.NDArray[np.float32]
    weights: npt.NDArray[np.float64]
    outside: npt.NDArray[np.float32]

    @classmethod
    def of(
        cls, labels: Labels, maps: Iterable[FloatArray], masks: Iterable[Mask | None]
    ) -> PixelRanking | None:
        """Gather the pixels; regions are 8-connected. None where no defective image has a mask."""
        inside: list[npt.NDArray[np.float32]] = []
        weights: list[npt.NDArray[np.float64]] = []
        outside: list[npt.NDArray[np.float32]] = []
        regions = 0
        for defective, values, mask in zip(labels, maps, masks, strict=True):
            if defective and (mask is None or not mask.any()):
                continue
            small = comparison_map(values)
            if not defective or mask is None:
                outside.append(small.ravel())
                continue
            truth = comparison_mask(mask)
            numbers, components = label_components(truth)
            areas = np.asarray([1, *(component.area for component in components)], dtype=np.float64)
            regions += len(components)
            inside.append(small[truth])
            weights.append(1 / areas[numbers[truth]])
            outside.append(small[~truth])
        if not regions:
            return None
        negatives = np.concatenate(outside)
        negatives.sort()
        return cls(np.concatenate(inside), np.concatenate(weights) / regions, negatives)

    def auroc(self) -> float | None:
        """Pixel AUROC: every pixel alike."""
        if not self.outside.size:
            return None
        return _area(self.inside, np.full(self.inside.size, 1 / self.inside.size), self.outside, limit=1.0)

    def aupro(self, limit: float = AUPRO_LIMIT) -> float | None:
        """Per-region overlap, mean over false-positive rates 0..limit (Bergmann et al., IJCV 2021)."""
        if not self.outside.size:
            return None
        return _area(self.inside, self.weights, self.outside, limit) / limit


def comparison_map(values: FloatArray) -> npt.NDArray[np.float32]:
    """A map ``[h, w]`` at 256 px: area mean where it shrinks, else bilinear. Raises ValueError on NaN."""
    if not np.isfinite(values).all():
        raise ValueError("a map holds values that are not finite")
    if values.shape == (COMPARISON_SIDE, COMPARISON_SIDE):
        return np.asarray(values, dtype=np.float32)
    shrinks = min(values.shape) >= COMPARISON_SIDE
    size = (COMPARISON_SIDE, COMPARISON_SIDE)
    small = cv2.resize(
        np.asarray(values, dtype=np.float32),
        size,
        interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR,
    )
    return np.asarray(small, dtype=np.float32)


def comparison_mask(mask: Mask) -> Mask:
    """A mask ``[H, W]`` at 256 px by nearest pixel; a defect too thin to be met keeps all it touches."""
    size = (COMPARISON_SIDE, COMPARISON_SIDE)
    near = cv2.resize(mask.astype(np.uint8), size, interpolation=cv2.INTER_NEAREST_EXACT) > 0
    if near.any() or not mask.any():
        return np.asarray(near)
    return np.asarray(cv2.resize(mask.astype(np.float32), size, interpolation=cv2.INTER_AREA) > 0)


def _area(inside: Values, weights: Values, outside: Values, limit: float) -> float:
    """Area under (false-positive rate, weighted share of ``inside`` found) from rate 0 to ``limit``.

    ``outside`` is sorted. Each inside value adds its weight from the rate on at which it is found; along a
    group of ties the curve is a straight line: a value's share grows from 0 to 1 over the rates of its ties.
    """
    total = outside.size
    first = (total - np.searchsorted(outside, inside, side="right")) / total  # rate before the ties
    last = (total - np.searchsorted(outside, inside, side="left")) / total  # rate after them
    whole = limit - (first + last) / 2
    cut = np.square(np.maximum(limit - first, 0)) / np.maximum(2 * (last - first), np.finfo(np.float64).tiny)
    return float(np.sum(weights * np.where(last <= limit, whole, np.where(first < limit, cut, 0.0))))
