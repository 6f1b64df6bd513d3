"""The rows of the log as a table: any number of them, read a page at a time when they are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from inspector_app.domain.audit import AuditQuery, AuditRow
from inspector_app.ui.audit.words import gist, kind_of
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.language.figures import count
from inspector_app.ui.language.moments import to_the_second

if TYPE_CHECKING:
    from inspector_app.workflow.session import Session

Index = QModelIndex | QPersistentModelIndex
PAGE = 100
KEPT_PAGES = 50
SEQS_CHANNEL = "audit seqs"


class AuditModel(QAbstractTableModel):
    """Newest first. The ``AuditRow`` under UserRole, None until its page has come."""

    def __init__(self, session: Session, bridge: Bridge) -> None:
        super().__init__()
        self._session, self._bridge = session, bridge
        self.query = AuditQuery()
        self.seqs: list[int] = []
        self._pages: dict[int, list[AuditRow]] = {}
        self._asked: set[int] = set()
        self._serial = 0
        self._heads = (
            self.tr("Row"),
            self.tr("When"),
            self.tr("Who"),
            self.tr("Station"),
            self.tr("What"),
            self.tr("Content"),
        )

    def show(self, query: AuditQuery) -> None:
        """Read which rows match; the former ones stay until then."""
        self.query = query
        self._bridge.watch(self._session.audit_seqs(query), self._seqs_came, query, channel=SEQS_CHANNEL)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.seqs)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.UserRole,
            Qt.ItemDataRole.TextAlignmentRole,
        ):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        row = self.row(index.row())
        if role == Qt.ItemDataRole.UserRole:
            return row
        if row is None:
            return count(self.seqs[index.row()]) if index.column() == 0 else "…"
        return (
            count(row.seq),
            to_the_second(row.at),
            row.author,
            row.station,
            kind_of(row.kind),
            gist(row),
        )[index.column()]

    def row(self, place: int) -> AuditRow | None:
        """The row at this place, asked for where it is not there yet."""
        page, offset = divmod(place, PAGE)
        rows = self._pages.get(page)
        if rows is not None:
            return rows[offset] if offset < len(rows) else None
        if page not in self._asked:
            self._asked.add(page)
            answer = self._session.audit_rows(self.query, before=self.seqs[page * PAGE] + 1, limit=PAGE)
            self._bridge.watch(answer, self._page_came, page, self._serial)
        return None

    def _seqs_came(self, seqs: list[int], query: AuditQuery) -> None:
        self.beginResetModel()
        self.seqs, self.query = seqs, query
        self._pages.clear()
        self._asked.clear()
        self._serial += 1  # pages of the former rows that are still on their way
        self.endResetModel()

    def _page_came(self, rows: list[AuditRow], page: int, serial: int) -> None:
        if serial != self._serial:
            return
        self._pages[page] = rows
        while len(self._pages) > KEPT_PAGES:
            oldest = next(iter(self._pages))
            del self._pages[oldest]
            self._asked.discard(oldest)
        last = min(len(self.seqs), (page + 1) * PAGE) - 1
        self.dataChanged.emit(self.index(page * PAGE, 0), self.index(last, self.columnCount() - 1))
