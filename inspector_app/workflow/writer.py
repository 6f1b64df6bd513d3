"""The one database writer: a thread that commits what people decide before what machines find."""

from __future__ import annotations

import itertools
import logging
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future, wait
from contextvars import copy_context
from enum import IntEnum
from typing import Any, TypeVar

from inspector_app.domain.errors import EnvironmentFault
from inspector_app.domain.lot import Who
from inspector_app.store.database import Database
from inspector_app.store.writing import Writing
from inspector_app.workflow.acting import Acting

log = logging.getLogger(__name__)
T = TypeVar("T")


class Urgency(IntEnum):
    """Reviews and marks go before results; the last one ends the thread when all else is written."""

    PERSON = 0
    MACHINE = 1
    STOP = 2


class Writer:
    """Runs one function a transaction, most urgent first; its future resolves on commit."""

    def __init__(self, database: Database, who: Who | Acting) -> None:
        self._database = database
        self.acting = who if isinstance(who, Acting) else Acting(who)
        self._queue: queue.PriorityQueue[tuple[int, int, Callable[[], None]]] = queue.PriorityQueue()
        self._order = itertools.count()
        self._gate = threading.Lock()
        self._stopped = False
        self._acts: set[Future[Any]] = set()  # of several transactions, that have not come to their end
        self._thread = threading.Thread(target=self._run, name="inspector-writer", daemon=False)
        self._thread.start()

    @property
    def who(self) -> Who:
        """Whose name stands on what is submitted now."""
        return self.acting.who

    def submit(self, write: Callable[[Writing], T], urgency: Urgency = Urgency.MACHINE) -> Future[T]:
        """Queue ``write``; the future holds its result once it is committed, or its error."""
        future: Future[T] = Future()
        who = self.who  # now: another person may have signed in when it is written

        def transact() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                with self._database.writing() as connection:
                    result = write(Writing(connection, who))
            except BaseException as error:  # handed to whoever waits, never lost
                future.set_exception(error)
            else:
                future.set_result(result)

        with self._gate:
            if self._stopped:
                raise EnvironmentFault("the workspace is being closed")
            context, signed = copy_context(), self.acting.carry(transact)  # the job and the person that asked
            self._queue.put((urgency, next(self._order), lambda: context.run(signed)))
        return future

    def sees_through(self, act: Future[Any]) -> None:
        """An act of several transactions has begun: ``close`` waits until it is done, so that none is cut in two."""
        with self._gate:
            self._acts.add(act)
        act.add_done_callback(self._is_through)

    def _is_through(self, act: Future[Any]) -> None:
        with self._gate:
            self._acts.discard(act)

    def close(self) -> None:
        """Write what is queued, and what belongs to it, then end."""
        with self._gate:
            acts = tuple(self._acts)
        wait(acts)
        with self._gate:
            if self._stopped:
                return
            self._stopped = True
            self._queue.put((Urgency.STOP, next(self._order), lambda: None))
        self._thread.join()

    def _run(self) -> None:
        while True:
            urgency, _, transact = self._queue.get()
            if urgency == Urgency.STOP:
                return
            try:
                transact()
            except BaseException:  # whoever waits was told, or could not be; what is queued is still written
                log.exception("the writer goes on after a fault")
