"""The background inference thread: one, long-lived, owner of device, model and banks. Plain Python, no Qt.

Work comes as tasks with an urgency. A short task (a preview) is one function; a long one (a lot) is a generator
that yields after every mini-batch, so that a preview never waits longer than one of those.
"""

from __future__ import annotations

import heapq
import itertools
import logging
import threading
from collections.abc import Callable, Generator
from concurrent.futures import Future
from contextvars import Context, copy_context
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, TypeVar

from inspector_app.domain.errors import EnvironmentFault

log = logging.getLogger(__name__)
T = TypeVar("T")
Steps = Generator[None, None, Any]


class Urgency(IntEnum):
    """What the operator waits for goes first."""

    LOOK = 0  # previews, marks, undo
    SECOND_LOOK = 1  # previews with all views of a mark: a first answer is there already
    LOT = 2  # inspecting and rescoring lots
    IDLE = 3  # augmented views of marks


@dataclass(order=True)
class _Task:
    urgency: int
    order: int
    steps: Steps = field(compare=False)
    future: Future[Any] = field(compare=False)
    started: bool = field(default=False, compare=False)
    context: Context = field(default_factory=copy_context, compare=False)  # of whoever asked: its job's name


class Worker:
    """A thread with a priority queue. Between two steps of a long task more urgent ones are done."""

    def __init__(self, carried: Callable[[Steps], Steps] = lambda steps: steps) -> None:
        """``carried``: what is put around steps when they are submitted, as the name of the one who asks."""
        self._carried = carried
        self._tasks: list[_Task] = []
        self._order = itertools.count()
        self._wake = threading.Condition()
        self._stopping = False
        self._busy = False
        self._at_hand: _Task | None = None
        self._thread = threading.Thread(target=self._live, name="inspector-inference", daemon=False)
        self._thread.start()

    def submit(self, work: Callable[[], T], urgency: Urgency) -> Future[T]:
        """Queue one function; the future holds what it returns."""

        def once() -> Generator[None, None, T]:
            return work()
            yield  # pragma: no cover - makes this a generator

        return self.submit_steps(once(), urgency)

    def submit_steps(self, steps: Steps, urgency: Urgency) -> Future[Any]:
        """Queue a generator; every ``yield`` is a place where more urgent work may go first."""
        future: Future[Any] = Future()
        with self._wake:
            if self._stopping:
                raise EnvironmentFault("the workspace is being closed")
            heapq.heappush(self._tasks, _Task(urgency, next(self._order), self._carried(steps), future))
            self._wake.notify_all()
        return future

    def drain(self) -> None:
        """Wait until nothing is queued and nothing runs; also what running tasks have queued."""
        with self._wake:
            while (self._tasks or self._busy) and not self._stopping:
                self._wake.wait()

    def close(self) -> None:
        """Finish the step under way, drop the rest (long jobs resume at the next start), end the thread."""
        with self._wake:
            self._stopping = True
            self._wake.notify_all()
        self._thread.join()
        for task in self._tasks:
            task.context.run(task.steps.close)
            task.future.cancel()
            if task.started and not task.future.done():
                task.future.set_exception(
                    EnvironmentFault("the workspace was closed; the work goes on at the next start")
                )
        self._tasks.clear()

    def _live(self) -> None:
        """Whatever happens between two steps, the thread goes on; who waits for the task at hand is told."""
        while True:
            try:
                self._run()
                return
            except BaseException as error:
                log.exception("the inference thread goes on after a fault")
                with self._wake:
                    task, self._at_hand, self._busy = self._at_hand, None, False
                    self._wake.notify_all()
                if task is not None and not task.future.done():
                    task.future.set_exception(error)

    def _run(self) -> None:
        while True:
            with self._wake:
                while not self._tasks and not self._stopping:
                    self._wake.wait()
                if self._stopping:
                    return
                task = heapq.heappop(self._tasks)
                self._busy, self._at_hand = True, task
            goes_on = self._step(task)
            with self._wake:
                self._busy, self._at_hand = False, None
                if goes_on:
                    heapq.heappush(self._tasks, task)
                self._wake.notify_all()

    def _step(self, task: _Task) -> bool:
        """One step; True when there are more."""
        if not task.started:
            if not task.future.set_running_or_notify_cancel():
                task.context.run(task.steps.close)
                return False
            task.started = True
        try:
            task.context.run(next, task.steps)
        except StopIteration as end:
            task.future.set_result(end.value)
        except BaseException as error:  # handed to whoever waits, never lost
            task.future.set_exception(error)
        else:
            return True
        return False
