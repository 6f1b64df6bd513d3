"""The tools of the canvas: what a press, a drag and a release mean, in image pixels."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF

from inspector_app.ui.canvas.drawing import Drawing, Point

BRUSH_STEP = 1.25
CLOSE_WITHIN = 9.0  # logical px of the view around the first corner that close a polygon


class ToolKind(StrEnum):
    SELECT = "select"
    BOX = "box"
    BRUSH = "brush"
    ERASER = "eraser"
    POLYGON = "polygon"


class Tool:
    """A gesture in the making. Points are image px (x, y); ``reach`` is a logical px of the view in image px.

    A method that returns True has changed the region for good: the canvas tells the world.
    """

    kind: ToolKind
    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, drawing: Drawing) -> None:
        self.drawing = drawing

    def press(self, point: Point, *, adding: bool, reach: float) -> bool:
        """The button goes down; ``adding`` keeps what is drawn already."""
        return False

    def drag(self, point: Point) -> None:
        """The pointer moves with the button down."""

    def hover(self, point: Point) -> None:
        """The pointer moves with the button up."""

    def release(self, point: Point, *, reach: float) -> bool:
        """The button goes up."""
        return False

    def finish(self) -> bool:
        """Enter or a double click: end what is open."""
        return False

    def step_back(self) -> bool:
        """Backspace: take back the last step of what is open; False if there was none."""
        return False

    def cancel(self) -> bool:
        """Escape: drop what is open; False if there was nothing."""
        return False

    def preview(self) -> QPainterPath | None:
        """What is open, in image px."""
        return None


class Select(Tool):
    """Picks findings; draws nothing. The canvas pans while it is dragged."""

    kind = ToolKind.SELECT
    cursor = Qt.CursorShape.ArrowCursor


class BoxTool(Tool):
    """A rectangle from corner to corner."""

    kind = ToolKind.BOX

    def __init__(self, drawing: Drawing) -> None:
        super().__init__(drawing)
        self._from: Point | None = None
        self._to: Point = (0.0, 0.0)
        self._adding = False

    def press(self, point: Point, *, adding: bool, reach: float) -> bool:
        self._from, self._to, self._adding = point, point, adding
        return False

    def drag(self, point: Point) -> None:
        self._to = point

    def release(self, point: Point, *, reach: float) -> bool:
        start, self._from = self._from, None
        if start is None or max(abs(point[0] - start[0]), abs(point[1] - start[1])) < 3 * reach:
            return False  # a click is not a box
        if not self._adding:
            self.drawing.clear()
        self.drawing.add_box(start, point)
        return True

    def cancel(self) -> bool:
        open_now, self._from = self._from is not None, None
        return open_now

    def preview(self) -> QPainterPath | None:
        if self._from is None:
            return None
        path = QPainterPath()
        path.addRect(QRectF(QPointF(*self._from), QPointF(*self._to)).normalized())
        return path


class Brush(Tool):
    """Paints pixels under a round tip; what is drawn already stays."""

    kind = ToolKind.BRUSH
    erases = False

    def __init__(self, drawing: Drawing, radius: Callable[[], float]) -> None:
        super().__init__(drawing)
        self._radius = radius
        self._last: Point | None = None

    def press(self, point: Point, *, adding: bool, reach: float) -> bool:
        self._last = point
        self.drawing.stroke(point, point, self._radius(), erase=self.erases)
        return False

    def drag(self, point: Point) -> None:
        if self._last is not None:
            self.drawing.stroke(self._last, point, self._radius(), erase=self.erases)
            self._last = point

    def release(self, point: Point, *, reach: float) -> bool:
        painted, self._last = self._last is not None, None
        return painted


class Eraser(Brush):
    """Takes pixels away from what is drawn."""

    kind = ToolKind.ERASER
    erases = True


class PolygonTool(Tool):
    """Corner by corner; a click on the first corner, a double click or Enter closes it."""

    kind = ToolKind.POLYGON

    def __init__(self, drawing: Drawing) -> None:
        super().__init__(drawing)
        self._corners: list[Point] = []
        self._pointer: Point | None = None
        self._adding = False

    def press(self, point: Point, *, adding: bool, reach: float) -> bool:
        if not self._corners:
            self._adding = adding
        elif len(self._corners) >= 3 and _near(point, self._corners[0], CLOSE_WITHIN * reach):
            return self.finish()
        self._corners.append(point)
        self._pointer = point
        return False

    def drag(self, point: Point) -> None:
        if self._corners:
            self._corners[-1] = self._pointer = point

    def hover(self, point: Point) -> None:
        self._pointer = point

    def finish(self) -> bool:
        if len(self._corners) < 3:
            return False
        corners, self._corners = self._corners, []
        if not self._adding:
            self.drawing.clear()
        self.drawing.add_polygon(corners)
        return True

    def step_back(self) -> bool:
        if not self._corners:
            return False
        self._corners.pop()
        return True

    def cancel(self) -> bool:
        open_now, self._corners = bool(self._corners), []
        return open_now

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
