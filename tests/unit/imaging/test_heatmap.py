"""Maps are drawn on the recipe's scale, smoothly, and a good part looks calm."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.imaging.heatmap import colour_table, index_image, index_of, overlay, rgba_table, upsample

MAPS = ("viridis", "inferno", "cividis", "jet")


def grid(rows: int, cols: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).random((rows, cols), dtype=np.float32) * 3


@settings(deadline=None)
@given(st.integers(2, 14), st.integers(2, 14), st.integers(14, 90), st.integers(14, 90), st.booleans())
def test_upsampling_equals_resizing_and_then_blurring(
    rows: int, cols: int, height: int, width: int, blur: bool
) -> None:
    cells = grid(rows, cols)
    expected = cv2.resize(cells, (width, height), interpolation=cv2.INTER_LINEAR)
    if blur:
        sigma_x, sigma_y = 0.5 * width / cols, 0.5 * height / rows
        kernel = (2 * max(1, round(4 * sigma_x)) + 1, 2 * max(1, round(4 * sigma_y)) + 1)
        expected = cv2.GaussianBlur(
            expected, kernel, sigma_x, sigmaY=sigma_y, borderType=cv2.BORDER_REPLICATE
        )
    drawn = upsample(cells, height, width, blur=blur)
    assert drawn.shape == (height, width) and drawn.dtype == np.float32
    np.testing.assert_allclose(drawn, expected, atol=2e-5)


@pytest.mark.parametrize("shape", [(1, 1), (8, 300), (3, 3), (57, 41)])
def test_a_flat_map_stays_flat_at_any_size(shape: tuple[int, int]) -> None:
    np.testing.assert_allclose(upsample(np.full((5, 7), 0.25, np.float32), *shape), 0.25, atol=1e-6)


def test_a_peak_stays_in_the_middle_of_its_cell() -> None:
    cells = np.zeros((7, 7), np.float32)
    cells[2, 5] = 1.0
    row, col = np.unravel_index(int(upsample(cells, 105, 210).argmax()), (105, 210))
    assert abs((row + 0.5) / 15 - 2.5) < 0.1 and abs((col + 0.5) / 30 - 5.5) < 0.1


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_a_map_with_holes_is_a_fault_of_the_caller(bad: float) -> None:
    cells = grid(4, 4)
    cells[1, 1] = bad
    with pytest.raises(ValueError, match="finite"):
        upsample(cells, 40, 40)


@pytest.mark.parametrize("name", MAPS)
def test_colour_tables_are_256_different_steps(name: str) -> None:
    table = colour_table(name)
    assert table.shape == (256, 3) and table.dtype == np.uint8
    assert len(np.unique(table, axis=0)) > 120


@pytest.mark.parametrize("name", ["viridis", "inferno", "cividis"])
def test_perceptual_tables_grow_lighter_from_end_to_end(name: str) -> None:
    lightness = colour_table(name) @ np.array([0.2126, 0.7152, 0.0722])
    assert (np.diff(lightness[::16]) > 0).all()


def test_tables_are_rgb() -> None:
    assert colour_table("jet")[-1].argmax() == 0 and colour_table("jet")[0].argmax() == 2


def test_the_scale_is_anchored_whatever_the_map_contains() -> None:
    values = np.array([[-3.0, 0.0, 0.5, 1.0, 2.0, 9.0]], np.float32)
    assert index_image(values).tolist() == [[0, 0, 64, 128, 255, 255]]
    assert index_image(values[:, 2:4]).tolist() == [[64, 128]]


@settings(deadline=None)
@given(st.floats(-5, 5, width=32))
def test_one_value_and_a_map_of_it_have_the_same_colour(value: float) -> None:
    assert abs(int(index_image(np.full((1, 1), value, np.float32))[0, 0]) - index_of(value)) <= 1


def test_a_good_part_looks_calm_and_a_flagged_one_has_the_full_opacity() -> None:
    alpha = rgba_table("inferno", 0.5, 128)[:, 3]
    assert not alpha[:65].any()
    assert (np.diff(alpha.astype(int)) >= 0).all()
    assert (alpha[128:] == 128).all() and 50 < alpha[96] < 80


def test_only_above_hides_everything_under_the_threshold() -> None:
    alpha = rgba_table("viridis", 1.0, 100, only_above=True)[:, 3]
    assert not alpha[:100].any() and (alpha[100:] == 255).all()


@pytest.mark.parametrize("threshold", [0, 1, 255])
def test_any_threshold_gives_a_table(threshold: int) -> None:
    table = rgba_table("viridis", 0.8, threshold)
    assert table.shape == (256, 4) and table[255, 3] == 204
    np.testing.assert_array_equal(table[:, :3], colour_table("viridis"))


def test_an_overlay_leaves_the_calm_pixels_and_paints_the_others() -> None:
    pixels = np.full((4, 4, 3), 90, np.uint8)
    calibrated = np.zeros((4, 4), np.float32)
    calibrated[1, 2] = 2.0
    painted = overlay(pixels, calibrated, "viridis", 1.0)
    assert painted.dtype == np.uint8
    np.testing.assert_array_equal(painted[1, 2], colour_table("viridis")[255])
    painted[1, 2] = 90
    np.testing.assert_array_equal(painted, pixels)


def test_an_overlay_of_another_size_is_a_fault_of_the_caller() -> None:
    with pytest.raises(ValueError, match="does not lie"):
        overlay(np.zeros((4, 4, 3), np.uint8), np.zeros((4, 5), np.float32))
