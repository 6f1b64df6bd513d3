"""What the store counts for the figures: rows of groups, few even where parts are many."""

from __future__ import annotations

from dataclasses import dataclass

from inspector_app.domain.counting import Scope, Shift
from inspector_app.domain.lot import Verdict
from inspector_app.domain.review import Disposition, PartDecision


@dataclass(frozen=True, slots=True)
class PartTally:
    """Parts that are alike in all of this, counted.

    ``operator``     whose review decides them, None where nobody has decided
    ``probability``  with which they were drawn for the check sample, None where they were not
    ``first``        the earliest first inspection of them, seconds since the epoch
    """

    lot: int
    shift: str | None
    operator: str | None
    version: int | None
    verdict: Verdict | None
    check: bool
    disposition: Disposition | None
    quieted: bool
    probability: float | None
    parts: int
    first: float | None = None


@dataclass(frozen=True, slots=True)
class CountedLot:
    """A lot that is counted, for its number the name that people know."""

    number: int
    name: str


@dataclass(frozen=True, slots=True)
class ClassTally:
    """Rejected parts with the same defect classes, folded."""

    classes: tuple[str, ...]
    parts: int


@dataclass(frozen=True, slots=True)
class QuietTally:
    """Parts that an entry acted on; ``alone``: no other entry did."""

    mark: int
    lot: int
    alone: bool
    verdict: Verdict | None
    disposition: Disposition | None
    parts: int


@dataclass(frozen=True, slots=True)
class BoxTally:
    """Findings of flagged parts with the same box in cells, both ends belong to it."""

    view: str
    left: int
    top: int
    right: int
    bottom: int
    disposition: Disposition | None
    findings: int


@dataclass(frozen=True, slots=True)
class ScoreTally:
    """Calibrated scores of the ok parts of a lot: nearest-rank quantiles at 5, 25, 50, 75 and 95 %."""

    lot: int
    parts: int
    quantiles: tuple[float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class DriftTally:
    """The drift that was measured last for a lot."""

    lot: int
    figure: float
    limit: float


@dataclass(frozen=True, slots=True)
class TimeTally:
    """Times between the decisions of an operator: nearest-rank quartiles and 90th percentile of those kept, s."""

    operator: str
    decisions: int
    timed: int
    pauses: int
    at_once: int
    quantiles: tuple[float, float, float, float] | None


@dataclass(frozen=True, slots=True)
class PairTally:
    """Parts that two people decided so, each with the latest standing review of the whole part."""

    first: str
    second: str
    first_said: PartDecision
    second_said: PartDecision
    parts: int


@dataclass(frozen=True, slots=True)
class CountedMark:
    """An entry that is counted."""

    number: int
    active: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """Everything that the figures of a scope are computed from, of one moment."""

    scope: Scope
    lots: tuple[CountedLot, ...]  # by number
    shifts: tuple[Shift, ...]
    parts: tuple[PartTally, ...]
    classes: tuple[ClassTally, ...] = ()
    class_names: tuple[str, ...] = ()  # as the recipe writes them
    quieted: tuple[QuietTally, ...] = ()
    marks: tuple[CountedMark, ...] = ()
    boxes: tuple[BoxTally, ...] = ()
    references: tuple[tuple[str, str], ...] = ()  # view, key of an image of a typical good part
    scores: tuple[ScoreTally, ...] = ()
    drifts: tuple[DriftTally, ...] = ()
    times: tuple[TimeTally, ...] = ()
    pause: float = 0.0  # seconds from which on a time between decisions ends a sitting
    pairs: tuple[PairTally, ...] = ()
