"""What a score is worth: the bar of the heatmap's colours, and the part's score against the threshold."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector_app.imaging import heatmap
from inspector_app.ui.canvas.appearance import Appearance
from inspector_app.ui.canvas.layers import HeatmapStyle
from inspector_app.ui.language.figures import decimal, score
from inspector_app.ui.pictures import indexed_image
from inspector_app.ui.theme.plain import plain_tip
from inspector_app.ui.theme.tokens import DARK

MARGIN = 14.0
TRACK = 10.0
END = 2.0  # calibrated score at the right end
NARROW = 230  # px under which there is room for one word only
CLEAR_OF_ENDS = 0.3  # share of the axis within which the threshold's word would cover an end's


class _Axis(QWidget):
    """A horizontal axis of calibrated scores from 0 to 2."""

    margin = MARGIN  # px between the ends of the axis and of the widget

    def __init__(self, parent: QWidget | None, appearance: Appearance | None) -> None:
        super().__init__(parent)
        self.appearance = appearance or Appearance.of(DARK)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_appearance(self, appearance: Appearance) -> None:
        self.appearance = appearance
        self.update()

    def x_of(self, score: float) -> float:
        """Where a score stands, in px of the widget; what lies beyond the ends stands at the end."""
        share = min(max(score / END, 0.0), 1.0)
        return self.margin + share * (self.width() - 2 * self.margin)

    def _track(self, top: float) -> QRectF:
        return QRectF(self.margin, top, self.width() - 2 * self.margin, TRACK)

    def _label(self, painter: QPainter, score: float, top: float, text: str) -> None:
        width = QFontMetricsF(painter.font()).horizontalAdvance(text) + 2
        left = min(max(self.x_of(score) - width / 2, 0.0), self.width() - width)
        painter.drawText(QRectF(left, top, width, 18), Qt.AlignmentFlag.AlignCenter, text)


class ColourBar(_Axis):
    """The heatmap's colours over the calibrated scale: 0 good, 1 threshold, 2 and more."""

    def __init__(self, parent: QWidget | None = None, *, appearance: Appearance | None = None) -> None:
        super().__init__(parent, appearance)
        self._style = HeatmapStyle()
        self.setAccessibleName(self.tr("Colours of the heatmap: 0 good, 1 threshold, 2 and more"))

    def set_style(self, style: HeatmapStyle) -> None:
        """Show the colours as the canvas paints them; connects to ``Canvas.heatmap_style_changed``."""
        self._style = style
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(260, 38)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 38)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = self._track(4.0)
        painter.fillRect(track, self.appearance.well)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._style.visible:
            painter.drawImage(track, self._ramp())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.appearance.line, 1))
        painter.drawRect(track)
        x = self.x_of(self._style.threshold)
        painter.setPen(QPen(self.appearance.text, 1.6))
        painter.drawLine(QPointF(x, 2), QPointF(x, 18))
        value = self._style.threshold
        painter.setPen(self.appearance.muted)
        wide = self.width() >= NARROW
        if wide and value > END * CLEAR_OF_ENDS:
            self._label(painter, 0.0, 19, self.tr("0 good"))
        if wide and value < END * (1 - CLEAR_OF_ENDS):
            self._label(painter, END, 19, self.tr("2 or more"))
        painter.setPen(self.appearance.text)
        self._label(
            painter,
            value,
            19,
            self.tr("{value} threshold").format(value=decimal(value).rstrip("0").rstrip(".,")),
        )
        painter.end()

    def _ramp(self) -> QImage:
        style = self._style
        table = heatmap.rgba_table(
            style.name, style.opacity, heatmap.index_of(style.threshold), only_above=style.only_above
        )
        return indexed_image(np.arange(256, dtype=np.uint8)[None, :], table)


class ScoreBar(_Axis):
    """The part's score on the scale from 0 to 2 and more, with the threshold and the lower handle."""

    margin = 0.0  # in line with the words above and below it

    def __init__(self, parent: QWidget | None = None, *, appearance: Appearance | None = None) -> None:
        super().__init__(parent, appearance)
        self._score: float | None = None
        self._lower: float | None = None
        self._words = ""
        self._tell()

    def set_score(self, score: float | None, *, lower: float | None = None, words: str = "") -> None:
        """A calibrated score (None: not inspected), the calibrated lower handle, the verdict in words."""
        self._score, self._lower, self._words = score, lower, words
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(260, 62)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 62)

    def colour(self) -> QColor:
        """The colour of the bar: ok, check or flagged."""
        if self._score is None or self._score < (1.0 if self._lower is None else min(self._lower, 1.0)):
            return self.appearance.ok
        return self.appearance.flagged if self._score >= 1.0 else self.appearance.check

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_words(painter)
        track = self._track(28.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.appearance.well)
        painter.drawRoundedRect(track, TRACK / 2, TRACK / 2)
        if self._score is not None:
            painter.setBrush(self.colour())
            filled = QRectF(track)
            filled.setRight(max(self.x_of(self._score), track.left() + TRACK))
            painter.drawRoundedRect(filled, TRACK / 2, TRACK / 2)
            if self._score > END:
                self._paint_beyond(painter, track)
        self._paint_tick(painter, track, 1.0, self.appearance.text)
        if self._lower is not None and self._lower < 1.0:
            self._paint_tick(painter, track, self._lower, self.appearance.muted)
        small = QFont(painter.font())
        small.setPointSizeF(max(7.0, small.pointSizeF() - 1))
        painter.setFont(small)
        painter.setPen(self.appearance.muted)
        self._label(painter, 0.0, 42, "0")
        self._label(painter, 1.0, 42, self.tr("threshold"))
        self._label(painter, END, 42, "2")
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        plain = QFont(painter.font())
        large = QFont(plain)
        large.setPointSizeF(plain.pointSizeF() * 1.4)
        large.setBold(True)
        number = "–" if self._score is None else score(self._score)
        line = QRectF(self.margin, 0, self.width() - 2 * self.margin, 26)
        painter.setFont(large)
        painter.setPen(self.appearance.text)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, number)
        painter.setFont(plain)
        painter.setPen(self.appearance.muted if self._score is None else self.colour())
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._words)

    def _paint_beyond(self, painter: QPainter, track: QRectF) -> None:
        """Two arrow heads: the score goes on to the right."""
        painter.setBrush(self.appearance.panel)
        middle = track.center().y()
        for x in (track.right() - 12, track.right() - 7):
            head = QPolygonF([QPointF(x, middle - 3), QPointF(x + 4, middle), QPointF(x, middle + 3)])
            painter.drawPolygon(head)

    def _paint_tick(self, painter: QPainter, track: QRectF, score: float, colour: QColor) -> None:
        x = self.x_of(score)
        painter.setPen(QPen(self.appearance.panel, 4))
        painter.drawLine(QPointF(x, track.top() - 3), QPointF(x, track.bottom() + 3))
        painter.setPen(QPen(colour, 2))
        painter.drawLine(QPointF(x, track.top() - 3), QPointF(x, track.bottom() + 3))
        painter.setPen(Qt.PenStyle.NoPen)

    def _tell(self) -> None:
        """Put the score into words for those who hear the screen."""
        if self._score is None:
            words = self.tr("The part has no score")
        else:
            words = self.tr("Score of the part {score}, threshold 1, {words}").format(
                score=score(self._score), words=self._words
            )
        self.setAccessibleName(words)
        self.setToolTip(plain_tip(words))
