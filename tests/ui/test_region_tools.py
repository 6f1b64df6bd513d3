"""Regions drawn gesture by gesture: each is undone as one, stays on the picture, and can be reshaped afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from inspector_app.domain.geometry import Box
from inspector_app.ui.canvas.drawing import Drawing, DrawingState
from inspector_app.ui.canvas.region_editor import RegionEditor
from inspector_app.ui.canvas.region_history import RegionHistory
from inspector_app.ui.canvas.shapes import Patch, Polygon
from inspector_app.ui.canvas.tools import ToolKind

WIDTH, HEIGHT = 60, 40
REACH = 0.5

places = st.tuples(st.floats(-10, WIDTH + 10), st.floats(-10, HEIGHT + 10))
gestures = st.one_of(
    st.tuples(
        st.just("drag"), st.sampled_from(ToolKind), st.lists(places, min_size=2, max_size=4), st.booleans()
    ),
    st.tuples(
        st.just("clicks"), st.just(ToolKind.POLYGON), st.lists(places, min_size=3, max_size=6), st.booleans()
    ),
    st.tuples(st.just("delete")),
    st.tuples(st.just("nudge"), st.integers(-15, 15), st.integers(-15, 15)),
    st.tuples(st.just("size"), st.integers(-3, 6)),
    st.tuples(st.just("clear")),
    st.tuples(st.just("abandon"), st.sampled_from(ToolKind), places, places),
)


def hill() -> np.ndarray:
    ys, xs = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
    return (2.0 * np.exp(-(((xs - 30) / 9) ** 2 + ((ys - 18) / 6) ** 2))).astype(np.float32)


def editor(tool: ToolKind = ToolKind.SELECT) -> RegionEditor:
    made = RegionEditor()
    made.start_over(WIDTH, HEIGHT)
    made.set_values(hill())
    made.take(tool)
    return made


def drag(editor: RegionEditor, *way: tuple[float, float], adding: bool = False) -> None:
    editor.press(way[0], adding=adding, reach=REACH)
    for place in way[1:]:
        editor.move(place)
    editor.release(way[-1], reach=REACH)


def polygon(editor: RegionEditor, *corners: tuple[float, float]) -> Polygon:
    editor.take(ToolKind.POLYGON)
    for corner in corners:
        drag(editor, corner)
    editor.finish()
    piece = editor._editing.selected
    assert isinstance(piece, Polygon)
    return piece


def one_by_one(story: list) -> Iterator[tuple]:
    """The acts of a story. A click that closes a polygon is one, and the next takes hold of what it has closed."""
    for gesture in story:
        match gesture:
            case ("clicks", tool, corners, adding):
                yield ("take", tool)
                yield from (("click", corner, adding) for corner in corners)
                yield ("finish",)
            case _:
                yield gesture


def act(editor: RegionEditor, gesture: tuple) -> None:
    match gesture:
        case ("drag", tool, way, adding):
            editor.take(tool)
            if editor.wants(way[0], reach=REACH):
                drag(editor, *way, adding=adding)
        case ("clicks", tool, corners, adding):
            editor.take(tool)
            for corner in corners:
                drag(editor, corner, adding=adding)
            editor.finish()
        case ("take", tool):
            editor.take(tool)
        case ("click", corner, adding):
            drag(editor, corner, adding=adding)
        case ("finish",):
            editor.finish()
        case ("delete",):
            editor.delete_selected()
        case ("nudge", dx, dy):
            editor.nudge(dx, dy)
        case ("size", steps):
            editor.step_size(steps)
        case ("clear",):
            editor.clear()
        case ("abandon", tool, start, end):
            editor.take(tool)
            editor.press(start, adding=False, reach=REACH)
            editor.move(end)
            editor.cancel()


def covered(editor: RegionEditor) -> np.ndarray:
    region = editor.region()
    return np.zeros((HEIGHT, WIDTH), bool) if region is None else region.full_mask(WIDTH, HEIGHT)


@settings(deadline=None, max_examples=150)
@given(story=st.lists(gestures, max_size=8))
@example(
    story=[("clicks", ToolKind.POLYGON, [(0.0, 0.0), (0.0, 0.0), (0.0, 17.0), (0.0, 0.0), (0.0, 5.0)], False)]
)
def test_undoing_every_gesture_leads_back_to_nothing_and_redoing_them_to_the_same(story: list) -> None:
    one, acts = editor(), list(one_by_one(story))
    moments = [covered(one)]
    for each in acts:
        act(one, each)
        region = one.region()
        if region is not None:
            box = region.box
            assert box.x >= 0 and box.y >= 0 and box.x + box.w <= WIDTH and box.y + box.h <= HEIGHT
            assert region.mask.any(axis=0)[[0, -1]].all() and region.mask.any(axis=1)[[0, -1]].all()
        moments.append(covered(one))
    end = covered(one)
    back = 0
    while one.undo():
        back += 1
        assert any((covered(one) == moment).all() for moment in moments)
    assert one.region() is None and back <= len(acts)
    for _ in range(back):
        assert one.redo()
    assert (covered(one) == end).all() and not one.can_redo


@settings(deadline=None)
@given(story=st.lists(gestures, max_size=5), tool=st.sampled_from(ToolKind), start=places, end=places)
def test_an_abandoned_gesture_leaves_no_trace(story: list, tool: ToolKind, start: tuple, end: tuple) -> None:
    one = editor()
    for gesture in story:
        act(one, gesture)
    before, could_undo = covered(one), one.can_undo
    act(one, ("abandon", tool, start, end))
    assert (covered(one) == before).all() and one.can_undo is could_undo


@settings(deadline=None)
@given(painted=st.lists(places, min_size=2, max_size=4), erased=st.lists(places, min_size=2, max_size=4))
def test_what_was_erased_is_gone_and_nothing_else_is(painted: list, erased: list) -> None:
    one, tip = editor(ToolKind.BRUSH), Drawing(WIDTH, HEIGHT)
    drag(one, *painted)
    before = covered(one)
    one.take(ToolKind.ERASER)
    radius = one.brush_radius
    assert radius is not None
    drag(one, *erased)
    for a, b in pairwise(erased):
        tip.stroke(a, b, radius)
    region = tip.region()
    under = np.zeros_like(before) if region is None else region.full_mask(WIDTH, HEIGHT)
    np.testing.assert_array_equal(covered(one), before & ~under)


def test_the_parts_of_a_stroke_are_one_step() -> None:
    one = editor(ToolKind.BRUSH)
    drag(one, (10, 10), (20, 12), (30, 15), (40, 20))
    one.undo()
    assert one.region() is None and not one.can_undo


def test_a_second_box_that_replaced_the_first_is_undone_to_the_first() -> None:
    one = editor(ToolKind.BOX)
    drag(one, (5, 5), (15, 15))
    first = covered(one)
    drag(one, (30, 20), (40, 30))
    one.undo()
    assert (covered(one) == first).all()


def test_a_drawn_piece_is_moved_and_another_stays() -> None:
    one = editor(ToolKind.BRUSH)
    one.step_size(-20)
    drag(one, (10, 10), (14, 10))
    drag(one, (40, 30), (44, 30))
    before = covered(one)
    one.take(ToolKind.SELECT)
    drag(one, (12, 10), (22, 15))
    after = covered(one)
    assert after[15, 22] and not after[10, 12] and after[30, 42]
    assert after.sum() == before.sum()
    one.undo()
    assert (covered(one) == before).all()


def test_a_piece_is_held_at_the_edge_of_the_picture() -> None:
    one = editor(ToolKind.BOX)
    drag(one, (10, 10), (20, 20))
    one.take(ToolKind.SELECT)
    drag(one, (15, 15), (-80, 200))
    region = one.region()
    assert region is not None and region.box == Box(0, HEIGHT - 10, 10, 10)


def test_a_selected_piece_is_deleted_and_comes_back() -> None:
    one = editor(ToolKind.BRUSH)
    drag(one, (10, 10), (14, 10))
    one.take(ToolKind.SELECT)
    drag(one, (12, 10))
    assert one.has_selection
    assert one.delete_selected() and one.region() is None
    one.undo()
    assert covered(one)[10, 12]


def test_a_corner_is_moved_after_the_polygon_was_closed() -> None:
    one = editor()
    polygon(one, (10, 10), (30, 10), (30, 30), (10, 30))
    drag(one, (30, 30), (50, 35))
    piece = one._editing.selected
    assert isinstance(piece, Polygon) and piece.corners[2] == (50, 35)
    assert covered(one)[30, 40]
    one.undo()
    assert not covered(one)[30, 40] and covered(one)[20, 20]


def test_the_middle_of_an_edge_becomes_a_corner() -> None:
    one = editor()
    polygon(one, (10, 10), (50, 10), (50, 30), (10, 30))
    one.take(ToolKind.SELECT)
    drag(one, (30, 10), (30, 2))
    piece = one._editing.selected
    assert isinstance(piece, Polygon)
    assert piece.corners == ((10, 10), (30, 2), (50, 10), (50, 30), (10, 30))


def test_a_double_click_on_an_edge_makes_a_corner_and_on_a_corner_takes_it_away() -> None:
    one = editor()
    polygon(one, (10, 10), (50, 10), (50, 30), (10, 30))
    assert one.double_click((22, 10.5), reach=REACH)
    piece = one._editing.selected
    assert isinstance(piece, Polygon) and len(piece.corners) == 5 and piece.corners[1] == (22, 10.5)
    assert one.double_click((22, 10.5), reach=REACH)
    piece = one._editing.selected
    assert isinstance(piece, Polygon) and len(piece.corners) == 4


def test_delete_takes_the_held_corner_and_the_last_three_as_a_whole() -> None:
    one = editor()
    polygon(one, (10, 10), (50, 10), (50, 30), (10, 30))
    drag(one, (50, 10))  # takes hold of the corner
    assert one.delete_selected()
    piece = one._editing.selected
    assert isinstance(piece, Polygon) and piece.corners == ((10, 10), (50, 30), (10, 30))
    drag(one, (50, 30))
    assert one.delete_selected() and one.region() is None


def test_a_corner_never_leaves_the_picture() -> None:
    one = editor()
    polygon(one, (10, 10), (30, 10), (30, 30))
    drag(one, (30, 30), (500, -500))
    piece = one._editing.selected
    assert isinstance(piece, Polygon) and piece.corners[2] == (WIDTH, 0)


def test_erasing_in_a_polygon_leaves_the_rest_of_it() -> None:
    one = editor(ToolKind.BOX)
    drag(one, (10, 10), (30, 30))
    one.take(ToolKind.ERASER)
    drag(one, (20, 20))
    assert not covered(one)[20, 20] and covered(one)[12, 12]
    assert isinstance(one._drawing.piece_at(12.5, 12.5), Patch)


def test_a_row_of_nudges_is_one_step() -> None:
    one = editor(ToolKind.BOX)
    drag(one, (10, 10), (20, 20))
    one.nudge(1, 0)
    one.nudge(1, 0)
    one.nudge(0, 1)
    region = one.region()
    assert region is not None and region.box == Box(12, 11, 10, 10)
    one.undo()
    region = one.region()
    assert region is not None and region.box == Box(10, 10, 10, 10)


def test_after_a_decision_strokes_are_not_undone_any_more() -> None:
    one = editor(ToolKind.BRUSH)
    drag(one, (10, 10), (20, 12))
    one.forget_steps()
    assert not one.can_undo and one.region() is not None
    drag(one, (40, 30), (42, 30))
    one.undo()
    assert one.region() is not None and not one.can_undo


def test_the_oldest_steps_go_when_they_take_too_much() -> None:
    history = RegionHistory(max_bytes=250, max_steps=50)
    for number in range(9):
        history.step(DrawingState(Box(0, 0, 80, 10), bytes([number]) * 100))
    back = 0
    while history.can_undo:
        history.undo()
        back += 1
    assert back == 1 and history.now.bits[0] == 7


def test_a_large_polygon_is_filled_exactly_as_a_small_one() -> None:
    corners = [(100.2, 50.7), (3900.1, 200.4), (2500.9, 2900.3), (300.5, 2500.0)]
    large, small = Drawing(4000, 3000), Drawing(400, 300)
    large.add_polygon(corners)
    small.add_polygon([(x / 10, y / 10) for x, y in corners])
    a, b = large.region(), small.region()
    assert a is not None and b is not None
    assert a.area / 100 == pytest.approx(b.area, rel=0.01)
