"""The threshold page: both handles dragged or typed, every figure live, and nothing kept before somebody says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QPushButton,
    QWidget,
)

from inspector_app.domain.errors import InspectorError
from inspector_app.domain.threshold import Handles
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.commands import Decision, SetThreshold
from inspector_app.ui.language.figures import count
from inspector_app.ui.language.said import said_error
from inspector_app.ui.ledger import Ledger
from inspector_app.ui.lots.current import CurrentLot
from inspector_app.ui.theme.fields import keep_width_in_bold
from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.threshold import words
from inspector_app.ui.threshold.arrangement import laid_out
from inspector_app.ui.threshold.cost_plot import CostPlot
from inspector_app.ui.threshold.figure_panel import FigurePanel
from inspector_app.ui.threshold.histogram import StackedHistogram
from inspector_app.ui.threshold.keep_panel import KeepPanel
from inspector_app.ui.threshold.keeping import ThresholdKeeper, snapped
from inspector_app.ui.threshold.legend import Legend
from inspector_app.ui.threshold.lots_table import LotTable

if TYPE_CHECKING:
    from inspector_app.domain.threshold import ThresholdFigures
    from inspector_app.workflow.session import Session
    from inspector_app.workflow.thresholds import ThresholdStudy

STUDY_CHANNEL = "threshold study"
KEEP_CHANNEL = "threshold page"
_TELL_MS = 40  # between two tellings of a figure that a hand moves
_SETTLE_MS, _PARTS_PER_MS = 400, 50  # reviews come in bursts; of a large lot all is read anew


class ThresholdPage(QWidget):
    """Reads once when it is shown and after changes; what a hand does in between is counted in memory."""

    chapter = "Move the threshold"
    parts_wanted = Signal(str, str)  # lot id, filter

    def __init__(
        self,
        session: Session,
        bridge: Bridge,
        ledger: Ledger,
        current: CurrentLot,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("ground")
        self._session, self._bridge, self._current, self._theme = session, bridge, current, theme
        self.study: ThresholdStudy | None = None
        self.figures: ThresholdFigures | None = None
        self._draft: Handles | None = None  # what is tried out; None: the handles as they stand
        self.keeper = ThresholdKeeper(ledger, self, KEEP_CHANNEL)
        self.histogram = StackedHistogram()
        self.legend = Legend()
        self.side = KeepPanel()
        self.logarithmic = QPushButton(self.tr("Logarithmic"), checkable=True, checked=True)
        self.logarithmic.setProperty("kind", "chip")
        self.logarithmic.setToolTip(self.tr("Heights by the logarithm of the count: few parts stay visible"))
        keep_width_in_bold(self.logarithmic)
        self.caption, self.left_out, self.regions = PlainLabel(), PlainLabel(), PlainLabel(wordWrap=True)
        self.empty = PlainLabel(wordWrap=True)
        self.panel = FigurePanel()
        self.plot = CostPlot()
        self.lots = LotTable()
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._late = QTimer(self, singleShot=True, interval=_TELL_MS)
        self._stack = laid_out(self)
        self._wire(bridge, ledger)
        self._dress()
        self.show_study(None)

    @property
    def handles(self) -> Handles | None:
        """Where the handles stand on this page, raw."""
        return self._draft if self._draft is not None or self.study is None else self.study.now

    @Slot()
    def look(self) -> None:
        """Read the lot and those before it; what is tried out stays."""
        lot_id = self._current.lot_id
        if lot_id is not None and self.isVisible():
            if self.study is None:
                self.empty.setText(self.tr("Reading the lots of the recipe…"))
            self._bridge.watch(
                self._session.threshold_study(lot_id),
                self._study_came,
                channel=STUDY_CHANNEL,
                failed=self._failed,
            )

    def try_out(self, handles: Handles, *, by_hand: bool = False) -> None:
        """Move both handles, raw, without keeping them; as far as they can be kept.

        ``by_hand``: more steps follow at once, so that cards and table need not show every one of them.
        """
        if self.study is not None:
            now = self.study.now
            stands = now.lower, now.upper
            wanted = self.study.handles(snapped(handles.lower, stands), snapped(handles.upper, stands))
            self._draft = None if wanted == now else wanted
            self._follow(by_hand=by_hand)

    def show_study(self, study: ThresholdStudy | None) -> None:
        """The lot and those before it, to try thresholds on; None: nothing is known yet."""
        self.study, self.figures = study, None
        self._stack.setCurrentIndex(int(study is not None))
        self.empty.clear()
        if study is None:
            return
        scale, lot = study.calibration, study.lot
        parts = self.tr("1 part") if lot.parts == 1 else self.tr("{0} parts").format(count(lot.parts))
        self.caption.setText(f"{lot.name} · {parts}")
        self.side.fields.set_scale(scale)
        self.histogram.set_parts(scale.calibrated(lot.raw), lot.said, lot.always)
        self.plot.set_curve(study.costs, scale)
        self.plot.setVisible(study.costs is not None)
        self.regions.setVisible(bool(study.settings.regions))
        more = self.tr("{0} older lots are not in the table").format(count(study.left_out))
        if study.left_out == 1:
            more = self.tr("1 older lot is not in the table")
        self.left_out.setText(more if study.left_out else "")
        self.left_out.setVisible(bool(study.left_out))
        self._follow()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look()

    def _wire(self, bridge: Bridge, ledger: Ledger) -> None:
        self._settle.timeout.connect(self.look)
        self._late.timeout.connect(self.tell)
        self.histogram.handles_changed.connect(self.tell)
        for changed in (bridge.reviewed, bridge.parts_changed, bridge.recipe_changed, bridge.bank_changed):
            changed.connect(self._changed)
        self._current.opened.connect(self._opened)
        self._theme.changed.connect(self._dress)
        self.histogram.threshold_moved.connect(self._dragged)
        self.histogram.lower_moved.connect(self._dragged)
        self.side.fields.upper_typed.connect(self._upper_typed)
        self.side.fields.lower_typed.connect(self._lower_typed)
        self.logarithmic.toggled.connect(self.histogram.set_logarithmic)
        self.side.put_back.connect(self.put_back)
        self.side.kept.connect(self.keep)
        self.lots.parts_wanted.connect(self.parts_wanted)
        self.panel.parts_wanted.connect(self._parts_of_card)
        ledger.done.connect(self._done)

    @Slot()
    def _dress(self) -> None:
        for widget in (self.histogram, self.legend, self.plot):
            widget.set_tokens(self._theme.tokens)

    @Slot(str)
    def _opened(self, lot_id: str) -> None:
        self.keeper.gate.forget()
        self._draft = None
        self.side.note.clear()
        self.show_study(None)
        self.look()

    @Slot()
    def _changed(self) -> None:
        if self.isVisible() and not self._settle.isActive():
            parts = 0 if self.study is None else sum(lot.parts for lot in self.study.past)
            self._settle.start(max(_SETTLE_MS, parts // _PARTS_PER_MS))

    def _study_came(self, study: ThresholdStudy) -> None:
        if study.lot.lot_id == self._current.lot_id:
            self.show_study(study)

    def _failed(self, error: InspectorError) -> None:
        self.show_study(None)
        self.empty.setText(said_error(error))

    def _raw(self, calibrated: float) -> float:
        assert self.study is not None
        return self.study.calibration.m0 + calibrated * self.study.calibration.span

    @Slot(float)
    def _dragged(self, _value: float) -> None:
        if self.study is not None:
            lower, upper = self.histogram.lower_threshold, self.histogram.threshold
            self.try_out(Handles(self._raw(lower), self._raw(upper)), by_hand=True)

    @Slot(float)
    def _upper_typed(self, value: float) -> None:
        stands = self.handles
        if stands is not None:
            upper, together = self._raw(value), stands.lower == stands.upper
            self.try_out(Handles(upper if together else min(stands.lower, upper), upper))

    @Slot(float)
    def _lower_typed(self, value: float) -> None:
        stands = self.handles
        if stands is not None:
            lower = self._raw(value)
            self.try_out(Handles(lower, max(lower, stands.upper)))

    def _follow(self, *, by_hand: bool = False) -> None:
        """Everything follows the handles: the picture at once; words and table less often while a hand drags."""
        study, handles = self.study, self.handles
        if study is None or handles is None:
            return
        if self.figures is None or self.figures.handles != handles:
            self.figures = study.at(handles)
        scale, found = study.calibration, self.figures
        lower, upper = (float(scale.calibrated(each)) for each in (handles.lower, handles.upper))
        self.histogram.set_threshold(upper, lower)
        self.side.show_figures(found, scale, moved=handles != study.now)
        self.plot.set_place(lower)
        if not by_hand:
            self.tell()
        elif not self._late.isActive():
            self._late.start()

    @Slot()
    def tell(self) -> None:
        """Cards, table and regions, as the handles stand now."""
        self._late.stop()
        study, found = self.study, self.figures
        if study is None or found is None:
            return
        scale, curve = study.calibration, study.costs
        least = None if curve is None else float(scale.calibrated(curve.thresholds[curve.cheapest]))
        self.panel.show_figures(found, least)
        self.lots.rows.show_rows(found.lots)
        self.regions.setText("\n".join(words.region(place) for place in found.regions))

    @Slot()
    def put_back(self) -> None:
        """The handles as they stand."""
        self._draft = None
        self._follow()

    @Slot()
    def keep(self) -> None:
        """Make it the recipe's, once the known parts were asked; one step that can be undone."""
        summary, handles = self._current.summary, self.handles
        if summary is not None and handles is not None:
            self.keeper.keep(summary, handles.lower, handles.upper, self.side.note.text())

    @Slot(object)
    def _done(self, decision: Decision) -> None:
        if isinstance(decision, SetThreshold) and decision.lot_id == self._current.lot_id:
            self._draft = None
            self.side.note.clear()
            if self.side.note.hasFocus():  # else undo would be that of its text
                self.histogram.setFocus()
            self._changed()

    @Slot(str)
    def _parts_of_card(self, text: str) -> None:
        if self.study is not None:
            self.parts_wanted.emit(self.study.lot.lot_id, text)
