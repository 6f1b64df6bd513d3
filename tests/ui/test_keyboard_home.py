"""The keyboard is never lost: it goes with the place, comes back to the picture, and Enter presses a button."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout
from pytestqt.qtbot import QtBot

from inspector_app.domain.errors import NotFound
from inspector_app.ui.lots.demo_guide import DemoStory
from inspector_app.ui.theme.fields import acting_button, closing
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Opened:
    return Opened(qtbot, tmp_path, FakeSession(20), size=(1366, 768))


def previewed(opened: Opened) -> None:
    opened.press(Qt.Key.Key_P)
    opened.qtbot.waitUntil(opened.page.preview.keep.isEnabled)


def test_a_mark_kept_with_the_keyboard_in_the_preview_leaves_it_with_the_picture(opened: Opened) -> None:
    previewed(opened)
    opened.page.preview.weaker.setFocus()
    opened.press(Qt.Key.Key_P)
    opened.until_called("keep_mark")
    assert opened.page.canvas.hasFocus()
    opened.press(Qt.Key.Key_R)
    opened.until_called("review_part")


def test_enter_on_drop_drops_the_preview_and_keeps_nothing(opened: Opened) -> None:
    previewed(opened)
    opened.page.preview.drop.setFocus()
    opened.press(Qt.Key.Key_Return)
    assert not opened.page.marking.open
    assert "keep_mark" not in opened.session.names()
    assert opened.page.canvas.hasFocus()


def test_enter_keeps_the_mark_while_the_picture_has_the_keyboard(opened: Opened) -> None:
    previewed(opened)
    opened.press(Qt.Key.Key_Return)
    opened.until_called("keep_mark")


def test_enter_presses_the_button_that_has_the_keyboard(opened: Opened) -> None:
    opened.page.part.decisions.buttons["accept"].setFocus()
    opened.press(Qt.Key.Key_Return)
    opened.until_called("review_part")


def test_enter_after_a_note_goes_to_the_picture_and_the_decision_takes_the_note(opened: Opened) -> None:
    opened.page.part.note.setFocus()
    opened.qtbot.keyClicks(opened.page.part.note, "oil")
    opened.press(Qt.Key.Key_Return)
    assert opened.page.canvas.hasFocus()
    opened.press(Qt.Key.Key_R)
    opened.until_called("review_part")
    assert opened.last("review_part")[2] == "oil"


def test_escape_leads_from_a_field_to_the_picture_before_it_drops_what_is_drawn(opened: Opened) -> None:
    opened.page.bar.opacity.setFocus()
    opened.press(Qt.Key.Key_Escape)
    assert opened.page.canvas.hasFocus()


@pytest.mark.parametrize("number", range(1, 6))
def test_the_keyboard_goes_with_the_place_also_from_the_strip(opened: Opened, number: int) -> None:
    opened.window.strip.show_place(0)
    opened.window.strip.lot.setFocus()
    opened.window.show_place(number)
    page, focused = opened.window.places.currentWidget(), QApplication.focusWidget()
    assert focused is not None and (page is focused or page.isAncestorOf(focused))
    opened.window.strip.lot.setFocus()
    opened.window.show_place(0)
    assert opened.page.canvas.hasFocus(), "so that A and R act at once"


def test_escape_in_another_place_does_not_drop_what_is_not_seen(opened: Opened) -> None:
    previewed(opened)
    opened.window.show_place(1)
    opened.press(Qt.Key.Key_Escape)
    assert opened.page.marking.open


def test_enter_opens_a_folder_at_the_start(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20), open_lot=False)
    assert opened.window.focusWidget() is opened.window.start.open


def test_enter_in_a_dialog_presses_the_button_that_has_the_keyboard_and_does_not_end_it(qtbot: QtBot) -> None:
    dialog, pressed = QDialog(), []
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    add = acting_button("Add…", lambda: pressed.append(1))
    column.addWidget(add)
    column.addWidget(closing(dialog))
    dialog.show()
    add.setFocus()
    qtbot.keyClick(add, Qt.Key.Key_Return)
    assert pressed == [1] and dialog.isVisible()


def test_the_demo_is_drawn_once_however_often_it_is_asked_for_and_says_so(
    qtbot: QtBot, tmp_path: Path
) -> None:
    asked, go = [], threading.Event()

    def drawn() -> DemoStory:
        asked.append(1)
        go.wait(10)
        raise NotFound("there is no room to draw", remedy="Make some")

    opened = Opened(qtbot, tmp_path, FakeSession(20), open_lot=False, demo=drawn)
    opened.window.start.demo.setFocus()
    for _ in range(3):
        opened.qtbot.keyClick(opened.window.start.demo, Qt.Key.Key_Return)
    assert opened.window.toast.isVisible() and "demo" in opened.window.toast.words.text()
    go.set()
    qtbot.waitUntil(opened.window.messages.isVisible)
    assert asked == [1]
    opened.window.commands["demo"].trigger()
    qtbot.waitUntil(lambda: asked == [1, 1])
    qtbot.waitUntil(lambda: not opened.bridge.busy)
