"""The terms that say where a part comes from and who decided it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.filter_origin import (
    DecidedBy,
    FindingAt,
    FirstInspected,
    InShift,
    Inspected,
    LotIs,
    OutcomeIs,
    ReviewedBy,
    ScoredBy,
    SecondOpinion,
    Unclassed,
    moment,
    name_key,
    term,
)
from inspector_app.domain.filtering import Term, parse_filter
from inspector_app.domain.review import Disposition, PartDecision


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("lot:12", LotIs(((12, 12),))),
        ("lot:3,5..9", LotIs(((3, 3), (5, 9)))),
        ("recipe:v3", ScoredBy(3)),
        ("recipe:3", ScoredBy(3)),
        ("shift:Early", InShift("early")),
        ("by:Anna", DecidedBy("Anna")),
        ('by:"Anna M."', DecidedBy("Anna M.")),
        ("reviewed-by:ben", ReviewedBy("ben")),
        ("reviewed-by:ben/reject", ReviewedBy("ben", PartDecision.REJECT)),
        ("reviewed-by:line/4", ReviewedBy("line/4")),
        ("where:3,4", FindingAt(3, 4, 3, 4)),
        ("where:3,4..10,11", FindingAt(3, 4, 10, 11)),
        ("where:top@3,4", FindingAt(3, 4, 3, 4, "top")),
        ("unclassed:", Unclassed()),
        ("outcome:ok,accepted", OutcomeIs((Disposition.OK, Disposition.ACCEPTED))),
        ("inspected:", Inspected()),
        ("second:", SecondOpinion()),
        ("second:anna", SecondOpinion("anna")),
    ],
)
def test_every_term_of_origin_is_understood_and_can_be_negated(text: str, condition: object) -> None:
    assert parse_filter(text).terms == (Term(condition),)  # type: ignore[arg-type]
    assert parse_filter(f"-{text}").terms == (Term(condition, negated=True),)  # type: ignore[arg-type]


def test_a_second_opinion_is_asked_of_whoever_reads_the_filter() -> None:
    assert parse_filter("second:", me="anna").terms == (Term(SecondOpinion("anna")),)
    assert parse_filter("-second:ben", me="anna").terms == (Term(SecondOpinion("ben"), negated=True),)


@pytest.mark.parametrize(
    "text",
    [
        "lot:",
        "lot:a",
        "lot:1..b",
        "lot:99999999999999999999",
        "recipe:",
        "recipe:x",
        "shift:",
        "by:",
        "reviewed-by:",
        "since:yesterday",
        "until:2026-13-01",
        "where:1",
        "where:64,0",
        "where:5,5..4,5",
        "where:-1,0",
        "unclassed:yes",
        "outcome:lost",
        "inspected:no",
    ],
)
def test_a_term_of_origin_that_is_not_understood_is_named(text: str) -> None:
    with pytest.raises(CorrectableError) as caught:
        parse_filter(text)
    assert caught.value.subject == text


def test_a_day_as_the_end_of_a_time_belongs_to_it() -> None:
    assert moment("2026-03-02", whole_day=True) == moment("2026-03-03")
    assert moment("2026-03-02T06:00", whole_day=True) == moment("2026-03-02T06:00")
    (since,), (until,) = parse_filter("since:2026-03-01").terms, parse_filter("until:2026-03-01").terms
    assert since.condition == FirstInspected(since=moment("2026-03-01"))
    assert until.condition == FirstInspected(until=moment("2026-03-02"))


@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), min_size=1, max_size=30))
def test_any_name_can_be_asked_for(name: str) -> None:
    (asked,) = parse_filter(term("by", name)).terms
    assert asked == Term(DecidedBy(name_key(name)))
