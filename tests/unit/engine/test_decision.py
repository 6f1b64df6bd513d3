"""The decision: what is explained goes quiet, what is not stays."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.domain.bank import Scales
from inspector_app.domain.finding import NO_ENTRY
from inspector_app.engine.decision import decide, tau_map, tau_of, within_reach
from inspector_app.engine.nearest import FAR

SCALES = Scales(0.1, 0.15, 0.2)


def _written_out(
    d_n: np.ndarray, d_p: np.ndarray, tau: np.ndarray, d_defect: np.ndarray | None
) -> np.ndarray:
    """The full rule, cell by cell as it is written, for every cell whether suspicious or not."""
    s, s90, s99 = SCALES.s, SCALES.s90, SCALES.s99
    height, width = d_n.shape
    m = np.where(d_p < d_n + s, 1 / (1 + np.exp(-(tau * d_n - d_p) / (0.1 * s))), 0.0)
    raw = d_n / s
    for y in range(height):
        for x in range(width):
            if d_n[y, x] <= s90:
                continue
            top = bottom = 0.0
            for v in range(max(0, y - 2), min(height, y + 3)):
                for u in range(max(0, x - 2), min(width, x + 3)):
                    if d_n[v, u] > s90:
                        weight = max(d_n[v, u] - s, 1e-4) ** 2
                        top, bottom = top + weight * m[v, u], bottom + weight
            q = max(top / bottom, m[y, x])
            if m[y, x] < 0.1 and d_n[y, x] > s99:
                q = min(q, 0.3)
            if d_defect is not None and d_defect[y, x] < min(d_p[y, x], d_n[y, x] + s):
                q = 0.0
            raw[y, x] = d_n[y, x] * (1 - q) / s
    return raw


@settings(deadline=None, max_examples=40)
@given(seed=st.integers(0, 10_000), veto=st.booleans())
def test_it_is_the_full_rule_though_only_suspicious_cells_are_asked(seed: int, veto: bool) -> None:
    random = np.random.default_rng(seed)
    d_n = random.uniform(0.05, 0.5, (2, 7, 9)).astype(np.float32)
    d_p = random.uniform(0.0, 0.6, (2, 7, 9)).astype(np.float32)
    tau = random.choice([0.7, 0.8, 0.9], (2, 7, 9)).astype(np.float32)
    d_defect = random.uniform(0.0, 1.0, (2, 7, 9)).astype(np.float32) if veto else None
    asked_only = np.where(d_n > SCALES.s90, d_p, FAR).astype(np.float32)
    cheap = decide(d_n, asked_only, tau, SCALES, d_defect=d_defect)
    for image in range(2):
        full = _written_out(
            d_n[image].astype(np.float64),
            d_p[image].astype(np.float64),
            tau[image],
            None if d_defect is None else d_defect[image],
        )
        np.testing.assert_allclose(cheap.raw[image], full, rtol=2e-4, atol=2e-4)
    assert np.array_equal(cheap.raw, decide(d_n, d_p, tau, SCALES, d_defect=d_defect).raw)


def test_an_image_comes_out_the_same_alone_and_among_others() -> None:
    random = np.random.default_rng(1)
    d_n = random.uniform(0.05, 0.4, (8, 10, 10)).astype(np.float32)
    d_p = random.uniform(0.0, 0.5, (8, 10, 10)).astype(np.float32)
    together = decide(d_n, d_p, 0.9, SCALES)
    for image in range(8):
        alone = decide(d_n[image : image + 1], d_p[image : image + 1], 0.9, SCALES)
        assert np.array_equal(alone.raw[0], together.raw[image])


def test_a_patch_like_the_marked_one_goes_quiet_and_one_like_nothing_stays() -> None:
    d_n = np.full((1, 12, 12), 0.05, dtype=np.float32)
    d_p = np.full_like(d_n, FAR)
    d_n[0, 2, 2], d_p[0, 2, 2] = 0.4, 0.1  # known
    d_n[0, 9, 9], d_p[0, 9, 9] = 0.4, 0.7  # unknown
    outcome = decide(d_n, d_p, 0.9, SCALES)
    assert outcome.raw[0, 2, 2] < 0.01 and outcome.raw[0, 9, 9] == pytest.approx(4.0)


def test_a_scratch_inside_a_shadow_keeps_most_of_its_distance() -> None:
    d_n = np.full((1, 9, 9), 0.3, dtype=np.float32)
    d_p = np.full_like(d_n, 0.05)
    d_n[0, 4, 4], d_p[0, 4, 4] = 0.5, 0.55
    outcome = decide(d_n, d_p, 0.9, SCALES)
    assert outcome.raw[0, 4, 4] == pytest.approx(0.7 * 0.5 / 0.1)
    assert outcome.raw[0, 0, 0] < 0.05


def test_neighbours_of_known_patches_go_quiet_with_them() -> None:
    d_n = np.full((1, 9, 9), 0.05, dtype=np.float32)
    d_p = np.full_like(d_n, FAR)
    d_n[0, 3:6, 3:6], d_p[0, 3:6, 3:6] = 0.4, 0.1
    d_n[0, 2, 4], d_p[0, 2, 4] = 0.17, 0.2  # on the rim: a little suspicious, not near enough by itself
    outcome = decide(d_n, d_p, 0.9, SCALES)
    assert outcome.match[0, 2, 4] < 0.1 < 0.9 < outcome.quiet[0, 2, 4]


def test_a_confirmed_defect_vetoes_what_a_mark_would_quiet() -> None:
    d_n = np.full((1, 5, 5), 0.4, dtype=np.float32)
    d_p = np.full_like(d_n, 0.2)
    d_defect = np.full_like(d_n, FAR)
    d_defect[0, 2, 2] = 0.1
    outcome = decide(d_n, d_p, 0.9, SCALES, d_defect=d_defect)
    assert outcome.raw[0, 2, 2] == pytest.approx(4.0) and outcome.raw[0, 0, 0] < 0.1


def test_without_a_mark_nothing_is_taken_away() -> None:
    d_n = np.random.default_rng(0).uniform(0, 0.5, (3, 6, 6)).astype(np.float32)
    outcome = decide(d_n, np.full_like(d_n, FAR), 0.9, SCALES)
    assert not outcome.quiet.any()
    assert np.array_equal(outcome.raw, d_n / np.float32(SCALES.s))


def test_cells_outside_the_region_of_interest_neither_score_nor_explain() -> None:
    d_n = np.full((1, 6, 6), 0.4, dtype=np.float32)
    d_p = np.full_like(d_n, FAR)
    d_p[0, :, 3:] = 0.05
    roi = np.zeros((6, 6), dtype=np.bool_)
    roi[:, :3] = True
    outcome = decide(d_n, d_p, 0.9, SCALES, roi=roi)
    assert not outcome.raw[0, :, 3:].any() and not outcome.quiet.any()
    assert (outcome.raw[0, :, :3] == np.float32(0.4) / np.float32(0.1)).all()


def test_the_wording_adds_its_clipped_share() -> None:
    d_n = np.full((1, 3, 3), 0.1, dtype=np.float32)
    z = np.full_like(d_n, 9.0)
    outcome = decide(d_n, np.full_like(d_n, FAR), 0.9, SCALES, z_txt=z, text_weight=0.1)
    assert outcome.raw[0, 0, 0] == pytest.approx(1.0 + 0.1 * 6.0)


@pytest.mark.parametrize(
    ("support", "strength", "tau"),
    [
        (1, 0, 0.9),
        (2, 0, 0.9),
        (3, 0, 0.8),
        (9, 0, 0.8),
        (10, 0, 0.7),
        (1, 1, 0.95),
        (1, 5, 0.95),
        (10, -9, 0.6),
    ],
)
def test_tau_falls_with_support_and_moves_with_strength(support: int, strength: int, tau: float) -> None:
    assert tau_of(support, strength) == pytest.approx(tau)


def test_every_cell_has_the_tau_of_its_entry() -> None:
    entry = np.array([[[NO_ENTRY, 4], [7, 4]]], dtype=np.int32)
    assert np.array_equal(
        tau_map(entry, {4: 0.8, 7: 0.9})[0], np.array([[0, 0.8], [0.9, 0.8]], dtype=np.float32)
    )


def test_an_entry_out_of_reach_could_not_have_explained_anything() -> None:
    d_n = np.linspace(0, 2, 50, dtype=np.float32)
    d_p = d_n + np.float32(SCALES.s)
    assert not within_reach(d_n, d_p, SCALES).any()
    assert (1 / (1 + np.exp(-(0.95 * d_n - d_p) / (0.1 * SCALES.s)))).max() < 5e-5
