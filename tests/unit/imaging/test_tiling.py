"""Tiles cover a long picture, and each cell comes from the tile that sees most around it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.imaging.tiling import MOST_TILES, OVERLAP, Tiling, tiling_for

SIDE, CELL = 64, 8

tilings = st.floats(0.05, 20.0).map(lambda aspect: tiling_for(aspect, SIDE, CELL))


def test_a_square_picture_is_one_tile() -> None:
    tiling = tiling_for(1.0, SIDE, CELL)
    assert (tiling.height, tiling.width, tiling.starts) == (SIDE, SIDE, (0,))
    assert tiling.sources.tolist() == list(range(64))


@given(tilings)
def test_tiles_reach_from_end_to_end_overlap_and_are_few(tiling: Tiling) -> None:
    assert tiling.starts[0] == 0 and tiling.starts[-1] + SIDE == max(tiling.height, tiling.width)
    assert min(tiling.height, tiling.width) == SIDE and len(tiling) <= MOST_TILES
    for left, right in zip(tiling.starts, tiling.starts[1:], strict=False):
        assert right - left <= SIDE - OVERLAP * SIDE + CELL / 2 and right % CELL == 0


@given(tilings)
def test_every_cell_comes_from_a_tile_that_shows_it_and_most_centrally(tiling: Tiling) -> None:
    rows, columns = tiling.grid
    numbers = np.arange(rows * columns).reshape(rows, columns)
    canvas = np.repeat(np.repeat(numbers, CELL, 0), CELL, 1)[..., None] % 65521
    tiles = np.stack([tile[::CELL, ::CELL, 0] for tile in tiling.split(canvas.astype(np.int64))])  # [t, 8, 8]
    assert (tiles.reshape(-1)[tiling.sources].reshape(rows, columns) == numbers).all()
    across = SIDE // CELL
    tile, place = np.divmod(tiling.sources.reshape(rows, columns), across * across)
    within = place // across if rows > columns else place % across
    for cell in range(max(rows, columns)):
        chosen = int(tile[cell, 0] if rows > columns else tile[0, cell])
        off = abs(int(within[cell, 0] if rows > columns else within[0, cell]) - (across - 1) / 2)
        for other, start in enumerate(tiling.starts):
            there = cell - start // CELL
            if 0 <= there < across:
                assert off <= abs(there - (across - 1) / 2), (chosen, other)


def test_a_picture_beyond_all_tiles_is_squashed_to_what_they_reach() -> None:
    tiling = tiling_for(40.0, SIDE, CELL)
    assert len(tiling) == MOST_TILES and tiling.width == 6 * 56 + 8


@pytest.mark.parametrize("aspect", [0.0, -1.0, float("nan"), float("inf")])
def test_what_is_no_aspect_is_refused(aspect: float) -> None:
    with pytest.raises(ValueError, match="aspect"):
        tiling_for(aspect, SIDE, CELL)


def test_tiles_that_are_no_whole_number_of_cells_are_refused() -> None:
    with pytest.raises(ValueError, match="do not divide"):
        tiling_for(1.0, 60, 8)
