"""How well scores and maps tell defective from good: ranking, and rates at the program's own threshold.

All areas are exact, ties included. A split with one class has no ranking: the measure is None, "not defined".
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from inspector_app.domain.finding import FloatArray
from inspector_app.domain.geometry import Mask
from inspector_app.engine.evaluation.pixels import (
    AUPRO_LIMIT,
    COMPARISON_SIDE,
    Labels,
    PixelImage,
    PixelRanking,
    Values,
    area,
    comparison_map,
    comparison_mask,
    pixel_images,
)

__all__ = [
    "AUPRO_LIMIT",
    "COMPARISON_SIDE",
    "EvaluationRow",
    "Labels",
    "PixelRanking",
    "Values",
    "auroc",
    "average_precision",
    "comparison_map",
    "comparison_mask",
    "evaluate_scores",
    "f1_max",
    "false_calls_at_recall",
    "row_of",
]

TIGHT_LIMIT = 0.05  # of false-positive rates: AUPRO as MVTec AD 2 takes it
RECALL = 0.95  # the evaluation coordinate at which false calls are compared; never an operating point


@dataclass(frozen=True, slots=True)
class EvaluationRow:
    """What one evaluation found. Ranking measures are 0..1, None where not defined.

    ``false_calls`` and ``escapes`` count images at ``threshold``; ``false_calls_per_100`` is per 100 good
    ones, ``escape_rate`` per defective one; ``false_calls_per_100_at_recall`` is measured where 95 % of the
    defective ones are found.
    """

    images: int
    good: int
    defective: int
    image_auroc: float | None
    image_ap: float | None
    image_f1_max: float | None
    pixel_auroc: float | None
    pixel_ap: float | None
    pixel_f1_max: float | None
    aupro: float | None
    aupro_05: float | None
    threshold: float
    false_calls: int
    false_calls_per_100: float | None
    escapes: int
    escape_rate: float | None
    false_calls_per_100_at_recall: float | None

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
    pixels = None if maps is None or masks is None else pixel_images(defective, maps, masks)
    return row_of(values, defective, pixels, threshold)


def row_of(
    values: Values, defective: Labels, pixels: Sequence[PixelImage | None] | None, threshold: float
) -> EvaluationRow:
    """Every measure of scores ``[n]``, labels ``[n]`` and the images' pixels, None for the image measures alone."""
    ranking = None
    if pixels is not None:
        ranking = PixelRanking.from_images([image for image in pixels if image is not None])
    good = int(np.count_nonzero(~defective))
    false_calls = int(np.count_nonzero(values[~defective] >= threshold))
    escapes = int(np.count_nonzero(values[defective] < threshold))
    return EvaluationRow(
        images=len(values),
        good=good,
        defective=len(values) - good,
        image_auroc=auroc(defective, values),
        image_ap=average_precision(defective, values),
        image_f1_max=f1_max(defective, values),
        pixel_auroc=ranking.auroc() if ranking else None,
        pixel_ap=ranking.average_precision() if ranking else None,
        pixel_f1_max=ranking.f1_max() if ranking else None,
        aupro=ranking.aupro() if ranking else None,
        aupro_05=ranking.aupro(TIGHT_LIMIT) if ranking else None,
        threshold=float(threshold),
        false_calls=false_calls,
        false_calls_per_100=100 * false_calls / good if good else None,
        escapes=escapes,
        escape_rate=escapes / (len(values) - good) if good < len(values) else None,
        false_calls_per_100_at_recall=false_calls_at_recall(defective, values),
    )


def auroc(labels: Labels, scores: Values) -> float | None:
    """Area under the ROC curve; None with one class."""
    positives, negatives = scores[labels], np.sort(scores[~labels])
    if not positives.size or not negatives.size:
        return None
    return area(positives, np.full(positives.size, 1 / positives.size), negatives, limit=1.0)


def average_precision(labels: Labels, scores: Values) -> float | None:
    """Sum over distinct thresholds of (gain in recall) · precision; None with one class."""
    if not labels.any() or labels.all():
        return None
    hits, flagged = _counts(labels, scores)
    recall = hits / hits[-1]
    return float(np.sum(np.diff(recall, prepend=0.0) * hits / flagged))


def f1_max(labels: Labels, scores: Values) -> float | None:
    """The largest F1 over all thresholds, None with one class: a measure, never an operating point."""
    if not labels.any() or labels.all():
        return None
    hits, flagged = _counts(labels, scores)
    return float(np.max(2 * hits / (hits[-1] + flagged)))


def false_calls_at_recall(labels: Labels, scores: Values, recall: float = RECALL) -> float | None:
    """Flagged good images per 100 at the highest threshold that finds ``recall`` of the defective ones."""
    if not labels.any() or labels.all():
        return None
    defective = np.sort(scores[labels])
    missed = defective.size - math.ceil(round(recall * defective.size, 9))
    return float(100 * np.mean(scores[~labels] >= defective[missed]))


def _counts(labels: Labels, scores: Values) -> tuple[Values, Values]:
    """Defective images and all images at or above each distinct score, from the highest down."""
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(labels[order], dtype=np.float64)
    ends = np.flatnonzero(np.append(np.diff(scores[order]) != 0, True))  # last of each group of ties
    return hits[ends], (ends + 1).astype(np.float64)
