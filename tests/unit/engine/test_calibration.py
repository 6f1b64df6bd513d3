"""The threshold keeps what it promises, and says when it promises nothing."""

from __future__ import annotations

import numpy as np
import pytest

from inspector_app.domain.lot import Verdict
from inspector_app.domain.recipe import Basis, Calibration
from inspector_app.engine.calibration import from_good, from_lot, kept_rate, parts_for, place_for


def _parts(raws: np.ndarray) -> dict[str, float]:
    return {f"part-{place}": float(raw) for place, raw in enumerate(raws)}


def _false_call_rates(parts: int, promise: float | None) -> np.ndarray:
    """True rates of 600 thresholds, each from good parts whose scores are uniform between 1 and 2."""
    random = np.random.default_rng(parts)
    drawn = [from_good(_parts(random.uniform(1.0, 2.0, parts)), promise) for _ in range(600)]
    return np.asarray([2.0 - calibration.threshold for calibration in drawn])


@pytest.mark.parametrize("parts", [9, 19, 24, 56, 150])
def test_one_good_part_in_ten_is_flagged_on_average_and_no_more(parts: int) -> None:
    rates = _false_call_rates(parts, None)
    assert 0.1 - 1 / parts - 0.01 < rates.mean() < 0.1 + 0.01


@pytest.mark.parametrize("parts", [9, 24, 56])
def test_what_is_guaranteed_holds_in_19_of_20_draws(parts: int) -> None:
    said = from_good(_parts(np.linspace(1, 2, parts))).guarantee
    assert said is not None and said > 0.1
    assert (_false_call_rates(parts, None) > said).mean() < 0.05 + 0.02


@pytest.mark.parametrize(("parts", "rate"), [(29, 0.1), (59, 0.05), (149, 0.02), (299, 0.01), (598, 0.005)])
def test_a_promise_needs_so_many_good_parts_and_then_the_largest_score_keeps_it(
    parts: int, rate: float
) -> None:
    assert parts_for(rate) == parts
    assert place_for(parts, rate) == 1 and place_for(parts - 1, rate) is None
    calibration = from_good(_parts(np.linspace(1.0, 2.0, parts)), rate)
    assert calibration.threshold == pytest.approx(2.0, abs=1e-5)
    assert calibration.judge(2.0)[0] is Verdict.OK  # the worst of the good parts itself is not flagged
    assert calibration.guarantee == pytest.approx(kept_rate(parts, 1)) and kept_rate(parts, 1) <= rate


@pytest.mark.parametrize("parts", [29, 59, 110])
def test_a_promised_rate_is_kept_in_19_of_20_draws(parts: int) -> None:
    assert (_false_call_rates(parts, 0.1) > 0.1).mean() < 0.05 + 0.02


def test_more_good_parts_lower_the_threshold_of_the_same_promise() -> None:
    assert from_good(_parts(np.linspace(1, 2, 58)), 0.1).threshold < 1.99


def test_too_few_for_the_promise_fall_back_to_what_is_expected() -> None:
    raws = _parts(np.linspace(1, 2, 28))
    assert from_good(raws, 0.1) == from_good(raws)


def test_very_few_good_parts_give_a_threshold_without_a_promise() -> None:
    raws = np.concatenate([np.linspace(1.0, 1.2, 7), [5.0]])
    calibration = from_good(_parts(raws))
    assert calibration.guarantee is None and calibration.basis is Basis.GOOD_PARTS and calibration.parts == 8
    assert 1.2 < calibration.threshold < 2.0  # one odd part does not set it


def test_a_lot_gives_median_and_one_and_a_half_spreads() -> None:
    raws = np.array([1.0, 2.0, 3.0, 4.0, 100.0])
    calibration = from_lot(_parts(raws))
    assert calibration.m0 == 3.0 and calibration.threshold == pytest.approx(3.0 + 1.5 * 1.4826 * 1.0)
    assert calibration.basis is Basis.LOT and calibration.guarantee is None
    assert calibration.pixel_threshold == calibration.lower == calibration.threshold


def test_parts_that_look_all_the_same_still_leave_room() -> None:
    assert from_lot(_parts(np.full(12, 2.0))).threshold == pytest.approx(2.0 + 1.5 * 1.4826 * 0.08)
    assert from_lot(_parts(np.zeros(12))).threshold == Calibration.MIN_SPAN


def test_nothing_to_measure_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one part"):
        from_lot({})
