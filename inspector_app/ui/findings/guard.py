"""The guard's warning: what a change would do to what is known, in words and in one of three levels."""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from inspector_app.domain.challenge import ChallengeOutcome
from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.tokens import SPACE


class Guard(QFrame):
    """Hidden until it has something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guard")
        self.words = PlainLabel(wordWrap=True)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(SPACE.M, SPACE.S, SPACE.M, SPACE.S)
        inside.addWidget(self.words)

    def tell(self, level: Literal["calm", "amber", "red"], words: str) -> None:
        self.setProperty("level", level)
        self.style().unpolish(self)
        self.style().polish(self)
        self.words.setText(words)
        self.show()

    def tell_blind(self, known: int) -> None:
        """It knows too few defects to warn of hiding one; what to do about it."""
        enough = ChallengeOutcome.BLIND_UNDER
        self.tell(
            "amber",
            self.tr(
                "The guard is blind: no known defects. Reject parts with true defects first, and it sees."
            )
            if known == 0
            else self.tr(
                "The guard is nearly blind: it knows {0} of the {1} defects that it needs. Reject more first."
            ).format(known, enough),
        )
