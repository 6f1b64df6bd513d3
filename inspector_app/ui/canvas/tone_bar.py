"""Black and white of 16-bit pictures: two handles over the values that the picture holds."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector_app.ui.canvas.appearance import Appearance
from inspector_app.ui.canvas.pyramid import Pyramid
from inspector_app.ui.canvas.tone import HIGHEST, Tone
from inspector_app.ui.theme.tokens import DARK

BINS = 128
MARGIN = 10.0
GRIP = 14.0  # logical px around a handle that take hold of it
STEPS = 100  # of the axis: what an arrow key moves


class ToneBar(QWidget):
    """Drag a handle, or what lies between them to move both; a double click asks for the recipe's own window."""

    moved = Signal(object)  # Tone
    reset_asked = Signal()

    def __init__(self, parent: QWidget | None = None, *, appearance: Appearance | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance or Appearance.of(DARK)
        self._tone = Tone()
        self._end = HIGHEST  # the highest value of the axis
        self._bins: npt.NDArray[np.float32] = np.zeros(BINS, dtype=np.float32)  # heights 0..1
        self._held: str | None = None
        self._from, self._before = 0.0, self._tone
        self._keys_move = "high"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self._tell_name()

    @property
    def tone(self) -> Tone:
        return self._tone

    def show_picture(self, pyramid: Pyramid) -> None:
        """The values of a 16-bit picture, counted on its coarsest level; the axis ends at a whole number of bits."""
        values = pyramid.level(pyramid.depth)
        self._end = 2 ** max(8, math.ceil(math.log2(int(values.max()) + 1))) - 1
        counts, _ = np.histogram(values, bins=BINS, range=(0, self._end + 1))
        heights = np.log1p(counts.astype(np.float32))
        self._bins = heights / max(float(heights.max()), 1e-6)
        self.update()

    def show_tone(self, tone: Tone) -> None:
        self._tone = tone
        self._tell_name()
        self.update()

    def set_appearance(self, appearance: Appearance) -> None:
        self.appearance = appearance
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, 40)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 40)

    def x_of(self, value: float) -> float:
        """Where a value stands, in px of the widget; beyond the axis at its end."""
        share = min(max(value / self._end, 0.0), 1.0)
        return MARGIN + share * (self.width() - 2 * MARGIN)

    def value_at(self, x: float) -> float:
        return (x - MARGIN) / max(1.0, self.width() - 2 * MARGIN) * self._end

    # --- events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        x = event.position().x()
        low, high = self.x_of(self._tone.low), self.x_of(self._tone.high)
        near = min((abs(x - low), "low"), (abs(x - high), "high"))
        if near[0] <= GRIP:
            self._held = self._keys_move = near[1]
        else:
            self._held = "both" if low < x < high else near[1]
        self._from, self._before = x, self._tone
        if self._held != "both" and near[0] > GRIP:
            self._drag(x)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._drag(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._held = None
        self.reset_asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = self._end / STEPS
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Down:
                self._move(self._keys_move, -step, self._tone)
            case Qt.Key.Key_Right | Qt.Key.Key_Up:
                self._move(self._keys_move, +step, self._tone)
            case Qt.Key.Key_Space:
                self._keys_move = "low" if self._keys_move == "high" else "high"
                self.update()
            case _:
                super().keyPressEvent(event)

    def _drag(self, x: float) -> None:
        if self._held == "both":
            self._move("both", self.value_at(x) - self.value_at(self._from), self._before)
        elif self._held is not None:
            self._move(self._held, self.value_at(x) - getattr(self._before, self._held), self._before)

    def _move(self, handle: str, by: float, of: Tone) -> None:
        if handle == "low":
            tone = Tone.within(min(max(of.low + by, 0), of.high - 1), of.high)
        elif handle == "high":
            tone = Tone.within(of.low, min(max(of.high + by, of.low + 1), max(self._end, of.low + 1)))
        else:
            by = min(max(by, -of.low), max(0, self._end - of.high))
            tone = Tone.within(of.low + by, of.high + by)
        if tone != self._tone:
            self.show_tone(tone)
            self.moved.emit(tone)

    def _tell_name(self) -> None:
        self.setAccessibleName(
            self.tr("Black at {0}, white at {1}, of the picture shown").format(
                self._tone.low, self._tone.high
            )
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top, bottom = 3.0, self.height() - 12.0
        left, right = MARGIN, self.width() - MARGIN
        painter.fillRect(QRectF(left, top, right - left, bottom - top), self.appearance.well)
        steps = np.linspace(left, right, BINS + 1)
        hills = QPolygonF([QPointF(left, bottom)])
        for number, height in enumerate(self._bins.tolist()):
            y = bottom - height * (bottom - top - 2)
            hills.append(QPointF(steps[number], y))
            hills.append(QPointF(steps[number + 1], y))
        hills.append(QPointF(right, bottom))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.appearance.muted)
        painter.drawPolygon(hills)
        low, high = self.x_of(self._tone.low), self.x_of(self._tone.high)
        ends = [MARGIN + end / self._end * (right - left) for end in (self._tone.low, self._tone.high)]
        ramp = QLinearGradient(ends[0], 0, max(ends[1], ends[0] + 1), 0)
        ramp.setColorAt(0, QColor(0, 0, 0))
        ramp.setColorAt(1, QColor(255, 255, 255))
        painter.fillRect(QRectF(left, bottom, right - left, 5), ramp)
        painter.setPen(QPen(self.appearance.line, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(left, top, right - left, bottom + 5 - top))
        for name, x in (("low", low), ("high", high)):
            held = self.hasFocus() and name == self._keys_move
            painter.setPen(QPen(self.appearance.accent, 2.4 if held else 1.6))
            painter.drawLine(QPointF(x, top), QPointF(x, bottom + 5))
            painter.setBrush(self.appearance.accent if held else self.appearance.text)
            painter.setPen(QPen(self.appearance.panel, 1))
            handle = QPolygonF(
                [QPointF(x, bottom + 1), QPointF(x - 6, bottom + 11), QPointF(x + 6, bottom + 11)]
            )
            painter.drawPolygon(handle)
        painter.end()
