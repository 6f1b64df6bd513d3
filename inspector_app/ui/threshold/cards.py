"""One figure on a card: what it is, its value, what it is counted from, and the parts behind it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.tokens import SPACE


class FigureCard(QFrame):
    """A figure; ``opens`` is the filter that finds its parts, "" where none stand behind it."""

    parts_wanted = Signal(str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._opens = ""
        name = PlainLabel(title)
        name.setProperty("role", "section")
        self.value = PlainLabel(wordWrap=True)
        self.value.setProperty("role", "large")
        self.words = PlainLabel(wordWrap=True)
        self.words.setProperty("role", "caption")
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.open = QPushButton(QCoreApplication.translate("FigureCard", "Show parts"))
        self.open.setProperty("kind", "link")
        self.open.setAccessibleName(f"{title}: {self.open.text()}")
        self.open.clicked.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.M, SPACE.S, SPACE.M, SPACE.S)
        column.setSpacing(SPACE.XS)
        column.addWidget(name)
        column.addWidget(self.value)
        column.addWidget(self.words)
        column.addStretch(1)
        column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        self.open.hide()

    def show_figure(self, value: str, words: str, opens: str = "") -> None:
        """What it is now."""
        self._opens = opens
        for label, text in ((self.value, value), (self.words, words)):
            if label.text() != text:  # the layout of the whole page is computed anew where one changes
                label.setText(text)
        if self.open.isHidden() == bool(opens):
            self.open.setVisible(bool(opens))

    @Slot()
    def _open(self) -> None:
        self.parts_wanted.emit(self._opens)
