"""Duplicates are proposed by distance, previewed, merged as one act, and come apart again without a trace."""

from __future__ import annotations

import pytest
from lot_in_work import PATIENCE, DrawnParts, highest_finding, lot_of, outcome, worst

from inspector_app.domain.bank import Mark, MarkAction
from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.geometry import Box, Region
from inspector_app.domain.lot import Lot
from inspector_app.imaging.demo_parts import DemoKind
from inspector_app.workflow.requests import MarkRequest
from inspector_app.workflow.session import Session


def kept_twice(session: Session, first: DrawnParts) -> tuple[Lot, Mark, Mark]:
    """The same finding marked twice, as two people do who do not know of each other."""
    lot = lot_of(session)
    row = worst(session, lot, first.names(DemoKind.NUISANCE))
    request = highest_finding(session, row)
    region = session.read(lambda reading: reading.finding(request.finding_id or "").finding.box).result(
        PATIENCE
    )
    one = session.keep_mark(request).result(PATIENCE)
    session.settle()
    other = session.keep_mark(_drawn(request, region)).result(PATIENCE)
    session.settle()
    return lot, one, other


def _drawn(request: MarkRequest, box: Box) -> MarkRequest:
    grown = Box(max(0, box.x - 4), max(0, box.y - 4), box.w + 8, box.h + 8)
    return MarkRequest(request.image_id, region=Region.from_box(grown, 10_000, 10_000))


def test_the_same_place_marked_twice_is_proposed_and_other_marks_are_not(
    session: Session, first: DrawnParts
) -> None:
    lot, one, other = kept_twice(session, first)
    defect = worst(session, lot, first.names(DemoKind.DEFECT))
    session.keep_mark(highest_finding(session, defect)).result(PATIENCE)
    session.settle()
    pairs = session.mark_acts.duplicates(lot.recipe_id).result(PATIENCE)
    assert [{pair.keeps.number, pair.covered.number} for pair in pairs] == [{one.number, other.number}]


def test_a_merge_is_one_act_that_its_history_tells_and_that_is_undone_exactly(
    session: Session, first: DrawnParts
) -> None:
    lot, _, _ = kept_twice(session, first)
    before = outcome(session, lot)
    (pair,) = session.mark_acts.duplicates(lot.recipe_id).result(PATIENCE)
    change = session.mark_acts.preview_merge(pair.keeps.id, pair.covered.id).result(PATIENCE)
    assert change.lots == (lot.name,) and outcome(session, lot) == before, "a preview writes nothing"

    session.mark_acts.merge(pair.keeps.id, pair.covered.id, in_spite=True).result(PATIENCE)
    after = outcome(session, lot)
    loud = {path for path, (_, score, _) in after.items() if score >= 1 > before[path][1]}  # type: ignore[operator]
    assert loud == {part.path for part in change.returns}, "what gets loud was told before"
    last = session.mark_history(pair.covered.id).result(PATIENCE)[-1]
    assert last.action is MarkAction.REVOKE and last.note == f"covered by {pair.keeps.label}"
    assert session.mark_acts.duplicates(lot.recipe_id).result(PATIENCE) == ()

    session.mark_acts.unmerge(pair.keeps.id, pair.covered.id).result(PATIENCE)
    assert outcome(session, lot) == before


def test_a_merge_that_makes_quiet_parts_loud_is_refused_unless_a_person_insists(
    session: Session, first: DrawnParts
) -> None:
    lot = lot_of(session)
    shadow = worst(session, lot, first.names(DemoKind.NUISANCE))
    defect = worst(session, lot, first.names(DemoKind.DEFECT))
    requests = highest_finding(session, shadow), highest_finding(session, defect)
    one, other = (session.keep_mark(request).result(PATIENCE) for request in requests)
    session.settle()
    before = outcome(session, lot)
    change = session.mark_acts.preview_merge(one.id, other.id).result(PATIENCE)
    assert defect.path in {part.path for part in change.returns} and change.harms
    with pytest.raises(CorrectableError, match=r"quiet parts would be flagged again"):
        session.mark_acts.merge(one.id, other.id).result(PATIENCE)
    assert outcome(session, lot) == before
    session.mark_acts.merge(one.id, other.id, in_spite=True).result(PATIENCE)
    assert (outcome(session, lot)[defect.path][1] or 0) >= 1


def test_a_mark_is_not_merged_into_itself_or_into_a_revoked_one(session: Session, first: DrawnParts) -> None:
    _, one, other = kept_twice(session, first)
    with pytest.raises(CorrectableError, match="itself"):
        session.mark_acts.merge(one.id, one.id).result(PATIENCE)
    session.revoke_mark(one.id).result(PATIENCE)
    with pytest.raises(CorrectableError, match="revoked already"):
        session.mark_acts.merge(one.id, other.id).result(PATIENCE)


def test_several_marks_are_revoked_as_one_act_or_not_at_all(session: Session, first: DrawnParts) -> None:
    lot = lot_of(session)
    before = outcome(session, lot)
    _, one, other = kept_twice(session, first)
    with_both = outcome(session, lot)
    session.mark_acts.switch([one.id, other.id], MarkAction.REVOKE).result(PATIENCE)
    assert outcome(session, lot) == before
    session.redo_mark(one.id).result(PATIENCE)
    with pytest.raises(CorrectableError, match="kept already"):
        session.mark_acts.switch([other.id, one.id], MarkAction.REDO).result(PATIENCE)
    assert not session.find_mark(other.number).result(PATIENCE).active, "neither of them was touched"
    session.mark_acts.switch([other.id], MarkAction.REDO).result(PATIENCE)
    assert outcome(session, lot) == with_both
