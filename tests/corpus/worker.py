"""Decodes the files that it is told of, one after the other, and says what came of each; a process of its own.

A line in is a path, a line out what came of it, both JSON. Memory is what the process holds at most, as far as the
system tells it; the address space is bounded, so that a decoder that runs away is stopped and not the machine.
"""

from __future__ import annotations

import contextlib
import json
import sys
import time
import unicodedata
from pathlib import Path
from typing import Any

from inspector_app.domain.errors import ImageUnreadable
from inspector_app.imaging.decode import decode, decode_values

BOUND = 3 * 2**30  # bytes of address space beyond what the process takes before the first file


def main() -> int:
    """Until the end of the input."""
    bound_memory()
    for line in sys.stdin:
        print(json.dumps(tried(Path(json.loads(line)))), flush=True)
    return 0


def tried(path: Path) -> dict[str, Any]:
    """What decoding a file leads to, by both ways in which pictures are read; the seconds of the slower one."""
    before = _settle()
    started = time.perf_counter()
    outcome, said = _outcome(path, decode)
    between = time.perf_counter()
    for_the_screen, said_there = _outcome(path, decode_values)
    seconds = max(between - started, time.perf_counter() - between)
    if outcome != for_the_screen:
        outcome, said = "wrong", f"{outcome} ({said}), for the screen {for_the_screen} ({said_there})"
    return {"outcome": outcome, "said": said, "seconds": seconds, "bytes": max(0, _most() - before)}


def _outcome(path: Path, read: Any) -> tuple[str, str]:
    try:
        image = read(path)
        return "decoded", str(image.sha256)
    except ImageUnreadable as error:
        return ("refused", error.sentence()) if not (wrong := complaint(error, path)) else ("wrong", wrong)
    except BaseException as error:
        return "wrong", f"{type(error).__name__}: {error}"


def complaint(error: ImageUnreadable, path: Path) -> str:
    """What is wrong with a reason: it must name the file, say what is the matter, and be fit to be shown."""
    if error.subject not in (str(path), repr(str(path))):
        return f"the reason does not name the file: {error.subject!r}"
    if not error.remedy:
        return f"no remedy: {error.what}"
    for text in (error.what, error.remedy):
        strange = [letter for letter in text if unicodedata.category(letter) in ("Cc", "Cs", "Co", "Cn")]
        if strange or len(text) > 300 or any(word in text for word in ("Traceback", "Error", "cv2", "0x")):
            return f"the reason cannot be read: {text!r}"
    return ""


def bound_memory(bound: int = BOUND) -> None:
    """Nothing where the system has no such bound."""
    try:
        import resource
    except ImportError:
        return
    taken = _status("VmSize")
    if taken:
        resource.setrlimit(resource.RLIMIT_AS, (taken + bound, taken + bound))


def _settle() -> int:
    """Bytes in use now, from which the most is counted."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return _status("VmRSS")


def _most() -> int:
    return _status("VmHWM")


def _status(name: str) -> int:
    """A figure of this process in bytes; 0 where the system does not tell."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return 0
    found = [line for line in lines if line.startswith(f"{name}:")]
    return int(found[0].split()[1]) * 1024 if found else 0


if __name__ == "__main__":
    sys.exit(main())
