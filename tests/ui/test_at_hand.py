"""Nothing is offered where it would do nothing, and nothing is decided about a part that is not seen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector_app.domain.lot import JobState
from inspector_app.ui.at_hand import OF_A_LOT, OF_A_PART
from inspector_app.ui.dialogs.keys import KeySheet
from inspector_app.ui.dialogs.palette import CommandPalette
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened


def offered(opened: Opened, *commands: str) -> set[str]:
    return {command for command in commands if opened.window.commands[command].isEnabled()}


def test_without_a_lot_what_needs_one_is_not_offered(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20, lot_open=False), open_lot=False)
    assert not offered(opened, *OF_A_LOT, *OF_A_PART, "pause", "cancel-job")
    assert offered(opened, "open", "demo", "import-recipe", "audit") == {
        "open",
        "demo",
        "import-recipe",
        "audit",
    }


def test_a_part_is_decided_only_where_it_is_seen(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    assert offered(opened, *OF_A_LOT) == set(OF_A_LOT)
    assert offered(opened, "accept", "defect", "tool-box", "next") == {"accept", "defect", "tool-box", "next"}
    opened.window.show_place(1)
    assert not offered(opened, *OF_A_PART)
    opened.window.commands["reject"].trigger()  # as from the menu
    assert "review_part" not in opened.session.names()
    opened.window.show_place(0)
    opened.window.commands["reject"].trigger()
    opened.until_called("review_part")


def test_a_stroke_that_is_not_seen_is_not_taken_back(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    canvas = opened.page.canvas
    qtbot.waitUntil(lambda: canvas.has_picture)
    opened.window.commands["tool-brush"].trigger()
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=canvas.rect().center())
    assert canvas.region() is not None and offered(opened, "undo")
    opened.window.show_place(1)
    assert not offered(opened, "undo")
    opened.window.show_place(0)
    assert offered(opened, "undo") and canvas.region() is not None
    opened.window.commands["undo"].trigger()
    assert canvas.region() is None


def test_the_palette_offers_what_can_be_done_here(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))

    def listed() -> str:
        palette = CommandPalette(opened.window.commands)
        qtbot.addWidget(palette)
        return "\n".join(palette.list.item(row).text() for row in range(palette.list.count()))

    assert "Reject part" in listed()
    opened.window.show_place(1)
    assert "Reject part" not in listed() and "Export report" in listed()


def test_an_inspection_is_paused_and_cancelled_while_there_is_one(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    assert not offered(opened, "pause", "cancel-job")
    for state, commands in (
        (JobState.RUNNING, {"pause", "cancel-job"}),
        (JobState.PAUSED, {"pause", "cancel-job"}),
        (JobState.CANCELLED, {"pause"}),
        (JobState.DONE, set()),
    ):
        opened.session.progress(20 if state is JobState.DONE else 12, state)
        qtbot.waitUntil(lambda wanted=commands: offered(opened, "pause", "cancel-job") == wanted)


def test_a_place_gives_the_keyboard_to_nothing_that_is_hidden_in_it(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    page, window = opened.window.statistics, opened.window
    assert page is not None
    window.show_page(page)
    focused = QApplication.focusWidget()
    assert focused is not None and page.isAncestorOf(focused)
    window.show_place(0)
    focused.hide()
    window.show_page(page)
    there = QApplication.focusWidget()
    assert there is not None and there is not focused and there.isVisible()


def test_what_is_asked_and_closed_again_leaves_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    for _ in range(2):
        opened.window.commands["help"].trigger()
        (sheet,) = opened.window.findChildren(KeySheet)
        sheet.close()
        qtbot.waitUntil(lambda: not opened.window.findChildren(KeySheet))
