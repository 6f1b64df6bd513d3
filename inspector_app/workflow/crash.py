"""A report of a fault of the program itself: what failed, where, with which versions; no pictures, no names."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import time
import traceback
from pathlib import Path

import platformdirs

import inspector_app


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
    for place in (
        folder,
        Path(platformdirs.user_log_dir("inspector", appauthor=False)),
        Path(tempfile.gettempdir()),
    ):
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
