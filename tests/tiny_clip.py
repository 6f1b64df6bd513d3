"""Random models of a few thousand parameters in folders, as open_clip and timm write them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import open_clip
import timm
import torch
from safetensors.torch import save_file


def write_tiny_clip(
    folder: Path,
    *,
    image_size: int = 32,
    patch: int = 8,
    width: int = 32,
    layers: int = 4,
    quick_gelu: bool = False,
    seed: int = 0,
    vision: dict[str, Any] | None = None,
    text: dict[str, Any] | None = None,
    **model_cfg: Any,
) -> Path:
    """A CLIP ViT with ``layers`` blocks of ``width``, embedding width 16: configuration and safetensors.

    ``vision`` replaces the image tower's settings, ``text`` and ``model_cfg`` add to those of text and model.
    """
    folder.mkdir(parents=True, exist_ok=True)
    config: dict[str, Any] = {
        "model_cfg": {
            "embed_dim": 16,
            "quick_gelu": quick_gelu,
            "vision_cfg": vision
            or {
                "image_size": image_size,
                "layers": layers,
                "width": width,
                "head_width": 16,
                "patch_size": patch,
            },
            "text_cfg": {
                "context_length": 12,
                "vocab_size": 49408,
                "width": 16,
                "heads": 2,
                "layers": 1,
                **(text or {}),
            },
            **model_cfg,
        },
        "preprocess_cfg": {"mean": [0.5, 0.4, 0.3], "std": [0.2, 0.2, 0.2]},
    }
    (folder / "open_clip_config.json").write_text(json.dumps(config), encoding="utf-8")
    torch.manual_seed(seed)
    model = open_clip.create_model(f"local-dir:{folder}", load_weights=False, pretrained_text=False)
    save_file({k: v.contiguous() for k, v in model.state_dict().items()}, folder / "model.safetensors")
    return folder


def write_tiny_timm(
    folder: Path, *, architecture: str = "test_resnet", input_size: int = 64, seed: int = 0, **inspector: Any
) -> Path:
    """A whole timm network, head included, with normalisation layers that do something."""
    folder.mkdir(parents=True, exist_ok=True)
    config: dict[str, Any] = {
        "architecture": architecture,
        "pretrained_cfg": {
            "input_size": [3, input_size, input_size],
            "mean": [0.5, 0.5, 0.5],
            "std": [0.25, 0.25, 0.25],
        },
    }
    if inspector:
        config["inspector"] = inspector
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    torch.manual_seed(seed)
    model = timm.create_model(architecture, pretrained=False)
    for module in model.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            torch.nn.init.uniform_(module.weight, 0.5, 1.5)
            torch.nn.init.normal_(module.bias, std=0.1)
            torch.nn.init.normal_(module.running_mean, std=0.1)
            torch.nn.init.uniform_(module.running_var, 0.5, 1.5)
    save_file({k: v.contiguous() for k, v in model.state_dict().items()}, folder / "model.safetensors")
    return folder
