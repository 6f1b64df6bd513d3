"""The threshold keeps what it promises, and says when it promises nothing."""

from __future__ import annotations

import numpy as np
import pytest

from inspector_app.domain.lot import Verdict
from inspector_app.domain.recipe import Basis, Calibration
from inspector_app.engine.calibration import from_good, from_lot, guarantee


def _parts(raws: np.ndarray) -> dict[str, float]:
    return {f"part-{place}": float(raw) for place, raw in enumerate(raws)}


@pytest.mark.parametrize(
    ("parts", "rate"),
    [(28, None), (29, 0.1), (58, 0.1), (59, 0.05), (149, 0.02), (298, 0.02), (299, 0.01), (598, 0.005)],
)
def test_the_promise_grows_with_the_good_parts(parts: int, rate: float | None) -> None:
    assert guarantee(parts) == rate
    assert from_good(_parts(np.linspace(1, 2, parts))).guarantee == rate


@pytest.mark.parametrize("parts", [29, 50, 59, 110, 149])
def test_the_threshold_keeps_its_false_call_rate_in_19_of_20_draws(parts: int) -> None:
    random = np.random.default_rng(parts)
    rate = guarantee(parts)
    assert rate is not None
    broken = 0
    for _ in range(600):
        calibration = from_good(_parts(random.uniform(1.0, 2.0, parts)))
        broken += 2.0 - calibration.threshold > rate  # the true rate of scores from 1..2 above the threshold
    assert broken / 600 < 0.05 + 0.02


def test_no_lower_threshold_would_keep_the_promise_when_parts_are_just_enough() -> None:
    raws = np.linspace(1.0, 2.0, 29)
    calibration = from_good(_parts(raws))
    assert calibration.threshold == pytest.approx(2.0, abs=1e-5)
    assert calibration.judge(2.0)[0] is Verdict.OK  # the worst of the good parts itself is not flagged


def test_more_parts_of_the_same_promise_lower_the_threshold() -> None:
    assert from_good(_parts(np.linspace(1, 2, 58))).threshold < 1.99


def test_few_good_parts_give_a_threshold_without_a_promise() -> None:
    raws = np.concatenate([np.linspace(1.0, 1.2, 20), [5.0]])
    calibration = from_good(_parts(raws))
    assert calibration.guarantee is None and calibration.basis is Basis.GOOD_PARTS and calibration.parts == 21
    assert 1.2 < calibration.threshold < 2.0  # one odd part does not set it


def test_a_lot_gives_median_and_three_spreads() -> None:
    raws = np.array([1.0, 2.0, 3.0, 4.0, 100.0])
    calibration = from_lot(_parts(raws))
    assert calibration.m0 == 3.0 and calibration.threshold == pytest.approx(3.0 + 3 * 1.4826 * 1.0)
    assert calibration.basis is Basis.LOT and calibration.guarantee is None
    assert calibration.pixel_threshold == calibration.lower == calibration.threshold


def test_parts_that_look_all_the_same_still_leave_room() -> None:
    assert from_lot(_parts(np.full(12, 2.0))).threshold == pytest.approx(2.0 + 3 * 1.4826 * 0.04)
    assert from_lot(_parts(np.zeros(12))).threshold == Calibration.MIN_SPAN


def test_nothing_to_measure_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one part"):
        from_lot({})
