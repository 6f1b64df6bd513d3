"""The first look around, and what a place says while there is nothing in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSettings, QSize, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector_app.ui.tour.callouts import SEEN, Tour, beside
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened

Key = Qt.Key


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Opened:
    return Opened(qtbot, tmp_path, FakeSession(20))


def tour_of(opened: Opened) -> Tour:
    tour = opened.window.look_around.tour
    assert tour is not None
    return tour


def test_it_is_shown_once_with_the_first_part_that_is_seen(qtbot: QtBot, tmp_path: Path) -> None:
    first = Opened(qtbot, tmp_path, FakeSession(20), open_lot=False, first_look=True)
    assert first.window.look_around.tour is None, "the start page says by itself what to do"
    assert first.window.current is not None
    first.window.current.open("lot-1")
    qtbot.waitUntil(lambda: first.window.look_around.tour is not None)
    first.press(Key.Key_Escape)
    assert first.window.look_around.tour is None
    second = Opened(qtbot, tmp_path, FakeSession(20), first_look=True)
    assert second.page.reviewing.detail is not None
    assert second.window.look_around.tour is None


def test_a_window_that_was_shown_around_is_shown_again_from_the_menu(opened: Opened) -> None:
    QSettings(str(opened.settings.fileName()), QSettings.Format.IniFormat).setValue(SEEN, "true")
    opened.window.commands["tour"].trigger()
    assert tour_of(opened).isVisible()


def test_every_stop_is_about_something_that_is_seen_and_says_something(opened: Opened) -> None:
    opened.window.commands["tour"].trigger()
    tour = tour_of(opened)
    assert len(tour.stops) >= 5
    for number, stop in enumerate(tour.stops, start=1):
        assert tour.title.text() == stop.title and tour.words.text() == stop.words
        assert tour.place.text() == f"{number} of {len(tour.stops)}"
        assert stop.about.isVisible()
        assert tour.rect().contains(tour.card.geometry())
        opened.press(Key.Key_Return)
    assert opened.window.look_around.tour is None


def test_keys_lead_on_and_back_and_decide_nothing_meanwhile(opened: Opened) -> None:
    opened.window.commands["tour"].trigger()
    tour = tour_of(opened)
    opened.press(Key.Key_Right)
    assert tour.title.text() == tour.stops[1].title
    opened.press(Key.Key_Left)
    assert tour.title.text() == tour.stops[0].title
    for key in (Key.Key_A, Key.Key_R, Key.Key_P, Key.Key_1):
        opened.press(key)
    assert not {"review_part", "preview_mark", "review_finding"} & set(opened.session.names())
    for _ in range(5):
        opened.press(Key.Key_Tab)
        assert QApplication.focusWidget() in (tour.next, tour.skip)


def test_afterwards_the_keyboard_is_where_it_was(opened: Opened) -> None:
    assert opened.page.canvas.hasFocus()
    opened.window.commands["tour"].trigger()
    opened.press(Key.Key_Escape)
    assert opened.page.canvas.hasFocus()
    opened.press(Key.Key_A)
    opened.until_called("review_part")


def test_enter_on_skip_skips(opened: Opened) -> None:
    opened.window.commands["tour"].trigger()
    tour_of(opened).skip.setFocus()
    opened.press(Key.Key_Return)
    assert opened.window.look_around.tour is None


def test_each_place_is_shown_its_own(opened: Opened) -> None:
    opened.window.show_place(1)
    opened.window.commands["tour"].trigger()
    about = [stop.about for stop in tour_of(opened).stops]
    assert opened.window.start.open not in about and opened.page.gallery not in about


def test_a_window_that_is_closed_meanwhile_closes(opened: Opened, qtbot: QtBot) -> None:
    opened.window.commands["tour"].trigger()
    opened.window.close()
    qtbot.waitUntil(lambda: not opened.window.isVisible())


def test_a_callout_moves_with_the_window(opened: Opened) -> None:
    opened.window.commands["tour"].trigger()
    tour = tour_of(opened)
    opened.window.resize(900, 620)
    QApplication.processEvents()
    assert tour.size() == opened.window.centralWidget().size()
    assert tour.rect().contains(tour.card.geometry())


@given(x=st.integers(-200, 1000), y=st.integers(-200, 700), w=st.integers(1, 1400), h=st.integers(1, 900))
def test_a_callout_stays_in_the_window_wherever_the_thing_lies(x: int, y: int, w: int, h: int) -> None:
    room = QRect(0, 0, 1000, 700)
    place = QRect(beside(QRect(x, y, w, h).intersected(room), QSize(340, 160), room), QSize(340, 160))
    assert room.contains(place)


# --- nothing there


def test_a_folder_without_pictures_says_what_to_do(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(0), open_lot=False)
    assert opened.window.current is not None
    opened.window.current.open("lot-1")
    qtbot.waitUntil(lambda: "first part" in opened.page.canvas.message)
    assert not opened.page.gallery.rows.ids
    buttons = [*opened.page.part.decisions.buttons.values(), opened.page.part.finding_buttons.defect]
    assert not any(button.isEnabled() for button in buttons), "there is nothing to decide"


def test_a_lot_with_parts_shows_the_first_and_no_words(opened: Opened, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: opened.page.canvas.has_picture)
    assert opened.page.canvas.message == ""
    assert opened.page.part.decisions.buttons["accept"].isEnabled()


def test_help_opens_at_the_filter_for_who_is_filtering(opened: Opened) -> None:
    opened.press(Key.Key_F)
    assert opened.window.chapter() == "Find parts"
