"""Duplicates among the marks: proposed, previewed, and merged: one stays, the one that it covers is revoked."""

from __future__ import annotations

from inspector_app.domain.bank import Mark, MarkAction
from inspector_app.domain.bank_change import BankChange, MarkPair
from inspector_app.domain.errors import CorrectableError
from inspector_app.engine.duplicates import duplicates
from inspector_app.workflow.bank_changes import BankChanges
from inspector_app.workflow.bench import Bench
from inspector_app.workflow.mark_switching import MarkSwitching, lots_that_felt, one_recipe
from inspector_app.workflow.noting import MarksNoted, unnoted
from inspector_app.workflow.worker import Steps


class Merging:
    """Used on the inference thread."""

    def __init__(self, bench: Bench, changes: BankChanges, switching: MarkSwitching) -> None:
        self._bench = bench
        self._changes = changes
        self._switching = switching

    def pairs(self, recipe_id: str) -> tuple[MarkPair, ...]:
        """Pairs of kept marks of which one covers the other, the nearest first; none before there is a bank."""
        memory = self._bench.memory(recipe_id)
        if not memory.ready:
            return ()
        marks = memory.marks
        return tuple(
            MarkPair(marks[one.keeps], marks[one.covered], one.distance)
            for one in duplicates(memory.scoring.pseudo)
            if one.keeps in marks and one.covered in marks
        )

    def preview(self, keeps_id: str, covered_id: str) -> Steps:
        """What revoking the covered mark would do, in every lot that felt one of the two: a BankChange."""
        keeps, covered = self._kept(keeps_id, covered_id)
        before = self._changes.ready(keeps.recipe_id)
        with self._bench.stores.reading() as reading:
            lots = lots_that_felt(reading, [keeps, covered])
        return (
            yield from self._changes.preview(keeps.recipe_id, before, before.without(covered.number), lots)
        )

    def merge(self, keeps_id: str, covered_id: str, in_spite: bool, noted: MarksNoted = unnoted) -> Steps:
        """Revoke the covered mark as covered by the other; gives it. The word on its region stands: it is harmless.

        Raises CorrectableError where quiet parts would be flagged again or known parts judged wrongly, unless
        ``in_spite``.
        """
        keeps, covered = self._kept(keeps_id, covered_id)
        if not in_spite:
            change: BankChange = yield from self.preview(keeps_id, covered_id)
            if change.harms:
                raise CorrectableError(
                    f"merged into {keeps.label}, {len(change.returns)} quiet parts would be flagged again and "
                    f"{len(change.outcome.lost)} known parts would be judged wrongly",
                    subject=covered.label,
                    remedy="Keep both marks, or merge them in spite of it",
                )
        (revoked,) = yield from self._switching.switch(
            [covered.id],
            MarkAction.REVOKE,
            note=f"covered by {keeps.label}",
            felt_with=[keeps.id],
            reviews=False,
            noted=noted,
        )
        return revoked

    def unmerge(self, keeps_id: str, covered_id: str, noted: MarksNoted = unnoted) -> Steps:
        """Keep the covered mark again, as it was before the merge; gives it."""
        (kept,) = yield from self._switching.switch(
            [covered_id],
            MarkAction.REDO,
            note="the merge is undone",
            felt_with=[keeps_id],
            reviews=False,
            noted=noted,
        )
        return kept

    def _kept(self, keeps_id: str, covered_id: str) -> tuple[Mark, Mark]:
        with self._bench.stores.reading() as reading:
            keeps, covered = reading.mark_by_id(keeps_id), reading.mark_by_id(covered_id)
        one_recipe([keeps, covered])
        for mark in (keeps, covered):
            if not mark.active:
                what = "the mark waits for approval" if mark.waiting else "the mark is revoked already"
                raise CorrectableError(what, subject=mark.label)
        if keeps.id == covered.id:
            raise CorrectableError("a mark cannot be merged into itself", subject=keeps.label)
        return keeps, covered
