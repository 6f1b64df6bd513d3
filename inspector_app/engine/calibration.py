"""Where the calibrated score has its 0 and its 1, and what the threshold promises. Never from labels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import numpy.typing as npt
from scipy.special import bdtr

from inspector_app.domain.recipe import Basis, Calibration

CONFIDENCE = 0.95
LEVELS = (
    (598, 0.005),
    (299, 0.01),
    (149, 0.02),
    (59, 0.05),
    (29, 0.1),
)  # good parts needed -> false-call rate
PARTS_FOR_GUARANTEE = LEVELS[-1][0]
MADS = 3.0
_MAD_TO_SIGMA = 1.4826
_LEAST_MAD = 0.02  # of the median: parts that look all the same must not give a threshold without room


def guarantee(parts: int) -> float | None:
    """The false-call rate that a threshold from ``parts`` good parts keeps, None under 29; 95 % confidence.

    ln 0.05 / ln(1 − rate) parts are needed; it holds "if the next parts are like these".
    """
    return next((rate for needed, rate in LEVELS if parts >= needed), None)


def from_good(raws_by_part: Mapping[str, float]) -> Calibration:
    """Calibration from leave-one-part-out raw scores of good parts, one score a part (its worst image).

    With 29 parts or more t lies just above the lowest order statistic that still keeps ``guarantee(n)``: of n
    good parts the (k+1)-th largest score, k the most for which Binomial(n, rate) ≤ k has at most 5 %. With
    fewer no guarantee is possible and t is median + 3·1.4826·MAD as for a lot. Measured on six sets: cut at
    24 and 25 parts, the largest score lets far more defects through (25 of 42) than the median rule (13 of
    42). Raises ValueError without parts.
    """
    raws = _sorted(raws_by_part.values())
    kept = guarantee(len(raws))
    threshold = _robust(raws) if kept is None else _above(raws[-1 - _exceeding(len(raws), kept)])
    return _calibration(raws, threshold, Basis.GOOD_PARTS, kept)


def from_lot(raws_by_part: Mapping[str, float]) -> Calibration:
    """Provisional calibration from the raw scores of an unlabelled lot: t = median + 3·1.4826·MAD.

    Raises ValueError without parts.
    """
    raws = _sorted(raws_by_part.values())
    return _calibration(raws, _robust(raws), Basis.LOT, None)


def _exceeding(parts: int, rate: float) -> int:
    """k: how many of the good parts may lie at or above t with the guarantee kept."""
    k = 0
    while bdtr(k + 1, parts, rate) <= 1.0 - CONFIDENCE:  # the binomial distribution up to k + 1
        k += 1
    return k


def _robust(raws: npt.NDArray[np.float64]) -> float:
    median = float(np.median(raws))
    spread = max(float(np.median(np.abs(raws - median))), _LEAST_MAD * median)
    return median + MADS * _MAD_TO_SIGMA * spread


def _above(raw: float) -> float:
    """The next float32 value: a part with exactly this score is still ok."""
    return float(np.nextafter(np.float32(raw), np.float32(np.inf)))


def _calibration(
    raws: npt.NDArray[np.float64], threshold: float, basis: Basis, kept: float | None
) -> Calibration:
    median = float(np.median(raws))
    threshold = max(threshold, median + Calibration.MIN_SPAN)
    return Calibration(
        m0=median,
        threshold=threshold,
        lower=threshold,
        pixel_threshold=threshold,
        basis=basis,
        parts=len(raws),
        guarantee=kept,
    )


def _sorted(raws: Iterable[float]) -> npt.NDArray[np.float64]:
    values = np.sort(np.fromiter(raws, dtype=np.float64))
    if values.size == 0:
        raise ValueError("a calibration needs the score of at least one part")
    return values
