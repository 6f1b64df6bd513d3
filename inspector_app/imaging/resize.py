"""Squashing a picture to what a backbone takes, and the way back from its grid to the picture."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from inspector_app.domain.geometry import Box, Region


def to_canvas(pixels: npt.NDArray[np.uint8], canvas: tuple[int, int]) -> npt.NDArray[np.uint8]:
    """``[H, W, 3]`` to ``[*canvas, 3]`` (height, width): area mean where it shrinks, bicubic where it grows.

    Decided for each axis: a long, flat picture shrinks in one and grows in the other, in two steps.
    """
    height, width = pixels.shape[:2]
    down = (min(width, canvas[1]), min(height, canvas[0]))
    if down != (width, height):
        pixels = np.asarray(cv2.resize(pixels, down, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    if down != canvas[::-1]:
        pixels = np.asarray(cv2.resize(pixels, canvas[::-1], interpolation=cv2.INTER_CUBIC), dtype=np.uint8)
    return np.ascontiguousarray(pixels)


@dataclass(frozen=True, slots=True)
class GridGeometry:
    """Where the cells of a feature grid lie on a squashed image; sizes in px and in cells."""

    width: int
    height: int
    grid_w: int
    grid_h: int

    def to_image(self, box: Box, map_w: int, map_h: int) -> Box:
        """A box of a map of ``map_h × map_w`` that covers the image, in image pixels, grown to whole ones."""
        left, right = box.x * self.width // map_w, math.ceil((box.x + box.w) * self.width / map_w)
        top, bottom = box.y * self.height // map_h, math.ceil((box.y + box.h) * self.height / map_h)
        return Box(left, top, right - left, bottom - top).clipped(self.width, self.height)

    def coverage(self, region: Region) -> npt.NDArray[np.float32]:
        """Fraction of each cell that the region covers, float32 ``[grid_h, grid_w]``, exact."""
        box = region.box.clipped(self.width, self.height)
        if box.area == 0:
            return np.zeros((self.grid_h, self.grid_w), dtype=np.float32)
        top, left = box.y - region.box.y, box.x - region.box.x
        mask = region.mask[top : top + box.h, left : left + box.w].astype(np.float32)
        rows = _shares(self.grid_h, self.height, box.y, box.h)  # [grid_h, h]
        cols = _shares(self.grid_w, self.width, box.x, box.w)  # [grid_w, w]
        return np.asarray(np.clip(rows @ mask @ cols.T, 0.0, 1.0), dtype=np.float32)


def _shares(cells: int, pixels: int, first: int, count: int) -> npt.NDArray[np.float32]:
    """Share of each cell that each of the pixels ``first``, ... makes up, float32 ``[cells, count]``."""
    edges = np.arange(cells + 1) * (pixels / cells)
    starts = np.arange(first, first + count)
    overlap = np.minimum(edges[1:, None], starts + 1) - np.maximum(edges[:-1, None], starts)
    return np.asarray(np.clip(overlap, 0.0, None) * (cells / pixels), dtype=np.float32)
