"""Where threads meet: events and answers arrive here and go on as Qt signals on the main thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from types import MethodType, TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

from inspector_app.domain.errors import InspectorError, InternalError
from inspector_app.workflow.events import (
    BankChanged,
    ChallengeKept,
    DeviceReady,
    Event,
    FeedChanged,
    FilesFound,
    LotOpened,
    Notice,
    PartsChanged,
    Progress,
    RecipeChanged,
    Reviewed,
    WatchChanged,
)

if TYPE_CHECKING:
    from inspector_app.workflow.session import Session

T = TypeVar("T")
Receiver = Callable[..., None]
_LONGEST = 160  # characters of a foreign error that are shown; the report has it all


@dataclass(frozen=True, slots=True)
class _Request:
    serial: int
    channel: str
    receiver: Receiver | None
    failed: Receiver | None
    context: tuple[Any, ...]


class Bridge(QObject):
    """Turns the session's events into signals and its futures into calls on the main thread."""

    lot_opened = Signal(object)
    files_found = Signal(object)
    progress = Signal(object)
    parts_changed = Signal(object)
    bank_changed = Signal(object)
    reviewed = Signal(object)
    recipe_changed = Signal(object)
    challenge_kept = Signal(object)
    device_ready = Signal(object)
    notice = Signal(object)
    watch_changed = Signal(object)
    feed_changed = Signal(object)
    failure = Signal(object)  # InspectorError of a request that nobody else answers for

    _event_arrived = Signal(object)
    _answer_arrived = Signal(object)

    def __init__(
        self, parent: QObject | None = None, *, write_report: Callable[[BaseException], Path] | None = None
    ) -> None:
        super().__init__(parent)
        self._write_report = write_report
        self._requests: dict[Future[Any], list[_Request]] = {}
        self._latest: dict[str, int] = {}
        self._serial = 0
        self._unsubscribe: Callable[[], None] | None = None
        self._threads: list[Thread] = []
        self._ahead = ThreadPoolExecutor(1, "inspector-ahead")
        self._event_arrived.connect(self._deliver_event, Qt.ConnectionType.QueuedConnection)
        self._answer_arrived.connect(self._deliver_answer, Qt.ConnectionType.QueuedConnection)

    def attach(self, session: Session) -> None:
        """Listen to the events of ``session`` until ``detach``."""
        self._unsubscribe = session.subscribe(self._on_event)

    def detach(self) -> None:
        """Hear nothing any more: neither events nor answers that are still on their way."""
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
        self._requests.clear()

    def watch(
        self,
        future: Future[Any],
        receiver: Receiver | None = None,
        *context: Any,
        failed: Receiver | None = None,
        channel: str = "",
    ) -> None:
        """Call ``receiver(result, *context)`` on the main thread once ``future`` is done.

        Both receivers are bound methods; those of a deleted QObject are not called. A failure goes to
        ``failed(error, *context)``, or to the signal ``failure``. Of the requests of one ``channel`` only the
        latest is answered: earlier answers are stale and dropped, in success and in failure.
        """
        for method in (receiver, failed):
            if method is not None and not _is_bound(method):
                raise TypeError(f"answers go to bound methods, not to {method!r}")
        self._serial += 1
        if channel:
            self._latest[channel] = self._serial
        request = _Request(self._serial, channel, receiver, failed, context)
        self._requests.setdefault(future, []).append(request)
        future.add_done_callback(self._on_done)

    def forget(self, channel: str) -> None:
        """Whatever is still to come on this channel is stale."""
        self._serial += 1
        self._latest[channel] = self._serial

    def uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """For ``sys.excepthook``: a fault in a slot is shown and reported, and the window goes on."""
        self.failure.emit(self._as_ours(error))

    def perform(self, work: Callable[[], T], name: str) -> Future[T]:
        """Run ``work`` on a thread of its own; for what has no session yet (opening it, closing it)."""
        future: Future[T] = Future()
        thread = Thread(target=_perform, args=(work, future), name=name)
        self._threads = [t for t in self._threads if t.is_alive()] + [thread]
        thread.start()
        return future

    def compute(self, work: Callable[[], T], answer: Future[T]) -> None:
        """Do arithmetic for the screen on the one thread there is for it. Callable from any thread."""
        self._ahead.submit(_perform, work, answer)

    @property
    def busy(self) -> bool:
        """A thread of ``perform`` is still at work."""
        return any(thread.is_alive() for thread in self._threads)

    def join(self) -> None:
        """Wait for the threads that ``perform`` and ``compute`` started; nothing can be asked for afterwards."""
        self._ahead.shutdown(cancel_futures=True)
        for thread in self._threads:
            thread.join()
        self._threads.clear()

    def _on_event(self, event: Event) -> None:  # on any thread
        if shiboken6.isValid(self):
            self._event_arrived.emit(event)

    def _on_done(self, future: Future[Any]) -> None:  # on any thread
        if shiboken6.isValid(self):
            self._answer_arrived.emit(future)

    @Slot(object)
    def _deliver_event(self, event: Event) -> None:
        if self._unsubscribe is None:
            return
        signals = {
            LotOpened: self.lot_opened,
            FilesFound: self.files_found,
            Progress: self.progress,
            PartsChanged: self.parts_changed,
            BankChanged: self.bank_changed,
            Reviewed: self.reviewed,
            RecipeChanged: self.recipe_changed,
            ChallengeKept: self.challenge_kept,
            DeviceReady: self.device_ready,
            Notice: self.notice,
            WatchChanged: self.watch_changed,
            FeedChanged: self.feed_changed,
        }
        signals[type(event)].emit(event)

    @Slot(object)
    def _deliver_answer(self, future: Future[Any]) -> None:
        for request in self._requests.pop(future, ()):
            if not future.cancelled():
                self._answer(request, future)

    def _answer(self, request: _Request, future: Future[Any]) -> None:
        if request.channel and self._latest[request.channel] != request.serial:
            return
        error = future.exception()
        if error is None:
            _call(request.receiver, future.result(), request.context)
        elif request.failed is not None:
            _call(request.failed, self._as_ours(error), request.context)
        else:
            self.failure.emit(self._as_ours(error))

    def _as_ours(self, error: BaseException) -> InspectorError:
        """Any failure in the form people are shown; what is not ours is a fault of the program."""
        if isinstance(error, InspectorError):
            return error
        remedy = _tr("Nothing that was confirmed is lost; repeat the step, or restart")
        if self._write_report is not None:
            remedy += ". " + _tr("Report: {0}").format(self._write_report(error))
        first_line = str(error).partition("\n")[0][:_LONGEST]
        fault = InternalError(
            _tr("the program made a mistake ({0})").format(f"{type(error).__name__}: {first_line}"),
            remedy=remedy,
        )
        fault.__cause__ = error
        return fault


def _call(receiver: Receiver | None, answer: Any, context: tuple[Any, ...]) -> None:
    if receiver is None:
        return
    owner = receiver.__self__ if isinstance(receiver, MethodType) else None
    if not shiboken6.isValid(owner):
        return
    receiver(answer, *context)


def _is_bound(method: Receiver) -> bool:
    return getattr(method, "__self__", None) is not None


def _perform(work: Callable[[], T], future: Future[T]) -> None:
    if not future.set_running_or_notify_cancel():
        return
    try:
        result = work()
    except Exception as error:  # handed on: whoever watches the future shows it
        future.set_exception(error)
    else:
        future.set_result(result)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Bridge", text)
