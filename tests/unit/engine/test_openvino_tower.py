"""OpenVINO runs a tower only where it gives the features that torch gives."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.numpy import load_file, save_file

from inspector_app.domain.recipe import DEFAULT_BACKBONE, FAST_BACKBONE
from inspector_app.engine.backbones.openvino_tower import ONNX_NAME, PROBE_NAME, RECORD, usable
from inspector_app.engine.backbones.timm_tower import TimmBackbone
from inspector_app.engine.encoder import Encoder
from inspector_app.resource_files import resource_folder


def _torch(folder: Path) -> TimmBackbone:
    return TimmBackbone.load(folder, _record(folder)["sha256"])


def _record(folder: Path) -> dict[str, str]:
    record: dict[str, str] = json.loads((folder / "config.json").read_text())["inspector"]
    return record


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(resource_folder() / "models" / FAST_BACKBONE, tmp_path / FAST_BACKBONE))


@pytest.mark.parametrize("name", [DEFAULT_BACKBONE, FAST_BACKBONE])
def test_the_embedded_towers_give_the_features_of_torch(name: str) -> None:
    folder = resource_folder() / "models" / name
    torch_tower = _torch(folder)
    exported = usable(folder, _record(folder)[RECORD], torch_tower.identity, input_size=None)
    assert exported is not None and exported.identity.executor == "openvino"
    assert exported.widths == torch_tower.widths and exported.grids == torch_tower.grids
    one, two = Encoder(torch_tower), Encoder(exported)
    assert one.encoding_id == two.encoding_id  # banks and caches of one serve the other
    drawn = np.random.default_rng(3)
    pictures = [drawn.integers(0, 256, (90, 120, 3), dtype=np.uint8) for _ in range(3)]
    expected, found = one.encode(pictures), two.encode(pictures)
    a, b = expected.features.astype(np.float64), found.features.astype(np.float64)
    cosine = (a * b).sum(axis=2) / (np.linalg.norm(a, axis=2) * np.linalg.norm(b, axis=2))
    assert (1.0 - cosine).max() < 1e-6
    np.testing.assert_allclose(found.global_embedding, expected.global_embedding, atol=1e-4)


def test_pictures_side_by_side_have_the_features_of_each_alone(folder: Path) -> None:
    before = torch.get_num_threads()
    found = []
    for threads in (1, 2):
        torch.set_num_threads(threads)
        try:
            found.append(usable(folder, _record(folder)[RECORD], _torch(folder).identity, input_size=None))
        finally:
            torch.set_num_threads(before)
    alone_only, exported = found
    assert alone_only is not None and alone_only._make_pair is None  # one thread: there is nothing to share
    assert exported is not None
    images = torch.from_numpy(
        np.random.default_rng(1).uniform(-1, 1, (3, 3, 320, 320)).astype(np.float32)
    )  # a pair and a last one
    together = exported.encode(images).levels
    assert exported._pair is not None
    for place in range(3):
        alone = exported.encode(images[place : place + 1]).levels
        for tap, level in together.items():
            assert torch.equal(level[place], alone[tap][0])


def test_another_input_size_is_left_to_torch(folder: Path) -> None:
    identity = _torch(folder).identity
    assert usable(folder, _record(folder)[RECORD], identity, input_size=256) is None


def test_a_model_without_an_export_is_left_to_torch(folder: Path) -> None:
    identity = _torch(folder).identity
    (folder / ONNX_NAME).unlink()
    assert usable(folder, _record(folder)[RECORD], identity, input_size=None) is None


def test_a_damaged_export_is_left_to_torch_with_the_reason(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    identity = _torch(folder).identity
    data = bytearray((folder / ONNX_NAME).read_bytes())
    data[len(data) // 2] ^= 1
    (folder / ONNX_NAME).write_bytes(data)
    assert usable(folder, _record(folder)[RECORD], identity, input_size=None) is None
    assert "damaged or was exchanged" in caplog.text


def test_an_export_of_other_weights_is_left_to_torch_with_the_reason(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    identity = _torch(folder).identity
    probe = load_file(folder / PROBE_NAME)
    turned = {name: np.ascontiguousarray(value[:, ::-1]) for name, value in probe.items()}
    save_file(turned, folder / PROBE_NAME)
    assert usable(folder, _record(folder)[RECORD], identity, input_size=None) is None
    assert "other features" in caplog.text


def test_an_export_with_other_levels_is_left_to_torch(folder: Path) -> None:
    identity = replace(_torch(folder).identity, taps=(3,))
    assert usable(folder, _record(folder)[RECORD], identity, input_size=None) is None
