"""The two pictures of the canvas: the part, and the heatmap over it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import cv2
import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from inspector_app.imaging import heatmap
from inspector_app.ui.canvas.pyramid import Pyramid
from inspector_app.ui.canvas.sampling import interpolated
from inspector_app.ui.canvas.tone import Tone, rendered
from inspector_app.ui.canvas.viewport import Viewport
from inspector_app.ui.pictures import colour_entries, indexed_image, rgb_view

CELL = 4  # px of the working map per cell of the grid
SHARP_FROM = 4.0  # from this scale on pixels are shown as squares


class PictureLayer:
    """The part's picture: what is seen of it is scaled once for a viewport, and repainted as it is."""

    def __init__(self, pyramid: Pyramid, tone: Tone | None = None) -> None:
        self._pyramid = pyramid
        self._tone = tone
        self._drawn_for: tuple[Viewport, float] | None = None
        self._pixels = np.zeros((1, 1, 3), dtype=np.uint8)  # what the image below looks at
        self._image = QImage()
        self._corner = QPointF()

    def set_tone(self, tone: Tone | None) -> None:
        """Which values of a 16-bit picture are black and white; only what is seen is mapped."""
        self._tone, self._drawn_for = tone, None

    def paint(self, painter: QPainter, viewport: Viewport, pixel_ratio: float) -> None:
        if self._drawn_for != (viewport, pixel_ratio):
            self._draw(viewport, pixel_ratio)
            self._drawn_for = (viewport, pixel_ratio)
        painter.drawImage(self._corner, self._image)

    def _draw(self, viewport: Viewport, ratio: float) -> None:
        number = self._pyramid.level_for(viewport.scale * ratio)
        level, step = self._pyramid.level(number), 2.0**number
        left, top, right, bottom = (edge / step for edge in viewport.visible())
        x0, y0 = min(int(left), level.shape[1] - 1), min(int(top), level.shape[0] - 1)
        crop = level[y0 : max(math.ceil(bottom), y0 + 1), x0 : max(math.ceil(right), x0 + 1)]
        zoom = viewport.scale * ratio * step  # px of the screen per px of the level
        size = max(1, round(crop.shape[1] * zoom)), max(1, round(crop.shape[0] * zoom))
        if viewport.scale * ratio >= SHARP_FROM:
            how = cv2.INTER_NEAREST
        else:
            how = cv2.INTER_LINEAR if zoom > 0.5 else cv2.INTER_AREA
        self._pixels = rendered(np.asarray(cv2.resize(crop, size, interpolation=how)), self._tone)
        self._image = rgb_view(self._pixels)
        self._image.setDevicePixelRatio(ratio)
        x, y = viewport.to_view(x0 * step, y0 * step)
        self._corner = QPointF(round(x * ratio) / ratio, round(y * ratio) / ratio)


@dataclass(frozen=True, slots=True)
class HeatmapStyle:
    """How the map is coloured. A change of it costs a table of 256 entries, never another map."""

    name: heatmap.ColourMap = "inferno"
    opacity: float = 0.6
    only_above: bool = False
    threshold: float = 1.0  # calibrated
    visible: bool = True


class HeatmapLayer:
    """A calibrated map over a picture: an 8-bit image of what is seen, and a colour table that is swapped.

    The map is upsampled once to ``CELL`` px a cell; for a viewport it is only interpolated.
    """

    def __init__(self, style: HeatmapStyle) -> None:
        self._style = style
        self._values: npt.NDArray[np.float32] | None = None
        self._image: QImage | None = None
        self._drawn_for: tuple[Viewport, float] | None = None
        self._corner = QPointF()

    @property
    def style(self) -> HeatmapStyle:
        return self._style

    def set_map(self, calibrated: npt.NDArray[np.float32] | None) -> None:
        """A grid map ``float32 [g_h, g_w]`` of calibrated scores; None takes the heatmap away."""
        self._image = self._drawn_for = self._values = None
        if calibrated is not None:
            rows, columns = calibrated.shape
            self._values = heatmap.upsample(calibrated, rows * CELL, columns * CELL)

    @property
    def values(self) -> npt.NDArray[np.float32] | None:
        """The calibrated map at ``CELL`` px a cell, not to be written; None without a map."""
        return self._values

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

    def paint(self, painter: QPainter, viewport: Viewport, pixel_ratio: float) -> None:
        if self._values is None or not self._style.visible:
            return
        if self._drawn_for != (viewport, pixel_ratio):
            self._draw(self._values, viewport, pixel_ratio)
            self._drawn_for = (viewport, pixel_ratio)
        if self._image is not None:
            painter.drawImage(self._corner, self._image)

    def _draw(self, values: npt.NDArray[np.float32], viewport: Viewport, ratio: float) -> None:
        left, top = viewport.to_view(0, 0)
        right, bottom = viewport.to_view(viewport.width, viewport.height)
        x0, x1 = max(0, round(left * ratio)), min(round(viewport.view_width * ratio), round(right * ratio))
        y0, y1 = max(0, round(top * ratio)), min(round(viewport.view_height * ratio), round(bottom * ratio))
        if x1 <= x0 or y1 <= y0:
            self._image = None
            return
        across = (np.arange(x0, x1) + 0.5 - left * ratio) / ((right - left) * ratio)
        down = (np.arange(y0, y1) + 0.5 - top * ratio) / ((bottom - top) * ratio)
        self._image = indexed_image(heatmap.index_image(interpolated(values, down, across)), self._table())
        self._image.setDevicePixelRatio(ratio)
        self._corner = QPointF(x0 / ratio, y0 / ratio)

    def _table(self) -> npt.NDArray[np.uint8]:
        style = self._style
        place = heatmap.index_of(style.threshold)
        return heatmap.rgba_table(style.name, style.opacity, place, only_above=style.only_above)
