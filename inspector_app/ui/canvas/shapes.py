"""What a region is drawn of: polygons whose corners stay editable, and patches of painted pixels."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QPolygonF

from inspector_app.domain.geometry import Box
from inspector_app.ui.canvas.outline import mask_path

Point = tuple[float, float]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Polygon:
    """A closed line through ``corners`` (image px, at least three), filled by the even-odd rule."""

    corners: tuple[Point, ...]

    @cached_property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        xs, ys = [x for x, _ in self.corners], [y for _, y in self.corners]
        return min(xs), min(ys), max(xs), max(ys)

    @property
    def path(self) -> QPainterPath:
        path = QPainterPath()
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in self.corners]))
        path.closeSubpath()
        return path

    def covered(self, width: int, height: int) -> tuple[Box, Mask]:
        """The pixels of a picture of ``width × height`` whose centre is inside, as a box and a mask in it."""
        if self._filled is None or self._filled[0] != (width, height):
            box = box_around(self.corners, 0.0).clipped(width, height)
            object.__setattr__(self, "_filled", ((width, height), box, inside_polygon(box, self.corners)))
        _, box, mask = self._filled
        return box, mask

    _filled = None  # what ``covered`` has last made: a polygon lies still much longer than it moves

    def contains(self, x: float, y: float) -> bool:
        inside = False
        for (x0, y0), (x1, y1) in edges(self.corners):
            if min(y0, y1) <= y < max(y0, y1) and x >= x0 + (y - y0) * ((x1 - x0) / (y1 - y0)):
                inside = not inside
        return inside

    def moved(self, dx: float, dy: float) -> Polygon:
        return Polygon(tuple((x + dx, y + dy) for x, y in self.corners))

    def with_corner(self, number: int, place: Point) -> Polygon:
        """One corner moved."""
        return Polygon((*self.corners[:number], place, *self.corners[number + 1 :]))

    def with_corner_after(self, number: int, place: Point) -> Polygon:
        """One corner more, on the edge that begins at corner ``number``."""
        return Polygon((*self.corners[: number + 1], place, *self.corners[number + 1 :]))

    def without_corner(self, number: int) -> Polygon | None:
        """One corner less; None where no polygon would be left."""
        rest = (*self.corners[:number], *self.corners[number + 1 :])
        return Polygon(rest) if len(rest) >= 3 else None


@dataclass(frozen=True, eq=False)
class Patch:
    """Painted pixels that touch each other: a box of the picture and a mask ``[h, w]`` in it."""

    box: Box
    mask: Mask

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        box = self.box
        return box.x, box.y, box.x + box.w, box.y + box.h

    @cached_property
    def path(self) -> QPainterPath:
        return mask_path(self.mask, self.box.x, self.box.y)


Piece = Polygon | Patch


def edges(corners: Sequence[Point]) -> list[tuple[Point, Point]]:
    """From each corner to the next, and back to the first."""
    return list(zip(corners, [*corners[1:], corners[0]], strict=True))


def box_around(points: Sequence[Point], margin: float) -> Box:
    """The whole pixels within ``margin`` of the points; not cut to any picture."""
    x0 = math.floor(min(x for x, _ in points) - margin)
    y0 = math.floor(min(y for _, y in points) - margin)
    x1 = math.floor(max(x for x, _ in points) + margin) + 1
    y1 = math.floor(max(y for _, y in points) + margin) + 1
    return Box(x0, y0, x1 - x0, y1 - y0)


def joined(a: Box, b: Box) -> Box:
    """The smallest box around both; an empty one does not count."""
    if a.area == 0:
        return b
    if b.area == 0:
        return a
    x, y = min(a.x, b.x), min(a.y, b.y)
    return Box(x, y, max(a.x + a.w, b.x + b.w) - x, max(a.y + a.h, b.y + b.h) - y)


def near_segment(box: Box, a: Point, b: Point, radius: float) -> Mask:
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
        for (x0, y0), (x1, y1) in edges(strip):
            if y0 != y1:
                crossed = (ys >= min(y0, y1)) & (ys <= max(y0, y1))
                at = np.where(crossed, x0 + (ys - y0) * ((x1 - x0) / (y1 - y0)), np.nan)
                starts, ends = np.fmin(starts, at), np.fmax(ends, at)
    first = np.ceil(np.clip(starts - box.x - 0.5, 0, box.w)).astype(np.int32)
    last = np.floor(np.clip(ends - box.x - 0.5, -1, box.w)).astype(np.int32)
    columns = np.arange(box.w, dtype=np.int32)
    return np.asarray((columns >= first[:, None]) & (columns <= last[:, None]))


def inside_polygon(box: Box, corners: Sequence[Point]) -> Mask:
    """Pixels of the box ``[h, w]`` whose centre is inside: each row is filled between pairs of crossed edges.

    Row by row, so that an outline around a picture of 8,000 px a side costs milliseconds.
    """
    mask = np.zeros((box.h, box.w), dtype=np.bool_)
    ys = box.y + np.arange(box.h) + 0.5
    rows, columns = [], []
    for (x0, y0), (x1, y1) in edges(corners):
        first = max(0, math.ceil(min(y0, y1) - 0.5 - box.y) - 1)
        last = min(box.h, math.ceil(max(y0, y1) - 0.5 - box.y) + 1)
        near = np.arange(first, max(first, last))
        hit = near[(ys[near] >= min(y0, y1)) & (ys[near] < max(y0, y1))]
        if hit.size:
            x = x0 + (ys[hit] - y0) * ((x1 - x0) / (y1 - y0))
            rows.append(hit)
            columns.append(np.clip(np.ceil(x - 0.5 - box.x), 0, box.w).astype(np.int64))
    if not rows:
        return mask
    row, column = np.concatenate(rows), np.concatenate(columns)
    order = np.lexsort((column, row))
    row, column = row[order], column[order]
    runs = np.stack([row[::2], column[::2], column[1::2]], axis=1)  # [n, 3]: y, start, end
    # Rows that are filled alike, as all of a box are, are filled at once.
    alike = (np.diff(runs, axis=0) == (1, 0, 0)).all(axis=1)
    first = np.flatnonzero(np.concatenate([[True], ~alike]))
    heights = np.diff(np.append(first, len(runs)))
    for (y, start, end), height in zip(runs[first].tolist(), heights.tolist(), strict=True):
        mask[y : y + height, start:end] = True
    return mask
