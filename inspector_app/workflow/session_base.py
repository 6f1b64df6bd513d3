"""What every part of ``Session`` shares: the stores, the threads, who is told."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

from inspector_app.domain.lot import Who
from inspector_app.store.audit_verification import Progress
from inspector_app.store.reading import Reading
from inspector_app.workflow.acting import Acting
from inspector_app.workflow.engine_room import EngineRoom
from inspector_app.workflow.events import Event, Subscriber
from inspector_app.workflow.pictures import cancelled
from inspector_app.workflow.stores import Stores
from inspector_app.workflow.writer import Urgency, Writer

T = TypeVar("T")


class SessionBase:
    """Stores, writer, reader and the inference thread's door; events to subscribers on the thread that made them."""

    def __init__(self, stores: Stores, who: Who, device: str | None) -> None:
        self.store = stores
        self.workspace = stores.workspace
        self.acting = Acting(who)
        self._subscribers: list[Subscriber] = []
        self._gate = threading.Lock()
        self._writer = Writer(stores.database, self.acting)
        self._reader = ThreadPoolExecutor(1, "inspector-reader")
        self._counter = ThreadPoolExecutor(1, "inspector-counter")
        self._walker = ThreadPoolExecutor(1, "inspector-walk")
        self._auditor = ThreadPoolExecutor(1, "inspector-auditor")
        self._leaving = threading.Event()
        self._room = EngineRoom(stores, self._writer, device, self._tell)

    @property
    def who(self) -> Who:
        """Who acts: the person who is signed in, or the system's user."""
        return self.acting.who

    def subscribe(self, subscriber: Subscriber) -> Callable[[], None]:
        """Be told every event; the answer ends it."""
        with self._gate:
            self._subscribers.append(subscriber)

        def end() -> None:
            with self._gate:
                if subscriber in self._subscribers:
                    self._subscribers.remove(subscriber)

        return end

    def read(self, read: Callable[[Reading], T], *, counts: bool = False) -> Future[T]:
        """Run a query on the reader thread, or on the counter thread one that ``counts`` all of a lot or of lots.

        Of 100,000 parts that takes as long as a hundred pages: what is looked at must not wait for it.
        """

        def work() -> T:
            with self.store.reading() as reading:
                return read(reading)

        try:
            return (self._counter if counts else self._reader).submit(work)
        except RuntimeError:  # closed meanwhile: nobody waits for it any more
            return cancelled()

    def _commit(self, write: Callable[..., T], then: Callable[[T], None]) -> Future[T]:
        future = self._writer.submit(write, Urgency.PERSON)
        future.add_done_callback(lambda done: None if done.exception() else then(done.result()))
        return future

    def _queued(self, pool: ThreadPoolExecutor, work: Callable[[], T]) -> Future[T]:
        """Run it in a pool, in the name of the person and the job that ask. Raises RuntimeError once that is closed."""
        return pool.submit(copy_context().run, self.acting.carry(work))

    def _apart(self, work: Callable[[], T]) -> Future[T]:
        """The same on the thread of what takes seconds and must hold up nobody; cancelled once that is closed."""
        try:
            return self._queued(self._auditor, work)
        except RuntimeError:  # closed meanwhile
            return cancelled()

    def _unless_leaving(self, progress: Progress | None) -> Progress:
        """Tells ``progress`` how far work has come, and ends the work when the session is being closed."""

        def told(done: int, total: int) -> None:
            if self._leaving.is_set():
                raise InterruptedError("the workspace is being closed")
            if progress is not None:
                progress(done, total)

        return told

    def _tell(self, event: Event) -> None:
        with self._gate:
            subscribers = tuple(self._subscribers)
        for subscriber in subscribers:
            subscriber(event)
