"""Another screen or another scale while the program runs: all is drawn for it, nothing is lost, it stays in sight."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector_app.ui.screens import placed
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened

ROOT = Path(__file__).parents[2]
LEFT, RIGHT = QRect(0, 0, 1366, 768), QRect(1366, 0, 1920, 1080)


def screen(name: str, x: int, width: int, height: int, ratio: int) -> dict[str, object]:
    return {
        "name": name,
        "x": x,
        "y": 0,
        "width": width,
        "height": height,
        "logicalDpi": 96 * ratio,
        "logicalBaseDpi": 96,
        "dpr": 1,
    }


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> list[dict]:
    """The window at 100 %, moved to a screen at 200 %, and back."""
    folder = tmp_path_factory.mktemp("screens")
    screens = {"screens": [screen("plain", 0, 1366, 768, 1), screen("fine", 1366, 3840, 2160, 2)]}
    (folder / "screens.json").write_text(json.dumps(screens))
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": f"offscreen:configfile={folder / 'screens.json'}",
        "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.on_two_screens", str(folder)],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_the_picture_is_drawn_for_the_screen_it_is_on(states: list[dict]) -> None:
    assert [state["ratio"] for state in states] == [1, 2, 1]
    assert [state["picture"][1] for state in states] == [1, 2, 1]
    assert states[1]["picture"][0] > 1.8 * states[0]["picture"][0], "twice as many pixels"


def test_minimap_and_cards_follow(states: list[dict]) -> None:
    assert [state["minimap"][1] for state in states] == [1, 2, 1]
    assert states[1]["minimap"][0] == 2 * states[0]["minimap"][0]
    for state in states:
        assert state["cards"] and state["ratio"] in state["cards"]


def test_nothing_is_lost_on_the_way(states: list[dict]) -> None:
    first = states[0]
    assert first["region"] == 1600
    for state in states[1:]:
        assert {name: state[name] for name in ("key", "part", "region", "size")} == {
            name: first[name] for name in ("key", "part", "region", "size")
        }
        assert state["view"] == pytest.approx(first["view"]), "one still looks at the same place"


def test_a_window_in_sight_stays_where_it_is() -> None:
    here = QRect(100, 80, 900, 600)
    assert placed(here, [LEFT]) == here
    across = QRect(1000, 80, 900, 600)
    assert placed(across, [LEFT, RIGHT]) == across


def test_a_window_of_a_screen_that_is_gone_comes_onto_one_that_is_there() -> None:
    found = placed(QRect(1500, 50, 1800, 1000), [LEFT])
    assert LEFT.contains(found)


def test_a_window_larger_than_the_screen_that_is_left_becomes_as_large_as_it() -> None:
    found = placed(QRect(0, 0, 1920, 1080), [LEFT])
    assert found.size() == LEFT.size() and found.topLeft() == LEFT.topLeft()


def test_when_a_screen_is_gone_the_window_is_brought_back(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(8))
    opened.window.showNormal()
    opened.window.setGeometry(QRect(9000, 7000, 900, 600))
    part = opened.part
    opened.window._screens._screens_changed()
    frame = opened.window.frameGeometry()
    screens = [each.availableGeometry() for each in QApplication.screens()]
    assert any(each.contains(frame.topLeft()) for each in screens)
    assert opened.part == part and opened.page.canvas.has_picture
