"""What whoever has signed in may not do is grey and says who may; with the next person it is there again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from inspector_app.domain.people import RIGHTS, Right, Role
from inspector_app.ui.canvas.histogram import Handle
from inspector_app.ui.dialogs.palette import CommandPalette
from inspector_app.ui.rights import RIGHT_OF
from inspector_app.workflow.acting import right_of
from inspector_app.workflow.approvals import Approvals
from inspector_app.workflow.mark_acts import MarkActs
from inspector_app.workflow.recipe_acts import Challenges
from inspector_app.workflow.session import Session
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened

CHIEF, BEN = "2580", "7193"  # administrator and operator
WHO = "Engineers and administrators may do this"
LEFT = Qt.MouseButton.LeftButton

CALLS = {  # what the commands ask the session for
    "classes": Session.set_defect_classes,
    "import-recipe": Session.import_recipe,
    "import-marks": MarkActs.import_marks,
    "merge-marks": MarkActs.merge,
    "known-good": Challenges.add_good,
    "approve-mark": Approvals.approve,
}


@pytest.fixture
def session() -> FakeSession:
    made = FakeSession(20)
    made.employ(Chief=CHIEF, Ben=BEN)
    return made


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path, session: FakeSession) -> Opened:
    """Ben, an operator, is at the station."""
    session.sign_in("Ben", BEN)
    return Opened(qtbot, tmp_path, session, size=(1366, 768))


def test_every_command_that_is_greyed_is_one_whose_call_would_be_refused() -> None:
    assert {command: right_of(call) for command, call in CALLS.items()} == RIGHT_OF


def test_commands_of_others_are_grey_and_say_whose_they_are(opened: Opened) -> None:
    for command in RIGHT_OF:
        action = opened.window.commands[command]
        assert not action.isEnabled() and WHO in action.toolTip(), command
    assert opened.window.commands["accept"].isEnabled()
    menus = opened.window.menuBar().actions()
    telling = [a.text() for a in menus if a.menu().toolTipsVisible()]
    assert telling == ["&File", "&Edit", "&Decide"]


def test_buttons_of_others_stay_grey_whatever_would_enable_them(opened: Opened) -> None:
    window = opened.window
    assert window.recipe is not None and window.threshold is not None
    buttons = [
        (window.recipe.form.save, Right.CHANGE_RECIPE),
        (window.recipe.bank.keep, Right.CHANGE_BANK),
        (window.recipe.known.remove, Right.CHANGE_BANK),
        (window.threshold.side.keep, Right.CHANGE_THRESHOLD),
    ]
    for button, right in buttons:
        assert right not in RIGHTS[Role.OPERATOR]
        button.setEnabled(True)
        assert not button.isEnabled() and WHO in button.toolTip()


def test_the_next_person_finds_all_that_is_theirs(opened: Opened, session: FakeSession) -> None:
    window = opened.window
    assert window.recipe is not None
    window.recipe.form.save.setEnabled(True)
    session.sign_in("Chief", CHIEF)
    opened.qtbot.waitUntil(window.commands["import-marks"].isEnabled)
    assert window.recipe.form.save.isEnabled()
    assert WHO not in window.commands["import-marks"].toolTip() + window.recipe.form.save.toolTip()
    session.sign_in("Ben", BEN)
    opened.qtbot.waitUntil(lambda: not window.commands["import-marks"].isEnabled())


def test_the_handle_of_the_threshold_does_not_move_for_an_operator(
    opened: Opened, session: FakeSession
) -> None:
    histogram = opened.page.histogram
    opened.qtbot.waitUntil(histogram.isEnabled)
    before = histogram.threshold
    drag(opened)
    opened.qtbot.keyClick(histogram, Qt.Key.Key_Right)
    assert histogram.threshold == before
    session.sign_in("Chief", CHIEF)
    opened.qtbot.waitUntil(opened.window.commands["import-marks"].isEnabled)
    drag(opened)
    assert histogram.threshold != before
    opened.until_called("set_threshold")


def drag(opened: Opened) -> None:
    histogram = opened.page.histogram
    at = QPoint(round(histogram.axis.x_of(histogram._values[Handle.UPPER])), 12)
    opened.qtbot.mousePress(histogram, LEFT, pos=at)
    opened.qtbot.mouseMove(histogram, at + QPoint(60, 0))
    opened.qtbot.mouseRelease(histogram, LEFT, pos=at + QPoint(60, 0))


def test_the_palette_finds_a_command_of_others_and_says_whose_it_is(opened: Opened) -> None:
    palette = CommandPalette(opened.window.commands, opened.window)
    opened.qtbot.addWidget(palette)
    palette.field.setText("import marks")
    assert WHO in palette.list.item(0).text()
    opened.qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.chosen is None


def test_without_sign_in_nothing_is_grey_for_want_of_a_right(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    assert not any(opened.window.commands[command].refusal for command in RIGHT_OF)
