"""How far the figures might lie from what other images would give: bootstrap intervals over images.

Images are drawn with replacement within each class (Efron and Tibshirani 1993, stratified), 2,000 times; the
interval holds 95 % of the drawn figures. Pixels go with their image. Image measures are exact in every draw; for
pixels, each image is a histogram over the same bins, fine where false positives are few, so that a draw is a sum
of histograms (its figures lie within .001 of the exact ones; the point figures beside them are exact). Rates at
the program's own threshold are counts out of a number, whose interval is known (Clopper and Pearson 1934): a
bootstrap would call 0 of 12 certain.

Pictures of one physical piece are drawn as if they were of several: where pieces repeat, the intervals are too
narrow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import numpy.typing as npt
from scipy.stats import binomtest

from inspector_app.engine.evaluation.metrics import AUPRO_LIMIT, RECALL, TIGHT_LIMIT
from inspector_app.engine.evaluation.pixels import Labels, PixelImage, Values

CONFIDENCE = 0.95
RESAMPLES = 2000
BINS = 1024
_AT_ONCE = 100  # draws: bounds the memory

Doubles = npt.NDArray[np.float64]
Interval = tuple[float, float]


def image_intervals(
    labels: Labels, scores: Values, threshold: float, *, resamples: int = RESAMPLES, seed: int = 0
) -> dict[str, Interval]:
    """Intervals of the image measures, by the names of ``EvaluationRow``; those not defined are left out."""
    order = np.argsort(-scores, kind="stable")
    ends = np.flatnonzero(np.append(np.diff(scores[order]) != 0, True))  # last of each group of ties
    flagged = scores >= threshold
    good, bad = int(np.count_nonzero(~labels)), int(np.count_nonzero(labels))
    rates: dict[str, Interval] = {}
    if good:
        low, high = _rate(int(np.count_nonzero(flagged & ~labels)), good)
        rates["false_calls_per_100"] = (100 * low, 100 * high)
    if bad:
        rates["escape_rate"] = _rate(int(np.count_nonzero(~flagged & labels)), bad)
    if not good or not bad:
        return rates
    drawn: dict[str, list[Doubles]] = {}

    def note(name: str, values: Doubles) -> None:
        drawn.setdefault(name, []).append(values)

    for counts in _draws(labels, resamples, seed):  # [r, n]
        positive, negative = counts * labels, counts * ~labels
        found = np.cumsum(positive[:, order], axis=1)[
            :, ends
        ]  # at each distinct score, from the highest down
        wrong = np.cumsum(negative[:, order], axis=1)[:, ends]
        note("image_auroc", _curve_area(wrong / good, found / bad, 1.0))
        note("image_ap", _average_precision(found, wrong))
        note("image_f1_max", _f1_max(found, wrong))
        at = np.argmax(found >= RECALL * bad - 1e-9, axis=1)
        note("false_calls_per_100_at_recall", 100 * wrong[np.arange(len(at)), at] / good)
    return rates | {name: _interval(np.concatenate(values)) for name, values in drawn.items()}


def pixel_intervals(
    labels: Labels, pixels: Sequence[PixelImage | None], *, resamples: int = RESAMPLES, seed: int = 0
) -> dict[str, Interval]:
    """Intervals of the pixel measures; none where no image shows a region, or nothing lies outside."""
    edges = _edges([image for image in pixels if image is not None])
    if edges is None:
        return {}
    inside = _histograms(pixels, edges, lambda image: (image.inside, None))
    shares = _histograms(pixels, edges, lambda image: (image.inside, image.shares))
    outside = _histograms(pixels, edges, lambda image: (image.outside, None))
    regions = np.asarray([0 if image is None else image.regions for image in pixels], dtype=np.float64)
    drawn: dict[str, list[Doubles]] = {
        "pixel_auroc": [],
        "pixel_ap": [],
        "pixel_f1_max": [],
        "aupro": [],
        "aupro_05": [],
    }
    for counts in _draws(labels, resamples, seed):
        counts = counts[counts @ regions > 0]
        found, overlap, wrong = (np.cumsum(counts @ each, axis=1) for each in (inside, shares, outside))
        rate = wrong / np.maximum(wrong[:, -1:], 1)
        overlap /= (counts @ regions)[:, None]
        drawn["pixel_auroc"].append(_curve_area(rate, found / found[:, -1:], 1.0))
        drawn["pixel_ap"].append(_average_precision(found, wrong))
        drawn["pixel_f1_max"].append(_f1_max(found, wrong))
        drawn["aupro"].append(_curve_area(rate, overlap, AUPRO_LIMIT) / AUPRO_LIMIT)
        drawn["aupro_05"].append(_curve_area(rate, overlap, TIGHT_LIMIT) / TIGHT_LIMIT)
    return {name: _interval(np.concatenate(values)) for name, values in drawn.items()}


def _rate(count: int, of: int) -> Interval:
    interval = binomtest(count, of).proportion_ci(CONFIDENCE, method="exact")
    return float(interval.low), float(interval.high)


def _draws(labels: Labels, resamples: int, seed: int) -> Iterator[Doubles]:
    """How often each image is drawn, ``[r, n]``, chunk by chunk."""
    rng = np.random.default_rng(seed)
    for start in range(0, resamples, _AT_ONCE):
        rows = min(_AT_ONCE, resamples - start)
        counts = np.zeros((rows, labels.size))
        for which in (labels, ~labels):
            size = int(np.count_nonzero(which))
            if size:
                counts[:, which] = rng.multinomial(size, np.full(size, 1 / size), size=rows)
        yield counts


def _edges(images: Sequence[PixelImage]) -> Doubles | None:
    """Lower edges of the bins, from the highest down: half of them by the rank of what lies outside (its rates in
    logarithmic steps), half by the rank of what lies inside. The last one is below every value.
    """
    if not any(image.regions for image in images) or not any(image.outside.size for image in images):
        return None
    outside = np.sort(np.concatenate([image.outside for image in images]))
    inside = np.sort(np.concatenate([image.inside for image in images]))
    rates = np.geomspace(1 / outside.size, 1.0, BINS // 2)
    places = np.clip(outside.size - np.ceil(rates * outside.size).astype(np.int64), 0, outside.size - 1)
    ranks = np.linspace(0, inside.size - 1, BINS // 2).astype(np.int64)
    edges = np.unique(np.concatenate([outside[places], inside[ranks], [min(outside[0], inside[0])]]))
    return edges[::-1].astype(np.float64)


def _histograms(
    pixels: Sequence[PixelImage | None],
    edges: Doubles,
    of: Callable[[PixelImage], tuple[npt.NDArray[np.float32], Doubles | None]],
) -> Doubles:
    """What each image has in each bin, ``[n, bins]``."""
    ascending = edges[::-1]
    found = np.zeros((len(pixels), edges.size))
    for place, image in enumerate(pixels):
        if image is not None:
            values, weights = of(image)
            bins = np.searchsorted(ascending, values, side="right") - 1
            found[place] = np.bincount(bins, weights, minlength=edges.size)[::-1]
    return found


def _curve_area(x: Doubles, y: Doubles, limit: float) -> Doubles:
    """Area under polylines ``[r, k]`` from (0, 0) on, up to x = ``limit``: ``[r]``."""
    start = np.zeros((len(x), 1))
    x, y = np.concatenate([start, x], axis=1), np.concatenate([start, y], axis=1)
    x0, x1, y0, y1 = x[:, :-1], x[:, 1:], y[:, :-1], y[:, 1:]
    reach = np.clip(limit - x0, 0.0, x1 - x0)  # of each piece, how far it lies under the limit
    slope = (y1 - y0) / np.where(x1 > x0, x1 - x0, 1.0)
    areas: Doubles = np.sum(reach * (y0 + slope * reach / 2), axis=1)
    return areas


def _average_precision(found: Doubles, wrong: Doubles) -> Doubles:
    gain = np.diff(found, axis=1, prepend=0.0) / found[:, -1:]
    return np.asarray(np.sum(gain * found / np.maximum(found + wrong, 1e-12), axis=1))


def _f1_max(found: Doubles, wrong: Doubles) -> Doubles:
    return np.asarray(np.max(2 * found / (found[:, -1:] + found + wrong), axis=1))


def _interval(values: Doubles) -> Interval:
    low, high = np.quantile(values, [(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2])
    return float(low), float(high)
