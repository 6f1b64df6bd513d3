"""Growing the bank is a step: undone and done again, in the next session too, while nobody has changed it since."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from lot_in_work import PATIENCE, DrawnParts, highest_finding, lot_of, rows_of, worst

from inspector_app.domain.bank import BankVersion
from inspector_app.domain.challenge_run import ChallengeReason, ChallengeState
from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.lot import Lot
from inspector_app.domain.recipe import FAST_BACKBONE
from inspector_app.domain.review import PartDecision
from inspector_app.domain.step import StepAction, StepKind, StepNote
from inspector_app.imaging.decode import decode
from inspector_app.imaging.demo_parts import DemoKind
from inspector_app.store.writing import Writing
from inspector_app.workflow.bank_stepping import BankSteps
from inspector_app.workflow.events import Event, Notice
from inspector_app.workflow.requests import OpenFolder
from inspector_app.workflow.session import Session


def banks(session: Session, name: str = "growth", action: StepAction = StepAction.DO) -> BankSteps:
    return session.step(StepNote(name, action, StepKind.GROW_BANK, {})).banks


def accepted(session: Session, lot: Lot, names: list[str]) -> list[str]:
    rows = rows_of(session, lot)
    ids = [rows[name].part_id for name in names]
    session.review_parts(ids, PartDecision.ACCEPT).result(PATIENCE)
    return ids


def shadows(session: Session, lot: Lot, first: DrawnParts) -> list[str]:
    """Keys of flagged shadows that are accepted now."""
    rows = rows_of(session, lot)
    flagged = [name for name in first.names(DemoKind.NUISANCE) if rows[name].verdict == "flagged"]
    return accepted(session, lot, flagged)


def bank(session: Session, lot: Lot) -> BankVersion:
    found = session.read(lambda reading: reading.bank_version(lot.recipe_id)).result(PATIENCE)
    assert found is not None
    return found


def steps(session: Session, lot: Lot) -> tuple[list[str], list[str]]:
    found = session.history(lot.id).result(PATIENCE)
    return [step.id for step in found.done], [step.id for step in found.undone]


def reasons(session: Session, lot: Lot) -> list[str]:
    return [record.reason for record in session.bank_records(lot.recipe_id).result(PATIENCE)]


def test_a_growth_is_undone_in_the_next_session_and_done_again(workspace: Path, first: DrawnParts) -> None:
    yesterday = Session.open(workspace)
    lot = lot_of(yesterday)
    ids, before = shadows(yesterday, lot, first), bank(yesterday, lot)
    made = banks(yesterday).grow(lot.id, ids).result(PATIENCE)
    assert made == bank(yesterday, lot) and made.normal_hash != before.normal_hash
    grown = reasons(yesterday, lot)[0]
    yesterday.close()

    today = Session.open(workspace)
    try:
        (step,) = today.history(lot.id).result(PATIENCE).done
        assert (step.kind, step.result) == (StepKind.GROW_BANK, (made.id,))
        banks(today, action=StepAction.UNDO).take_back(made.id).result(PATIENCE)
        assert bank(today, lot).normal_hash == before.normal_hash
        assert steps(today, lot) == ([], ["growth"])
        assert reasons(today, lot)[0] == f"undone: {grown}"
        again = banks(today, action=StepAction.REDO).do_again(made.id).result(PATIENCE)
        assert again.normal_hash == made.normal_hash
        assert reasons(today, lot)[0] == grown
        assert today.history(lot.id).result(PATIENCE).done[0].result == (again.id,)
        size = today.banks.size(lot.recipe_id).result(PATIENCE)
        assert size is not None and size.grown
    finally:
        today.close()


def test_returning_to_the_bank_before_is_a_step_above_the_growth(session: Session, first: DrawnParts) -> None:
    lot = lot_of(session)
    before = bank(session, lot)
    made = banks(session).grow(lot.id, shadows(session, lot, first)).result(PATIENCE)
    returned = banks(session, "return").revert(lot.recipe_id).result(PATIENCE)
    assert returned.normal_hash == before.normal_hash
    assert steps(session, lot) == (["growth", "return"], [])
    banks(session, "return", StepAction.UNDO).take_back(returned.id).result(PATIENCE)
    assert bank(session, lot).normal_hash == made.normal_hash
    assert reasons(session, lot)[0] == "undone: growth of the bank taken back"
    banks(session, action=StepAction.UNDO).take_back(made.id).result(PATIENCE)
    assert bank(session, lot).normal_hash == before.normal_hash
    assert steps(session, lot) == ([], ["growth", "return"])


def test_a_bank_that_was_changed_since_is_left_alone_and_its_step_is_not_offered(
    session: Session, first: DrawnParts
) -> None:
    lot = lot_of(session)
    ids = shadows(session, lot, first)
    made = banks(session).grow(lot.id, ids[:1]).result(PATIENCE)
    session.banks.grow(lot.id, ids[1:]).result(PATIENCE)  # on the command line
    now = bank(session, lot)
    with pytest.raises(CorrectableError, match=r"changed again since.*cannot be undone"):
        banks(session, action=StepAction.UNDO).take_back(made.id).result(PATIENCE)
    assert bank(session, lot) == now
    assert steps(session, lot) == ([], [])
    session.banks.revert(lot.recipe_id).result(PATIENCE)
    assert steps(session, lot) == (["growth"], []), "the bank is the one that the step has left"
    banks(session, action=StepAction.UNDO).take_back(made.id).result(PATIENCE)
    session.banks.grow(lot.id, ids).result(PATIENCE)
    with pytest.raises(CorrectableError, match=r"changed since.*cannot be done again"):
        banks(session, action=StepAction.REDO).do_again(made.id).result(PATIENCE)
    assert steps(session, lot) == ([], [])


def test_marks_between_a_growth_and_its_undoing_do_not_stand_in_its_way(
    session: Session, first: DrawnParts
) -> None:
    lot = lot_of(session)
    made = banks(session).grow(lot.id, shadows(session, lot, first)).result(PATIENCE)
    request = highest_finding(session, worst(session, lot, first.names(DemoKind.DEFECT)))
    mark = session.keep_mark(request).result(PATIENCE)
    assert bank(session, lot).number > made.number
    banks(session, action=StepAction.UNDO).take_back(made.id).result(PATIENCE)
    assert bank(session, lot).marks == (mark.number,)
    assert bank(session, lot).normal_hash != made.normal_hash


def test_the_known_parts_are_asked_on_every_way_and_a_growth_that_loses_one_is_not_done_again(
    session: Session, first: DrawnParts, tmp_path: Path
) -> None:
    lot = lot_of(session)
    rows = rows_of(session, lot)
    bad = next(name for name in first.names(DemoKind.DEFECT) if rows[name].verdict == "flagged")
    folder = tmp_path / "again"
    folder.mkdir()
    brighter = np.clip(decode(first.folder / bad).pixels[..., ::-1].astype(int) + 1, 0, 255)
    (folder / "alike.png").write_bytes(cv2.imencode(".png", brighter.astype(np.uint8))[1].tobytes())
    again = session.open_folder(OpenFolder(folder, "plate", backbone=FAST_BACKBONE)).result(PATIENCE)
    session.inspect(again.id).result(PATIENCE)
    ids = accepted(session, again, ["alike.png"])
    made = banks(session).grow(again.id, ids).result(PATIENCE)  # nobody has rejected anything yet
    session.review_part(rows[bad].part_id, PartDecision.REJECT).result(PATIENCE)
    banks(session, action=StepAction.UNDO).take_back(made.id).result(PATIENCE)
    with pytest.raises(CorrectableError, match=rf"1 known parts.*{bad}"):
        banks(session, action=StepAction.REDO).do_again(made.id).result(PATIENCE)
    assert steps(session, again) == ([], ["growth"]), "what was refused is no step"

    said: list[Event] = []
    session.subscribe(said.append)
    banks(session, action=StepAction.REDO).do_again(made.id, in_spite=True).result(PATIENCE)
    told = [event.what for event in said if isinstance(event, Notice)]
    assert any("brought back loses known parts" in what and bad in what for what in told)
    runs = session.challenges.runs(lot.recipe_id).result(PATIENCE)
    of_bank = [run for run in runs if run.reason is ChallengeReason.BANK]
    asked = [(run.state, run.confirmed, [part.path for part in run.parts]) for run in of_bank]
    assert asked == [(ChallengeState.ESCAPE, True, [bad]), (ChallengeState.PASSED, False, [bad])]


def test_a_growth_whose_step_cannot_be_noted_is_not_kept_either(
    session: Session, first: DrawnParts, monkeypatch: pytest.MonkeyPatch
) -> None:
    lot = lot_of(session)
    ids, before = shadows(session, lot, first), bank(session, lot)

    def killed(*_: object) -> None:
        raise OSError("the power has gone")

    monkeypatch.setattr(Writing, "add_step_event", killed)
    with pytest.raises(OSError, match="power"):
        banks(session).grow(lot.id, ids).result(PATIENCE)
    assert bank(session, lot) == before


def test_what_an_undo_makes_is_said_to_be_undone_in_the_versions(session: Session) -> None:
    lot = lot_of(session)
    scale = session.summary(lot.id).result(PATIENCE).version.calibration
    assert scale is not None

    def step(kind: StepKind, action: StepAction) -> StepNote:
        return StepNote(kind.value, action, kind, {})

    do, undo = StepAction.DO, StepAction.UNDO
    moved = session.step(step(StepKind.SET_THRESHOLD, do))
    moved.set_threshold(lot.id, scale.threshold + 1, scale.lower, "fewer calls").result(PATIENCE)
    back = session.step(step(StepKind.SET_THRESHOLD, undo))
    back.set_threshold(lot.id, scale.threshold, scale.lower, "fewer calls").result(PATIENCE)
    for action, share in ((do, 0.1), (undo, 0.02)):
        session.step(step(StepKind.CHANGE_SETTINGS, action)).change_settings(
            lot.recipe_id, {"check_share": share}
        ).result(PATIENCE)
    for action, names in ((do, ["burr"]), (undo, ["scratch", "dent"])):
        session.step(step(StepKind.SET_CLASSES, action)).set_defect_classes(lot.recipe_id, names).result(
            PATIENCE
        )
    versions = session.recipe_versions(lot.recipe_id).result(PATIENCE)
    assert [version.reason for version in versions[:6]] == [
        "undone: defect classes changed",
        "defect classes changed",
        "undone: settings changed",
        "settings changed",
        "undone: threshold set by hand: fewer calls",
        "threshold set by hand: fewer calls",
    ]
