"""What helps to look closer: the readout under the pointer, the minimap, the nearest mark beside the part."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from inspector_app.ui.canvas.minimap import Minimap
from inspector_app.ui.canvas.picture_view import PictureView
from inspector_app.ui.findings.comparing import Comparison
from inspector_app.ui.findings.readout import readout
from inspector_app.workflow.requests import MarkRequest
from tests.ui.fake_session import HEIGHT, WIDTH, FakeSession
from tests.ui.window_of import Opened

NUISANCE, NEXT_NUISANCE = "part-000006", "part-000009"


def shown(opened: Opened, part_id: str) -> None:
    opened.page.reviewing.show(part_id)
    opened.qtbot.waitUntil(lambda: opened.page.canvas.key == part_id.replace("part", "image"))
    opened.qtbot.waitUntil(lambda: opened.page.reviewing.reading is not None)
    opened.qtbot.waitUntil(lambda: opened.page.reviewing.detail is not None)


def test_the_readout_names_picture_map_and_distances(qtbot: QtBot, tmp_path: Path) -> None:
    session = FakeSession(20)
    opened = Opened(qtbot, tmp_path, session)
    session.keep_mark(MarkRequest("image-000006", finding_id=f"{NUISANCE}/1"))
    shown(opened, NUISANCE)
    reading = session.map("image-000006").result()
    box = session.marks("recipe").result()[0].mark.region.box
    x, y = box.x + box.w / 2, box.y + box.h / 2
    words = readout(x, y, (90, 90, 90), 0.83, reading, (WIDTH, HEIGHT))
    row, column = int(y / HEIGHT * 28), int(x / WIDTH * 28)
    d_n = reading.evidence.d_n[row, column] / 0.1
    d_p = reading.evidence.d_p[row, column] / 0.1
    assert words == f"{int(x)}, {int(y)} px · 90 · score 0.83 · normal {d_n:.1f}× · P-12 {d_p:.1f}×"
    place = QPointF(*opened.page.canvas.viewport.to_view(x, y)).toPoint()
    qtbot.mouseMove(opened.page.canvas, place)
    assert "P-12" in opened.page.position.text()


def test_outside_the_picture_there_is_nothing_to_read() -> None:
    assert readout(-4, 3, None, float("nan"), None, (10, 10)) == ""
    assert readout(4.7, 3, (9, 8, 7), float("nan"), None, (10, 10)) == "4, 3 px · 9 8 7"


@pytest.fixture
def view(qtbot: QtBot) -> PictureView:
    view = PictureView()
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show_picture(np.zeros((600, 800, 3), dtype=np.uint8))
    view.show()
    return view


def test_the_minimap_is_there_only_while_not_all_is_seen(view: PictureView) -> None:
    minimap = Minimap(view)
    assert minimap.isHidden()
    view.actual_size()
    assert not minimap.isHidden()
    seen = minimap.seen()
    assert seen.width() == pytest.approx(minimap.width() / 2, abs=1)
    assert seen.center().x() == pytest.approx(minimap.width() / 2, abs=1)
    view.fit()
    assert minimap.isHidden()
    view.actual_size()
    view.show_message("gone")
    assert minimap.isHidden()


def test_a_press_on_the_minimap_looks_there(view: PictureView, qtbot: QtBot) -> None:
    minimap = Minimap(view)
    view.actual_size()
    qtbot.mousePress(minimap, Qt.MouseButton.LeftButton, pos=QPoint(minimap.width() - 1, 0))
    assert view.viewport.centre_x == pytest.approx(800, abs=8)
    assert view.viewport.centre_y == pytest.approx(0, abs=8)


def test_the_nearest_mark_stands_beside_the_part_with_its_region(qtbot: QtBot, tmp_path: Path) -> None:
    session = FakeSession(20)
    opened = Opened(qtbot, tmp_path, session)
    session.keep_mark(MarkRequest("image-000006", finding_id=f"{NUISANCE}/1"))
    shown(opened, NUISANCE)
    opened.page.canvas.setFocus()
    opened.press(Qt.Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: opened.page.compare.is_open)
    assert opened.page.compare._caption.text().startswith("nearest mark P-12")
    assert opened.page.compare.other.outline is not None
    assert not opened.window.commands["compare"].isChecked()
    opened.press(Qt.Key.Key_C)
    qtbot.waitUntil(lambda: opened.page.compare._caption.text() == "nearest good part")
    assert opened.page.compare.other.outline is None
    assert not opened.window.commands["compare-mark"].isChecked()
    assert opened.page.beside.comparing is Comparison.GOOD


def test_without_a_mark_near_it_says_so_once(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    told: list[object] = []
    opened.page.beside.nothing.connect(told.append)
    opened.press(Qt.Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
    assert told == [Comparison.MARK]
    shown(opened, NEXT_NUISANCE)
    assert told == [Comparison.MARK]
    assert not opened.page.compare.is_open
