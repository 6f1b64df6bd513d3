"""From masks to outlines that run along the edges of pixels."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF

MAX_CELLS = 1_000_000
STAIR = 0.9  # cells that a straightened outline strays, at most
ROUNDING = 0.3  # of the shorter side of a line's box: how far from a corner its rounding begins, at most


def mask_outline(mask: npt.NDArray[np.bool_]) -> list[npt.NDArray[np.int32]]:
    """Closed outlines ``int32 [n, 2]`` (x, y) of a mask ``[h, w]`` along the edges of pixels.

    The mask is doubled first: each half pixel then knows which edge of its pixel it touches.
    """
    doubled = mask.astype(np.uint8).repeat(2, axis=0).repeat(2, axis=1)
    found, _ = cv2.findContours(doubled, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    return [((line[:, 0, :] + 1) // 2).astype(np.int32) for line in found]


def mask_path(
    mask: npt.NDArray[np.bool_], x: int, y: int, *, step: int = 1, straight: bool = False
) -> QPainterPath:
    """The outline of a mask ``[h, w]`` whose corner lies at (x, y), for filling (even-odd) and stroking.

    With a step, blocks of step × step px stand for the px in their middle: enough where a px of the screen
    covers as many, and far fewer corners. Masks of more than ``MAX_CELLS`` px get a step in any case. With
    ``straight`` the stairs of slanted edges become lines, which strays less than a block and is stroked many times
    faster.
    """
    step = max(step, math.ceil(math.sqrt(mask.size / MAX_CELLS)))
    # Blocks lie at multiples of the step in the image, so that they stay where they are while the mask grows.
    left, top = (step // 2 - x) % step, (step // 2 - y) % step
    found = mask_outline(mask[top::step, left::step])
    if straight:
        found = [_straightened(line) for line in found]
    lines = [line * np.float64(step) for line in found]
    return lines_path(lines, x + left - step // 2, y + top - step // 2)


def _straightened(line: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
    few = np.asarray(cv2.approxPolyDP(line[:, None], STAIR, True), dtype=np.int32)[:, 0]
    return few if len(few) >= 3 else line  # a pixel by itself has no slanted edges


def smooth_path(lines: Sequence[npt.NDArray[np.floating[Any] | np.integer[Any]]]) -> QPainterPath:
    """Closed lines ``[n, 2]`` with rounded corners, as one path, smooth at any scale.

    Each corner is the control point of a quadratic curve (Chaikin's corner cutting in its limit) that begins
    halfway along the edge, and on long edges near the corner: a box stays a box.
    """
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for line in lines:
        if len(line) < 3:
            continue
        corners = line.astype(np.float64)
        edges = np.roll(corners, -1, axis=0) - corners  # [n, 2], from each corner to the next
        lengths = np.maximum(np.hypot(edges[:, 0], edges[:, 1]), 1e-9)
        reach = ROUNDING * max(1.0, float(np.ptp(corners, axis=0).min()))
        cut = (np.minimum(lengths / 2, reach) / lengths)[:, None] * edges
        leave, arrive = corners + cut, corners + edges - cut  # where an edge's straight part begins and ends
        path.moveTo(QPointF(*leave[-1]))
        for before, corner, after in zip(np.roll(arrive, 1, axis=0), corners, leave, strict=True):
            path.lineTo(QPointF(*before))
            path.quadTo(QPointF(*corner), QPointF(*after))
        path.closeSubpath()
    return path


def lines_path(lines: list[npt.NDArray[np.float64]], x: float = 0.0, y: float = 0.0) -> QPainterPath:
    """Closed lines ``[n, 2]`` as one path, moved by (x, y)."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for line in lines:
        path.addPolygon(QPolygonF([QPointF(px + x, py + y) for px, py in line.tolist()]))
        path.closeSubpath()
    return path
