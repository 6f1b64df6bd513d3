"""The region being drawn, as it is seen: hatched, outlined, with the tip of the brush."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from inspector_app.ui.canvas.appearance import Appearance
from inspector_app.ui.canvas.drawing import Drawing
from inspector_app.ui.canvas.findings_layer import stroke, view_transform
from inspector_app.ui.canvas.outline import mask_path
from inspector_app.ui.canvas.viewport import Viewport


class DrawnLayer:
    """Paints a drawing; its outline is made anew only when the drawing or the level of detail has changed."""

    def __init__(self) -> None:
        self._made_for: tuple[Drawing, int, int] | None = None
        self._path = QPainterPath()

    def paint(self, painter: QPainter, drawing: Drawing, viewport: Viewport, colours: Appearance) -> None:
        step = 2 ** max(0, math.floor(-math.log2(viewport.scale)))  # px of the image per px of the screen
        path = view_transform(viewport).map(self._outline(drawing, step))
        if path.isEmpty():
            return
        wash, hatch = QColor(colours.drawn), QColor(colours.drawn)
        wash.setAlpha(40)
        hatch.setAlpha(150)
        painter.fillPath(path, wash)
        painter.fillPath(path, QBrush(hatch, Qt.BrushStyle.BDiagPattern))
        stroke(painter, path, colours.drawn, colours.halo, 2.0, [])

    def _outline(self, drawing: Drawing, step: int) -> QPainterPath:
        if self._made_for != (drawing, drawing.revision, step):
            box, mask = drawing.covered()
            self._path = mask_path(mask, box.x, box.y, step=step) if mask.any() else QPainterPath()
            self._made_for = (drawing, drawing.revision, step)
        return self._path


def paint_open(painter: QPainter, path: QPainterPath, viewport: Viewport, colours: Appearance) -> None:
    """The shape of a gesture that has not ended."""
    stroke(painter, view_transform(viewport).map(path), colours.drawn, colours.halo, 1.6, [4.0, 3.0])


def paint_tip(painter: QPainter, at: QPointF, radius: float, colours: Appearance, *, erases: bool) -> None:
    """The tip of the brush under the pointer, ``radius`` in view px; the eraser's is dashed."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colours.halo, 3.0))
    painter.drawEllipse(at, radius, radius)
    pen = QPen(colours.undecided if erases else colours.drawn, 1.4)
    if erases:
        pen.setDashPattern([3.0, 3.0])
    painter.setPen(pen)
    painter.drawEllipse(at, radius, radius)
