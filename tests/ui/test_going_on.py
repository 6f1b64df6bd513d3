"""Where one goes next, what was noted, and what the next window remembers."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector_app.domain.lot import Verdict
from inspector_app.domain.review import PartDecision
from inspector_app.workflow.requests import MarkRequest
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def shown(opened: Opened, part_id: str) -> None:
    opened.page.reviewing.show(part_id)
    opened.qtbot.waitUntil(lambda: opened.page.reviewing.detail is not None)


def test_the_next_flagged_part_is_found_also_when_it_is_decided_and_around_the_end(
    qtbot: QtBot, tmp_path: Path
) -> None:
    session = FakeSession(20)
    opened = Opened(qtbot, tmp_path, session)
    flagged = [row.part_id for row in session._all_rows() if row.verdict is Verdict.FLAGGED]
    session.review_part(flagged[1], PartDecision.REJECT)
    shown(opened, flagged[0])
    opened.press(Key.Key_N, Modifier.ShiftModifier)
    qtbot.waitUntil(lambda: opened.part == flagged[1])
    shown(opened, flagged[-1])
    opened.press(Key.Key_N, Modifier.ShiftModifier)
    qtbot.waitUntil(lambda: opened.part == flagged[0])


def test_a_part_that_is_chosen_meanwhile_is_not_taken_away_by_the_next_one(
    qtbot: QtBot, tmp_path: Path
) -> None:
    session = FakeSession(20)
    opened = Opened(qtbot, tmp_path, session)
    flagged = [row.part_id for row in session._all_rows() if row.verdict is Verdict.FLAGGED]
    shown(opened, flagged[0])
    session.hold.add("part_ids")
    opened.press(Key.Key_N, Modifier.ShiftModifier)  # and before the answer is there:
    opened.page.gallery.chosen.emit(flagged[3])
    session.release("part_ids")
    heard: list[int] = []
    opened.page.reviewing._bridge.watch(session.answer("what came after it", 1), heard.append)
    qtbot.waitUntil(lambda: heard == [1])
    assert opened.part == flagged[3]


@pytest.mark.parametrize(
    ("key", "decision"), [(Key.Key_U, PartDecision.UNSURE), (Key.Key_D, PartDecision.ACCEPT)]
)
def test_unsure_and_disagreeing_parts_have_a_key_each(
    qtbot: QtBot, tmp_path: Path, key: Key, decision: PartDecision
) -> None:
    session = FakeSession(20)
    opened = Opened(qtbot, tmp_path, session)
    flagged = [row.part_id for row in session._all_rows() if row.verdict is Verdict.FLAGGED]
    session.review_part(flagged[2], decision)
    shown(opened, flagged[0])
    opened.press(key, Modifier.ShiftModifier)
    qtbot.waitUntil(lambda: opened.part == flagged[2])
    opened.press(key, Modifier.ShiftModifier)
    qtbot.waitUntil(opened.window.toast.isVisible)
    assert "no other such part" in opened.window.toast.words.text()


def test_a_note_stands_on_the_part_that_it_was_written_for(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    part = opened.part
    assert part is not None
    assert opened.page.part.said.isHidden()
    opened.page.part.note.setText("wet <b>surface</b>")
    opened.page.canvas.setFocus()
    opened.press(Key.Key_R)
    qtbot.waitUntil(lambda: opened.part != part)
    shown(opened, part)
    assert opened.page.part.said.text() == "anna: wet <b>surface</b>"
    assert opened.page.part.said.textFormat() is Qt.TextFormat.PlainText


def test_the_next_window_has_the_panels_and_the_heatmap_as_they_were(qtbot: QtBot, tmp_path: Path) -> None:
    first = Opened(qtbot, tmp_path, FakeSession(8))
    first.window.showNormal()
    first.window.resize(1500, 900)
    qtbot.waitUntil(lambda: first.page.width() == 1500)
    sizes = first.page._sides.sizes()
    first.page._sides.setSizes([sizes[0] + 60, sizes[1] - 60, sizes[2]])
    wanted = first.page._sides.sizes()
    first.page.canvas.set_colour_map("cividis")
    first.page.canvas.set_opacity(0.35)
    first._leave(first.window)
    second = Opened(qtbot, tmp_path, FakeSession(8))
    second.window.showNormal()
    second.window.resize(1500, 900)
    qtbot.waitUntil(lambda: second.page.width() == 1500)
    assert second.page._sides.sizes()[0] == wanted[0] != sizes[0]
    style = second.page.canvas.heatmap_style
    assert (style.name, style.opacity) == ("cividis", 0.35)
    assert second.page.bar.maps.currentData() == "cividis"


def test_what_decides_and_leads_on_has_buttons_for_a_gloved_finger(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    part = opened.page.part
    buttons = [*part.decisions.buttons.values(), part.decisions.next, part.finding_buttons.pseudo]
    assert all(min(button.width(), button.height()) >= 48 for button in buttons)
    former = opened.part
    part.decisions.next.click()
    qtbot.waitUntil(lambda: opened.part != former)
    assert "review_part" not in opened.session.names()


def test_marks_of_later_are_applied_to_a_lot_of_before_when_that_is_asked_for(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    opened.window.commands["rescore"].trigger()
    opened.until_called("rescore")
    assert opened.last("rescore") == ("lot-1",)
    qtbot.waitUntil(lambda: opened.window.toast.words.text() == "7 pictures read otherwise now")


def test_on_a_low_screen_what_decides_stays_in_sight(qtbot: QtBot, tmp_path: Path) -> None:
    session = FakeSession(20)
    opened = Opened(qtbot, tmp_path, session)
    session.keep_mark(MarkRequest("image-000006", finding_id="part-000006/1", note="a long note " * 9))
    opened.window.showNormal()
    opened.window.resize(1024, 640)
    shown(opened, "part-000006")
    qtbot.waitUntil(opened.page.part.quiet.isVisible)
    page, last = opened.page, opened.page.part.decisions.next
    qtbot.waitUntil(lambda: page.height() <= 640)
    foot = last.mapTo(opened.page.part, last.rect().bottomLeft()).y()
    assert foot < opened.page.part.height()
    assert opened.page.part.height() <= opened.page.height()
