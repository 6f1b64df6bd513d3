"""The region that is being drawn: a mask over the picture that grows and shrinks stroke by stroke."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from inspector_app.domain.geometry import Box, Region

Point = tuple[float, float]


class Drawing:
    """Pixels of a picture of ``width × height`` that the operator has covered.

    A pixel belongs to a shape if its centre lies inside. ``revision`` counts changes.
    """

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self.revision = 0
        self._mask: npt.NDArray[np.bool_] | None = (
            None  # made on the first stroke; pages nobody touches cost nothing
        )
        self._bounds = Box(0, 0, 0, 0)

    def clear(self) -> None:
        if self._mask is not None:
            self._mask = None
            self._bounds = Box(0, 0, 0, 0)
            self.revision += 1

    def region(self) -> Region | None:
        """What is covered, or None."""
        box, inside = self.covered()
        return Region.from_mask(inside, offset=(box.x, box.y)) if inside.any() else None

    def covered(self) -> tuple[Box, npt.NDArray[np.bool_]]:
        """A box around everything that was ever covered, and the mask in it ``[h, w]``, not to be written."""
        if self._mask is None:
            return Box(0, 0, 0, 0), np.zeros((0, 0), dtype=np.bool_)
        box = self._bounds
        return box, self._mask[box.y : box.y + box.h, box.x : box.x + box.w]

    def add_box(self, a: Point, b: Point) -> None:
        """Every pixel that the rectangle between two corners touches."""
        x0, y0 = math.floor(min(a[0], b[0])), math.floor(min(a[1], b[1]))
        x1, y1 = math.ceil(max(a[0], b[0])), math.ceil(max(a[1], b[1]))
        box = Box(x0, y0, x1 - x0, y1 - y0).clipped(self.width, self.height)
        self._apply(box, np.ones((box.h, box.w), dtype=np.bool_), True)

    def add_polygon(self, corners: Sequence[Point]) -> None:
        """The inside (even-odd) of a closed polygon of at least three corners."""
        if len(corners) < 3:
            return
        box = self._box_around(corners, 0.0)
        if box.area:
            self._apply(box, _inside_polygon(box, corners), True)

    def stroke(self, a: Point, b: Point, radius: float, *, erase: bool = False) -> None:
        """A round brush drawn from a to b; a brush smaller than a pixel still takes the pixel under it."""
        box = self._box_around((a, b), radius)
        if box.area == 0:
            return
        covered = _near_segment(box, a, b, radius)
        for x, y in (a, b):
            if box.contains(x, y):
                covered[math.floor(y) - box.y, math.floor(x) - box.x] = True
        self._apply(box, covered, not erase)

    def _box_around(self, points: Sequence[Point], margin: float) -> Box:
        x0 = math.floor(min(x for x, _ in points) - margin)
        y0 = math.floor(min(y for _, y in points) - margin)
        x1 = math.floor(max(x for x, _ in points) + margin) + 1
        y1 = math.floor(max(y for _, y in points) + margin) + 1
        return Box(x0, y0, x1 - x0, y1 - y0).clipped(self.width, self.height)

    def _apply(self, box: Box, covered: npt.NDArray[np.bool_], value: bool) -> None:
        if box.area == 0 or (self._mask is None and not value):
            return
        if self._mask is None:
            self._mask = np.zeros((self.height, self.width), dtype=np.bool_)
        self._mask[box.y : box.y + box.h, box.x : box.x + box.w][covered] = value
        if value:
            self._bounds = _joined(self._bounds, box)
        self.revision += 1


def _joined(a: Box, b: Box) -> Box:
    if a.area == 0:
        return b
    x, y = min(a.x, b.x), min(a.y, b.y)
    return Box(x, y, max(a.x + a.w, b.x + b.w) - x, max(a.y + a.h, b.y + b.h) - y)


def _near_segment(box: Box, a: Point, b: Point, radius: float) -> npt.NDArray[np.bool_]:
    """Pixels of the box ``[h, w]`` whose centre lies within ``radius`` of the segment from a to b.

    The shape is convex: each row of it is one run between the outermost ends of its two round tips and of
    the strip between them. That is computed per row, not per pixel: a large brush stays fluid.
    """
    ys = box.y + np.arange(box.h) + 0.5
    starts, ends = np.full(box.h, np.inf), np.full(box.h, -np.inf)
    for x, y in (a, b):
        under = radius**2 - (ys - y) ** 2
        half = np.sqrt(np.where(under >= 0, under, np.nan))
        starts, ends = np.fmin(starts, x - half), np.fmax(ends, x + half)
    length = math.hypot(b[0] - a[0], b[1] - a[1])
    if length > 0:
        nx, ny = (a[1] - b[1]) / length * radius, (b[0] - a[0]) / length * radius
        strip = [
            (a[0] + nx, a[1] + ny),
            (b[0] + nx, b[1] + ny),
            (b[0] - nx, b[1] - ny),
            (a[0] - nx, a[1] - ny),
        ]
        for (x0, y0), (x1, y1) in zip(strip, [*strip[1:], strip[0]], strict=True):
            if y0 != y1:
                crossed = (ys >= min(y0, y1)) & (ys <= max(y0, y1))
                at = np.where(crossed, x0 + (ys - y0) * ((x1 - x0) / (y1 - y0)), np.nan)
                starts, ends = np.fmin(starts, at), np.fmax(ends, at)
    first = np.ceil(np.clip(starts - box.x - 0.5, 0, box.w)).astype(np.int32)
    last = np.floor(np.clip(ends - box.x - 0.5, -1, box.w)).astype(np.int32)
    columns = np.arange(box.w, dtype=np.int32)
    return np.asarray((columns >= first[:, None]) & (columns <= last[:, None]))


def _inside_polygon(box: Box, corners: Sequence[Point]) -> npt.NDArray[np.bool_]:
    """Pixels of the box ``[h, w]`` whose centre is inside: parity of the edges crossed to the left of it."""
    rows = np.arange(box.h)
    ys = box.y + rows + 0.5
    crossings = np.zeros((box.h, box.w + 1), dtype=np.int32)
    for (x0, y0), (x1, y1) in zip(corners, [*corners[1:], corners[0]], strict=True):
        hit = (ys >= min(y0, y1)) & (ys < max(y0, y1))
        if hit.any():
            x = x0 + (ys[hit] - y0) * ((x1 - x0) / (y1 - y0))
            columns = np.clip(np.ceil(x - 0.5 - box.x), 0, box.w).astype(np.int64)
            np.add.at(crossings, (rows[hit], columns), 1)
    return np.asarray(np.cumsum(crossings[:, :-1], axis=1) % 2 == 1)
