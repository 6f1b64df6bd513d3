"""One watched folder: from a look into it to parts that are inspected. No thread of its own; time is handed in."""

from __future__ import annotations

import contextlib
import logging
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from inspector_app.domain.errors import CorrectableError, ImageUnreadable, InspectorError
from inspector_app.domain.grouping import Place
from inspector_app.domain.readings import FoundFile
from inspector_app.domain.watching import (
    LotRule,
    WatchSettings,
    WatchState,
    WatchStatus,
    day_of,
    slice_of,
)
from inspector_app.engine.part_pattern import PartPattern
from inspector_app.imaging.decode import decode
from inspector_app.imaging.thumbnails import encode_jpeg, thumbnail
from inspector_app.store.drafts import Joined, WatchedDraft
from inspector_app.store.reading_watch import WatchLotRow
from inspector_app.workflow.engine_room import EngineRoom
from inspector_app.workflow.events import FilesFound, Level, LotOpened, Notice, WatchChanged
from inspector_app.workflow.forgetting import Forgetting
from inspector_app.workflow.inspection import Inspections
from inspector_app.workflow.stable_files import Seen, Waiting, listing, look_at
from inspector_app.workflow.worker import Steps, Urgency

if TYPE_CHECKING:
    from inspector_app.workflow.inference import Inference

log = logging.getLogger(__name__)
T = TypeVar("T")

LISTED_AT_ONCE = 500  # names asked for in the database at a time
JOINED_AT_ONCE = 32  # files a transaction, and a request to the inference thread
FIRST_PARTS = (
    24  # that a recipe without a bank waits for; what engine.mutual begins with, which brings PyTorch
)
DAY_OVER = 60.0  # seconds without a part after which the lot of a day that is over is finished
ORDER_OVER = 600.0  # seconds without a part, while another lot gets some, after which an order is finished
FARTHEST = 60.0  # seconds between two attempts to reach a folder that is gone
SHARE = (
    4.0  # a pause is this many times as long as the look before it: a slow share is not listed all the time
)


END_SECONDS = 2.0  # that the end of the runs is waited for; left open, they end with the program


class Stopped(Exception):
    """The watch was told to end; what is done is kept."""


@dataclass(frozen=True, slots=True)
class Watched:
    """What is watched, as it stands in the database."""

    watch_id: str
    recipe_id: str
    settings: WatchSettings
    window: tuple[int, int] | None = None


@dataclass(slots=True)
class _Read:
    draft: WatchedDraft
    small: bytes | None


class FolderWatch:
    """``step`` does what is due and says when it wants to be called again."""

    def __init__(
        self,
        watched: Watched,
        room: EngineRoom,
        inspections: Inspections,
        stopping: Callable[[], bool],
        *,
        once: bool = False,
        clock: Callable[[], float] = time.time,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        self.watched, self._room, self._inspections = watched, room, inspections
        self._stopping, self._once, self._clock, self._steady = stopping, once, clock, steady
        settings = watched.settings
        self._pattern = PartPattern(settings.part_pattern)
        self._forgetting = Forgetting(room.stores, room.writer, watched.watch_id, settings.folder)
        self._files = Waiting(settings.patience)
        self._unjudged: set[str] = set()  # lots with parts that wait to be inspected
        self._unjudged_parts = 0
        self._next_look = float("-inf")
        self._failures = 0
        self._whole = False  # the last look has seen everything
        self.status = WatchStatus(WatchState.WATCHING, settings)

    @property
    def folder(self) -> Path:
        return self.watched.settings.folder

    def begin(self) -> None:
        """Go on with what was not inspected when the program last ended."""
        with self._room.stores.reading() as reading:
            self._unjudged = {row.lot_id for row in reading.open_watch_lots(self.watched.watch_id)}

    def step(self) -> float:
        """One look if it is time for one, whatever counts by now, and what was left. Gives the seconds to wait.

        Raises Stopped.
        """
        if self._steady() >= self._next_look:
            self._look()
        if self.status.state is not WatchState.UNREACHABLE:
            self._take_what_is_due()
        self._judge_what_waits()
        self._finish_lots()
        self._tell(waiting=len(self._files) + self._unjudged_parts)
        due = self._files.next_due()
        wake = self._next_look if due is None else min(self._next_look, due)
        return max(0.0, wake - self._steady())

    @property
    def has_all(self) -> bool:
        """Nothing waits: what lies in the folder is inspected."""
        return self._whole and not len(self._files) and not self._unjudged

    def end(self) -> None:
        """Close the runs that are open; parts that wait are inspected another time."""
        if self._room.ready:
            ending = self._room.submit(lambda engine: engine.arrivals.end_all(), Urgency.LOOK)
            with contextlib.suppress(NotYet, InspectorError):
                ending.result(END_SECONDS)

    # --- looking

    def _look(self) -> None:
        began = self._steady()
        try:
            self._whole = self._see_all()
        except OSError as error:
            self._unreachable(error)
            return
        if self.status.state is WatchState.UNREACHABLE:
            log.info("the watched folder is there again: %s", self.folder)
            self._tell(state=WatchState.WATCHING, problem="")
        self._failures = 0
        now = self._steady()
        pause = max(self.watched.settings.every, SHARE * (now - began))
        self._next_look = now if self._files.full else now + pause

    def _see_all(self) -> bool:
        """See every file that does not count yet; False where there were too many to wait for at once."""
        files = listing(self.folder)
        counting = False
        while chunk := list(islice(files, LISTED_AT_ONCE)):
            self._check()
            with self._room.stores.reading() as reading:
                known = reading.watched(self.watched.watch_id, [seen.path for seen in chunk])
            counting = counting or bool(known)
            now = self._steady()
            for seen in chunk:
                if known.get(seen.path) == (seen.size, seen.mtime_ns):
                    self._files.forget(seen.path)
                else:
                    self._files.see(seen, now)
            if self._files.full:
                return False
        if counting:  # the folder is what it was, and no empty mount point
            self._forgetting.step(self._clock())
        return True

    def _unreachable(self, error: OSError) -> None:
        reason = error.strerror or str(error)
        if self.status.state is not WatchState.UNREACHABLE:
            log.warning("the watched folder cannot be reached: %s (%s)", self.folder, reason)
        self._tell(state=WatchState.UNREACHABLE, problem=reason)
        self._next_look = self._steady() + min(FARTHEST, self.watched.settings.every * 2**self._failures)
        self._failures = min(self._failures + 1, 16)

    # --- reading and joining

    def _take_what_is_due(self) -> None:
        """Files that have held still are read and join their lots, a few at a time, and are inspected."""
        due = iter(self._files.due(self._steady()))
        while chunk := list(islice(due, JOINED_AT_ONCE)):
            read = [one for seen in chunk if (one := self._read(seen)) is not None]
            if read:
                self._join(read)

    def _read(self, seen: Seen) -> _Read | None:
        """The file, if it can be read and is the same afterwards, or if patience is at its end."""
        self._check()
        now_there = look_at(self.folder, seen.path)
        if now_there is None:
            self._files.forget(seen.path)
            return None
        if now_there != seen:
            self._files.see(now_there, self._steady())
            return None
        sha256: str | None = None
        small: bytes | None = None
        try:
            with self._room.stores.in_hand.holding(self.folder / seen.path):
                picture = decode(self.folder / seen.path, window=self.watched.window)
            sha256, small = picture.sha256, encode_jpeg(thumbnail(picture.pixels))
        except Exception as error:  # whatever it is, one file must not hold up those behind it
            reason = error.what if isinstance(error, ImageUnreadable) else f"{type(error).__name__}: {error}"
            if not self._files.unreadable(seen.path, reason, self._steady()):
                return None
            log.warning("%s cannot be read and counts as failed: %s", seen.path, reason)
        again = look_at(self.folder, seen.path)
        if again is not None and again != seen:  # written while it was read
            self._files.see(again, self._steady())
            return None
        place = self._place(seen.path)
        file = FoundFile(seen.path, seen.size, seen.mtime_ns, part=seen.path)
        if place is not None:
            file = replace(file, part=place.part, view=place.view, light=place.light)
        chosen = slice_of(self.watched.settings, seen.path, seen.mtime_ns, place)
        return _Read(WatchedDraft(file, sha256, chosen), small)

    def _place(self, path: str) -> Place | None:
        try:
            return self._pattern.place(path)
        except CorrectableError as error:  # a pattern that takes too long on this name: it stands alone
            self._room.tell(Notice(Level.WARNING, error.what, error.subject, error.remedy))
            return None

    def _join(self, read: Sequence[_Read]) -> None:
        drafts = [one.draft for one in read]
        watched, settings = self.watched, self.watched.settings
        with self._room.stores.reading() as reading:
            before = {row.lot_id for row in reading.open_watch_lots(watched.watch_id)}
        now, pattern = self._clock(), settings.part_pattern
        joined = self._room.writer.submit(
            lambda writing: writing.join_watched(
                watched.watch_id, watched.recipe_id, settings.folder, pattern, drafts, now
            )
        ).result()
        fresh: dict[str, list[str]] = defaultdict(list)
        for one, became in zip(read, joined, strict=True):
            self._files.forget(became.path)
            if became.new:
                fresh[became.lot_id].append(became.image_id)
                if one.small is not None:  # stands in when the file is gone
                    self._room.stores.thumbnails.write(became.image_id, one.draft.file.mtime_ns, one.small)
            elif became.copy_of:
                self._say_copy(became)
        for lot_id, images in fresh.items():
            if lot_id not in before:
                self._room.tell(LotOpened(lot_id))
            self._room.tell(FilesFound(lot_id, len(images), finished=True))
        self._inspect(fresh)

    def _say_copy(self, became: Joined) -> None:
        log.info("%s shows the same picture as %s: counted once", became.path, became.copy_of)
        self._tell(copies=self.status.copies + 1)

    # --- inspecting

    def _inspect(self, fresh: Mapping[str, Sequence[str]]) -> None:
        """Images that have joined, by lot; those of a lot in which others wait are inspected with them."""
        due = {lot_id: images for lot_id, images in fresh.items() if lot_id not in self._unjudged}
        self._unjudged |= set(due)  # whatever happens now, they are not forgotten
        for lot_id, images in due.items():
            if self._ask(lambda engine, key=lot_id, some=images: engine.arrivals.inspect(key, some)):  # type: ignore[misc]
                self._unjudged.discard(lot_id)
                self._inspected(lot_id, len(images))

    def _judge_what_waits(self) -> None:
        """Parts of recipes without a bank are inspected together once there are enough to make one."""
        self._unjudged_parts = 0
        for lot_id in sorted(self._unjudged):
            self._check()
            with self._room.stores.reading() as reading:
                left = len(reading.to_inspect(lot_id))
            if left and not self._go_on(lot_id, left):
                self._unjudged_parts += left
                continue
            self._unjudged.discard(lot_id)
            if left:
                self._inspected(lot_id, left)

    def _go_on(self, lot_id: str, left: int) -> bool:
        """Inspect what was left of a lot; False where there are too few parts to make a bank of, or it failed."""
        if self._ask(lambda engine: engine.arrivals.go_on(lot_id)):
            return True
        all_there_are = self._once and self._whole and not len(self._files)
        if self.status.state is not WatchState.WATCHING or not (left >= FIRST_PARTS or all_there_are):
            return False
        self._wait_for(self._inspections.start(lot_id))
        return True

    def _ask(self, begin: Callable[[Inference], Steps]) -> bool:
        """What the inference thread answers; False, and a status that says why, where it cannot."""
        try:
            answer: bool = self._wait_for(self._room.submit_steps(begin, Urgency.LOT))
        except InspectorError as error:
            log.warning("parts of the watched folder could not be inspected: %s", error.sentence())
            self._tell(state=WatchState.TROUBLED, problem=error.sentence())
            return False
        if self.status.state is WatchState.TROUBLED:
            self._tell(state=WatchState.WATCHING, problem="")
        return answer

    def _wait_for(self, future: Future[T]) -> T:
        while True:
            try:
                return future.result(0.2)
            except NotYet:
                if future.done():
                    raise
                self._check()

    def _inspected(self, lot_id: str, parts: int) -> None:
        self._tell(parts=self.status.parts + parts, last_at=self._clock(), lot_id=lot_id)

    # --- lots that are complete

    def _finish_lots(self) -> None:
        with self._room.stores.reading() as reading:
            rows = reading.open_watch_lots(self.watched.watch_id)
        if len(self._files):
            return
        ahead = self._clock() + ORDER_OVER  # later than that: the clock was set back since
        newest = max(rows, key=lambda row: (row.last_at < ahead, row.last_at), default=None)
        for row in rows:
            if row.lot_id not in self._unjudged and self._is_over(row, row is newest):
                self._finish(row.lot_id)

    def _is_over(self, row: WatchLotRow, newest: bool) -> bool:
        now = self._clock()
        ago = abs(now - row.last_at)  # in a time to come: the clock was set back since
        if self.watched.settings.lots is LotRule.DAY:
            today = day_of(now, self.watched.settings.day_start)
            return row.key != f"day {today}" and ago >= DAY_OVER
        return not newest and ago >= ORDER_OVER

    def _finish(self, lot_id: str) -> None:
        if self._ask(lambda engine: engine.arrivals.finish(lot_id)):
            self._room.writer.submit(lambda writing: writing.finish_watch_lot(lot_id)).result()

    # --- telling

    def _tell(self, **changes: object) -> None:
        status = replace(self.status, **changes)  # type: ignore[arg-type]
        if status != self.status:
            self.status = status
            self._room.tell(WatchChanged(status))

    def _check(self) -> None:
        if self._stopping():
            raise Stopped
