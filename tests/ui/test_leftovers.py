"""The fixture that every test of the window runs under sees what a test leaves behind."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QAbstractAnimation, QPoint, QPropertyAnimation, QThread, QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.leftovers import left_behind


def test_a_running_timer_and_a_running_animation_are_seen_and_a_stopped_one_is_not(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    timer, animation = QTimer(widget), QPropertyAnimation(widget, b"pos", widget)
    timer.start(1000)
    animation.setDuration(10_000)
    animation.setEndValue(QPoint(9, 9))
    animation.start()
    ticking: list[QTimer | QAbstractAnimation] = [timer, animation]
    found = left_behind(set(threading.enumerate()), [], ticking)
    assert [name.split(" ")[0] for name in found] == ["QTimer", "QPropertyAnimation"]
    timer.stop()
    animation.stop()
    assert left_behind(set(threading.enumerate()), [], ticking) == []


def test_a_timer_that_went_with_its_window_is_not_left_behind(qtbot: QtBot) -> None:
    widget = QWidget()
    timer = QTimer(widget)
    timer.start(1000)
    widget.deleteLater()
    assert left_behind(set(threading.enumerate()), [], [timer]) == []


def test_a_thread_that_goes_on_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.leftovers.PATIENCE", 0.05)
    before, end = set(threading.enumerate()), threading.Event()
    thread = threading.Thread(target=end.wait, name="forgotten")
    thread.start()
    sleeping = QThread()
    sleeping.start()
    try:
        found = left_behind(before, [sleeping], [])
        assert "thread forgotten" in found and len(found) == 2
    finally:
        end.set()
        thread.join()
        sleeping.quit()
        sleeping.wait()
