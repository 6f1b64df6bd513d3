"""ROC, precision-recall and per-region-overlap curves as polylines short enough to be drawn."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from inspector_app.engine.evaluation.pixels import AUPRO_LIMIT, Labels, PixelRanking, Values

POINTS = 240

Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Curves:
    """Points (x, y) from left to right; None where not defined.

    ``*_roc`` false-positive rate and recall, ``*_pr`` recall and precision, ``pro`` false-positive rate up to
    0.3 and per-region overlap.
    """

    image_roc: Points | None
    image_pr: Points | None
    pixel_roc: Points | None
    pixel_pr: Points | None
    pro: Points | None


def curves(labels: Labels, scores: Values, ranking: PixelRanking | None) -> Curves:
    """The curves of scores ``[n]`` and of ranked pixels."""
    image: tuple[Points | None, Points | None] = (None, None)
    if labels.any() and not labels.all():
        order = np.argsort(-scores, kind="stable")
        ends = np.flatnonzero(np.append(np.diff(scores[order]) != 0, True))
        found = np.cumsum(labels[order], dtype=np.int64)[ends]
        image = _roc_and_pr(found, ends + 1 - found, int(labels.sum()), int((~labels).sum()))
    pixel: tuple[Points | None, Points | None] = (None, None)
    pro = None
    if ranking is not None and ranking.outside.size:
        pixel = _roc_and_pr(*ranking.counts(), ranking.inside.size, ranking.outside.size)
        pro = _pro(ranking)
    return Curves(*image, *pixel, pro)


def _roc_and_pr(
    found: npt.NDArray[np.int64], wrong: npt.NDArray[np.int64], positives: int, negatives: int
) -> tuple[Points, Points]:
    rate, recall, precision = wrong / negatives, found / positives, found / (found + wrong)
    roc = _thinned(np.concatenate([[0.0], rate, [1.0]]), np.concatenate([[0.0], recall, [1.0]]))
    first = precision[:1]
    return roc, _thinned(np.concatenate([[0.0], recall]), np.concatenate([first, precision]))


def _pro(ranking: PixelRanking) -> Points:
    rates = np.linspace(0.0, AUPRO_LIMIT, POINTS)
    total = ranking.outside.size
    at = np.clip(total - np.floor(rates * total).astype(np.int64), 0, total - 1)
    above = np.searchsorted(ranking.inside, ranking.outside[at], side="right")
    share = np.concatenate([[0.0], np.cumsum(ranking.weights)])
    return tuple(zip(rates.tolist(), (share[-1] - share[above]).tolist(), strict=True))


def _thinned(x: npt.NDArray[np.float64], y: npt.NDArray[np.float64]) -> Points:
    """At most ``POINTS`` of the points, evenly along the curve's way, ends included."""
    if len(x) > POINTS:
        way = np.concatenate([[0.0], np.cumsum(np.abs(np.diff(x)) + np.abs(np.diff(y)))])
        places = np.unique(np.searchsorted(way, np.linspace(0.0, way[-1], POINTS)).clip(0, len(x) - 1))
        x, y = x[places], y[places]
    return tuple(zip(x.tolist(), y.tolist(), strict=True))
