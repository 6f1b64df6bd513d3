"""A report of a fault of the program itself: what failed, where, with which versions; no pictures. Never sent anywhere.

At the next start it is offered: to be read, copied, saved or thrown away. What was offered has another name.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
import platform
import re
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

import platformdirs
import psutil

import inspector_app

MOST_KEPT = 20  # reports in a folder; the oldest go
LONGEST_SHOWN = 256 * 1024  # characters
_NEW = re.compile(r"(?:crash-[\d-]+|native-\d+)\.txt")
_ANY = re.compile(r"(?:crash-[\d-]+|native-\d+)(?:\.seen)?\.txt")
_NATIVE = re.compile(r"native-(\d+)\.txt")


def user_log_folder() -> Path:
    """Where reports go that belong to no workspace."""
    return Path(platformdirs.user_log_dir("inspector", appauthor=False))


def write_crash_report(error: BaseException, folder: Path | None = None) -> Path:
    """Write the report and return its path: to ``folder``, else the user's log folder, else the temporary one."""
    text = "\n".join(
        [
            f"Inspector {inspector_app.__version__}, Python {sys.version.split()[0]}, {platform.platform()}",
            time.strftime("%Y-%m-%d %H:%M:%S"),
            "",
            *traceback.format_exception(error),
        ]
    )
    name = f"crash-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}.txt"
    for place in (folder, user_log_folder(), Path(tempfile.gettempdir())):
        if place is None:
            continue
        try:
            place.mkdir(parents=True, exist_ok=True)
            path = place / name
            path.write_text(text, encoding="utf-8")
            return path
        except OSError:
            continue
    return Path(os.devnull)


def crash_reports(*folders: Path, unseen: bool = False) -> list[Path]:
    """The reports of these folders, newest first; ``unseen``: those that nobody was offered yet."""
    found: dict[Path, float] = {}
    for folder in folders:
        with contextlib.suppress(OSError):
            for path in folder.iterdir():
                if (_NEW if unseen else _ANY).fullmatch(path.name) and path.is_file() and _has_ended(path):
                    found[path] = path.stat().st_mtime
    return sorted(found, key=lambda path: (-found[path], path.name))


def read_crash_report(path: Path) -> str:
    """Its text; "" for one that is gone."""
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return file.read(LONGEST_SHOWN)
    except OSError:
        return ""


def set_seen(path: Path) -> Path:
    """It is not offered again; where it lies now. The oldest of its folder go."""
    seen = path.with_name(f"{path.stem}.seen.txt")
    with contextlib.suppress(OSError):
        path.replace(seen)
    for old in crash_reports(path.parent)[MOST_KEPT:]:
        with contextlib.suppress(OSError):
            old.unlink()
    return seen


@contextlib.contextmanager
def native_faults_to(folder: Path) -> Iterator[None]:
    """Until the block ends, a fault below Python (a crashed library) leaves where it happened in ``folder``."""
    path = folder / f"native-{os.getpid()}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = path.open("w", encoding="utf-8")
    except OSError:  # read-only: such a fault leaves no trace, as before
        yield
        return
    with file:
        faulthandler.enable(file)
        try:
            yield
        finally:
            faulthandler.disable()
    with contextlib.suppress(OSError):
        if path.stat().st_size == 0:
            path.unlink()


def _has_ended(path: Path) -> bool:
    """Whether it is a whole report: not the empty file of a program that still runs, or was killed."""
    native = _NATIVE.fullmatch(path.name)
    if native is None:
        return True
    if int(native[1]) == os.getpid() or psutil.pid_exists(int(native[1])):
        return False
    if path.stat().st_size == 0:
        path.unlink()
        return False
    return True
