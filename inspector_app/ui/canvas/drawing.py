"""The region that is being drawn: painted pixels and polygons, changed stroke by stroke."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from inspector_app.domain.geometry import Box, Region
from inspector_app.imaging.contours import label_components
from inspector_app.ui.canvas.painted import NOTHING, Painted, region_of_mask
from inspector_app.ui.canvas.shapes import (
    Mask,
    Patch,
    Piece,
    Point,
    Polygon,
    box_around,
    joined,
    near_segment,
)


@dataclass(frozen=True, eq=False)
class DrawingState:
    """All that is drawn at one moment: painted pixels as ``Painted.moment`` gives them, and polygons."""

    box: Box = NOTHING
    bits: bytes = field(default=b"", repr=False)
    polygons: tuple[Polygon, ...] = ()

    @property
    def nbytes(self) -> int:
        return len(self.bits) + 16 * sum(len(polygon.corners) for polygon in self.polygons)

    def same(self, other: DrawingState) -> bool:
        """Whether the same is drawn, by the same pieces."""
        mine = (self.box, self.bits, [polygon.corners for polygon in self.polygons])
        return mine == (other.box, other.bits, [polygon.corners for polygon in other.polygons])


class Drawing:
    """Pixels of a picture of ``width × height`` that the operator has covered: in polygons or painted.

    A pixel belongs to a shape if its centre lies inside. ``revision`` counts changes.
    """

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self.revision = 0
        self.polygons: tuple[Polygon, ...] = ()
        self._painted = Painted(width, height)
        self._region: tuple[int, Region | None] | None = None

    # --- what is drawn

    def region(self) -> Region | None:
        """What is covered, or None."""
        if self._region is None or self._region[0] != self.revision:
            painted = not any(polygon.covered(self.width, self.height)[0].area for polygon in self.polygons)
            region = self._painted.region() if painted else region_of_mask(*self.covered())
            self._region = self.revision, region
        return self._region[1]

    @property
    def is_empty(self) -> bool:
        """Not one pixel is covered; asked without making a region of it."""
        return not self._painted.tight().area and not any(
            polygon.covered(self.width, self.height)[1].any() for polygon in self.polygons
        )

    def covered(self, without: Piece | None = None) -> tuple[Box, Mask]:
        """A box around all that is covered, and the mask in it ``[h, w]``, not to be written.

        ``without`` a piece that is just being moved.
        """
        filled = [p.covered(self.width, self.height) for p in self.polygons if p is not without]
        filled = [(box, mask) for box, mask in filled if box.area]
        if not filled and not isinstance(without, Patch):
            return self._painted.bounds, self._painted.within(self._painted.bounds)
        if len(filled) == 1 and not self._painted.is_there:
            return filled[0]
        whole = self._painted.bounds
        for box, _ in filled:
            whole = joined(whole, box)
        covered = np.zeros((whole.h, whole.w), dtype=np.bool_)
        if self._painted.is_there:
            _cut(covered, whole, self._painted.bounds)[:] = self._painted.within(self._painted.bounds)
        if isinstance(without, Patch):
            _cut(covered, whole, without.box)[without.mask] = False
        for box, mask in filled:
            part = _cut(covered, whole, box)
            np.logical_or(part, mask, out=part)  # ten times as fast as to index by the mask
        return whole, covered

    def holds(self, x: float, y: float) -> bool:
        """Whether a piece lies under a point."""
        if any(polygon.contains(x, y) for polygon in self.polygons):
            return True
        return self._painted.holds(math.floor(x), math.floor(y))

    def piece_at(self, x: float, y: float) -> Piece | None:
        """The polygon drawn last, else the painted patch, that holds a point; None outside of all."""
        for polygon in reversed(self.polygons):
            if polygon.contains(x, y):
                return polygon
        if not self.holds(x, y):
            return None
        box = self._painted.bounds
        labels, components = label_components(self._painted.within(box))
        number = labels[math.floor(y) - box.y, math.floor(x) - box.x]
        own = components[number - 1].box
        mask = labels[own.y : own.y + own.h, own.x : own.x + own.w] == number
        return Patch(Box(box.x + own.x, box.y + own.y, own.w, own.h), mask)

    # --- changing it

    def clear(self) -> None:
        if self._painted.is_there or self.polygons:
            self._painted.clear()
            self.polygons = ()
            self.revision += 1

    def add_box(self, a: Point, b: Point) -> Polygon | None:
        """Every pixel that the rectangle between two corners touches, as a polygon; None outside the picture."""
        x0, y0 = max(0, math.floor(min(a[0], b[0]))), max(0, math.floor(min(a[1], b[1])))
        x1 = min(self.width, math.ceil(max(a[0], b[0])))
        y1 = min(self.height, math.ceil(max(a[1], b[1])))
        if x1 <= x0 or y1 <= y0:
            return None
        return self.add_polygon([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])

    def add_polygon(self, corners: Sequence[Point]) -> Polygon | None:
        """The inside (even-odd) of a closed polygon of at least three corners; None outside the picture."""
        if len(corners) < 3 or box_around(corners, 0.0).clipped(self.width, self.height).area == 0:
            return None
        polygon = Polygon(tuple((float(x), float(y)) for x, y in corners))
        self.polygons = (*self.polygons, polygon)
        self.revision += 1
        return polygon

    def paint(self, box: Box, mask: Mask) -> None:
        """Cover the pixels of a mask ``[h, w]`` in a box; what lies outside the picture is cut off."""
        inside = box.clipped(self.width, self.height)
        if inside.area:
            self._apply(inside, _cut(mask, box, inside), True)

    def stroke(self, a: Point, b: Point, radius: float, *, erase: bool = False) -> None:
        """A round brush drawn from a to b; a brush smaller than a pixel still takes the pixel under it.

        Erasing turns the polygons that it touches into painted pixels.
        """
        box = box_around((a, b), radius).clipped(self.width, self.height)
        if box.area == 0:
            return
        covered = near_segment(box, a, b, radius)
        for x, y in (a, b):
            if box.contains(x, y):
                covered[math.floor(y) - box.y, math.floor(x) - box.x] = True
        if erase:
            self._paint_polygons_under(box, covered)
        self._apply(box, covered, not erase)

    def replace(self, old: Polygon, new: Polygon | None) -> None:
        """Another polygon, or none, in the place of one of these."""
        place = next(number for number, polygon in enumerate(self.polygons) if polygon is old)
        between = () if new is None else (new,)
        self.polygons = (*self.polygons[:place], *between, *self.polygons[place + 1 :])
        self.revision += 1

    def remove(self, piece: Piece) -> None:
        """Take a piece away."""
        if isinstance(piece, Polygon):
            self.replace(piece, None)
        else:
            self._apply(piece.box, piece.mask, False)

    def move(self, piece: Piece, dx: float, dy: float) -> Piece:
        """Move a piece as far as it stays on the picture; the piece in its new place."""
        dx, dy = self.held(piece, dx, dy)
        if isinstance(piece, Polygon):
            moved = piece.moved(dx, dy)
            self.replace(piece, moved)
            return moved
        self._apply(piece.box, piece.mask, False)
        box = Box(piece.box.x + round(dx), piece.box.y + round(dy), piece.box.w, piece.box.h)
        self._apply(box, piece.mask, True)
        return Patch(box, piece.mask)

    def held(self, piece: Piece, dx: float, dy: float) -> Point:
        """The part of a way that leaves a piece on the picture, in whole px; what hangs over goes no further."""
        left, top, right, bottom = piece.bounds
        x = min(max(round(dx), min(0, math.ceil(-left))), max(0, math.floor(self.width - right)))
        y = min(max(round(dy), min(0, math.ceil(-top))), max(0, math.floor(self.height - bottom)))
        return float(x), float(y)

    # --- moments

    def state(self) -> DrawingState:
        """All that is drawn now."""
        return DrawingState(*self._painted.moment(), self.polygons)

    def restore(self, state: DrawingState) -> None:
        """Go back to a moment."""
        self.clear()
        self.polygons = state.polygons
        self._painted.restore(state.box, state.bits)
        self.revision += 1

    # --- within

    def _paint_polygons_under(self, box: Box, erased: Mask) -> None:
        for polygon in self.polygons:
            own, mask = polygon.covered(self.width, self.height)
            shared = own.intersection(box)
            if shared.area and (_cut(mask, own, shared) & _cut(erased, box, shared)).any():
                self.replace(polygon, None)
                self._apply(own, mask, True)

    def _apply(self, box: Box, covered: Mask, value: bool) -> None:
        if box.area == 0:
            return
        if value:
            self._painted.cover(box, covered)
        elif self._painted.is_there:
            self._painted.erase(box, covered)
        else:
            return
        self.revision += 1


def _cut(mask: Mask, box: Box, part: Box) -> Mask:
    """What a mask in ``box`` holds of another box that lies within it; a view."""
    return mask[part.y - box.y : part.y - box.y + part.h, part.x - box.x : part.x - box.x + part.w]
