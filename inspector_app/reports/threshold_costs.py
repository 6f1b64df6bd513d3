"""The expected cost of a threshold per 1,000 parts: false calls that are looked at, defects that get through."""

from __future__ import annotations

import numpy as np
from scipy.special import betaincinv

from inspector_app.domain.threshold import CostCurve, Floats
from inspector_app.reports.rates import CONFIDENCE
from inspector_app.reports.threshold_columns import SortedLot

PLACES = 241  # along the axis
PER = 1000.0
_BOUNDS = 3  # shares that are bounded at once: each with a third of the error that is allowed (Bonferroni)


def cost_curve(lot: SortedLot, low: float, high: float, false_call: float, escape: float) -> CostCurve | None:
    """The expected cost over thresholds from ``low`` to ``high``; None without a decided check sample.

    Of the N parts that are decided, or that the check sample stands for, a threshold t costs
    (false_call · F(t) + escape · (R(t) + D(t))) · 1000 / N. R counts the parts outside the sample that people rejected
    and that lie below t; D estimates the defective ones among those that nobody has decided, from the sample, each of
    its parts weighted by 1 / its probability; F counts the accepted ones at or above t and of the undecided ones those
    that D does not call defective. The band takes each of the three shares at the ends of its exact interval. Flagged
    parts that nobody has decided, and those that people were unsure of, are not among the N; in the band they count
    once as what costs nothing and once as what costs.
    """
    total = lot.stands.parts + lot.spared.parts + lot.known.parts
    if not lot.checked.size:
        return None
    thresholds = np.linspace(low, high, PLACES)
    order = np.argsort(lot.checked, kind="stable")
    at = np.searchsorted(lot.checked[order], thresholds, side="left")
    shares = np.where(lot.defective[order], lot.weights[order], 0.0) / lot.weights.sum()
    missed = np.concatenate([[0.0], np.cumsum(shares)])[at]  # of the parts that the sample stands for
    bad = np.concatenate([[0], np.cumsum(lot.defective[order])])[at].astype(np.float64)

    rejected = lot.known.below_each(thresholds)
    caught = (shares.sum() - missed) * lot.stands.parts
    presumed = lot.stands.parts - lot.stands.below_each(thresholds)
    called = lot.spared.parts - lot.spared.below_each(thresholds) + np.maximum(presumed - caught, 0.0)
    stands_for = lot.stands.parts / total
    cost = PER * (false_call * called / total + escape * (rejected / total + missed * stands_for))

    undecided = lot.undecided.parts + lot.unsure.parts
    band_low = band_high = None
    if float(np.ptp(lot.weights)) <= 1e-9 * float(lot.weights.max()):
        called_low, called_high = _bounds(called, total)
        rejected_low, rejected_high = _bounds(rejected, total)
        missed_low, missed_high = _bounds(bad, lot.checked.size)
        best = false_call * called_low + escape * (rejected_low + missed_low * stands_for)
        worst = false_call * called_high + escape * (rejected_high + missed_high * stands_for)
        # An undecided part that is flagged is perhaps good, and one that passes perhaps defective.
        passing = lot.undecided.below_each(thresholds) + lot.unsure.below_each(thresholds)
        more = false_call * (undecided - passing) + escape * passing
        band_low = np.minimum(PER * best * total / (total + undecided), cost)
        band_high = np.maximum(PER * (worst * total + more) / (total + undecided), cost)
    return CostCurve(
        thresholds=thresholds,
        cost=cost,
        low=band_low,
        high=band_high,
        cheapest=int(np.argmin(cost)),
        parts=total,
        undecided=undecided,
        false_call=false_call,
        escape=escape,
    )


def _bounds(count: Floats, of: int) -> tuple[Floats, Floats]:
    """Exact bounds of the shares ``count / of``, each with a third of 5 % error."""
    tail = (1 - CONFIDENCE) / (2 * _BOUNDS)
    some, rest = np.maximum(count, 1e-9), np.maximum(of - count, 1e-9)
    low = np.where(count > 0, betaincinv(some, of - count + 1, tail), 0.0)
    high = np.where(count < of, betaincinv(count + 1, rest, 1 - tail), 1.0)
    return np.asarray(low, np.float64), np.asarray(high, np.float64)
