"""Rules side by side on a made-up lot: all quiet the shadow, and one that hides defects is seen to."""

from __future__ import annotations

import numpy as np
import pytest
from synthetic_lot import DEFECT_CELLS, SHADOW_CELLS, learnt_bundle, make_lot

from inspector_app.engine.bundle import RecipeBundle
from inspector_app.engine.evaluation.mark_rules import OURS, OURS_CONFIRMED, RULES, Asked, Learnt, Pictures
from inspector_app.engine.marking import entry_patches, learnt_cells
from inspector_app.engine.memory import DefectBank, PseudoBank, PseudoEntry

GOOD, SHADOWS, DEFECTS = 4, 5, 4


@pytest.fixture(scope="module")
def bundle() -> RecipeBundle:
    return learnt_bundle()


@pytest.fixture(scope="module")
def pictures(bundle: RecipeBundle) -> Pictures:
    lot = make_lot(GOOD, SHADOWS, DEFECTS, seed=21)
    return Pictures(lot.features, bundle.distances(lot.features, lot.names))


def _learnt(bundle: RecipeBundle, pictures: Pictures, image: int = GOOD) -> Learnt:
    cells = learnt_cells(SHADOW_CELLS, pictures.d_n[image], bundle.state.scales)
    patches = entry_patches(pictures.features[image], cells, seed=0)
    return Learnt(patches, patches, patches)


def test_ours_is_what_the_program_does(bundle: RecipeBundle, pictures: Pictures) -> None:
    mark = _learnt(bundle, pictures)
    raw = RULES[OURS](Asked(bundle, [mark], pictures))
    lot = make_lot(GOOD, SHADOWS, DEFECTS, seed=21)
    marked = bundle.remembering(PseudoBank.of([PseudoEntry(1, mark.whole)]))
    scored = marked.score_features(lot.features, lot.names, lot.sizes)
    np.testing.assert_array_equal(raw, np.stack([one.evidence.raw for one in scored]))


def test_a_confirmed_defect_that_looks_like_the_mark_stays_and_only_in_the_rule_that_knows_it(
    bundle: RecipeBundle, pictures: Pictures
) -> None:
    mark, alike = _learnt(bundle, pictures), _learnt(bundle, pictures, GOOD + 1)
    rejected = DefectBank().with_defect("scratch", alike.whole)
    asked = Asked(bundle, [mark], pictures, rejected)
    before = pictures.d_n / np.float32(bundle.state.scales.s)
    here = GOOD + 1, SHADOW_CELLS
    assert RULES[OURS](asked)[here].max() < 0.5 * before[here].max()
    vetoed = RULES[OURS_CONFIRMED](asked)
    np.testing.assert_allclose(vetoed[here], before[here], rtol=1e-5)
    assert vetoed[GOOD, SHADOW_CELLS].max() < 0.5 * before[GOOD, SHADOW_CELLS].max()  # nearer to the mark
    np.testing.assert_array_equal(RULES[OURS](asked), RULES[OURS](Asked(bundle, [mark], pictures)))


def test_with_confirmed_defects_it_is_what_the_program_does_too(
    bundle: RecipeBundle, pictures: Pictures
) -> None:
    mark, alike = _learnt(bundle, pictures), _learnt(bundle, pictures, GOOD + 1)
    rejected = DefectBank().with_defect("scratch", alike.whole)
    raw = RULES[OURS_CONFIRMED](Asked(bundle, [mark], pictures, rejected))
    lot = make_lot(GOOD, SHADOWS, DEFECTS, seed=21)
    marked = bundle.remembering(PseudoBank.of([PseudoEntry(1, mark.whole)]), rejected)
    scored = marked.score_features(lot.features, lot.names, lot.sizes)
    np.testing.assert_array_equal(raw, np.stack([one.evidence.raw for one in scored]))


@pytest.mark.parametrize("rule", list(RULES))
def test_without_a_mark_every_rule_leaves_every_map_alone(
    bundle: RecipeBundle, pictures: Pictures, rule: str
) -> None:
    raw = RULES[rule](Asked(bundle, [], pictures))
    np.testing.assert_allclose(raw, pictures.d_n / bundle.state.scales.s, rtol=1e-5)


@pytest.mark.parametrize("rule", list(RULES))
def test_with_a_mark_every_rule_lowers_the_shadow(
    bundle: RecipeBundle, pictures: Pictures, rule: str
) -> None:
    raw = RULES[rule](Asked(bundle, [_learnt(bundle, pictures)], pictures))
    before = pictures.d_n / np.float32(bundle.state.scales.s)
    shadows = slice(GOOD + 1, GOOD + SHADOWS)
    assert raw[shadows, SHADOW_CELLS].mean() < 0.5 * before[shadows, SHADOW_CELLS].mean()
    assert (raw <= before + 1e-4).all()


def test_ours_keeps_the_defects_and_quieting_everything_does_not(
    bundle: RecipeBundle, pictures: Pictures
) -> None:
    asked = Asked(bundle, [_learnt(bundle, pictures)], pictures)
    before = pictures.d_n / np.float32(bundle.state.scales.s)
    defects = slice(GOOD + SHADOWS, None)
    assert RULES[OURS](asked)[defects, DEFECT_CELLS].max() > 0.95 * before[defects, DEFECT_CELLS].max()
    assert RULES["quiet everything"](asked)[defects, DEFECT_CELLS].max() == 0.0
