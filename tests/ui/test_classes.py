"""The defect classes of a recipe: edited, ordered by digit, undone like any decision."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.recipe import LONGEST_CLASS, checked_classes
from inspector_app.ui.dialogs.classes import ClassesDialog
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened


def test_names_are_trimmed_and_must_be_told_apart() -> None:
    assert checked_classes(["  deep   scratch ", "dent"]) == ("deep scratch", "dent")
    for bad in ([""], ["dent", "Dent"], ["x" * (LONGEST_CLASS + 1)]):
        with pytest.raises(CorrectableError):
            checked_classes(bad)


def test_the_dialog_adds_removes_and_orders(qtbot: QtBot) -> None:
    dialog = ClassesDialog("bracket", ("scratch", "dent", "stain"))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.table.setCurrentCell(0, 0)
    dialog.remove.click()
    dialog.table.setCurrentCell(1, 0)
    dialog.up.click()
    assert dialog.names() == ("stain", "dent")
    dialog.add.click()
    qtbot.keyClicks(dialog.table.focusWidget(), "burr")
    dialog.accept()
    assert dialog.names() == ("stain", "dent", "burr"), "what is being typed counts"
    assert not dialog.isVisible()


def test_two_equal_names_are_explained_and_nothing_is_saved(qtbot: QtBot) -> None:
    dialog = ClassesDialog("bracket", ("dent", "dent "))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.accept()
    assert dialog.isVisible()
    assert "same name" in dialog.problem.text()


def test_digits_follow_the_new_order_and_undo_brings_the_old_one_back(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    before = opened.page.part.classes.names
    opened.window.commands["classes"].trigger()
    dialog = opened.window.findChild(ClassesDialog)
    assert dialog is not None
    dialog.table.item(0, 0).setText("burr")
    dialog.accept()
    qtbot.waitUntil(lambda: opened.page.part.classes.names[0] == "burr")
    opened.window.activateWindow()
    opened.page.canvas.setFocus()
    qtbot.waitUntil(opened.page.canvas.hasFocus)
    opened.press(Qt.Key.Key_1)
    opened.until_called("review_finding")
    assert opened.last("review_finding")[2] == "burr"
    opened.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    opened.until_called("withdraw")
    opened.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: opened.page.part.classes.names == before)
