"""The filter language of the gallery."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.filtering import (
    FORMS,
    BandIs,
    ClassIs,
    Disagrees,
    HasFailed,
    InSample,
    NameIs,
    PartFilter,
    QuietBy,
    ReviewIs,
    ScoreIn,
    Term,
    VerdictIs,
    parse_filter,
)
from inspector_app.domain.lot import Band, Verdict
from inspector_app.domain.review import PartDecision


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Tray", NameIs("tray")),
        ('"two words"', NameIs("two words")),
        ('"verdict:ok"', NameIs("verdict:ok")),
        ("verdict:flagged", VerdictIs(Verdict.FLAGGED)),
        ("VERDICT:Failed", VerdictIs(Verdict.FAILED)),
        ("band:check", BandIs(Band.CHECK)),
        ("review:none", ReviewIs(None)),
        ("review:reject", ReviewIs(PartDecision.REJECT)),
        ("score:>1.2", ScoreIn(low=1.2, with_low=False)),
        ("score:>=1.2", ScoreIn(low=1.2)),
        ("score:<-0.5", ScoreIn(high=-0.5, with_high=False)),
        ("score:<=1", ScoreIn(high=1.0)),
        ("score:.8..1.1", ScoreIn(low=0.8, high=1.1)),
        ("class:Scratch", ClassIs("scratch")),
        ('class:"deep scratch"', ClassIs("deep scratch")),
        ("quiet-by:P-12", QuietBy(12)),
        ("quiet-by:12", QuietBy(12)),
        ("quiet-by:any", QuietBy(None)),
        ("disagree:", Disagrees()),
        ("failed:", HasFailed()),
        ("sample:", InSample()),
    ],
)
def test_every_term_is_understood_and_can_be_negated(text: str, condition: object) -> None:
    assert parse_filter(text) == PartFilter((Term(condition),))  # type: ignore[arg-type]
    assert parse_filter(f"-{text}") == PartFilter((Term(condition, negated=True),))  # type: ignore[arg-type]


def test_terms_are_read_in_order_and_nothing_is_every_part() -> None:
    assert parse_filter(' tray  -failed:\t"a b" ').terms == (
        Term(NameIs("tray")),
        Term(HasFailed(), negated=True),
        Term(NameIs("a b")),
    )
    assert parse_filter("  ") == PartFilter()
    assert parse_filter("-").terms == (Term(NameIs("-")),)


@pytest.mark.parametrize(
    "text",
    [
        "verdict:bad",
        "verdict:",
        "colour:red",
        "score:1.2",
        "score:>high",
        "score:>nan",
        "score:1..",
        "class:",
        "quiet-by:P",
        "failed:yes",
        "sample:2",
        "disagree:no",
        "band:none",
    ],
)
def test_a_term_that_is_not_understood_is_named_with_what_its_key_takes(text: str) -> None:
    with pytest.raises(CorrectableError) as caught:
        parse_filter(f"tray {text}")
    assert caught.value.subject == text
    key = text.partition(":")[0]
    if key in FORMS:
        assert caught.value.remedy == f"Write {FORMS[key]}"
    else:
        assert all(each in caught.value.remedy for each in FORMS)  # which keys there are


def test_a_name_with_a_colon_is_found_as_the_message_says() -> None:
    with pytest.raises(CorrectableError, match="not understood") as caught:
        parse_filter("C:front")
    assert '"c:front" with the quotes' in caught.value.remedy
    assert parse_filter('"c:front"').terms == (Term(NameIs("c:front")),)


@pytest.mark.parametrize("term", [term for forms in FORMS.values() for term in forms.split(", ")])
def test_every_form_that_is_proposed_is_understood(term: str) -> None:
    assert len(parse_filter(term).terms) == 1


@pytest.mark.parametrize("text", ['"open', 'class:"deep', 'tray "', 'a"b'])
def test_an_open_quote_is_named(text: str) -> None:
    with pytest.raises(CorrectableError, match="quote"):
        parse_filter(text)


def test_an_endless_filter_is_refused() -> None:
    with pytest.raises(CorrectableError, match="longer"):
        parse_filter("a " * 600)


WORDS = st.sampled_from(
    ["verdict:", "score:", ">", "..", "quiet-by:", "P-", "class:", "review:", '"', "-", " ", "1", ":", "none"]
)


@given(st.one_of(st.text(), st.lists(st.one_of(WORDS, st.text(max_size=3)), max_size=12).map("".join)))
def test_no_text_makes_the_parser_fail_otherwise(text: str) -> None:
    try:
        assert isinstance(parse_filter(text), PartFilter)
    except CorrectableError as error:
        assert error.sentence()
