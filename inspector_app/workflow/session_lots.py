"""Lots: opened, inspected, paused, looked at as a whole."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path

from inspector_app.domain.bank import Drift
from inspector_app.domain.documents import USUAL, Format, Looks
from inspector_app.domain.errors import NotAllowed
from inspector_app.domain.filtering import PartQuery
from inspector_app.domain.lot import JobState, Lot
from inspector_app.domain.people import Right
from inspector_app.domain.readings import JobRow
from inspector_app.workflow import lots
from inspector_app.workflow.acting import needs
from inspector_app.workflow.certificates import Certificates
from inspector_app.workflow.events import Event, FilesFound
from inspector_app.workflow.inspection import Inspections
from inspector_app.workflow.job_names import piece_of_work
from inspector_app.workflow.pictures import Pictures
from inspector_app.workflow.proposing import propose
from inspector_app.workflow.requests import OpenFolder
from inspector_app.workflow.session_base import SessionBase
from inspector_app.workflow.worker import Urgency

log = logging.getLogger(__name__)


class LotCalls(SessionBase):
    """What is done with a lot as a whole."""

    _inspections: Inspections
    _pictures: Pictures
    certificates: Certificates

    @piece_of_work("open")
    def open_folder(self, request: OpenFolder) -> Future[Lot]:
        """Register the folder as a lot; its files join in the background, then it is inspected."""
        opened: Future[Lot] = Future()
        if request.good is not None or request.threshold is not None:
            try:
                self.acting.demand(
                    Right.CHANGE_RECIPE
                )  # by what parts are judged; opening alone needs no right
            except NotAllowed as refusal:
                opened.set_exception(refusal)
                return opened

        def work() -> None:
            try:
                lot = lots.open_lot(self.store, self._writer, request)
            except BaseException as error:
                opened.set_exception(error)
                return
            self._inspections.expect(lot.id, request.good, request.threshold)
            opened.set_result(lot)
            try:
                lots.join_files(lot, self._writer, self._tell_of_files, follow_links=request.follow_links)
                propose(self.store, self._writer, lot, self._tell)
            except BaseException as error:
                self._inspections.listed(lot.id, error)
                raise
            self._inspections.listed(lot.id)

        self._queued(self._walker, work).add_done_callback(_log_failure)
        return opened

    def _tell_of_files(self, event: Event) -> None:
        """Who hears that files were replaced asks for their pictures at once."""
        if isinstance(event, FilesFound) and event.changed:
            self._pictures.forget()
        self._tell(event)

    def inspect(self, lot_id: str) -> Future[None]:
        """Start or go on with a lot; resolves when nothing is left to do, or when it is paused or cancelled."""
        return self._inspections.start(lot_id)

    def pause(self, lot_id: str) -> None:
        self._inspections.interrupt(lot_id, JobState.PAUSED)

    def resume(self, lot_id: str) -> None:
        self._inspections.start(lot_id)

    def cancel(self, lot_id: str) -> None:
        self._inspections.interrupt(lot_id, JobState.CANCELLED)

    @needs(Right.MARK)
    @piece_of_work("rescore")
    def rescore(self, lot_id: str) -> Future[int]:
        """Score a lot anew from cached features with the marks as they are; how many images changed."""
        return self._room.submit_steps(lambda engine: engine.following.rescore(lot_id), Urgency.LOT)

    def open_jobs(self) -> Future[list[JobRow]]:
        """Work that was not finished when the program last ended."""
        return self.read(lambda reading: reading.open_jobs())

    def nearest_good(self, part_id: str) -> Future[str | None]:
        """The image of the calmest part of the lot that looks most alike, to compare with."""
        return self._room.submit(lambda engine: engine.nearest_good(part_id), Urgency.LOOK)

    def drift(self, lot_id: str) -> Future[Drift | None]:
        """How far the lot lies from its bank; None where that is not known."""
        return self._room.submit(lambda engine: engine.drift(lot_id), Urgency.LOT)

    @needs(Right.EXPORT)
    @piece_of_work("report")
    def report(
        self,
        lot_id: str,
        folder: Path | None = None,
        query: PartQuery | None = None,
        formats: Sequence[str] = (),
        looks: Looks | None = None,
        *,
        certificates: bool = False,
        baseline: str = "",
    ) -> Future[list[Path]]:
        """What the query shows, written to ``folder`` in these formats (HTML and CSV when none is named).

        ``certificates``: PDF and HTML end with those of the marks that act in the lot. ``baseline`` names, in the
        filter language, the lots that control limits come from.
        """

        def work() -> list[Path]:
            # Only here: templates, fonts and statistics.
            from inspector_app.workflow.reporting import write_report

            chosen = tuple(Format(each) for each in formats) or USUAL
            who, shown = self.who, query or PartQuery()
            annex = self.certificates.of_lot(lot_id, looks) if certificates else None
            return write_report(
                self.store, self._writer, who, lot_id, folder, shown, chosen, looks, annex, baseline
            )

        return self._queued(self._walker, work)


def _log_failure(future: Future[None]) -> None:
    if not future.cancelled() and (error := future.exception()) is not None:
        log.error("background work failed", exc_info=error)
