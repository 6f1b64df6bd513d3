"""Thumbnails on the disk: made anew when they are wanted again, so that age and size of the folder have limits."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from inspector_app.domain.errors import StorageFault

MOST_BYTES = 2 * 2**30  # about 200,000 pictures
OLDEST = 90 * 24 * 3600.0  # seconds since it was last wanted
_A_DAY = 24 * 3600.0


class _Kept(NamedTuple):
    used: float
    bytes: int
    path: Path


class ThumbnailFiles:
    """Encoded pictures by the key of their image and the time of its file; one that is not there is None.

    ``clock`` gives seconds since the epoch. With ``kept`` False nothing is written, not even that one was wanted.
    """

    def __init__(self, folder: Path, clock: Callable[[], float] = time.time, *, kept: bool = True) -> None:
        self._folder, self._clock, self._keeps = folder, clock, kept

    def read(self, image_id: str, mtime_ns: int) -> bytes | None:
        """The thumbnail of this state of the file; that it was wanted is noted once a day."""
        path = self._path(image_id, mtime_ns)
        try:
            data = path.read_bytes()
            now = self._clock()
            if self._keeps and now - path.stat().st_mtime > _A_DAY:
                os.utime(path, (now, now))
        except OSError:  # not there, or gone in between: it is made anew
            return None
        return data

    def holds(self, image_id: str, mtime_ns: int) -> bool:
        """Whether there is one of this state of the file."""
        return self._path(image_id, mtime_ns).is_file()

    def write(self, image_id: str, mtime_ns: int, data: bytes) -> None:
        """Keep a thumbnail. One that cannot be written is made again another time."""
        if not self._keeps:
            return
        path = self._path(image_id, mtime_ns)
        aside = path.with_suffix(f".{os.getpid()}.tmp")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            aside.write_bytes(data)
            aside.replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                aside.unlink()

    def sweep(self, most_bytes: int = MOST_BYTES, oldest: float = OLDEST) -> int:
        """Remove what was not wanted for ``oldest`` seconds, and what was wanted longest ago beyond ``most_bytes``.

        Gives the bytes that went. Raises StorageFault.
        """
        limit = self._clock() - oldest
        gone = total = 0
        try:
            for kept in sorted(self._kept(), key=lambda kept: -kept.used):
                if kept.used < limit or total + kept.bytes > most_bytes:
                    kept.path.unlink(missing_ok=True)
                    gone += kept.bytes
                else:
                    total += kept.bytes
        except OSError as error:
            raise StorageFault(
                f"the thumbnails cannot be swept ({error.strerror or error})", subject=str(self._folder)
            ) from error
        return gone

    def _kept(self) -> list[_Kept]:
        found: list[_Kept] = []
        if not self._folder.is_dir():
            return found
        for folder in (each for each in os.scandir(self._folder) if each.is_dir(follow_symlinks=False)):
            for entry in os.scandir(folder):
                if entry.is_file(follow_symlinks=False):
                    stat = entry.stat(follow_symlinks=False)
                    found.append(_Kept(stat.st_mtime, stat.st_size, Path(entry.path)))
        return found

    def _path(self, image_id: str, mtime_ns: int) -> Path:
        return self._folder / image_id[-2:] / f"{image_id}-{mtime_ns:x}.jpg"
