"""The raw score is the mean of the largest cells inside the region of interest."""

from __future__ import annotations

import numpy as np
import pytest

from inspector_app.engine.score import cells_scored, raw_scores, region_cells


@pytest.mark.parametrize(("inside", "k"), [(784, 7), (400, 4), (199, 1), (50, 1), (1, 1)])
def test_one_percent_of_the_cells_count_but_at_least_one(inside: int, k: int) -> None:
    assert cells_scored(inside, (28, 28)) == k


@pytest.mark.parametrize("grid", [(70, 28), (28, 112)])
def test_a_long_picture_in_tiles_counts_as_many_cells_as_one_tile(grid: tuple[int, int]) -> None:
    assert cells_scored(grid[0] * grid[1], grid) == cells_scored(784, (28, 28)) == 7


def test_it_is_the_mean_of_the_largest_cells() -> None:
    maps = np.zeros((2, 20, 20), dtype=np.float32)
    maps[0, 3, :8] = np.arange(1, 9)
    maps[1, 0, 0] = 4.0
    assert raw_scores(maps).tolist() == [6.5, 1.0]


def test_cells_outside_the_region_do_not_count() -> None:
    maps = np.zeros((1, 10, 10), dtype=np.float32)
    maps[0, 0, 0], maps[0, 5, 5] = 9.0, 2.0
    roi = region_cells((0.3, 0.3, 0.5, 0.5), (10, 10))
    assert roi is not None and roi.sum() == 25
    assert raw_scores(maps, roi).tolist() == [2.0]


def test_a_region_smaller_than_a_cell_keeps_that_cell() -> None:
    roi = region_cells((0.42, 0.91, 0.01, 0.01), (10, 10))
    assert roi is not None and np.argwhere(roi).tolist() == [[9, 4]]
    assert region_cells(None, (10, 10)) is None


def test_ignored_regions_do_not_count() -> None:
    maps = np.zeros((1, 10, 10), dtype=np.float32)
    maps[0, 0, 0], maps[0, 5, 5], maps[0, 9, 9] = 9.0, 8.0, 2.0
    cells = region_cells(None, (10, 10), [(0.0, 0.0, 0.2, 0.2), (0.4, 0.4, 0.2, 0.2)])
    assert cells is not None and cells.sum() == 100 - 4 - 4
    assert raw_scores(maps, cells).tolist() == [2.0]


def test_a_region_of_interest_less_what_is_ignored_in_it() -> None:
    cells = region_cells((0.0, 0.0, 0.5, 1.0), (10, 10), [(0.3, 0.0, 0.7, 1.0)])
    assert cells is not None and np.flatnonzero(cells.any(axis=0)).tolist() == [0, 1, 2]


def test_a_recipe_that_ignores_everything_still_looks() -> None:
    cells = region_cells(None, (4, 4), [(0.0, 0.0, 1.0, 1.0)])
    assert cells is not None and cells.all()
