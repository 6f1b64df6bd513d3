"""Filters are completed while they are written, kept as chips, and the list is shown as cards or lines."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot

from inspector_app.domain.filter_origin import SecondOpinion
from inspector_app.domain.filtering import Term, parse_filter
from inspector_app.domain.lot import Who
from inspector_app.ui.gallery.completion import FIXED, FilterCompleter, before_last_term
from inspector_app.ui.gallery.lines import LINE_HEIGHT
from inspector_app.workflow.acting import Acting
from inspector_app.workflow.requests import MarkRequest
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened


def test_parts_that_were_put_off_have_a_quick_filter_once_there_are_some(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    chip = next(b for b in opened.page.gallery.chips() if b.property("word") == "Unsure")
    assert not chip.isVisible()
    part = opened.part
    opened.press(Qt.Key.Key_U)
    qtbot.waitUntil(lambda: chip.isVisible() and chip.text() == "Unsure 1")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: opened.page.gallery.rows.ids == (part,))


def proposals(completer: FilterCompleter, text: str) -> list[str]:
    completer.setCompletionPrefix(text)
    model = completer.completionModel()
    return [completer.pathFromIndex(model.index(row, 0)) for row in range(model.rowCount())]


def test_every_proposal_is_a_filter_that_is_understood(qapp: object) -> None:
    completer = FilterCompleter()
    completer.know(("scratch", "deep dent"), (3,))
    for text in (*FIXED, *proposals(completer, "class:"), *proposals(completer, "quiet-by:P")):
        assert len(parse_filter(text).terms) == 1, text


def test_a_second_opinion_is_asked_of_the_one_who_sits_here(qtbot: QtBot, tmp_path: Path) -> None:
    session = FakeSession(8)
    session.acting = Acting(Who("ben", "line 4"))
    opened = Opened(qtbot, tmp_path, session)
    opened.window.commands["next-second"].trigger()
    opened.until_called("part_ids")
    _, query = opened.last("part_ids")
    assert query.filter.terms == (Term(SecondOpinion("ben")),)
    opened.page.gallery.filter_box.setText("second:")
    assert opened.page.gallery.query().filter.terms == (Term(SecondOpinion("ben")),)


def test_only_the_last_term_is_completed(qapp: object) -> None:
    completer = FilterCompleter()
    assert proposals(completer, "bolt -verdict:f") == ["bolt -verdict:flagged", "bolt -verdict:failed"]
    assert proposals(completer, "bolt ") == []
    assert before_last_term('name "two wo') == ("name ", '"two wo')


def test_marks_and_classes_of_the_recipe_are_proposed(qtbot: QtBot, tmp_path: Path) -> None:
    session = FakeSession(20)
    opened = Opened(qtbot, tmp_path, session)
    session.keep_mark(MarkRequest("image-000001", finding_id="part-000001/1"))
    completer = opened.page.gallery.completer
    qtbot.waitUntil(lambda: proposals(completer, "quiet-by:p") == ["quiet-by:P-12"])
    assert "class:dent" in proposals(completer, "cl")


def test_a_filter_is_kept_as_a_chip_in_every_later_window_until_it_is_forgotten(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    gallery = opened.page.gallery
    assert not gallery.saved.isVisible()
    gallery.filter_box.setText("score:>2 -review:accept")
    gallery.apply()
    gallery.saved.keep_button.click()
    assert gallery.saved.texts() == ("score:>2 -review:accept",)
    gallery.filter_box.clear()
    gallery.apply()
    chip = gallery.saved._chips["score:>2 -review:accept"]
    assert not chip.isChecked()
    chip.click()
    assert gallery.filter_box.text() == "score:>2 -review:accept"
    assert chip.isChecked()
    again = Opened(qtbot, tmp_path, FakeSession(20))
    assert again.page.gallery.saved.texts() == ("score:>2 -review:accept",)
    again.page.gallery.saved.forget("score:>2 -review:accept")
    assert not again.page.gallery.saved.isVisible()
    stored = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat).value("filters")
    assert not stored


def test_a_quick_filter_is_not_offered_to_be_kept(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    gallery = opened.page.gallery
    gallery.chips()[1].click()
    assert gallery.saved.keep_button.isHidden()


def test_lines_instead_of_cards_are_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(60))
    grid, shown = opened.page.gallery.grid, opened.part
    opened.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert grid.model().columnCount() == 1
    assert grid.rowHeight(0) == LINE_HEIGHT
    position = opened.page.gallery.rows.position(shown or "")
    assert position is not None
    first, last = grid.visible()
    assert first <= position <= last
    assert not grid.grab().isNull()
    again = Opened(qtbot, tmp_path, FakeSession(60))
    assert again.page.gallery.as_lines
    assert again.window.commands["lines"].isChecked()


def test_escape_closes_the_proposals_first_and_then_leaves_the_box(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    box = opened.page.gallery.filter_box
    box.setFocus()
    qtbot.keyClicks(box, "quiet")
    proposals = opened.page.gallery.completer.popup()
    qtbot.waitUntil(proposals.isVisible)
    qtbot.keyClick(proposals, Qt.Key.Key_Escape)
    assert not proposals.isVisible() and box.hasFocus() and box.text() == "quiet"
    opened.press(Qt.Key.Key_Escape)
    assert opened.page.gallery.grid.hasFocus()
