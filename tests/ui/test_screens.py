"""Small screens, other screens, screens that are gone: the window is there, whole, and as it was left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QRect
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from inspector_app.domain.lot import JobState
from inspector_app.ui.dialogs.keys import KeySheet
from inspector_app.ui.findings.decisions import KeyButton
from inspector_app.ui.gallery.chips import FlowLayout
from inspector_app.ui.language.choosing import install
from inspector_app.workflow.events import DeviceReady
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened

SMALL = (800, 560)  # what a screen of 800 × 600 leaves beside a task bar


@pytest.fixture(params=["en", "de", "zh"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    before = QLocale()
    install(qapp, QLocale(request.param))
    yield request.param
    install(qapp, QLocale("en"))
    QLocale.setDefault(before)


@pytest.mark.usefixtures("language")
def test_every_place_fits_on_800_by_600_in_every_language(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20, running=True))
    opened.session.progress(12)
    qtbot.waitUntil(opened.window.strip.figures.isVisible)
    for place in range(opened.window.places.count()):
        opened.window.places.setCurrentIndex(place)
        QApplication.processEvents()
        needed = opened.window.minimumSizeHint()
        assert (needed.width(), needed.height()) <= SMALL and needed.height() <= SMALL[1], f"place {place}"
    opened.session.progress(20, JobState.DONE)


@pytest.mark.usefixtures("language")
def test_the_words_of_every_button_are_whole_on_a_small_screen(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    opened.window.resize(*SMALL)
    QApplication.processEvents()
    assert (opened.window.width(), opened.window.height()) == SMALL
    for button in opened.page.findChildren(QPushButton):
        if button.isVisible():
            wanted = button.sizeHint().width()
            assert button.width() >= wanted, f"{button.text()!r}: {button.width()} of {wanted} px"
    for button in opened.page.findChildren(KeyButton):
        right = button.mapTo(opened.window, button.rect().topRight()).x()
        assert not button.isVisible() or right < SMALL[0]


def test_on_a_low_screen_the_histogram_gives_way_and_comes_back_from_the_menu(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20), size=SMALL)
    action = opened.window.commands["histogram"]
    assert not opened.page.histogram.isVisible() and not action.isChecked()
    action.trigger()
    assert opened.page.histogram.isVisible() and action.isChecked()


def test_a_window_whose_screen_is_gone_comes_back_onto_one_that_is_there(
    qtbot: QtBot, tmp_path: Path
) -> None:
    before = Opened(qtbot, tmp_path, FakeSession(8), open_lot=False)
    before.window.showNormal()
    before.window.setGeometry(QRect(9000, 7000, 900, 600))
    before.window.close()
    qtbot.waitUntil(lambda: not before.window.isVisible())
    after = Opened(qtbot, tmp_path, FakeSession(8), open_lot=False)
    screens = [screen.availableGeometry() for screen in QApplication.screens()]
    frame = after.window.frameGeometry()
    title = QRect(frame.left(), frame.top(), frame.width(), 30)
    assert any(screen.intersected(title).height() > 20 for screen in screens)
    assert any(screen.intersected(frame).width() > 200 for screen in screens)


def test_settings_of_another_program_or_half_a_write_do_not_keep_the_window_away(
    qtbot: QtBot, tmp_path: Path
) -> None:
    settings = tmp_path / "settings.ini"
    settings.write_text(
        "[General]\ngeometry=broken\nscheme=purple\nlanguage=xx\n[review]\nsides=@ByteArray(no)\nrows=7\n"
        "[heatmap]\ncolours=pink\nopacity=a lot\n",
        encoding="utf-8",
    )
    opened = Opened(qtbot, tmp_path, FakeSession(8))
    assert opened.window.isVisible() and opened.page.canvas.isVisible()


def test_the_histogram_is_as_high_as_it_was_left(qtbot: QtBot, tmp_path: Path) -> None:
    first = Opened(qtbot, tmp_path, FakeSession(8), size=(1300, 900))
    first.page._rows.setSizes([500, 240])
    height = first.page.histogram.height()
    first.window.close()
    qtbot.waitUntil(lambda: not first.window.isVisible())
    second = Opened(qtbot, tmp_path, FakeSession(8), size=(1300, 900))
    assert abs(second.page.histogram.height() - height) <= 2


def test_a_bar_wraps_into_lines_and_its_spring_pushes_what_follows_to_the_right(qtbot: QtBot) -> None:
    bar = QWidget()
    qtbot.addWidget(bar)
    flow = FlowLayout(bar, spacing=2)
    buttons = [QWidget() for _ in range(4)]
    for number, button in enumerate(buttons):
        button.setFixedSize(50, 20)
        if number == 3:
            flow.add_spring()
        flow.addWidget(button)
    flow.setGeometry(QRect(0, 0, 400, 20))
    assert [button.x() for button in buttons] == [0, 52, 104, 350]
    assert flow.heightForWidth(400) == 20
    assert flow.heightForWidth(110) == 42
    flow.setGeometry(QRect(0, 0, 110, 42))
    assert [(button.x(), button.y()) for button in buttons] == [(0, 0), (52, 0), (0, 22), (60, 22)]


def test_a_larger_text_of_the_system_leaves_the_buttons_whole(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    before = qapp.font()
    opened = Opened(qtbot, tmp_path, FakeSession(8), size=(1366, 800))
    try:
        larger = QFont(before)
        larger.setPointSizeF(before.pointSizeF() * 1.5)
        qapp.setFont(larger)
        opened.theme.choose(opened.theme.scheme)
        QApplication.processEvents()
        for button in opened.page.findChildren(KeyButton):
            assert not button.isVisible() or button.width() >= button.sizeHint().width()
    finally:
        qapp.setFont(before)
        opened.theme.choose(opened.theme.scheme)


def test_the_keys_stand_in_one_column_where_two_are_wider_than_the_screen(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(8), open_lot=False)
    sheet = KeySheet(opened.window.commands, opened.window)
    qtbot.addWidget(sheet)
    sheet.show()
    qtbot.waitExposed(sheet)
    space = opened.window.screen().availableSize()
    assert sheet.width() <= space.width() and sheet.height() <= space.height()
    (scroll,) = sheet.findChildren(QScrollArea)
    assert scroll.horizontalScrollBar().maximum() == 0


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("width", [800, 1024, 1366])
def test_how_much_is_done_and_how_long_it_takes_are_never_cut_off(
    qtbot: QtBot, tmp_path: Path, width: int
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20, running=True), size=(width, 700))
    strip = opened.window.strip
    opened.session.progress(12)
    qtbot.waitUntil(strip.figures.isVisible)
    device = "a processor whose makers gave it a name of many words"
    strip.show_device(DeviceReady(device, "default"))
    QApplication.processEvents()
    assert not strip.figures.is_cut, strip.figures.words()
    if width > 1300:
        assert strip.device.is_cut, "what is known already gives way"
        assert not strip._row.more.isVisible(), "and no place has to"
    opened.session.progress(20, JobState.DONE)


def test_on_a_small_screen_the_bar_of_the_picture_takes_three_lines(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20), size=SMALL)
    QApplication.processEvents()
    bar = opened.page.bar
    lines = {button.y() for button in bar.findChildren(QToolButton) if button.isVisible()}
    assert len(lines) <= 3, bar.width()
