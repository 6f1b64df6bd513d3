"""The image towers that open_clip builds, each as levels that can be tapped; some of them align with text.

``VitTower``     open_clip's VisionTransformer: raw block outputs, image embedding, V-V path
``TrunkTower``   a network of timm inside a TimmModel: image only, with the image embedding
``ResNetTower``  OpenAI's ModifiedResNet: image only, without the embedding, whose pooling has one fixed size
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import torch
from torch import nn
from torch.nn import functional

from inspector_app.engine.backbones.clip_attention import can_attend_values, value_attention
from inspector_app.engine.backbones.protocol import Grid, as_patches


@dataclass(frozen=True, slots=True)
class Level:
    """Where a tower can be tapped: ``stride`` px a cell, ``width`` D."""

    stride: int
    width: int


@dataclass(frozen=True, slots=True)
class TowerOutput:
    """``levels [B, h·w, D]`` in the order of the taps, ``pooled [B, E]``, ``aligned [B, h·w, E]`` of length 1."""

    levels: list[torch.Tensor]
    pooled: torch.Tensor | None
    aligned: list[torch.Tensor] | None = None


class ImageTower(Protocol):
    """``no_text`` says why patches cannot be compared with text, and is empty where they can."""

    levels: tuple[Level, ...]
    no_text: str
    pools: bool

    def run(self, images: torch.Tensor, taps: Sequence[int], *, align: bool) -> TowerOutput:
        """``images [B, 3, S, S]`` through the tower; ``align`` asks for the V-V path too."""
        ...


def tower_of(visual: nn.Module) -> ImageTower | None:
    """The tower for what open_clip has built; None where it gives no intermediate features."""
    if hasattr(visual, "trunk"):
        return TrunkTower(visual) if hasattr(visual.trunk, "forward_intermediates") else None
    if hasattr(visual, "transformer") and hasattr(visual, "positional_embedding"):
        return VitTower(visual)
    if hasattr(visual, "attnpool") and hasattr(visual, "layer4"):
        return ResNetTower(visual)
    return None


class VitTower:
    """open_clip's own ViT: a class token, then patches row by row."""

    pools = True

    def __init__(self, visual: Any) -> None:
        self._visual = visual
        blocks = visual.transformer.resblocks
        self.levels = (Level(int(visual.patch_size[0]), int(visual.conv1.out_channels)),) * len(blocks)
        self.no_text = ""
        if visual.attn_pool is not None:
            self.no_text = "it pools its patches by attention, so a patch alone has no place beside text"
        elif visual.proj is None or not all(can_attend_values(block) for block in blocks):
            self.no_text = "its attention is of another kind than the V-V path needs"

    def run(self, images: torch.Tensor, taps: Sequence[int], *, align: bool) -> TowerOutput:
        """Raw block outputs (MuSc, APRIL-GAN); aligned tokens by a second stream beside the first.

        The second stream branches off where the first tap begins (block 6 of 24, as AnomalyCLIP has it) and
        collects V-V attention of the first stream's tokens; it skips the feed-forward layers.
        """
        visual = self._visual
        tokens = visual._embeds(images)  # [B, 1 + h·w, D]
        beside: torch.Tensor | None = None
        levels: list[torch.Tensor] = []
        aligned: list[torch.Tensor] = []
        for place, block in enumerate(visual.transformer.resblocks):
            if align and taps[0] <= place <= taps[-1]:
                beside = (tokens if beside is None else beside) + value_attention(block, tokens)
            tokens = block(tokens)
            if place in taps:
                levels.append(tokens[:, 1:].float())
                if beside is not None:
                    aligned.append(self._projected(beside[:, 1:]))
        pooled, _ = visual._pool(tokens)
        if visual.proj is not None:
            pooled = pooled @ visual.proj
        return TowerOutput(levels, pooled, aligned if align else None)

    def _projected(self, patches: torch.Tensor) -> torch.Tensor:
        """``ln_post``, then ``proj``, then length 1: as the image embedding is made, patch by patch."""
        joint: torch.Tensor = self._visual.ln_post(patches) @ self._visual.proj  # [B, h·w, E]
        return functional.normalize(joint.float(), dim=-1)


class TrunkTower:
    """A network of timm; its levels are timm's ``feature_info``."""

    pools = True

    def __init__(self, visual: Any) -> None:
        self._visual = visual
        self.levels = tuple(
            Level(int(level["reduction"]), int(level["num_chs"])) for level in visual.trunk.feature_info
        )
        self.no_text = "its image tower is timm's, whose patches are not aligned with text"

    def run(self, images: torch.Tensor, taps: Sequence[int], *, align: bool) -> TowerOutput:
        said = self._visual.forward_intermediates(images, indices=list(taps), output_fmt="NCHW")
        levels = [as_patches(output) for output in said["image_intermediates"]]
        return TowerOutput(levels, said["image_features"])


class ResNetTower:
    """OpenAI's ResNet: stem and four stages. Its attention pooling is left out: it knows one input size."""

    pools = False

    def __init__(self, visual: Any) -> None:
        self._visual = visual
        width = int(visual.conv3.out_channels)
        self.levels = (
            Level(4, width),
            *(Level(4 * 2**stage, width * 4 * 2**stage) for stage in range(4)),
        )
        self.no_text = "it is a ResNet, which pools its cells by attention"

    def run(self, images: torch.Tensor, taps: Sequence[int], *, align: bool) -> TowerOutput:
        said = self._visual.forward_intermediates(images, indices=list(taps), intermediates_only=True)
        return TowerOutput([as_patches(output) for output in said["image_intermediates"]], None)


def grid_of(level: Level, side: int) -> Grid:
    """Rows and columns of a level for an input of ``side`` px."""
    return (side // level.stride, side // level.stride)
