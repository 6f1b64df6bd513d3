from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from inspector_app.ui.canvas.appearance import Appearance
from inspector_app.ui.canvas.compare import Compare
from inspector_app.ui.canvas.histogram import Histogram
from inspector_app.ui.canvas.histogram_picture import bar_heights
from inspector_app.ui.canvas.layers import HeatmapStyle
from inspector_app.ui.canvas.scale_bar import ColourBar, ScoreBar
from inspector_app.ui.canvas.score_bins import LotScores
from inspector_app.ui.canvas.view import Canvas
from inspector_app.ui.theme.tokens import LIGHT

some_scores = st.lists(st.floats(-10, 10), min_size=1, max_size=60)


@given(values=some_scores, count=st.integers(1, 50))
def test_every_part_is_in_one_bin(values, count):
    lot = LotScores.of(values, [score > 1 for score in values])
    every, decided = lot.bins(count)
    assert every.sum() == len(values)
    assert decided.sum() == sum(score > 1 for score in values)
    assert (decided <= every).all()


@given(values=some_scores, lower=st.floats(-2, 3), upper=st.floats(-2, 3))
def test_each_part_is_on_one_side_of_the_handles(values, lower, upper):
    ok, check, flagged = LotScores.of(values, np.zeros(len(values))).split(min(lower, upper), upper)
    assert flagged == sum(score >= upper for score in values)
    assert ok == sum(score < min(lower, upper) for score in values)
    assert ok + check + flagged == len(values)


def test_parts_without_a_score_are_left_out():
    lot = LotScores.of([0.2, float("nan"), 1.4], [False, True, True])
    assert lot.scores.size == 2 and lot.reviewed.tolist() == [False, True]


def test_as_many_decisions_as_scores_are_asked_for():
    with pytest.raises(ValueError, match="decisions"):
        LotScores.of([0.2, 1.4], [False])


def test_one_part_far_away_does_not_squeeze_the_axis():
    assert LotScores.of([0.1, 900.0, -70.0], [False] * 3).range == (-1.0, 4.0)
    assert LotScores.of([], []).range == (0.0, 2.0)


def test_a_single_part_is_visible_among_thousands_by_logarithm():
    counts = np.array([5000, 1])
    assert bar_heights(counts, 100.0, logarithmic=True)[1] > 5
    assert bar_heights(counts, 100.0, logarithmic=False)[1] < 0.1


@pytest.fixture
def histogram(qtbot):
    widget = Histogram()
    qtbot.addWidget(widget)
    widget.resize(800, 140)
    widget.set_scores(np.linspace(0, 2, 201), np.arange(201) % 5 == 0)
    widget.show()
    return widget


def over(histogram, score, *, low=False):
    plot = histogram.axis.plot
    return QPoint(round(histogram.axis.x_of(score)), round(plot.bottom() + 6 if low else plot.top() + 10))


def test_dragging_the_threshold_counts_live_and_decides_on_release(histogram, qtbot):
    moved, changed = [], []
    histogram.threshold_moved.connect(moved.append)
    histogram.threshold_changed.connect(changed.append)
    qtbot.mousePress(histogram, Qt.MouseButton.LeftButton, pos=over(histogram, 1.0))
    qtbot.mouseMove(histogram, over(histogram, 1.2))
    qtbot.mouseMove(histogram, over(histogram, 1.5))
    assert len(moved) == 2 and not changed
    ok, check, flagged = histogram.counts
    assert (ok, check, flagged) == pytest.approx((150, 0, 51), abs=2)
    qtbot.mouseRelease(histogram, Qt.MouseButton.LeftButton, pos=over(histogram, 1.5))
    assert changed == [pytest.approx(1.5, abs=0.01)]


def test_a_press_beside_the_handles_moves_nothing(histogram, qtbot):
    with qtbot.assertNotEmitted(histogram.threshold_changed):
        qtbot.mousePress(histogram, Qt.MouseButton.LeftButton, pos=over(histogram, 0.4))
        qtbot.mouseMove(histogram, over(histogram, 0.6))
        qtbot.mouseRelease(histogram, Qt.MouseButton.LeftButton, pos=over(histogram, 0.6))
    assert histogram.threshold == 1.0


def test_the_lower_handle_opens_a_band_that_is_checked(histogram, qtbot):
    with qtbot.waitSignal(histogram.lower_changed) as told:
        qtbot.mousePress(histogram, Qt.MouseButton.LeftButton, pos=over(histogram, 1.0, low=True))
        qtbot.mouseMove(histogram, over(histogram, 0.7))
        qtbot.mouseRelease(histogram, Qt.MouseButton.LeftButton, pos=over(histogram, 0.7))
    assert told.args == [pytest.approx(0.7, abs=0.01)]
    assert histogram.threshold == 1.0
    assert histogram.counts[1] == pytest.approx(30, abs=2)


def test_the_lower_handle_never_stands_above_the_upper_one(histogram, qtbot):
    histogram.set_threshold(1.0, 0.8)
    qtbot.mousePress(histogram, Qt.MouseButton.LeftButton, pos=over(histogram, 1.0))
    qtbot.mouseMove(histogram, over(histogram, 0.5))
    assert histogram.lower_threshold == histogram.threshold
    qtbot.mouseMove(histogram, over(histogram, 1.2))
    assert histogram.lower_threshold <= histogram.threshold
    qtbot.mouseRelease(histogram, Qt.MouseButton.LeftButton, pos=over(histogram, 1.2))


def test_arrow_keys_move_the_threshold_and_letting_go_decides(histogram, qtbot):
    qtbot.keyPress(histogram, Qt.Key.Key_Right)
    qtbot.keyPress(histogram, Qt.Key.Key_Right)
    assert histogram.threshold == pytest.approx(1.02)
    with qtbot.waitSignal(histogram.threshold_changed) as told:
        qtbot.keyRelease(histogram, Qt.Key.Key_Right)
    assert told.args == [pytest.approx(1.02)]


def test_escape_puts_a_held_handle_back(histogram, qtbot):
    with qtbot.assertNotEmitted(histogram.threshold_changed):
        qtbot.mousePress(histogram, Qt.MouseButton.LeftButton, pos=over(histogram, 1.0))
        qtbot.mouseMove(histogram, over(histogram, 1.5))
        qtbot.keyClick(histogram, Qt.Key.Key_Escape)
        qtbot.mouseRelease(histogram, Qt.MouseButton.LeftButton, pos=over(histogram, 1.5))
    assert histogram.threshold == 1.0


def test_arrows_go_to_the_histogram_before_a_shortcut_of_the_window(histogram):
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier)
    event.ignore()
    QApplication.sendEvent(histogram, event)
    assert event.isAccepted()


def test_new_results_do_not_pull_the_handle_out_of_the_hand(histogram, qtbot):
    qtbot.mousePress(histogram, Qt.MouseButton.LeftButton, pos=over(histogram, 1.0))
    qtbot.mouseMove(histogram, over(histogram, 1.5))
    histogram.set_threshold(1.0)
    assert histogram.threshold == pytest.approx(1.5, abs=0.01)
    qtbot.mouseRelease(histogram, Qt.MouseButton.LeftButton, pos=over(histogram, 1.5))


def test_bars_left_of_the_threshold_are_ok_and_right_of_it_flagged(histogram):
    image = histogram.grab().toImage()
    bottom = round(histogram.axis.plot.bottom()) - 40
    histogram_colours = Appearance.of(LIGHT)
    histogram.set_appearance(histogram_colours)
    image = histogram.grab().toImage()

    def colours_between(a, b):
        xs = range(round(histogram.axis.x_of(a)), round(histogram.axis.x_of(b)))
        return {image.pixelColor(x, bottom).name() for x in xs}

    assert histogram_colours.ok.name() in colours_between(0.2, 0.9)
    assert histogram_colours.flagged.name() not in colours_between(0.2, 0.9)
    assert histogram_colours.flagged.name() in colours_between(1.1, 1.8)


def test_what_the_histogram_shows_is_also_said(histogram):
    assert "100 ok" in histogram.accessibleDescription()
    assert "101 flagged" in histogram.accessibleDescription()


def test_an_empty_lot_is_drawn_without_a_fault(qtbot):
    widget = Histogram()
    qtbot.addWidget(widget)
    widget.resize(300, 100)
    assert not widget.grab().isNull()
    assert widget.counts == (0, 0, 0)


def test_a_hundred_thousand_parts_are_counted_once_not_at_every_move(histogram, monkeypatch, qtbot):
    rng = np.random.default_rng(0)
    histogram.set_scores(rng.normal(0, 0.4, 100_000), np.zeros(100_000, dtype=bool))
    counted = []
    original = LotScores.bins
    monkeypatch.setattr(LotScores, "bins", lambda self, n: counted.append(n) or original(self, n))
    qtbot.mousePress(histogram, Qt.MouseButton.LeftButton, pos=over(histogram, 1.0))
    for score in (1.1, 1.2, 1.3):
        qtbot.mouseMove(histogram, over(histogram, score))
        histogram.grab()
    qtbot.mouseRelease(histogram, Qt.MouseButton.LeftButton, pos=over(histogram, 1.3))
    assert len(counted) == 1


# --- bars


@pytest.mark.parametrize(("score", "colour"), [(0.3, "ok"), (0.9, "check"), (1.4, "flagged"), (None, "ok")])
def test_the_score_bar_takes_the_colour_of_the_verdict(qtbot, score, colour):
    bar = ScoreBar()
    qtbot.addWidget(bar)
    bar.set_score(score, lower=0.8, words="words")
    assert bar.colour() == getattr(bar.appearance, colour)


def test_the_score_bar_is_as_long_as_the_score(qtbot):
    bar = ScoreBar()
    qtbot.addWidget(bar)
    bar.resize(300, 62)
    bar.set_score(1.5)
    image = bar.grab().toImage()
    row = [image.pixelColor(x, 33) == bar.appearance.flagged for x in range(300)]
    assert max(x for x, filled in enumerate(row) if filled) == pytest.approx(bar.x_of(1.5), abs=3)
    assert "1.50" in bar.accessibleName()


def test_a_part_without_a_score_says_so(qtbot):
    bar = ScoreBar()
    qtbot.addWidget(bar)
    bar.set_score(None)
    assert "no score" in bar.accessibleName() and not bar.grab().isNull()


def test_the_colour_bar_shows_what_the_canvas_paints(qtbot):
    bar = ColourBar()
    qtbot.addWidget(bar)
    bar.resize(300, 38)

    def colour(score):
        return bar.grab().toImage().pixelColor(round(bar.x_of(score)), 9)

    bar.set_style(HeatmapStyle(opacity=1.0))
    assert colour(0.1) == bar.appearance.well
    bright = colour(1.9)
    bar.set_style(HeatmapStyle(name="viridis", opacity=1.0))
    assert colour(1.9) != bright
    bar.set_style(HeatmapStyle(opacity=1.0, only_above=True))
    assert colour(0.8) == bar.appearance.well
    bar.set_style(HeatmapStyle(visible=False))
    assert colour(1.9) == bar.appearance.well


# --- compare


@pytest.fixture
def compare(qtbot, picture):
    canvas = Canvas()
    widget = Compare(canvas)
    qtbot.addWidget(widget)
    widget.resize(900, 400)
    widget.show()
    canvas.show_part(picture, "part-1")
    return widget, canvas


def test_the_other_picture_is_looked_at_in_the_same_place(compare, picture):
    widget, canvas = compare
    widget.show_other(np.repeat(np.repeat(picture, 2, axis=0), 2, axis=1), "nearest good part")
    canvas.set_viewport(canvas.viewport.looking_at(6.0, 50, 30))
    seen = widget.other.viewport
    assert (seen.centre_x, seen.centre_y, seen.scale) == pytest.approx((100, 60, 3.0))
    widget.other.set_viewport(seen.looking_at(2.0, 200, 120))
    assert (canvas.viewport.centre_x, canvas.viewport.scale) == pytest.approx((100, 4.0))
    widget.other.fit()
    assert canvas.viewport.fitted


def test_a_closed_comparison_leaves_the_canvas_alone(compare, picture):
    widget, canvas = compare
    widget.show_other(picture, "nearest good part")
    widget.close_other()
    assert not widget.is_open
    before = widget.other.viewport
    canvas.zoom_in()
    assert widget.other.viewport == before


def test_a_drag_of_both_handles_is_told_once_with_both(histogram, qtbot):
    told = []
    histogram.handles_changed.connect(lambda lower, upper: told.append((lower, upper)))
    axis = histogram.axis
    start = QPoint(round(axis.x_of(1.0)), round(axis.plot.top()) - 8)
    end = QPoint(round(axis.x_of(1.4)), start.y())
    qtbot.mousePress(histogram, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(histogram, end)
    qtbot.mouseRelease(histogram, Qt.MouseButton.LeftButton, pos=end)
    assert told == [(pytest.approx(1.4, abs=0.02), pytest.approx(1.4, abs=0.02))]
