"""Where on the part a patch lies, as further coordinates beside its features: other places are a little farther.

Good parts of one kind look alike at the same place. That a patch is normal elsewhere on the part says less.

    d = 1 − cos + w · (1 − mean of cos(k·π·Δ) over both axes, k = 1, 2)        Δ: how far apart, as shares of the part

The cosine of a difference is a sum of products of cosines and sines, so one matrix product still gives d of all pairs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import numpy as np
import torch

from inspector_app.engine.arrays import Features, Floats, Indices
from inspector_app.engine.nearest import Masked, SearchIndex

_FREQUENCIES = (1, 2)  # half waves and whole waves along each axis of the part


def places_of(cells: Indices, grid: tuple[int, int]) -> Floats:
    """Centres of cells [n] of a grid, as shares of the part: float32 [n, 2], down and across."""
    rows, columns = np.divmod(cells, grid[1])
    return np.stack([(rows + 0.5) / grid[0], (columns + 0.5) / grid[1]], axis=1).astype(np.float32)


class PlacedIndex:
    """Bank patches with their places, ready for the search.

    features  [M, F], rows of length 1
    places    float32 [M, 2], shares of the part; empty where they are not known: then place does not count
    weight    w, in units of distance
    """

    def __init__(
        self,
        features: Features,
        places: Floats,
        weight: float,
        grid: tuple[int, int],
        device: torch.device | str = "cpu",
    ) -> None:
        self._waves: Floats | None = None
        rows = features
        if len(places) and weight > 0.0:
            waves = _waves(places)  # [M, 8]
            rest = np.full((len(places), 1), -weight, np.float32)
            rows = np.concatenate([features.astype(np.float32), waves * _share(weight), rest], axis=1)
            own = _waves(places_of(np.arange(grid[0] * grid[1]), grid))  # [L, 8]
            self._waves = np.concatenate([own, np.ones((len(own), 1), np.float32)], axis=1)
        self._index = SearchIndex(rows, device)

    @property
    def size(self) -> int:
        """M."""
        return self._index.size

    def distance(self, queries: Features, cells: Indices, masked: Sequence[Masked] = ()) -> Floats:
        """Distance of every query [n, F], which lies in that cell [n] of the grid, to the nearest: float32 [n]."""
        if self._waves is None:
            return self._index.distance(queries, masked)
        count, width = queries.shape
        placed = np.empty((count, width + self._waves.shape[1]), np.float32)
        placed[:, :width] = queries
        placed[:, width:] = self._waves[cells]
        return self._index.distance(placed, masked)


def _waves(places: Floats) -> Floats:
    """Cosines and sines of places [n, 2]: float32 [n, 8]. The product of two rows is four cosines of differences."""
    angles = np.concatenate([np.float32(np.pi * k) * places for k in _FREQUENCIES], axis=1)  # [n, 4]
    return cast(Floats, np.concatenate([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32))


def _share(weight: float) -> np.float32:
    return np.float32(weight / (2 * len(_FREQUENCIES)))
