"""Where the calibrated score has its 0 and its 1, and what the threshold promises. Never from labels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import numpy.typing as npt
from scipy.special import bdtr, betaincinv

from inspector_app.domain.recipe import Basis, Calibration

CONFIDENCE = 0.95
EXPECTED_FALSE_CALLS = 0.1  # of the good parts, where the recipe asks for no promise
FEWEST_GOOD = 9  # with fewer, even the largest score is exceeded by more than one good part in ten
SPREADS = 1.5
_MAD_TO_SIGMA = 1.4826
_LEAST_MAD = 0.04  # of the median: parts that look all the same must not give a threshold without room


def from_good(raws_by_part: Mapping[str, float], promise: float | None = None) -> Calibration:
    """Calibration from leave-one-part-out raw scores of good parts, one score a part (its worst image).

    Without a ``promise`` t lies just above the k-th largest of n scores, k = ⌊0.1·(n + 1)⌋: on average at most
    one in ten of further good parts like these is flagged (split conformal prediction; Vovk et al. 2005). With
    a promise, a false-call rate to be kept with 95 % confidence, t is the lowest order statistic that keeps it;
    29, 59, 149, 299 or 598 parts are needed for 10, 5, 2, 1 or 0.5 %, and with fewer t is as without it.
    ``guarantee`` is the rate that the t chosen keeps with 95 % confidence, "if the next parts are like these".
    Fewer than 9 parts: as for a lot, and nothing is promised. Raises ValueError without parts.
    """
    raws = _sorted(raws_by_part.values())
    if len(raws) < FEWEST_GOOD:
        return _calibration(raws, _robust(raws), Basis.GOOD_PARTS, None)
    place = None if promise is None else place_for(len(raws), promise)  # k: t lies above the k-th largest
    if place is None:
        place = int(EXPECTED_FALSE_CALLS * (len(raws) + 1))
    return _calibration(raws, _above(raws[-place]), Basis.GOOD_PARTS, kept_rate(len(raws), place))


def from_lot(raws_by_part: Mapping[str, float]) -> Calibration:
    """Provisional calibration from the raw scores of an unlabelled lot: t = median + 1.5·1.4826·MAD.

    Nobody knows how many of its parts are defective; of normally spread good parts about one in fifteen is
    flagged. Raises ValueError without parts.
    """
    raws = _sorted(raws_by_part.values())
    return _calibration(raws, _robust(raws), Basis.LOT, None)


def kept_rate(parts: int, place: int) -> float:
    """False-call rate that a threshold above the ``place``-th largest of n good scores keeps, 95 % confidence.

    The share of good parts above that score follows Beta(place, n + 1 − place), whatever the scores' own law
    (one-sided tolerance bound; Wilks 1941).
    """
    return float(betaincinv(place, parts + 1 - place, CONFIDENCE))


def place_for(parts: int, rate: float) -> int | None:
    """k: the most places from the top at which a threshold still keeps ``rate``; None where none does."""
    place = 0
    while bdtr(place, parts, rate) <= 1.0 - CONFIDENCE:  # the binomial distribution up to place
        place += 1
    return place or None


def parts_for(rate: float) -> int:
    """Good parts that a promise of this false-call rate needs: ln 0.05 / ln(1 − rate), rounded up."""
    return int(np.ceil(np.log(1.0 - CONFIDENCE) / np.log1p(-rate)))


def _robust(raws: npt.NDArray[np.float64]) -> float:
    median = float(np.median(raws))
    spread = max(float(np.median(np.abs(raws - median))), _LEAST_MAD * median)
    return median + SPREADS * _MAD_TO_SIGMA * spread


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
        highest=tuple(raws[::-1][: Calibration.MOST_HIGHEST].tolist()) if basis is Basis.GOOD_PARTS else (),
    )


def _sorted(raws: Iterable[float]) -> npt.NDArray[np.float64]:
    values = np.sort(np.fromiter(raws, dtype=np.float64))
    if values.size == 0:
        raise ValueError("a calibration needs the score of at least one part")
    return values
