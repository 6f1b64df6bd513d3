"""Decisions about several marks or findings at once, as undo commands: one step each."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inspector_app.domain.bank import Mark, MarkAction
from inspector_app.domain.bank_change import MarkPair
from inspector_app.domain.review import FindingDecision, Review
from inspector_app.ui.commands import Decision

if TYPE_CHECKING:
    from inspector_app.workflow.session import Session


class MergeMarks(Decision):
    """One mark stays, the one that it covers is revoked."""

    def __init__(self, pair: MarkPair) -> None:
        super().__init__(_tr("merge {0} into {1}").format(pair.covered.label, pair.keeps.label), None)
        self.keeps, self.covered = pair.keeps, pair.covered

    def perform(self, session: Session) -> Future[Mark]:
        return session.mark_acts.merge(self.keeps.id, self.covered.id, in_spite=True)

    def withdraw(self, session: Session) -> Future[Mark]:
        return session.mark_acts.unmerge(self.keeps.id, self.covered.id)


class ImportMarks(Decision):
    """The marks of a file from another station, all of them; done again, the same ones are kept again."""

    def __init__(self, recipe_id: str, path: Path, lot_id: str | None) -> None:
        super().__init__(_tr("import marks"), None)
        self.recipe_id, self.path, self.lot_id = recipe_id, path, lot_id

    def perform(self, session: Session) -> Future[list[Mark]]:
        if self.result is not None:
            return session.mark_acts.switch(self._ids(), MarkAction.REDO)
        return session.mark_acts.import_marks(self.recipe_id, self.path, self.lot_id, in_spite=True)

    def withdraw(self, session: Session) -> Future[list[Mark]]:
        return session.mark_acts.switch(self._ids(), MarkAction.REVOKE)

    def _ids(self) -> list[str]:
        marks: list[Mark] = self.result
        return [mark.id for mark in marks]


class ReviewFindings(Decision):
    """The same word on findings of several parts."""

    def __init__(
        self, finding_ids: Sequence[str], decision: FindingDecision, defect_class: str = "", note: str = ""
    ) -> None:
        word = defect_class or _tr(decision.value)
        super().__init__(_tr("{0} findings are {1}").format(len(finding_ids), word), None)
        self.finding_ids, self.decision = tuple(finding_ids), decision
        self.defect_class, self.note = defect_class, note

    def perform(self, session: Session) -> Future[list[Review]]:
        return session.review_findings(self.finding_ids, self.decision, self.defect_class, self.note)

    def withdraw(self, session: Session) -> Future[list[Review]]:
        return session.withdraw_all([review.id for review in self.result])


def _tr(text: str) -> str:
    return QCoreApplication.translate("Commands", text)
