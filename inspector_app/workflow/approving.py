"""Marks that wait for a second person: previewed once more, approved, refused, and put back to waiting."""

from __future__ import annotations

import time
from dataclasses import dataclass

from inspector_app.domain.approval import MarkEvidence, demand_second_person
from inspector_app.domain.bank import Mark, MarkAction, Preview
from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.lot import Lot
from inspector_app.store.reading import Reading
from inspector_app.store.reading_lots import ORIGIN_LOT
from inspector_app.store.reference_kinds import NO_VIEWS, VIEWS
from inspector_app.workflow.bank_changes import BankChanges
from inspector_app.workflow.bench import Bench
from inspector_app.workflow.challenging import said_of
from inspector_app.workflow.known_parts import KnownParts
from inspector_app.workflow.mark_preview import LotChange, change_of, kept_evidence
from inspector_app.workflow.mark_switching import MarkSwitching
from inspector_app.workflow.marking import Marking
from inspector_app.workflow.memory import RecipeMemory
from inspector_app.workflow.memory_store import with_stored_mark
from inspector_app.workflow.noting import MarksNoted, unnoted
from inspector_app.workflow.rescoring import Rescoring
from inspector_app.workflow.worker import Steps, Urgency, Worker


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """A waiting mark with what it would do now."""

    mark: Mark
    preview: Preview
    evidence: MarkEvidence
    views_to_come: bool


class Approving:
    """Used on the inference thread."""

    def __init__(
        self,
        bench: Bench,
        worker: Worker,
        changes: BankChanges,
        known: KnownParts,
        switching: MarkSwitching,
        marking: Marking,
    ) -> None:
        self._bench, self._worker = bench, worker
        self._changes, self._known = changes, known
        self._switching, self._marking = switching, marking
        self._rescoring = Rescoring(bench)

    def preview(self, mark_id: str) -> Steps:
        """Gives what a waiting mark would do now, to the lot it was drawn in and to the known parts.

        Nothing is written.
        """
        asked: _Asked = yield from self._ask(mark_id)
        return asked.preview

    def approve(
        self, mark_id: str, note: str = "", confirmation: str | None = None, noted: MarksNoted = unnoted
    ) -> Steps:
        """Let a waiting mark act; its lot is rescored, its augmented views join in the background. Gives the mark.

        Raises CorrectableError where the mark does not wait, where the same person has made it, and where known
        parts would be judged wrongly and ``confirmation`` does not say why that is accepted.
        """
        asked: _Asked = yield from self._ask(mark_id)
        outcome = asked.preview.outcome
        if outcome.lost and not (confirmation or "").strip():
            raise CorrectableError(
                f"with the mark known parts are lost: {said_of(outcome)}",
                subject=asked.mark.label,
                remedy="Refuse it, or say why it is approved in spite of that",
            )
        (mark,) = yield from self._switching.switch(
            [mark_id],
            MarkAction.APPROVE,
            note=note,
            evidence=asked.evidence,
            confirmation=confirmation,
            reviews=False,
            noted=noted,
        )
        if asked.views_to_come:
            self._worker.submit_steps(self._marking.augment(mark), Urgency.IDLE)
        return mark

    def refuse(self, mark_id: str, note: str, noted: MarksNoted = unnoted) -> Steps:
        """Say that a waiting mark must not act, and why; what was said of its region goes with it. Gives the mark."""
        if not note.strip():
            raise CorrectableError(
                "a mark is refused with a reason", subject=mark_id, remedy="Say what is wrong with it"
            )
        (mark,) = yield from self._switching.switch([mark_id], MarkAction.REFUSE, note=note, noted=noted)
        return mark

    def reopen(self, mark_id: str, noted: MarksNoted = unnoted) -> Steps:
        """Take the own approval or refusal of a mark back: it waits again. Gives the mark."""
        (mark,) = yield from self._switching.switch([mark_id], MarkAction.REOPEN, noted=noted)
        return mark

    def _ask(self, mark_id: str) -> Steps:
        started = time.perf_counter()
        bench = self._bench
        with bench.stores.reading() as reading:
            mark, history = reading.mark_by_id(mark_id), reading.mark_history(mark_id)
            names = reading.names_of(bench.writer.who.author)
            lot = reading.lot(mark.lot_id)
            current = reading.current_row(mark.image_id)
        if not mark.waiting:
            raise CorrectableError("the mark does not wait for approval", subject=mark.label)
        demand_second_person(mark, history, bench.writer.who.author, names)
        before = self._changes.ready(mark.recipe_id)
        here = lot.number > ORIGIN_LOT
        with bench.stores.reading() as reading:
            after = with_stored_mark(before, mark, bench.stores, reading)
            has_views = self._has_views(reading, mark)
        if here and not has_views:
            after = yield from self._with_views(before, after, mark, lot)
        change = change_of(self._rescoring, lot, before, after) if here else LotChange((), ())
        preview = change.preview(
            self._known.challenge(mark.recipe_id, before, after), mark.patches, time.perf_counter() - started
        )
        evidence = kept_evidence(
            bench, self._rescoring, preview, lot, current if here else None, before, after
        )
        return _Asked(mark, preview, evidence, here and not has_views)

    def _has_views(self, reading: Reading, mark: Mark) -> bool:
        """Whether its augmented views were kept, or left out, when it acted before or came from elsewhere."""
        return any(
            row.source_id == mark.id
            for kind in (VIEWS, NO_VIEWS)
            for row in reading.references(mark.recipe_id, mark.encoding_id, kind)
        )

    def _with_views(self, before: RecipeMemory, after: RecipeMemory, mark: Mark, lot: Lot) -> Steps:
        """Gives the memory with the views that join an approved mark; without those where they lose known parts."""
        with self._bench.stores.reading() as reading:
            image = reading.image(mark.image_id)
        views = yield from self._marking.views(before, lot, image, mark.region)
        if len(views) == 0:
            return after
        with self._bench.stores.reading() as reading:
            whole = with_stored_mark(before, mark, self._bench.stores, reading, views=views)
        return after if self._known.challenge(mark.recipe_id, after, whole).lost else whole
