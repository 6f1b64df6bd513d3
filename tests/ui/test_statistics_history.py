"""The statistics place on a real session: the gallery lists exactly the parts that a figure counts."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector_app.domain.filtering import GroupBy
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.main_window import MainWindow
from inspector_app.ui.statistics.drilling import Drilling
from inspector_app.ui.statistics.page import StatisticsPage
from inspector_app.ui.theme.theme import Scheme, Theme
from inspector_app.workflow.session import Session
from tests.drawn_history import write_history

LEFT = Qt.MouseButton.LeftButton
COUNTED = {  # the column of each table that counts the parts its first cell opens
    "control": 3,
    "groups": 1,
    "pareto": 1,
    "drift": 2,
    "savings": 1,
    "confusion": 3,
    "agreement": 3,
}


class Shown:
    """The window on a workspace with a history, at its statistics."""

    def __init__(self, qtbot: QtBot, tmp_path: Path, history: Path) -> None:
        self.qtbot = qtbot
        shutil.copytree(history, tmp_path / "workspace")
        self.session = Session.open(tmp_path / "workspace")
        self.session.warm_up = lambda: None  # type: ignore[method-assign]  # no figure needs the engine
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
        self.bridge = Bridge()
        self.window = MainWindow(self.bridge, Theme(application, Scheme.LIGHT), settings)
        self.window.setWindowState(Qt.WindowState.WindowNoState)
        self.window.resize(1366, 768)
        qtbot.addWidget(self.window, before_close_func=self._leave)
        self.window.show()
        self.window.attach(self.session)
        lots = self.session.lots().result()
        assert self.window.current is not None and self.window.statistics is not None
        self.window.current.open(lots[0].lot.id)
        self.page: StatisticsPage = self.window.statistics
        qtbot.waitUntil(lambda: self.window.current.summary is not None)  # type: ignore[union-attr]
        self.window.commands["place-statistics"].trigger()
        self.until_drawn()

    def until_drawn(self) -> None:
        """Wait until all cards show the latest figures."""
        self.qtbot.waitUntil(
            lambda: bool(self.page.cards) and self.page.idle and not self.page.busy.isVisible(),
            timeout=20_000,
        )

    def listed(self, found: str) -> int:
        """How many parts the gallery lists, once it lists those of this filter."""
        assert self.window.review is not None
        gallery = self.window.review.gallery
        rows = gallery.rows

        def is_there() -> bool:
            asked = rows.query
            return asked.filter.text == found and asked.group is GroupBy.LOT and rows.settled

        self.qtbot.waitUntil(is_there)
        assert not gallery.problem.isVisible()
        return len(rows.ids)

    def back(self) -> None:
        way = self.window.findChild(Drilling)
        assert way is not None
        way.back()

    def _leave(self, window: MainWindow) -> None:
        window.close()
        self.qtbot.waitUntil(lambda: not window.isVisible())
        self.bridge.join()


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that each test has a copy of."""
    folder = tmp_path_factory.mktemp("history")
    write_history(folder / "workspace", folder / "pictures", lots=3, parts=20)
    return folder / "workspace"


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path, history: Path) -> Shown:
    return Shown(qtbot, tmp_path, history)


def test_every_row_of_every_figure_opens_as_many_parts_as_it_counts(shown: Shown) -> None:
    opened = 0
    for name, column in COUNTED.items():
        card = shown.page.cards[name]
        assert card.exhibit.rows, f"{name} is empty"
        for place, row in enumerate(card.exhibit.rows):
            number = int(re.findall(r"\d[\d,]*", row.cells[column])[0].replace(",", ""))
            card._opened(place, 0)
            assert shown.listed(row.behind()) == number, f"{name}: {row.cells}"
            shown.back()
            opened += 1
    assert opened > 20


def test_tiles_open_what_they_count(shown: Shown) -> None:
    for name, tile in shown.page.tiles.tiles.items():
        assert tile._text is not None
        if not tile._text.opens or name == "escapes":
            continue
        count, of = (int(each.replace(",", "")) for each in re.findall(r"\d[\d,]*", tile.basis.text())[:2])
        shown.qtbot.mouseClick(tile.value, LEFT)
        assert shown.listed(tile._text.opens) == count
        shown.back()
        shown.qtbot.mouseClick(tile.whole, LEFT)
        assert shown.listed(tile._text.opens_of) == of
        shown.back()


def test_a_click_on_a_point_opens_the_flagged_parts_of_its_lot(shown: Shown) -> None:
    card = shown.page.cards["control"]
    chart = card.view
    assert chart is not None
    place: QPoint = chart.place_of(1).toPoint()  # type: ignore[union-attr]
    shown.page.scroll.ensureWidgetVisible(card)
    QApplication.processEvents()
    shown.qtbot.mouseClick(chart.viewport(), LEFT, pos=place)
    row = card.exhibit.rows[1]
    number = int(row.cells[3].split(" ")[0])
    assert shown.listed(row.behind()) == number > 0
    assert shown.window.review is not None
    rows = shown.window.review.gallery.rows
    shown.qtbot.waitUntil(lambda: shown.window.review.reviewing.part_id == rows.ids[0])  # type: ignore[union-attr]


def test_a_decision_in_review_changes_the_figures_when_one_comes_back(shown: Shown) -> None:
    before = shown.page.cards["confusion"].exhibit
    cell = next(row for row in before.rows if row.cells[0] == "ok · not decided")
    left = int(cell.cells[3])
    shown.page.cards["confusion"]._opened(before.rows.index(cell), 0)
    shown.listed(cell.behind())
    assert shown.window.review is not None
    shown.window.commands["accept"].trigger()
    ledger = shown.window.ledger
    assert ledger is not None
    with shown.qtbot.waitSignal(ledger.done):
        pass
    shown.back()
    shown.qtbot.waitUntil(lambda: shown.page.busy.isVisible())
    shown.until_drawn()
    now = shown.page.cards["confusion"].exhibit.rows[before.rows.index(cell)]
    assert int(now.cells[3]) == left - 1
