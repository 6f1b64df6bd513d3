"""The door to the inference thread. The engine behind it is loaded there, when it is first asked for.

PyTorch and OpenVINO take seconds to import; opening a workspace, looking through lots and reviewing them need neither.
So nothing here imports them at its beginning, and a failure of theirs fails what needs them and nothing else.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeVar

from inspector_app.domain.errors import (
    DeviceFault,
    EngineUnavailable,
    EnvironmentFault,
    InspectorError,
    WorkspaceLocked,
)
from inspector_app.engine.loading import load_libraries
from inspector_app.workflow.crash import write_crash_report
from inspector_app.workflow.events import Event, Level, Notice
from inspector_app.workflow.stores import Stores
from inspector_app.workflow.supplied import Supplied
from inspector_app.workflow.worker import Steps, Urgency, Worker
from inspector_app.workflow.writer import Writer

if TYPE_CHECKING:
    from inspector_app.workflow.inference import Inference

log = logging.getLogger(__name__)
T = TypeVar("T")
_LOOK_AGAIN = 0.02  # seconds


class EngineRoom(Supplied):
    """Queues what needs the engine for the one thread that may touch it."""

    def __init__(
        self, stores: Stores, writer: Writer, device: str | None, tell: Callable[[Event], None]
    ) -> None:
        super().__init__(stores, writer, device, tell)
        self.wanted = False
        self.acting = writer.acting
        self._worker = Worker(self.acting.carry_steps)
        self._inference: Inference | None = None
        self._failure: EngineUnavailable | None = None
        self._announces = False  # somebody wants to know what computes
        self._free = threading.Event()
        self._free.set()

    def hold(self) -> Callable[[], None]:
        """Load no library until the answer is called; what needs the engine waits so long. See ``ui/settling.py``."""
        self._free.clear()
        return self._free.set

    def warm_up(self) -> None:
        """Load the engine now, so that the first request need not wait for it, and tell of its device.

        What fails is told as a Notice. A lot that waits for it says so: its job begins before the loading ends.
        """
        self._announces = True
        if self._inference is not None:
            self.run_without(self._announce, Urgency.LOOK)
        else:
            self.run_steps(self._warm_up(), Urgency.IDLE)

    def submit(self, work: Callable[[Inference], T], urgency: Urgency) -> Future[T]:
        """Run one function with the engine. Its future raises EngineUnavailable where there is none."""

        def steps() -> Generator[None, None, T]:
            engine = yield from self.loaded()
            with _told_of_lost_device(engine):
                return work(engine)

        return self.run_steps(steps(), urgency)

    def submit_steps(self, begin: Callable[[Inference], Steps], urgency: Urgency) -> Future[Any]:
        """Run a generator with the engine; every ``yield`` is a place where more urgent work may go first."""

        def steps() -> Steps:
            engine = yield from self.loaded()
            with _told_of_lost_device(engine):
                return (yield from begin(engine))

        return self.run_steps(steps(), urgency)

    def run_steps(self, steps: Steps, urgency: Urgency) -> Future[Any]:
        """Run a generator that asks for ``loaded`` itself when it needs the engine."""
        self.wanted = True
        return self._worker.submit_steps(steps, urgency)

    def run_without(self, work: Callable[[], T], urgency: Urgency) -> Future[T]:
        """Run one function on the thread, without asking for the engine."""
        return self._worker.submit(work, urgency)

    def drain(self) -> None:
        """Wait until nothing is queued and nothing runs."""
        self._worker.drain()

    def close(self) -> None:
        """Finish the step under way, drop the rest, end the thread."""
        self._worker.close()

    # --- on the inference thread alone

    @property
    def ready(self) -> bool:
        """Whether the engine is there, or known not to come."""
        return self._inference is not None or self._failure is not None

    def loaded(self) -> Generator[None, None, Inference]:
        """The engine, loaded at the first call, one library a step: a closing program waits for no more than that.

        Raises EngineUnavailable, each time again; WorkspaceLocked where the workspace is only read, because the
        engine keeps what it computes.
        """
        if (held := self.stores.held) is not None:
            raise WorkspaceLocked(held.what, subject=held.subject, remedy=held.remedy)
        if self._failure is not None:
            raise _again(self._failure)
        if self._inference is None:
            yield from self._load()
        assert self._inference is not None
        return self._inference

    def _load(self) -> Generator[None, None, None]:
        while not self._free.wait(_LOOK_AGAIN):
            yield  # what needs no engine goes first
        if self._inference is not None:
            return
        try:
            for _ in load_libraries():
                yield
            if self._inference is not None:
                return  # more urgent work has needed it between two steps
            from inspector_app.workflow.inference import Inference

            self._inference = Inference(self.stores, self.writer, self._worker, self.wanted_device, self.tell)
        except Exception as error:
            raise _again(self._failure or self._fail(error)) from error
        with suppress(EnvironmentFault):  # the workspace is being closed
            self._worker.submit_steps(self._inference.catch_up(), Urgency.IDLE)
            if self._announces:
                self._worker.submit(self._announce, Urgency.LOOK)

    def _warm_up(self) -> Steps:
        yield from self.loaded()

    def _announce(self) -> None:
        assert self._inference is not None
        try:
            self._inference.bench.announce()
        except InspectorError as error:  # the device that was asked for is not there
            self.tell(Notice(Level.ERROR, error.what, error.subject, error.remedy))

    def _fail(self, error: Exception) -> EngineUnavailable:
        log.exception("the engine cannot be loaded")
        report = write_crash_report(error, self.stores.workspace.logs)
        first_line = str(error).partition("\n")[0]
        failure = EngineUnavailable(
            f"nothing can be inspected or marked, the engine cannot be loaded ({type(error).__name__}: {first_line})",
            remedy=f"Lots can be looked through and reviewed. Install Inspector again; report: {report}",
        )
        self._failure = failure
        self.tell(Notice(Level.ERROR, failure.what, failure.subject, failure.remedy))
        return failure


@contextmanager
def _told_of_lost_device(engine: Inference) -> Iterator[None]:
    """An act that met a lost device is not repeated of itself: some of it may be done already."""
    try:
        yield
    except RuntimeError as error:
        if not engine.bench.without_lost_device(error):
            raise
        raise DeviceFault(
            "the device no longer answers", remedy="Do it once more: the CPU goes on"
        ) from error


def _again(error: EngineUnavailable) -> EngineUnavailable:
    """A fresh one: an exception that is raised twice drags the traceback of the first time along."""
    return EngineUnavailable(error.what, subject=error.subject, remedy=error.remedy)
