"""From a region to bank patches: which cells, how many, and where they are in turned and mirrored views."""

from __future__ import annotations

import numpy as np
import pytest
from synthetic_lot import unit

from inspector_app.domain.bank import Scales
from inspector_app.domain.errors import RegionInvalid
from inspector_app.domain.geometry import Box, Region
from inspector_app.engine.marking import (
    View,
    augment,
    augmentations,
    cells_of_any_region,
    cells_of_region,
    defect_cells,
    defect_patches,
    entry_patches,
    joined,
    laid_back,
    learnt_cells,
)

GRID = (10, 10)


def _box(x: int, y: int, w: int, h: int) -> Region:
    return Region.from_box(Box(x, y, w, h), 200, 100)


def test_the_cells_that_a_region_covers_are_taken() -> None:
    cells = cells_of_region(_box(60, 40, 20, 10), 200, 100, GRID)  # exactly the cell of row 4, column 3
    assert np.argwhere(cells).tolist() == [[4, 3]]


def test_a_cell_covered_by_a_tenth_or_less_does_not_count() -> None:
    touched = cells_of_region(_box(60, 40, 22, 10), 200, 100, GRID)  # a tenth of the next cell
    assert not touched[:, 4].any()
    assert cells_of_region(_box(60, 40, 23, 10), 200, 100, GRID)[:, 4].any()


def test_a_tiny_region_still_has_its_cell() -> None:
    cells = cells_of_region(_box(130, 71, 2, 1), 200, 100, GRID)
    assert cells[7, 6] and cells.sum() == 1


def test_a_region_over_a_third_of_the_part_asks_for_a_smaller_one() -> None:
    with pytest.raises(RegionInvalid, match=r"covers 32% of the part.*Draw a smaller one"):
        cells_of_region(_box(0, 0, 80, 80), 200, 100, GRID)
    cells_of_region(_box(0, 0, 100, 60), 200, 100, GRID)  # exactly 30 %


def test_a_confirmed_defect_may_be_as_large_as_it_is() -> None:
    assert cells_of_any_region(_box(0, 0, 200, 100), 200, 100, GRID).all()


def test_a_confirmed_defect_has_its_rim() -> None:
    cells = cells_of_any_region(_box(60, 40, 20, 10), 200, 100, GRID)
    assert np.argwhere(cells).tolist() == [[r, c] for r in (3, 4, 5) for c in (2, 3, 4)]


def _hills(*tops: tuple[int, int, float]) -> np.ndarray:
    """A map of round hills, three cells wide at the foot."""
    rows, columns = np.mgrid[0 : GRID[0], 0 : GRID[1]]
    heights = [height * np.exp(-np.hypot(rows - y, columns - x) / 2) for y, x, height in tops]
    return np.max(heights, axis=0).astype(np.float32)


def test_cells_that_look_normal_are_not_learnt() -> None:
    cells = np.zeros(GRID, dtype=np.bool_)
    cells[1:6, 1:6] = True
    d_n = _hills((3, 3, 0.5))
    assert np.array_equal(learnt_cells(cells, d_n, Scales(0.1, 0.2, 0.3)), cells & (d_n > 0.2))
    with pytest.raises(RegionInvalid, match="nothing in the region stands out"):
        learnt_cells(cells, np.zeros(GRID, dtype=np.float32), Scales(0.1, 0.2, 0.3))


def test_a_region_on_plain_metal_beside_a_dent_does_not_learn_the_dent() -> None:
    dent = _hills((4, 7, 0.9))
    beside = np.zeros(GRID, dtype=np.bool_)
    beside[2:7, 1:6] = True  # its last column lies on the foot of the dent
    assert (beside & (dent > 0.2)).any()
    with pytest.raises(RegionInvalid, match=r"belongs to something beside it.*Draw around the whole of it"):
        learnt_cells(beside, dent, Scales(0.1, 0.2, 0.3))


def test_of_two_hills_only_the_one_with_its_top_in_the_region_is_learnt() -> None:
    d_n = _hills((4, 2, 0.6), (4, 8, 0.9))
    region = np.zeros(GRID, dtype=np.bool_)
    region[2:7, 0:7] = True
    learnt = learnt_cells(region, d_n, Scales(0.1, 0.2, 0.3))
    assert learnt[4, 2] and learnt[4, 1] and not learnt[:, 6:].any()


def test_a_defect_keeps_all_cells_that_do_not_look_normal() -> None:
    cells = np.zeros(GRID, dtype=np.bool_)
    cells[2:4, 2:4] = True
    d_n = np.full(GRID, 0.1, dtype=np.float32)
    d_n[2, 2] = d_n[8, 8] = 0.15
    assert np.argwhere(defect_cells(cells, d_n, Scales(0.1, 0.2, 0.3))).tolist() == [[2, 2]]
    with pytest.raises(RegionInvalid, match="looks like normal parts"):
        defect_cells(cells, np.zeros(GRID, dtype=np.float32), Scales(0.1, 0.2, 0.3))


def test_an_entry_has_at_most_256_patches_and_they_are_those_of_its_cells() -> None:
    features = unit(np.random.default_rng(0).normal(size=(400, 8)))
    cells = np.zeros((20, 20), dtype=np.bool_)
    cells[:15] = True
    patches = entry_patches(features, cells, seed=0)
    assert patches.shape == (256, 8) and patches.dtype == np.float16
    known = {row.tobytes() for row in features[:300]}
    assert all(row.tobytes() in known for row in patches)


def test_views_join_behind_the_identity() -> None:
    random = np.random.default_rng(0)
    identity, turned = unit(random.normal(size=(5, 8))), unit(random.normal(size=(900, 8)))
    whole = joined(identity, [turned[:450], turned[450:]], seed=0)
    assert np.array_equal(whole[:5], identity) and len(whole) == 5 + 512
    assert joined(identity, [], seed=0) is identity


def test_a_confirmed_defect_gives_at_most_64_of_its_worst_patches() -> None:
    features = unit(np.random.default_rng(0).normal(size=(400, 8)))
    cells = np.ones((20, 20), dtype=np.bool_)
    d_n = np.linspace(0, 1, 400, dtype=np.float32).reshape(20, 20)
    patches = defect_patches(features, cells, d_n, seed=0)
    worst = {row.tobytes() for row in features[200:]}
    assert len(patches) == 64 and all(row.tobytes() in worst for row in patches)


@pytest.mark.parametrize(
    ("oriented", "width", "height", "views"),
    [(True, 100, 100, 1), (False, 100, 100, 8), (False, 200, 100, 4)],
)
def test_views_fit_the_shape_of_the_part(oriented: bool, width: int, height: int, views: int) -> None:
    chosen = augmentations(oriented=oriented, width=width, height=height)
    assert chosen[0] is View.IDENTITY and len(set(chosen)) == views
    if views == 4:
        assert set(chosen) == {View.IDENTITY, View.MIRRORED, View.FLIPPED, View.TURNED_180}


@pytest.mark.parametrize("view", list(View))
def test_patches_of_a_view_are_laid_back_to_where_their_pixels_were(view: View) -> None:
    numbers = np.arange(64, dtype=np.uint8).reshape(8, 8)
    pixels = np.kron(numbers, np.ones((4, 4), np.uint8))[..., None].repeat(3, axis=2)
    moved = augment(pixels, view)[2::4, 2::4].reshape(64, 3).astype(np.float16)  # a feature a cell
    assert np.array_equal(laid_back(moved, view, (8, 8))[:, 0], np.arange(64))


@pytest.mark.parametrize("view", [View.IDENTITY, View.MIRRORED, View.FLIPPED, View.TURNED_180])
def test_views_of_a_long_part_are_laid_back_too(view: View) -> None:
    numbers = np.arange(15, dtype=np.uint8).reshape(3, 5)
    moved = augment(numbers[..., None].repeat(3, axis=2), view).reshape(15, 3).astype(np.float16)
    assert np.array_equal(laid_back(moved, view, (3, 5))[:, 0], np.arange(15))


def test_the_eight_views_are_all_different_and_flipped_is_upside_down() -> None:
    pixels = np.arange(48, dtype=np.uint8).reshape(4, 4, 3)
    assert len({augment(pixels, view).tobytes() for view in View}) == 8
    assert np.array_equal(augment(pixels, View.FLIPPED), pixels[::-1])
    assert np.array_equal(augment(pixels, View.MIRRORED), pixels[:, ::-1])
    assert np.array_equal(augment(pixels, View.TURNED_180), pixels[::-1, ::-1])
