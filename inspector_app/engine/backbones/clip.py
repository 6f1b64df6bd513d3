"""CLIP through open_clip, from a local folder: ``open_clip_config.json`` and weights; nothing is fetched"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import open_clip
import torch
from open_clip.convert import convert_state_dict
from open_clip.factory import get_tokenizer
from open_clip.model import convert_to_custom_text_state_dict, resize_pos_embed

from inspector_app.domain.errors import ModelUnavailable
from inspector_app.engine.backbones.configs import CLIP_CONFIG, ClipConfig
from inspector_app.engine.backbones.model_files import find_weights
from inspector_app.engine.backbones.protocol import (
    BackboneIdentity,
    Encoded,
    Grid,
    as_patches,
    evenly_spaced,
)
from inspector_app.engine.backbones.weights import load_into, read_weights

_OPENAI_KEYS = {"input_resolution", "context_length", "vocab_size"}  # only in checkpoints published by OpenAI


class ClipBackbone:
    """Raw block outputs of CLIP's image tower at evenly spaced taps, and the normalised image embedding.

    Blocks 6, 12, 18 and 24 of ViT-L, without ``ln_post`` and projection (MuSc, APRIL-GAN).
    """

    def __init__(
        self,
        model: Any,
        identity: BackboneIdentity,
        folder: Path,
        embedding_width: int,
        text: bool,
    ) -> None:
        self._model = model
        self._folder = folder
        self.identity = identity
        self.embedding_width: int | None = embedding_width
        self.has_text = text
        geometry = _geometry(model.visual, identity.input_size)
        self.grids: Mapping[int, Grid] = {tap: geometry[tap][0] for tap in identity.taps}
        self.widths: Mapping[int, int] = {tap: geometry[tap][1] for tap in identity.taps}

    @classmethod
    def load(cls, folder: Path, weights_sha256: str, *, input_size: int | None = None) -> ClipBackbone:
        """Build and fill both towers, on the CPU, for ``input_size`` px. Raises ModelUnavailable."""
        config = ClipConfig.read(folder)
        side = input_size or config.input_size
        text = config.model.get("text_cfg", {})
        if "hf_model_name" in text:
            raise ModelUnavailable(
                "its text tower would have to be downloaded",
                subject=str(folder),
                remedy="Choose another model",
            )
        path = find_weights(folder)
        weights = read_weights(path)
        _demand_quick_gelu(config, weights, path)
        model = _build(folder, side)
        _fill(model, weights, path)
        model.eval().requires_grad_(False)
        identity = BackboneIdentity(
            name=folder.name,
            architecture=config.architecture,
            weights_sha256=weights_sha256,
            input_size=side,
            mean=config.mean,
            std=config.std,
            taps=evenly_spaced(len(_geometry(model.visual, side))),
            executor="torch",
            precision="float32",
        )
        return cls(model, identity, folder, int(config.model["embed_dim"]), "hf_tokenizer_name" not in text)

    def encode(self, images: torch.Tensor) -> Encoded:
        """``images [B, 3, S, S]`` -> levels ``{tap: [B, h·w, D]}``, embedding ``[B, E]`` L2-normalised."""
        taps = self.identity.taps
        with torch.inference_mode():
            said = self._model.visual.forward_intermediates(images, indices=list(taps), output_fmt="NCHW")
        outputs = said["image_intermediates"]  # [B, D, h, w] each
        return Encoded(
            levels={tap: as_patches(output) for tap, output in zip(taps, outputs, strict=True)},
            grids={
                tap: (output.shape[2], output.shape[3]) for tap, output in zip(taps, outputs, strict=True)
            },
            global_embedding=torch.nn.functional.normalize(said["image_features"].float(), dim=-1),
        )

    def encode_text(self, sentences: Sequence[str]) -> torch.Tensor | None:
        """``[n, E]`` L2-normalised; None when the tokenizer is not open_clip's own."""
        if not self.has_text:
            return None
        tokens = get_tokenizer(f"local-dir:{self._folder}")(list(sentences))  # [n, context]
        device = next(self._model.parameters()).device
        with torch.inference_mode():
            embeddings = self._model.encode_text(tokens.to(device))
        return torch.nn.functional.normalize(embeddings.float(), dim=-1)

    def to(self, device: torch.device) -> None:
        self._model.to(device)


def _build(folder: Path, side: int) -> Any:
    try:
        model: Any = open_clip.create_model(
            f"local-dir:{folder}", load_weights=False, pretrained_text=False, force_image_size=side
        )
    except (ValueError, TypeError, KeyError, AttributeError, AssertionError, RuntimeError) as error:
        raise ModelUnavailable(
            f"open_clip {open_clip.__version__} cannot build the model ({error})",
            subject=str(folder / CLIP_CONFIG),
            remedy="Correct the configuration",
        ) from error
    visual: Any = getattr(model, "visual", None)
    if not hasattr(visual, "forward_intermediates") or not (
        hasattr(visual, "trunk") or hasattr(visual, "transformer")
    ):
        raise ModelUnavailable(
            "its image tower does not give intermediate features",
            subject=str(folder / CLIP_CONFIG),
            remedy="Choose a ViT",
        )
    patch = _patch_size(visual)
    if side % patch:
        raise ModelUnavailable(
            f"an input of {side} px does not divide into patches of {patch} px",
            subject=folder.name,
            remedy=f"Choose a multiple of {patch}",
        )
    return model


def _patch_size(visual: Any) -> int:
    if hasattr(visual, "trunk"):
        return max(int(level["reduction"]) for level in visual.trunk.feature_info)
    return int(visual.patch_size[0])


def _geometry(visual: Any, side: int) -> list[tuple[Grid, int]]:
    """Grid and width of every block that can be tapped."""
    if hasattr(visual, "trunk"):
        return [
            ((side // int(level["reduction"]),) * 2, int(level["num_chs"]))
            for level in visual.trunk.feature_info
        ]
    rows, columns = visual.grid_size
    return [((int(rows), int(columns)), int(visual.conv1.out_channels))] * len(visual.transformer.resblocks)


def _demand_quick_gelu(config: ClipConfig, weights: Mapping[str, torch.Tensor], path: Path) -> None:
    """OpenAI trained with QuickGELU; with plain GELU its weights give wrong features without any error."""
    named = "openai" in path.name.lower() or "openai" in path.parent.name.lower()
    if (named or set(weights) >= _OPENAI_KEYS) and not config.model.get("quick_gelu", False):
        raise ModelUnavailable(
            "weights of OpenAI need QuickGELU, and the configuration does not ask for it",
            subject=str(path.parent / CLIP_CONFIG),
            remedy='Set "quick_gelu": true in model_cfg, or add the weights under a model name in -quickgelu',
        )


def _fill(model: Any, weights: Mapping[str, torch.Tensor], path: Path) -> None:
    """The steps of open_clip's ``load_checkpoint``, from weights that are read already."""
    state = {
        name: value.float() if value.is_floating_point() else value
        for name, value in weights.items()
        if name not in _OPENAI_KEYS
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
