"""Figures say what they are counted from, and "not known" where they cannot be."""

from __future__ import annotations

from dataclasses import replace

import pytest
from report_lots import lot_report, part, reviews_of
from scipy.stats import binomtest

from inspector_app.domain.lot import Band, Verdict
from inspector_app.domain.recipe import Basis, Calibration
from inspector_app.domain.review import PartDecision
from inspector_app.reports.summary import NOT_KNOWN, Rate, figures, histogram, threshold_basis

FLAGGED, OK = Verdict.FLAGGED, Verdict.OK
ACCEPT, REJECT = PartDecision.ACCEPT, PartDecision.REJECT


@pytest.mark.parametrize(("count", "of"), [(0, 10), (10, 10), (3, 17), (1, 1)])
def test_the_interval_is_clopper_and_pearsons(count: int, of: int) -> None:
    rate = Rate.counted(count, of)
    expected = binomtest(count, of).proportion_ci(0.95, method="exact")
    assert rate is not None
    assert (rate.low, rate.high) == (pytest.approx(expected.low), pytest.approx(expected.high))
    assert Rate.counted(0, 0) is None


def test_parts_are_counted_by_verdict_outcome_and_mark() -> None:
    rows = [
        part("a", FLAGGED, REJECT),
        part("b", FLAGGED, ACCEPT),
        part("c", FLAGGED, band=Band.CHECK),
        part("d", OK, quiet_by=(1,)),
        part("e", OK),
        part("f", OK, REJECT),
        part("g", FLAGGED, PartDecision.UNSURE),
        part("h", Verdict.FAILED, score=None),
    ]
    counted = figures(rows, [review for row in rows for review in reviews_of(row)])
    assert (counted.parts, counted.inspected, counted.ok, counted.flagged) == (8, 7, 3, 4)
    assert (counted.check, counted.failed, counted.quieted) == (1, 1, 1)
    assert (counted.accepted, counted.rejected, counted.unsure, counted.undecided) == (1, 2, 1, 1)
    assert counted.defect_classes == (("scratch", 2),)
    assert counted.passed is not None and (counted.passed.count, counted.passed.of) == (3, 7)
    assert counted.first_pass is not None and (counted.first_pass.count, counted.first_pass.of) == (3, 7)


def test_the_false_call_rate_counts_flagged_good_parts_of_all_good_ones() -> None:
    rows = [part("a", FLAGGED, ACCEPT), part("b", FLAGGED, REJECT), *(part(f"g{n}") for n in range(9))]
    counted = figures(rows, [])
    assert counted.false_calls is not None
    assert (counted.false_calls.count, counted.false_calls.of) == (1, 10)
    assert counted.flagged_correct is not None
    assert (counted.flagged_correct.count, counted.flagged_correct.of) == (1, 2)


def test_without_a_check_sample_escapes_are_not_known() -> None:
    assert figures([part("a")], []).escapes == NOT_KNOWN


def test_an_empty_selection_has_no_rates() -> None:
    counted = figures([], [])
    assert (counted.passed, counted.false_calls, counted.flagged_correct) == (None, None, None)
    assert histogram([]) is None


def test_the_histogram_holds_every_scored_part_and_keeps_outliers_in_its_last_bins() -> None:
    rows = [
        part("a", score=-4.0),
        part("b", score=0.0),
        part("c", FLAGGED, score=50.0),
        part("d", score=None),
    ]
    counted = histogram(rows)
    assert counted is not None
    assert (counted.low, counted.high) == (-0.5, 3.0)
    assert sum(ok + flagged for ok, flagged in counted.bins) == 3
    assert counted.bins[0] == (1, 0)
    assert counted.bins[-1] == (0, 1)
    assert [counted.sign(score) for score in (-0.5, 0.0, 3.0)] == ["≤ ", "", "≥ "], "its axis says so"


def test_the_ends_of_an_axis_that_holds_every_score_are_scores_like_others() -> None:
    counted = histogram([part("a", score=-0.5), part("b", FLAGGED, score=1.4)])
    assert counted is not None
    assert [counted.sign(score) for score in (counted.low, counted.high)] == ["", ""]


def test_the_threshold_says_what_it_rests_on() -> None:
    base = Calibration(1.0, 2.0, 2.0, 2.0, Basis.GOOD_PARTS, 59, 0.05)
    assert "at most 5.0 % false calls with 95 % confidence" in threshold_basis(base)
    assert "no guarantee yet, 8 of 9" in threshold_basis(replace(base, parts=8, guarantee=None))
    assert "provisional, from 1 part of" in threshold_basis(replace(base, basis=Basis.LOT, parts=1))
    assert "by hand" in threshold_basis(replace(base, basis=Basis.MANUAL))
    assert "no threshold yet" in threshold_basis(None)


def test_operators_are_those_who_reviewed_or_marked() -> None:
    assert lot_report(part("a", FLAGGED, REJECT)).operators() == ("Anna",)
