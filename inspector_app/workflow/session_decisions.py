"""What people decide: reviews, marks, the threshold."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from contextlib import suppress

from inspector_app.domain.bank import Mark, Preview
from inspector_app.domain.errors import EnvironmentFault
from inspector_app.domain.people import Right
from inspector_app.domain.recipe import RecipeVersion
from inspector_app.domain.review import Review
from inspector_app.domain.step import StepNote
from inspector_app.workflow.acting import needs
from inspector_app.workflow.events import PartsChanged, RecipeChanged, Reviewed
from inspector_app.workflow.job_names import piece_of_work
from inspector_app.workflow.requests import MarkRequest
from inspector_app.workflow.review_calls import ReviewCalls
from inspector_app.workflow.session_base import SessionBase
from inspector_app.workflow.stepping import Stepping, keep_threshold_run
from inspector_app.workflow.threshold_setting import set_threshold
from inspector_app.workflow.worker import Urgency


class DecisionCalls(ReviewCalls, SessionBase):
    """Reviews of parts and findings, marks from preview to redo, the handles of the threshold."""

    def step(self, note: StepNote) -> Stepping:
        """The acts of people once more, each as (part of) a step that a later session can undo."""
        return Stepping(note, self._writer, self._reviewing, self._room, self._tell)

    @piece_of_work("preview")
    def preview_mark(self, request: MarkRequest, *, whole: bool = False) -> Future[Preview]:
        """What the mark would do; nothing is written. ``whole``: with all its views; takes longer."""
        if whole:
            return self._room.submit_steps(
                lambda engine: engine.marking.whole_preview(request), Urgency.SECOND_LOOK
            )
        return self._room.submit(lambda engine: engine.marking.preview(request), Urgency.LOOK)

    @needs(Right.MARK)
    @piece_of_work("mark")
    def keep_mark(self, request: MarkRequest) -> Future[Mark]:
        """Keep the mark; resolves when its lot is rescored."""
        return self._room.submit(lambda engine: engine.marking.keep(request), Urgency.LOOK)

    def defects_near_marks(self, recipe_id: str) -> Future[dict[int, int]]:
        """For each kept mark by its number: how many confirmed defects lie near it."""
        return self._room.submit(lambda engine: engine.following.defects_near(recipe_id), Urgency.LOOK)

    @needs(Right.CHANGE_THRESHOLD)
    def set_threshold(
        self,
        lot_id: str,
        raw: float,
        lower: float | None = None,
        note: str = "",
        confirmation: str | None = None,
    ) -> Future[RecipeVersion]:
        """A new recipe version with these handles, in the raw units of this lot. No score is rewritten.

        ``confirmation``: why a person goes on in spite of known parts that are lost; None: nobody was asked.
        """

        def told(version: RecipeVersion) -> None:
            self._tell(RecipeChanged(version.recipe_id))
            keep_threshold_run(self._room, lot_id, confirmation)

        return self._commit(lambda writing: set_threshold(writing, lot_id, raw, lower, note), told)

    def _after_review(self, lot_id: str, reviews: Sequence[Review]) -> None:
        for review in reviews:
            self._tell(Reviewed(lot_id, review))
        self._tell(PartsChanged(lot_id, tuple(review.part_id for review in reviews)))
        if self._room.wanted:  # else it hears of the review when it is loaded
            with suppress(
                EnvironmentFault
            ):  # the workspace is being closed: at the next start it hears of it
                self._room.submit_steps(lambda engine: engine.following.follow_reviews(lot_id), Urgency.IDLE)
