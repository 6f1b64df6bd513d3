"""A mark that needs a second person acts on nothing until another one approves it, and says so in its history."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from lot_in_work import PATIENCE, DrawnParts, highest_finding, lot_of, outcome, rows_of, worst

from inspector_app.domain.bank import Mark, MarkAction
from inspector_app.domain.challenge_run import ChallengeReason, ChallengeState
from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.lot import Verdict, Who
from inspector_app.domain.review import FindingDecision
from inspector_app.domain.step import StepAction, StepKind, StepNote
from inspector_app.imaging.demo_parts import DemoKind
from inspector_app.workflow.requests import MarkRequest
from inspector_app.workflow.session import Session


@contextmanager
def at_the_desk(workspace: Path, author: str) -> Iterator[Session]:
    session = Session.open(workspace, who=Who(author, "line 4"))
    try:
        yield session
    finally:
        session.close()


def require_approval(session: Session, required: bool = True) -> None:
    version = session.recipe("plate").result(PATIENCE)
    wanted = replace(version.settings, approval_required=required)
    session.change_recipe("plate", wanted).result(PATIENCE)


def shadow(session: Session, first: DrawnParts) -> MarkRequest:
    return highest_finding(session, worst(session, lot_of(session), first.names(DemoKind.NUISANCE)))


def kept(session: Session, request: MarkRequest) -> Mark:
    mark = session.keep_mark(request).result(PATIENCE)
    session.settle()
    return mark


def acts_of(session: Session, mark: Mark) -> list[MarkAction]:
    return [act.action for act in session.mark_history(mark.id).result(PATIENCE)]


@pytest.fixture
def waiting(workspace: Path, first: DrawnParts) -> tuple[Mark, MarkRequest]:
    """A mark that anna has made and that waits."""
    with at_the_desk(workspace, "anna") as session:
        require_approval(session)
        request = replace(shadow(session, first), note="shadow of the gripper")
        before = outcome(session, lot_of(session))
        mark = kept(session, request)
        assert mark.waiting and not mark.active
        scores = {path: found[0] for path, found in before.items()}
        assert {path: found[0] for path, found in outcome(session, lot_of(session)).items()} == scores
    return mark, request


def test_a_waiting_mark_acts_on_nothing_and_its_maker_cannot_approve_it(
    workspace: Path, waiting: tuple[Mark, MarkRequest]
) -> None:
    mark, _ = waiting
    with at_the_desk(workspace, " Anna ") as session:
        assert [one.id for one in session.approvals.waiting(mark.recipe_id).result(PATIENCE)] == [mark.id]
        for ask in (
            lambda: session.approvals.preview(mark.id),
            lambda: session.approvals.approve(mark.id, "fine"),
            lambda: session.approvals.refuse(mark.id, "no"),
        ):
            with pytest.raises(CorrectableError, match=r"P-1.*has made the mark"):
                ask().result(PATIENCE)
        assert not any(row.quiet_by for row in rows_of(session, lot_of(session)).values())
        assert acts_of(session, mark) == [MarkAction.PROPOSE]


def test_another_person_approves_it_and_the_lot_goes_quiet_as_it_was_previewed(
    workspace: Path, waiting: tuple[Mark, MarkRequest]
) -> None:
    mark, _ = waiting
    with at_the_desk(workspace, "bert") as session:
        lot = lot_of(session)
        promised = {part.path for part in session.approvals.preview(mark.id).result(PATIENCE).clears}
        assert promised and acts_of(session, mark) == [MarkAction.PROPOSE], "a preview writes nothing"
        approved = session.approvals.approve(mark.id, "seen on five parts").result(PATIENCE)
        assert approved.active and not approved.waiting
        quiet = {
            path
            for path, row in rows_of(session, lot).items()
            if row.verdict is Verdict.OK and row.quiet_by == (1,)
        }
        assert promised <= quiet
        history = session.mark_history(mark.id).result(PATIENCE)
        assert [(act.action, act.author, act.note) for act in history] == [
            (MarkAction.PROPOSE, "anna", ""),
            (MarkAction.APPROVE, "bert", "seen on five parts"),
        ]
        evidence = history[1].evidence
        assert evidence is not None and evidence.cleared == len(promised)
        with pytest.raises(CorrectableError, match="does not wait"):
            session.approvals.approve(mark.id).result(PATIENCE)
    with at_the_desk(workspace, "carla") as later:
        rows = {row.mark.number: row for row in later.marks(mark.recipe_id).result(PATIENCE)}
        assert rows[1].parts_acted_on >= len(promised)


def test_a_refusal_needs_a_reason_and_takes_the_word_on_the_region_along(
    workspace: Path, waiting: tuple[Mark, MarkRequest]
) -> None:
    mark, _ = waiting
    with at_the_desk(workspace, "bert") as session:

        def said() -> list[object]:
            return [review.decision for review in session.part(mark.part_id).result(PATIENCE).reviews]

        assert said() == [FindingDecision.PSEUDO_ANOMALY], "what anna said of the part stands"
        with pytest.raises(CorrectableError, match="with a reason"):
            session.approvals.refuse(mark.id, " ").result(PATIENCE)
        refused = session.approvals.refuse(mark.id, "that is a crack").result(PATIENCE)
        assert refused.refused and not refused.stands and said() == []
        again = session.approvals.reopen(mark.id).result(PATIENCE)
        assert again.waiting and said() == [FindingDecision.PSEUDO_ANOMALY]


def test_only_who_approved_takes_the_approval_back_and_revoking_is_for_everybody(
    workspace: Path, waiting: tuple[Mark, MarkRequest]
) -> None:
    mark, _ = waiting
    with at_the_desk(workspace, "bert") as session:
        session.approvals.approve(mark.id).result(PATIENCE)
        session.settle()
        quiet = outcome(session, lot_of(session))
    with at_the_desk(workspace, "carla") as session:
        with pytest.raises(CorrectableError, match="only who has approved"):
            session.approvals.reopen(mark.id).result(PATIENCE)
        session.revoke_mark(mark.id).result(PATIENCE)
        assert not any(row.quiet_by for row in rows_of(session, lot_of(session)).values())
        back = session.redo_mark(mark.id).result(PATIENCE)
        assert back.active, "taking the own revoking back is an undo"
        assert outcome(session, lot_of(session)) == quiet
        session.revoke_mark(mark.id).result(PATIENCE)
    with at_the_desk(workspace, "dora") as session:
        asked = session.redo_mark(mark.id).result(PATIENCE)
        assert asked.waiting, "whoever keeps a mark again that another one revoked needs a second person"
        with pytest.raises(CorrectableError, match="has made the mark"):
            session.approvals.approve(mark.id).result(PATIENCE)
    with at_the_desk(workspace, "bert") as session:
        assert session.approvals.approve(mark.id).result(PATIENCE).active


def test_a_revoked_proposal_that_is_kept_again_by_its_maker_still_waits(
    workspace: Path, waiting: tuple[Mark, MarkRequest]
) -> None:
    mark, _ = waiting
    with at_the_desk(workspace, "anna") as session:
        assert not session.revoke_mark(mark.id).result(PATIENCE).stands
        assert session.redo_mark(mark.id).result(PATIENCE).waiting
        assert acts_of(session, mark)[-2:] == [MarkAction.REVOKE, MarkAction.REOPEN]


def test_the_undo_of_an_approval_is_a_step_of_the_one_who_approved(
    workspace: Path, waiting: tuple[Mark, MarkRequest]
) -> None:
    mark, _ = waiting
    content = {"mark_id": mark.id, "label": mark.label, "reason": "fine"}
    with at_the_desk(workspace, "bert") as session:
        lot = lot_of(session)
        note = StepNote("step", StepAction.DO, StepKind.APPROVE_MARK, content)
        session.step(note).approve_mark(mark.id, "fine").result(PATIENCE)
        assert [step.kind for step in session.history(lot.id).result(PATIENCE).done] == [
            StepKind.APPROVE_MARK
        ]
        session.step(replace(note, action=StepAction.UNDO)).reopen_mark(mark.id).result(PATIENCE)
        assert [step.kind for step in session.history(lot.id).result(PATIENCE).undone] == [
            StepKind.APPROVE_MARK
        ]
        assert not any(row.quiet_by for row in rows_of(session, lot).values())
        session.step(replace(note, action=StepAction.REDO)).approve_mark(mark.id, "fine").result(PATIENCE)
        assert any(row.quiet_by for row in rows_of(session, lot).values())


def test_marks_of_before_act_on_when_approval_is_required_and_their_history_says_so(
    session: Session, first: DrawnParts
) -> None:
    mark = kept(session, shadow(session, first))
    before = outcome(session, lot_of(session))
    require_approval(session)
    assert outcome(session, lot_of(session)) == before
    last = session.mark_history(mark.id).result(PATIENCE)[-1]
    assert (last.action, last.note) == (MarkAction.STAY, "kept before approval was required; it acts on")
    assert session.find_mark(1).result(PATIENCE).active
    require_approval(session)
    assert acts_of(session, mark) == [MarkAction.KEEP, MarkAction.STAY], "said once"


def test_a_mark_that_loses_a_known_part_is_approved_only_with_a_reason_that_stands_beside_the_run(
    workspace: Path, first: DrawnParts
) -> None:
    with at_the_desk(workspace, "anna") as session:
        require_approval(session)
        lot = lot_of(session)
        row = worst(session, lot, first.names(DemoKind.DEFECT))
        request = highest_finding(session, row)
        mark = kept(session, request)
        session.review_finding(request.finding_id or "", FindingDecision.DEFECT).result(PATIENCE)
        session.settle()
    with at_the_desk(workspace, "bert") as session:
        hidden = session.approvals.preview(mark.id).result(PATIENCE).hides
        assert [part.path for part in hidden] == [row.path]
        with pytest.raises(CorrectableError, match="known parts are lost"):
            session.approvals.approve(mark.id, "fine").result(PATIENCE)
        session.approvals.approve(mark.id, "fine", "the part was rejected by mistake").result(PATIENCE)
        latest = session.challenges.standing(lot.recipe_id).result(PATIENCE).latest
        assert latest is not None and latest.reason is ChallengeReason.MARK
        assert (latest.state, latest.confirmed) == (ChallengeState.ESCAPE, True)
        assert (latest.author, latest.confirmation) == ("bert", "the part was rejected by mistake")
