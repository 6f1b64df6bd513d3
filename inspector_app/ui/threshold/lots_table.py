"""What the threshold would have done to past lots, a row each; a row opens its parts in the gallery."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from inspector_app.domain.threshold import LotAt
from inspector_app.ui.language.figures import count
from inspector_app.ui.threshold.words import measured, of

_ROLE = Qt.ItemDataRole
_NONE = "–"
_COLUMNS = 8
_FALSE_CALLS, _MISSED = 5, 6
_FIRST_MOVED = 3  # what stands left of it no hand moves
_SLACK = 8  # px for a figure that grows while it is dragged


class LotRows(QAbstractTableModel):
    """Rows of ``LotAt``; while a hand drags only what has changed is told."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[LotAt] = ()

    def show_rows(self, rows: Sequence[LotAt]) -> None:
        """The same lots with other figures, or others."""
        if [row.lot_id for row in rows] != [row.lot_id for row in self.rows]:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
            return
        former, self.rows = self.rows, rows
        changed = [number for number, row in enumerate(rows) if row != former[number]]
        if changed:
            self.dataChanged.emit(self.index(changed[0], _FIRST_MOVED), self.index(changed[-1], _COLUMNS - 1))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else _COLUMNS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _ROLE.DisplayRole:
            return (
                self.tr("Lot"),
                self.tr("Parts"),
                self.tr("Flagged\nthen"),
                self.tr("Flagged\nnow"),
                self.tr("Would\nbe"),
                self.tr("False calls"),
                self.tr("Missed"),
                self.tr("Found\nmore"),
            )[section]
        if role == _ROLE.ToolTipRole:
            return (
                "",
                self.tr("Parts with a score"),
                self.tr("When the lot was inspected"),
                self.tr("At the threshold that stands"),
                self.tr("At the threshold that is tried out here"),
                self.tr("Accepted parts that would be flagged, of all accepted ones"),
                self.tr("Rejected parts that would not be flagged"),
                self.tr("Rejected parts that would be flagged and are not now"),
            )[section]
        return None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = _ROLE.DisplayRole) -> Any:
        row, column = self.rows[index.row()], index.column()
        if role == _ROLE.DisplayRole:
            return _TEXTS[column](row)
        if role == _ROLE.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == _ROLE.ToolTipRole:
            if row.would is None:
                return self.tr("Another bank has scored this lot: the threshold is not in its units")
            return self.tr("Enter or a double click shows these parts")
        return None

    def opens(self, index: QModelIndex) -> tuple[str, str]:
        """The lot of a cell, and the filter that finds the parts it counts."""
        row = self.rows[index.row()]
        if index.column() == _FALSE_CALLS and row.false_calls is not None:
            return row.lot_id, row.false_calls.opens
        return row.lot_id, row.opens_missed if index.column() == _MISSED else row.opens


def _number(value: int | None) -> str:
    return _NONE if value is None else count(value)


def _false_calls(row: LotAt) -> str:
    found = row.false_calls
    if found is None or found.share is None:
        return _NONE
    return f"{of(found)} · {measured(found.share)}"


_TEXTS: tuple[Callable[[LotAt], str], ...] = (
    lambda row: f"{row.number}  {row.name}",
    lambda row: count(row.parts),
    lambda row: _number(row.then),
    lambda row: _number(row.now),
    lambda row: _number(row.would),
    _false_calls,
    lambda row: _NONE if row.missed is None else f"{count(row.missed)} / {count(row.rejected)}",
    lambda row: _number(row.gained),
)


class LotTable(QTableView):
    """The rows; Enter or a double click opens the parts of a cell."""

    parts_wanted = Signal(str, str)  # lot id, filter

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("framed")
        self.rows = LotRows(self)
        self.setModel(self.rows)
        self.setAccessibleName(self.tr("What this threshold would have done to past lots"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(26)
        header = self.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(60)
        header.setHighlightSections(False)
        self.setMinimumHeight(110)
        self.setStyleSheet("QTableView::item { padding: 0 8px; }")
        self.activated.connect(self._open)
        self._fitted = [0] * _COLUMNS  # letters of the longest text that a column was made wide enough for
        self.rows.modelReset.connect(self._fit)
        self.rows.dataChanged.connect(self._grow)

    def sizeHint(self) -> QSize:
        return QSize(700, 150)

    @Slot()
    def _fit(self) -> None:
        """Once a set of lots: measuring every cell at every step of a hand would hold it up."""
        for column in range(1, _COLUMNS):
            self._make_wide(column, self._longest(column, 0, len(self.rows.rows) - 1))

    @Slot(QModelIndex, QModelIndex)
    def _grow(self, first: QModelIndex, last: QModelIndex) -> None:
        """A column whose texts have become longer ("–" was a share before) gets room for them; none shrinks."""
        for column in range(_FIRST_MOVED, _COLUMNS):
            longest = self._longest(column, first.row(), last.row())
            if longest > self._fitted[column]:
                self._make_wide(column, longest)

    def _longest(self, column: int, first: int, last: int) -> int:
        return max((len(_TEXTS[column](row)) for row in self.rows.rows[first : last + 1]), default=0)

    def _make_wide(self, column: int, letters: int) -> None:
        self._fitted[column] = letters
        self.resizeColumnToContents(column)
        if column >= _FIRST_MOVED:
            self.setColumnWidth(column, self.columnWidth(column) + _SLACK)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        self.parts_wanted.emit(*self.rows.opens(index))
