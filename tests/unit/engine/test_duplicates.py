"""Entries that say the same twice are found by the distance of their patches; others are left alone."""

from __future__ import annotations

import numpy as np
from synthetic_lot import unit

from inspector_app.engine.duplicates import COVERED_SHARE, NEAR, duplicates
from inspector_app.engine.memory import PseudoBank, PseudoEntry


def _entry(number: int, kind: int, *, count: int = 40, spread: float = 0.05, seed: int = 0) -> PseudoEntry:
    """Patches around the direction of a kind."""
    base = np.zeros(64)
    base[kind] = 1.0
    noise = np.random.default_rng(100 * number + seed).normal(size=(count, 64)) * spread
    return PseudoEntry(number, unit(base + noise))


def test_two_marks_of_one_nuisance_are_a_pair_and_the_older_one_stays() -> None:
    (pair,) = duplicates(PseudoBank.of([_entry(3, 0), _entry(7, 0), _entry(9, 1)]))
    assert (pair.keeps, pair.covered) == (3, 7) and 0 < pair.distance < NEAR


def test_a_small_entry_inside_a_large_one_is_the_covered_one_whichever_came_first() -> None:
    small = _entry(1, 0)
    large = PseudoEntry(2, np.concatenate([_entry(2, 0).patches, _entry(8, 5).patches]))
    (pair,) = duplicates(PseudoBank.of([small, large]))
    assert (pair.keeps, pair.covered) == (2, 1)


def test_a_few_strangers_among_the_patches_are_borne_and_more_are_not() -> None:
    def with_strangers(share: float) -> PseudoEntry:
        strangers = round(share * 100)
        return PseudoEntry(
            2,
            np.concatenate(
                [_entry(2, 0, count=100 - strangers).patches, _entry(8, 5, count=strangers).patches]
            ),
        )

    large = PseudoEntry(1, np.concatenate([_entry(1, 0).patches, _entry(6, 9, count=200).patches]))
    few, many = (1 - COVERED_SHARE) / 2, 2 * (1 - COVERED_SHARE)
    assert [pair.covered for pair in duplicates(PseudoBank.of([large, with_strangers(few)]))] == [2]
    assert duplicates(PseudoBank.of([large, with_strangers(many)])) == ()


def test_the_nearest_pair_comes_first() -> None:
    bank = PseudoBank.of([_entry(1, 0), _entry(2, 0), _entry(3, 4, spread=0.01), _entry(4, 4, spread=0.01)])
    found = duplicates(bank)
    assert [(pair.keeps, pair.covered) for pair in found] == [(3, 4), (1, 2)]
    assert found[0].distance < found[1].distance


def test_of_many_alike_each_covered_one_is_named_once() -> None:
    found = duplicates(PseudoBank.of([_entry(number, 0) for number in (1, 2, 3, 4)]))
    assert [pair.covered for pair in sorted(found, key=lambda pair: pair.covered)] == [2, 3, 4]


def test_one_entry_alone_and_an_empty_bank_have_no_pairs() -> None:
    assert duplicates(PseudoBank()) == () and duplicates(PseudoBank.of([_entry(1, 0)])) == ()
