"""The mini-batch grows while that saves time, and never past what a preview can wait for."""

from __future__ import annotations

from collections.abc import Callable

from inspector_app.engine.batching import MiniBatch


def _settled(batch: MiniBatch, seconds: Callable[[int], float], rounds: int = 60) -> int:
    for _ in range(rounds):
        batch.took(batch.size, seconds(batch.size))
    return batch.size


def test_it_grows_while_a_picture_gets_cheaper() -> None:
    assert _settled(MiniBatch(1, 64, longest=10.0), lambda size: 0.1 + 0.001 * size) == 64


def test_it_stays_where_doubling_gains_nothing() -> None:
    assert _settled(MiniBatch(2, 64, longest=10.0), lambda size: 0.02 * size) == 2


def test_it_stays_short_enough_for_a_preview() -> None:
    assert _settled(MiniBatch(1, 64, longest=0.25), lambda size: 0.02 + 0.02 * size) == 8


def test_one_that_takes_too_long_is_halved() -> None:
    assert _settled(MiniBatch(8, 64, longest=0.25), lambda size: 0.1 * size) == 4


def test_a_slow_first_mini_batch_says_nothing() -> None:
    batch = MiniBatch(2, 8, longest=10.0)
    batch.took(2, 9.0)  # the device warms up
    assert _settled(batch, lambda size: 0.1 + 0.001 * size) == 8


def test_what_memory_forbids_is_not_tried_again() -> None:
    batch = MiniBatch(8, 64, longest=10.0)
    batch.hold(3)
    assert _settled(batch, lambda size: 0.1 + 0.001 * size) == 3
    batch.hold(16)
    assert batch.size == 3


def test_incomplete_mini_batches_do_not_count() -> None:
    batch = MiniBatch(4, 8, longest=10.0)
    for _ in range(20):
        batch.took(1, 0.001)
    assert batch.size == 4


def test_a_processor_keeps_its_size() -> None:
    assert _settled(MiniBatch(2, 2), lambda size: 0.5 * size) == 2
