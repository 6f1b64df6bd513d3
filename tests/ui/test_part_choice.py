"""Which pictures show the same part: chosen with a preview of what comes of it, and nothing bad is taken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QPushButton
from pytestqt.qtbot import QtBot

from inspector_app.domain.errors import InspectorError
from inspector_app.domain.grouping import Grouping
from inspector_app.domain.readings import KnownRecipe
from inspector_app.ui.dialogs.category import Asked, CategoryDialog
from inspector_app.workflow.part_grouping import look
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened, plain_theme


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "pairs"
    made.mkdir()
    for name in ("1_top.png", "1_side.png", "2_top.png", "2_side.png", "notes.png"):
        (made / name).write_bytes(b"")
    return made


def dialog_of(qtbot: QtBot, folder: Path, known: list[KnownRecipe]) -> CategoryDialog:
    def at_once(
        pattern: str, found: Callable[[Grouping], None], failed: Callable[[InspectorError], None]
    ) -> None:
        try:
            grouping = look(folder, pattern)
        except InspectorError as error:
            failed(error)
        else:
            found(grouping)

    dialog = CategoryDialog(plain_theme(), folder, known, at_once)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def go(dialog: CategoryDialog) -> QPushButton:
    box = dialog.findChild(QDialogButtonBox)
    assert isinstance(box, QDialogButtonBox)
    return box.button(QDialogButtonBox.StandardButton.Open)


def test_without_a_choice_every_picture_is_a_part(qtbot: QtBot, folder: Path) -> None:
    dialog = dialog_of(qtbot, folder, [])
    assert dialog.answer() == Asked("object", "")
    assert not dialog.parts.preview.isVisible() and go(dialog).isEnabled()


def test_the_recipe_of_the_latest_lot_is_proposed_and_a_new_name_is_called_new(
    qtbot: QtBot, folder: Path
) -> None:
    dialog = dialog_of(qtbot, folder, [KnownRecipe("gear", False), KnownRecipe("bracket", False)])
    assert dialog.category() == "gear" and dialog.field.selectedText() == "gear"  # typing replaces it
    assert "is there" in dialog.fate.text()
    qtbot.keyClicks(dialog.field, "braket")
    assert "A new recipe" in dialog.fate.text()
    dialog.field.setText("bracket")
    assert "is there" in dialog.fate.text()


def test_the_down_key_shows_every_recipe(qtbot: QtBot, folder: Path) -> None:
    dialog = dialog_of(qtbot, folder, [KnownRecipe("gear", False), KnownRecipe("bracket", False)])
    qtbot.keyClick(dialog.field, Qt.Key.Key_Down)
    popup = dialog.field.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    assert popup.model().rowCount() == 2
    popup.hide()


def test_enter_after_a_whole_name_is_for_the_dialog(qtbot: QtBot, folder: Path) -> None:
    dialog = dialog_of(qtbot, folder, [KnownRecipe("gear", False), KnownRecipe("bracket", False)])
    qtbot.keyClicks(dialog.field, "bracke")
    popup = dialog.field.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClicks(dialog.field, "t")
    assert not popup.isVisible()
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.result() and dialog.answer().category == "bracket"


def test_without_recipes_nothing_is_said_of_them(qtbot: QtBot, folder: Path) -> None:
    assert not dialog_of(qtbot, folder, []).fate.isVisible()


def test_endings_show_the_parts_they_make_before_anything_is_opened(qtbot: QtBot, folder: Path) -> None:
    dialog = dialog_of(qtbot, folder, [])
    dialog.parts.kind.setCurrentIndex(2)
    qtbot.keyClicks(dialog.parts.field, "top, side")
    assert not go(dialog).isEnabled(), "not before it is known what comes of it"
    qtbot.waitUntil(go(dialog).isEnabled)
    assert "5 pictures make 3 parts" in dialog.parts.preview.text()
    assert "views: side, top" in dialog.parts.preview.text()
    assert "1_top.png" in dialog.parts.preview.text() and "notes.png" in dialog.parts.preview.text()
    assert dialog.answer().part_pattern == "suffix:top, side"


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [(3, "(?P<part>", "cannot be used"), (2, "left,right", "matches none"), (3, "(?P<n>.)", "named part")],
)
def test_a_pattern_that_cannot_be_used_is_explained_and_not_taken(
    qtbot: QtBot, folder: Path, kind: int, text: str, said: str
) -> None:
    dialog = dialog_of(qtbot, folder, [])
    dialog.parts.kind.setCurrentIndex(kind)
    dialog.parts.field.clear()
    qtbot.keyClicks(dialog.parts.field, text)
    qtbot.waitUntil(lambda: said in dialog.parts.preview.text())
    assert not go(dialog).isEnabled()
    dialog.parts.kind.setCurrentIndex(0)
    assert go(dialog).isEnabled()


@pytest.mark.parametrize("pattern", ["suffix:top,side", "suffix", "(?P<part>[0-9]+)_.*"])
def test_the_pattern_of_a_known_recipe_is_chosen_with_it(qtbot: QtBot, folder: Path, pattern: str) -> None:
    dialog = dialog_of(qtbot, folder, [KnownRecipe("bracket", False), KnownRecipe("gear", False, pattern)])
    dialog.field.setText("gear")
    assert dialog.answer() == Asked("gear", pattern)
    assert "pictures make" in dialog.parts.preview.text()
    dialog.field.setText("bracket")
    assert dialog.answer() == Asked("bracket", "")


def test_the_window_looks_in_the_background(qtbot: QtBot, tmp_path: Path, folder: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(8, lot_open=False), open_lot=False)
    assert opened.window.opening is not None
    dialog = CategoryDialog(
        plain_theme(), folder, [], lambda *asked: opened.window.opening._look(folder, *asked)
    )  # type: ignore[union-attr]
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.parts.kind.setCurrentIndex(2)
    qtbot.waitUntil(lambda: "make 3 parts" in dialog.parts.preview.text())
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
