"""The parts of a lot in the order asked for: all ids, and the rows of what is looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from inspector_app.domain.errors import InspectorError
from inspector_app.domain.filtering import PartQuery, SortKey
from inspector_app.domain.readings import PartRow
from inspector_app.domain.review import Disposition, PartDecision
from inspector_app.ui.bridge import Bridge
from inspector_app.workflow.events import PartsChanged

if TYPE_CHECKING:
    from inspector_app.workflow.session import Session

PAGE = 100
TO_CHECK = "sample: verdict:ok review:none"  # what is left of the check sample
MAX_ROWS = 4_000  # rows kept; a page outside is read again
_OUTCOME = {
    PartDecision.ACCEPT: Disposition.ACCEPTED,
    PartDecision.REJECT: Disposition.REJECTED,
    PartDecision.UNSURE: Disposition.UNSURE,
}
_SETTLE_MS = 60  # changes come in bursts while a lot runs


class PartOrder(NamedTuple):
    """Ids in an order, and the place of each."""

    ids: tuple[str, ...]
    positions: dict[str, int]


class PartRows(QObject):
    """Ids in one order that holds still, rows by page. New results change rows in place, never the order."""

    ids_changed = Signal()
    rows_changed = Signal()
    outdated = Signal(bool)  # the order is no longer what the query would give now

    def __init__(self, session: Session, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._bridge = session, bridge
        self._lot_id: str | None = None
        self.query = PartQuery()
        self.ids: tuple[str, ...] = ()
        self._positions: dict[str, int] = {}
        self._rows: OrderedDict[str, PartRow] = OrderedDict()
        self._stale: set[str] = set()
        self._pages: set[int] = set()  # on the way
        self._generation = 0
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self.rows_changed)
        bridge.parts_changed.connect(self._parts_changed)

    @property
    def lot_id(self) -> str | None:
        return self._lot_id

    def open(self, lot_id: str, query: PartQuery) -> None:
        """Another lot or another question: what is on the way for the former is dropped."""
        if lot_id != self._lot_id:
            self._rows.clear()
            self._stale.clear()
        self._lot_id, self.query = lot_id, query
        self.read_again()

    def read_again(self) -> None:
        """Ids in the order of now ("sort again")."""
        if self._lot_id is not None:
            order: Future[PartOrder] = Future()
            asked = self._session.part_ids(self._lot_id, self.query)
            asked.add_done_callback(partial(_put_in_order, order))
            self._bridge.watch(order, self._ids_came, channel="part ids")

    def position(self, part_id: str) -> int | None:
        return self._positions.get(part_id)

    def row(self, position: int) -> PartRow | None:
        """The row at a position, also a stale one; None until it was read."""
        return self._rows.get(self.ids[position]) if 0 <= position < len(self.ids) else None

    def row_of(self, part_id: str) -> PartRow | None:
        return self._rows.get(part_id)

    def need(self, first: int, last: int) -> None:
        """Make sure that the rows from ``first`` to ``last`` (inclusive) are here and fresh, now or soon."""
        if not self.ids:
            return
        first, last = max(0, first), min(last, len(self.ids) - 1)
        lacking = {p // PAGE for p in range(first, last + 1) if self._lacks(self.ids[p])}
        for page in sorted(lacking - self._pages):
            self._pages.add(page)
            wanted = [i for i in self.ids[page * PAGE : (page + 1) * PAGE] if self._lacks(i)]
            self._stale.difference_update(wanted)  # a change that comes meanwhile makes them stale again
            future = self._session.part_rows_by_id(wanted)
            self._bridge.watch(future, self._page_came, self._generation, page, failed=self._page_failed)

    def expect_decision(self, part_id: str, decision: PartDecision) -> None:
        """A review was just stored: do not take the part for undecided until its row is read again."""
        row = self._rows.get(part_id)
        if row is not None:
            self._rows[part_id] = replace(row, decision=decision, disposition=_OUTCOME[decision])

    def next_undecided_after(self, part_id: str) -> PartRow | None:
        """The next flagged part that nobody has decided, in this order; None when the rows cannot tell."""
        at = self._positions.get(part_id)
        for position in range(0 if at is None else at + 1, len(self.ids)):
            row = self._rows.get(self.ids[position])
            if row is None or row.part_id in self._stale:
                return None
            if row.disposition is Disposition.FLAGGED:
                return row
        return None

    def _ids_came(self, order: PartOrder) -> None:
        self._generation += 1
        self.ids, self._positions = order
        self._pages.clear()
        self.ids_changed.emit()
        self.outdated.emit(False)

    def _page_came(self, rows: list[PartRow], generation: int, page: int) -> None:
        for row in rows:
            self._keep(row)
        if generation == self._generation:
            self._pages.discard(page)
        self.rows_changed.emit()

    def _page_failed(self, error: InspectorError, generation: int, page: int) -> None:
        if generation == self._generation:
            self._pages.discard(page)
        self._bridge.failure.emit(error)

    def _lacks(self, part_id: str) -> bool:
        return part_id not in self._rows or part_id in self._stale

    def _keep(self, row: PartRow) -> None:
        self._rows[row.part_id] = row.blinded()
        self._rows.move_to_end(row.part_id)
        while len(self._rows) > MAX_ROWS:
            self._stale.discard(self._rows.popitem(last=False)[0])

    @Slot()
    def expire_all(self) -> None:
        """The scale of the scores has changed."""
        self.expire(tuple(self._rows))

    @Slot(object)
    def _parts_changed(self, event: PartsChanged) -> None:
        if event.lot_id != self._lot_id:
            return
        self.expire(event.part_ids or tuple(self._rows))

    def expire(self, part_ids: Iterable[str]) -> None:
        """What is stored of these parts has changed: read their rows again when they are looked at."""
        self._stale.update(part_ids)
        if self.query.filter.terms or self.query.sort not in (SortKey.NAME, SortKey.ORDINAL):
            self.outdated.emit(True)
        self._settle.start()


def _put_in_order(order: Future[PartOrder], asked: Future[tuple[str, ...]]) -> None:
    """On the thread that read them: the places of 100,000 ids take longer than a frame."""
    if asked.cancelled():
        order.cancel()
        order.set_running_or_notify_cancel()
    elif (error := asked.exception()) is not None:
        order.set_exception(error)
    else:
        ids = tuple(asked.result())
        order.set_result(PartOrder(ids, {part_id: place for place, part_id in enumerate(ids)}))
