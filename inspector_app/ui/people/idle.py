"""How long nobody has touched the program: keys, mouse and touches in any of its windows."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

_TICK = 1000  # ms
_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
        QEvent.Type.TabletPress,
        QEvent.Type.NativeGesture,
    }
)


class IdleWatch(QObject):
    """``idle`` once nobody has touched anything for ``minutes``; 0 minutes: never. ``clock`` in seconds.

    It listens at the windows of the system, where an event comes by once, and not at every widget.
    """

    idle = Signal()
    ticked = Signal()

    def __init__(self, clock: Callable[[], float] = time.monotonic, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock, self._last = clock, clock()
        self.minutes = 0
        self._timer = QTimer(self, interval=_TICK)
        self._timer.timeout.connect(self.tick)

    def begin(self, minutes: int) -> None:
        """From now on; what was touched before does not count."""
        self.minutes, self._last = minutes, self._clock()
        self._listen()
        self._timer.start()

    def end(self) -> None:
        self._timer.stop()
        for window in QGuiApplication.topLevelWindows():
            window.removeEventFilter(self)

    @Slot()
    def tick(self) -> None:
        """Look at the clock, and for windows that have come meanwhile."""
        self._listen()
        self.ticked.emit()
        if self.minutes and self._clock() - self._last >= 60 * self.minutes:
            self._last = self._clock()
            self.idle.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self._last = self._clock()
        return False

    def _listen(self) -> None:
        for window in QGuiApplication.topLevelWindows():
            window.installEventFilter(self)  # once more is the same as once
