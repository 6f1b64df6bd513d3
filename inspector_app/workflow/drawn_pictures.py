"""Features of pictures that were drawn for a measurement, kept on disk where a folder is given."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import numpy as np
import numpy.typing as npt

from inspector_app.engine.encoder import Encoder

Resized = npt.NDArray[np.uint8]
HalfFeatures = npt.NDArray[np.float16]


class DrawnFeatures:
    """Encodes pictures that are resized for the encoder, ``[*canvas, 3]``.

    With a ``folder``, each once: a long measurement goes on where it stopped.
    """

    def __init__(self, encoder: Encoder, folder: Path | None = None) -> None:
        self._encoder = encoder
        self._folder = folder
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)

    def encode(self, pictures: Iterable[Resized]) -> HalfFeatures:
        """Features fp16 ``[n, L, F]``."""
        rows, columns = self._encoder.grid
        found = list(self._each(pictures))
        if not found:
            return np.empty((0, rows * columns, self._encoder.feature_width), dtype=np.float16)
        return np.stack(found)

    def _each(self, pictures: Iterable[Resized]) -> Iterator[HalfFeatures]:
        ahead = iter(pictures)
        while batch := list(islice(ahead, self._encoder.batch_size)):
            paths = [self._path(picture) for picture in batch]
            known = [self._read(path) for path in paths]
            missing = [picture for picture, features in zip(batch, known, strict=True) if features is None]
            fresh = iter(self._encoder.encode(missing).features)
            for path, features in zip(paths, known, strict=True):
                if features is None:
                    features = next(fresh)
                    self._keep(path, features)
                yield features

    def _path(self, picture: Resized) -> Path | None:
        if self._folder is None:
            return None
        digest = hashlib.sha256(self._encoder.encoding_id.encode())
        digest.update(np.ascontiguousarray(picture).tobytes())
        return self._folder / f"{digest.hexdigest()[:40]}.npy"

    def _read(self, path: Path | None) -> HalfFeatures | None:
        if path is None or not path.is_file():
            return None
        try:
            features: HalfFeatures = np.load(path, allow_pickle=False)
        except (ValueError, EOFError, OSError):
            return None  # cut short: it is encoded anew
        rows, columns = self._encoder.grid
        expected = (rows * columns, self._encoder.feature_width)
        return features if features.shape == expected and features.dtype == np.float16 else None

    def _keep(self, path: Path | None, features: HalfFeatures) -> None:
        if path is None:
            return
        aside = path.with_suffix(f".{os.getpid()}.part")
        with aside.open("wb") as file:
            np.save(file, features, allow_pickle=False)
        aside.replace(path)
