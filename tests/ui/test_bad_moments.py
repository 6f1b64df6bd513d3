"""What happens at the wrong moment: nothing is lost, nothing is stuck, nothing is decided about the wrong picture."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from inspector_app.domain.errors import ImageUnreadable, NotFound
from inspector_app.ui.canvas.minimap import Minimap
from inspector_app.ui.canvas.tools import ToolKind
from inspector_app.ui.canvas.view import Canvas
from inspector_app.workflow.events import PartsChanged
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened

PART, IMAGE = "part-000000", "image-000000"


def opened_at(qtbot: QtBot, tmp_path: Path, session: FakeSession) -> Opened:
    opened = Opened(qtbot, tmp_path, session)
    opened.page.reviewing.show(PART)
    qtbot.waitUntil(lambda: opened.page.canvas.key == IMAGE)
    qtbot.waitUntil(lambda: opened.page.reviewing.detail is not None)
    qtbot.waitUntil(lambda: opened.page.reviewing.reading is not None)
    opened.page.canvas.setFocus()
    return opened


def draw_box(opened: Opened) -> None:
    canvas = opened.page.canvas
    opened.press(Qt.Key.Key_X)
    a, b = (QPointF(*canvas.viewport.to_view(*place)).toPoint() for place in ((100, 100), (160, 140)))
    opened.qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=a)
    opened.qtbot.mouseMove(canvas, b)
    opened.qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=b)
    assert canvas.region() is not None


def test_a_file_that_is_deleted_while_it_is_shown_stays_seen_and_can_be_decided(
    qtbot: QtBot, tmp_path: Path
) -> None:
    session = FakeSession(20)
    opened = opened_at(qtbot, tmp_path, session)
    session.failing["picture"] = ImageUnreadable("the file is no longer there", subject="a.png")
    session.emit(PartsChanged(session.lot.id, (PART,)))
    opened.until_called("part", 2)
    assert opened.page.canvas.has_picture
    opened.press(Qt.Key.Key_R)
    opened.until_called("review_part")


def test_a_file_that_was_deleted_before_it_is_shown_says_so_and_can_be_decided(
    qtbot: QtBot, tmp_path: Path
) -> None:
    session = FakeSession(20)
    opened = Opened(qtbot, tmp_path, session)
    session.failing["picture"] = ImageUnreadable("the file is no longer there", subject="a.png")
    opened.page.reviewing.show("part-000015")
    qtbot.waitUntil(lambda: not opened.page.canvas.has_picture)
    opened.page.canvas.setFocus()
    opened.press(Qt.Key.Key_R)
    opened.until_called("review_part")
    assert opened.last("review_part")[0] == "part-000015"


def test_a_file_that_was_replaced_is_told_of_and_no_region_is_kept_of_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    session = FakeSession(20)
    session.on_disk[IMAGE] = "another"
    opened = opened_at(qtbot, tmp_path, session)
    qtbot.waitUntil(lambda: opened.page.desk.outdated and bool(opened.page.canvas._notice))
    assert session.names().count("picture") >= 2, "it is read again before it is said"
    draw_box(opened)
    opened.press(Qt.Key.Key_D)
    opened.press(Qt.Key.Key_P)
    assert not {"review_region", "preview_mark"} & set(session.names())
    assert opened.page.canvas.region() is not None, "what was drawn is not lost"


def test_once_the_new_file_is_inspected_it_is_shown_and_the_notice_is_gone(
    qtbot: QtBot, tmp_path: Path
) -> None:
    session = FakeSession(20)
    opened = opened_at(qtbot, tmp_path, session)
    draw_box(opened)
    session.inspected[IMAGE] = session.on_disk[IMAGE] = "another"  # replaced and inspected anew meanwhile
    session.emit(PartsChanged(session.lot.id, (PART,)))
    canvas = opened.page.canvas
    qtbot.waitUntil(lambda: canvas.pyramid is not None and canvas.pyramid.sha256 == "another")
    assert not opened.page.desk.outdated and canvas._notice == ""
    assert canvas.region() is None, "it was drawn on another picture"


def test_a_picture_of_another_size_under_the_same_name_starts_anew(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.set_tool(ToolKind.BRUSH)
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
    canvas.show_part(np.zeros((90, 50, 3), dtype=np.uint8), "part-1")
    assert canvas.region() is None
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
    region = canvas.region()
    assert region is not None and region.box.x + region.box.w <= 50 and region.box.y + region.box.h <= 90


@pytest.fixture
def canvas(qtbot: QtBot, picture: np.ndarray) -> Canvas:
    widget = Canvas()
    qtbot.addWidget(widget)
    widget.resize(600, 400)
    widget.show()
    qtbot.waitExposed(widget)
    widget.show_part(picture, "part-1")
    return widget


def test_a_second_button_during_a_stroke_changes_nothing(canvas: Canvas, qtbot: QtBot) -> None:
    left, middle, right = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton
    canvas.set_tool(ToolKind.BRUSH)
    before = canvas.viewport
    qtbot.mousePress(canvas, left, pos=QPoint(250, 200))
    for other in (middle, right):
        qtbot.mousePress(canvas, other, pos=QPoint(260, 200))
        qtbot.mouseMove(canvas, QPoint(300, 220))
        qtbot.mouseRelease(canvas, other, pos=QPoint(300, 220))
    qtbot.mouseRelease(canvas, left, pos=QPoint(340, 220))
    region = canvas.region()
    assert canvas.viewport == before and region is not None
    canvas.undo_region()
    assert canvas.region() is None, "it was one stroke"


def test_a_press_during_a_pan_draws_nothing(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.set_tool(ToolKind.BRUSH)
    canvas.set_viewport(canvas.viewport.looking_at(8, 100, 60))
    qtbot.mousePress(canvas, Qt.MouseButton.MiddleButton, pos=QPoint(250, 200))
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(260, 200))
    qtbot.mouseMove(canvas, QPoint(300, 220))
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(300, 220))
    qtbot.mouseRelease(canvas, Qt.MouseButton.MiddleButton, pos=QPoint(300, 220))
    assert canvas.region() is None


def test_another_part_during_a_stroke_takes_the_stroke_away(
    canvas: Canvas, qtbot: QtBot, picture: np.ndarray
) -> None:
    canvas.set_tool(ToolKind.BRUSH)
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(250, 200))
    canvas.show_part(picture, "part-2")
    qtbot.mouseMove(canvas, QPoint(300, 220))
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(300, 220))
    assert canvas.region() is None


def test_undo_during_a_stroke_drops_the_stroke_and_then_the_one_before(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.set_tool(ToolKind.BRUSH)
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(350, 200))
    qtbot.mouseMove(canvas, QPoint(400, 220))
    canvas.undo_region()
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(420, 220))
    assert canvas.region() is None


def test_keys_behind_a_dialog_decide_and_draw_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    opened = opened_at(qtbot, tmp_path, FakeSession(20))
    draw_box(opened)
    before = opened.page.canvas.region()
    dialog = QDialog(opened.window)
    dialog.setModal(True)
    dialog.show()
    qtbot.waitExposed(dialog)
    for command in ("accept", "reject", "defect", "pseudo", "undo", "tool-wand"):
        opened.window.commands[command].trigger()
    assert not {"review_part", "review_region", "preview_mark"} & set(opened.session.names())
    after = opened.page.canvas.region()
    assert before is not None and after is not None and after.area == before.area
    assert opened.page.canvas.tool is ToolKind.BOX
    dialog.close()


def test_a_finding_that_a_rescore_has_taken_away_is_told_and_the_part_is_read_again(
    qtbot: QtBot, tmp_path: Path
) -> None:
    session = FakeSession(20)
    opened = opened_at(qtbot, tmp_path, session)
    session.failing["review_finding"] = NotFound("there is no such finding", subject="1")
    opened.press(Qt.Key.Key_D)
    qtbot.waitUntil(lambda: opened.window.messages.isVisible())
    session.failing.clear()
    session.emit(PartsChanged(session.lot.id, ()))
    opened.until_called("part", 2)
    opened.page.canvas.setFocus()
    opened.press(Qt.Key.Key_D)
    opened.until_called("review_finding", 2)


def test_the_heatmap_of_a_part_that_is_rescored_follows_and_the_region_stays(
    qtbot: QtBot, tmp_path: Path
) -> None:
    session = FakeSession(20)
    opened = opened_at(qtbot, tmp_path, session)
    draw_box(opened)
    session.emit(PartsChanged(session.lot.id, (PART,)))
    opened.until_called("map", 2)
    qtbot.waitUntil(lambda: opened.page.reviewing.reading is not None)
    assert opened.page.canvas.region() is not None and opened.page.canvas.can_undo_region


def test_on_a_screen_of_another_scale_everything_is_drawn_as_finely(
    canvas: Canvas, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    minimap = Minimap(canvas)
    canvas.set_map(np.full((6, 10), 1.5, dtype=np.float32))
    canvas.set_viewport(canvas.viewport.looking_at(12, 100, 60))
    canvas.grab()
    for widget in (canvas, minimap):
        monkeypatch.setattr(type(widget), "devicePixelRatioF", lambda self: 2.0, raising=False)
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.DevicePixelRatioChange))
    canvas.grab()
    assert canvas._picture is not None and canvas._picture._image.devicePixelRatio() == 2.0
    assert canvas._heatmap._image is not None and canvas._heatmap._image.devicePixelRatio() == 2.0
    assert minimap._pixmap.devicePixelRatio() == 2.0


def test_undoing_the_region_that_is_previewed_ends_the_preview(qtbot: QtBot, tmp_path: Path) -> None:
    opened = opened_at(qtbot, tmp_path, FakeSession(20))
    draw_box(opened)
    opened.press(Qt.Key.Key_P)
    opened.until_called("preview_mark")
    opened.page.canvas.setFocus()
    opened.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert opened.page.canvas.region() is None and not opened.page.marking.open
    opened.press(Qt.Key.Key_Return)
    assert "keep_mark" not in opened.session.names()
