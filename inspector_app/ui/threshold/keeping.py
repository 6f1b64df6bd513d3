"""A threshold on its way into the store: the known parts are asked first, and it is one step that can be undone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from inspector_app.domain.readings import LotSummary
from inspector_app.ui.commands import SetThreshold
from inspector_app.ui.gate import Gate, Held
from inspector_app.ui.ledger import Ledger

_ROUNDING = 1e-9


class ThresholdKeeper(QObject):
    """Used by the histogram at the foot of the window and by the threshold page."""

    left = Signal(object)  # Decision: it is not kept after all

    def __init__(self, ledger: Ledger, over: QWidget, name: str) -> None:
        super().__init__(over)
        self._ledger = ledger
        self.gate = Gate(ledger, over, name)
        self.gate.left.connect(self.left)

    def keep(self, summary: LotSummary, lower: float, upper: float, note: str = "") -> None:
        """Both handles at once, raw: two decisions would each know only half of what was dragged."""
        was, lot = summary.version.calibration, summary.lot
        if was is None:
            return
        lower, upper = (snapped(each, (was.threshold, was.lower)) for each in (lower, upper))
        asked = self._ledger.session.challenges.run(
            lot.recipe_id, threshold=upper, lower=lower, lot_id=lot.id
        )
        decision = SetThreshold(lot.id, upper, lower, was.threshold, was.lower, note)
        question = _tr("This threshold would lose known parts")
        self.gate.decide(Held(decision, lot.recipe_name, question, _tr("Move it all the same")), asked)


def snapped(value: float, stands: Sequence[float]) -> float:
    """A raw value that went to the screen's scale and back: exactly what stands where it is that but for rounding.

    A part may lie exactly at the threshold, when that was set to catch it.
    """
    near = min(stands, key=lambda each: abs(each - value))
    return near if abs(near - value) <= _ROUNDING * max(1.0, abs(near)) else value


def _tr(text: str) -> str:
    return QCoreApplication.translate("ThresholdDesk", text)
