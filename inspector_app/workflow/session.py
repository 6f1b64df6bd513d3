"""One open workspace: every use case of the program, for window and command line alike.

Commands and reads return futures and never block. Events come to subscribers on the thread that made them. The
engine is loaded behind the door of ``EngineRoom`` when something needs it, or by ``warm_up``.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from inspector_app.domain.bank import Drift, Mark, MarkAction, Preview, Suggestion
from inspector_app.domain.filtering import PartQuery
from inspector_app.domain.finding import FloatArray
from inspector_app.domain.geometry import Region
from inspector_app.domain.lot import ImageRef, JobState, Lot, Who
from inspector_app.domain.readings import (
    JobRow,
    KnownRecipe,
    LotSummary,
    MapReading,
    MarkRow,
    PartDetail,
    PartRow,
    ScoreColumns,
)
from inspector_app.domain.recipe import RecipeSettings, RecipeVersion
from inspector_app.domain.review import FindingDecision, PartDecision, Review
from inspector_app.engine.allocator import keep_large_blocks
from inspector_app.store.reading import Reading
from inspector_app.workflow import lots
from inspector_app.workflow.engine_room import EngineRoom
from inspector_app.workflow.events import (
    Event,
    PartsChanged,
    RecipeChanged,
    Reviewed,
    Subscriber,
)
from inspector_app.workflow.inspection import Inspections
from inspector_app.workflow.looking import Looking
from inspector_app.workflow.pictures import Pictures, Pixels, cancelled
from inspector_app.workflow.proposing import propose
from inspector_app.workflow.recipe_acts import Banks, Challenges
from inspector_app.workflow.requests import MarkRequest, OpenFolder
from inspector_app.workflow.reviewing import Reviewing
from inspector_app.workflow.stores import FEATURE_CACHE_BYTES, Stores
from inspector_app.workflow.tidying import Tidied, tidy
from inspector_app.workflow.worker import Urgency as Work
from inspector_app.workflow.writer import Urgency as Write
from inspector_app.workflow.writer import Writer

log = logging.getLogger(__name__)
if TYPE_CHECKING:
    from inspector_app.engine.recipe_archive import RecipeArchive

T = TypeVar("T")


class Session:
    """Composition of stores, threads and use cases. Made by ``open``, ended by ``close``: the one way out."""

    def __init__(self, stores: Stores, who: Who, device: str | None) -> None:
        self.store = stores
        self.workspace = stores.workspace
        self.who = who
        self._subscribers: list[Subscriber] = []
        self._gate = threading.Lock()
        self._closed = False
        self._writer = Writer(stores.database, who)
        self._reader = ThreadPoolExecutor(1, "inspector-reader")
        self._small_maps = ThreadPoolExecutor(1, "inspector-small-maps")
        self._pictures = Pictures(stores.workspace.artifacts / "thumbnails", self._locate, self._window_of)
        self._room = EngineRoom(stores, self._writer, device, self._tell)
        self.looking = Looking(stores, self._locate, self._window_of)
        self._inspections = Inspections(self._room)
        self.challenges = Challenges(self._room)
        self.banks = Banks(self._room)
        self._reviewing = Reviewing(self._writer, self._after_review)
        self._walker = ThreadPoolExecutor(1, "inspector-walk")

    # --- life

    @classmethod
    def open(
        cls,
        root: Path,
        *,
        who: Who | None = None,
        device: str | None = None,
        program: str = "inspector",
        feature_bytes: int = FEATURE_CACHE_BYTES,
    ) -> Session:
        """Take the workspace, bring its database up to date, start the threads. The engine is not loaded yet.

        ``feature_bytes``: what cached features of all lots may take. Raises WorkspaceLocked when another process
        holds the workspace, StorageFault when it cannot be used.
        """
        keep_large_blocks()  # for programs of others; ours has done so before its first thread
        return cls(
            Stores.open(root, program, feature_bytes=feature_bytes), who or Who.of_this_machine(), device
        )

    def close(self) -> None:
        """Stop the queue, finish the mini-batch, write what is found, close the database. Jobs resume next time."""
        with self._gate:
            if self._closed:
                return
            self._closed = True
        self._inspections.stop()
        self._walker.shutdown(cancel_futures=True)
        self._room.close()
        self._pictures.close()
        self.looking.close()
        self._small_maps.shutdown(cancel_futures=True)
        self._writer.close()
        self._reader.shutdown(cancel_futures=True)
        self.store.close()

    def warm_up(self) -> None:
        """Load the engine in the background, before it is needed, catch up with what was left undone, and tidy."""
        self._room.warm_up()

    def tidy(self) -> Future[Tidied]:
        """Bring the workspace within its limits, when nothing else is to be done."""
        return self._room.run_without(lambda: tidy(self.store), Work.IDLE)

    def subscribe(self, subscriber: Subscriber) -> Callable[[], None]:
        """Be told every event; the answer ends it."""
        with self._gate:
            self._subscribers.append(subscriber)

        def end() -> None:
            with self._gate:
                if subscriber in self._subscribers:
                    self._subscribers.remove(subscriber)

        return end

    def settle(self) -> None:
        """Wait until nothing is queued for the inference thread (augmented views of marks, above all)."""
        self._room.drain()

    # --- lots

    def open_folder(self, request: OpenFolder) -> Future[Lot]:
        """Register the folder as a lot; its files join in the background, then it is inspected."""
        opened: Future[Lot] = Future()

        def work() -> None:
            try:
                lot = lots.open_lot(self.store, self._writer, request)
            except BaseException as error:
                opened.set_exception(error)
                return
            self._inspections.expect(lot.id, request.good, request.threshold)
            opened.set_result(lot)
            try:
                lots.join_files(lot, self._writer, self._tell)
                propose(self.store, self._writer, lot, self._tell)
            except BaseException as error:
                self._inspections.listed(lot.id, error)
                raise
            self._inspections.listed(lot.id)

        self._walker.submit(work).add_done_callback(_log_failure)
        return opened

    def inspect(self, lot_id: str) -> Future[None]:
        """Start or go on with a lot; resolves when nothing is left to do, or when it is paused or cancelled."""
        return self._inspections.start(lot_id)

    def pause(self, lot_id: str) -> None:
        self._inspections.interrupt(lot_id, JobState.PAUSED)

    def resume(self, lot_id: str) -> None:
        self._inspections.start(lot_id)

    def cancel(self, lot_id: str) -> None:
        self._inspections.interrupt(lot_id, JobState.CANCELLED)

    def rescore(self, lot_id: str) -> Future[int]:
        """Score a lot anew from cached features with the marks as they are; how many images changed."""
        return self._room.submit_steps(lambda engine: engine.marking.rescore(lot_id), Work.LOT)

    def open_jobs(self) -> Future[list[JobRow]]:
        """Work that was not finished when the program last ended."""
        return self.read(lambda reading: reading.open_jobs())

    # --- what people decide

    def review_part(self, part_id: str, decision: PartDecision, note: str = "") -> Future[Review]:
        return self._reviewing.part(part_id, decision, note)

    def review_parts(
        self, part_ids: Sequence[str], decision: PartDecision, note: str = ""
    ) -> Future[list[Review]]:
        """The same word on several parts of a lot; all or none."""
        return self._reviewing.parts(part_ids, decision, note)

    def withdraw_all(self, review_ids: Sequence[str]) -> Future[list[Review]]:
        return self._reviewing.withdraw_all(review_ids)

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

    def preview_mark(self, request: MarkRequest, *, whole: bool = False) -> Future[Preview]:
        """What the mark would do; nothing is written. ``whole``: with its turned and mirrored views; takes longer."""
        return self._room.submit(lambda engine: engine.marking.preview(request, whole=whole), Work.LOOK)

    def keep_mark(self, request: MarkRequest) -> Future[Mark]:
        """Keep the mark; resolves when its lot is rescored."""
        return self._room.submit(lambda engine: engine.marking.keep(request), Work.LOOK)

    def revoke_mark(self, mark_id: str) -> Future[Mark]:
        return self._room.submit(lambda engine: engine.marking.act(mark_id, MarkAction.REVOKE), Work.LOOK)

    def redo_mark(self, mark_id: str) -> Future[Mark]:
        return self._room.submit(lambda engine: engine.marking.act(mark_id, MarkAction.REDO), Work.LOOK)

    def defects_near_marks(self, recipe_id: str) -> Future[dict[int, int]]:
        """For each kept mark by its number: how many confirmed defects lie near it."""
        return self._room.submit(lambda engine: engine.marking.defects_near(recipe_id), Work.LOOK)

    def set_threshold(self, lot_id: str, raw: float, lower: float | None = None) -> Future[RecipeVersion]:
        """A new recipe version with these handles, in the raw units of this lot. No score is rewritten."""
        return self._commit(
            lambda writing: lots.set_threshold(writing, lot_id, raw, lower),
            lambda version: self._tell(RecipeChanged(version.recipe_id)),
        )

    def set_defect_classes(self, recipe_id: str, names: Sequence[str]) -> Future[RecipeVersion]:
        """A new recipe version with these defect classes, in the order of their digits."""
        return self._commit(
            lambda writing: lots.set_defect_classes(writing, recipe_id, names),
            lambda _: self._tell(RecipeChanged(recipe_id)),
        )

    # --- recipes as files

    def recipes(self) -> Future[list[KnownRecipe]]:
        """Every recipe, and whether its model is asked in words."""
        return self._room.submit(lambda engine: engine.known_recipes(), Work.LOOK)

    def change_recipe(self, name: str, settings: RecipeSettings) -> Future[RecipeVersion]:
        """A new version of the recipe, or its first. A change that would make its bank useless is refused."""
        return self._room.submit(lambda engine: engine.change_recipe(name, settings), Work.LOOK)

    def export_recipe(self, name: str, path: Path) -> Future[RecipeArchive]:
        """Settings, banks, kept marks and calibration in one file."""
        return self._room.submit(lambda engine: engine.export_recipe(name, path), Work.LOOK)

    def import_recipe(self, path: Path, name: str | None = None) -> Future[RecipeVersion]:
        """A recipe of its own from such a file."""
        return self._room.submit(lambda engine: engine.import_recipe(path, name), Work.LOOK)

    # --- reads

    def read(self, read: Callable[[Reading], T]) -> Future[T]:
        """Run a query on the reader thread."""

        def work() -> T:
            with self.store.reading() as reading:
                return read(reading)

        try:
            return self._reader.submit(work)
        except RuntimeError:  # closed meanwhile: nobody waits for it any more
            return cancelled()

    def lots(self) -> Future[list[LotSummary]]:
        return self.read(lambda reading: reading.lots())

    def find_lot(self, name: str, recipe: str | None = None) -> Future[Lot]:
        return self.read(lambda reading: reading.find_lot(name, recipe))

    def summary(self, lot_id: str) -> Future[LotSummary]:
        return self.read(lambda reading: reading.lot_summary(lot_id))

    def part_ids(self, lot_id: str, query: PartQuery) -> Future[tuple[str, ...]]:
        return self.read(lambda reading: tuple(reading.part_ids(lot_id, query)))

    def part_rows(self, lot_id: str, query: PartQuery, offset: int, limit: int) -> Future[list[PartRow]]:
        return self.read(lambda reading: reading.part_rows(lot_id, query, offset, limit))

    def part_rows_by_id(self, part_ids: Sequence[str]) -> Future[list[PartRow]]:
        """These parts, in the order given, as they are now."""
        return self.read(lambda reading: reading.part_rows_by_id(part_ids))

    def part_count(self, lot_id: str, query: PartQuery) -> Future[int]:
        return self.read(lambda reading: reading.part_count(lot_id, query))

    def part(self, part_id: str) -> Future[PartDetail]:
        return self.read(lambda reading: reading.part_detail(part_id))

    def image(self, lot_id: str, path: str) -> Future[ImageRef]:
        return self.read(lambda reading: reading.image_by_path(lot_id, path))

    def next_undecided(self, lot_id: str, after_ordinal: int) -> Future[str | None]:
        """The next flagged part that nobody has decided, from the lot's beginning again after its end."""

        def find(reading: Reading) -> str | None:
            return reading.next_undecided(lot_id, after_ordinal) or reading.next_undecided(lot_id)

        return self.read(find)

    def undecided_ahead(self, lot_id: str, after_ordinal: int, count: int) -> Future[list[PartRow]]:
        """The next flagged parts that nobody has decided, at most ``count``, not beyond the lot's end."""

        def find(reading: Reading) -> list[PartRow]:
            rows: list[PartRow] = []
            while len(rows) < count:
                part_id = reading.next_undecided(lot_id, rows[-1].ordinal if rows else after_ordinal)
                if part_id is None:
                    break
                rows.append(reading.part_row(part_id))
            return rows

        return self.read(find)

    def scores(self, lot_id: str) -> Future[ScoreColumns]:
        return self.read(lambda reading: reading.scores(lot_id))

    def recipe(self, name: str) -> Future[RecipeVersion]:
        """The latest version of the recipe of that name. Raises NotFound, naming those there are."""
        return self.read(lambda reading: lots.find_recipe(reading, name))

    def marks(self, recipe_id: str) -> Future[list[MarkRow]]:
        return self.read(lambda reading: reading.marks(recipe_id))

    def find_mark(self, number: int, recipe: str | None = None) -> Future[Mark]:
        return self.read(lambda reading: lots.find_mark(reading, number, recipe))

    # --- pictures and maps

    def pixels(self, image_id: str) -> Future[Pixels]:
        return self._pictures.pixels(image_id)

    def prefetch(self, image_ids: Sequence[str]) -> None:
        self._pictures.prefetch(image_ids)

    def thumbnail(self, image_id: str) -> Future[Pixels]:
        return self._pictures.thumbnail(image_id)

    def entry_picture(self, mark: Mark) -> Future[Pixels]:
        return self._pictures.crop(mark)

    def map(self, image_id: str) -> Future[MapReading]:
        """Evidence on the grid and the scale to read it by. Raises NotFound before the image is inspected."""
        return self.read(lambda reading: lots.map_reading(self.store, reading, image_id))

    def small_map(self, image_id: str) -> Future[FloatArray | None]:
        """The calibrated grid map float32 ``[g_h, g_w]``, or None without a scale; on a thread of its own.

        For small pictures, of which a screen has many: they must not keep the reader from what is looked at.
        """

        def work() -> FloatArray | None:
            with self.store.reading() as reading:
                found = lots.map_reading(self.store, reading, image_id)
            scale = found.version.calibration
            return None if scale is None else np.asarray(scale.calibrated(found.evidence.raw), np.float32)

        try:
            return self._small_maps.submit(work)
        except RuntimeError:  # closed meanwhile
            return cancelled()

    def nearest_good(self, part_id: str) -> Future[str | None]:
        """The image of the calmest part of the lot that looks most alike, to compare with."""
        return self._room.submit(lambda engine: engine.nearest_good(part_id), Work.LOOK)

    def drift(self, lot_id: str) -> Future[Drift | None]:
        """How far the lot lies from its bank; None where that is not known."""
        return self._room.submit(lambda engine: engine.drift(lot_id), Work.LOT)

    def suggestions(self, lot_id: str, *, photometric: bool = False) -> Future[tuple[Suggestion, ...]]:
        """Undecided findings of the lot that look alike; nothing is done about them.

        ``photometric``: also those that look like shadow, glare, a gradient of light or blur; takes seconds.
        """
        return self._room.submit(lambda engine: engine.suggestions(lot_id, photometric=photometric), Work.LOT)

    # --- documents

    def report(
        self, lot_id: str, folder: Path | None = None, query: PartQuery | None = None
    ) -> Future[list[Path]]:
        """HTML and CSV of what the query shows, written to ``folder``."""

        def work() -> list[Path]:
            from inspector_app.workflow.reporting import write_report  # only here: templates and statistics

            return write_report(self.store, self._writer, self.who, lot_id, folder, query or PartQuery())

        return self._walker.submit(work)

    # --- within

    def _commit(self, write: Callable[..., T], then: Callable[[T], None]) -> Future[T]:
        future = self._writer.submit(write, Write.PERSON)
        future.add_done_callback(lambda done: None if done.exception() else then(done.result()))
        return future

    def _after_review(self, lot_id: str, reviews: Sequence[Review]) -> None:
        for review in reviews:
            self._tell(Reviewed(lot_id, review))
        self._tell(PartsChanged(lot_id, tuple(review.part_id for review in reviews)))
        if self._room.wanted:  # else it hears of the review when it is loaded
            self._room.submit_steps(lambda engine: engine.marking.follow_reviews(lot_id), Work.IDLE)

    def _tell(self, event: Event) -> None:
        with self._gate:
            subscribers = tuple(self._subscribers)
        for subscriber in subscribers:
            subscriber(event)

    def _locate(self, image_id: str) -> tuple[ImageRef, Path]:
        with self.store.reading() as reading:
            image = reading.image(image_id)
            return image, reading.lot(image.lot_id).folder

    def _window_of(self, image: ImageRef) -> tuple[int, int] | None:
        with self.store.reading() as reading:
            return reading.lot_scale(image.lot_id)[0].settings.window


def _log_failure(future: Future[None]) -> None:
    if not future.cancelled() and (error := future.exception()) is not None:
        log.error("background work failed", exc_info=error)
