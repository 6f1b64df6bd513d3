"""What a report is to be: formats, folder, and how it looks; what was chosen last is offered again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QSettings, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from inspector_app.domain.documents import USUAL, DocumentLanguage, Format, Looks, Paper
from inspector_app.ui.dialogs.sizing import open_at
from inspector_app.ui.language.figures import count
from inspector_app.ui.theme.fields import Choice
from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE

_WORDS = {
    Format.PDF: QT_TRANSLATE_NOOP("ReportDialog", "PDF, to sign and keep"),
    Format.HTML: QT_TRANSLATE_NOOP("ReportDialog", "HTML, one page to read"),
    Format.XLSX: QT_TRANSLATE_NOOP("ReportDialog", "XLSX, a workbook"),
    Format.CSV: QT_TRANSLATE_NOOP("ReportDialog", "CSV, a table"),
    Format.JSON: QT_TRANSLATE_NOOP("ReportDialog", "JSON, for programs"),
    Format.COCO: QT_TRANSLATE_NOOP("ReportDialog", "COCO annotations"),
    Format.MASKS: QT_TRANSLATE_NOOP("ReportDialog", "Masks (PNG)"),
    Format.YOLO: QT_TRANSLATE_NOOP("ReportDialog", "YOLO boxes"),
}
_LANGUAGES = {
    DocumentLanguage.ENGLISH: "English",
    DocumentLanguage.GERMAN: "Deutsch",
    DocumentLanguage.CHINESE: "中文",
}
_PAPERS = {Paper.A4: "A4", Paper.LETTER: "Letter"}


@dataclass(frozen=True, slots=True)
class ReportChoice:
    """What was asked for; ``folder`` None: the workspace's own."""

    formats: tuple[Format, ...]
    folder: Path | None
    looks: Looks
    certificates: bool = False
    baseline: str = ""


def stored_looks(settings: QSettings, language: str) -> tuple[Path | None, Looks]:
    """Folder and looks that were chosen last for a report; ``language`` where none was."""

    def stored(name: str, otherwise: str = "") -> str:
        return str(settings.value(f"report/{name}", otherwise)).strip()

    def path(name: str) -> Path | None:
        return Path(stored(name)).expanduser() if stored(name) else None

    known = {each.value: each for each in DocumentLanguage}
    papers = {each.value: each for each in Paper}
    looks = Looks(
        stored("company"),
        path("logo"),
        known.get(stored("language", language), DocumentLanguage.ENGLISH),
        papers.get(stored("paper"), Paper.A4),
    )
    return path("folder"), looks


class ReportDialog(QDialog):
    """``filter_text`` says what goes in, ``show_number`` how many parts that are; ``choice`` says what comes out."""

    def __init__(
        self,
        settings: QSettings,
        filter_text: str,
        language: str,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._settings, self._filter = settings, filter_text
        self.setWindowTitle(self.tr("Export report"))
        open_at(self, 520, 0)
        self.content = PlainLabel(wordWrap=True)
        self.show_number(None)
        grid = QGridLayout()
        stored = str(self._stored("formats", ",".join(USUAL))).split(",")
        self.formats: dict[Format, QCheckBox] = {}
        for place, (format, words) in enumerate(_WORDS.items()):
            box = QCheckBox(QCoreApplication.translate("ReportDialog", words))
            box.setChecked(format.value in stored)
            box.toggled.connect(self._see)
            self.formats[format] = box
            grid.addWidget(box, place // 2, place % 2)
        self.certificates = QCheckBox(self.tr("Certificates of the marks that act in it (PDF, HTML)"))
        self.certificates.setChecked(self._stored("certificates", "no") == "yes")
        self.folder = self._path("folder", self.tr("Folder"))
        self.folder.setPlaceholderText(self.tr("the workspace's reports"))
        self.company = QLineEdit(str(self._stored("company", "")))
        self.company.setAccessibleName(self.tr("Company"))
        self.baseline = QLineEdit(str(self._stored("baseline", "")))
        self.baseline.setAccessibleName(self.tr("Control limits from"))
        self.baseline.setPlaceholderText(self.tr("the last lots; or lot:1..12"))
        self.logo = self._path("logo", self.tr("Logo"))
        self.template = self._path("template", self.tr("Template of the HTML"))
        self.template.setPlaceholderText(self.tr("the program's own"))
        self.language = self._choice(_LANGUAGES, str(self._stored("language", language)), self.tr("Language"))
        self.paper = self._choice(_PAPERS, str(self._stored("paper", Paper.A4.value)), self.tr("Paper"))
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("Folder"), self._line(self.folder, self._choose_folder))
        form.addRow(self.tr("Language"), self.language)
        form.addRow(self.tr("Paper"), self.paper)
        form.addRow(self.tr("Company"), self.company)
        form.addRow(self.tr("Control limits from"), self.baseline)
        form.addRow(self.tr("Logo"), self._line(self.logo, self._choose_logo))
        form.addRow(self.tr("Template of the HTML"), self._line(self.template, self._choose_template))
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        for each in self.buttons.buttons():
            each.setIcon(QIcon())
            each.setProperty("touch", True)
        self.write = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.write.setText(self.tr("Write"))
        self.write.setProperty("kind", "primary")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.XL, SPACE.L, SPACE.XL, SPACE.L)
        column.setSpacing(SPACE.M)
        column.addWidget(self.content)
        column.addLayout(grid)
        column.addWidget(self.certificates)
        column.addLayout(form)
        column.addWidget(self.buttons)
        self._see()

    def show_number(self, parts: int | None, listed: int | None = None) -> None:
        """How many parts go in, None until they are counted; ``listed`` are on the screen, where that differs.

        The list holds still while parts are decided, and divided it shows images or other lots: a document does not.
        """
        number = "…" if parts is None else count(parts)
        text = (
            self.tr("What the filter shows: {0} ({1})").format(self._filter, number)
            if self._filter
            else self.tr("All parts of the lot: {0}").format(number)
        )
        if parts is not None and listed is not None and listed != parts:
            text += "\n" + self.tr("The list still shows {0}: sort it again (F5).").format(count(listed))
        self.content.setText(text)

    def choice(self) -> ReportChoice:
        """What is ticked and typed now."""
        looks = Looks(
            self.company.text().strip(),
            _path_of(self.logo),
            DocumentLanguage(self.language.currentData()),
            Paper(self.paper.currentData()),
            _path_of(self.template),
        )
        return ReportChoice(
            self._ticked(),
            _path_of(self.folder),
            looks,
            self.certificates.isChecked(),
            self.baseline.text().strip(),
        )

    def accept(self) -> None:
        for name, value in (
            ("formats", ",".join(self._ticked())),
            ("folder", self.folder.text()),
            ("company", self.company.text()),
            ("logo", self.logo.text()),
            ("baseline", self.baseline.text()),
            ("template", self.template.text()),
            ("language", self.language.currentData()),
            ("paper", self.paper.currentData()),
            ("certificates", "yes" if self.certificates.isChecked() else "no"),
        ):
            self._settings.setValue(f"report/{name}", value)
        super().accept()

    def _ticked(self) -> tuple[Format, ...]:
        return tuple(format for format, box in self.formats.items() if box.isChecked())

    def _stored(self, name: str, otherwise: str) -> object:
        return self._settings.value(f"report/{name}", otherwise)

    def _path(self, name: str, title: str) -> QLineEdit:
        line = QLineEdit(str(self._stored(name, "")))
        line.setAccessibleName(title)
        return line

    def _line(self, edit: QLineEdit, slot: object) -> QHBoxLayout:
        button = QPushButton(self.tr("Choose…"))
        button.setAccessibleName(self.tr("Choose: {0}").format(edit.accessibleName()))
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        line = QHBoxLayout()
        line.addWidget(edit, 1)
        line.addWidget(button)
        return line

    def _choice(self, words: dict[DocumentLanguage, str] | dict[Paper, str], now: str, title: str) -> Choice:
        box = Choice(self._theme)
        box.setAccessibleName(title)
        for value, text in words.items():
            box.addItem(text, value.value)
        box.setCurrentIndex(max(0, box.findData(now)))
        return box

    @Slot()
    def _see(self) -> None:
        if hasattr(self, "write"):
            self.write.setEnabled(bool(self._ticked()))

    @Slot()
    def _choose_folder(self) -> None:
        self._take(self.folder, QFileDialog.getExistingDirectory(self, self.tr("Folder"), self.folder.text()))

    @Slot()
    def _choose_logo(self) -> None:
        kinds = self.tr("Pictures (*.png *.jpg *.jpeg)")
        self._take(self.logo, QFileDialog.getOpenFileName(self, self.tr("Logo"), self.logo.text(), kinds)[0])

    @Slot()
    def _choose_template(self) -> None:
        kinds = self.tr("Templates (*.j2 *.html)")
        self._take(
            self.template,
            QFileDialog.getOpenFileName(self, self.tr("Template of the HTML"), self.template.text(), kinds)[
                0
            ],
        )

    @staticmethod
    def _take(edit: QLineEdit, chosen: str) -> None:
        if chosen:
            edit.setText(chosen)


def _path_of(edit: QLineEdit) -> Path | None:
    text = edit.text().strip()
    return Path(text).expanduser() if text else None
