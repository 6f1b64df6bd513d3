"""What stands beside a part: its other views, and the same image as an earlier run saw it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from inspector_app.domain.errors import StorageFault
from inspector_app.ui.findings.comparing import Comparison
from inspector_app.workflow.requests import MarkRequest
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened

NUISANCE, NEXT_NUISANCE = "part-000006", "part-000009"
TWO_FINDINGS = "part-000000"


def opened_at(qtbot: QtBot, tmp_path: Path, session: FakeSession, part_id: str) -> Opened:
    opened = Opened(qtbot, tmp_path, session)
    show(opened, part_id)
    return opened


def show(opened: Opened, part_id: str) -> None:
    reviewing = opened.page.reviewing
    reviewing.show(part_id)
    opened.qtbot.waitUntil(lambda: opened.page.canvas.key == part_id.replace("part", "image"))
    opened.qtbot.waitUntil(lambda: reviewing.reading is not None and reviewing.detail is not None)


def marked(*parts: str) -> FakeSession:
    session = FakeSession(20)
    for part_id in parts:
        session.keep_mark(MarkRequest(part_id.replace("part", "image"), finding_id=f"{part_id}/1"))
    return session


def test_the_next_view_stands_beside_with_its_findings_and_its_map(qtbot: QtBot, tmp_path: Path) -> None:
    opened = opened_at(qtbot, tmp_path, FakeSession(20, views=3), TWO_FINDINGS)
    opened.page.canvas.setFocus()
    opened.press(Qt.Key.Key_O)
    other = opened.page.compare.other
    qtbot.waitUntil(lambda: opened.page.compare.is_open)
    assert opened.page.compare.caption == "camera 2 ▲1  (1/2)"
    assert len(other.findings) == 1
    qtbot.waitUntil(lambda: other.value_at(240, 180) == other.value_at(240, 180))  # there is a map
    opened.press(Qt.Key.Key_M)
    qtbot.waitUntil(lambda: opened.page.compare.caption == "camera 3  (2/2)")
    opened.press(Qt.Key.Key_M)
    qtbot.waitUntil(lambda: opened.page.compare.caption == "camera 2 ▲1  (1/2)")


def test_going_on_to_another_image_goes_on_beside_it_too(qtbot: QtBot, tmp_path: Path) -> None:
    opened = opened_at(qtbot, tmp_path, FakeSession(20, views=3), TWO_FINDINGS)
    opened.page.canvas.setFocus()
    opened.press(Qt.Key.Key_O)
    qtbot.waitUntil(lambda: opened.page.compare.is_open)
    opened.press(Qt.Key.Key_T)
    qtbot.waitUntil(lambda: opened.page.compare.caption.startswith("camera 3"))
    assert opened.page.canvas.key.endswith("@1")


def test_a_part_of_one_image_has_no_other_view_and_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    opened = opened_at(qtbot, tmp_path, FakeSession(20), TWO_FINDINGS)
    told: list[object] = []
    opened.page.beside.nothing.connect(told.append)
    opened.page.canvas.setFocus()
    opened.press(Qt.Key.Key_O)
    assert told == [Comparison.VIEW] and not opened.page.compare.is_open


def test_the_run_before_a_mark_stands_beside_with_its_own_map(qtbot: QtBot, tmp_path: Path) -> None:
    opened = opened_at(qtbot, tmp_path, marked(NUISANCE), NUISANCE)
    opened.page.canvas.setFocus()
    opened.press(Qt.Key.Key_Y)
    qtbot.waitUntil(lambda: opened.page.compare.is_open)
    assert opened.page.compare.caption.endswith("score 1.50")
    other = opened.page.compare.other
    assert other.value_at(10, 10) > 1 > opened.page.canvas.value_at(10, 10)


def test_what_marks_have_come_since_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    session = marked(NUISANCE, NEXT_NUISANCE)
    session.bank = replace(session.bank, marks=(12, 13))
    opened = opened_at(qtbot, tmp_path, session, NUISANCE)
    opened.page.canvas.setFocus()
    opened.press(Qt.Key.Key_Y)
    qtbot.waitUntil(lambda: "before P-13" in opened.page.compare.caption)
    opened.press(Qt.Key.Key_M)
    qtbot.waitUntil(lambda: "before P-12, P-13" in opened.page.compare.caption)
    assert opened.page.compare.caption.endswith("(2/2)")


def test_an_image_inspected_once_has_no_earlier_run_and_the_next_part_is_not_bothered(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = opened_at(qtbot, tmp_path, FakeSession(20), NUISANCE)
    told: list[object] = []
    opened.page.beside.nothing.connect(told.append)
    opened.page.canvas.setFocus()
    opened.press(Qt.Key.Key_Y)
    qtbot.waitUntil(lambda: told == [Comparison.RUN])
    show(opened, NEXT_NUISANCE)
    opened.until_called("former", 2)
    assert told == [Comparison.RUN]


def test_the_same_key_puts_the_part_alone_again(qtbot: QtBot, tmp_path: Path) -> None:
    opened = opened_at(qtbot, tmp_path, marked(NUISANCE), NUISANCE)
    opened.page.canvas.setFocus()
    opened.press(Qt.Key.Key_Y)
    qtbot.waitUntil(lambda: opened.page.compare.is_open)
    opened.press(Qt.Key.Key_Y)
    assert not opened.page.compare.is_open and opened.page.beside.comparing is None


def test_space_bares_both_pictures_and_the_heatmap_is_that_of_the_left(qtbot: QtBot, tmp_path: Path) -> None:
    opened = opened_at(qtbot, tmp_path, marked(NUISANCE), NUISANCE)
    opened.page.canvas.setFocus()
    opened.press(Qt.Key.Key_Y)
    qtbot.waitUntil(lambda: opened.page.compare.is_open)
    other = opened.page.compare.other
    covered = other.grab().toImage()
    qtbot.keyPress(opened.page.canvas, Qt.Key.Key_Space)
    assert other.grab().toImage() != covered
    qtbot.keyRelease(opened.page.canvas, Qt.Key.Key_Space)
    assert other.grab().toImage() == covered
    opened.page.canvas.set_colour_map("jet")
    assert other.grab().toImage() != covered


def test_a_map_that_cannot_be_read_closes_the_comparison_and_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    session = marked(NUISANCE)
    session.failing["former_map"] = StorageFault("the evidence of a run is missing", subject="run-12")
    opened = opened_at(qtbot, tmp_path, session, NUISANCE)
    opened.page.canvas.setFocus()
    opened.press(Qt.Key.Key_Y)
    qtbot.waitUntil(lambda: opened.window.messages.isVisible())
    assert not opened.page.compare.is_open


def test_one_button_shows_what_is_compared_with_and_offers_the_rest(qtbot: QtBot, tmp_path: Path) -> None:
    opened = opened_at(qtbot, tmp_path, marked(NUISANCE), NUISANCE)
    button = opened.page.bar.compare
    offered = [action.objectName() for action in button.menu().actions()]
    assert offered == [
        "compare",
        "compare-mark",
        "compare-view",
        "compare-run",
        "compare-next",
        "",
        "compare-wipe",
        "compare-blink",
    ]
    opened.page.canvas.setFocus()
    opened.press(Qt.Key.Key_Y)
    assert button.defaultAction().objectName() == "compare-run" and button.isChecked()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(12, 12))
    assert not button.isChecked() and not opened.page.compare.is_open


def test_of_the_earlier_runs_one_with_other_marks_comes_first(qtbot: QtBot, tmp_path: Path) -> None:
    session = marked(NUISANCE, NEXT_NUISANCE)
    session.bank = replace(session.bank, marks=(12,))  # as it was in the newest of the former runs
    opened = opened_at(qtbot, tmp_path, session, NUISANCE)
    opened.page.canvas.setFocus()
    opened.press(Qt.Key.Key_Y)
    qtbot.waitUntil(lambda: "before P-12" in opened.page.compare.caption)
    assert opened.page.compare.caption.endswith("(2/2)")


def test_a_part_that_is_checked_blind_shows_no_earlier_run_and_no_map_beside(
    qtbot: QtBot, tmp_path: Path
) -> None:
    session = FakeSession(20, views=2)
    session.keep_mark(MarkRequest("image-000006", finding_id=f"{NUISANCE}/1"))
    session.sampled.add(NUISANCE)
    opened = Opened(qtbot, tmp_path, session)
    opened.page.reviewing.show(NUISANCE)
    qtbot.waitUntil(lambda: opened.page.reviewing.detail is not None)
    assert opened.page.reviewing.detail is not None and opened.page.reviewing.detail.row.to_check
    told: list[bool] = []
    opened.page.beside.hidden.connect(lambda: told.append(True))
    opened.page.canvas.setFocus()
    opened.press(Qt.Key.Key_Y)
    assert told and not opened.page.compare.is_open and "former" not in session.names()
    opened.press(Qt.Key.Key_O)
    qtbot.waitUntil(lambda: opened.page.compare.is_open)
    other = opened.page.compare.other
    assert other.value_at(240, 180) != other.value_at(240, 180), "there is no map to read"
