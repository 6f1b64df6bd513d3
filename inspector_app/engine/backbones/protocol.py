"""What a backbone is to the rest of the engine: pictures in, feature levels out, and who it is."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import torch

Grid = tuple[int, int]  # rows, columns
PYRAMID_STRIDES = (8, 16)  # px a cell


@dataclass(frozen=True, slots=True)
class BackboneIdentity:
    """All that decides which features a picture gives.

    ``name`` is a label and decides nothing. Nor does ``executor``: one that runs the weights in the same precision
    has to give the features of torch, and is tried on a probe before it is used.
    """

    name: str
    architecture: str
    weights_sha256: str
    input_size: int
    mean: tuple[float, float, float]
    std: tuple[float, float, float]
    taps: tuple[int, ...]
    executor: str
    precision: str

    def digest(self) -> str:
        """sha256 over everything but the name, in hex; torch stands for every executor that agrees with it."""
        said = {key: value for key, value in asdict(self).items() if key != "name"} | {"executor": "torch"}
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Encoded:
    """One mini-batch: ``levels {tap: [B, h·w, D]}``, ``grids {tap: (h, w)}``, ``global_embedding [B, E]``.

    ``aligned {tap: [B, h·w, E]}`` are patch tokens in the joint text-image space, None without such a path.
    """

    levels: Mapping[int, torch.Tensor]
    grids: Mapping[int, Grid]
    global_embedding: torch.Tensor | None
    aligned: Mapping[int, torch.Tensor] | None = None


class Backbone(Protocol):
    """A frozen network; ``grids``, ``widths`` (D a tap) and ``embedding_width`` are known before it runs."""

    @property
    def identity(self) -> BackboneIdentity: ...

    @property
    def grids(self) -> Mapping[int, Grid]: ...

    @property
    def widths(self) -> Mapping[int, int]: ...

    @property
    def embedding_width(self) -> int | None: ...

    @property
    def parameter_bytes(self) -> int:
        """Memory of all weights."""

    @property
    def has_text(self) -> bool:
        """Whether patches can be compared with sentences."""

    @property
    def no_text(self) -> str:
        """Why they cannot, in words for people; empty where they can."""

    def encode(self, images: torch.Tensor, *, align: bool = False) -> Encoded:
        """``images [B, 3, S, S]`` float32, normalised with the identity's mean and std.

        ``align`` asks for aligned patch tokens too; without text there are none.
        """

    def encode_text(self, sentences: Sequence[str]) -> torch.Tensor | None:
        """``[n, E]`` float32 on the CPU, L2-normalised; None without text."""

    def to(self, device: torch.device) -> None:
        """Move the weights."""


def bytes_of(model: torch.nn.Module) -> int:
    """Memory of a network's weights and buffers."""
    return sum(each.numel() * each.element_size() for each in (*model.parameters(), *model.buffers()))


def as_patches(level: torch.Tensor) -> torch.Tensor:
    """``[B, D, h, w]`` to ``[B, h·w, D]`` float32."""
    return level.flatten(2).transpose(1, 2).float()


def default_taps(strides: Sequence[int]) -> tuple[int, ...]:
    """Where a tower with levels of these strides is tapped when nobody says: counted from 0.

    Four evenly spaced blocks of a tower of one stride (blocks 6, 12, 18 and 24 of ViT-L); of a pyramid the
    last level of stride 8 and the last of 16, or its deepest one where it has neither.
    """
    if len(set(strides)) == 1:
        return evenly_spaced(len(strides))
    last = {stride: place for place, stride in enumerate(strides)}
    return tuple(last[stride] for stride in PYRAMID_STRIDES if stride in last) or (len(strides) - 1,)


def evenly_spaced(blocks: int, count: int = 4) -> tuple[int, ...]:
    """``count`` of ``blocks`` taps counted from 0, evenly spaced to the last: 5, 11, 17, 23 of 24."""
    count = min(count, blocks)
    return tuple(round((i + 1) * blocks / count) - 1 for i in range(count))
