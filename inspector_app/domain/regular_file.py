"""Files that somebody names: a pipe never ends to be read, a device like /dev/zero never ends."""

from __future__ import annotations

import errno
import stat
from pathlib import Path


def regular(path: Path) -> Path:
    """The path, where a file lies there, also over a link. Raises OSError for what is none or is missing."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(errno.EINVAL, "it is no file", str(path))
    return path
