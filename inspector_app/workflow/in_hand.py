"""Which pictures were being read or scored when the program died: twice on the same one, and it is left out.

A decoder or a kernel that crashes takes the program with it, and the lot would begin with the same picture at each
start. So each picture is written down before it is taken and struck off afterwards, 16 bytes each time.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import inspector_app
from inspector_app.domain.errors import ImageUnreadable

HAND_NAME = "in-hand"
DEATHS_NAME = "deaths.json"
TOO_MANY = 2  # deaths with a picture in hand after which it is left out
FORGOTTEN_AFTER = 24 * 3600.0  # seconds after which a single one counts no more
MOST_DEATHS = 4096  # pictures that are remembered, the latest

_HALF = 8  # bytes: of a path, and of the state of its file
_KEY = 2 * _HALF
_FREE = bytes(_KEY)


@dataclass(slots=True)
class _Held:
    key: bytes
    place: int | None  # in the file; None where it could not be written
    times: int = 1


class InHand:
    """The pictures in hand, in a folder of logs; any thread. Where that cannot be written nothing is noticed.

    Opened by the one process that has the workspace: what a former one left in hand then counts as a death with it.
    Without a folder nothing is noticed either: who reads beside that process is none of its deaths.
    A picture is known by path, size and time of its file, and by the version of the program: changed, it is another.
    """

    def __init__(self, folder: Path | None, clock: Callable[[], float] = time.time) -> None:
        self._gate = threading.Lock()
        self._held: dict[Path, _Held] = {}
        self._free: list[int] = []
        self._places = 0
        self._deaths: dict[bytes, tuple[int, float]] = {}
        self._paths: set[bytes] = set()
        self._file: BinaryIO | None = None
        if folder is not None:
            self._begin(folder, clock)

    def _begin(self, folder: Path, clock: Callable[[], float]) -> None:
        self._hand, self._deaths_at = folder / HAND_NAME, folder / DEATHS_NAME
        self._deaths = _still_counting(_read_deaths(self._deaths_at), clock())  # key -> times, and when
        left = _left_in(self._hand)
        for key in left:
            self._deaths[key] = (self._deaths.get(key, (0, 0.0))[0] + 1, clock())
        if left:
            self._write_deaths()
        self._paths = {
            key[:_HALF] for key in self._deaths
        }  # so that a file is not looked at for each question
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            self._file = self._hand.open("wb", buffering=0)

    def suspect(self, path: Path) -> bool:
        """Whether the program died with this picture in hand: it is taken alone then, to know if it was the one."""
        return self._times(path) > 0

    def demand(self, path: Path) -> None:
        """Raises ImageUnreadable where it has died so too often."""
        if self._times(path) >= TOO_MANY:
            raise ImageUnreadable(
                f"the program ended {TOO_MANY} times while it read or scored this picture, which is left out",
                subject=str(path),
                remedy="Save the image again, or remove it",
            )

    def take(self, path: Path) -> None:
        """Before anything is done with it. Raises ImageUnreadable as ``demand`` does."""
        self.demand(path)
        key = _key(path)
        with self._gate:
            held = self._held.get(path)
            if held is not None:
                held.times += 1
            elif key is not None:
                place = self._free.pop() if self._free else self._places
                self._places = max(self._places, place + 1)
                self._held[path] = _Held(key, place if self._write(place, key) else None)

    def let_go(self, path: Path, *, well: bool = False) -> None:
        """Nothing more is done with it; nothing where it is not in hand. ``well``: former deaths were not its fault."""
        with self._gate:
            held = self._held.get(path)
            if held is None:
                return
            held.times -= 1
            if held.times == 0:
                del self._held[path]
                if held.place is not None and self._write(held.place, _FREE):
                    self._free.append(held.place)
            if well and self._deaths.pop(held.key, None) is not None:
                self._write_deaths()

    @contextlib.contextmanager
    def holding(self, path: Path) -> Iterator[None]:
        """While it is looked at. Raises ImageUnreadable as ``demand`` does."""
        self.take(path)
        try:
            yield
        finally:
            self.let_go(path)

    def close(self) -> None:
        """The program ends by itself: nothing is in hand."""
        with self._gate:
            file, self._file = self._file, None
            self._held.clear()
            if file is not None:
                file.close()
                with contextlib.suppress(OSError):
                    self._hand.unlink()

    # --- inside

    def _times(self, path: Path) -> int:
        if not self._paths or _of_path(path) not in self._paths:
            return 0
        key = _key(path)
        return 0 if key is None else self._deaths.get(key, (0, 0.0))[0]

    def _write(self, place: int, key: bytes) -> bool:
        if self._file is None:
            return False
        try:
            self._file.seek(place * _KEY)
            return self._file.write(key) == _KEY
        except OSError:
            return False

    def _write_deaths(self) -> None:
        latest = sorted(self._deaths.items(), key=lambda item: item[1][1])[-MOST_DEATHS:]
        said = {key.hex(): [times, at] for key, (times, at) in latest}
        aside = self._deaths_at.with_name(f".{DEATHS_NAME}.{os.getpid()}")
        with contextlib.suppress(OSError):
            self._deaths_at.parent.mkdir(parents=True, exist_ok=True)
            aside.write_text(json.dumps(said), encoding="utf-8")
            os.replace(aside, self._deaths_at)


def _key(path: Path) -> bytes | None:
    """None for a file that is not there: whoever takes it will say so."""
    try:
        found = path.stat()
    except OSError:
        return None
    state = f"{found.st_size} {found.st_mtime_ns} {inspector_app.__version__}"
    return _of_path(path) + hashlib.sha256(state.encode()).digest()[:_HALF]


def _of_path(path: Path) -> bytes:
    return hashlib.sha256(os.fsencode(path)).digest()[:_HALF]


def _left_in(hand: Path) -> set[bytes]:
    try:
        data = hand.read_bytes()
    except OSError:
        return set()
    whole = (data[at : at + _KEY] for at in range(0, len(data) - _KEY + 1, _KEY))
    return {key for key in whole if key != _FREE}


def _read_deaths(path: Path) -> dict[bytes, tuple[int, float]]:
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        return {bytes.fromhex(key): (int(times), float(at)) for key, (times, at) in said.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _still_counting(deaths: dict[bytes, tuple[int, float]], now: float) -> dict[bytes, tuple[int, float]]:
    return {
        key: (times, at)
        for key, (times, at) in deaths.items()
        if times >= TOO_MANY or 0 <= now - at < FORGOTTEN_AFTER
    }


def alone(paths: Iterable[Path], in_hand: InHand) -> Iterator[list[int]]:
    """Places of these paths in order, those after each other together, each suspect by itself."""
    together: list[int] = []
    for place, path in enumerate(paths):
        if not in_hand.suspect(path):
            together.append(place)
            continue
        if together:
            yield together
            together = []
        yield [place]
    if together:
        yield together
