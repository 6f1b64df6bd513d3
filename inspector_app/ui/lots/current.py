"""The open lot: its summary and scores, read again on changes, but not more often than is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from inspector_app.domain.lot import JobState
from inspector_app.domain.readings import LotSummary, ScoreColumns
from inspector_app.ui.bridge import Bridge
from inspector_app.workflow.events import FilesFound, Progress

if TYPE_CHECKING:
    from inspector_app.workflow.session import Session

_SUMMARY_MS = 200
_SCORES_MS = 900
_PARTS_PER_MS = 20  # of a pause before the scores are read again


class CurrentLot(QObject):
    """Which lot is open, and what is known of it."""

    opened = Signal(str)  # lot id
    summary_changed = Signal(object)  # LotSummary
    scores_changed = Signal(object)  # ScoreColumns
    progressed = Signal(object)  # Progress of this lot
    files_joined = Signal()

    def __init__(self, session: Session, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._bridge = session, bridge
        self.lot_id: str | None = None
        self.summary: LotSummary | None = None
        self.progress: Progress | None = None
        self._scores_due = False
        self._running: set[str] = set()  # job ids
        self._summary_timer = QTimer(self, singleShot=True, interval=_SUMMARY_MS)
        self._scores_timer = QTimer(self, singleShot=True, interval=_SCORES_MS)
        self._summary_timer.timeout.connect(self.read_summary)
        self._scores_timer.timeout.connect(self.read_scores)
        bridge.parts_changed.connect(self._changed)
        bridge.reviewed.connect(self._changed)
        bridge.recipe_changed.connect(self._recipe_changed)
        bridge.bank_changed.connect(self._recipe_changed)
        bridge.files_found.connect(self._files_found)
        bridge.progress.connect(self._progressed)

    @property
    def any_running(self) -> bool:
        """Work is under way or queued, of this lot or another."""
        return bool(self._running)

    def open(self, lot_id: str) -> None:
        """Make it the lot of the window."""
        self.lot_id, self.summary, self.progress = lot_id, None, None
        self._scores_due = (
            True  # after the summary: of a large lot both at once would hold up the list of its parts
        )
        self.opened.emit(lot_id)
        self.read_summary()

    @Slot()
    def read_summary(self) -> None:
        if self.lot_id is not None:
            self._bridge.watch(self._session.summary(self.lot_id), self._summary_came, channel="summary")

    @Slot()
    def read_scores(self) -> None:
        if self.lot_id is not None:
            self._bridge.watch(self._session.scores(self.lot_id), self._scores_came, channel="scores")

    def _summary_came(self, summary: LotSummary) -> None:
        if summary.lot.id == self.lot_id:
            self.summary = summary
            self.summary_changed.emit(summary)
            if self._scores_due:
                self._scores_due = False
                self.read_scores()
            job = summary.job
            if self.progress is None and job is not None and job.state in (JobState.PAUSED, JobState.RUNNING):
                phase = self.tr(
                    "starting the engine"
                )  # what it is at tells the job itself, as soon as it is at it
                self._progressed(
                    Progress(job.lot_id, job.id, job.state, job.done, job.total, None, None, phase)
                )

    def _scores_came(self, columns: ScoreColumns) -> None:
        # Reading all scores of a large lot takes time from everything else that is read.
        self._scores_timer.setInterval(max(_SCORES_MS, len(columns.raw) // _PARTS_PER_MS))
        self.scores_changed.emit(columns)

    @Slot(object)
    def _changed(self, event: Any) -> None:
        if event.lot_id == self.lot_id:
            self._start(self._summary_timer)
            self._start(self._scores_timer)

    @Slot(object)
    def _recipe_changed(self, event: Any) -> None:
        if self.summary is not None and event.recipe_id == self.summary.lot.recipe_id:
            self._start(self._summary_timer)
            self._start(self._scores_timer)

    @Slot(object)
    def _files_found(self, event: FilesFound) -> None:
        if event.lot_id == self.lot_id:
            self._start(self._summary_timer)
            self.files_joined.emit()

    @Slot(object)
    def _progressed(self, event: Progress) -> None:
        if event.state is JobState.RUNNING:
            self._running.add(event.job_id)
        elif event.state is not JobState.QUEUED:
            self._running.discard(event.job_id)
        if event.lot_id != self.lot_id:
            return
        ended = event.state in (JobState.DONE, JobState.CANCELLED, JobState.FAILED)
        self.progress = event
        self.progressed.emit(event)
        if ended:
            self._start(self._summary_timer)
            self._start(self._scores_timer)

    @staticmethod
    def _start(timer: QTimer) -> None:
        if not timer.isActive():  # the first change of a burst sets the time, later ones do not push it away
            timer.start()
