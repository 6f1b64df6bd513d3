"""What people confirm as a defect, or take back, reaches the scores of its lot, whichever act the machine did first."""

from __future__ import annotations

from pathlib import Path

from lot_in_work import PATIENCE, DrawnParts, highest_finding, inspect, lot_of, outcome, rows_of, worst

from inspector_app.domain.lot import Verdict
from inspector_app.domain.review import FindingDecision, PartDecision
from inspector_app.imaging.demo_parts import DemoKind
from inspector_app.workflow.events import Event, Notice
from inspector_app.workflow.requests import MarkRequest
from inspector_app.workflow.session import Session


def shadow(session: Session, first: DrawnParts) -> MarkRequest:
    return highest_finding(session, worst(session, lot_of(session), first.names(DemoKind.NUISANCE)))


def test_a_rejected_part_is_no_longer_kept_quiet_where_a_preview_heard_of_the_rejection_first(
    workspace: Path, first: DrawnParts
) -> None:
    yesterday = Session.open(workspace)
    mark = yesterday.keep_mark(shadow(yesterday, first)).result(PATIENCE)
    yesterday.settle()
    yesterday.close()

    session = Session.open(workspace)
    try:
        lot = lot_of(session)
        quieted = next(row for row in rows_of(session, lot).values() if row.quiet_by == (mark.number,))
        session.review_part(quieted.part_id, PartDecision.REJECT).result(PATIENCE)  # no engine is loaded yet
        other = worst(session, lot, first.names(DemoKind.DEFECT))
        preview = session.preview_mark(highest_finding(session, other)).result(PATIENCE)
        assert preview.confirmed == 1
        session.settle()
        now = rows_of(session, lot)[quieted.path]
        assert (now.quiet_by, now.verdict) == ((), Verdict.FLAGGED)
        assert session.rescore(lot.id).result(PATIENCE) == 0
    finally:
        session.close()


def test_a_mark_on_what_was_called_a_defect_makes_it_none_and_revoked_it_is_one_again(
    session: Session, first: DrawnParts
) -> None:
    lot, request = lot_of(session), shadow(session, first)
    session.keep_mark(request).result(PATIENCE)
    session.settle()
    found = highest_finding(session, worst(session, lot, first.names(DemoKind.DEFECT)))
    assert found.finding_id is not None
    session.review_finding(found.finding_id, FindingDecision.DEFECT).result(PATIENCE)
    session.settle()
    with_defect = outcome(session, lot)
    mark = session.keep_mark(found).result(PATIENCE)
    session.settle()
    assert session.rescore(lot.id).result(PATIENCE) == 0
    assert session.preview_mark(request).result(PATIENCE).confirmed == 0
    session.revoke_mark(mark.id).result(PATIENCE)
    session.settle()
    assert outcome(session, lot) == with_defect
    assert session.preview_mark(request).result(PATIENCE).confirmed == 1


def test_a_defect_of_one_lot_lets_a_mark_keep_nothing_like_it_quiet_in_another(
    session: Session, first: DrawnParts, second: DrawnParts
) -> None:
    lot, told = lot_of(session), list[Event]()
    mark = session.keep_mark(shadow(session, first)).result(PATIENCE)
    later = inspect(session, second)
    session.settle()
    before = outcome(session, lot)
    ok = [name for name, row in rows_of(session, lot).items() if row.verdict is Verdict.OK]
    session.subscribe(told.append)
    quieted = next(row for row in rows_of(session, later).values() if row.quiet_by == (mark.number,))
    review = session.review_part(quieted.part_id, PartDecision.REJECT).result(PATIENCE)
    session.settle()
    now = rows_of(session, lot)
    lost = [name for name in ok if now[name].verdict is Verdict.FLAGGED]
    assert lost and all(before[name][2] == (mark.number,) for name in lost)
    (notice,) = [one for one in told if isinstance(one, Notice) and "flagged again" in one.what]
    assert (notice.subject, notice.what.rsplit(": ")[1]) == (lot.name, str(len(lost)))
    assert session.rescore(lot.id).result(PATIENCE) == 0

    session.withdraw(review.id).result(PATIENCE)
    session.settle()
    assert outcome(session, lot) == before
