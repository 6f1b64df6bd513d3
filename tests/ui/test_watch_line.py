"""The watched folder in the window: the dialog, the line below the strip, and following the newest part."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector_app.domain.errors import CorrectableError, NotFound
from inspector_app.domain.feeds import Feed, FeedHealth, FeedKind, FeedSettings, FeedStatus
from inspector_app.domain.watching import LotRule, WatchSettings, WatchState
from inspector_app.ui.watching.dialog import WatchDialog
from inspector_app.ui.watching.feed_dialog import FeedDialog
from inspector_app.ui.watching.line import WatchLine
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened, plain_theme

LINE_1 = WatchSettings(Path("/line 1/in"), "bracket", lots=LotRule.FOLDER, every=5.0)
MES = Feed("f1", FeedSettings("mes", FeedKind.WEBHOOK, "https://mes.example/hook"), 0)


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Opened:
    return Opened(qtbot, tmp_path, FakeSession())


def dialog_of(opened: Opened) -> WatchDialog:
    opened.window.commands["watch"].trigger()
    opened.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), WatchDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, WatchDialog)
    return dialog


def started(opened: Opened) -> list[WatchSettings]:
    return [arguments[0] for name, arguments in opened.session.calls if name == "watching.start"]


def test_what_is_chosen_is_watched_and_the_line_says_so(opened: Opened) -> None:
    assert not opened.window.watch_line.isVisible()
    dialog = dialog_of(opened)
    assert not dialog.start.isEnabled()
    dialog.folder.setText("/line 1/in")
    dialog.recipe.setText("bracket")
    dialog.day_start.setText("six")
    dialog.start.click()
    assert "not a time of the day" in dialog.problem.text()
    dialog.day_start.setText("06:00")
    dialog.start.click()
    opened.qtbot.waitUntil(lambda: opened.window.watch_line.isVisible())
    assert started(opened) == [WatchSettings(Path("/line 1/in"), "bracket", "bracket", day_start=360)]
    assert "Watching /line 1/in, 0 waiting, no part yet" in opened.window.watch_line.words.text()


def test_what_was_watched_last_is_offered_again(opened: Opened) -> None:
    opened.session.watched_last = LINE_1
    dialog = dialog_of(opened)
    assert (dialog.folder.text(), dialog.recipe.text()) == ("/line 1/in", "bracket")
    assert (dialog.settings().lots, dialog.settings().every) == (LotRule.FOLDER, 5.0)
    assert not dialog.day_start.isVisible()
    dialog.reject()


def test_a_folder_that_cannot_be_watched_keeps_the_dialog_open_and_says_why(opened: Opened) -> None:
    opened.session.watching.refusal = NotFound("there is no such folder", subject="/gone")
    dialog = dialog_of(opened)
    dialog.folder.setText("/gone")
    dialog.recipe.setText("bracket")
    dialog.start.click()
    opened.qtbot.waitUntil(lambda: dialog.problem.isVisible())
    assert "/gone: there is no such folder" in dialog.problem.text()
    assert dialog.start.isEnabled()
    dialog.reject()


def test_watching_goes_on_with_the_program_and_can_be_stopped(opened: Opened) -> None:
    assert {"watching.resume", "feeds.start"} <= set(opened.session.names())
    assert not opened.window.commands["stop-watching"].isEnabled()
    opened.session.watching.turn(state=WatchState.WATCHING, settings=LINE_1)
    opened.qtbot.waitUntil(lambda: opened.window.commands["stop-watching"].isEnabled())
    opened.window.commands["stop-watching"].trigger()
    opened.qtbot.waitUntil(lambda: not opened.window.watch_line.isVisible())
    assert "watching.stop" in opened.session.names()


def test_the_newest_part_is_shown_as_it_comes_while_it_is_followed(opened: Opened) -> None:
    session, window = opened.session, opened.window
    assert window.review is not None
    before = window.review.reviewing.part_id
    session.newest = "part-40"
    session.watching.turn(state=WatchState.WATCHING, settings=LINE_1, lot_id="lot-1", parts=1, last_at=0.0)
    opened.qtbot.waitUntil(lambda: window.watch_line.isVisible())
    assert window.review.reviewing.part_id == before  # nobody asked to follow
    window.commands["follow-newest"].trigger()
    opened.qtbot.waitUntil(lambda: window.review.reviewing.part_id == "part-40")
    session.newest = "part-41"
    session.watching.turn(parts=2)
    opened.qtbot.waitUntil(lambda: window.review.reviewing.part_id == "part-41")


def test_the_line_says_when_the_last_part_came_and_goes_on_counting(qtbot: QtBot, opened: Opened) -> None:
    now = [1000.0]
    line = WatchLine(opened.window.commands, opened.theme, clock=lambda: now[0])
    qtbot.addWidget(line)
    status = opened.session.watching.turn(
        state=WatchState.WATCHING, settings=LINE_1, waiting=3, last_at=988.0
    )
    line.show_watch(status)
    assert line.words.text() == "Watching /line 1/in, 3 waiting, last part 12 s ago"
    now[0] += 600
    line.say()
    assert line.words.text().endswith("last part 10 min ago")
    line.show_watch(opened.session.watching.turn(state=WatchState.OFF))


def test_a_folder_that_is_gone_and_a_dead_feed_are_amber(qtbot: QtBot, opened: Opened) -> None:
    line = WatchLine(opened.window.commands, opened.theme)
    qtbot.addWidget(line)
    status = opened.session.watching.turn(
        state=WatchState.UNREACHABLE, settings=LINE_1, problem="No such file or directory"
    )
    line.show_watch(status)
    assert line.property("level") == "warning" and "cannot be reached" in line.words.text()
    line.show_watch(opened.session.watching.turn(state=WatchState.WATCHING, problem=""))
    assert line.property("level") == "calm"
    line.show_feed(FeedStatus(MES, FeedHealth.WAITING, 412, "HTTP 500", 3, 4.0))
    assert line.property("level") == "warning"
    assert "Feed mes: 412 waiting, last error: HTTP 500" in line.words.text()
    line.show_feed(FeedStatus(MES, FeedHealth.IDLE, 0))
    assert line.property("level") == "calm"


def test_a_dead_feed_is_told_also_when_nothing_is_watched(opened: Opened) -> None:
    opened.session.feeds.turn(FeedStatus(MES, FeedHealth.WAITING, 2, "HTTP 500", 1))
    opened.qtbot.waitUntil(lambda: opened.window.watch_line.isVisible())
    assert not opened.window.watch_line.follow.isVisible()


def test_feeds_are_listed_tested_and_removed(opened: Opened) -> None:
    session = opened.session
    session.feeds.turn(FeedStatus(MES, FeedHealth.WAITING, 2, "HTTP 500", 1))
    dialog = dialog_of(opened)
    feeds = dialog.feeds
    opened.qtbot.waitUntil(lambda: feeds.list.count() == 1)
    assert "2 waiting, last error: HTTP 500" in feeds.list.item(0).text()
    assert not feeds.test.isEnabled()
    feeds.list.setCurrentRow(0)
    session.feeds.trouble = CorrectableError("the test message was not taken: HTTP 500", subject="mes")
    feeds.test.click()
    opened.qtbot.waitUntil(lambda: "not taken" in feeds.told.text())
    session.feeds.trouble = None
    feeds.test.click()
    opened.qtbot.waitUntil(lambda: "has taken" in feeds.told.text())
    feeds.remove.click()
    opened.qtbot.waitUntil(lambda: feeds.list.count() == 0)
    assert "2 messages were not sent" in feeds.told.text()
    dialog.reject()


def test_a_feed_that_cannot_be_keeps_its_dialog_open_and_says_why(qtbot: QtBot) -> None:
    dialog = FeedDialog(plain_theme())
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.name.setText("mes")
    dialog.kind.setCurrentIndex(dialog.kind.findData("webhook"))
    dialog.target.setText("https://mes.example/hook")
    dialog.secret.setText("hunter2")
    dialog.add.click()
    assert dialog.isVisible() and "the secret itself is not kept here" in dialog.problem.text()
    dialog.secret.setText("env:MES_TOKEN")
    dialog.add.click()
    assert not dialog.isVisible()
    assert dialog.settings() == FeedSettings(
        "mes", FeedKind.WEBHOOK, "https://mes.example/hook", secret="env:MES_TOKEN"
    )


def test_only_the_fields_of_its_kind_are_asked_for(qtbot: QtBot) -> None:
    dialog = FeedDialog(plain_theme())
    qtbot.addWidget(dialog)
    dialog.show()
    shown = {}
    for kind in FeedKind:
        dialog.kind.setCurrentIndex(dialog.kind.findData(kind.value))
        fields = (("header", dialog.header), ("user", dialog.user), ("secret", dialog.secret))
        shown[kind] = {name for name, field in fields if field.isVisible()}
    assert shown == {
        FeedKind.JSONL: set(),
        FeedKind.CSV: set(),
        FeedKind.WEBHOOK: {"header", "secret"},
        FeedKind.MQTT: {"user", "secret"},
    }
