"""Asked on the start page until it is answered: does one person work here, or do people sign in?"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.tokens import SPACE


class FirstChoice(QFrame):
    """Nothing waits for the answer: until there is one, it is as without sign-in."""

    single_user = Signal()
    people = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        question = PlainLabel(self.tr("Who works at this station?"))
        question.setProperty("role", "strong")
        hint = PlainLabel(
            self.tr(
                "Without sign-in every decision bears the system user's name. It can be changed later: File → People."
            ),
            wordWrap=True,
        )
        hint.setProperty("role", "caption")
        self.one = QPushButton(self.tr("One person, no sign-in"))
        self.many = QPushButton(self.tr("People sign in…"))
        for button, signal in ((self.one, self.single_user), (self.many, self.people)):
            button.setProperty("touch", True)
            button.clicked.connect(signal)
        line = QHBoxLayout()
        line.addWidget(self.one)
        line.addWidget(self.many)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.L, SPACE.M, SPACE.L, SPACE.M)
        column.setSpacing(SPACE.S)
        column.addWidget(question)
        column.addWidget(hint)
        column.addLayout(line)
        self.hide()
