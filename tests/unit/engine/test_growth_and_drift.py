"""A bank learns what accepted parts show beyond it; a lot that looks unlike its bank raises the alarm."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest

from inspector_app.domain.bank import Drift
from inspector_app.domain.recipe import RecipeSettings
from inspector_app.engine.detectors.pa_clip import BankScorer, PaClip
from inspector_app.engine.detectors.protocol import PartFeatures
from inspector_app.engine.drift import drift_of, global_features
from inspector_app.engine.growth import grown
from inspector_app.engine.memory import NormalBank

GRID, WIDTH = (4, 4), 16


def _parts(count: int, seed: int, *, shift: float = 0.0, spread: float = 0.05) -> npt.NDArray[np.float16]:
    """Images whose patches lie around one direction a cell; ``shift`` turns all of them."""
    base = np.random.default_rng(99).normal(size=(16, WIDTH))
    turn = np.random.default_rng(98).normal(size=WIDTH)
    values = base + shift * turn + spread * np.random.default_rng(seed).normal(size=(count, 16, WIDTH))
    return (values / np.linalg.norm(values, axis=-1, keepdims=True)).astype(np.float16)


def _names(count: int, word: str) -> list[tuple[str, ...]]:
    return [(f"{word}{i}", f"sha of {word}{i}") for i in range(count)]


@pytest.fixture(scope="module")
def bank() -> NormalBank:
    good = PartFeatures.of(_parts(20, 0), _names(20, "g"), GRID)
    return PaClip().fit(good, None, settings=RecipeSettings(bank_size=200), encoding_id="e")


def test_growing_makes_the_named_parts_normal_and_no_other_part_more_anomalous(bank: NormalBank) -> None:
    new = _parts(3, 5, shift=0.8)
    larger = grown(bank, new, _names(3, "n"), GRID, bank_size=200, seed=0)
    like_them, like_before = _parts(4, 6, shift=0.8), _parts(4, 7)

    def d_n(state: NormalBank, features: npt.NDArray[np.float16]) -> npt.NDArray[np.float32]:
        return BankScorer(state, GRID).score(features, _names(4, "q")).d_n

    assert (d_n(larger, like_them) < 0.5 * d_n(bank, like_them)).all()
    assert (d_n(larger, like_before) <= d_n(bank, like_before)).all()
    assert larger.scales == bank.scales and larger.images == bank.images + 3


def test_what_the_bank_has_stays_and_a_growth_is_bounded(bank: NormalBank) -> None:
    larger = grown(bank, _parts(30, 5, shift=0.8), _names(30, "n"), GRID, bank_size=200, seed=0)
    assert np.array_equal(larger.features[: len(bank.features)], bank.features)
    assert len(larger.features) - len(bank.features) == 40  # a fifth of 200
    assert (np.diff(larger.groups) >= 0).all()


def test_a_part_of_the_growth_is_not_compared_with_itself(bank: NormalBank) -> None:
    new = _parts(1, 5, shift=0.8)
    larger = grown(bank, new, _names(1, "n"), GRID, bank_size=200, seed=0)
    own = BankScorer(larger, GRID).score(new, _names(1, "n")).d_n
    assert np.allclose(own, BankScorer(bank, GRID).score(new, _names(1, "n")).d_n, atol=1e-6)


def test_parts_that_show_nothing_new_leave_the_bank_as_it_is(bank: NormalBank) -> None:
    same = bank.features[:16].reshape(1, 16, WIDTH)
    assert grown(bank, same, _names(1, "n"), GRID, bank_size=200, seed=0) is bank


def test_a_grown_bank_outlives_its_bytes(bank: NormalBank) -> None:
    larger = replace(
        grown(bank, _parts(2, 5, shift=0.8), _names(2, "n"), GRID, bank_size=200, seed=0), grown_from="ab"
    )
    again = NormalBank.from_bytes(larger.to_bytes())
    assert again.grown_from == "ab" and np.array_equal(again.globals, larger.globals)
    assert len(again.globals) == len(again.group_names)
    assert again.to_bytes() == larger.to_bytes()


# --- drift


def _drift(bank: NormalBank, features: npt.NDArray[np.float16]) -> Drift | None:
    return drift_of(bank, global_features(features), _names(len(features), "q"))


def test_a_lot_like_the_bank_has_a_drift_near_one_and_no_alarm(bank: NormalBank) -> None:
    drift = _drift(bank, _parts(30, 3))
    assert drift is not None and not drift.alarm
    assert drift.figure == pytest.approx(1.0, abs=0.2) and drift.limit > 1 and drift.images == 30


def test_a_shifted_lot_raises_the_alarm_and_more_so_the_farther_it_lies(bank: NormalBank) -> None:
    near, far = _drift(bank, _parts(30, 3, shift=0.1)), _drift(bank, _parts(30, 3, shift=0.4))
    assert near is not None and far is not None
    assert far.alarm and far.figure > near.figure


def test_some_odd_parts_in_a_lot_are_no_drift(bank: NormalBank) -> None:
    mixed = np.concatenate([_parts(20, 3), _parts(8, 4, shift=0.8)])
    drift = _drift(bank, mixed)
    assert drift is not None and not drift.alarm


def test_too_little_to_tell_is_not_known(bank: NormalBank) -> None:
    few = _drift(bank, _parts(3, 3, shift=0.8))
    assert few is not None and few.figure > few.limit and not few.alarm
    assert _drift(replace(bank, globals=np.empty((0, 0), np.float32)), _parts(9, 3)) is None
    assert (
        _drift(replace(bank, globals=bank.globals[:5], group_names=bank.group_names[:5]), _parts(9, 3))
        is None
    )
    assert drift_of(bank, np.empty((0, WIDTH), np.float32), []) is None
