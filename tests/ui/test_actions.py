"""Every command is there once, answers to its key, and keeps out of text fields."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from inspector_app.ui.dialogs.keys import KeySheet
from inspector_app.ui.dialogs.palette import CommandPalette
from inspector_app.ui.registry import COMMANDS, RESERVED
from inspector_app.ui.theme.icons import icon_names
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened

Key = Qt.Key


def test_no_key_and_no_id_is_given_twice() -> None:
    ids = Counter(command.id for command in COMMANDS)
    keys = Counter(QKeySequence(key).toString() for command in COMMANDS for key in command.keys)
    assert [name for name, times in (ids + keys).items() if times > 1] == []
    assert "" not in keys


def test_every_icon_of_a_command_exists() -> None:
    assert {command.icon for command in COMMANDS if command.icon} <= set(icon_names())


def test_every_command_is_answered_once_a_session_is_there(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(8))
    assert opened.window.commands.unbound() == []


def test_before_there_is_a_session_nothing_that_needs_one_can_be_pressed(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(8), open_lot=False)
    fresh = opened.window.start
    fresh.set_ready(False)
    assert not fresh.open.isEnabled()


def test_single_letters_write_into_the_filter_box_and_decide_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    opened.press(Key.Key_F)
    box = opened.page.gallery.filter_box
    assert box.hasFocus()
    for key in (Key.Key_A, Key.Key_R, Key.Key_P, Key.Key_1):
        opened.press(key)
    assert box.text() == "arp1"
    assert not {"review_part", "preview_mark", "review_finding"} & set(opened.session.names())


def test_escape_leads_from_the_filter_box_back_to_the_parts(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    opened.press(Key.Key_F)
    opened.press(Key.Key_Escape)
    assert opened.page.gallery.grid.hasFocus()
    opened.press(Key.Key_A)
    opened.until_called("review_part")


def test_the_note_field_takes_letters_and_enter_without_deciding(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    opened.press(Key.Key_P)
    opened.until_called("preview_mark")
    opened.press(Key.Key_Escape)
    opened.page.part.note.setFocus()
    opened.press(Key.Key_R)
    opened.press(Key.Key_Return)
    assert opened.page.part.note.text() == "r"
    assert not {"review_part", "keep_mark"} & set(opened.session.names())


def test_the_help_sheet_names_every_key_of_the_registry(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(8))
    sheet = KeySheet(opened.window.commands, opened.window)
    qtbot.addWidget(sheet)
    words = {label.text() for label in sheet.findChildren(QLabel)}
    for command in COMMANDS:
        if command.section and command.keys:
            assert opened.window.commands[command.id].text() in words
    for does in RESERVED.values():
        assert f"{does[:1].upper()}{does[1:]}" in words, "what the canvas does itself is told too"


def test_the_palette_finds_a_command_by_a_part_of_its_name(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(8))
    palette = CommandPalette(opened.window.commands, opened.window)
    qtbot.addWidget(palette)
    qtbot.keyClicks(palette.field, "undecided")
    assert palette.list.count() == 1
    qtbot.keyClick(palette.field, Key.Key_Return)
    assert palette.chosen is opened.window.commands["next-undecided"]


def test_in_another_language_the_palette_still_knows_the_english_words(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(8))
    opened.window.commands["language-en"].setText("Englisch")  # as in German
    palette = CommandPalette(opened.window.commands, opened.window)
    qtbot.addWidget(palette)
    for words in ("english", "englisch"):
        palette.field.setText(words)
        assert [palette.list.item(n).data(Qt.ItemDataRole.UserRole) for n in range(palette.list.count())] == [
            "language-en"
        ]


def test_what_is_typed_into_the_palette_decides_nothing_behind_it(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    palette = CommandPalette(opened.window.commands, opened.window)
    qtbot.addWidget(palette)
    palette.show()
    qtbot.waitUntil(palette.field.hasFocus)
    for key in (Key.Key_U, Key.Key_N, Key.Key_D):
        opened.press(key)
    assert palette.field.text() == "und"
    assert not {"review_part", "review_finding"} & set(opened.session.names())


def test_a_key_that_comes_before_a_dialog_has_the_keyboard_decides_nothing(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    palette = CommandPalette(opened.window.commands, opened.window)
    qtbot.addWidget(palette)
    palette.show()
    opened.window.commands["unsure"].trigger()
    assert "review_part" not in opened.session.names()
    palette.reject()
    opened.window.commands["unsure"].trigger()
    opened.until_called("review_part")
