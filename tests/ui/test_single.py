"""A workspace has one window: a second start calls it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from inspector_app.domain.errors import WorkspaceLocked
from inspector_app.ui import app
from inspector_app.ui.single import Call, Doorbell, _name
from inspector_app.workflow.requests import OpenFolder
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened


class Door:
    """A doorbell that notes who rang, and lets in or not."""

    def __init__(self, workspace: Path) -> None:
        self.calls: list[Call] = []
        self.lets_in = True
        self.bell = Doorbell(workspace, self.open)

    def open(self, call: Call) -> bool:
        self.calls.append(call)
        return self.lets_in


SECOND_START = """
import subprocess
import sys
from pathlib import Path
from inspector_app.ui.single import call_first
from inspector_app.workflow.requests import OpenFolder
workspace, *what = sys.argv[1:]
request = OpenFolder(Path(what[0]), what[1], recipe=what[2], lot=what[3]) if what else None
sys.exit(0 if call_first(Path(workspace), request) else 1)
"""


def from_elsewhere(qtbot: QtBot, workspace: Path, *what: str) -> bool:
    """Whether a second start, a process of its own, is answered."""
    second = subprocess.Popen([sys.executable, "-c", SECOND_START, str(workspace), *what])
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    return second.returncode == 0


def test_where_no_window_is_open_nobody_answers(qtbot: QtBot, tmp_path: Path) -> None:
    assert not from_elsewhere(qtbot, tmp_path)


def test_the_first_window_hears_what_the_second_start_was_to_open(qtbot: QtBot, tmp_path: Path) -> None:
    door = Door(tmp_path / "workspace")
    request = OpenFolder(tmp_path / "Teile ß", "bolt", recipe="bolts", lot="today")
    assert from_elsewhere(qtbot, tmp_path / "workspace", str(request.folder), "bolt", "bolts", "today")
    assert from_elsewhere(qtbot, tmp_path / "x" / ".." / "workspace")
    assert door.calls == [Call(request), Call()]
    door.bell.close()


def test_another_workspace_has_its_own_window(qtbot: QtBot, tmp_path: Path) -> None:
    door = Door(tmp_path / "one")
    assert not from_elsewhere(qtbot, tmp_path / "two")
    assert door.calls == []
    door.bell.close()


def test_a_window_that_cannot_come_leaves_the_caller_on_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    door = Door(tmp_path)
    door.lets_in = False
    assert not from_elsewhere(qtbot, tmp_path)
    door.bell.close()
    assert not from_elsewhere(qtbot, tmp_path)


@pytest.mark.parametrize(
    "line", [b"nonsense\n", b"[]\n", b'{"folder": 1}\n', b"[" * 60_000 + b"\n", b"\xff\n", b"x" * 70_000]
)
def test_what_is_no_call_is_hung_up_on(qtbot: QtBot, tmp_path: Path, line: bytes) -> None:
    door = Door(tmp_path)
    stranger = QLocalSocket()
    with qtbot.waitSignal(stranger.disconnected):
        stranger.connectToServer(_name(tmp_path))
        stranger.write(line)
    assert door.calls == []
    door.bell.close()


def test_the_window_comes_forward_and_opens_the_folder(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(8))
    opened.window.showMinimized()
    request = OpenFolder(tmp_path / "next", "bolt")
    assert opened.window.come_forward(Call(request))
    assert not opened.window.isMinimized()
    opened.until_called("open_folder")
    assert opened.last("open_folder") == (request,)


def test_a_window_without_its_workspace_or_on_its_way_out_does_not_answer(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(8), open_lot=False)
    opened.window.session_failed(WorkspaceLocked("in use by anna", subject="/w"))
    assert not opened.window.come_forward(Call())
    other = Opened(qtbot, tmp_path, FakeSession(8), open_lot=False)
    other.window.close()
    assert not other.window.come_forward(Call())


def test_a_second_start_ends_at_once_and_says_so(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(app, "call_first", lambda workspace, request: True)
    monkeypatch.setattr(sys, "argv", ["inspector"])
    assert app.run(never_opened, workspace=tmp_path) == 0
    assert "its window was called" in capsys.readouterr().err


def never_opened() -> None:
    raise AssertionError("the workspace is the other window's")
