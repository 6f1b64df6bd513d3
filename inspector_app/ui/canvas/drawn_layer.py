"""The region being drawn, as it is seen: hatched, outlined, with handles and the tip of the brush."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from inspector_app.ui.canvas.appearance import Appearance
from inspector_app.ui.canvas.drawing import Drawing
from inspector_app.ui.canvas.findings_layer import paint_tag, stroke, tag_place, view_transform
from inspector_app.ui.canvas.outline import mask_path
from inspector_app.ui.canvas.piece_editing import Handle
from inspector_app.ui.canvas.shapes import Piece
from inspector_app.ui.canvas.viewport import Viewport

PIXELS_FROM = 3.0  # logical px of the view per px of the image from which its stairs are seen as pixels
CORNER, MIDDLE = 4.5, 3.5  # half sides of the handles, logical px


class DrawnLayer:
    """Paints a drawing; its outline is made anew only when the drawing or the level of detail has changed."""

    def __init__(self) -> None:
        self._made_for: tuple[Drawing, int, int, bool, Piece | None] | None = None
        self._path = QPainterPath()

    def paint(
        self,
        painter: QPainter,
        drawing: Drawing,
        viewport: Viewport,
        colours: Appearance,
        without: Piece | None = None,
    ) -> None:
        """``without`` a piece that is being dragged and painted elsewhere."""
        step = 2 ** max(0, math.floor(-math.log2(viewport.scale)))  # px of the image per px of the screen
        straight = viewport.scale < PIXELS_FROM
        path = view_transform(viewport).map(self._outline(drawing, step, straight, without))
        if path.isEmpty():
            return
        fill(painter, path, colours)
        stroke(painter, path, colours.drawn, colours.halo, 2.0, [])

    def _outline(self, drawing: Drawing, step: int, straight: bool, without: Piece | None) -> QPainterPath:
        made_for = (drawing, drawing.revision, step, straight, without)
        if self._made_for != made_for:
            box, mask = drawing.covered(without)
            self._path = QPainterPath()
            if mask.any():
                self._path = mask_path(mask, box.x, box.y, step=step, straight=straight)
            self._made_for = made_for
        return self._path


def fill(painter: QPainter, path: QPainterPath, colours: Appearance) -> None:
    """The hatching of what is drawn; the path is in view px."""
    wash, hatch = QColor(colours.drawn), QColor(colours.drawn)
    wash.setAlpha(40)
    hatch.setAlpha(150)
    painter.fillPath(path, wash)
    painter.fillPath(path, QBrush(hatch, Qt.BrushStyle.BDiagPattern))


def paint_open(painter: QPainter, path: QPainterPath, viewport: Viewport, colours: Appearance) -> None:
    """The shape of a gesture that has not ended."""
    stroke(painter, view_transform(viewport).map(path), colours.drawn, colours.halo, 1.6, [4.0, 3.0])


def paint_selected(
    painter: QPainter, path: QPainterPath, viewport: Viewport, colours: Appearance, *, moving: bool
) -> None:
    """The selected piece: a bright line on that of the region; a moving one is not part of it and hatched here."""
    mapped = view_transform(viewport).map(path)
    if moving:
        fill(painter, mapped, colours)
    stroke(painter, mapped, colours.undecided, colours.halo, 2.0, [])


def paint_handles(
    painter: QPainter,
    handles: Sequence[Handle],
    held: int | None,
    viewport: Viewport,
    colours: Appearance,
) -> None:
    """Squares on corners, the one that was last held filled; rings on the middles of edges."""
    for handle in sorted(handles, key=lambda one: not one.middle):
        at = QPointF(*viewport.to_view(*handle.place))
        painter.setPen(QPen(colours.tag, 1.2))
        if handle.middle:
            painter.setBrush(colours.drawn)
            painter.drawEllipse(at, MIDDLE, MIDDLE)
        else:
            painter.setBrush(colours.drawn if handle.number == held else colours.undecided)
            painter.drawRect(QRectF(at.x() - CORNER, at.y() - CORNER, 2 * CORNER, 2 * CORNER))


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


def paint_words(painter: QPainter, at: QPointF, words: str, viewport: Viewport, colours: Appearance) -> None:
    """A tag beside the pointer."""
    font = painter.font()
    place = tag_place(words, font, QRectF(at.x() + 14, at.y() + 6, 1, 1), viewport, [], below=True)
    paint_tag(painter, place, words, font, colours.tag, colours.drawn)
