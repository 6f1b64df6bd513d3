"""One word on many parts: all or none, taken back as one; and what a recipe calls its defects."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspector_app.domain.errors import CorrectableError, NotFound
from inspector_app.domain.filtering import PartQuery
from inspector_app.domain.review import PartDecision
from inspector_app.workflow.reviewing import AT_ONCE
from inspector_app.workflow.session import Session


def decisions(session: Session, lot_id: str) -> list[PartDecision | None]:
    return [row.decision for row in session.part_rows(lot_id, PartQuery(), 0, 1000).result()]


def test_a_selection_larger_than_a_transaction_is_decided_and_taken_back(
    inspected: Path, session: Session
) -> None:
    lot_id = session.lots().result()[0].lot.id
    ids = session.part_ids(lot_id, PartQuery()).result()
    assert len(ids) > AT_ONCE
    reviews = session.review_parts(ids, PartDecision.REJECT, "wet").result()
    assert [review.part_id for review in reviews] == list(ids)
    assert set(decisions(session, lot_id)) == {PartDecision.REJECT}
    session.withdraw_all([review.id for review in reviews]).result()
    assert set(decisions(session, lot_id)) == {None}


def test_when_one_part_cannot_be_decided_none_is(session: Session) -> None:
    lot_id = session.lots().result()[0].lot.id
    ids = session.part_ids(lot_id, PartQuery()).result()
    with pytest.raises(NotFound):
        session.review_parts((*ids, "no such part"), PartDecision.ACCEPT).result()
    assert set(decisions(session, lot_id)) == {None}


def test_nothing_selected_is_nothing_written(session: Session) -> None:
    assert session.review_parts((), PartDecision.ACCEPT).result() == []


def test_other_defect_classes_are_a_new_version_on_the_same_scale(session: Session) -> None:
    summary = session.lots().result()[0]
    version = session.set_defect_classes(summary.lot.recipe_id, ["burr", "  deep dent"]).result()
    assert version.number == summary.version.number + 1
    assert version.settings.defect_classes == ("burr", "deep dent")
    assert version.calibration == summary.version.calibration
    with pytest.raises(CorrectableError):
        session.set_defect_classes(summary.lot.recipe_id, ["burr", "Burr"]).result()
    assert session.lots().result()[0].version == version
