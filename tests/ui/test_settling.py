"""The engine is loaded once the window has drawn its first screen, and in the end in any case."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from inspector_app.ui.settling import Calm
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened


def ticks(calm: Calm, begin: float, count: int, *, waiting: bool = False) -> list[bool]:
    return [calm.tick(begin + 0.05 * (number + 1), waiting=waiting) for number in range(count)]


def test_six_ticks_in_time_are_calm() -> None:
    assert ticks(Calm(10.0), 10.0, 6) == [False] * 5 + [True]


def test_a_late_tick_and_what_is_waited_for_begin_it_anew() -> None:
    calm = Calm(10.0)
    assert not any(ticks(calm, 10.0, 5))
    assert not calm.tick(10.45, waiting=False), "it was 150 ms late"
    assert not any(ticks(calm, 10.45, 5))
    assert not calm.tick(10.75, waiting=True)
    assert ticks(calm, 10.75, 6)[-1]


def test_what_never_comes_does_not_keep_the_engine_away() -> None:
    calm = Calm(10.0)
    assert not calm.tick(13.9, waiting=True)
    assert calm.tick(14.1, waiting=True)


def test_the_engine_is_held_before_anything_is_asked_and_released_with_the_first_picture(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    assert opened.session.names()[0] == "hold_engine"
    opened.until_called("release_engine")
    assert opened.page.canvas.key
    assert opened.session.names().count("release_engine") == 1
