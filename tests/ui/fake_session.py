"""A session without models and database: same methods and events, deterministic, answered at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt

from inspector_app.domain.bank import BankVersion, Mark, Preview, PreviewPart, Scales
from inspector_app.domain.challenge import ChallengeOutcome, ChallengePart, Known
from inspector_app.domain.challenge_run import ChallengeStanding
from inspector_app.domain.documents import Looks
from inspector_app.domain.errors import CorrectableError, NotFound
from inspector_app.domain.figures import Statistics
from inspector_app.domain.filter_origin import SecondOpinion
from inspector_app.domain.filtering import (
    BandIs,
    ClassIs,
    Disagrees,
    GroupBy,
    HasFailed,
    InSample,
    NameIs,
    PartFilter,
    PartQuery,
    QuietBy,
    ReviewIs,
    ScoreIn,
    SortKey,
    Term,
    VerdictIs,
    folded,
)
from inspector_app.domain.finding import NO_ENTRY, Evidence, Finding
from inspector_app.domain.geometry import Box, Region
from inspector_app.domain.lot import ImageRef, JobState, Lot, Verdict
from inspector_app.domain.readings import (
    CheckProgress,
    FindingRow,
    JobRow,
    KnownRecipe,
    LotCounts,
    LotSummary,
    MapReading,
    MarkRow,
    PartDetail,
    PartList,
    PartRow,
    QuietReason,
    ScoreColumns,
)
from inspector_app.domain.recipe import Basis, Calibration, RecipeSettings, RecipeVersion
from inspector_app.domain.review import Disposition, FindingDecision, PartDecision, Review
from inspector_app.domain.step import History, StepEvent, StepNote, history
from inspector_app.domain.watching import WatchSettings
from inspector_app.workflow.events import (
    BankChanged,
    DeviceReady,
    Event,
    LotOpened,
    PartsChanged,
    Progress,
    RecipeChanged,
    Reviewed,
)
from inspector_app.workflow.requests import MarkRequest, OpenFolder
from tests.ui.fake_figures import drawn_figures
from tests.ui.fake_looking import FakeLooking
from tests.ui.fake_marks import FakeMarks
from tests.ui.fake_people import FakePeople
from tests.ui.fake_recipe import FakeRecipe
from tests.ui.fake_thresholds import FakeThresholds
from tests.ui.fake_watching import FakeFeeds, FakeWatching, done

Pixels = npt.NDArray[np.uint8]
WIDTH, HEIGHT, GRID = 480, 360, 28
MOMENT = 1_763_906_520.0
PICTURES = ("decision", "defect", "nuisance", "failed", "good")


class FakeSession(FakePeople, FakeThresholds, FakeMarks, FakeRecipe):
    """One lot; of 20 parts two have a defect, five the same harmless shadow; now and then one is unreadable.

    ``calls`` records every command as ``(name, arguments)``. With ``hold`` set, answers wait for ``release``.
    With several ``views`` a part has as many images; a second finding then lies on the second.
    """

    def __init__(
        self, parts: int = 60, *, lot_open: bool = True, running: bool = False, views: int = 1
    ) -> None:
        self._hire()
        self.calls: list[tuple[str, tuple[Any, ...]]] = []
        self.hold: set[str] = set()
        self.failing: dict[str, Exception] = {}
        self.second_person = False  # whether a mark waits for one
        self.confirmations: list[str | None] = []  # what acts were told of what they lose
        self.near: dict[int, int] = {}  # confirmed defects near each mark
        self.closed = False
        self.deep = False  # pictures have 16 bits
        self.inspected: dict[str, str] = {}  # hashes of files at their inspection, "0" where nothing is said
        self.on_disk: dict[str, str] = {}  # hashes of files that were replaced after the inspection
        self.rows_read = 0
        self.figures: Statistics | None = None  # None: drawn ones
        self._held: list[tuple[str, Future[Any], Any]] = []
        self._subscribers: list[Callable[[Event], None]] = []
        self._lock = Lock()
        self._parts, self._views = parts, views
        self.sampled: set[str] = set()  # parts that were drawn for the check sample
        self._decisions: dict[str, list[Review]] = {}
        self._finding_reviews: dict[str, list[Review]] = {}
        self._region_reviews: dict[str, list[Review]] = {}
        self._marks: list[Mark] = []
        self._serial = 0
        self.events: list[StepEvent] = []
        self._note: StepNote | None = None
        calibration = Calibration(1.0, 2.0, 1.8, 2.0, Basis.LOT, 24)
        self.version = RecipeVersion(
            "v3", "recipe", "bracket", 3, RecipeSettings(category="bracket"), calibration, "", "anna", MOMENT
        )
        self.bank = BankVersion(
            "b1", "recipe", 1, "0", "enc", Scales(0.1, 0.15, 0.2), "lot", 24, False, (), MOMENT
        )
        self.lot = Lot("lot-1", "recipe", "bracket", 31, "Monday early shift", Path("/parts/monday"), MOMENT)
        self.lot_open = lot_open
        self.challenges = FakeChallenges(self)
        self.watching, self.feeds = FakeWatching(self), FakeFeeds(self)
        self.watched_last: WatchSettings | None = None
        self.newest = "part-0"
        self.job: JobRow | None = None
        if running:
            self.job = JobRow(
                "job", self.lot.id, "inspect", JobState.RUNNING, 41, parts, None, MOMENT, MOMENT
            )

    # --- what tests turn
    def emit(self, event: Event) -> None:
        for subscriber in tuple(self._subscribers):
            subscriber(event)

    def release(self, name: str, *, last_first: bool = False) -> None:
        """Answer what was held under ``name``."""
        self.hold.discard(name)
        due = [held for held in self._held if held[0] == name]
        self._held = [held for held in self._held if held[0] != name]
        for _, future, answer in reversed(due) if last_first else due:
            self._settle(future, answer)

    def answer(self, name: str, answer: Any, *arguments: Any) -> Future[Any]:
        """An answer of one of its departments."""
        return self._answer(name, answer, *arguments)

    def drawn(self, image_id: str) -> Pixels:
        """The picture of an image."""
        return draw_part(self._ordinal(self._part_of(image_id)))

    def kept(self) -> list[Mark]:
        """The marks that act."""
        return [mark for mark in self._marks if mark.active]

    def names(self) -> list[str]:
        return [name for name, _ in self.calls]

    def progress(self, done: int, state: JobState = JobState.RUNNING) -> None:
        self.job = JobRow("job", self.lot.id, "inspect", state, done, self._parts, None, MOMENT, MOMENT)
        eta = (self._parts - done) / 18.0
        self.emit(Progress(self.lot.id, "job", state, done, self._parts, 18.0, eta, "inspecting"))

    # --- life
    def hold_engine(self) -> Callable[[], None]:
        self.calls.append(("hold_engine", ()))
        return lambda: self.calls.append(("release_engine", ()))

    def warm_up(self) -> None:
        self.calls.append(("warm_up", ()))

    def close(self, timeout: float = 10) -> None:
        self.closed = True

    def subscribe(self, callback: Callable[[Event], None]) -> Callable[[], None]:
        self._subscribers.append(callback)
        callback(DeviceReady("CPU, 1 thread", "efficientnet-lite2-448"))

        def leave() -> None:
            self._subscribers.remove(callback)

        return leave

    # --- lots
    def open_folder(self, request: OpenFolder) -> Future[Lot]:
        self.lot_open = True
        self.lot = replace(self.lot, folder=request.folder, name=request.folder.name)
        answer = self._answer("open_folder", self.lot, request)
        self.emit(LotOpened(self.lot.id))
        return answer

    def inspect(self, lot_id: str) -> Future[None]:
        return self._answer("inspect", None, lot_id)

    def pause(self, lot_id: str) -> None:
        self.calls.append(("pause", (lot_id,)))
        if self.job is not None:
            self.progress(self.job.done, JobState.PAUSED)

    def resume(self, lot_id: str) -> None:
        self.calls.append(("resume", (lot_id,)))
        if self.job is not None:
            self.progress(self.job.done, JobState.RUNNING)

    def cancel(self, lot_id: str) -> None:
        self.calls.append(("cancel", (lot_id,)))
        if self.job is not None:
            self.progress(self.job.done, JobState.CANCELLED)

    def rescore(self, lot_id: str) -> Future[int]:
        return self._answer("rescore", 7, lot_id)

    def open_jobs(self) -> Future[list[JobRow]]:
        return self._answer("open_jobs", [self.job] if self.job else [])

    def last_watch(self) -> Future[WatchSettings | None]:
        return done(self.watched_last)

    def newest_part(self, lot_id: str) -> Future[str | None]:
        return self._answer("newest_part", self.newest, lot_id)

    # --- what people decide
    def step(self, note: StepNote) -> FakeSession:
        """What is asked for next is (part of) this step."""
        self._note = note
        return self

    def history(self, lot_id: str) -> Future[History]:
        return self._answer("history", history(self.events), lot_id)

    def review_part(self, part_id: str, decision: PartDecision, note: str = "") -> Future[Review]:
        review = self._review(part_id, None, decision, None, "", note)
        self._decisions.setdefault(part_id, []).append(review)
        return self._reviewed("review_part", review, part_id, decision, note)

    def review_parts(
        self, part_ids: Sequence[str], decision: PartDecision, note: str = ""
    ) -> Future[list[Review]]:
        reviews = [self._review(part_id, None, decision, None, "", note) for part_id in part_ids]
        for review in reviews:
            self._decisions.setdefault(review.part_id, []).append(review)
        answer = self._answer("review_parts", reviews, tuple(part_ids), decision, note)
        self.emit(PartsChanged(self.lot.id, tuple(part_ids)))
        return answer

    def withdraw_all(self, review_ids: Sequence[str]) -> Future[list[Review]]:
        gone = [r for said in self._decisions.values() for r in said if r.id in review_ids]
        for review in gone:
            self._decisions[review.part_id].remove(review)
        answer = self._answer("withdraw_all", gone, tuple(review_ids))
        self.emit(PartsChanged(self.lot.id, tuple(review.part_id for review in gone)))
        return answer

    def review_finding(
        self, finding_id: str, decision: FindingDecision, defect_class: str = "", note: str = ""
    ) -> Future[Review]:
        part_id = finding_id.split("/")[0]
        review = self._review(
            part_id, self._image_id(part_id), decision, _whole(Box(0, 0, 9, 9)), defect_class, note
        )
        self._finding_reviews.setdefault(finding_id, []).append(review)
        return self._reviewed("review_finding", review, finding_id, decision, defect_class, note)

    def review_region(
        self,
        image_id: str,
        region: Region,
        decision: FindingDecision,
        defect_class: str = "",
        note: str = "",
    ) -> Future[Review]:
        review = self._review(self._part_of(image_id), image_id, decision, region, defect_class, note)
        self._region_reviews.setdefault(review.part_id, []).append(review)
        return self._reviewed("review_region", review, image_id, region, decision, defect_class, note)

    def withdraw(self, review_id: str) -> Future[Review]:
        said = (self._decisions, self._finding_reviews, self._region_reviews)
        for reviews in (one for group in said for one in group.values()):
            for review in reviews:
                if review.id == review_id:
                    reviews.remove(review)
                    return self._reviewed("withdraw", review, review_id)
        return self._answer("withdraw", NotFound("no such review", subject=review_id), review_id)

    def preview_mark(self, request: MarkRequest, *, whole: bool = False) -> Future[Preview]:
        flagged = [r for r in self._all_rows() if r.verdict is Verdict.FLAGGED]
        clears = [r for r in flagged if _kind(r.ordinal) == "nuisance"]
        preview = Preview(
            clears=tuple(self._touched(r, 0.3) for r in clears),
            outcome=self._challenged(hidden=max(0, request.strength), disturbed=self.challenges.disturbed),
            patches=210,
            seconds=0.08,
        )
        return self._answer("preview_mark", preview, request)

    def keep_mark(self, request: MarkRequest) -> Future[Mark]:
        part_id = self._part_of(request.image_id)
        mark = Mark(
            id=f"mark-{len(self._marks) + 1}",
            recipe_id="recipe",
            number=len(self._marks) + 12,
            lot_id=self.lot.id,
            part_id=part_id,
            image_id=request.image_id,
            image_path=self._row(self._ordinal(part_id)).path,
            region=request.region or _whole(_box(self._ordinal(part_id))),
            image_sha256="0",
            patches_hash="0",
            patches=210,
            encoding_id="enc",
            strength=request.strength,
            note=request.note,
            author="anna",
            station="station 3",
            created_at=MOMENT,
            active=not self.second_person,
            waiting=self.second_person,
        )
        self._marks.append(mark)
        return self._remembered("keep_mark", mark, request)

    def revoke_mark(self, mark_id: str, confirmation: str | None = None) -> Future[Mark]:
        self.confirmations.append(confirmation)
        return self._remembered("revoke_mark", self._switch(mark_id, active=False), mark_id)

    def redo_mark(self, mark_id: str, confirmation: str | None = None) -> Future[Mark]:
        self.confirmations.append(confirmation)
        return self._remembered("redo_mark", self._switch(mark_id, active=not self.second_person), mark_id)

    def set_threshold(
        self,
        lot_id: str,
        raw: float,
        lower: float | None = None,
        note: str = "",
        confirmation: str | None = None,
    ) -> Future[RecipeVersion]:
        self.confirmations.append(confirmation)
        assert self.version.calibration is not None
        calibration = self.version.calibration.with_threshold(raw, lower=lower)
        self.version = replace(self.version, number=self.version.number + 1, calibration=calibration)
        noted = (note,) if note else ()
        answer = self._answer("set_threshold", self.version, lot_id, raw, lower, *noted)
        self.emit(RecipeChanged(self.version.recipe_id))
        return answer

    def set_defect_classes(self, recipe_id: str, names: Sequence[str]) -> Future[RecipeVersion]:
        settings = replace(self.version.settings, defect_classes=tuple(names))
        self.version = replace(self.version, number=self.version.number + 1, settings=settings)
        answer = self._answer("set_defect_classes", self.version, recipe_id, tuple(names))
        self.emit(RecipeChanged(recipe_id))
        return answer

    # --- reads
    def recipes(self) -> Future[list[KnownRecipe]]:
        return self._answer("recipes", [KnownRecipe("bracket", False), KnownRecipe("gear", True)])

    def lots(self) -> Future[list[LotSummary]]:
        return self._answer("lots", [self._summary()] if self.lot_open else [])

    def summary(self, lot_id: str) -> Future[LotSummary]:
        return self._answer("summary", self._summary(), lot_id)

    def part_ids(self, lot_id: str, query: PartQuery) -> Future[tuple[str, ...]]:
        if not query.filter.terms and query.sort in (SortKey.NAME, SortKey.ORDINAL):
            ids = tuple(_part_id(i) for i in range(self._parts))
            return self._answer("part_ids", ids[::-1] if query.descending else ids, lot_id, query)
        return self._answer("part_ids", tuple(r.part_id for r in self._asked(query)), lot_id, query)

    def part_list(self, lot_id: str, query: PartQuery) -> Future[PartList]:
        """By lot there is one; by part and by view the images ``image``, ``image@1``, ... of every part."""
        ids = [row.part_id for row in self._asked(query)]
        if query.group is GroupBy.LOT:
            listed = PartList(tuple(ids), (), ("Monday early shift (31)",), np.zeros(1, np.int64))
            return self._answer("part_list", listed, lot_id, query)
        pairs = [(part_id, view) for part_id in ids for view in range(self._views)]
        if query.group is GroupBy.VIEW:
            pairs.sort(key=lambda pair: pair[1])
        each = self._views if query.group is GroupBy.PART else len(ids)
        starts = np.arange(0, len(pairs), max(1, each), dtype=np.int64)
        titles = ids if query.group is GroupBy.PART else [f"camera {v + 1}" for v in range(self._views)]
        images = [self._image_id(p) if v == 0 else f"{self._image_id(p)}@{v}" for p, v in pairs]
        listed = PartList(tuple(p for p, _ in pairs), tuple(images), tuple(titles), starts)
        return self._answer("part_list", listed, lot_id, query)

    def image_rows_by_id(self, image_ids: Sequence[str]) -> Future[list[PartRow]]:
        rows = [
            replace(self._row(self._ordinal(self._part_of(image_id))), image_id=image_id, images=1)
            for image_id in image_ids
        ]
        self.rows_read += len(rows)
        return self._answer("image_rows_by_id", rows, tuple(image_ids))

    def part_rows(self, lot_id: str, query: PartQuery, offset: int, limit: int) -> Future[list[PartRow]]:
        if not query.filter.terms and query.sort in (SortKey.NAME, SortKey.ORDINAL) and not query.descending:
            rows = [self._row(i) for i in range(offset, min(offset + limit, self._parts))]
        else:
            rows = self._asked(query)[offset : offset + limit]
        self.rows_read += len(rows)
        return self._answer("part_rows", rows, lot_id, query, offset, limit)

    def part_rows_by_id(self, part_ids: Sequence[str]) -> Future[list[PartRow]]:
        self.rows_read += len(part_ids)
        rows = [self._row(self._ordinal(part_id)) for part_id in part_ids]
        return self._answer("part_rows_by_id", rows, tuple(part_ids))

    def part_count(self, lot_id: str, query: PartQuery) -> Future[int]:
        return self._answer("part_count", len(self._asked(query)), lot_id, query)

    def part(self, part_id: str) -> Future[PartDetail]:
        ordinal = self._ordinal(part_id)
        row = self._row(ordinal)
        images = tuple(
            ImageRef(
                row.image_id if view == 0 else f"{row.image_id}@{view}",
                part_id,
                self.lot.id,
                row.path,
                1000,
                0,
                self.inspected.get(row.image_id, "0"),
                WIDTH,
                HEIGHT,
                view=f"camera {view + 1}" if self._views > 1 else "",
            )
            for view in range(self._views)
        )
        findings = tuple(
            replace(self._finding_row(row, k + 1, box), image_id=images[min(k, self._views - 1)].id)
            for k, box in enumerate(_findings(ordinal)[: row.findings])
        )
        quiet = tuple(QuietReason(m, 5.0) for m in self._marks if m.number in row.quiet_by)
        reviews = tuple(reversed(self._decisions.get(part_id, [])))
        loose = tuple(reversed(self._region_reviews.get(part_id, [])))
        known_good = part_id in self.challenges.good
        return self._answer(
            "part", PartDetail(row, images, findings, quiet, reviews, loose, known_good), part_id
        )

    def next_undecided(self, lot_id: str, after_ordinal: int) -> Future[str | None]:
        order = [*range(after_ordinal + 1, self._parts), *range(after_ordinal + 1)]
        for ordinal in order:
            row = self._row(ordinal)
            if row.verdict is Verdict.FLAGGED and row.decision is None:
                return self._answer("next_undecided", row.part_id, lot_id, after_ordinal)
        return self._answer("next_undecided", None, lot_id, after_ordinal)

    def undecided_ahead(self, lot_id: str, after_ordinal: int, count: int) -> Future[list[PartRow]]:
        open_rows = [r for r in self._all_rows() if r.verdict is Verdict.FLAGGED and r.decision is None]
        ahead = [row for row in open_rows if row.ordinal > after_ordinal][:count]
        return self._answer("undecided_ahead", ahead, lot_id, after_ordinal, count)

    def defects_near_marks(self, recipe_id: str) -> Future[dict[int, int]]:
        return self._answer("defects_near_marks", dict(self.near), recipe_id)

    def find_mark(self, number: int, recipe: str | None = None) -> Future[Mark]:
        found = next((m for m in self._marks if m.number == number), None)
        return self._answer("find_mark", found or NotFound("no such mark"), number, recipe)

    def scores(self, lot_id: str) -> Future[Any]:
        rows = self._all_rows()
        raw = np.array([np.nan if r.raw is None else r.raw for r in rows], dtype=np.float64)
        reviewed = np.array([r.decision is not None for r in rows], dtype=np.bool_)
        return self._answer("scores", ScoreColumns(raw, reviewed), lot_id)

    def marks(self, recipe_id: str) -> Future[list[MarkRow]]:
        rows = [MarkRow(m, self._nuisances() if m.active else 0, 1, MOMENT) for m in self._marks]
        return self._answer("marks", rows, recipe_id)

    def statistics(
        self,
        recipe_id: str,
        lots: Sequence[int] = (),
        since: float | None = None,
        until: float | None = None,
        *,
        baseline: str = "",
        first: Future[Statistics] | None = None,
    ) -> Future[Statistics]:
        found = self.figures if self.figures is not None else drawn_figures()
        if first is not None and "statistics" in self.failing:
            first.cancel()
        elif first is not None:
            first.set_result(found)
        named = (baseline,) if baseline else ()
        return self._answer("statistics", found, recipe_id, tuple(lots), since, until, *named)

    # --- pictures
    @property
    def looking(self) -> FakeLooking:
        return FakeLooking(self)

    def pixels(self, image_id: str) -> Future[Pixels]:
        return self._answer("pixels", draw_part(self._ordinal(self._part_of(image_id))), image_id)

    def thumbnail(self, image_id: str) -> Future[Pixels]:
        pixels = draw_part(self._ordinal(self._part_of(image_id)))[::3, ::3]
        return self._answer("thumbnail", np.ascontiguousarray(pixels), image_id)

    def map(self, image_id: str) -> Future[MapReading]:
        ordinal = self._ordinal(self._part_of(image_id))
        quiet = bool(self._row(ordinal).quiet_by)
        reading = MapReading(image_id, _evidence(ordinal, quiet, self._active()), self.version, self.bank)
        return self._answer("map", reading, image_id)

    def small_map(self, image_id: str) -> Future[Any]:
        ordinal = self._ordinal(self._part_of(image_id))
        assert self.version.calibration is not None
        raw = _evidence(ordinal, bool(self._row(ordinal).quiet_by), self._active()).raw
        return self._answer("small_map", self.version.calibration.calibrated(raw), image_id)

    def entry_picture(self, mark: Mark) -> Future[Pixels]:
        box = mark.region.box
        pixels = draw_part(self._ordinal(mark.part_id))
        return self._answer(
            "entry_picture", pixels[box.y : box.y + box.h, box.x : box.x + box.w].copy(), mark
        )

    def nearest_good(self, part_id: str) -> Future[str | None]:
        good = next(i for i in range(self._parts) if _kind(i) == "good")
        return self._answer("nearest_good", self._image_id(_part_id(good)), part_id)

    # --- documents
    def report(
        self,
        lot_id: str,
        folder: Path | None = None,
        query: PartQuery | None = None,
        formats: Sequence[str] = (),
        looks: Looks | None = None,
        *,
        certificates: bool = False,
        baseline: str = "",
    ) -> Future[list[Path]]:
        paths = [Path(f"/reports/lot-31.{each}") for each in formats]
        return self._answer("report", paths, lot_id, folder, query, tuple(formats), looks)

    # --- inside
    def _answer(self, name: str, answer: Any, *arguments: Any) -> Future[Any]:
        self.calls.append((name, arguments))
        future: Future[Any] = Future()
        answer = self.failing.get(name, answer)
        note, self._note = self._note, None  # a step that fails leaves nothing
        if note is not None and not isinstance(answer, Exception):
            written = answer if isinstance(answer, list) else [answer]
            keys = tuple(each if isinstance(each, str) else each.id for each in written)
            self.events.append(
                StepEvent(note.step_id, note.action, note.kind, note.content, keys, self.lot.id)
            )
        if name in self.hold:
            self._held.append((name, future, answer))
        else:
            self._settle(future, answer)
        return future

    @staticmethod
    def _settle(future: Future[Any], answer: Any) -> None:
        if isinstance(answer, Exception):
            future.set_exception(answer)
        else:
            future.set_result(answer)

    def _reviewed(self, name: str, review: Review, *arguments: Any) -> Future[Review]:
        answer = self._answer(name, review, *arguments)
        self.emit(Reviewed(self.lot.id, review))
        self.emit(PartsChanged(self.lot.id, (review.part_id,)))
        return answer

    def _remembered(self, name: str, mark: Mark, *arguments: Any) -> Future[Mark]:
        answer = self._answer(name, mark, *arguments)
        self.emit(BankChanged("recipe", mark))
        self.emit(PartsChanged(self.lot.id, ()))
        return answer

    def _review(
        self,
        part_id: str,
        image_id: str | None,
        decision: PartDecision | FindingDecision,
        region: Region | None,
        defect_class: str,
        note: str,
    ) -> Review:
        self._serial += 1
        return Review(
            f"review-{self._serial}",
            part_id,
            image_id,
            decision,
            region,
            None,
            defect_class,
            note,
            None,
            "anna",
            "station 3",
            MOMENT,
        )

    def _switch(self, mark_id: str, *, active: bool) -> Mark:
        at = next(i for i, mark in enumerate(self._marks) if mark.id == mark_id)
        self._marks[at] = replace(self._marks[at], active=active, waiting=False, refused=False)
        return self._marks[at]

    def _decide(
        self, mark_id: str, *, active: bool = False, waiting: bool = False, refused: bool = False
    ) -> Mark:
        at = next(i for i, mark in enumerate(self._marks) if mark.id == mark_id)
        self._marks[at] = replace(self._marks[at], active=active, waiting=waiting, refused=refused)
        return self._marks[at]

    def _active(self) -> tuple[int, ...]:
        return tuple(m.number for m in self._marks if m.active)

    def _nuisances(self) -> int:
        return sum(_kind(i) == "nuisance" for i in range(self._parts))

    @staticmethod
    def _ordinal(part_id: str) -> int:
        return int(part_id.removeprefix("part-"))

    @staticmethod
    def _image_id(part_id: str) -> str:
        return part_id.replace("part", "image")

    @staticmethod
    def _part_of(image_id: str) -> str:
        return image_id.partition("@")[0].replace("image", "part")

    def _row(self, ordinal: int) -> PartRow:
        part_id = _part_id(ordinal)
        kind = _kind(ordinal)
        calibration = self.version.calibration
        assert calibration is not None
        quiet_by = self._active() if kind == "nuisance" else ()
        raw = None if kind == "failed" else _raw(ordinal, bool(quiet_by))
        verdict, band = (Verdict.FAILED, None) if raw is None else calibration.judge(raw)
        reviews = self._decisions.get(part_id, [])
        decision = reviews[-1].decision if reviews else None
        outcomes = {
            PartDecision.ACCEPT: Disposition.ACCEPTED,
            PartDecision.REJECT: Disposition.REJECTED,
            PartDecision.UNSURE: Disposition.UNSURE,
        }
        return PartRow(
            part_id=part_id,
            image_id=self._image_id(part_id),
            lot_id=self.lot.id,
            ordinal=ordinal,
            path=f"cam1/bracket_{ordinal:05d}.png",
            verdict=verdict,
            band=band,
            score=None if raw is None else calibration.calibrated(raw),
            raw=raw,
            disposition=outcomes.get(decision, Disposition(verdict.value)),  # type: ignore[arg-type]
            decision=decision,  # type: ignore[arg-type]
            findings=len(_findings(ordinal)) if verdict is Verdict.FLAGGED else 0,
            quiet_by=quiet_by,
            error="the file ends in the middle of the picture" if raw is None else None,
            note="",
            provisional=False,
            images=self._views,
            sampled=part_id in self.sampled,
        )

    def _all_rows(self) -> list[PartRow]:
        return [self._row(i) for i in range(self._parts)]

    def _asked(self, query: PartQuery) -> list[PartRow]:
        rows = [row for row in self._all_rows() if self._passes(row, query.filter)]
        if query.sort is SortKey.SCORE:
            rows.sort(key=lambda r: -1e9 if r.score is None else r.score)
        elif query.sort is SortKey.UNCERTAINTY:
            rows.sort(key=lambda r: 1e9 if r.score is None else abs(r.score - 1))
        return rows[::-1] if query.descending else rows

    def _passes(self, row: PartRow, wanted: PartFilter) -> bool:
        return all(self._holds(row, term) is not term.negated for term in wanted.terms)

    def _holds(self, row: PartRow, term: Term) -> bool:
        match term.condition:
            case NameIs(text):
                return text in folded(row.path)
            case VerdictIs(verdict):
                return row.verdict is verdict
            case BandIs(band):
                return row.band is band
            case ReviewIs(decision):
                return row.decision is decision
            case ScoreIn(low, high):
                return row.score is not None and low <= row.score <= high
            case QuietBy(mark):
                return bool(row.quiet_by) if mark is None else mark in row.quiet_by
            case HasFailed():
                return row.error is not None
            case InSample():
                return row.sampled
            case Disagrees():
                accepted = row.verdict is Verdict.FLAGGED and row.decision is PartDecision.ACCEPT
                return accepted or (row.verdict is Verdict.OK and row.decision is PartDecision.REJECT)
            case SecondOpinion(author):  # every review here is by the one who sits here
                return row.decision is PartDecision.UNSURE and author != self.who.author
            case ClassIs():
                raise CorrectableError("the fake session does not filter by this")

    def _finding_row(self, row: PartRow, ordinal: int, box: Box) -> FindingRow:
        assert row.raw is not None and self.version.calibration is not None
        finding_id = f"{row.part_id}/{ordinal}"
        peak = row.raw * (1.25 if ordinal == 1 else 0.9)
        contour = _ellipse(box)
        centre = (box.x + box.w // 2, box.y + box.h // 2)
        finding = Finding(ordinal, box, int(box.area * 0.78), peak, centre, contour)
        reviews = self._finding_reviews.get(finding_id, [])
        last = reviews[-1] if reviews else None
        decision = last.decision if last is not None and isinstance(last.decision, FindingDecision) else None
        return FindingRow(
            finding_id,
            row.image_id,
            finding,
            self.version.calibration.calibrated(peak),
            decision,
            last.defect_class if last else "",
            last.id if last else None,
        )

    def _touched(self, row: PartRow, after: float) -> PreviewPart:
        assert row.score is not None
        return PreviewPart(row.part_id, row.image_id, row.path, self.lot.name, row.score, after)

    def _challenged(
        self, *, hidden: int = 0, disturbed: int = 0, threshold: float | None = None
    ) -> ChallengeOutcome:
        """Rejected defects, of which the first are weakened or ``hidden``; good ones, the first ``disturbed``."""
        rows = self._all_rows()
        rejected = [
            r for r in rows if _kind(r.ordinal) == "defect" and r.decision is PartDecision.REJECT and r.raw
        ]
        parts = []
        for place, row in enumerate(rejected):
            after = 0.5 if place < hidden else 1.4 if place == 0 and threshold is None else row.score
            parts.append(self._known(row, Known.REJECT, after, threshold))
        for place, row in enumerate(r for r in rows if r.part_id in self.challenges.good and r.raw):
            after = 1.2 if place < disturbed else row.score
            parts.append(self._known(row, Known.GOOD, after, threshold))
        return ChallengeOutcome(tuple(parts))

    def _known(self, row: PartRow, known: Known, after: Any, threshold: float | None) -> ChallengePart:
        assert row.score is not None and row.raw is not None and self.version.calibration is not None
        calibration = self.version.calibration
        if threshold is not None:
            moved = calibration.with_threshold(threshold)
            after = moved.calibrated(row.raw)
        return ChallengePart(
            row.part_id,
            row.image_id,
            row.path,
            self.lot.name,
            known,
            row.score,
            after,
            row.verdict is Verdict.FLAGGED,
            after >= (1.0 if threshold is not None else calibration.calibrated(calibration.lower)),
        )

    def _summary(self) -> LotSummary:
        rows = self._all_rows()
        flagged = [r for r in rows if r.verdict is Verdict.FLAGGED]
        counts = LotCounts(
            total=len(rows),
            inspected=len(rows),
            ok=sum(r.verdict is Verdict.OK for r in rows),
            flagged=len(flagged),
            check=sum(r.band is not None for r in rows),
            failed=sum(r.verdict is Verdict.FAILED for r in rows),
            undecided=sum(r.decision is None for r in flagged),
            quieted=sum(r.verdict is Verdict.OK and bool(r.quiet_by) for r in rows),
            accepted=sum(r.decision is PartDecision.ACCEPT for r in rows),
            rejected=sum(r.decision is PartDecision.REJECT for r in rows),
            unsure=sum(r.decision is PartDecision.UNSURE for r in rows),
        )
        drawn = [r for r in rows if r.sampled and r.disposition is not Disposition.FLAGGED]
        left = sum(r.disposition is Disposition.OK for r in drawn)
        return LotSummary(
            self.lot, counts, self.version, self.bank, self.job, CheckProgress(len(drawn), left)
        )


class FakeChallenges:
    """The challenge set of the fake session; ``disturbed`` good parts are flagged by a switch of a mark."""

    def __init__(self, session: FakeSession) -> None:
        self._session = session
        self.good: list[str] = []
        self.disturbed = 0
        self.stands = ChallengeStanding(None, None)
        self.found: ChallengeOutcome | None = None

    def run(
        self,
        recipe_id: str,
        *,
        threshold: float | None = None,
        lower: float | None = None,
        lot_id: str | None = None,
        confirmation: str | None = None,
        seen: frozenset[str] | None = None,
    ) -> Future[ChallengeOutcome]:
        outcome = self._session._challenged(threshold=threshold) if self.found is None else self.found
        if confirmation is not None:
            return self._session._answer("confirm_challenge", outcome, recipe_id, confirmation, seen)
        return self._session._answer("challenge", outcome, recipe_id, threshold, lower, lot_id)

    def standing(self, recipe_id: str) -> Future[ChallengeStanding]:
        return self._session._answer("standing", self.stands, recipe_id)

    def at_shift_start(
        self, recipe_id: str, *, only_if_due: bool = False, confirmation: str | None = None
    ) -> Future[ChallengeOutcome]:
        return self._session._answer("at_shift_start", ChallengeOutcome(()), recipe_id, only_if_due)

    def of_switch(self, mark_ids: Sequence[str]) -> Future[ChallengeOutcome]:
        outcome = self._session._challenged(disturbed=self.disturbed)
        return self._session._answer("of_switch", outcome, tuple(mark_ids))


def _part_id(ordinal: int) -> str:
    return f"part-{ordinal:06d}"


def _kind(ordinal: int) -> str:
    place = ordinal * 7 % 20
    if place < 2:
        return "defect"
    if place < 7:
        return "nuisance"
    return "failed" if place == 19 and ordinal % 40 == 37 else "good"


def _raw(ordinal: int, quiet: bool) -> float:
    wobble = (ordinal * 37 % 100) / 100
    base = {"defect": 2.9, "nuisance": 2.2, "good": 0.7}[_kind(ordinal)]
    return (0.9 if quiet else base) + 0.7 * wobble


def _box(ordinal: int) -> Box:
    if _kind(ordinal) == "defect":
        return Box(150 + ordinal * 13 % 120, 120 + ordinal * 29 % 90, 74, 40)
    return Box(250 + ordinal * 11 % 40, 70 + ordinal * 17 % 40, 96, 84)


def _findings(ordinal: int) -> list[Box]:
    if _kind(ordinal) == "defect" and ordinal % 3 == 0:
        return [_box(ordinal), Box(100, 250, 44, 36)]
    return [_box(ordinal)]


def _whole(box: Box) -> Region:
    return Region.from_box(box, WIDTH, HEIGHT)


def _ellipse(box: Box) -> tuple[tuple[int, int], ...]:
    turn = np.linspace(0, 2 * np.pi, 32, endpoint=False)
    x = box.x + box.w / 2 + box.w / 2 * np.cos(turn)
    y = box.y + box.h / 2 + box.h / 2 * np.sin(turn)
    return tuple((round(float(a)), round(float(b))) for a, b in zip(x, y, strict=True))


def _evidence(ordinal: int, quiet: bool, active: tuple[int, ...]) -> Evidence:
    yy, xx = np.mgrid[0:GRID, 0:GRID].astype(np.float32)
    ripple = 0.06 * np.sin(xx * 1.3 + ordinal) * np.cos(yy * 0.9)
    d_n = 0.09 + 0.01 * ripple / 0.06
    hill = np.zeros_like(d_n)
    if _kind(ordinal) in ("defect", "nuisance"):
        for box in _findings(ordinal):
            cx, cy = (box.x + box.w / 2) / WIDTH * GRID, (box.y + box.h / 2) / HEIGHT * GRID
            rx, ry = box.w / WIDTH * GRID * 0.55, box.h / HEIGHT * GRID * 0.55
            hill = np.maximum(hill, np.exp(-(((xx - cx) / rx) ** 2 + ((yy - cy) / ry) ** 2)))
    d_n = d_n + hill * (0.33 if _kind(ordinal) == "defect" else 0.24)
    q = (hill > 0.3) * 0.9 if quiet else np.zeros_like(hill)
    raw = d_n * (1 - q) / 0.1
    entry = np.full((GRID, GRID), active[0] if active else NO_ENTRY, dtype=np.int32)
    d_p = np.where(hill > 0.2, 0.18, 0.6) if active else np.full_like(hill, 2.0)
    return Evidence(
        raw.astype(np.float32),
        d_n.astype(np.float32),
        d_p.astype(np.float32),
        np.asarray(q, dtype=np.float32),
        entry,
    )


@lru_cache(maxsize=64)
def draw_part(ordinal: int) -> Pixels:
    """A plate with four holes and a print; scratches on defects, a soft shadow on nuisances."""
    yy, xx = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
    picture = np.full((HEIGHT, WIDTH), 46.0, dtype=np.float32) + 6 * np.sin(xx / 90)
    shift = ordinal * 5 % 9 - 4
    plate = (abs(xx - 240 - shift) < 190) & (abs(yy - 180) < 130)
    brushed = 168 + 7 * np.sin(yy * 1.7 + ordinal) + 5 * np.sin(yy * 0.23) + 12 * (xx - 240) / 190
    picture[plate] = brushed[plate]
    for cx, cy in ((90, 90), (390, 90), (90, 270), (390, 270)):
        distance = np.hypot(xx - cx - shift, yy - cy)
        picture[distance < 22] = 58
        picture[(distance >= 22) & (distance < 27)] = 205
    for k in range(5):
        stripe = (abs(xx - 205 - shift - k * 18) < 5) & (abs(yy - 265) < 16 + 4 * (k % 3))
        picture[stripe] = 92
    if _kind(ordinal) == "nuisance":
        box = _box(ordinal)
        cx, cy = box.x + box.w / 2, box.y + box.h / 2
        shadow = np.exp(-(((xx - cx) / (box.w * 0.45)) ** 2 + ((yy - cy) / (box.h * 0.42)) ** 2) * 1.4)
        picture -= 58 * shadow
    if _kind(ordinal) == "defect":
        for box in _findings(ordinal):
            along = (xx - box.x) / box.w
            off = abs(yy - (box.y + box.h * (0.2 + 0.6 * along) + 3 * np.sin(along * 9)))
            scratch = (along > 0) & (along < 1)
            picture += np.where(scratch, np.exp(-((off / 2.2) ** 2)) * 70, 0)
            picture -= np.where(scratch, np.exp(-(((off - 4) / 2.5) ** 2)) * 46, 0)
    grey = np.clip(picture, 0, 255)
    tinted = np.stack([grey, grey * 0.985, grey * 0.96], axis=2)
    return np.asarray(tinted, dtype=np.uint8)
