"""Of a defect that was not flagged the panel tells what would have caught it and what that costs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from inspector_app.domain.escape import Escape, Tally
from inspector_app.domain.review import PartDecision
from inspector_app.ui.findings.escape_block import in_words
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened

KNOWN = Escape(0.8, 1.8, None, Tally(24, 1, 3), Tally(180, 0, 12))


def test_a_rejected_ok_part_tells_the_threshold_and_its_cost(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(40))
    block = opened.page.part.escape
    assert not block.isVisible()
    opened.page.reviewing.show("part-000001")  # a good one
    qtbot.waitUntil(lambda: opened.page.reviewing.detail is not None)
    assert not block.isVisible() and "escape" not in opened.session.names()
    opened.session.review_part("part-000001", PartDecision.REJECT)
    qtbot.waitUntil(block.isVisible)
    assert block.heading.text() == "Missed: a threshold of 0.80 would have flagged it"
    assert block.facts.text().splitlines() == [
        "False calls: 3 of 24 accepted parts, 2 more than now.",
        "Of 180 ok parts nobody has reviewed it would flag 12.",
    ]


def test_it_goes_when_the_part_is_left_or_the_word_taken_back(qtbot: QtBot, tmp_path: Path) -> None:
    session = FakeSession(40)
    review = session.review_part("part-000001", PartDecision.REJECT).result()
    opened = Opened(qtbot, tmp_path, session)
    opened.page.reviewing.show("part-000001")
    qtbot.waitUntil(opened.page.part.escape.isVisible)
    session.withdraw(review.id)
    qtbot.waitUntil(lambda: not opened.page.part.escape.isVisible())
    session.review_part("part-000001", PartDecision.REJECT)
    qtbot.waitUntil(opened.page.part.escape.isVisible)
    opened.page.reviewing.show("part-000000")
    qtbot.waitUntil(lambda: not opened.page.part.escape.isVisible())


def test_what_is_not_known_is_not_made_up() -> None:
    lines = in_words(replace(KNOWN, good=Tally(0, 0, 0)))
    assert "False calls: not known, no part of this lot was accepted yet." in lines


def test_a_part_that_no_threshold_catches_says_so_and_counts_nothing() -> None:
    assert in_words(replace(KNOWN, reachable=False)) == [
        "Missed: no threshold catches it",
        "It looks as calm as the typical good part.",
    ]


def test_a_mark_is_named_before_the_cost_and_another_place_after_it() -> None:
    lines = in_words(replace(KNOWN, place=0.25, quiet_by=(3, 7)))
    assert lines[1] == "P-3, P-7 keep something of it quiet: look at the marks first."
    assert lines[2].startswith("False calls") and lines[-1].endswith("the map reaches only 0.25.")
    assert not any("map reaches" in line for line in in_words(replace(KNOWN, place=0.9)))
