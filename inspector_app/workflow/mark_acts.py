"""What people do with several marks at once, queued for the inference thread: merge, carry to other stations."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path

from inspector_app.domain.bank import Mark, MarkAction
from inspector_app.domain.bank_change import BankChange, ImportPreview, MarkPair
from inspector_app.workflow.engine_room import EngineRoom
from inspector_app.workflow.worker import Urgency


class MarkActs:
    """The marks of a recipe as a whole."""

    def __init__(self, room: EngineRoom) -> None:
        self._room = room

    def duplicates(self, recipe_id: str) -> Future[tuple[MarkPair, ...]]:
        """Pairs of kept marks of which one covers the other, the nearest first."""
        return self._room.submit(lambda engine: engine.merging.pairs(recipe_id), Urgency.LOOK)

    def preview_merge(self, keeps_id: str, covered_id: str) -> Future[BankChange]:
        """What revoking the covered mark would do, in every lot that felt one of the two. Nothing is written."""
        return self._room.submit_steps(
            lambda engine: engine.merging.preview(keeps_id, covered_id), Urgency.LOOK
        )

    def merge(self, keeps_id: str, covered_id: str, *, in_spite: bool = False) -> Future[Mark]:
        """Revoke the covered mark as covered by the other; gives it. ``unmerge`` takes it back.

        Raises CorrectableError where quiet parts would be flagged again or known parts judged wrongly, unless
        ``in_spite``.
        """
        return self._room.submit_steps(
            lambda engine: engine.merging.merge(keeps_id, covered_id, in_spite), Urgency.LOOK
        )

    def unmerge(self, keeps_id: str, covered_id: str) -> Future[Mark]:
        """Keep the covered mark again, as it was before the merge."""
        return self._room.submit_steps(
            lambda engine: engine.merging.unmerge(keeps_id, covered_id), Urgency.LOOK
        )

    def switch(
        self, mark_ids: Sequence[str], action: MarkAction, confirmation: str | None = None
    ) -> Future[list[Mark]]:
        """Revoke several marks, or keep them again, as one act: all of them or none.

        ``confirmation``: why a person goes on in spite of known parts that are lost; None: nobody was asked.
        """
        ids = tuple(mark_ids)
        return self._room.submit_steps(
            lambda engine: engine.switching.switch(ids, action, confirmation=confirmation), Urgency.LOOK
        )

    def export(self, recipe_id: str, path: Path, numbers: Sequence[int] | None = None) -> Future[int]:
        """Write kept marks to one file, all or those of these numbers; how many.

        Raises NotFound for a number that is not kept, CorrectableError where there are none.
        """
        wanted = None if numbers is None else tuple(numbers)
        return self._room.submit_steps(
            lambda engine: engine.exchange.export(recipe_id, path, wanted), Urgency.LOT
        )

    def preview_import(self, recipe_id: str, path: Path, lot_id: str | None = None) -> Future[ImportPreview]:
        """What the marks in a file would do, all of them together, in one lot. Nothing is written.

        Raises RecipeInvalid for a file that cannot be used, or whose marks another backbone has made.
        """
        return self._room.submit_steps(
            lambda engine: engine.exchange.preview(recipe_id, path, lot_id), Urgency.LOOK
        )

    def import_marks(
        self, recipe_id: str, path: Path, lot_id: str | None = None, *, in_spite: bool = False
    ) -> Future[list[Mark]]:
        """Keep the marks of a file, with the names and times of those who made them; gives those that joined.

        The lot is rescored, and later lots know them. ``switch`` takes all of them back. Raises CorrectableError
        where known parts would be judged wrongly, unless ``in_spite``, and what ``preview_import`` raises.
        """
        return self._room.submit_steps(
            lambda engine: engine.exchange.import_marks(recipe_id, path, lot_id, in_spite), Urgency.LOOK
        )
