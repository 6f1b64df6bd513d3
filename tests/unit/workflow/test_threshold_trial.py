"""A threshold is tried out in memory, kept as a version, and rewrites nothing that people decided."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lot_in_work import PATIENCE, DrawnParts, lot_of, rows_of

from inspector_app.cli import run
from inspector_app.domain.filtering import PartQuery
from inspector_app.domain.lot import Band, Lot, Verdict
from inspector_app.domain.recipe import Basis
from inspector_app.domain.review import PartDecision
from inspector_app.domain.threshold import Handles
from inspector_app.engine.calibration import kept_rate
from inspector_app.imaging.demo_parts import DemoKind
from inspector_app.reports.threshold_rates import guarantee
from inspector_app.workflow.session import Session


def scores_of(session: Session, lot: Lot) -> list[float]:
    """Raw, ascending."""
    return sorted(row.raw for row in rows_of(session, lot).values() if row.raw is not None)


def between(raws: list[float], place: int) -> float:
    """A threshold that flags the ``place`` highest."""
    return (raws[-place - 1] + raws[-place]) / 2


def everything_said(session: Session, lot: Lot) -> object:
    """Reviews as they lie in the store, and what became of the parts that people decided."""
    reviews = session.read(lambda reading: reading.reviews(lot.id)).result(PATIENCE)
    decided = {
        row.path: (row.decision, row.disposition)
        for row in rows_of(session, lot).values()
        if row.decision is not None
    }
    return reviews, decided


@pytest.mark.parametrize("band", [False, True], ids=["one handle", "with a band to check"])
def test_moving_it_judges_the_lot_anew_and_leaves_what_people_decided(session: Session, band: bool) -> None:
    lot = lot_of(session)
    raws = scores_of(session, lot)
    ids = session.part_ids(lot.id, PartQuery()).result(PATIENCE)
    for part_id, decision in zip(ids, [*PartDecision] * 4, strict=False):
        session.review_part(part_id, decision).result(PATIENCE)
    before = everything_said(session, lot)
    upper, lower = between(raws, 3), between(raws, 8) if band else None
    tried = session.threshold_study(lot.id).result(PATIENCE)
    handles = tried.handles(upper if lower is None else lower, upper)
    sides = tried.at(handles).sides

    kept = session.set_threshold(lot.id, handles.upper, handles.lower, "  fewer   calls ").result(PATIENCE)
    assert everything_said(session, lot) == before
    assert kept.reason == "threshold set by hand: fewer calls"
    rows = rows_of(session, lot).values()
    flagged = [row for row in rows if row.verdict is Verdict.FLAGGED]
    checked = [row for row in flagged if row.band is Band.CHECK]
    assert len(flagged) == (8 if band else 3) == sides.flagged + sides.check
    assert len(checked) == (5 if band else 0) == sides.check
    assert not session._room.wanted, "nothing of it needs the engine"


def test_what_is_taken_back_promises_again_what_it_promised(session: Session) -> None:
    lot = lot_of(session)
    was = session.summary(lot.id).result(PATIENCE).version
    scale = was.calibration
    assert scale is not None and scale.basis is Basis.LOT
    moved = session.set_threshold(lot.id, scale.threshold + 1, scale.lower).result(PATIENCE)
    assert moved.calibration is not None and moved.calibration.basis is Basis.MANUAL
    back = session.set_threshold(lot.id, scale.threshold, scale.lower).result(PATIENCE)
    assert back.calibration == scale and back.number == was.number + 2, (
        "a version of its own: nothing is rewritten"
    )


def test_tried_where_it_stands_the_figures_are_those_of_the_lot(session: Session, first: DrawnParts) -> None:
    lot = lot_of(session)
    rows = rows_of(session, lot)
    for name in first.names(DemoKind.NUISANCE):
        session.review_part(rows[name].part_id, PartDecision.ACCEPT).result(PATIENCE)
    counts = session.summary(lot.id).result(PATIENCE).counts
    study = session.threshold_study(lot.id).result(PATIENCE)
    found = study.at(study.now)
    assert (found.sides.ok, found.sides.check + found.sides.flagged) == (counts.ok, counts.flagged)
    assert found.changed == 0 and found.false_calls_reviewed.of == counts.accepted
    (row,) = found.lots
    assert (row.then, row.now, row.would) == (counts.flagged,) * 3
    for shown, text in ((row.would, row.opens), (row.missed, row.opens_missed)):
        from inspector_app.domain.filtering import parse_filter

        asked = PartQuery(parse_filter(text))
        assert session.part_count(lot.id, asked).result(PATIENCE) == shown, "the row opens what it counts"


@pytest.mark.parametrize(("parts", "over"), [(59, 0), (100, 3), (9, 8)])
def test_good_parts_promise_what_the_calibration_says(parts: int, over: int) -> None:
    highest = [3.0 if number < over else 1.0 for number in range(parts)]
    assert guarantee(parts, highest, 2.0, None).rate == pytest.approx(kept_rate(parts, over + 1))


def test_the_command_shows_a_threshold_and_keeps_it_only_when_told(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    session = Session.open(workspace)
    try:
        lot = lot_of(session)
        raws = scores_of(session, lot)
        was = session.summary(lot.id).result(PATIENCE).version
    finally:
        session.close()
    at = ["--at", repr(between(raws, 4)), "--lower", repr(between(raws, 6))]
    command = ["threshold", "plate", "--workspace", str(workspace), *at, "--json", "-"]
    assert run(command) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["sides"] == {"ok": len(raws) - 6, "check": 2, "flagged": 4}
    assert said["lots"][0]["would"] == 6 and said["escapes_unknown"] == "no_sample"

    assert run([*command, "--keep", "--note", "too many calls"]) == 0
    session = Session.open(workspace)
    try:
        version = session.summary(lot_of(session).id).result(PATIENCE).version
        assert version.number == was.number + 1 and version.reason.endswith("too many calls")
        assert version.calibration is not None
        kept = Handles(version.calibration.lower, version.calibration.threshold)
        assert kept == Handles(between(raws, 6), between(raws, 4))
    finally:
        session.close()


def test_a_threshold_that_loses_a_known_reject_is_kept_only_by_force(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    session = Session.open(workspace)
    try:
        lot = lot_of(session)
        raws = scores_of(session, lot)
        worst = max(rows_of(session, lot).values(), key=lambda row: row.raw or 0.0)
        session.review_part(worst.part_id, PartDecision.REJECT).result(PATIENCE)
        was = session.summary(lot.id).result(PATIENCE).version.number
    finally:
        session.close()
    command = ["threshold", "plate", "--workspace", str(workspace), "--at", repr(raws[-1] + 1.0), "--keep"]
    assert run(command) == 2
    assert "known parts" in capsys.readouterr().err.replace("\n", " ")
    assert run([*command, "--force"]) == 0
    session = Session.open(workspace)
    try:
        assert session.summary(lot_of(session).id).result(PATIENCE).version.number == was + 1
    finally:
        session.close()


def test_a_lot_without_a_scale_says_what_to_do(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["threshold", "no such recipe", "--workspace", str(workspace)]) == 2
    assert "plate" in capsys.readouterr().err
    assert run(["threshold", "plate", "--workspace", str(workspace), "--keep"]) == 2
