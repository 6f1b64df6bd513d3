"""Boxes and regions, always in pixels of the frame that ``imaging.decode`` returns (EXIF applied)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from inspector_app.domain.errors import RegionInvalid

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Box:
    """Axis-parallel rectangle: left, top, width, height in whole pixels."""

    x: int
    y: int
    w: int
    h: int

    @property
    def area(self) -> int:
        return max(0, self.w) * max(0, self.h)

    def contains(self, x: float, y: float) -> bool:
        return self.x <= x < self.x + self.w and self.y <= y < self.y + self.h

    def intersection(self, other: Box) -> Box:
        x, y = max(self.x, other.x), max(self.y, other.y)
        right, bottom = min(self.x + self.w, other.x + other.w), min(self.y + self.h, other.y + other.h)
        return Box(x, y, max(0, right - x), max(0, bottom - y))

    def iou(self, other: Box) -> float:
        """Intersection over union, 0 when both are empty."""
        shared = self.intersection(other).area
        union = self.area + other.area - shared
        return shared / union if union else 0.0

    def clipped(self, width: int, height: int) -> Box:
        return self.intersection(Box(0, 0, width, height))


@dataclass(frozen=True, slots=True, eq=False)
class Region:
    """A set of pixels: its bounding box and, inside it, a mask ``[h, w]``."""

    box: Box
    mask: Mask

    def __post_init__(self) -> None:
        if self.mask.shape != (self.box.h, self.box.w):
            raise ValueError(f"mask {self.mask.shape} does not fill box {self.box}")

    @classmethod
    def from_box(cls, box: Box, width: int, height: int) -> Region:
        """The rectangle, cut to the image. Raises RegionInvalid where nothing is left."""
        inside = box.clipped(width, height)
        if inside.area == 0:
            raise RegionInvalid(
                f"the box {box.x},{box.y},{box.w},{box.h} lies outside the image of {width}×{height} px",
                remedy="Draw it on the part",
            )
        return cls(inside, np.ones((inside.h, inside.w), dtype=np.bool_))

    @classmethod
    def from_mask(cls, full: npt.NDArray[Any], *, offset: tuple[int, int] = (0, 0)) -> Region:
        """Non-zero pixels of ``full [H, W]`` with its corner at ``offset = (x, y)``. Raises RegionInvalid if none."""
        rows, columns = np.flatnonzero(full.any(axis=1)), np.flatnonzero(full.any(axis=0))
        if rows.size == 0:
            raise RegionInvalid("the region is empty", remedy="Draw it on the part")
        top, bottom, left, right = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
        box = Box(int(left) + offset[0], int(top) + offset[1], int(right - left), int(bottom - top))
        return cls(box, np.ascontiguousarray(full[top:bottom, left:right] != 0))

    @property
    def area(self) -> int:
        """Pixels."""
        return int(np.count_nonzero(self.mask))

    def full_mask(self, width: int, height: int) -> Mask:
        """The region as a mask ``[height, width]``; what lies outside is cut off."""
        full = np.zeros((height, width), dtype=np.bool_)
        inside = self.box.clipped(width, height)
        top, left = inside.y - self.box.y, inside.x - self.box.x
        full[inside.y : inside.y + inside.h, inside.x : inside.x + inside.w] = self.mask[
            top : top + inside.h, left : left + inside.w
        ]
        return full

    def iou(self, other: Region) -> float:
        """Intersection over union in pixels."""
        shared = self.box.intersection(other.box)
        if shared.area == 0:
            return 0.0
        mine, theirs = self._cut(shared), other._cut(shared)
        both = int(np.count_nonzero(mine & theirs))
        return both / (self.area + other.area - both)

    def contains(self, x: float, y: float) -> bool:
        return self.box.contains(x, y) and bool(self.mask[int(y) - self.box.y, int(x) - self.box.x])

    def _cut(self, box: Box) -> Mask:
        y, x = box.y - self.box.y, box.x - self.box.x
        return self.mask[y : y + box.h, x : x + box.w]

    def to_json(self) -> dict[str, Any]:
        """Box and row-major run lengths, the first run counting zeros."""
        flat = self.mask.ravel()
        edges = np.flatnonzero(np.diff(flat)) + 1
        runs = np.diff(np.concatenate(([0], edges, [flat.size]))).tolist()
        if flat.size and flat[0]:
            runs.insert(0, 0)
        return {"box": [self.box.x, self.box.y, self.box.w, self.box.h], "runs": runs}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Region:
        """The inverse of ``to_json``. Raises RegionInvalid where the runs do not fill the box."""
        x, y, w, h = (int(v) for v in data["box"])
        runs = np.asarray(data["runs"], dtype=np.int64)
        if w < 0 or h < 0 or (runs < 0).any() or int(runs.sum()) != w * h:
            raise RegionInvalid("a stored region is damaged: its runs do not fill its box")
        flat = np.repeat(np.arange(runs.size) % 2 == 1, runs)
        return cls(Box(x, y, w, h), flat.reshape(h, w))
