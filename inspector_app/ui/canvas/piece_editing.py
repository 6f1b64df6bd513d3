"""The selected piece of a drawing: moved, reshaped by its handles, nudged, deleted."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtGui import QPainterPath

from inspector_app.ui.canvas.drawing import Drawing
from inspector_app.ui.canvas.shapes import Piece, Point, Polygon, edges

HANDLE = 9.0  # logical px of the view around a corner that take hold of it
MIDDLES_FROM = 34.0  # logical px that an edge must have for a handle in its middle


@dataclass(frozen=True, slots=True)
class Handle:
    """A corner of the selected polygon, or the middle of the edge behind it, which becomes a corner when dragged."""

    number: int
    place: Point
    middle: bool = False


class PieceEditing:
    """At most one piece is selected. While it is dragged the drawing itself stays as it is."""

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self._selected: Piece | None = None
        self._known_at = -1  # revision at which a painted patch was what it is
        self.corner: int | None = None  # of the selected polygon: what Delete takes
        self._from: Point | None = None
        self._way: Point = (0.0, 0.0)
        self._grip: Point = (0.0, 0.0)  # from the pointer to the corner that it holds
        self._shape: Polygon | None = None  # the selected polygon as it is being reshaped

    @property
    def selected(self) -> Piece | None:
        """The selected piece, as long as the drawing holds it."""
        piece = self._selected
        if isinstance(piece, Polygon):
            return piece if any(one is piece for one in self._drawing.polygons) else None
        return piece if self._known_at == self._drawing.revision else None

    @property
    def lifted(self) -> Piece | None:
        """The piece that is being dragged: it is not painted where it lies."""
        return self.selected if self._shape is not None or self._way != (0.0, 0.0) else None

    @property
    def shape(self) -> Polygon | None:
        """The selected polygon as it is seen now, also in the middle of a drag."""
        piece = self.selected
        if self._shape is not None:
            return self._shape
        return piece.moved(*self._way) if isinstance(piece, Polygon) else None

    def select(self, piece: Piece | None) -> None:
        self._selected, self._known_at, self.corner = piece, self._drawing.revision, None
        self._from, self._shape, self._way = None, None, (0.0, 0.0)

    def handles(self, reach: float) -> list[Handle]:
        """Corners and middles that can be taken hold of; ``reach``: image px of a logical px of the view."""
        shape = self.shape
        if shape is None:
            return []
        corners = [Handle(number, place) for number, place in enumerate(shape.corners)]
        middles = [
            Handle(number, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2), middle=True)
            for number, (a, b) in enumerate(edges(shape.corners))
            if math.dist(a, b) >= MIDDLES_FROM * reach
        ]
        return [*corners, *middles]

    def handle_at(self, point: Point, reach: float) -> Handle | None:
        """The nearest handle within reach, or None."""
        near = [h for h in self.handles(reach) if math.dist(h.place, point) <= HANDLE * reach]
        return min(near, key=lambda handle: (handle.middle, math.dist(handle.place, point)), default=None)

    # --- gestures

    def take_handle(self, point: Point, reach: float) -> bool:
        """A press: take hold of a corner, or make one in the middle of an edge. False: there is no handle."""
        handle, piece = self.handle_at(point, reach), self.selected
        if handle is None or not isinstance(piece, Polygon):
            return False
        self.corner = handle.number
        if handle.middle:
            self.corner = handle.number + 1
            self._shape = piece.with_corner_after(handle.number, handle.place)
        self._from = point
        self._grip = handle.place[0] - point[0], handle.place[1] - point[1]
        return True

    def take_piece(self, point: Point) -> bool:
        """A press: select the piece under it, to be moved. False, and nothing is selected, beside all."""
        held = self._drawing.piece_at(*point)
        self.select(held)
        self._from = point if held is not None else None
        return held is not None

    def drag(self, point: Point) -> None:
        piece = self.selected
        if self._from is None or piece is None:
            return
        if self.corner is not None and isinstance(piece, Polygon):
            place = point[0] + self._grip[0], point[1] + self._grip[1]
            self._shape = (self._shape or piece).with_corner(self.corner, self._on_picture(place))
        else:
            self._way = self._drawing.held(piece, point[0] - self._from[0], point[1] - self._from[1])

    def release(self) -> bool:
        """The button goes up: what was dragged stays there. True if something has changed."""
        piece, shape, way, corner = self.selected, self._shape, self._way, self.corner
        self._from, self._shape, self._way = None, None, (0.0, 0.0)
        if piece is None or (shape is None and way == (0.0, 0.0)):
            return False
        if shape is not None and isinstance(piece, Polygon):
            self._drawing.replace(piece, shape)
            self.select(shape)
        else:
            self.select(self._drawing.move(piece, *way))
        self.corner = corner
        return True

    def cancel(self) -> bool:
        """Put back what is being dragged; False if nothing is."""
        dragged = self._from is not None
        self._from, self._shape, self._way = None, None, (0.0, 0.0)
        return dragged

    def toggle_corner(self, point: Point, reach: float) -> bool:
        """A double click: take the corner there away, or make one on the edge there."""
        self.cancel()
        handle, piece = self.handle_at(point, reach), self.selected
        if not isinstance(piece, Polygon):
            return False
        if handle is not None and not handle.middle:
            self.corner = handle.number
            return self.delete()
        at = [(_to_edge(point, a, b), number) for number, (a, b) in enumerate(edges(piece.corners))]
        distance, number = min(at)
        if distance > HANDLE * reach:
            return False
        shape = piece.with_corner_after(number, self._on_picture(point))
        self._drawing.replace(piece, shape)
        self.select(shape)
        self.corner = number + 1
        return True

    def delete(self) -> bool:
        """Take away the corner that was last held, while three others are left, else the whole piece."""
        piece, corner = self.selected, self.corner
        if piece is None:
            return False
        if corner is not None and isinstance(piece, Polygon) and corner < len(piece.corners):
            shape = piece.without_corner(corner)
            if shape is not None:
                self._drawing.replace(piece, shape)
                self.select(shape)
                return True
        self._drawing.remove(piece)
        self.select(None)
        return True

    def nudge(self, dx: int, dy: int) -> bool:
        """Move the selected piece by whole px; False where it cannot go."""
        piece, corner = self.selected, self.corner
        if piece is None or self._drawing.held(piece, dx, dy) == (0.0, 0.0):
            return False
        self.select(self._drawing.move(piece, dx, dy))
        self.corner = corner
        return True

    def moving_path(self) -> QPainterPath | None:
        """The piece that is being dragged, where it is now."""
        piece = self.lifted
        if piece is None:
            return None
        shape = self.shape
        return shape.path if shape is not None else piece.path.translated(*self._way)

    def _on_picture(self, place: Point) -> Point:
        return (
            min(max(place[0], 0.0), float(self._drawing.width)),
            min(max(place[1], 0.0), float(self._drawing.height)),
        )


def _to_edge(point: Point, a: Point, b: Point) -> float:
    """Distance from a point to a segment."""
    way = b[0] - a[0], b[1] - a[1]
    length = way[0] ** 2 + way[1] ** 2
    along = 0.0 if length == 0 else ((point[0] - a[0]) * way[0] + (point[1] - a[1]) * way[1]) / length
    along = min(max(along, 0.0), 1.0)
    return math.dist(point, (a[0] + along * way[0], a[1] + along * way[1]))
