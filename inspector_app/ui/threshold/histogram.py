"""The large histogram of the threshold page: parts stacked by what people said, with the two handles."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from inspector_app.ui.canvas.appearance import Appearance
from inspector_app.ui.canvas.histogram import BAR, LEFT, RIGHT, Handle, Histogram
from inspector_app.ui.canvas.histogram_picture import (
    ScoreAxis,
    bar_heights,
    hatch,
    paint_axis,
    paint_handle,
    paint_words,
)
from inspector_app.ui.language.figures import count, decimal
from inspector_app.ui.theme.tokens import LIGHT, Tokens
from inspector_app.ui.threshold.stack_bins import Stack


class StackedHistogram(Histogram):
    """As ``Histogram``; reviewed parts are told apart: good ones hatched one way, defective ones crossed."""

    _always = 0  # parts that are flagged whatever their score

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scores: npt.NDArray[np.float64] = np.zeros(0)
        self._said: npt.NDArray[np.int8] = np.zeros(0, np.int8)
        self._defect = LIGHT.defect
        self._stack: Stack | None = None
        self._drawn: tuple[tuple[object, ...], list[QPixmap]] | None = None
        self.setMinimumSize(320, 170)
        self.setAccessibleName(self.tr("Scores of the lot, with both handles of the threshold"))

    def set_parts(
        self, scores: npt.NDArray[np.float64], said: npt.NDArray[np.int8], always: npt.NDArray[np.bool_]
    ) -> None:
        """Calibrated scores ``[n]``, what people said ``[n]``, and which are flagged whatever their score ``[n]``."""
        self._scores, self._said = scores[~always], said[~always]
        self._always = int(np.count_nonzero(always))
        self._stack = None
        self.set_scores(self._scores, self._said != 0)

    def set_tokens(self, tokens: Tokens) -> None:
        """The colours of a theme."""
        self._defect = tokens.defect
        self.set_appearance(Appearance.of(tokens))

    @property
    def counts(self) -> tuple[int, int, int]:
        ok, check, flagged = super().counts
        return ok, check, flagged + self._always

    def sizeHint(self) -> QSize:
        return QSize(800, 190)  # what it wants where there is little room: it takes more

    @property
    def stack(self) -> Stack:
        """What is in the bars at this width."""
        bars = max(8, int(self.axis.plot.width() / BAR))
        if self._stack is None or self._stack.good.size != bars:
            axis = self.axis
            self._stack = Stack.of(self._scores, self._said, (axis.low, axis.high), bars)
        return self._stack

    def _bin_words(self, x: float) -> str:
        stack, axis = self.stack, self.axis
        width = (axis.high - axis.low) / stack.good.size
        number = min(int((axis.score_at(x) - axis.low) / width), stack.good.size - 1)
        start = axis.low + number * width
        return self.tr("{start} to {end}: {count} parts, {good} reviewed good, {defect} rejected").format(
            start=decimal(start),
            end=decimal(start + width),
            count=count(int(stack.every[number])),
            good=count(int(stack.good[number])),
            defect=count(int(stack.defect[number])),
        )

    def paintEvent(self, event: object) -> None:
        axis, colours = self.axis, self.appearance
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours.panel)
        paint_axis(painter, axis, colours, goes_on=bool(self._scores.max(initial=0.0) > axis.high))
        self._paint_stack(painter, axis)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        emphasised = self.hasFocus() or self._before is not None
        for handle, value in reversed(self._values.items()):
            active = emphasised and handle is self._active
            paint_handle(painter, axis, value, colours, upper=handle is Handle.UPPER, active=active)
        self._paint_counts(painter)
        painter.end()

    def _paint_stack(self, painter: QPainter, axis: ScoreAxis) -> None:
        """The bars, cut by the handles out of three pictures that only new scores or another size draw anew."""
        plot = axis.plot
        ratio = self.devicePixelRatioF()
        drawn_of = (id(self.stack), self._logarithmic, self.size(), ratio, self.appearance, self._defect)
        if self._drawn is None or self._drawn[0] != drawn_of:
            zones = (self.appearance.ok, self.appearance.check, self.appearance.flagged)
            self._drawn = drawn_of, [self._bars_in(axis, colour, ratio) for colour in zones]
        lower, upper = axis.x_of(self.lower_threshold), axis.x_of(self.threshold)
        ends = ((0.0, lower), (lower, upper), (upper, float(self.width())))
        for (start, end), picture in zip(ends, self._drawn[1], strict=True):
            if end > start:
                painter.setClipRect(QRectF(start, plot.top(), end - start, plot.height()))
                painter.drawPixmap(0, 0, picture)
        painter.setClipping(False)

    def _bars_in(self, axis: ScoreAxis, colour: QColor, ratio: float) -> QPixmap:
        """Each bar from below: rejected, reviewed good, not decided; the last in this colour."""
        stack, plot, colours = self.stack, axis.plot, self.appearance
        every = stack.every
        heights = bar_heights(every, plot.height(), logarithmic=self._logarithmic)
        # Shares of the bar, not logarithms of their own: the stacked parts add up to the whole.
        share = heights / np.maximum(every, 1)
        defect, good = share * stack.defect, share * stack.good
        width = plot.width() / every.size
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setPen(Qt.PenStyle.NoPen)
        for counts, base, high, brushes in (
            (stack.undecided, defect + good, heights - defect - good, (QBrush(colour),)),
            (stack.good, defect, good, good_brushes(colours)),
            (stack.defect, np.zeros_like(heights), defect, defect_brushes(colours, self._defect)),
        ):
            rects = [
                QRectF(
                    plot.left() + i * width, plot.bottom() - base[i] - high[i], max(1.0, width - 1), high[i]
                )
                for i in np.flatnonzero(counts).tolist()
            ]
            for brush in brushes if rects else ():
                painter.setBrush(brush)
                painter.drawRects(rects)
        painter.end()
        return picture

    def _paint_counts(self, painter: QPainter) -> None:
        (ok, check, flagged), colours = self.counts, self.appearance
        line = QRectF(LEFT, 3, self.width() - LEFT - RIGHT, 20)
        right = [(self.tr("▲ {n} flagged").format(n=count(flagged)), colours.flagged)]
        if check:
            right.insert(0, (self.tr("◆ {n} check").format(n=count(check)), colours.check))
        paint_words(painter, line, [(self.tr("● {n} ok").format(n=count(ok)), colours.ok)], right=False)
        paint_words(painter, line, right, right=True)


def good_brushes(colours: Appearance) -> tuple[QBrush, ...]:
    """What people called good: the colour of ok parts, hatched."""
    return QBrush(colours.ok), hatch(colours)


def defect_brushes(colours: Appearance, defect: QColor) -> tuple[QBrush, ...]:
    """What people rejected: crossed."""
    line = QColor(colours.panel)
    line.setAlpha(220)
    return QBrush(defect), QBrush(line, Qt.BrushStyle.DiagCrossPattern)
