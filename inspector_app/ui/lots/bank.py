"""The bank page: every mark of the recipe, what it does, and the switch to revoke it or keep it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QDateTime,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtGui import QFont, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from inspector_app.domain.errors import InspectorError
from inspector_app.domain.readings import MarkRow
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.commands import Ledger, SwitchMark
from inspector_app.ui.findings.quiet_block import made_by
from inspector_app.ui.lots.current import CurrentLot
from inspector_app.ui.pictures import rgb_image
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE

if TYPE_CHECKING:
    from inspector_app.workflow.session import Session

Index = QModelIndex | QPersistentModelIndex
_ROW, _SIDE, _LARGE = 76, 60, 320


class MarksModel(QAbstractListModel):
    """Never used marks first, then by number; the ``MarkRow`` under UserRole, its picture as decoration."""

    def __init__(self, session: Session, bridge: Bridge) -> None:
        super().__init__()
        self._session, self._bridge = session, bridge
        self.rows: list[MarkRow] = []
        self._pictures: dict[str, QPixmap] = {}

    def show(self, rows: list[MarkRow]) -> None:
        self.beginResetModel()
        self.rows = sorted(rows, key=_by_use)
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
            return f"{row.mark.label}, {self.does(row)}, {made_by(row.mark)}"
        return None

    def does(self, row: MarkRow) -> str:
        """What the mark does now, in a few words."""
        if not row.mark.active:
            return self.tr("revoked: keeps nothing quiet")
        if row.parts_quieted == 0:
            return self.tr("kept, never used")
        if row.lots == 1:
            return self.tr("acts on {0:,} parts").format(row.parts_quieted)
        return self.tr("acts on {0:,} parts in {1} lots").format(row.parts_quieted, row.lots)

    def _picture_came(self, pixels: Any, mark_id: str) -> None:
        self._pictures[mark_id] = QPixmap.fromImage(rgb_image(pixels))
        at = self.position(mark_id)
        if at is not None:
            self.dataChanged.emit(self.index(at), self.index(at))

    def _no_picture(self, error: InspectorError, mark_id: str) -> None:
        self._pictures[mark_id] = QPixmap()  # the source may be gone; the mark stays what it is


def _by_use(row: MarkRow) -> tuple[bool, bool, int]:
    return (not row.mark.active, row.parts_quieted > 0, row.mark.number)


class _MarkDelegate(QStyledItemDelegate):
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
            painter.setOpacity(1.0 if row.mark.active else 0.45)
            painter.drawPixmap(target, pixmap)
            painter.setOpacity(1.0)
        words = box.adjusted(_SIDE + 20, 8, -10, -8)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(t.text if row.mark.active else t.muted)
        painter.drawText(words, _TOP, row.mark.label)
        painter.setFont(option.font)
        painter.setPen(t.pseudo if row.mark.active else t.muted)
        painter.drawText(words.adjusted(52, 0, 0, 0), _TOP, self._model.does(row))
        painter.setPen(t.muted)
        line = painter.fontMetrics().elidedText(made_by(row.mark), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, _BOTTOM, line)
        painter.restore()


_TOP = int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
_BOTTOM = int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)


class BankPage(QWidget):
    """Marks on the left, the chosen one on the right."""

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
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session, self._bridge = session, bridge
        self._ledger, self._current = ledger, current
        self._chosen: str | None = None
        self.marks = MarksModel(session, bridge)
        self.list = QListView()
        self.list.setObjectName("bare")
        self.list.setAccessibleName(self.tr("Marks"))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setModel(self.marks)
        self.list.setItemDelegate(_MarkDelegate(self.marks, theme, self.list))
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        self.picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.picture.setFixedSize(_LARGE, _LARGE * 3 // 4)
        self.name = QLabel()
        self.name.setProperty("role", "title")
        self.facts = QLabel(wordWrap=True)
        self.switch = QPushButton()
        self.switch.setProperty("touch", True)
        self.switch.clicked.connect(self._switch)
        self._arrange()
        bridge.bank_changed.connect(self._bank_changed)
        current.summary_changed.connect(self.read)
        self.marks.dataChanged.connect(self._show_chosen)

    @Slot()
    def read(self) -> None:
        """Read the marks of the open lot's recipe."""
        if self._current.summary is not None and self.isVisible():
            recipe_id = self._current.summary.lot.recipe_id
            self._bridge.watch(self._session.marks(recipe_id), self._marks_came, channel="marks")

    def choose(self, mark_id: str) -> None:
        """Show this mark once the list is there."""
        self._chosen = mark_id
        self._show_chosen()

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self.read()

    def _arrange(self) -> None:
        empty = QLabel(
            self.tr("No marks yet.\nSelect a finding that is no defect and press P."),
            alignment=Qt.AlignmentFlag.AlignCenter,
        )
        empty.setProperty("role", "caption")
        left = QWidget()
        self._stack = QStackedLayout(left)
        self._stack.addWidget(empty)
        self._stack.addWidget(self.list)
        self._side = QFrame()
        self._side.setObjectName("card")
        self._side.setFixedWidth(_LARGE + 2 * SPACE.L)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(SPACE.L, SPACE.L, SPACE.L, SPACE.L)
        side.setSpacing(SPACE.M)
        side.addWidget(self.picture)
        side.addWidget(self.name)
        side.addWidget(self.facts)
        side.addStretch(1)
        side.addWidget(self.switch)
        self._side.setVisible(False)
        title = QLabel(self.tr("Marks of this recipe"))
        title.setProperty("role", "large")
        caption = QLabel(
            self.tr("Each mark acts on this lot and on every later lot. Never used ones come first.")
        )
        caption.setProperty("role", "caption")
        column = QVBoxLayout()
        column.setSpacing(SPACE.XS)
        column.addWidget(title)
        column.addWidget(caption)
        column.addSpacing(SPACE.S)
        column.addWidget(left, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(SPACE.XL, SPACE.L, SPACE.XL, SPACE.L)
        line.setSpacing(SPACE.L)
        line.addLayout(column, 1)
        line.addWidget(self._side)

    def _marks_came(self, rows: list[MarkRow]) -> None:
        self.marks.show(rows)
        self._stack.setCurrentIndex(1 if rows else 0)
        if rows and (self._chosen is None or self.marks.position(self._chosen) is None):
            self._chosen = self.marks.rows[0].mark.id
        self._show_chosen()

    @Slot()
    def _show_chosen(self) -> None:
        at = self.marks.position(self._chosen) if self._chosen is not None else None
        self._side.setVisible(at is not None)
        if at is None:
            return
        index = self.marks.index(at)
        if self.list.currentIndex().row() != at:
            self.list.setCurrentIndex(index)
        row = self.marks.rows[at]
        pixmap = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(pixmap, QPixmap) and not pixmap.isNull():
            self.picture.setPixmap(
                pixmap.scaled(
                    self.picture.size(),
                    Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            )
        else:
            self.picture.setText(self.tr("no picture"))
        self.name.setText(row.mark.label)
        used = (
            self.tr("last used {0}").format(
                QLocale().toString(QDateTime.fromSecsSinceEpoch(int(row.last_used)), "d MMM HH:mm")
            )
            if row.last_used is not None
            else self.tr("never used")
        )
        self.facts.setText("\n".join((self.marks.does(row), made_by(row.mark), used, row.mark.image_path)))
        self.switch.setText(self.tr("Revoke mark") if row.mark.active else self.tr("Keep again"))

    @Slot(QModelIndex, QModelIndex)
    def _current_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        if now.isValid():
            self._chosen = self.marks.rows[now.row()].mark.id
            self._show_chosen()

    @Slot()
    def _switch(self) -> None:
        at = self.marks.position(self._chosen) if self._chosen is not None else None
        if at is not None:
            self._ledger.decide(SwitchMark(self.marks.rows[at].mark))

    @Slot(object)
    def _bank_changed(self, event: Any) -> None:
        self.read()
