"""Every run of the challenge set is kept: who asked why, what it said, and who went on in spite of it."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from lot_in_work import PATIENCE, DrawnParts, highest_finding, lot_of, rows_of, worst

from inspector_app.domain.challenge import Known
from inspector_app.domain.challenge_run import (
    ChallengeReason,
    ChallengeRun,
    ChallengeStanding,
    ChallengeState,
)
from inspector_app.domain.errors import RecipeInvalid
from inspector_app.domain.lot import Lot, Verdict
from inspector_app.domain.review import PartDecision
from inspector_app.engine.recipe_schema import settings_from
from inspector_app.imaging.demo_parts import DemoKind
from inspector_app.workflow.events import ChallengeKept, Event
from inspector_app.workflow.session import Session


def runs(session: Session, lot: Lot) -> list[ChallengeRun]:
    session.settle()
    return session.challenges.runs(lot.recipe_id).result(PATIENCE)


def reject_flagged(session: Session, lot: Lot, first: DrawnParts, count: int = 2) -> list[str]:
    rows = rows_of(session, lot)
    flagged = [name for name in first.names(DemoKind.DEFECT) if rows[name].verdict is Verdict.FLAGGED]
    for name in flagged[:count]:
        session.review_part(rows[name].part_id, PartDecision.REJECT).result(PATIENCE)
    session.settle()
    return flagged[:count]


def every(session: Session, hours: float) -> None:
    version = session.recipe("plate").result(PATIENCE)
    session.change_recipe("plate", replace(version.settings, challenge_every=hours)).result(PATIENCE)


def test_a_run_on_demand_is_kept_with_all_that_was_asked(session: Session, first: DrawnParts) -> None:
    lot = lot_of(session)
    told: list[Event] = []
    session.subscribe(told.append)
    rejected = reject_flagged(session, lot, first)
    session.challenges.run(lot.recipe_id).result(PATIENCE)
    (run,) = runs(session, lot)
    assert (run.reason, run.state, run.made) == (ChallengeReason.ON_DEMAND, ChallengeState.PASSED, True)
    assert {part.path for part in run.parts} == set(rejected) and run.rejects == len(rejected)
    assert all(part.known is Known.REJECT and not part.wrong for part in run.parts)
    assert run.author == session.who.author and run.station == session.who.station
    version = session.recipe("plate").result(PATIENCE)
    assert run.recipe_version == version.number and version.calibration is not None
    assert run.threshold == version.calibration.threshold
    assert [event.run.id for event in told if isinstance(event, ChallengeKept)] == [run.id]
    standing = session.challenges.standing(lot.recipe_id).result(PATIENCE)
    assert standing.latest == standing.passed == run


def test_what_a_threshold_loses_is_kept_with_the_reason_for_moving_it(
    session: Session, first: DrawnParts
) -> None:
    lot = lot_of(session)
    session.warm_up()
    rejected = reject_flagged(session, lot, first)
    before = session.recipe("plate").result(PATIENCE).calibration
    assert before is not None
    high = max(rows_of(session, lot)[name].raw or 0.0 for name in rejected) + 0.1
    session.set_threshold(lot.id, high, None, "", "caught at the next station").result(PATIENCE)
    run = runs(session, lot)[0]
    assert (run.reason, run.state) == (ChallengeReason.THRESHOLD, ChallengeState.ESCAPE)
    assert {part.path for part in run.lost} == {part.path for part in run.wrong} == set(rejected)
    assert run.confirmed and run.confirmation == "caught at the next station"
    assert session.challenges.standing(lot.recipe_id).result(PATIENCE).failed
    wrong = frozenset(part.part_id for part in run.wrong)
    for seen, counts in ((frozenset[str](), False), (wrong, True)):
        session.challenges.run(lot.recipe_id, confirmation="seen at the line", seen=seen).result(PATIENCE)
        assert runs(session, lot)[0].confirmed is counts, "a confirmation is of the parts that were shown"
    session.set_threshold(lot.id, before.threshold, before.lower).result(PATIENCE)
    back = runs(session, lot)[0]
    assert (back.state, back.confirmed) == (ChallengeState.PASSED, False), "undone it asks again"
    assert not session.challenges.standing(lot.recipe_id).result(PATIENCE).failed


def test_marks_are_runs_too_kept_revoked_and_kept_again(session: Session, first: DrawnParts) -> None:
    lot = lot_of(session)
    reject_flagged(session, lot, first)
    request = highest_finding(session, worst(session, lot, first.names(DemoKind.NUISANCE)))
    mark = session.keep_mark(request).result(PATIENCE)
    session.revoke_mark(mark.id).result(PATIENCE)
    session.redo_mark(mark.id).result(PATIENCE)
    subjects = [run.subject for run in runs(session, lot)]
    assert subjects == ["P-1 kept again", "P-1 revoked", "P-1"]
    assert {run.reason for run in runs(session, lot)} == {ChallengeReason.MARK}


def test_where_no_part_is_known_a_change_leaves_no_run_and_says_nothing(
    session: Session, first: DrawnParts
) -> None:
    lot = lot_of(session)
    session.keep_mark(highest_finding(session, worst(session, lot, first.names(DemoKind.NUISANCE)))).result(
        PATIENCE
    )
    assert runs(session, lot) == []
    session.challenges.run(lot.recipe_id).result(PATIENCE)
    (run,) = runs(session, lot)
    assert run.state is ChallengeState.EMPTY
    assert session.challenges.standing(lot.recipe_id).result(PATIENCE).latest is None


def test_the_shift_start_asks_by_itself_when_the_recipes_interval_is_over(
    session: Session, first: DrawnParts
) -> None:
    lot = lot_of(session)
    reject_flagged(session, lot, first)
    ask = session.challenges.at_shift_start
    ask(lot.recipe_id, only_if_due=True).result(PATIENCE)
    assert runs(session, lot) == [], "the recipe has no interval"
    every(session, 8)
    ask(lot.recipe_id, only_if_due=True).result(PATIENCE)
    ask(lot.recipe_id, only_if_due=True).result(PATIENCE)
    assert [run.reason for run in runs(session, lot)] == [ChallengeReason.SHIFT_START], "once is enough"
    ask(lot.recipe_id).result(PATIENCE)
    assert len(runs(session, lot)) == 2
    standing = session.challenges.standing(lot.recipe_id).result(PATIENCE)
    now = time.time()
    assert not standing.outdated(now) and standing.outdated(now + 9 * 3600) and standing.due(now + 9 * 3600)


def test_an_inspection_begins_with_the_challenge_set_where_it_is_due(
    session: Session, first: DrawnParts
) -> None:
    lot = lot_of(session)
    reject_flagged(session, lot, first)
    every(session, 8)
    session.inspect(lot.id).result(PATIENCE)
    assert [run.reason for run in runs(session, lot)] == [ChallengeReason.SHIFT_START]


def test_a_failed_run_stands_until_one_passes_and_a_change_nobody_made_does_not_count() -> None:
    passed = run_of(ChallengeState.PASSED, 1_000.0)
    failed = run_of(ChallengeState.ESCAPE, 2_000.0)
    assert ChallengeStanding(failed, passed).failed and not ChallengeStanding(passed, passed).failed
    assert ChallengeStanding(None, None, 8).outdated(0) and not ChallengeStanding(None, None, 0).outdated(0)
    assert ChallengeStanding(failed, passed, 1).due(2_000 + 3_601)
    assert not ChallengeStanding(failed, passed, 1).due(2_000 + 3_599)
    # from when the clock stood ahead: nobody would be asked until it has caught up
    assert ChallengeStanding(failed, passed, 1).due(-5_000) and ChallengeStanding(None, passed, 1).outdated(
        -5_000
    )


@pytest.mark.parametrize(
    ("name", "value"), [("challenge_every", -1), ("challenge_every", 9999), ("approval_required", "perhaps")]
)
def test_settings_that_cannot_be_are_refused_by_name(name: str, value: object) -> None:
    with pytest.raises(RecipeInvalid, match=name):
        settings_from({name: value}, "plate.json")


def run_of(state: ChallengeState, at: float) -> ChallengeRun:
    return ChallengeRun(
        "r", "recipe", ChallengeReason.ON_DEMAND, state, "", True, 1, 1, 2.0, (), False, "", "anna", "line 4", at
    )  # fmt: skip
