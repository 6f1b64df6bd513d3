"""Filters and orders in SQL find what a plain reading of the rows finds."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shop_floor import SCALE, ShopFloor, box_region, found_at

from inspector_app.domain.filtering import (
    BandIs,
    ClassIs,
    Condition,
    Disagrees,
    HasFailed,
    InSample,
    NameIs,
    PartFilter,
    PartQuery,
    QuietBy,
    ReviewIs,
    ScoreIn,
    SortKey,
    Term,
    VerdictIs,
    folded,
    parse_filter,
)
from inspector_app.domain.lot import Band, Lot, Verdict
from inspector_app.domain.readings import PartRow
from inspector_app.domain.review import Disposition, FindingDecision, PartDecision
from inspector_app.store import part_filter, reading_parts
from inspector_app.store.reading import Reading

NAMES = [
    "a%b.png",
    "A_1.png",
    "ß/long.png",
    "tray 1/part.png",
    "x'y\".png",
    "caf\udce9.png",
    "Ünï.png",
    "/.png",
]
CLASSES = {"tray 1/part.png": "Deep Scratch", "A_1.png": "100%"}
DRAWN = {"a%b.png", "/.png"}
RAWS = [0.9, 1.81, 2.0, 2.7, None, None, 1.3, 5.0]
HUMAN = {
    Disposition.ACCEPTED: PartDecision.ACCEPT,
    Disposition.REJECTED: PartDecision.REJECT,
    Disposition.UNSURE: PartDecision.UNSURE,
}


@pytest.fixture
def lot(floor: ShopFloor) -> Lot:
    lot = floor.open_lot(NAMES)
    for i, (name, raw) in enumerate(zip(NAMES, RAWS, strict=True)):
        if raw is None and i == 5:
            continue
        findings = [found_at(0, 0)] if raw is not None and raw > 1.8 else []
        quieted = {12: 1.0, 2: 3.0} if i == 0 else {1: 1.0} if i == 6 else {}
        floor.inspect(lot, name, raw, findings, quieted=quieted, error=None if raw is not None else "broken")
    floor.review_part(floor.row(lot, "x'y\".png").part_id, PartDecision.UNSURE)
    floor.review_part(floor.row(lot, "/.png").part_id, PartDecision.ACCEPT)
    floor.review_part(floor.row(lot, "Ünï.png").part_id, PartDecision.REJECT)
    floor.review_finding(
        lot,
        "tray 1/part.png",
        box_region(0, 0, 20, 20),
        FindingDecision.DEFECT,
        defect_class=CLASSES["tray 1/part.png"],
    )
    floor.review_part(floor.row(lot, "A_1.png").part_id, PartDecision.REJECT, CLASSES["A_1.png"])
    for name in sorted(DRAWN):
        part_id = floor.row(lot, name).part_id
        with floor.database.writing() as connection:
            floor.writing(connection).add_sample(lot.id, part_id, "check", 0.02)
    return lot


def as_seen(floor: ShopFloor, lot: Lot) -> list[PartRow]:
    """The parts as people see them: those that are drawn and not decided without what the machine says."""
    return [row.blinded() for row in floor.rows(lot)]


def holds(row: PartRow, condition: Condition) -> bool:
    human = HUMAN.get(row.disposition) if row.disposition is not None else None
    match condition:
        case NameIs(text):
            return text in folded(row.path)
        case VerdictIs(verdict):
            return row.verdict == verdict
        case BandIs(band):
            return row.band == band
        case ReviewIs(decision):
            return human == decision
        case ScoreIn(low, high, with_low, with_high):
            if row.score is None:
                return False
            above = row.score >= low if with_low else row.score > low
            return above and (row.score <= high if with_high else row.score < high)
        case ClassIs(name):
            return folded(CLASSES.get(row.path, "\0none")) == name
        case QuietBy(mark):
            return bool(row.quiet_by) if mark is None else mark in row.quiet_by
        case Disagrees():
            return (row.verdict, human) in {
                (Verdict.FLAGGED, PartDecision.ACCEPT),
                (Verdict.OK, PartDecision.REJECT),
            }
        case HasFailed():
            return row.verdict == Verdict.FAILED
        case InSample():
            return row.path in DRAWN


SCORES = st.one_of(
    st.floats(-3, 5, width=16), st.sampled_from([SCALE.calibrated(raw) for raw in RAWS if raw is not None])
)
CONDITIONS = st.one_of(
    st.one_of(st.text(max_size=2), st.sampled_from(["%", "_", "/", "PNG", "ss", "\udce9", "'", '"', "\0"]))
    .map(folded)
    .map(NameIs),
    st.sampled_from(Verdict).map(VerdictIs),
    st.just(BandIs(Band.CHECK)),
    st.one_of(st.none(), st.sampled_from(PartDecision)).map(ReviewIs),
    st.builds(ScoreIn, low=SCORES, with_low=st.booleans()),
    st.builds(ScoreIn, high=SCORES, with_high=st.booleans()),
    st.builds(ScoreIn, low=SCORES, high=SCORES),
    st.sampled_from(["deep scratch", "100%", "deep", "%", "1__%"]).map(ClassIs),
    st.one_of(st.none(), st.sampled_from([1, 2, 12, 22])).map(QuietBy),
    st.just(Disagrees()),
    st.just(HasFailed()),
    st.just(InSample()),
)
FILTERS = st.lists(st.builds(Term, CONDITIONS, st.booleans()), max_size=4).map(lambda t: PartFilter(tuple(t)))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(chosen=FILTERS)
def test_a_filter_in_sql_finds_what_a_plain_reading_finds(
    floor: ShopFloor, lot: Lot, chosen: PartFilter
) -> None:
    expected = [
        row.path
        for row in as_seen(floor, lot)
        if all(holds(row, term.condition) != term.negated for term in chosen.terms)
    ]
    with floor.database.reading() as connection:
        reading = Reading(connection)
        query = PartQuery(chosen)
        assert [row.path for row in reading.part_rows(lot.id, query, 0, 100)] == expected
        assert reading.part_count(lot.id, query) == len(expected)


VALUES: dict[SortKey, Callable[[PartRow], float | str | None]] = {
    SortKey.SCORE: lambda row: row.score,
    SortKey.NAME: lambda row: folded(row.path),
    SortKey.UNCERTAINTY: lambda row: None if row.raw is None else abs(row.raw - SCALE.threshold),
    SortKey.ORDINAL: lambda row: row.ordinal,
}


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("key", list(VALUES))
def test_parts_are_sorted_with_those_without_a_value_last(
    floor: ShopFloor, lot: Lot, key: SortKey, descending: bool
) -> None:
    value = VALUES[key]
    rows = as_seen(floor, lot)
    known = sorted((row for row in rows if value(row) is not None), key=value, reverse=descending)  # type: ignore[arg-type]
    with floor.database.reading() as connection:
        found = Reading(connection).part_rows(lot.id, PartQuery(sort=key, descending=descending), 0, 100)
    assert [value(row.blinded()) for row in found] == [value(row) for row in known] + [None] * (
        len(rows) - len(known)
    )


def test_sorting_by_time_follows_the_inspections(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a", "b", "c"])
    for name in ("b", "c", "a"):
        floor.inspect(lot, name, 1.0)
    with floor.database.reading() as connection:
        found = Reading(connection).part_rows(lot.id, PartQuery(sort=SortKey.TIME), 0, 10)
    assert [row.path for row in found] == ["b", "c", "a"]


@pytest.mark.parametrize("key", list(SortKey))
def test_pages_put_together_are_the_whole_list(floor: ShopFloor, lot: Lot, key: SortKey) -> None:
    query = PartQuery(parse_filter("-review:accept"), key, descending=True)
    with floor.database.reading() as connection:
        reading = Reading(connection)
        whole = reading.part_ids(lot.id, query)
        pages = [row.part_id for at in range(0, 9, 3) for row in reading.part_rows(lot.id, query, at, 3)]
        assert pages == whole
        assert [row.part_id for row in reading.part_rows_by_id([*whole[::-1], "gone"])] == whole[::-1]
        assert len(whole) == reading.part_count(lot.id, query) == 7


def test_an_open_bound_is_no_bound(floor: ShopFloor, lot: Lot) -> None:
    everything = PartFilter((Term(ScoreIn(-math.inf, math.inf)),))
    with floor.database.reading() as connection:
        assert Reading(connection).part_count(lot.id, PartQuery(everything)) == 5


@pytest.mark.parametrize(
    "text", ["score:<1", "verdict:ok", "verdict:flagged", "quiet-by:any", "quiet-by:P-12", "band:check"]
)
def test_no_filter_finds_a_drawn_part_by_what_the_machine_says_before_it_is_decided(
    floor: ShopFloor, lot: Lot, text: str
) -> None:
    drawn = floor.row(lot, "a%b.png")
    assert drawn.to_check and drawn.verdict is Verdict.OK and drawn.quiet_by and (drawn.score or 0) < 1
    query = PartQuery(parse_filter(text))
    with floor.database.reading() as connection:
        assert drawn.part_id not in Reading(connection).part_ids(lot.id, query)
    floor.review_part(drawn.part_id, PartDecision.ACCEPT)
    with floor.database.reading() as connection:
        found = drawn.part_id in Reading(connection).part_ids(lot.id, query)
    assert found == (text not in ("verdict:flagged", "band:check")), "decided, it is found like any other"


@pytest.mark.parametrize("key", [SortKey.NAME, SortKey.TIME])
def test_a_list_that_needs_no_verdict_is_read_along_one_index(
    floor: ShopFloor, lot: Lot, key: SortKey
) -> None:
    statement = reading_parts._ordered(lot.id, PartQuery(sort=key))
    compiled = statement.compile(floor.database.engine, compile_kwargs={"literal_binds": True})
    with floor.database.reading() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}").all()
    assert len(plan) == 1 and "COVERING INDEX" in plan[0][3]


def test_where_findings_lie_finds_a_part_that_is_checked_blind_only_once_it_is_decided(
    floor: ShopFloor,
) -> None:
    lot = floor.open_lot(["a.png", "b.png"])
    for name in ("a.png", "b.png"):
        floor.inspect(lot, name, 0.9, [found_at(0, 0)], side=100)  # below the threshold: no page shows it
    drawn = floor.row(lot, "a.png").part_id
    with floor.database.writing() as connection:
        floor.writing(connection).add_sample(lot.id, drawn, "check", 0.5)
    assert [row.path for row in floor.rows(lot, "where:0,0")] == ["b.png"]
    assert [row.path for row in floor.rows(lot, "-where:0,0")] == ["a.png"]
    floor.review_part(drawn, PartDecision.REJECT)
    assert [row.path for row in floor.rows(lot, "where:0,0")] == ["a.png", "b.png"]


def test_what_depends_on_the_thresholds_or_on_blindness_is_asked_of_the_view() -> None:
    def answered(text: str, sort: SortKey = SortKey.NAME) -> str:
        return str(part_filter.source(PartQuery(parse_filter(text), sort)).name)  # type: ignore[attr-defined]

    for text in ("verdict:flagged", "score:>1", "disagree:", "failed:", "-verdict:ok a", "quiet-by:any"):
        assert answered(text) == "current_part"
    for text in ("", "a b", "review:none", "class:dent", "sample:"):
        assert answered(text) == "part_state"
    assert answered("", SortKey.SCORE) == answered("", SortKey.UNCERTAINTY) == "current_part"
