"""The marks of a recipe as a list: what each does, and which deserve a second look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from inspector_app.domain.errors import InspectorError
from inspector_app.domain.readings import MarkRow
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.findings.quiet_block import made_by
from inspector_app.ui.language.figures import count
from inspector_app.ui.pictures import rgb_image
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE

if TYPE_CHECKING:
    from inspector_app.workflow.session import Session

Index = QModelIndex | QPersistentModelIndex
_ROW, _SIDE = 84, 66


class MarksModel(QAbstractListModel):
    """Waiting marks first, then those near a confirmed defect, never used ones, by number; revoked ones last.

    The ``MarkRow`` under UserRole, its picture as decoration.
    """

    def __init__(self, session: Session, bridge: Bridge) -> None:
        super().__init__()
        self._session, self._bridge = session, bridge
        self.rows: list[MarkRow] = []
        self._near: dict[int, int] = {}
        self._pictures: dict[str, QPixmap] = {}

    def show(self, rows: list[MarkRow]) -> None:
        self.beginResetModel()
        self.rows = sorted(rows, key=self._rank)
        self.endResetModel()
        for row in rows:
            if row.mark.id not in self._pictures:
                self._pictures[row.mark.id] = QPixmap()
                self._bridge.watch(
                    self._session.entry_picture(row.mark),
                    self._picture_came,
                    row.mark.id,
                    failed=self._no_picture,
                )

    def know_defects(self, near: dict[int, int]) -> None:
        """How many confirmed defects lie near each mark, by its number."""
        if near != self._near:
            self._near = near
            self.show(self.rows)

    def defects_near(self, row: MarkRow) -> int:
        """Confirmed defects near a mark that acts."""
        return self._near.get(row.mark.number, 0) if row.mark.active else 0

    def _rank(self, row: MarkRow) -> tuple[bool, bool, bool, bool, int]:
        return (
            not row.mark.waiting,
            not row.mark.active,
            self.defects_near(row) == 0,
            row.parts_acted_on > 0,
            row.mark.number,
        )

    def picture(self, mark_id: str) -> QPixmap | None:
        """The picture of a mark, where it has come."""
        return self._pictures.get(mark_id)

    def position(self, mark_id: str) -> int | None:
        return next((i for i, row in enumerate(self.rows) if row.mark.id == mark_id), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == Qt.ItemDataRole.DecorationRole:
            return self._pictures.get(row.mark.id)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = (row.mark.label, self.does(row), self.warns(row), self.made_by(row))
            return ", ".join(word for word in words if word)
        return None

    def does(self, row: MarkRow) -> str:
        """What the mark does now, in a few words."""
        if row.mark.waiting:
            return self.tr("◇ waits for approval, acts on nothing")
        if row.mark.refused:
            return self.tr("refused: keeps nothing quiet")
        if not row.mark.active:
            return self.tr("revoked: keeps nothing quiet")
        if row.parts_acted_on == 0:
            return self.tr("kept, never used")
        if row.parts_acted_on == 1:
            return self.tr("acts on 1 part")
        if row.lots == 1:
            return self.tr("acts on {0} parts").format(count(row.parts_acted_on))
        return self.tr("acts on {0} parts in {1} lots").format(count(row.parts_acted_on), row.lots)

    def made_by(self, row: MarkRow) -> str:
        """Who made it, when, and where if that was elsewhere."""
        return made_by(row.mark, self._session.who.station)

    def warns(self, row: MarkRow) -> str:
        """That confirmed defects look alike, or "" ."""
        near = self.defects_near(row)
        if near == 0:
            return ""
        if near == 1:
            return self.tr("1 confirmed defect looks alike")
        return self.tr("{0} confirmed defects look alike").format(near)

    def _picture_came(self, pixels: Any, mark_id: str) -> None:
        self._pictures[mark_id] = QPixmap.fromImage(rgb_image(pixels))
        at = self.position(mark_id)
        if at is not None:
            self.dataChanged.emit(self.index(at), self.index(at))

    def _no_picture(self, error: InspectorError, mark_id: str) -> None:
        self._pictures[mark_id] = QPixmap()  # the source may be gone; the mark stays what it is


class MarkDelegate(QStyledItemDelegate):
    """Picture, name, what the mark does, a warning where one is due, who made it."""

    def __init__(self, model: MarksModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._theme = model, theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(240, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: MarkRow = index.data(Qt.ItemDataRole.UserRole)
        t = self._theme.tokens
        box: QRect = option.rect.adjusted(4, 3, -4, -3)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(QPen(t.accent if selected else t.line, 2 if selected else 1))
        painter.setBrush(t.accent_soft if selected else t.raised)
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), SPACE.RADIUS, SPACE.RADIUS)
        well = QRect(box.left() + 6, box.top() + 5, _SIDE, _SIDE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.sunken)
        painter.drawRoundedRect(well, 4, 4)
        pixmap = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(pixmap, QPixmap) and not pixmap.isNull():
            size = pixmap.size().scaled(well.size(), Qt.AspectRatioMode.KeepAspectRatio)
            target = QRect(0, 0, size.width(), size.height())
            target.moveCenter(well.center())
            painter.setOpacity(1.0 if row.mark.stands else 0.45)
            painter.drawPixmap(target, pixmap)
            painter.setOpacity(1.0)
        words = box.adjusted(_SIDE + 20, 8, -10, -8)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(t.text if row.mark.stands else t.muted)
        painter.drawText(words, _TOP, row.mark.label)
        painter.setFont(option.font)
        painter.setPen(t.pseudo if row.mark.active else t.warning if row.mark.waiting else t.muted)
        painter.drawText(words.adjusted(52, 0, 0, 0), _TOP, self._model.does(row))
        warning = self._model.warns(row)
        if warning:
            middle = QRect(words.left(), words.center().y() - 8, words.width(), 17)
            self._theme.icon("warning").paint(painter, QRect(middle.left(), middle.top() + 1, 15, 15))
            painter.setPen(t.danger)
            painter.drawText(middle.adjusted(20, 0, 0, 0), _MIDDLE, warning)
        painter.setPen(t.muted)
        line = painter.fontMetrics().elidedText(
            self._model.made_by(row), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, _BOTTOM, line)
        painter.restore()


_TOP = int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_BOTTOM = int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
