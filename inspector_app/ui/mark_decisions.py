"""Decisions about several marks or findings at once, as undo commands: one step each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QCoreApplication

from inspector_app.domain.bank import Mark, MarkAction
from inspector_app.domain.bank_change import MarkPair
from inspector_app.domain.review import FindingDecision, Review
from inspector_app.domain.step import StepKind
from inspector_app.ui.commands import Decision
from inspector_app.ui.language.defect_classes import class_word

if TYPE_CHECKING:
    from inspector_app.workflow.stepping import Stepping


class Named(NamedTuple):
    """A mark by its key and by what people call it."""

    id: str
    label: str


class MergeMarks(Decision):
    """One mark stays, the one that it covers is revoked."""

    kind = StepKind.MERGE_MARKS

    def __init__(self, keeps: Named, covered: Named) -> None:
        super().__init__(_tr("merge {0} into {1}").format(covered.label, keeps.label), None)
        self.keeps, self.covered = keeps, covered

    @classmethod
    def of(cls, pair: MarkPair) -> MergeMarks:
        """Merge the two of a pair."""
        return cls(Named(pair.keeps.id, pair.keeps.label), Named(pair.covered.id, pair.covered.label))

    def content(self) -> Mapping[str, Any]:
        return {"keeps": list(self.keeps), "covered": list(self.covered)}

    def perform(self, session: Stepping) -> Future[Mark]:
        return session.mark_acts.merge(self.keeps.id, self.covered.id, in_spite=True)

    def withdraw(self, session: Stepping) -> Future[Mark]:
        return session.mark_acts.unmerge(self.keeps.id, self.covered.id)


class ImportMarks(Decision):
    """The marks of a file from another station, all of them; done again, the same ones are kept again."""

    kind = StepKind.IMPORT_MARKS

    def __init__(self, recipe_id: str, path: Path, lot_id: str | None) -> None:
        super().__init__(_tr("import marks"), None)
        self.recipe_id, self.path, self.lot_id = recipe_id, path, lot_id

    def content(self) -> Mapping[str, Any]:
        return {"recipe_id": self.recipe_id, "path": str(self.path), "lot_id": self.lot_id}

    def perform(self, session: Stepping) -> Future[list[Mark]]:
        if self.keys:
            return session.mark_acts.switch(self.keys, MarkAction.REDO)
        return session.mark_acts.import_marks(self.recipe_id, self.path, self.lot_id, in_spite=True)

    def withdraw(self, session: Stepping) -> Future[list[Mark]]:
        return session.mark_acts.switch(self.keys, MarkAction.REVOKE)


class ApproveMark(Decision):
    """A second person lets a waiting mark act; undone, it waits again."""

    kind = StepKind.APPROVE_MARK

    def __init__(self, mark_id: str, label: str, reason: str = "") -> None:
        super().__init__(_tr("approve {0}").format(label), None)
        self.mark_id, self.label, self.reason = mark_id, label, reason

    def content(self) -> Mapping[str, Any]:
        return {"mark_id": self.mark_id, "label": self.label, "reason": self.reason}

    def perform(self, session: Stepping) -> Future[Mark]:
        return session.approve_mark(self.mark_id, self.reason, self.confirmation)

    def withdraw(self, session: Stepping) -> Future[Mark]:
        return session.reopen_mark(self.mark_id)


class RefuseMark(Decision):
    """A second person says that a waiting mark must not act; undone, it waits again."""

    kind = StepKind.REFUSE_MARK

    def __init__(self, mark_id: str, label: str, reason: str) -> None:
        super().__init__(_tr("refuse {0}").format(label), None)
        self.mark_id, self.label, self.reason = mark_id, label, reason

    def content(self) -> Mapping[str, Any]:
        return {"mark_id": self.mark_id, "label": self.label, "reason": self.reason}

    def perform(self, session: Stepping) -> Future[Mark]:
        return session.refuse_mark(self.mark_id, self.reason)

    def withdraw(self, session: Stepping) -> Future[Mark]:
        return session.reopen_mark(self.mark_id)


class ReviewFindings(Decision):
    """The same word on findings of several parts."""

    kind = StepKind.REVIEW_FINDINGS

    def __init__(
        self, finding_ids: Sequence[str], decision: FindingDecision, defect_class: str = "", note: str = ""
    ) -> None:
        word = class_word(defect_class) or _tr(decision.value)
        super().__init__(_tr("{0} findings are {1}").format(len(finding_ids), word), None)
        self.finding_ids, self.decision = tuple(finding_ids), decision
        self.defect_class, self.note = defect_class, note

    def content(self) -> Mapping[str, Any]:
        return {
            "finding_ids": list(self.finding_ids),
            "decision": str(self.decision),
            "defect_class": self.defect_class,
            "note": self.note,
        }

    def perform(self, session: Stepping) -> Future[list[Review]]:
        return session.review_findings(self.finding_ids, self.decision, self.defect_class, self.note)

    def withdraw(self, session: Stepping) -> Future[list[Review]]:
        return session.withdraw_all(self.keys)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Commands", text)
