"""Reports of faults of the program: shown in full, to be copied, saved or thrown away. Nothing is sent by itself."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QMessageBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from inspector_app.ui.dialogs.sizing import open_at
from inspector_app.ui.theme.fields import Choice, acting_button, closing
from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE
from inspector_app.workflow.crash import read_crash_report, set_seen


class CrashDialog(QDialog):
    """The reports, newest first. Those that are shown here are not offered again."""

    def __init__(self, reports: Sequence[Path], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Faults of the program"))
        open_at(self, 820, 560)
        self.reports = [set_seen(path) if ".seen" not in path.name else path for path in reports]
        self.choice = Choice(theme)
        self.choice.setAccessibleName(self.tr("Which report"))
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(self.tr("The report in full"))
        self.text.setTabChangesFocus(True)
        self.words = PlainLabel(wordWrap=True)
        self.copy = acting_button(self.tr("Copy"), self._copy)
        self.save = acting_button(self.tr("Save…"), self._save)
        self.delete = acting_button(self.tr("Delete"), self._delete)
        self._arrange()
        self._fill()
        self.choice.currentIndexChanged.connect(self._show)

    def _arrange(self) -> None:
        self.words.setText(
            self.tr(
                "Inspector made a mistake the last time. Nothing that was confirmed is lost. This is all that was "
                "noted; it can hold the name of a file. It is sent nowhere unless you hand it on yourself."
            )
        )
        close = closing(self)
        foot = QHBoxLayout()
        for button in (self.copy, self.save, self.delete):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.L, SPACE.L, SPACE.L, SPACE.L)
        column.setSpacing(SPACE.S)
        column.addWidget(self.words)
        column.addWidget(self.choice)
        column.addWidget(self.text, 1)
        column.addLayout(foot)

    def _fill(self) -> None:
        self.choice.blockSignals(True)
        self.choice.clear()
        for path in self.reports:
            when = ""
            with contextlib.suppress(OSError):
                when = time.strftime("%Y-%m-%d %H:%M", time.localtime(path.stat().st_mtime))
            self.choice.addItem(when or path.name, str(path))
        self.choice.setVisible(len(self.reports) > 1)
        self.choice.blockSignals(False)
        self._show()

    @Slot()
    def _show(self) -> None:
        path = self._path()
        self.text.setPlainText("" if path is None else read_crash_report(path))
        for button in (self.copy, self.save, self.delete):
            button.setEnabled(path is not None)
        self.words.setVisible(path is not None)
        if path is None:
            self.text.setPlaceholderText(self.tr("There is no report."))

    def _path(self) -> Path | None:
        at = self.choice.currentIndex()
        return self.reports[at] if 0 <= at < len(self.reports) else None

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())

    @Slot()
    def _save(self) -> None:
        path = self._path()
        if path is None:
            return
        name = path.name.replace(".seen", "")
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Save the report"), str(Path.home() / name))
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, target: Path) -> None:
        """Write what is shown to this file."""
        try:
            target.write_text(self.text.toPlainText(), encoding="utf-8")
        except OSError as error:
            self.words.setText(
                self.tr("The report could not be saved: {0}").format(error.strerror or str(error))
            )

    @Slot()
    def _delete(self) -> None:
        path = self._path()
        if path is None:
            return
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            self.words.setText(
                self.tr("The report could not be deleted: {0}").format(error.strerror or str(error))
            )
            return
        self.reports.remove(path)
        self._fill()


def ask_to_start_calmly(parent: QWidget | None = None) -> bool:
    """After starts that all died: True to start without going on with the lots that were open."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(_tr("Inspector"))
    box.setText(_tr("Inspector ended twice in a row while it was starting."))
    box.setInformativeText(
        _tr(
            "It can start without opening the last lot and without going on with its inspection. Nothing that "
            "was decided is lost; lots can be opened afterwards as always."
        )
    )
    calm = box.addButton(_tr("Start without the lot"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(_tr("Start as always"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(calm)
    box.exec()
    return box.clickedButton() is calm


def _tr(text: str) -> str:
    return QCoreApplication.translate("CrashLoop", text)
