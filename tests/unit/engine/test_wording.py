"""The wording counts as far as it ranks good patches as their distance does, frozen with the bank."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch
from scipy.stats import spearmanr
from synthetic_lot import SETTINGS, SHADOW_CELLS, SyntheticLot, make_lot

from inspector_app.domain.bank import TextScale
from inspector_app.domain.prompts import Prompts
from inspector_app.engine.bundle import RecipeBundle
from inspector_app.engine.calibration import from_lot
from inspector_app.engine.detectors.pa_clip import PaClip
from inspector_app.engine.detectors.protocol import PartFeatures
from inspector_app.engine.marking import entry_patches, learnt_cells
from inspector_app.engine.memory import NormalBank, PseudoBank, PseudoEntry
from inspector_app.engine.prompts import words_id
from inspector_app.engine.wording import abnormality, spearman, text_scale, z_txt


def said_of(lot: SyntheticLot, seed: int = 0) -> np.ndarray:
    """S_txt [n, L] that goes along with how far a patch lies from the lot's typical one."""
    far = np.linalg.norm(lot.features - np.median(lot.features, axis=0), axis=-1)
    noise = np.random.default_rng(seed).normal(size=far.shape) * 0.3 * far.std()
    return np.asarray(0.3 + 0.4 * (far + noise), dtype=np.float32)


def bank_of(lot: SyntheticLot, text: np.ndarray | None) -> NormalBank:
    parts = PartFeatures.of(lot.features, lot.names, (12, 12), text)
    return PaClip().fit(parts, None, settings=SETTINGS, encoding_id="e")


def bundle_of(lot: SyntheticLot, text: np.ndarray | None) -> RecipeBundle:
    bundle = RecipeBundle(SETTINGS, (12, 12), bank_of(lot, text))
    raws = bundle.raw_of(lot.features, lot.names, text)
    return bundle.calibrated(from_lot({n[0]: float(raw) for n, raw in zip(lot.names, raws, strict=True)}))


def test_abnormality_is_the_mean_over_taps_of_a_softmax_at_a_temperature_of_007() -> None:
    tokens = torch.nn.functional.normalize(torch.randn(2, 2, 4, 3), dim=-1)
    text = torch.nn.functional.normalize(torch.randn(2, 3), dim=-1)
    found = abnormality({0: tokens[0], 5: tokens[1]}, {0: (2, 2), 5: (2, 2)}, (2, 2), text)
    expected = torch.stack([torch.softmax(each @ text.t() / 0.07, dim=-1)[..., 1] for each in tokens]).mean(0)
    torch.testing.assert_close(found, expected)
    coarse = abnormality({0: tokens[0]}, {0: (2, 2)}, (1, 1), text)
    torch.testing.assert_close(
        coarse[:, 0], torch.softmax(tokens[0] @ text.t() / 0.07, dim=-1)[..., 1].mean(1)
    )


def test_rank_correlation_is_spearmans_also_with_ties() -> None:
    chance = np.random.default_rng(0)
    one, other = chance.integers(0, 9, 200).astype(np.float32), chance.random(200, dtype=np.float32)
    other += one
    assert spearman(one, other) == pytest.approx(spearmanr(one, other).statistic)
    assert spearman(one, np.ones_like(one)) == 0.0


@pytest.mark.parametrize(("images", "sign", "weight"), [(10, 1, 0.2), (9, 1, 0.0), (500, -1, 0.0)])
def test_weight_is_a_fifth_of_the_correlation_never_negative_and_none_under_ten_images(
    images: int, sign: int, weight: float
) -> None:
    s_vis = np.arange(100, dtype=np.float32)
    scale = text_scale(np.float32(0.5) + sign * s_vis / 1000, s_vis, images, "w")
    assert scale.weight == pytest.approx(weight)
    assert scale.median == pytest.approx(0.5 + sign * 0.0495) and scale.words_id == "w"


def test_z_is_counted_in_robust_deviations_from_the_good_median() -> None:
    scale = TextScale(0.4, 0.02, 0.1, "w")
    found = z_txt(np.asarray([0.4, 0.4 + 0.02 * 1.4826, 0.34], np.float32), scale)
    np.testing.assert_allclose(found, [0.0, 1.0, -0.06 / 0.02 / 1.4826], atol=1e-4)
    alike = text_scale(np.full(50, 0.5, np.float32), np.arange(50, dtype=np.float32), 20, "w")
    assert alike.mad == 1e-3 and alike.weight == 0.0


def test_the_bank_freezes_scale_and_weight_and_keeps_them_through_its_bytes() -> None:
    lot = make_lot(12)
    bank = bank_of(lot, said_of(lot))
    assert bank.text is not None and 0.02 < bank.text.weight < 0.2
    assert bank.text.median == pytest.approx(float(np.median(said_of(lot))), rel=0.02)
    back = NormalBank.from_bytes(bank.to_bytes())
    assert back.text == bank.text and back.to_bytes() == bank.to_bytes()
    assert bank_of(lot, said_of(lot)).to_bytes() == bank.to_bytes()


def test_a_bank_without_text_has_the_bytes_it_always_had() -> None:
    bank = bank_of(make_lot(12), None)
    assert bank.text is None and b'"text"' not in bank.to_bytes()
    assert NormalBank.from_bytes(bank.to_bytes()).text is None


def test_text_of_fewer_than_ten_parts_has_no_say() -> None:
    lot = make_lot(9)
    bundle = bundle_of(lot, said_of(lot))
    assert bundle.state.text is not None and bundle.state.text.weight == 0.0 and bundle.text is None


def test_the_map_gains_the_weighed_z_of_the_wording_and_the_evidence_keeps_what_was_said() -> None:
    lot = make_lot(12, defects=2)
    text = said_of(lot)
    bundle = bundle_of(make_lot(12, seed=4, key="g"), said_of(make_lot(12, seed=4, key="g")))
    scale = bundle.text
    assert scale is not None
    spoken = bundle.score_features(lot.features, lot.names, lot.sizes, text)
    silent = bundle.score_features(lot.features, lot.names, lot.sizes)
    for image in range(len(text)):
        said = text[image].reshape(12, 12)
        z = np.clip((said - scale.median) / (1.4826 * scale.mad), -3, 6)
        gained = spoken[image].evidence.raw - silent[image].evidence.raw
        np.testing.assert_allclose(gained, scale.weight * z, atol=1e-4)
        kept = spoken[image].evidence.text
        assert kept is not None and np.array_equal(kept, said) and silent[image].evidence.text is None
    raws = bundle.raw_of(lot.features, lot.names, text)
    np.testing.assert_allclose(raws, [one.raw for one in spoken], rtol=1e-6)


def test_other_words_than_the_banks_have_no_say() -> None:
    lot = make_lot(12)
    bundle = bundle_of(lot, said_of(lot))
    other = replace(bundle, settings=replace(SETTINGS, prompts=Prompts(part="something else")))
    assert bundle.text is not None and other.text is None
    assert bundle.text.words_id == words_id(SETTINGS)


def test_a_rescore_needs_no_words_again_and_gives_bit_for_bit_the_same() -> None:
    lot = make_lot(12, shadows=4, defects=2)
    text = said_of(lot)
    bundle = bundle_of(make_lot(14, seed=4, key="g"), said_of(make_lot(14, seed=4, key="g")))
    scored = bundle.score_features(lot.features, lot.names, lot.sizes, text)
    cells = learnt_cells(SHADOW_CELLS, scored[12].evidence.d_n, bundle.state.scales)
    marked = bundle.remembering(
        PseudoBank.of([PseudoEntry(1, entry_patches(lot.features[12], cells, seed=0))])
    )
    evidence = [one.evidence for one in scored]

    def gather(images: np.ndarray, places: np.ndarray) -> np.ndarray:
        return lot.features[images, places]

    assert bundle.rescore(None, evidence, gather, lot.sizes) == []
    changed = dict(marked.rescore(bundle, evidence, gather, lot.sizes))
    assert changed
    whole = marked.score_features(lot.features, lot.names, lot.sizes, text)
    for image, one in changed.items():
        assert one.raw == pytest.approx(whole[image].raw, abs=1e-5)
        assert one.evidence.text is not None
        assert np.array_equal(one.evidence.text, text[image].reshape(12, 12))
    for image in set(range(len(scored))) - set(changed):
        assert scored[image].raw == pytest.approx(whole[image].raw, abs=1e-5)


def test_an_image_that_nobody_was_asked_about_is_scored_as_one_the_wording_finds_usual() -> None:
    lot = make_lot(12)
    bundle = bundle_of(lot, said_of(lot))
    scored = bundle.score_features(lot.features, lot.names, lot.sizes, said_of(lot))
    evidence = [scored[0].evidence, replace(scored[1].evidence, text=None)]
    changed = dict(bundle.rescore(None, evidence, lambda i, c: lot.features[i, c], lot.sizes[:2]))
    assert set(changed) == {1} and changed[1].evidence.text is None
    plain = bundle.score_features(lot.features[1:2], lot.names[1:2], lot.sizes[1:2])[0]
    assert changed[1].raw == pytest.approx(plain.raw, abs=1e-5)
