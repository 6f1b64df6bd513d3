"""The histogram at the foot of the window: scores of the lot, and the threshold that people move."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, Slot

from inspector_app.domain.readings import LotSummary, ScoreColumns
from inspector_app.domain.recipe import Calibration
from inspector_app.ui.canvas.histogram import Histogram
from inspector_app.ui.canvas.view import Canvas
from inspector_app.ui.ledger import Ledger
from inspector_app.ui.lots.current import CurrentLot
from inspector_app.ui.threshold.keeping import ThresholdKeeper

_NONE = ScoreColumns(np.zeros(0), np.zeros(0, dtype=np.bool_))


class ThresholdDesk(QObject):
    """Scores are stored raw and shown calibrated; what is dragged goes back as raw."""

    def __init__(
        self,
        ledger: Ledger,
        current: CurrentLot,
        histogram: Histogram,
        canvas: Canvas,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._current = current
        self._keeper = ThresholdKeeper(ledger, histogram, "threshold")
        self._keeper.left.connect(self._left)
        self.gate = self._keeper.gate
        self._histogram, self._canvas = histogram, canvas
        self._scores = _NONE
        self._calibration: Calibration | None = None
        current.opened.connect(self._opened)
        current.scores_changed.connect(self._scores_came)
        current.summary_changed.connect(self._summary_came)
        histogram.threshold_moved.connect(canvas.set_threshold)
        histogram.handles_changed.connect(self._handles_set)

    @Slot(str)
    def _opened(self, lot_id: str) -> None:
        self.gate.forget()
        self._scores, self._calibration = _NONE, None
        self._histogram.set_scores([], [])

    @Slot(object)
    def _scores_came(self, columns: ScoreColumns) -> None:
        self._scores = columns
        self._show()

    @Slot(object)
    def _summary_came(self, summary: LotSummary) -> None:
        if summary.version.calibration != self._calibration:
            self._calibration = summary.version.calibration
            self._show()

    def _show(self) -> None:
        calibration = self._calibration
        self._histogram.setEnabled(calibration is not None)
        if calibration is None:
            return
        self._histogram.set_scores(calibration.calibrated(self._scores.raw), self._scores.reviewed)
        self._histogram.set_threshold(1.0, calibration.calibrated(calibration.lower))
        self._canvas.set_threshold(1.0)

    @Slot(float, float)
    def _handles_set(self, lower: float, upper: float) -> None:
        was, summary = self._calibration, self._current.summary
        if was is not None and summary is not None:
            self._keeper.keep(summary, was.m0 + lower * was.span, was.m0 + upper * was.span)

    @Slot(object)
    def _left(self, decision: object) -> None:
        """The handles go back to where they stand in the store."""
        self._show()
