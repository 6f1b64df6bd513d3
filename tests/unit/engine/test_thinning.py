"""Thinned patches are the greedy k-center choice; draws are even."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.engine import thinning
from inspector_app.engine.thinning import draw_per_image, k_center


def _greedy(points: np.ndarray, keep: int, first: int) -> list[int]:
    """The definition: one after the other, always the farthest."""
    chosen = [first]
    far = ((points - points[first]) ** 2).sum(axis=1)
    while len(chosen) < keep:
        chosen.append(int(far.argmax()))
        far = np.minimum(far, ((points - points[chosen[-1]]) ** 2).sum(axis=1))
    return chosen


@pytest.mark.parametrize("candidates", [2, 8, 256])
def test_it_is_the_greedy_choice_in_order(candidates: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thinning, "CANDIDATES", candidates)
    points = np.random.default_rng(3).normal(size=(300, 8)).astype(np.float32)
    chosen = k_center(points, 60, seed=1)
    assert chosen.tolist() == _greedy(points.astype(np.float64), 60, int(chosen[0]))


def test_wide_features_are_covered_better_than_by_a_random_draw() -> None:
    points = np.random.default_rng(0).normal(size=(800, 64)).astype(np.float32) ** 3

    def cover(rows: np.ndarray) -> float:
        return float(((points[:, None] - points[rows][None]) ** 2).sum(axis=2).min(axis=1).max())

    random = np.random.default_rng(1).choice(800, 80, replace=False)
    assert cover(k_center(points, 80, seed=0)) < 0.9 * cover(random)


def test_the_same_seed_gives_the_same_choice_and_another_seed_another() -> None:
    points = np.random.default_rng(0).normal(size=(200, 40)).astype(np.float16)
    assert np.array_equal(k_center(points, 30, seed=4), k_center(points, 30, seed=4))
    assert not np.array_equal(k_center(points, 30, seed=4), k_center(points, 30, seed=5))


def test_all_points_are_kept_when_fewer_than_wanted() -> None:
    points = np.eye(5, dtype=np.float32)
    assert k_center(points, 9, seed=0).tolist() == [0, 1, 2, 3, 4]
    assert k_center(points, 0, seed=0).size == 0


def test_duplicates_are_each_chosen_once() -> None:
    points = np.ones((20, 6), dtype=np.float32)
    assert len(set(k_center(points, 15, seed=0).tolist())) == 15


@settings(deadline=None, max_examples=50)
@given(
    counts=st.lists(st.integers(0, 30), min_size=1, max_size=12),
    keep=st.integers(0, 200),
    seed=st.integers(0, 9),
)
def test_a_draw_is_even_and_leaves_nothing_unused(counts: list[int], keep: int, seed: int) -> None:
    drawn = draw_per_image(counts, keep, seed)
    assert drawn.size == min(keep, sum(counts)) == len(set(drawn.tolist()))
    assert (np.diff(drawn) > 0).all()
    image = np.repeat(np.arange(len(counts)), counts)
    share = np.bincount(image[drawn], minlength=len(counts))
    room = share < np.asarray(counts)
    if room.any():  # an image that could give more gives at most one less than any other
        assert share[room].min() >= share.max() - 1
