"""The polygon tool: corner by corner, and corners again once it is closed."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QPolygonF

from inspector_app.ui.canvas.drawing import Drawing
from inspector_app.ui.canvas.piece_editing import PieceEditing
from inspector_app.ui.canvas.shapes import Point
from inspector_app.ui.canvas.tools import Tool, ToolKind

CLOSE_WITHIN = 9.0  # logical px of the view around the first corner that close a polygon


class PolygonTool(Tool):
    """A click on the first corner, a double click or Enter closes it; then its handles can be dragged."""

    kind = ToolKind.POLYGON

    def __init__(self, drawing: Drawing, editing: PieceEditing) -> None:
        super().__init__(drawing)
        self._editing = editing
        self._corners: list[Point] = []
        self._pointer: Point | None = None
        self._adding = False
        self._reshapes = False  # this press took hold of a handle of a closed one

    def press(self, point: Point, *, adding: bool, reach: float) -> bool:
        self._reshapes = not self._corners and self._editing.take_handle(point, reach)
        if self._reshapes:
            return False
        if not self._corners:
            self._adding = adding
            self._editing.select(None)
        elif len(self._corners) >= 3 and _near(point, self._corners[0], CLOSE_WITHIN * reach):
            return self.finish()
        self._corners.append(point)
        self._pointer = point
        return False

    def drag(self, point: Point) -> None:
        if self._reshapes:
            self._editing.drag(point)
        elif self._corners:
            self._corners[-1] = self._pointer = point

    def hover(self, point: Point) -> None:
        self._pointer = point

    def release(self, point: Point, *, reach: float) -> bool:
        if not self._reshapes:
            return False
        self._reshapes = False
        return self._editing.release()

    def double_click(self, point: Point, *, reach: float) -> bool:
        return self.finish() if self._corners else self._editing.toggle_corner(point, reach)

    def finish(self) -> bool:
        if len(self._corners) < 3:
            return False
        corners, self._corners = self._corners, []
        if not self._adding:
            self.drawing.clear()
        self._editing.select(self.drawing.add_polygon(corners))
        return True

    def step_back(self) -> bool:
        if not self._corners:
            return False
        self._corners.pop()
        return True

    def cancel(self) -> bool:
        open_now, self._corners = bool(self._corners), []
        reshaped, self._reshapes = self._editing.cancel(), False
        return open_now or reshaped

    def preview(self) -> QPainterPath | None:
        if not self._corners:
            return None
        points = [*self._corners, self._pointer] if self._pointer else self._corners
        path = QPainterPath()
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
        if len(points) > 2:
            path.closeSubpath()
        return path


def _near(a: Point, b: Point, reach: float) -> bool:
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 <= reach**2
