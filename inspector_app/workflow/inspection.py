"""Inspecting lots: which are under way, starting, pausing and going on after a crash."""

from __future__ import annotations

import logging
import threading
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from inspector_app.domain.errors import EngineUnavailable, EnvironmentFault, InspectorError
from inspector_app.domain.lot import JobState
from inspector_app.domain.readings import JobRow
from inspector_app.workflow.crash import write_crash_report
from inspector_app.workflow.engine_room import EngineRoom
from inspector_app.workflow.events import Level, Notice, Progress
from inspector_app.workflow.job_names import job as new_job
from inspector_app.workflow.progress import Interrupted, Ticker
from inspector_app.workflow.tidying import tidy
from inspector_app.workflow.worker import Steps, Urgency
from inspector_app.workflow.writer import Urgency as Write

log = logging.getLogger(__name__)


@dataclass
class _Entry:
    """A lot that is being worked on. ``interrupt`` is read by the worker between mini-batches."""

    future: Future[None] = field(default_factory=Future)
    walking: bool = False
    submitted: bool = False
    again: bool = False  # files have joined since the run under way was submitted
    good: Path | None = None
    threshold: float | None = None
    interrupt: JobState | None = None


class Inspections:
    """At most one inspection a lot; callers of ``start`` share its future."""

    def __init__(self, room: EngineRoom) -> None:
        self._room = room
        self._gate = threading.Lock()
        self._entries: dict[str, _Entry] = {}
        self._stopped = False

    def expect(self, lot_id: str, good: Path | None, threshold: float | None) -> None:
        """The lot's files are being listed; ``start`` waits for ``listed``."""
        with self._gate:
            entry = self._entries.setdefault(lot_id, _Entry())
            entry.walking = True
            entry.good = good or entry.good
            entry.threshold = threshold if threshold is not None else entry.threshold

    def listed(self, lot_id: str, error: BaseException | None = None) -> None:
        """The files are known: begin, or once more after the run under way. With an error: whoever waits is told."""
        with self._gate:
            entry = self._entries[lot_id]
            entry.walking = False
            if entry.submitted:  # that run tells whoever waits
                entry.again = entry.again or error is None
                return
        if error is not None:
            self._finish(lot_id, entry, error)
        else:
            self._submit(lot_id, entry)

    def start(self, lot_id: str) -> Future[None]:
        """Inspect what is left of the lot; resolves when nothing is, or when it is paused or cancelled."""
        with self._gate:
            entry = self._entries.setdefault(lot_id, _Entry())
            entry.interrupt = None
            waits = entry.walking
        if not waits:
            self._submit(lot_id, entry)
        return entry.future

    def interrupt(self, lot_id: str, state: JobState) -> None:
        """Stop after the mini-batch under way; ``start`` goes on from there. What was paused may be cancelled."""
        with self._gate:
            if (entry := self._entries.get(lot_id)) is not None:
                entry.interrupt = state
                return
        if state is JobState.CANCELLED:
            with suppress(EnvironmentFault):  # the workspace is being closed
                self._room.run_without(lambda: self._cancel_paused(lot_id), Urgency.LOOK)

    def busy(self, lot_id: str) -> bool:
        with self._gate:
            return lot_id in self._entries

    def stop(self) -> None:
        """No new lots: the program is closing."""
        with self._gate:
            self._stopped = True

    def _submit(self, lot_id: str, entry: _Entry) -> None:
        """Queue a run of the lot, unless one is queued or under way."""
        with self._gate:
            if entry.submitted:
                return
            if self._stopped:
                error: BaseException | None = EnvironmentFault("the workspace is being closed")
            else:
                error, entry.submitted = None, True
        if error is not None:
            self._finish(lot_id, entry, error)
            return
        if not self._room.ready:  # it may take a while until the job begins, which tells more
            waits = Progress(lot_id, lot_id, JobState.QUEUED, 0, 0, None, None, "starting the engine")
            self._room.tell(waits)
        with new_job("inspect"):
            done = self._room.run_steps(self._steps(lot_id, entry), Urgency.LOT)

        def tell(future: Future[None]) -> None:
            cancelled = EnvironmentFault("the workspace was closed; the lot goes on at the next start")
            self._ended(lot_id, entry, cancelled if future.cancelled() else future.exception())

        done.add_done_callback(tell)

    def _ended(self, lot_id: str, entry: _Entry, error: BaseException | None) -> None:
        """A run has come to its end; files that have joined meanwhile, or still join, are left to the next one."""
        with self._gate:
            entry.submitted = False
            goes_on = error is None and entry.interrupt is None
            again, entry.again = entry.again and goes_on, False
            ends = not again and not (entry.walking and goes_on)
            if ends:
                self._let_go(lot_id, entry)
        if again:
            self._submit(lot_id, entry)
        elif ends:
            _tell(entry.future, error)

    def _finish(self, lot_id: str, entry: _Entry, error: BaseException | None) -> None:
        with self._gate:
            self._let_go(lot_id, entry)
        _tell(entry.future, error)

    def _let_go(self, lot_id: str, entry: _Entry) -> None:  # behind the gate
        if entry.walking:  # ``listed`` is still to come, for a run of its own
            self._entries[lot_id] = replace(entry, future=Future())
        else:
            self._entries.pop(lot_id, None)

    def _steps(self, lot_id: str, entry: _Entry) -> Steps:
        """The job, from its row in the database to its last state."""
        room = self._room
        job = self._job(lot_id)
        ticker = Ticker(lot_id, job.id, job.total, room.tell)
        log.info("lot %s, job %s: inspecting %d parts", lot_id, job.id, job.total)
        self._update(job, ticker, JobState.RUNNING)
        try:
            if not room.ready:
                ticker.enter("starting the engine", job.total, job.done)
            engine = yield from room.loaded()
            yield from engine.inspect(lot_id, entry.good, ticker, lambda: entry.interrupt, entry.threshold)
            state = JobState.DONE
        except Interrupted as stop:
            state = stop.state
        except InspectorError as error:
            self._update(job, ticker, JobState.FAILED, error.sentence())
            if not isinstance(error, EngineUnavailable):  # of which people were told when it happened
                room.tell(Notice(Level.ERROR, error.what, error.subject, error.remedy, lot_id))
            raise
        except Exception as error:
            path = write_crash_report(error, room.stores.workspace.logs)
            log.exception("the inspection of a lot failed")
            self._update(job, ticker, JobState.FAILED, str(error))
            room.tell(Notice(Level.ERROR, f"the inspection stopped: {error}", str(path), "", lot_id))
            raise
        self._update(job, ticker, state)
        log.info("lot %s, job %s: %s, %d of %d", lot_id, job.id, str(state), ticker.done, ticker.total)
        with suppress(EnvironmentFault):  # the workspace is being closed
            room.run_without(lambda: tidy(room.stores), Urgency.IDLE)

    def _update(self, job: JobRow, ticker: Ticker, state: JobState, error: str | None = None) -> None:
        """Write where the job stands, then tell it."""
        running = state is JobState.RUNNING
        done, total = (None, None) if running else (ticker.done, ticker.total)
        self._room.writer.submit(
            lambda writing: writing.update_job(job.id, state=state, done=done, total=total, error=error),
            Write.PERSON,
        ).result()
        if not running:
            ticker.tell(state, always=True)

    def _cancel_paused(self, lot_id: str) -> None:
        """Nothing works on the lot: its job is cancelled in the database alone."""
        if self.busy(lot_id):  # it was resumed meanwhile
            self.interrupt(lot_id, JobState.CANCELLED)
            return
        with self._room.stores.reading() as reading:
            paused = [job for job in reading.open_jobs() if job.lot_id == lot_id and job.kind == "inspect"]
        for job in paused:
            ticker = Ticker(lot_id, job.id, job.total, self._room.tell)
            ticker.done = job.done
            self._update(job, ticker, JobState.CANCELLED)

    def _job(self, lot_id: str) -> JobRow:
        """The lot's unfinished job, else a new one."""
        with self._room.stores.reading() as reading:
            for job in reading.open_jobs():
                if job.lot_id == lot_id and job.kind == "inspect":
                    return job
            total = reading.counts(lot_id).total
        return self._room.writer.submit(lambda writing: writing.add_job(lot_id, "inspect", total)).result()


def _tell(future: Future[None], error: BaseException | None) -> None:
    if error is None:
        future.set_result(None)
    else:
        future.set_exception(error)
