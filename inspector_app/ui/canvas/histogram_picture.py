"""How the score histogram of a lot looks."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen

from inspector_app.ui.canvas.appearance import Appearance
from inspector_app.ui.language.figures import decimal

Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class ScoreAxis:
    """Calibrated scores from ``low`` to ``high`` along the bottom of a plot, in px of the widget."""

    low: float
    high: float
    plot: QRectF

    def x_of(self, score: float) -> float:
        """Where a score stands; what lies beyond the ends stands at the end."""
        share = min(max((score - self.low) / (self.high - self.low), 0.0), 1.0)
        return self.plot.left() + share * self.plot.width()

    def score_at(self, x: float) -> float:
        """The inverse of ``x_of``, within the axis."""
        share = min(max((x - self.plot.left()) / max(1.0, self.plot.width()), 0.0), 1.0)
        return self.low + share * (self.high - self.low)


def paint_axis(painter: QPainter, axis: ScoreAxis, colours: Appearance, *, goes_on: bool) -> None:
    """A line with a number at every half; ``goes_on``: some scores lie beyond the right end."""
    plot = axis.plot
    painter.setPen(QPen(colours.line, 1))
    painter.drawLine(plot.bottomLeft(), plot.bottomRight())
    painter.setPen(colours.muted)
    for halves in range(math.ceil(axis.low * 2), math.floor(axis.high * 2) + 1):
        score = halves / 2
        text = f"≥ {_short(score)}" if goes_on and score == axis.high else _short(score)
        place = QRectF(axis.x_of(score) - 24, plot.bottom() + 3, 48, 18)
        painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, text)


def bar_heights(counts: Counts, height: float, *, logarithmic: bool) -> npt.NDArray[np.float64]:
    """Heights in px ``[n]``, the highest bar as high as the plot."""
    weights = np.log1p(counts) if logarithmic else counts.astype(np.float64)
    return np.asarray(weights * (height / max(float(weights.max(initial=0.0)), 1e-9)), dtype=np.float64)


def paint_bars(
    painter: QPainter,
    axis: ScoreAxis,
    bins: tuple[Counts, Counts],
    handles: tuple[float, float],
    colours: Appearance,
    *,
    logarithmic: bool,
) -> None:
    """Bars of all parts in three zones, cut by the lower and upper handle; reviewed shares are hatched."""
    every, decided = bins
    plot = axis.plot
    heights = bar_heights(every, plot.height(), logarithmic=logarithmic)
    # The share of the bar, not a logarithm of its own: the stacked parts must add up to the whole.
    hatched = heights * decided / np.maximum(every, 1)
    width = plot.width() / every.size

    def bar(number: int, height: float) -> QRectF:
        return QRectF(plot.left() + number * width, plot.bottom() - height, max(1.0, width - 1), height)

    bars = [bar(i, heights[i]) for i in np.flatnonzero(every).tolist()]
    reviewed = [bar(i, hatched[i]) for i in np.flatnonzero(decided).tolist()]
    lower, upper = axis.x_of(handles[0]), axis.x_of(handles[1])
    zones = (
        (plot.left(), lower, colours.ok),
        (lower, upper, colours.check),
        (upper, plot.right() + 1, colours.flagged),
    )
    painter.setPen(Qt.PenStyle.NoPen)
    for start, end, colour in zones:
        if end > start:
            painter.setClipRect(QRectF(start, plot.top(), end - start, plot.height() + 1))
            painter.setBrush(colour)
            painter.drawRects(bars)
            painter.setBrush(hatch(colours))
            painter.drawRects(reviewed)
    painter.setClipping(False)


def hatch(colours: Appearance) -> QBrush:
    """The pattern of what has been reviewed."""
    line = QColor(colours.panel)
    line.setAlpha(220)
    return QBrush(line, Qt.BrushStyle.BDiagPattern)


def paint_handle(
    painter: QPainter, axis: ScoreAxis, score: float, colours: Appearance, *, upper: bool, active: bool
) -> None:
    """A line with its value on a grip: the upper handle's above the bars, the lower one's below."""
    plot, x = axis.plot, axis.x_of(score)
    colour = colours.accent if active else colours.text
    pen = QPen(colour, 2.0 if upper else 1.4)
    if not upper:
        pen.setDashPattern([3.0, 3.0])
    painter.setPen(pen)
    painter.drawLine(QPointF(x, plot.top() - 4), QPointF(x, plot.bottom() + (0 if upper else 4)))
    text = decimal(score)
    metrics = QFontMetricsF(painter.font())
    width, height = metrics.horizontalAdvance(text) + 12, metrics.height() + 2
    left = min(max(x - width / 2, 1.0), plot.right() + plot.left() - width - 1)
    grip = QRectF(left, plot.top() - 4 - height if upper else plot.bottom() + 3, width, height)
    painter.setPen(QPen(colour, 1.2))
    painter.setBrush(colour if upper else colours.panel)
    painter.drawRoundedRect(grip, 4, 4)
    painter.setPen(colours.panel if upper else colour)
    painter.drawText(grip, Qt.AlignmentFlag.AlignCenter, text)


def paint_words(painter: QPainter, line: QRectF, words: list[tuple[str, QColor]], *, right: bool) -> None:
    """Coloured words in a row from the left or the right end of a line."""
    metrics = QFontMetricsF(painter.font())
    x = line.right() if right else line.left()
    for text, colour in reversed(words) if right else words:
        width = metrics.horizontalAdvance(text)
        place = QRectF(x - width if right else x, line.top(), width + 1, line.height())
        painter.setPen(colour)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)
        x += -(width + 16) if right else width + 16


def _short(score: float) -> str:
    """With as many digits as a half needs."""
    return decimal(score, 0 if score == int(score) else 1)
