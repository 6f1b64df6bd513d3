"""The undo stack of the window: what was decided in this lot, by this person, now and in earlier sessions."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoStack

from inspector_app.domain.errors import InspectorError
from inspector_app.domain.geometry import Region
from inspector_app.domain.review import FindingDecision, PartDecision
from inspector_app.domain.step import REMEMBERED, History, Step, StepKind
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.commands import (
    Decision,
    KeepMark,
    ReviewFinding,
    ReviewPart,
    ReviewParts,
    ReviewRegion,
    SetClasses,
    SetThreshold,
    SwitchMark,
)
from inspector_app.ui.mark_decisions import (
    ApproveMark,
    ImportMarks,
    MergeMarks,
    Named,
    RefuseMark,
    ReviewFindings,
)
from inspector_app.ui.recipe_decisions import ChangeSettings, NameGood, bank_change_of
from inspector_app.workflow.events import RecipeChanged

if TYPE_CHECKING:
    from inspector_app.workflow.session import Session


class Ledger(QObject):
    """All that was decided, in order, with undo and redo; with a lot come the steps of its earlier sessions."""

    done = Signal(object)  # Decision: it stands in the store
    undone = Signal(object)  # Decision: it was withdrawn
    failed = Signal(object, object)  # Decision, InspectorError
    held_up = Signal(object)  # Decision: it takes a while, and nothing is undone or done again before

    def __init__(self, session: Session, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session, self.bridge = session, bridge
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(REMEMBERED)
        self.unsettled: list[Decision] = []
        self._lot_id: str | None = None
        self._acts = 0  # of the person, so that a history read before one of them is not taken for the whole
        self._outdated = False
        for settled in (self.done, self.undone):
            settled.connect(self._settled)
        self.failed.connect(self._failed)
        bridge.recipe_changed.connect(self._recipe_changed)

    @Slot(str)
    def open(self, lot_id: str) -> None:
        """Another lot: its steps, of this session and of earlier ones, take the place of the former lot's."""
        self._lot_id = lot_id
        self.unsettled.clear()
        self.stack.clear()
        self._read()

    @Slot()
    def change_person(self) -> None:
        """Another person's steps take the place of the former one's; those stay theirs for when they come back."""
        if self._lot_id is not None:
            self.open(self._lot_id)

    def decide(self, decision: Decision) -> None:
        """Do it now and remember how to undo it."""
        decision.enter(self)
        self.stack.push(decision)
        self._settle()

    @Slot()
    def undo(self) -> None:
        if not self._holds_up():
            self.stack.undo()
            self._settle()
            self.let_failed_go()

    @Slot()
    def redo(self) -> None:
        if not self._holds_up():
            self.stack.redo()
            self._settle()
            self.let_failed_go()

    def let_failed_go(self) -> None:
        """Take what failed off the stack as soon as it is next: its undoing does nothing, and would be offered."""
        while self._has_failed(self.stack.index() - 1):
            self.stack.undo()
        while self._has_failed(self.stack.index()):
            self.stack.redo()

    def _has_failed(self, number: int) -> bool:
        return 0 <= number < self.stack.count() and self.stack.command(number).isObsolete()

    def _holds_up(self) -> bool:
        """Whether the last step, done or undone, is still being worked on; that is told.

        Else one key more would take back the decision below it, unseen.
        """
        index = self.stack.index()
        for command in (self.stack.command(index - 1), self.stack.command(index)):
            if isinstance(command, Decision) and command.takes_long and command.busy:
                self.held_up.emit(command)
                return True
        return False

    def follow(self, future: Future[Any], decision: Decision) -> None:
        """Hear what becomes of it also where another lot is opened meanwhile, whose steps take the place of it."""
        self.bridge.watch(future, self._left_done, decision, failed=self._left_failed)

    def _left_done(self, result: Any, decision: Decision) -> None:
        if not shiboken6.isValid(
            decision
        ):  # its stack has gone; it may be a step of the lot that is open now too
            self._outdated = True
            self._read_when_settled()

    def _left_failed(self, error: InspectorError, decision: Decision) -> None:
        if not shiboken6.isValid(decision):
            self.bridge.failure.emit(error)

    def _settle(self) -> None:
        self._acts += 1
        while self.unsettled:
            self.unsettled.pop(0).settle()

    def _read(self) -> None:
        if self._lot_id is not None:
            self._outdated = False
            self.bridge.watch(
                self.session.history(self._lot_id), self._history_came, self._acts, channel="history"
            )

    def _history_came(self, found: History, acts: int) -> None:
        if acts != self._acts:  # something was decided since it was read: read again once that is stored
            self._outdated = True
            self._read_when_settled()
            return
        commands = [(decision_of(step), step, True) for step in found.done]
        commands += [(decision_of(step), step, False) for step in found.undone]
        self.stack.clear()
        for command, _, _ in commands:
            self.stack.push(command)  # not entered yet: nothing is done by it
        for _ in found.undone:
            self.stack.undo()
        for command, step, stands in commands:
            command.restored(self, step.id, step.result, stands=stands)

    def _read_when_settled(self) -> None:
        if self._outdated and not self._busy():
            self._read()

    def _busy(self) -> bool:
        commands = (self.stack.command(number) for number in range(self.stack.count()))
        return any(isinstance(each, Decision) and each.busy for each in commands)

    @Slot(object)
    def _recipe_changed(self, event: RecipeChanged) -> None:
        """Not by a step of here, that would be busy still: what the machine has learnt may have overtaken some.

        A threshold that was moved before belongs to another scale; undone it would let every part pass, or none.
        """
        if not self._busy():
            self._read()

    @Slot(object)
    def _settled(self, decision: Decision) -> None:
        self._read_when_settled()

    @Slot(object, object)
    def _failed(self, decision: Decision, error: object) -> None:
        self._read_when_settled()


def decision_of(step: Step) -> Decision:
    """The command of a step that was stored."""
    said = step.content
    match step.kind:
        case StepKind.REVIEW_PART:
            return ReviewPart(said["part_id"], PartDecision(said["decision"]), said["note"])
        case StepKind.REVIEW_PARTS:
            return ReviewParts(said["part_ids"], PartDecision(said["decision"]), said["note"])
        case StepKind.REVIEW_FINDING:
            return ReviewFinding(
                said["part_id"],
                said["finding_id"],
                FindingDecision(said["decision"]),
                said["defect_class"],
                said["note"],
            )
        case StepKind.REVIEW_REGION:
            return ReviewRegion(
                said["part_id"],
                said["image_id"],
                Region.from_json(said["region"]),
                FindingDecision(said["decision"]),
                said["defect_class"],
                said["note"],
            )
        case StepKind.KEEP_MARK:
            return KeepMark(said["part_id"], None, said["clears"])
        case StepKind.SWITCH_MARK:
            return SwitchMark(said["mark_id"], said["label"], revokes=said["revokes"])
        case StepKind.SET_THRESHOLD:
            return SetThreshold(said["lot_id"], *said["now"], *said["before"], said.get("note", ""))
        case StepKind.REVIEW_FINDINGS:
            return ReviewFindings(
                said["finding_ids"], FindingDecision(said["decision"]), said["defect_class"], said["note"]
            )
        case StepKind.MERGE_MARKS:
            return MergeMarks(Named(*said["keeps"]), Named(*said["covered"]))
        case StepKind.IMPORT_MARKS:
            return ImportMarks(said["recipe_id"], Path(said["path"]), said["lot_id"])
        case StepKind.APPROVE_MARK:
            return ApproveMark(said["mark_id"], said["label"], said["reason"])
        case StepKind.REFUSE_MARK:
            return RefuseMark(said["mark_id"], said["label"], said["reason"])
        case StepKind.NAME_GOOD:
            return NameGood(said["part_id"], good=said["good"])
        case StepKind.CHANGE_SETTINGS:
            return ChangeSettings(said["recipe_id"], said["now"], said["before"])
        case StepKind.GROW_BANK:
            return bank_change_of(said)
        case StepKind.SET_CLASSES:
            return SetClasses(said["recipe_id"], said["now"], said["before"])
