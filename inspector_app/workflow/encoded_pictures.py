"""Pictures of a data set as features and what the wording says of them, all held in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from inspector_app.domain.errors import CorrectableError, NoFeatures
from inspector_app.domain.recipe import RecipeSettings
from inspector_app.engine.arrays import Features, Floats, Indices
from inspector_app.engine.bundle import RecipeBundle, Size
from inspector_app.engine.encoder import Encoder, Picture
from inspector_app.engine.mutual import MOST_IMAGES
from inspector_app.workflow.decoding import Squashed, in_batches, squash_ahead
from inspector_app.workflow.learning import AT_ONCE, Learnt, learn, scores_of
from inspector_app.workflow.memory import Owner

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class EncodedPictures:
    """Features fp16 ``[n, L, F]``, S_txt ``[n, L]`` where the encoder asks in words, owners, width and height."""

    features: npt.NDArray[np.float16]
    text: npt.NDArray[np.float32] | None
    owners: tuple[Owner, ...]
    sizes: tuple[Size, ...]

    def __len__(self) -> int:
        return len(self.owners)

    @property
    def names(self) -> list[tuple[str, ...]]:
        return [owner.names for owner in self.owners]

    def read(self, wanted: Indices) -> Features:
        return self.features[wanted]

    @property
    def read_text(self) -> Callable[[Indices], Floats] | None:
        text = self.text
        return None if text is None else (lambda wanted: text[wanted])

    def chosen(self, places: Indices) -> EncodedPictures:
        """Some of them."""
        which = places.tolist()
        return EncodedPictures(
            self.features[places],
            None if self.text is None else self.text[places],
            tuple(self.owners[i] for i in which),
            tuple(self.sizes[i] for i in which),
        )


def encode_pictures(paths: Sequence[Path], encoder: Encoder) -> EncodedPictures:
    """Raises CorrectableError for a picture that cannot be read, or where there are none.

    A data set is not evaluated without some of its pictures: the figures would be those of another one.
    """
    features: list[npt.NDArray[np.float16]] = []
    text: list[npt.NDArray[np.float32]] = []
    owners: list[Owner] = []
    sizes: list[Size] = []
    for batch, encoded in encoded_batches(paths, encoder, encoder.encode):
        for picture in batch:
            owners.append(Owner(str(picture.key), picture.sha256 or ""))
            sizes.append((picture.width or 1, picture.height or 1))
        features.append(encoded.features)
        if encoded.text is not None:
            text.append(encoded.text)
    if not features:
        raise CorrectableError("the data set has no pictures to score", remedy="Choose another folder")
    return EncodedPictures(
        np.concatenate(features), np.concatenate(text) if text else None, tuple(owners), tuple(sizes)
    )


def encoded_batches(
    paths: Sequence[Path], encoder: Encoder, encode: Callable[[Sequence[Picture]], T]
) -> Iterator[tuple[list[Squashed[Path]], T]]:
    """Pictures in mini-batches with what ``encode`` makes of them.

    Raises CorrectableError for a picture that cannot be read, or of which the model gives no numbers.
    """
    pictures = squash_ahead(
        ((path, path) for path in paths), encoder.canvas, None, in_turn=encoder.device.kind == "cpu"
    )
    for batch in in_batches(pictures, lambda: encoder.batch_size):
        for picture in batch:
            if picture.square is None:
                raise CorrectableError(picture.error or "cannot be read", subject=str(picture.key))
        try:
            encoded = encode([picture.square for picture in batch if picture.square is not None])
        except NoFeatures as error:
            raise CorrectableError(
                error.what, subject=str(batch[error.places[0]].key), remedy=error.remedy
            ) from error
        yield batch, encoded


def learn_from(
    encoded: EncodedPictures,
    settings: RecipeSettings,
    encoder: Encoder,
    *,
    good: bool,
    most: int = MOST_IMAGES,
) -> Learnt:
    """Bank and scale from good parts, or from a lot of which ``most`` are compared with one another at most."""
    read_text = encoded.read_text
    learnt = learn(encoded.read, encoded.owners, settings, encoder, good=good, read_text=read_text, most=most)
    return learnt.calibrated(
        scores_of(learnt, encoded.read, encoded.owners, read_text), encoded.owners, good=good
    )


def unmarked_maps(bundle: RecipeBundle, encoded: EncodedPictures) -> Floats:
    """Raw maps ``[n, g_h, g_w]`` without marks."""
    maps: list[Floats] = []
    for start in range(0, len(encoded), AT_ONCE):
        part = slice(start, start + AT_ONCE)
        d_n = bundle.distances(encoded.features[part], encoded.names[part])
        maps.append(bundle.unmarked(d_n, None if encoded.text is None else encoded.text[part]))
    return np.concatenate(maps)
