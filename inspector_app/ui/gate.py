"""Before a decision is kept it is held against the challenge set; where it loses known parts, a person is asked."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from inspector_app.domain.challenge import ChallengeOutcome
from inspector_app.domain.errors import CorrectableError, EngineUnavailable, InspectorError
from inspector_app.ui.commands import Decision
from inspector_app.ui.dialogs.challenge import ChallengeDialog

if TYPE_CHECKING:
    from inspector_app.ui.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Held:
    """A decision on its way: what is asked where it loses something, and what the button says that keeps it."""

    decision: Decision
    recipe: str
    question: str
    keep: str


class Gate(QObject):
    """One decision at a time: a later one takes the place of an earlier one that is still being asked about."""

    left = Signal(object)  # Decision: it is not kept after all
    part_wanted = Signal(str)

    def __init__(self, ledger: Ledger, over: QWidget, name: str) -> None:
        super().__init__(over)
        self._ledger, self._over, self._channel = ledger, over, f"challenge/{name}"
        self._held: Held | None = None
        self._dialog: ChallengeDialog | None = None

    def decide(self, held: Held, asked: Future[ChallengeOutcome]) -> None:
        """Keep the decision once it is known to lose nothing, or a person wants it in spite of that."""
        self.forget()
        self._ledger.bridge.watch(asked, self._came, held, channel=self._channel, failed=self._failed)

    @Slot()
    def forget(self) -> None:
        """What is on its way here is of no interest any more."""
        self._ledger.bridge.forget(self._channel)
        self._held = None
        if self._dialog is not None:
            self._dialog.reject()

    def _came(self, outcome: ChallengeOutcome, held: Held) -> None:
        if not outcome.lost:
            self._ledger.decide(held.decision)
            return
        self._held = held
        dialog = ChallengeDialog(
            outcome, held.recipe, question=held.question, keep=held.keep, parent=self._over.window()
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.part_chosen.connect(self.part_wanted)
        dialog.finished.connect(self._answered)
        self._dialog = dialog
        dialog.open()

    def _failed(self, error: InspectorError, held: Held) -> None:
        # Where nothing can be asked, before a bank is there or without an engine, nothing is withheld either.
        if not isinstance(error, CorrectableError | EngineUnavailable):
            self._ledger.bridge.failure.emit(error)
        self._ledger.decide(held.decision)

    @Slot(int)
    def _answered(self, answer: int) -> None:
        reason = "" if self._dialog is None else self._dialog.reason.text().strip()
        held, self._held, self._dialog = self._held, None, None
        if held is None:
            return
        if answer == ChallengeDialog.DialogCode.Accepted:
            held.decision.confirmation = reason
            self._ledger.decide(held.decision)
        else:
            self.left.emit(held.decision)
