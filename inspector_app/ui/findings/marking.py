"""A mark in the making: preview first, then keep or drop; losing a known part takes a second press."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from inspector_app.domain.bank import Preview
from inspector_app.domain.errors import InspectorError
from inspector_app.domain.geometry import Region
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.commands import KeepMark
from inspector_app.ui.findings.reviewing import Reviewing
from inspector_app.ui.ledger import Ledger
from inspector_app.workflow.requests import MarkRequest

if TYPE_CHECKING:
    from inspector_app.workflow.session import Session

WEAKEST, STRONGEST = -3, 3  # steps of strength that are offered


class Marking(QObject):
    """Holds at most one request with its preview; nothing is written before ``keep``."""

    asked = Signal(object)  # MarkRequest: the preview is being computed
    previewed = Signal(object, object)  # MarkRequest, Preview
    armed = Signal()  # known parts would be lost: press again
    ended = Signal()  # kept or dropped

    def __init__(
        self,
        session: Session,
        bridge: Bridge,
        ledger: Ledger,
        reviewing: Reviewing,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._bridge = session, bridge
        self._ledger, self._reviewing = ledger, reviewing
        self._part_id: str | None = None
        self._request: MarkRequest | None = None
        self._preview: Preview | None = None
        self._is_armed = False
        self.reason = ""  # why it is kept although known parts are lost
        self.drawn: Region | None = None  # what is drawn on the canvas now
        reviewing.part_changed.connect(self._part_changed)

    @property
    def open(self) -> bool:
        """A preview is shown or on its way."""
        return self._request is not None

    def begin(self, region: Region | None, note: str = "") -> bool:
        """Preview the drawn region, or without one the selected finding. False when there is neither."""
        finding = self._reviewing.selected
        if region is not None and self._reviewing.image_id is not None:
            request = MarkRequest(self._reviewing.image_id, region=region, note=note)
        elif finding is not None:
            request = MarkRequest(finding.image_id, finding_id=finding.id, note=note)
        else:
            return False
        self._part_id = self._reviewing.part_id
        self._ask(request)
        return True

    def begin_with(self, part_id: str, request: MarkRequest) -> None:
        """Preview a request about the part that is shown."""
        self._part_id = part_id
        self._ask(request)

    @property
    def has_finding(self) -> bool:
        """A finding is selected that could be marked as a whole."""
        return self._reviewing.selected is not None

    @Slot(object)
    def region_drawn(self, region: Region) -> None:
        """The region on the canvas; while a preview is open it is previewed at once."""
        self.drawn = region
        if self._request is not None:
            self.use_drawn()

    @Slot()
    def region_cleared(self) -> None:
        """Nothing is drawn any more; a preview of what was goes with it."""
        was, self.drawn = self.drawn, None
        if self._request is not None and was is not None and self._request.region is was:
            self.drop()

    @Slot()
    def use_drawn(self) -> None:
        """Preview the drawn region instead of the whole finding."""
        if self._request is not None and self.drawn is not None and self._reviewing.image_id is not None:
            image_id = self._reviewing.image_id
            self._ask(replace(self._request, image_id=image_id, region=self.drawn, finding_id=None))

    @Slot()
    def use_finding(self) -> None:
        """Preview the whole of the selected finding instead of the drawn region."""
        finding = self._reviewing.selected
        if self._request is not None and finding is not None:
            self._ask(replace(self._request, image_id=finding.image_id, region=None, finding_id=finding.id))

    def strengthen(self, steps: int) -> None:
        """The same region with another strength, within what is offered."""
        if self._request is not None:
            strength = max(WEAKEST, min(STRONGEST, self._request.strength + steps))
            if strength != self._request.strength:
                self._ask(replace(self._request, strength=strength))

    @Slot()
    def keep(self) -> None:
        """Keep what is previewed. With known parts at stake the first press only arms the second."""
        if self._request is None or self._preview is None:
            return
        if self._preview.outcome.lost and not self._is_armed:
            self._is_armed = True
            self.armed.emit()
            return
        request = self._request
        if self._preview.outcome.lost:
            request = replace(request, confirmation=self.reason.strip())
        decision = KeepMark(self._part_id, request, len(self._preview.clears))
        self._end()
        self._ledger.decide(decision)

    @Slot()
    def drop(self) -> None:
        """Nothing was written, nothing remains."""
        if self._request is not None:
            self._end()

    def _ask(self, request: MarkRequest) -> None:
        self._request, self._preview, self._is_armed, self.reason = request, None, False, ""
        self.asked.emit(request)
        self._bridge.watch(
            self._session.preview_mark(request), self._came, request, channel="preview", failed=self._failed
        )

    def _came(self, preview: Preview, request: MarkRequest) -> None:
        """The first answer, from the picture as it is; the count with its turned views follows."""
        self._show(preview, request)
        self._bridge.watch(
            self._session.preview_mark(request, whole=True),
            self._show,
            request,
            channel="preview",
            failed=self._failed,
        )

    def _show(self, preview: Preview, request: MarkRequest) -> None:
        # A first press counts on, unless the later answer loses parts that were not there to be seen.
        seen = _lost(self._preview)
        self._preview = preview
        self._is_armed = self._is_armed and bool(_lost(preview)) and _lost(preview) <= seen
        self.previewed.emit(request, preview)
        if self._is_armed:
            self.armed.emit()

    def _failed(self, error: InspectorError, request: MarkRequest) -> None:
        self._end()
        self._bridge.failure.emit(error)

    def _end(self) -> None:
        self._bridge.forget("preview")
        self._request = self._preview = None
        self._is_armed = False
        self.ended.emit()

    @Slot(str)
    def _part_changed(self, part_id: str) -> None:
        if self._request is not None and part_id != self._part_id:
            self._end()


def _lost(preview: Preview | None) -> set[str]:
    """Known parts that a mark would lose, by image."""
    return set() if preview is None else {part.image_id for part in preview.outcome.lost}
