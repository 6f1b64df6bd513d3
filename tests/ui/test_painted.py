"""Painted pixels are kept as a mask and as bits, which never disagree."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.domain.geometry import Box, Region
from inspector_app.ui.canvas.painted import NOTHING, Painted, region_of_mask, tight_box

WIDTH, HEIGHT = 150, 90  # no multiple of eight, and more lines than are looked through at a time

boxes = st.tuples(
    st.integers(0, WIDTH - 1), st.integers(0, HEIGHT - 1), st.integers(1, 80), st.integers(1, 80)
)
strokes = st.lists(
    st.tuples(st.sampled_from(["cover", "erase", "clear"]), boxes, st.integers(0, 2**32 - 1)), max_size=6
)


def stroke(painted: Painted, plain: np.ndarray, act: str, at: tuple[int, int, int, int], seed: int) -> None:
    """The same stroke on both."""
    box = Box(*at).clipped(WIDTH, HEIGHT)
    mask = np.random.default_rng(seed).random((box.h, box.w)) < 0.4
    part = plain[box.y : box.y + box.h, box.x : box.x + box.w]
    if act == "cover":
        painted.cover(box, mask)
        part |= mask
    elif act == "erase":
        painted.erase(box, mask)
        part &= ~mask
    else:
        painted.clear()
        plain[:] = False


@settings(deadline=None, max_examples=120)
@given(story=strokes)
def test_after_any_strokes_region_box_and_moment_are_those_of_the_pixels(story: list) -> None:
    painted, plain = Painted(WIDTH, HEIGHT), np.zeros((HEIGHT, WIDTH), bool)
    for act, at, seed in story:
        stroke(painted, plain, act, at, seed)
    region = painted.region()
    if not plain.any():
        assert region is None and painted.tight() == NOTHING and painted.moment() == (NOTHING, b"")
        return
    expected = Region.from_mask(plain)
    assert region is not None and region.box == expected.box == painted.tight()
    np.testing.assert_array_equal(region.mask, expected.mask)
    again = Painted(WIDTH, HEIGHT)
    again.restore(*painted.moment())
    assert again.moment() == painted.moment()
    np.testing.assert_array_equal(again.region().mask, expected.mask)


def test_a_region_that_was_taken_does_not_change_with_later_strokes() -> None:
    painted = Painted(WIDTH, HEIGHT)
    painted.cover(Box(0, 10, WIDTH, 20), np.ones((20, WIDTH), bool))
    region = painted.region()
    painted.erase(Box(0, 10, WIDTH, 20), np.ones((20, WIDTH), bool))
    assert region is not None and region.area == 20 * WIDTH and painted.region() is None


def test_going_back_to_a_moment_takes_away_what_was_painted_since() -> None:
    painted = Painted(WIDTH, HEIGHT)
    painted.cover(Box(3, 3, 5, 5), np.ones((5, 5), bool))
    moment = painted.moment()
    painted.cover(Box(100, 60, 20, 20), np.ones((20, 20), bool))
    painted.restore(*moment)
    assert painted.tight() == Box(3, 3, 5, 5) and not painted.holds(110, 70)


@given(
    cells=st.lists(st.tuples(st.integers(0, 199), st.integers(0, 129)), max_size=4),
)
def test_the_box_around_cells_is_as_small_as_can_be(cells: list[tuple[int, int]]) -> None:
    mask = np.zeros((200, 130), bool)
    for y, x in cells:
        mask[y, x] = True
    expected = Region.from_mask(mask).box if cells else NOTHING
    assert tight_box(mask) == expected


def test_a_mask_that_fits_becomes_a_region_without_being_copied() -> None:
    mask = np.ones((30, 20), bool)
    region = region_of_mask(Box(4, 5, 20, 30), mask)
    assert region is not None and region.box == Box(4, 5, 20, 30) and np.shares_memory(region.mask, mask)
    assert region_of_mask(Box(0, 0, 20, 30), np.zeros((30, 20), bool)) is None


@pytest.mark.parametrize("width", [7, 8, 9])
def test_the_last_pixels_of_a_row_count(width: int) -> None:
    painted = Painted(width, 2)
    painted.cover(Box(width - 1, 1, 1, 1), np.ones((1, 1), bool))
    assert painted.tight() == Box(width - 1, 1, 1, 1)
