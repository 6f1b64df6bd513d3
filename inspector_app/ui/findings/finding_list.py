"""The findings of the shown part: number, score as bar and figure, state as word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from inspector_app.domain.readings import FindingRow
from inspector_app.domain.review import FindingDecision
from inspector_app.ui.language.defect_classes import class_word
from inspector_app.ui.language.figures import decimal
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import Tokens
from inspector_app.ui.theme.verdicts import decision_word

Index = QModelIndex | QPersistentModelIndex
NO_NAMES: Mapping[str, str] = {}
_HEIGHT = 38
_SHOWN = 8  # rows at most without scrolling
_FULL = 2.5  # calibrated score of a full bar: beyond it the figure tells


class FindingsModel(QAbstractListModel):
    """Rows as they were read; the ``FindingRow`` under UserRole."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[FindingRow, ...] = ()
        self.names: Mapping[str, str] = {}  # of the images, where a part has several

    def show(self, rows: tuple[FindingRow, ...], names: Mapping[str, str]) -> None:
        self.beginResetModel()
        self.rows, self.names = rows, names
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            score = "" if row.score is None else decimal(row.score)
            return f"{row.finding.ordinal}, {score}, {self.state(row)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.tr(
                "How high the heatmap rises in this finding. The part's score is the mean of the highest hundredth of "
                "its picture, so the two need not be the same."
            )
        return None

    def state(self, row: FindingRow) -> str:
        """What was said of it, in a word or its defect class; and on which image, where there are several."""
        said = (
            self.tr("new")
            if row.decision is None
            else class_word(row.defect_class) or decision_word(row.decision)
        )
        name = self.names.get(row.image_id)
        return said if name is None else f"{said} · {name}"


class _FindingDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        model = index.model()
        assert isinstance(row, FindingRow) and isinstance(model, FindingsModel)
        t = self._theme.tokens
        box = QRectF(option.rect).adjusted(3, 2, -3, -2)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected:
            painter.setPen(QPen(t.accent, 1.5))
            painter.setBrush(t.accent_soft)
            painter.drawRoundedRect(box, 6, 6)
        tone = state_colour(row.decision, t)
        middle = box.center().y()
        badge = QRectF(box.left() + 7, middle - 10, 20, 20)
        painter.setPen(QPen(tone, 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(badge)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(t.text)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(row.finding.ordinal))
        track = QRectF(
            badge.right() + 10, middle - 4, max(30.0, box.width() - (250 if model.names else 190)), 8
        )
        figure = QRectF(track.right() + 6, box.top(), 40, box.height())
        if row.score is None:
            painter.setPen(t.muted)
            painter.drawText(
                QRectF(track.left(), box.top(), figure.right() - track.left(), box.height()),
                _LEFT,
                QCoreApplication.translate("FindingsModel", "drawn by hand"),
            )
        else:
            self._bar(painter, track, row.score, t)
            painter.drawText(figure, _RIGHT, decimal(row.score))
        painter.setPen(tone)
        word = QRectF(figure.right() + 10, box.top(), box.right() - figure.right() - 14, box.height())
        text = painter.fontMetrics().elidedText(
            model.state(row), Qt.TextElideMode.ElideRight, int(word.width())
        )
        painter.drawText(word, _LEFT, text)
        painter.restore()

    def _bar(self, painter: QPainter, track: QRectF, score: float, t: Tokens) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.sunken)
        painter.drawRoundedRect(track, 4, 4)
        filled = QRectF(track)
        filled.setWidth(max(8.0, track.width() * min(1.0, max(0.0, score) / _FULL)))
        painter.setBrush(t.flagged)
        painter.drawRoundedRect(filled, 4, 4)
        painter.setPen(QPen(t.text, 1.4))
        at_threshold = track.left() + track.width() / _FULL
        painter.drawLine(int(at_threshold), int(track.top()) - 3, int(at_threshold), int(track.bottom()) + 3)


_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


def state_colour(decision: FindingDecision | None, t: Tokens) -> QColor:
    """The colour beside the word of a finding's state."""
    if decision is FindingDecision.DEFECT:
        return t.defect
    if decision is FindingDecision.PSEUDO_ANOMALY:
        return t.pseudo
    return t.muted


class FindingList(QListView):
    """A short list; a click selects and leaves the keyboard where it is."""

    picked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = FindingsModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(_FindingDelegate(theme, self))
        self.setObjectName("framed")
        self.setAccessibleName(self.tr("Findings"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._quiet = False

    def show_rows(self, rows: tuple[FindingRow, ...], names: Mapping[str, str] = NO_NAMES) -> None:
        """Findings of a part; ``names`` of its images by their id, where it has several."""
        self._quiet = True
        self._rows.show(rows, names)
        self._quiet = False
        self.updateGeometry()

    def select(self, finding_id: str | None) -> None:
        """Show which finding is selected, without picking it again."""
        self._quiet = True
        at = next((i for i, row in enumerate(self._rows.rows) if row.id == finding_id), None)
        self.setCurrentIndex(QModelIndex() if at is None else self._rows.index(at))
        self._quiet = False

    def sizeHint(self) -> QSize:
        return QSize(200, 8 + _HEIGHT * max(1, min(_SHOWN, len(self._rows.rows))))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 8 + _HEIGHT * max(1, min(2, len(self._rows.rows))))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and not self._quiet:
            self.picked.emit(self._rows.rows[current.row()].id)
