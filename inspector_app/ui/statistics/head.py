"""What is counted: recipe, lots or days, and what the rates are grouped by."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QDate, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QDateEdit, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from inspector_app.domain.counting import GroupKind
from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.filtering import checked_baseline
from inspector_app.domain.readings import LotSummary
from inspector_app.ui.gallery.chips import FlowLayout
from inspector_app.ui.statistics.count_line import CountLine
from inspector_app.ui.theme.fields import Choice
from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE

_MOST = 200  # lots that are named


class Period(StrEnum):
    ALL = "all"
    OPEN = "open"
    TEN = "10"
    THIRTY = "30"
    WEEK = "7 d"
    MONTH = "30 d"
    QUARTER = "90 d"
    LOTS = "lots"
    DAYS = "days"


_NEWEST = {Period.TEN: 10, Period.THIRTY: 30}
_BACK = {Period.WEEK: 7, Period.MONTH: 30, Period.QUARTER: 90}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the session: a recipe, lots by number (none: every lot), seconds since the epoch."""

    recipe_id: str
    lots: tuple[int, ...] = ()
    since: float | None = None
    until: float | None = None
    baseline: str = ""  # the lots that control limits come from, in the filter language


class Head(QWidget):
    """The fields above the figures."""

    asked_changed = Signal()
    group_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lots: list[LotSummary] = []
        self._open_lot: LotSummary | None = None
        self.recipe, self.period, self.group = Choice(theme), Choice(theme), Choice(theme)
        for field, name in (
            (self.recipe, self.tr("Recipe")),
            (self.period, self.tr("Period")),
            (self.group, self.tr("Grouped by")),
        ):
            field.setAccessibleName(name)
        self.recipe.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        for period, words in _periods():
            self.period.addItem(words, period)
        for kind, words in _groups():
            self.group.addItem(words, kind)
        self.lots = QLineEdit(placeholderText=self.tr("Lot numbers: 10..20, 25"))
        self.lots.setAccessibleName(self.tr("Lot numbers"))
        self.lots.setMinimumWidth(180)
        self.baseline = QLineEdit(placeholderText=self.tr("the lots shown"))
        self.baseline.setAccessibleName(self.tr("Control limits from"))
        self.baseline.setToolTip(
            self.tr(
                "Lots that the control limits come from, so that later ones do not move them: lot:1..12, or "
                "since:2026-03-01 until:2026-03-31"
            )
        )
        self.baseline.setMinimumWidth(150)
        today = QDate.currentDate()
        self.first, self.last = QDateEdit(today.addDays(-30)), QDateEdit(today)
        for edit, name in ((self.first, self.tr("First day")), (self.last, self.tr("Last day"))):
            edit.setCalendarPopup(True)
            edit.setAccessibleName(name)
            edit.setFixedWidth(130)
        self.counts = CountLine()
        self._arrange()
        self._show_fields()
        self.recipe.currentIndexChanged.connect(self._changed)
        self.period.currentIndexChanged.connect(self._period_changed)
        self.group.currentIndexChanged.connect(self._group_changed)
        self.lots.editingFinished.connect(self._changed)
        self.baseline.editingFinished.connect(self._changed)
        self.first.dateChanged.connect(self._changed)
        self.last.dateChanged.connect(self._changed)

    @property
    def recipe_id(self) -> str:
        """The recipe that is counted, or ""."""
        return str(self.recipe.currentData() or "")

    @property
    def kind(self) -> GroupKind:
        return GroupKind(self.group.currentData())

    def set_lots(self, lots: list[LotSummary]) -> None:
        """Which lots there are, the latest first: their recipes can be chosen."""
        self._lots = lots
        names = {summary.lot.recipe_id: summary.lot.recipe_name for summary in lots}
        if self._open_lot is not None:
            names.setdefault(self._open_lot.lot.recipe_id, self._open_lot.lot.recipe_name)
        chosen = self.recipe_id
        known = [self.recipe.itemData(number) for number in range(self.recipe.count())]
        if known == list(names):
            return
        with QSignalBlocker(self.recipe):
            self.recipe.clear()
            for recipe_id, name in names.items():
                self.recipe.addItem(name, recipe_id)
            self.recipe.setCurrentIndex(max(0, self.recipe.findData(chosen)))

    def set_open_lot(self, summary: LotSummary) -> None:
        """The lot of the window: its recipe is what is looked at first."""
        another = self._open_lot is None or self._open_lot.lot.id != summary.lot.id
        self._open_lot = summary
        self.set_lots(self._lots)
        if another:
            at = self.recipe.findData(summary.lot.recipe_id)
            if at != self.recipe.currentIndex():
                self.recipe.setCurrentIndex(at)
            elif self.period.currentData() == Period.OPEN:
                self.asked_changed.emit()

    def latest_lot(self, recipe_id: str) -> str | None:
        """The lot of a recipe that was opened last."""
        return next((each.lot.id for each in self._lots if each.lot.recipe_id == recipe_id), None)

    def asked(self) -> Asked | None:
        """What the fields say; None while there is no recipe, or while lots or baseline cannot be read."""
        asked, baseline = self._lots_asked(), self.baseline.text().strip()
        try:
            wanted = checked_baseline(baseline) if baseline else ""
        except CorrectableError:
            wanted = None
        _mark_wrong(self.baseline, wanted is None)
        return None if asked is None or wanted is None else replace(asked, baseline=wanted)

    def _lots_asked(self) -> Asked | None:
        recipe_id, period = self.recipe_id, Period(self.period.currentData())
        if not recipe_id:
            return None
        numbers = sorted((s.lot.number for s in self._lots if s.lot.recipe_id == recipe_id), reverse=True)
        if period is Period.OPEN and self._open_lot is not None:
            own = self._open_lot.lot.recipe_id == recipe_id
            return Asked(recipe_id, (self._open_lot.lot.number,) if own else ())
        if period in _NEWEST:
            return Asked(recipe_id, tuple(sorted(numbers[: _NEWEST[period]])))
        if period in _BACK:
            first = QDate.currentDate().addDays(1 - _BACK[period])  # today is the last of them
            return Asked(recipe_id, since=float(first.startOfDay().toSecsSinceEpoch()))
        if period is Period.LOTS:
            chosen = numbers_of(self.lots.text())
            _mark_wrong(self.lots, chosen is None)
            return None if chosen is None else Asked(recipe_id, chosen)
        if period is Period.DAYS:
            since = self.first.date().startOfDay().toSecsSinceEpoch()
            until = self.last.date().addDays(1).startOfDay().toSecsSinceEpoch()
            return Asked(recipe_id, since=float(since), until=float(until))
        return Asked(recipe_id)

    def _arrange(self) -> None:
        title = PlainLabel(self.tr("Statistics"))
        title.setProperty("role", "large")
        line = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        line.setSizePolicy(policy)
        flow = FlowLayout(line, spacing=SPACE.S)
        flow.addWidget(title)
        flow.add_spring()
        for words, field in (
            (self.tr("Recipe"), self.recipe),
            (self.tr("Period"), self.period),
            ("", self.lots),
            ("", self.first),
            ("", self.last),
            (self.tr("Grouped by"), self.group),
            (self.tr("Control limits from"), self.baseline),
        ):
            if words:
                label = PlainLabel(words)
                label.setProperty("role", "caption")
                label.setBuddy(field)
                flow.addWidget(label)
            flow.addWidget(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, SPACE.XL - SPACE.L, 0)  # ends where the heads of other places do
        column.setSpacing(SPACE.XS)
        column.addWidget(line)
        column.addWidget(self.counts)

    def _show_fields(self) -> None:
        period = self.period.currentData()
        self.lots.setVisible(period == Period.LOTS)
        self.first.setVisible(period == Period.DAYS)
        self.last.setVisible(period == Period.DAYS)

    @Slot()
    def _period_changed(self) -> None:
        self._show_fields()
        if self.period.currentData() == Period.LOTS and not self.lots.text():
            self.lots.setFocus(Qt.FocusReason.OtherFocusReason)
            return  # until it says which
        self._changed()

    @Slot()
    def _changed(self) -> None:
        self.asked_changed.emit()

    @Slot()
    def _group_changed(self) -> None:
        self.group_changed.emit()


def _mark_wrong(field: QLineEdit, wrong: bool) -> None:
    """Show that a field cannot be read."""
    field.setProperty("wrong", "true" if wrong else "false")
    field.style().polish(field)


def numbers_of(text: str) -> tuple[int, ...] | None:
    """ "10..12, 25" as numbers; none for "", None for what is no list of numbers, or too long a one."""
    found: set[int] = set()
    for piece in re.split(r"[,;\s]+", text.strip()) if text.strip() else ():
        pair = re.fullmatch(r"(\d{1,7})(?:(?:\.\.|-|–)(\d{1,7}))?", piece)
        if pair is None:
            return None
        first, last = int(pair[1]), int(pair[2] or pair[1])
        if not 0 <= last - first < _MOST:
            return None
        found.update(range(first, last + 1))
    return tuple(sorted(found)) if len(found) <= _MOST else None


def _periods() -> list[tuple[Period, str]]:
    return [
        (Period.ALL, _tr("All lots")),
        (Period.OPEN, _tr("The open lot")),
        (Period.TEN, _tr("Last 10 lots")),
        (Period.THIRTY, _tr("Last 30 lots")),
        (Period.WEEK, _tr("Last 7 days")),
        (Period.MONTH, _tr("Last 30 days")),
        (Period.QUARTER, _tr("Last 90 days")),
        (Period.LOTS, _tr("Chosen lots")),
        (Period.DAYS, _tr("Chosen days")),
    ]


def _groups() -> list[tuple[GroupKind, str]]:
    return [
        (GroupKind.LOT, _tr("lot")),
        (GroupKind.SHIFT, _tr("shift")),
        (GroupKind.OPERATOR, _tr("operator")),
        (GroupKind.VERSION, _tr("recipe version")),
    ]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Statistics", text)
