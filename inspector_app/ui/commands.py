"""What people decide, as undo commands: they hold ids, call the session, end as events in the store."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtGui import QUndoCommand, QUndoStack

from inspector_app.domain.bank import Mark
from inspector_app.domain.errors import InspectorError
from inspector_app.domain.geometry import Region
from inspector_app.domain.review import FindingDecision, PartDecision, Review
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.language.figures import count
from inspector_app.ui.theme.verdicts import decision_word
from inspector_app.workflow.requests import MarkRequest

if TYPE_CHECKING:
    from inspector_app.workflow.session import Session


class Decision(QUndoCommand):
    """One act and its undoing. Both take time: what is asked meanwhile is done once the former is settled."""

    def __init__(self, text: str, part_id: str | None) -> None:
        super().__init__(text)
        self.part_id = part_id
        self.result: Any = None
        self._ledger: Ledger | None = None
        self._stands = False  # what the store says
        self._wanted = False  # what the person wants
        self._busy = False

    def enter(self, ledger: Ledger) -> None:
        """Tell the command where its answers are delivered; called before the first ``redo``."""
        self._ledger = ledger

    def perform(self, session: Session) -> Future[Any]:
        """The act, for the first time or again."""
        raise NotImplementedError

    def withdraw(self, session: Session) -> Future[Any]:
        """Its undoing."""
        raise NotImplementedError

    def redo(self) -> None:
        self._want(True)

    def undo(self) -> None:
        self._want(False)

    def _want(self, wanted: bool) -> None:
        # Called by Qt, which cannot bear an exception here: only note what is wanted, the ledger does it.
        self._wanted = wanted
        if self._ledger is not None:
            self._ledger.unsettled.append(self)

    def settle(self) -> None:
        """Bring the store to what is wanted; while an answer is still out, that follows by itself."""
        if self._busy or self._wanted == self._stands or self._ledger is None:
            return
        self._busy = True
        ledger = self._ledger
        future = self.perform(ledger.session) if self._wanted else self.withdraw(ledger.session)
        ledger.bridge.watch(future, self._settled, failed=self._failed)

    def _settled(self, result: Any) -> None:
        self._busy = False
        self._stands = not self._stands
        if self._stands:
            self.result = result
        assert self._ledger is not None
        (self._ledger.done if self._stands else self._ledger.undone).emit(self)
        self.settle()

    def _failed(self, error: InspectorError) -> None:
        self._busy = False
        self._wanted = self._stands
        self.setObsolete(True)
        assert self._ledger is not None
        self._ledger.failed.emit(self, error)


class ReviewPart(Decision):
    """Accept, reject or unsure, of a whole part."""

    def __init__(self, part_id: str, decision: PartDecision, note: str = "") -> None:
        super().__init__(_part_words(decision), part_id)
        self.decision, self.note = decision, note

    def perform(self, session: Session) -> Future[Review]:
        assert self.part_id is not None
        return session.review_part(self.part_id, self.decision, self.note)

    def withdraw(self, session: Session) -> Future[Review]:
        return session.withdraw(self.result.id)


class ReviewParts(Decision):
    """The same of several parts, as one step."""

    def __init__(self, part_ids: Sequence[str], decision: PartDecision, note: str = "") -> None:
        super().__init__(_parts_words(decision, len(part_ids)), None)
        self.part_ids, self.decision, self.note = tuple(part_ids), decision, note

    def perform(self, session: Session) -> Future[list[Review]]:
        return session.review_parts(self.part_ids, self.decision, self.note)

    def withdraw(self, session: Session) -> Future[list[Review]]:
        return session.withdraw_all([review.id for review in self.result])


class ReviewFinding(Decision):
    """Defect with its class, pseudo-anomaly or unsure, of one finding."""

    def __init__(
        self, part_id: str, finding_id: str, decision: FindingDecision, defect_class: str = "", note: str = ""
    ) -> None:
        super().__init__(_tr("finding is {0}").format(defect_class or decision_word(decision)), part_id)
        self.finding_id, self.decision = finding_id, decision
        self.defect_class, self.note = defect_class, note

    def perform(self, session: Session) -> Future[Review]:
        return session.review_finding(self.finding_id, self.decision, self.defect_class, self.note)

    def withdraw(self, session: Session) -> Future[Review]:
        return session.withdraw(self.result.id)


class ReviewRegion(Decision):
    """The same of a region that a person has drawn."""

    def __init__(
        self,
        part_id: str,
        image_id: str,
        region: Region,
        decision: FindingDecision,
        defect_class: str = "",
        note: str = "",
    ) -> None:
        super().__init__(_tr("region is {0}").format(defect_class or decision_word(decision)), part_id)
        self.image_id, self.region, self.decision = image_id, region, decision
        self.defect_class, self.note = defect_class, note

    def perform(self, session: Session) -> Future[Review]:
        return session.review_region(self.image_id, self.region, self.decision, self.defect_class, self.note)

    def withdraw(self, session: Session) -> Future[Review]:
        return session.withdraw(self.result.id)


class KeepMark(Decision):
    """Keep a previewed mark; doing it again keeps the same entry."""

    def __init__(self, part_id: str | None, request: MarkRequest, clears: int) -> None:
        super().__init__(_tr("keep mark"), part_id)
        self.request, self.clears = request, clears

    def perform(self, session: Session) -> Future[Mark]:
        if isinstance(self.result, Mark):
            return session.redo_mark(self.result.id)
        return session.keep_mark(self.request)

    def withdraw(self, session: Session) -> Future[Mark]:
        return session.revoke_mark(self.result.id)


class SwitchMark(Decision):
    """Revoke a mark on the bank page, or keep a revoked one again."""

    def __init__(self, mark: Mark) -> None:
        text = _tr("revoke {0}") if mark.active else _tr("keep {0} again")
        super().__init__(text.format(mark.label), None)
        self.mark_id, self.revokes = mark.id, mark.active

    def perform(self, session: Session) -> Future[Mark]:
        return session.revoke_mark(self.mark_id) if self.revokes else session.redo_mark(self.mark_id)

    def withdraw(self, session: Session) -> Future[Mark]:
        return session.redo_mark(self.mark_id) if self.revokes else session.revoke_mark(self.mark_id)


class SetThreshold(Decision):
    """Move the threshold of a lot, and of all that its bank has scored; raw units."""

    def __init__(
        self, lot_id: str, raw: float, lower: float | None, was: float, was_lower: float | None
    ) -> None:
        super().__init__(_tr("move threshold"), None)
        self.lot_id = lot_id
        self.now, self.before = (raw, lower), (was, was_lower)

    def perform(self, session: Session) -> Future[Any]:
        return session.set_threshold(self.lot_id, *self.now)

    def withdraw(self, session: Session) -> Future[Any]:
        return session.set_threshold(self.lot_id, *self.before)


class SetClasses(Decision):
    """Other defect classes of the recipe."""

    def __init__(self, recipe_id: str, names: Sequence[str], before: Sequence[str]) -> None:
        super().__init__(_tr("change defect classes"), None)
        self.recipe_id, self.names, self.before = recipe_id, tuple(names), tuple(before)

    def perform(self, session: Session) -> Future[Any]:
        return session.set_defect_classes(self.recipe_id, self.names)

    def withdraw(self, session: Session) -> Future[Any]:
        return session.set_defect_classes(self.recipe_id, self.before)


class Ledger(QObject):
    """All that was decided in this window, in order, with undo and redo."""

    done = Signal(object)  # Decision: it stands in the store
    undone = Signal(object)  # Decision: it was withdrawn
    failed = Signal(object, object)  # Decision, InspectorError

    def __init__(self, session: Session, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session, self.bridge = session, bridge
        self.stack = QUndoStack(self)
        self.unsettled: list[Decision] = []

    def decide(self, decision: Decision) -> None:
        """Do it now and remember how to undo it."""
        decision.enter(self)
        self.stack.push(decision)
        self._settle()

    @Slot()
    def undo(self) -> None:
        self.stack.undo()
        self._settle()

    @Slot()
    def redo(self) -> None:
        self.stack.redo()
        self._settle()

    def _settle(self) -> None:
        while self.unsettled:
            self.unsettled.pop(0).settle()


def _part_words(decision: PartDecision) -> str:
    return {
        PartDecision.ACCEPT: _tr("accept part"),
        PartDecision.REJECT: _tr("reject part"),
        PartDecision.UNSURE: _tr("unsure of part"),
    }[decision]


def _parts_words(decision: PartDecision, number: int) -> str:
    words = {
        PartDecision.ACCEPT: _tr("accept {0} parts"),
        PartDecision.REJECT: _tr("reject {0} parts"),
        PartDecision.UNSURE: _tr("unsure of {0} parts"),
    }[decision]
    return words.format(count(number))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Commands", text)
