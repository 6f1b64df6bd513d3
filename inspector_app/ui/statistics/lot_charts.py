"""Charts over lots: shares with control limits, and the drift of scores."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor

from inspector_app.ui.statistics.chart import Chart
from inspector_app.ui.statistics.exhibit import Array, Control, Drift, Rates, Shape
from inspector_app.ui.statistics.signs import faded, sign_path
from inspector_app.ui.theme.tokens import Tokens

_BEAM = 0.008  # of the width of the chart
_HIGH = 0.5  # share from which a chart does not begin at 0
_HEAD = 1.12  # of the highest value, so that its sign is whole
_FOOT = 0.03  # of the height below the least value, for the same
_SIZES = {Shape.PLAIN: 7, Shape.FEW: 7, Shape.OUTSIDE: 14, Shape.RUN: 13}


class ControlChart(Chart):
    """A p-chart: shares, their centre line, and limits that are as wide as each lot is small."""

    def draw(self, tokens: Tokens) -> None:
        drawing = self._control
        places = np.arange(len(drawing.values), dtype=np.float64)
        top = _top(drawing.values, drawing.upper, np.asarray([drawing.centre]))
        self.set_ranges((-0.5, len(places) - 0.5), (-_FOOT * top, top))
        self._left_axis.percent = True
        self._bottom_axis.set_words(drawing.ticks)
        band = faded(tokens.ok, 0.10)
        limits = {"x": places, "y0": drawing.lower, "y1": drawing.upper, "width": 1.0}
        self.add(pg.BarGraphItem(**limits, pen=pg.mkPen(None), brush=pg.mkBrush(band)))
        edges = np.concatenate([places - 0.5, places[-1:] + 0.5])
        for limit in (drawing.upper, drawing.lower):
            if not limit.any():
                continue  # no share lies below 0
            self.add(
                pg.PlotDataItem(edges, limit, stepMode="center", pen=_pen(tokens.muted, 1.2, dashed=True))
            )
        self.add(pg.InfiniteLine(drawing.centre, angle=0, pen=_pen(tokens.ok, 1.4)))
        self.add(
            pg.PlotDataItem(
                places, drawing.values, pen=_pen(tokens.muted, 1.4), connect="finite", antialias=True
            )
        )
        spots = [
            {
                "pos": (place, value),
                "size": _SIZES[shape],
                "symbol": sign_path(shape, upwards=bool(value >= drawing.centre)),
                "pen": _pen(_colour(shape, tokens), 1.5),
                "brush": pg.mkBrush(tokens.raised if shape is Shape.FEW else _colour(shape, tokens)),
            }
            for place, value, shape in zip(places, drawing.values, drawing.shapes, strict=True)
        ]
        self.add(pg.ScatterPlotItem(spots, useCache=False))
        for place, value, label in zip(places, drawing.values, drawing.labels, strict=True):
            if label:
                number = pg.TextItem(
                    label, color=tokens.text, anchor=(0.5, 1.5 if value < top * 0.85 else -0.5)
                )
                number.setPos(place, value)
                self.add(number)

    def anchor(self, row: int) -> QPointF | None:
        value = float(self._control.values[row])
        return QPointF(row, value) if np.isfinite(value) else None

    @property
    def _control(self) -> Control:
        assert self._exhibit is not None and isinstance(self._exhibit.drawing, Control)
        return self._exhibit.drawing


class RatesChart(Chart):
    """Shares of groups with their exact intervals, and the share of all together as a line."""

    def draw(self, tokens: Tokens) -> None:
        drawing = self._rates
        places = np.arange(len(drawing.values), dtype=np.float64)
        least = float(np.nanmin(drawing.low, initial=1.0))
        floor = np.floor(10 * least) / 10 if least > _HIGH else 0.0  # yields differ near the top
        top = min(1.02, _top(drawing.values, drawing.high))
        self.set_ranges((-0.5, len(places) - 0.5), (floor - _FOOT * (top - floor), top))
        self._left_axis.percent = True
        self._bottom_axis.set_words(drawing.ticks)
        if np.isfinite(drawing.overall):
            self.add(pg.InfiniteLine(drawing.overall, angle=0, pen=_pen(tokens.ok, 1.4)))
        seen = np.isfinite(drawing.values)
        spans = pg.ErrorBarItem(
            x=places[seen],
            y=drawing.values[seen],
            top=(drawing.high - drawing.values)[seen],
            bottom=(drawing.values - drawing.low)[seen],
            beam=min(0.3, _BEAM * len(places)),
            pen=_pen(tokens.muted, 1.6),
        )
        self.add(spans)
        self.add(_dots(places[seen], drawing.values[seen], tokens.ok, 9))

    def anchor(self, row: int) -> QPointF | None:
        value = float(self._rates.values[row])
        return QPointF(row, value) if np.isfinite(value) else None

    @property
    def _rates(self) -> Rates:
        assert self._exhibit is not None and isinstance(self._exhibit.drawing, Rates)
        return self._exhibit.drawing


class DriftChart(Chart):
    """Scores over lots: the middle as points, the middle half as boxes, 5 and 95 % as lines, the threshold at 1."""

    def draw(self, tokens: Tokens) -> None:
        drawing = self._drift
        places = np.arange(len(drawing.quantiles), dtype=np.float64)
        lowest, low, middle, high, highest = drawing.quantiles.T
        floor = float(np.nanmin(lowest, initial=0.0))
        self.set_ranges((-0.5, len(places) - 0.5), (floor * _HEAD, max(1.15, _top(highest))))
        self._bottom_axis.set_words(drawing.ticks)
        self.add(pg.InfiniteLine(1.0, angle=0, pen=_pen(tokens.flagged, 1.4, dashed=True)))
        seen = np.isfinite(middle)
        self.add(
            pg.ErrorBarItem(
                x=places[seen],
                y=middle[seen],
                top=(highest - middle)[seen],
                bottom=(middle - lowest)[seen],
                beam=0.3,
                pen=_pen(tokens.muted, 1.3),
            )
        )
        self.add(
            pg.BarGraphItem(
                x=places[seen],
                y0=low[seen],
                y1=high[seen],
                width=0.56,
                pen=pg.mkPen(tokens.ok),
                brush=pg.mkBrush(faded(tokens.ok, 0.3)),
            )
        )
        self.add(pg.PlotDataItem(places, middle, pen=_pen(tokens.ok, 1.4), connect="finite", antialias=True))
        calm = seen & ~drawing.alarms
        self.add(_dots(places[calm], middle[calm], tokens.ok, 6))
        loud = seen & drawing.alarms
        self.add(_dots(places[loud], middle[loud], tokens.flagged, 13, Shape.OUTSIDE))

    def anchor(self, row: int) -> QPointF | None:
        value = float(self._drift.quantiles[row, 2])
        return QPointF(row, value) if np.isfinite(value) else None

    @property
    def _drift(self) -> Drift:
        assert self._exhibit is not None and isinstance(self._exhibit.drawing, Drift)
        return self._exhibit.drawing


def _dots(x: Array, y: Array, colour: QColor, size: int, shape: Shape = Shape.PLAIN) -> pg.ScatterPlotItem:
    return pg.ScatterPlotItem(
        x=x,
        y=y,
        size=size,
        symbol=sign_path(shape),
        pen=pg.mkPen(colour),
        brush=pg.mkBrush(colour),
        useCache=False,
    )


def _top(*values: Array) -> float:
    together = np.concatenate(values)
    finite = together[np.isfinite(together)]
    return max(1e-3, float(finite.max(initial=0.0))) * _HEAD


def _colour(shape: Shape, tokens: Tokens) -> QColor:
    return tokens.flagged if shape in (Shape.OUTSIDE, Shape.RUN) else tokens.ok


def _pen(colour: QColor, width: float, *, dashed: bool = False, dotted: bool = False) -> object:
    style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.DotLine if dotted else Qt.PenStyle.SolidLine
    return pg.mkPen(colour, width=width, style=style)
