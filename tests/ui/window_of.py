"""Opens the window on a fake session, the way the program does."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from inspector_app.domain.readings import KnownRecipe
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.dialogs.category import Asked
from inspector_app.ui.dialogs.part_choice import Look
from inspector_app.ui.findings.page import ReviewPage
from inspector_app.ui.lots.demo_guide import DemoStory, PrepareDemo
from inspector_app.ui.main_window import MainWindow
from inspector_app.ui.theme.theme import Scheme, Theme
from tests.ui.fake_session import FakeSession


@dataclass
class Answers:
    """What the dialogs would be told; ``asked`` counts the questions."""

    category: str | None = "bracket"
    close: bool = True
    asked: int = 0

    def ask_category(
        self, folder: Path, known: list[KnownRecipe], look: Look, parent: QWidget
    ) -> Asked | None:
        self.asked += 1
        return None if self.category is None else Asked(self.category)

    def ask_closing(self, parent: QWidget) -> bool:
        self.asked += 1
        return self.close


def plain_theme() -> Theme:
    """A theme for a dialog that is tested alone."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return Theme(application, Scheme.LIGHT)


def no_demo() -> DemoStory:
    """For tests that never ask for it."""
    raise AssertionError("nobody asked for the demo")


class Opened:
    """A window with its lot open and its first undecided part on the canvas."""

    def __init__(
        self,
        qtbot: QtBot,
        tmp_path: Path,
        session: FakeSession,
        *,
        open_lot: bool = True,
        demo: PrepareDemo = no_demo,
        first_look: bool = False,
        size: tuple[int, int] | None = None,
    ) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.qtbot, self.session, self.answers = qtbot, session, Answers()
        self.bridge = Bridge()
        self.settings = settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
        self.theme = Theme(application, Scheme.LIGHT)
        self.window = MainWindow(
            self.bridge,
            self.theme,
            settings,
            ask=self.answers.ask_category,
            ask_closing=self.answers.ask_closing,
            demo=demo,
            first_look=first_look,
        )
        if size is not None:
            self.window.setWindowState(Qt.WindowState.WindowNoState)
            self.window.resize(*size)
        qtbot.addWidget(self.window, before_close_func=self._leave)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.attach(cast(Any, session))
        if open_lot:
            assert self.window.current is not None
            self.window.current.open("lot-1")
            qtbot.waitUntil(self._part_is_there)
            self.page.canvas.setFocus()

    def _part_is_there(self) -> bool:
        return self.page.reviewing.detail is not None and bool(self.page.gallery.rows.ids)

    def _leave(self, window: MainWindow) -> None:
        self.answers.close = True
        window.close()
        self.qtbot.waitUntil(self._gone)
        self.bridge.join()

    def _gone(self) -> bool:
        return not self.window.isVisible()

    @property
    def page(self) -> ReviewPage:
        assert self.window.review is not None
        return self.window.review

    @property
    def part(self) -> str | None:
        return self.page.reviewing.part_id

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """A key, where the focus is."""
        combined = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            combined |= modifier
        target = QApplication.focusWidget() or self.window
        self.qtbot.keyClick(target, key, combined)

    def until_called(self, name: str, times: int = 1) -> None:
        """Wait until the session was asked for ``name`` so often."""

        def called() -> bool:
            return self.session.names().count(name) >= times

        self.qtbot.waitUntil(called)

    def last(self, name: str) -> tuple[Any, ...]:
        """The arguments of the last call of ``name``."""
        return next(arguments for called, arguments in reversed(self.session.calls) if called == name)
