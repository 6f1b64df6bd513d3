"""A recipe that has grown its bank has lots of two banks: what is changed for one leaves the other as it was."""

from __future__ import annotations

import pytest
from lot_in_work import PATIENCE, DrawnParts, lot_of, rows_of

from inspector_app.domain.lot import Lot
from inspector_app.domain.recipe import RecipeVersion
from inspector_app.domain.review import PartDecision
from inspector_app.domain.step import StepAction, StepKind, StepNote
from inspector_app.imaging.demo_parts import DemoKind
from inspector_app.workflow.session import Session

CHANGE = StepNote("change", StepAction.DO, StepKind.CHANGE_SETTINGS, {})


@pytest.fixture
def grown(session: Session, first: DrawnParts) -> Lot:
    """A lot of the bank before; the recipe has a grown one, and then the lot's threshold is moved."""
    lot = lot_of(session)
    rows = rows_of(session, lot)
    ids = [rows[name].part_id for name in first.names(DemoKind.NUISANCE)]
    session.review_parts(ids, PartDecision.ACCEPT).result(PATIENCE)
    session.banks.grow(lot.id, ids).result(PATIENCE)
    session.set_threshold(lot.id, 1.5 * threshold(session, lot)).result(PATIENCE)
    return lot


def threshold(session: Session, lot: Lot) -> float:
    calibration = judged_by(session, lot).calibration
    assert calibration is not None
    return calibration.threshold


def judged_by(session: Session, lot: Lot) -> RecipeVersion:
    return session.summary(lot.id).result(PATIENCE).version


def test_settings_and_classes_are_those_of_the_next_lot_and_move_no_threshold_of_a_former_bank(
    session: Session, grown: Lot
) -> None:
    moved = threshold(session, grown)
    session.step(CHANGE).change_settings(grown.recipe_id, {"check_share": 0.5}).result(PATIENCE)
    session.set_defect_classes(grown.recipe_id, ["burr", "crack"]).result(PATIENCE)
    settings = session.recipe("plate").result(PATIENCE).settings
    assert (settings.check_share, settings.defect_classes) == (0.5, ("burr", "crack"))
    assert threshold(session, grown) == moved


def test_returning_to_a_bank_leaves_the_threshold_that_was_moved_in_its_lots(
    session: Session, grown: Lot
) -> None:
    moved, verdicts = threshold(session, grown), rows_of(session, grown)
    back = session.banks.revert(grown.recipe_id).result(PATIENCE)
    assert threshold(session, grown) == moved
    assert rows_of(session, grown) == verdicts
    recipe = session.recipe("plate").result(PATIENCE)
    assert recipe.calibration is not None and recipe.calibration.threshold == moved
    record = session.bank_records(grown.recipe_id).result(PATIENCE)[0]
    assert record.version.id == back.id
