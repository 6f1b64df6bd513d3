"""The parts of a lot in the order asked for: all ids, and the rows of what is looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Set
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from inspector_app.domain.errors import InspectorError
from inspector_app.domain.filtering import GroupBy, PartQuery, SortKey
from inspector_app.domain.readings import PartList, PartRow
from inspector_app.domain.review import Disposition, PartDecision
from inspector_app.ui.bridge import Bridge
from inspector_app.workflow.events import PartsChanged

if TYPE_CHECKING:
    from inspector_app.workflow.session import Session

PAGE = 100
TO_CHECK = "sample: -verdict:flagged review:none"  # what is left of the check sample
MAX_ROWS = 4_000  # rows kept; a page outside is read again
_OUTCOME = {
    PartDecision.ACCEPT: Disposition.ACCEPTED,
    PartDecision.REJECT: Disposition.REJECTED,
    PartDecision.UNSURE: Disposition.UNSURE,
}
_SETTLE_MS = 60  # changes come in bursts while a lot runs


class PartOrder(NamedTuple):
    """A list, the key of the row at each place (an image or a part), the first place of each part, that of images."""

    listed: PartList
    keys: tuple[str, ...]
    positions: dict[str, int]
    images: dict[str, int]


class _Asked(NamedTuple):
    """What was so when rows were asked for."""

    visit: int
    changes: int
    generation: int = 0
    page: int = 0
    images: bool = False


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
        self.settled = False  # whether the ids are those that the query finds
        self.listed = PartList(())
        self.ids: tuple[str, ...] = ()  # of the part at each place
        self._keys: tuple[str, ...] = ()
        self._positions: dict[str, int] = {}
        self._images: dict[str, int] = {}
        self._rows: OrderedDict[str, PartRow] = OrderedDict()
        self._stale: set[str] = set()
        self._pages: set[int] = set()  # on the way
        self._generation = 0
        self._visit = 0  # counts the lots that were opened: rows of the one before are not this one's
        self._changes = 0  # counts when everything changed: what was asked for before is stale when it comes
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self.rows_changed)
        bridge.parts_changed.connect(self._parts_changed)

    @property
    def lot_id(self) -> str | None:
        return self._lot_id

    def open(self, lot_id: str, query: PartQuery) -> None:
        """Another lot or another question: what is on the way for the former is dropped."""
        another = lot_id != self._lot_id
        if another:
            self._visit += 1
            self._rows.clear()
            self._stale.clear()
        # by lot, every lot of the recipe is listed, whichever is open
        stays = query.group is self.query.group is GroupBy.LOT
        self._lot_id, self.query = lot_id, query
        if another and self.ids and not stays:
            # a key that is quicker than the list chooses no part of the lot before
            self.settled = False
            self._show(PartOrder(PartList(()), (), {}, {}))
        if another and query.group is GroupBy.NONE:  # the first page is there long before 100,000 ids are
            page = self._session.part_rows(lot_id, query, 0, PAGE)
            asked = _Asked(self._visit, self._changes, self._generation)
            self._bridge.watch(page, self._first_page_came, asked, channel="first page")
        self.read_again()

    def read_again(self) -> None:
        """Ids in the order of now ("sort again")."""
        if self._lot_id is not None:
            self.settled = False
            order: Future[PartOrder] = Future()
            asked: Future[Any] = (
                self._session.part_ids(self._lot_id, self.query)
                if self.query.group is GroupBy.NONE
                else self._session.part_list(self._lot_id, self.query)
            )
            asked.add_done_callback(partial(_put_in_order, order))
            self._bridge.watch(order, self._ids_came, channel="part ids")

    def position(self, part_id: str) -> int | None:
        return self._positions.get(part_id)

    def row(self, position: int) -> PartRow | None:
        """The row at a position, also a stale one; None until it was read."""
        return self._rows.get(self._keys[position]) if 0 <= position < len(self._keys) else None

    def row_of(self, part_id: str) -> PartRow | None:
        """The row of a part, or of its first image in a list of images; None until it was read."""
        at = self._positions.get(part_id)
        return self._rows.get(part_id) if at is None else self.row(at)

    def place_of_image(self, image_id: str) -> int | None:
        """Where an image lies; None where parts are listed, or other images."""
        return self._images.get(image_id)

    def image(self, position: int) -> str:
        """The image at a position, or "" where parts are listed."""
        return self.listed.images[position] if self.listed.images else ""

    def need(self, first: int, last: int) -> None:
        """Make sure that the rows from ``first`` to ``last`` (inclusive) are here and fresh, now or soon."""
        if not self.ids:
            return
        first, last = max(0, first), min(last, len(self.ids) - 1)
        lacking = {p // PAGE for p in range(first, last + 1) if self._lacks(self._keys[p])}
        for page in sorted(lacking - self._pages):
            self._pages.add(page)
            wanted = [i for i in self._keys[page * PAGE : (page + 1) * PAGE] if self._lacks(i)]
            self._stale.difference_update(wanted)  # a change that comes meanwhile makes them stale again
            images = bool(self.listed.images)
            future = (
                self._session.image_rows_by_id(wanted) if images else self._session.part_rows_by_id(wanted)
            )
            asked = _Asked(self._visit, self._changes, self._generation, page, images)
            self._bridge.watch(future, self._page_came, asked, failed=self._page_failed)

    def expect_decision(self, part_id: str, decision: PartDecision) -> None:
        """A review was just stored: do not take the part for undecided until its row is read again."""
        for key in self._keys_of({part_id}):
            row = self._rows[key]
            self._rows[key] = replace(row, decision=decision, disposition=_OUTCOME[decision])

    def next_undecided_after(self, part_id: str) -> PartRow | None:
        """The next flagged part that nobody has decided, in this order; None when the rows cannot tell."""
        at = self._positions.get(part_id)
        for position in range(0 if at is None else at + 1, len(self._keys)):
            row = self._rows.get(self._keys[position])
            if row is None or self._keys[position] in self._stale:
                return None
            if row.disposition is Disposition.FLAGGED and row.part_id != part_id:
                return row
        return None

    def _first_page_came(self, rows: list[PartRow], asked: _Asked) -> None:
        if asked.generation == self._generation:  # else the whole list is there already
            for row in rows:
                self._came(row.part_id, row, asked)
            ids = tuple(row.part_id for row in rows)
            self._show(PartOrder(PartList(ids), ids, {part_id: at for at, part_id in enumerate(ids)}, {}))

    def _ids_came(self, order: PartOrder) -> None:
        self.settled = True
        self._show(order)
        self.outdated.emit(False)

    def _show(self, order: PartOrder) -> None:
        self._generation += 1
        self.listed, self._keys, self._positions, self._images = order
        self.ids = self.listed.ids
        self._pages.clear()
        self.ids_changed.emit()

    def _page_came(self, rows: list[PartRow], asked: _Asked) -> None:
        if asked.visit == self._visit:
            for row in rows:
                self._came(row.image_id if asked.images else row.part_id, row, asked)
        if asked.generation == self._generation:
            self._pages.discard(asked.page)
        self.rows_changed.emit()

    def _page_failed(self, error: InspectorError, asked: _Asked) -> None:
        if asked.generation == self._generation:
            self._pages.discard(asked.page)
        self._bridge.failure.emit(error)

    def _came(self, key: str, row: PartRow, asked: _Asked) -> None:
        self._keep(key, row)
        if asked.changes != self._changes:
            self._stale.add(key)

    def _lacks(self, key: str) -> bool:
        return key not in self._rows or key in self._stale

    def _keys_of(self, part_ids: Set[str]) -> list[str]:
        """The keys of the rows that are kept of these parts, and of their images."""
        return [key for key, row in self._rows.items() if row.part_id in part_ids]

    def _keep(self, key: str, row: PartRow) -> None:
        self._rows[key] = row.blinded()
        self._rows.move_to_end(key)
        while len(self._rows) > MAX_ROWS:
            self._stale.discard(self._rows.popitem(last=False)[0])

    @Slot()
    def expire_all(self) -> None:
        """The scale of the scores has changed, also of rows that are still on the way."""
        self._changes += 1
        self._stale.update(self._rows)
        self._expired()

    @Slot(object)
    def _parts_changed(self, event: PartsChanged) -> None:
        if event.lot_id != self._lot_id and self.query.group is not GroupBy.LOT:
            return
        if event.part_ids:
            self.expire(event.part_ids)
        else:
            self.expire_all()

    def expire(self, part_ids: Iterable[str]) -> None:
        """What is stored of these parts has changed: read their rows again when they are looked at."""
        changed = set(part_ids)
        self._stale.update(changed, self._keys_of(changed))
        if self.listed.images:  # which parts the images on the way belong to is not known here
            for page in self._pages:
                self._stale.update(self._keys[page * PAGE : (page + 1) * PAGE])
        self._expired()

    def _expired(self) -> None:
        if self.query.filter.terms or self.query.sort not in (SortKey.NAME, SortKey.ORDINAL):
            self.outdated.emit(True)
        self._settle.start()


def _put_in_order(order: Future[PartOrder], asked: Future[Any]) -> None:
    """On the thread that read them: the places of 100,000 ids take longer than a frame."""
    if asked.cancelled():
        order.cancel()
        order.set_running_or_notify_cancel()
    elif (error := asked.exception()) is not None:
        order.set_exception(error)
    else:
        found = asked.result()
        listed = found if isinstance(found, PartList) else PartList(tuple(found))
        places = range(
            len(listed.ids) - 1, -1, -1
        )  # backwards: of several images of a part the first one counts
        positions = {listed.ids[place]: place for place in places}
        images = {image_id: place for place, image_id in enumerate(listed.images)}
        order.set_result(PartOrder(listed, listed.images or listed.ids, positions, images))
