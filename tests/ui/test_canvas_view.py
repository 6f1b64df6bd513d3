from __future__ import annotations

import math

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from inspector_app.domain.finding import NO_ENTRY, Evidence
from inspector_app.domain.review import FindingDecision
from inspector_app.imaging import heatmap
from inspector_app.ui.canvas import layers
from inspector_app.ui.canvas.quiet import quiet_regions
from inspector_app.ui.canvas.tools import ToolKind
from inspector_app.ui.canvas.view import Canvas


@pytest.fixture
def canvas(qtbot, picture):
    widget = Canvas()
    qtbot.addWidget(widget)
    widget.resize(600, 400)
    widget.show()
    widget.show_part(picture, "part-1")
    return widget


def at(canvas, x, y):
    """The point of the view over an image point."""
    return QPointF(*canvas.viewport.to_view(x, y)).toPoint()


def turn_wheel(canvas, position, steps, modifiers=Qt.KeyboardModifier.NoModifier):
    event = QWheelEvent(
        QPointF(position),
        QPointF(canvas.mapToGlobal(position)),
        QPoint(),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


def grid(value, shape=(6, 10)):
    return np.full(shape, value, dtype=np.float32)


def shown(canvas, x, y):
    """Colour on the screen over an image point, (r, g, b)."""
    return canvas.grab().toImage().pixelColor(at(canvas, x, y)).getRgb()[:3]


def test_a_new_part_is_fitted_into_the_view(canvas):
    assert canvas.viewport.fitted
    left, top = canvas.viewport.to_view(0, 0)
    right, bottom = canvas.viewport.to_view(200, 120)
    assert left >= 0 and top >= 0 and right <= 600 and bottom <= 400
    assert (left + right) / 2 == pytest.approx(300) and (top + bottom) / 2 == pytest.approx(200)


def test_the_picture_stands_upright_where_the_viewport_says(canvas):
    assert shown(canvas, 10, 10) == (250, 180, 60)
    assert shown(canvas, 190, 110) == (90, 90, 90)


def test_the_wheel_zooms_and_keeps_the_point_under_the_cursor(canvas):
    cursor = at(canvas, 150, 40)
    before = canvas.viewport.to_image(cursor.x(), cursor.y())
    scale = canvas.viewport.scale
    turn_wheel(canvas, cursor, 3)
    assert canvas.viewport.scale > scale
    assert canvas.viewport.to_image(cursor.x(), cursor.y()) == pytest.approx(before)
    turn_wheel(canvas, cursor, -3)
    assert canvas.viewport.scale == pytest.approx(scale)
    assert canvas.viewport.to_image(cursor.x(), cursor.y()) == pytest.approx(before)


def test_dragging_pans_and_does_not_select(canvas, qtbot, finding_row):
    canvas.set_findings([finding_row("f1", 80, 40, 40, 40)])
    turn_wheel(canvas, at(canvas, 100, 60), 4)
    start = at(canvas, 100, 60)
    held = canvas.viewport.to_image(start.x(), start.y())
    with qtbot.assertNotEmitted(canvas.finding_clicked):
        qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
        qtbot.mouseMove(canvas, start + QPoint(15, 10))
        qtbot.mouseMove(canvas, start + QPoint(50, 30))
        qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=start + QPoint(50, 30))
    assert canvas.viewport.to_image(start.x() + 50, start.y() + 30) == pytest.approx(held)


def test_the_middle_button_pans_with_a_tool_in_hand(canvas, qtbot):
    canvas.set_tool(ToolKind.BOX)
    turn_wheel(canvas, at(canvas, 100, 60), 4)
    start = at(canvas, 100, 60)
    centre = canvas.viewport.centre_x
    qtbot.mousePress(canvas, Qt.MouseButton.MiddleButton, pos=start)
    qtbot.mouseMove(canvas, start + QPoint(40, 0))
    qtbot.mouseRelease(canvas, Qt.MouseButton.MiddleButton, pos=start + QPoint(40, 0))
    assert canvas.viewport.centre_x < centre
    assert canvas.region() is None


def test_zoom_and_centre_stay_for_a_part_of_the_same_size(canvas, picture):
    turn_wheel(canvas, at(canvas, 50, 50), 5)
    before = canvas.viewport
    canvas.show_part(picture[::-1].copy(), "part-2")
    assert canvas.viewport == before


def test_a_part_of_another_size_is_fitted(canvas):
    turn_wheel(canvas, at(canvas, 50, 50), 5)
    canvas.show_part(np.zeros((300, 100, 3), dtype=np.uint8), "part-2")
    assert canvas.viewport.fitted and (canvas.viewport.width, canvas.viewport.height) == (100, 300)


def test_a_fitted_part_follows_the_window(canvas, qtbot):
    before = canvas.viewport.scale
    canvas.resize(1000, 800)
    qtbot.waitUntil(lambda: canvas.viewport.view_width == 1000)
    assert canvas.viewport.fitted and canvas.viewport.scale > before


def test_a_double_click_goes_to_one_to_one_and_back(canvas, qtbot):
    qtbot.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=at(canvas, 100, 60))
    assert canvas.viewport.scale == pytest.approx(1.0)
    qtbot.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=at(canvas, 100, 60))
    assert canvas.viewport.fitted


def test_a_click_on_a_finding_selects_it_and_tells(canvas, qtbot, finding_row):
    canvas.set_findings([finding_row("f1", 20, 40, 30, 30), finding_row("f2", 120, 40, 40, 40, ordinal=2)])
    turn_wheel(canvas, at(canvas, 130, 50), 2)
    with qtbot.waitSignal(canvas.finding_clicked) as told:
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at(canvas, 140, 60))
    assert told.args == ["f2"]
    assert canvas.selected_finding == "f2"


def test_a_click_beside_every_finding_keeps_the_selection(canvas, qtbot, finding_row):
    canvas.set_findings([finding_row("f1", 20, 40, 30, 30)])
    canvas.select_finding("f1")
    with qtbot.assertNotEmitted(canvas.finding_clicked):
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at(canvas, 180, 100))
    assert canvas.selected_finding == "f1"


def test_of_nested_findings_the_small_one_is_hit(canvas, qtbot, finding_row):
    canvas.set_findings([finding_row("big", 10, 10, 150, 100), finding_row("small", 60, 50, 20, 20)])
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at(canvas, 70, 60))
    assert canvas.selected_finding == "small"


def test_a_finding_of_one_pixel_can_be_hit(canvas, qtbot, finding_row):
    canvas.set_findings([finding_row("dot", 100, 60, 1, 1)])
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at(canvas, 100.5, 60.5) + QPoint(4, 0))
    assert canvas.selected_finding == "dot"


def test_the_selection_survives_only_with_its_finding(canvas, finding_row):
    canvas.set_findings([finding_row("f1", 20, 40, 30, 30)])
    canvas.select_finding("f1")
    canvas.set_findings([finding_row("f1", 20, 40, 30, 30, decision=FindingDecision.DEFECT)])
    assert canvas.selected_finding == "f1"
    canvas.set_findings([finding_row("f9", 20, 40, 30, 30)])
    assert canvas.selected_finding is None


def test_decisions_are_told_by_letter_and_pattern_not_by_colour_alone(finding_row):
    from inspector_app.ui.canvas.findings_layer import PATTERNS, FindingsLayer

    layer = FindingsLayer()
    decisions = [None, *FindingDecision]
    layer.set_rows(
        [finding_row(str(d), 0, 0, 9, 9, ordinal=3, decision=d, defect_class="dent") for d in decisions]
    )
    assert [outline.tag for outline in layer._outlines] == ["3", "3 D dent", "3 P", "3 ?"]
    assert len({tuple(PATTERNS[decision]) for decision in decisions}) == len(decisions)


def test_nothing_of_one_part_lies_on_the_next(canvas, qtbot, picture, finding_row):
    canvas.set_map(grid(1.5))
    canvas.set_findings([finding_row("f1", 20, 40, 30, 30)])
    canvas.set_tool(ToolKind.BOX)
    draw(canvas, qtbot, (10, 10), (50, 50))
    with qtbot.waitSignal(canvas.region_cleared):
        canvas.show_part(picture, "part-2")
    assert canvas.region() is None and canvas.tool is ToolKind.BOX
    assert math.isnan(canvas.value_at(100, 60))
    canvas.set_tool(ToolKind.SELECT)
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at(canvas, 30, 50))
    assert canvas.selected_finding is None


def test_the_same_part_again_keeps_what_is_drawn(canvas, qtbot, picture):
    canvas.set_tool(ToolKind.BOX)
    draw(canvas, qtbot, (10, 10), (50, 50))
    canvas.show_part(picture, "part-1")
    assert canvas.region() is not None


def test_a_part_without_a_picture_says_why(canvas):
    canvas.show_message("truncated: the file ends too early")
    assert not canvas.has_picture
    assert canvas.grab().toImage().pixelColor(5, 5) == canvas.appearance.surface


# --- heatmap


def test_the_heatmap_of_a_calm_part_is_transparent(canvas):
    calm = np.random.default_rng(0).normal(0.0, 0.12, (6, 10)).astype(np.float32)
    canvas.set_map(calm)
    assert shown(canvas, 150, 90) == (90, 90, 90)


def test_a_flagged_place_is_coloured_by_the_table(canvas):
    canvas.set_opacity(0.5)
    canvas.set_map(grid(3.0))
    top = heatmap.colour_table("inferno")[255].astype(int)
    assert shown(canvas, 150, 90) == pytest.approx((top * 0.5 + 90 * 0.5).tolist(), abs=2)


def test_the_heatmap_lies_on_its_place(canvas):
    one_cell = grid(0.0)
    one_cell[4, 8] = 6.0
    canvas.set_map(one_cell)
    assert shown(canvas, 170, 90) != (90, 90, 90)
    assert shown(canvas, 130, 90) == (90, 90, 90)
    assert canvas.value_at(170, 90) > 1.0 > canvas.value_at(130, 90)


def test_sliders_never_compute_the_map_again(canvas, monkeypatch):
    calls = []
    original = heatmap.upsample
    monkeypatch.setattr(layers.heatmap, "upsample", lambda *a, **k: calls.append(a) or original(*a, **k))
    canvas.set_map(grid(1.5))
    colours = {shown(canvas, 150, 90)}
    for change in (
        lambda: canvas.set_opacity(0.9),
        lambda: canvas.set_colour_map("viridis"),
        lambda: canvas.set_threshold(1.4),
        lambda: canvas.step_opacity(-3),
    ):
        change()
        colours.add(shown(canvas, 150, 90))
    assert len(calls) == 1
    assert len(colours) == 4  # the threshold below 1.5 changes nothing here


def test_only_above_hides_what_is_under_the_threshold(canvas):
    canvas.set_map(grid(0.8))
    assert shown(canvas, 150, 90) != (90, 90, 90)
    canvas.set_only_above(True)
    assert shown(canvas, 150, 90) == (90, 90, 90)
    canvas.set_threshold(0.7)
    assert shown(canvas, 150, 90) != (90, 90, 90)


def test_the_style_is_told_when_it_changes_and_only_then(canvas, qtbot):
    with qtbot.waitSignal(canvas.heatmap_style_changed) as told:
        canvas.set_opacity(0.25)
    assert told.args[0].opacity == 0.25
    with qtbot.assertNotEmitted(canvas.heatmap_style_changed):
        canvas.set_opacity(0.25)


def test_space_held_shows_the_bare_picture(canvas, qtbot, finding_row):
    canvas.set_map(grid(3.0))
    canvas.set_findings([finding_row("f1", 20, 40, 30, 30)])
    covered = shown(canvas, 150, 90)
    qtbot.keyPress(canvas, Qt.Key.Key_Space)
    assert shown(canvas, 150, 90) == (90, 90, 90) != covered
    qtbot.keyRelease(canvas, Qt.Key.Key_Space)
    assert shown(canvas, 150, 90) == covered


def test_space_goes_to_the_canvas_before_a_shortcut_of_the_window(canvas):
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
    event.ignore()
    QApplication.sendEvent(canvas, event)
    assert event.isAccepted()


def test_the_cursor_tells_place_and_score(canvas, qtbot):
    canvas.set_map(grid(1.25))
    with qtbot.waitSignal(canvas.cursor_moved) as told:
        qtbot.mouseMove(canvas, at(canvas, 100, 60))
    x, y, value = told.args
    assert (x, y) == pytest.approx((100, 60), abs=1) and value == pytest.approx(1.25)


def test_beside_the_picture_there_is_no_score(canvas):
    canvas.set_map(grid(1.25))
    assert math.isnan(canvas.value_at(-1, 60)) and math.isnan(canvas.value_at(200, 60))


# --- quiet regions


def evidence(entry, quiet):
    empty = np.zeros(entry.shape, dtype=np.float32)
    return Evidence(empty, empty, empty, quiet, entry)


def test_what_a_mark_keeps_quiet_is_outlined_with_its_number():
    entry = np.full((10, 20), NO_ENTRY, dtype=np.int32)
    quiet = np.zeros((10, 20), dtype=np.float32)
    entry[2:5, 3:6], quiet[2:5, 3:6] = 12, 0.9
    entry[8, 15], quiet[8, 15] = 7, 0.9
    entry[0, 0], quiet[0, 0] = 9, 0.1  # near a mark, yet not quieted by it
    regions = {
        region.label: region.path.boundingRect() for region in quiet_regions(evidence(entry, quiet), 400, 200)
    }
    assert set(regions) == {"P-12", "P-7"}
    box = regions["P-12"]
    assert (box.left(), box.top()) == pytest.approx((60, 40), abs=12)
    assert (box.right(), box.bottom()) == pytest.approx((120, 100), abs=12)


def test_the_name_of_a_mark_stands_at_the_largest_piece_of_what_it_quiets():
    entry = np.full((10, 20), NO_ENTRY, dtype=np.int32)
    quiet = np.zeros((10, 20), dtype=np.float32)
    entry[0:2, 0:2], quiet[0:2, 0:2] = 12, 0.9
    entry[4:9, 12:18], quiet[4:9, 12:18] = 12, 0.9
    (region,) = quiet_regions(evidence(entry, quiet), 400, 200)
    box = region.largest
    assert (box.left(), box.top()) == pytest.approx((240, 80), abs=12)
    assert (box.right(), box.bottom()) == pytest.approx((360, 180), abs=12)


def test_a_quiet_region_is_painted(canvas):
    entry = np.full((6, 10), NO_ENTRY, dtype=np.int32)
    quiet = np.zeros((6, 10), dtype=np.float32)
    entry[2:4, 6:8], quiet[2:4, 6:8] = 12, 1.0
    before = canvas.grab().toImage()
    canvas.set_quiet_regions(quiet_regions(evidence(entry, quiet), 200, 120))
    assert canvas.grab().toImage() != before


def draw(canvas, qtbot, start, end, modifiers=Qt.KeyboardModifier.NoModifier):
    """Press at an image point, move, release at another."""
    a, b = at(canvas, *start), at(canvas, *end)
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, modifiers, a)
    qtbot.mouseMove(canvas, (a + b) / 2)
    qtbot.mouseMove(canvas, b)
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, modifiers, b)
