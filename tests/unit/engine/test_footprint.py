"""A model that does not fit says so before it runs, with how much it needs and how much there is."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from inspector_app.domain.errors import ModelTooLarge
from inspector_app.domain.recipe import FAST_BACKBONE
from inspector_app.engine import footprint
from inspector_app.engine.backbones.clip import ClipBackbone
from inspector_app.engine.backbones.openvino_tower import OpenVinoBackbone
from inspector_app.engine.backbones.registry import load_backbone
from inspector_app.engine.device import Device, cpu
from inspector_app.engine.footprint import demand_room, estimated_bytes, free_bytes
from inspector_app.resource_files import resource_folder
from tests.tiny_clip import write_tiny_clip

GPU = Device("cuda", "tiny", "GPU tiny, 1 GB", torch.device("cpu"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny_clip(tmp_path_factory.mktemp("models") / "tiny")


def test_the_estimate_counts_the_weights_and_grows_with_input_and_batch(folder: Path) -> None:
    small, large = (ClipBackbone.load(folder, "hash", input_size=side) for side in (32, 256))
    exact = sum(each.numel() * 4 for each in small._model.parameters())
    assert exact <= small.parameter_bytes < 1.1 * exact
    assert estimated_bytes(small) > small.parameter_bytes
    assert estimated_bytes(large) > estimated_bytes(small)
    one, three = estimated_bytes(large), estimated_bytes(large, pictures=3)
    cells, width, taps = 32 * 32, 32, 4
    assert three - one > 2 * 4 * cells * width * (taps + 4)  # at least levels and residual of two more


def test_a_model_too_large_for_the_device_names_both_amounts_and_the_way_out(folder: Path) -> None:
    backbone = ClipBackbone.load(folder, "hash")
    need = estimated_bytes(backbone)
    demand_room(backbone, GPU, free=need)
    with pytest.raises(
        ModelTooLarge, match=r"tiny: it needs about .* GB for a picture of 32 px.*GPU tiny.*cpu"
    ):
        demand_room(backbone, GPU, free=need - 1)


def test_on_the_cpu_the_weights_are_there_already(folder: Path) -> None:
    backbone = ClipBackbone.load(folder, "hash")
    room = estimated_bytes(backbone) - backbone.parameter_bytes
    demand_room(backbone, cpu(), free=room)
    with pytest.raises(ModelTooLarge) as caught:
        demand_room(backbone, cpu(), free=room - 1)
    assert "smaller model" in caught.value.remedy and "--device" not in caught.value.remedy


def test_it_is_asked_before_the_model_moves_or_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError("it must not be moved")

    monkeypatch.setattr(footprint, "free_bytes", lambda _: 1000)
    monkeypatch.setattr(OpenVinoBackbone, "to", never)
    with pytest.raises(ModelTooLarge, match=FAST_BACKBONE):
        load_backbone(FAST_BACKBONE, [resource_folder() / "models"], cpu())


def test_free_memory_is_what_linux_says_and_unknown_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    listing = tmp_path / "meminfo"
    listing.write_text("MemTotal:       24000 kB\nMemAvailable:   16000 kB\n")
    monkeypatch.setattr(footprint, "_MEMORY", listing)
    assert free_bytes(cpu()) == 16000 * 1024
    monkeypatch.setattr(footprint, "_MEMORY", tmp_path / "none")
    assert free_bytes(cpu()) is None
    demand_room(ClipBackbone.load(folder, "hash"), cpu())
