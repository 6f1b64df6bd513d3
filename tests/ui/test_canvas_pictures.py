from __future__ import annotations

import gc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage

from inspector_app.ui.canvas.findings_layer import fitted
from inspector_app.ui.canvas.outline import smooth_path
from inspector_app.ui.canvas.pyramid import Pyramid
from inspector_app.ui.canvas.viewport import MAX_SCALE, Viewport
from inspector_app.ui.pictures import colour_entries, indexed_image, rgb_image, rgb_view


def ramp(height, width):
    return np.arange(height * width * 3, dtype=np.uint32).astype(np.uint8).reshape(height, width, 3)


@pytest.mark.parametrize("width", [1, 2, 3, 5, 7])
def test_an_rgb_picture_keeps_every_pixel_at_widths_that_are_no_multiple_of_four(width):
    pixels = ramp(4, width)
    image = rgb_image(pixels)
    for y in range(4):
        for x in range(width):
            assert image.pixelColor(x, y).getRgb()[:3] == tuple(pixels[y, x])


def test_an_rgb_picture_outlives_its_array():
    pixels = np.full((50, 70, 3), 33, dtype=np.uint8)
    image = rgb_image(pixels)
    pixels[:] = 99
    del pixels
    gc.collect()
    assert image.pixelColor(69, 49) == QColor(33, 33, 33)


def test_an_rgb_picture_takes_arrays_that_are_not_contiguous():
    pixels = ramp(6, 8)
    image = rgb_image(pixels[::2, ::-1])
    assert image.pixelColor(0, 1).getRgb()[:3] == tuple(pixels[2, 7])
    with pytest.raises(ValueError, match="contiguous"):
        rgb_view(pixels[::2])


@pytest.mark.parametrize(
    "wrong", [np.zeros((4, 4), np.uint8), np.zeros((4, 4, 4), np.uint8), np.zeros((4, 4, 3), np.float32)]
)
def test_another_shape_is_refused(wrong):
    with pytest.raises(ValueError, match="expected uint8"):
        rgb_image(wrong)


def test_an_indexed_picture_shows_the_colours_of_its_table_with_their_alpha():
    table = np.zeros((256, 4), dtype=np.uint8)
    table[7] = (10, 20, 30, 40)
    table[200] = (250, 240, 230, 255)
    image = indexed_image(np.array([[7, 200, 7]], dtype=np.uint8), table)
    assert image.format() is QImage.Format.Format_Indexed8
    assert image.pixelColor(0, 0).getRgb() == (10, 20, 30, 40)
    assert image.pixelColor(1, 0).getRgb() == (250, 240, 230, 255)


def test_a_table_is_swapped_without_touching_the_pixels():
    table = np.zeros((256, 4), dtype=np.uint8)
    image = indexed_image(np.array([[7, 200]], dtype=np.uint8), table)
    table[7] = (1, 2, 3, 255)
    image.setColorTable(colour_entries(table))
    assert image.pixelColor(0, 0).getRgb() == (1, 2, 3, 255)
    assert image.pixelIndex(1, 0) == 200


def test_a_table_of_another_size_is_refused():
    with pytest.raises(ValueError, match="256"):
        colour_entries(np.zeros((256, 3), dtype=np.uint8))


# --- pyramid


def test_levels_are_means_of_two_by_two_pixels_and_stay_aligned():
    pixels = np.random.default_rng(0).integers(0, 256, (1030, 1027, 3), dtype=np.uint8)
    level = Pyramid(pixels).level(1)
    assert level.shape == (515, 513, 3)
    expected = pixels[20:22, 40:42].astype(float).mean(axis=(0, 1))
    assert level[10, 20] == pytest.approx(expected, abs=1)


def test_the_level_never_has_fewer_pixels_than_the_screen():
    pyramid = Pyramid(np.zeros((4096, 4096, 3), dtype=np.uint8))
    assert [pyramid.level_for(scale) for scale in (8.0, 1.0, 0.6, 0.5, 0.3, 0.25, 0.01)] == [
        0,
        0,
        0,
        1,
        1,
        2,
        4,
    ]


def test_a_small_picture_has_one_level():
    assert Pyramid(np.zeros((300, 5000, 3), dtype=np.uint8)).depth == 0


def test_a_complete_pyramid_has_made_its_levels_already(monkeypatch):
    pyramid = Pyramid(np.zeros((1024, 1024, 3), dtype=np.uint8)).complete()
    monkeypatch.setattr("inspector_app.ui.canvas.pyramid.cv2.resize", None)
    assert pyramid.level(2).shape == (256, 256, 3)


# --- viewport

sizes = st.integers(1, 20_000)
views = st.floats(50, 4000)


@given(width=sizes, height=sizes, across=views, down=views)
def test_a_fitted_picture_is_seen_whole(width, height, across, down):
    viewport = Viewport(width, height, across, down).fit()
    left, top = viewport.to_view(0, 0)
    right, bottom = viewport.to_view(width, height)
    assert left >= -1e-6 and top >= -1e-6 and right <= across + 1e-6 and bottom <= down + 1e-6


@given(x=st.floats(0, 1), y=st.floats(0, 1), factor=st.floats(1.0, 8.0))
def test_zooming_in_keeps_the_point_under_the_cursor(x, y, factor):
    viewport = Viewport(800, 600, 640, 480).fit()
    place = viewport.to_view(800 * x, 600 * y)
    zoomed = viewport.zoomed(factor, *place)
    assert zoomed.to_view(800 * x, 600 * y) == pytest.approx(place, abs=1e-6)


@given(dx=st.floats(-1e5, 1e5), dy=st.floats(-1e5, 1e5))
def test_the_picture_cannot_be_dragged_out_of_sight(dx, dy):
    viewport = Viewport(800, 600, 640, 480).fit().zoomed(4, 320, 240).panned(dx, dy)
    left, top, right, bottom = viewport.visible()
    assert right > left and bottom > top


def test_zoom_has_ends():
    viewport = Viewport(800, 600, 640, 480).fit()
    assert viewport.zoomed(1e9, 1, 1).scale == MAX_SCALE
    assert viewport.zoomed(1e-9, 1, 1).scale == viewport.min_scale


def test_a_view_that_grows_keeps_its_middle():
    viewport = Viewport(800, 600, 640, 480).fit().zoomed(4, 100, 100)
    larger = viewport.resized(1000, 900)
    assert larger.to_image(500, 450) == pytest.approx(viewport.to_image(320, 240))
    assert larger.scale == viewport.scale


def test_a_smooth_outline_keeps_the_extent_of_a_box_and_rounds_its_corners():
    box = np.array([[10, 20], [110, 20], [110, 80], [10, 80]])
    path = smooth_path([box])
    bounds = path.boundingRect()
    assert (bounds.left(), bounds.top(), bounds.right(), bounds.bottom()) == pytest.approx((10, 20, 110, 80))
    assert path.contains(QPointF(60, 21)) and path.contains(QPointF(11, 50))
    assert not path.contains(QPointF(11, 21))


@pytest.mark.parametrize("length", [7.0, 60.0, 333.0])
def test_a_pattern_goes_round_an_outline_without_a_seam(length):
    pattern = fitted([4.0, 2.5], length)
    assert pattern[0] / pattern[1] == pytest.approx(1.6)
    times = length / sum(pattern)
    assert times == pytest.approx(round(times)) or length < 10
