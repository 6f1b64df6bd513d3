"""While the large libraries load, the garbage collector rests."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

LONGEST_MS = 120_000  # a session that never gets ready does not keep the collector away for good


class LoadingPause(QObject):
    """Collecting walks every object there is, with all threads stopped: seconds in all while torch is imported.

    What was loaded stays for the life of the process: once all is there it is set aside, and what is collected
    later is only what the work itself leaves behind.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._limit = QTimer(self, singleShot=True, interval=LONGEST_MS)
        self._limit.timeout.connect(self.end)
        self._resting = False

    def begin(self) -> None:
        self._resting = True
        gc.disable()
        self._limit.start()

    @Slot()
    def end(self) -> None:
        """Everything is loaded, or nothing more will come."""
        if self._resting:
            self._resting = False
            self._limit.stop()
            gc.freeze()
            gc.enable()
