"""Garbage is collected on the main thread and nowhere else.

Python collects wherever the count of new objects happens to run full: on the inference thread as soon as on this
one. Widgets, layouts and timers that go with a cycle of references are then destroyed there, while Qt uses them
here, and the program dies.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

EVERY_MS = 1000


class Collector(QObject):
    """Collects what has gathered, once a second, by the interpreter's own rules, from ``start`` to ``stop``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_on = False
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.collect_what_is_due)

    def start(self) -> None:
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Collect all that is left and hand collecting back to the interpreter."""
        self._timer.stop()
        gc.collect()
        if self._was_on:
            gc.enable()

    @Slot()
    def collect_what_is_due(self) -> None:
        """Each generation whose count exceeds its threshold; most times that is the youngest, in a few ms.

        None while the first threshold is zero: then nothing is to be collected.
        """
        if not gc.get_threshold()[0]:
            return
        for generation, most in enumerate(gc.get_threshold()):
            if gc.get_count()[generation] <= most:
                return
            gc.collect(generation)
