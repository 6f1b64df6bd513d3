"""The two pictures of the canvas: the part, and the heatmap over it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from inspector_app.imaging import heatmap
from inspector_app.ui.canvas.pyramid import Pyramid
from inspector_app.ui.canvas.viewport import Viewport
from inspector_app.ui.pictures import colour_entries, indexed_image, rgb_view

CELL = 8  # px of the working map per cell of the grid
SHARP_FROM = 4.0  # from this scale on pixels are shown as squares


class PictureLayer:
    """The part's picture, drawn from the level of its pyramid that fits the scale."""

    def __init__(self, pyramid: Pyramid) -> None:
        self._pyramid = pyramid
        self._images: dict[int, QImage] = {}

    def paint(self, painter: QPainter, viewport: Viewport, pixel_ratio: float) -> None:
        number = self._pyramid.level_for(viewport.scale * pixel_ratio)
        image = self._images.get(number)
        if image is None:
            image = self._images[number] = rgb_view(self._pyramid.level(number))
        smooth = viewport.scale * pixel_ratio < SHARP_FROM
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        draw_over(painter, image, viewport, 2.0**number, 2.0**number)


@dataclass(frozen=True, slots=True)
class HeatmapStyle:
    """How the map is coloured. A change of it costs a table of 256 entries, never another map."""

    name: heatmap.ColourMap = "inferno"
    opacity: float = 0.6
    only_above: bool = False
    threshold: float = 1.0  # calibrated
    visible: bool = True


class HeatmapLayer:
    """A calibrated map over a picture: an 8-bit image of fixed size, and a colour table that is swapped."""

    def __init__(self, style: HeatmapStyle) -> None:
        self._style = style
        self._values: npt.NDArray[np.float32] | None = None
        self._image: QImage | None = None

    @property
    def style(self) -> HeatmapStyle:
        return self._style

    @property
    def image(self) -> QImage | None:
        """The coloured map as it is drawn, or None without a map."""
        return self._image

    def set_map(self, calibrated: npt.NDArray[np.float32] | None) -> None:
        """A grid map ``float32 [g_h, g_w]`` of calibrated scores; None takes the heatmap away."""
        if calibrated is None:
            self._values = self._image = None
            return
        rows, columns = calibrated.shape
        self._values = heatmap.upsample(calibrated, rows * CELL, columns * CELL)
        indices = heatmap.index_image(self._values)
        self._image = indexed_image(indices, self._table())

    def restyle(self, **changes: object) -> None:
        """Change fields of the style; the map itself stays as it is."""
        self._style = replace(self._style, **changes)  # type: ignore[arg-type]
        if self._image is not None:
            self._image.setColorTable(colour_entries(self._table()))

    def value(self, x_share: float, y_share: float) -> float:
        """Calibrated score at a point given as shares of width and height; nan without a map or outside."""
        if self._values is None or not (0 <= x_share < 1 and 0 <= y_share < 1):
            return math.nan
        rows, columns = self._values.shape
        return float(self._values[int(y_share * rows), int(x_share * columns)])

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        if self._image is None or not self._style.visible:
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, True)
        step_x = viewport.width / self._image.width()
        step_y = viewport.height / self._image.height()
        draw_over(painter, self._image, viewport, step_x, step_y)

    def _table(self) -> npt.NDArray[np.uint8]:
        style = self._style
        place = heatmap.index_of(style.threshold)
        return heatmap.rgba_table(style.name, style.opacity, place, only_above=style.only_above)


def draw_over(painter: QPainter, image: QImage, viewport: Viewport, step_x: float, step_y: float) -> None:
    """Draw an image of which one px covers ``step_x × step_y`` px of the part: only what is seen of it.

    The rest is left out because the raster engine loses precision on targets far larger than the window.
    """
    left, top, right, bottom = viewport.visible()
    if right <= left or bottom <= top:
        return
    first_x, first_y = max(0, math.floor(left / step_x) - 1), max(0, math.floor(top / step_y) - 1)
    last_x = min(image.width(), math.ceil(right / step_x) + 1)
    last_y = min(image.height(), math.ceil(bottom / step_y) + 1)
    if last_x <= first_x or last_y <= first_y:
        return
    x0, y0 = viewport.to_view(first_x * step_x, first_y * step_y)
    x1, y1 = viewport.to_view(last_x * step_x, last_y * step_y)
    source = QRectF(first_x, first_y, last_x - first_x, last_y - first_y)
    painter.drawImage(QRectF(x0, y0, x1 - x0, y1 - y0), image, source)
