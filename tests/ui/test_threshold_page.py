"""The threshold page: tried out by hand, by keys and by numbers; kept once, and undone in one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from inspector_app.domain.review import PartDecision
from inspector_app.domain.threshold import Handles, Said
from inspector_app.reports.rates import proportion
from inspector_app.ui.dialogs.challenge import ChallengeDialog
from inspector_app.ui.language.figures import count
from inspector_app.ui.statistics.wording import share_cell
from inspector_app.ui.threshold import words
from inspector_app.ui.threshold.door import Door
from inspector_app.ui.threshold.page import ThresholdPage
from inspector_app.ui.threshold.stack_bins import Stack
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened

Open = Callable[[FakeSession], tuple[Opened, ThresholdPage]]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Open:
    """The window with the page in front and its figures there."""

    def make(session: FakeSession) -> tuple[Opened, ThresholdPage]:
        window = Opened(qtbot, tmp_path, session, size=(1366, 768))
        window.window.commands["place-threshold"].trigger()
        page = window.window.threshold
        assert page is not None
        qtbot.waitUntil(lambda: page.figures is not None)
        return window, page

    return make


def drag(qtbot: QtBot, page: ThresholdPage, start: float, end: float, *, low: bool = False) -> None:
    """Take the handle at ``start`` (calibrated) to ``end``; ``low`` takes it at the lower handle's grip."""
    axis = page.histogram.axis
    y = int(axis.plot.bottom()) if low else int(axis.plot.center().y())
    places = [QPoint(int(axis.x_of(score)), y) for score in (start, end)]
    qtbot.mousePress(page.histogram, Qt.MouseButton.LeftButton, pos=places[0])
    qtbot.mouseMove(page.histogram, places[1])
    page.histogram._move(axis.score_at(places[1].x()))  # without a screen no button is held while it moves
    qtbot.mouseRelease(page.histogram, Qt.MouseButton.LeftButton, pos=places[1])


def test_it_opens_at_the_handles_as_they_stand(opened: Open) -> None:
    window, page = opened(FakeSession())
    assert page.handles == Handles(1.8, 2.0)
    assert page.side.fields.upper.value() == pytest.approx(
        1.0
    ) and page.side.fields.lower.value() == pytest.approx(0.8)
    assert not page.side.keep.isEnabled() and not page.side.back.isEnabled()
    assert page.figures is not None
    counts = window.session._summary().counts
    sides = page.figures.sides
    assert (sides.ok, sides.check + sides.flagged) == (counts.ok, counts.flagged)


def test_dragging_shows_everything_live_and_keeps_nothing(opened: Open, qtbot: QtBot) -> None:
    window, page = opened(FakeSession())
    before = page.figures
    drag(qtbot, page, 1.0, 1.6)
    assert before is not None and page.figures is not None
    assert page.figures.sides.flagged < before.sides.flagged
    assert page.handles == page.figures.handles and page.side.fields.upper.value() == pytest.approx(
        1.6, abs=0.01
    )
    assert page.lots.rows.rows[0].would == page.figures.sides.flagged + page.figures.sides.check
    assert "set_threshold" not in window.session.names() and page.side.keep.isEnabled()


def test_the_lower_handle_has_a_grip_and_a_field_of_its_own(opened: Open, qtbot: QtBot) -> None:
    _, page = opened(FakeSession())
    drag(qtbot, page, 0.8, 0.5, low=True)
    assert page.handles is not None and page.handles.upper == 2.0, "exactly where it stood"
    assert page.handles.lower == pytest.approx(1.5, abs=0.01)
    page.side.fields.lower.setValue(1.25)
    assert page.handles == Handles(pytest.approx(2.25), pytest.approx(2.25)), "the upper one gives way"


def test_keys_move_a_handle(opened: Open, qtbot: QtBot) -> None:
    _, page = opened(FakeSession())
    page.histogram.setFocus()
    qtbot.keyClick(page.histogram, Qt.Key.Key_PageUp)
    assert page.handles == Handles(1.8, pytest.approx(2.1))
    qtbot.keyClick(page.histogram, Qt.Key.Key_Down)
    qtbot.keyClick(page.histogram, Qt.Key.Key_Left)
    assert page.handles == Handles(pytest.approx(1.79), pytest.approx(2.1))


def test_put_back_is_exactly_where_they_stand(opened: Open) -> None:
    _, page = opened(FakeSession())
    page.side.fields.upper.setValue(1.5)
    page.side.back.click()
    assert page.handles == Handles(1.8, 2.0) and not page.side.keep.isEnabled()


def test_keeping_asks_the_known_parts_and_is_one_step(opened: Open, qtbot: QtBot) -> None:
    window, page = opened(FakeSession())
    page.side.fields.upper.setValue(1.5)
    page.side.note.setText("fewer calls")
    page.side.keep.click()
    window.until_called("set_threshold")
    assert window.last("set_threshold") == ("lot-1", 2.5, 1.8, "fewer calls")
    assert window.session.names().index("challenge") < window.session.names().index("set_threshold")
    assert window.window.ledger is not None
    assert window.window.ledger.stack.count() == 1
    qtbot.waitUntil(lambda: page.study is not None and page.study.now == Handles(1.8, 2.5))
    assert (
        page.handles == Handles(1.8, 2.5) and page.side.note.text() == "" and not page.side.keep.isEnabled()
    )
    window.window.ledger.undo()
    window.until_called("set_threshold", 2)
    # Why it was moved goes along: the version that an undo makes says what was taken back.
    assert window.last("set_threshold") == ("lot-1", 2.0, 1.8, "fewer calls")


def test_an_unreviewed_lot_says_what_is_not_known(opened: Open) -> None:
    _, page = opened(FakeSession())
    assert page.panel.escapes.value.text() == "not known" and "299" in page.panel.escapes.words.text()
    assert page.panel.promise.value.text() == "nothing" and page.panel.cost.value.text() == "not known"
    assert not page.plot.isVisible()


def test_costs_and_a_check_sample_draw_the_curve(opened: Open) -> None:
    session = FakeSession()
    session.version = replace(
        session.version,
        settings=replace(session.version.settings, cost_false_call=1.0, cost_escape=50.0),
    )
    ok = [row.part_id for row in session._all_rows() if row.verdict is not None and row.verdict.value == "ok"]
    session.sampled = set(ok[:10])
    for part_id in ok[:10]:
        session.review_part(part_id, PartDecision.ACCEPT)
    _, page = opened(session)
    assert page.plot.isVisible() and page.figures is not None and page.figures.cost is not None
    assert page.handles == Handles(1.8, 2.0), "the least cost is shown, and chosen by nobody"


def test_a_row_and_a_figure_open_their_parts_in_the_gallery(opened: Open, qtbot: QtBot) -> None:
    session = FakeSession()
    flagged = [
        row.part_id
        for row in session._all_rows()
        if row.verdict is not None and row.verdict.value == "flagged"
    ]
    session.review_part(flagged[0], PartDecision.ACCEPT)
    window, page = opened(session)
    page.panel.false_calls.open.click()
    gallery = window.page.gallery
    assert gallery.filter_box.text().startswith("review:accept score:>=")
    assert window.window.places.currentWidget() is window.page
    qtbot.waitUntil(lambda: list(gallery.rows.ids) == [flagged[0]])

    window.window.commands["place-threshold"].trigger()
    page.lots.activated.emit(page.lots.rows.index(0, 4))
    assert page.figures is not None
    wanted = page.figures.lots[0].would
    qtbot.waitUntil(lambda: len(gallery.rows.ids) == wanted)


def test_a_lot_of_another_bank_has_no_figures_in_units_that_are_not_its_own(opened: Open) -> None:
    _, page = opened(FakeSession())
    rows = page.lots.rows
    shown = [rows.data(rows.index(2, column)) for column in range(rows.columnCount())]
    assert shown[0] == "29  Saturday" and shown[4:] == ["–", "–", "–", "–"]


def test_figures_that_become_longer_are_shown_whole(opened: Open) -> None:
    """Before the first review no false call is known; then a share stands there."""
    table = opened(FakeSession())[1].lots
    row = table.rows.rows[0]
    table.rows.show_rows([replace(row, lot_id="other", false_calls=None)])
    table.rows.show_rows([replace(row, lot_id="other", false_calls=proportion(400, 400))])
    cell = table.rows.index(0, 5)
    assert table.columnWidth(5) >= table.sizeHintForIndex(cell).width()
    assert "400 of 400" in cell.data()


def test_reviews_are_counted_again_and_what_is_tried_out_stays(opened: Open, qtbot: QtBot) -> None:
    window, page = opened(FakeSession())
    page.side.fields.upper.setValue(1.5)
    study = page.study
    window.session.review_part("part-000003", PartDecision.ACCEPT)
    qtbot.waitUntil(lambda: page.study is not study)
    assert page.handles == Handles(1.8, 2.5)


def test_the_review_has_a_door_to_it(qtbot: QtBot, tmp_path: Path) -> None:
    window = Opened(qtbot, tmp_path, FakeSession())
    page = window.window.threshold
    histogram = window.page.histogram
    qtbot.mouseDClick(histogram, Qt.MouseButton.LeftButton, pos=QPoint(30, histogram.height() // 2))
    assert page is not None and window.window.places.currentWidget() is page
    qtbot.waitUntil(lambda: page.figures is not None)
    assert window.window.chapter() == "Move the threshold"


def test_the_door_keeps_its_words_in_another_theme(qtbot: QtBot, tmp_path: Path) -> None:
    window = Opened(qtbot, tmp_path, FakeSession()).window
    door = window.findChild(Door)
    assert door is not None and door.text() == "Try out…"
    window.commands["theme-dark"].trigger()
    window.commands["theme-light"].trigger()
    assert door.text() == "Try out…"


@pytest.mark.parametrize(
    ("part", "whole", "share", "interval"),
    [
        (8, 50, "16.0 %", "7.2–29.1 %"),
        (1, 3, "33.3 %", "0.8–90.6 %"),
        (2, 1000, "0.20 %", "0.02–0.72 %"),
        (0, 40, "0.0 %", "0.0–8.8 %"),
    ],
)
def test_a_share_reads_as_in_the_statistics(part: int, whole: int, share: str, interval: str) -> None:
    found = proportion(part, whole)
    assert words.rate(found).replace("\N{NO-BREAK SPACE}", " ") == f"{share}   ({interval})"
    assert share_cell(found) == f"{share} ({part} of {count(whole)})"


def test_bars_stack_what_people_said() -> None:
    scores = np.array([0.1, 0.1, 0.6, 0.9, 0.9, 5.0, -5.0])
    said = np.array([Said.NOBODY, Said.GOOD, Said.UNSURE, Said.DEFECT, Said.GOOD, Said.DEFECT, Said.NOBODY])
    stack = Stack.of(scores, said.astype(np.int8), (0.0, 1.0), 2)
    assert stack.undecided.tolist() == [2, 1]
    assert stack.good.tolist() == [1, 1] and stack.defect.tolist() == [0, 2]
    assert stack.every.sum() == scores.size


def test_where_a_known_reject_would_be_lost_a_person_is_asked_and_the_trial_stays(
    opened: Open, qtbot: QtBot
) -> None:
    session = FakeSession()
    rejected = next(row.part_id for row in session._all_rows() if row.raw is not None and row.raw > 2.0)
    session.review_part(rejected, PartDecision.REJECT)
    window, page = opened(session)
    page.side.fields.upper.setValue(9.0)
    page.side.fields.lower.setValue(9.0)
    page.side.keep.click()
    qtbot.waitUntil(lambda: bool(window.window.findChildren(ChallengeDialog)))
    (dialog,) = window.window.findChildren(ChallengeDialog)
    assert window.last("challenge")[3:] == ("lot-1",)
    dialog.leave.click()
    qtbot.waitUntil(lambda: not window.window.findChildren(ChallengeDialog))
    assert "set_threshold" not in session.names()
    assert page.handles == Handles(pytest.approx(10.0), pytest.approx(10.0))
