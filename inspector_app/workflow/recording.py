"""A run being written: maps to its evidence file first, then the rows that name them, in few transactions."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from functools import partial
from typing import NamedTuple

from inspector_app.domain.finding import ImageResult
from inspector_app.domain.review import Review
from inspector_app.store.drafts import RunDraft, StoredResult
from inspector_app.store.reading import Reading
from inspector_app.store.reference_kinds import GOOD
from inspector_app.store.writing import Writing
from inspector_app.workflow.stores import Stores
from inspector_app.workflow.writer import Urgency, Writer

HOLD_IMAGES = 32
HOLD_SECONDS = 0.25
MOST_UNDER_WAY = 8  # transactions queued before the worker waits for the writer


class TakenBack(NamedTuple):
    """Decisions that were withdrawn, and how many images are known good ones no more."""

    reviews: tuple[Review, ...]
    named: int


class RunRecorder:
    """Collects the results of a run and commits them; ``seconds`` says what each step took.

    ``text``: the maps come with what the wording says. ``committed`` is told of parts once their results are in the
    database: who hears of a part reads it at once, and would read it again at no later event. It is told, too, which
    decisions on them were taken back, because they were made on another picture. Called on the writer's thread.
    """

    def __init__(
        self,
        stores: Stores,
        writer: Writer,
        draft: RunDraft,
        grid: tuple[int, int],
        seconds: dict[str, float] | None = None,
        *,
        text: bool = False,
        committed: Callable[[tuple[str, ...], TakenBack], None] | None = None,
    ) -> None:
        self._writer = writer
        self._committed = committed
        self.run_id: str = writer.submit(lambda writing: writing.start_run(draft), Urgency.PERSON).result()
        self._evidence = stores.write_evidence(self.run_id, grid, text=text)
        self._held: list[StoredResult] = []
        self._held_parts: dict[str, None] = {}
        self._held_since = time.monotonic()
        self._under_way: deque[Future[None]] = deque()
        self.seconds = {} if seconds is None else seconds

    def add(
        self, results: list[ImageResult], cache_rows: list[int | None], part_ids: Sequence[str] = ()
    ) -> None:
        """Keep results, of these parts; they are committed when enough are held or some time has passed."""
        self._held_parts |= dict.fromkeys(part_ids)
        maps = [result.evidence for result in results if result.evidence is not None]
        row = self._evidence.append(maps) if maps else 0
        for result, cache_row in zip(results, cache_rows, strict=True):
            has_map = result.evidence is not None
            self._held.append(StoredResult(result, row if has_map else None, cache_row))
            row += has_map
        if len(self._held) >= HOLD_IMAGES or time.monotonic() - self._held_since > HOLD_SECONDS:
            self.commit()

    def commit(self) -> None:
        """Hand what is held to the writer. The maps reach the disk before the rows that name them."""
        if not self._held:
            return
        self._evidence.flush()
        held, self._held = self._held, []
        parts, self._held_parts = tuple(self._held_parts), {}
        self._held_since = time.monotonic()
        run_id = self.run_id

        def write(writing: Writing) -> TakenBack:
            return take_back(writing, writing.add_results(run_id, held))

        told: Future[None] = Future()
        self._writer.submit(write).add_done_callback(partial(self._tell, parts, told))
        self._under_way.append(told)
        while len(self._under_way) > MOST_UNDER_WAY or (self._under_way and self._under_way[0].done()):
            self._under_way.popleft().result()

    def settle(self) -> None:
        """Commit what is held and wait until all of it is committed and told, without ending the run."""
        self.commit()
        while self._under_way:
            self._under_way.popleft().result()

    def _tell(self, parts: tuple[str, ...], told: Future[None], written: Future[TakenBack]) -> None:
        """On the writer's thread: a batch is committed, or could not be."""
        if (error := written.exception()) is not None:
            told.set_exception(error)
            return
        try:
            if parts and self._committed is not None:
                self._committed(parts, written.result())
        finally:
            told.set_result(None)

    def __enter__(self) -> RunRecorder:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Close the run; after an error or an interruption keep what was found and leave it open."""
        if kind is None:
            self.finish()
        else:
            self.abandon()

    def finish(self) -> None:
        """Commit the rest and close the run."""
        self.settle()
        self._evidence.close()
        seconds = {step: round(value, 4) for step, value in self.seconds.items()}
        self._writer.submit(lambda writing: writing.finish_run(self.run_id, seconds)).result()

    def abandon(self) -> None:
        """Commit what is held, without ending the run: the job goes on another time."""
        self.settle()
        self._evidence.close()


def take_back(writing: Writing, part_ids: Sequence[str]) -> TakenBack:
    """Withdraw what was decided of these parts as wholes: nobody has seen the pictures that replaced theirs.

    They are no known good parts any more either. What was said of a finding holds for its own picture only, by that
    picture's hash, and needs no taking back.
    """
    reading, reviews, named = Reading(writing.connection), list[Review](), 0
    for part_id in dict.fromkeys(part_ids):
        detail = reading.part_detail(part_id)
        decided = [review.id for review in detail.reviews if review.region is None]
        reviews += [writing.withdraw_review(review_id, "the picture was replaced") for review_id in decided]
        images = {image.id for image in detail.images}
        good = reading.references(reading.lot(detail.row.lot_id).recipe_id, None, GOOD)
        for source in {row.source_id for row in good if row.image_id in images}:
            named += writing.set_references_withdrawn(source, True)
    return TakenBack(tuple(reviews), named)


@contextmanager
def timed(seconds: dict[str, float], step: str) -> Iterator[None]:
    """``with timed(seconds, "forward"):`` adds to that step's seconds."""
    started = time.perf_counter()
    try:
        yield
    finally:
        seconds[step] = seconds.get(step, 0.0) + time.perf_counter() - started
