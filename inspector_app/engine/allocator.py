"""The system's memory allocator, set for the blocks that a forward pass asks for. Needs no PyTorch: it comes first."""

from __future__ import annotations

import ctypes
import platform
import sys

# glibc's mallopt parameters (malloc.h) and their values
_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD, _M_ARENA_MAX = -1, -3, -8
_NEVER_TRIM = 2**31 - 1
_KEEP_UP_TO = (1 << 30, 1 << 25)  # older glibc refuses more than 32 MiB


def keep_large_blocks() -> bool:
    """Keep glibc from handing large blocks back to the system after every layer; True where it does so.

    Each layer asks for tens of MB. By default glibc maps them anew each time, and the pages are cleared and
    faulted in again: up to 100,000 page faults a picture, more time than the arithmetic. One arena, because
    those of other threads are limited to 64 MiB and are unmapped when they run empty. Call it from the main
    thread before the first thread starts: a thread keeps the arena it has once used.
    """
    if sys.platform != "linux" or platform.libc_ver()[0] != "glibc":
        return False
    libc = ctypes.CDLL(None)
    kept = any(libc.mallopt(_M_MMAP_THRESHOLD, size) == 1 for size in _KEEP_UP_TO)
    trimmed = libc.mallopt(_M_TRIM_THRESHOLD, _NEVER_TRIM) == 1
    shared = libc.mallopt(_M_ARENA_MAX, 1) == 1
    return bool(kept and trimmed and shared)
