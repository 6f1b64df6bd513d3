"""Charts of bars and of spans: Pareto of the defect classes, and values with their intervals."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt

from inspector_app.ui.statistics.chart import Chart
from inspector_app.ui.statistics.exhibit import Bars, Shape, Spans
from inspector_app.ui.statistics.signs import sign_path
from inspector_app.ui.theme.tokens import Tokens

_WIDTH = 0.66
_HEAD = 1.1
_LONGEST = 24  # letters of a name beside its line


class ParetoChart(Chart):
    """Bars, most frequent first, and the cumulative share as a line on the right axis."""

    def _axes(self) -> dict[str, pg.AxisItem]:
        self._right = pg.AxisItem("right")
        return {**super()._axes(), "right": self._right}

    def draw(self, tokens: Tokens) -> None:
        drawing = self._bars
        places = np.arange(len(drawing.counts), dtype=np.float64)
        total = float(drawing.counts.sum())
        self.set_ranges((-0.6, len(places) - 0.4), (0, total * _HEAD))
        # The same height is a count on the left and a share on the right.
        self._right.setTicks([[(share * total / 100, f"{share} %") for share in range(0, 101, 20)], []])
        self._bottom_axis.set_words(drawing.ticks, shortened=True)
        self.add(
            pg.BarGraphItem(
                x=places,
                height=drawing.counts,
                width=_WIDTH,
                pen=pg.mkPen(tokens.raised),
                brush=pg.mkBrush(tokens.ok),
            )
        )
        self.add(pg.PlotDataItem(places, drawing.cumulative * total, pen=pg.mkPen(tokens.flagged, width=1.6)))
        self.add(
            pg.ScatterPlotItem(
                x=places,
                y=drawing.cumulative * total,
                size=8,
                symbol=sign_path(Shape.RUN),
                pen=pg.mkPen(tokens.flagged),
                brush=pg.mkBrush(tokens.raised),
                useCache=False,
            )
        )

    def anchor(self, row: int) -> QPointF | None:
        return QPointF(row, float(self._bars.counts[row]))

    def outline(self, row: int) -> QRectF | None:
        return QRectF(row - _WIDTH / 2, 0, _WIDTH, float(self._bars.counts[row]))

    @property
    def _bars(self) -> Bars:
        assert self._exhibit is not None and isinstance(self._exhibit.drawing, Bars)
        return self._exhibit.drawing


class SpansChart(Chart):
    """One line a row, from the top: a point with its interval, and perhaps a further tick."""

    def draw(self, tokens: Tokens) -> None:
        drawing = self._spans
        number = len(drawing.values)
        places = np.arange(number, dtype=np.float64)
        self.plot.vb.invertY(True)
        edge = 0.02 * (drawing.ceiling - drawing.floor)
        self.set_ranges((drawing.floor - edge, drawing.ceiling + edge), (-0.7, number - 0.3))
        self._bottom_axis.set_words(())
        self._left_axis.setTicks([[(place, _short(name)) for place, name in enumerate(drawing.names)], []])
        if drawing.zero:
            dashes = pg.mkPen(tokens.muted, style=Qt.PenStyle.DashLine)
            self.add(pg.InfiniteLine(0.0, angle=90, pen=dashes))
        for place, low, high, end in zip(places, drawing.low, drawing.high, drawing.ends, strict=True):
            if np.isfinite(end):
                thin = pg.mkPen(tokens.muted, width=1.4)
                self.add(
                    pg.PlotDataItem(
                        [low, end, end, end], [place, place, place - 0.12, place + 0.12], pen=thin
                    )
                )
            if np.isfinite(low):
                self.add(pg.PlotDataItem([low, high], [place, place], pen=pg.mkPen(tokens.ok, width=5)))
        seen = np.isfinite(drawing.values)
        self.add(
            pg.ScatterPlotItem(
                x=drawing.values[seen],
                y=places[seen],
                size=11,
                symbol=sign_path(Shape.RUN),
                pen=pg.mkPen(tokens.ok),
                brush=pg.mkBrush(tokens.raised),
                useCache=False,
            )
        )

    def anchor(self, row: int) -> QPointF | None:
        value = float(self._spans.values[row])
        return QPointF(value, row) if np.isfinite(value) else None

    @property
    def _spans(self) -> Spans:
        assert self._exhibit is not None and isinstance(self._exhibit.drawing, Spans)
        return self._exhibit.drawing


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"
