"""When the window has drawn its first screen: only then is the engine loaded.

While the system loads torch's libraries, whatever another thread does for the first time (drawing, decoding, a query)
may wait for the loader, a second and more; once it was done before, it does not.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Slot

_TICK = 0.05  # seconds
_LATE = 0.03
_QUIET = 6  # ticks in a row that were not late
_LONGEST = 4.0  # seconds; a picture that does not come must not keep the engine away


class Calm:
    """Says that a thread has nothing to do, from how late its ticks are."""

    def __init__(self, now: float) -> None:
        self._began = self._last = now
        self._quiet = 0

    def tick(self, now: float, *, waiting: bool) -> bool:
        """Whether it is calm: nothing was late for a while and nothing is waited for, or it has taken too long."""
        late, self._last = now - self._last - _TICK > _LATE, now
        self._quiet = 0 if late or waiting else self._quiet + 1
        return self._quiet >= _QUIET or now - self._began > _LONGEST


class Settling(QObject):
    """Calls ``release`` once: when the first screen stands and ``waiting`` says that nothing is still to come on it."""

    def __init__(self, release: Callable[[], None], waiting: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._release, self._waiting = release, waiting
        self._calm = Calm(time.monotonic())
        self._timer = QTimer(self, interval=round(1000 * _TICK), timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    @Slot()
    def _tick(self) -> None:
        if self._calm.tick(time.monotonic(), waiting=self._waiting()):
            self._timer.stop()
            self._release()
