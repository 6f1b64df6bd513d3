"""What a person does at the desk, as steps that can be undone in a later session: act and note commit together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress

from inspector_app.domain.bank import Mark, MarkAction
from inspector_app.domain.errors import EnvironmentFault
from inspector_app.domain.geometry import Region
from inspector_app.domain.recipe import RecipeVersion
from inspector_app.domain.review import FindingDecision, PartDecision, Review
from inspector_app.domain.step import StepNote
from inspector_app.store.reading import Reading
from inspector_app.store.writing import Writing
from inspector_app.workflow import lots
from inspector_app.workflow.engine_room import EngineRoom
from inspector_app.workflow.events import Event, RecipeChanged
from inspector_app.workflow.requests import MarkRequest
from inspector_app.workflow.reviewing import Reviewing
from inspector_app.workflow.sampling import draw_check_sample
from inspector_app.workflow.worker import Urgency as Work
from inspector_app.workflow.writer import Urgency as Write
from inspector_app.workflow.writer import Writer


class Stepping:
    """The acts of ``Session`` that people undo, each with the note that it is (part of) a step.

    Reviews, thresholds and classes are written in one transaction with their note. A mark is noted right after it is
    kept: between the two only its undoing by key is at stake, not the mark.
    """

    def __init__(
        self,
        note: StepNote,
        writer: Writer,
        reviewing: Reviewing,
        room: EngineRoom,
        tell: Callable[[Event], None],
    ) -> None:
        self._note, self._writer, self._room, self._tell = note, writer, room, tell
        self._reviewing = reviewing.noting(self._write)

    def review_part(self, part_id: str, decision: PartDecision, note: str = "") -> Future[Review]:
        return self._reviewing.part(part_id, decision, note)

    def review_parts(
        self, part_ids: Sequence[str], decision: PartDecision, note: str = ""
    ) -> Future[list[Review]]:
        return self._reviewing.parts(part_ids, decision, note)

    def review_finding(
        self, finding_id: str, decision: FindingDecision, defect_class: str = "", note: str = ""
    ) -> Future[Review]:
        return self._reviewing.finding(finding_id, decision, defect_class, note)

    def review_region(
        self, image_id: str, region: Region, decision: FindingDecision, defect_class: str = "", note: str = ""
    ) -> Future[Review]:
        return self._reviewing.region(image_id, region, decision, defect_class, note)

    def withdraw(self, review_id: str) -> Future[Review]:
        return self._reviewing.withdraw(review_id)

    def withdraw_all(self, review_ids: Sequence[str]) -> Future[list[Review]]:
        return self._reviewing.withdraw_all(review_ids)

    def keep_mark(self, request: MarkRequest) -> Future[Mark]:
        return self._room.submit(lambda engine: self._noted(engine.marking.keep(request)), Work.LOOK)

    def revoke_mark(self, mark_id: str) -> Future[Mark]:
        return self._act(mark_id, MarkAction.REVOKE)

    def redo_mark(self, mark_id: str) -> Future[Mark]:
        return self._act(mark_id, MarkAction.REDO)

    def set_threshold(self, lot_id: str, raw: float, lower: float | None = None) -> Future[RecipeVersion]:
        return self._change(lambda writing: lots.set_threshold(writing, lot_id, raw, lower), lot_id)

    def set_defect_classes(self, recipe_id: str, names: Sequence[str]) -> Future[RecipeVersion]:
        return self._change(lambda writing: lots.set_defect_classes(writing, recipe_id, names), None)

    def _act(self, mark_id: str, action: MarkAction) -> Future[Mark]:
        return self._room.submit(lambda engine: self._noted(engine.marking.act(mark_id, action)), Work.LOOK)

    def _noted(self, mark: Mark) -> Mark:
        whole = self._note.kind.is_of_recipe
        lot_id = None if whole else mark.lot_id
        self._writer.submit(
            lambda writing: writing.add_step_event(self._note, mark.recipe_id, lot_id, (mark.id,)),
            Write.PERSON,
        ).result()
        self._draw_later(mark.lot_id)
        return mark

    def _draw_later(self, lot_id: str) -> None:
        """Parts that have gone quiet may be drawn for the check sample, when nothing else is to be done."""
        with suppress(EnvironmentFault):  # the workspace is being closed: the next inspection draws
            self._room.run_without(
                lambda: draw_check_sample(self._room.stores, self._writer, lot_id, self._tell), Work.IDLE
            )

    def _change(self, write: Callable[[Writing], RecipeVersion], lot_id: str | None) -> Future[RecipeVersion]:
        def change(writing: Writing) -> RecipeVersion:
            version = write(writing)
            writing.add_step_event(self._note, version.recipe_id, lot_id, (version.id,))
            return version

        future = self._writer.submit(change, Write.PERSON)
        future.add_done_callback(
            lambda done: None if done.exception() else self._tell(RecipeChanged(done.result().recipe_id))
        )
        return future

    def _write(self, writing: Writing, lot_id: str, reviews: Sequence[Review]) -> None:
        recipe_id = Reading(writing.connection).lot(lot_id).recipe_id
        writing.add_step_event(self._note, recipe_id, lot_id, [review.id for review in reviews])
