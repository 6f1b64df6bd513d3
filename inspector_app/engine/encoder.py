"""Pictures in, features out: preparation, backbone and aggregation behind one call."""

from __future__ import annotations

import contextlib
import hashlib
import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import torch
from torch.nn import functional

from inspector_app.domain.errors import NoFeatures
from inspector_app.domain.recipe import Precision, RecipeSettings
from inspector_app.engine import aggregation
from inspector_app.engine.arrays import Cells, all_finite
from inspector_app.engine.backbones.protocol import Backbone, BackboneIdentity, Encoded, Grid
from inspector_app.engine.batching import MiniBatch
from inspector_app.engine.device import Device, cpu, run_halving
from inspector_app.engine.prompts import no_text, text_directions, words_id
from inspector_app.engine.wording import abnormality
from inspector_app.imaging.resize import to_canvas
from inspector_app.imaging.tiling import Tiling, tiling_for

T = TypeVar("T")
Picture = npt.NDArray[np.uint8]  # RGB [H, W, 3]

_DTYPES = {Precision.BFLOAT16: torch.bfloat16}
_FORMAT = 1  # raised when preparation or aggregation gives other numbers than before


@dataclass(frozen=True, slots=True)
class EncodedBatch:
    """``features [B, L, F]`` float16, patches row by row; ``global_embedding [B, E]`` float32. All L2 = 1.

    ``text [B, L]`` float32 is S_txt; None where the encoder has no words or the backbone no text.
    """

    features: npt.NDArray[np.float16]
    global_embedding: npt.NDArray[np.float32]
    text: npt.NDArray[np.float32] | None = None


@dataclass(frozen=True, slots=True)
class EncodedLevels:
    """What each tap gave, before aggregation: ``levels {tap: [B, h·w, D]}`` float16 in ``grids``.

    ``global_embedding [B, E]`` float32, L2 = 1; None where the backbone has none of its own.
    """

    levels: dict[int, npt.NDArray[np.float16]]
    grids: dict[int, Grid]
    global_embedding: npt.NDArray[np.float32] | None


def _say_nothing(_message: str) -> None:
    return None


def _exact() -> contextlib.AbstractContextManager[object]:
    """TF32 and algorithms chosen by timing would make the features depend on device and moment."""
    return torch.backends.cudnn.flags(enabled=True, benchmark=False, deterministic=True, allow_tf32=False)


def _finite(batch: EncodedBatch) -> Cells:
    """Of which pictures everything is a number: bool [B]."""
    sound: Cells = all_finite(batch.features) & np.isfinite(batch.global_embedding).all(axis=1)
    return sound if batch.text is None else sound & np.isfinite(batch.text).all(axis=1)


def _finite_levels(batch: EncodedLevels) -> Cells:
    """As ``_finite``."""
    sound: Cells = np.all([all_finite(each) for each in batch.levels.values()], axis=0)
    if batch.global_embedding is not None:
        sound &= np.isfinite(batch.global_embedding).all(axis=1)
    return sound


class Encoder:
    """One backbone with the recipe's radii on one device. Not shared between threads.

    ``aspect``: width : height of the recipe's pictures where they are looked at in tiles, None where they are
    squashed. ``precision``: of the backbone's products. ``report`` is told when a mini-batch had to be halved
    or the work moved to the CPU. With ``words``, the settings of a recipe, pictures are compared with its
    sentences too, where the backbone has text; what these mean is kept in the folder ``kept``.
    """

    def __init__(
        self,
        backbone: Backbone,
        radii: Sequence[int] = (3,),
        device: Device | None = None,
        report: Callable[[str], None] = _say_nothing,
        *,
        aspect: float | None = None,
        words: RecipeSettings | None = None,
        kept: Path | None = None,
        precision: Precision = Precision.FLOAT32,
    ) -> None:
        self._backbone = backbone
        self._radii = tuple(radii)
        self.device = device or cpu()
        self._report = report
        self._words = words
        self._kept = kept
        self._text: torch.Tensor | None = None
        rows, columns = aggregation.common_grid(self._backbone.grids)
        self._tiling: Tiling | None = None
        if aspect is not None:
            if rows != columns or self.input_size % rows:
                raise ValueError(
                    f"cells of a grid of {rows}×{columns} over {self.input_size} px are not square"
                )
            self._tiling = tiling_for(aspect, self.input_size, self.input_size // rows)
        self._precision = precision
        self._mini_batch = self._fresh_mini_batch()
        self._backbone.to(self.device.torch_device)

    @property
    def batch_size(self) -> int:
        """Pictures a mini-batch; on a GPU found by measuring, so it may change from one to the next."""
        return self._mini_batch.size

    @property
    def identity(self) -> BackboneIdentity:
        return replace(self._backbone.identity, precision=str(self._precision))

    @property
    def input_size(self) -> int:
        """Side of the square input, px."""
        return self._backbone.identity.input_size

    @property
    def canvas(self) -> tuple[int, int]:
        """Height and width that pictures are brought to before they are encoded, px."""
        if self._tiling is None:
            return self.input_size, self.input_size
        return self._tiling.height, self._tiling.width

    @property
    def grid(self) -> Grid:
        """Rows and columns of patches."""
        return aggregation.common_grid(self._backbone.grids) if self._tiling is None else self._tiling.grid

    @property
    def feature_width(self) -> int:
        """F."""
        return aggregation.aggregated_width(self._backbone.widths, self._radii)

    @property
    def widths(self) -> Mapping[int, int]:
        """D of each tap."""
        return self._backbone.widths

    def squashed(self) -> Encoder:
        """This backbone for pictures that are squashed, without words; itself where that is so already."""
        if self._tiling is None:
            return self
        return Encoder(self._backbone, self._radii, self.device, self._report, precision=self._precision)

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
            "resize": "squash" if self._tiling is None else ["tile", *self.canvas, *self._tiling.starts],
            "grid": self.grid,
            "width": self.feature_width,
            "projection": [aggregation.WIDEST, aggregation.PROJECTED, aggregation.PROJECTION_SEED],
        }
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()

    def prepare(self, pictures: Sequence[Picture]) -> torch.Tensor:
        """RGB ``[H, W, 3]`` of any size -> normalised ``[B·T, 3, S, S]`` float32, channels last, on device.

        T tiles a picture, one where it is squashed.
        """
        squares = [p if p.shape[:2] == self.canvas else to_canvas(p, self.canvas) for p in pictures]
        if self._tiling is not None:
            squares = [tile for picture in squares for tile in self._tiling.split(picture)]
        stacked = torch.from_numpy(np.stack(squares)).to(self.device.torch_device)  # [B·T, S, S, 3] uint8
        images = stacked.permute(0, 3, 1, 2).float()  # a view of NHWC is channels last: nothing is copied
        mean = torch.tensor(self.identity.mean, device=images.device).view(1, 3, 1, 1)
        std = torch.tensor(self.identity.std, device=images.device).view(1, 3, 1, 1)
        return images.div_(255.0).sub_(mean).div_(std)

    def encode(self, pictures: Sequence[Picture]) -> EncodedBatch:
        """Features of pictures, squashed already or not.

        Raises DeviceFault if even the CPU lacks memory, NoFeatures where the model gives no numbers: one such patch
        in a bank would make every distance to it no number either.
        """
        if not pictures:
            return EncodedBatch(
                np.zeros((0, self.grid[0] * self.grid[1], self.feature_width), np.float16),
                np.zeros((0, self.embedding_width), np.float32),
                np.zeros((0, self.grid[0] * self.grid[1]), np.float32) if self.has_text else None,
            )
        batches = self._halving(self._encode_timed, pictures)
        encoded = EncodedBatch(
            np.concatenate([batch.features for batch in batches]),
            np.concatenate([batch.global_embedding for batch in batches]),
            np.concatenate([batch.text for batch in batches if batch.text is not None])
            if self.has_text
            else None,
        )
        if (without := np.flatnonzero(~_finite(encoded))).size:
            raise self._no_features(without.tolist())
        return encoded

    def encode_levels(self, pictures: Sequence[Picture]) -> list[EncodedLevels]:
        """The taps of squashed pictures, a mini-batch each. Raises as ``encode`` does, ValueError with tiles."""
        if self._tiling is not None:
            raise ValueError("tiles have no levels of the whole picture")
        found = self._halving(self._levels_once, pictures)
        sound = [_finite_levels(batch) for batch in found]
        if sound and (without := np.flatnonzero(~np.concatenate(sound))).size:
            raise self._no_features(without.tolist())
        return found

    def encode_text(self, sentences: Sequence[str]) -> torch.Tensor:
        """``[n, E]`` L2-normalised. Raises NoText where the backbone cannot be asked in words."""
        embeddings = self._backbone.encode_text(sentences)
        if embeddings is None:
            raise no_text(self._backbone)
        return embeddings

    def _halving(self, once: Callable[[Sequence[Picture]], T], pictures: Sequence[Picture]) -> list[T]:
        """``once`` for every mini-batch; one that does not fit is halved, and so are those to come."""
        limit = self._mini_batch.size
        found, held = run_halving(once, pictures, limit=limit, fall_back=self._fall_back, report=self._report)
        if held < limit:
            self._mini_batch.hold(held)
        return found

    def _no_features(self, places: Sequence[int]) -> NoFeatures:
        remedies = ["check the model with `inspector models verify`"]
        if self._precision is not Precision.FLOAT32:
            remedies.append("set the precision of the recipe to float32")
        if self.device.kind != "cpu":
            remedies.append("compute with --device cpu")
        remedy = ", or ".join(remedies)
        error = NoFeatures(
            "the model gives values for this picture that are no numbers",
            subject=self.identity.name,
            remedy=remedy[0].upper() + remedy[1:],
        )
        error.places = tuple(places)
        return error

    def _encode_timed(self, pictures: Sequence[Picture]) -> EncodedBatch:
        started = time.perf_counter()
        encoded = self._encode_once(pictures)
        self._mini_batch.took(len(pictures), time.perf_counter() - started)
        return encoded

    def _encode_once(self, pictures: Sequence[Picture]) -> EncodedBatch:
        with torch.inference_mode(), _exact():
            with self._reduced_precision():
                encoded = self._backbone.encode(self.prepare(pictures), align=self.has_text)
            tile_grid = aggregation.common_grid(self._backbone.grids)
            features = aggregation.aggregate(
                encoded.levels, encoded.grids, tile_grid, self._radii
            )  # [B·T, g², F]
            embedding = encoded.global_embedding  # [B·T, E]
            text = None if encoded.aligned is None else self._abnormality(encoded, tile_grid)  # [B·T, g²]
            if self._tiling is not None:
                sources = torch.from_numpy(self._tiling.sources).to(features.device)  # [L]
                count = len(pictures)
                features = features.reshape(count, -1, features.shape[2])[:, sources]  # [B, L, F]
                if text is not None:
                    text = text.reshape(count, -1)[:, sources]  # [B, L]
                if embedding is not None:
                    embedding = embedding.reshape(count, -1, embedding.shape[1]).mean(dim=1)
                    embedding = functional.normalize(embedding, dim=-1)  # [B, E]
            if embedding is None:
                embedding = functional.normalize(features.mean(dim=1), dim=-1)  # [B, F]
            return EncodedBatch(
                features.half().cpu().numpy(),
                embedding.float().cpu().numpy(),
                None if text is None else text.cpu().numpy(),
            )

    def _levels_once(self, pictures: Sequence[Picture]) -> EncodedLevels:
        with torch.inference_mode(), _exact():
            with self._reduced_precision():
                encoded = self._backbone.encode(self.prepare(pictures))
            embedding = encoded.global_embedding
            return EncodedLevels(
                {tap: level.half().cpu().numpy() for tap, level in encoded.levels.items()},
                dict(encoded.grids),
                None if embedding is None else embedding.float().cpu().numpy(),
            )

    def _abnormality(self, encoded: Encoded, grid: Grid) -> torch.Tensor:
        """S_txt of every tile: ``[B·T, g²]``."""
        assert encoded.aligned is not None
        device = next(iter(encoded.aligned.values())).device
        aligned = {tap: tokens.float() for tap, tokens in encoded.aligned.items()}
        return abnormality(aligned, encoded.grids, grid, self._directions().to(device))

    def _directions(self) -> torch.Tensor:
        """The recipe's sentences, embedded once."""
        if self._text is None:
            assert self._words is not None
            self._text = text_directions(self._backbone, self._words, self._kept)
        return self._text

    def _fall_back(self) -> bool:
        if self.device.kind == "cpu":
            return False
        self.device = cpu()
        self._mini_batch = self._fresh_mini_batch()
        self._backbone.to(self.device.torch_device)
        return True

    def _fresh_mini_batch(self) -> MiniBatch:
        tiles = 1 if self._tiling is None else len(self._tiling)
        first, most = self.device.mini_batches
        return MiniBatch(first // tiles, most // tiles)

    def _reduced_precision(self) -> contextlib.AbstractContextManager[object]:
        """The backbone's products in the recipe's precision; what follows is float32 in any case."""
        if self._precision is Precision.FLOAT32:
            return contextlib.nullcontext()
        return torch.autocast(self.device.torch_device.type, dtype=_DTYPES[self._precision])
