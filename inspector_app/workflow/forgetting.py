"""Rows of watched files that are long gone are forgotten: a folder that gets thousands a day would else have millions.

A row is what keeps a picture from counting twice. So it stays as long as its file lies there, however old it is, and
for ``KEPT`` after the file came to count: a file that is put back within that time is still known.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path

from inspector_app.workflow.stores import Stores
from inspector_app.workflow.writer import Writer

log = logging.getLogger(__name__)

KEPT = 90 * 24 * 3600.0  # seconds after a file came to count
AGAIN = 24 * 3600.0  # seconds from one round to the next
AT_ONCE = 200  # rows a step: each is a question to a disk that may be far away


class Forgetting:
    """One watched folder; ``step`` asks of a few rows. ``now`` in seconds since the epoch, as the rows have it."""

    def __init__(self, stores: Stores, writer: Writer, watch_id: str, folder: Path) -> None:
        self._stores, self._writer, self._watch_id, self._folder = stores, writer, watch_id, folder
        self._after = ""
        self._due = float("-inf")

    def step(self, now: float) -> int:
        """Forget those of the next few old files that are gone; how many. Nothing while no round is due.

        To be called only while files that count are seen in the folder: where a share has gone from under its mount
        point, every file seems to be gone.
        """
        if now < self._due:
            return 0
        with self._stores.reading() as reading:
            paths = reading.old_watched(self._watch_id, now - KEPT, self._after, AT_ONCE)
        if not paths:
            self._after, self._due = "", now + AGAIN
            return 0
        self._after = paths[-1]
        gone = [path for path in paths if _is_gone(self._folder, path)]
        if not gone:
            return 0
        watch_id = self._watch_id
        count = self._writer.submit(lambda writing: writing.forget_watched(watch_id, gone)).result()
        log.info("%d files of the watched folder are gone for long and forgotten", count)
        return count


def _is_gone(folder: Path, path: str) -> bool:
    """Whether the file is certainly not there; what cannot be asked is taken to be there."""
    try:
        os.stat(folder / path)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False
