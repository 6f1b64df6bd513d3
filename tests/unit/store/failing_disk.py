"""A disk that is full at the k-th time something is put on it."""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest


class FailingDisk:
    """Counts what is written, forced down or renamed below ``root``; the ``fails_at``-th and all later ones fail."""

    def __init__(self, root: Path, fails_at: int) -> None:
        self.root = str(root)
        self.fails_at = fails_at
        self.count = 0

    @property
    def failed(self) -> bool:
        return self.count >= self.fails_at

    def touch(self) -> None:
        self.count += 1
        if self.failed:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def concerns(self, file: Any) -> bool:
        try:
            return os.fspath(file).startswith(self.root)
        except TypeError:
            return False


class _File:
    """An open file whose writes are counted."""

    def __init__(self, file: Any, disk: FailingDisk) -> None:
        self._file, self._disk = file, disk

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __enter__(self) -> _File:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def write(self, data: Any) -> int:
        self._disk.touch()
        return int(self._file.write(data))


@contextmanager
def full_from(root: Path, fails_at: int) -> Iterator[FailingDisk]:
    """The disk under ``root`` is full from the ``fails_at``-th time on, until the block ends."""
    disk = FailingDisk(root, fails_at)
    really_open, really_replace, really_fsync, really_fdopen = io.open, os.replace, os.fsync, os.fdopen

    def opened(file: Any, mode: str = "r", *arguments: Any, **named: Any) -> Any:
        if not disk.concerns(file) or not set(mode) & set("wax+"):
            return really_open(file, mode, *arguments, **named)
        disk.touch()
        return _File(really_open(file, mode, *arguments, **named), disk)

    def replace(source: Any, target: Any, **named: Any) -> None:
        if disk.concerns(target):
            disk.touch()
        really_replace(source, target, **named)

    def fsync(handle: int) -> None:
        disk.touch()
        really_fsync(handle)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(io, "open", opened)
        patch.setattr(os, "replace", replace)
        patch.setattr(os, "fsync", fsync)
        patch.setattr(os, "fdopen", lambda *given, **named: _File(really_fdopen(*given, **named), disk))
        yield disk
