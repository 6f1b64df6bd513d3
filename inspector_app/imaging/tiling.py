"""Long pictures as overlapping square tiles, so that they need not be squashed; one layout for a whole recipe."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

MOST_TILES = 6
OVERLAP = 0.125  # of a tile's side that neighbours share at least


@dataclass(frozen=True)
class Tiling:
    """Square tiles of ``side`` px over a canvas of ``height × width`` px, one of which is ``side``.

    Every length is a whole number of cells of ``cell`` px, so that the grids of the tiles lie on one grid.
    """

    height: int
    width: int
    side: int
    cell: int

    @property
    def grid(self) -> tuple[int, int]:
        """Rows and columns of cells of the canvas."""
        return self.height // self.cell, self.width // self.cell

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where the tiles begin along the long side, px: evenly spaced, on cells."""
        long = max(self.height, self.width)
        if long == self.side:
            return (0,)
        least = _cells(OVERLAP * self.side, self.cell)
        count = -(-(long - least) // (self.side - least))
        return tuple(_cells(i * (long - self.side) / (count - 1), self.cell) for i in range(count))

    def __len__(self) -> int:
        return len(self.starts)

    def split(self, canvas: npt.NDArray[np.uint8]) -> list[npt.NDArray[np.uint8]]:
        """The tiles ``[side, side, 3]`` of a picture ``[height, width, 3]``, along its long side."""
        if self.height > self.width:
            return [canvas[start : start + self.side] for start in self.starts]
        return [canvas[:, start : start + self.side] for start in self.starts]

    @cached_property
    def sources(self) -> npt.NDArray[np.int64]:
        """For each cell of the canvas, row by row, its place among the cells of all tiles: ``[g_h·g_w]``.

        A cell is taken from the tile in which it lies most centrally, the first of equals.
        """
        rows, columns = self.grid
        across = self.side // self.cell  # cells a side of a tile
        first = np.asarray(self.starts) // self.cell  # [tiles]
        along = np.arange(max(rows, columns))
        centre = first + (across - 1) / 2
        inside = (along[None] >= first[:, None]) & (along[None] < first[:, None] + across)
        distance = np.where(inside, np.abs(along[None] - centre[:, None]), np.inf)
        tile = distance.argmin(axis=0)  # [cells along the long side]
        within = along - first[tile]
        if rows > columns:
            place = (tile * across + within)[:, None] * across + np.arange(across)[None]
        else:
            place = (tile[None] * across + np.arange(across)[:, None]) * across + within[None]
        flat: npt.NDArray[np.int64] = place.reshape(-1).astype(np.int64)
        return flat


def tiling_for(aspect: float, side: int, cell: int) -> Tiling:
    """Tiles for pictures of this width : height. The short side is scaled to ``side``; at most 6 tiles.

    A picture longer than 6 tiles reach is squashed as little as makes it fit. Raises ValueError where the
    aspect is not positive, or ``side`` no whole number of cells.
    """
    if not (np.isfinite(aspect) and aspect > 0):
        raise ValueError(f"an aspect of {aspect} is none")
    if side % cell:
        raise ValueError(f"tiles of {side} px do not divide into cells of {cell} px")
    least = _cells(OVERLAP * side, cell)
    reach = MOST_TILES * (side - least) + least
    long = min(max(_cells(side * max(aspect, 1 / aspect), cell), side), reach)
    return Tiling(side, long, side, cell) if aspect >= 1 else Tiling(long, side, side, cell)


def _cells(pixels: float, cell: int) -> int:
    """The nearest whole number of cells, px."""
    return int(pixels / cell + 0.5) * cell
