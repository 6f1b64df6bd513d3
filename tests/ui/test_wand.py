"""The magic wand grows over the map from where one clicks, down to a share of what the map is there."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.ui.canvas.region_editor import RegionEditor
from inspector_app.ui.canvas.tools import ToolKind
from inspector_app.ui.canvas.wand import SHARE, grow

WIDTH, HEIGHT = 400, 300
REACH = 1.0


def two_hills() -> np.ndarray:
    """On 100 × 75 cells: one hill of 2.0 at (100, 150) px, one of 1.5 at (300, 150), calm between them."""
    ys, xs = np.mgrid[0:75, 0:100].astype(np.float32) + 0.5
    left = 2.0 * np.exp(-(((xs - 25) / 7) ** 2 + ((ys - 37.5) / 7) ** 2))
    right = 1.5 * np.exp(-(((xs - 75) / 7) ** 2 + ((ys - 37.5) / 7) ** 2))
    return (left + right).astype(np.float32)


@pytest.fixture
def editor() -> RegionEditor:
    made = RegionEditor()
    made.start_over(WIDTH, HEIGHT)
    made.set_values(two_hills())
    made.take(ToolKind.WAND)
    return made


def touch(editor: RegionEditor, x: float, y: float, *, adding: bool = False) -> bool:
    editor.press((x, y), adding=adding, reach=REACH)
    return editor.release((x, y), reach=REACH)


def test_it_takes_the_hill_down_to_the_share_and_not_the_next_one(editor: RegionEditor) -> None:
    assert touch(editor, 100, 150)
    region = editor.region()
    assert region is not None
    radius = 4 * 7 * np.sqrt(np.log(1 / SHARE))  # where a bell falls to the share of its height
    assert region.box.w / 2 == pytest.approx(radius, abs=2)
    assert region.area == pytest.approx(np.pi * radius**2, rel=0.05)
    assert region.contains(100, 150) and not region.contains(300, 150)


def test_with_shift_the_second_hill_joins(editor: RegionEditor) -> None:
    touch(editor, 100, 150)
    touch(editor, 300, 150, adding=True)
    region = editor.region()
    assert region is not None and region.contains(100, 150) and region.contains(300, 150)
    touch(editor, 300, 150)
    region = editor.region()
    assert region is not None and not region.contains(100, 150)


def test_where_the_map_is_calm_nothing_grows(editor: RegionEditor) -> None:
    assert not touch(editor, 200, 20)
    assert editor.region() is None and not editor.can_undo


def test_without_a_map_nothing_grows(editor: RegionEditor) -> None:
    editor.set_values(None)
    assert not touch(editor, 100, 150)


def test_dragging_to_the_right_takes_in_more_and_to_the_left_less(editor: RegionEditor) -> None:
    areas = []
    for way in (-80, 0, 80):
        editor.start_over(WIDTH, HEIGHT)
        editor.set_values(two_hills())
        editor.take(ToolKind.WAND)
        editor.press((100, 150), adding=False, reach=REACH)
        editor.move((100 + way, 150))
        editor.release((100 + way, 150), reach=REACH)
        region = editor.region()
        assert region is not None
        areas.append(region.area)
    assert areas[0] < areas[1] < areas[2]


def test_the_wheel_turns_the_last_touch_and_all_of_it_is_one_step(editor: RegionEditor) -> None:
    touch(editor, 100, 150)
    before = editor.region()
    assert editor.step_size(+1) and editor.step_size(+1)
    after = editor.region()
    assert before is not None and after is not None and after.area > before.area
    assert editor.step_size(-2)
    same = editor.region()
    assert same is not None and same.area == before.area
    editor.undo()
    assert editor.region() is None


def test_the_wheel_does_not_touch_what_was_drawn_by_another_tool(editor: RegionEditor) -> None:
    touch(editor, 100, 150)
    editor.take(ToolKind.BRUSH)
    editor.press((300, 50), adding=False, reach=REACH)
    editor.release((300, 50), reach=REACH)
    before = editor.region()
    editor.take(ToolKind.WAND)
    assert not editor.step_size(+1)
    after = editor.region()
    assert before is not None and after is not None and before.area == after.area


def test_a_hole_in_the_map_stays_a_hole() -> None:
    values = np.zeros((60, 60), dtype=np.float32)
    values[10:50, 10:50] = 2.0
    values[25:35, 25:35] = 0.0
    grown = grow(values, (120.0, 120.0), (600, 600), 0.5)
    assert grown is not None
    box, mask = grown.covered(600, 600)
    assert not mask[300 - box.y, 300 - box.x] and mask[150 - box.y, 150 - box.x]


@settings(deadline=None)
@given(
    x=st.floats(0, WIDTH - 0.01),
    y=st.floats(0, HEIGHT - 0.01),
    share=st.floats(0.1, 0.98),
)
def test_what_has_grown_holds_the_click_and_never_falls_far_under_the_share(
    x: float, y: float, share: float
) -> None:
    values = two_hills()
    grown = grow(values, (x, y), (WIDTH, HEIGHT), share)
    if grown is None:
        return
    box, mask = grown.covered(WIDTH, HEIGHT)
    assert min(box.x, box.y) >= 0 and box.x + box.w <= WIDTH and box.y + box.h <= HEIGHT
    assert mask[int(y) - box.y, int(x) - box.x]
    ys, xs = np.nonzero(mask)
    inside = values[(ys + box.y) // 4, (xs + box.x) // 4]
    steepest = 0.6  # the map changes at most by this from the middle of a cell to its edge
    assert inside.min() >= share * grown.value - steepest


def ring() -> np.ndarray:
    values = np.zeros((60, 60), dtype=np.float32)
    values[10:50, 10:50] = 2.0
    values[25:35, 25:35] = 0.0
    return values


def test_a_hole_is_taken_in_where_that_is_wanted() -> None:
    grown = grow(ring(), (120.0, 120.0), (600, 600), 0.5, fills=True)
    assert grown is not None
    box, mask = grown.covered(600, 600)
    assert mask[300 - box.y, 300 - box.x] and mask[150 - box.y, 150 - box.x]


def test_turning_the_holes_on_and_off_does_the_last_touch_again_as_the_same_step(
    editor: RegionEditor,
) -> None:
    editor.start_over(600, 600)
    editor.set_values(ring())
    touch(editor, 120, 120)
    before = editor.region()
    assert editor.set_fills(True)
    filled = editor.region()
    assert before is not None and filled is not None and filled.area > before.area
    assert filled.contains(300, 300) and not before.contains(300, 300)
    editor.undo()
    assert editor.region() is None
    editor.take(ToolKind.BRUSH)
    assert not editor.set_fills(False), "what another tool has drawn is left alone"


def test_the_outline_of_a_slope_has_no_stairs() -> None:
    """Of a tilted plane the edge is a straight line; of a large picture each stair would be several px high."""
    ys, xs = np.mgrid[0:80, 0:80].astype(np.float32)
    grown = grow((xs + 0.35 * ys) / 40, (7500.0, 7500.0), (8000, 8000), 0.6)
    assert grown is not None
    (line,) = grown.lines
    turns = np.roll(line, -1, axis=0) - line
    angles = np.abs(np.degrees(np.arctan2(turns[:, 1], turns[:, 0])))
    right_angles = np.minimum(np.minimum(angles, np.abs(angles - 90)), np.abs(angles - 180)) < 1
    lengths = np.hypot(turns[:, 0], turns[:, 1])
    inside = (line > 60).all(axis=1) & (line < 7940).all(axis=1)
    slanted = lengths[inside & ~right_angles].sum()
    assert slanted > 0.9 * lengths[inside].sum()
