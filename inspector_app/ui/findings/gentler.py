"""Looks for the strength at which a mark would hide no confirmed defect any more, and offers it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from inspector_app.domain.bank import Preview
from inspector_app.domain.errors import InspectorError
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.findings.marking import WEAKEST, Marking
from inspector_app.workflow.requests import MarkRequest

if TYPE_CHECKING:
    from inspector_app.workflow.session import Session

_CHANNEL = "gentler preview"


class Gentler(QObject):
    """One preview after the other, a step gentler each, until one hides nothing; nothing is written."""

    found = Signal(int, object)  # strength, Preview
    none_found = Signal()  # as gentle as can be it still hides some
    forgotten = Signal()  # there is nothing to offer

    def __init__(
        self, marking: Marking, session: Session, bridge: Bridge, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._bridge = session, bridge
        marking.asked.connect(self._forget)
        marking.ended.connect(self._forget)
        marking.previewed.connect(self._previewed)

    @Slot()
    def _forget(self) -> None:
        self._bridge.forget(_CHANNEL)
        self.forgotten.emit()

    @Slot(object, object)
    def _previewed(self, request: MarkRequest, preview: Preview) -> None:
        if preview.hides:
            self._ask(request)
        else:
            self._forget()

    def _ask(self, request: MarkRequest) -> None:
        if request.strength <= WEAKEST:
            self.none_found.emit()
            return
        gentler = replace(request, strength=request.strength - 1)
        self._bridge.watch(
            self._session.preview_mark(gentler), self._came, gentler, channel=_CHANNEL, failed=self._failed
        )

    def _came(self, preview: Preview, request: MarkRequest) -> None:
        if preview.hides:
            self._ask(request)
        else:
            self.found.emit(request.strength, preview)

    def _failed(self, error: InspectorError, request: MarkRequest) -> None:
        self.forgotten.emit()  # the preview itself says what is wrong
