"""16-bit pictures are looked at through a tone: chosen with two handles, remembered, without a say in scoring."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QSettings, Qt
from pytestqt.qtbot import QtBot

from inspector_app.ui.canvas.pyramid import Pyramid
from inspector_app.ui.canvas.tone import HIGHEST, Tone, fitting, rendered
from inspector_app.ui.canvas.tone_bar import ToneBar
from inspector_app.ui.canvas.view import Canvas
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened


def deep(low: int = 1000, high: int = 5000, height: int = 40, width: int = 80) -> Pyramid:
    ramp = np.linspace(low, high, width).round().astype(np.uint16)
    return Pyramid(np.tile(ramp, (height, 1)), window=(0, HIGHEST))


@given(low=st.floats(-1e6, 1e6), high=st.floats(-1e6, 1e6))
def test_whatever_is_dragged_a_tone_lies_within_16_bits_and_is_not_empty(low: float, high: float) -> None:
    tone = Tone.within(low, high)
    assert 0 <= tone.low < tone.high <= HIGHEST


def test_the_ends_of_a_tone_are_black_and_white() -> None:
    values = np.array([[0, 1000, 3000, 5000, 65_535]], dtype=np.uint16)
    assert rendered(values, Tone(1000, 5000))[0, :, 0].tolist() == [0, 0, 128, 255, 255]


def test_an_8_bit_picture_is_seen_as_it_is() -> None:
    grey = np.arange(6, dtype=np.uint8).reshape(2, 3)
    assert (rendered(grey, Tone(1000, 5000)) == grey[..., None]).all()


def test_the_fitting_tone_gives_up_a_few_pixels_only() -> None:
    values = np.full((100, 100), 2000, dtype=np.uint16)
    values[50:] = 3000
    values[0, 0], values[-1, -1] = 0, 65_000  # a dead and a hot pixel
    assert fitting(values) == Tone(2000, 3000)


def test_a_16_bit_picture_is_seen_through_the_tone_and_read_as_it_is(qtbot: QtBot) -> None:
    canvas = Canvas()
    qtbot.addWidget(canvas)
    canvas.resize(400, 300)
    canvas.show_part(deep(), "deep")
    canvas.set_tone(Tone(1000, 5000))
    dark = QPointF(*canvas.viewport.to_view(4, 20)).toPoint()
    light = QPointF(*canvas.viewport.to_view(76, 20)).toPoint()
    seen = canvas.grab().toImage()
    assert seen.pixelColor(dark).red() < 30 and seen.pixelColor(light).red() > 225
    canvas.set_tone(Tone(0, HIGHEST))
    assert canvas.grab().toImage().pixelColor(light).red() < 25
    assert canvas.pixel_at(79.5, 20.5) == (5000,)


@pytest.fixture
def bar(qtbot: QtBot) -> ToneBar:
    made = ToneBar()
    qtbot.addWidget(made)
    made.resize(420, 40)
    made.show_picture(deep())
    made.show_tone(Tone(1000, 5000))
    made.show()
    return made


def drag(bar: ToneBar, qtbot: QtBot, start: float, end: float) -> None:
    a, b = QPoint(round(bar.x_of(start)), 20), QPoint(round(bar.x_of(end)), 20)
    qtbot.mousePress(bar, Qt.MouseButton.LeftButton, pos=a)
    qtbot.mouseMove(bar, b)
    qtbot.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=b)


def test_each_handle_is_dragged_by_itself(bar: ToneBar, qtbot: QtBot) -> None:
    drag(bar, qtbot, 5000, 3000)
    assert bar.tone.low == 1000 and bar.tone.high == pytest.approx(3000, abs=40)
    drag(bar, qtbot, 1000, 2000)
    assert bar.tone.low == pytest.approx(2000, abs=40) and bar.tone.high == pytest.approx(3000, abs=40)


def test_between_the_handles_both_are_dragged(bar: ToneBar, qtbot: QtBot) -> None:
    drag(bar, qtbot, 3000, 4000)
    assert bar.tone.low == pytest.approx(2000, abs=40) and bar.tone.high == pytest.approx(6000, abs=40)


def test_handles_do_not_cross(bar: ToneBar, qtbot: QtBot) -> None:
    drag(bar, qtbot, 1000, 8000)
    assert bar.tone.low == bar.tone.high - 1


def test_the_axis_ends_at_a_whole_number_of_bits(bar: ToneBar) -> None:
    assert bar.value_at(bar.width() - 10) == pytest.approx(2**13 - 1)


def test_arrow_keys_move_a_handle(bar: ToneBar, qtbot: QtBot) -> None:
    qtbot.keyClick(bar, Qt.Key.Key_Left)
    assert bar.tone.high < 5000 and bar.tone.low == 1000
    qtbot.keyClick(bar, Qt.Key.Key_Space)
    qtbot.keyClick(bar, Qt.Key.Key_Right)
    assert bar.tone.low > 1000


def opened_deep(qtbot: QtBot, tmp_path: Path) -> Opened:
    session = FakeSession(20)
    session.deep = True
    opened = Opened(qtbot, tmp_path, session)
    qtbot.waitUntil(lambda: opened.page.canvas.pyramid is not None)
    return opened


def test_the_bar_is_there_for_16_bit_pictures_only(qtbot: QtBot, tmp_path: Path) -> None:
    shallow = Opened(qtbot, tmp_path / "a", FakeSession(20))
    qtbot.waitUntil(lambda: shallow.page.canvas.pyramid is not None)
    assert not shallow.page.tone.isVisible()
    assert opened_deep(qtbot, tmp_path / "b").page.tone.isVisible()


def test_auto_is_remembered_for_the_recipe_and_taken_back(qtbot: QtBot, tmp_path: Path) -> None:
    opened = opened_deep(qtbot, tmp_path)
    page = opened.page
    assert page.canvas.tone == Tone(0, HIGHEST), "to begin with pictures are seen as they are scored"
    assert "scored 0–65,535" in page.tone.words.text()
    qtbot.mouseClick(page.tone.fit, Qt.MouseButton.LeftButton)
    fitted = page.canvas.tone
    assert fitted is not None and fitted.low > 1000 and fitted.high < 20_000
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    assert settings.value("tone/recipe") == f"{fitted.low} {fitted.high}"
    opened.press(Qt.Key.Key_J)
    qtbot.waitUntil(lambda: page.canvas.key == "image-000001")
    assert page.canvas.tone == fitted, "another part is looked at in the same way"
    qtbot.mouseClick(page.tone.reset, Qt.MouseButton.LeftButton)
    assert page.canvas.tone == Tone(0, HIGHEST)
    assert not page.tone.reset.isEnabled()


def test_the_tone_of_the_last_window_is_there_again(qtbot: QtBot, tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    settings.setValue("tone/recipe", "2000 9000")
    settings.sync()
    assert opened_deep(qtbot, tmp_path).page.canvas.tone == Tone(2000, 9000)


def test_nonsense_in_the_settings_is_passed_over(qtbot: QtBot, tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    settings.setValue("tone/recipe", "white")
    settings.sync()
    assert opened_deep(qtbot, tmp_path).page.canvas.tone == Tone(0, HIGHEST)


def test_the_picture_beside_is_seen_through_the_same_tone(qtbot: QtBot, tmp_path: Path) -> None:
    opened = opened_deep(qtbot, tmp_path)
    opened.press(Qt.Key.Key_C)
    qtbot.waitUntil(lambda: opened.page.compare.is_open)
    qtbot.mouseClick(opened.page.tone.fit, Qt.MouseButton.LeftButton)
    assert opened.page.compare.other.tone == opened.page.canvas.tone
