"""Banks: who must not be compared with whom, how entries support each other, bytes that come back whole."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from synthetic_lot import unit

from inspector_app.domain.bank import Scales
from inspector_app.domain.errors import StorageFault
from inspector_app.domain.finding import NO_ENTRY
from inspector_app.engine.memory import DefectBank, NormalBank, PseudoBank, PseudoEntry
from inspector_app.engine.nearest import FAR


def _bank() -> NormalBank:
    return NormalBank(
        features=unit(np.random.default_rng(0).normal(size=(6, 4))),
        groups=np.array([0, 0, 1, 2, 2, 2], dtype=np.int32),
        group_names=(("part-a", "sha-1"), ("part-a", "sha-2"), ("part-b", "sha-1")),
        scales=Scales(0.1, 0.2, 0.3),
        encoding_id="e",
        source="good parts",
        images=3,
    )


def _entry(number: int, angle: float, count: int = 3) -> PseudoEntry:
    """Patches around one direction of the plane."""
    angles = angle + np.arange(count) * 0.01
    return PseudoEntry(number, unit(np.stack([np.cos(angles), np.sin(angles)], axis=1)))


def test_rows_of_the_same_part_and_of_byte_identical_files_are_found() -> None:
    bank = _bank()
    assert bank.rows_of(("part-a",)) == [range(0, 2), range(2, 3)]
    assert bank.rows_of(("part-x", "sha-1")) == [range(0, 2), range(3, 6)]
    assert bank.rows_of(("part-x", "sha-9")) == []


def test_a_normal_bank_comes_back_from_its_bytes() -> None:
    bank = _bank()
    back = NormalBank.from_bytes(bank.to_bytes())
    assert np.array_equal(back.features, bank.features) and np.array_equal(back.groups, bank.groups)
    assert (back.group_names, back.scales, back.encoding_id) == (bank.group_names, bank.scales, "e")
    assert (back.source, back.images) == ("good parts", 3)
    assert bank.to_bytes() == back.to_bytes()


@pytest.mark.parametrize("harm", ["cut", "flip", "empty", "other"])
def test_damaged_bytes_are_a_storage_fault_that_names_the_file(harm: str) -> None:
    data = bytearray(_bank().to_bytes())
    if harm == "cut":
        data = data[:-5]
    elif harm == "flip":
        data[-3] ^= 0x40
    elif harm == "empty":
        data = bytearray()
    else:
        data = bytearray(_entry(1, 0.0).to_bytes())
    with pytest.raises(StorageFault, match=r"bank-7\.safetensors: the stored normal bank is damaged"):
        NormalBank.from_bytes(bytes(data), subject="bank-7.safetensors")


def test_an_empty_pseudo_bank_knows_nothing() -> None:
    distance, entry = PseudoBank().nearest(np.ones((3, 2), dtype=np.float16))
    assert distance.tolist() == [FAR] * 3 and entry.tolist() == [NO_ENTRY] * 3


def test_the_nearest_entry_is_named_by_its_number() -> None:
    bank = PseudoBank.of([_entry(12, 1.4), _entry(3, 0.0)])
    assert bank.numbers == (3, 12)
    _, entry = bank.nearest(np.array([[1.0, 0.05], [0.1, 1.0]], dtype=np.float32))
    assert entry.tolist() == [3, 12]


def test_entries_alike_support_each_other_and_strangers_do_not() -> None:
    bank = PseudoBank.of([_entry(1, 0.0), _entry(2, 0.05), _entry(3, 0.1, count=40), _entry(4, 1.5)])
    assert bank.support(0.02) == {1: 3, 2: 3, 3: 3, 4: 1}


def test_taking_an_entry_out_leaves_the_bank_as_if_it_had_never_been() -> None:
    entries = [_entry(1, 0.0), _entry(2, 0.3), _entry(5, 0.6)]
    whole, without = PseudoBank.of(entries), PseudoBank.of([entries[0], entries[2]])
    assert np.array_equal(whole.without(2).closeness, without.closeness)
    assert whole.without(2).numbers == (1, 5)
    assert whole.without(99) is whole
    back = whole.without(2).with_entry(entries[1])
    assert np.array_equal(back.closeness, whole.closeness) and back.numbers == whole.numbers


def test_an_entry_of_the_same_number_is_replaced() -> None:
    bank = PseudoBank.of([_entry(1, 0.0), _entry(2, 0.3)]).with_entry(_entry(2, 1.0))
    assert bank.numbers == (1, 2)
    assert bank.nearest(unit(np.array([[np.cos(1.0), np.sin(1.0)]])))[0][0] < 1e-3


def test_entries_and_defects_come_back_from_their_bytes() -> None:
    entry = PseudoEntry(7, _entry(7, 0.2).patches, strength=-1, meta={"part": "ü", "cells": [1, 2]})
    back = PseudoEntry.from_bytes(entry.to_bytes())
    assert back.same_as(entry) and back.meta == {"part": "ü", "cells": [1, 2]}
    defects = DefectBank().with_defect("b", entry.patches).with_defect("a", entry.patches[:1])
    again = DefectBank.from_bytes(defects.to_bytes())
    assert set(again.defects) == {"a", "b"} and np.array_equal(again.defects["a"], entry.patches[:1])


def test_a_defect_bank_measures_to_the_nearest_confirmed_defect() -> None:
    entry = _entry(1, 0.0)
    bank = DefectBank().with_defect("d", entry.patches)
    assert bank.nearest(entry.patches).max() < 1e-3
    assert bank.without("d").empty and bank.without("d").nearest(entry.patches).tolist() == [FAR] * 3
    assert bank.without("x") is bank


def test_an_entry_without_patches_is_refused() -> None:
    with pytest.raises(ValueError, match="P-3 has no patches"):
        PseudoEntry(3, np.zeros((0, 2), dtype=np.float16))


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_stored_features_that_are_no_numbers_are_damage(value: float) -> None:
    patches = _entry(1, 0.0).patches.copy()
    patches[0, 0] = value
    for stored, read in (
        (replace(_bank(), features=patches, groups=np.zeros(len(patches), np.int32)).to_bytes(), NormalBank),
        (PseudoEntry(1, patches).to_bytes(), PseudoEntry),
        (DefectBank().with_defect("d", patches).to_bytes(), DefectBank),
    ):
        with pytest.raises(StorageFault, match="damaged"):
            read.from_bytes(stored)


@pytest.mark.parametrize(
    "scales", [Scales(float("nan"), 0.2, 0.3), Scales(0.0, 0.2, 0.3), Scales(0.3, 0.2, 0.1)]
)
def test_scales_that_no_bank_has_are_damage(scales: Scales) -> None:
    with pytest.raises(StorageFault, match="damaged"):
        NormalBank.from_bytes(replace(_bank(), scales=scales).to_bytes())
