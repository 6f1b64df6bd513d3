"""A CLIP model built by open_clip from a local folder and filled; nothing is fetched, nothing is executed."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import open_clip
import torch
from open_clip.convert import convert_state_dict
from open_clip.model import convert_to_custom_text_state_dict, resize_pos_embed

from inspector_app.domain.errors import ModelUnavailable
from inspector_app.engine.backbones.clip_config import (
    CONFIG_NAME,
    OPENAI_KEYS,
    ClipConfig,
    demand_quick_gelu,
)
from inspector_app.engine.backbones.clip_towers import ImageTower, tower_of
from inspector_app.engine.backbones.model_files import find_weights
from inspector_app.engine.backbones.weights import load_into, read_weights


def build_model(folder: Path, config: ClipConfig, input_size: int | None) -> tuple[Any, ImageTower, int]:
    """Both towers with their weights on the CPU, the image tower, and its input side in px.

    ``input_size`` None: the side the weights were trained at, rounded down to whole patches. Position
    embeddings of another size are made from the file's, once, by open_clip's rule (bicubic, antialiased where
    the grid shrinks); the file and other loads of it are not touched. Raises ModelUnavailable.
    """
    path = find_weights(folder)
    weights = read_weights(path)
    demand_quick_gelu(config, weights, path)
    own = _is_open_clips_vit(config)
    model = _build(folder, _whole(input_size or config.input_size, config, input_size) if own else None)
    _check_activation(model, config, folder)
    tower = tower_of(model.visual)
    if tower is None or not tower.levels:
        raise ModelUnavailable(
            "its image tower does not give intermediate features",
            subject=str(folder / CONFIG_NAME),
            remedy="Choose a ViT",
        )
    stride = max(level.stride for level in tower.levels)
    side = input_size or config.input_size // stride * stride
    if side % stride or side <= 0:
        raise ModelUnavailable(
            f"an input of {side} px does not divide into patches of {stride} px",
            subject=folder.name,
            remedy=f"Choose a multiple of {stride}",
        )
    _fill(model, weights, path)
    if config.trunk and side != config.input_size:
        _resize_trunk(model, side, config, folder)
    model.eval().requires_grad_(False)
    return model, tower, side


def _is_open_clips_vit(config: ClipConfig) -> bool:
    return not config.trunk and not isinstance(config.model["vision_cfg"].get("layers", 12), list)


def _whole(side: int, config: ClipConfig, wanted: int | None) -> int:
    """A side that nobody has asked for is rounded down to whole patches; a wanted one is checked later."""
    patch = config.model["vision_cfg"].get("patch_size", 16)
    return side if wanted or not isinstance(patch, int) else max(side // patch, 1) * patch


def _build(folder: Path, side: int | None) -> Any:
    try:
        with _weights_come_later():
            return open_clip.create_model(
                f"local-dir:{folder}", load_weights=False, pretrained_text=False, force_image_size=side
            )
    except (ValueError, TypeError, KeyError, AttributeError, AssertionError, RuntimeError) as error:
        raise ModelUnavailable(
            f"open_clip {open_clip.__version__} cannot build the model ({error})",
            subject=str(folder / CONFIG_NAME),
            remedy="Correct the configuration",
        ) from error


@contextlib.contextmanager
def _weights_come_later() -> Iterator[None]:
    """Without open_clip's warnings that the model is random: it is filled a moment later."""

    def matters(record: logging.LogRecord) -> bool:
        return "No pretrained weights loaded" not in record.getMessage()

    logging.getLogger().addFilter(matters)
    try:
        yield
    finally:
        logging.getLogger().removeFilter(matters)


def _check_activation(model: Any, config: ClipConfig, folder: Path) -> None:
    """That open_clip has built the activation that was asked for, in every block of its own ViT."""
    blocks = getattr(getattr(model.visual, "transformer", None), "resblocks", ())
    built = {type(block.mlp.gelu).__name__ for block in blocks}
    if config.quick_gelu and built - {"QuickGELU"}:
        raise ModelUnavailable(
            f"open_clip {open_clip.__version__} has built {', '.join(sorted(built))} instead of QuickGELU",
            subject=str(folder / CONFIG_NAME),
            remedy="Install a release of open_clip_torch from 3.0 on, below 4",
        )


def _resize_trunk(model: Any, side: int, config: ClipConfig, folder: Path) -> None:
    """timm makes position embeddings of the new size from those it holds (bicubic, antialiased)."""
    trunk = model.visual.trunk
    if not hasattr(trunk, "set_input_size"):
        if hasattr(trunk, "pos_embed"):
            raise ModelUnavailable(
                "its image tower has a fixed input size",
                subject=folder.name,
                remedy=f"Choose {config.input_size} px",
            )
        return  # convolutions take any size
    try:
        model.visual.set_input_size(side)
    except (ValueError, TypeError, AssertionError, RuntimeError) as error:
        raise ModelUnavailable(
            f"its image tower does not take an input of {side} px ({error})",
            subject=folder.name,
            remedy=f"Choose {config.input_size} px",
        ) from error


def _fill(model: Any, weights: Mapping[str, torch.Tensor], path: Path) -> None:
    """The steps of open_clip's ``load_checkpoint``, from weights that are read already."""
    state = {
        name: value.float() if value.is_floating_point() else value
        for name, value in weights.items()
        if name not in OPENAI_KEYS
    }
    state = convert_state_dict(model, state)
    if "positional_embedding" in state and not hasattr(model, "positional_embedding"):
        state = convert_to_custom_text_state_dict(state)
    for name in ("logit_scale", "logit_bias"):
        wanted = getattr(model, name, None)
        if name in state and wanted is not None:
            state[name] = state[name].reshape(wanted.shape)
    resize_pos_embed(state, model)
    load_into(model, state, path)
