"""From masks to outlines that run along the edges of pixels."""

from __future__ import annotations

import math

import cv2
import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF

from inspector_app.domain.geometry import Region

MAX_CELLS = 2_000_000


def mask_outline(mask: npt.NDArray[np.bool_]) -> list[npt.NDArray[np.int32]]:
    """Closed outlines ``int32 [n, 2]`` (x, y) of a mask ``[h, w]`` along the edges of pixels.

    The mask is doubled first: each half pixel then knows which edge of its pixel it touches.
    """
    doubled = mask.astype(np.uint8).repeat(2, axis=0).repeat(2, axis=1)
    found, _ = cv2.findContours(doubled, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    return [((line[:, 0, :] + 1) // 2).astype(np.int32) for line in found]


def region_path(region: Region) -> QPainterPath:
    """The region's outline in image px, for filling (even-odd) and stroking.

    A region of more than ``MAX_CELLS`` px is outlined at a coarser step, unseen on a screen.
    """
    step = max(1, math.ceil(math.sqrt(region.mask.size / MAX_CELLS)))
    lines = [line * np.float64(step) for line in mask_outline(region.mask[::step, ::step])]
    return lines_path(lines, region.box.x, region.box.y)


def lines_path(lines: list[npt.NDArray[np.float64]], x: float = 0.0, y: float = 0.0) -> QPainterPath:
    """Closed lines ``[n, 2]`` as one path, moved by (x, y)."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for line in lines:
        path.addPolygon(QPolygonF([QPointF(px + x, py + y) for px, py in line.tolist()]))
        path.closeSubpath()
    return path
