"""Weights are data and nothing else; an identity says what decides the features."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import save_file

from inspector_app.domain.errors import ModelUnavailable
from inspector_app.engine.backbones.folding import folded
from inspector_app.engine.backbones.model_files import find_weights, sha256_of
from inspector_app.engine.backbones.protocol import BackboneIdentity
from inspector_app.engine.backbones.weights import read_weights

IDENTITY = BackboneIdentity(
    "mine", "net", "abc", 64, (0.5, 0.5, 0.5), (0.5, 0.5, 0.5), (2, 3), "torch", "float32"
)


def test_neither_the_name_nor_who_runs_it_makes_another_backbone() -> None:
    assert replace(IDENTITY, name="yours").digest() == IDENTITY.digest()
    assert replace(IDENTITY, executor="openvino").digest() == IDENTITY.digest()


@pytest.mark.parametrize(
    "change",
    [
        {"architecture": "other"},
        {"weights_sha256": "abd"},
        {"input_size": 96},
        {"mean": (0.4, 0.5, 0.5)},
        {"std": (0.4, 0.5, 0.5)},
        {"taps": (2,)},
        {"precision": "bfloat16"},
    ],
)
def test_whatever_decides_the_features_changes_the_digest(change: dict[str, Any]) -> None:
    assert replace(IDENTITY, **change).digest() != IDENTITY.digest()


def test_a_missing_file_is_named_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable) as caught:
        read_weights(tmp_path / "model.safetensors")
    assert caught.value.subject.endswith("model.safetensors") and caught.value.remedy
    with pytest.raises(ModelUnavailable):
        sha256_of(tmp_path / "model.safetensors")


@pytest.mark.parametrize("suffix", [".safetensors", ".bin", ".pth"])
@pytest.mark.parametrize("keep", [0, 7, 200])
def test_a_truncated_file_is_named(tmp_path: Path, suffix: str, keep: int) -> None:
    path = tmp_path / f"model{suffix}"
    weights = {"a": torch.arange(1000.0)}
    if suffix == ".safetensors":
        save_file(weights, path)
    else:
        torch.save(weights, path)
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(ModelUnavailable, match=path.name):
        read_weights(path)


class Harmful:
    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return os.system, ("touch harmed",)


def test_code_in_a_checkpoint_is_never_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    torch.save({"a": torch.zeros(1), "b": Harmful()}, tmp_path / "model.pth")
    with pytest.raises(ModelUnavailable, match=r"model\.pth"):
        read_weights(tmp_path / "model.pth")
    assert not (tmp_path / "harmed").exists()


def test_a_file_without_weights_is_named(tmp_path: Path) -> None:
    torch.save({"epoch": 3}, tmp_path / "model.pth")
    with pytest.raises(ModelUnavailable, match="no weights"):
        read_weights(tmp_path / "model.pth")


def test_safetensors_are_preferred(tmp_path: Path) -> None:
    for name in ("a.bin", "pytorch_model.bin", "z.safetensors", "notes.txt"):
        (tmp_path / name).touch()
    assert find_weights(tmp_path).name == "z.safetensors"
    (tmp_path / "model.safetensors").touch()
    assert find_weights(tmp_path).name == "model.safetensors"


def test_a_folder_without_weights_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match=tmp_path.name):
        find_weights(tmp_path)


class Crossed(torch.nn.Module):
    """Named in one order, run in another: folding by name would be wrong."""

    def __init__(self) -> None:
        super().__init__()
        self.conv = torch.nn.Conv2d(3, 3, 1)
        self.norm = torch.nn.BatchNorm2d(3)
        torch.nn.init.constant_(self.norm.running_mean, 0.7)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.conv(torch.relu(self.norm(x)))


def test_normalisation_is_not_folded_where_that_would_change_the_result() -> None:
    model = Crossed().eval().requires_grad_(False)
    probe = torch.rand(1, 3, 8, 8)
    assert folded(model, lambda network: [network(probe)]) is model


def test_folding_leaves_the_original_alone() -> None:
    model = (
        torch.nn.Sequential(torch.nn.Conv2d(3, 4, 3), torch.nn.BatchNorm2d(4)).eval().requires_grad_(False)
    )
    torch.nn.init.constant_(model[1].running_mean, 0.7)
    probe = torch.rand(1, 3, 8, 8)
    result = folded(model, lambda network: [network(probe)])
    assert isinstance(model[1], torch.nn.BatchNorm2d) and isinstance(result[1], torch.nn.Identity)
    torch.testing.assert_close(result(probe), model(probe))
