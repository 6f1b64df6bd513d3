"""A folder that is watched without a thread and without an engine: time is a number, results are written at once."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from inspector_app.domain.errors import EngineUnavailable, ImageUnreadable
from inspector_app.domain.finding import ImageResult
from inspector_app.domain.lot import Lot, Who
from inspector_app.domain.recipe import Basis, Calibration, RecipeSettings
from inspector_app.domain.watching import LotRule, WatchSettings
from inspector_app.imaging.decode import decode
from inspector_app.store.drafts import RunDraft, StoredResult
from inspector_app.store.writing import Writing
from inspector_app.workflow.events import Event
from inspector_app.workflow.folder_watch import FolderWatch, Watched
from inspector_app.workflow.stores import Stores
from inspector_app.workflow.writer import Writer

MONDAY_NOON = 1_764_590_400.0  # 2025-12-01 12:00 UTC


class Arrivals:
    """Writes a score for every image as the engine would, and a reason where there is no picture."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self.inspected: list[str] = []
        self.finished: list[str] = []
        self.has_bank = True
        self.broken = False

    def inspect(self, lot_id: str, image_ids: Sequence[str]) -> Generator[None, None, bool]:
        if self.broken:
            raise EngineUnavailable("the engine cannot be loaded")
        if not self.has_bank:
            return False
        self.score(lot_id, image_ids)
        yield
        return True

    def go_on(self, lot_id: str) -> Generator[None, None, bool]:
        with self._room.stores.reading() as reading:
            left = [image.id for image in reading.to_inspect(lot_id)]
        return (yield from self.inspect(lot_id, left))

    def finish(self, lot_id: str) -> Generator[None, None, bool]:
        self.finished.append(lot_id)
        yield
        return True

    def end_all(self) -> None:
        pass

    def score(self, lot_id: str, image_ids: Sequence[str]) -> None:
        with self._room.stores.reading() as reading:
            images = [reading.image(key) for key in image_ids]
            lot = reading.lot(lot_id)
        self.inspected += [image.path for image in images]
        results = []
        for image in images:
            try:
                picture = decode(lot.folder / image.path)
                result = ImageResult(image.id, 1.2, None, sha256=picture.sha256)
            except ImageUnreadable as error:
                result = ImageResult(image.id, None, None, error=error.what)
            results.append(StoredResult(result, 0, None))

        def write(writing: Writing) -> None:
            run = writing.start_run(
                RunDraft(
                    lot_id, None, "inspect", "pa_clip", "stub", "0" * 64, "stub", "fp32", "cpu", "stub", None,
                    self._room.version,
                )
            )  # fmt: skip
            writing.add_results(run, results)

        self._room.writer.submit(write).result()


class Room:
    """The door to an engine that is not there."""

    ready = True

    def __init__(self, root: Path) -> None:
        self.stores = Stores.open(root, "test")
        self.writer = Writer(self.stores.database, Who("ada", "line 1"))
        self.events: list[Event] = []
        self.tell = self.events.append
        self.arrivals = Arrivals(self)
        self.version = ""

    def submit_steps(self, begin: Callable[[Any], Any], urgency: int) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            steps = begin(self)
            while True:
                next(steps)
        except StopIteration as end:
            future.set_result(end.value)
        except Exception as error:
            future.set_exception(error)
        return future

    def submit(self, work: Callable[[Any], Any], urgency: int) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(work(self))
        return future

    def start(self, lot_id: str) -> Future[None]:
        """As ``Inspections.start``: the lot judges itself."""
        with self.stores.reading() as reading:
            self.arrivals.score(lot_id, [image.id for image in reading.to_inspect(lot_id)])
        done: Future[None] = Future()
        done.set_result(None)
        return done

    def close(self) -> None:
        self.writer.close()
        self.stores.close()


@dataclass
class WatchedFloor:
    """``look`` does a step, ``pass_by`` lets time pass with a step whenever one is due."""

    room: Room
    folder: Path
    settings: WatchSettings
    now: float = 0.0
    watch: FolderWatch = field(init=False)
    once: bool = False

    def __post_init__(self) -> None:
        self.folder.mkdir(exist_ok=True)
        self.begin()

    def begin(self) -> None:
        """As at a start of the program."""

        def write(writing: Writing) -> Watched:
            recipe = writing.ensure_recipe(self.settings.recipe)
            if not self.room.version:
                scale = Calibration(1.0, 2.0, 1.8, 2.0, Basis.LOT, 30)
                self.room.version = writing.add_recipe_version(recipe, RecipeSettings(), scale, "test").id
            return Watched(writing.ensure_watch(recipe, self.settings), recipe, self.settings)

        watched = self.room.writer.submit(write).result()
        self.watch = FolderWatch(
            watched, self.room, self.room, lambda: False, once=self.once,  # type: ignore[arg-type]
            clock=lambda: MONDAY_NOON + self.now, steady=lambda: self.now,
        )  # fmt: skip
        self.watch.begin()

    def pass_by(self, seconds: float) -> None:
        until = self.now + seconds
        while self.now <= until:
            self.now += max(0.001, self.watch.step())
        self.now = until

    @property
    def lots(self) -> dict[str, Lot]:
        with self.room.stores.reading() as reading:
            return {lot.name: lot for lot in reading.lot_list()}

    def verdicts(self) -> dict[str, str | None]:
        from inspector_app.domain.filtering import PartQuery

        with self.room.stores.reading() as reading:
            return {
                row.name: row.verdict
                for lot in reading.lot_list()
                for row in reading.part_rows(lot.id, PartQuery(), 0, 1000)
            }

    def draw(self, name: str, shade: int, *, at: float = MONDAY_NOON) -> Path:
        """A picture of its own a shade, written at ``at``."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(picture(shade))
        os.utime(path, (at, at))
        return path


def picture(shade: int) -> bytes:
    pixels = np.full((40, 40, 3), 128, np.uint8)
    pixels[:4, :4] = np.frombuffer(shade.to_bytes(3, "big"), np.uint8)
    return bytes(cv2.imencode(".png", pixels)[1].tobytes())


def settings_of(folder: Path, **given: Any) -> WatchSettings:
    return WatchSettings(folder, "plate", lots=given.pop("lots", LotRule.DAY), **given)
