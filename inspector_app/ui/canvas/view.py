"""The canvas: one picture with its heatmap, its findings and the region being drawn."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from inspector_app.domain.readings import FindingRow
from inspector_app.imaging.heatmap import ColourMap
from inspector_app.ui.canvas.appearance import Appearance
from inspector_app.ui.canvas.drawing_view import DrawingView
from inspector_app.ui.canvas.findings_layer import FindingsLayer
from inspector_app.ui.canvas.layers import HeatmapLayer, HeatmapStyle
from inspector_app.ui.canvas.pyramid import Pyramid
from inspector_app.ui.canvas.quiet import QuietRegion, paint_quiet

OPACITY_STEP = 0.1


class Canvas(DrawingView):
    """Shows a part and takes gestures. It knows no session: arrays and rows come in, signals go out."""

    finding_clicked = Signal(str)  # id
    heatmap_style_changed = Signal(object)  # HeatmapStyle
    bare_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None, *, appearance: Appearance | None = None) -> None:
        super().__init__(parent, appearance=appearance)
        self._key = ""
        self._heatmap = HeatmapLayer(HeatmapStyle())
        self._findings = FindingsLayer()
        self._quiet: list[QuietRegion] = []
        self._bare = False
        self.setAccessibleName(self.tr("Picture of the part"))

    # --- what is shown

    def show_part(self, pixels: npt.NDArray[np.uint8] | Pyramid, key: str) -> None:
        """Show an image ``uint8 RGB [H, W, 3]``, known by ``key``; what lay on another image is taken away.

        A ``Pyramid`` that was completed on another thread spares the window the halving of a large picture.
        """
        size = self.viewport.width, self.viewport.height
        self.show_picture(pixels)
        if key != self._key or (self.viewport.width, self.viewport.height) != size:
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
        self._editor.set_values(self._heatmap.values)
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
        if bare != self._bare:
            self._bare = bare
            self.bare_changed.emit(bare)
            self.update()

    def _restyle(self, **changes: object) -> None:
        before = self._heatmap.style
        self._heatmap.restyle(**changes)
        if self._heatmap.style != before:
            self.heatmap_style_changed.emit(self._heatmap.style)
            self.update()

    def _start_over(self) -> None:
        """Nothing of one image may lie on the next."""
        self._findings.set_rows([])
        self._quiet = []
        self.set_map(None)
        self.start_region()

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
        self.paint_region(painter)

    def clicked(self, position: QPointF) -> None:
        hit = self._findings.hit(self.viewport, position.x(), position.y())
        if hit is not None:
            self.select_finding(hit)
            self.finding_clicked.emit(hit)

    # --- events

    def needs(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Space or super().needs(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.set_bare(True)
            return
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.set_bare(False)
            return
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.set_bare(False)  # the release of the space bar goes elsewhere now
        super().focusOutEvent(event)

    def hover(self, position: QPointF | None) -> None:
        super().hover(position)
        over = None
        if position is not None and not self._movable:
            over = self._findings.hit(self.viewport, position.x(), position.y())
        if over != self._findings.hovered:
            self._findings.hovered = over
            if not self._movable:
                self.setCursor(Qt.CursorShape.PointingHandCursor if over else self._editor.cursor)
            self.update()
