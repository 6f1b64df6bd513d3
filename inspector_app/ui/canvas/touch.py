"""Fingers on the canvas: one does what the mouse does, two zoom and pan."""

from __future__ import annotations

import math
from enum import Enum

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QEventPoint, QTouchEvent
from PySide6.QtWidgets import QApplication

from inspector_app.ui.canvas.viewport import Viewport

TAP_WITHIN = 24.0  # logical px that two taps of a double tap may lie apart


class Finger(Enum):
    """What the first finger does, as a mouse would."""

    PRESS = "press"
    MOVE = "move"
    RELEASE = "release"
    DOUBLE = "double"  # a press soon after another in the same place
    VOID = "void"  # a second finger came: what the first had begun is dropped


class Touches:
    """Follows the fingers of one view. Once two were down, nothing is drawn until all are up."""

    def __init__(self) -> None:
        self._pair: tuple[QPointF, QPointF] | None = None
        self._one = False
        self._pinched = False
        self._tapped_at: tuple[int, QPointF] | None = None

    def follow(
        self, event: QTouchEvent, viewport: Viewport
    ) -> tuple[Viewport | None, list[tuple[Finger, QPointF]]]:
        """Where two fingers have moved what is seen, and what the first finger has done in this event."""
        down = [p for p in event.points() if p.state() is not QEventPoint.State.Released]
        if event.type() is QEvent.Type.TouchCancel:
            acts = [(Finger.VOID, QPointF())] if self._one else []
            self._pair, self._one, self._pinched = None, False, False
            return None, acts
        if len(down) >= 2:
            return self._two(down[0].position(), down[1].position(), viewport)
        self._pair = None
        return None, self._single(event, down)

    def _two(
        self, a: QPointF, b: QPointF, viewport: Viewport
    ) -> tuple[Viewport, list[tuple[Finger, QPointF]]]:
        acts = [] if self._pinched else [(Finger.VOID, a)]
        before, self._pair, self._pinched, self._one = self._pair, (a, b), True, False
        if before is not None:
            spread = max(1.0, math.hypot(*(b - a).toTuple()))
            was = max(1.0, math.hypot(*(before[1] - before[0]).toTuple()))
            middle, from_ = (a + b) / 2, (before[0] + before[1]) / 2
            viewport = viewport.panned(middle.x() - from_.x(), middle.y() - from_.y())
            viewport = viewport.zoomed(spread / was, middle.x(), middle.y())
        return viewport, acts

    def _single(self, event: QTouchEvent, down: list[QEventPoint]) -> list[tuple[Finger, QPointF]]:
        if self._pinched:  # the second finger is up; the first may stay a while
            self._pinched = bool(down)
            return []
        if down and not self._one:
            self._one = True
            return [(self._press_or_double(event, down[0].position()), down[0].position())]
        if down:
            return [(Finger.MOVE, down[0].position())]
        if self._one:
            self._one = False
            return [(Finger.RELEASE, event.points()[0].position())]
        return []

    def _press_or_double(self, event: QTouchEvent, at: QPointF) -> Finger:
        last, self._tapped_at = self._tapped_at, (event.timestamp(), at)
        if last is None:
            return Finger.PRESS
        soon = 0 <= event.timestamp() - last[0] <= QApplication.doubleClickInterval()
        if soon and (at - last[1]).manhattanLength() <= TAP_WITHIN:
            self._tapped_at = None
            return Finger.DOUBLE
        return Finger.PRESS
