"""Squashing keeps what a backbone needs; the grid's geometry is exact in both directions."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from image_bytes import scene

from inspector_app.domain.geometry import Box, Region
from inspector_app.imaging.resize import GridGeometry, to_canvas

SIDES = st.integers(8, 90)
CELLS = st.integers(1, 12)


@pytest.mark.parametrize("shape", [(64, 96), (16, 16), (8, 200), (200, 8), (32, 100), (32, 32)])
def test_every_picture_becomes_a_square(shape: tuple[int, int]) -> None:
    square = to_canvas(scene(*shape), (32, 32))
    assert square.shape == (32, 32, 3) and square.dtype == np.uint8 and square.flags.c_contiguous


def test_shrinking_takes_the_mean_of_the_area() -> None:
    pixels = np.zeros((64, 64, 3), np.uint8)
    pixels[::2, ::2] = 200
    assert (to_canvas(pixels, (32, 32)) == 50).all()


def test_enlarging_is_bicubic() -> None:
    pixels = scene(16, 16)
    expected = cv2.resize(pixels, (40, 40), interpolation=cv2.INTER_CUBIC)
    np.testing.assert_array_equal(to_canvas(pixels, (40, 40)), expected)


def test_a_long_flat_picture_is_averaged_where_it_shrinks() -> None:
    stripes = np.zeros((8, 128, 3), np.uint8)
    stripes[:, ::2] = 100
    assert (to_canvas(stripes, (32, 32)) == 50).all()


def test_a_picture_of_the_right_size_is_left_alone() -> None:
    np.testing.assert_array_equal(to_canvas(scene(32, 32), (32, 32)), scene(32, 32))


@settings(deadline=None)
@given(SIDES, SIDES, CELLS, CELLS, st.data())
def test_coverage_is_what_counting_sub_pixels_gives(
    width: int, height: int, grid_w: int, grid_h: int, data: st.DataObject
) -> None:
    seed = data.draw(st.integers(0, 1000))
    mask = np.random.default_rng(seed).random((height, width)) < 0.3
    mask[height // 2, width // 2] = True
    fine = np.kron(mask, np.ones((grid_h, grid_w)))  # every pixel cut so that cells end on whole sub-pixels
    expected = fine.reshape(grid_h, height, grid_w, width).mean(axis=(1, 3))
    covered = GridGeometry(width, height, grid_w, grid_h).coverage(Region.from_mask(mask))
    assert covered.shape == (grid_h, grid_w) and covered.dtype == np.float32
    np.testing.assert_allclose(covered, expected, atol=1e-5)


def test_a_region_that_is_the_whole_image_covers_every_cell() -> None:
    geometry = GridGeometry(101, 37, 7, 5)
    region = Region.from_box(Box(0, 0, 101, 37), 101, 37)
    np.testing.assert_allclose(geometry.coverage(region), 1.0, atol=1e-6)


def test_what_lies_outside_the_image_covers_nothing() -> None:
    geometry = GridGeometry(40, 40, 4, 4)
    assert not geometry.coverage(Region(Box(50, 50, 5, 5), np.ones((5, 5), bool))).any()
    half = geometry.coverage(Region(Box(-5, 0, 10, 10), np.ones((10, 10), bool)))
    assert half[0, 0] == pytest.approx(0.5) and half.sum() == pytest.approx(0.5)


@settings(deadline=None)
@given(SIDES, SIDES, CELLS, CELLS)
def test_cell_boxes_cover_the_image_and_lie_inside_it(
    width: int, height: int, grid_w: int, grid_h: int
) -> None:
    geometry = GridGeometry(width, height, grid_w, grid_h)
    hits = np.zeros((height, width), int)
    for row in range(grid_h):
        for col in range(grid_w):
            box = geometry.to_image(Box(col, row, 1, 1), grid_w, grid_h)
            assert box.area > 0 and box.clipped(width, height) == box
            assert box.contains((col + 0.5) * width / grid_w, (row + 0.5) * height / grid_h)
            hits[box.y : box.y + box.h, box.x : box.x + box.w] += 1
    assert (hits >= 1).all()


def test_cells_of_a_grid_that_divides_the_image_do_not_overlap() -> None:
    assert GridGeometry(80, 60, 8, 6).to_image(Box(3, 2, 1, 1), 8, 6) == Box(30, 20, 10, 10)


def test_a_box_of_a_map_is_found_again_in_the_image() -> None:
    geometry = GridGeometry(200, 100, 28, 28)
    assert geometry.to_image(Box(10, 20, 5, 5), 50, 50) == Box(40, 40, 20, 10)
    assert geometry.to_image(Box(0, 0, 28, 28), 28, 28) == Box(0, 0, 200, 100)
    assert geometry.to_image(Box(1, 1, 1, 1), 3, 3) == Box(66, 33, 68, 34)
