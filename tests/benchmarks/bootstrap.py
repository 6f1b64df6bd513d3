"""Is one detector better than another, or were the images lucky? Paired bootstrap over images."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from inspector_app.engine.evaluation.metrics import Labels, Values

CONFIDENCE = 0.95
_ROWS = 512  # comparisons are made for so many defective images at a time: bounds the memory


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two score vectors of the same images, all ``[N]``; ``labels`` are true where defective."""

    labels: Labels
    ours: Values
    theirs: Values


@dataclass(frozen=True, slots=True)
class Difference:
    """AUROC of ours − AUROC of theirs, with the interval that holds 95 % of the resampled differences."""

    ours: float
    theirs: float
    difference: float
    low: float
    high: float
    resamples: int

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


def paired_difference(comparison: Comparison, *, resamples: int = 2000, seed: int = 0) -> Difference | None:
    """Difference of image AUROC on one data set; None with one class. Same seed, same interval."""
    return paired_mean_difference([comparison], resamples=resamples, seed=seed)


def paired_mean_difference(
    sets: Sequence[Comparison], *, resamples: int = 2000, seed: int = 0
) -> Difference | None:
    """Difference of the mean image AUROC over data sets; None where a set has one class.

    Images are drawn with replacement within each class of each set, the same ones for both score vectors
    (Efron and Tibshirani 1993, stratified). Raises ValueError where lengths differ.
    """
    ours, theirs = np.zeros(resamples + 1), np.zeros(resamples + 1)  # the last is the sample itself
    rng = np.random.default_rng(seed)
    for item in sets:
        if not item.labels.shape == item.ours.shape == item.theirs.shape:
            raise ValueError(f"lengths differ: {item.labels.shape}, {item.ours.shape}, {item.theirs.shape}")
        if item.labels.all() or not item.labels.any():
            return None
        positives = _draws(int(np.count_nonzero(item.labels)), resamples, rng)
        negatives = _draws(int(np.count_nonzero(~item.labels)), resamples, rng)
        ours += _aurocs(item.labels, item.ours, positives, negatives) / len(sets)
        theirs += _aurocs(item.labels, item.theirs, positives, negatives) / len(sets)
    if not sets:
        return None
    low, high = np.quantile((ours - theirs)[:-1], [(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2])
    return Difference(
        float(ours[-1]), float(theirs[-1]), float(ours[-1] - theirs[-1]), float(low), float(high), resamples
    )


def _draws(images: int, resamples: int, rng: np.random.Generator) -> npt.NDArray[np.float32]:
    """How often each image is drawn, as shares, ``[resamples + 1, images]``; the last row draws each once."""
    counts = rng.multinomial(images, np.full(images, 1 / images), size=resamples)
    return (np.concatenate([counts, np.ones((1, images))]) / images).astype(np.float32)


def _aurocs(
    labels: Labels, scores: Values, positives: npt.NDArray[np.float32], negatives: npt.NDArray[np.float32]
) -> npt.NDArray[np.float64]:
    """AUROC of each resample, ``[resamples + 1]``: share of pairs in the right order, ties half."""
    defective, good = scores[labels], scores[~labels]
    found = np.zeros(len(positives), dtype=np.float64)
    for start in range(0, defective.size, _ROWS):
        rows = defective[start : start + _ROWS, None]
        order = (0.5 * (rows > good) + 0.5 * (rows >= good)).astype(np.float32)  # [rows, good]
        found += np.einsum(
            "rn,rn->r", positives[:, start : start + _ROWS] @ order, negatives, dtype=np.float64
        )
    return found
