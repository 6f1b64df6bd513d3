"""The same look at another place of the part says less: it is a little farther away."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from synthetic_lot import GRID, SETTINGS, SyntheticLot, make_lot, unit

from inspector_app.domain.errors import StorageFault
from inspector_app.engine.allowance import FEWEST_PARTS, SHARE
from inspector_app.engine.detectors.pa_clip import BankScorer, PaClip
from inspector_app.engine.growth import grown
from inspector_app.engine.memory import NormalBank
from inspector_app.engine.nearest import Masked, SearchIndex
from inspector_app.engine.packing import pack, unpack
from inspector_app.engine.place import PlacedIndex, places_of

STRANGER = ("someone else", "abc")


@pytest.fixture(scope="module")
def bank() -> NormalBank:
    return PaClip().fit(make_lot(8).parts, None, settings=SETTINGS, encoding_id="e")


def test_places_are_centres_of_cells_as_shares_of_the_part() -> None:
    np.testing.assert_allclose(
        places_of(np.array([0, 3, 7]), (2, 4)), [[0.25, 0.125], [0.25, 0.875], [0.75, 0.875]]
    )


def test_the_distance_is_the_bare_one_and_what_the_places_add() -> None:
    random, grid, weight = np.random.default_rng(0), (3, 5), 0.07
    features, queries = unit(random.normal(size=(9, 6))), unit(random.normal(size=(15, 6)))
    own, places = places_of(np.arange(15), grid), random.random((9, 2), dtype=np.float32)
    apart = own[:, None] - places[None]  # [15, 9, 2]
    alike = np.mean([np.cos(np.pi * k * apart) for k in (1, 2)], axis=(0, 3))
    bare = 1.0 - queries.astype(np.float64) @ features.astype(np.float64).T
    expected = bare + weight * (1.0 - alike)
    index = PlacedIndex(features, places, weight, grid)
    found = index.distance(queries, np.arange(15))
    np.testing.assert_allclose(found, expected.min(axis=1), atol=1e-5)
    masked = index.distance(queries, np.arange(15), [Masked(range(15), range(4))])
    np.testing.assert_allclose(masked, expected[:, 4:].min(axis=1), atol=1e-5)


def test_without_places_or_weight_the_distance_is_the_bare_one() -> None:
    random = np.random.default_rng(1)
    features, queries = unit(random.normal(size=(9, 6))), unit(random.normal(size=(15, 6)))
    bare = SearchIndex(features).distance(queries)
    for places, weight in ((np.empty((0, 2), np.float32), 0.3), (np.full((9, 2), 0.5, np.float32), 0.0)):
        index = PlacedIndex(features, places, weight, (3, 5))
        np.testing.assert_array_equal(index.distance(queries, np.arange(15)), bare)


def test_what_is_normal_elsewhere_on_the_part_is_less_normal_here(bank: NormalBank) -> None:
    lot = make_lot(4, seed=3)
    features = lot.features.copy()
    features[:, [0, 143]] = features[:, [143, 0]]  # what belongs into one corner lies in the other
    blind = replace(bank, place_weight=0.0)

    def rise(state: NormalBank) -> float:
        scorer = BankScorer(state, GRID)
        moved, right = (scorer.compared(each, [STRANGER] * 4).d_n for each in (features, lot.features))
        return float((moved - right)[:, [0, 143]].sum())

    assert bank.place_weight > 0
    assert rise(bank) > rise(blind) + 4 * bank.place_weight  # eight cells, each more than half of it


def _usual(bank: NormalBank, lot: SyntheticLot) -> float:
    """The median distance of good parts that are held out."""
    return float(np.median(BankScorer(bank, GRID).compared(lot.features, lot.names).d_n))


def test_place_counts_a_share_of_what_good_parts_lie_from_the_bank(bank: NormalBank) -> None:
    usual = _usual(replace(bank, place_weight=0.0), make_lot(8))
    assert 0.01 * usual < bank.place_weight <= 0.81 * usual


def test_it_costs_good_parts_little_and_counts_less_where_they_do_not_lie_alike(bank: NormalBank) -> None:
    mixed = make_lot(8)
    for image in range(8):  # the same looks, each time elsewhere
        mixed.features[image] = np.random.default_rng(image).permutation(mixed.features[image])
    anywhere = PaClip().fit(mixed.parts, None, settings=SETTINGS, encoding_id="e")
    assert 0.0 < anywhere.place_weight < 0.3 * bank.place_weight
    for each, lot in ((bank, make_lot(8)), (anywhere, mixed)):
        assert _usual(each, lot) <= 1.1 * _usual(replace(each, place_weight=0.0), lot)


def test_too_few_parts_and_an_unlabelled_lot_leave_place_aside() -> None:
    few = PaClip().fit(make_lot(FEWEST_PARTS - 1).parts, None, settings=SETTINGS, encoding_id="e")
    lot = PaClip().fit(None, make_lot(20).parts, settings=SETTINGS, encoding_id="e")
    assert few.place_weight == lot.place_weight == 0.0


def test_places_outlive_the_banks_bytes(bank: NormalBank) -> None:
    back = NormalBank.from_bytes(bank.to_bytes())
    assert back.to_bytes() == bank.to_bytes() and back.place_weight == bank.place_weight
    np.testing.assert_array_equal(back.places, bank.places)


def test_a_bank_of_an_earlier_program_scores_as_it_did(bank: NormalBank) -> None:
    arrays, facts = unpack("normal bank", bank.to_bytes())
    del arrays["places"], facts["place_weight"], facts["allowed_share"]
    old = NormalBank.from_bytes(pack("normal bank", arrays, facts))
    lot = make_lot(3, defects=1, seed=4)
    found = BankScorer(old, GRID).score(lot.features, [STRANGER] * 4).d_n
    bare = SearchIndex(bank.features).distance(lot.features.reshape(-1, lot.features.shape[2])).reshape(4, -1)
    assert bank.allowance is not None
    whole = bank.allowance.everywhere / np.float32(SHARE)
    np.testing.assert_allclose(found, np.maximum(bare - whole, 0), atol=1e-6)


@pytest.mark.parametrize("places", [np.zeros((3, 2), np.float32), np.full((600, 2), np.nan, np.float32)])
def test_places_that_do_not_fit_the_patches_are_damage(bank: NormalBank, places: np.ndarray) -> None:
    arrays, facts = unpack("normal bank", bank.to_bytes())
    arrays["places"] = places
    with pytest.raises(StorageFault, match="damaged"):
        NormalBank.from_bytes(pack("normal bank", arrays, facts))


@pytest.mark.parametrize(
    ("fact", "value"), [("place_weight", float("inf")), ("place_weight", -0.1), ("allowed_share", 1.5)]
)
def test_a_weight_that_no_bank_has_is_damage(bank: NormalBank, fact: str, value: float) -> None:
    arrays, facts = unpack("normal bank", bank.to_bytes())
    with pytest.raises(StorageFault, match="damaged"):
        NormalBank.from_bytes(pack("normal bank", arrays, {**facts, fact: value}))


def test_a_grown_bank_knows_where_the_new_patches_lie(bank: NormalBank) -> None:
    new = make_lot(0, defects=2, seed=9)
    larger = grown(bank, new.features, [("n0", "h0"), ("n1", "h1")], GRID, bank_size=600, seed=0)
    assert len(larger.places) == len(larger.features) > len(bank.features)
    np.testing.assert_array_equal(larger.places[: len(bank.places)], bank.places)
    assert larger.place_weight == bank.place_weight
    cells = np.argmax(
        (new.features.reshape(-1, 1, new.features.shape[2]) == larger.features[len(bank.features) :]).all(2),
        0,
    )
    np.testing.assert_allclose(larger.places[len(bank.places) :], places_of(cells % 144, GRID))


def test_a_bank_of_an_earlier_program_grows_without_places(bank: NormalBank) -> None:
    old = replace(bank, places=np.empty((0, 2), np.float32), place_weight=0.0)
    new = make_lot(0, defects=1, seed=9)
    larger = grown(old, new.features, [("n0", "h0")], GRID, bank_size=600, seed=0)
    assert len(larger.places) == 0 and len(larger.features) > len(old.features)
