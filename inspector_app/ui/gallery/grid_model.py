"""The list of parts as rows and columns of a grid, for Qt's views and for those who hear it read."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Slot

from inspector_app.domain.readings import PartRow
from inspector_app.ui.gallery.rows import PartRows
from inspector_app.ui.gallery.sections import Sections
from inspector_app.ui.language.figures import count, score
from inspector_app.ui.language.said import said
from inspector_app.ui.theme.plain import plain_tip
from inspector_app.ui.theme.verdicts import decision_of, decision_word, word_of

Index = QModelIndex | QPersistentModelIndex
RowRole = Qt.ItemDataRole.UserRole


class GridModel(QAbstractTableModel):
    """Positions of the list as rows and columns of a grid; the card's ``PartRow`` under ``RowRole``."""

    def __init__(self, rows: PartRows) -> None:
        super().__init__(rows)
        self.rows = rows
        self.columns = 2
        self.sections = Sections(0, 2)
        rows.ids_changed.connect(self._renewed)

    def set_columns(self, columns: int) -> None:
        if columns != self.columns:
            self.beginResetModel()
            self.columns = columns
            self._divide()
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self.sections.lines

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self.columns

    def position(self, index: Index) -> int:
        """The place in the list, or -1 for a cell that is empty."""
        return self.sections.place(index.row(), index.column())

    def index_of(self, position: int) -> QModelIndex:
        return self.index(*self.sections.cell(position))

    def flags(self, index: Index) -> Qt.ItemFlag:
        here = index.isValid() and self.position(index) >= 0
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if here else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows.row(self.position(index)) if index.isValid() else None
        if row is None:
            return None
        if role == RowRole:
            return row
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            group = self.sections.begins(index.row()) if index.column() == 0 else None
            words = _spoken(row) if group is None else f"{self.title(group)}: {_spoken(row)}"
            return plain_tip(words) if role == Qt.ItemDataRole.ToolTipRole else words
        return None

    def title(self, group: int) -> str:
        """What stands above a group."""
        name = self.rows.listed.titles[group] or self.tr("without a view")
        return f"{name} · {count(self.sections.size(group))}"

    def _divide(self) -> None:
        self.sections = Sections(len(self.rows.ids), self.columns, self.rows.listed.starts)

    @Slot()
    def _renewed(self) -> None:
        self.beginResetModel()
        self._divide()
        self.endResetModel()


def _spoken(row: PartRow) -> str:
    words = [row.name or row.path, word_of(row)]
    if row.score is not None:
        words.append(score(row.score))
    decision = decision_of(row)
    if decision is not None:
        words.append(decision_word(decision))
    if row.error:
        words.append(said(row.error))
    return ", ".join(words)
