"""Writing what a person does as steps: one event for doing, undoing and doing again. Only appended."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import insert

from inspector_app.domain.step import StepNote
from inspector_app.store.tables import step_event
from inspector_app.store.writing_base import WritingBase


class StepWriting(WritingBase):
    """Steps."""

    def add_step_event(
        self, note: StepNote, recipe_id: str, lot_id: str | None, result: Sequence[str]
    ) -> None:
        """Append an event of a step; ``result`` are the keys of what it wrote, ``lot_id`` None: of the whole recipe."""
        self.connection.execute(
            insert(step_event).values(
                step_id=note.step_id,
                action=str(note.action),
                kind=str(note.kind),
                content=dict(note.content),
                result=list(result),
                recipe_id=recipe_id,
                lot_id=lot_id,
                **self._signed(),
            )
        )
