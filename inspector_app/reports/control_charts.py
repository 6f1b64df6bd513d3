"""p-charts: shares of subgroups of differing size against control limits, and the run rules over them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from scipy.stats import binom

from inspector_app.domain.control_chart import (
    Baseline,
    ChartKind,
    ControlChart,
    ControlPoint,
    RuleViolation,
    RunRule,
)
from inspector_app.domain.counting import GroupKind
from inspector_app.domain.figures import GroupFigures
from inspector_app.reports.language import marked

SIGMAS = 3.0
TAIL = 0.00135  # beyond three sigma on one side, of a normal distribution
FEWEST_EXPECTED = 5.0  # parts of either kind, for a normal approximation (Montgomery, Introduction to SQC)

CHART_FROM = {
    ChartKind.FLAGGED: marked("flagged parts, of the inspected parts of each lot"),
    ChartKind.REJECTED: marked("rejected parts, of the inspected parts of each lot"),
    ChartKind.FALSE_CALLS: marked("flagged parts that a person accepted, of the good parts of each lot"),
}


@dataclass(frozen=True, slots=True)
class Subgroup:
    """``count`` of ``of`` parts, and how they are named and found."""

    key: str
    label: str
    count: int
    of: int
    opens: str = ""
    opens_of: str = ""
    at: float | None = None


@dataclass(frozen=True, slots=True)
class BaselineLots:
    """The lots that limits come from, and the filter text that names them."""

    filter: str
    lots: tuple[GroupFigures, ...]


def charts(lots: Sequence[GroupFigures], baseline: BaselineLots | None = None) -> tuple[ControlChart, ...]:
    """One chart of each kind over lots, in the order in which their first parts were inspected."""
    ordered = sorted((lot for lot in lots if lot.inspected), key=lambda lot: (lot.began or 0.0, int(lot.key)))
    return tuple(
        p_chart(
            kind,
            GroupKind.LOT,
            [_subgroup(kind, lot) for lot in ordered],
            CHART_FROM[kind],
            None if baseline is None else _baseline(kind, baseline),
        )
        for kind in ChartKind
    )


def _baseline(kind: ChartKind, found: BaselineLots) -> Baseline:
    inspected = [_subgroup(kind, lot) for lot in found.lots if lot.inspected]
    count, of = sum(one.count for one in inspected), sum(one.of for one in inspected)
    return Baseline(found.filter, len(inspected), count, of)


def p_chart(
    kind: ChartKind,
    group: GroupKind,
    subgroups: Iterable[Subgroup],
    counted_from: str = "",
    baseline: Baseline | None = None,
) -> ControlChart:
    """The chart of subgroups in order of time; those without parts are left out.

    The centre is the share of the ``baseline``, which later subgroups do not move (phase II); without one, or where it
    has no parts of this kind, that of all subgroups together, which are judged among themselves (phase I). Limits are
    three sigma of the binomial at each subgroup's own size; where fewer than ``FEWEST_EXPECTED`` parts of either kind
    are expected they are its quantiles at 0.135 %, because three sigma would then alarm too often.
    """
    given = [one for one in subgroups if one.of > 0]
    total, found = sum(one.of for one in given), sum(one.count for one in given)
    if not given:
        return ControlChart(kind, group, (), None, (), counted_from)
    if baseline is not None and not baseline.of:
        baseline = None
    centre = found / total if baseline is None else baseline.count / baseline.of
    limits = [control_limits(centre, one.of) for one in given]
    shares = [one.count / one.of for one in given]
    violations = tuple(run_violations(shares, [one.of for one in given], centre))
    ends: dict[int, list[RunRule]] = {}
    for rule, last in _ends(shares, [one.of for one in given], centre):
        ends.setdefault(last, []).append(rule)
    points = tuple(
        ControlPoint(
            one.key, one.label, one.count, one.of, share, low, high, exact, tuple(ends.get(place, ())),
            one.opens, one.opens_of, one.at,
        )
        for place, (one, share, (low, high, exact)) in enumerate(zip(given, shares, limits, strict=True))
    )  # fmt: skip
    return ControlChart(kind, group, points, centre, violations, counted_from, baseline)


def control_limits(centre: float, size: int) -> tuple[float, float, bool]:
    """Lower and upper limit of a share in ``size`` parts, and whether they are binomial quantiles.

    A share beyond them is a signal, one on them is none (Shewhart 1931).
    """
    if min(centre, 1 - centre) * size < FEWEST_EXPECTED:
        low, high = binom.ppf([TAIL, 1 - TAIL], size, centre)
        return max(0.0, float(low) / size), min(1.0, float(high) / size), True
    reach = SIGMAS * math.sqrt(centre * (1 - centre) / size)
    return max(0.0, centre - reach), min(1.0, centre + reach), False


def run_violations(shares: Sequence[float], sizes: Sequence[int], centre: float) -> Iterator[RuleViolation]:
    """Where run rules are broken (Nelson 1984), runs that overlap put together.

    Rules that count in sigmas are asked only where all points of a window have normal limits.
    """
    for rule, windows in _windows(shares, sizes, centre):
        merged: list[tuple[int, int]] = []
        for first, last in windows:
            if merged and first <= merged[-1][1]:
                merged[-1] = (merged[-1][0], last)
            else:
                merged.append((first, last))
        yield from (RuleViolation(rule, first, last) for first, last in merged)


def _ends(shares: Sequence[float], sizes: Sequence[int], centre: float) -> Iterator[tuple[RunRule, int]]:
    for rule, windows in _windows(shares, sizes, centre):
        yield from ((rule, last) for _, last in windows)


def _windows(
    shares: Sequence[float], sizes: Sequence[int], centre: float
) -> Iterator[tuple[RunRule, list[tuple[int, int]]]]:
    """First and last point of every window that breaks a rule."""
    limits = [control_limits(centre, size) for size in sizes]
    exact = [is_exact for _, _, is_exact in limits]
    tiny = 1e-12  # shares are fractions: what is equal must not differ by rounding
    beyond = [
        share < low - tiny or share > high + tiny
        for share, (low, high, _) in zip(shares, limits, strict=True)
    ]
    spread = [math.sqrt(centre * (1 - centre) / size) for size in sizes]
    z = [(share - centre) / wide if wide > 0 else 0.0 for share, wide in zip(shares, spread, strict=True)]
    side = [0 if abs(share - centre) <= tiny else (1 if share > centre else -1) for share in shares]
    steps = [
        0 if abs(after - before) <= tiny else (1 if after > before else -1)
        for before, after in pairwise(shares)
    ]

    def window(length: int, breaks: Callable[[int, int], bool]) -> list[tuple[int, int]]:
        return [
            (last - length + 1, last)
            for last in range(length - 1, len(shares))
            if breaks(last - length + 1, last)
        ]

    def far(length: int, most: int, sigmas: float) -> list[tuple[int, int]]:
        def breaks(first: int, last: int) -> bool:
            if any(exact[first : last + 1]):
                return False
            return any(
                sign * z[last] > sigmas + tiny
                and sum(sign * one > sigmas + tiny for one in z[first : last + 1]) >= most
                for sign in (1, -1)
            )

        return window(length, breaks)

    yield RunRule.BEYOND_LIMITS, [(place, place) for place, is_beyond in enumerate(beyond) if is_beyond]
    yield (
        RunRule.SAME_SIDE,
        window(9, lambda first, last: side[first] != 0 and len(set(side[first : last + 1])) == 1),
    )
    yield (
        RunRule.TREND,
        window(6, lambda first, last: steps[first] != 0 and len(set(steps[first:last])) == 1),
    )
    yield (
        RunRule.ALTERNATING,
        window(
            14,
            lambda first, last: all(steps[k] * steps[k + 1] == -1 for k in range(first, last - 1)),
        ),
    )
    yield RunRule.TWO_OF_THREE, far(3, 2, 2.0)
    yield RunRule.FOUR_OF_FIVE, far(5, 4, 1.0)


def _subgroup(kind: ChartKind, lot: GroupFigures) -> Subgroup:
    match kind:
        case ChartKind.FLAGGED:
            flagged = f"{lot.opens} verdict:flagged"
            return Subgroup(
                lot.key, lot.label, lot.flagged, lot.inspected, flagged, lot.first_pass.opens_of, lot.began
            )
        case ChartKind.REJECTED:
            share = lot.rejects
        case ChartKind.FALSE_CALLS:
            share = lot.false_calls
    return Subgroup(lot.key, lot.label, share.count, share.of, share.opens, share.opens_of, lot.began)
