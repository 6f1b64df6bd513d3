"""Events and answers arrive on the main thread, or not at all."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path
from threading import Thread, current_thread, main_thread
from typing import Any, cast

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from inspector_app.domain.errors import InternalError, NotFound
from inspector_app.ui.bridge import Bridge
from inspector_app.workflow.events import PartsChanged
from tests.ui.fake_session import FakeSession


class Listener(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[Any, ...]] = []
        self.threads: set[Thread] = set()

    def hear(self, *what: Any) -> None:
        self.heard.append(what)
        self.threads.add(current_thread())


def test_an_answer_from_another_thread_arrives_on_the_main_thread_with_its_context(qtbot: QtBot) -> None:
    bridge, listener = Bridge(), Listener()
    future: Future[str] = Future()
    bridge.watch(future, listener.hear, "part-1")
    worker = Thread(target=future.set_result, args=("done",))
    worker.start()
    qtbot.waitUntil(lambda: bool(listener.heard))
    worker.join()
    assert listener.heard == [("done", "part-1")]
    assert listener.threads == {main_thread()}


def test_of_one_channel_only_the_latest_request_is_answered_whatever_the_order(qtbot: QtBot) -> None:
    bridge, listener = Bridge(), Listener()
    first: Future[str] = Future()
    second: Future[str] = Future()
    bridge.watch(first, listener.hear, channel="part")
    bridge.watch(second, listener.hear, channel="part")
    second.set_result("second")
    first.set_result("first")
    qtbot.waitUntil(lambda: bool(listener.heard))
    qtbot.wait(20)
    assert listener.heard == [("second",)]


def test_a_forgotten_channel_answers_nothing(qtbot: QtBot) -> None:
    bridge, listener = Bridge(), Listener()
    future: Future[str] = Future()
    bridge.watch(future, listener.hear, channel="preview")
    bridge.forget("preview")
    other: Future[str] = Future()
    bridge.watch(other, listener.hear)
    future.set_result("stale")
    other.set_result("fresh")
    qtbot.waitUntil(lambda: bool(listener.heard))
    assert listener.heard == [("fresh",)]


def test_a_failure_nobody_takes_becomes_the_failure_signal(qtbot: QtBot) -> None:
    bridge = Bridge()
    future: Future[str] = Future()
    bridge.watch(future)
    with qtbot.waitSignal(bridge.failure) as caught:
        future.set_exception(NotFound("no such lot", subject="lot 7"))
    assert isinstance(caught.args[0], NotFound)


def test_what_is_no_error_of_ours_is_shown_in_one_line_with_its_report(qtbot: QtBot, tmp_path: Path) -> None:
    reported: list[BaseException] = []

    def write_report(error: BaseException) -> Path:
        reported.append(error)
        return tmp_path / "crash.txt"

    bridge, listener = Bridge(write_report=write_report), Listener()
    future: Future[str] = Future()
    bridge.watch(future, failed=listener.hear)
    cause = ValueError("no such column\nSELECT and so on")
    future.set_exception(cause)
    qtbot.waitUntil(lambda: bool(listener.heard))
    fault = listener.heard[0][0]
    assert isinstance(fault, InternalError)
    assert fault.what == "the program made a mistake (ValueError: no such column)"
    assert "crash.txt" in fault.remedy
    assert reported == [cause]


def test_a_fault_in_a_slot_is_shown_too(qtbot: QtBot) -> None:
    bridge = Bridge()
    with qtbot.waitSignal(bridge.failure) as caught:
        bridge.uncaught(KeyError, KeyError("x"), None)
    assert isinstance(caught.args[0], InternalError)


def test_only_bound_methods_may_be_answered() -> None:
    bridge = Bridge()
    with pytest.raises(TypeError, match="bound methods"):
        bridge.watch(Future(), lambda answer: None)


def test_events_of_the_session_become_signals_until_the_bridge_lets_go(qtbot: QtBot) -> None:
    bridge, session, listener = Bridge(), FakeSession(4), Listener()
    bridge.parts_changed.connect(listener.hear)
    bridge.attach(cast(Any, session))
    event = PartsChanged("lot-1", ("part-000001",))
    worker = Thread(target=session.emit, args=(event,))
    worker.start()
    qtbot.waitUntil(lambda: bool(listener.heard))
    worker.join()
    bridge.detach()
    session.emit(event)
    qtbot.wait(20)
    assert listener.heard == [(event,)]
    assert listener.threads == {main_thread()}


def test_work_on_a_thread_of_its_own_hands_its_failure_on(qtbot: QtBot) -> None:
    bridge, listener = Bridge(), Listener()

    def fail() -> None:
        raise NotFound("no workspace")

    bridge.watch(bridge.perform(fail, "opening"), failed=listener.hear)
    qtbot.waitUntil(lambda: bool(listener.heard))
    bridge.join()
    assert isinstance(listener.heard[0][0], NotFound)
    assert not bridge.busy
