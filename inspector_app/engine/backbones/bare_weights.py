"""The configuration for a file of weights that comes without one, from the name of its architecture."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import open_clip
import timm

from inspector_app.domain.errors import ModelUnavailable
from inspector_app.engine.backbones.clip_config import CONFIG_NAME as CLIP_CONFIG
from inspector_app.engine.backbones.timm_config import CONFIG_NAME as TIMM_CONFIG


def config_for(architecture: str, weights: Path) -> tuple[str, dict[str, Any]]:
    """File name and content of the configuration. ``architecture`` is open_clip's or timm's name.

    The name may be followed by where the weights come from: ``ViT-B-16-quickgelu_openai``. Of open_clip's
    names the longest that fits is taken. Raises ModelUnavailable when neither library knows it.
    """
    fitting = [name for name in open_clip.list_models() if _begins_with(architecture, name)]
    if fitting:
        return CLIP_CONFIG, {"model_cfg": _model_config(max(fitting, key=len), architecture)}
    name = architecture.split(".")[0]
    if timm.is_model(name):
        settings: Any = timm.get_pretrained_cfg(name)
        return TIMM_CONFIG, {
            "architecture": name,
            "pretrained_cfg": {
                "input_size": list(settings.input_size),
                "mean": list(settings.mean),
                "std": list(settings.std),
            },
        }
    raise ModelUnavailable(
        f"neither open_clip nor timm knows an architecture {architecture}",
        subject=str(weights),
        remedy="Name the file after its architecture, e.g. ViT-L-14-336-quickgelu.safetensors",
    )


def _model_config(name: str, architecture: str) -> dict[str, Any]:
    """open_clip's settings; with QuickGELU where the weights are said to be OpenAI's."""
    settings: dict[str, Any] = open_clip.get_model_config(name)
    if "openai" in architecture[len(name) :].lower():
        settings["quick_gelu"] = True
    return settings


def _begins_with(text: str, name: str) -> bool:
    rest = text[len(name) :]
    return text.lower().startswith(name.lower()) and (not rest or rest[0] in "_.")
