"""A picture on which regions are drawn: the gestures of the tool in hand, its keys, and what they undo."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QWidget

from inspector_app.domain.geometry import Region
from inspector_app.ui.canvas.appearance import Appearance
from inspector_app.ui.canvas.picture_view import PictureView
from inspector_app.ui.canvas.region_editor import RegionEditor
from inspector_app.ui.canvas.shapes import Point
from inspector_app.ui.canvas.tools import ToolKind

SHAPE_KEYS = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Backspace)
PIECE_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
NUDGES = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_SIZING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
FAR = 10  # px of a nudge with Shift
FINGER = 2.2  # times as far as a mouse's a finger reaches


class DrawingView(PictureView):
    """Knows one region in image pixels, drawn stroke by stroke, with undo and redo of its own."""

    region_drawn = Signal(object)  # Region, after each gesture that changed it
    region_cleared = Signal()
    region_steps_changed = Signal()  # whether there is something to undo or redo of what is drawn
    tool_changed = Signal(object)  # ToolKind

    def __init__(self, parent: QWidget | None = None, *, appearance: Appearance | None = None) -> None:
        super().__init__(parent, appearance=appearance)
        self._editor = RegionEditor()
        self._movable = False  # a piece of the region or a handle is under the pointer
        self._pointer: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # --- the region

    def region(self) -> Region | None:
        """What has been drawn on this image, in image px, or None."""
        return self._editor.region()

    def clear_region(self) -> None:
        """Drop what has been drawn; undo brings it back."""
        had = self._editor.clear()
        self._steps_changed()
        if had:
            self.region_cleared.emit()

    def start_region(self) -> None:
        """Another image, or what was drawn is used: nothing of it is left, nor anything to undo."""
        had = self._editor.start_over(self.viewport.width, self.viewport.height)
        self._steps_changed()
        if had:
            self.region_cleared.emit()

    @property
    def can_undo_region(self) -> bool:
        return self._editor.can_undo

    @property
    def can_redo_region(self) -> bool:
        return self._editor.can_redo

    def undo_region(self) -> None:
        """Take back the last stroke."""
        self._tell(self._editor.undo())

    def redo_region(self) -> None:
        self._tell(self._editor.redo())

    def forget_region_steps(self) -> None:
        """Something else was decided since: what is drawn stays, its strokes are not undone any more."""
        self._editor.forget_steps()
        self.region_steps_changed.emit()

    @property
    def tool(self) -> ToolKind:
        return self._editor.kind

    def set_tool(self, kind: ToolKind) -> None:
        """Take another tool in hand; what is drawn stays."""
        changed = kind is not self.tool
        self._editor.take(kind)
        self.hover(None)
        self.restore_cursor()
        self.update()
        if changed:
            self.tool_changed.emit(kind)

    def step_size(self, steps: float) -> None:
        """A larger (+1) or smaller (-1) tip of brush and eraser, or reach of the wand."""
        self._tell(self._editor.step_size(steps))

    def set_wand_fills(self, fills: bool) -> None:
        """Whether the wand takes in the holes of what it takes."""
        self._tell(self._editor.set_fills(fills))

    def paint_region(self, painter: QPainter) -> None:
        """What is drawn, its handles, and the tool at the pointer."""
        self._editor.paint(painter, self.viewport, self.appearance, self._pointer)

    # --- what PictureView asks

    def touch_began(self) -> None:
        self._editor.cancel()
        self._pointer = None
        self.update()

    def restore_cursor(self) -> None:
        self.setCursor(self._editor.cursor)

    # --- events

    def hover(self, position: QPointF | None) -> None:
        """The pointer is over a point of the view, with no tool that draws in hand; None: it has left."""
        movable = False
        if position is not None and self.has_picture and self._pan_from is None:
            point = self.viewport.to_image(position.x(), position.y())
            movable = self._editor.wants(point, reach=self._reach())
        if movable != self._movable:
            self._movable = movable
            self.setCursor(Qt.CursorShape.SizeAllCursor if movable else self._editor.cursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._editor.is_pressed:  # another button or finger while a shape is being drawn
            return
        point, reach = self._image_point(event), self._reach()
        drawn = event.button() is Qt.MouseButton.LeftButton and self.has_picture and self._pan_from is None
        if not drawn or not self._editor.wants(point, reach=reach):
            self._editor.let_go()
            self.update()
            super().mousePressEvent(event)
            return
        adding = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._tell(self._editor.press(point, adding=adding, reach=reach))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer = event.position()
        if self._editor.draws or self._editor.is_pressed:
            self._editor.move(self._image_point(event))
            self.update()
        if not self._editor.draws:
            self.hover(event.position())
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._editor.is_pressed:
            if event.button() is Qt.MouseButton.LeftButton:
                self._tell(self._editor.release(self._image_point(event), reach=self._reach()))
            return
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point, reach = self._image_point(event), self._reach()
        left = event.button() is Qt.MouseButton.LeftButton and self.has_picture
        if not left or not self._editor.wants(point, reach=reach):
            super().mouseDoubleClickEvent(event)
        elif self._editor.takes_double_clicks:
            self._tell(self._editor.double_click(point, reach=reach))
        else:
            self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        sizing = event.modifiers() & _SIZING or self._editor.is_pressed
        if sizing and self._editor.sizes:
            turned = event.angleDelta()  # some systems turn it sideways while Shift is held
            self.step_size((turned.y() or turned.x()) / 120)
            event.accept()
            return
        super().wheelEvent(event)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self.needs(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def needs(self, event: QKeyEvent) -> bool:
        """Whether a key is for this view right now, before any shortcut of the window."""
        if event.key() in NUDGES and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return self._editor.has_selection
        open_now, selected = self._editor.is_open, self._editor.has_selection
        return (event.key() in SHAPE_KEYS and open_now) or (event.key() in PIECE_KEYS and selected)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Comma:
                self.step_size(-1)
            case Qt.Key.Key_Period:
                self.step_size(+1)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_in()
            case Qt.Key.Key_Minus:
                self.zoom_out()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._editor.is_open:
                self._tell(self._editor.finish())
            case Qt.Key.Key_Backspace if self._editor.step_back():
                self.update()
            case Qt.Key.Key_Backspace | Qt.Key.Key_Delete if self._editor.has_selection:
                self._tell(self._editor.delete_selected())
            case key if key in NUDGES and self._editor.has_selection:
                far = FAR if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
                dx, dy = NUDGES[Qt.Key(key)]
                self._tell(self._editor.nudge(far * dx, far * dy))
            case Qt.Key.Key_Escape if self._editor.cancel():
                self.update()
            case Qt.Key.Key_Escape if not self._editor.is_empty:
                self.clear_region()
            case _:
                super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._pointer = None
        self.hover(None)
        self.update()
        super().leaveEvent(event)

    def _tell(self, region_changed: bool) -> None:
        self.update()
        if not region_changed:
            return
        self.region_steps_changed.emit()
        region = self.region()
        if region is None:
            self.region_cleared.emit()
        else:
            self.region_drawn.emit(region)

    def _steps_changed(self) -> None:
        self.update()
        self.region_steps_changed.emit()

    def _reach(self) -> float:
        """What a logical px of the view is in image px; a finger is broader than a mouse."""
        return (FINGER if self._touched else 1.0) / self.viewport.scale

    def _image_point(self, event: QMouseEvent) -> Point:
        return self.viewport.to_image(event.position().x(), event.position().y())
