"""What people decide, as undo commands: they hold ids, call the session, end as events in the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, ClassVar

import uuid6
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QUndoCommand

from inspector_app.domain.bank import Mark
from inspector_app.domain.errors import InspectorError
from inspector_app.domain.geometry import Region
from inspector_app.domain.review import FindingDecision, PartDecision, Review
from inspector_app.domain.step import StepAction, StepKind, StepNote
from inspector_app.ui.language.defect_classes import class_word
from inspector_app.ui.language.figures import count
from inspector_app.ui.theme.verdicts import decision_word
from inspector_app.workflow.requests import MarkRequest

if TYPE_CHECKING:
    from inspector_app.ui.ledger import Ledger
    from inspector_app.workflow.stepping import Stepping


class Decision(QUndoCommand):
    """One act and its undoing. Both take time: what is asked meanwhile is done once the former is settled.

    ``keys`` are those of the events that it wrote when it was last done. It goes into the store as a step, from which
    a later session makes it anew (see ``restored``).
    """

    kind: ClassVar[StepKind]
    told_in_place = False  # whoever decided it shows why it failed, so that no message has to
    takes_long = False  # what it is about is worked on for a while; nobody undoes past it meanwhile

    def __init__(self, text: str, part_id: str | None) -> None:
        super().__init__(text)
        self.part_id = part_id
        self.result: Any = None
        self.keys: tuple[str, ...] = ()
        self.step_id = str(uuid6.uuid7())
        self.confirmation: str | None = None  # why a person goes on although known parts are lost
        self._ledger: Ledger | None = None
        self._done_once = False
        self._stands = False  # what the store says
        self._wanted = False  # what the person wants
        self._busy = False

    def enter(self, ledger: Ledger) -> None:
        """Tell the command where its answers are delivered; called before the first ``redo``."""
        self._ledger = ledger

    def restored(self, ledger: Ledger, step_id: str, keys: Sequence[str], *, stands: bool) -> None:
        """Make it the step of an earlier session: what it wrote, and whether that stands."""
        self._ledger, self.step_id, self.keys = ledger, step_id, tuple(keys)
        self._stands = self._wanted = stands
        self._done_once = True

    @property
    def stands(self) -> bool:
        """What the store says."""
        return self._stands

    @property
    def busy(self) -> bool:
        """An answer of the store is still out."""
        return self._busy

    def content(self) -> Mapping[str, Any]:
        """What it takes to do it again, as JSON."""
        raise NotImplementedError

    def perform(self, session: Stepping) -> Future[Any]:
        """The act, for the first time or again."""
        raise NotImplementedError

    def withdraw(self, session: Stepping) -> Future[Any]:
        """Its undoing."""
        raise NotImplementedError

    def redo(self) -> None:
        self._want(True)

    def undo(self) -> None:
        self._want(False)

    def _want(self, wanted: bool) -> None:
        # Called by Qt, which cannot bear an exception here: only note what is wanted, the ledger does it.
        if self.isObsolete():  # it failed, and leaves the stack by this
            return
        self._wanted = wanted
        if self._ledger is not None:
            self._ledger.unsettled.append(self)

    def settle(self) -> None:
        """Bring the store to what is wanted; while an answer is still out, that follows by itself."""
        if self._busy or self._wanted == self._stands or self._ledger is None:
            return
        self._busy = True
        ledger = self._ledger
        again = StepAction.REDO if self._done_once else StepAction.DO
        action = again if self._wanted else StepAction.UNDO
        note = StepNote(
            self.step_id, action, self.kind, self.content() if action is StepAction.DO else NOTHING
        )
        session = ledger.session.step(note)
        future = self.perform(session) if self._wanted else self.withdraw(session)
        ledger.follow(future, self)
        ledger.bridge.watch(future, self._settled, failed=self._failed)

    def _settled(self, result: Any) -> None:
        self._busy = False
        self._stands = not self._stands
        if self._stands:
            self.result, self.keys, self._done_once = result, _keys(result), True
        assert self._ledger is not None
        (self._ledger.done if self._stands else self._ledger.undone).emit(self)
        self.settle()

    def _failed(self, error: InspectorError) -> None:
        self._busy = False
        self._wanted = self._stands
        self.setObsolete(True)
        assert self._ledger is not None
        self._ledger.failed.emit(self, error)
        self._ledger.let_failed_go()


NOTHING: Mapping[str, Any] = {}  # the content of a step is stored once, when it is first done


class ReviewPart(Decision):
    """Accept, reject or unsure, of a whole part."""

    kind = StepKind.REVIEW_PART

    def __init__(self, part_id: str, decision: PartDecision, note: str = "") -> None:
        super().__init__(_part_words(decision), part_id)
        self.decision, self.note = decision, note

    def content(self) -> Mapping[str, Any]:
        return {"part_id": self.part_id, "decision": str(self.decision), "note": self.note}

    def perform(self, session: Stepping) -> Future[Review]:
        assert self.part_id is not None
        return session.review_part(self.part_id, self.decision, self.note)

    def withdraw(self, session: Stepping) -> Future[Review]:
        return session.withdraw(self.keys[0])


class ReviewParts(Decision):
    """The same of several parts, as one step."""

    kind = StepKind.REVIEW_PARTS

    def __init__(self, part_ids: Sequence[str], decision: PartDecision, note: str = "") -> None:
        super().__init__(_parts_words(decision, len(part_ids)), None)
        self.part_ids, self.decision, self.note = tuple(part_ids), decision, note

    def content(self) -> Mapping[str, Any]:
        return {"part_ids": list(self.part_ids), "decision": str(self.decision), "note": self.note}

    def perform(self, session: Stepping) -> Future[list[Review]]:
        return session.review_parts(self.part_ids, self.decision, self.note)

    def withdraw(self, session: Stepping) -> Future[list[Review]]:
        return session.withdraw_all(self.keys)


class ReviewFinding(Decision):
    """Defect with its class, pseudo-anomaly or unsure, of one finding."""

    kind = StepKind.REVIEW_FINDING

    def __init__(
        self, part_id: str, finding_id: str, decision: FindingDecision, defect_class: str = "", note: str = ""
    ) -> None:
        super().__init__(
            _tr("finding is {0}").format(class_word(defect_class) or decision_word(decision)), part_id
        )
        self.finding_id, self.decision = finding_id, decision
        self.defect_class, self.note = defect_class, note

    def content(self) -> Mapping[str, Any]:
        return {
            "part_id": self.part_id,
            "finding_id": self.finding_id,
            "decision": str(self.decision),
            "defect_class": self.defect_class,
            "note": self.note,
        }

    def perform(self, session: Stepping) -> Future[Review]:
        return session.review_finding(self.finding_id, self.decision, self.defect_class, self.note)

    def withdraw(self, session: Stepping) -> Future[Review]:
        return session.withdraw(self.keys[0])


class ReviewRegion(Decision):
    """The same of a region that a person has drawn."""

    kind = StepKind.REVIEW_REGION

    def __init__(
        self,
        part_id: str,
        image_id: str,
        region: Region,
        decision: FindingDecision,
        defect_class: str = "",
        note: str = "",
    ) -> None:
        super().__init__(
            _tr("region is {0}").format(class_word(defect_class) or decision_word(decision)), part_id
        )
        self.image_id, self.region, self.decision = image_id, region, decision
        self.defect_class, self.note = defect_class, note

    def content(self) -> Mapping[str, Any]:
        return {
            "part_id": self.part_id,
            "image_id": self.image_id,
            "region": self.region.to_json(),
            "decision": str(self.decision),
            "defect_class": self.defect_class,
            "note": self.note,
        }

    def perform(self, session: Stepping) -> Future[Review]:
        return session.review_region(self.image_id, self.region, self.decision, self.defect_class, self.note)

    def withdraw(self, session: Stepping) -> Future[Review]:
        return session.withdraw(self.keys[0])


class KeepMark(Decision):
    """Keep a previewed mark; doing it again keeps the same entry, so that one of an earlier session has no request."""

    kind = StepKind.KEEP_MARK

    def __init__(self, part_id: str | None, request: MarkRequest | None, clears: int) -> None:
        super().__init__(_tr("keep mark"), part_id)
        self.request, self.clears = request, clears

    def content(self) -> Mapping[str, Any]:
        return {"part_id": self.part_id, "clears": self.clears}

    def perform(self, session: Stepping) -> Future[Mark]:
        if self.keys:
            return session.redo_mark(self.keys[0])
        assert self.request is not None
        return session.keep_mark(self.request)

    def withdraw(self, session: Stepping) -> Future[Mark]:
        return session.revoke_mark(self.keys[0])


class SwitchMark(Decision):
    """Revoke a mark on the bank page, or keep a revoked one again."""

    kind = StepKind.SWITCH_MARK

    def __init__(self, mark_id: str, label: str, *, revokes: bool) -> None:
        text = _tr("revoke {0}") if revokes else _tr("keep {0} again")
        super().__init__(text.format(label), None)
        self.mark_id, self.label, self.revokes = mark_id, label, revokes

    @classmethod
    def of(cls, mark: Mark) -> SwitchMark:
        """Revoke it if it stands, else keep it again."""
        return cls(mark.id, mark.label, revokes=mark.stands)

    def content(self) -> Mapping[str, Any]:
        return {"mark_id": self.mark_id, "label": self.label, "revokes": self.revokes}

    def perform(self, session: Stepping) -> Future[Mark]:
        act = session.revoke_mark if self.revokes else session.redo_mark
        return act(self.mark_id, self.confirmation)

    def withdraw(self, session: Stepping) -> Future[Mark]:
        return session.redo_mark(self.mark_id) if self.revokes else session.revoke_mark(self.mark_id)


class SetThreshold(Decision):
    """Move the threshold of a lot, and of all that its bank has scored; raw units."""

    kind = StepKind.SET_THRESHOLD

    def __init__(
        self,
        lot_id: str,
        raw: float,
        lower: float | None,
        was: float,
        was_lower: float | None,
        note: str = "",
    ) -> None:
        super().__init__(_tr("move threshold"), None)
        self.lot_id, self.note = lot_id, note
        self.now, self.before = (raw, lower), (was, was_lower)

    def content(self) -> Mapping[str, Any]:
        return {
            "lot_id": self.lot_id,
            "now": list(self.now),
            "before": list(self.before),
            "note": self.note,
        }

    def perform(self, session: Stepping) -> Future[Any]:
        return session.set_threshold(self.lot_id, *self.now, self.note, self.confirmation)

    def withdraw(self, session: Stepping) -> Future[Any]:
        return session.set_threshold(self.lot_id, *self.before, self.note)


class SetClasses(Decision):
    """Other defect classes of the recipe."""

    kind = StepKind.SET_CLASSES

    def __init__(self, recipe_id: str, names: Sequence[str], before: Sequence[str]) -> None:
        super().__init__(_tr("change defect classes"), None)
        self.recipe_id, self.names, self.before = recipe_id, tuple(names), tuple(before)

    def content(self) -> Mapping[str, Any]:
        return {"recipe_id": self.recipe_id, "now": list(self.names), "before": list(self.before)}

    def perform(self, session: Stepping) -> Future[Any]:
        return session.set_defect_classes(self.recipe_id, self.names)

    def withdraw(self, session: Stepping) -> Future[Any]:
        return session.set_defect_classes(self.recipe_id, self.before)


def _keys(result: Any) -> tuple[str, ...]:
    """Keys of what an act wrote: a review, several, a mark, a version of the recipe, or the key itself."""
    written = result if isinstance(result, list) else [result]
    return tuple(each if isinstance(each, str) else each.id for each in written)


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
