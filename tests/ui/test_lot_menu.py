"""The menu of lots tells lots of several recipes apart."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from inspector_app.workflow.events import BankChanged
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened


def test_each_lot_names_its_recipe_where_there_are_several(qtbot: QtBot, tmp_path: Path) -> None:
    session = FakeSession(8)
    strip = Opened(qtbot, tmp_path, session).window.strip
    summary = session.lots().result()[0]
    other = replace(summary, lot=replace(summary.lot, id="b", recipe_id="r-2", recipe_name="Housing & lid"))

    def lines() -> list[str]:
        strip.menu.aboutToShow.emit()
        return [action.text() for action in strip.menu.actions() if action.data() in (summary.lot.id, "b")]

    strip.set_lots([summary])
    assert lines() == [f"{summary.lot.name}   8 parts · {summary.counts.undecided} undecided"]
    strip.set_lots([summary, other])
    first, second = lines()
    assert f"   {summary.lot.recipe_name} · 8 parts" in first
    assert "   Housing && lid · 8 parts" in second, "as it stands, and no letter for Alt"


def test_the_open_lot_stands_in_the_menu_with_the_counts_of_now(qtbot: QtBot, tmp_path: Path) -> None:
    session = FakeSession(8)
    opened = Opened(qtbot, tmp_path, session)
    before = session.lots().result()[0].counts.undecided
    opened.window.commands["reject"].trigger()

    def lines() -> list[str]:
        strip = opened.window.strip
        strip.menu.aboutToShow.emit()
        return [action.text() for action in strip.menu.actions() if action.data() == session.lot.id]

    name = session.lot.name
    qtbot.waitUntil(lambda: lines() == [f"{name}   8 parts · {before - 1} undecided"])


def test_lots_that_are_not_open_are_counted_again_when_a_mark_changes_them(
    qtbot: QtBot, tmp_path: Path
) -> None:
    session = FakeSession(8)
    opened = Opened(qtbot, tmp_path, session)
    asked = session.names().count("lots")
    session.emit(BankChanged(session.lot.recipe_id, None))
    opened.qtbot.waitUntil(lambda: session.names().count("lots") > asked)
