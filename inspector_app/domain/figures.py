"""The figures of a recipe's parts: what a quality engineer reads, signs, and can open the parts behind.

Nothing is computed here. Every figure says from what it is counted (``counted_from``, English; documents and screens
translate it) and how its parts are found again: ``opens`` is a text of the gallery's filter language
(``domain.filtering``), to be asked of all lots of the recipe; "" where no part stands behind it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from inspector_app.domain.control_chart import ControlChart
from inspector_app.domain.counting import (
    NO_PARTS,
    USUAL_SHIFTS,
    GroupKind,
    Interval,
    Proportion,
    Scope,
    Shift,
)

CELLS = 64  # a location map has so many columns and rows; the filter ``where:`` counts in them

Counts = npt.NDArray[np.int64]


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
    rejects: Proportion = NO_PARTS  # rejected / inspected

    @property
    def opens_undecided(self) -> str:
        return f"{self.opens} outcome:flagged".strip()

    @property
    def opens_failed(self) -> str:
        return f"{self.opens} failed:".strip()

    @property
    def opens_unsure(self) -> str:
        return f"{self.opens} outcome:unsure".strip()


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
    acted_on: int
    saved: int
    opens: str


@dataclass(frozen=True, slots=True)
class EntrySaving:
    """What one entry of the pseudo bank saved.

    ``acted_on``  parts of which it removed or lowered a finding, whatever they are called now
    ``saved``     of these, parts that the machine calls ok now, by the glossary quieted ones: false calls saved, as far
                  as they are good and would have been flagged without it
    ``alone``     of the saved ones, those that no other entry acted on
    ``accepted``  of the saved ones, those that a person accepted
    ``rejected``  of the saved ones, those that a person rejected: defects that the entry helped to hide
    """

    number: int
    label: str  # P-12
    active: bool
    acted_on: int
    saved: int
    alone: int
    accepted: int
    rejected: int
    lots: tuple[LotSaving, ...]
    opens: str  # the saved parts
    opens_acted_on: str
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
