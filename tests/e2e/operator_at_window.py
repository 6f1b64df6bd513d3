"""An operator who works at the real window: opened by the program's own entry, without a screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from inspector_app.__main__ import main
from inspector_app.domain.lot import JobState
from inspector_app.domain.readings import PartDetail
from inspector_app.domain.review import PartDecision
from inspector_app.ui.findings.page import ReviewPage
from inspector_app.ui.main_window import MainWindow
from inspector_app.ui.tour.callouts import SEEN

PATIENCE_MS = 60_000  # a limit, not a wait
LOOK_MS = 20
NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


class Operator:
    """Works from the first turn of the event loop on; whatever becomes of it, the window is closed then."""

    window: MainWindow

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.failure: BaseException | None = None
        self._looked = 0

    def works(self, work: Callable[[Operator], None]) -> None:
        """Do ``work`` as soon as the loop runs."""
        self._work = work
        QTimer.singleShot(0, self._begin)

    def _begin(self) -> None:
        windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()]
        if (
            len(windows) != 1
        ):  # a loop of its own ran before the window was there, or another one closes still
            self._looked += 1
            if self._looked * LOOK_MS < PATIENCE_MS:
                QTimer.singleShot(LOOK_MS, self._begin)
            else:
                self.failure = AssertionError(f"one window was to open, and there are {len(windows)}")
                QApplication.exit(1)
            return
        (self.window,) = windows
        # A lot that is opened again is looked through for new files; asked whether to close meanwhile, one says yes.
        self.window._ask_closing = lambda _parent: True
        try:
            self._work(self)
        except BaseException as error:  # handed on to the test, once the loop has ended
            self.failure = error
        self.window.close()

    def until(self, holds: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(holds, timeout=PATIENCE_MS)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, on: QWidget | None = None) -> None:
        """A key where the focus is, or on a widget that is given the focus first, as by a click."""
        if on is not None:
            on.setFocus()
        self.qtbot.keyClick(on or QApplication.focusWidget() or self.window, key, modifiers)

    @property
    def page(self) -> ReviewPage:
        assert self.window.review is not None
        return self.window.review

    @property
    def detail(self) -> PartDetail | None:
        return self.page.reviewing.detail

    @property
    def shown(self) -> str:
        """Name of the part whose page is complete."""
        return self.detail.row.path if self.detail is not None else ""

    @property
    def quieted(self) -> int:
        current = self.window.current
        assert current is not None and current.summary is not None
        return current.summary.counts.quieted

    def lot_is_done(self) -> bool:
        current = self.window.current
        job = current.summary.job if current is not None and current.summary is not None else None
        if current is None or current.any_running or self.detail is None:
            return False
        return job is not None and job.state is JobState.DONE

    def rows_are_read(self) -> bool:
        rows = self.page.gallery.rows
        return bool(rows.ids) and rows.row(len(rows.ids) - 1) is not None

    def names(self) -> list[str]:
        """Names of the listed parts, in order."""
        rows = self.page.gallery.rows
        found = [rows.row(number) for number in range(len(rows.ids))]
        return [row.path for row in found if row is not None]

    def decision_of(self, name: str) -> PartDecision | None:
        """What the list shows as decided."""
        rows = self.page.gallery.rows
        found = [rows.row(number) for number in range(len(rows.ids))]
        return next((row.decision for row in found if row is not None and row.path == name), None)

    def _is_at(self, box: QWidget) -> bool:
        """Whether the filter box has the focus; asked for once more where another window had come to the front."""
        if not box.hasFocus():
            self.window.activateWindow()
            self.press(Qt.Key.Key_F, on=self.page.canvas)
        return box.hasFocus()

    def go_to(self, name: str) -> None:
        """To this part by the filter box, and out of it again."""
        box, rows, whole = (
            self.page.gallery.filter_box,
            self.page.gallery.rows,
            len(self.page.gallery.rows.ids),
        )
        self.until(lambda: self._is_at(box))
        self.qtbot.keyClicks(box, name)
        self.press(Qt.Key.Key_Return, on=box)
        self.until(lambda: len(rows.ids) == 1 and rows.row(0) is not None)
        self.press(Qt.Key.Key_J, on=self.page.gallery.grid)
        self.until(lambda: self.shown == name)
        self.press(Qt.Key.Key_F, on=self.page.gallery.grid)
        self.press(Qt.Key.Key_Delete, on=box)
        self.press(Qt.Key.Key_Return, on=box)
        self.until(lambda: len(rows.ids) == whole and (rows.row_of(self.part_id) is not None or whole > 1000))

    @property
    def part_id(self) -> str:
        return self.page.reviewing.part_id or ""


@pytest.fixture
def at_the_window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Runs the program's own ``main`` on one workspace until ``work`` is done; settings are this test's own."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))

    def run(work: Callable[[Operator], None], *arguments: object, workspace: str = "workspace") -> None:
        person = Operator(qtbot)
        person.works(work)
        monkeypatch.setattr(
            sys, "argv", ["inspector", "--workspace", str(tmp_path / workspace), *map(str, arguments)]
        )
        with pytest.raises(SystemExit) as end:
            main()
        if person.failure is not None:
            raise person.failure
        assert end.value.code == 0

    return run


def been_here() -> None:
    """Settings of a person who has been shown around before."""
    QSettings("Inspector", "Inspector").setValue(SEEN, "true")
