"""One open workspace: every use case of the program, for window and command line alike.

Commands and reads return futures and never block. Events come to subscribers on the thread that made them. The
engine is loaded behind the door of ``EngineRoom`` when something needs it, or by ``warm_up``. The calls stand by
topic in the files ``session_*.py``.
"""

from __future__ import annotations

import logging
import platform
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import inspector_app
from inspector_app.domain.errors import WorkspaceLocked
from inspector_app.domain.lot import Who
from inspector_app.engine.allocator import keep_large_blocks
from inspector_app.workflow.approvals import Approvals
from inspector_app.workflow.certificates import Certificates
from inspector_app.workflow.feeds.feeds import Feeds
from inspector_app.workflow.inspection import Inspections
from inspector_app.workflow.logbook import Logbook, note_event
from inspector_app.workflow.looking import Looking
from inspector_app.workflow.mark_acts import MarkActs
from inspector_app.workflow.pictures import Pictures
from inspector_app.workflow.recipe_acts import Banks, Challenges
from inspector_app.workflow.reviewing import Reviewing
from inspector_app.workflow.session_audit import AuditCalls
from inspector_app.workflow.session_backup import BackupCalls
from inspector_app.workflow.session_decisions import DecisionCalls
from inspector_app.workflow.session_figures import FigureCalls
from inspector_app.workflow.session_lots import LotCalls
from inspector_app.workflow.session_marks import SessionMarks
from inspector_app.workflow.session_people import PeopleCalls
from inspector_app.workflow.session_pictures import PictureCalls
from inspector_app.workflow.session_reads import ReadCalls
from inspector_app.workflow.session_recipes import RecipeCalls
from inspector_app.workflow.session_thresholds import ThresholdCalls
from inspector_app.workflow.session_watching import WatchCalls
from inspector_app.workflow.stores import FEATURE_CACHE_BYTES, Stores
from inspector_app.workflow.tidying import Tidied, tidy
from inspector_app.workflow.watching import Watching
from inspector_app.workflow.worker import Urgency

log = logging.getLogger(__name__)


class Session(
    LotCalls,
    DecisionCalls,
    SessionMarks,
    RecipeCalls,
    ReadCalls,
    PictureCalls,
    FigureCalls,
    AuditCalls,
    PeopleCalls,
    BackupCalls,
    ThresholdCalls,
    WatchCalls,
):
    """Composition of stores, threads and use cases. Made by ``open``, ended by ``close``: the one way out."""

    def __init__(self, stores: Stores, who: Who, device: str | None) -> None:
        self._logbook = Logbook(stores.workspace.logs) if stores.held is None else None
        super().__init__(stores, who, device)
        if self._logbook is not None:
            self.subscribe(note_event)
        self._closed = False
        self._open_door()
        self._small_maps = ThreadPoolExecutor(1, "inspector-small-maps")
        self._pictures = Pictures(stores.thumbnails, self._locate, self._window_of, stores.in_hand)
        self.looking = Looking(stores, self._locate, self._window_of)
        self._inspections = Inspections(self._room)
        self._reviewing = Reviewing(self._writer, self._after_review)
        self.challenges = Challenges(self._room, self.read)
        self.banks = Banks(self._room)
        self.mark_acts = MarkActs(self._room)
        self.approvals = Approvals(self._room, self.read)
        self.certificates = Certificates(
            stores, self._writer, self._room, lambda work: self._queued(self._walker, work)
        )
        self.watching = Watching(self._room, self._inspections)
        self.feeds = Feeds(stores, self._writer, self._tell)
        self.subscribe(self.feeds.hear)
        log.info(
            "open: Inspector %s, Python %s, %s",
            inspector_app.__version__,
            platform.python_version(),
            platform.platform(),
        )

    @classmethod
    def open(
        cls,
        root: Path,
        *,
        who: Who | None = None,
        device: str | None = None,
        program: str = "inspector",
        feature_bytes: int = FEATURE_CACHE_BYTES,
    ) -> Session:
        """Take the workspace, bring its database up to date, start the threads. The engine is not loaded yet.

        ``feature_bytes``: what cached features of all lots may take. Raises WorkspaceLocked when another process
        holds the workspace, StorageFault when it cannot be used.
        """
        keep_large_blocks()  # for programs of others; ours has done so before its first thread
        return cls(
            Stores.open(root, program, feature_bytes=feature_bytes), who or Who.of_this_machine(), device
        )

    @classmethod
    def open_to_read(cls, root: Path, *, who: Who | None = None, device: str | None = None) -> Session:
        """As ``open``; where another process holds the workspace, beside it and only to read.

        Then ``store.held`` says who that is: what writes, and what needs the engine, raises it as WorkspaceLocked.
        """
        try:
            return cls.open(root, who=who, device=device)
        except WorkspaceLocked as held:
            return cls(Stores.beside(root, held), who or Who.of_this_machine(), device)

    def close(self) -> None:
        """Stop the queue, finish the mini-batch, write what is found, close the database. Jobs resume next time."""
        with self._gate:
            if self._closed:
                return
            self._closed = True
        self.watching.close()
        self._inspections.stop()
        self._leaving.set()
        self._walker.shutdown(cancel_futures=True)
        self._auditor.shutdown(cancel_futures=True)
        self._doorman.shutdown()
        self._room.close()
        self._pictures.close()
        self.looking.close()
        self._small_maps.shutdown(cancel_futures=True)
        self.feeds.close()
        self._writer.close()
        self._reader.shutdown(cancel_futures=True)
        self._counter.shutdown(cancel_futures=True)
        log.info("closed")
        self.store.close()
        if self._logbook is not None:
            self._logbook.close()

    def warm_up(self) -> None:
        """Load the engine in the background, before it is needed, catch up with what was left undone, and tidy."""
        self._room.warm_up()

    def hold_engine(self) -> Callable[[], None]:
        """Load no library of the engine until the answer is called: the first screen is drawn before that."""
        return self._room.hold()

    def tidy(self) -> Future[Tidied]:
        """Bring the workspace within its limits, when nothing else is to be done."""
        return self._room.run_without(lambda: tidy(self.store), Urgency.IDLE)

    def settle(self) -> None:
        """Wait until nothing is queued for the inference thread (augmented views of marks, above all)."""
        self._room.drain()
