"""What Qt owns is never destroyed by a thread that is not Qt's."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from inspector_app.ui.collector import Collector

MANY = 50_000  # new objects, far over the interpreter's threshold


class Knot:
    """A cycle of references, so that only the collector can free it; ``ends`` is told on which thread."""

    def __init__(self, ends: list[str]) -> None:
        self.itself = self
        self.ends = ends

    def __del__(self) -> None:
        self.ends.append(threading.current_thread().name)


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:
    made = Collector()
    made.start()
    yield made
    made.stop()
    assert gc.isenabled()


def work_hard(kept: list[list[int]]) -> None:
    kept.extend([number] for number in range(MANY))


def test_a_busy_thread_collects_nothing_and_the_main_thread_does(qtbot: QtBot, collector: Collector) -> None:
    ends: list[str] = []
    kept: list[list[int]] = []
    Knot(ends)
    thread = threading.Thread(target=work_hard, args=(kept,), name="busy")
    thread.start()
    thread.join()
    assert ends == []
    qtbot.waitUntil(lambda: ends == [threading.main_thread().name])


def test_without_it_the_busy_thread_would_collect(qtbot: QtBot) -> None:
    ends: list[str] = []
    kept: list[list[int]] = []
    gc.collect()
    Knot(ends)
    thread = threading.Thread(target=work_hard, args=(kept,), name="busy")
    thread.start()
    thread.join()
    assert ends == ["busy"]


def test_nothing_is_collected_while_the_engine_is_being_loaded(
    collector: Collector,
) -> None:
    ends: list[str] = []
    thresholds = gc.get_threshold()
    gc.set_threshold(0)  # as its loading does
    try:
        Knot(ends)
        kept: list[list[int]] = []
        work_hard(kept)
        collector.collect_what_is_due()
        assert ends == []
    finally:
        gc.set_threshold(*thresholds)


def test_nothing_is_collected_while_little_has_gathered(collector: Collector) -> None:
    gc.collect()
    ends: list[str] = []
    Knot(ends)
    collector.collect_what_is_due()
    assert ends == []
