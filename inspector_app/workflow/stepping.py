"""What a person does at the desk, as steps that can be undone in a later session: act and note commit together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspector_app.domain.bank import BankVersion, Mark, MarkAction
from inspector_app.domain.errors import CorrectableError, EnvironmentFault
from inspector_app.domain.people import Right
from inspector_app.domain.recipe import RecipeVersion
from inspector_app.domain.review import FindingDecision, Review
from inspector_app.domain.step import StepAction, StepNote
from inspector_app.store.reading import Reading
from inspector_app.store.writing import Writing
from inspector_app.workflow import lots
from inspector_app.workflow.acting import needs
from inspector_app.workflow.bank_stepping import BankSteps
from inspector_app.workflow.engine_room import EngineRoom
from inspector_app.workflow.events import Event, RecipeChanged
from inspector_app.workflow.job_names import piece_of_work
from inspector_app.workflow.noting import MarksNoted
from inspector_app.workflow.requests import MarkRequest
from inspector_app.workflow.review_calls import ReviewCalls
from inspector_app.workflow.reviewing import Reviewing
from inspector_app.workflow.sampling import draw_check_sample
from inspector_app.workflow.threshold_setting import set_threshold
from inspector_app.workflow.worker import Steps
from inspector_app.workflow.worker import Urgency as Work
from inspector_app.workflow.writer import Urgency as Write
from inspector_app.workflow.writer import Writer

if TYPE_CHECKING:
    from inspector_app.workflow.inference import Inference

AfterMarks = Callable[[Sequence[Mark]], None]


class Stepping(ReviewCalls):
    """The acts of ``Session`` that people undo, each in one transaction with the note that it is (part of) a step."""

    def __init__(
        self,
        note: StepNote,
        writer: Writer,
        reviewing: Reviewing,
        room: EngineRoom,
        tell: Callable[[Event], None],
    ) -> None:
        self._note, self._writer, self._room, self._tell = note, writer, room, tell
        self.acting = writer.acting
        self._reviewing = reviewing.noting(self._write)

    @needs(Right.DECIDE)
    def review_findings(
        self, finding_ids: Sequence[str], decision: FindingDecision, defect_class: str = "", note: str = ""
    ) -> Future[list[Review]]:
        return self._reviewing.findings(finding_ids, decision, defect_class, note)

    @property
    def mark_acts(self) -> MarkSteps:
        """What concerns several marks at once."""
        return MarkSteps(self._room, self._note_marks, self._draw_later)

    @property
    def banks(self) -> BankSteps:
        """What concerns the normal bank."""
        return BankSteps(self._room, self._note_bank)

    @needs(Right.MARK)
    @piece_of_work("mark")
    def keep_mark(self, request: MarkRequest) -> Future[Mark]:
        def keep(engine: Inference) -> Mark:
            mark = engine.marking.keep(request, self._note_marks)
            self._draw_later([mark])
            return mark

        return self._room.submit(keep, Work.LOOK)

    @needs(Right.MARK)
    @piece_of_work("mark")
    def revoke_mark(self, mark_id: str, confirmation: str | None = None) -> Future[Mark]:
        return self._switch(
            lambda engine: engine.switching.one(mark_id, MarkAction.REVOKE, confirmation, self._note_marks)
        )

    @needs(Right.MARK)
    @piece_of_work("mark")
    def redo_mark(self, mark_id: str, confirmation: str | None = None) -> Future[Mark]:
        return self._switch(
            lambda engine: engine.switching.one(mark_id, MarkAction.REDO, confirmation, self._note_marks)
        )

    @needs(Right.CHANGE_BANK)
    def name_good(self, part_id: str, *, good: bool) -> Future[str]:
        """Name an inspected part as a good one, or take that back; its key.

        Raises CorrectableError where it is so already, and where it cannot be a good one.
        """

        def name(engine: Inference) -> str:
            act = engine.challenging.add_good if good else engine.challenging.remove_good
            if not act(part_id, self._note_part):
                raise CorrectableError(
                    "the part is known as good already" if good else "the part is no known good one any more"
                )
            return part_id

        return self._room.submit(name, Work.LOOK)

    @needs(Right.CHANGE_RECIPE)
    @piece_of_work("recipe")
    def change_settings(self, recipe_id: str, changes: Mapping[str, Any]) -> Future[RecipeVersion]:
        """Single settings otherwise, by name (``recipe_change.values``); see ``recipes.change_settings``."""
        return self._room.submit(
            lambda engine: engine.change_settings(
                recipe_id, changes, self._note_version, undone=self._undoes
            ),
            Work.LOOK,
        )

    @needs(Right.APPROVE_MARKS)
    @piece_of_work("mark")
    def approve_mark(self, mark_id: str, note: str = "", confirmation: str | None = None) -> Future[Mark]:
        return self._switch(
            lambda engine: engine.approving.approve(mark_id, note, confirmation, self._note_marks)
        )

    @needs(Right.APPROVE_MARKS)
    @piece_of_work("mark")
    def refuse_mark(self, mark_id: str, note: str) -> Future[Mark]:
        return self._switch(lambda engine: engine.approving.refuse(mark_id, note, self._note_marks))

    @needs(Right.APPROVE_MARKS)
    @piece_of_work("mark")
    def reopen_mark(self, mark_id: str) -> Future[Mark]:
        return self._switch(lambda engine: engine.approving.reopen(mark_id, self._note_marks))

    @needs(Right.CHANGE_THRESHOLD)
    def set_threshold(
        self,
        lot_id: str,
        raw: float,
        lower: float | None = None,
        note: str = "",
        confirmation: str | None = None,
    ) -> Future[RecipeVersion]:
        future = self._change(
            lambda writing: set_threshold(writing, lot_id, raw, lower, note, undone=self._undoes), lot_id
        )
        future.add_done_callback(
            lambda done: None if done.exception() else keep_threshold_run(self._room, lot_id, confirmation)
        )
        return future

    @needs(Right.CHANGE_RECIPE)
    def set_defect_classes(self, recipe_id: str, names: Sequence[str]) -> Future[RecipeVersion]:
        return self._change(
            lambda writing: lots.set_defect_classes(writing, recipe_id, names, undone=self._undoes), None
        )

    # --- inside

    @property
    def _undoes(self) -> bool:
        """Whether the act takes a step back: the version that it makes says so."""
        return self._note.action is StepAction.UNDO

    def _switch(self, begin: Callable[[Inference], Steps]) -> Future[Mark]:
        return self._room.submit_steps(lambda engine: _then(begin(engine), self._draw_later), Work.LOOK)

    def _note_marks(self, writing: Writing, marks: Sequence[Mark]) -> None:
        lot_id = None if self._note.kind.is_of_recipe else marks[0].lot_id
        writing.add_step_event(self._note, marks[0].recipe_id, lot_id, [mark.id for mark in marks])

    def _note_part(self, writing: Writing, part_id: str) -> None:
        reading = Reading(writing.connection)
        lot = reading.lot(reading.part_row(part_id).lot_id)
        writing.add_step_event(self._note, lot.recipe_id, lot.id, (part_id,))

    def _note_version(self, writing: Writing, version: RecipeVersion) -> None:
        writing.add_step_event(self._note, version.recipe_id, None, (version.id,))

    def _note_bank(self, writing: Writing, version: BankVersion) -> None:
        writing.add_step_event(self._note, version.recipe_id, None, (version.id,))

    def _draw_later(self, marks: Sequence[Mark]) -> None:
        """Parts that have gone quiet may be drawn for the check sample, when nothing else is to be done."""
        for lot_id in dict.fromkeys(mark.lot_id for mark in marks):
            with suppress(EnvironmentFault):  # the workspace is being closed: the next inspection draws
                self._room.run_without(partial(self._draw, lot_id), Work.IDLE)

    def _draw(self, lot_id: str) -> int:
        return draw_check_sample(self._room.stores, self._writer, lot_id, self._tell)

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


class MarkSteps:
    """The acts of ``MarkActs`` that people undo, each noted."""

    def __init__(self, room: EngineRoom, noted: MarksNoted, after: AfterMarks) -> None:
        self._room, self._noted, self._after = room, noted, after
        self.acting = room.acting

    @needs(Right.CHANGE_BANK)
    @piece_of_work("mark")
    def merge(self, keeps_id: str, covered_id: str, *, in_spite: bool = False) -> Future[Mark]:
        return self._room.submit_steps(
            lambda engine: _then(
                engine.merging.merge(keeps_id, covered_id, in_spite, self._noted), self._after
            ),
            Work.LOOK,
        )

    @needs(Right.CHANGE_BANK)
    @piece_of_work("mark")
    def unmerge(self, keeps_id: str, covered_id: str) -> Future[Mark]:
        return self._room.submit_steps(
            lambda engine: _then(engine.merging.unmerge(keeps_id, covered_id, self._noted), self._after),
            Work.LOOK,
        )

    @needs(Right.MARK)
    @piece_of_work("mark")
    def switch(self, mark_ids: Sequence[str], action: MarkAction) -> Future[list[Mark]]:
        ids = tuple(mark_ids)
        return self._room.submit_steps(
            lambda engine: _then(engine.switching.switch(ids, action, noted=self._noted), self._after),
            Work.LOOK,
        )

    @needs(Right.CHANGE_BANK)
    @piece_of_work("import")
    def import_marks(
        self, recipe_id: str, path: Path, lot_id: str | None = None, *, in_spite: bool = False
    ) -> Future[list[Mark]]:
        return self._room.submit_steps(
            lambda engine: _then(
                engine.exchange.import_marks(recipe_id, path, lot_id, in_spite, self._noted), self._after
            ),
            Work.LOOK,
        )


def keep_threshold_run(room: EngineRoom, lot_id: str, confirmation: str | None) -> None:
    """Let the known parts be asked about the threshold that holds now, where the engine is there or on its way."""
    if room.wanted:
        with suppress(EnvironmentFault):  # the workspace is being closed
            room.submit_steps(
                lambda engine: engine.challenging.after_threshold(lot_id, confirmation), Work.IDLE
            )


def _then(steps: Steps, after: AfterMarks) -> Steps:
    """The steps, and what follows from the marks that they give."""
    result = yield from steps
    after(result if isinstance(result, list) else [result])
    return result
