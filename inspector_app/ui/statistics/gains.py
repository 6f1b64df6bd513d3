"""What each mark saved: its picture, a bar, and words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from inspector_app.ui.statistics.exhibit import Exhibit, Gains
from inspector_app.ui.statistics.signs import faded
from inspector_app.ui.theme.plain import plain_tip
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.wells import paint_in_well

Index = QModelIndex | QPersistentModelIndex
_ROW, _WELL, _NAME = 44, 46, 62


class _GainsModel(QAbstractListModel):
    """One row a mark; its picture as decoration."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.exhibit: Exhibit | None = None
        self.pictures: dict[int, QPixmap] = {}  # by the mark's number

    @property
    def gains(self) -> Gains | None:
        drawing = None if self.exhibit is None else self.exhibit.drawing
        return drawing if isinstance(drawing, Gains) else None

    def show_exhibit(self, exhibit: Exhibit) -> None:
        self.beginResetModel()
        self.exhibit = exhibit
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() or self.gains is None else len(self.gains.numbers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self.exhibit is None or self.gains is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.exhibit.rows[index.row()].cells[0]
        if role == Qt.ItemDataRole.DecorationRole:
            return self.pictures.get(self.gains.numbers[index.row()])
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            words = self.exhibit.words(index.row())
            return plain_tip(words) if role == Qt.ItemDataRole.ToolTipRole else words
        return None


class GainsList(QListView):
    """Enter, Space or a click opens the parts that a mark saved."""

    pointed = Signal(int)
    opened = Signal(int, int)
    menu_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bare")
        self._model = _GainsModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_GainDelegate(self._model, theme, self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._chosen)
        self.selectionModel().currentChanged.connect(self._moved)
        theme.changed.connect(self.viewport().update)

    def show_exhibit(self, exhibit: Exhibit) -> None:
        """These marks; the one that is current stays where it still is."""
        at = self.currentIndex().row()
        self._model.show_exhibit(exhibit)
        if 0 <= at < len(exhibit.rows):
            self.setCurrentIndex(self._model.index(at))
        self.setMinimumHeight(min(6, max(2, len(exhibit.rows))) * _ROW + 8)

    def set_pictures(self, pictures: Mapping[int, QPixmap]) -> None:
        """Pictures of marks by their numbers."""
        self._model.pictures.update(pictures)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._chosen(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(index.row(), 0)

    @Slot(QModelIndex, QModelIndex)
    def _moved(self, now: QModelIndex, before: QModelIndex) -> None:
        self.pointed.emit(now.row())

    @Slot(QPoint)
    def _menu(self, place: QPoint) -> None:
        self.menu_wanted.emit(self.viewport().mapToGlobal(place))


class _GainDelegate(QStyledItemDelegate):
    """Picture, name, bar and words of one mark."""

    def __init__(self, model: _GainsModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._theme = model, theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(260, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        gains, t, row = self._model.gains, self._theme.tokens, index.row()
        assert gains is not None
        box: QRect = option.rect.adjusted(2, 2, -2, -2)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if option.state & QStyle.StateFlag.State_Selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.accent_soft)
            painter.drawRoundedRect(QRectF(box), 6, 6)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(t.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 6, 6)
        well = QRectF(box.left() + 4, box.top() + 3, _WELL, box.height() - 6)
        picture = index.data(Qt.ItemDataRole.DecorationRole)
        paint_in_well(painter, well, picture, t)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(t.text)
        name = QRect(int(well.right()) + 10, box.top(), _NAME, box.height())
        label = f"P-{gains.numbers[row]}"  # that it was revoked the words beside the bar say
        label = painter.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, _NAME)
        painter.drawText(name, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), label)
        painter.setFont(option.font)
        widest = max(painter.fontMetrics().horizontalAdvance(words) for words in gains.notes) + 10
        room = max(20, box.right() - name.right() - 10 - widest)
        most = max(1, *gains.saved)
        height = 16
        bar = QRectF(name.right() + 4, box.center().y() - height / 2, room * gains.saved[row] / most, height)
        alone = QRectF(bar)
        alone.setWidth(room * gains.alone[row] / most)
        painter.fillRect(bar, faded(t.pseudo, 0.35))
        painter.fillRect(alone, t.pseudo)
        words = QRect(int(bar.right()) + 8, box.top(), box.right() - int(bar.right()) - 8, box.height())
        painter.setPen(t.danger if gains.rejected[row] else t.muted)
        painter.drawText(
            words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), gains.notes[row]
        )
        painter.restore()
