"""Large blocks stay with the process: a forward pass does not fault its memory in anew, layer by layer."""

from __future__ import annotations

import platform
import subprocess
import sys

import pytest

# a thread takes and frees a block of 96 MiB, as a layer does; printed are the page faults of the last time
FAULTS = """
import ctypes, resource, sys, threading
if sys.argv[1] == "keep":
    from inspector_app.engine.allocator import keep_large_blocks
    assert keep_large_blocks()
libc = ctypes.CDLL(None)
libc.malloc.restype, libc.malloc.argtypes = ctypes.c_void_p, [ctypes.c_size_t]
libc.free.argtypes = [ctypes.c_void_p]
def work():
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_THREAD).ru_minflt
        block = libc.malloc(96 << 20)
        ctypes.memset(block, 1, 96 << 20)
        libc.free(block)
    print(resource.getrusage(resource.RUSAGE_THREAD).ru_minflt - before)
thread = threading.Thread(target=work)
thread.start()
thread.join()
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only where glibc allocates")
def test_a_large_block_is_kept_for_a_thread_and_not_faulted_in_again() -> None:
    def faults(mode: str) -> int:
        command = [sys.executable, "-c", FAULTS, mode]
        return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)

    assert faults("keep") * 4 < faults("leave")
