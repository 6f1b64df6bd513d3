"""When a file of a watched folder counts: unchanged for a second, and it can be read. Time is handed in."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from inspector_app.imaging.decode import is_image_name

STABLE = 1.0  # seconds without a change of size and time
MOST_WAITING = 1_000  # files that are waited for at once; more are seen when these have come in
RETRIES = (1.0, 2.0, 4.0, 8.0)  # seconds between attempts to read a file, the last one again and again


class Seen(NamedTuple):
    """A file as a listing shows it; ``path`` within the folder, with forward slashes."""

    path: str
    size: int
    mtime_ns: int


@dataclass(slots=True)
class _Waiting:
    size: int
    mtime_ns: int
    since: float  # when it was first seen in this state
    try_at: float
    first_try: float | None = None
    tries: int = 0
    reason: str = ""


class Waiting:
    """Files that were seen and do not count yet. ``now`` is any clock that only goes forward."""

    def __init__(self, patience: float, most: int = MOST_WAITING) -> None:
        self._patience, self._most = patience, most
        self._files: dict[str, _Waiting] = {}

    def __len__(self) -> int:
        return len(self._files)

    def __contains__(self, path: str) -> bool:
        return path in self._files

    @property
    def full(self) -> bool:
        """No other file is taken in before one of these counts."""
        return len(self._files) >= self._most

    def see(self, seen: Seen, now: float) -> None:
        """A file that does not count yet is there, in this state; a change makes it wait anew."""
        known = self._files.get(seen.path)
        if known is None:
            if not self.full:
                self._files[seen.path] = _Waiting(seen.size, seen.mtime_ns, now, now + STABLE)
        elif (known.size, known.mtime_ns) != (seen.size, seen.mtime_ns):
            self._files[seen.path] = _Waiting(seen.size, seen.mtime_ns, now, now + STABLE)

    def forget(self, path: str) -> None:
        """It is gone, or it counts."""
        self._files.pop(path, None)

    def due(self, now: float) -> list[Seen]:
        """Files that have held still and may be tried, in the order they were written."""
        ready = [Seen(path, one.size, one.mtime_ns) for path, one in self._files.items() if one.try_at <= now]
        return sorted(ready, key=lambda seen: (seen.mtime_ns, seen.path))

    def next_due(self) -> float | None:
        """When the next file may be tried."""
        return min((one.try_at for one in self._files.values()), default=None)

    def unreadable(self, path: str, reason: str, now: float) -> bool:
        """An attempt to read it has failed; True when patience is at its end and it counts as failed."""
        one = self._files[path]
        if one.first_try is None:
            one.first_try = now
        one.reason = reason
        if now - one.first_try >= self._patience:
            return True
        one.try_at = now + RETRIES[min(one.tries, len(RETRIES) - 1)]
        one.tries += 1
        return False


def listing(folder: Path) -> Iterator[Seen]:
    """Pictures below ``folder``, one after the other: nothing of a folder of any size is kept.

    Hidden and temporary names and directory links are left out. Raises OSError where the folder itself cannot be
    listed; what goes wrong below it is left out until the next look.
    """
    pending = [(folder, "")]
    while pending:
        directory, within = pending.pop()
        try:
            scan = os.scandir(directory)
        except OSError:
            if not within:
                raise
            continue
        with scan:
            for entry in scan:
                if is_temporary(entry.name):
                    continue
                path = f"{within}{entry.name}"
                try:
                    if entry.is_dir(follow_symlinks=False):
                        pending.append((Path(entry.path), f"{path}/"))
                    elif is_image_name(entry.name) and entry.is_file() and _is_text(path):
                        stat = entry.stat()
                        yield Seen(path, stat.st_size, stat.st_mtime_ns)
                except OSError:  # gone since, or locked: seen at the next look
                    continue


def look_at(folder: Path, path: str) -> Seen | None:
    """The file as it is now; None where it is gone."""
    try:
        stat = (folder / path).stat()
    except OSError:
        return None
    return Seen(path, stat.st_size, stat.st_mtime_ns)


def is_temporary(name: str) -> bool:
    """Names under which programs write what is not finished."""
    lower = name.lower()
    return (
        lower.startswith((".", "~"))
        or lower.endswith(("~", ".tmp", ".part", ".partial", ".crdownload", ".filepart"))
        or PurePosixPath(lower).stem.endswith((".tmp", ".part"))
    )


def _is_text(path: str) -> bool:
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True
