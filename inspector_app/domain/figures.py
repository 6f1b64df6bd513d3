"""The figures of a recipe's parts: what a quality engineer reads, signs, and can open the parts behind.

Nothing is computed here. Every figure says from what it is counted (``counted_from``, English; documents and screens
translate it) and how its parts are found again: ``opens`` is a text of the gallery's filter language
(``domain.filtering``), to be asked of all lots of the recipe; "" where no part stands behind it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
import numpy.typing as npt

CELLS = 64  # a location map has so many columns and rows; the filter ``where:`` counts in them

Counts = npt.NDArray[np.int64]


class GroupKind(StrEnum):
    """What parts are grouped by."""

    LOT = "lot"
    SHIFT = "shift"  # in which the part was inspected first, local time
    OPERATOR = "operator"  # whose review decides the part
    VERSION = "version"  # recipe version of the run that scored the part


@dataclass(frozen=True, slots=True)
class Shift:
    """A shift of every day, in minutes after local midnight; one that ends before it begins goes over midnight."""

    name: str
    begins: int
    ends: int

    def holds(self, minute: int) -> bool:
        """Whether a minute of the day belongs to it."""
        if self.begins < self.ends:
            return self.begins <= minute < self.ends
        return minute >= self.begins or minute < self.ends


USUAL_SHIFTS = (Shift("early", 360, 840), Shift("late", 840, 1320), Shift("night", 1320, 360))


@dataclass(frozen=True, slots=True)
class Scope:
    """Which parts are counted: those of one recipe, of some of its lots, inspected first within a time.

    ``since`` and ``until`` in seconds since the epoch, the second left out; ``filter`` the same in the filter
    language, "" for all. It is part of every ``opens``.
    """

    recipe_id: str
    recipe_name: str
    lots: tuple[int, ...] = ()  # numbers; none: every lot
    since: float | None = None
    until: float | None = None
    filter: str = ""


@dataclass(frozen=True, slots=True)
class Interval:
    """A confidence interval."""

    low: float
    high: float
    confidence: float = 0.95


@dataclass(frozen=True, slots=True)
class Proportion:
    """``count`` of ``of`` parts, with the exact (Clopper-Pearson) interval; None where ``of`` is 0."""

    count: int
    of: int
    interval: Interval | None
    counted_from: str = ""
    opens: str = ""  # the parts of ``count``
    opens_of: str = ""  # the parts of ``of``

    @property
    def share(self) -> float | None:
        return self.count / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class EscapeFigure:
    """Unflagged defective parts / defective parts, estimated from the check sample alone.

    ``sample``     defective parts / checked parts of the sample
    ``unflagged``  parts that the sample stands for
    ``known``      unflagged parts outside the sample that a person rejected
    ``caught``     flagged parts that a person rejected
    ``left``       drawn parts that nobody has decided yet, or was unsure of
    ``escaped``    estimated number of unflagged defective parts, each checked part weighted by 1 / its probability
    ``share``      the rate; None where no defect is known at all
    ``interval``   of the rate; None where the parts were drawn with unequal chances
    """

    sample: Proportion
    unflagged: int
    known: int
    caught: int
    left: int
    escaped: float
    share: float | None
    interval: Interval | None
    counted_from: str = ""
    opens: str = ""  # the checked parts that were rejected


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """The figures of one group of parts; ``key`` names it in the filter language, ``label`` for people.

    ``yield_``               outcome ok or accepted / inspected
    ``first_pass``           not flagged / inspected
    ``false_calls``          flagged and accepted / accepted or ok: parts that nobody has reviewed count as good
    ``false_calls_reviewed`` flagged and accepted / accepted: from reviewed parts alone, which are not chosen by chance
    ``false_flags``          flagged and accepted / flagged and decided
    ``escapes``              None: not known, no part of a check sample was decided
    """

    kind: GroupKind | None  # None: all parts together
    key: str
    label: str
    parts: int
    inspected: int
    failed: int
    ok: int
    flagged: int
    check: int
    accepted: int
    rejected: int
    unsure: int
    undecided: int  # flagged, and nobody has decided
    quieted: int
    yield_: Proportion
    first_pass: Proportion
    false_calls: Proportion
    false_calls_reviewed: Proportion
    false_flags: Proportion
    escapes: EscapeFigure | None
    opens: str
    began: float | None = None  # first inspection of the group, seconds since the epoch
    rejects: Proportion = Proportion(0, 0, None)  # rejected / inspected

    @property
    def opens_undecided(self) -> str:
        return f"{self.opens} outcome:flagged".strip()

    @property
    def opens_failed(self) -> str:
        return f"{self.opens} failed:".strip()

    @property
    def opens_unsure(self) -> str:
        return f"{self.opens} outcome:unsure".strip()


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

    @property
    def in_control(self) -> bool:
        return not self.violations


@dataclass(frozen=True, slots=True)
class ParetoBar:
    """A defect class; ``parts`` rejected parts that have it, ``cumulative`` share of all up to and with this bar."""

    name: str  # "": rejected without a class
    parts: int
    share: float
    cumulative: float
    opens: str


@dataclass(frozen=True, slots=True)
class Pareto:
    """Defect classes, the most frequent first. A part with two classes counts in both."""

    bars: tuple[ParetoBar, ...]
    parts: int  # rejected parts
    counted_from: str = ""
    opens: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class LocationMap:
    """How many findings cover each cell of the picture, int64 ``[CELLS, CELLS]`` (row, column), for one view.

    ``found``     of flagged parts
    ``rejected``  of these, of parts that were rejected
    ``accepted``  of these, of parts that were accepted
    ``reference_image_id``  a picture of a good part to lay the map over
    """

    view: str
    found: Counts
    rejected: Counts
    accepted: Counts
    findings: int
    reference_image_id: str | None
    scope: str = ""  # filter text of the scope
    counted_from: str = ""

    def opens(
        self, column: int, row: int, last_column: int | None = None, last_row: int | None = None
    ) -> str:
        """The parts with a finding that touches a cell, or a rectangle of cells."""
        cells = f"{column},{row}"
        if last_column is not None and last_row is not None and (last_column, last_row) != (column, row):
            cells += f"..{last_column},{last_row}"
        view = f"{self.view}@" if self.view else ""
        return f'{self.scope} where:"{view}{cells}" verdict:flagged'.strip()


@dataclass(frozen=True, slots=True)
class DriftPoint:
    """Calibrated scores of a lot's parts that the machine calls ok.

    ``quantiles`` at 5, 25, 50, 75 and 95 %, None where there is none; ``figure`` and ``limit`` the drift of the lot's
    images against the bank's, as it was measured after inspection, None where it was not.
    """

    key: str
    label: str
    at: float | None
    parts: int
    quantiles: tuple[float, float, float, float, float] | None
    figure: float | None
    limit: float | None
    opens: str

    @property
    def alarm(self) -> bool:
        return self.figure is not None and self.limit is not None and self.figure > self.limit


@dataclass(frozen=True, slots=True)
class ScoreDrift:
    """How scores of ok parts move from lot to lot, in the order in which the lots began."""

    points: tuple[DriftPoint, ...]
    counted_from: str = ""


@dataclass(frozen=True, slots=True)
class LotSaving:
    """What one entry did in one lot: parts it acted on, and those of them that are ok."""

    key: str
    label: str
    quieted: int
    saved: int
    opens: str


@dataclass(frozen=True, slots=True)
class EntrySaving:
    """What one entry of the pseudo bank saved.

    ``quieted``   parts of which it removed or lowered a finding
    ``saved``     of these, parts that the machine calls ok now: false calls saved, as far as they are good
    ``alone``     of the saved ones, those that no other entry acted on
    ``accepted``  of the saved ones, those that a person accepted
    ``rejected``  of the saved ones, those that a person rejected: defects that the entry helped to hide
    """

    number: int
    label: str  # P-12
    active: bool
    quieted: int
    saved: int
    alone: int
    accepted: int
    rejected: int
    lots: tuple[LotSaving, ...]
    opens: str  # the saved parts
    opens_quieted: str
    opens_rejected: str
    opens_accepted: str
    opens_alone: str


@dataclass(frozen=True, slots=True)
class DecisionTimes:
    """Seconds between the decisions of one operator within one sitting.

    ``pauses``   longer times, which end a sitting and are left out; ``limit`` from which on, in seconds
    ``at_once``  decisions of several parts with one act, which take no time of their own and are left out
    """

    operator: str
    decisions: int  # all of them
    timed: int  # times that the quantiles are taken from
    pauses: int
    at_once: int
    limit: float
    median: float | None
    lower_quartile: float | None
    upper_quartile: float | None
    ninetieth: float | None
    opens: str
    counted_from: str = ""


@dataclass(frozen=True, slots=True)
class AgreementCell:
    """How many parts the one operator and the other decided so."""

    first: str  # accept | reject | unsure
    second: str
    parts: int
    opens: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two operators over the parts that both decided. ``kappa`` None: not defined (both said one thing of all)."""

    first: str
    second: str
    parts: int
    observed: float | None  # share on which they agree
    expected: float | None  # share on which they would agree by chance
    kappa: float | None
    interval: Interval | None
    cells: tuple[AgreementCell, ...]
    opens: str
    counted_from: str = ""


@dataclass(frozen=True, slots=True)
class ConfusionCell:
    """Parts of one verdict and one review."""

    verdict: str  # ok | check | flagged | failed
    review: str  # accept | reject | unsure | none
    parts: int
    opens: str


@dataclass(frozen=True, slots=True)
class Confusion:
    """The machine's verdict against what people decided; every pair is there, also with 0 parts."""

    cells: tuple[ConfusionCell, ...]
    counted_from: str = ""

    def count(self, verdict: str, review: str) -> int:
        """Parts of a pair."""
        return sum(cell.parts for cell in self.cells if (cell.verdict, cell.review) == (verdict, review))


@dataclass(frozen=True, slots=True, eq=False)
class Statistics:
    """All figures of a scope, of one moment."""

    scope: Scope
    made_at: float
    totals: GroupFigures
    groups: dict[GroupKind, tuple[GroupFigures, ...]]
    charts: tuple[ControlChart, ...]  # over lots, one of each kind
    pareto: Pareto
    maps: tuple[LocationMap, ...]  # one a view
    drift: ScoreDrift
    savings: tuple[EntrySaving, ...]  # the one that saved most first
    times: tuple[DecisionTimes, ...]  # by operator's name
    agreements: tuple[Agreement, ...]  # pairs with the most common parts first
    confusion: Confusion
    shifts: tuple[Shift, ...] = field(default=USUAL_SHIFTS)
