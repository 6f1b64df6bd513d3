"""Keys that people choose, and the help that shows them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from inspector_app.resource_files import resource_folder
from inspector_app.ui.dialogs.manual import KEYS, Manual, chapters, keys_table
from inspector_app.ui.dialogs.shortcuts import ShortcutEditor
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened

Key, Modifier = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Opened:
    return Opened(qtbot, tmp_path, FakeSession(20))


@pytest.fixture
def editor(opened: Opened) -> ShortcutEditor:
    editor = ShortcutEditor(opened.window.commands, opened.window)
    opened.qtbot.addWidget(editor)
    return editor


def assign(editor: ShortcutEditor, command: str, key: str) -> None:
    editor.choose(command)
    editor.field.setKeySequence(QKeySequence(key))
    editor.assign.click()


def test_a_new_key_acts_at_once_the_old_one_no_more(opened: Opened, editor: ShortcutEditor) -> None:
    assign(editor, "reject", "Y")
    opened.press(Key.Key_R)
    opened.press(Key.Key_Y)
    opened.until_called("review_part")
    assert opened.session.names().count("review_part") == 1
    assert opened.page.part.decisions.buttons["reject"].accessibleName() == "Reject, Y"


def test_a_key_of_the_canvas_too_can_be_given_away(opened: Opened, editor: ShortcutEditor) -> None:
    assign(editor, "heatmap", "Y")
    opened.press(Key.Key_H)
    assert opened.page.canvas.heatmap_style.visible
    opened.press(Key.Key_Y)
    assert not opened.page.canvas.heatmap_style.visible


def test_a_key_that_is_taken_names_its_owner_and_is_taken_over_by_a_second_will(
    opened: Opened, editor: ShortcutEditor
) -> None:
    editor.choose("reject")
    editor.field.setKeySequence(QKeySequence("N"))
    assert "Next undecided part" in editor.words.text()
    assert editor.assign.text() == "Take over"
    assert opened.window.commands.hint("next-undecided") == "N"
    editor.assign.click()
    assert opened.window.commands.hint("next-undecided") == ""
    assert opened.window.commands.hint("reject") == "N"
    editor.choose("next-undecided")
    editor.reset.click()
    assert opened.window.commands.hint("next-undecided") == "N"
    assert opened.window.commands.hint("reject") == ""


@pytest.mark.parametrize("key", ["Space", "3", ",", "Alt+F", "Alt+Q"])
def test_keys_of_canvas_and_classes_are_fixed(editor: ShortcutEditor, key: str) -> None:
    editor.choose("reject")
    editor.field.setKeySequence(QKeySequence(key))
    assert "is fixed" in editor.words.text()
    assert not editor.assign.isEnabled()
    with pytest.raises(ValueError, match="taken"):
        editor._actions.set_keys("reject", [QKeySequence(key)])


def test_keys_are_remembered_until_they_are_reset(qtbot: QtBot, tmp_path: Path) -> None:
    first = Opened(qtbot, tmp_path, FakeSession(8)).window
    editor = ShortcutEditor(first.commands, first)
    qtbot.addWidget(editor)
    assign(editor, "reject", "Y")
    editor.choose("fit")
    editor.clear.click()
    second = Opened(qtbot, tmp_path, FakeSession(8)).window
    assert (second.commands.hint("reject"), second.commands.hint("fit")) == ("Y", "")
    other = ShortcutEditor(second.commands, second)
    qtbot.addWidget(other)
    other.reset_all.click()
    assert not any(second.commands.is_changed(each) for each in second.commands.editable())
    third = Opened(qtbot, tmp_path, FakeSession(8)).window
    assert (third.commands.hint("reject"), third.commands.hint("fit")) == ("R", "0")


def test_help_opens_at_the_place_one_stands_in(opened: Opened) -> None:
    opened.press(Key.Key_F1)
    manual = opened.window.findChild(Manual)
    assert manual is not None and manual.isVisible()
    assert manual.chapter == "Decide"
    assert "accepts the part" in manual.page.toPlainText()
    opened.window.commands["place-bank"].trigger()
    opened.window.commands["manual"].trigger()
    assert manual.chapter == "The bank of marks"
    opened.window.commands["look-alikes"].trigger()
    opened.window.commands["manual"].trigger()
    assert manual.chapter == "Findings that look alike"
    opened.window.commands["place-statistics"].trigger()
    opened.window.commands["manual"].trigger()
    assert manual.chapter == "Statistics"
    manual.close()


def test_every_place_has_its_chapter(opened: Opened) -> None:
    written = chapters((resource_folder() / "help" / "index.md").read_text(encoding="utf-8"))
    assert {
        "Open",
        "Decide",
        "Find parts",
        "Mark a false call",
        "The bank of marks",
        "Findings that look alike",
        "Statistics",
    } <= set(written)
    assert all(written.values())
    for place in range(opened.window.places.count()):
        opened.window.places.setCurrentIndex(place)
        assert opened.window.chapter() in written


def test_the_table_of_keys_is_that_of_the_registry_as_it_is_set(
    opened: Opened, editor: ShortcutEditor
) -> None:
    manual = Manual(opened.window.commands, opened.theme, opened.window)
    opened.qtbot.addWidget(manual)
    manual.open_chapter(KEYS)
    for command_id in opened.window.commands.editable():
        if opened.window.commands[command_id].shortcuts():
            assert opened.window.commands[command_id].text() in manual.page.toPlainText()
    assign(editor, "reject", "Y")
    assert ">Y</b></td><td>Reject part<" in keys_table(opened.window.commands)
    assert "Y\nReject part" in manual.page.toPlainText()
