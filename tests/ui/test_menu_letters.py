"""Alt and a letter open a menu, in each language another letter for each menu, and take no command's key away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from inspector_app.ui.language.choosing import install
from inspector_app.ui.menus import MENUS
from inspector_app.ui.registry import COMMANDS, RESERVED, SECTIONS
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened


@pytest.fixture(params=["en", "de_DE", "zh_CN"])
def language(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[str]:
    before = QLocale()
    install(qapp, QLocale(request.param))
    yield request.param
    install(qapp, QLocale("en"))
    QLocale.setDefault(before)


@pytest.mark.usefixtures("language")
def test_every_menu_has_a_latin_letter_of_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    window = Opened(qtbot, tmp_path, FakeSession(8), open_lot=False).window
    keys = [QKeySequence.mnemonic(menu.text()).toString() for menu in window.menuBar().actions()]
    assert len(keys) == len(SECTIONS) == len(MENUS)
    assert all(len(key) == len("Alt+F") and "A" <= key[-1] <= "Z" for key in keys), keys
    assert len(set(keys)) == len(keys), keys
    taken = {QKeySequence(key).toString() for command in COMMANDS for key in command.keys} | set(RESERVED)
    assert not taken & set(keys)
    assert not [menu.text() for menu in window.menuBar().actions() if "&&" in menu.text()]


def test_a_letter_with_alt_opens_its_menu_also_from_the_filter_box(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(8))
    window = opened.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.review is not None
    file = window.menuBar().findChildren(QMenu)[0]
    for place in (window.review.canvas, window.review.gallery.filter_box):
        place.setFocus()
        qtbot.keyClick(place, Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(file.isVisible)
        file.close()
        qtbot.waitUntil(lambda: not file.isVisible())
    assert window.review.gallery.filter_box.text() == ""
