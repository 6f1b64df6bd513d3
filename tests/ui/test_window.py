"""Starting, opening, running, closing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector_app.domain.errors import WorkspaceLocked
from inspector_app.domain.lot import JobState
from inspector_app.domain.readings import KnownRecipe
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.dialogs.category import CategoryDialog
from inspector_app.ui.dialogs.report import ReportDialog
from inspector_app.ui.lots.demo_guide import DemoGuide, DemoStory
from inspector_app.ui.main_window import MainWindow
from inspector_app.ui.status.strip import in_figures
from inspector_app.ui.theme.theme import Scheme, Theme
from inspector_app.workflow.events import Level, Notice, Progress
from inspector_app.workflow.requests import MarkRequest, OpenFolder
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened, plain_theme


def test_with_no_lot_open_the_window_offers_a_folder_the_demo_and_recent_lots(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(8), open_lot=False)
    start = opened.window.start
    qtbot.waitUntil(lambda: start.lots.rowCount() == 1)
    assert start.isVisible() and start.open.isEnabled() and start.demo.isEnabled()
    start.recent.clicked.emit(start.lots.index(0))
    qtbot.waitUntil(opened.page.isVisible)


def test_the_engine_is_loaded_once_the_window_is_in_use_and_not_asked_for_before(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(8), open_lot=False)
    names = opened.session.names()
    assert names.count("warm_up") == 1
    assert names.index("lots") < names.index("warm_up")


def test_a_dropped_folder_asks_for_the_category_once_and_opens(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(8, lot_open=False), open_lot=False)
    folder = tmp_path / "parts"
    folder.mkdir()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    event = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    opened.window.dropEvent(event)
    qtbot.waitUntil(opened.page.isVisible)
    assert opened.last("open_folder") == (OpenFolder(folder, "bracket"),)
    assert opened.window.opening is not None
    qtbot.waitUntil(lambda: opened.window.start.lots.rowCount() == 1)
    opened.window.opening.open_path(folder)
    assert opened.answers.asked == 1


def test_a_folder_whose_category_is_not_given_is_not_opened(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(8, lot_open=False), open_lot=False)
    opened.answers.category = None
    assert opened.window.opening is not None
    opened.window.opening.open_path(tmp_path)
    qtbot.wait(20)
    assert "open_folder" not in opened.session.names()


def no_look(pattern: str, found: object, failed: object) -> None:
    """Nobody asks how files are grouped."""


def test_an_empty_category_is_object(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = CategoryDialog(plain_theme(), tmp_path, [], no_look)
    qtbot.addWidget(dialog)
    assert dialog.category() == "object"
    dialog.field.setText("  gear ")
    assert dialog.category() == "gear"


def test_the_field_says_whether_words_do_more_than_name_the_recipe(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = CategoryDialog(
        plain_theme(),
        tmp_path,
        [KnownRecipe("bracket", False), KnownRecipe("gear", True, "suffix:top,side")],
        no_look,
    )
    qtbot.addWidget(dialog)
    for name, said in (("", "nothing else"), ("bracket", "nothing else"), ("gear", "asked in its words")):
        dialog.field.setText(name)
        assert said in dialog.hint.text() and "names the recipe" in dialog.hint.text()


def test_progress_shows_rate_and_time_left_and_goes_away_when_done(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(60))
    strip = opened.window.strip
    opened.session.progress(24)
    qtbot.waitUntil(strip.bar.isVisible)
    assert strip.figures.text() == "24/60 · 18 img/s · 00:02 left"
    opened.session.progress(60, JobState.DONE)
    qtbot.waitUntil(lambda: not strip.bar.isVisible())


def test_a_lot_that_was_stopped_says_what_is_missing_and_goes_on_by_the_same_button(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(60))
    strip = opened.window.strip
    opened.session.progress(24, JobState.CANCELLED)
    qtbot.waitUntil(strip.bar.isVisible)
    assert strip.figures.text() == "24/60 · cancelled"
    assert strip.pause.isVisible() and not strip.cancel.isVisible()
    opened.window.commands["pause"].trigger()
    opened.until_called("resume")
    qtbot.waitUntil(lambda: strip.cancel.isVisible())


def test_figures_of_a_long_job_count_hours_and_a_paused_one_says_so() -> None:
    long = Progress("lot", "job", JobState.RUNNING, 412, 100_000, 2.5, 3_700.0, "inspecting")
    assert in_figures(long) == "412/100,000 · 2.5 img/s · 1:01:40 left"
    assert in_figures(replace(long, state=JobState.PAUSED)) == "412/100,000 · paused"
    assert in_figures(replace(long, state=JobState.CANCELLED)) == "412/100,000 · cancelled"


def test_pause_pauses_and_pressed_again_goes_on(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(60, running=True))
    pause = opened.window.commands["pause"]
    opened.session.progress(24)
    qtbot.waitUntil(opened.window.strip.bar.isVisible)
    pause.trigger()
    qtbot.waitUntil(lambda: "paused" in opened.window.strip.figures.text())
    pause.trigger()
    opened.until_called("resume")
    opened.window.commands["cancel-job"].trigger()
    opened.until_called("cancel")


def test_work_left_unfinished_goes_on_at_the_next_start(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(60, running=True), open_lot=False)
    opened.until_called("resume")
    qtbot.waitUntil(opened.page.isVisible)


def test_closing_while_a_job_runs_asks_once_and_closes_the_session(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(60))
    opened.session.progress(24)
    qtbot.waitUntil(opened.window.strip.bar.isVisible)
    opened.answers.close = False
    opened.window.close()
    assert opened.answers.asked == 1
    assert opened.window.isVisible() and not opened.session.closed
    opened.answers.close = True
    opened.window.close()
    opened.window.close()
    qtbot.waitUntil(lambda: not opened.window.isVisible())
    assert opened.answers.asked == 2
    assert opened.session.closed


def test_closing_with_nothing_running_asks_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(8))
    opened.window.close()
    qtbot.waitUntil(lambda: not opened.window.isVisible())
    assert opened.answers.asked == 0
    assert opened.session.closed


def test_a_workspace_that_is_held_by_another_says_so_in_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(8), open_lot=False)
    held = WorkspaceLocked("held by process 4711 at station 3", subject="/data/ws", remedy="Close it there")
    opened.window.session_failed(held)
    assert "4711" in opened.window.start.subline.text()
    assert "Close it there" in opened.window.start.subline.text()


def test_notices_wait_behind_each_other_and_the_same_one_is_shown_once(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(8))
    bar = opened.window.messages
    first = Notice(Level.WARNING, "this file is cut short", "a.png", "Copy it again")
    second = Notice(Level.ERROR, "the graphics card ran out of memory", "", "The lot goes on on the CPU")
    for notice in (first, second, second):
        opened.session.emit(notice)
    qtbot.waitUntil(lambda: "graphics card" in bar.what.text())
    bar.dismiss()
    assert bar.what.text() == "a.png: this file is cut short"
    bar.dismiss()
    assert not bar.isVisible()


def test_the_symbol_of_a_message_has_the_colour_of_the_theme_that_is_chosen_while_it_stands(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(8))
    bar = opened.window.messages
    bar.show_notice(Notice(Level.WARNING, "this file is cut short", "a.png", "Copy it again"))
    light = bar.symbol.pixmap().toImage()
    opened.window.commands["theme-dark"].trigger()
    dark = bar.symbol.pixmap().toImage()
    assert dark != light and dark == opened.theme.icon("warning").pixmap(22, 22).toImage()
    opened.window.commands["theme-light"].trigger()
    assert bar.symbol.pixmap().toImage() == light


def test_the_bank_shows_each_mark_and_revokes_it_with_an_undo(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(40))
    opened.press(Qt.Key.Key_P)
    qtbot.waitUntil(opened.page.preview.keep.isEnabled)
    opened.press(Qt.Key.Key_P)
    opened.until_called("keep_mark")
    qtbot.waitUntil(lambda: opened.window.current is not None and opened.window.current.summary is not None)
    opened.window.commands["place-bank"].trigger()
    bank = opened.window.bank
    assert bank is not None
    qtbot.waitUntil(lambda: bank.marks.rowCount() == 1)
    qtbot.waitUntil(lambda: "acts on 10 parts" in bank.facts.text())
    qtbot.mouseClick(bank.switch, Qt.MouseButton.LeftButton)
    opened.until_called("revoke_mark")
    qtbot.waitUntil(lambda: bank.switch.text() == "Keep again")
    opened.window.commands["undo"].trigger()
    opened.until_called("redo_mark")
    qtbot.waitUntil(lambda: bank.switch.text() == "Revoke mark")


def test_dragging_the_threshold_stores_raw_units_and_undo_brings_it_back(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(40))
    qtbot.waitUntil(lambda: opened.page.histogram.isEnabled() and sum(opened.page.histogram.counts) == 39)
    opened.page.histogram.handles_changed.emit(0.8, 1.5)
    opened.until_called("set_threshold")
    assert opened.last("set_threshold") == ("lot-1", 2.5, 1.8)
    opened.window.commands["undo"].trigger()
    opened.until_called("set_threshold", 2)
    assert opened.last("set_threshold") == ("lot-1", 2.0, 1.8)


def test_a_report_holds_what_the_filter_shows(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(40))
    opened.page.gallery.filter_box.setText("verdict:flagged")
    opened.page.gallery.apply()
    opened.window.commands["report"].trigger()
    dialog = opened.window.findChild(ReportDialog)
    assert dialog is not None and "verdict:flagged" in dialog.content.text()
    dialog.accept()
    opened.until_called("report")
    assert opened.last("report")[2:4] == (opened.page.gallery.query(), ("html", "csv"))
    qtbot.waitUntil(lambda: opened.window.toast.words.text().endswith("2 documents in /reports"))


def test_dark_and_light_are_chosen_at_once_and_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(8))
    opened.window.commands["theme-dark"].trigger()
    assert opened.theme.tokens.dark
    assert opened.theme.scheme is Scheme.DARK
    opened.window.commands["theme-light"].trigger()
    assert not opened.theme.tokens.dark


def test_a_mark_that_confirmed_defects_look_like_stands_first_and_says_so(
    qtbot: QtBot, tmp_path: Path
) -> None:
    session = FakeSession(40)
    opened = Opened(qtbot, tmp_path, session)
    for _ in range(3):
        session.keep_mark(MarkRequest("image-000006", finding_id="part-000006/1"))
    session.revoke_mark("mark-3")
    session.near = {13: 2, 14: 1}
    opened.window.commands["place-bank"].trigger()
    bank = opened.window.bank
    assert bank is not None
    qtbot.waitUntil(lambda: [row.mark.number for row in bank.marks.rows] == [13, 12, 14])
    bank.choose("mark-2")
    assert "2 confirmed defects look alike" in bank.facts.text()
    bank.choose("mark-1")
    assert "no confirmed defect looks alike" in bank.facts.text()
    assert bank.marks.warns(bank.marks.rows[2]) == "", "a revoked mark endangers nothing"


def test_comparing_asks_for_the_nearest_good_part_again_on_the_next_part(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(40))
    opened.press(Qt.Key.Key_C)
    qtbot.waitUntil(lambda: opened.page.compare.is_open)
    opened.press(Qt.Key.Key_N)
    opened.until_called("nearest_good", 2)
    opened.press(Qt.Key.Key_C)
    qtbot.waitUntil(lambda: not opened.page.compare.is_open)


def test_the_demo_tells_its_story_from_the_first_lot_to_the_next(qtbot: QtBot, tmp_path: Path) -> None:
    story = DemoStory(
        OpenFolder(tmp_path / "one", "plate", lot="one"), OpenFolder(tmp_path / "two", "plate", lot="two")
    )
    opened = Opened(qtbot, tmp_path, FakeSession(40), open_lot=False, demo=lambda: story)
    opened.window.commands["demo"].trigger()
    qtbot.waitUntil(opened.page.isVisible)
    guide = opened.window.findChild(DemoGuide)
    assert guide is not None
    qtbot.waitUntil(lambda: "press P" in guide.words.text())
    assert not guide.second.isVisible()
    qtbot.waitUntil(lambda: opened.page.reviewing.selected is not None)
    opened.page.canvas.setFocus()
    opened.press(Qt.Key.Key_P)
    qtbot.waitUntil(opened.page.preview.keep.isEnabled)
    assert "nothing is stored yet" in guide.words.text()
    opened.press(Qt.Key.Key_P)
    qtbot.waitUntil(guide.second.isVisible)
    assert "10 parts are quiet" in guide.words.text()
    qtbot.mouseClick(guide.second, Qt.MouseButton.LeftButton)
    opened.until_called("open_folder", 2)
    assert opened.last("open_folder") == (story.second,)


def test_a_window_whose_workspace_is_held_by_another_closes_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    bridge = Bridge()
    window = MainWindow(bridge, Theme(application, Scheme.LIGHT), settings)
    qtbot.addWidget(window)
    window.show()
    window.session_failed(
        WorkspaceLocked("held by process 4711", subject="/data/ws", remedy="Close it there")
    )
    assert not window.start.open.isVisible()
    window.close()
    assert not window.isVisible()
    bridge.join()


def test_a_phase_that_goes_over_the_lot_twice_tells_its_share_not_a_count_of_parts() -> None:
    second = Progress("lot", "job", JobState.RUNNING, 30, 120, 6.0, 15.0, "scoring")
    assert in_figures(second) == "scoring · 25 % · 00:15 left"


def test_a_lot_that_waits_for_the_engine_says_so() -> None:
    waiting = Progress("lot", "job", JobState.RUNNING, 0, 120, None, None, "starting the engine")
    assert in_figures(waiting) == "starting the engine"
