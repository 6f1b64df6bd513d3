"""The default detector: a bank from good parts or the lot, distances that leave a part's own patches out."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from synthetic_lot import DEFECT_CELLS, GRID, SETTINGS, WIDTH, SyntheticLot, make_lot

from inspector_app.domain.errors import NotFound, StorageFault
from inspector_app.engine.detectors.pa_clip import PaClip
from inspector_app.engine.detectors.protocol import PartFeatures
from inspector_app.engine.detectors.registry import detector, detector_names
from inspector_app.engine.memory import SOURCE_GOOD, SOURCE_LOT, NormalBank


def _fit(lot: SyntheticLot, *, good: bool = False, bank_size: int = 600, seed: int = 0) -> NormalBank:
    settings = replace(SETTINGS, bank_size=bank_size, seed=seed)
    parts = lot.parts
    return PaClip().fit(parts if good else None, None if good else parts, settings=settings, encoding_id="e")


def test_good_parts_come_first_and_all_of_them_are_learnt() -> None:
    bank = PaClip().fit(make_lot(5).parts, make_lot(20).parts, settings=SETTINGS, encoding_id="e")
    assert (bank.source, bank.images, bank.features.shape) == (SOURCE_GOOD, 5, (600, WIDTH))
    assert set(bank.groups.tolist()) == set(range(5))


def test_a_bank_from_the_lot_leaves_the_defective_parts_out() -> None:
    bank = _fit(make_lot(good=15, defects=5))
    assert bank.source == SOURCE_LOT and bank.images == 12
    assert not {names[0] for names in bank.group_names} & {f"p{place}" for place in range(15, 20)}


def test_the_same_lot_and_seed_give_the_same_bank_and_scores() -> None:
    lot = make_lot(12, defects=2)
    first, second = _fit(lot), _fit(lot)
    assert first.to_bytes() == second.to_bytes()
    one = PaClip().scorer(first, GRID).score(lot.features, lot.names)
    two = PaClip().scorer(second, GRID).score(lot.features, lot.names)
    assert np.array_equal(one.d_n, two.d_n)
    assert _fit(lot, seed=1).to_bytes() != first.to_bytes()


def test_mini_batches_of_one_and_of_eight_agree() -> None:
    lot = make_lot(8)
    scorer = PaClip().scorer(_fit(make_lot(12, seed=3)), GRID)
    together = scorer.score(lot.features, lot.names).d_n
    for image in range(8):
        alone = scorer.score(lot.features[image : image + 1], lot.names[image : image + 1]).d_n[0]
        np.testing.assert_allclose(together[image], alone, atol=1e-5)


def test_a_part_is_never_compared_with_its_own_patches() -> None:
    lot = make_lot(6)
    scorer = PaClip().scorer(_fit(lot, good=True, bank_size=10_000), GRID)
    as_itself = scorer.score(lot.features, lot.names)
    as_stranger = scorer.score(lot.features, [("x", "y")] * 6)
    assert as_stranger.d_n.max() < 1e-3 < np.quantile(as_itself.d_n, 0.01)
    assert not as_itself.weak.any()
    copy = scorer.score(lot.features[:1], [("other part", lot.names[0][1])])  # a byte-identical file
    assert np.array_equal(copy.d_n, scorer.score(lot.features[:1], lot.names[:1]).d_n)


def test_scales_are_quantiles_of_distances_to_other_parts() -> None:
    lot = make_lot(8)
    bank = _fit(lot, good=True, bank_size=10_000)
    d_n = PaClip().scorer(bank, GRID).score(lot.features, lot.names).d_n
    expected = np.quantile(d_n, [0.5, 0.9, 0.99])
    np.testing.assert_allclose([bank.scales.s, bank.scales.s90, bank.scales.s99], expected, rtol=1e-4)


def test_a_defect_is_far_from_the_bank() -> None:
    lot = make_lot(good=14, defects=3)
    d_n = PaClip().scorer(_fit(lot), GRID).score(lot.features, lot.names).d_n.reshape(-1, *GRID)
    assert d_n[14:, DEFECT_CELLS].min() > 3 * np.median(d_n)


def test_a_single_image_is_scored_by_itself_and_marked_weak() -> None:
    lot = make_lot(1)
    bank = _fit(lot)
    outcome = PaClip().scorer(bank, GRID).score(lot.features, lot.names)
    assert outcome.weak.all() and outcome.d_n.max() < 1.0 and bank.scales.s < 0.5


def test_two_images_are_scored_by_each_other() -> None:
    lot = make_lot(2)
    outcome = PaClip().scorer(_fit(lot), GRID).score(lot.features, lot.names)
    assert not outcome.weak.any() and outcome.d_n.max() < 1.0


def test_cells_outside_the_region_of_interest_are_not_learnt() -> None:
    lot = make_lot(12)
    lot.features[:, :24] = np.float16(0)
    lot.features[:, :24, 5] = np.float16(1)  # the first two rows are something else altogether
    roi = np.ones(GRID, dtype=np.bool_)
    roi[:2] = False
    bank = PaClip().fit(None, lot.parts, settings=SETTINGS, encoding_id="e", roi=roi)
    strange = np.zeros((1, WIDTH), dtype=np.float16)
    strange[0, 5] = 1
    assert (1.0 - bank.features.astype(np.float32) @ strange[0].astype(np.float32)).min() > 0.3


def test_images_are_read_in_small_groups() -> None:
    lot = make_lot(150)
    asked: list[int] = []

    def read(wanted: np.ndarray) -> np.ndarray:
        asked.append(len(wanted))
        return lot.features[wanted]

    PaClip().fit(PartFeatures(tuple(lot.names), read, GRID), None, settings=SETTINGS, encoding_id="e")
    assert max(asked) <= 16


def test_of_a_large_lot_a_hundred_are_compared_or_as_many_as_are_asked_for() -> None:
    lot = make_lot(110)
    for most, images in ((100, 60), (110, 66), (20, 12)):
        bank = PaClip().fit(None, replace(lot.parts, most=most), settings=SETTINGS, encoding_id="e")
        assert bank.images == images
    assert PaClip().fit(None, lot.parts, settings=SETTINGS, encoding_id="e").images == 60


def test_nothing_to_learn_from_is_refused() -> None:
    with pytest.raises(ValueError, match="good parts or a lot"):
        PaClip().fit(None, None, settings=SETTINGS, encoding_id="e")


def test_detectors_are_known_by_name() -> None:
    assert detector("pa_clip").name in detector_names()
    with pytest.raises(NotFound, match="Choose one of: pa_clip"):
        detector("crystal ball")


def test_a_damaged_state_is_refused() -> None:
    with pytest.raises(StorageFault, match="bank 3"):
        PaClip().read(b"no bank", subject="bank 3")
