"""The report's dialog says what goes in, and what was chosen is chosen again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector_app.domain.documents import DocumentLanguage, Format, Paper
from inspector_app.ui.dialogs.report import ReportDialog
from inspector_app.ui.theme.theme import Scheme, Theme


def settings_at(folder: Path) -> QSettings:
    return QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)


def test_what_was_chosen_is_offered_again(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    theme = Theme(qapp, Scheme.LIGHT)
    first = ReportDialog(settings_at(tmp_path), "", 40, "de", theme)
    qtbot.addWidget(first)
    assert "40" in first.content.text()
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

    second = ReportDialog(settings_at(tmp_path), "verdict:flagged", 3, "de", theme)
    qtbot.addWidget(second)
    assert "verdict:flagged" in second.content.text()
    asked = second.choice()
    assert (asked.formats, asked.folder) == ((Format.PDF, Format.HTML), tmp_path / "out")
    assert (asked.looks.company, asked.looks.paper) == ("Müller", Paper.LETTER)
    assert asked.looks.language is DocumentLanguage.ENGLISH


def test_without_a_format_nothing_can_be_written(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    theme = Theme(qapp, Scheme.LIGHT)
    dialog = ReportDialog(settings_at(tmp_path), "", 1, "en", theme)
    qtbot.addWidget(dialog)
    for box in dialog.formats.values():
        box.setChecked(False)
    assert not dialog.write.isEnabled()
    dialog.formats[Format.XLSX].setChecked(True)
    assert dialog.write.isEnabled()
