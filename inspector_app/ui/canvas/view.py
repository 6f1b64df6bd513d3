"""The canvas: one picture with its heatmap, its findings and the region being drawn."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QWidget

from inspector_app.domain.geometry import Region
from inspector_app.domain.readings import FindingRow
from inspector_app.imaging.heatmap import ColourMap
from inspector_app.ui.canvas.appearance import Appearance
from inspector_app.ui.canvas.findings_layer import FindingsLayer
from inspector_app.ui.canvas.layers import HeatmapLayer, HeatmapStyle
from inspector_app.ui.canvas.picture_view import PictureView
from inspector_app.ui.canvas.pyramid import Pyramid
from inspector_app.ui.canvas.quiet import QuietRegion, paint_quiet
from inspector_app.ui.canvas.region_editor import RegionEditor
from inspector_app.ui.canvas.tools import ToolKind

OPACITY_STEP = 0.1
SHAPE_KEYS = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Backspace)


class Canvas(PictureView):
    """Shows a part and takes gestures. It knows no session: arrays and rows come in, signals go out."""

    finding_clicked = Signal(str)  # id
    region_drawn = Signal(object)  # Region, after each gesture that changed it
    region_cleared = Signal()
    tool_changed = Signal(object)  # ToolKind
    heatmap_style_changed = Signal(object)  # HeatmapStyle

    def __init__(self, parent: QWidget | None = None, *, appearance: Appearance | None = None) -> None:
        super().__init__(parent, appearance=appearance)
        self._key = ""
        self._heatmap = HeatmapLayer(HeatmapStyle())
        self._findings = FindingsLayer()
        self._quiet: list[QuietRegion] = []
        self._editor = RegionEditor()
        self._bare = False
        self._pointer: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Picture of the part"))

    # --- what is shown

    def show_part(self, pixels: npt.NDArray[np.uint8] | Pyramid, key: str) -> None:
        """Show an image ``uint8 RGB [H, W, 3]``, known by ``key``; what lay on another image is taken away.

        A ``Pyramid`` that was completed on another thread spares the window the halving of a large picture.
        """
        self.show_picture(pixels)
        if key != self._key:
            self._key = key
            self._start_over()

    @property
    def key(self) -> str:
        """By which the image that is shown is known; "" without one."""
        return self._key

    def show_message(self, text: str) -> None:
        """Words in place of a picture, such as the reason why a part could not be inspected."""
        super().show_message(text)
        self._key = ""
        self._start_over()

    def set_map(self, calibrated: npt.NDArray[np.float32] | None) -> None:
        """The grid map ``float32 [g_h, g_w]`` of calibrated scores: 0 good, 1 threshold. None: no heatmap."""
        self._heatmap.set_map(calibrated)
        self.update()

    def set_findings(self, rows: Sequence[FindingRow]) -> None:
        """Outline these findings; a selection that is still among them stays."""
        self._findings.set_rows(rows)
        self.update()

    def set_quiet_regions(self, regions: Sequence[QuietRegion]) -> None:
        """Outline what marks keep quiet, as ``quiet.quiet_regions`` finds it."""
        self._quiet = list(regions)
        self.update()

    def select_finding(self, finding_id: str | None) -> None:
        """Emphasise one finding."""
        self._findings.selected = finding_id
        self.update()

    @property
    def selected_finding(self) -> str | None:
        return self._findings.selected

    def centre_on(self, finding_id: str) -> None:
        """Bring a finding into the middle, if the picture is enlarged beyond the window."""
        box = self._findings.box_of(finding_id)
        if box is not None and not self.viewport.fitted:
            self._move_to(self.viewport.looking_at(self.viewport.scale, box.center().x(), box.center().y()))

    # --- heatmap

    @property
    def heatmap_style(self) -> HeatmapStyle:
        return self._heatmap.style

    def set_colour_map(self, name: ColourMap) -> None:
        self._restyle(name=name)

    def set_opacity(self, opacity: float) -> None:
        """0 to 1."""
        self._restyle(opacity=min(max(opacity, 0.0), 1.0))

    def step_opacity(self, steps: int) -> None:
        """More (+1) or less (-1) of the heatmap."""
        self.set_opacity(self.heatmap_style.opacity + steps * OPACITY_STEP)

    def set_only_above(self, only_above: bool) -> None:
        """Colour only what exceeds the threshold."""
        self._restyle(only_above=only_above)

    def set_threshold(self, calibrated: float) -> None:
        """Where the heatmap reaches its full opacity, while a threshold is dragged; 1 is the recipe's."""
        self._restyle(threshold=calibrated)

    def set_heatmap_visible(self, visible: bool) -> None:
        self._restyle(visible=visible)

    def toggle_heatmap(self) -> None:
        self.set_heatmap_visible(not self.heatmap_style.visible)

    def set_bare(self, bare: bool) -> None:
        """Only the picture, as long as it lasts."""
        self._bare = bare
        self.update()

    @property
    def is_bare(self) -> bool:
        return self._bare

    def _restyle(self, **changes: object) -> None:
        before = self._heatmap.style
        self._heatmap.restyle(**changes)
        if self._heatmap.style != before:
            self.heatmap_style_changed.emit(self._heatmap.style)
            self.update()

    # --- drawing

    def region(self) -> Region | None:
        """What has been drawn on this image, in image px, or None."""
        return self._editor.region()

    def clear_region(self) -> None:
        """Drop what has been drawn."""
        had = self._editor.clear()
        self.update()
        if had:
            self.region_cleared.emit()

    @property
    def tool(self) -> ToolKind:
        return self._editor.kind

    def set_tool(self, kind: ToolKind) -> None:
        """Take another tool in hand; what is drawn stays."""
        changed = kind is not self.tool
        self._editor.take(kind)
        self._findings.hovered = None
        self.restore_cursor()
        self.update()
        if changed:
            self.tool_changed.emit(kind)

    def step_brush(self, steps: float) -> None:
        """A larger (+1) or smaller (-1) tip of brush and eraser."""
        self._editor.step_brush(steps)
        self.update()

    def _start_over(self) -> None:
        """Nothing of one image may lie on the next."""
        had = self._editor.start_over(self.viewport.width, self.viewport.height)
        self._findings.set_rows([])
        self._quiet = []
        self.set_map(None)
        if had:
            self.region_cleared.emit()

    # --- what PictureView asks

    def value_at(self, x: float, y: float) -> float:
        return self._heatmap.value(x / max(1, self.viewport.width), y / max(1, self.viewport.height))

    def paint_over(self, painter: QPainter) -> None:
        if self._bare:
            return
        viewport, colours = self.viewport, self.appearance
        self._heatmap.paint(painter, viewport, self.devicePixelRatioF())
        paint_quiet(painter, self._quiet, viewport, colours, self.tr("quiet: {label}"))
        self._findings.paint(painter, viewport, colours)
        self._editor.paint(painter, viewport, colours, self._pointer)

    def clicked(self, position: QPointF) -> None:
        hit = self._findings.hit(self.viewport, position.x(), position.y())
        if hit is not None:
            self.select_finding(hit)
            self.finding_clicked.emit(hit)

    def touch_began(self) -> None:
        self._editor.cancel()

    def restore_cursor(self) -> None:
        self.setCursor(self._editor.cursor)

    # --- events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or not self._editor.draws or not self.has_picture:
            super().mousePressEvent(event)
            return
        adding = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._tell(self._editor.press(self._image_point(event), adding=adding, reach=1 / self.viewport.scale))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer = event.position()
        if self._editor.draws:
            self._editor.move(self._image_point(event))
            self.update()
        else:
            self._hover(event.position())
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._editor.is_pressed and event.button() is Qt.MouseButton.LeftButton:
            self._tell(self._editor.release(self._image_point(event), reach=1 / self.viewport.scale))
            return
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._editor.draws:
            super().mouseDoubleClickEvent(event)
        elif self._editor.is_open:
            self._tell(self._editor.finish())
        else:
            self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        sizing = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if sizing and self._editor.brush_radius is not None:
            self.step_brush(event.angleDelta().y() / 120)
            event.accept()
            return
        super().wheelEvent(event)

    def event(self, event: QEvent) -> bool:
        # A key that the canvas needs right now goes before a shortcut of the window.
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            needed = event.key() == Qt.Key.Key_Space or (event.key() in SHAPE_KEYS and self._editor.is_open)
            if needed:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Space:
                self.set_bare(True)
            case Qt.Key.Key_Comma:
                self.step_brush(-1)
            case Qt.Key.Key_Period:
                self.step_brush(+1)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_in()
            case Qt.Key.Key_Minus:
                self.zoom_out()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._editor.is_open:
                self._tell(self._editor.finish())
            case Qt.Key.Key_Backspace if self._editor.step_back():
                self.update()
            case Qt.Key.Key_Escape if self._editor.cancel():
                self.update()
            case Qt.Key.Key_Escape if self.region() is not None:
                self.clear_region()
            case _:
                super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.set_bare(False)
            return
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.set_bare(False)  # the release of the space bar goes elsewhere now
        super().focusOutEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._pointer = None
        self._hover(None)
        super().leaveEvent(event)

    def _tell(self, region_changed: bool) -> None:
        self.update()
        if not region_changed:
            return
        region = self.region()
        if region is None:
            self.region_cleared.emit()
        else:
            self.region_drawn.emit(region)

    def _hover(self, position: QPointF | None) -> None:
        over = None if position is None else self._findings.hit(self.viewport, position.x(), position.y())
        if over != self._findings.hovered:
            self._findings.hovered = over
            self.setCursor(Qt.CursorShape.PointingHandCursor if over else self._editor.cursor)
            self.update()

    def _image_point(self, event: QMouseEvent) -> tuple[float, float]:
        return self.viewport.to_image(event.position().x(), event.position().y())
