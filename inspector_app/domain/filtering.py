"""The gallery's filter language: words and ``key:value`` terms that all must hold.

Plain words match the name; ``verdict:flagged``, ``band:check``, ``review:none``, ``score:>1.2`` or
``score:0.8..1.1``, ``class:scratch``, ``quiet-by:P-12`` or ``quiet-by:any``,
``quiet-only:P-12``, ``disagree:``, ``failed:``, ``sample:``;
``-`` before a term negates it, quotes keep spaces and colons. Where a part comes from and who decided it is asked by
the terms of ``filter_origin``.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field, replace
from enum import StrEnum

from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.filter_origin import (
    FirstInspected,
    LotIs,
    OriginCondition,
    SecondOpinion,
    name_key,
    origin_condition,
)
from inspector_app.domain.lot import Band, Verdict
from inspector_app.domain.review import PartDecision

LONGEST_FILTER = 1000  # characters
MOST_TERMS = 50  # each is a question to the database: 200 of them took seconds

UNDERSTOOD = (
    "verdict:ok|flagged|failed, band:check, review:none|accept|reject|unsure, "
    "score:>1.2 (also >=, <, <=, 0.8..1.1), class:NAME, "
    "quiet-by:P-12 or quiet-by:any, quiet-only:P-12, disagree:, failed:, sample:, "
    "lot:12 (also 10..20, 3,5), recipe:v3, shift:early, since:2026-03-01, until:2026-03-02, by:NAME, "
    "reviewed-by:NAME (also NAME/reject), second: (unsure by somebody else), where:COLUMN,ROW (0 to 63), unclassed:, "
    "outcome:ok,accepted (also rejected, unsure, flagged, failed), inspected:, plain words for the name, "
    '-term to exclude, "quotes" for spaces'
)

FORMS = {  # of each key; what is asked for when its value is not understood
    "verdict": "verdict:ok, verdict:flagged, verdict:failed",
    "band": "band:check",
    "review": "review:none, review:accept, review:reject, review:unsure",
    "score": "score:>1.2, score:<=0.8, score:0.8..1.1",
    "class": "class:scratch",
    "quiet-by": "quiet-by:P-12, quiet-by:any",
    "quiet-only": "quiet-only:P-12",
    "disagree": "disagree:",
    "failed": "failed:",
    "sample": "sample:",
    "lot": "lot:12, lot:10..20, lot:3,5",
    "recipe": "recipe:v3",
    "shift": "shift:early",
    "since": "since:2026-03-01",
    "until": "until:2026-03-02",
    "by": "by:anna",
    "reviewed-by": "reviewed-by:anna, reviewed-by:anna/reject",
    "second": "second:, second:anna",
    "where": "where:10,20",
    "unclassed": "unclassed:",
    "outcome": "outcome:accepted, outcome:rejected, outcome:unsure, outcome:ok, outcome:flagged, outcome:failed",
    "inspected": "inspected:",
}


class SortKey(StrEnum):
    """What a list of parts is ordered by; parts without a value come last."""

    SCORE = "score"
    NAME = "name"
    TIME = "time"  # when it was inspected
    UNCERTAINTY = "uncertainty"  # ascending: closest to the threshold first
    ORDINAL = "ordinal"  # as it joined the lot


class GroupBy(StrEnum):
    """What a list of parts is divided by. By part and by view it lists images, by lot every lot of the recipe."""

    NONE = "none"
    LOT = "lot"
    PART = "part"
    VIEW = "view"


@dataclass(frozen=True, slots=True)
class NameIs:
    """The name holds ``text`` (case folded)."""

    text: str


@dataclass(frozen=True, slots=True)
class VerdictIs:
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class BandIs:
    band: Band


@dataclass(frozen=True, slots=True)
class ReviewIs:
    """What people decided of the part, by a review of it or of its findings; None: nobody has."""

    decision: PartDecision | None


@dataclass(frozen=True, slots=True)
class ScoreIn:
    """The calibrated score lies between two bounds."""

    low: float = -math.inf
    high: float = math.inf
    with_low: bool = True
    with_high: bool = True


@dataclass(frozen=True, slots=True)
class ClassIs:
    """A standing review names this defect class (case folded)."""

    name: str


@dataclass(frozen=True, slots=True)
class QuietBy:
    """A mark took something from a finding of the part; None: any mark. ``alone``: and no other mark did."""

    mark: int | None
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Disagrees:
    """People and machine differ: accepted though flagged, or rejected though ok."""


@dataclass(frozen=True, slots=True)
class HasFailed:
    """The part could not be inspected."""


@dataclass(frozen=True, slots=True)
class InSample:
    """The part was drawn for a check without sight of its score."""


Condition = (
    NameIs
    | VerdictIs
    | BandIs
    | ReviewIs
    | ScoreIn
    | ClassIs
    | QuietBy
    | Disagrees
    | HasFailed
    | InSample
    | OriginCondition
)


@dataclass(frozen=True, slots=True)
class Term:
    """One condition, or its opposite."""

    condition: Condition
    negated: bool = False


@dataclass(frozen=True, slots=True)
class PartFilter:
    """Terms that must all hold; none: every part. ``text`` is what a person typed, for documents to repeat."""

    terms: tuple[Term, ...] = ()
    text: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class PartQuery:
    """Which parts of a lot, in which order."""

    filter: PartFilter = PartFilter()
    sort: SortKey = SortKey.NAME
    descending: bool = False
    group: GroupBy = GroupBy.NONE


def folded(text: str) -> str:
    """Text as it is compared: without case; characters that cannot be stored become U+FFFD."""
    return _storable(text).casefold()


def _storable(text: str) -> str:
    return re.sub("[\x00\ud800-\udfff]", "\ufffd", text)


def parse_filter(text: str, longest: int = LONGEST_FILTER, *, me: str = "") -> PartFilter:
    """Read the filter box. Raises CorrectableError naming the term that is not understood, and what is.

    At most ``longest`` characters and ``MOST_TERMS`` terms. ``me``: for whom ``second:`` asks; "": for nobody, so
    that it finds what anybody was unsure of.
    """
    if len(text) > longest:
        raise CorrectableError(
            f"the filter is longer than {longest} characters", remedy="Use fewer or shorter words"
        )
    text = _storable(text)
    terms = _split(text)
    if len(terms) > MOST_TERMS:
        raise CorrectableError(f"the filter has more than {MOST_TERMS} terms", remedy="Use fewer")
    asked = (_asked_by(me, _term(negated, key, value)) for negated, key, value in terms)
    return PartFilter(tuple(asked), text.strip())


def checked_baseline(text: str) -> str:
    """Lots that control limits come from, named by lot and time alone; without outer spaces.

    Raises CorrectableError for other terms: limits from parts that were chosen by what became of them say nothing.
    """
    found = parse_filter(text)
    if not found.terms or not all(isinstance(one.condition, LotIs | FirstInspected) for one in found.terms):
        raise CorrectableError(
            "a baseline is named by lots and times",
            subject=text,
            remedy="Write for instance lot:1..12, or since:2026-03-01 until:2026-03-31",
        )
    return found.text


def _asked_by(me: str, term: Term) -> Term:
    if me and term.condition == SecondOpinion():
        return replace(term, condition=SecondOpinion(name_key(me)))
    return term


# An optional minus, an optional key before a colon, then quoted and bare pieces up to the next space.
_TERM = re.compile(r'(?P<minus>-(?=[^\s]))?(?:(?P<key>[^\s":]+):)?(?P<value>(?:"[^"]*"|[^\s"])*)')


def _split(text: str) -> list[tuple[bool, str | None, str]]:
    terms: list[tuple[bool, str | None, str]] = []
    at = 0
    while True:
        while at < len(text) and text[at].isspace():
            at += 1
        if at == len(text):
            return terms
        found = _TERM.match(text, at)
        if found is None or found.end() == at or (found.end() < len(text) and text[found.end()] == '"'):
            raise CorrectableError("a quote is not closed", subject=text[at:], remedy='Put a " after it')
        terms.append((found["minus"] is not None, found["key"], found["value"].replace('"', "")))
        at = found.end()


def _term(negated: bool, key: str | None, value: str) -> Term:
    if key is None:
        return Term(NameIs(folded(value)), negated)
    try:
        return Term(_condition(key.lower(), value), negated)
    except ValueError:
        raise CorrectableError(
            "this filter term is not understood",
            subject=f"{key}:{value}",
            remedy=_remedy(key.lower(), value),
        ) from None


def _remedy(key: str, value: str) -> str:
    """What can be written with this key; where it is unknown, how a name with a colon is sought, and every key."""
    if key in FORMS:
        return f"Write {FORMS[key]}"
    return f'For a name that holds a colon write "{key}:{value}" with the quotes. Keys are {", ".join(FORMS)}'


def _condition(key: str, value: str) -> Condition:
    match key:
        case "verdict":
            return VerdictIs(Verdict(value.lower()))
        case "band":
            return BandIs(Band(value.lower()))
        case "review":
            return ReviewIs(None if value.lower() == "none" else PartDecision(value.lower()))
        case "score":
            return _score(value)
        case "class" if value:
            return ClassIs(folded(value))
        case "quiet-by":
            return QuietBy(None if value.lower() == "any" else _mark_number(value))
        case "quiet-only":
            return QuietBy(_mark_number(value), alone=True)
        case "disagree" if not value:
            return Disagrees()
        case "failed" if not value:
            return HasFailed()
        case "sample" if not value:
            return InSample()
    if (condition := origin_condition(key, value)) is not None:
        return condition
    raise ValueError(key)


def _score(value: str) -> ScoreIn:
    if ".." in value:
        low, _, high = value.partition("..")
        return ScoreIn(low=_number(low), high=_number(high))
    if value.startswith(">="):
        return ScoreIn(low=_number(value[2:]))
    if value.startswith("<="):
        return ScoreIn(high=_number(value[2:]))
    if value.startswith(">"):
        return ScoreIn(low=_number(value[1:]), with_low=False)
    if value.startswith("<"):
        return ScoreIn(high=_number(value[1:]), with_high=False)
    raise ValueError(value)


def _number(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number


def _mark_number(text: str) -> int:
    return int(text[2:] if text[:2].lower() == "p-" else text)
