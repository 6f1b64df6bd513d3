"""A lot judged by itself: the odd ones stand out, copies of a part do not vouch for each other."""

from __future__ import annotations

import numpy as np
import torch
from synthetic_lot import GRID, WIDTH, make_lot, unit

from inspector_app.engine.mutual import (
    image_mutual_scores,
    kept_images,
    mutual_scores,
    pooled,
    sample_images,
    self_distance,
)
from inspector_app.engine.nearest import FAR


def test_it_is_the_mean_of_the_lowest_30_percent_of_the_other_images() -> None:
    rows = unit(np.random.default_rng(0).normal(size=(8, 5, 6))).astype(np.float32)
    found = mutual_scores(torch.from_numpy(rows), np.arange(8))
    for one in range(8):
        others = [1.0 - (rows[one] @ rows[other].T).max(axis=1) for other in range(8) if other != one]
        expected = np.sort(np.stack(others), axis=0)[:2].mean(axis=0)  # 30 % of 7 is 2
        np.testing.assert_allclose(found[one], expected, atol=1e-5)


def test_images_of_the_same_part_are_not_compared() -> None:
    rows = torch.from_numpy(unit(np.random.default_rng(0).normal(size=(3, 5, 6))).astype(np.float32))
    twice = torch.cat([rows, rows[:1]])
    apart = mutual_scores(twice, np.array([0, 1, 2, 0]))
    assert apart[0].min() > 0.01
    assert mutual_scores(twice, np.arange(4))[0].max() < 1e-3
    assert (mutual_scores(rows, np.zeros(3, dtype=np.int64)) == FAR).all()


def test_defective_images_have_the_highest_scores_and_are_dropped() -> None:
    lot = make_lot(good=10, defects=4)
    scores = image_mutual_scores(lot.features, GRID, lot.parts.parts())
    assert scores[:10].max() < scores[10:].min()
    assert kept_images(scores).max() < 10 and kept_images(scores).size == 8


def test_a_small_lot_drops_nothing() -> None:
    assert kept_images(np.arange(9, dtype=np.float32)).tolist() == list(range(9))


def test_large_lots_are_sampled_the_same_way_every_time() -> None:
    sample = sample_images(1000, seed=3)
    assert sample.size == 100 and (np.diff(sample) > 0).all()
    assert np.array_equal(sample, sample_images(1000, seed=3))
    assert not np.array_equal(sample, sample_images(1000, seed=4))
    assert sample_images(7, seed=0).tolist() == list(range(7))


def test_large_grids_are_halved_and_small_ones_stay() -> None:
    large = unit(np.random.default_rng(0).normal(size=(2, 20 * 16, 4)))
    halved = pooled(large, (20, 16)).numpy()
    assert halved.shape == (2, 80, 4)
    block = large.reshape(2, 20, 16, 4)[0, 2:4, 4:6].astype(np.float32).mean(axis=(0, 1))
    np.testing.assert_allclose(halved[0, 8 + 2], block / np.linalg.norm(block), atol=1e-5)
    assert pooled(make_lot(2).features, GRID).shape == (2, 144, WIDTH)


def test_a_single_image_is_compared_with_itself_outside_a_window() -> None:
    rows = np.random.default_rng(0).normal(size=(81, 6)) * 0.01 + 1.0
    rows[4 * 9 + 4 : 4 * 9 + 6] = [5.0, -5, 5, -5, 5, -5]  # two strange cells, each inside the other's window
    distance = self_distance(unit(rows), (9, 9)).reshape(9, 9)
    assert distance[4, 4] > 0.5 and distance[4, 5] > 0.5
    assert np.median(distance) < 0.001
    assert (self_distance(unit(rows[:9]), (3, 3)) == FAR).all()
