"""CLIP from a local folder: taps, sizes, QuickGELU, text."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import open_clip
import pytest
import torch
from safetensors.torch import load_file

from inspector_app.domain.errors import ModelUnavailable
from inspector_app.engine.backbones.clip import ClipBackbone
from inspector_app.engine.backbones.model_files import sha256_of
from inspector_app.engine.backbones.protocol import evenly_spaced
from tests.tiny_clip import write_tiny_clip


def pictures(count: int, side: int = 32) -> torch.Tensor:
    return torch.rand(count, 3, side, side, generator=torch.Generator().manual_seed(0))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny_clip(tmp_path_factory.mktemp("models") / "tiny", layers=8)


def test_blocks_6_12_18_and_24_of_a_large_vit_are_tapped() -> None:
    assert evenly_spaced(24) == (5, 11, 17, 23)
    assert evenly_spaced(12) == (2, 5, 8, 11)
    assert evenly_spaced(2) == (0, 1)


def test_levels_are_raw_block_outputs_without_the_class_token(folder: Path) -> None:
    backbone = ClipBackbone.load(folder, "hash")
    plain = open_clip.create_model(f"local-dir:{folder}").eval()
    outputs: list[torch.Tensor] = []
    for block in plain.visual.transformer.resblocks:
        block.register_forward_hook(lambda _m, _i, output: outputs.append(output))
    with torch.inference_mode():
        embedding = plain.encode_image(pictures(2), normalize=True)
    encoded = backbone.encode(pictures(2))
    assert backbone.identity.taps == (1, 3, 5, 7)
    for tap, level in encoded.levels.items():
        assert level.shape == (2, 16, 32)
        torch.testing.assert_close(level, outputs[tap][:, 1:], atol=1e-5, rtol=1e-5)
    assert encoded.global_embedding is not None
    torch.testing.assert_close(encoded.global_embedding, embedding, atol=1e-5, rtol=1e-5)
    assert dict(backbone.grids) == dict(encoded.grids) and backbone.embedding_width == 16


def test_a_picture_gives_the_same_levels_alone_and_in_company(folder: Path) -> None:
    backbone = ClipBackbone.load(folder, "hash")
    together = backbone.encode(pictures(8)).levels
    for tap, level in together.items():
        alone = torch.cat([backbone.encode(image[None]).levels[tap] for image in pictures(8)])
        torch.testing.assert_close(level, alone, atol=1e-4, rtol=0)


def test_another_input_size_resizes_position_embeddings_and_leaves_the_file_alone(folder: Path) -> None:
    before = sha256_of(folder / "model.safetensors")
    large = ClipBackbone.load(folder, "hash", input_size=64)
    assert set(large.grids.values()) == {(8, 8)} and large.identity.input_size == 64
    assert large.encode(pictures(1, 64)).levels[1].shape == (1, 64, 32)
    again = ClipBackbone.load(folder, "hash", input_size=32)
    kept = load_file(folder / "model.safetensors")["visual.positional_embedding"]
    assert torch.equal(again._model.visual.positional_embedding, kept)
    assert sha256_of(folder / "model.safetensors") == before
    assert large.identity.digest() != again.identity.digest()


def test_a_size_that_does_not_divide_into_patches_is_refused(folder: Path) -> None:
    with pytest.raises(ModelUnavailable, match="multiple of 8"):
        ClipBackbone.load(folder, "hash", input_size=36)


def test_mean_and_std_come_from_the_folder(folder: Path) -> None:
    assert ClipBackbone.load(folder, "hash").identity.mean == (0.5, 0.4, 0.3)


def test_sentences_become_unit_vectors(folder: Path) -> None:
    backbone = ClipBackbone.load(folder, "hash")
    embeddings = backbone.encode_text(["a flawless part", "a scratched part"])
    assert backbone.has_text and embeddings is not None and embeddings.shape == (2, 16)
    torch.testing.assert_close(embeddings.norm(dim=-1), torch.ones(2))
    assert not torch.allclose(embeddings[0], embeddings[1])


def test_weights_of_openai_are_refused_without_quick_gelu(tmp_path: Path) -> None:
    plain = write_tiny_clip(tmp_path / "vit-openai")
    with pytest.raises(ModelUnavailable, match=r"open_clip_config\.json.*QuickGELU.*quick_gelu"):
        ClipBackbone.load(plain, "hash")
    quick = write_tiny_clip(tmp_path / "quick-openai", quick_gelu=True)
    mlp = ClipBackbone.load(quick, "hash")._model.visual.transformer.resblocks[0].mlp
    assert type(mlp.gelu).__name__ == "QuickGELU"


def test_openai_weights_are_known_by_their_entries_too(tmp_path: Path) -> None:
    folder = write_tiny_clip(tmp_path / "renamed")
    weights = load_file(folder / "model.safetensors")
    sizes = {name: torch.tensor(1) for name in ("input_resolution", "context_length", "vocab_size")}
    (folder / "model.safetensors").unlink()
    torch.save({**weights, **sizes}, folder / "model.pt")
    with pytest.raises(ModelUnavailable, match="QuickGELU"):
        ClipBackbone.load(folder, "hash")


def test_half_precision_weights_of_a_torch_checkpoint_load(tmp_path: Path) -> None:
    folder = write_tiny_clip(tmp_path / "half")
    weights = load_file(folder / "model.safetensors")
    (folder / "model.safetensors").unlink()
    torch.save({"state_dict": {f"module.{k}": v.half() for k, v in weights.items()}}, folder / "model.bin")
    backbone = ClipBackbone.load(folder, "hash")
    assert backbone.encode(pictures(1)).levels[0].dtype == torch.float32


@pytest.mark.parametrize(
    "config", ["{", "[]", "{}", '{"model_cfg": {"embed_dim": 16, "vision_cfg": 3, "text_cfg": {}}}']
)
def test_a_garbled_configuration_is_named(tmp_path: Path, config: str) -> None:
    folder = write_tiny_clip(tmp_path / "tiny")
    (folder / "open_clip_config.json").write_text(config)
    with pytest.raises(ModelUnavailable, match=r"open_clip_config\.json"):
        ClipBackbone.load(folder, "hash")


@pytest.mark.parametrize("name", ["hf_hub:evil/evil", "hf-hub:evil/evil", "local-dir:/tmp", "../evil", 7])
def test_an_image_tower_that_would_be_downloaded_is_refused_before_anything_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: object
) -> None:
    folder = write_tiny_clip(tmp_path / "tiny")
    config = json.loads((folder / "open_clip_config.json").read_text())
    config["model_cfg"]["vision_cfg"] = {
        "timm_model_name": name,
        "timm_model_pretrained": True,
        "image_size": 32,
    }
    (folder / "open_clip_config.json").write_text(json.dumps(config))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_: pytest.fail("a network was asked"))
    with pytest.raises(ModelUnavailable, match=r"open_clip_config\.json"):
        ClipBackbone.load(folder, "hash")


def test_a_tower_without_a_layer_is_refused(tmp_path: Path) -> None:
    folder = write_tiny_clip(tmp_path / "tiny")
    config = json.loads((folder / "open_clip_config.json").read_text())
    config["model_cfg"]["vision_cfg"]["layers"] = -3
    (folder / "open_clip_config.json").write_text(json.dumps(config))
    with pytest.raises(ModelUnavailable, match=r"open_clip_config\.json"):
        ClipBackbone.load(folder, "hash")


def test_a_text_tower_that_would_be_downloaded_is_refused(tmp_path: Path) -> None:
    folder = write_tiny_clip(tmp_path / "tiny")
    config = json.loads((folder / "open_clip_config.json").read_text())
    config["model_cfg"]["text_cfg"]["hf_model_name"] = "roberta-base"
    (folder / "open_clip_config.json").write_text(json.dumps(config))
    with pytest.raises(ModelUnavailable, match="downloaded"):
        ClipBackbone.load(folder, "hash")
