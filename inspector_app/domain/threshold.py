"""The figures of a threshold that is not kept yet: what it would do to a lot and to the lots before it.

Nothing is computed here. Thresholds and scores are in raw units of the bank that has scored the lot. A part is flagged
from the lower handle on: between the two it is flagged in the band "check", and a person looks at it all the same. So
false calls, escapes and costs follow the lower handle, and the upper one divides the flagged parts.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from inspector_app.domain.counting import Proportion
from inspector_app.domain.figures import EscapeFigure
from inspector_app.domain.part_region import PartRegion

Floats = npt.NDArray[np.float64]


class Said(IntEnum):
    """What people said of a part."""

    NOBODY = 0
    GOOD = 1
    DEFECT = 2
    UNSURE = 3


@dataclass(frozen=True, slots=True)
class Handles:
    """Where the two handles stand, raw; ``lower`` is never above ``upper``."""

    lower: float
    upper: float


@dataclass(frozen=True, slots=True, eq=False)
class ScoredLot:
    """The scored parts of a lot, column by column, in no order that matters.

    ``raw``     float64 ``[n]``
    ``said``    int8 ``[n]``, values of ``Said``
    ``drawn``   float64 ``[n]``: probability with which the part was drawn for the check sample, nan where it was not
    ``always``  bool ``[n]``: flagged whatever its score, because one of its pictures could not be read
    ``then``    the handles when the lot was inspected, ``now`` those that judge it at present
    ``bank``    hash of the normal bank in whose units the scores are
    """

    lot_id: str
    number: int
    name: str
    raw: Floats
    said: npt.NDArray[np.int8]
    drawn: Floats
    always: npt.NDArray[np.bool_]
    then: Handles | None
    now: Handles | None
    bank: str
    failed: int = 0

    @property
    def parts(self) -> int:
        return int(self.raw.size)


@dataclass(frozen=True, slots=True, eq=False)
class Peaks:
    """The findings of a lot by where their peaks lie: float64 ``[f]`` each, ``part`` int64 ``[f]`` numbers the parts.

    ``x`` and ``y`` are shares of the picture, ``raw`` is the score of the finding's part.
    """

    peak: Floats
    raw: Floats
    x: Floats
    y: Floats
    part: npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Sides:
    """Parts on each side of the handles."""

    ok: int
    check: int
    flagged: int


@dataclass(frozen=True, slots=True)
class Guarantee:
    """What the good parts that the scale rests on promise.

    ``parts``   good parts, 0 where the scale rests on none
    ``over``    how many of them lie at or above the place, None where that is not known
    ``rate``    false-call rate that is kept with 95 % confidence, None where nothing can be promised
    ``wanted``  rate that is asked for, ``needed`` good parts that it takes when none of them is flagged
    """

    parts: int
    over: int | None
    rate: float | None
    wanted: float
    needed: int

    @property
    def kept(self) -> bool:
        """Whether what is asked for is promised."""
        return self.rate is not None and self.rate <= self.wanted


@dataclass(frozen=True, slots=True)
class CostAt:
    """Expected cost per 1,000 parts; ``low`` and ``high`` None where no band can be given."""

    cost: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True, eq=False)
class CostCurve:
    """The expected cost per 1,000 parts over the threshold, float64 ``[k]`` each.

    ``low`` and ``high`` hold at each single place with at least 95 % confidence; None where the check sample was drawn
    with unequal chances. ``undecided`` flagged parts are left out of ``cost`` and taken at their best and worst in the
    band. ``cheapest`` is the place of the least cost in the arrays: shown, and never chosen.
    """

    thresholds: Floats
    cost: Floats
    low: Floats | None
    high: Floats | None
    cheapest: int
    parts: int
    undecided: int
    false_call: float
    escape: float

    def at(self, threshold: float) -> CostAt:
        """Between two places of the curve: as at the nearer one."""
        place = int(np.argmin(np.abs(self.thresholds - threshold)))
        low = None if self.low is None else float(self.low[place])
        high = None if self.high is None else float(self.high[place])
        return CostAt(float(self.cost[place]), low, high)


class NotKnown(IntEnum):
    """Why a figure cannot be given."""

    NO_SAMPLE = 1  # no part of a check sample was decided
    UNDECIDED = 2  # flagged parts would pass that nobody has decided


@dataclass(frozen=True, slots=True)
class LotAt:
    """What the handles would have done to one lot.

    ``would`` and what follows are None where another bank has scored the lot: this threshold is not in its units.
    ``missed``  parts that people rejected and that would not have been flagged
    ``gained``  parts that people rejected, that are not flagged now, and that would have been
    """

    lot_id: str
    number: int
    name: str
    parts: int
    then: int | None
    now: int | None
    would: int | None
    check: int | None
    false_calls: Proportion | None
    missed: int | None
    gained: int | None
    rejected: int
    opens: str = ""  # the parts that would be flagged, in the gallery's filter language
    opens_missed: str = ""


@dataclass(frozen=True, slots=True)
class RegionAt:
    """Findings of flagged parts whose peak lies in a region and reaches the threshold; None: in no region."""

    region: PartRegion | None
    findings: int
    parts: int


@dataclass(frozen=True, slots=True)
class ThresholdFigures:
    """All figures of the handles at one place.

    ``false_calls``          flagged and accepted / accepted or ok: parts that nobody has reviewed count as good
    ``false_calls_reviewed`` flagged and accepted / accepted: from reviewed parts alone, which are not chosen by chance
    ``escapes``              None: not known, for the reason ``escapes_unknown``; ``passing`` undecided flagged parts
                             that would pass
    ``sample_needed``        decided parts of the check sample that show, when none is defective, that at most
                             ``sample_rate`` of the passed parts are
    ``changed``              parts of the lot that would be judged otherwise than now: ok, to check or flagged
    """

    handles: Handles
    sides: Sides
    changed: int
    false_calls: Proportion
    false_calls_reviewed: Proportion
    escapes: EscapeFigure | None
    escapes_unknown: NotKnown | None
    passing: int
    sample_needed: int
    sample_rate: float
    guarantee: Guarantee
    cost: CostAt | None
    lots: tuple[LotAt, ...]
    regions: tuple[RegionAt, ...]
