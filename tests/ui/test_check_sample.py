"""The check sample: parts drawn from the ok ones are decided without sight of score, heatmap and findings."""

from __future__ import annotations

import math
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector_app.domain.lot import Verdict
from inspector_app.domain.review import PartDecision
from inspector_app.workflow.events import PartsChanged
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened


def ok_parts(session: FakeSession) -> list[str]:
    return [row.part_id for row in session._all_rows() if row.verdict is Verdict.OK]


def opened_with_two_drawn(qtbot: QtBot, tmp_path: Path) -> tuple[Opened, str, str]:
    session = FakeSession(40)
    first, second, *_ = ok_parts(session)
    session.sampled = {first, second}
    return Opened(qtbot, tmp_path, session), first, second


def test_a_part_of_the_sample_shows_neither_score_nor_heatmap_nor_verdict(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened, first, _ = opened_with_two_drawn(qtbot, tmp_path)
    page = opened.page
    opened.press(Qt.Key.Key_S, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: opened.part == first and page.reviewing.detail is not None)
    qtbot.waitUntil(lambda: page.canvas.key == first.replace("part", "image"))
    assert page.part.verdict.text() == "Check sample 1 of 2"
    assert not page.part.score.isVisible() and not page.part.mark.isVisible()
    qtbot.waitUntil(lambda: ("map", (page.canvas.key,)) in opened.session.calls)
    qtbot.wait(30)  # the answer is there by now, and dropped
    assert page.reviewing.reading is None
    qtbot.waitUntil(lambda: page.gallery.rows.row_of(first) is not None)
    row = page.gallery.rows.row_of(first)
    assert row is not None and (row.verdict, row.score, row.raw) == (None, None, None)
    index = page.gallery.grid._grid.index_of(page.gallery.rows.position(first) or 0)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "to check" in spoken and "ok" not in spoken


def test_a_decision_goes_on_to_the_next_of_the_sample_and_then_shows_what_was_hidden(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened, first, second = opened_with_two_drawn(qtbot, tmp_path)
    page = opened.page
    opened.press(Qt.Key.Key_S, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: opened.part == first and page.reviewing.detail is not None)
    opened.press(Qt.Key.Key_R)
    qtbot.waitUntil(lambda: opened.part == second and page.reviewing.detail is not None)
    assert opened.last("review_part")[:2] == (first, PartDecision.REJECT)
    qtbot.waitUntil(lambda: page.part.verdict.text() == "Check sample 2 of 2")
    opened.press(Qt.Key.Key_A)
    opened.until_called("review_part", 2)
    qtbot.waitUntil(lambda: "done" in opened.window.toast.words.text())
    page.reviewing.show(first)
    qtbot.waitUntil(lambda: page.reviewing.reading is not None)
    assert page.part.verdict.text() == "OK" and page.part.score.isVisible()


def test_a_part_that_is_drawn_while_it_is_shown_loses_its_heatmap(qtbot: QtBot, tmp_path: Path) -> None:
    session = FakeSession(40)
    part = ok_parts(session)[0]
    opened = Opened(qtbot, tmp_path, session)
    opened.page.reviewing.show(part)
    qtbot.waitUntil(lambda: opened.page.reviewing.reading is not None)
    session.sampled = {part}
    session.emit(PartsChanged("lot-1", (part,)))
    qtbot.waitUntil(lambda: opened.page.part.verdict.text().startswith("Check sample"))
    assert opened.page.reviewing.reading is None
    assert math.isnan(opened.page.canvas._heatmap.value(0.5, 0.5))


def test_the_number_that_is_left_stands_on_a_quick_filter(qtbot: QtBot, tmp_path: Path) -> None:
    opened, first, second = opened_with_two_drawn(qtbot, tmp_path)
    chip = next(b for b in opened.page.gallery.chips() if b.property("word") == "Check sample")
    qtbot.waitUntil(lambda: chip.text() == "Check sample 2")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: set(opened.page.gallery.rows.ids) == {first, second})


def test_a_lot_without_a_sample_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    opened.press(Qt.Key.Key_S, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: "no check sample" in opened.window.toast.words.text())
