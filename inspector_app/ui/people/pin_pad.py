"""Digits to be pressed with gloves on; they go into a field, as those of the keyboard do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QSizePolicy, QWidget

from inspector_app.ui.theme.tokens import SPACE

KEY = 64  # px, the least width; as high as all that is pressed with gloves on
_ROWS = ("123", "456", "789")


class PinPad(QWidget):
    """Ten digits, one to take back the last one, one to enter. ``entered``: the person is done."""

    entered = Signal()

    def __init__(self, field: QLineEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(SPACE.S)
        for row, digits in enumerate(_ROWS):
            for column, digit in enumerate(digits):
                grid.addWidget(self._digit(digit), row, column)
        self.back = self._key("⌫", self.tr("Take back the last character"))
        self.back.clicked.connect(field.backspace)
        self.enter = self._key("↵", self.tr("Sign in"))
        self.enter.setProperty("kind", "primary")
        self.enter.clicked.connect(self.entered)
        grid.addWidget(self.back, len(_ROWS), 0)
        grid.addWidget(self._digit("0"), len(_ROWS), 1)
        grid.addWidget(self.enter, len(_ROWS), 2)

    def _digit(self, digit: str) -> QPushButton:
        key = self._key(digit, digit)
        key.clicked.connect(self._pressed)
        return key

    def _key(self, text: str, name: str) -> QPushButton:
        key = QPushButton(text)
        key.setAccessibleName(name)
        key.setProperty("touch", True)
        key.setMinimumWidth(KEY)
        key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        key.setAutoDefault(False)
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the field keeps the keyboard; it has the digits, too
        return key

    @Slot()
    def _pressed(self) -> None:
        key = self.sender()
        assert isinstance(key, QPushButton)
        self._field.insert(key.text())
