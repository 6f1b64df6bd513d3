"""Decisions are stored, withdrawn and stored again; quick fingers do not confuse them."""

from __future__ import annotations

from typing import Any, cast

import pytest
from pytestqt.qtbot import QtBot

from inspector_app.domain.errors import StorageFault
from inspector_app.domain.review import FindingDecision, PartDecision
from inspector_app.domain.step import StepKind
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.commands import (
    Decision,
    KeepMark,
    ReviewFinding,
    ReviewPart,
    SetThreshold,
    SwitchMark,
)
from inspector_app.ui.ledger import Ledger
from inspector_app.workflow.requests import MarkRequest
from tests.ui.fake_session import FakeSession

PART = "part-000003"


def ledger_on(session: FakeSession) -> Ledger:
    return Ledger(cast(Any, session), Bridge())


def decide(qtbot: QtBot, ledger: Ledger, decision: Any) -> None:
    with qtbot.waitSignal(ledger.done):
        ledger.decide(decision)


def test_a_review_is_withdrawn_by_undo_and_given_again_by_redo(qtbot: QtBot) -> None:
    session = FakeSession(10)
    ledger = ledger_on(session)
    decide(qtbot, ledger, ReviewPart(PART, PartDecision.REJECT, "bent"))
    with qtbot.waitSignal(ledger.undone):
        ledger.undo()
    with qtbot.waitSignal(ledger.done):
        ledger.redo()
    assert session.calls == [
        ("review_part", (PART, PartDecision.REJECT, "bent")),
        ("withdraw", ("review-1",)),
        ("review_part", (PART, PartDecision.REJECT, "bent")),
    ]


def test_undo_before_the_review_is_stored_waits_and_then_withdraws_it(qtbot: QtBot) -> None:
    session = FakeSession(10)
    session.hold.add("review_part")
    ledger = ledger_on(session)
    ledger.decide(ReviewPart(PART, PartDecision.ACCEPT))
    ledger.undo()
    assert session.names() == ["review_part"]
    with qtbot.waitSignal(ledger.undone):
        session.release("review_part")
    assert session.calls[-1] == ("withdraw", ("review-1",))


def test_undo_and_redo_before_anything_is_stored_leave_one_review(qtbot: QtBot) -> None:
    session = FakeSession(10)
    session.hold.add("review_part")
    ledger = ledger_on(session)
    ledger.decide(ReviewPart(PART, PartDecision.ACCEPT))
    ledger.undo()
    ledger.redo()
    with qtbot.waitSignal(ledger.done):
        session.release("review_part")
    qtbot.wait(20)
    assert session.names() == ["review_part"]


def test_a_mark_is_revoked_by_undo_and_the_same_mark_kept_by_redo(qtbot: QtBot) -> None:
    session = FakeSession(10)
    ledger = ledger_on(session)
    request = MarkRequest("image-000003", finding_id=f"{PART}/1")
    decide(qtbot, ledger, KeepMark(PART, request, 4))
    with qtbot.waitSignal(ledger.undone):
        ledger.undo()
    with qtbot.waitSignal(ledger.done):
        ledger.redo()
    assert session.calls == [
        ("keep_mark", (request,)),
        ("revoke_mark", ("mark-1",)),
        ("redo_mark", ("mark-1",)),
    ]


def test_revoking_on_the_bank_page_can_be_undone(qtbot: QtBot) -> None:
    session = FakeSession(10)
    ledger = ledger_on(session)
    keep = KeepMark(PART, MarkRequest("image-000003", finding_id=f"{PART}/1"), 4)
    decide(qtbot, ledger, keep)
    decide(qtbot, ledger, SwitchMark.of(keep.result))
    with qtbot.waitSignal(ledger.undone):
        ledger.undo()
    assert session.names()[-2:] == ["revoke_mark", "redo_mark"]


def test_findings_and_the_threshold_go_back_to_what_they_were(qtbot: QtBot) -> None:
    session = FakeSession(10)
    ledger = ledger_on(session)
    decide(qtbot, ledger, ReviewFinding(PART, f"{PART}/1", FindingDecision.DEFECT, "dent"))
    decide(qtbot, ledger, SetThreshold("lot-1", 2.4, 1.9, 2.0, 1.8))
    for _ in range(2):
        with qtbot.waitSignal(ledger.undone):
            ledger.undo()
    assert session.calls[-2:] == [("set_threshold", ("lot-1", 2.0, 1.8)), ("withdraw", ("review-1",))]


def test_a_decision_that_cannot_be_stored_says_so_and_cannot_be_undone(qtbot: QtBot) -> None:
    session = FakeSession(10)
    session.failing["review_part"] = StorageFault("the disk is full")
    ledger = ledger_on(session)
    with qtbot.waitSignal(ledger.failed):
        ledger.decide(ReviewPart(PART, PartDecision.ACCEPT))
    ledger.undo()
    qtbot.wait(20)
    assert session.names() == ["review_part"]


def test_undo_after_a_decision_that_failed_takes_back_the_one_before_at_once(qtbot: QtBot) -> None:
    session = FakeSession(10)
    ledger = ledger_on(session)
    decide(qtbot, ledger, ReviewPart(PART, PartDecision.ACCEPT))
    session.failing["review_part"] = StorageFault("the disk is full")
    with qtbot.waitSignal(ledger.failed):
        ledger.decide(ReviewPart(PART, PartDecision.REJECT))
    assert ledger.stack.undoText() == "accept part"
    with qtbot.waitSignal(ledger.undone):
        ledger.undo()
    assert not ledger.stack.canUndo(), "nothing is offered that would do nothing"


def test_a_decision_that_failed_after_it_was_taken_back_is_not_made_again_by_redo(qtbot: QtBot) -> None:
    session = FakeSession(10)
    session.failing["review_part"] = StorageFault("the disk is full")
    session.hold.add("review_part")
    ledger = ledger_on(session)
    ledger.decide(ReviewPart(PART, PartDecision.ACCEPT))
    ledger.undo()
    with qtbot.waitSignal(ledger.failed):
        session.release("review_part")
    ledger.redo()
    assert session.names() == ["review_part"] and not ledger.stack.canRedo()


def test_a_session_that_refuses_at_once_raises_here_and_not_inside_qt(qtbot: QtBot) -> None:
    session = FakeSession(10)
    ledger = ledger_on(session)
    with pytest.raises(KeyError):
        ledger.decide(Refused("part", None))


class Refused(Decision):
    kind = StepKind.REVIEW_PART

    def content(self) -> dict[str, Any]:
        return {}

    def perform(self, session: Any) -> Any:
        raise KeyError("closed")
