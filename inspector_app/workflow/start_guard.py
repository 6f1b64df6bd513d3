"""A program that dies while it starts must not do so for ever: two such starts in a row are noticed at the third.

Each start leaves a mark, which goes when the start has gone well for a minute or the program ends by itself.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Callable
from pathlib import Path

STARTS_NAME = "starts.json"
WELL_AFTER = 60.0  # seconds of running after which a start counts as good
FORGOTTEN_AFTER = 24 * 3600.0  # seconds
TOO_MANY = 2


class StartGuard:
    """The marks of a workspace's starts, in its folder of logs. Where they cannot be written nothing is noticed."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.time) -> None:
        self._path = folder / STARTS_NAME
        self._clock = clock
        self._mine: float | None = None

    def begin(self) -> bool:
        """Mark this start; whether the last ones all died while starting."""
        now = self._clock()
        died = [at for at in self._read() if 0 <= now - at < FORGOTTEN_AFTER]
        self._mine = now
        self._write([*died[-TOO_MANY:], now])
        return len(died) >= TOO_MANY

    def settle(self) -> None:
        """This start has gone well, or the program ends by itself: all that was marked is forgotten."""
        if self._mine is not None:
            self._mine = None
            self._write([])

    def _read(self) -> list[float]:
        try:
            said = json.loads(self._path.read_text(encoding="utf-8"))
            return [float(at) for at in said["starts"]]
        except (OSError, ValueError, KeyError, TypeError):
            return []

    def _write(self, starts: list[float]) -> None:
        aside = self._path.with_name(f".{STARTS_NAME}.{os.getpid()}")
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            aside.write_text(json.dumps({"starts": starts}), encoding="utf-8")
            os.replace(aside, self._path)
