"""The thread that watches a folder: one a session, one way in and one way out."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from logging.handlers import RotatingFileHandler

from inspector_app.domain.errors import EnvironmentFault, InspectorError
from inspector_app.domain.recipe import RecipeSettings
from inspector_app.domain.watching import OFF, WatchSettings, WatchState, WatchStatus
from inspector_app.engine.part_pattern import PartPattern
from inspector_app.store.reading import Reading
from inspector_app.store.writing import Writing
from inspector_app.workflow.crash import write_crash_report
from inspector_app.workflow.engine_room import EngineRoom
from inspector_app.workflow.events import Level, Notice, WatchChanged
from inspector_app.workflow.folder_watch import FolderWatch, Stopped, Watched
from inspector_app.workflow.importing import check_folder
from inspector_app.workflow.inspection import Inspections
from inspector_app.workflow.part_grouping import use_pattern
from inspector_app.workflow.writer import Urgency

log = logging.getLogger(__name__)

LOGGED = "inspector_app.workflow.folder_watch"
LOG_BYTES, LOG_FILES = 2**20, 3


class Watching:
    """Watches one folder at a time."""

    def __init__(self, room: EngineRoom, inspections: Inspections) -> None:
        self._room, self._inspections = room, inspections
        self._gate = threading.Lock()
        self._thread: threading.Thread | None = None
        self._stop = threading.Event()
        self._status = OFF
        self._closed = False

    @property
    def status(self) -> WatchStatus:
        """How the watch stands."""
        with self._gate:
            return self._status

    def start(self, settings: WatchSettings, *, once: bool = False) -> tuple[Future[str], Future[None]]:
        """Watch this folder instead of another one, now and from the next start on.

        The first future holds the watch's key once it has begun, or CorrectableError where it cannot; the second is
        done when it ends. ``once``: it ends when everything that lies there is inspected.
        """
        asked = self._room.acting.carry(lambda: self._prepare(settings))
        return self._begin(asked, once=once)

    def resume(self) -> Future[str]:
        """Go on with what was watched when the program last ended; "" where nothing was."""

        def known() -> Watched | None:
            with self._room.stores.reading() as reading:
                settings = reading.active_watch()
            return None if settings is None else self._prepare(settings, there=False)

        return self._begin(known, once=False)[0]

    def stop(self) -> Future[None]:
        """Watch no more, also not at the next start."""
        ended: Future[None] = Future()
        with self._gate:
            former, stop = self._thread, self._stop

        @self._room.acting.carry
        def end() -> None:
            stop.set()
            if former is not None:
                former.join()
            with self._room.stores.reading() as reading:
                settings = reading.active_watch()
                recipe = None if settings is None else reading.recipe_version(settings.recipe)
            if settings is not None and recipe is not None:
                self._room.writer.submit(
                    lambda writing: writing.end_watch(writing.ensure_watch(recipe.recipe_id, settings)),
                    Urgency.PERSON,
                ).result()

        def work() -> None:
            try:
                end()
            except BaseException as error:  # handed to whoever waits
                ended.set_exception(error)
            else:
                self._tell(OFF)
                ended.set_result(None)

        self._run_thread(work)
        return ended

    def close(self) -> None:
        """End the thread; the watch goes on at the next start."""
        ended: threading.Thread | None = None
        while True:
            with self._gate:
                self._closed = True
                thread, stop = self._thread, self._stop
            stop.set()
            if thread is None or thread is ended:
                return
            thread.join()
            ended = thread  # one that was refused has given way to the one before it

    # --- the thread

    def _begin(
        self, prepare: Callable[[], Watched | None], *, once: bool
    ) -> tuple[Future[str], Future[None]]:
        begun: Future[str] = Future()
        ended: Future[None] = Future()
        with self._gate:
            former, before = self._thread, self._stop
            stop = threading.Event()

        def work() -> None:
            try:
                watched = prepare()
            except BaseException as error:  # handed to whoever waits; what was watched is watched still
                with self._gate:
                    self._thread, self._stop = former, before
                begun.set_exception(error)
                ended.set_result(None)
                return
            before.set()
            if former is not None:
                former.join()
            begun.set_result("" if watched is None else watched.watch_id)
            if watched is not None:
                self._watch(watched, stop, once)
            ended.set_result(None)

        self._run_thread(work, stop)
        return begun, ended

    def _run_thread(self, work: Callable[[], None], stop: threading.Event | None = None) -> None:
        with self._gate:
            if self._closed:
                raise EnvironmentFault("the workspace is being closed")
            self._stop = stop or threading.Event()
            self._thread = threading.Thread(target=work, name="inspector-watch", daemon=False)
            self._thread.start()

    def _watch(self, watched: Watched, stop: threading.Event, once: bool) -> None:
        logger, handler = logging.getLogger(LOGGED), self._log_file()
        logger.addHandler(handler)
        level = logger.level
        logger.setLevel(logging.INFO)
        watch = FolderWatch(watched, self._room, self._inspections, stop.is_set, once=once)
        self._tell(watch.status)
        try:
            watch.begin()
            while not stop.is_set():
                pause = self._step(watch)
                if once and (watch.has_all or watch.status.state is not WatchState.WATCHING):
                    break  # all is done, or it cannot be: whoever asked is told by the status
                stop.wait(max(0.02, pause))
        except Stopped:
            pass
        finally:
            try:
                watch.end()
            except InspectorError:  # the workspace is being closed: the runs end with it
                log.info("the runs of the watched folder end with the workspace")
            logger.removeHandler(handler)
            logger.setLevel(level)
            handler.close()
            self._tell(replace(watch.status, state=WatchState.OFF))

    def _step(self, watch: FolderWatch) -> float:
        """One step; what goes wrong is told, and tried again."""
        try:
            pause = watch.step()
        except Stopped:
            raise
        except InspectorError as error:  # the disk is full, the database locked, ...
            pause = self._failed(watch, error.sentence())
        except Exception as error:
            report = write_crash_report(error, self._room.stores.workspace.logs)
            log.exception("watching the folder failed")
            pause = self._failed(watch, f"{error} ({report})")
        with self._gate:
            self._status = watch.status
        return pause

    def _failed(self, watch: FolderWatch, problem: str) -> float:
        if watch.status.problem != problem:
            self._room.tell(
                Notice(Level.ERROR, f"watching the folder has failed: {problem}", str(watch.folder),
                       "It is tried again")
            )  # fmt: skip
        watch.status = replace(watch.status, state=WatchState.TROUBLED, problem=problem)
        self._tell(watch.status)
        return 5.0

    def _prepare(self, settings: WatchSettings, *, there: bool = True) -> Watched:
        """The watch as a row of the database, active; ``there``: its folder must be there now."""
        folder = check_folder(settings.folder) if there else settings.folder
        with self._room.stores.reading() as reading:
            version = reading.recipe_version(settings.recipe)
        known = "" if version is None else version.settings.part_pattern
        pattern = PartPattern(settings.part_pattern or known).text
        settings = replace(settings, folder=folder, part_pattern=pattern).checked()

        def write(writing: Writing) -> Watched:
            recipe_id = writing.ensure_recipe(settings.recipe)
            current = Reading(writing.connection).recipe_version(recipe_id)
            if current is None:
                asked = RecipeSettings(category=settings.category, part_pattern=pattern)
                current = writing.add_recipe_version(recipe_id, asked, None, "first watched folder")
            else:
                use_pattern(writing, current, pattern)
            return Watched(
                writing.ensure_watch(recipe_id, settings), recipe_id, settings, current.settings.window
            )

        return self._room.writer.submit(write, Urgency.PERSON).result()

    def _log_file(self) -> RotatingFileHandler:
        handler = RotatingFileHandler(
            self._room.stores.workspace.logs / "watch.log",
            maxBytes=LOG_BYTES,
            backupCount=LOG_FILES,
            encoding="utf-8",
            errors="backslashreplace",
        )
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        return handler

    def _tell(self, status: WatchStatus) -> None:
        with self._gate:
            self._status = status
        self._room.tell(WatchChanged(status))
