"""What a second person does with marks that wait, queued for the inference thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from inspector_app.domain.bank import Mark, Preview
from inspector_app.domain.people import Right
from inspector_app.store.reading import Reading
from inspector_app.workflow.acting import needs
from inspector_app.workflow.engine_room import EngineRoom
from inspector_app.workflow.job_names import piece_of_work
from inspector_app.workflow.worker import Urgency


class Approvals:
    """Marks of recipes that want a second person before a mark acts."""

    def __init__(self, room: EngineRoom, read: Callable[[Callable[[Reading], Any]], Future[Any]]) -> None:
        self._room, self._read, self.acting = room, read, room.acting

    def waiting(self, recipe_id: str) -> Future[list[Mark]]:
        """The marks of a recipe that wait, by number."""
        return self._read(lambda reading: [mark for mark in reading.all_marks(recipe_id) if mark.waiting])

    @piece_of_work("preview")
    def preview(self, mark_id: str) -> Future[Preview]:
        """What a waiting mark would do now. Nothing is written.

        Raises CorrectableError where it does not wait, or where the one who asks has made it.
        """
        return self._room.submit_steps(lambda engine: engine.approving.preview(mark_id), Urgency.LOOK)

    @needs(Right.APPROVE_MARKS)
    @piece_of_work("mark")
    def approve(self, mark_id: str, note: str = "", confirmation: str | None = None) -> Future[Mark]:
        """Let a waiting mark act; resolves when its lot is rescored.

        Raises CorrectableError as ``preview`` does, and where known parts would be lost and ``confirmation`` does not
        say why that is accepted.
        """
        return self._room.submit_steps(
            lambda engine: engine.approving.approve(mark_id, note, confirmation), Urgency.LOOK
        )

    @needs(Right.APPROVE_MARKS)
    @piece_of_work("mark")
    def refuse(self, mark_id: str, note: str) -> Future[Mark]:
        """Say that a waiting mark must not act, and why. Raises CorrectableError as ``preview`` does."""
        return self._room.submit_steps(lambda engine: engine.approving.refuse(mark_id, note), Urgency.LOOK)

    @needs(Right.APPROVE_MARKS)
    @piece_of_work("mark")
    def reopen(self, mark_id: str) -> Future[Mark]:
        """Take the own approval or refusal back: the mark waits again."""
        return self._room.submit_steps(lambda engine: engine.approving.reopen(mark_id), Urgency.LOOK)
