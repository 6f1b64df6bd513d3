"""The benchmark of large towers, on the CPU with a tiny random one."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch

from inspector_app.engine.device import cpu
from tests.benchmarks import bench_gpu

TINY: dict[str, Any] = {
    "embed_dim": 16,
    "vision_cfg": {"image_size": 32, "layers": 4, "width": 32, "head_width": 16, "patch_size": 8},
    "text_cfg": {"context_length": 12, "vocab_size": 64, "width": 16, "heads": 2, "layers": 1},
}


@pytest.fixture(scope="module")
def passes() -> tuple[bench_gpu.Pass, bench_gpu.Pass]:
    return bench_gpu.measure(bench_gpu.random_clip(TINY, 64), cpu(), images=8, batch=4)


def test_the_tower_is_built_for_the_size_that_was_asked_for() -> None:
    backbone = bench_gpu.random_clip(TINY, 64)
    assert backbone.identity.input_size == 64
    assert set(backbone.grids.values()) == {(8, 8)}
    assert len(backbone.encode(torch.rand(1, 3, 64, 64)).levels) == 4


def test_every_picture_is_scored_and_the_unlike_ones_highest(
    passes: tuple[bench_gpu.Pass, bench_gpu.Pass],
) -> None:
    for one in passes:
        assert one.scores.shape == (8,)
        assert set(np.argsort(one.scores)[-2:].tolist()) == {3, 7}
        assert 0 < one.forward < one.seconds


def test_bfloat16_is_really_computed_and_stays_near(passes: tuple[bench_gpu.Pass, bench_gpu.Pass]) -> None:
    exact, half = passes
    moved = np.abs(exact.scores - half.scores).max()
    assert 0 < moved < 0.2 * np.ptp(exact.scores)


def test_without_a_gpu_one_sentence_is_printed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    assert bench_gpu.main([]) == 0
    assert capsys.readouterr().out == "no GPU here that torch can use: nothing is measured\n"
