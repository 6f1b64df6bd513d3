"""An act and the note that it was a step are committed together, and a later session reads the step."""

from __future__ import annotations

from pathlib import Path

import pytest
from lot_in_work import PATIENCE, DrawnParts, highest_finding, lot_of, rows_of, worst

from inspector_app.domain.errors import NotFound
from inspector_app.domain.filtering import PartQuery
from inspector_app.domain.lot import Who
from inspector_app.domain.review import PartDecision
from inspector_app.domain.step import StepAction, StepKind, StepNote
from inspector_app.imaging.demo_parts import DemoKind
from inspector_app.workflow.session import Session


def note(
    name: str, kind: StepKind = StepKind.REVIEW_PART, action: StepAction = StepAction.DO, **content: object
) -> StepNote:
    return StepNote(name, action, kind, content)


def test_steps_of_one_session_are_undone_in_the_next(workspace: Path) -> None:
    yesterday = Session.open(workspace)
    lot = lot_of(yesterday)
    ids = yesterday.part_ids(lot.id, PartQuery()).result(PATIENCE)
    one = yesterday.step(note("one")).review_part(ids[0], PartDecision.REJECT).result(PATIENCE)
    many = note("many", StepKind.REVIEW_PARTS)
    reviews = yesterday.step(many).review_parts(ids[:25], PartDecision.ACCEPT).result(PATIENCE)
    yesterday.close()

    today = Session.open(workspace)
    try:
        done = today.history(lot.id).result(PATIENCE).done
        assert [step.id for step in done] == ["one", "many"]
        assert done[0].result == (one.id,)
        assert done[1].result == tuple(review.id for review in reviews), "more than a transaction: one step"
        undo = note("many", StepKind.REVIEW_PARTS, StepAction.UNDO)
        today.step(undo).withdraw_all(done[1].result).result(PATIENCE)
        found = today.history(lot.id).result(PATIENCE)
        assert ([s.id for s in found.done], [s.id for s in found.undone]) == (["one"], ["many"])
        decided = [row.decision for row in rows_of(today, lot).values() if row.decision is not None]
        assert decided == [PartDecision.REJECT]
    finally:
        today.close()


def test_somebody_else_has_a_history_of_their_own(session: Session, workspace: Path) -> None:
    lot = lot_of(session)
    part_id = session.part_ids(lot.id, PartQuery()).result(PATIENCE)[0]
    session.step(note("mine")).review_part(part_id, PartDecision.REJECT).result(PATIENCE)
    session.close()
    other = Session.open(workspace, who=Who("somebody else", "station 2"))
    try:
        assert other.history(lot.id).result(PATIENCE).done == ()
    finally:
        other.close()


def test_an_act_that_fails_is_no_step(session: Session) -> None:
    lot = lot_of(session)
    ids = session.part_ids(lot.id, PartQuery()).result(PATIENCE)
    with pytest.raises(NotFound):
        session.step(note("none", StepKind.REVIEW_PARTS)).review_parts(
            (*ids, "no such part"), PartDecision.ACCEPT
        ).result(PATIENCE)
    assert session.history(lot.id).result(PATIENCE).done == ()


def test_a_mark_and_a_threshold_are_steps_too(session: Session, first: DrawnParts) -> None:
    lot = lot_of(session)
    request = highest_finding(session, worst(session, lot, first.names(DemoKind.NUISANCE)))
    content = {"part_id": "p", "clears": 1}
    mark = session.step(note("mark", StepKind.KEEP_MARK, **content)).keep_mark(request).result(PATIENCE)
    scale = session.summary(lot.id).result(PATIENCE).version.calibration
    assert scale is not None
    now, before = (
        [scale.threshold + 1, scale.lower + 1],
        [scale.threshold, scale.lower],
    )
    moved = note("threshold", StepKind.SET_THRESHOLD, lot_id=lot.id, now=now, before=before)
    session.step(moved).set_threshold(lot.id, *now).result(PATIENCE)
    assert [step.id for step in session.history(lot.id).result(PATIENCE).done] == ["mark", "threshold"]
    session.revoke_mark(mark.id).result(PATIENCE)  # on the bank page of another window
    assert [step.id for step in session.history(lot.id).result(PATIENCE).done] == ["threshold"]
