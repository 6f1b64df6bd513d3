"""Pictures in, features out: preparation, backbone and aggregation behind one call."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch.nn import functional

from inspector_app.domain.recipe import RecipeSettings
from inspector_app.engine import aggregation
from inspector_app.engine.backbones.protocol import Backbone, BackboneIdentity, Grid
from inspector_app.engine.device import Device, cpu, run_halving
from inspector_app.engine.prompts import no_text, text_directions, words_id
from inspector_app.engine.wording import abnormality
from inspector_app.imaging.resize import to_square

Picture = npt.NDArray[np.uint8]  # RGB [H, W, 3]

RESIZE_MODE = "squash"
_FORMAT = 1  # raised when preparation or aggregation gives other numbers than before


@dataclass(frozen=True, slots=True)
class EncodedBatch:
    """``features [B, L, F]`` float16, patches row by row; ``global_embedding [B, E]`` float32. All L2 = 1.

    ``text [B, L]`` float32 is S_txt; None where the encoder has no words or the backbone no text.
    """

    features: npt.NDArray[np.float16]
    global_embedding: npt.NDArray[np.float32]
    text: npt.NDArray[np.float32] | None = None


def _say_nothing(_message: str) -> None:
    return None


class Encoder:
    """One backbone with the recipe's radii on one device. Not shared between threads.

    ``report`` is told when a mini-batch had to be halved or the work moved to the CPU. With ``words``, the
    settings of a recipe, pictures are compared with its sentences too, where the backbone has text.
    """

    def __init__(
        self,
        backbone: Backbone,
        radii: Sequence[int] = (3,),
        device: Device | None = None,
        report: Callable[[str], None] = _say_nothing,
        words: RecipeSettings | None = None,
    ) -> None:
        self._backbone = backbone
        self._radii = tuple(radii)
        self.device = device or cpu()
        self._limit = self.device.batch_size
        self._report = report
        self._words = words
        self._text: torch.Tensor | None = None
        self._backbone.to(self.device.torch_device)

    @property
    def identity(self) -> BackboneIdentity:
        return self._backbone.identity

    @property
    def input_size(self) -> int:
        """Side of the square input, px."""
        return self._backbone.identity.input_size

    @property
    def grid(self) -> Grid:
        """Rows and columns of patches."""
        return aggregation.common_grid(self._backbone.grids)

    @property
    def feature_width(self) -> int:
        """F."""
        return aggregation.aggregated_width(self._backbone.widths, self._radii)

    @property
    def embedding_width(self) -> int:
        """E: the backbone's own embedding, or the mean feature where it has none."""
        return self._backbone.embedding_width or self.feature_width

    @property
    def has_text(self) -> bool:
        """Whether batches carry S_txt."""
        return self._words is not None and self._backbone.has_text

    @property
    def words_id(self) -> str:
        """sha256 in hex over the words that are asked; "" where nobody is asked in words."""
        return words_id(self._words) if self._words is not None and self.has_text else ""

    @property
    def encoding_id(self) -> str:
        """sha256 in hex over all that decides the features. Features and banks of two ids do not mix."""
        said = {
            "format": _FORMAT,
            "backbone": self.identity.digest(),
            "radii": self._radii,
            "resize": RESIZE_MODE,
            "grid": self.grid,
            "width": self.feature_width,
            "projection": [aggregation.WIDEST, aggregation.PROJECTED, aggregation.PROJECTION_SEED],
        }
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()

    def prepare(self, pictures: Sequence[Picture]) -> torch.Tensor:
        """RGB ``[H, W, 3]`` of any size -> normalised ``[B, 3, S, S]`` float32, channels last, on device."""
        side = self.input_size
        squares = [p if p.shape[:2] == (side, side) else to_square(p, side) for p in pictures]
        stacked = torch.from_numpy(np.stack(squares)).to(self.device.torch_device)  # [B, S, S, 3] uint8
        images = stacked.permute(0, 3, 1, 2).float()  # a view of NHWC is channels last: nothing is copied
        mean = torch.tensor(self.identity.mean, device=images.device).view(1, 3, 1, 1)
        std = torch.tensor(self.identity.std, device=images.device).view(1, 3, 1, 1)
        return images.div_(255.0).sub_(mean).div_(std)

    def encode(self, pictures: Sequence[Picture]) -> EncodedBatch:
        """Features of pictures, squashed already or not. Raises DeviceFault if even the CPU lacks memory."""
        if not pictures:
            return EncodedBatch(
                np.zeros((0, self.grid[0] * self.grid[1], self.feature_width), np.float16),
                np.zeros((0, self.embedding_width), np.float32),
                np.zeros((0, self.grid[0] * self.grid[1]), np.float32) if self.has_text else None,
            )
        batches, self._limit = run_halving(
            self._encode_once, pictures, limit=self._limit, fall_back=self._fall_back, report=self._report
        )
        return EncodedBatch(
            np.concatenate([batch.features for batch in batches]),
            np.concatenate([batch.global_embedding for batch in batches]),
            np.concatenate([batch.text for batch in batches if batch.text is not None])
            if self.has_text
            else None,
        )

    def encode_text(self, sentences: Sequence[str]) -> torch.Tensor:
        """``[n, E]`` L2-normalised. Raises NoText where the backbone cannot be asked in words."""
        embeddings = self._backbone.encode_text(sentences)
        if embeddings is None:
            raise no_text(self._backbone)
        return embeddings

    def _encode_once(self, pictures: Sequence[Picture]) -> EncodedBatch:
        # TF32 and algorithms chosen by timing would make the features depend on device and moment
        exact = torch.backends.cudnn.flags(
            enabled=True, benchmark=False, deterministic=True, allow_tf32=False
        )
        with torch.inference_mode(), exact:
            encoded = self._backbone.encode(self.prepare(pictures), align=self.has_text)
            features = aggregation.aggregate(
                encoded.levels, encoded.grids, self.grid, self._radii
            )  # [B, L, F]
            embedding = encoded.global_embedding
            if embedding is None:
                embedding = functional.normalize(features.mean(dim=1), dim=-1)  # [B, F]
            text = None
            if encoded.aligned is not None:
                directions = self._directions().to(features.device)  # [2, E]
                text = abnormality(encoded.aligned, encoded.grids, self.grid, directions).cpu().numpy()
            return EncodedBatch(features.half().cpu().numpy(), embedding.float().cpu().numpy(), text)

    def _directions(self) -> torch.Tensor:
        """The recipe's sentences, embedded once."""
        if self._text is None:
            assert self._words is not None
            self._text = text_directions(self._backbone, self._words)
        return self._text

    def _fall_back(self) -> bool:
        if self.device.kind == "cpu":
            return False
        self.device = cpu()
        self._limit = self.device.batch_size
        self._backbone.to(self.device.torch_device)
        return True
