"""Image-only towers built by timm from a local folder: ``config.json`` as timm writes it, and weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import timm
import torch

from inspector_app.domain.errors import ModelUnavailable
from inspector_app.engine.backbones.folding import folded
from inspector_app.engine.backbones.model_files import find_weights
from inspector_app.engine.backbones.protocol import (
    BackboneIdentity,
    Encoded,
    Grid,
    as_patches,
    bytes_of,
    default_taps,
)
from inspector_app.engine.backbones.timm_config import CONFIG_NAME, TimmConfig
from inspector_app.engine.backbones.weights import load_into, read_weights

_PROBE_SIZE = 64  # px


class TimmBackbone:
    """A timm network cut after its deepest tap; mean, std, input size and taps come from the folder."""

    has_text = False
    no_text = "it knows pictures alone"
    embedding_width: int | None = None

    def __init__(self, model: Any, identity: BackboneIdentity, levels: list[dict[str, Any]]) -> None:
        self._model = model
        self.identity = identity
        side = identity.input_size
        self.grids: Mapping[int, Grid] = {
            tap: (side // levels[tap]["reduction"],) * 2 for tap in identity.taps
        }
        self.widths: Mapping[int, int] = {tap: int(levels[tap]["num_chs"]) for tap in identity.taps}

    @classmethod
    def load(cls, folder: Path, weights_sha256: str, *, input_size: int | None = None) -> TimmBackbone:
        """Build and fill the tower, on the CPU. Raises ModelUnavailable."""
        config = TimmConfig.read(folder)
        side = input_size or config.input_size
        model = _build(config.architecture, folder)
        levels = list(model.feature_info)
        taps = config.taps or default_taps([int(level["reduction"]) for level in levels])
        if max(taps) >= len(levels) or min(taps) < 0:
            raise ModelUnavailable(
                f"there is no feature level {max(taps)} in {config.architecture}",
                subject=str(folder / CONFIG_NAME),
                remedy=f"Choose taps from 0 to {len(levels) - 1}",
            )
        _fill(model, taps, find_weights(folder))
        _resize(model, side, max(int(levels[tap]["reduction"]) for tap in taps), folder)
        model.eval().requires_grad_(False)
        probe = torch.rand((1, 3, _PROBE_SIZE, _PROBE_SIZE), generator=torch.Generator().manual_seed(0))
        if not hasattr(model, "patch_embed"):
            model = folded(model, lambda network: _run(network, probe, taps))
        identity = config.identity(folder.name, weights_sha256, side, taps)
        return cls(model.to(memory_format=torch.channels_last), identity, levels)

    @property
    def parameter_bytes(self) -> int:
        """Memory of what is left of the network."""
        return bytes_of(self._model)

    def encode(self, images: torch.Tensor, *, align: bool = False) -> Encoded:
        """``images [B, 3, S, S]`` float32 -> levels ``{tap: [B, h·w, D]}``; no global embedding, no text."""
        taps = self.identity.taps
        outputs = _run(self._model, images, taps)  # [B, D, h, w] each
        return Encoded(
            levels={tap: as_patches(output) for tap, output in zip(taps, outputs, strict=True)},
            grids={
                tap: (output.shape[2], output.shape[3]) for tap, output in zip(taps, outputs, strict=True)
            },
            global_embedding=None,
        )

    def encode_text(self, sentences: Sequence[str]) -> torch.Tensor | None:
        """None: there is no text tower."""
        return None

    def to(self, device: torch.device) -> None:
        self._model.to(device)


def _run(model: Any, images: torch.Tensor, taps: Sequence[int]) -> list[torch.Tensor]:
    with torch.inference_mode():
        outputs: list[torch.Tensor] = model.forward_intermediates(
            images, indices=list(taps), intermediates_only=True, output_fmt="NCHW"
        )
    return outputs


def _build(architecture: str, folder: Path) -> Any:
    if not timm.is_model(architecture):
        raise ModelUnavailable(
            f"timm {timm.__version__} has no architecture {architecture}",
            subject=str(folder / CONFIG_NAME),
            remedy="Correct the name, or install the timm release that has it",
        )
    model: Any = timm.create_model(architecture, pretrained=False)
    if not hasattr(model, "forward_intermediates") or not hasattr(model, "prune_intermediate_layers"):
        raise ModelUnavailable(
            f"{architecture} does not give its intermediate features",
            subject=str(folder / CONFIG_NAME),
            remedy="Choose another architecture",
        )
    return model


def _fill(model: Any, taps: Sequence[int], path: Path) -> None:
    """Cut after the deepest tap; load what is left. Weights of what was cut off may be there or not."""
    whole = set(model.state_dict())
    model.prune_intermediate_layers(list(taps), prune_norm=True, prune_head=True)
    kept = set(model.state_dict())
    weights = read_weights(path)
    load_into(
        model, {name: value for name, value in weights.items() if name in kept or name not in whole}, path
    )


def _resize(model: Any, side: int, stride: int, folder: Path) -> None:
    """Position embeddings for another input size, once, from the weights as they were loaded."""
    if side % stride:
        raise ModelUnavailable(
            f"an input of {side} px does not divide into cells of {stride} px",
            subject=folder.name,
            remedy=f"Choose a multiple of {stride}",
        )
    if hasattr(model, "patch_embed") and tuple(model.patch_embed.img_size) != (side, side):
        if not hasattr(model, "set_input_size"):
            raise ModelUnavailable(
                "this model has a fixed input size",
                subject=folder.name,
                remedy=f"Choose {model.patch_embed.img_size[0]} px",
            )
        model.set_input_size(img_size=(side, side))
