"""The line under the fields: what is counted, and how many parts are undecided, failed or unsure, each to be opened."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from inspector_app.ui.statistics.exhibit import CountText
from inspector_app.ui.theme.elided import ElidedLabel
from inspector_app.ui.theme.plain import plain_tip
from inspector_app.ui.theme.tokens import SPACE


class CountLine(QWidget):
    """A click, Enter or Space on a count opens its parts."""

    parts_wanted = Signal(str, str)  # filter text, the count in words

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary = ElidedLabel()
        self.summary.setProperty("role", "caption")
        self.buttons: list[QPushButton] = []
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(SPACE.M)
        self._line.addWidget(self.summary)
        self._line.addStretch(1)

    def show_counts(self, summary: str, counts: tuple[CountText, ...]) -> None:
        """Other figures; a button that the keys are on stays where it still is."""
        self.summary.setText(summary)
        self.summary.setToolTip(plain_tip(summary))
        while len(self.buttons) > len(counts):
            self.buttons.pop().deleteLater()
        while len(self.buttons) < len(counts):
            button = QPushButton()
            button.setProperty("kind", "link")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(partial(self._open, len(self.buttons)))
            self.buttons.append(button)
            self._line.insertWidget(self._line.count() - 1, button)
        self._counts = counts
        for button, count in zip(self.buttons, counts, strict=True):
            button.setText(count.words)

    def _open(self, number: int) -> None:
        self.parts_wanted.emit(self._counts[number].opens, self._counts[number].words)
