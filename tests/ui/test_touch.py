"""Fingers on the canvas: one draws or pans, two zoom and pan, and what people decide is large enough to press."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from inspector_app.ui.canvas.compare import Compare
from inspector_app.ui.canvas.shapes import Polygon
from inspector_app.ui.canvas.tools import ToolKind
from inspector_app.ui.canvas.view import Canvas
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened

GLOVE = 48  # logical px


@pytest.fixture(scope="module")
def screen() -> QPointingDevice:
    return QTest.createTouchDevice()


@pytest.fixture
def canvas(qtbot: QtBot, picture: np.ndarray) -> Iterator[Canvas]:
    widget = Canvas()
    qtbot.addWidget(widget)
    widget.resize(600, 400)
    widget.show()
    qtbot.waitExposed(widget)
    widget.show_part(picture, "part-1")
    yield widget


def over(canvas: Canvas, x: float, y: float) -> QPoint:
    return QPointF(*canvas.viewport.to_view(x, y)).toPoint()


class Hand:
    """Fingers by number; each call is one event, as a touch screen sends it."""

    def __init__(self, canvas: Canvas, screen: QPointingDevice) -> None:
        self._canvas, self._screen = canvas, screen
        self._at: dict[int, QPoint] = {}

    def _event(self, finger: int, act: str, place: QPoint) -> None:
        sequence = QTest.touchEvent(self._canvas, self._screen)
        for other, at in self._at.items():
            if other != finger:
                sequence.move(other, at, self._canvas)  # its "stationary" would forget where it is
        getattr(sequence, act)(finger, place, self._canvas)
        sequence.commit()

    def press(self, finger: int, place: QPoint) -> None:
        self._event(finger, "press", place)
        self._at[finger] = place

    def move(self, finger: int, place: QPoint) -> None:
        self._event(finger, "move", place)
        self._at[finger] = place

    def lift(self, finger: int) -> None:
        self._event(finger, "release", self._at[finger])
        del self._at[finger]

    def lift_all(self) -> None:
        for finger in tuple(self._at):
            self.lift(finger)


@pytest.fixture
def hand(canvas: Canvas, screen: QPointingDevice) -> Iterator[Hand]:
    made = Hand(canvas, screen)
    yield made
    made.lift_all()  # the device outlives the test


def test_two_fingers_that_spread_zoom_in_around_their_middle(canvas: Canvas, hand: Hand) -> None:
    before = canvas.viewport
    held = before.to_image(300, 200)
    hand.press(0, QPoint(280, 200))
    hand.press(1, QPoint(320, 200))
    hand.move(0, QPoint(220, 200))
    hand.move(1, QPoint(380, 200))
    assert canvas.viewport.scale == pytest.approx(before.scale * 4, rel=0.02)
    assert canvas.viewport.to_image(300, 200) == pytest.approx(held, abs=1)
    hand.lift(0)
    hand.lift(1)


def test_two_fingers_that_move_together_pan(canvas: Canvas, hand: Hand) -> None:
    canvas.set_viewport(canvas.viewport.looking_at(10, 100, 60))
    held = canvas.viewport.to_image(300, 200)
    hand.press(0, QPoint(280, 200))
    hand.press(1, QPoint(320, 200))
    for step in (10, 20, 30, 40):
        hand.move(0, QPoint(280 + step, 200 + step))
        hand.move(1, QPoint(320 + step, 200 + step))
    assert canvas.viewport.scale == pytest.approx(10, rel=0.05)
    assert canvas.viewport.to_image(340, 240) == pytest.approx(held, abs=1)


def test_one_finger_pans_with_no_tool_in_hand(canvas: Canvas, hand: Hand) -> None:
    canvas.set_viewport(canvas.viewport.looking_at(10, 100, 60))
    held = canvas.viewport.to_image(300, 200)
    hand.press(0, QPoint(300, 200))
    hand.move(0, QPoint(330, 215))
    hand.move(0, QPoint(360, 230))
    hand.lift(0)
    assert canvas.viewport.to_image(360, 230) == pytest.approx(held, abs=1)


def test_one_finger_draws_with_the_brush(canvas: Canvas, hand: Hand) -> None:
    canvas.set_tool(ToolKind.BRUSH)
    before = canvas.viewport
    hand.press(0, over(canvas, 60, 50))
    hand.move(0, over(canvas, 90, 50))
    hand.lift(0)
    region = canvas.region()
    assert region is not None and region.contains(75, 50) and canvas.viewport == before


def test_a_second_finger_voids_the_stroke_and_drawing_starts_only_after_all_are_up(
    canvas: Canvas, hand: Hand
) -> None:
    canvas.set_tool(ToolKind.BRUSH)
    hand.press(0, QPoint(250, 200))
    hand.move(0, QPoint(270, 200))
    hand.press(1, QPoint(350, 200))
    hand.move(1, QPoint(400, 200))
    hand.lift(1)
    hand.move(0, QPoint(290, 220))
    hand.lift(0)
    assert canvas.region() is None and not canvas.can_undo_region
    assert canvas.viewport.scale > 1 and not canvas.viewport.fitted
    hand.press(0, QPoint(300, 200))
    hand.lift(0)
    assert canvas.region() is not None


def test_a_tap_selects_a_finding(canvas: Canvas, hand: Hand, qtbot: QtBot, finding_row: Callable) -> None:
    canvas.set_findings([finding_row("f1", 80, 40, 40, 40)])
    with qtbot.waitSignal(canvas.finding_clicked) as told:
        hand.press(0, over(canvas, 100, 60))
        hand.lift(0)
    assert told.args == ["f1"]


def test_two_taps_show_actual_size_and_the_whole_again(canvas: Canvas, hand: Hand) -> None:
    for size in (1.0, canvas.viewport.scale):
        for _ in range(2):
            hand.press(0, QPoint(300, 200))
            hand.lift(0)
        assert canvas.viewport.scale == pytest.approx(size)


def test_a_finger_takes_hold_of_a_corner_that_a_mouse_would_miss(
    canvas: Canvas, hand: Hand, qtbot: QtBot
) -> None:
    canvas.set_tool(ToolKind.BOX)
    hand.press(0, over(canvas, 60, 40))
    hand.move(0, over(canvas, 100, 80))
    hand.lift(0)
    canvas.set_tool(ToolKind.SELECT)
    beside = over(canvas, 100, 80) + QPoint(13, 0)
    hand.press(0, beside)
    hand.move(0, beside + QPoint(60, 0))
    hand.lift(0)
    piece = canvas._editor._editing.selected
    assert isinstance(piece, Polygon) and max(x for x, _ in piece.corners) > 110


def test_a_palm_that_cancels_the_touch_leaves_no_stroke(canvas: Canvas, hand: Hand) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QTouchEvent
    from PySide6.QtWidgets import QApplication

    canvas.set_tool(ToolKind.BRUSH)
    hand.press(0, QPoint(250, 200))
    hand.move(0, QPoint(270, 200))
    QApplication.sendEvent(canvas, QTouchEvent(QEvent.Type.TouchCancel))
    assert canvas.region() is None


def test_fingers_move_both_pictures_that_stand_side_by_side(
    qtbot: QtBot, picture: np.ndarray, screen: QPointingDevice
) -> None:
    left = Canvas()
    both = Compare(left)
    qtbot.addWidget(both)
    both.resize(900, 400)
    both.show()
    qtbot.waitExposed(both)
    left.show_part(picture, "part-1")
    both.show_other(picture, "nearest good part")
    before = left.viewport.scale
    fingers = Hand(both.other, screen)  # type: ignore[arg-type]
    fingers.press(0, QPoint(180, 200))
    fingers.press(1, QPoint(220, 200))
    fingers.move(1, QPoint(300, 200))
    assert left.viewport.scale == pytest.approx(both.other.viewport.scale) and left.viewport.scale > before
    fingers.lift_all()


@pytest.mark.parametrize("size", [(800, 600), (1366, 768), (3840, 2160)])
def test_what_people_decide_is_seen_and_large_enough_for_gloves(
    qtbot: QtBot, tmp_path: Path, size: tuple[int, int]
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    opened.window.showNormal()
    opened.window.resize(*size)
    qtbot.waitUntil(lambda: opened.window.width() == size[0] and opened.window.height() == size[1])
    part = opened.page.part
    buttons: list[QPushButton] = [
        *part.decisions.buttons.values(),
        part.decisions.next,
        part.finding_buttons.defect,
        part.finding_buttons.pseudo,
    ]
    for button in buttons:
        assert button.isVisible() and button.height() >= GLOVE and button.width() >= GLOVE, button.text()
        corner = button.mapTo(opened.window, QPoint(button.width(), button.height()))
        assert corner.x() <= size[0] and corner.y() <= size[1], f"{button.text()} lies beyond the window"


def test_a_finger_presses_a_decision(qtbot: QtBot, tmp_path: Path, screen: QPointingDevice) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    reject = opened.page.part.decisions.buttons["reject"]
    QTest.touchEvent(opened.window, screen).press(0, reject.rect().center(), reject).commit()
    QTest.touchEvent(opened.window, screen).release(0, reject.rect().center(), reject).commit()
    opened.until_called("review_part")
    assert opened.last("review_part")[1].value == "reject"
