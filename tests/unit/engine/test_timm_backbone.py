"""Image-only towers: the embedded ones, and any timm folder."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pytest
import timm
import torch
from safetensors.torch import load_file, save_file

from inspector_app.domain.errors import ModelUnavailable
from inspector_app.engine.backbones.timm_tower import TimmBackbone
from inspector_app.engine.backbones.weights import read_weights
from inspector_app.resource_files import resource_folder
from tests.tiny_clip import write_tiny_timm

EMBEDDED = [
    ("efficientnet-lite2-448", 448, {2: (56, 48), 3: (28, 120)}),
    ("efficientnet-lite0-320", 320, {2: (40, 40), 3: (20, 112)}),
]


@pytest.mark.parametrize(("name", "side", "taps"), EMBEDDED)
def test_an_embedded_tower_loads_and_gives_the_documented_levels(
    name: str, side: int, taps: dict[int, tuple[int, int]]
) -> None:
    backbone = TimmBackbone.load(resource_folder() / "models" / name, "hash")
    encoded = backbone.encode(torch.zeros(1, 3, side, side))
    assert {tap: level.shape for tap, level in encoded.levels.items()} == {
        tap: (1, grid * grid, width) for tap, (grid, width) in taps.items()
    }
    assert dict(backbone.grids) == dict(encoded.grids) == {tap: (g, g) for tap, (g, _) in taps.items()}
    assert dict(backbone.widths) == {tap: width for tap, (_, width) in taps.items()}
    assert encoded.global_embedding is None and encoded.aligned is None
    assert not backbone.has_text and backbone.encode_text(["a part"]) is None


@pytest.mark.parametrize(
    ("name", "count"), [("efficientnet-lite2-448", 1.2), ("efficientnet-lite0-320", 0.7)]
)
def test_an_embedded_tower_is_cut_after_its_deepest_tap(name: str, count: float) -> None:
    weights = load_file(resource_folder() / "models" / name / "model.safetensors")
    values = sum(value.numel() for value in weights.values() if value.is_floating_point())
    assert round(values / 1e6, 1) == count
    assert {name.split(".")[1] for name in weights if name.startswith("blocks.")} == set("01234")


def test_levels_are_those_of_the_plain_network_although_normalisation_is_folded(tmp_path: Path) -> None:
    folder = write_tiny_timm(tmp_path / "tiny")
    backbone = TimmBackbone.load(folder, "hash")
    plain = timm.create_model("test_resnet", pretrained=False)
    plain.load_state_dict(read_weights(folder / "model.safetensors"))
    images = torch.rand(2, 3, 64, 64, generator=torch.Generator().manual_seed(3))
    with torch.inference_mode():
        levels = plain.eval().forward_intermediates(images, intermediates_only=True)
    encoded = backbone.encode(images)
    left = [name for name, m in backbone._model.named_modules() if isinstance(m, torch.nn.BatchNorm2d)]
    assert left == ["bn1"]  # its convolution is the last of a stem of three
    for tap, level in encoded.levels.items():
        expected = levels[tap].flatten(2).transpose(1, 2)
        assert (level - expected).abs().max() < 1e-5 * expected.abs().max()


def test_strides_8_and_16_are_tapped_when_the_configuration_does_not_say(tmp_path: Path) -> None:
    backbone = TimmBackbone.load(write_tiny_timm(tmp_path / "tiny"), "hash")
    assert sorted(grid[0] for grid in backbone.grids.values()) == [64 // 16, 64 // 8]


def test_taps_of_the_configuration_are_taken(tmp_path: Path) -> None:
    backbone = TimmBackbone.load(write_tiny_timm(tmp_path / "tiny", taps=[1]), "hash")
    assert backbone.identity.taps == (1,) and list(backbone.encode(torch.zeros(1, 3, 64, 64)).levels) == [1]


def test_a_tower_of_one_stride_is_tapped_evenly_and_takes_other_sizes(tmp_path: Path) -> None:
    folder = write_tiny_timm(tmp_path / "vit", architecture="test_vit", input_size=160)
    small, large = (TimmBackbone.load(folder, "hash", input_size=side) for side in (160, 320))
    assert set(small.grids.values()) == {(10, 10)} and set(large.grids.values()) == {(20, 20)}
    encoded = large.encode(torch.zeros(1, 3, 320, 320))
    assert {level.shape[1] for level in encoded.levels.values()} == {400}
    assert set(encoded.levels) == set(large.identity.taps) and max(large.identity.taps) == 5
    assert small.identity.digest() != large.identity.digest()


def test_the_same_picture_gives_the_same_levels_in_every_mini_batch(tmp_path: Path) -> None:
    backbone = TimmBackbone.load(write_tiny_timm(tmp_path / "tiny"), "hash")
    images = torch.rand(8, 3, 64, 64, generator=torch.Generator().manual_seed(1))
    together = backbone.encode(images).levels
    for tap, level in together.items():
        alone = torch.cat([backbone.encode(image[None]).levels[tap] for image in images])
        np.testing.assert_allclose(level.numpy(), alone.numpy(), atol=1e-4)


def test_a_size_that_does_not_divide_into_cells_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="multiple of 16"):
        TimmBackbone.load(write_tiny_timm(tmp_path / "tiny"), "hash", input_size=100)


def test_a_tap_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match=r"config\.json.*level 9"):
        TimmBackbone.load(write_tiny_timm(tmp_path / "tiny", taps=[9]), "hash")


def test_an_unknown_architecture_is_named(tmp_path: Path) -> None:
    folder = write_tiny_timm(tmp_path / "tiny")
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps({**config, "architecture": "no_such_net"}))
    with pytest.raises(ModelUnavailable, match="no_such_net"):
        TimmBackbone.load(folder, "hash")


def test_weights_of_another_network_are_refused_with_the_file(tmp_path: Path) -> None:
    folder = write_tiny_timm(tmp_path / "tiny")
    save_file({"something.weight": torch.zeros(3)}, folder / "model.safetensors")
    with pytest.raises(ModelUnavailable, match=r"model\.safetensors.*do not fit"):
        TimmBackbone.load(folder, "hash")


@pytest.mark.parametrize("ending", ["conv1.weight", "bn1.running_var"])
def test_a_weight_that_is_no_number_is_refused_with_its_name(ending: str, tmp_path: Path) -> None:
    folder = write_tiny_timm(tmp_path / "tiny")
    path = next(folder.glob("*.safetensors"))
    weights = load_file(path)
    name = next(name for name in weights if name.endswith(ending))
    weights[name][0] = float("nan")
    save_file(weights, path)
    with pytest.raises(ModelUnavailable, match=rf"{re.escape(name)} holds values that are no numbers"):
        TimmBackbone.load(folder, "hash")
