"""The tool in hand and what it has drawn on one image."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from inspector_app.domain.geometry import Region
from inspector_app.ui.canvas.appearance import Appearance
from inspector_app.ui.canvas.drawing import Drawing, Point
from inspector_app.ui.canvas.drawn_layer import DrawnLayer, paint_open, paint_tip
from inspector_app.ui.canvas.tools import (
    BRUSH_STEP,
    BoxTool,
    Brush,
    Eraser,
    PolygonTool,
    Select,
    Tool,
    ToolKind,
)
from inspector_app.ui.canvas.viewport import Viewport

BRUSH_SHARE = 0.02  # of the longer side: the radius a brush starts with


class RegionEditor:
    """Turns presses and drags into a region. A method that returns True has changed the region for good."""

    def __init__(self) -> None:
        self._drawing = Drawing(0, 0)
        self._layer = DrawnLayer()
        self._radius = 1.0
        self._tool: Tool = Select(self._drawing)
        self._pressed = False

    def start_over(self, width: int, height: int) -> bool:
        """Another image of ``width × height`` px: nothing is drawn; the tool stays. True if something was."""
        had = self.region() is not None
        if (width, height) != (self._drawing.width, self._drawing.height):
            self._radius = max(1.0, BRUSH_SHARE * max(width, height))
        self._drawing = Drawing(width, height)
        self.take(self.kind)
        return had

    def clear(self) -> bool:
        had = self.region() is not None
        self.cancel()
        self._drawing.clear()
        return had

    def region(self) -> Region | None:
        return self._drawing.region()

    @property
    def kind(self) -> ToolKind:
        return self._tool.kind

    @property
    def cursor(self) -> Qt.CursorShape:
        return self._tool.cursor

    @property
    def draws(self) -> bool:
        return self._tool.kind is not ToolKind.SELECT

    @property
    def is_pressed(self) -> bool:
        """A button is down and belongs to the tool."""
        return self._pressed

    @property
    def is_open(self) -> bool:
        """A shape has been begun and not ended."""
        return self._tool.preview() is not None

    @property
    def brush_radius(self) -> float | None:
        """Image px; None if the tool in hand has no tip."""
        return self._radius if isinstance(self._tool, Brush) else None

    def step_brush(self, steps: float) -> None:
        longest = max(self._drawing.width, self._drawing.height, 2)
        self._radius = min(max(self._radius * BRUSH_STEP**steps, 0.5), longest / 2)

    def take(self, kind: ToolKind) -> None:
        """Another tool; what is open is dropped, what is drawn stays."""
        self._pressed = False
        match kind:
            case ToolKind.SELECT:
                self._tool = Select(self._drawing)
            case ToolKind.BOX:
                self._tool = BoxTool(self._drawing)
            case ToolKind.BRUSH:
                self._tool = Brush(self._drawing, lambda: self._radius)
            case ToolKind.ERASER:
                self._tool = Eraser(self._drawing, lambda: self._radius)
            case ToolKind.POLYGON:
                self._tool = PolygonTool(self._drawing)

    def press(self, point: Point, *, adding: bool, reach: float) -> bool:
        self._pressed = True
        return self._tool.press(point, adding=adding, reach=reach)

    def move(self, point: Point) -> None:
        if self._pressed:
            self._tool.drag(point)
        else:
            self._tool.hover(point)

    def release(self, point: Point, *, reach: float) -> bool:
        self._pressed = False
        return self._tool.release(point, reach=reach)

    def finish(self) -> bool:
        return self._tool.finish()

    def step_back(self) -> bool:
        return self._tool.step_back()

    def cancel(self) -> bool:
        """Drop what is open; False if nothing was."""
        self._pressed = False
        return self._tool.cancel()

    def paint(
        self, painter: QPainter, viewport: Viewport, colours: Appearance, pointer: QPointF | None
    ) -> None:
        self._layer.paint(painter, self._drawing, viewport, colours)
        preview = self._tool.preview()
        if preview is not None:
            paint_open(painter, preview, viewport, colours)
        if isinstance(self._tool, Brush) and pointer is not None:
            paint_tip(painter, pointer, self._radius * viewport.scale, colours, erases=self._tool.erases)
