"""A p-chart: the share of each group of parts in order of time, its limits, and the run rules that it breaks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from inspector_app.domain.counting import GroupKind


class ChartKind(StrEnum):
    """The share that a p-chart follows."""

    FLAGGED = "flagged"  # of inspected parts
    REJECTED = "rejected"  # of inspected parts
    FALSE_CALLS = "false calls"  # of good parts


class RunRule(StrEnum):
    """Signs that a process has changed; numbers are those of Nelson (1984), letters of Western Electric (1956)."""

    BEYOND_LIMITS = "beyond the control limits (Nelson 1, Western Electric 1)"
    SAME_SIDE = "nine in a row on one side of the centre (Nelson 2)"
    TREND = "six in a row rising or falling (Nelson 3)"
    ALTERNATING = "fourteen in a row up and down by turns (Nelson 4)"
    TWO_OF_THREE = "two of three beyond two sigma on one side (Nelson 5, Western Electric 2)"
    FOUR_OF_FIVE = "four of five beyond one sigma on one side (Nelson 6, Western Electric 3)"


@dataclass(frozen=True, slots=True)
class ControlPoint:
    """A subgroup of a p-chart with its own limits, because its size is its own.

    ``exact``  the limits are binomial quantiles, because too few are expected for the normal ones
    ``rules``  those whose last point it is
    """

    key: str
    label: str
    count: int
    of: int
    share: float
    low: float
    high: float
    exact: bool
    rules: tuple[RunRule, ...]
    opens: str
    opens_of: str
    at: float | None = None  # seconds since the epoch


@dataclass(frozen=True, slots=True)
class RuleViolation:
    """A run rule that is broken by the points ``first`` to ``last`` (both belong to it)."""

    rule: RunRule
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Baseline:
    """Lots that control limits come from, so that later ones do not move them: ``count`` of ``of`` parts in ``lots``.

    ``filter`` names them in the filter language.
    """

    filter: str
    lots: int
    count: int
    of: int


@dataclass(frozen=True, slots=True)
class ControlChart:
    """A p-chart: shares over the subgroups in order of time.

    ``centre`` is the share of all of them together, or that of the ``baseline`` where one was named and has parts.
    """

    kind: ChartKind
    group: GroupKind
    points: tuple[ControlPoint, ...]
    centre: float | None  # None: nothing to count from
    violations: tuple[RuleViolation, ...]
    counted_from: str = ""
    baseline: Baseline | None = None
