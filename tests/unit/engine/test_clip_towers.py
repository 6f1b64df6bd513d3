"""Every image tower that open_clip builds gives the levels it names; text speaks where patches are aligned."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import open_clip
import pytest
import torch
from open_clip.model import _build_vision_tower
from safetensors.torch import load_file, save_file

from inspector_app.domain.errors import ModelUnavailable
from inspector_app.engine.backbones.clip import ClipBackbone
from inspector_app.engine.backbones.clip_config import ClipConfig
from inspector_app.engine.backbones.clip_towers import grid_of, tower_of
from inspector_app.engine.backbones.model_files import sha256_of
from inspector_app.engine.backbones.protocol import default_taps
from tests.tiny_clip import write_tiny_clip

TRUNK = {"timm_model_name": "test_vit", "timm_model_pretrained": False, "image_size": 160}
RESNET = {"image_size": 64, "layers": [1, 1, 1, 1], "width": 8, "patch_size": None}


def pictures(count: int, side: int = 32) -> torch.Tensor:
    return torch.rand(count, 3, side, side, generator=torch.Generator().manual_seed(0))


def plain_aligned(model: Any, images: torch.Tensor, taps: tuple[int, ...]) -> list[torch.Tensor]:
    """The V-V path spelt out: one picture, one head, one query at a time."""
    visual = model.visual
    found: list[list[torch.Tensor]] = [[] for _ in taps]
    for image in images:
        patches = visual.conv1(image[None])[0].flatten(1).t()  # [L, D]
        tokens = torch.cat([visual.class_embedding[None], patches]) + visual.positional_embedding
        tokens = visual.ln_pre(tokens)  # [1 + L, D]
        beside = None
        for place, block in enumerate(visual.transformer.resblocks):
            if taps[0] <= place <= taps[-1]:
                normed = block.ln_1(tokens)
                width = normed.shape[1]
                values = normed @ block.attn.in_proj_weight[2 * width :].t()
                values = values + block.attn.in_proj_bias[2 * width :]
                heads = []
                size = width // block.attn.num_heads
                for head in range(block.attn.num_heads):
                    v = values[:, head * size : (head + 1) * size]
                    rows = [
                        torch.softmax(torch.stack([(q * k).sum() for k in v]) / size**0.5, 0) @ v for q in v
                    ]
                    heads.append(torch.stack(rows))
                added = block.attn.out_proj(torch.cat(heads, dim=1))
                beside = tokens + added if beside is None else beside + added
            tokens = block(tokens[None])[0]
            if place in taps:
                assert beside is not None
                joint = visual.ln_post(beside[1:]) @ visual.proj
                found[taps.index(place)].append(joint / joint.norm(dim=1, keepdim=True))
    return [torch.stack(each) for each in found]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny_clip(tmp_path_factory.mktemp("models") / "tiny", layers=8)


@pytest.mark.parametrize("quick_gelu", [False, True])
def test_aligned_tokens_are_those_of_the_plain_reference(tmp_path: Path, quick_gelu: bool) -> None:
    folder = write_tiny_clip(tmp_path / "tiny", layers=8, quick_gelu=quick_gelu)
    backbone = ClipBackbone.load(folder, "hash")
    plain = open_clip.create_model(f"local-dir:{folder}").eval()
    with torch.inference_mode():
        expected = plain_aligned(plain, pictures(2), backbone.identity.taps)
    aligned = backbone.encode(pictures(2), align=True).aligned
    assert aligned is not None and tuple(aligned) == backbone.identity.taps == (1, 3, 5, 7)
    for tokens, wanted in zip(aligned.values(), expected, strict=True):
        assert tokens.shape == (2, 16, 16)
        torch.testing.assert_close(tokens, wanted, atol=1e-5, rtol=1e-4)


def test_a_batch_of_two_is_two_batches_of_one_on_the_aligned_path(folder: Path) -> None:
    backbone = ClipBackbone.load(folder, "hash")
    together = backbone.encode(pictures(2), align=True).aligned
    assert together is not None
    for place in range(2):
        alone = backbone.encode(pictures(2)[place : place + 1], align=True).aligned
        assert alone is not None
        for tap, tokens in together.items():
            torch.testing.assert_close(tokens[place : place + 1], alone[tap], atol=1e-6, rtol=0)


def test_the_aligned_path_leaves_the_levels_as_they_are_and_is_walked_only_when_asked(folder: Path) -> None:
    backbone = ClipBackbone.load(folder, "hash")
    without, beside = backbone.encode(pictures(2)), backbone.encode(pictures(2), align=True)
    assert without.aligned is None and ClipConfig.read(folder).speaks
    for tap, level in without.levels.items():
        assert torch.equal(level, beside.levels[tap])


def test_layer_scale_weighs_what_value_attention_adds(tmp_path: Path) -> None:
    vision = {
        "image_size": 32, "layers": 4, "width": 32, "head_width": 16, "patch_size": 8, "ls_init_value": 1e-12,
    }  # fmt: skip
    backbone = ClipBackbone.load(write_tiny_clip(tmp_path / "scaled", vision=vision), "hash")
    aligned = backbone.encode(pictures(1), align=True).aligned
    assert aligned is not None
    for tokens in aligned.values():  # nothing is added, so every tap shows the same
        torch.testing.assert_close(tokens, aligned[0])


@pytest.mark.parametrize(
    ("vision", "reason"),
    [
        (TRUNK, "timm"),
        ({**TRUNK, "timm_pool": "map", "timm_proj": "none"}, "timm"),
        (RESNET, "ResNet"),
        (
            {
                "image_size": 32, "layers": 2, "width": 32, "head_width": 16, "patch_size": 8,
                "attentional_pool": True, "attn_pooler_heads": 2,
            },
            "pools its patches by attention",
        ),
        (
            {
                "image_size": 32, "layers": 2, "width": 32, "head_width": 16, "patch_size": 8,
                "scale_heads": True,
            },
            "attention is of another kind",
        ),
    ],
    ids=["timm", "siglip", "resnet", "coca", "scaled heads"],
)  # fmt: skip
def test_a_tower_whose_patches_are_not_aligned_serves_pictures_and_says_why_text_has_no_say(
    tmp_path: Path, vision: dict[str, Any], reason: str
) -> None:
    embed = 64 if vision.get("timm_proj") == "none" else 16
    folder = write_tiny_clip(tmp_path / "tower", vision=vision, embed_dim=embed)
    backbone = ClipBackbone.load(folder, "hash")
    encoded = backbone.encode(pictures(2, backbone.identity.input_size), align=True)
    assert reason in backbone.no_text and not backbone.has_text and not ClipConfig.read(folder).speaks
    assert encoded.aligned is None and backbone.encode_text(["a part"]) is None
    for tap, level in encoded.levels.items():
        rows, columns = backbone.grids[tap]
        assert level.shape == (2, rows * columns, backbone.widths[tap])
    expected = None if backbone.embedding_width is None else (2, backbone.embedding_width)
    assert (encoded.global_embedding is None) is (expected is None)
    assert encoded.global_embedding is None or tuple(encoded.global_embedding.shape) == expected


def test_a_resnet_is_tapped_at_strides_8_and_16_and_takes_another_size(tmp_path: Path) -> None:
    folder = write_tiny_clip(tmp_path / "resnet", vision=RESNET)
    backbone = ClipBackbone.load(folder, "hash", input_size=96)
    assert dict(backbone.grids) == {2: (12, 12), 3: (6, 6)}
    assert backbone.encode(pictures(1, 96)).levels[2].shape == (1, 144, 64)


def test_a_trunk_of_timm_takes_another_size_and_leaves_its_file_alone(tmp_path: Path) -> None:
    folder = write_tiny_clip(tmp_path / "trunk", vision=TRUNK)
    before = sha256_of(folder / "model.safetensors")
    native = ClipBackbone.load(folder, "hash")
    large = ClipBackbone.load(folder, "hash", input_size=192)
    assert set(native.grids.values()) == {(10, 10)} and set(large.grids.values()) == {(12, 12)}
    assert large.encode(pictures(1, 192)).levels[large.identity.taps[0]].shape[1] == 144
    kept = load_file(folder / "model.safetensors")["visual.trunk.pos_embed"]
    assert torch.equal(ClipBackbone.load(folder, "hash")._model.visual.trunk.pos_embed, kept)
    assert sha256_of(folder / "model.safetensors") == before
    with pytest.raises(ModelUnavailable, match="multiple of 16"):
        ClipBackbone.load(folder, "hash", input_size=100)


def test_a_native_size_that_is_no_multiple_of_the_patch_is_rounded_down(tmp_path: Path) -> None:
    vision = {"image_size": 36, "layers": 2, "width": 32, "head_width": 16, "patch_size": 8}
    backbone = ClipBackbone.load(write_tiny_clip(tmp_path / "odd", vision=vision), "hash")
    assert backbone.identity.input_size == 32 and set(backbone.grids.values()) == {(4, 4)}


def test_position_embeddings_are_resized_bicubically_with_antialiasing(folder: Path) -> None:
    kept = load_file(folder / "model.safetensors")["visual.positional_embedding"]  # [1 + 16, D]
    small = ClipBackbone.load(folder, "hash", input_size=16)._model.visual.positional_embedding  # [1 + 4, D]
    grid = kept[1:].t().reshape(1, -1, 4, 4)
    wanted = torch.nn.functional.interpolate(
        grid, size=(2, 2), mode="bicubic", antialias=True, align_corners=False
    )
    torch.testing.assert_close(small[1:], wanted[0].flatten(1).t())
    assert torch.equal(small[:1], kept[:1])


def test_a_tokenizer_from_a_hub_leaves_a_model_for_pictures(tmp_path: Path) -> None:
    folder = write_tiny_clip(tmp_path / "tiny")
    config = json.loads((folder / "open_clip_config.json").read_text())
    config["model_cfg"]["text_cfg"]["hf_tokenizer_name"] = "bert-base-uncased"
    (folder / "open_clip_config.json").write_text(json.dumps(config))
    backbone = ClipBackbone.load(folder, "hash")
    assert (
        not ClipConfig.read(folder).speaks
        and "tokenizer" in backbone.no_text
        and backbone.encode_text(["a part"]) is None
    )
    assert backbone.encode(pictures(1), align=True).aligned is None


def test_damaged_position_embeddings_are_refused(tmp_path: Path) -> None:
    folder = write_tiny_clip(tmp_path / "tiny")
    weights = load_file(folder / "model.safetensors")
    weights["visual.positional_embedding"] = weights["visual.positional_embedding"][:, :8].contiguous()
    save_file(weights, folder / "model.safetensors")
    with pytest.raises(ModelUnavailable, match="do not fit"):
        ClipBackbone.load(folder, "hash")


@pytest.mark.parametrize(
    "name",
    [
        "ViT-B-32-quickgelu",
        "RN50",
        "coca_ViT-B-32",
        "convnext_tiny",
        "EVA02-B-16",
        "MobileCLIP-S1",
        "PE-Core-T-16-384",
        "ViT-B-16-SigLIP",
        "ViTamin-S",
        "swin_base_patch4_window7_224",
        "vit_relpos_medium_patch16_cls_224",
    ],
)
def test_one_tower_of_each_family_has_the_levels_it_names(name: str) -> None:
    """Shapes only: weights of these are not to be had here, so the networks are built without memory."""
    config = open_clip.get_model_config(name)
    vision = {**config["vision_cfg"]}
    side = vision["image_size"]
    with torch.device("meta"), torch.inference_mode():
        visual = _build_vision_tower(config["embed_dim"], vision, config.get("quick_gelu", False)).eval()
        tower = tower_of(visual)
        assert tower is not None
        taps = default_taps([level.stride for level in tower.levels])
        said = tower.run(torch.zeros(1, 3, side, side), taps, align=not tower.no_text)
    assert 2 <= len(taps) <= 4
    for tap, output in zip(taps, said.levels, strict=True):
        rows, columns = grid_of(tower.levels[tap], side)
        assert output.shape == (1, rows * columns, tower.levels[tap].width)
    assert (said.aligned is not None) is name.startswith("ViT-B-32")
    assert (said.pooled is not None) is tower.pools
