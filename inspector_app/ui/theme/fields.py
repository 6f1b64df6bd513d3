"""A choice from a list, with the theme's own arrow."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QWidget

from inspector_app.ui.theme.theme import Theme

_ARROW = 16


class Choice(QComboBox):
    """A combo box; a style sheet takes Fusion's arrow away, so it is drawn here."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        place = QRect(self.width() - _ARROW - 6, (self.height() - _ARROW) // 2, _ARROW, _ARROW)
        self._theme.icon("chevron").paint(QPainter(self), place)
