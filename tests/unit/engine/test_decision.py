"""The decision: what is explained goes quiet, what is not stays."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.domain.bank import Scales
from inspector_app.domain.finding import NO_ENTRY
from inspector_app.engine.decision import (
    FADE,
    REACH_MOST,
    decide,
    reach_map,
    reach_of,
    within_reach,
)
from inspector_app.engine.nearest import FAR

SCALES = Scales(0.1, 0.15, 0.2)


def _written_out(
    d_n: np.ndarray, d_p: np.ndarray, reach: np.ndarray, d_defect: np.ndarray | None
) -> np.ndarray:
    """The rule, cell by cell as it is written."""
    raw = d_n / SCALES.s
    for y, x in np.ndindex(*d_n.shape):
        if d_n[y, x] <= SCALES.s90:
            continue
        q = min(max((reach[y, x] + FADE - d_p[y, x]) / (2 * FADE), 0.0), 1.0)
        if d_defect is not None and d_defect[y, x] < d_p[y, x]:
            q = 0.0
        raw[y, x] = d_n[y, x] * (1 - q) / SCALES.s
    return raw


@settings(deadline=None, max_examples=40)
@given(seed=st.integers(0, 10_000), veto=st.booleans())
def test_it_is_the_full_rule_though_only_suspicious_cells_are_asked(seed: int, veto: bool) -> None:
    random = np.random.default_rng(seed)
    d_n = random.uniform(0.05, 0.5, (2, 7, 9)).astype(np.float32)
    d_p = random.uniform(0.2, 1.0, (2, 7, 9)).astype(np.float32)
    reach = random.choice([0.45, 0.5, 0.55], (2, 7, 9)).astype(np.float32)
    d_defect = random.uniform(0.2, 1.5, (2, 7, 9)).astype(np.float32) if veto else None
    asked_only = np.where(d_n > SCALES.s90, d_p, FAR).astype(np.float32)
    cheap = decide(d_n, asked_only, reach, SCALES, d_defect=d_defect)
    for image in range(2):
        full = _written_out(
            d_n[image].astype(np.float64),
            d_p[image].astype(np.float64),
            reach[image],
            None if d_defect is None else d_defect[image],
        )
        np.testing.assert_allclose(cheap.raw[image], full, rtol=2e-4, atol=2e-4)
    assert np.array_equal(cheap.raw, decide(d_n, d_p, reach, SCALES, d_defect=d_defect).raw)


def test_an_image_comes_out_the_same_alone_and_among_others() -> None:
    random = np.random.default_rng(1)
    d_n = random.uniform(0.05, 0.4, (8, 10, 10)).astype(np.float32)
    d_p = random.uniform(0.2, 0.9, (8, 10, 10)).astype(np.float32)
    together = decide(d_n, d_p, 0.55, SCALES)
    for image in range(8):
        alone = decide(d_n[image : image + 1], d_p[image : image + 1], 0.55, SCALES)
        assert np.array_equal(alone.raw[0], together.raw[image])


def test_a_patch_like_the_marked_one_goes_quiet_and_one_like_nothing_stays() -> None:
    d_n = np.full((1, 12, 12), 0.05, dtype=np.float32)
    d_p = np.full_like(d_n, FAR)
    d_n[0, 2, 2], d_p[0, 2, 2] = 0.4, 0.1  # known
    d_n[0, 9, 9], d_p[0, 9, 9] = 0.4, 0.7  # unknown
    outcome = decide(d_n, d_p, 0.55, SCALES)
    assert outcome.raw[0, 2, 2] < 0.01 and outcome.raw[0, 9, 9] == pytest.approx(4.0)


def test_a_scratch_inside_a_shadow_keeps_all_of_its_distance() -> None:
    d_n = np.full((1, 9, 9), 0.3, dtype=np.float32)
    d_p = np.full_like(d_n, 0.2)
    d_n[0, 4, 4], d_p[0, 4, 4] = 0.5, 0.8
    outcome = decide(d_n, d_p, 0.55, SCALES)
    assert outcome.raw[0, 4, 4] == pytest.approx(0.5 / 0.1)
    assert outcome.raw[0, 0, 0] < 0.05


def test_between_known_and_unknown_it_fades() -> None:
    d_n = np.full((1, 1, 3), 0.4, dtype=np.float32)
    d_p = np.array([[[0.55 - FADE, 0.55, 0.55 + FADE]]], dtype=np.float32)
    assert decide(d_n, d_p, 0.55, SCALES).quiet[0, 0].tolist() == pytest.approx([1.0, 0.5, 0.0], abs=1e-5)


def test_a_patch_that_is_not_suspicious_is_left_as_it_is() -> None:
    d_n = np.full((1, 4, 4), SCALES.s90, dtype=np.float32)
    outcome = decide(d_n, np.zeros_like(d_n), 0.55, SCALES)
    assert not outcome.quiet.any()


def test_a_confirmed_defect_vetoes_what_a_mark_would_quiet() -> None:
    d_n = np.full((1, 5, 5), 0.4, dtype=np.float32)
    d_p = np.full_like(d_n, 0.2)
    d_defect = np.full_like(d_n, FAR)
    d_defect[0, 2, 2] = 0.1
    outcome = decide(d_n, d_p, 0.55, SCALES, d_defect=d_defect)
    assert outcome.raw[0, 2, 2] == pytest.approx(4.0) and outcome.raw[0, 0, 0] < 0.1


def test_a_defect_just_as_far_as_the_entry_vetoes_nothing() -> None:
    near = np.full((1, 2, 2), 0.2, dtype=np.float32)
    outcome = decide(np.full_like(near, 0.4), near, 0.55, SCALES, d_defect=near.copy())
    assert (outcome.quiet == 1.0).all()


def test_without_a_mark_nothing_is_taken_away() -> None:
    d_n = np.random.default_rng(0).uniform(0, 0.5, (3, 6, 6)).astype(np.float32)
    entry = np.full(d_n.shape, NO_ENTRY, dtype=np.int32)
    outcome = decide(d_n, np.full_like(d_n, FAR), reach_map(entry, {}), SCALES)
    assert not outcome.quiet.any()
    assert np.array_equal(outcome.raw, d_n / np.float32(SCALES.s))


def test_cells_outside_the_region_of_interest_neither_score_nor_go_quiet() -> None:
    d_n = np.full((1, 6, 6), 0.4, dtype=np.float32)
    d_p = np.full_like(d_n, FAR)
    d_p[0, :, 3:] = 0.05
    roi = np.zeros((6, 6), dtype=np.bool_)
    roi[:, :3] = True
    outcome = decide(d_n, d_p, 0.55, SCALES, roi=roi)
    assert not outcome.raw[0, :, 3:].any() and not outcome.quiet.any()
    assert (outcome.raw[0, :, :3] == np.float32(0.4) / np.float32(0.1)).all()


def test_the_wording_adds_its_clipped_share() -> None:
    d_n = np.full((1, 3, 3), 0.1, dtype=np.float32)
    z = np.full_like(d_n, 9.0)
    outcome = decide(d_n, np.full_like(d_n, FAR), 0.55, SCALES, z_txt=z, text_weight=0.1)
    assert outcome.raw[0, 0, 0] == pytest.approx(1.0 + 0.1 * 6.0)


def test_the_reach_falls_with_support_and_grows_with_strength() -> None:
    by_support = [reach_of(support, 0) for support in (1, 2, 3, 9, 10, 500)]
    assert by_support[0] == by_support[1] > by_support[2] == by_support[3] > by_support[4] == by_support[5]
    assert reach_of(1, -1) < reach_of(1, 0) < reach_of(1, 1)
    assert reach_of(1, 99) == REACH_MOST and reach_of(10, -99) < reach_of(10, -1)


def test_every_cell_has_the_reach_of_its_entry_and_none_where_there_is_none() -> None:
    entry = np.array([[[NO_ENTRY, 4], [7, 4]]], dtype=np.int32)
    reaches = reach_map(entry, {4: 0.5, 7: 0.55})
    assert np.array_equal(reaches[0, :, 1], np.array([0.5, 0.5], np.float32)) and reaches[
        0, 1, 0
    ] == np.float32(0.55)
    nothing = decide(np.full((1, 2, 2), 0.4, np.float32), np.zeros((1, 2, 2), np.float32), reaches, SCALES)
    assert nothing.quiet[0, 0, 0] == 0.0


def test_an_entry_out_of_reach_could_not_have_explained_anything() -> None:
    d_p = np.linspace(0, 2, 201, dtype=np.float32)[None, None]
    far = ~within_reach(d_p)
    outcome = decide(np.full_like(d_p, 0.4), d_p, REACH_MOST, SCALES)
    assert far.any() and not outcome.quiet[far].any()
