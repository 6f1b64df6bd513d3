"""What has become of a decision, in a toast with its undo; what failed, in the message bar."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Slot

from inspector_app.domain.bank import Mark
from inspector_app.domain.errors import InspectorError
from inspector_app.ui.commands import (
    Decision,
    KeepMark,
    ReviewParts,
    SetClasses,
    SetThreshold,
    SwitchMark,
)
from inspector_app.ui.findings.part_panel import PartPanel
from inspector_app.ui.language.figures import count
from inspector_app.ui.ledger import Ledger
from inspector_app.ui.status.messages import MessageBar
from inspector_app.ui.status.toast import Toast
from inspector_app.ui.theme.verdicts import decision_word


class Outcomes(QObject):
    """Hears the ledger; a note that went with a mark is cleared once the mark is kept."""

    def __init__(self, part: PartPanel, ledger: Ledger, toast: Toast, messages: MessageBar) -> None:
        super().__init__(part)
        self._part, self._ledger, self._toast, self._messages = part, ledger, toast, messages
        ledger.done.connect(self._done)
        ledger.undone.connect(self._undone)
        ledger.failed.connect(self._failed)
        ledger.held_up.connect(self._held_up)

    @Slot(object)
    def _done(self, decision: Decision) -> None:
        if isinstance(decision, KeepMark) and isinstance(decision.result, Mark):
            self._part.note.clear()
            if decision.result.waiting:
                self._with_undo(_tr("{0} waits for approval by another person").format(decision.result.label))
                return
            words = (
                _tr("{0} kept: clears {1} flagged part")
                if decision.clears == 1
                else _tr("{0} kept: clears {1} flagged parts")
            )
            self._with_undo(words.format(decision.result.label, count(decision.clears)))
        elif isinstance(decision, SwitchMark) and isinstance(decision.result, Mark):
            words = _tr("{0} revoked") if decision.revokes else _tr("{0} kept again")
            if decision.result.waiting:
                words = _tr("{0} waits for approval by another person")
            self._with_undo(words.format(decision.result.label))
        elif isinstance(decision, ReviewParts):
            number, word = len(decision.part_ids), decision_word(decision.decision)
            words = _tr("{0} part: {1}") if number == 1 else _tr("{0} parts: {1}")
            self._with_undo(words.format(count(number), word))
        elif isinstance(decision, SetClasses):
            self._with_undo(_tr("Defect classes changed"))
        elif isinstance(decision, SetThreshold):
            self._with_undo(_tr("Threshold moved; every verdict reads anew"))

    @Slot(object)
    def _undone(self, decision: Decision) -> None:
        """It may be of yesterday, so it is named."""
        self._toast.say(_tr("Undone: {0}").format(decision.text()))

    @Slot(object, object)
    def _failed(self, decision: Decision, error: InspectorError) -> None:
        if not decision.told_in_place:
            self._messages.show_error(error)

    @Slot(object)
    def _held_up(self, decision: Decision) -> None:
        words = _tr("Still at work: {0}. Press again when it is done")
        self._toast.say(words.format(decision.text()))

    def _with_undo(self, words: str) -> None:
        self._toast.say(words, _tr("Undo"), self._ledger.undo)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Review", text)
