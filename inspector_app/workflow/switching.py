"""Marks revoked and kept again: their lots are scored anew, and people are told what known parts that loses."""

from __future__ import annotations

from dataclasses import replace

from inspector_app.domain.bank import Mark, MarkAction
from inspector_app.domain.challenge import ChallengeOutcome
from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.review import FindingDecision
from inspector_app.store.drafts import ReviewDraft
from inspector_app.store.reading import Reading
from inspector_app.store.writing import Writing
from inspector_app.workflow.bench import Bench
from inspector_app.workflow.challenging import warn_of_loss
from inspector_app.workflow.events import BankChanged, PartsChanged
from inspector_app.workflow.known_parts import KnownParts
from inspector_app.workflow.memory import RecipeMemory
from inspector_app.workflow.memory_store import with_stored_mark
from inspector_app.workflow.references import References
from inspector_app.workflow.rescoring import Rescoring
from inspector_app.workflow.reviewing import standing_mark_review, withdraw
from inspector_app.workflow.writer import Urgency


class Switching:
    """Used on the inference thread."""

    def __init__(self, bench: Bench, references: References, known: KnownParts) -> None:
        self._bench = bench
        self._references, self._known = references, known
        self._rescoring = Rescoring(bench)

    def preview(self, mark_id: str) -> ChallengeOutcome:
        """The challenge set if a kept mark were revoked, or a revoked one kept again. Nothing is written."""
        with self._bench.stores.reading() as reading:
            mark = reading.mark_by_id(mark_id)
            lot = reading.lot(mark.lot_id)
        self._references.refresh(mark.recipe_id)
        before = self._bench.learnt_memory(lot)
        return self._known.challenge(mark.recipe_id, before, self._switched(before, mark))

    def act(self, mark_id: str, action: MarkAction) -> Mark:
        """Revoke a mark or keep it again, and rescore the lots that felt it."""
        bench = self._bench
        with bench.stores.reading() as reading:
            mark = reading.mark_by_id(mark_id)
            lot = reading.lot(mark.lot_id)
            others = reading.lots_with_mark(mark.recipe_id, mark.number)
            felt = [lot, *(other for other in others if other.id != lot.id)]
        if mark.active == (action is not MarkAction.REVOKE):
            raise CorrectableError(
                "the mark is kept already" if mark.active else "the mark is revoked already",
                subject=mark.label,
            )

        def write(writing: Writing) -> Mark:
            changed = writing.add_mark_event(mark.id, action)
            reading = Reading(writing.connection)
            detail = reading.part_detail(mark.part_id)
            review = standing_mark_review(detail, mark.image_id, mark.region)
            if action is MarkAction.REVOKE and review is not None:
                withdraw(writing, review.id)
            elif action is MarkAction.REDO and review is None:
                writing.add_review(
                    ReviewDraft(
                        mark.part_id,
                        mark.image_id,
                        FindingDecision.PSEUDO_ANOMALY,
                        mark.region,
                        mark.image_sha256,
                        note=mark.note,
                    )
                )
            return changed

        before = bench.learnt_memory(lot)
        after = self._switched(before, mark)
        outcome = self._known.challenge(mark.recipe_id, before, after)
        changed = bench.writer.submit(write, Urgency.PERSON).result()
        if changed.active:
            after = replace(after, marks={**after.marks, mark.number: changed})
        self._rescoring.adopt(felt, before, after)
        bench.tell(PartsChanged(lot.id, (mark.part_id,)))
        bench.tell(BankChanged(mark.recipe_id, changed, outcome))
        word = "kept again" if changed.active else "revoked"
        warn_of_loss(bench, f"{mark.label}, {word},", outcome, lot.recipe_name)
        return changed

    def _switched(self, memory: RecipeMemory, mark: Mark) -> RecipeMemory:
        """The memory without the mark where it acts, with it where it does not."""
        if mark.active:
            return memory.without(mark.number)
        with self._bench.stores.reading() as reading:
            return with_stored_mark(memory, mark, self._bench.stores, reading)
