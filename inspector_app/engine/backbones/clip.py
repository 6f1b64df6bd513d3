"""CLIP through open_clip, from a local folder: ``open_clip_config.json`` and weights; nothing is fetched"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from open_clip.factory import get_tokenizer

from inspector_app.domain.errors import ModelUnavailable
from inspector_app.engine.backbones.clip_building import build_model
from inspector_app.engine.backbones.clip_config import ClipConfig
from inspector_app.engine.backbones.clip_towers import ImageTower, grid_of
from inspector_app.engine.backbones.protocol import BackboneIdentity, Encoded, Grid, bytes_of, default_taps

_SENTENCES_AT_ONCE = 32


class ClipBackbone:
    """Raw block outputs of CLIP's image tower, the normalised image embedding, and what text can be asked.

    Blocks 6, 12, 18 and 24 of ViT-L, without ``ln_post`` and projection (MuSc, APRIL-GAN); strides 8 and 16 of
    a convolutional tower. ``no_text`` says why text has no say, and is empty where it has.
    """

    def __init__(
        self, model: Any, tower: ImageTower, identity: BackboneIdentity, folder: Path, config: ClipConfig
    ) -> None:
        self._model = model
        self._tower = tower
        self._folder = folder
        self._tokenizer: Any = None
        self.identity = identity
        self.embedding_width: int | None = int(config.model["embed_dim"]) if tower.pools else None
        self.no_text = tower.no_text or _no_tokenizer(config)
        side = identity.input_size
        self.grids: Mapping[int, Grid] = {tap: grid_of(tower.levels[tap], side) for tap in identity.taps}
        self.widths: Mapping[int, int] = {tap: tower.levels[tap].width for tap in identity.taps}

    @classmethod
    def load(cls, folder: Path, weights_sha256: str, *, input_size: int | None = None) -> ClipBackbone:
        """Build and fill both towers, on the CPU, for ``input_size`` px. Raises ModelUnavailable."""
        config = ClipConfig.read(folder)
        if config.text.get("hf_model_name"):
            raise ModelUnavailable(
                "its text tower would have to be downloaded",
                subject=str(folder),
                remedy="Choose another model",
            )
        model, tower, side = build_model(folder, config, input_size)
        identity = BackboneIdentity(
            name=folder.name,
            architecture=config.architecture,
            weights_sha256=weights_sha256,
            input_size=side,
            mean=config.mean,
            std=config.std,
            taps=default_taps([level.stride for level in tower.levels]),
            executor="torch",
            precision="float32",
        )
        return cls(model, tower, identity, folder, config)

    @property
    def parameter_bytes(self) -> int:
        """Memory of both towers."""
        return bytes_of(self._model)

    @property
    def has_text(self) -> bool:
        """Whether patches can be compared with sentences."""
        return not self.no_text

    def encode(self, images: torch.Tensor, *, align: bool = False) -> Encoded:
        """``images [B, 3, S, S]`` -> levels ``{tap: [B, h·w, D]}``, embedding ``[B, E]`` L2-normalised.

        ``align`` also asks for patch tokens in the joint space, ``{tap: [B, h·w, E]}``, where there is text.
        """
        taps = self.identity.taps
        with torch.inference_mode():
            said = self._tower.run(images, taps, align=align and self.has_text)
        pooled = said.pooled
        return Encoded(
            levels=dict(zip(taps, said.levels, strict=True)),
            grids=self.grids,
            global_embedding=None
            if pooled is None
            else torch.nn.functional.normalize(pooled.float(), dim=-1),
            aligned=None if said.aligned is None else dict(zip(taps, said.aligned, strict=True)),
        )

    def encode_text(self, sentences: Sequence[str]) -> torch.Tensor | None:
        """``[n, E]`` L2-normalised, on the CPU; None where text has no say."""
        if not self.has_text:
            return None
        if self._tokenizer is None:
            self._tokenizer = get_tokenizer(f"local-dir:{self._folder}")
        device = next(self._model.parameters()).device
        embeddings: list[torch.Tensor] = []
        with torch.inference_mode():
            for start in range(0, len(sentences), _SENTENCES_AT_ONCE):
                tokens = self._tokenizer(list(sentences[start : start + _SENTENCES_AT_ONCE]))  # [n, context]
                said = self._model.encode_text(tokens.to(device)).float()  # [n, E]
                embeddings.append(torch.nn.functional.normalize(said, dim=-1).cpu())
        return torch.cat(embeddings) if embeddings else torch.empty((0, self.embedding_width or 0))

    def to(self, device: torch.device) -> None:
        self._model.to(device)


def _no_tokenizer(config: ClipConfig) -> str:
    """Why sentences cannot be read; open_clip's own tokenizer comes with it, others come from a hub."""
    if not config.text:
        return "it has no text tower"
    if config.text.get("hf_tokenizer_name"):
        return "its tokenizer would have to be downloaded"
    return ""
