from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPainter

from inspector_app.domain.geometry import Box
from inspector_app.ui.canvas.drawing import Drawing
from inspector_app.ui.canvas.outline import mask_outline, mask_path
from inspector_app.ui.canvas.tools import ToolKind
from inspector_app.ui.canvas.view import Canvas

masks = arrays(np.bool_, st.tuples(st.integers(1, 9), st.integers(1, 9)))
coordinates = st.floats(-5, 35, allow_nan=False)
points = st.tuples(coordinates, coordinates)


@pytest.fixture(params=[1.0, 7.0], ids=["fitted", "zoomed"])
def canvas(qtbot, picture, request):
    widget = Canvas()
    qtbot.addWidget(widget)
    widget.resize(600, 400)
    widget.show()
    widget.show_part(picture, "part-1")
    if request.param != 1.0:
        widget.set_viewport(widget.viewport.looking_at(request.param, 60, 50))
    return widget


def at(canvas, x, y):
    return QPointF(*canvas.viewport.to_view(x, y)).toPoint()


def drag(canvas, qtbot, *places, modifiers=Qt.KeyboardModifier.NoModifier):
    way = [at(canvas, *place) for place in places]
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, modifiers, way[0])
    for place in way[1:]:
        qtbot.mouseMove(canvas, place)
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, modifiers, way[-1])


def click(canvas, qtbot, x, y):
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at(canvas, x, y))


def test_a_box_is_the_rectangle_between_its_corners(canvas, qtbot):
    canvas.set_tool(ToolKind.BOX)
    with qtbot.waitSignal(canvas.region_drawn) as told:
        drag(canvas, qtbot, (80, 70), (60, 60), (45, 30))
    region = told.args[0]
    assert (region.box.x, region.box.y) == pytest.approx((45, 30), abs=1)
    assert (region.box.w, region.box.h) == pytest.approx((35, 40), abs=1)
    assert region.mask.all()


def test_a_second_box_replaces_the_first_and_joins_it_with_shift(canvas, qtbot):
    canvas.set_tool(ToolKind.BOX)
    drag(canvas, qtbot, (30, 30), (50, 50))
    drag(canvas, qtbot, (70, 60), (80, 70))
    assert not canvas.region().contains(40, 40) and canvas.region().contains(75, 65)
    drag(canvas, qtbot, (30, 30), (50, 50), modifiers=Qt.KeyboardModifier.ShiftModifier)
    assert canvas.region().contains(40, 40) and canvas.region().contains(75, 65)
    assert not canvas.region().contains(60, 55)


def test_a_click_with_the_box_draws_nothing(canvas, qtbot):
    canvas.set_tool(ToolKind.BOX)
    with qtbot.assertNotEmitted(canvas.region_drawn):
        click(canvas, qtbot, 50, 50)
    assert canvas.region() is None


def test_a_box_over_the_edge_is_cut_to_the_picture(qtbot, picture):
    widget = Canvas()
    qtbot.addWidget(widget)
    widget.resize(600, 400)
    widget.show_part(picture, "part-1")
    widget.set_tool(ToolKind.BOX)
    drag(widget, qtbot, (180, 100), (210, 130))
    box = widget.region().box
    assert (box.x + box.w, box.y + box.h) == (200, 120)


def test_the_brush_paints_a_round_stroke_in_image_pixels(canvas, qtbot):
    canvas.set_tool(ToolKind.BRUSH)
    radius = canvas._editor.brush_radius
    drag(canvas, qtbot, (40, 50), (60, 50), (80, 50))
    region = canvas.region()
    assert region.box.x == pytest.approx(40 - radius, abs=1.5)
    assert region.box.x + region.box.w == pytest.approx(80 + radius, abs=1.5)
    assert region.box.h == pytest.approx(2 * radius, abs=1.5)
    assert not region.mask[0, 0] and not region.mask[-1, -1], "the ends are round"


def test_strokes_of_the_brush_add_up(canvas, qtbot):
    canvas.set_tool(ToolKind.BRUSH)
    drag(canvas, qtbot, (40, 40), (45, 40))
    with qtbot.waitSignal(canvas.region_drawn) as told:
        drag(canvas, qtbot, (80, 60), (85, 60))
    assert told.args[0].contains(42, 40) and told.args[0].contains(82, 60)


def test_keys_and_the_wheel_size_the_brush(canvas, qtbot):
    canvas.set_tool(ToolKind.BRUSH)
    before = canvas._editor.brush_radius
    qtbot.keyClick(canvas, Qt.Key.Key_Period)
    assert canvas._editor.brush_radius > before
    qtbot.keyClick(canvas, Qt.Key.Key_Comma)
    assert canvas._editor.brush_radius == pytest.approx(before)


def test_the_eraser_takes_pixels_away_and_tells_when_none_are_left(canvas, qtbot):
    canvas.set_tool(ToolKind.BOX)
    drag(canvas, qtbot, (50, 45), (58, 53))
    canvas.set_tool(ToolKind.ERASER)
    canvas.step_size(2)
    click(canvas, qtbot, 50, 45)
    assert not canvas.region().contains(51, 46) and canvas.region().contains(57, 52)
    canvas.step_size(12)
    with qtbot.waitSignal(canvas.region_cleared):
        drag(canvas, qtbot, (50, 45), (58, 53))
    assert canvas.region() is None


def test_a_polygon_closes_on_its_first_corner(canvas, qtbot):
    canvas.set_tool(ToolKind.POLYGON)
    for corner in ((40, 30), (80, 30), (80, 70)):
        click(canvas, qtbot, *corner)
    assert canvas.region() is None
    with qtbot.waitSignal(canvas.region_drawn) as told:
        click(canvas, qtbot, 40, 30)
    region = told.args[0]
    assert region.area == pytest.approx(800, rel=0.08)
    assert region.contains(75, 40) and not region.contains(45, 65)


def test_enter_closes_a_polygon_and_backspace_takes_a_corner_back(canvas, qtbot):
    canvas.set_tool(ToolKind.POLYGON)
    for corner in ((40, 30), (80, 30), (80, 70), (20, 80)):
        click(canvas, qtbot, *corner)
    qtbot.keyClick(canvas, Qt.Key.Key_Backspace)
    with qtbot.waitSignal(canvas.region_drawn) as told:
        qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert told.args[0].area == pytest.approx(800, rel=0.08)


def test_escape_drops_first_the_open_shape_then_the_region(canvas, qtbot):
    canvas.set_tool(ToolKind.BOX)
    drag(canvas, qtbot, (50, 45), (58, 53))
    canvas.set_tool(ToolKind.POLYGON)
    click(canvas, qtbot, 40, 30)
    with qtbot.assertNotEmitted(canvas.region_cleared):
        qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.region() is not None
    with qtbot.waitSignal(canvas.region_cleared):
        qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.region() is None


def test_two_fingers_void_what_one_had_begun(canvas, qtbot):
    canvas.set_tool(ToolKind.BOX)
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=at(canvas, 50, 45))
    qtbot.mouseMove(canvas, at(canvas, 70, 60))
    canvas.touch_began()
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=at(canvas, 70, 60))
    assert canvas.region() is None


def test_a_drawn_region_and_the_open_shape_are_seen(canvas, qtbot):
    bare = canvas.grab().toImage()
    canvas.set_tool(ToolKind.BOX)
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=at(canvas, 50, 45))
    qtbot.mouseMove(canvas, at(canvas, 70, 60))
    half = canvas.grab().toImage()
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=at(canvas, 70, 60))
    assert bare != half != canvas.grab().toImage()


def test_taking_another_tool_is_told_once(canvas, qtbot):
    with qtbot.waitSignal(canvas.tool_changed) as told:
        canvas.set_tool(ToolKind.BRUSH)
    assert told.args == [ToolKind.BRUSH]
    with qtbot.assertNotEmitted(canvas.tool_changed):
        canvas.set_tool(ToolKind.BRUSH)


# --- geometry of what is drawn


@given(a=points, b=points, radius=st.floats(0.6, 8))
def test_a_stroke_covers_the_pixels_whose_centre_is_near_the_segment(a, b, radius):
    drawing = Drawing(30, 30)
    drawing.stroke(a, b, radius)
    ys, xs = np.mgrid[:30, :30] + 0.5
    start, way = np.array(a), np.array(b) - np.array(a)
    along = ((xs - start[0]) * way[0] + (ys - start[1]) * way[1]) / max(float(way @ way), 1e-30)
    along = np.clip(along, 0, 1)
    distance = np.hypot(xs - start[0] - along * way[0], ys - start[1] - along * way[1])
    region = drawing.region()
    covered = np.zeros((30, 30), bool) if region is None else region.full_mask(30, 30)
    clear = np.abs(distance - radius) > 1e-3  # a centre on the very edge may fall to either side
    clear &= np.hypot(xs - a[0], ys - a[1]) > 0.8  # the pixel under the pointer always belongs to it
    clear &= np.hypot(xs - b[0], ys - b[1]) > 0.8
    np.testing.assert_array_equal(covered[clear], (distance <= radius)[clear])


@given(corners=st.lists(points, min_size=3, max_size=7))
def test_a_polygon_covers_the_pixels_whose_centre_is_inside(corners):
    drawing = Drawing(30, 30)
    drawing.add_polygon(corners)
    ys, xs = np.mgrid[:30, :30] + 0.5
    inside = np.zeros((30, 30), bool)
    doubtful = np.zeros((30, 30), bool)
    for (x0, y0), (x1, y1) in zip(corners, [*corners[1:], corners[0]], strict=True):
        if y0 == y1:
            continue
        hit = (ys >= min(y0, y1)) & (ys < max(y0, y1))
        crossing = x0 + (ys - y0) * ((x1 - x0) / (y1 - y0))
        inside ^= hit & (xs >= crossing)
        doubtful |= np.abs(xs - crossing) < 1e-6
    region = drawing.region()
    covered = np.zeros((30, 30), bool) if region is None else region.full_mask(30, 30)
    np.testing.assert_array_equal(covered[~doubtful], inside[~doubtful])


def test_a_polygon_on_pixel_edges_is_exact():
    drawing = Drawing(30, 30)
    drawing.add_polygon([(10, 10), (20, 10), (20, 25), (10, 25)])
    assert drawing.region().box == Box(10, 10, 10, 15)
    assert drawing.region().area == 150


def test_a_tiny_brush_still_takes_the_pixel_under_it():
    drawing = Drawing(30, 30)
    drawing.stroke((4.05, 7.9), (4.05, 7.9), 0.1)
    assert drawing.region().box == Box(4, 7, 1, 1)


def test_erasing_where_nothing_is_drawn_changes_nothing():
    drawing = Drawing(30, 30)
    drawing.stroke((5, 5), (6, 6), 3, erase=True)
    assert drawing.region() is None and drawing.revision == 0


@settings(deadline=None)
@given(mask=masks)
def test_the_outline_runs_along_the_edges_of_the_pixels(mask):
    """Painted with the even-odd rule, the outline gives back exactly the mask."""
    height, width = mask.shape
    image = QImage(width * 4, height * 4, QImage.Format.Format_Grayscale8)
    image.fill(0)
    painter = QPainter(image)
    painter.scale(4, 4)
    painter.fillPath(mask_path(mask, 0, 0), Qt.GlobalColor.white)
    painter.end()
    filled = np.array(image.constBits()).reshape(image.height(), image.bytesPerLine())[:, : width * 4]
    np.testing.assert_array_equal(filled[2::4, 2::4] > 0, mask)


def test_a_hole_is_outlined_too():
    mask = np.ones((5, 5), dtype=np.bool_)
    mask[2, 2] = False
    lines = mask_outline(mask)
    assert sorted(int(np.ptp(line[:, 0])) for line in lines) == [1, 5]


@pytest.mark.parametrize("step", [2, 4, 8])
def test_seen_from_afar_an_outline_has_fewer_corners_and_stays_in_place(step):
    ys, xs = np.mgrid[:90, :90]
    mask = (ys - 45) ** 2 + (xs - 45) ** 2 <= 40**2
    fine, coarse = mask_path(mask, 13, 21), mask_path(mask, 13, 21, step=step)
    assert coarse.elementCount() < fine.elementCount() / step * 1.5
    a, b = fine.boundingRect(), coarse.boundingRect()
    for edge in ("left", "right", "top", "bottom"):
        assert abs(getattr(a, edge)() - getattr(b, edge)()) <= step
    assert b.left() % step == 0 and b.top() % step == 0


@given(mask=arrays(np.bool_, st.tuples(st.integers(1, 30), st.integers(1, 30))))
def test_a_straightened_outline_has_no_more_corners_and_strays_less_than_a_pixel(mask):
    exact, straight = mask_path(mask, 5, 7), mask_path(mask, 5, 7, straight=True)
    assert straight.elementCount() <= exact.elementCount()
    if not straight.isEmpty():
        a, b = exact.boundingRect(), straight.boundingRect()
        for edge in ("left", "right", "top", "bottom"):
            assert abs(getattr(a, edge)() - getattr(b, edge)()) < 1


def test_a_round_region_is_outlined_by_few_lines():
    ys, xs = np.mgrid[:200, :200]
    mask = (ys - 100) ** 2 + (xs - 100) ** 2 <= 90**2
    assert mask_path(mask, 0, 0, straight=True).elementCount() < mask_path(mask, 0, 0).elementCount() / 4


def test_a_large_region_is_outlined_from_fewer_pixels(monkeypatch):
    from inspector_app.ui.canvas import outline

    monkeypatch.setattr(outline, "MAX_CELLS", 100)
    box = mask_path(np.ones((40, 60), dtype=np.bool_), 10, 20).boundingRect()
    assert (box.left(), box.top()) == (10, 20)
    assert (box.width(), box.height()) == pytest.approx((60, 40), abs=5)


def test_points_of_the_view_and_the_image_belong_together(canvas):
    place = at(canvas, 60, 50)
    assert canvas.viewport.to_image(place.x(), place.y()) == pytest.approx((60, 50), abs=1)
    assert place != QPoint(0, 0)
