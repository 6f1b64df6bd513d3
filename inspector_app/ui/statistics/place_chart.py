"""Where on the part findings fall: a map of counts over a reference picture."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen

from inspector_app.imaging.heatmap import colour_table
from inspector_app.ui.statistics.chart import Chart
from inspector_app.ui.statistics.exhibit import Exhibit, Places
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import Tokens

_CLEAREST, _DENSEST = 0.5, 0.9  # how much of the picture a cell covers
_REACH = 2  # cells beside which a cell with findings is meant
_DRAG = 6  # px from which a rectangle is drawn


class PlaceChart(Chart):
    """The part with a tinted cell wherever findings lie, dark for few and bright for many, none where there are none.

    A click opens the parts of a cell, a drawn rectangle those of all of its cells.
    """

    HEIGHT = 320

    area_opened = Signal(str)  # filter text

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._picture: npt.NDArray[np.uint8] | None = None
        self._rows: dict[tuple[int, int], int] = {}
        self._from: QPointF | None = None
        self._area_drawn: QRectF | None = None
        self.plot.vb.invertY(True)
        self.plot.vb.setAspectLocked(True)

    def _axes(self) -> dict[str, pg.AxisItem]:
        return {}

    def show_exhibit(self, exhibit: Exhibit) -> None:
        assert isinstance(exhibit.drawing, Places)
        self._rows = {cell: row for row, cell in enumerate(exhibit.drawing.cells)}
        super().show_exhibit(exhibit)

    def set_picture(self, pixels: npt.NDArray[np.uint8] | None) -> None:
        """The reference picture ``[H, W, 3]`` that lies under the map."""
        self._picture = pixels
        self.dress()

    def draw(self, tokens: Tokens) -> None:
        frame = QRectF(0, 0, self._aspect, 1.0)  # the part is 1 high
        self.plot.vb.setRange(frame, padding=0.01)
        if self._picture is not None:
            grey = self._picture.mean(axis=2, keepdims=True)  # calm: colour is the map's
            picture = pg.ImageItem(np.repeat(grey, 3, axis=2).astype(np.uint8), axisOrder="row-major")
            picture.setRect(frame)
            self.add(picture)
        tints = pg.ImageItem(tinted(self._places.grid), axisOrder="row-major")
        tints.setRect(frame)
        self.add(tints)
        corners = [0, self._aspect, self._aspect, 0, 0], [0, 0, 1, 1, 0]
        self.add(pg.PlotDataItem(*corners, pen=pg.mkPen(tokens.line_strong)))

    def anchor(self, row: int) -> QPointF | None:
        outline = self.outline(row)
        return None if outline is None else outline.center()

    def outline(self, row: int) -> QRectF | None:
        r, c = self._places.cells[row]
        height, width = self._places.grid.shape
        size = self._aspect / width, 1.0 / height
        return QRectF(c * size[0], r * size[1], *size)

    def row_at(self, place: QPointF) -> int:
        """The cell under the place, or the one beside it that most findings cover; -1 where there is none."""
        cell = self._cell_at(place)
        if cell is None:
            return -1
        if cell in self._rows:
            return self._rows[cell]
        r, c = cell
        reach = range(-_REACH, _REACH + 1)
        near = [self._rows[r + i, c + j] for i in reach for j in reach if (r + i, c + j) in self._rows]
        return min(near, default=-1)  # rows are ordered, the most covered first

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._from, self._area_drawn = event.position(), None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._from is not None and (event.position() - self._from).manhattanLength() > _DRAG:
            self._area_drawn = QRectF(self._from, event.position()).normalized()
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drawn, self._area_drawn, self._from = self._area_drawn, None, None
        self.viewport().update()
        if drawn is None:
            super().mouseReleaseEvent(event)
            return
        first, last = self._cell_at(drawn.topLeft(), clip=True), self._cell_at(drawn.bottomRight(), clip=True)
        assert first is not None and last is not None
        self.area_opened.emit(self._places.source.opens(first[1], first[0], last[1], last[0]))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._area_drawn is not None:
            painter = QPainter(self.viewport())
            painter.setPen(QPen(self._theme.tokens.accent, 2, Qt.PenStyle.DashLine))
            painter.drawRect(self._area_drawn)
            painter.end()

    def _cell_at(self, place: QPointF, *, clip: bool = False) -> tuple[int, int] | None:
        """Row and column of the cell under a place of the widget."""
        scene = self.mapToScene(place.toPoint())
        there = self.plot.vb.mapSceneToView(scene)
        height, width = self._places.grid.shape
        row, column = int(np.floor(there.y() * height)), int(np.floor(there.x() / self._aspect * width))
        if clip:
            row, column = min(max(row, 0), height - 1), min(max(column, 0), width - 1)
        return (row, column) if 0 <= row < height and 0 <= column < width else None

    @property
    def _aspect(self) -> float:
        return 1.0 if self._picture is None else self._picture.shape[1] / self._picture.shape[0]

    @property
    def _places(self) -> Places:
        assert self._exhibit is not None and isinstance(self._exhibit.drawing, Places)
        return self._exhibit.drawing


def tinted(grid: npt.NDArray[np.int64]) -> npt.NDArray[np.uint8]:
    """Counts ``[h, w]`` as RGBA ``[h, w, 4]``: cividis, which is told apart in grey too; no count is clear."""
    share = grid / max(1, int(grid.max(initial=0)))
    colours = np.empty((*grid.shape, 4), dtype=np.uint8)
    colours[..., :3] = colour_table("cividis")[np.rint(255 * share).astype(np.uint8)]
    cover = np.where(grid > 0, _CLEAREST + (_DENSEST - _CLEAREST) * share, 0.0)
    colours[..., 3] = np.rint(255 * cover)
    return colours
