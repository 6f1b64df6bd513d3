"""A growth of the bank is the last step of the stack: Ctrl+Z takes it back, also in the next window, nothing else."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.review import PartDecision
from inspector_app.ui.recipe.bank import BankOfGoodParts
from inspector_app.ui.recipe.page import BANK
from tests.ui.fake_session import FakeSession
from tests.ui.test_recipe_place import page_of, with_accepted
from tests.ui.window_of import Opened

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def bank_of(opened: Opened) -> BankOfGoodParts:
    return page_of(opened).bank


def grow(opened: Opened) -> None:
    bank = bank_of(opened)
    opened.qtbot.mouseClick(bank.look, Qt.MouseButton.LeftButton)
    opened.qtbot.waitUntil(bank.keep.isVisible)
    opened.qtbot.mouseClick(bank.keep, Qt.MouseButton.LeftButton)
    opened.until_called("grow")


def rejected(opened: Opened) -> str:
    """A part that is rejected on the review page, as the decision before the growth."""
    assert opened.window.ledger is not None
    part = opened.part
    assert part is not None
    with opened.qtbot.waitSignal(opened.window.ledger.done):
        opened.page.reviewing.decide_part(PartDecision.REJECT)
    return part


def test_undo_after_a_growth_takes_the_growth_back_and_leaves_the_decision_before_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = with_accepted(qtbot, tmp_path)
    rejected(opened)
    grow(opened)
    bank = bank_of(opened)
    qtbot.waitUntil(lambda: "9,234" in bank.size.text())
    assert "grown by 20 patches" in opened.window.toast.words.text()
    assert opened.window.toast.button.isVisible()
    opened.press(Qt.Key.Key_Z, CONTROL)
    opened.until_called("take_back")
    assert opened.last("take_back") == ("b2",)
    qtbot.waitUntil(lambda: "9,214" in bank.size.text())
    assert "Undone: grow the bank by 2 parts" in opened.window.toast.words.text()
    assert "withdraw" not in opened.session.names()
    opened.press(Qt.Key.Key_Z, CONTROL, SHIFT)
    opened.until_called("do_again")
    assert opened.last("do_again") == ("b2", False)
    qtbot.waitUntil(lambda: "9,234" in bank.size.text())
    assert opened.session.names().count("grow") == 1


def test_returning_to_the_bank_before_is_undone_too(qtbot: QtBot, tmp_path: Path) -> None:
    opened = with_accepted(qtbot, tmp_path)
    bank = bank_of(opened)
    grow(opened)
    qtbot.waitUntil(bank.look_back.isVisible)
    qtbot.mouseClick(bank.look_back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(bank.keep.isVisible)
    qtbot.mouseClick(bank.keep, Qt.MouseButton.LeftButton)
    opened.until_called("revert")
    qtbot.waitUntil(lambda: not bank.look_back.isVisible())
    opened.press(Qt.Key.Key_Z, CONTROL)
    opened.until_called("take_back")
    assert opened.last("take_back") == ("b3",)
    qtbot.waitUntil(bank.look_back.isVisible)
    assert "return to the bank before" in opened.window.toast.words.text()


def test_while_the_bank_grows_undo_touches_nothing_and_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    opened = with_accepted(qtbot, tmp_path)
    rejected(opened)
    opened.session.hold.add("grow")
    grow(opened)
    for _ in range(3):
        opened.press(Qt.Key.Key_Z, CONTROL)
    assert "Still at work: grow the bank by 2 parts" in opened.window.toast.words.text()
    opened.session.release("grow")
    qtbot.waitUntil(lambda: "grown by 20 patches" in opened.window.toast.words.text())
    assert not {"withdraw", "take_back"} & set(opened.session.names())
    opened.session.hold.add("take_back")
    opened.press(Qt.Key.Key_Z, CONTROL)
    opened.until_called("take_back")
    opened.press(Qt.Key.Key_Z, CONTROL)
    assert "Still at work" in opened.window.toast.words.text()
    opened.session.release("take_back")
    qtbot.waitUntil(lambda: "Undone: grow" in opened.window.toast.words.text())
    assert "withdraw" not in opened.session.names()
    opened.press(Qt.Key.Key_Z, CONTROL)
    opened.until_called("withdraw")


def test_why_an_undo_is_refused_is_said_and_the_page_keeps_what_there_is(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = with_accepted(qtbot, tmp_path)
    grow(opened)
    bank = bank_of(opened)
    qtbot.waitUntil(lambda: "9,234" in bank.size.text())
    words = "the bank was changed again since, so that this cannot be undone any more"
    opened.session.failing["take_back"] = CorrectableError(words)
    opened.press(Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(opened.window.messages.isVisible)
    assert words[1:] in opened.window.messages.what.text()
    assert "9,234" in bank.size.text()


def test_a_growth_that_is_refused_is_told_in_its_place_and_is_no_step(qtbot: QtBot, tmp_path: Path) -> None:
    opened = with_accepted(qtbot, tmp_path)
    opened.session.failing["grow"] = CorrectableError("1 known parts would be judged wrongly")
    grow(opened)
    bank = bank_of(opened)
    qtbot.waitUntil(bank.problem.isVisible)
    assert "judged wrongly" in bank.problem.text() and not opened.window.messages.isVisible()
    opened.press(Qt.Key.Key_Z, CONTROL)
    assert "take_back" not in opened.session.names()


def test_a_growth_of_an_earlier_window_is_undone_in_the_next(qtbot: QtBot, tmp_path: Path) -> None:
    first = with_accepted(qtbot, tmp_path)
    grow(first)
    qtbot.waitUntil(lambda: "9,234" in bank_of(first).size.text())
    first._leave(first.window)
    first.session.closed = False
    session: FakeSession = first.session
    opened = Opened(qtbot, tmp_path, session)
    ledger = opened.window.ledger
    assert ledger is not None
    qtbot.waitUntil(lambda: ledger.stack.undoText() == "grow the bank by 2 parts")
    opened.press(Qt.Key.Key_Z, CONTROL)
    opened.until_called("take_back")
    qtbot.waitUntil(lambda: "Undone" in opened.window.toast.words.text())
    opened.window.commands["place-recipe"].trigger()
    page_of(opened).show_chapter(BANK)
    qtbot.waitUntil(lambda: "9,214" in bank_of(opened).size.text())


def test_a_growth_that_ends_in_another_lot_is_a_step_there_or_a_message(qtbot: QtBot, tmp_path: Path) -> None:
    opened = with_accepted(qtbot, tmp_path)
    ledger = opened.window.ledger
    assert ledger is not None
    opened.session.hold.add("grow")
    grow(opened)
    ledger.open("lot-1")  # as another lot of the recipe would
    asked = opened.session.names().count("history")
    opened.session.release("grow")
    opened.until_called("history", asked + 1)
    qtbot.waitUntil(lambda: ledger.stack.undoText() == "grow the bank by 2 parts")
    opened.session.hold.add("grow")
    opened.session.failing["grow"] = CorrectableError("the bank knows all that these parts show")
    grow(opened)
    ledger.open("lot-1")
    opened.session.release("grow")
    qtbot.waitUntil(opened.window.messages.isVisible)
