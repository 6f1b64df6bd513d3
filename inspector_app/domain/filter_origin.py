"""Terms of the filter language that say where a part comes from and who decided it: figures name their parts by them.

``lot:12`` (also ``lot:10..20``, ``lot:3,5``), ``recipe:v3``, ``shift:early``, ``since:2026-03-01``,
``until:2026-03-02``, ``by:anna``, ``reviewed-by:anna`` or ``reviewed-by:anna/reject``, ``second:``, ``where:12,40`` or
``where:12,40..15,44`` with a view before an @, ``unclassed:``, ``outcome:ok,accepted``, ``inspected:``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from inspector_app.domain.figures import CELLS
from inspector_app.domain.review import Disposition, PartDecision

MOST_LOTS = 200  # named in one term
_LARGEST_NUMBER = 2**31


@dataclass(frozen=True, slots=True)
class LotIs:
    """The part is of one of these lots of its recipe, ``ranges`` of numbers with both ends."""

    ranges: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class ScoredBy:
    """The run that scored the part was made under this version of the recipe."""

    version: int


@dataclass(frozen=True, slots=True)
class InShift:
    """The part was inspected first in a shift of this name (case folded)."""

    name: str


@dataclass(frozen=True, slots=True)
class FirstInspected:
    """The part was inspected first at or after ``since`` and before ``until``, seconds since the epoch."""

    since: float | None = None
    until: float | None = None


@dataclass(frozen=True, slots=True)
class DecidedBy:
    """The review that decides the part is this person's."""

    author: str


@dataclass(frozen=True, slots=True)
class ReviewedBy:
    """This person has a standing review of the whole part; ``decision`` that is the latest of these, None: any."""

    author: str
    decision: PartDecision | None = None


@dataclass(frozen=True, slots=True)
class SecondOpinion:
    """The latest review of the whole part says unsure, and is by somebody else than ``author``; None: by anybody."""

    author: str | None = None


@dataclass(frozen=True, slots=True)
class FindingAt:
    """A finding of the part touches a rectangle of cells (``CELLS`` columns and rows, both ends belong to it)."""

    column: int
    row: int
    last_column: int
    last_row: int
    view: str | None = None  # None: in any


@dataclass(frozen=True, slots=True)
class Unclassed:
    """Nobody named a defect class."""


@dataclass(frozen=True, slots=True)
class OutcomeIs:
    """The part's outcome is one of these."""

    outcomes: tuple[Disposition, ...]


@dataclass(frozen=True, slots=True)
class Inspected:
    """The machine has a verdict of the part, and could inspect it."""


OriginCondition = (
    LotIs
    | ScoredBy
    | InShift
    | FirstInspected
    | DecidedBy
    | ReviewedBy
    | SecondOpinion
    | FindingAt
    | Unclassed
    | OutcomeIs
    | Inspected
)


def term(key: str, value: str) -> str:
    """A term of the filter language; a quote inside, which it cannot hold, stands as an apostrophe."""
    value = name_key(value)
    return f"{key}:{value}" if re.fullmatch(r'[^\s":]+', value) else f'{key}:"{value}"'


def name_key(name: str) -> str:
    """A person's name as it is compared."""
    return name.replace('"', "'")


def origin_condition(key: str, value: str) -> OriginCondition | None:
    """The condition of a term, None where ``key`` is none of these. Raises ValueError for what cannot be."""
    match key:
        case "lot" if value:
            return LotIs(_ranges(value))
        case "recipe":
            return ScoredBy(_countable(int(value[1:] if value[:1].lower() == "v" else value)))
        case "shift" if value:
            return InShift(value.casefold())
        case "since":
            return FirstInspected(since=moment(value))
        case "until":
            return FirstInspected(until=moment(value, whole_day=True))
        case "by" if value:
            return DecidedBy(name_key(value))
        case "reviewed-by" if value:
            return _reviewed_by(name_key(value))
        case "second":
            return SecondOpinion(name_key(value) if value else None)
        case "where":
            return _finding_at(value)
        case "unclassed" if not value:
            return Unclassed()
        case "outcome":
            return OutcomeIs(tuple(Disposition(name) for name in value.lower().split(",")))
        case "inspected" if not value:
            return Inspected()
    return None


def moment(text: str, *, whole_day: bool = False) -> float:
    """A day or a day and time of this place (ISO 8601) in seconds since the epoch.

    ``whole_day``: of a day without a time, its end. Raises ValueError.
    """
    found = datetime.fromisoformat(text)
    try:
        if whole_day and re.fullmatch(r"\d{4}-?\d\d-?\d\d", text):
            found += timedelta(days=1)
        return found.timestamp()
    except (OverflowError, OSError) as error:
        raise ValueError(text) from error


def _ranges(text: str) -> tuple[tuple[int, int], ...]:
    ranges = []
    for piece in text.split(","):
        low, dots, high = piece.partition("..")
        ranges.append((int(low), int(high if dots else low)))
    if len(ranges) > MOST_LOTS:
        raise ValueError(text)
    return tuple((_countable(low), _countable(high)) for low, high in ranges)


def _countable(number: int) -> int:
    """A number that a database can compare."""
    if abs(number) > _LARGEST_NUMBER:
        raise ValueError(str(number))
    return number


def _reviewed_by(text: str) -> ReviewedBy:
    name, slash, said = text.rpartition("/")
    if slash and name and said in set(PartDecision):
        return ReviewedBy(name, PartDecision(said))
    return ReviewedBy(text)


def _finding_at(text: str) -> FindingAt:
    view, at, cells = text.rpartition("@")
    first, dots, last = cells.partition("..")
    column, row = (int(number) for number in first.split(","))
    last_column, last_row = (int(number) for number in last.split(",")) if dots else (column, row)
    if not (0 <= column <= last_column < CELLS and 0 <= row <= last_row < CELLS):
        raise ValueError(text)
    return FindingAt(column, row, last_column, last_row, view if at else None)
