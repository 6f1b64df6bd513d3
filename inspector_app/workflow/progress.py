"""How far a job is, how fast, and how long it will still take; told at most ten times a second."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from inspector_app.domain.lot import JobState
from inspector_app.workflow.events import Event, Progress

TELL_EVERY = 0.1  # seconds
RATE_OVER = 5.0  # seconds


class Interrupted(Exception):
    """A person paused or cancelled the lot; what is done is kept."""

    def __init__(self, state: JobState) -> None:
        super().__init__(state)
        self.state = state


class Ticker:
    """Counts what a job has done and tells it."""

    def __init__(
        self,
        lot_id: str,
        job_id: str,
        total: int,
        tell: Callable[[Event], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.total = total
        self.done = 0
        self.phase = ""
        self._lot_id = lot_id
        self._job_id = job_id
        self._tell = tell
        self._clock = clock
        self._told = float("-inf")
        self._marks: deque[tuple[float, int]] = deque([(clock(), 0)])

    def enter(self, phase: str, total: int, done: int = 0) -> None:
        """A new phase with its own count."""
        self.phase, self.total, self.done = phase, total, done
        self._marks.clear()
        self._marks.append((self._clock(), done))
        self.tell(JobState.RUNNING, always=True)

    def advance(self, count: int) -> None:
        self.done += count
        now = self._clock()
        self._marks.append((now, self.done))
        while len(self._marks) > 2 and now - self._marks[0][0] > RATE_OVER:
            self._marks.popleft()
        self.tell(JobState.RUNNING)

    @property
    def rate(self) -> float | None:
        """Images a second over the last seconds."""
        (start, before), (end, after) = self._marks[0], self._marks[-1]
        return (after - before) / (end - start) if end > start and after > before else None

    def tell(self, state: JobState, *, always: bool = False) -> None:
        now = self._clock()
        if not always and now - self._told < TELL_EVERY:
            return
        self._told = now
        rate = self.rate
        eta = (self.total - self.done) / rate if rate else None
        self._tell(Progress(self._lot_id, self._job_id, state, self.done, self.total, rate, eta, self.phase))
