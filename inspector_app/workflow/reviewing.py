"""What people say of parts and findings: one event each, committed at once, undone by another event."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial

from inspector_app.domain.errors import EnvironmentFault
from inspector_app.domain.geometry import Region
from inspector_app.domain.readings import PartDetail
from inspector_app.domain.review import FindingDecision, PartDecision, Review
from inspector_app.store.drafts import ReviewDraft
from inspector_app.store.reading import Reading
from inspector_app.store.writing import Writing
from inspector_app.workflow.regions import region_of
from inspector_app.workflow.writer import Urgency, Writer

AT_ONCE = 20  # reviews a transaction

Note = Callable[[Writing, str, Sequence[Review]], None]
"""Writes along in the transaction of the last review: the lot, and all reviews of the act."""


class Reviewing:
    """Appends reviews through the one writer; ``on_review(lot_id, reviews)`` is called after each commit."""

    def __init__(
        self,
        writer: Writer,
        on_review: Callable[[str, Sequence[Review]], None],
        note: Note | None = None,
    ) -> None:
        self._writer = writer
        self._on_review = on_review
        self._note = note

    def noting(self, note: Note) -> Reviewing:
        """The same, for one act that is noted in the transaction that completes it."""
        return Reviewing(self._writer, self._on_review, note)

    def part(self, part_id: str, decision: PartDecision, note: str) -> Future[Review]:
        """A person's word on a whole part."""

        def write(writing: Writing) -> tuple[str, Review]:
            row = _reading(writing).part_row(part_id)
            draft = ReviewDraft(part_id, row.image_id, decision, note=note)
            return row.lot_id, writing.add_review(draft)

        return self._commit(write)

    def finding(
        self, finding_id: str, decision: FindingDecision, defect_class: str, note: str
    ) -> Future[Review]:
        """A person's word on a finding; kept as the finding's region, so that it outlives rescores."""
        return self._commit(_of_finding(finding_id, decision, defect_class, note))

    def findings(
        self, finding_ids: Sequence[str], decision: FindingDecision, defect_class: str, note: str
    ) -> Future[list[Review]]:
        """The same word on several findings of a lot: all of them, or none when one cannot be written."""
        return self._commit_all([_of_finding(one, decision, defect_class, note) for one in finding_ids])

    def region(
        self, image_id: str, region: Region, decision: FindingDecision, defect_class: str, note: str
    ) -> Future[Review]:
        """A person's word on a region that was drawn: a defect the machine did not see, for instance."""

        def write(writing: Writing) -> tuple[str, Review]:
            image = _reading(writing).image(image_id)
            draft = ReviewDraft(image.part_id, image.id, decision, region, image.sha256, defect_class, note)
            return image.lot_id, writing.add_review(draft)

        return self._commit(write)

    def withdraw(self, review_id: str) -> Future[Review]:
        """Take a review back by another event; what it replaced stands again."""

        def write(writing: Writing) -> tuple[str, Review]:
            return withdraw(writing, review_id)

        return self._commit(write)

    def parts(self, part_ids: Sequence[str], decision: PartDecision, note: str) -> Future[list[Review]]:
        """The same word on several parts of a lot: all of them, or none when one cannot be written."""

        def write(part_id: str) -> Callable[[Writing], tuple[str, Review]]:
            def add(writing: Writing) -> tuple[str, Review]:
                row = _reading(writing).part_row(part_id)
                draft = ReviewDraft(part_id, row.image_id, decision, note=note)
                return row.lot_id, writing.add_review(draft)

            return add

        return self._commit_all([write(part_id) for part_id in part_ids])

    def withdraw_all(self, review_ids: Sequence[str]) -> Future[list[Review]]:
        """Take several reviews back: all of them, or none when one cannot be."""
        return self._commit_all([partial(withdraw, review_id=review_id) for review_id in review_ids])

    def _commit_all(self, writes: Sequence[Callable[[Writing], tuple[str, Review]]]) -> Future[list[Review]]:
        """Write in transactions of ``AT_ONCE``, so that other writing gets in between; told after each."""
        answer: Future[list[Review]] = Future()
        done: list[Review] = []

        def go_on() -> None:
            if len(done) == len(writes):
                answer.set_result(done)
                return
            some = writes[len(done) : len(done) + AT_ONCE]
            last = len(done) + len(some) == len(writes)

            def write(writing: Writing) -> list[tuple[str, Review]]:
                written = [one(writing) for one in some]
                if last and self._note is not None:
                    self._note(writing, written[0][0], [*done, *(review for _, review in written)])
                return written

            self._writer.submit(write, Urgency.PERSON).add_done_callback(told)

        def told(future: Future[list[tuple[str, Review]]]) -> None:
            if (error := future.exception()) is not None:
                take_back(error)
                return
            written = [review for _, review in future.result()]
            done.extend(written)
            try:
                self._on_review(future.result()[0][0], written)
            finally:  # what cannot be told is stored all the same, and so is the rest
                go_on()

        def take_back(error: BaseException) -> None:
            if not done:
                answer.set_exception(error)
                return
            plain = Reviewing(self._writer, self._on_review)  # what was not done is no step
            undone = plain._commit_all([partial(withdraw, review_id=review.id) for review in done])
            undone.add_done_callback(lambda _: answer.set_exception(error))

        if writes:
            self._writer.sees_through(answer)
            try:
                go_on()
            except EnvironmentFault as closed:
                answer.set_exception(closed)
                raise
        else:
            answer.set_result([])
        return answer

    def _commit(self, write: Callable[[Writing], tuple[str, Review]]) -> Future[Review]:
        answer: Future[Review] = Future()

        def tell(done: Future[tuple[str, Review]]) -> None:
            if (error := done.exception()) is not None:
                answer.set_exception(error)
                return
            lot_id, review = done.result()
            answer.set_result(review)
            self._on_review(lot_id, (review,))

        def write_and_note(writing: Writing) -> tuple[str, Review]:
            lot_id, review = write(writing)
            if self._note is not None:
                self._note(writing, lot_id, (review,))
            return lot_id, review

        self._writer.submit(write_and_note, Urgency.PERSON).add_done_callback(tell)
        return answer


def _of_finding(
    finding_id: str, decision: FindingDecision, defect_class: str, note: str
) -> Callable[[Writing], tuple[str, Review]]:
    def write(writing: Writing) -> tuple[str, Review]:
        reading = _reading(writing)
        row = reading.finding(finding_id)
        image = reading.image(row.image_id)
        region = region_of(row.finding, image.width or 1, image.height or 1)
        draft = ReviewDraft(image.part_id, image.id, decision, region, image.sha256, defect_class, note)
        return image.lot_id, writing.add_review(draft)

    return write


def withdraw(writing: Writing, review_id: str) -> tuple[str, Review]:
    """The event that withdraws ``review_id``, and the lot it belongs to."""
    reading = _reading(writing)
    former = reading.review(review_id)
    lot_id = reading.part_row(former.part_id).lot_id
    return lot_id, writing.withdraw_review(review_id)


def standing_mark_review(detail: PartDetail, image_id: str, region: Region) -> Review | None:
    """The review that came with a mark of this region, if it still stands."""
    wanted = region.to_json()
    return next(
        (
            review
            for review in detail.reviews
            if review.image_id == image_id
            and review.decision is FindingDecision.PSEUDO_ANOMALY
            and review.region is not None
            and review.region.to_json() == wanted
        ),
        None,
    )


def _reading(writing: Writing) -> Reading:
    return Reading(writing.connection)
