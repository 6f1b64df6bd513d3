"""The handles as numbers, the reason, and the two ways out: use the threshold, or put it back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from inspector_app.domain.recipe import Calibration
from inspector_app.domain.threshold import ThresholdFigures
from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.refusable import RefusableButton
from inspector_app.ui.theme.tokens import SPACE
from inspector_app.ui.threshold import words
from inspector_app.ui.threshold.handle_fields import HandleFields

_WIDTH = 280  # px
_LONGEST_NOTE = 200  # characters


class KeepPanel(QWidget):
    """Beside the histogram."""

    kept = Signal()
    put_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(_WIDTH)
        self.fields = HandleFields()
        self.changed = PlainLabel(wordWrap=True)
        self.changed.setProperty("role", "caption")
        self.note = QLineEdit(maxLength=_LONGEST_NOTE)
        self.note.setPlaceholderText(self.tr("Why? Stands with the version"))
        self.note.setAccessibleName(self.tr("Why"))
        self.keep = RefusableButton(self.tr("Use this threshold"))
        self.keep.setProperty("kind", "primary")
        self.back = QPushButton(self.tr("Put back"))
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addWidget(self.keep, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.S)
        column.addWidget(self.fields)
        column.addWidget(self.changed)
        column.addStretch(1)
        column.addWidget(self.note)
        column.addLayout(buttons)
        self.back.clicked.connect(self.put_back)
        self.keep.clicked.connect(self.kept)
        self.note.returnPressed.connect(self.keep.click)

    def show_figures(self, found: ThresholdFigures, scale: Calibration, *, moved: bool) -> None:
        """Where the handles stand, and whether that is where they stand in the store."""
        handles = found.handles
        lower, upper = (float(scale.calibrated(each)) for each in (handles.lower, handles.upper))
        self.fields.show_handles(lower, upper, handles)
        self.keep.setEnabled(moved)
        self.back.setEnabled(moved)
        self.changed.setText(words.changed(found) if moved else self.tr("This is the threshold that stands."))
