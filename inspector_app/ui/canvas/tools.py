"""The tools of the canvas: what a press, a drag and a release mean, in image pixels."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath

from inspector_app.ui.canvas.drawing import Drawing
from inspector_app.ui.canvas.piece_editing import PieceEditing
from inspector_app.ui.canvas.shapes import Point

BRUSH_STEP = 1.25


class ToolKind(StrEnum):
    SELECT = "select"
    BOX = "box"
    BRUSH = "brush"
    ERASER = "eraser"
    POLYGON = "polygon"
    WAND = "wand"


class Tool:
    """A gesture in the making. Points are image px (x, y); ``reach`` is a logical px of the view in image px.

    A method that returns True has changed the region for good: the canvas tells the world.
    """

    kind: ToolKind
    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, drawing: Drawing) -> None:
        self.drawing = drawing

    def wants(self, point: Point, *, reach: float) -> bool:
        """Whether a press there is for the tool; else the view pans or selects a finding."""
        return True

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

    def double_click(self, point: Point, *, reach: float) -> bool:
        """A second press at once in the same place: end what is open."""
        return self.finish()

    def finish(self) -> bool:
        """Enter: end what is open."""
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
    """Picks, moves and reshapes what is drawn; elsewhere it picks findings, and the canvas pans."""

    kind = ToolKind.SELECT
    cursor = Qt.CursorShape.ArrowCursor

    def __init__(self, drawing: Drawing, editing: PieceEditing) -> None:
        super().__init__(drawing)
        self._editing = editing

    def wants(self, point: Point, *, reach: float) -> bool:
        return self._editing.handle_at(point, reach) is not None or self.drawing.holds(*point)

    def press(self, point: Point, *, adding: bool, reach: float) -> bool:
        if not self._editing.take_handle(point, reach):
            self._editing.take_piece(point)
        return False

    def drag(self, point: Point) -> None:
        self._editing.drag(point)

    def release(self, point: Point, *, reach: float) -> bool:
        return self._editing.release()

    def double_click(self, point: Point, *, reach: float) -> bool:
        return self._editing.toggle_corner(point, reach)

    def cancel(self) -> bool:
        return self._editing.cancel()


class BoxTool(Tool):
    """A rectangle from corner to corner; it becomes a polygon, whose corners can be moved."""

    kind = ToolKind.BOX

    def __init__(self, drawing: Drawing, editing: PieceEditing) -> None:
        super().__init__(drawing)
        self._editing = editing
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
        self._editing.select(self.drawing.add_box(start, point))
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
    """Paints pixels under a round tip; what is drawn already stays. From press to release is one stroke."""

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

    def cancel(self) -> bool:
        open_now, self._last = self._last is not None, None
        return open_now


class Eraser(Brush):
    """Takes pixels away from what is drawn."""

    kind = ToolKind.ERASER
    erases = True
