"""Figures from counted rows: small cases worked out by hand, and what must add up whatever the rows."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from inspector_app.domain.counting import USUAL_SHIFTS, GroupKind, Scope
from inspector_app.domain.figures import CELLS
from inspector_app.domain.filtering import parse_filter
from inspector_app.domain.lot import Verdict
from inspector_app.domain.review import Disposition
from inspector_app.domain.tallies import (
    BoxTally,
    ClassTally,
    Counted,
    CountedLot,
    CountedMark,
    DriftTally,
    PartTally,
    QuietTally,
    ScoreTally,
    TimeTally,
)
from inspector_app.reports.statistics import confusion, covered, pareto, scope_of, statistics

OK, FLAGGED, FAILED = Verdict.OK, Verdict.FLAGGED, Verdict.FAILED
GOOD, BAD, UNSURE = Disposition.ACCEPTED, Disposition.REJECTED, Disposition.UNSURE


def tally(
    parts: int,
    verdict: Verdict | None,
    disposition: Disposition | None,
    *,
    lot: int = 1,
    shift: str | None = "early",
    operator: str | None = None,
    version: int | None = 1,
    check: bool = False,
    quieted: bool = False,
    probability: float | None = None,
    first: float | None = None,
) -> PartTally:
    return PartTally(
        lot, shift, operator, version, verdict, check, disposition, quieted, probability, parts, first
    )


def counted(*parts: PartTally, **changes: object) -> Counted:
    lots = tuple(CountedLot(number, f"lot {number}") for number in sorted({one.lot for one in parts}))
    values: dict[str, object] = {
        "scope": Scope("r", "flange"), "lots": lots, "shifts": USUAL_SHIFTS, "parts": parts, "classes": (),
        "class_names": ("Scratch", "dent"), "quieted": (), "marks": (), "boxes": (), "references": (), "scores": (),
        "drifts": (), "times": (), "pause": 300.0, "pairs": (),
    }  # fmt: skip
    return Counted(**{**values, **changes})  # type: ignore[arg-type]


# 90 ok (2 of 10 checked ones rejected), 8 flagged (3 accepted, 4 rejected, 1 open), 1 failed, 1 not inspected
DAY = (
    tally(80, OK, Disposition.OK, first=500.0),
    tally(8, OK, GOOD, operator="ada", probability=0.1, first=400.0),
    tally(2, OK, BAD, operator="ada", probability=0.1, lot=2, shift="late"),
    tally(3, FLAGGED, GOOD, operator="ben", check=True),
    tally(4, FLAGGED, BAD, operator="ada", version=2),
    tally(1, FLAGGED, Disposition.FLAGGED),
    tally(1, FAILED, Disposition.FAILED),
    tally(1, None, None, shift=None, version=None),
)


def test_the_figures_of_a_day_worked_out_by_hand() -> None:
    total = statistics(counted(*DAY), 9.0).totals
    assert (total.parts, total.inspected, total.failed) == (100, 98, 1)
    assert (total.ok, total.flagged, total.check, total.undecided) == (90, 8, 3, 1)
    assert (total.accepted, total.rejected) == (11, 6)
    # Passed: 80 ok + 8 + 3 accepted = 91 of 98. First pass: 90 of 98.
    assert (total.yield_.count, total.yield_.of) == (91, 98)
    assert (total.first_pass.count, total.first_pass.of) == (90, 98)
    # False calls: 3 of 80 + 8 + 3 good parts; of the 11 accepted ones; of the 7 flagged parts that were decided.
    assert (total.false_calls.count, total.false_calls.of) == (3, 91)
    assert (total.false_calls_reviewed.count, total.false_calls_reviewed.of) == (3, 11)
    assert (total.false_flags.count, total.false_flags.of) == (3, 7)
    # Of 10 checked parts 2 are defective: 90 unflagged · 0.2 = 18 escapes beside 4 caught ones.
    escapes = total.escapes
    assert escapes is not None
    assert (escapes.sample.count, escapes.sample.of, escapes.unflagged, escapes.caught) == (2, 10, 90, 4)
    assert escapes.escaped == pytest.approx(18.0)
    assert escapes.share == pytest.approx(18 / 22)
    exact = binomtest(2, 10).proportion_ci(0.95, "exact")
    assert escapes.interval is not None
    assert escapes.interval.low == pytest.approx(90 * exact.low / (90 * exact.low + 4))
    assert escapes.interval.high == pytest.approx(90 * exact.high / (90 * exact.high + 4))
    assert total.began == 400.0


def test_groups_divide_the_parts_and_say_how_they_are_found() -> None:
    groups = statistics(counted(*DAY), 9.0).groups
    lots = groups[GroupKind.LOT]
    assert [(one.key, one.label, one.parts, one.opens) for one in lots] == [
        ("1", "lot 1", 98, "lot:1"),
        ("2", "lot 2", 2, "lot:2"),
    ]
    assert [(one.key, one.parts) for one in groups[GroupKind.SHIFT]] == [("early", 97), ("late", 2)]
    people = groups[GroupKind.OPERATOR]
    assert [(one.key, one.parts, one.opens) for one in people] == [
        ("ada", 14, "by:ada"),
        ("ben", 3, "by:ben"),
    ]
    assert all(one.escapes is None for one in people)  # what somebody decided is no sample
    assert [(one.key, one.parts) for one in groups[GroupKind.VERSION]] == [("v1", 95), ("v2", 4)]


def test_without_a_check_sample_the_escape_rate_is_not_known() -> None:
    assert statistics(counted(tally(5, OK, Disposition.OK), tally(1, OK, BAD)), 9.0).totals.escapes is None


def test_nothing_counted_gives_no_share_and_no_error() -> None:
    found = statistics(counted(), 9.0)
    assert found.totals.yield_.share is None
    assert found.totals.yield_.interval is None
    assert found.charts[0].centre is None
    assert found.pareto.bars == ()
    assert sum(cell.parts for cell in found.confusion.cells) == 0


def test_classes_come_by_frequency_with_their_cumulative_share() -> None:
    found = pareto(
        [ClassTally(("scratch",), 6), ClassTally(("dent", "scratch"), 1), ClassTally((), 2)],
        ("Scratch", "dent"),
        "",
    )
    # Scratch 7, without a class 2, dent 1: of 10 namings 0.7, 0.9, 1.
    assert [(bar.name, bar.parts) for bar in found.bars] == [("Scratch", 7), ("", 2), ("dent", 1)]
    assert [bar.cumulative for bar in found.bars] == pytest.approx([0.7, 0.9, 1.0])
    assert found.parts == 9
    assert found.bars[0].opens == "outcome:rejected class:scratch"
    assert found.bars[1].opens == "outcome:rejected unclassed:"


def test_a_box_counts_in_every_cell_that_it_covers() -> None:
    made = covered(
        [
            BoxTally("", 2, 3, 4, 3, BAD, 2),
            BoxTally("", 4, 3, 4, 4, GOOD, 1),
            BoxTally("", 63, 63, 63, 63, None, 5),
        ]
    )
    expected = np.zeros((CELLS, CELLS), np.int64)
    expected[3, 2:5] += 2
    expected[3:5, 4] += 1
    expected[63, 63] += 5
    assert np.array_equal(made, expected)


@given(
    st.lists(
        st.tuples(*[st.integers(0, CELLS - 1)] * 4, st.integers(1, 4)).map(
            lambda b: BoxTally(
                "", min(b[0], b[2]), min(b[1], b[3]), max(b[0], b[2]), max(b[1], b[3]), None, b[4]
            )
        ),
        max_size=12,
    )
)
def test_covered_cells_are_those_of_painting_box_by_box(boxes: list[BoxTally]) -> None:
    painted = np.zeros((CELLS, CELLS), np.int64)
    for box in boxes:
        painted[box.top : box.bottom + 1, box.left : box.right + 1] += box.findings
    assert np.array_equal(covered(boxes), painted)


def test_what_an_entry_saved_is_told_by_lot_with_what_people_said_of_it() -> None:
    found = statistics(
        counted(
            tally(1, OK, GOOD),
            quieted=(
                QuietTally(12, 1, True, OK, Disposition.OK, 30),
                QuietTally(12, 2, False, OK, GOOD, 4),
                QuietTally(12, 2, False, OK, BAD, 1),
                QuietTally(12, 2, True, FLAGGED, Disposition.FLAGGED, 3),
                QuietTally(5, 2, False, OK, GOOD, 4),
            ),
            marks=(CountedMark(5, True), CountedMark(9, True), CountedMark(12, False)),
            lots=(CountedLot(1, "Monday"), CountedLot(2, "Tuesday")),
        ),
        9.0,
    )
    first, second, third = found.savings
    assert (first.label, first.active, first.acted_on, first.saved, first.alone) == (
        "P-12",
        False,
        38,
        35,
        30,
    )
    assert (first.accepted, first.rejected) == (4, 1)
    assert [(lot.label, lot.acted_on, lot.saved) for lot in first.lots] == [
        ("Monday", 30, 30),
        ("Tuesday", 8, 5),
    ]
    assert first.opens == "quiet-by:P-12 verdict:ok"
    assert (second.label, third.label, third.saved) == ("P-5", "P-9", 0)


def test_verdict_against_review_holds_every_inspected_part_once() -> None:
    table = confusion(DAY, "lot:4")
    assert len(table.cells) == 16
    assert sum(cell.parts for cell in table.cells) == 99
    assert table.count("ok", "none") == 80
    assert table.count("ok", "reject") == 2
    assert table.count("check", "accept") == 3
    assert table.count("flagged", "reject") == 4
    assert table.count("failed", "none") == 1
    opened = {(cell.verdict, cell.review): cell.opens for cell in table.cells}
    assert opened["check", "accept"] == "lot:4 verdict:flagged band:check outcome:accepted"


def test_drift_and_times_are_handed_on_in_order_of_time() -> None:
    late, early = (
        tally(3, OK, Disposition.OK, lot=1, first=900.0),
        tally(3, OK, Disposition.OK, lot=2, first=100.0),
    )
    found = statistics(
        counted(
            late,
            early,
            scores=(ScoreTally(1, 3, (0.1, 0.2, 0.3, 0.4, 0.5)),),
            drifts=(DriftTally(2, 3.0, 1.5),),
            times=(TimeTally("ada", 9, 6, 1, 1, (2.0, 3.0, 5.0, 8.0)), TimeTally("ben", 1, 0, 0, 0, None)),
        ),
        9.0,
    )
    first, second = found.drift.points
    assert (first.key, first.parts, first.quantiles, first.alarm) == ("2", 0, None, True)
    assert (second.key, second.quantiles, second.alarm) == ("1", (0.1, 0.2, 0.3, 0.4, 0.5), False)
    ada, ben = found.times
    assert (ada.lower_quartile, ada.median, ada.upper_quartile, ada.ninetieth) == (2.0, 3.0, 5.0, 8.0)
    assert ben.median is None
    assert [point.key for point in found.charts[0].points] == ["2", "1"]


def test_a_scope_is_told_in_the_filter_language_and_read_back() -> None:
    scope = scope_of("r", "flange", [7, 3, 5, 6, 5], since=1_700_000_000.5, until=1_700_086_400.0)
    assert scope.lots == (3, 5, 6, 7)
    lots, since, until = parse_filter(scope.filter).terms
    assert lots.condition.ranges == ((3, 3), (5, 7))  # type: ignore[union-attr]
    assert since.condition.since == 1_700_000_000.5  # type: ignore[union-attr]
    assert until.condition.until == 1_700_086_400.0  # type: ignore[union-attr]


ROWS = st.lists(
    st.builds(
        lambda parts, pair, lot, shift, person, version, probability, check: tally(
            parts, *pair, lot=lot, shift=shift, operator=person, version=version, probability=probability, check=check
        ),
        st.integers(0, 40),
        st.sampled_from(
            [(OK, Disposition.OK), (OK, GOOD), (OK, BAD), (FLAGGED, Disposition.FLAGGED), (FLAGGED, GOOD),
             (FLAGGED, BAD), (FLAGGED, UNSURE), (FAILED, Disposition.FAILED), (FAILED, BAD), (None, None)]
        ),
        st.integers(1, 4),
        st.sampled_from(["early", "late", "night", None]),
        st.sampled_from(["ada", "ben", None]),
        st.sampled_from([1, 2, None]),
        st.sampled_from([None, 0.02, 0.5]),
        st.booleans(),
    ),
    max_size=20,
)  # fmt: skip


@given(ROWS)
def test_shares_lie_in_their_intervals_and_lots_add_up_to_the_whole(rows: list[PartTally]) -> None:
    found = statistics(counted(*rows), 9.0)
    lots = found.groups[GroupKind.LOT]
    for name in (
        "parts",
        "inspected",
        "failed",
        "ok",
        "flagged",
        "check",
        "accepted",
        "rejected",
        "undecided",
    ):
        assert sum(getattr(lot, name) for lot in lots) == getattr(found.totals, name)
    for group in (found.totals, *lots, *found.groups[GroupKind.SHIFT]):
        for one in (
            group.yield_, group.first_pass, group.false_calls, group.false_calls_reviewed, group.false_flags
        ):  # fmt: skip
            assert 0 <= one.count <= one.of
            if one.of:
                assert one.interval is not None
                assert one.share is not None
                assert one.interval.low <= one.share <= one.interval.high
        if (
            group.escapes is not None
            and group.escapes.interval is not None
            and group.escapes.share is not None
        ):
            assert group.escapes.interval.low <= group.escapes.share + 1e-9
            assert group.escapes.share <= group.escapes.interval.high + 1e-9
    assert sum(cell.parts for cell in found.confusion.cells) == sum(row.parts for row in rows if row.verdict)


@given(ROWS)
def test_every_figure_opens_with_a_filter_that_is_understood(rows: list[PartTally]) -> None:
    found = statistics(counted(*rows, scope=scope_of("r", "flange", [1, 2, 3, 4])), 9.0)
    texts = [cell.opens for cell in found.confusion.cells]
    for groups in found.groups.values():
        texts += [group.yield_.opens for group in groups] + [group.false_flags.opens_of for group in groups]
    for chart in found.charts:
        texts += [point.opens for point in chart.points]
    for text in texts:
        assert parse_filter(text).terms
