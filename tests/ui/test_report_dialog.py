"""The report's dialog says what goes in, and what was chosen is chosen again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector_app.domain.documents import DocumentLanguage, Format, Paper
from inspector_app.domain.filtering import GroupBy
from inspector_app.ui.dialogs.report import ReportDialog
from inspector_app.ui.theme.theme import Scheme, Theme
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened


def settings_at(folder: Path) -> QSettings:
    return QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)


def test_what_was_chosen_is_offered_again(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    theme = Theme(qapp, Scheme.LIGHT)
    first = ReportDialog(settings_at(tmp_path), "", "de", theme)
    qtbot.addWidget(first)
    first.show_number(40)
    assert first.content.text() == "All parts of the lot: 40"
    asked = first.choice()
    assert (asked.formats, asked.folder) == ((Format.HTML, Format.CSV), None)
    assert asked.looks.language is DocumentLanguage.GERMAN  # as the window
    first.formats[Format.CSV].setChecked(False)
    first.formats[Format.PDF].setChecked(True)
    first.folder.setText(str(tmp_path / "out"))
    first.company.setText(" Müller ")
    first.paper.setCurrentIndex(first.paper.findData("letter"))
    first.language.setCurrentIndex(first.language.findData("en"))
    first.accept()

    second = ReportDialog(settings_at(tmp_path), "verdict:flagged", "de", theme)
    qtbot.addWidget(second)
    assert "verdict:flagged" in second.content.text()
    asked = second.choice()
    assert (asked.formats, asked.folder) == ((Format.PDF, Format.HTML), tmp_path / "out")
    assert (asked.looks.company, asked.looks.paper) == ("Müller", Paper.LETTER)
    assert asked.looks.language is DocumentLanguage.ENGLISH


def test_without_a_format_nothing_can_be_written(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    theme = Theme(qapp, Scheme.LIGHT)
    dialog = ReportDialog(settings_at(tmp_path), "", "en", theme)
    qtbot.addWidget(dialog)
    for box in dialog.formats.values():
        box.setChecked(False)
    assert not dialog.write.isEnabled()
    dialog.formats[Format.XLSX].setChecked(True)
    assert dialog.write.isEnabled()


def test_the_number_is_that_of_the_document_also_where_the_list_still_shows_more(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(40))
    gallery = opened.page.gallery
    gallery.filter_box.setText("review:none")
    gallery.apply()
    qtbot.waitUntil(lambda: gallery.rows.settled and len(gallery.rows.ids) == 40)
    opened.press(Qt.Key.Key_R)
    qtbot.waitUntil(lambda: "review_part" in opened.session.names())
    opened.window.commands["report"].trigger()
    dialog = opened.window.findChild(ReportDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: "(39)" in dialog.content.text())
    assert "still shows 40" in dialog.content.text()


def test_a_list_that_is_divided_does_not_count_for_the_document(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(40, views=2))
    gallery = opened.page.gallery
    gallery.show_groups(GroupBy.VIEW)
    qtbot.waitUntil(lambda: gallery.rows.settled and len(gallery.rows.ids) == 80)  # images
    opened.window.commands["report"].trigger()
    dialog = opened.window.findChild(ReportDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.content.text() == "All parts of the lot: 40")


def test_one_document_is_named_and_opened_of_several_their_folder(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(8))
    shown: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.path()))
    toast = opened.window.toast
    for formats, words, opens in (
        ((Format.PDF,), "Report written: /reports/lot-31.pdf", "/reports/lot-31.pdf"),
        ((Format.PDF, Format.HTML, Format.CSV), "Report written: 3 documents in /reports", "/reports"),
    ):
        opened.window.commands["report"].trigger()
        dialog = opened.window.findChild(ReportDialog)
        assert dialog is not None
        for each, box in dialog.formats.items():
            box.setChecked(each in formats)
        dialog.accept()
        qtbot.waitUntil(lambda words=words: toast.words.text() == words)
        toast.button.click()
        assert shown.pop() == opens
        qtbot.waitUntil(lambda: opened.window.findChild(ReportDialog) is None)


def test_a_note_with_a_long_path_stays_in_the_window_and_is_whole_in_its_tip(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(8), open_lot=False, size=(1000, 700))
    toast, path = opened.window.toast, "/" + "/".join(["reports of the shift"] * 20) + "/a.pdf"
    toast.say(path, "Open", lambda: None)
    assert toast.x() >= 0 and toast.geometry().right() < opened.window.width()
    assert toast.words.text() != path and toast.words.text().endswith("a.pdf")
    assert toast.words.toolTip() == path
    toast.say("short")
    assert toast.words.text() == "short" and toast.words.toolTip() == ""
