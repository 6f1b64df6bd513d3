"""The device is chosen and described, and lack of memory is met step by step."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import pytest
import torch

from inspector_app.domain.errors import DeviceFault
from inspector_app.engine.device import (
    choose_device,
    is_out_of_memory,
    run_halving,
    set_threads,
)


def test_the_cpu_can_always_be_chosen_and_is_described() -> None:
    device = choose_device("cpu")
    assert (device.kind, device.torch_device) == ("cpu", torch.device("cpu"))
    assert device.description.startswith("CPU ") and device.name in device.description
    assert 1 <= device.mini_batches[0] <= device.mini_batches[1]


def test_a_device_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(DeviceFault, match=r"cuda:99.*cpu"):
        choose_device("cuda:99")


def test_without_a_preference_there_is_a_device() -> None:
    assert choose_device().kind in ("cpu", "cuda", "mps")


def test_threads_can_be_set_and_are_never_less_than_one(monkeypatch: pytest.MonkeyPatch) -> None:
    before = torch.get_num_threads()
    try:
        assert set_threads(2) == 2
        monkeypatch.setenv("OMP_NUM_THREADS", "1")
        assert set_threads() == 1
        monkeypatch.delenv("OMP_NUM_THREADS")
        assert set_threads(spare=10_000) == 1
        assert set_threads(spare=0) == len(os.sched_getaffinity(0)) if sys.platform == "linux" else True
    finally:
        torch.set_num_threads(before)


class Memory:
    """Room for ``fits`` items; on the CPU for ``fits_on_cpu``."""

    def __init__(self, fits: int, fits_on_cpu: int = 1) -> None:
        self.room = fits
        self.fits_on_cpu = fits_on_cpu
        self.on_cpu = False
        self.said: list[str] = []
        self.ran: list[list[int]] = []

    def run(self, items: Sequence[int]) -> list[int]:
        if len(items) > self.room:
            raise RuntimeError("CUDA out of memory. Tried to allocate 2 GiB")
        self.ran.append(list(items))
        return [item * 10 for item in items]

    def fall_back(self) -> bool:
        if self.on_cpu:
            return False
        self.on_cpu, self.room = True, self.fits_on_cpu
        return True

    def work(self, count: int, limit: int) -> tuple[list[int], int]:
        results, held = run_halving(
            self.run, range(count), limit=limit, fall_back=self.fall_back, report=self.said.append
        )
        return [value for result in results for value in result], held


def test_what_fits_runs_in_mini_batches_of_the_limit() -> None:
    memory = Memory(fits=8)
    assert memory.work(10, limit=4) == ([i * 10 for i in range(10)], 4)
    assert [len(batch) for batch in memory.ran] == [4, 4, 2] and memory.said == []


def test_a_mini_batch_that_does_not_fit_is_halved_and_stays_halved() -> None:
    memory = Memory(fits=3)
    assert memory.work(9, limit=8) == ([i * 10 for i in range(9)], 2)
    assert [len(batch) for batch in memory.ran] == [2, 2, 2, 2, 1]
    assert len(memory.said) == 2 and all("mini-batches" in said for said in memory.said)
    assert not memory.on_cpu


def test_when_one_item_does_not_fit_the_cpu_takes_over_and_nothing_is_lost() -> None:
    memory = Memory(fits=0)
    values, _ = memory.work(3, limit=2)
    assert values == [0, 10, 20] and memory.on_cpu
    assert "CPU" in memory.said[-1]


def test_memory_that_is_short_everywhere_is_a_device_fault() -> None:
    with pytest.raises(DeviceFault, match="out of memory"):
        Memory(fits=0, fits_on_cpu=0).work(1, limit=1)


def test_other_errors_are_not_taken_for_lack_of_memory() -> None:
    def broken(items: Sequence[int]) -> int:
        raise RuntimeError("shape mismatch")

    with pytest.raises(RuntimeError, match="shape mismatch"):
        run_halving(broken, [1, 2], limit=2, fall_back=lambda: True, report=print)
    assert is_out_of_memory(RuntimeError("DefaultCPUAllocator: can't allocate memory"))
    assert is_out_of_memory(MemoryError()) and not is_out_of_memory(ValueError("out of memory"))
