"""Work in a process that may be killed: forked, so that the libraries are loaded once for all of them."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable

Say = Callable[[str], None]

KILLED = -signal.SIGKILL if hasattr(signal, "SIGKILL") else -9


def run_forked(
    work: Callable[[Say], None], *, kill_after: float | None = None, limit: float = 300.0
) -> tuple[int, list[str], float]:
    """Exit status, the whole lines that were said, and the seconds from the first call to the end.

    ``kill_after`` seconds the process is killed where it stands. The caller has no threads of its own: a fork would
    not take them along. After ``limit`` seconds it is killed too, and the status says that.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        status = 1
        try:
            work(lambda line: _said(writing, line))
            status = 0
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(status)
    os.close(writing)
    started = time.monotonic()
    end = started + (limit if kill_after is None else kill_after)
    said, open_ = b"", True
    while open_ and (left := end - time.monotonic()) > 0:
        ready, _, _ = select.select([reading], [], [], left)
        if ready:
            piece = os.read(reading, 65_536)
            said, open_ = said + piece, bool(piece)
    if open_:
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        while piece := os.read(reading, 65_536):
            said += piece
    os.close(reading)
    _, status = os.waitpid(child, 0)
    seconds = time.monotonic() - started
    return os.waitstatus_to_exitcode(status), said.decode().split("\n")[:-1], seconds


def _said(handle: int, line: str) -> None:
    """One write, so that a line is said whole or not at all."""
    os.write(handle, f"{line}\n".encode())
