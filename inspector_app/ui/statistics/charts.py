"""Which chart draws what; importing this module imports pyqtgraph."""

from __future__ import annotations

import pyqtgraph as pg

from inspector_app.ui.statistics.bar_charts import ParetoChart, SpansChart
from inspector_app.ui.statistics.chart import Chart
from inspector_app.ui.statistics.exhibit import Bars, Control, Drawing, Drift, Places, Rates, Spans
from inspector_app.ui.statistics.lot_charts import ControlChart, DriftChart, RatesChart
from inspector_app.ui.statistics.place_chart import PlaceChart
from inspector_app.ui.theme.theme import Theme

# What pyqtgraph does at the end of a program would touch plots that the window has taken with it.
pg.setConfigOption("exitCleanup", False)

_CHARTS: dict[type, type[Chart]] = {
    Control: ControlChart,
    Rates: RatesChart,
    Bars: ParetoChart,
    Places: PlaceChart,
    Drift: DriftChart,
    Spans: SpansChart,
}


def chart_of(drawing: Drawing, theme: Theme) -> Chart | None:
    """An empty chart of the right kind; None for what is no chart (pictures with bars, matrices)."""
    kind = _CHARTS.get(type(drawing))
    return None if kind is None else kind(theme)
