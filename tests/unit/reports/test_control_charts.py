"""p-charts against limits and runs that were worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from inspector_app.domain.control_chart import Baseline, ChartKind, RunRule
from inspector_app.domain.counting import GroupKind
from inspector_app.reports.control_charts import Subgroup, control_limits, p_chart, run_violations


def chart(*counts: tuple[int, int]):  # type: ignore[no-untyped-def]
    groups = [Subgroup(f"{k}", f"lot {k}", count, of) for k, (count, of) in enumerate(counts)]
    return p_chart(ChartKind.FLAGGED, GroupKind.LOT, groups)


def rules_of(shares: list[float], centre: float, size: int = 10_000) -> set[tuple[RunRule, int, int]]:
    found = run_violations(shares, [size] * len(shares), centre)
    return {(one.rule, one.first, one.last) for one in found}


def test_limits_follow_the_size_of_each_subgroup() -> None:
    # Centre (10 + 20 + 30) / 600 = 0.1. Of 100: 0.1 ± 3 · sqrt(0.1 · 0.9 / 100) = 0.1 ± 0.09; of 400: ± 0.045.
    made = chart((10, 100), (20, 100), (30, 400))
    assert made.centre == pytest.approx(0.1)
    first, second, third = made.points
    assert (first.low, first.high) == (pytest.approx(0.01), pytest.approx(0.19))
    assert (third.low, third.high) == (pytest.approx(0.055), pytest.approx(0.145))
    assert not first.exact
    assert second.rules == (RunRule.BEYOND_LIMITS,)  # 0.2 > 0.19
    assert [(one.rule, one.first, one.last) for one in made.violations] == [(RunRule.BEYOND_LIMITS, 1, 1)]
    assert made.violations


def test_where_few_are_expected_limits_are_binomial_quantiles() -> None:
    # 100 parts at 1 %: P(X > 4) = 0.0034 > 0.00135 and P(X > 5) = 0.0005, so five are no signal and six are one.
    low, high, exact = control_limits(0.01, 100)
    assert exact
    assert (low, high) == (0.0, pytest.approx(0.05))
    assert binom.sf(4, 100, 0.01) > 0.00135 > binom.sf(5, 100, 0.01)
    quiet = chart((5, 100), *[(1, 100)] * 8, *[(0, 100)] * 4)
    assert quiet.centre == pytest.approx(0.01)
    assert not quiet.violations


def test_of_a_share_near_one_the_few_others_are_what_counts() -> None:
    low, high, exact = control_limits(0.99, 100)  # as at 1 %, mirrored
    assert exact
    assert (low, high) == (pytest.approx(0.95), 1.0)


def test_nothing_to_count_from_is_no_chart() -> None:
    assert chart().centre is None
    assert chart((0, 0)).points == ()


def test_all_ok_or_all_flagged_breaks_no_rule() -> None:
    assert not chart(*[(0, 50)] * 20).violations
    assert not chart(*[(50, 50)] * 20).violations


def test_nine_on_one_side_are_a_signal_and_eight_are_none() -> None:
    above = [0.102, 0.101, 0.103, 0.101, 0.102, 0.101, 0.103, 0.101]
    assert rules_of([*above, 0.099], 0.1) == set()
    assert rules_of([*above, 0.102], 0.1) == {(RunRule.SAME_SIDE, 0, 8)}
    assert rules_of([*above, 0.102, 0.101], 0.1) == {(RunRule.SAME_SIDE, 0, 9)}  # one run, told once


def test_a_point_on_the_centre_ends_a_run() -> None:
    assert rules_of([0.101, 0.102, 0.101, 0.103, 0.1, 0.101, 0.102, 0.101, 0.103], 0.1) == set()


def test_six_rising_are_a_trend_and_five_are_none() -> None:
    assert rules_of([0.097, 0.098, 0.099, 0.101, 0.102], 0.1) == set()
    assert rules_of([0.097, 0.098, 0.099, 0.101, 0.102, 0.103], 0.1) == {(RunRule.TREND, 0, 5)}
    assert rules_of([0.103, 0.102, 0.101, 0.099, 0.098, 0.097], 0.1) == {(RunRule.TREND, 0, 5)}
    assert rules_of([0.097, 0.098, 0.099, 0.101, 0.102, 0.1015], 0.1) == set()  # the sixth turns back


def test_fourteen_up_and_down_are_a_signal_and_thirteen_are_none() -> None:
    swing = [0.101, 0.099] * 7
    assert rules_of(swing[:13], 0.1) == set()
    assert rules_of(swing, 0.1) == {(RunRule.ALTERNATING, 0, 13)}


def test_two_of_three_beyond_two_sigma_on_one_side() -> None:
    # Sigma of 10,000 parts at 10 % is 0.003: 0.1065 is 2.17 sigma, 0.0935 the same below.
    assert rules_of([0.1065, 0.1, 0.1065], 0.1) == {(RunRule.TWO_OF_THREE, 0, 2)}
    assert rules_of([0.1065, 0.1, 0.0935], 0.1) == set()
    assert rules_of([0.1065, 0.1065, 0.1], 0.1) == set()  # the signal is given by a point beyond


def test_four_of_five_beyond_one_sigma_on_one_side() -> None:
    assert rules_of([0.104, 0.104, 0.1, 0.104, 0.1041], 0.1) == {(RunRule.FOUR_OF_FIVE, 0, 4)}
    assert rules_of([0.104, 0.104, 0.1, 0.104, 0.096], 0.1) == set()


def test_rules_in_sigmas_are_not_asked_of_small_subgroups() -> None:
    sizes = [40, 40, 40]  # four expected: exact limits
    found = list(run_violations([0.225, 0.1, 0.225], sizes, 0.1))
    assert found == []


def test_one_small_subgroup_keeps_the_rules_in_sigmas_from_its_window() -> None:
    shares = [0.1065, 0.1, 0.1065]
    assert [one.rule for one in run_violations(shares, [10_000] * 3, 0.1)] == [RunRule.TWO_OF_THREE]
    assert list(run_violations(shares, [10_000, 40, 10_000], 0.1)) == []


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(1, 200)), min_size=1, max_size=40))
def test_counts_add_up_and_limits_hold_the_centre(pairs: list[tuple[int, int]]) -> None:
    groups = [(min(count, of), of) for count, of in pairs]
    made = chart(*groups)
    assert made.centre is not None
    assert sum(point.count for point in made.points) == pytest.approx(
        made.centre * sum(point.of for point in made.points)
    )
    for point in made.points:
        assert 0 <= point.low <= point.high <= 1
        assert point.low - 1 / point.of <= made.centre <= point.high + 1 / point.of
        beyond = point.share < point.low - 1e-12 or point.share > point.high + 1e-12
        assert (RunRule.BEYOND_LIMITS in point.rules) == beyond
    for one in made.violations:
        assert one.rule in made.points[one.last].rules


@pytest.mark.parametrize(("share", "size"), [(0.08, 500), (0.01, 150)])
def test_a_steady_process_is_seldom_called_unsteady(share: float, size: int) -> None:
    chance = np.random.default_rng(1)
    beyond = signals = 0
    for _ in range(20):
        made = chart(*((int(count), size) for count in chance.binomial(size, share, 200)))
        beyond += sum(RunRule.BEYOND_LIMITS in point.rules for point in made.points)
        signals += sum(bool(point.rules) for point in made.points)
    assert beyond <= 4000 / 150  # one in 370 for a normal distribution
    assert signals <= 4000 / 35


def test_later_lots_do_not_move_the_limits_of_a_baseline() -> None:
    # Baseline 30 of 600: centre 0.05, of 400: ± 3 · sqrt(0.05 · 0.95 / 400) = ± 0.032692.
    baseline = Baseline("lot:1..3", 3, 30, 600)
    shares = [(36, 400), (30, 400), (20, 400)]
    groups = [Subgroup(f"{k}", f"lot {k}", count, of) for k, (count, of) in enumerate(shares)]
    found = p_chart(ChartKind.REJECTED, GroupKind.LOT, groups, "", baseline)
    assert found.centre == pytest.approx(0.05)
    assert [point.high for point in found.points] == [pytest.approx(0.082692, abs=1e-6)] * 3
    assert [point.rules for point in found.points] == [(RunRule.BEYOND_LIMITS,), (), ()]  # 0.09 above
    assert not p_chart(
        ChartKind.REJECTED, GroupKind.LOT, groups
    ).violations  # among themselves nothing is seen
    assert found.baseline == baseline


def test_a_baseline_without_parts_of_the_kind_is_none_and_the_chart_says_so() -> None:
    groups = [Subgroup("1", "lot 1", 3, 40), Subgroup("2", "lot 2", 5, 40)]
    found = p_chart(ChartKind.FALSE_CALLS, GroupKind.LOT, groups, "", Baseline("lot:9", 1, 0, 0))
    assert found.baseline is None
    assert found.centre == pytest.approx(0.1)
