"""The guard's warning: what a change would do to what is known, in words and in one of three levels."""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from inspector_app.ui.theme.tokens import SPACE


class Guard(QFrame):
    """Hidden until it has something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guard")
        self.words = QLabel(wordWrap=True)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(SPACE.M, SPACE.S, SPACE.M, SPACE.S)
        inside.addWidget(self.words)

    def tell(self, level: Literal["calm", "amber", "red"], words: str) -> None:
        self.setProperty("level", level)
        self.style().unpolish(self)
        self.style().polish(self)
        self.words.setText(words)
        self.show()
