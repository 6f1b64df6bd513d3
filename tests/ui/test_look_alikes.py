"""Findings that look alike are shown in groups; a person answers, and nothing happens by itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.review import FindingDecision
from inspector_app.ui.lots.look_alikes import GroupCard, LookAlikesPage
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened

LEFT = Qt.MouseButton.LeftButton
DECIDING = {"review_findings", "keep_mark", "review_finding", "preview_mark"}


def shown(opened: Opened) -> LookAlikesPage:
    """The page, reached by its key, with its answer."""
    opened.press(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    opened.until_called("suggestions")
    page = opened.window.look_alikes
    assert page is not None
    opened.qtbot.waitUntil(lambda: not page.busy.isVisible())
    return page


def only(page: LookAlikesPage) -> GroupCard:
    (card,) = page.cards
    return card


def test_a_group_says_how_many_it_is_and_shows_their_places_the_most_typical_first(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(40))
    card = only(shown(opened))
    assert card.heading.text() == (
        "10 findings in 10 of 40 parts look alike: harmless, or a systematic defect?"
    )
    qtbot.waitUntil(lambda: all(tile.has_picture for tile in card.tiles))
    assert len(card.tiles) == 10
    assert not DECIDING & set(opened.session.names())


def test_harmless_leads_into_the_ordinary_preview_of_the_most_typical_finding(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(40))
    card = only(shown(opened))
    source = card.group.source
    qtbot.mouseClick(card.harmless_button, LEFT)
    opened.until_called("preview_mark")
    assert opened.last("preview_mark")[0].finding_id == source.finding_id
    qtbot.waitUntil(lambda: opened.page.reviewing.detail is not None)
    assert opened.part == source.part_id and opened.page.isVisible()
    assert opened.page.side.currentWidget() is opened.page.preview
    qtbot.waitUntil(lambda: opened.page.preview.keep.isEnabled())
    assert opened.page.reviewing.selected is not None
    assert opened.page.reviewing.selected.id == source.finding_id
    assert "keep_mark" not in opened.session.names()


def test_a_real_defect_reviews_all_of_them_in_one_step_that_one_undo_takes_back(
    qtbot: QtBot, tmp_path: Path
) -> None:
    session = FakeSession(40)
    session.set_defect_classes("recipe", ())
    opened = Opened(qtbot, tmp_path, session)
    qtbot.waitUntil(lambda: opened.page.current.summary is not None)
    page = shown(opened)
    card = only(page)
    ids = tuple(one.finding_id for one in card.group.findings)
    qtbot.mouseClick(card.defect_button, LEFT)
    opened.until_called("review_findings")
    assert opened.last("review_findings") == (ids, FindingDecision.DEFECT, "")
    qtbot.waitUntil(lambda: opened.window.toast.words.text() == "10 findings are defects")
    qtbot.waitUntil(lambda: not page.cards, timeout=3000)
    opened.window.commands["undo"].trigger()
    opened.until_called("withdraw_all")
    assert len(opened.last("withdraw_all")[0]) == 10


def test_with_classes_in_the_recipe_one_is_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    session = FakeSession(40)
    session.set_defect_classes("recipe", ("scratch", "dent"))
    opened = Opened(qtbot, tmp_path, session)
    qtbot.waitUntil(lambda: opened.page.current.summary is not None)
    card = only(shown(opened))
    card.menu.actions()[2].trigger()
    opened.until_called("review_findings")
    assert opened.last("review_findings")[2] == "dent"


def test_a_group_that_is_left_stays_away_until_one_looks_again(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(40))
    page = shown(opened)
    qtbot.mouseClick(only(page).leave_button, LEFT)
    assert not page.cards and page.empty.isVisible()
    page.look()
    opened.until_called("suggestions", 2)
    qtbot.waitUntil(lambda: not page.busy.isVisible())
    assert not page.cards and not DECIDING & set(opened.session.names())
    qtbot.mouseClick(page.again, LEFT)
    qtbot.waitUntil(lambda: len(page.cards) == 1)


def test_the_keyboard_stays_among_the_groups_when_one_of_them_goes(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(40))
    page = shown(opened)
    former = only(page)
    former.leave_button.setFocus()
    page.look()  # as after a decision elsewhere
    qtbot.waitUntil(lambda: bool(page.cards) and page.cards[0] is not former)
    assert QApplication.focusWidget() is only(page).leave_button
    qtbot.keyClick(only(page).leave_button, Qt.Key.Key_Space)
    assert not page.cards and QApplication.focusWidget() is page.again


def test_likeness_to_light_is_an_option_and_adds_to_the_group_that_has_the_same_findings(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(40))
    page = shown(opened)
    assert opened.last("suggestions") == ("lot-1", False)
    page.light.setChecked(True)
    qtbot.waitUntil(lambda: bool(page.cards) and page.cards[0].likes == ("cast shadow",))
    assert opened.last("suggestions") == ("lot-1", True)
    assert "look alike, and like cast shadow:" in only(page).heading.text()


def test_what_only_looks_like_light_is_a_group_of_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    session = FakeSession(40)
    (alike,) = session.suggestions("lot-1").result()
    glare = replace(alike, findings=alike.findings[:2], parts=2, like="glare")
    session.groups = (alike, glare)
    opened = Opened(qtbot, tmp_path, session)
    headings = [card.heading.text() for card in shown(opened).cards]
    assert headings[1] == "2 findings in 2 of 40 parts look like glare: harmless, or a systematic defect?"


def test_a_click_on_a_picture_opens_its_part(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(40))
    card = only(shown(opened))
    qtbot.mouseClick(card.tiles[3], LEFT)
    qtbot.waitUntil(opened.page.isVisible)
    assert opened.part == card.group.findings[3].part_id


def test_many_findings_are_counted_instead_of_shown(qtbot: QtBot, tmp_path: Path) -> None:
    session = FakeSession(40)
    alike = session._undecided()
    group = session.suggestions("lot-1").result()[0]
    many = tuple(replace(alike[i % len(alike)], finding_id=f"f{i}") for i in range(30))
    session.groups = (replace(group, source=many[0], findings=many),)
    opened = Opened(qtbot, tmp_path, session)
    card = only(shown(opened))
    assert len(card.tiles) == 12


def test_before_the_lot_is_inspected_the_page_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(40))
    opened.session.failing["suggestions"] = CorrectableError(
        "the lot was not inspected yet", subject="Monday"
    )
    page = shown(opened)
    assert page.empty.text() == "Monday: the lot was not inspected yet" and not page.cards


def test_nothing_recurs_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    session = FakeSession(40)
    session.groups = ()
    opened = Opened(qtbot, tmp_path, session)
    assert shown(opened).empty.text().startswith("Of the findings that nobody has decided, none recur.")
