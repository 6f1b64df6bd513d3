"""A chart on pyqtgraph's plot: points that are told in words, walked through by keys, and opened.

This module and those of the single charts import pyqtgraph and are themselves imported when the place is first opened
(``charts.load``): the library takes half a second that no start should pay for.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsGridLayout, QWidget

from inspector_app.ui.language.figures import decimal
from inspector_app.ui.statistics.exhibit import Exhibit
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE, Tokens

_SMALL = 0.88  # of the body font
_NEAR = 26.0  # px from which a point is meant
_GAP = 10.0  # px between two words of an axis
_SIDES = {"left": (0, 0), "bottom": (1, 1), "right": (0, 2)}  # row and column beside the view box
_SHORTEST = 30.0  # px of a word that is cut


class Plot(pg.GraphicsWidget):
    """A view box with axes at its sides. pyqtgraph's own plot item has menus besides, and takes three times as long."""

    def __init__(self, axes: dict[str, pg.AxisItem]) -> None:
        super().__init__()
        self.axes = axes
        self.vb = pg.ViewBox(enableMouse=False, enableMenu=False, defaultPadding=0)
        self.vb.disableAutoRange()
        grid = QGraphicsGridLayout()
        grid.setContentsMargins(1, 1, 1, 1)
        grid.setSpacing(0)
        grid.addItem(self.vb, 0, 1)
        self.setLayout(grid)
        for side, axis in axes.items():
            axis.linkToView(self.vb)
            axis.setZValue(0.5)
            grid.addItem(axis, *_SIDES[side])
        grid.setRowStretchFactor(0, 1)
        grid.setColumnStretchFactor(1, 1)


class Chart(pg.GraphicsView):
    """Draws ``exhibit.drawing``; row ``i`` of the exhibit is the thing that ``anchor(i)`` or ``outline(i)`` places.

    Left, right, Home and End walk through the rows, Enter opens the parts behind one. Nothing is dragged or zoomed:
    the wheel is the page's.
    """

    HEIGHT = 250  # px at least

    pointed = Signal(int)  # row under the cursor or under the keys; -1: none
    opened = Signal(int, int)  # row, column
    menu_wanted = Signal(object)  # QPoint on the screen

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._exhibit: Exhibit | None = None
        self._theme = theme
        self._row = -1
        self._pressed = -1
        super().__init__(parent)
        self.enableMouse(False)
        self._bottom_axis, self._left_axis = WordAxis("bottom"), ShareAxis("left")
        self.plot = Plot(self._axes())
        self.setCentralItem(self.plot)
        self.setAntialiasing(True)
        self.setMinimumHeight(self.HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        theme.changed.connect(self.dress)

    # --- what the kinds of charts say

    def draw(self, tokens: Tokens) -> None:
        """Add the items of the drawing; the plot is empty when it is called."""
        raise NotImplementedError

    def anchor(self, row: int) -> QPointF | None:
        """The point of a row in units of the plot; None where nothing is drawn of it."""
        raise NotImplementedError

    def outline(self, row: int) -> QRectF | None:
        """The area of a row in units of the plot, for rows that are bars or cells."""
        return None

    def _axes(self) -> dict[str, pg.AxisItem]:
        """The axes by their sides."""
        return {"bottom": self._bottom_axis, "left": self._left_axis}

    # --- what all of them do

    @property
    def row(self) -> int:
        """The row that is pointed at, or -1."""
        return self._row

    def show_exhibit(self, exhibit: Exhibit) -> None:
        """Draw this, instead of what is drawn; the row that is pointed at stays where it still is."""
        self._exhibit = exhibit
        if self._row >= len(exhibit.rows):
            self._row = -1
        self.dress()
        self._tell()

    def dress(self) -> None:
        """Draw in the colours of the theme."""
        if self._exhibit is None:
            return
        tokens = self._theme.tokens
        self.setBackground(None)
        box = self.plot.vb
        for item in list(box.addedItems):
            box.removeItem(item)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * _SMALL)
        for axis in self.plot.axes.values():
            axis.setPen(pg.mkPen(tokens.line_strong))
            axis.setTextPen(pg.mkPen(tokens.muted))
            axis.setStyle(tickFont=font, tickLength=-4)
        self.draw(tokens)
        self._space_ticks()

    def add(self, *items: pg.GraphicsObject) -> None:
        """Put these into the plot."""
        for item in items:
            self.plot.vb.addItem(item)

    def set_ranges(self, x: tuple[float, float], y: tuple[float, float]) -> None:
        """What is seen of the plot, from edge to edge."""
        self.plot.vb.setRange(xRange=x, yRange=y, padding=0)

    def place_of(self, row: int) -> QPointF | None:
        """Where a row is drawn, in px of the widget."""
        anchor = self.anchor(row)
        return None if anchor is None else self._to_widget(anchor)

    def row_at(self, place: QPointF) -> int:
        """The row at or near a place of the widget, or -1."""
        rows = range(len(self._exhibit.rows)) if self._exhibit is not None else ()
        best, least = -1, _NEAR
        for row in rows:
            outline = self.outline(row)
            if outline is not None:
                if self._area(outline).contains(place):
                    return row
                continue
            there = self.place_of(row)
            if there is not None:
                away = math.hypot(there.x() - place.x(), there.y() - place.y())
                if away < least:
                    best, least = row, away
        return best

    def point_at(self, row: int) -> None:
        """Tell this row."""
        if row != self._row:
            self._row = row
            self._tell()
            self.viewport().update()

    def _tell(self) -> None:
        if self._exhibit is not None:
            said = self._exhibit.words(self._row) if self._row >= 0 else self._exhibit.caption
            self.setAccessibleDescription(said)
        self.pointed.emit(self._row)

    def _to_widget(self, place: QPointF) -> QPointF:
        scene = self.plot.vb.mapViewToScene(place)
        return QPointF(self.viewportTransform().map(scene))

    def _area(self, outline: QRectF) -> QRectF:
        corners = self._to_widget(outline.topLeft()), self._to_widget(outline.bottomRight())
        return QRectF(*corners).normalized()

    def _space_ticks(self) -> None:
        box = self.plot.vb
        (low, high), _ = box.viewRange()
        self._bottom_axis.fit(box.width() / max(1e-9, high - low))

    # --- events: none of pyqtgraph's own

    def sizeHint(self) -> QSize:
        return QSize(320, self.HEIGHT)  # the view's own grows with what is drawn in it

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._exhibit is not None:
            self._space_ticks()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tokens = self._theme.tokens
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._row >= 0:
            painter.setPen(QPen(tokens.text, 2))
            outline, there = self.outline(self._row), self.place_of(self._row)
            if outline is not None:
                painter.drawRect(self._area(outline).adjusted(-1, -1, 1, 1))
            elif there is not None:
                painter.drawEllipse(there, 9, 9)
        if self.hasFocus():
            painter.setPen(QPen(tokens.accent, 2))
            edge = QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(edge, SPACE.RADIUS - 2, SPACE.RADIUS - 2)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = self.row_at(event.position())
        self.point_at(row)
        shape = Qt.CursorShape.PointingHandCursor if self._opens(row) else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self.row_at(event.position()) if event.button() == Qt.MouseButton.LeftButton else -1
        if event.button() == Qt.MouseButton.RightButton:
            self.menu_wanted.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        row = self.row_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and row == self._pressed and self._opens(row):
            self.point_at(row)
            self.opened.emit(row, 0)
        self._pressed = -1

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()  # the first click has opened it

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self.point_at(-1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._exhibit.rows) - 1 if self._exhibit is not None else -1
        steps = {
            Qt.Key.Key_Right: min(last, self._row + 1),
            Qt.Key.Key_Left: max(0, self._row - 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if key in steps and last >= 0:
            self.point_at(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._opens(self._row):
            self.opened.emit(self._row, 0)
        elif key == Qt.Key.Key_Menu:
            self.menu_wanted.emit(self.mapToGlobal(self.rect().center()))
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def _opens(self, row: int) -> bool:
        return row >= 0 and self._exhibit is not None and self._exhibit.rows[row].behind is not None


class WordAxis(pg.AxisItem):
    """Words at 0, 1, 2, …, as many as there is room for; or numbers where no words are given."""

    def __init__(self, side: str) -> None:
        super().__init__(side)
        self._words: Sequence[str] = ()
        self._shortened = False
        self.enableAutoSIPrefix(False)

    def set_words(self, words: Sequence[str], *, shortened: bool = False) -> None:
        """``shortened``: words that are too long are cut, instead of leaving some of them out."""
        self._words, self._shortened = words, shortened

    def fit(self, step: float) -> None:
        """Make room for the words, ``step`` px from one to the next."""
        if not self._words:
            self.setTicks(None)
            return
        font = self.style["tickFont"]
        metrics = QFontMetricsF(font if font is not None else QFont())
        longest = max(metrics.horizontalAdvance(word) for word in self._words)
        every = max(1, math.ceil((longest + _GAP) / max(1.0, step)))
        if self._shortened and step > _SHORTEST:
            every = 1
        shown = [
            (place, metrics.elidedText(word, Qt.TextElideMode.ElideRight, step * every - _GAP / 2))
            for place, word in enumerate(self._words)
            if place % every == 0
        ]
        self.setTicks([shown, []])

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        return [decimal(value, digits_of(spacing)) for value in values]


class ShareAxis(pg.AxisItem):
    """Numbers as the language writes them; shares as per cent."""

    def __init__(self, side: str) -> None:
        super().__init__(side)
        self.percent = False
        self.enableAutoSIPrefix(False)

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        scale *= 100 if self.percent else 1
        digits, unit = digits_of(scale * spacing), " %" if self.percent else ""
        return [f"{decimal(scale * value, digits)}{unit}" for value in values]


def digits_of(spacing: float) -> int:
    """How many digits behind the point tell ticks apart that lie ``spacing`` apart."""
    return max(0, -math.floor(math.log10(spacing) + 1e-9)) if spacing > 0 else 0
