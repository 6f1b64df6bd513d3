"""A threshold tried out: every figure against a small lot counted by hand, and against those of the reports."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_lots import part
from scipy.stats import binomtest

from inspector_app.domain.filtering import parse_filter
from inspector_app.domain.lot import Verdict
from inspector_app.domain.part_region import PartRegion
from inspector_app.domain.recipe import Basis, Calibration, RecipeSettings
from inspector_app.domain.review import Disposition
from inspector_app.domain.threshold import Handles, NotKnown, Peaks, Said, ScoredLot
from inspector_app.reports.escapes import escape_rate
from inspector_app.reports.summary import figures
from inspector_app.reports.threshold_study import ThresholdStudy

SCALE = Calibration(0.0, 2.0, 2.0, 2.0, Basis.LOT, 30)
N, G, D, U = Said.NOBODY, Said.GOOD, Said.DEFECT, Said.UNSURE
Part = (
    tuple[float, Said] | tuple[float, Said, float]
)  # raw, what people said, probability of the check sample


def lot_of(*parts: Part, now: float = 2.0, always: tuple[int, ...] = (), name: str = "monday") -> ScoredLot:
    drawn = [part[2] if len(part) == 3 else np.nan for part in parts]
    flagged = np.zeros(len(parts), np.bool_)
    flagged[list(always)] = True
    return ScoredLot(
        lot_id=name,
        number=1,
        name=name,
        raw=np.array([part[0] for part in parts]),
        said=np.array([part[1] for part in parts], dtype=np.int8),
        drawn=np.array(drawn),
        always=flagged,
        then=Handles(now, now),
        now=Handles(now, now),
        bank="b",
    )


def study_of(
    lot: ScoredLot,
    *past: ScoredLot,
    scale: Calibration = SCALE,
    settings: RecipeSettings = RecipeSettings(),
    peaks: Peaks | None = None,
) -> ThresholdStudy:
    return ThresholdStudy(lot, past, scale, settings, peaks)


def at(threshold: float, lower: float | None = None) -> Handles:
    return Handles(threshold if lower is None else lower, threshold)


def test_a_part_at_a_handle_lies_above_it() -> None:
    study = study_of(lot_of((1.0, N), (1.5, N), (1.7, N), (2.0, N), (3.0, N)))
    sides = study.at(at(2.0, lower=1.5)).sides
    assert (sides.ok, sides.check, sides.flagged) == (1, 2, 2)
    assert study.at(at(2.0, lower=1.5)).changed == 2, "1.5 and 1.7 are ok at the threshold that stands"


def test_a_part_with_an_unreadable_picture_is_flagged_wherever_the_handles_stand() -> None:
    study = study_of(lot_of((0.1, N), (0.2, N), (3.0, N), always=(0,)))
    sides = study.at(at(2.0)).sides
    assert (sides.ok, sides.check, sides.flagged) == (1, 0, 2)
    assert study.at(at(9.0)).sides.flagged == 1


def test_a_part_with_an_unreadable_picture_is_to_check_where_its_score_lies_between_the_handles() -> None:
    study = study_of(lot_of((0.1, N), (1.7, N), (1.9, N), always=(1,)))
    sides = study.at(at(2.0, lower=1.5)).sides  # as the gallery counts them
    assert (sides.ok, sides.check, sides.flagged) == (1, 2, 0)
    assert study.at(at(2.0, lower=1.5)).changed == 2


def test_false_calls_from_good_parts_and_from_reviewed_ones_alone() -> None:
    study = study_of(lot_of((1.0, G), (2.1, G), (2.5, G), (0.5, N), (0.8, N), (1.2, N), (3.0, D), (1.1, U)))
    found = study.at(at(2.0))
    assert (found.false_calls.count, found.false_calls.of) == (2, 6)
    assert (found.false_calls_reviewed.count, found.false_calls_reviewed.of) == (2, 3)
    exact = binomtest(2, 3).proportion_ci(0.95, method="exact")
    interval = found.false_calls_reviewed.interval
    assert interval is not None
    assert (interval.low, interval.high) == pytest.approx((exact.low, exact.high))
    lower = study.at(at(1.1))
    assert (lower.false_calls.count, lower.false_calls.of) == (2, 5), (
        "1.2 is flagged and not decided: neither"
    )


def test_false_calls_follow_the_lower_handle() -> None:
    study = study_of(lot_of((1.6, G), (0.5, G)))
    assert study.at(at(2.0)).false_calls_reviewed.count == 0
    assert study.at(at(2.0, lower=1.5)).false_calls_reviewed.count == 1


def test_without_a_decided_sample_the_escape_rate_is_not_known() -> None:
    study = study_of(lot_of((0.5, N, 0.1), (0.7, N), (3.0, D)))
    found = study.at(at(2.0))
    assert found.escapes is None and found.escapes_unknown is NotKnown.NO_SAMPLE
    assert found.sample_needed == 299, "0.99 ** 299 is just below 5 %"


def test_each_checked_part_stands_for_one_through_its_probability() -> None:
    # Six parts are ok: two drawn with 1/2 (one of them defective), two drawn with 1/4, two not drawn.
    study = study_of(
        lot_of((0.1, G, 0.5), (0.2, D, 0.5), (0.3, G, 0.25), (0.4, G, 0.25), (0.5, N), (0.6, N), (3.0, D))
    )
    found = study.at(at(2.0)).escapes
    assert found is not None
    assert found.escaped == pytest.approx(6 * 2 / 12)
    assert found.share == pytest.approx(1 / 2), "one escaped, one was caught"
    assert found.interval is None, "the chances differ"
    assert (found.unflagged, found.known, found.caught, found.left) == (6, 0, 1, 0)


def test_undecided_parts_that_would_pass_leave_the_escape_rate_unknown() -> None:
    study = study_of(lot_of((0.1, G, 0.5), (0.2, G, 0.5), (2.5, N), (2.6, D), (3.5, N)))
    assert study.at(at(2.0)).escapes is not None
    raised = study.at(at(3.0))
    assert raised.escapes is None and raised.escapes_unknown is NotKnown.UNDECIDED and raised.passing == 1


def test_a_reject_that_would_pass_is_a_known_escape() -> None:
    study = study_of(lot_of((0.1, G, 0.5), (0.2, G, 0.5), (0.3, N), (2.6, D), (3.5, D)))
    found = study.at(at(3.0)).escapes
    assert found is not None
    assert (found.known, found.caught, found.share) == (1, 1, 0.5)


said = st.sampled_from(list(Said))
parts = st.lists(
    st.tuples(st.floats(0, 4), said, st.sampled_from([np.nan, np.nan, 0.02, 0.5])), min_size=1, max_size=40
)


@given(parts)
def test_where_the_threshold_stands_the_figures_are_those_of_the_reports(drawn: list[Part]) -> None:
    outcomes = {G: Disposition.ACCEPTED, D: Disposition.REJECTED, U: Disposition.UNSURE}
    rows, probabilities = [], {}
    for number, (raw, what, probability) in enumerate(drawn):  # type: ignore[misc]
        verdict = Verdict.FLAGGED if raw >= 2.0 else Verdict.OK
        row = replace(
            part(f"p{number}", verdict),
            raw=raw,
            disposition=outcomes.get(what, Disposition(verdict.value)),
        )
        rows.append(row)
        if np.isfinite(probability):
            probabilities[row.part_id] = probability
    found = study_of(lot_of(*drawn)).at(at(2.0))
    reported = figures(rows, ())
    assert found.sides.ok == reported.ok and found.sides.flagged == reported.flagged
    rate = reported.false_calls
    assert found.false_calls.of == (0 if rate is None else rate.of)
    assert found.false_calls.count == (0 if rate is None else rate.count)
    known = escape_rate(rows, probabilities)
    if known is None:
        assert found.escapes is None
        return
    assert found.escapes is not None and found.passing == 0
    assert found.escapes.escaped == pytest.approx(known.escaped)
    assert (found.escapes.unflagged, found.escapes.known, found.escapes.caught, found.escapes.left) == (
        known.unflagged,
        known.known,
        known.caught,
        known.left,
    )
    interval = found.escapes.interval
    if known.high is None:
        assert interval is None
    else:
        assert interval is not None
        assert (interval.low, interval.high) == pytest.approx((known.low or 0.0, known.high))


def test_fifty_nine_good_parts_below_the_place_promise_five_per_cent() -> None:
    scale = replace(SCALE, basis=Basis.GOOD_PARTS, parts=59, highest=tuple(np.linspace(1.9, 0.1, 59)))
    promised = study_of(lot_of((0.5, N)), scale=scale).at(at(2.0)).guarantee
    assert promised.parts == 59 and promised.over == 0 and promised.needed == 59
    assert promised.rate == pytest.approx(1 - 0.05 ** (1 / 59)) and promised.kept


def test_good_parts_above_the_place_weaken_the_promise() -> None:
    scale = replace(SCALE, basis=Basis.GOOD_PARTS, parts=100, highest=tuple(np.linspace(2.2, 0.2, 100)))
    promised = study_of(lot_of((0.5, N)), scale=scale).at(at(2.19)).guarantee
    assert promised.over == 1
    upper = binomtest(1, 100, alternative="less").proportion_ci(0.95, method="exact").high
    assert promised.rate == pytest.approx(upper)
    strict = study_of(lot_of((0.5, N)), scale=scale, settings=RecipeSettings(promise=0.01))
    assert not strict.at(at(2.19)).guarantee.kept and strict.at(at(2.19)).guarantee.needed == 299


def test_nothing_is_promised_where_the_scores_of_the_good_parts_are_not_known() -> None:
    assert study_of(lot_of((0.5, N))).at(at(2.0)).guarantee.rate is None, "from the lot itself"
    scale = replace(SCALE, basis=Basis.GOOD_PARTS, parts=5000, highest=(2.2, 2.1, 2.0))
    deep = study_of(lot_of((0.5, N)), scale=scale).at(at(1.5)).guarantee
    assert deep.over is None and deep.rate is None, "more may lie above than the three that are remembered"
    few = replace(SCALE, basis=Basis.GOOD_PARTS, parts=3, highest=(1.0, 0.9, 0.8))
    assert study_of(lot_of((0.5, N)), scale=few).at(at(2.0)).guarantee.rate is None


COSTS = RecipeSettings(cost_false_call=10.0, cost_escape=100.0)


def cost_lot(*more: Part) -> ScoredLot:
    """Nine parts: six ok ones that two drawn ones stand for, one false call, two caught defects."""
    ok: tuple[Part, ...] = ((0.2, N), (0.4, N), (0.6, N), (0.8, N), (0.3, G, 0.5), (0.9, D, 0.5))
    return lot_of(*ok, (1.2, G), (1.5, D), (2.0, D), *more, now=1.0)


@pytest.mark.parametrize(
    ("threshold", "wrong", "missed"),
    [(1.0, 1, 3.0), (0.5, 1, 0.0), (1.7, 0, 4.0), (1.35, 0, 3.0), (0.25, 3, 0.0)],
)
def test_the_cost_is_that_of_wrong_and_of_missed_parts(threshold: float, wrong: int, missed: float) -> None:
    """Half of the sample is defective, so three of six ok parts are taken to be: those that lie highest."""
    study = study_of(cost_lot(), scale=replace(SCALE, threshold=1.0, lower=1.0), settings=COSTS)
    cost = study.at(at(threshold)).cost
    assert cost is not None
    assert cost.cost == pytest.approx(1000 * (10 * wrong + 100 * missed) / 9)


def test_the_band_takes_every_share_at_the_ends_of_its_exact_interval() -> None:
    study = study_of(cost_lot(), scale=replace(SCALE, threshold=1.0, lower=1.0), settings=COSTS)
    cost = study.at(at(1.0)).cost
    assert cost is not None
    sure = 1 - 0.05 / 3

    def ends(count: int, of: int) -> tuple[float, float]:
        found = binomtest(count, of).proportion_ci(sure, method="exact")
        return found.low, found.high

    called, rejected, missed = ends(1, 9), ends(0, 9), ends(1, 2)
    low, high = (1000 * (10 * called[end] + 100 * (rejected[end] + missed[end] * 6 / 9)) for end in (0, 1))
    assert (cost.low, cost.high) == pytest.approx((low, high))


def test_undecided_flagged_parts_widen_the_band_and_leave_the_cost() -> None:
    scale = replace(SCALE, threshold=1.0, lower=1.0)
    without = study_of(cost_lot(), scale=scale, settings=COSTS).at(at(1.7)).cost
    study = study_of(cost_lot((1.6, N), (1.65, U)), scale=scale, settings=COSTS)
    cost = study.at(at(1.7)).cost
    assert cost is not None and without is not None and study.costs is not None
    assert study.costs.undecided == 2 and cost.cost == pytest.approx(without.cost)
    assert cost.high is not None and without.high is not None
    assert cost.high == pytest.approx((9 * without.high + 2 * 100 * 1000) / 11), (
        "both pass, at worst defective"
    )


def test_without_costs_or_a_sample_there_is_no_curve() -> None:
    assert study_of(cost_lot()).costs is None
    assert study_of(lot_of((0.5, N), (3.0, D)), settings=COSTS).costs is None


def test_the_least_cost_is_shown_and_moves_no_handle() -> None:
    study = study_of(cost_lot(), scale=replace(SCALE, threshold=1.0, lower=1.0), settings=COSTS)
    assert study.costs is not None
    assert study.costs.cost.min() == study.costs.cost[study.costs.cheapest]
    assert study.now == Handles(1.0, 1.0) and study.handles(None, None) == study.now


def test_past_lots_say_what_they_were_what_they_are_and_what_they_would_be() -> None:
    now = lot_of((0.5, N), (2.5, N))
    before = replace(
        lot_of((1.4, G), (1.6, G), (1.7, D), (2.4, D), (0.2, N), name="sunday"), then=Handles(1.5, 1.5)
    )
    other = replace(before, name="saturday", lot_id="saturday", bank="another")
    row, foreign = study_of(now, before, other).at(at(1.65)).lots
    assert (row.then, row.now, row.would, row.parts) == (3, 1, 2, 5)
    assert row.false_calls is not None and (row.false_calls.count, row.false_calls.of) == (0, 2)
    assert (row.missed, row.gained, row.rejected) == (0, 1, 2)
    assert (foreign.then, foreign.now, foreign.would, foreign.missed) == (3, 1, None, None), "in other units"
    for text in (row.opens, row.opens_missed, row.false_calls.opens):
        assert parse_filter(text).terms


def test_findings_are_counted_where_their_peaks_lie() -> None:
    rim, middle = PartRegion("rim", (0.0, 0.0, 1.0, 0.2)), PartRegion("middle", (0.4, 0.4, 0.2, 0.2))
    peaks = Peaks(
        peak=np.array([3.0, 2.5, 2.2, 1.0, 3.0]),
        raw=np.array([2.9, 2.9, 2.1, 1.0, 2.9]),
        x=np.array([0.1, 0.5, 0.5, 0.1, 0.9]),
        y=np.array([0.1, 0.5, 0.5, 0.1, 0.9]),
        part=np.array([0, 0, 1, 2, 3]),
    )
    settings = RecipeSettings(regions=(rim, middle))
    study = study_of(lot_of((2.9, N)), settings=settings, peaks=peaks)
    counted = [(place.findings, place.parts) for place in study.at(at(2.0)).regions]
    assert counted == [(1, 1), (2, 2), (1, 1)], "rim, middle, elsewhere"
    assert [place.findings for place in study.at(at(2.15)).regions] == [1, 1, 1], "the second part is ok now"


def test_handles_can_only_be_tried_where_they_can_be_kept() -> None:
    study = study_of(lot_of((0.5, N)), scale=replace(SCALE, m0=1.0, threshold=2.0, lower=1.5))
    assert study.handles(None, 3.0) == Handles(1.5, 3.0)
    assert study.handles(4.0, 3.0) == Handles(3.0, 3.0)
    assert study.handles(None, 0.0) == Handles(1.05, 1.05), "the scale needs room"
    together = study_of(lot_of((0.5, N)))
    assert together.handles(None, 3.0) == Handles(3.0, 3.0), "handles that stood together stay together"


@given(
    st.lists(st.sampled_from([0.5, 1.0, 1.5, 2.0, 2.5, 3.0]), min_size=1, max_size=20),
    *[st.sampled_from([0.6, 1.0, 1.7, 2.0, 2.6])] * 4,
)
def test_parts_are_changed_whose_verdict_or_band_is_another(
    raws: list[float], one: float, two: float, three: float, four: float
) -> None:
    now, then = Handles(min(one, two), max(one, two)), Handles(min(three, four), max(three, four))
    lot = replace(lot_of(*((raw, N) for raw in raws)), now=now)

    def zone(raw: float, handles: Handles) -> int:
        return int(raw >= handles.lower) + int(raw >= handles.upper)

    assert study_of(lot).at(then).changed == sum(zone(raw, now) != zone(raw, then) for raw in raws)
