"""The tool in hand and what it has drawn on one image."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QPainter

from inspector_app.domain.geometry import Region
from inspector_app.ui.canvas.appearance import Appearance
from inspector_app.ui.canvas.drawing import Drawing, DrawingState
from inspector_app.ui.canvas.drawn_layer import (
    DrawnLayer,
    paint_handles,
    paint_open,
    paint_selected,
    paint_tip,
    paint_words,
)
from inspector_app.ui.canvas.piece_editing import PieceEditing
from inspector_app.ui.canvas.polygon_tool import PolygonTool
from inspector_app.ui.canvas.region_history import RegionHistory
from inspector_app.ui.canvas.shapes import Point
from inspector_app.ui.canvas.tools import BRUSH_STEP, BoxTool, Brush, Eraser, Select, Tool, ToolKind
from inspector_app.ui.canvas.viewport import Viewport
from inspector_app.ui.canvas.wand import WandTool
from inspector_app.ui.language.figures import decimal

BRUSH_SHARE = 0.02  # of the longer side: the radius a brush starts with


class RegionEditor:
    """Turns presses and drags into a region. A method that returns True has changed the region for good."""

    def __init__(self) -> None:
        self._layer = DrawnLayer()
        self._radius = 1.0
        self._values: npt.NDArray[np.float32] | None = None
        self._kind = ToolKind.SELECT
        self._fills = False
        self._pressed = False
        self._begin(0, 0)

    def start_over(self, width: int, height: int) -> bool:
        """Another image of ``width × height`` px: nothing is drawn; the tool stays. True if something was."""
        had = not self._drawing.is_empty
        if (width, height) != (self._drawing.width, self._drawing.height):
            self._radius = max(1.0, BRUSH_SHARE * max(width, height))
        self._begin(width, height)
        return had

    def set_values(self, values: npt.NDArray[np.float32] | None) -> None:
        """The calibrated map ``[h, w]`` over the whole image, for the wand to grow over."""
        self._values = values

    def region(self) -> Region | None:
        return self._drawing.region()

    @property
    def is_empty(self) -> bool:
        """Nothing is drawn."""
        return self._drawing.is_empty

    # --- the tool

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

    @property
    def has_selection(self) -> bool:
        """A piece of the region is selected."""
        return self._editing.selected is not None

    @property
    def sizes(self) -> bool:
        """The tool in hand has something to make larger and smaller: its tip, or what it takes in."""
        return isinstance(self._tool, Brush | WandTool)

    def step_size(self, steps: float) -> bool:
        """A larger (+1) or smaller (-1) tip; of the wand a more or less tolerant one."""
        if isinstance(self._tool, WandTool):
            changed = self._tool.step_tolerance(steps)
            return self._settled(changed, f"wand {self._tool.touches}")
        longest = max(self._drawing.width, self._drawing.height, 2)
        self._radius = min(max(self._radius * BRUSH_STEP**steps, 0.5), longest / 2)
        return False

    def set_fills(self, fills: bool) -> bool:
        """Whether the wand takes in the holes of what it takes; the touch that was last is done again."""
        self._fills = fills
        if not isinstance(self._tool, WandTool):
            return False
        self._tool.fills = fills
        return self.step_size(0)

    def take(self, kind: ToolKind) -> None:
        """Another tool; what is open is dropped, what is drawn stays."""
        self.cancel()
        self._kind = kind
        match kind:
            case ToolKind.SELECT:
                self._tool = Select(self._drawing, self._editing)
            case ToolKind.BOX:
                self._tool = BoxTool(self._drawing, self._editing)
            case ToolKind.BRUSH:
                self._tool = Brush(self._drawing, lambda: self._radius)
            case ToolKind.ERASER:
                self._tool = Eraser(self._drawing, lambda: self._radius)
            case ToolKind.POLYGON:
                self._tool = PolygonTool(self._drawing, self._editing)
            case ToolKind.WAND:
                self._tool = WandTool(self._drawing, lambda: self._values)
                self._tool.fills = self._fills

    # --- gestures

    def wants(self, point: Point, *, reach: float) -> bool:
        """Whether a press there is for the tool."""
        return self._tool.wants(point, reach=reach)

    def press(self, point: Point, *, adding: bool, reach: float) -> bool:
        if self.draws and self._kind is not ToolKind.POLYGON:
            self._editing.select(None)
        self._pressed = True
        return self._settled(self._tool.press(point, adding=adding, reach=reach))

    def move(self, point: Point) -> None:
        if self._pressed:
            self._tool.drag(point)
        else:
            self._tool.hover(point)

    def release(self, point: Point, *, reach: float) -> bool:
        self._pressed = False
        gesture = f"wand {self._tool.touches + 1}" if isinstance(self._tool, WandTool) else ""
        return self._settled(self._tool.release(point, reach=reach), gesture)

    @property
    def takes_double_clicks(self) -> bool:
        """A second press at once means something else than the first."""
        return self._kind in (ToolKind.SELECT, ToolKind.POLYGON)

    def let_go(self) -> None:
        """A press beside everything: nothing is selected any more."""
        if not self._pressed and not self.is_open:
            self._editing.select(None)

    def double_click(self, point: Point, *, reach: float) -> bool:
        self._pressed = False
        return self._settled(self._tool.double_click(point, reach=reach))

    def finish(self) -> bool:
        return self._settled(self._tool.finish())

    def step_back(self) -> bool:
        return self._tool.step_back()

    def cancel(self) -> bool:
        """Drop what is open, also a stroke in the making; False if nothing was."""
        self._pressed = False
        dropped = self._tool.cancel()
        if self._drawing.revision != self._settled_at:
            self._restore(self._history.now)
        return dropped

    def delete_selected(self) -> bool:
        """Take away the corner that was last held, else the selected piece."""
        return self._settled(self._editing.delete())

    def nudge(self, dx: int, dy: int) -> bool:
        """Move the selected piece by whole px; a row of nudges is one step to undo."""
        return self._settled(self._editing.nudge(dx, dy), "nudge")

    def clear(self) -> bool:
        """Drop what is drawn, as a step that can be undone; False if nothing was."""
        had = not self._drawing.is_empty
        self.cancel()
        self._drawing.clear()
        self._editing.select(None)
        self._settled(True)
        return had

    # --- undo

    @property
    def can_undo(self) -> bool:
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        return self._history.can_redo

    def undo(self) -> bool:
        """Take back the last gesture; False if there is none."""
        self.cancel()
        if not self._history.can_undo:
            return False
        self._restore(self._history.undo())
        return True

    def redo(self) -> bool:
        self.cancel()
        if not self._history.can_redo:
            return False
        self._restore(self._history.redo())
        return True

    def forget_steps(self) -> None:
        """What was drawn so far is not undone any more: something else was done since."""
        self._history = RegionHistory(self._history.now)

    # --- painting

    def paint(
        self, painter: QPainter, viewport: Viewport, colours: Appearance, pointer: QPointF | None
    ) -> None:
        editing = self._editing
        self._layer.paint(painter, self._drawing, viewport, colours, editing.lifted)
        moving = editing.moving_path()
        selected = editing.selected
        if moving is not None:
            paint_selected(painter, moving, viewport, colours, moving=True)
        elif selected is not None:
            paint_selected(painter, selected.path, viewport, colours, moving=False)
        if self._kind in (ToolKind.SELECT, ToolKind.POLYGON, ToolKind.BOX):
            paint_handles(painter, editing.handles(1 / viewport.scale), editing.corner, viewport, colours)
        preview = self._tool.preview()
        if preview is not None:
            paint_open(painter, preview, viewport, colours)
        if isinstance(self._tool, Brush) and pointer is not None:
            paint_tip(painter, pointer, self._radius * viewport.scale, colours, erases=self._tool.erases)
        if isinstance(self._tool, WandTool) and pointer is not None:
            paint_words(painter, pointer, self._wand_words(self._tool), viewport, colours)

    def _wand_words(self, wand: WandTool) -> str:
        if self._values is None:
            return QCoreApplication.translate("RegionEditor", "no map yet")
        share = f"{100 * wand.share:.0f} %"
        if wand.grown is not None and (self._pressed or wand.adjusts):
            return QCoreApplication.translate("RegionEditor", "down to {0} of {1}").format(
                share, decimal(wand.grown.value)
            )
        if self._pressed:
            return QCoreApplication.translate("RegionEditor", "calm here")
        return QCoreApplication.translate("RegionEditor", "down to {0}").format(share)

    # --- within

    def _begin(self, width: int, height: int) -> None:
        self._pressed = False
        self._drawing = Drawing(width, height)
        self._settled_at = self._drawing.revision
        self._editing = PieceEditing(self._drawing)
        self._history = RegionHistory()
        self._tool: Tool = Select(self._drawing, self._editing)
        self.take(self._kind)

    def _settled(self, changed: bool, gesture: str = "") -> bool:
        if changed:
            self._history.step(self._drawing.state(), gesture)
            self._settled_at = self._drawing.revision
        return changed

    def _restore(self, state: DrawingState) -> None:
        self._drawing.restore(state)
        self._editing.select(None)
        self._settled_at = self._drawing.revision
