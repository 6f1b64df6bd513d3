"""What the recipe place asks of a session: settings as steps, how the bank came to be, the parts it is held against."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lot_in_work import PATIENCE, DrawnParts, highest_finding, lot_of, rows_of, worst

from inspector_app.domain.challenge import Known
from inspector_app.domain.errors import CorrectableError, RecipeInvalid
from inspector_app.domain.lot import Lot
from inspector_app.domain.recipe_change import differences
from inspector_app.domain.review import PartDecision
from inspector_app.domain.step import StepAction, StepKind, StepNote
from inspector_app.imaging.demo_parts import DemoKind
from inspector_app.store.writing import Writing
from inspector_app.workflow.session import Session


def changing(now: dict[str, Any], before: dict[str, Any], action: StepAction = StepAction.DO) -> StepNote:
    return StepNote("one", action, StepKind.CHANGE_SETTINGS, {"now": now, "before": before})


def change(session: Session, lot: Lot, now: dict[str, Any], before: dict[str, Any], **kind: Any) -> None:
    session.step(changing(now, before, **kind)).change_settings(lot.recipe_id, now).result(PATIENCE)


def steps(session: Session, lot: Lot) -> tuple[list[str], list[str]]:
    found = session.history(lot.id).result(PATIENCE)
    return [step.id for step in found.done], [step.id for step in found.undone]


def test_single_settings_change_as_a_step_and_the_versions_say_what_is_otherwise(session: Session) -> None:
    lot = lot_of(session)
    now = {"mm_per_px": 0.05, "prompts.part": "steel plate"}
    before = {"mm_per_px": None, "prompts.part": ""}
    change(session, lot, now, before)
    latest, former, *_ = session.recipe_versions(lot.recipe_id).result(PATIENCE)
    assert (latest.settings.mm_per_px, latest.settings.prompts.part) == (0.05, "steel plate")
    assert {d.name: (d.before, d.after) for d in differences(former, latest)} == {
        name: (before[name], now[name]) for name in now
    }
    assert steps(session, lot) == (["one"], [])
    undo = changing(now, before, StepAction.UNDO)
    session.step(undo).change_settings(lot.recipe_id, before).result(PATIENCE)
    assert steps(session, lot) == ([], ["one"])
    assert session.recipe_versions(lot.recipe_id).result(PATIENCE)[0].settings == former.settings


def test_a_step_that_another_change_has_overtaken_is_not_offered(session: Session) -> None:
    lot = lot_of(session)
    change(session, lot, {"check_share": 0.1}, {"check_share": 0.02})
    settings = session.recipe_versions(lot.recipe_id).result(PATIENCE)[0].settings
    session.change_recipe(
        "plate", type(settings).from_json({**settings.to_json(), "check_share": 0.3})
    ).result(PATIENCE)
    assert steps(session, lot) == ([], [])


@pytest.mark.parametrize(
    ("now", "error"),
    [
        ({"check_share": 3.0}, RecipeInvalid),
        ({"region_of_interest": [0.1, 0.1, 0.5, 0.5]}, CorrectableError),  # a bank was made without it
        ({"no such setting": 1}, RecipeInvalid),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_no_version_and_no_step(
    session: Session, now: dict[str, Any], error: type[Exception]
) -> None:
    lot = lot_of(session)
    versions = session.recipe_versions(lot.recipe_id).result(PATIENCE)
    with pytest.raises(error):
        change(session, lot, now, {})
    assert session.recipe_versions(lot.recipe_id).result(PATIENCE) == versions
    assert steps(session, lot) == ([], [])


def test_naming_a_good_part_is_a_step_and_the_members_are_listed(session: Session, first: DrawnParts) -> None:
    lot = lot_of(session)
    rows = rows_of(session, lot)
    good, bad = (rows[first.names(kind)[0]] for kind in (DemoKind.GOOD, DemoKind.DEFECT))
    session.review_part(bad.part_id, PartDecision.REJECT).result(PATIENCE)
    content = {"part_id": good.part_id, "good": True}

    def name(action: StepAction, is_good: bool) -> None:
        note = StepNote("good", action, StepKind.NAME_GOOD, content)
        session.step(note).name_good(good.part_id, good=is_good).result(PATIENCE)

    name(StepAction.DO, True)
    members = session.known_members(lot.recipe_id).result(PATIENCE)
    assert {(member.part_id, member.known) for member in members} == {
        (bad.part_id, Known.REJECT),
        (good.part_id, Known.GOOD),
    }
    assert steps(session, lot) == (["good"], [])
    with pytest.raises(CorrectableError):
        name(StepAction.DO, True)
    name(StepAction.UNDO, False)
    assert steps(session, lot) == ([], ["good"])
    name(StepAction.REDO, True)
    assert steps(session, lot) == (["good"], [])
    session.challenges.remove_good(good.part_id).result(PATIENCE)  # by another window
    assert steps(session, lot) == ([], [])


def test_the_bank_tells_how_it_came_to_be_and_how_large_it_is(session: Session, first: DrawnParts) -> None:
    lot = lot_of(session)
    before = session.bank_records(lot.recipe_id).result(PATIENCE)
    assert before[0].learnt and before[0].reason, "the last bank was learnt, and it is said from what"
    mark = session.keep_mark(
        highest_finding(session, worst(session, lot, first.names(DemoKind.NUISANCE)))
    ).result(PATIENCE)
    session.settle()
    newest = session.bank_records(lot.recipe_id).result(PATIENCE)[0]
    assert (newest.learnt, newest.joined, newest.left) == (False, (mark.number,), ())
    size = session.banks.size(lot.recipe_id).result(PATIENCE)
    assert size is not None and 0 < size.patches <= size.most and not size.grown
    assert size.images == newest.version.images


def test_accepted_parts_are_those_that_people_accepted(session: Session) -> None:
    lot = lot_of(session)
    assert session.accepted_parts(lot.id).result(PATIENCE) == ()
    part_id = next(iter(rows_of(session, lot).values())).part_id
    session.review_part(part_id, PartDecision.ACCEPT).result(PATIENCE)
    assert session.accepted_parts(lot.id).result(PATIENCE) == (part_id,)


def test_a_mark_whose_step_cannot_be_noted_is_not_kept_either(
    session: Session, first: DrawnParts, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lot = lot_of(session)
    request = highest_finding(session, worst(session, lot, first.names(DemoKind.NUISANCE)))

    def killed(*_: object) -> None:
        raise OSError("the power has gone")

    monkeypatch.setattr(Writing, "add_step_event", killed)
    note = StepNote("mark", StepAction.DO, StepKind.KEEP_MARK, {"part_id": "p", "clears": 1})
    with pytest.raises(OSError, match="power"):
        session.step(note).keep_mark(request).result(PATIENCE)
    assert session.marks(lot.recipe_id).result(PATIENCE) == []
