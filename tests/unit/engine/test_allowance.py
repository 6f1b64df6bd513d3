"""Where good parts are never alike a part may look odd; where they always are, nothing is excused."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from synthetic_lot import GRID, SETTINGS, make_lot

from inspector_app.engine.allowance import FEWEST_PARTS, MOST_PARTS, Allowance
from inspector_app.engine.detectors.pa_clip import BankScorer, PaClip
from inspector_app.engine.growth import grown
from inspector_app.engine.memory import NormalBank

SIDE = (8, 8)
HOLE = 8 * 4 + 4  # the cell where good parts differ


def _maps(parts: int, seed: int = 0) -> np.ndarray:
    """Distances of good parts: the same everywhere but at the hole, where each differs by another amount."""
    maps = np.full((parts, 64), 0.1, np.float32)
    maps[:, HOLE] = 0.1 + 0.1 * np.arange(1, parts + 1)
    return maps


def test_only_where_good_parts_differ_is_something_allowed() -> None:
    allowance = Allowance.of(_maps(6), range(6), SIDE)
    assert allowance is not None
    allowed = allowance.everywhere.reshape(SIDE)
    assert allowed.argmax() == HOLE and allowed[4, 4] > 0.05
    assert (allowed[0] == 0).all() and (allowed[:, 0] == 0).all()


def test_a_part_does_not_excuse_itself() -> None:
    allowance = Allowance.of(_maps(6), range(6), SIDE)
    without_it = Allowance.of(_maps(5), range(5), SIDE)
    assert allowance is not None and without_it is not None
    np.testing.assert_array_equal(allowance.without([5]), without_it.everywhere)
    np.testing.assert_array_equal(allowance.without([0]), allowance.everywhere)  # it is not the oddest


def test_images_of_one_part_count_as_that_part() -> None:
    maps = _maps(6)
    allowance = Allowance.of(maps, [0, 1, 2, 3, 4, 4], SIDE)
    assert allowance is not None
    np.testing.assert_array_equal(allowance.second[HOLE], maps[3, HOLE])


def test_too_few_parts_allow_nothing() -> None:
    assert Allowance.of(_maps(FEWEST_PARTS - 1), range(FEWEST_PARTS - 1), SIDE) is None
    assert Allowance.of(_maps(8), [0, 0, 0, 1, 1, 2, 2, 2], SIDE) is None


def test_ignored_places_do_not_say_what_is_usual() -> None:
    roi = np.zeros(SIDE, np.bool_)
    roi[2:, 2:] = True
    maps = _maps(6)
    loud = maps.copy()
    loud[:, ~roi.reshape(-1)] = 1.9
    heard = Allowance.of(loud, range(6), SIDE)
    deaf = Allowance.of(loud, range(6), SIDE, roi)
    assert heard is not None and deaf is not None
    assert heard.everywhere[HOLE] == 0.0 and deaf.everywhere[HOLE] > 0.05
    quiet = deaf.everywhere.reshape(SIDE)[2:, 2:]
    assert quiet[0].max() == 0.0, "what is ignored excuses nothing beside it"


@given(st.integers(0, 10_000), st.integers(FEWEST_PARTS, 9))
def test_at_least_three_quarters_of_the_places_are_allowed_nothing(seed: int, parts: int) -> None:
    maps = np.random.default_rng(seed).random((parts, 64), dtype=np.float32)
    allowance = Allowance.of(maps, range(parts), SIDE)
    assert allowance is not None
    for allowed in (allowance.everywhere, *(allowance.without([part]) for part in range(parts))):
        assert (allowed >= 0).all() and (allowed == 0).mean() >= 0.75
        assert (allowed <= maps.max()).all()


@pytest.fixture(scope="module")
def bank() -> NormalBank:
    return PaClip().fit(make_lot(8).parts, None, settings=SETTINGS, encoding_id="e")


def test_what_is_allowed_is_taken_from_the_distances(bank: NormalBank) -> None:
    lot = make_lot(4, seed=7)
    scorer = BankScorer(bank, GRID)
    compared, scored = scorer.compared(lot.features, lot.names), scorer.score(lot.features, lot.names)
    assert bank.allowance is not None and bank.allowance.everywhere.max() > 0
    strangers = [("someone else", "abc")] * 4
    expected = np.maximum(scorer.compared(lot.features, strangers).d_n - bank.allowance.everywhere, 0)
    np.testing.assert_array_equal(scorer.score(lot.features, strangers).d_n, expected)
    assert (scored.d_n <= compared.d_n).all()


def test_a_good_part_is_scored_without_its_own_share() -> None:
    lot = make_lot(8)
    lot.features[3, 30] = np.eye(lot.features.shape[2], dtype=np.float16)[0]  # odd in this part alone
    bank = PaClip().fit(lot.parts, None, settings=SETTINGS, encoding_id="e")
    cells = lot.features.shape[1]
    everybody, own = bank.allowed(("someone", "else"), cells), bank.allowed(lot.names[3], cells)
    assert everybody[30] > 0.05 > own[30]
    by_its_file = bank.allowed(("under another name", lot.names[3][1]), cells)
    np.testing.assert_array_equal(own, by_its_file)


def test_an_unlabelled_lot_allows_nothing() -> None:
    bank = PaClip().fit(None, make_lot(20).parts, settings=SETTINGS, encoding_id="e")
    assert bank.allowance is None


def test_it_outlives_the_banks_bytes_and_its_growth(bank: NormalBank) -> None:
    back = NormalBank.from_bytes(bank.to_bytes())
    assert back.to_bytes() == bank.to_bytes()
    assert back.allowance is not None and bank.allowance is not None
    np.testing.assert_array_equal(back.allowance.everywhere, bank.allowance.everywhere)
    new = make_lot(2, defects=2, seed=9)
    larger = grown(
        bank, new.features, [(f"n{i}", f"h{i}") for i in range(len(new.names))], GRID, bank_size=600, seed=0
    )
    assert larger.allowance is bank.allowance
    lot = make_lot(8)
    np.testing.assert_array_equal(larger.allowed(lot.names[0], 64), bank.allowed(lot.names[0], 64))


def test_of_many_good_parts_no_more_are_asked_than_a_hundred() -> None:
    lot = make_lot(MOST_PARTS + 20)
    for image in range(len(lot.names)):  # each is odd at a cell of its own
        lot.features[image, image] = np.eye(lot.features.shape[2], dtype=np.float16)[image % 50]
    bank = PaClip().fit(lot.parts, None, settings=SETTINGS, encoding_id="e")
    assert bank.allowance is not None
    assert (bank.allowance.highest > 0.3).sum() <= MOST_PARTS
