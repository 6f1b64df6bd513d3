"""The table beside every chart: the same rows in words, for keys and screen readers; each cell opens its parts."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from inspector_app.ui.statistics.exhibit import Exhibit
from inspector_app.ui.theme.plain import plain_tip

Index = QModelIndex | QPersistentModelIndex
_WIDEST = 460  # px of a column
_MEASURED = 60  # rows by which the columns are sized


class ExhibitModel(QAbstractTableModel):
    """The cells of an exhibit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exhibit: Exhibit | None = None

    def show_exhibit(self, exhibit: Exhibit) -> None:
        self.beginResetModel()
        self.exhibit = exhibit
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() or self.exhibit is None else len(self.exhibit.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() or self.exhibit is None else len(self.exhibit.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self.exhibit is None or not index.isValid():
            return None
        text = self.exhibit.rows[index.row()].cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.exhibit.columns[index.column()]}: {text}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if index.column() == 0 else Qt.AlignmentFlag.AlignRight
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if self.exhibit is None or orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.exhibit.columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if section == 0 else Qt.AlignmentFlag.AlignRight
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None


class TableTwin(QTableView):
    """Enter, Space or a click on a cell opens the parts behind it."""

    pointed = Signal(int)
    opened = Signal(int, int)
    menu_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("framed")
        self.setProperty("roomy", True)
        self._model = ExhibitModel(self)
        self.setModel(self._model)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(28)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._chosen)
        self.selectionModel().currentChanged.connect(self._current_changed)

    def show_exhibit(self, exhibit: Exhibit) -> None:
        """These rows; the cell that is current stays where it still is."""
        at = self.currentIndex().row(), self.currentIndex().column()
        self._model.show_exhibit(exhibit)
        header = self.horizontalHeader()
        header.setResizeContentsPrecision(_MEASURED)
        self.resizeColumnsToContents()
        for column in range(len(exhibit.columns)):
            self.setColumnWidth(column, min(_WIDEST, self.columnWidth(column) + 8))
        if 0 <= at[0] < len(exhibit.rows):
            self.setCurrentIndex(self._model.index(*at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._chosen(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(index.row(), index.column())

    @Slot(QModelIndex, QModelIndex)
    def _current_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        self.pointed.emit(now.row())

    @Slot(QPoint)
    def _menu(self, place: QPoint) -> None:
        self.menu_wanted.emit(self.viewport().mapToGlobal(place))
