"""A table of counts of two decisions against each other: where they agree and where they differ, by sign and word."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from inspector_app.ui.language.figures import count
from inspector_app.ui.statistics.exhibit import Exhibit, Matrix, Shape
from inspector_app.ui.statistics.signs import faded, sign_path
from inspector_app.ui.theme.plain import plain_tip
from inspector_app.ui.theme.theme import Theme

_ROW = 50
_SIGN = 11.0


class MatrixView(QTableWidget):
    """Cells are walked through by the arrow keys; Enter, Space or a click opens the parts of one."""

    pointed = Signal(int)
    opened = Signal(int, int)
    menu_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("framed")
        self._theme = theme
        self._matrix: Matrix | None = None
        self.setItemDelegate(_CellDelegate(self, theme))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(True)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setHighlightSections(False)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setMinimumSectionSize(_ROW)
        self.setCornerButtonEnabled(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.cellClicked.connect(self._clicked)
        self.currentCellChanged.connect(self._moved)
        theme.changed.connect(self.viewport().update)

    @property
    def matrix(self) -> Matrix:
        assert self._matrix is not None
        return self._matrix

    def show_exhibit(self, exhibit: Exhibit) -> None:
        """These counts; the cell that is current stays."""
        assert isinstance(exhibit.drawing, Matrix)
        at = self.currentRow(), self.currentColumn()
        self._matrix = matrix = exhibit.drawing
        height, width = matrix.counts.shape
        self.blockSignals(True)
        self.setRowCount(height)
        self.setColumnCount(width)
        self.setVerticalHeaderLabels(list(matrix.rows))
        self.setHorizontalHeaderLabels(list(matrix.columns))
        for r in range(height):
            for c in range(width):
                item = QTableWidgetItem(count(int(matrix.counts[r, c])))
                words = exhibit.words(r * width + c)
                item.setToolTip(plain_tip(words))
                item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
                self.setItem(r, c, item)
        if 0 <= at[0] < height and 0 <= at[1] < width:
            self.setCurrentCell(*at)
        self.blockSignals(False)
        self.setMinimumHeight(height * _ROW + self.horizontalHeader().sizeHint().height() + 6)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._clicked(self.currentRow(), self.currentColumn())
        else:
            super().keyPressEvent(event)

    @Slot(int, int)
    def _clicked(self, row: int, column: int) -> None:
        if row >= 0 and column >= 0:
            self.opened.emit(row * self.columnCount() + column, 0)

    @Slot(int, int, int, int)
    def _moved(self, row: int, column: int, row_before: int, column_before: int) -> None:
        self.pointed.emit(row * self.columnCount() + column if row >= 0 else -1)

    @Slot(QPoint)
    def _menu(self, place: QPoint) -> None:
        self.menu_wanted.emit(self.viewport().mapToGlobal(place))


class _CellDelegate(QStyledItemDelegate):
    """The number, tinted by its share of all; a sign says whether the two agree."""

    def __init__(self, view: MatrixView, theme: Theme) -> None:
        super().__init__(view)
        self._view, self._theme = view, theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(72, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        matrix, t = self._view.matrix, self._theme.tokens
        place = index.row(), index.column()
        number = int(matrix.counts[place])
        agrees, differs = place in matrix.agreeing, place in matrix.differing
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if number and (agrees or differs):
            share = number / max(1, int(matrix.counts.max()))
            painter.fillRect(box, faded(t.ok if agrees else t.flagged, 0.08 + 0.30 * share))
        if agrees or differs:
            painter.save()
            painter.translate(box.left() + 14, box.center().y())
            painter.scale(_SIGN, _SIGN)
            colour = t.ok if agrees else t.flagged
            painter.setPen(QPen(colour, 0.12))
            painter.setBrush(colour if number else Qt.BrushStyle.NoBrush)
            painter.drawPath(sign_path(Shape.PLAIN if agrees else Shape.OUTSIDE))
            painter.restore()
        font = QFont(option.font)
        font.setPointSizeF(font.pointSizeF() * 1.1)
        if number:
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(t.text if number else t.faint)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, index.data())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(t.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.restore()
