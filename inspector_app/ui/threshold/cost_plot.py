"""The expected cost over the threshold, with its band, its least place and the place of the lower handle."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QWidget

from inspector_app.domain.recipe import Calibration
from inspector_app.domain.threshold import CostCurve
from inspector_app.ui.canvas.appearance import Appearance
from inspector_app.ui.canvas.histogram_picture import ScoreAxis, paint_axis
from inspector_app.ui.language.figures import decimal
from inspector_app.ui.theme.tokens import LIGHT, Tokens

_LEFT, _RIGHT, _TOP, _BOTTOM = 58.0, 14.0, 10.0, 24.0


class CostPlot(QWidget):
    """It only shows: the least cost is marked, and chosen by nobody but a person."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = LIGHT
        self._curve: CostCurve | None = None
        self._scores: np.ndarray = np.zeros(0)
        self._at = 1.0
        self._drawn: tuple[tuple[object, ...], QPixmap] | None = None
        self.setMinimumSize(220, 130)
        self.setAccessibleName(self.tr("Expected cost over the threshold"))

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.update()

    def set_curve(self, curve: CostCurve | None, calibration: Calibration | None) -> None:
        """A curve over raw thresholds, shown over calibrated ones."""
        self._curve = curve
        if curve is not None and calibration is not None:
            self._scores = np.asarray(calibration.calibrated(curve.thresholds))
            least = decimal(float(self._scores[curve.cheapest]))
            self.setAccessibleDescription(self.tr("Least at {0}").format(least))
        self.update()

    def set_place(self, lower: float) -> None:
        """Where the lower handle stands, calibrated."""
        self._at = lower
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(360, 140)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._curve is None:
            return
        plot = QRectF(_LEFT, _TOP, self.width() - _LEFT - _RIGHT, self.height() - _TOP - _BOTTOM)
        axis = ScoreAxis(math.floor(2 * float(self._scores[0])) / 2, float(self._scores[-1]), plot)
        ratio = self.devicePixelRatioF()
        drawn_of = (id(self._curve), self.size(), ratio, self._tokens)
        if self._drawn is None or self._drawn[0] != drawn_of:
            self._drawn = drawn_of, self._picture(self._curve, axis, ratio)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn[1])
        pen = QPen(self._tokens.text, 1.4)
        pen.setDashPattern([3.0, 3.0])
        painter.setPen(pen)
        x = axis.x_of(self._at)
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
        painter.end()

    def _picture(self, curve: CostCurve, axis: ScoreAxis, ratio: float) -> QPixmap:
        """All but the place of the handle: drawn once, not at every step of a hand."""
        colours, plot = Appearance.of(self._tokens), axis.plot
        top = float(np.max(curve.cost if curve.high is None else curve.high)) or 1.0
        # What lies far above the curve itself would press it flat: such a band goes out of the picture.
        top = min(top, 3.0 * (float(np.max(curve.cost)) or top))
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(colours.panel)
        painter = QPainter(picture)
        painter.setFont(self.font())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

        def points(values: np.ndarray) -> list[QPointF]:
            heights = plot.bottom() - np.minimum(values / top, 1.0) * plot.height()
            return [
                QPointF(axis.x_of(x), y) for x, y in zip(self._scores.tolist(), heights.tolist(), strict=True)
            ]

        self._paint_heights(painter, plot, top, colours)
        if curve.low is not None and curve.high is not None:
            band = QColor(colours.accent)
            band.setAlpha(50)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(band)
            painter.drawPolygon(QPolygonF(points(curve.low) + points(curve.high)[::-1]))
        line = points(curve.cost)
        painter.setPen(QPen(colours.accent, 2))
        painter.drawPolyline(QPolygonF(line))
        painter.setPen(QPen(colours.text, 1.4))
        painter.setBrush(colours.panel)
        painter.drawEllipse(line[curve.cheapest], 5, 5)
        paint_axis(painter, axis, colours, goes_on=False)
        painter.end()
        return picture

    @staticmethod
    def _paint_heights(painter: QPainter, plot: QRectF, top: float, colours: Appearance) -> None:
        step = 10 ** math.floor(math.log10(top / 2)) if top > 0 else 1.0
        for factor in (1, 2, 5, 10):
            if top / (step * factor) <= 4:
                step *= factor
                break
        painter.setPen(colours.muted)
        for number in range(int(top / step) + 1):
            y = plot.bottom() - number * step / top * plot.height()
            words = decimal(number * step, 0 if step >= 1 else min(4, -math.floor(math.log10(step))))
            place = QRectF(0, y - 9, _LEFT - 6, 18)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
