"""The bundle scores parts; a rescore from its own results changes what a mark touches and nothing else."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from synthetic_lot import DEFECT_CELLS, SHADOW_CELLS, SyntheticLot, learnt_bundle, make_lot

from inspector_app.domain.finding import NO_ENTRY
from inspector_app.domain.lot import Verdict
from inspector_app.engine.bundle import RecipeBundle, Scored
from inspector_app.engine.decision import reach_of
from inspector_app.engine.marking import defect_patches, entry_patches, learnt_cells
from inspector_app.engine.memory import DefectBank, PseudoBank, PseudoEntry
from inspector_app.engine.nearest import FAR

GOOD, SHADOWS, DEFECTS = 6, 6, 4


@pytest.fixture(scope="module")
def bundle() -> RecipeBundle:
    return learnt_bundle()


@pytest.fixture(scope="module")
def lot() -> SyntheticLot:
    return make_lot(GOOD, SHADOWS, DEFECTS, seed=11)


def _score(bundle: RecipeBundle, lot: SyntheticLot) -> list[Scored]:
    return bundle.score_features(lot.features, lot.names, lot.sizes)


def _mark(bundle: RecipeBundle, lot: SyntheticLot, image: int, number: int, strength: int = 0) -> PseudoEntry:
    scored = _score(bundle.remembering(PseudoBank()), lot)[image]
    cells = learnt_cells(SHADOW_CELLS, scored.evidence.d_n, bundle.state.scales)
    return PseudoEntry(number, entry_patches(lot.features[image], cells, seed=0), strength)


class Cache:
    """Features by image and cell, counting what is read."""

    def __init__(self, lot: SyntheticLot) -> None:
        self._features = lot.features
        self.read = 0

    def __call__(self, images: np.ndarray, cells: np.ndarray) -> np.ndarray:
        self.read += len(images)
        return self._features[images, cells]


def _flagged(bundle: RecipeBundle, scored: list[Scored]) -> list[bool]:
    assert bundle.calibration is not None
    return [bundle.calibration.judge(one.raw)[0] is Verdict.FLAGGED for one in scored]


def _rescored(
    before: RecipeBundle | None, after: RecipeBundle, known: list[Scored], lot: SyntheticLot
) -> list[Scored]:
    changed = dict(after.rescore(before, [one.evidence for one in known], Cache(lot), lot.sizes))
    return [changed.get(image, one) for image, one in enumerate(known)]


def _agree(one: list[Scored], two: list[Scored]) -> None:
    for a, b in zip(one, two, strict=True):
        assert a.raw == pytest.approx(b.raw, abs=1e-4)
        np.testing.assert_allclose(a.evidence.raw, b.evidence.raw, atol=1e-3)
        np.testing.assert_allclose(a.evidence.d_p, b.evidence.d_p, atol=1e-5)
        assert np.array_equal(a.evidence.entry, b.evidence.entry)
        assert list(a.quieted) == list(b.quieted) and len(a.findings) == len(b.findings)


def test_shadows_and_defects_are_flagged_at_first_and_every_image_keeps_a_finding(
    bundle: RecipeBundle, lot: SyntheticLot
) -> None:
    scored = _score(bundle, lot)
    assert _flagged(bundle, scored) == [False] * GOOD + [True] * (SHADOWS + DEFECTS)
    for one in scored:
        # also of an ok part: a threshold that is dragged down flags it and rewrites nothing
        assert one.findings and not one.quieted


def test_one_mark_quiets_all_shadows_of_this_and_the_next_lot_and_keeps_the_defects(
    bundle: RecipeBundle, lot: SyntheticLot
) -> None:
    marked = bundle.remembering(PseudoBank.of([_mark(bundle, lot, GOOD, number=12)]))
    for each in (lot, make_lot(GOOD, SHADOWS, DEFECTS, seed=77, key="next")):
        scored = _score(marked, each)
        assert _flagged(marked, scored) == [False] * (GOOD + SHADOWS) + [True] * DEFECTS
        for one in scored[GOOD : GOOD + SHADOWS]:
            assert list(one.quieted) == [12] and one.quieted[12] > 0
        assert all(not one.quieted for one in scored[:GOOD])


def test_a_rescore_without_a_new_mark_changes_nothing_and_reads_nothing(
    bundle: RecipeBundle, lot: SyntheticLot
) -> None:
    marked = bundle.remembering(PseudoBank.of([_mark(bundle, lot, GOOD, number=1)]))
    scored = _score(marked, lot)
    cache = Cache(lot)
    evidence = [one.evidence for one in scored]
    assert marked.rescore(marked, evidence, cache, lot.sizes) == [] and cache.read == 0
    assert bundle.rescore(bundle, [one.evidence for one in _score(bundle, lot)], cache, lot.sizes) == []


def test_a_rescore_from_scratch_gives_bit_for_bit_what_was_there(
    bundle: RecipeBundle, lot: SyntheticLot
) -> None:
    marked = bundle.remembering(PseudoBank.of([_mark(bundle, lot, GOOD, number=1)]))
    evidence = [one.evidence for one in _score(marked, lot)]
    assert marked.rescore(None, evidence, Cache(lot), lot.sizes) == []


def test_a_rescore_after_a_mark_equals_scoring_with_it_and_returns_only_what_changed(
    bundle: RecipeBundle, lot: SyntheticLot
) -> None:
    marked = bundle.remembering(PseudoBank.of([_mark(bundle, lot, GOOD, number=1)]))
    known = _score(bundle, lot)
    cache = Cache(lot)
    changed = marked.rescore(bundle, [one.evidence for one in known], cache, lot.sizes)
    differs = {
        image
        for image, (old, new) in enumerate(zip(known, _score(marked, lot), strict=True))
        if not np.array_equal(old.evidence.d_p, new.evidence.d_p)
    }
    assert {image for image, _ in changed} == differs >= set(range(GOOD, GOOD + SHADOWS))
    assert len(differs) < len(known) - GOOD + 1, "good parts stay as they are"
    _agree(_rescored(bundle, marked, known, lot), _score(marked, lot))
    suspicious = sum(int((one.evidence.d_n > bundle.state.scales.s90).sum()) for one in known)
    assert cache.read == suspicious < 0.3 * lot.features.shape[0] * lot.features.shape[1]


def test_revoking_brings_the_parts_back(bundle: RecipeBundle, lot: SyntheticLot) -> None:
    marked = bundle.remembering(PseudoBank.of([_mark(bundle, lot, GOOD, number=1)]))
    before = _score(bundle, lot)
    back = _rescored(marked, marked.remembering(PseudoBank()), _score(marked, lot), lot)
    for one, two in zip(before, back, strict=True):
        assert np.array_equal(one.evidence.raw, two.evidence.raw) and one.raw == two.raw
        assert (two.evidence.entry == NO_ENTRY).all() and (two.evidence.d_p == FAR).all() and not two.quieted


def test_revoking_one_of_several_leaves_the_cells_to_the_next_nearest(
    bundle: RecipeBundle, lot: SyntheticLot
) -> None:
    entries = [_mark(bundle, lot, GOOD + place, number=place + 1) for place in range(4)]
    four = bundle.remembering(PseudoBank.of(entries))
    three = bundle.remembering(four.pseudo.without(2))
    _agree(_rescored(four, three, _score(four, lot), lot), _score(three, lot))


@pytest.mark.parametrize("first", [1, 2])
def test_of_two_marks_of_the_same_place_the_lower_number_counts_whichever_came_first(
    bundle: RecipeBundle, lot: SyntheticLot, first: int
) -> None:
    entries = {number: _mark(bundle, lot, GOOD, number) for number in (1, 2)}
    one = bundle.remembering(PseudoBank.of([entries[first]]))
    both = bundle.remembering(one.pseudo.with_entry(entries[3 - first]))
    rescored = _rescored(one, both, _score(one, lot), lot)
    _agree(rescored, _score(both, lot))
    assert {int(number) for each in rescored for number in np.unique(each.evidence.entry)} == {NO_ENTRY, 1}


def test_a_map_that_was_left_out_when_a_mark_was_revoked_can_be_marked_again_and_forgets_it(
    bundle: RecipeBundle, lot: SyntheticLot
) -> None:
    gone = bundle.remembering(PseudoBank.of([_mark(bundle, lot, GOOD, 1)]))
    left_out = _score(gone, lot)
    assert any((one.evidence.entry == 1).any() for one in left_out)
    two = bundle.remembering(PseudoBank.of([_mark(bundle, lot, GOOD + 1, 2)]))
    _agree(_rescored(bundle, two, left_out, lot), _score(two, lot))
    _agree(_rescored(bundle, bundle, left_out, lot), _score(bundle, lot))


def test_joining_views_of_a_mark_is_a_rescore_too(bundle: RecipeBundle, lot: SyntheticLot) -> None:
    entry = _mark(bundle, lot, GOOD, number=1)
    small = bundle.remembering(PseudoBank.of([replace(entry, patches=entry.patches[:2])]))
    whole = bundle.remembering(small.pseudo.with_entry(entry))
    _agree(_rescored(small, whole, _score(small, lot), lot), _score(whole, lot))


def test_more_marks_of_a_kind_shorten_the_reach_also_of_the_old_ones(
    bundle: RecipeBundle, lot: SyntheticLot
) -> None:
    bank = PseudoBank.of([_mark(bundle, lot, GOOD + place, number=place + 1) for place in range(3)])
    three = bundle.remembering(bank)
    two = three.remembering(three.pseudo.without(3))
    assert set(three.reaches.values()) == {reach_of(3, 0)} and set(two.reaches.values()) == {reach_of(2, 0)}
    known = _score(two, lot)
    _agree(_rescored(two, three, known, lot), _score(three, lot))


def test_strength_of_recipe_and_mark_move_the_reach(bundle: RecipeBundle, lot: SyntheticLot) -> None:
    weak = bundle.remembering(PseudoBank.of([_mark(bundle, lot, GOOD, number=1, strength=-2)]))
    assert weak.reaches == {1: reach_of(1, -2)}
    assert replace(weak, settings=replace(weak.settings, strength=1)).reaches == {1: reach_of(1, -1)}


def test_marks_are_compared_beyond_the_normal_bank_of_the_bundle_that_holds_them(
    bundle: RecipeBundle, lot: SyntheticLot
) -> None:
    marked = bundle.remembering(PseudoBank.of([_mark(bundle, lot, GOOD, number=1)]))
    assert marked.pseudo.space is bundle.state.space and marked.defects.space is bundle.state.space
    moved = replace(marked, state=replace(bundle.state))  # the same bank, read anew
    assert moved.pseudo.space is moved.state.space is not bundle.state.space
    _agree(_score(moved, lot), _score(marked, lot))


def test_a_confirmed_defect_vetoes_a_mark_drawn_over_it(bundle: RecipeBundle, lot: SyntheticLot) -> None:
    defective = GOOD + SHADOWS
    scored = _score(bundle, lot)[defective]
    cells = learnt_cells(DEFECT_CELLS, scored.evidence.d_n, bundle.state.scales)
    wrong = PseudoEntry(1, entry_patches(lot.features[defective], cells, seed=0)[:2])
    hiding = bundle.remembering(PseudoBank.of([wrong]))
    patches = defect_patches(lot.features[defective], cells, scored.evidence.d_n, seed=0)
    guarded = hiding.remembering(hiding.pseudo, DefectBank().with_defect("d", patches))
    assert _score(hiding, lot)[defective].raw < _score(guarded, lot)[defective].raw
    _agree(_rescored(hiding, guarded, _score(hiding, lot), lot), _score(guarded, lot))
    _agree(_rescored(guarded, hiding, _score(guarded, lot), lot), _score(hiding, lot))


def test_mini_batches_of_one_and_of_all_agree(bundle: RecipeBundle, lot: SyntheticLot) -> None:
    marked = bundle.remembering(PseudoBank.of([_mark(bundle, lot, GOOD, number=1)]))
    alone = [
        marked.score_features(lot.features[i : i + 1], lot.names[i : i + 1], lot.sizes[i : i + 1])[0]
        for i in range(len(lot.features))
    ]
    _agree(alone, _score(marked, lot))


def test_without_a_calibration_there_are_scores_and_no_findings(
    bundle: RecipeBundle, lot: SyntheticLot
) -> None:
    scored = _score(replace(bundle, calibration=None), lot)
    assert all(one.findings == () and one.raw > 0 for one in scored)
    raws = replace(bundle, calibration=None).raw_of(lot.features, lot.names)
    assert np.allclose(raws, [one.raw for one in scored])
    d_n = bundle.distances(lot.features, lot.names)
    assert np.array_equal(d_n, np.stack([one.evidence.d_n for one in scored]))


def test_a_region_of_interest_limits_what_scores(bundle: RecipeBundle, lot: SyntheticLot) -> None:
    upper = replace(bundle, settings=replace(bundle.settings, region_of_interest=(0.0, 0.0, 1.0, 0.5)))
    scored = _score(upper, lot)
    assert _flagged(upper, scored) == [False] * GOOD + [True] * SHADOWS + [False] * DEFECTS
    assert not scored[-1].evidence.raw[6:].any()
