"""The other picture over the part: behind a line that is dragged, or in turn; buttons are lit while it is seen."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QStyle
from pytestqt.qtbot import QtBot

from inspector_app.ui.canvas import overlaid
from inspector_app.ui.canvas.compare import Compare, Manner
from inspector_app.ui.canvas.overlaid import BLINK_MS, BLINKS_FOR_MS, WipeHandle
from inspector_app.ui.canvas.view import Canvas
from inspector_app.ui.findings.comparing import Comparison
from inspector_app.workflow.requests import MarkRequest
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened

Pixels = npt.NDArray[np.uint8]
NUISANCE, NEXT_NUISANCE = "part-000006", "part-000009"
GREY, GREEN = (90, 90, 90), (0, 200, 0)


@pytest.fixture
def both(qtbot: QtBot) -> Compare:
    """A grey part of 400 × 300 px, and a green one of half the size to compare with."""
    widget = Compare(Canvas())
    widget.resize(824, 624)
    qtbot.addWidget(widget)
    widget.show()
    widget.findChild(Canvas).show_part(np.full((300, 400, 3), 90, np.uint8), "part")
    widget.show_other(np.full((150, 200, 3), GREEN, np.uint8), "nearest good part")
    return widget


def mouse(handle: WipeHandle, kind: QEvent.Type, at: QPoint) -> None:
    """An event of the left button at a point of the view."""
    where, left = QPointF(handle.mapFromParent(at)), Qt.MouseButton.LeftButton
    held = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else left
    button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else left
    plain = Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(kind, where, QPointF(handle.mapToGlobal(where)), button, held, plain)
    QApplication.sendEvent(handle, event)


def colour(both: Compare, x: int, y: int = 300) -> tuple[int, ...]:
    return both.findChild(Canvas).grab().toImage().pixelColor(x, y).getRgb()[:3]


def test_behind_the_line_lies_the_other_picture_and_the_part_before_it(both: Compare) -> None:
    both.set_manner(Manner.WIPE)
    QApplication.processEvents()
    assert not both.other.isVisible() and both.over.handle.isVisible() and both.is_open
    assert both.findChild(Canvas).width() == 824, "all the room is for the one picture"
    assert colour(both, 300) == GREY and colour(both, 520) == GREEN
    both.over.handle.move_to(0.25)
    assert colour(both, 300) == GREEN and colour(both, 150) == GREY


def test_the_line_is_dragged_by_the_mouse_and_moved_by_the_arrows(both: Compare, qtbot: QtBot) -> None:
    both.set_manner(Manner.WIPE)
    QApplication.processEvents()
    handle = both.over.handle
    mouse(handle, QEvent.Type.MouseButtonPress, QPoint(412, 100))
    mouse(handle, QEvent.Type.MouseMove, QPoint(206, 110))
    mouse(handle, QEvent.Type.MouseButtonRelease, QPoint(206, 110))
    assert handle.share == pytest.approx(0.25, abs=0.01)
    qtbot.keyClick(handle, Qt.Key.Key_Right)
    assert handle.share == pytest.approx(0.27, abs=0.01)
    qtbot.keyClick(handle, Qt.Key.Key_Home)
    assert handle.share == 0.0
    qtbot.keyClick(handle, Qt.Key.Key_End)
    assert handle.share == 1.0


def test_the_line_keeps_its_share_in_a_window_of_another_size(both: Compare) -> None:
    both.set_manner(Manner.WIPE)
    both.over.handle.move_to(0.5)
    both.resize(500, 400)
    QApplication.processEvents()
    handle = both.over.handle
    assert handle.geometry().center().x() == pytest.approx(250, abs=2) and handle.height() == 400


def test_zoom_and_pan_move_both_pictures(both: Compare) -> None:
    both.set_manner(Manner.WIPE)
    canvas = both.findChild(Canvas)
    canvas.set_viewport(canvas.viewport.looking_at(4.0, 10, 150))
    seen = overlaid.other_viewport(canvas.viewport, 200, 150)
    assert seen.to_view(0, 0)[0] == pytest.approx(canvas.viewport.to_view(0, 0)[0])
    assert seen.to_view(200, 0)[0] == pytest.approx(canvas.viewport.to_view(400, 0)[0])


def test_blinking_shows_one_picture_after_the_other_and_says_which(both: Compare) -> None:
    both.set_manner(Manner.BLINK)
    assert both.over.blinks and both.over.other_seen and colour(both, 300) == GREEN
    both.over.turn()
    assert colour(both, 300) == GREY
    both.over.turn()
    assert colour(both, 300) == GREEN
    both.set_manner(Manner.BESIDE)
    assert not both.over.blinks and colour(both, 200) == GREY


def test_twice_a_second_and_no_longer_than_ten_seconds(both: Compare) -> None:
    assert 2 * BLINK_MS == 500
    both.set_manner(Manner.BLINK)
    for _ in range(BLINKS_FOR_MS // BLINK_MS):
        both.over.turn()
    assert not both.over.blinks and both.manner is Manner.BESIDE and both.other.isVisible()


def test_a_hidden_view_does_not_blink(both: Compare) -> None:
    both.set_manner(Manner.BLINK)
    both.hide()
    assert not both.over.blinks


def test_where_motion_is_not_wanted_nothing_moves_by_itself(
    both: Compare, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Still:
        def styleHint(self, hint: QStyle.StyleHint, *_: object) -> int:
            return 0

    monkeypatch.setattr(both.findChild(Canvas), "style", Still, raising=False)
    both.set_manner(Manner.BLINK)
    assert not both.over.blinks and both.over.other_seen


def test_closing_the_comparison_leaves_no_handle_and_no_timer(both: Compare) -> None:
    for manner in (Manner.WIPE, Manner.BLINK):
        both.set_manner(manner)
        both.close_other()
        assert not both.over.blinks and not both.over.handle.isVisible() and not both.is_open
        both.show_other(np.full((150, 200, 3), GREEN, np.uint8), "nearest good part")


# --- in the window


def shown(opened: Opened, part_id: str) -> None:
    opened.page.reviewing.show(part_id)
    opened.qtbot.waitUntil(lambda: opened.page.reviewing.reading is not None)
    opened.qtbot.waitUntil(lambda: opened.page.reviewing.detail is not None)


def turn(canvas: Canvas, steps: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    at = QPointF(canvas.width() / 2, canvas.height() / 2)
    whole, way = QPointF(canvas.mapToGlobal(at)), QPoint(0, 120 * steps)
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    QApplication.sendEvent(canvas, QWheelEvent(at, whole, QPoint(), way, none, modifiers, phase, False))


def lit(opened: Opened) -> set[str]:
    names = ("compare", "compare-mark", "compare-view", "compare-run", "compare-wipe", "compare-blink")
    return {name for name in names if opened.window.commands[name].isChecked()}


def test_one_key_wipes_between_the_part_and_the_nearest_good_one(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    shown(opened, NUISANCE)
    opened.page.canvas.setFocus()
    opened.press(Qt.Key.Key_I)
    qtbot.waitUntil(opened.page.compare.over.handle.isVisible)
    assert lit(opened) == {"compare", "compare-wipe"}
    opened.press(Qt.Key.Key_L)
    assert lit(opened) == {"compare", "compare-blink"} and opened.page.compare.over.blinks
    opened.press(Qt.Key.Key_L)
    assert lit(opened) == {"compare"} and opened.page.compare.other.isVisible()
    opened.press(Qt.Key.Key_I)
    opened.press(Qt.Key.Key_C)
    assert lit(opened) == set() and not opened.page.compare.is_open
    assert opened.page.compare.manner is Manner.BESIDE


def test_going_on_wipes_over_the_next_part_too(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    shown(opened, NUISANCE)
    opened.page.canvas.setFocus()
    opened.press(Qt.Key.Key_I)
    qtbot.waitUntil(opened.page.compare.over.handle.isVisible)
    asked = opened.session.names().count("nearest_good")
    shown(opened, NEXT_NUISANCE)
    opened.until_called("nearest_good", asked + 1)
    assert opened.page.compare.over.handle.isVisible() and "compare-wipe" in lit(opened)


def test_a_button_is_not_lit_where_there_is_nothing_and_says_why(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    shown(opened, NUISANCE)
    opened.page.canvas.setFocus()
    opened.press(Qt.Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: opened.page.beside.lacking is Comparison.MARK)
    assert lit(opened) == set() and not opened.page.bar.compare.isChecked()
    assert "No mark is near this finding" in opened.page.bar.compare.toolTip()


def test_it_lights_up_at_a_later_part_that_has_what_was_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    session = FakeSession(20)
    opened = Opened(qtbot, tmp_path, session)
    shown(opened, NUISANCE)
    opened.page.canvas.setFocus()
    opened.press(Qt.Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: opened.page.beside.lacking is Comparison.MARK)
    session.keep_mark(MarkRequest("image-000009", finding_id=f"{NEXT_NUISANCE}/1"))
    shown(opened, NEXT_NUISANCE)
    qtbot.waitUntil(lambda: opened.page.compare.is_open)
    assert lit(opened) == {"compare-mark"}
    assert "No mark" not in opened.page.bar.compare.toolTip()


def test_asked_again_in_vain_it_is_not_looked_for_any_more(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    shown(opened, NUISANCE)
    opened.page.canvas.setFocus()
    for _ in range(2):
        opened.press(Qt.Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
        qtbot.wait(1)
    assert opened.page.beside.comparing is None and lit(opened) == set()


def test_shift_and_the_wheel_turn_what_the_wand_takes_in(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    shown(opened, NUISANCE)
    canvas = opened.page.canvas
    canvas.setFocus()
    opened.press(Qt.Key.Key_W)
    before, scale = canvas._editor._tool.share, canvas.viewport.scale
    turn(canvas, +1, Qt.KeyboardModifier.ShiftModifier)
    assert canvas._editor._tool.share < before and canvas.viewport.scale == scale
    turn(canvas, +1)
    assert canvas.viewport.scale > scale
