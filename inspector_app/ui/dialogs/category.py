"""Asked once per folder: what kind of part is this?"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QCompleter, QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from inspector_app.ui.theme.tokens import SPACE

DEFAULT = "object"


class CategoryDialog(QDialog):
    """A name for the kind of part; empty means "object". Known recipes are offered while typing."""

    def __init__(self, folder: Path, known: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Open folder"))
        self.setMinimumWidth(440)
        folder_name = QLabel(folder.name)
        folder_name.setProperty("role", "large")
        folder_name.setTextFormat(Qt.TextFormat.PlainText)
        folder_name.setToolTip(str(folder))
        question = QLabel(self.tr("What kind of part is in this folder?"))
        self.field = QLineEdit(placeholderText=DEFAULT)
        self.field.setAccessibleName(self.tr("Kind of part"))
        self.field.setCompleter(QCompleter(known, self.field))
        hint = QLabel(
            self.tr(
                "Free text. It names the recipe: folders with the same name share their marks and their "
                "threshold. Without a text tower it does nothing else."
            ),
            wordWrap=True,
        )
        hint.setProperty("role", "caption")
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Open | QDialogButtonBox.StandardButton.Cancel
        )
        opening = buttons.button(QDialogButtonBox.StandardButton.Open)
        opening.setText(self.tr("Inspect"))
        opening.setProperty("kind", "primary")
        for button in buttons.buttons():
            button.setIcon(QIcon())
            button.setProperty("touch", True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.XL, SPACE.XL, SPACE.XL, SPACE.L)
        column.setSpacing(SPACE.S)
        for widget in (folder_name, question, self.field, hint):
            column.addWidget(widget)
        column.addSpacing(SPACE.M)
        column.addWidget(buttons)
        if len(known) == 1:
            self.field.setText(known[0])
            self.field.selectAll()

    def category(self) -> str:
        """What was typed, or "object"."""
        return self.field.text().strip() or DEFAULT
