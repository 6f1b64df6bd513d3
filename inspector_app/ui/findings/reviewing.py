"""The part under review: what is shown, which finding is selected, what is decided, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from inspector_app.domain.errors import InspectorError
from inspector_app.domain.filtering import parse_filter
from inspector_app.domain.geometry import Region
from inspector_app.domain.readings import FindingRow, MapReading, PartDetail, PartRow
from inspector_app.domain.review import FindingDecision, PartDecision
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.canvas.pyramid import Pyramid
from inspector_app.ui.commands import Decision, ReviewFinding, ReviewPart, ReviewParts, ReviewRegion
from inspector_app.ui.findings.drawn_findings import drawn_findings
from inspector_app.ui.findings.pyramids import Pyramids
from inspector_app.ui.gallery.rows import TO_CHECK, PartRows
from inspector_app.ui.ledger import Ledger
from inspector_app.workflow.events import PartsChanged

if TYPE_CHECKING:
    from inspector_app.workflow.session import Session

_UNDECIDED_CHANNEL = "undecided"  # of the bridge: both are stale once a part is chosen
_KIND_CHANNEL = "next of a kind"
_AHEAD = 2  # undecided parts whose pictures are made ready
_AROUND = 4  # images of the same part that are made ready
_SETTLE_MS = 60  # changes come in bursts while a lot runs


class Reviewing(QObject):
    """One part at a time. Answers for a part that is no longer shown are dropped by the bridge."""

    part_changed = Signal(str)  # part id, at once
    detail_ready = Signal(object)  # PartDetail
    image_changed = Signal(str)  # image id, at once: another image of the part, or of another part
    picture_ready = Signal(object, str)  # Pyramid, image id
    picture_failed = Signal(object)  # InspectorError
    map_ready = Signal(object)  # MapReading
    finding_selected = Signal(object)  # FindingRow or None
    all_decided = Signal()
    all_checked = Signal()  # nobody is asked about another part of the check sample
    nothing_next = Signal()  # no other part is of the kind that was asked for

    def __init__(
        self,
        session: Session,
        bridge: Bridge,
        ledger: Ledger,
        rows: PartRows,
        pyramids: Pyramids,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._bridge, self._ledger, self._rows = session, bridge, ledger, rows
        self._pyramids = pyramids
        self.idle = False  # nothing was flagged yet, so the first part is shown until something is
        self._lot_id: str | None = None
        self.part_id: str | None = None
        self.image_id: str | None = None
        self.detail: PartDetail | None = None
        self.reading: MapReading | None = None
        self._selected: str | None = None
        self._held: MapReading | None = (
            None  # a map that may not be shown before it is known whether to check blind
        )
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self.refresh)
        ledger.done.connect(self._decision_stands)
        ledger.undone.connect(self._decision_gone)
        bridge.parts_changed.connect(self._parts_changed)

    @property
    def selected(self) -> FindingRow | None:
        """The finding that P and D are about."""
        findings = self.detail.findings if self.detail is not None else ()
        return next((f for f in findings if f.id == self._selected), None)

    @property
    def shown_finding(self) -> FindingRow | None:
        """What is selected in list and picture: a finding, or a region that a person drew."""
        drawn = drawn_findings(self.detail) if self.detail is not None else ()
        return self.selected or next((f for f in drawn if f.id == self._selected), None)

    def open(self, lot_id: str) -> None:
        """Another lot: nothing is shown until a part is chosen. Its pictures may have changed since."""
        self._pyramids.clear()
        self._lot_id = lot_id
        self.part_id = self.image_id = self.detail = self.reading = self._selected = None
        self._held = None
        self.go_undecided()

    @Slot(str, str)
    def show_image_of(self, part_id: str, image_id: str) -> None:
        """Show this image of a part."""
        if part_id == self.part_id and self.detail is not None:
            self.show_image(image_id)
        else:
            self.show(part_id, image_id)

    @Slot(str)
    def show(self, part_id: str, image_id: str = "") -> None:
        """Show this part, by its worst image or by the one named; asked for at once where the list knows it."""
        for asked in (_UNDECIDED_CHANNEL, _KIND_CHANNEL):
            self._bridge.forget(
                asked
            )  # what is chosen now counts, not the next one that was still on its way
        self.idle = False
        self.part_id, self.detail, self.reading, self._selected = part_id, None, None, None
        self.image_id = self._held = None
        self.part_changed.emit(part_id)
        row = self._rows.row_of(part_id)
        listed = row is not None and not self._rows.listed.images  # of an image's row another one may decide
        wanted = image_id or (row.image_id if row is not None and listed else "")
        if wanted:
            self._ask_pictures(wanted)
        self._ask_detail()

    @Slot()
    def refresh(self) -> None:
        """Read the shown part again: something about it has changed."""
        if self.part_id is not None:
            self._ask_detail()
        if self.image_id is not None:
            self._ask_map(self.image_id)

    def show_image(self, image_id: str) -> None:
        """Show another image of the part; its strongest undecided finding is selected."""
        if self.detail is None or image_id == self.image_id:
            return
        if image_id in (image.id for image in self.detail.images):
            self.reading = None
            self._ask_pictures(image_id)
            if self.selected is None or self.selected.image_id != image_id:
                self._select_first(image_id)

    def read_picture_again(self) -> None:
        """Decode the shown image anew: another file may lie there."""
        if self.image_id is not None:
            self._pyramids.forget(self.image_id)
            self._bridge.watch(
                self._pyramids.get(self.image_id),
                self._picture_came,
                self.image_id,
                channel="picture",
                failed=self._picture_did_not_come,
            )

    def step_image(self, by: int) -> None:
        """The next (+1) or previous (-1) image of the part, around the end."""
        ids = [image.id for image in self.detail.images] if self.detail is not None else []
        if len(ids) > 1 and self.image_id in ids:
            self.show_image(ids[(ids.index(self.image_id) + by) % len(ids)])

    def select(self, finding_id: str | None) -> None:
        """Select a finding of the shown part, or none; its image is shown."""
        if finding_id != self._selected:
            self._selected = finding_id
            shown = self.shown_finding
            if shown is not None:
                self.show_image(shown.image_id)
            self.finding_selected.emit(shown)

    def step_finding(self, by: int) -> None:
        """The next (+1) or previous (-1) finding, around the end."""
        findings = (*self.detail.findings, *drawn_findings(self.detail)) if self.detail is not None else ()
        if findings:
            ids = [finding.id for finding in findings]
            at = ids.index(self._selected) if self._selected in ids else -1 if by > 0 else 0
            self.select(ids[(at + by) % len(ids)])

    def decide_part(self, decision: PartDecision, note: str = "") -> None:
        """Accept, reject or unsure; the next undecided part follows once it is stored."""
        if self.part_id is not None:
            self._ledger.decide(ReviewPart(self.part_id, decision, note))

    def decide_parts(self, part_ids: Sequence[str], decision: PartDecision, note: str = "") -> None:
        """The same decision for several parts, undone as one."""
        self._ledger.decide(ReviewParts(part_ids, decision, note))

    def decide_finding(
        self, decision: FindingDecision, defect_class: str = "", note: str = "", region: Region | None = None
    ) -> None:
        """What the drawn region is, or without one the selected finding."""
        if self.part_id is None:
            return
        if region is not None and self.image_id is not None:
            self._ledger.decide(
                ReviewRegion(self.part_id, self.image_id, region, decision, defect_class, note)
            )
        elif self._selected is not None:
            self._ledger.decide(ReviewFinding(self.part_id, self._selected, decision, defect_class, note))

    @Slot()
    def go_undecided(self) -> None:
        """Go to the next flagged part that nobody has decided: in the order of the list, else of the lot."""
        if self._lot_id is None:
            return
        row = self._rows.next_undecided_after(self.part_id) if self.part_id is not None else None
        if row is not None:
            self.show(row.part_id)
            return
        here = self._here()
        after = here.ordinal if here is not None else -1
        self._bridge.watch(
            self._session.next_undecided(self._lot_id, after),
            self._undecided_came,
            channel=_UNDECIDED_CHANNEL,
        )

    def go_next(self, text: str) -> None:
        """Go to the next part that this filter finds, in the order of the list; around its end."""
        if self._lot_id is not None:
            query = replace(self._rows.query, filter=parse_filter(text, me=self._session.who.author))
            self._bridge.watch(
                self._session.part_ids(self._lot_id, query), self._next_came, text, channel=_KIND_CHANNEL
            )

    def _next_came(self, part_ids: Sequence[str], text: str) -> None:
        here = self._rows.position(self.part_id) if self.part_id is not None else None
        others = [part_id for part_id in part_ids if part_id != self.part_id]
        if not others:
            (self.all_checked if text == TO_CHECK and not part_ids else self.nothing_next).emit()
            return
        places = {part_id: self._rows.position(part_id) for part_id in others}
        after = (i for i in others if here is not None and (at := places[i]) is not None and at > here)
        self.show(next(after, others[0]))

    def _undecided_came(self, part_id: str | None) -> None:
        if part_id is not None and part_id != self.part_id:
            self.show(part_id)
        elif part_id is None and self.part_id is not None:
            self.all_decided.emit()
        elif part_id is None and self._rows.ids:
            self.show(self._rows.ids[0])
            self.idle = True

    def _ask_detail(self) -> None:
        assert self.part_id is not None
        self._bridge.watch(self._session.part(self.part_id), self._detail_came, channel="part")

    def _ask_pictures(self, image_id: str) -> None:
        if image_id == self.image_id:
            return
        self.image_id = image_id
        self.image_changed.emit(image_id)
        ready = self._pyramids.ready(image_id)
        if ready is not None:  # shown in the frame that the key is answered in
            self._bridge.forget("picture")
            self._picture_came(ready, image_id)
        else:
            self._bridge.watch(
                self._pyramids.get(image_id),
                self._picture_came,
                image_id,
                channel="picture",
                failed=self._picture_did_not_come,
            )
        self._ask_map(image_id)
        self._prefetch()

    def _ask_map(self, image_id: str) -> None:
        self._bridge.watch(
            self._session.map(image_id), self._map_came, channel="map", failed=self._map_failed
        )

    def _prefetch(self) -> None:
        assert self.part_id is not None
        at = self._rows.position(self.part_id)
        near: list[PartRow | None] = [self._rows.next_undecided_after(self.part_id)]
        if at is not None:
            near += [self._rows.row(at + step) for step in (1, -1, 2)]
        ids = [row.image_id for row in near if row is not None and row.error is None]
        if self.detail is not None:  # the other images of this part
            ids[1:1] = [image.id for image in self.detail.images if image.id != self.image_id][:_AROUND]
        self._pyramids.prefetch(dict.fromkeys(ids))
        here = self._here()
        if (
            near[0] is None and here is not None and self._lot_id is not None
        ):  # the list cannot tell what follows
            self._bridge.watch(
                self._session.undecided_ahead(self._lot_id, here.ordinal, _AHEAD),
                self._ahead_came,
                channel="ahead",
            )

    def _ahead_came(self, rows: list[PartRow]) -> None:
        self._pyramids.prefetch(row.image_id for row in rows if row.error is None)

    def _here(self) -> PartRow | None:
        row = self._rows.row_of(self.part_id) if self.part_id is not None else None
        return row if row is not None or self.detail is None else self.detail.row

    def _detail_came(self, detail: PartDetail) -> None:
        if detail.row.part_id != self.part_id:
            return
        detail = detail.blinded()
        first_time, self.detail = self.detail is None, detail
        if detail.row.to_check:
            self.reading = None
        held, self._held = self._held, None
        if self.image_id not in (image.id for image in detail.images):
            self._ask_pictures(detail.row.image_id)
        elif first_time and len(detail.images) > 1:
            self._prefetch()
        self.detail_ready.emit(detail)
        shown = self.shown_finding
        if shown is None:
            self._select_first(self.image_id)
        else:
            self.show_image(shown.image_id)  # it was chosen before the part was read
            self.finding_selected.emit(shown)
        if held is not None:
            self._map_came(held)

    def _select_first(self, image_id: str | None) -> None:
        """The strongest undecided finding of the image, else of the part, else a decided one, else none."""
        findings = self.detail.findings if self.detail is not None else ()
        here = [f for f in findings if f.image_id == image_id]
        some = here or ([] if self.detail is not None and len(self.detail.images) > 1 else list(findings))
        undecided = [f for f in some if f.decision is None] or some
        self._selected = undecided[0].id if undecided else None
        self.finding_selected.emit(self.selected)

    def _picture_came(self, picture: Pyramid, image_id: str) -> None:
        self.picture_ready.emit(picture, image_id)

    def _picture_did_not_come(self, error: InspectorError, image_id: str) -> None:
        self.picture_failed.emit(error)

    def _map_came(self, reading: MapReading) -> None:
        if reading.image_id != self.image_id:
            return
        here = self._here()
        if here is None:
            self._held = reading
        elif not here.to_check:
            self.reading = reading
            self.map_ready.emit(reading)
            self.finding_selected.emit(self.shown_finding)

    def _map_failed(self, error: InspectorError) -> None:
        self.reading = None  # not inspected yet, or failed: the part's own state says so

    @Slot(object)
    def _decision_stands(self, decision: Decision) -> None:
        if isinstance(decision, ReviewParts):
            for part_id in decision.part_ids:
                self._rows.expect_decision(part_id, decision.decision)
            if self.part_id in decision.part_ids:
                self.go_undecided()
            return
        if decision.part_id is None or decision.part_id != self.part_id:
            return
        if isinstance(decision, ReviewPart):
            checked = self.detail is not None and self.detail.row.to_check
            self._rows.expect_decision(decision.part_id, decision.decision)
            if checked:
                self.go_next(TO_CHECK)
            else:
                self.go_undecided()
        elif isinstance(decision, ReviewFinding | ReviewRegion):
            self._ask_detail()
            self._select_next_open(decision)

    @Slot(object)
    def _decision_gone(self, decision: Decision) -> None:
        if decision.part_id is not None and decision.part_id != self.part_id:
            self.show(decision.part_id)
        elif decision.part_id is not None:
            self.refresh()

    def _select_next_open(self, decision: ReviewFinding | ReviewRegion) -> None:
        if self.detail is None or not isinstance(decision, ReviewFinding):
            return
        still_open = [f for f in self.detail.findings if f.decision is None and f.id != decision.finding_id]
        if still_open:
            self.select(still_open[0].id)

    @Slot(object)
    def _parts_changed(self, event: PartsChanged) -> None:
        if self.part_id is not None and (not event.part_ids or self.part_id in event.part_ids):
            self._settle.start()
