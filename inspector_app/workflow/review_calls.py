"""What people say of parts and findings, as whoever holds a ``Reviewing`` offers it: a session, or one step of it."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future

from inspector_app.domain.geometry import Region
from inspector_app.domain.people import Right
from inspector_app.domain.review import FindingDecision, PartDecision, Review
from inspector_app.workflow.acting import Acting, needs
from inspector_app.workflow.reviewing import Reviewing


class ReviewCalls:
    """Each appends one event and resolves when it is committed."""

    acting: Acting
    _reviewing: Reviewing

    @needs(Right.DECIDE)
    def review_part(self, part_id: str, decision: PartDecision, note: str = "") -> Future[Review]:
        return self._reviewing.part(part_id, decision, note)

    @needs(Right.DECIDE)
    def review_parts(
        self, part_ids: Sequence[str], decision: PartDecision, note: str = ""
    ) -> Future[list[Review]]:
        """The same word on several parts of a lot; all or none."""
        return self._reviewing.parts(part_ids, decision, note)

    @needs(Right.DECIDE)
    def review_finding(
        self, finding_id: str, decision: FindingDecision, defect_class: str = "", note: str = ""
    ) -> Future[Review]:
        return self._reviewing.finding(finding_id, decision, defect_class, note)

    @needs(Right.DECIDE)
    def review_region(
        self, image_id: str, region: Region, decision: FindingDecision, defect_class: str = "", note: str = ""
    ) -> Future[Review]:
        return self._reviewing.region(image_id, region, decision, defect_class, note)

    @needs(Right.DECIDE)
    def withdraw(self, review_id: str) -> Future[Review]:
        return self._reviewing.withdraw(review_id)

    @needs(Right.DECIDE)
    def withdraw_all(self, review_ids: Sequence[str]) -> Future[list[Review]]:
        return self._reviewing.withdraw_all(review_ids)
