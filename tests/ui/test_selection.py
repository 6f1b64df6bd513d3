"""Several parts at once: selected by mouse or keys, decided in one step, undone in one step."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.review import PartDecision
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened

Key, Modifier = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Opened:
    return Opened(qtbot, tmp_path, FakeSession(60))


def click(opened: Opened, position: int, modifier: Modifier = Modifier.NoModifier) -> None:
    grid = opened.page.gallery.grid
    place = grid.visualRect(grid._grid.index_of(position)).center()
    opened.qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def selected(opened: Opened) -> list[int]:
    return sorted(int(part_id[-6:]) for part_id in opened.page.gallery.grid.selected_parts)


def test_shift_selects_what_lies_between_in_the_order_of_the_list(opened: Opened) -> None:
    click(opened, 1)
    click(opened, 4, Modifier.ShiftModifier)
    assert selected(opened) == [1, 2, 3, 4]
    click(opened, 0, Modifier.ShiftModifier)
    assert selected(opened) == [0, 1]


def test_control_adds_and_takes_away(opened: Opened) -> None:
    click(opened, 0)
    click(opened, 3, Modifier.ControlModifier)
    click(opened, 2, Modifier.ControlModifier)
    assert selected(opened) == [0, 2, 3]
    click(opened, 3, Modifier.ControlModifier)
    assert selected(opened) == [0, 2]


def test_a_plain_click_or_escape_ends_the_selection(opened: Opened) -> None:
    opened.press(Key.Key_A, Modifier.ControlModifier)
    assert len(selected(opened)) == 60
    assert "60 parts selected" in opened.page.gallery.selection_words.text()
    opened.press(Key.Key_Escape)
    assert not selected(opened)
    assert not opened.page.gallery.selection.isVisible()
    click(opened, 0)
    opened.press(Key.Key_J, Modifier.ShiftModifier)
    opened.press(Key.Key_J, Modifier.ShiftModifier)
    assert selected(opened) == [0, 1, 2]
    click(opened, 5)
    assert not selected(opened)


def test_a_decision_is_for_all_selected_parts_and_one_undo_takes_it_back(opened: Opened) -> None:
    click(opened, 0)
    click(opened, 3, Modifier.ShiftModifier)
    opened.press(Key.Key_R)
    opened.until_called("review_parts")
    ids = tuple(f"part-{number:06d}" for number in range(4))
    assert opened.last("review_parts")[:2] == (ids, PartDecision.REJECT)
    assert not selected(opened)
    opened.qtbot.waitUntil(opened.window.toast.isVisible)
    assert "4 parts: rejected" in opened.window.toast.words.text()
    opened.press(Key.Key_Z, Modifier.ControlModifier)
    opened.until_called("withdraw_all")
    assert len(opened.last("withdraw_all")[0]) == 4
    opened.press(Key.Key_Z, Modifier.ControlModifier, Modifier.ShiftModifier)
    opened.until_called("review_parts", 2)


def test_parts_that_a_filter_hides_are_no_longer_selected(opened: Opened) -> None:
    click(opened, 0)
    click(opened, 5, Modifier.ShiftModifier)
    opened.page.gallery.filter_box.setText("bracket_00002")
    opened.page.gallery.apply()
    opened.qtbot.waitUntil(lambda: len(opened.page.gallery.rows.ids) == 1)
    assert selected(opened) == [2]


def test_the_part_on_the_canvas_stays_in_sight_when_a_message_takes_room_above(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(60), size=(1366, 768))
    grid = opened.page.gallery.grid
    last = grid.visible()[1]
    grid.step(last - (grid._at or 0))
    for number in range(3):
        opened.bridge.failure.emit(CorrectableError(f"problem {number}", remedy="Mend it"))
    qtbot.waitUntil(opened.window.messages.isVisible)
    QApplication.processEvents()
    row = grid.currentIndex().row()
    assert grid.rowViewportPosition(row) + grid.rowHeight(row) <= grid.viewport().height()
