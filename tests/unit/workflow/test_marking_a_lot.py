"""Marks act at once, are taken back without a trace, and leave alone what they do not concern."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from lot_in_work import PATIENCE, DrawnParts, highest_finding, inspect, lot_of, outcome, rows_of, worst

from inspector_app.domain.bank import Mark
from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.lot import Verdict
from inspector_app.domain.review import PartDecision
from inspector_app.imaging.demo_parts import DemoKind
from inspector_app.store.reading import Reading
from inspector_app.store.reference_kinds import SOURCE, VIEWS
from inspector_app.workflow.requests import MarkRequest
from inspector_app.workflow.session import Session


def everything(workspace: Path) -> tuple[str, list[Path]]:
    """The whole database as text, and every file that was kept."""
    connection = sqlite3.connect(workspace / "inspector.db")
    try:
        dump = "\n".join(connection.iterdump())
    finally:
        connection.close()
    return dump, sorted((workspace / "artifacts").rglob("*"))


def kept(session: Session, request: MarkRequest) -> Mark:
    """A mark whose augmented views have joined."""
    mark = session.keep_mark(request).result(PATIENCE)
    session.settle()
    return mark


def shadow(session: Session, first: DrawnParts) -> MarkRequest:
    lot = lot_of(session)
    return highest_finding(session, worst(session, lot, first.names(DemoKind.NUISANCE)))


def shadows(session: Session, first: DrawnParts) -> tuple[MarkRequest, MarkRequest]:
    """The highest findings of the two worst shadowed parts."""
    names = set(first.names(DemoKind.NUISANCE))
    lot = lot_of(session)
    one = worst(session, lot, list(names))
    two = worst(session, lot, list(names - {one.path}))
    return highest_finding(session, one), highest_finding(session, two)


def kinds_of_references(session: Session, mark: Mark) -> set[str]:
    def read(reading: Reading) -> set[str]:
        return {
            kind
            for kind in (SOURCE, VIEWS)
            for row in reading.references(mark.recipe_id, mark.encoding_id, kind)
            if row.source_id == mark.id
        }

    return session.read(read).result(PATIENCE)


def test_a_preview_writes_nothing(session: Session, workspace: Path, first: DrawnParts) -> None:
    request = shadow(session, first)
    before = everything(workspace)
    preview = session.preview_mark(request).result(PATIENCE)
    session.settle()
    assert preview.clears and preview.blind and preview.confirmed == 0
    assert everything(workspace) == before


def test_what_a_preview_clears_is_what_keeping_clears(session: Session, first: DrawnParts) -> None:
    lot, request = lot_of(session), shadow(session, first)
    promised = {part.path for part in session.preview_mark(request).result(PATIENCE).clears}
    session.keep_mark(request).result(PATIENCE)
    cleared = {
        path
        for path, row in rows_of(session, lot).items()
        if row.verdict is Verdict.OK and row.quiet_by == (1,)
    }
    assert promised and promised <= cleared


def test_revoking_and_keeping_again_are_exact(session: Session, first: DrawnParts) -> None:
    lot = lot_of(session)
    before = outcome(session, lot)
    mark = kept(session, shadow(session, first))
    with_mark = outcome(session, lot)
    assert with_mark != before

    session.revoke_mark(mark.id).result(PATIENCE)
    assert outcome(session, lot) == before
    session.redo_mark(mark.id).result(PATIENCE)
    session.settle()
    assert outcome(session, lot) == with_mark
    with pytest.raises(CorrectableError, match="kept already"):
        session.redo_mark(mark.id).result(PATIENCE)


def test_the_order_in_which_marks_are_taken_back_does_not_matter(session: Session, first: DrawnParts) -> None:
    lot = lot_of(session)
    before = outcome(session, lot)
    here, there = shadows(session, first)  # both are chosen first: one mark may clear them all
    one = kept(session, here)
    with_one = outcome(session, lot)
    two = kept(session, there)
    assert (one.number, two.number) == (1, 2)
    session.revoke_mark(one.id).result(PATIENCE)
    session.redo_mark(one.id).result(PATIENCE)
    session.revoke_mark(two.id).result(PATIENCE)
    assert outcome(session, lot) == with_one
    session.revoke_mark(one.id).result(PATIENCE)
    assert outcome(session, lot) == before


def test_augmented_views_join_in_the_background(session: Session, first: DrawnParts) -> None:
    mark = session.keep_mark(shadow(session, first)).result(PATIENCE)
    assert SOURCE in kinds_of_references(session, mark)
    session.settle()
    assert kinds_of_references(session, mark) == {SOURCE, VIEWS}


def test_a_second_session_sees_the_same_and_a_rescore_changes_nothing(
    workspace: Path, first: DrawnParts
) -> None:
    session = Session.open(workspace)
    try:
        kept(session, shadow(session, first))
        before = outcome(session, lot_of(session))
    finally:
        session.close()
    session = Session.open(workspace)
    try:
        lot = lot_of(session)
        assert outcome(session, lot) == before
        assert session.rescore(lot.id).result(PATIENCE) == 0
        assert outcome(session, lot) == before
    finally:
        session.close()


def test_the_guard_counts_confirmed_defects_and_says_which_one_a_mark_would_hide(
    session: Session, first: DrawnParts
) -> None:
    lot = lot_of(session)
    rows = rows_of(session, lot)
    defects = [name for name in first.names(DemoKind.DEFECT) if rows[name].verdict is Verdict.FLAGGED]
    assert len(defects) >= 2
    for name in defects:
        session.review_part(rows[name].part_id, PartDecision.REJECT).result(PATIENCE)
    hiding = session.preview_mark(highest_finding(session, rows[defects[0]])).result(PATIENCE)
    assert hiding.confirmed == len(defects)
    assert [part.path for part in hiding.hides] == [defects[0]]
    assert hiding.hides[0].before >= 1 > hiding.hides[0].after

    harmless = session.preview_mark(shadow(session, first)).result(PATIENCE)
    assert harmless.confirmed == len(defects) and harmless.hides == ()


def test_a_mark_on_a_confirmed_defect_is_told_from_a_harmless_one(
    session: Session, first: DrawnParts
) -> None:
    lot = lot_of(session)
    row = worst(session, lot, first.names(DemoKind.DEFECT))
    harmless = session.keep_mark(shadow(session, first)).result(PATIENCE)
    assert session.defects_near_marks(lot.recipe_id).result(PATIENCE) == {harmless.number: 0}
    review = session.review_part(row.part_id, PartDecision.REJECT).result(PATIENCE)
    mistaken = session.keep_mark(highest_finding(session, row)).result(PATIENCE)
    near = session.defects_near_marks(lot.recipe_id).result(PATIENCE)
    assert near == {harmless.number: 0, mistaken.number: 1}
    session.withdraw(review.id).result(PATIENCE)
    near = session.defects_near_marks(lot.recipe_id).result(PATIENCE)
    assert near == {harmless.number: 0, mistaken.number: 0}


def test_a_review_taken_back_confirms_nothing_any_more(session: Session, first: DrawnParts) -> None:
    lot = lot_of(session)
    row = worst(session, lot, first.names(DemoKind.DEFECT))
    request = shadow(session, first)
    review = session.review_part(row.part_id, PartDecision.REJECT).result(PATIENCE)
    assert session.preview_mark(request).result(PATIENCE).confirmed == 1
    session.withdraw(review.id).result(PATIENCE)
    assert session.preview_mark(request).result(PATIENCE).confirmed == 0


def test_a_mark_is_kept_with_what_it_does_at_the_threshold_that_was_moved_after_its_preview(
    session: Session, first: DrawnParts
) -> None:
    lot, request = lot_of(session), shadow(session, first)
    assert session.preview_mark(request).result(PATIENCE).clears
    highest = max(row.raw or 0.0 for row in rows_of(session, lot).values())
    session.set_threshold(lot.id, highest + 1).result(PATIENCE)
    mark = session.keep_mark(request).result(PATIENCE)
    evidence = session.mark_history(mark.id).result(PATIENCE)[0].evidence
    assert evidence is not None
    assert (evidence.threshold, evidence.cleared) == (highest + 1, 0)


def test_an_earlier_lot_keeps_its_scores_when_a_later_lot_marks(
    session: Session, first: DrawnParts, second: DrawnParts
) -> None:
    earlier = lot_of(session)
    before = outcome(session, earlier)
    later = inspect(session, second)
    assert outcome(session, earlier) == before
    untouched = outcome(session, later)
    kept(session, highest_finding(session, worst(session, later, [part.file for part in second.parts])))
    assert outcome(session, later) != untouched
    assert outcome(session, earlier) == before


def test_a_lot_of_which_a_revoked_mark_took_nothing_that_counts_forgets_it_too(
    session: Session, first: DrawnParts, second: DrawnParts
) -> None:
    found = highest_finding(session, worst(session, lot_of(session), first.names(DemoKind.DEFECT)))
    mark = kept(session, found)
    later = inspect(session, second)
    assert not any(mark.number in row.quiet_by for row in rows_of(session, later).values())
    session.revoke_mark(mark.id).result(PATIENCE)
    session.settle()
    assert session.rescore(later.id).result(PATIENCE) == 0
    session.redo_mark(mark.id).result(PATIENCE)
    session.settle()
    assert session.rescore(later.id).result(PATIENCE) == 0
