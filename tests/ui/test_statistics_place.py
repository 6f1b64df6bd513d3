"""The statistics place: every figure opens its parts, says what to do where it is empty, and follows decisions."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector_app.domain.control_chart import Baseline
from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.figures import DecisionTimes
from inspector_app.domain.filtering import GroupBy
from inspector_app.domain.review import PartDecision
from inspector_app.ui.statistics.card import Card
from inspector_app.ui.statistics.carrying import as_table
from inspector_app.ui.statistics.drilling import Drilling
from inspector_app.ui.statistics.matrix import MatrixView
from inspector_app.ui.statistics.page import StatisticsPage
from inspector_app.ui.statistics.people_exhibits import times_card
from tests.ui.fake_figures import FALSE_CALLS, drawn_figures, empty_figures
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened

LEFT = Qt.MouseButton.LeftButton
CARDS = ("control", "groups", "pareto", "places", "drift", "savings", "confusion", "agreement", "times")
WORTH = {  # a row of each card, and the filter behind it
    "control": FALSE_CALLS,
    "groups": "verdict:flagged",
    "pareto": "review:reject",
    "places": 'where:"44,20" verdict:flagged',
    "drift": "verdict:ok",
    "savings": "verdict:ok quiet-by:P-12",
    "confusion": "verdict:ok review:accept",
    "agreement": "-review:none",
    "times": "-review:none",
}


DRAWN = {**WORTH, "groups": FALSE_CALLS}  # a point is the rate that is chosen, its row the whole group


def shown(opened: Opened) -> StatisticsPage:
    """The place, reached by its key, with all of its cards."""
    opened.press(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    page = opened.window.statistics
    assert page is not None
    opened.until_called("statistics")
    opened.qtbot.waitUntil(lambda: page.idle and not page.busy.isVisible(), timeout=15_000)
    return page


def way(opened: Opened) -> Drilling:
    drilling = opened.window.findChild(Drilling)
    assert drilling is not None
    return drilling


def listed(opened: Opened, found: str) -> bool:
    """Whether the gallery lists what this filter finds, in every lot."""
    gallery = opened.page.gallery
    asked = gallery.rows.query
    return opened.page.isVisible() and asked.filter.text == found and asked.group is GroupBy.LOT


def lists(opened: Opened, found: str) -> None:
    """Wait until the gallery lists what the filter finds, then go back to the figures."""
    opened.qtbot.waitUntil(lambda: listed(opened, found))
    way(opened).back()


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Opened:
    return Opened(qtbot, tmp_path, FakeSession(40), size=(1366, 768))


def test_the_figures_of_groups_are_shown_before_the_rest_is_counted(opened: Opened) -> None:
    opened.session.hold.add("statistics")
    opened.press(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    page = opened.window.statistics
    assert page is not None
    opened.qtbot.waitUntil(lambda: {"control", "groups"} <= set(page.cards), timeout=15_000)
    opened.qtbot.waitUntil(lambda: page.cards["groups"].view is not None)
    assert set(page.cards) == {"control", "groups"} and page.tiles.isVisible() and page.busy.isVisible()
    opened.session.release("statistics")
    opened.qtbot.waitUntil(lambda: page.idle and not page.busy.isVisible(), timeout=15_000)
    assert tuple(page.cards) == CARDS


def test_the_place_is_reached_by_key_menu_and_the_strip(opened: Opened) -> None:
    page = shown(opened)
    assert page.isVisible() and tuple(page.cards) == CARDS
    opened.window.show_place(0)
    assert not page.isVisible()
    opened.window.commands["place-statistics"].trigger()
    assert page.isVisible()
    opened.window.show_place(0)
    button = opened.window.strip._places.button(3)
    opened.qtbot.mouseClick(button, LEFT)
    assert page.isVisible() and button.text() == "Statistics"


def test_nothing_is_counted_and_no_plot_is_loaded_before_the_place_is_seen(opened: Opened) -> None:
    page = opened.window.statistics
    assert page is not None
    opened.session.review_part("part-0", PartDecision.ACCEPT)
    QApplication.processEvents()
    assert "statistics" not in opened.session.names() and not page.cards


def test_tiles_name_rate_interval_and_what_they_are_counted_from(opened: Opened) -> None:
    tiles = shown(opened).tiles.tiles
    false_calls = tiles["false-calls"]
    assert false_calls.value.text().endswith(" %")
    assert false_calls.interval.text().startswith("95 % interval ")
    assert " of " in false_calls.basis.text() and "Counted by hand." in false_calls.basis.text()
    assert "From reviewed parts alone" in false_calls.basis.text()
    assert tiles["escapes"].value.text() == "4.3 %"


def test_without_a_check_sample_the_escape_rate_is_not_known_and_says_what_to_do(
    qtbot: QtBot, tmp_path: Path
) -> None:
    session = FakeSession(40)
    session.figures = drawn_figures(3, people=())
    tile = shown(Opened(qtbot, tmp_path, session)).tiles.tiles["escapes"]
    assert tile.value.text() == "not known"
    assert "Shift+S" in tile.basis.text()


def test_every_tile_opens_its_parts_by_click_and_by_key(opened: Opened) -> None:
    page = shown(opened)
    assert set(page.tiles.tiles) == {"yield", "first-pass", "false-calls", "escapes"}
    for tile in page.tiles.tiles.values():
        assert tile._text is not None
        found, whole = tile._text.opens, tile._text.opens_of
        opened.qtbot.mouseClick(tile.value, LEFT)
        lists(opened, found)
        tile.setFocus()
        opened.qtbot.keyClick(tile, Qt.Key.Key_Return)
        lists(opened, found)
        opened.qtbot.mouseClick(tile.whole, LEFT)
        lists(opened, whole)


def test_every_figure_opens_its_parts_by_click(opened: Opened) -> None:
    page = shown(opened)
    for name, card in page.cards.items():
        view = card.view
        assert view is not None
        page.scroll.ensureWidgetVisible(card)
        QApplication.processEvents()
        opened.qtbot.mouseClick(view.viewport(), LEFT, pos=place(card, 0))
        lists(opened, DRAWN[name])


def test_every_figure_is_told_in_words_and_opens_its_parts_by_keys(opened: Opened) -> None:
    for name, card in shown(opened).cards.items():
        view = card.view
        assert view is not None
        view.setFocus()
        opened.qtbot.keyClick(view, Qt.Key.Key_Home)
        if isinstance(view, MatrixView):
            view.setCurrentCell(0, 0)
        assert card.reading.text() == card.exhibit.words(0)
        opened.qtbot.keyClick(view, Qt.Key.Key_Return)
        lists(opened, DRAWN[name])


def test_the_table_beside_every_figure_has_its_rows_and_opens_the_same_parts(opened: Opened) -> None:
    for name, card in shown(opened).cards.items():
        opened.qtbot.mouseClick(card.as_table, LEFT)
        model = card.table.model()
        assert card.table.isVisible() and model.rowCount() == len(card.exhibit.rows) > 0
        assert model.index(0, 0).data() == card.exhibit.rows[0].cells[0]
        card.table.setCurrentIndex(model.index(0, 0))
        assert card.reading.text() == card.exhibit.words(0)
        opened.qtbot.keyClick(card.table, Qt.Key.Key_Return)
        lists(opened, WORTH[name])


def test_a_cell_of_a_table_opens_its_own_parts(opened: Opened) -> None:
    card = shown(opened).cards["groups"]
    opened.qtbot.mouseClick(card.as_table, LEFT)
    card.table.setCurrentIndex(card.table.model().index(0, 4))
    opened.qtbot.keyClick(card.table, Qt.Key.Key_Space)
    opened.qtbot.waitUntil(lambda: listed(opened, FALSE_CALLS))


def test_what_is_undecided_failed_or_unsure_is_opened_from_the_line_above(opened: Opened) -> None:
    page = shown(opened)
    assert page._statistics is not None
    totals = page._statistics.totals
    wanted = [
        words
        for number, words in (
            (totals.undecided, totals.opens_undecided),
            (totals.failed, totals.opens_failed),
            (totals.unsure, totals.opens_unsure),
        )
        if number
    ]
    buttons = page.head.counts.buttons
    assert wanted and len(buttons) == len(wanted)
    for button, found in zip(buttons, wanted, strict=True):
        assert button.text()[0].isdigit()
        opened.qtbot.mouseClick(button, LEFT)
        lists(opened, found)


def test_figures_of_all_lots_need_no_open_lot_and_open_one_with_their_parts(
    qtbot: QtBot, tmp_path: Path
) -> None:
    alone = Opened(qtbot, tmp_path, FakeSession(40), open_lot=False, size=(1366, 768))
    window = alone.window
    assert window.current is not None and window.statistics is not None
    qtbot.waitUntil(lambda: window.statistics.head.recipe_id != "")
    page = shown(alone)
    assert page.isVisible() and page.cards and window.current.lot_id is None
    alone.press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)  # the bank needs a lot
    assert page.isVisible()
    alone.press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.start.isVisible()
    shown(alone)
    tile = page.tiles.tiles["yield"]
    assert tile._text is not None
    found = tile._text.opens
    qtbot.mouseClick(tile.value, LEFT)
    qtbot.waitUntil(lambda: listed(alone, found))
    assert window.current.lot_id is not None


def test_a_drawn_rectangle_opens_all_of_its_places(opened: Opened) -> None:
    page = shown(opened)
    card = page.cards["places"]
    view = card.view
    assert view is not None
    page.scroll.ensureWidgetVisible(card)
    QApplication.processEvents()
    qtbot, viewport = opened.qtbot, view.viewport()
    first, last = corner(card, 10, 20), corner(card, 29, 39)
    qtbot.mousePress(viewport, LEFT, pos=first)
    qtbot.mouseMove(viewport, (first + last) / 2)
    qtbot.mouseMove(viewport, last)
    qtbot.mouseRelease(viewport, LEFT, pos=last)
    qtbot.waitUntil(lambda: listed(opened, 'where:"10,20..29,39" verdict:flagged'))


def test_the_way_back_leads_to_the_figures_and_to_the_former_list(opened: Opened) -> None:
    opened.page.gallery.filter_box.setText("verdict:flagged")
    opened.page.gallery.apply()
    page = shown(opened)
    scroll = page.scroll.verticalScrollBar()
    at = scroll.maximum() // 2
    scroll.setValue(at)
    card = page.cards["times"]
    assert card.view is not None
    card.view.setFocus()
    opened.qtbot.keyClick(card.view, Qt.Key.Key_Home)
    opened.qtbot.keyClick(card.view, Qt.Key.Key_Return)
    opened.qtbot.waitUntil(lambda: listed(opened, "-review:none"))
    strip = way(opened).way_back
    assert strip.isVisible() and strip.words.text() == "Time for a decision: anna"
    opened.qtbot.mouseClick(strip.button, LEFT)
    assert page.isVisible() and not strip.isVisible() and scroll.value() == at
    gallery = opened.page.gallery
    assert (gallery.filter_box.text(), gallery.group) == ("verdict:flagged", GroupBy.NONE)


def test_a_list_that_a_person_asked_for_meanwhile_stays(opened: Opened) -> None:
    card = shown(opened).cards["pareto"]
    card._opened(0, 0)
    opened.qtbot.waitUntil(lambda: listed(opened, "review:reject"))
    opened.page.gallery.filter_box.setText("failed:")
    opened.page.gallery.apply()
    way(opened).back()
    assert opened.page.gallery.filter_box.text() == "failed:"


def test_the_first_part_behind_a_figure_is_shown(opened: Opened) -> None:
    card = shown(opened).cards["drift"]
    card._opened(0, 0)
    opened.qtbot.waitUntil(lambda: listed(opened, "verdict:ok"))
    rows = opened.page.gallery.rows
    opened.qtbot.waitUntil(lambda: bool(rows.ids) and opened.part == rows.ids[0])


def test_an_empty_figure_says_what_to_do(qtbot: QtBot, tmp_path: Path) -> None:
    session = FakeSession(40)
    session.figures = drawn_figures(3, people=())
    page = shown(Opened(qtbot, tmp_path, session))
    for name, words in {
        "pareto": "No part is rejected yet: reject parts in Review (R)",
        "savings": "mark a false call in Review (P)",
        "times": "No decision yet: decide parts in Review.",
        "agreement": "let a second person decide",
        "confusion": "No decision yet: decide parts in Review.",
    }.items():
        card = page.cards[name]
        assert card.body.currentWidget() is card.empty and words in card.empty.text()
        assert card.view is None
    assert page.cards["times"].exhibit.caption == "", "nobody says yet how long a pause is"


def test_what_counts_as_a_pause_is_said_also_where_nobody_was_timed() -> None:
    one = DecisionTimes("ben", 1, 0, 0, 0, 300.0, None, None, None, None, "")
    (told,) = times_card((one,)).exhibits
    assert "Pauses of more than 300 s" in told.caption


def test_one_lot_makes_no_control_chart_and_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    session = FakeSession(40)
    session.figures = drawn_figures(1)
    card = shown(Opened(qtbot, tmp_path, session)).cards["control"]
    assert card.body.currentWidget() is card.empty and "inspect a second lot" in card.empty.text()


def test_a_recipe_without_inspected_parts_says_what_to_do(qtbot: QtBot, tmp_path: Path) -> None:
    session = FakeSession(40)
    session.figures = empty_figures()
    page = shown(Opened(qtbot, tmp_path, session))
    assert page.empty.isVisible() and page.empty.text().startswith("Nothing to count yet: open a folder")
    assert not page.cards


def test_a_failure_is_told_in_the_place(qtbot: QtBot, tmp_path: Path) -> None:
    session = FakeSession(40)
    session.failing["statistics"] = CorrectableError("there is no such recipe", subject="bracket")
    page = shown(Opened(qtbot, tmp_path, session))
    assert page.empty.text() == "bracket: there is no such recipe" and not page.scroll.isVisible()


def test_points_that_break_a_rule_are_marked_by_shape_and_the_rule_is_named(opened: Opened) -> None:
    card = shown(opened).cards["control"]
    exhibit = card.exhibit
    assert exhibit.rows[12].cells[-1] == "beyond a control limit (Nelson 1)"
    signs = {key.sign: key.words for key in exhibit.legend}
    assert signs["outside"] == "beyond a control limit (Nelson 1)"
    assert signs["run"] == "nine in a row on one side of the centre (Nelson 2)"
    card.choose(1)
    assert card.title.text() == "Rejected parts over lots"


def test_the_grouping_changes_the_rates_without_counting_again(opened: Opened) -> None:
    page = shown(opened)
    asked = opened.session.names().count("statistics")
    page.head.group.setCurrentIndex(2)
    opened.qtbot.waitUntil(lambda: page.cards["groups"].title.text() == "Rates by operator")
    assert [row.cells[0] for row in page.cards["groups"].exhibit.rows] == ["anna", "ben", "carla"]
    assert opened.session.names().count("statistics") == asked


def test_lots_and_days_can_be_chosen(opened: Opened) -> None:
    page = shown(opened)
    head = page.head
    head.period.setCurrentIndex(head.period.findText("The open lot"))
    assert opened.last("statistics") == ("recipe", (31,), None, None)
    head.period.setCurrentIndex(head.period.findText("Chosen lots"))
    assert head.lots.isVisible() and not head.first.isVisible()
    head.lots.setText("10..12, 25")
    head.lots.editingFinished.emit()
    assert opened.last("statistics") == ("recipe", (10, 11, 12, 25), None, None)
    asked = opened.session.names().count("statistics")
    head.lots.setText("the last few")
    head.lots.editingFinished.emit()
    assert head.lots.property("wrong") == "true"
    assert opened.session.names().count("statistics") == asked
    head.period.setCurrentIndex(head.period.findText("Chosen days"))
    _, lots, since, until = opened.last("statistics")
    assert lots == () and until - since == pytest.approx(
        31 * 86_400, abs=7200
    )  # a clock may change meanwhile


def test_limits_come_from_a_baseline_that_is_named_and_said(opened: Opened) -> None:
    page = shown(opened)
    found = drawn_figures()
    limits = Baseline("lot:1..3", 3, 30, 600)
    charts = tuple(replace(chart, baseline=limits) for chart in found.charts)
    opened.session.figures = replace(found, charts=charts)
    field = page.head.baseline
    field.setText("verdict:ok")
    field.editingFinished.emit()
    assert field.property("wrong") == "true"
    assert opened.last("statistics") == ("recipe", (), None, None)
    field.setText("lot:1..3")
    field.editingFinished.emit()
    assert field.property("wrong") == "false"
    assert opened.last("statistics") == ("recipe", (), None, None, "lot:1..3")
    card = page.cards["control"]
    opened.qtbot.waitUntil(lambda: "of the baseline lot:1..3 (" in card.exhibit.legend[0].words)


def test_decisions_are_followed_while_the_place_is_open_but_not_one_by_one(opened: Opened) -> None:
    page = shown(opened)
    session = opened.session
    asked = session.names().count("statistics")
    session.figures = drawn_figures(4)
    for number in range(8):
        session.review_part(f"part-{number}", PartDecision.ACCEPT)
    opened.qtbot.waitUntil(lambda: len(page.cards["control"].exhibit.rows) == 4, timeout=5000)
    assert session.names().count("statistics") == asked + 1


def test_a_stale_answer_is_dropped(opened: Opened) -> None:
    page = shown(opened)
    session, head = opened.session, page.head
    session.hold.add("statistics")
    session.figures = drawn_figures(5)
    head.period.setCurrentIndex(head.period.findText("Last 10 lots"))
    session.figures = drawn_figures(6)
    head.period.setCurrentIndex(head.period.findText("Last 30 lots"))
    session.release("statistics", last_first=True)
    opened.qtbot.waitUntil(lambda: len(page.cards["control"].exhibit.rows) == 6, timeout=5000)
    opened.qtbot.waitUntil(lambda: page.idle)
    assert len(page.cards["control"].exhibit.rows) == 6


def test_while_a_question_is_open_the_same_one_is_not_asked_again_but_afterwards(opened: Opened) -> None:
    page = shown(opened)
    session = opened.session
    asked = session.names().count("statistics")
    session.hold.add("statistics")
    page.look()
    page.look()
    page.look()
    assert session.names().count("statistics") == asked + 1
    session.release("statistics")
    opened.until_called("statistics", asked + 2)
    opened.qtbot.waitUntil(lambda: page.idle and not page.busy.isVisible())


def test_what_is_hidden_asks_nothing(opened: Opened) -> None:
    page = shown(opened)
    opened.window.show_place(0)
    asked = opened.session.names().count("statistics")
    opened.session.review_part("part-1", PartDecision.ACCEPT)
    assert not page._settle.isActive()
    assert opened.session.names().count("statistics") == asked


def test_a_refresh_leaves_choice_table_and_place_under_the_keys(opened: Opened) -> None:
    page = shown(opened)
    control, pareto = page.cards["control"], page.cards["pareto"]
    control.choose(2)
    assert control.view is not None
    control.view.setFocus()
    opened.qtbot.keyClick(control.view, Qt.Key.Key_Home)
    opened.qtbot.keyClick(control.view, Qt.Key.Key_Right)
    opened.qtbot.mouseClick(pareto.as_table, LEFT)
    page.look()
    opened.qtbot.waitUntil(lambda: page.idle and not page.busy.isVisible())
    assert control.title.text() == "False calls over lots"
    assert control.view.row == 1  # type: ignore[union-attr]
    assert pareto.table.isVisible()


def test_a_figure_is_copied_as_a_table_that_no_spreadsheet_calculates(opened: Opened) -> None:
    page = shown(opened)
    session = opened.session
    figures = drawn_figures(3, people=("=HYPERLINK(1)", "ben"))
    session.figures = figures
    page.look()
    opened.qtbot.waitUntil(lambda: len(page.cards["times"].exhibit.rows) == 2)
    page.cards["times"].copy_table()
    copied = QGuiApplication.clipboard().mimeData()
    lines = copied.text().split("\n")
    assert lines[0].startswith("Operator\tMedian\t")
    assert lines[1].startswith("'=HYPERLINK(1)\t")
    assert "<td>" in copied.html()


def test_a_figure_below_zero_is_copied_as_the_number_that_it_is(opened: Opened) -> None:
    exhibit = shown(opened).cards["times"].exhibit
    row = replace(exhibit.rows[0], cells=("ben", "-0.12", "-0,12", "-1+1"))
    copied = as_table(replace(exhibit, columns=("a", "b", "c", "d"), rows=(row,)))
    assert copied.text().split("\n")[1] == "ben\t-0.12\t-0,12\t'-1+1"


def test_a_chart_is_saved_as_shapes_with_its_title(opened: Opened, tmp_path: Path) -> None:
    card = shown(opened).cards["control"]
    target = tmp_path / "chart.svg"
    card.save_svg(target)
    opened.qtbot.waitUntil(target.exists)
    drawing = target.read_text(encoding="utf-8")
    assert "<title>Flagged parts over lots</title>" in drawing
    assert drawing.count("<path") > 30 and "<image" not in drawing
    assert list(tmp_path.glob("*.part")) == []


def test_a_drawing_that_cannot_be_written_is_told(opened: Opened, tmp_path: Path) -> None:
    card = shown(opened).cards["control"]
    card.save_svg(tmp_path / "gone" / "chart.svg")
    messages = opened.window.messages
    opened.qtbot.waitUntil(messages.isVisible)
    assert "chart.svg" in messages.what.text()


def test_every_view_has_a_name_and_says_what_is_pointed_at(opened: Opened) -> None:
    for card in shown(opened).cards.values():
        assert card.view is not None
        assert card.view.accessibleName() == card.title.text() == card.table.accessibleName()
    chart = shown(opened).cards["drift"].view
    assert chart is not None
    chart.setFocus()
    opened.qtbot.keyClick(chart, Qt.Key.Key_End)
    assert chart.accessibleDescription().startswith("Lot 30 bracket (30)")


@pytest.mark.parametrize("width", [800, 1366, 1920])
def test_at_every_width_no_card_is_cut_off(qtbot: QtBot, tmp_path: Path, width: int) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(40), size=(width, 768))
    page = shown(opened)
    QApplication.processEvents()
    room = page.scroll.viewport().width()
    inside = page.scroll.widget()
    assert inside.width() <= room
    for card in page.cards.values():
        assert card.mapTo(inside, QPoint(0, 0)).x() + card.width() <= room


def test_the_window_answers_while_cards_are_drawn(opened: Opened) -> None:
    """Between any two cards the window has its turn."""
    page = shown(opened)
    turns: list[int] = []

    def turn() -> None:
        turns.append(len(page._due))

    page._next.timeout.connect(turn)  # after the step of this turn
    page.look()
    opened.qtbot.waitUntil(lambda: page.idle and not page.busy.isVisible())
    assert turns == [*range(len(CARDS) - 1, -1, -1), 0]


def place(card: Card, row: int) -> QPoint:
    """Where a row is drawn in a card's view."""
    view = card.view
    assert view is not None
    if hasattr(view, "place_of"):
        outline = view.outline(row)
        if outline is not None:
            return view._area(outline).center().toPoint()
        return view.place_of(row).toPoint()
    index = view.model().index(row, 0)
    return view.visualRect(index).center()


def corner(card: Card, column: int, row: int) -> QPoint:
    """The middle of a cell of the map of places."""
    view = card.view
    grid = card.exhibit.drawing.grid  # type: ignore[union-attr]
    high, wide = grid.shape
    there = QPointF((column + 0.5) / wide * view._aspect, (row + 0.5) / high)  # type: ignore[union-attr]
    return view._to_widget(there).toPoint()  # type: ignore[union-attr]


def test_a_window_at_rest_loads_the_plots_before_the_place_is_seen(opened: Opened) -> None:
    page = opened.window.statistics
    assert page is not None
    opened.qtbot.waitUntil(lambda: page._ahead.isActive())  # begun by the lots, and far from over
    assert page._charts is None
    page._ahead.start(0)
    opened.qtbot.waitUntil(lambda: page._charts is not None, timeout=15_000)
    assert not page.isVisible() and "statistics" not in opened.session.names()


def test_no_start_waits_for_the_plots() -> None:
    said = "import sys, inspector_app.ui.main_window; print('pyqtgraph' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
