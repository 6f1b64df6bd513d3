"""The handles as numbers: the same two places that are dragged, to be typed."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QSignalBlocker, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QWidget

from inspector_app.domain.recipe import Calibration
from inspector_app.domain.threshold import Handles
from inspector_app.ui.language.figures import decimal
from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.tokens import SPACE

_STEP, _MOST, _DIGITS = 0.01, 99.0, 3


class HandleFields(QWidget):
    """Calibrated values to type, raw ones beside them."""

    upper_typed = Signal(float)  # calibrated; the other handle is not read from its field, which rounds
    lower_typed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.upper, self.upper_raw = self._field(self.tr("Flagged from"))
        self.lower, self.lower_raw = self._field(self.tr("To check from"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE.S)
        grid.setVerticalSpacing(SPACE.XS)
        for row, (field, raw) in enumerate(((self.upper, self.upper_raw), (self.lower, self.lower_raw))):
            label = PlainLabel(field.accessibleName())
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
            grid.addWidget(raw, row, 2)
        grid.setColumnStretch(2, 1)
        self.upper.valueChanged.connect(self.upper_typed)
        self.lower.valueChanged.connect(self.lower_typed)

    def show_handles(self, lower: float, upper: float, raw: Handles) -> None:
        """Calibrated values and the raw ones they stand for; a field that is being typed in is left alone."""
        blocked = QSignalBlocker(self.upper), QSignalBlocker(self.lower)
        for field, value in ((self.upper, upper), (self.lower, lower)):
            if round(field.value(), _DIGITS) != round(value, _DIGITS):
                field.setValue(value)
        for label, value in ((self.upper_raw, raw.upper), (self.lower_raw, raw.lower)):
            label.setText(self.tr("raw {0}").format(decimal(value, 4)))
        del blocked

    def set_scale(self, calibration: Calibration) -> None:
        """How low the upper handle may stand."""
        least = Calibration.MIN_SPAN / calibration.span
        with QSignalBlocker(self.upper):
            self.upper.setMinimum(round(least + 0.0005, _DIGITS))

    def _field(self, name: str) -> tuple[QDoubleSpinBox, PlainLabel]:
        field = QDoubleSpinBox()
        field.lineEdit().setTextMargins(
            6, 0, 0, 0
        )  # the sheet takes the buttons away, and its padding with them
        field.setLocale(QLocale())
        field.setDecimals(_DIGITS)
        field.setSingleStep(_STEP)
        field.setRange(-_MOST, _MOST)
        field.setKeyboardTracking(False)
        field.setAccessibleName(name)
        raw = PlainLabel()
        raw.setProperty("role", "caption")
        return field, raw
