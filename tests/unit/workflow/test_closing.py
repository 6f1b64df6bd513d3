"""What is asked of a session after its end is cancelled, not an error: timers of a window may still ring."""

from __future__ import annotations

from pathlib import Path
from threading import Event, Thread

from lot_in_work import PATIENCE, lot_of

from inspector_app.domain.filtering import PartQuery
from inspector_app.domain.review import PartDecision
from inspector_app.workflow.reviewing import AT_ONCE
from inspector_app.workflow.session import Session


def test_reads_and_pictures_asked_after_the_end_are_cancelled(tmp_path: Path) -> None:
    session = Session.open(tmp_path)
    session.close()
    for asked in (session.lots(), session.scores("lot"), session.pixels("image"), session.thumbnail("image")):
        assert asked.cancelled()


def test_a_decision_on_many_parts_is_stored_whole_though_the_session_is_closed_meanwhile(
    session: Session, workspace: Path
) -> None:
    part_ids = session.part_ids(lot_of(session).id, PartQuery()).result(PATIENCE)
    assert len(part_ids) > AT_ONCE
    gate = Event()
    session._writer.submit(lambda writing: gate.wait(PATIENCE))
    decided = session.review_parts(part_ids, PartDecision.ACCEPT)
    closing = Thread(target=session.close)
    closing.start()
    gate.set()
    closing.join()
    assert len(decided.result(0)) == len(part_ids)
    again = Session.open(workspace)
    try:
        assert again.summary(lot_of(again).id).result(PATIENCE).counts.accepted == len(part_ids)
    finally:
        again.close()
