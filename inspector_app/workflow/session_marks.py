"""What a session offers beside marking itself: pictures of places, acts on several marks, defects that were missed."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING, TypeVar

from inspector_app.domain.bank import Mark, MarkAction, Suggestion
from inspector_app.domain.bank_change import MarkAct
from inspector_app.domain.errors import NotFound
from inspector_app.domain.escape import Escape
from inspector_app.domain.geometry import Box
from inspector_app.domain.review import FindingDecision, Review
from inspector_app.store.reading_lots import ORIGIN_LOT
from inspector_app.workflow.escapes import escape_of
from inspector_app.workflow.mark_acts import MarkActs
from inspector_app.workflow.mark_pictures import came_with
from inspector_app.workflow.session_base import SessionBase
from inspector_app.workflow.worker import Urgency

if TYPE_CHECKING:
    from inspector_app.workflow.pictures import Pictures, Pixels
    from inspector_app.workflow.reviewing import Reviewing

T = TypeVar("T")


class SessionMarks(SessionBase):
    """Part of ``Session``."""

    mark_acts: MarkActs
    _pictures: Pictures
    _reviewing: Reviewing

    def revoke_mark(self, mark_id: str, confirmation: str | None = None) -> Future[Mark]:
        """Take a mark back; the lots that felt it are rescored.

        ``confirmation``: why a person goes on in spite of known parts that are lost; None: nobody was asked.
        """
        return self._room.submit_steps(
            lambda engine: engine.switching.one(mark_id, MarkAction.REVOKE, confirmation), Urgency.LOOK
        )

    def redo_mark(self, mark_id: str, confirmation: str | None = None) -> Future[Mark]:
        """Keep a revoked mark again; where the recipe wants a second person, it may wait for one."""
        return self._room.submit_steps(
            lambda engine: engine.switching.one(mark_id, MarkAction.REDO, confirmation), Urgency.LOOK
        )

    def mark_history(self, mark_id: str) -> Future[list[MarkAct]]:
        """What was done with a mark, oldest first."""
        return self.read(lambda reading: reading.mark_history(mark_id))

    def suggestions(self, lot_id: str, *, photometric: bool = False) -> Future[tuple[Suggestion, ...]]:
        """Undecided findings of the lot that look alike; nothing is done about them.

        ``photometric``: also those that look like shadow, glare, a gradient of light or blur; takes seconds.
        """
        return self._room.submit_steps(
            lambda engine: engine.suggestions(lot_id, photometric=photometric), Urgency.LOT
        )

    def review_findings(
        self, finding_ids: Sequence[str], decision: FindingDecision, defect_class: str = "", note: str = ""
    ) -> Future[list[Review]]:
        """The same word on several findings of a lot; all or none. ``withdraw_all`` takes them back."""
        return self._reviewing.findings(finding_ids, decision, defect_class, note)

    def escape(self, part_id: str) -> Future[Escape | None]:
        """What a threshold that catches this part would cost, where it is defective and not flagged; else None."""
        return self.read(lambda reading: escape_of(self.store, reading, part_id))

    def entry_picture(self, mark: Mark) -> Future[Pixels]:
        """The surroundings of a mark's region, uint8 RGB; of a mark from another station as it came with it."""
        return self._pictures.crop(mark.image_id, mark.region.box, key=mark.id, kept=lambda: self._kept(mark))

    def finding_picture(self, image_id: str, box: Box) -> Future[Pixels]:
        """The surroundings of a place on an image, uint8 RGB."""
        return self._pictures.crop(image_id, box, small=True)

    def _kept(self, mark: Mark) -> Pixels | None:
        """The picture that came with a mark from another station; None for a mark of this one."""
        with self.store.reading() as reading:
            if reading.lot(mark.lot_id).number > ORIGIN_LOT:
                return None
        picture = came_with(self.store, mark)
        if picture is None:
            raise NotFound("its picture stayed at the station that it comes from", subject=mark.label)
        return picture
