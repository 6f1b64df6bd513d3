"""The magic wand: a click on the map takes all that is as anomalous around it, down to a share of what it is there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QPainterPath

from inspector_app.domain.geometry import Box
from inspector_app.imaging.contours import label_components
from inspector_app.ui.canvas.drawing import Drawing, DrawingState
from inspector_app.ui.canvas.outline import lines_path, mask_outline
from inspector_app.ui.canvas.sampling import interpolated
from inspector_app.ui.canvas.shapes import Mask, Point, inside_polygon
from inspector_app.ui.canvas.tools import Tool, ToolKind

SHARE = 0.6  # of the value under the click down to which the region grows, to begin with
LEAST, MOST = 0.1, 0.98
SHARE_STEP = 0.04  # a turn of the wheel
SHARE_A_PX = 0.003  # a logical px of a drag: to the right the region grows
CALM = 0.05  # calibrated value under which there is nothing to grow over
STAIR = 0.9  # cells that a straightened outline strays, at most
CUT = 2.0  # cells from a corner that are cut off, at most
SAMPLES = 512  # along a side of the region: its outline is as fine as that

Values = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Grown:
    """What a click has taken: outlines in image px, the value under it and the share of it at the edge."""

    lines: tuple[npt.NDArray[np.float64], ...]
    value: float
    share: float

    @property
    def path(self) -> QPainterPath:
        return lines_path(list(self.lines))

    def covered(self, width: int, height: int) -> tuple[Box, Mask]:
        """Its pixels in a picture of ``width × height``."""
        corners = np.concatenate(self.lines)
        left, top = np.floor(corners.min(axis=0)).astype(int).tolist()
        right, bottom = np.ceil(corners.max(axis=0)).astype(int).tolist()
        box = Box(left, top, right - left, bottom - top).clipped(width, height)
        inside = [inside_polygon(box, [(x, y) for x, y in line.tolist()]) for line in self.lines]
        covered = inside[0]
        for other in inside[1:]:  # holes lie within, so that crossing an odd number of outlines is inside
            covered ^= other
        return box, covered


def grow(
    values: Values, point: Point, size: tuple[int, int], share: float, *, fills: bool = False
) -> Grown | None:
    """The connected place around a point where the map is at least ``share`` of what it is under the point.

    Args:
        values: calibrated map ``float32 [h, w]`` over the whole picture, 0 where parts are good.
        point: image px (x, y). size: of the picture, (width, height).
        fills: what lies lower within the place belongs to it.
    None outside the picture and where the map is calm.
    """
    rows, columns = values.shape
    across, down = point[0] / max(1, size[0]), point[1] / max(1, size[1])  # shares of width and height
    if not (0 <= across < 1 and 0 <= down < 1):
        return None
    value = float(interpolated(values, np.array([down]), np.array([across]))[0, 0])
    if not value > CALM:
        return None
    level = share * value
    # First on the map as it is, to know how far it reaches; then as finely as it is seen.
    coarse = _component(values >= level, int(down * rows), int(across * columns))
    if coarse is None:  # the cell around the point lies below, and only a crest within it above
        x, y, w, h = int(across * columns), int(down * rows), 1, 1
    else:
        x, y, w, h = coarse.x, coarse.y, coarse.w, coarse.h
    left, right = max(0, x - 1) / columns, min(columns, x + w + 1) / columns
    top, bottom = max(0, y - 1) / rows, min(rows, y + h + 1) / rows
    nx = min(SAMPLES, max(1, round((right - left) * size[0])))
    ny = min(SAMPLES, max(1, round((bottom - top) * size[1])))
    xs = left + (np.arange(nx) + 0.5) / nx * (right - left)
    ys = top + (np.arange(ny) + 0.5) / ny * (bottom - top)
    fine = interpolated(values, ys, xs) >= level
    at_x = min(nx - 1, int((across - left) / (right - left) * nx))
    at_y = min(ny - 1, int((down - top) / (bottom - top) * ny))
    fine[at_y, at_x] = True  # what was clicked belongs to it
    _, labels = cv2.connectedComponents(fine.astype(np.uint8), connectivity=8)
    step = np.array([(right - left) * size[0] / nx, (bottom - top) * size[1] / ny])
    corner = np.array([left * size[0], top * size[1]])
    taken = labels == labels[at_y, at_x]
    stairs = mask_outline(_without_holes(taken) if fills else taken)
    lines = [_smooth(line) for line in stairs]
    if not _holds(lines, ((across - left) / (right - left) * nx, (down - top) / (bottom - top) * ny)):
        lines = [line.astype(np.float64) for line in stairs]  # so small that nothing of it is round
    return Grown(tuple(line * step + corner for line in lines), value, share)


def _without_holes(mask: Mask) -> Mask:
    outer, _ = cv2.findContours(mask.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    filled = np.zeros(mask.shape, dtype=np.uint8)
    cv2.drawContours(filled, outer, -1, 1, cv2.FILLED)
    return filled.astype(np.bool_)


def _smooth(line: npt.NDArray[np.int32]) -> npt.NDArray[np.float64]:
    """A closed outline ``[n, 2]`` without its stairs: straightened within a cell, its corners cut off a little."""
    corners = cv2.approxPolyDP(line[:, None], STAIR, True)[:, 0].astype(np.float64)
    if len(corners) < 4:
        return line.astype(np.float64)
    way = np.roll(corners, -1, axis=0) - corners  # [n, 2], from each corner to the next
    length = np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-9)
    cut = (np.minimum(length / 4, CUT) / length)[:, None] * way
    return np.stack([corners + cut, corners + way - cut], axis=1).reshape(-1, 2)


def _holds(lines: list[npt.NDArray[np.float64]], point: Point) -> bool:
    """Whether a point lies within an odd number of closed lines."""
    x, y = point
    crossed = 0
    for line in lines:
        (x0, y0), (x1, y1) = line.T, np.roll(line, -1, axis=0).T
        hit = (y0 <= y) != (y1 <= y)
        crossed += int((x0[hit] + (y - y0[hit]) * ((x1 - x0)[hit] / (y1 - y0)[hit]) > x).sum())
    return crossed % 2 == 1


def _component(mask: Mask, y: int, x: int) -> Box | None:
    labels, components = label_components(mask)
    number = int(labels[y, x])
    return components[number - 1].box if number else None


class WandTool(Tool):
    """Press on a hot place; dragging right takes in more, left less. The wheel does the same afterwards."""

    kind = ToolKind.WAND

    def __init__(self, drawing: Drawing, values: Callable[[], Values | None]) -> None:
        super().__init__(drawing)
        self._values = values
        self.fills = False
        self._share = SHARE
        self._seed: Point | None = None
        self._before: DrawingState | None = None  # what was drawn when the wand touched the map
        self._settled_at = -1  # revision that the last touch has left
        self._adding = self._pressed = False
        self._from, self._reach = 0.0, 1.0
        self._began_with = SHARE
        self.grown: Grown | None = None
        self.touches = 0

    @property
    def share(self) -> float:
        return self._share

    @property
    def adjusts(self) -> bool:
        """What the last touch has drawn lies there unchanged, so that its tolerance can still be turned."""
        return self._before is not None and self._settled_at == self.drawing.revision

    def press(self, point: Point, *, adding: bool, reach: float) -> bool:
        self._seed, self._adding, self._pressed = point, adding, True
        self._from, self._reach, self._began_with = point[0], reach, self._share
        self._grow()
        return False

    def drag(self, point: Point) -> None:
        if self._pressed:
            self._turn_to(self._began_with - (point[0] - self._from) / self._reach * SHARE_A_PX)
            self._grow()

    def release(self, point: Point, *, reach: float) -> bool:
        if not self._pressed:
            return False
        self._pressed = False
        if self.grown is None:
            return False
        self.touches += 1
        self._before = self.drawing.state()
        self._lay()
        return True

    def step_tolerance(self, steps: float) -> bool:
        """A larger (+1) or smaller region: of the touch that was last, else of the next. True if it has changed."""
        self._turn_to(self._share - steps * SHARE_STEP)
        if self._pressed:
            self._began_with = self._share
            self._grow()
            return False
        if not self.adjusts or self._before is None:
            return False
        self._grow()
        self.drawing.restore(self._before)
        self._lay()
        return True

    def cancel(self) -> bool:
        open_now, self._pressed = self._pressed, False
        if open_now:
            self.grown = None
        return open_now

    def preview(self) -> QPainterPath | None:
        return self.grown.path if self._pressed and self.grown is not None else None

    def _turn_to(self, share: float) -> None:
        self._share = min(max(share, LEAST), MOST)

    def _grow(self) -> None:
        values = self._values()
        self.grown = None
        if values is not None and self._seed is not None:
            size = self.drawing.width, self.drawing.height
            self.grown = grow(values, self._seed, size, self._share, fills=self.fills)

    def _lay(self) -> None:
        if self.grown is not None:
            if not self._adding:
                self.drawing.clear()
            self.drawing.paint(*self.grown.covered(self.drawing.width, self.drawing.height))
        self._settled_at = self.drawing.revision
