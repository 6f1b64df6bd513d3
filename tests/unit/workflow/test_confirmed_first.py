"""Defects that are confirmed before the first mark: which, what of them is known, and what is left to judge."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from inspector_app.engine.evaluation.mark_rules import CONFIRMED, Pictures
from inspector_app.workflow.drawn_pictures import DrawnFeatures
from inspector_app.workflow.mark_scenes import MarkSet
from tests.unit.engine.synthetic_lot import DEFECT_CELLS, learnt_bundle, make_lot

DEFECTS, SIDE = 12, 120
AROUND = cv2.dilate(DEFECT_CELLS.astype(np.uint8), np.ones((3, 3))) > 0


def _set(parts: list[int]) -> MarkSet:
    """Defects of these parts, each at the same place of a picture of 120 px, of a kind of its own."""
    bundle, lot = learnt_bundle(), make_lot(0, 0, len(parts), seed=3)
    pictures = Pictures(lot.features, bundle.distances(lot.features, lot.names))
    cell = SIDE // DEFECT_CELLS.shape[0]
    mask = np.kron(DEFECT_CELLS, np.ones((cell, cell), np.bool_)).astype(np.bool_)
    picture = np.zeros((SIDE, SIDE, 3), np.uint8)
    return MarkSet(
        name="plates",
        bundle=bundle,
        threshold=1.0,
        good=[],
        parts=np.empty(0, np.int64),
        defects=[picture] * len(parts),
        defect_masks=[mask] * len(parts),
        defect_parts=np.array(parts),
        harmless=None,
        clean=Pictures(pictures.features[:0], pictures.d_n[:0]),
        plain=pictures,
        drawn=DrawnFeatures.__new__(DrawnFeatures),  # nothing is drawn here
        canvas=(SIDE, SIDE),
    )


@pytest.fixture(scope="module")
def parts() -> MarkSet:
    return _set(list(range(DEFECTS)))


def test_five_are_confirmed_the_others_judged_and_every_seed_confirms_others(parts: MarkSet) -> None:
    chosen = []
    for seed in range(3):
        bank, left = parts.confirm(seed)
        confirmed = {int(name) for name in bank.defects}
        assert len(confirmed) == CONFIRMED
        assert sorted([*confirmed, *left.tolist()]) == list(range(DEFECTS))
        assert np.array_equal(parts.confirm(seed)[1], left)
        chosen.append(confirmed)
    assert chosen[0] != chosen[1] != chosen[2]


def test_what_is_known_of_them_are_patches_of_the_defect(parts: MarkSet) -> None:
    bank, _ = parts.confirm(0)
    for name, patches in bank.defects.items():
        features = parts.plain.features[int(name)]
        known = {row.tobytes() for row in patches}
        own = {row.tobytes() for row in features[DEFECT_CELLS.ravel()]}
        around = {row.tobytes() for row in features[AROUND.ravel()]}
        assert known <= own | around and len(known & own) > len(known) / 2


def test_no_other_picture_of_a_confirmed_part_is_judged() -> None:
    pairs = _set([0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6])
    for seed in range(3):
        bank, left = pairs.confirm(seed)
        known = {int(pairs.defect_parts[int(name)]) for name in bank.defects}
        assert len(left) and not known & set(pairs.defect_parts[left].tolist())


def test_of_few_defects_half_are_left_to_judge() -> None:
    bank, left = _set([0, 1, 2]).confirm(0)
    assert len(bank.defects) == 1 and len(left) == 2
