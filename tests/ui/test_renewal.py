"""Another language is spoken at once: a window takes the other's place, the session and what was decided stay."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
import shiboken6
from PySide6.QtCore import QLocale, QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector_app.ui.bridge import Bridge
from inspector_app.ui.findings.page import _LOW
from inspector_app.ui.language.choosing import SETTING, chosen, install, spoken
from inspector_app.ui.lots.demo_guide import DemoStory
from inspector_app.ui.main_window import MainWindow
from inspector_app.ui.renewal import Standing, Windows
from inspector_app.ui.theme.theme import Scheme, Theme
from inspector_app.workflow.events import Level, Notice
from inspector_app.workflow.requests import OpenFolder
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import no_demo

ENGLISH = QLocale("en")


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    former = QLocale()
    install(qapp, ENGLISH)
    yield qapp
    install(qapp, ENGLISH)
    QLocale.setDefault(former)


class Program:
    """The window and its successors, as ``app.run`` makes them."""

    def __init__(self, qtbot: QtBot, application: QApplication, folder: Path, session: FakeSession) -> None:
        self.qtbot, self.session, self.bridge = qtbot, session, Bridge()
        self.settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
        self.settings.setValue(SETTING, "en")
        theme = Theme(application, Scheme.LIGHT)

        def make(follows: Standing | None, renew: Callable[[], None]) -> MainWindow:
            return MainWindow(
                self.bridge,
                theme,
                self.settings,
                ask_closing=lambda _: True,
                demo=no_demo,
                follows=follows,
                renew=renew,
            )

        self.windows = Windows(
            make, lambda: bool(install(application, spoken(chosen(self.settings), ENGLISH))) and None
        )
        self.window.show()
        self.window.attach(cast(Any, session))
        assert self.window.current is not None
        self.window.current.open("lot-1")
        self.until_shown()

    @property
    def window(self) -> MainWindow:
        return self.windows.window

    def until_shown(self, part_id: str | None = None) -> None:
        def shown() -> bool:
            review = self.window.review
            at = None if review is None or review.reviewing.detail is None else review.reviewing.part_id
            return at is not None and part_id in (None, at)

        self.qtbot.waitUntil(shown)

    def choose(self, language: str) -> MainWindow:
        """Choose it, and wait for the window that speaks it; the former one."""
        former = self.window
        former.commands[f"language-{language}"].trigger()
        self.qtbot.waitUntil(lambda: self.window is not former)
        return former

    def end(self) -> None:
        window = self.window
        window.close()
        self.qtbot.waitUntil(lambda: not window.isVisible())
        self.bridge.join()
        self.windows.end()


@pytest.fixture
def program(qtbot: QtBot, application: QApplication, tmp_path: Path) -> Iterator[Program]:
    made = Program(qtbot, application, tmp_path, FakeSession(40))
    yield made
    made.end()


def test_the_window_speaks_the_chosen_language_at_once_and_shows_the_same_part(program: Program) -> None:
    review = program.window.review
    assert review is not None
    review.show_part("part-000007")
    program.until_shown("part-000007")
    former = program.choose("de")
    assert not shiboken6.isValid(former)
    assert program.window.isVisible() and not program.session.closed
    program.until_shown("part-000007")
    assert program.window.commands["place-recipe"].text() == "Rezept"
    program.choose("en")
    program.until_shown("part-000007")
    assert program.window.commands["place-recipe"].text() == "Recipe"


def test_place_and_filter_go_along(program: Program) -> None:
    assert program.window.review is not None
    program.window.review.gallery.filter_box.setText("verdict:flagged")
    program.window.review.gallery.apply()
    program.window.show_place(1)
    program.choose("de")
    assert program.window.places.currentWidget() is program.window.bank
    assert program.window.review is not None
    assert program.window.review.gallery.filter_box.text() == "verdict:flagged"


def test_messages_that_nobody_closed_stay_and_speak_the_language(program: Program) -> None:
    for what, subject in (("3 more were left out", "/lots/6"), ("2 more were left out", "/lots/7")):
        program.window.messages.show_notice(Notice(Level.WARNING, what, subject))
    program.choose("de")
    bar = program.window.messages
    assert bar.isVisible() and bar.what.text() == "/lots/7: 2 weitere wurden ausgelassen"
    assert bar.property("level") == "warning"
    bar.dismiss()
    assert bar.isVisible() and bar.what.text() == "/lots/6: 3 weitere wurden ausgelassen"
    bar.dismiss()
    program.choose("en")
    assert not program.window.messages.isVisible(), "what was closed does not come back"


def test_a_message_that_stays_takes_no_more_room_than_it_took(program: Program) -> None:
    """What is shown first in a low window leaves the histogram out: the message comes after it."""
    window = program.window
    assert window.review is not None and window.review.histogram.isVisible()
    window.resize(window.width(), window.height() + _LOW + 5 - window.review.height())
    height = window.height()
    window.messages.show_notice(Notice(Level.WARNING, "2 more were left out", "/lots/7"))
    program.choose("de")
    program.until_shown()
    assert program.window.height() == height and program.window.messages.isVisible()
    assert program.window.review is not None and program.window.review.histogram.isVisible()


def test_the_guide_of_the_demo_goes_on(program: Program) -> None:
    first, second = (OpenFolder(Path(f"/lots/{name}"), "plate", lot=name) for name in ("one", "two"))
    assert program.window.guide is not None
    program.window.guide.begin(DemoStory(first, second))
    program.choose("de")
    assert program.window.guide is not None and program.window.guide.story == DemoStory(first, second)


def test_what_was_decided_before_is_undone_after(program: Program, qtbot: QtBot) -> None:
    window = program.window
    assert window.review is not None
    part = window.review.reviewing.part_id
    window.review.canvas.setFocus()
    qtbot.keyClick(window.review.canvas, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: "review_part" in program.session.names())
    qtbot.waitUntil(lambda: window.review is not None and window.review.reviewing.part_id != part)
    program.choose("de")
    ledger = program.window.ledger
    assert ledger is not None
    qtbot.waitUntil(ledger.stack.canUndo)
    program.window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: "withdraw" in program.session.names())
    program.until_shown(part)


def test_the_session_is_told_to_one_window_only_and_nothing_is_resumed_twice(program: Program) -> None:
    jobs = program.session.names().count("open_jobs")
    program.choose("de")
    assert len(program.session._subscribers) == 1
    assert program.session.names().count("open_jobs") == jobs


def test_a_window_that_is_closing_has_no_successor(program: Program, qtbot: QtBot) -> None:
    window = program.window
    window._closing = True
    assert window.hand_over() is None
    window.commands["language-de"].trigger()
    qtbot.wait(20)
    assert program.window is window
    window._closing = False
