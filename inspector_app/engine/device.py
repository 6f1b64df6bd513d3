"""The compute device: chosen, described, and what happens when a mini-batch does not fit on it."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import torch

from inspector_app.domain.errors import DeviceFault

Item = TypeVar("Item")
Result = TypeVar("Result")

# Pictures of the first mini-batch, and the most that are tried. On a CPU a picture costs the same from 1 to 8.
_MINI_BATCHES = {"cpu": (2, 2), "cuda": (4, 64), "mps": (2, 16)}


@dataclass(frozen=True, slots=True)
class Device:
    """What computes: ``kind`` is cpu, cuda or mps; ``description`` is for people."""

    kind: str
    name: str
    description: str
    torch_device: torch.device

    @property
    def mini_batches(self) -> tuple[int, int]:
        """Pictures of a first mini-batch, and the most that measuring may arrive at."""
        return _MINI_BATCHES[self.kind]


def choose_device(preference: str | None = None) -> Device:
    """The wanted device (cpu, cuda, cuda:1, mps), or the fastest there is. Raises DeviceFault."""
    available = _available()
    if preference is None:
        return _describe(torch.device(available[0]))
    wanted = "cuda:0" if preference == "cuda" else preference
    if wanted not in available:
        raise DeviceFault(
            "this computer has no such device",
            subject=preference,
            remedy=f"Choose one of: {', '.join(available)}",
        )
    return _describe(torch.device(wanted))


def cpu() -> Device:
    """The device that is always there, and that takes over when another one fails."""
    return _describe(torch.device("cpu"))


def _available() -> list[str]:
    names = [f"cuda:{i}" for i in range(torch.cuda.device_count())] if torch.cuda.is_available() else []
    if torch.backends.mps.is_available():
        names.append("mps")
    return [*names, "cpu"]


def _describe(device: torch.device) -> Device:
    if device.type == "cuda":
        name = torch.cuda.get_device_name(device)
        gib = torch.cuda.get_device_properties(device).total_memory / 2**30
        return Device("cuda", name, f"GPU {name}, {gib:.0f} GB", device)
    if device.type == "mps":
        return Device("mps", platform.machine(), f"GPU of {platform.machine()}", device)
    name = _processor()
    return Device("cpu", name, f"CPU {name}, {_cores()} cores", device)


def _processor() -> str:
    listing = Path("/proc/cpuinfo")
    if listing.is_file():
        for line in listing.read_text(encoding="utf-8", errors="replace").splitlines():
            key, _, value = line.partition(":")
            if key.strip() == "model name":
                return value.strip()
    return platform.processor() or platform.machine()


def _cores() -> int:
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def set_threads(count: int | None = None, *, spare: int = 1) -> int:
    """Let torch compute with ``count`` threads and return how many it uses.

    Without a count: what OMP_NUM_THREADS says, else all cores but ``spare`` (for decoding and the person).
    """
    if count is None:
        said = os.environ.get("OMP_NUM_THREADS", "")
        count = int(said) if said.isdecimal() else _cores() - spare
    torch.set_num_threads(max(1, count))
    return torch.get_num_threads()


def is_out_of_memory(error: BaseException) -> bool:
    """Whether an exception says that memory of a device or of the computer ran out."""
    if isinstance(error, (MemoryError, torch.cuda.OutOfMemoryError)):
        return True
    text = str(error).lower()
    return isinstance(error, RuntimeError) and ("out of memory" in text or "can't allocate memory" in text)


_LOST = ("cuda error", "cudnn error", "cublas", "device-side assert", "device lost", "mps backend error")


def is_device_lost(error: BaseException) -> bool:
    """Whether an exception says that a device no longer answers; nothing that lies on it can be had any more."""
    text = str(error).lower()
    return isinstance(error, RuntimeError) and not is_out_of_memory(error) and any(s in text for s in _LOST)


def run_halving(
    run: Callable[[Sequence[Item]], Result],
    items: Sequence[Item],
    *,
    limit: int,
    fall_back: Callable[[], bool],
    report: Callable[[str], None],
) -> tuple[list[Result], int]:
    """Run over ``items`` in mini-batches of up to ``limit``; halve while memory is short, then fall back.

    ``fall_back`` moves the work to the CPU and returns False when it is there already. Returns the result of
    each mini-batch and the limit that held. Raises DeviceFault when even one item does not fit on the CPU.
    """
    results: list[Result] = []
    start = 0
    while start < len(items):
        piece = items[start : start + limit]
        failure = ""
        try:
            results.append(run(piece))
        except (MemoryError, RuntimeError) as error:
            if not is_out_of_memory(error):
                raise
            failure = str(error)
        if not failure:
            start += len(piece)
            continue
        # outside of the handler: the traceback would keep the tensors of the failed try alive
        if torch.cuda.is_available():
            torch.cuda.empty_cache()
        if len(piece) > 1:
            limit = len(piece) // 2
            report(f"Memory is short: going on with mini-batches of {limit}")
        elif fall_back():
            report("Memory of the device is short: going on with the CPU")
        else:
            raise DeviceFault(
                "memory is short, even for a single picture on the CPU",
                subject=failure.splitlines()[0],
                remedy="Close other programs or choose a smaller input size",
            )
    return results, limit
