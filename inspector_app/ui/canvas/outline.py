"""From masks to outlines that run along the edges of pixels."""

from __future__ import annotations

import math

import cv2
import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF

MAX_CELLS = 1_000_000


def mask_outline(mask: npt.NDArray[np.bool_]) -> list[npt.NDArray[np.int32]]:
    """Closed outlines ``int32 [n, 2]`` (x, y) of a mask ``[h, w]`` along the edges of pixels.

    The mask is doubled first: each half pixel then knows which edge of its pixel it touches.
    """
    doubled = mask.astype(np.uint8).repeat(2, axis=0).repeat(2, axis=1)
    found, _ = cv2.findContours(doubled, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    return [((line[:, 0, :] + 1) // 2).astype(np.int32) for line in found]


def mask_path(mask: npt.NDArray[np.bool_], x: int, y: int, *, step: int = 1) -> QPainterPath:
    """The outline of a mask ``[h, w]`` whose corner lies at (x, y), for filling (even-odd) and stroking.

    With a step, blocks of step × step px stand for the px in their middle: enough where a px of the screen
    covers as many, and far fewer corners. Masks of more than ``MAX_CELLS`` px get a step in any case.
    """
    step = max(step, math.ceil(math.sqrt(mask.size / MAX_CELLS)))
    # Blocks lie at multiples of the step in the image, so that they stay where they are while the mask grows.
    left, top = (step // 2 - x) % step, (step // 2 - y) % step
    lines = [line * np.float64(step) for line in mask_outline(mask[top::step, left::step])]
    return lines_path(lines, x + left - step // 2, y + top - step // 2)


def lines_path(lines: list[npt.NDArray[np.float64]], x: float = 0.0, y: float = 0.0) -> QPainterPath:
    """Closed lines ``[n, 2]`` as one path, moved by (x, y)."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for line in lines:
        path.addPolygon(QPolygonF([QPointF(px + x, py + y) for px, py in line.tolist()]))
        path.closeSubpath()
    return path
