"""What was decided in an earlier window can be undone in the next one, as one step each."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector_app.domain.errors import StorageFault
from inspector_app.domain.review import FindingDecision, PartDecision
from inspector_app.ui.commands import SetThreshold
from inspector_app.workflow.events import RecipeChanged
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def closed(opened: Opened) -> FakeSession:
    """Close the window; its session's store is there for the next one."""
    opened._leave(opened.window)
    opened.session.closed = False
    return opened.session


def next_window(qtbot: QtBot, folder: Path, session: FakeSession, steps: int) -> Opened:
    opened = Opened(qtbot, folder, session)
    assert opened.window.ledger is not None
    stack = opened.window.ledger.stack
    qtbot.waitUntil(lambda: stack.count() == steps)
    return opened


def test_a_review_of_an_earlier_session_is_undone_and_done_again(qtbot: QtBot, tmp_path: Path) -> None:
    first = Opened(qtbot, tmp_path, FakeSession(20))
    part = first.part
    first.press(Qt.Key.Key_R)
    qtbot.waitUntil(lambda: first.part != part)
    opened = next_window(qtbot, tmp_path, closed(first), 1)
    opened.press(Qt.Key.Key_Z, CONTROL)
    opened.until_called("withdraw")
    qtbot.waitUntil(lambda: opened.part == part)
    assert "Undone: reject" in opened.window.toast.words.text()
    opened.press(Qt.Key.Key_Z, CONTROL, SHIFT)
    opened.until_called("review_part", 2)
    assert opened.last("review_part")[:2] == (part, PartDecision.REJECT)


def test_a_decision_on_many_parts_is_one_step_also_tomorrow(qtbot: QtBot, tmp_path: Path) -> None:
    first = Opened(qtbot, tmp_path, FakeSession(20))
    qtbot.waitUntil(lambda: first.page.gallery.rows.row(19) is not None)
    first.page.gallery.grid.select_all()
    said: list[str] = []  # the next words, that nothing is left, may follow in the same moment
    assert first.window.ledger is not None
    first.window.ledger.done.connect(lambda decision: said.append(first.window.toast.words.text()))
    first.press(Qt.Key.Key_A)
    first.until_called("review_parts")
    qtbot.waitUntil(lambda: any("20 parts" in words for words in said))
    opened = next_window(qtbot, tmp_path, closed(first), 1)
    opened.press(Qt.Key.Key_Z, CONTROL)
    opened.until_called("withdraw_all")
    assert len(opened.last("withdraw_all")[0]) == 20


def test_what_was_undone_before_the_window_closed_can_be_done_again_in_the_next(
    qtbot: QtBot, tmp_path: Path
) -> None:
    first = Opened(qtbot, tmp_path, FakeSession(20))
    assert first.window.ledger is not None
    first.page.reviewing.decide_finding(FindingDecision.DEFECT, "dent")
    first.until_called("review_finding")
    with qtbot.waitSignal(first.window.ledger.undone):
        qtbot.waitUntil(lambda: first.session.names().count("part") > 1)
        first.window.ledger.undo()
    opened = next_window(qtbot, tmp_path, closed(first), 1)
    assert opened.window.commands["redo"].isEnabled() and not opened.window.commands["undo"].isEnabled()
    opened.press(Qt.Key.Key_Y, CONTROL)
    opened.until_called("review_finding", 2)
    assert opened.last("review_finding")[1:3] == (FindingDecision.DEFECT, "dent")


def test_a_mark_of_an_earlier_session_is_revoked_by_undo(qtbot: QtBot, tmp_path: Path) -> None:
    first = Opened(qtbot, tmp_path, FakeSession(20))
    first.press(Qt.Key.Key_P)
    qtbot.waitUntil(first.page.preview.keep.isEnabled)
    first.press(Qt.Key.Key_P)
    first.until_called("keep_mark")
    qtbot.waitUntil(lambda: "kept" in first.window.toast.words.text())
    opened = next_window(qtbot, tmp_path, closed(first), 1)
    opened.press(Qt.Key.Key_Z, CONTROL)
    opened.until_called("revoke_mark")
    assert opened.last("revoke_mark") == ("mark-1",)
    opened.press(Qt.Key.Key_Z, CONTROL, SHIFT)
    opened.until_called("redo_mark")


def test_a_decision_made_while_the_history_is_read_is_neither_lost_nor_doubled(
    qtbot: QtBot, tmp_path: Path
) -> None:
    first = Opened(qtbot, tmp_path, FakeSession(20))
    part = first.part
    first.press(Qt.Key.Key_R)
    qtbot.waitUntil(lambda: first.part != part)
    session = closed(first)
    session.hold.add("history")
    opened = Opened(qtbot, tmp_path, session)
    assert opened.window.ledger is not None
    stack, here = opened.window.ledger.stack, opened.part
    opened.press(Qt.Key.Key_A)
    qtbot.waitUntil(lambda: opened.part != here)
    session.release("history")
    qtbot.waitUntil(lambda: stack.count() == 2)
    assert stack.undoText().startswith("accept") and not stack.canRedo()


def test_a_decision_that_is_being_stored_while_the_lot_is_opened_again_can_be_undone(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    session, current, ledger = opened.session, opened.window.current, opened.window.ledger
    assert current is not None and ledger is not None
    session.hold.add("review_part")
    opened.press(Qt.Key.Key_A)
    stored = session.events.pop()  # not yet: the history is read before it
    current.open("lot-1")
    opened.until_called("history", 2)
    session.events.append(stored)
    session.release("review_part")
    qtbot.waitUntil(lambda: ledger.stack.undoText() == "accept part")


def test_a_decision_that_fails_after_another_lot_was_opened_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    session, current = opened.session, opened.window.current
    assert current is not None
    session.hold.add("review_part")
    session.failing["review_part"] = StorageFault("the disk is full")
    opened.press(Qt.Key.Key_A)
    current.open("lot-1")
    session.release("review_part")
    qtbot.waitUntil(opened.window.messages.isVisible)
    assert opened.window.messages.what.text() == "The disk is full"


def test_a_step_that_the_machine_has_overtaken_is_not_offered_any_more(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    session, ledger = opened.session, opened.window.ledger
    assert ledger is not None
    with qtbot.waitSignal(ledger.done):
        ledger.decide(SetThreshold("lot-1", 2.5, 2.5, 2.0, 1.8))
    qtbot.waitUntil(lambda: opened.window.commands["undo"].isEnabled())
    session.events.clear()  # the store leaves it out: a bank was learnt, which has another scale
    session.emit(RecipeChanged("recipe"))
    qtbot.waitUntil(lambda: not opened.window.commands["undo"].isEnabled())


def test_only_the_last_hundred_steps_are_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    session = FakeSession(200)
    first = Opened(qtbot, tmp_path, session)
    for _ in range(103):
        first.page.reviewing.decide_part(PartDecision.UNSURE)
    first.until_called("review_part", 103)
    opened = next_window(qtbot, tmp_path, closed(first), 100)
    assert opened.window.commands["undo"].isEnabled()
