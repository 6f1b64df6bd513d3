"""The bank grows by named accepted parts, after a preview and past a guard, and the growth can be taken back."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from lot_in_work import PATIENCE, DrawnParts, lot_of, outcome, rows_of

from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.lot import Lot
from inspector_app.domain.recipe import FAST_BACKBONE
from inspector_app.domain.review import PartDecision
from inspector_app.imaging.decode import decode
from inspector_app.imaging.demo_parts import DemoKind
from inspector_app.workflow.events import Event, Notice
from inspector_app.workflow.requests import OpenFolder
from inspector_app.workflow.session import Session


def decide(session: Session, lot: Lot, names: list[str], decision: PartDecision) -> list[str]:
    rows = rows_of(session, lot)
    for name in names:
        session.review_part(rows[name].part_id, decision).result(PATIENCE)
    return [rows[name].part_id for name in names]


def flagged(session: Session, lot: Lot, names: list[str]) -> list[str]:
    rows = rows_of(session, lot)
    return [name for name in names if rows[name].verdict == "flagged"]


def open_second(session: Session, second: DrawnParts) -> Lot:
    lot = session.open_folder(OpenFolder(second.folder, "plate", backbone=FAST_BACKBONE)).result(PATIENCE)
    session.inspect(lot.id).result(PATIENCE)
    return lot


def bank_number(session: Session, lot: Lot) -> int:
    bank = session.read(lambda reading: reading.bank_version(lot.recipe_id)).result(PATIENCE)
    assert bank is not None
    return bank.number


def test_a_preview_keeps_nothing_and_growing_keeps_what_it_promised(
    session: Session, first: DrawnParts, second: DrawnParts
) -> None:
    lot = lot_of(session)
    shadows = flagged(session, lot, first.names(DemoKind.NUISANCE))
    ids = decide(session, lot, shadows, PartDecision.ACCEPT)
    before, number = outcome(session, lot), bank_number(session, lot)
    preview = session.banks.preview(lot.id, ids).result(PATIENCE)
    assert bank_number(session, lot) == number, "a preview writes nothing"
    assert preview.patches > 0 and preview.clears and preview.outcome.blind
    assert {part.path for part in preview.clears} <= set(rows_of(session, lot))

    growth = session.banks.grow(lot.id, ids).result(PATIENCE)
    assert growth == preview
    assert bank_number(session, lot) == number + 1
    version = session.recipe("plate").result(PATIENCE)
    assert shadows[0] in version.reason
    assert outcome(session, lot) == before, "a lot that was judged keeps its scores"


def test_a_part_exactly_at_the_threshold_is_flagged_before_the_bank_grows(
    session: Session, first: DrawnParts
) -> None:
    lot = lot_of(session)
    shadows = flagged(session, lot, first.names(DemoKind.NUISANCE))
    ids = decide(session, lot, shadows, PartDecision.ACCEPT)
    cleared = session.banks.preview(lot.id, ids).result(PATIENCE).clears[-1]
    current = session.read(lambda reading: reading.current_row(cleared.image_id)).result(PATIENCE)
    assert current is not None and current.raw is not None
    session.set_threshold(lot.id, current.raw).result(PATIENCE)
    there = session.banks.preview(lot.id, ids).result(PATIENCE).clears
    assert cleared.image_id in {part.image_id for part in there}


def test_a_later_lot_is_judged_by_the_grown_bank_until_it_is_taken_back(
    session: Session, first: DrawnParts, second: DrawnParts, tmp_path: Path
) -> None:
    lot = lot_of(session)
    ids = decide(session, lot, flagged(session, lot, first.names(DemoKind.NUISANCE)), PartDecision.ACCEPT)
    before = session.recipe("plate").result(PATIENCE)
    bank = session.read(lambda reading: reading.bank_version(lot.recipe_id)).result(PATIENCE)
    session.banks.grow(lot.id, ids).result(PATIENCE)
    with_growth = outcome(session, open_second(session, second))
    reverted = session.banks.revert(lot.recipe_id).result(PATIENCE)
    assert bank is not None and reverted.normal_hash == bank.normal_hash
    after = session.recipe("plate").result(PATIENCE)
    assert after.calibration == before.calibration
    with pytest.raises(CorrectableError, match="was not grown"):
        session.banks.revert(lot.recipe_id).result(PATIENCE)

    copy = tmp_path / "copy"
    copy.mkdir()
    for path in second.folder.iterdir():
        (copy / path.name).write_bytes(path.read_bytes())
    without = outcome(session, open_second(session, DrawnParts(copy, second.parts)))
    assert all(with_growth[name][0] <= without[name][0] for name in without), "a growth never adds anomaly"
    shadows = second.names(DemoKind.NUISANCE)
    assert sum(with_growth[name][0] for name in shadows) < 0.9 * sum(without[name][0] for name in shadows)


def test_a_growth_that_loses_a_known_reject_is_refused_unless_it_is_wanted(
    session: Session, first: DrawnParts, tmp_path: Path
) -> None:
    lot = lot_of(session)
    bad = flagged(session, lot, first.names(DemoKind.DEFECT))[0]
    decide(session, lot, [bad], PartDecision.REJECT)
    folder = tmp_path / "again"  # the same defect comes again, and somebody accepts it
    folder.mkdir()
    brighter = np.clip(decode(first.folder / bad).pixels[..., ::-1].astype(int) + 1, 0, 255)
    (folder / "alike.png").write_bytes(cv2.imencode(".png", brighter.astype(np.uint8))[1].tobytes())
    again = open_second(session, DrawnParts(folder, ()))
    ids = decide(session, again, ["alike.png"], PartDecision.ACCEPT)
    preview = session.banks.preview(again.id, ids).result(PATIENCE)
    assert [part.path for part in preview.outcome.lost] == [bad]
    number = bank_number(session, lot)
    with pytest.raises(CorrectableError, match=rf"1 known parts.*{bad}"):
        session.banks.grow(again.id, ids).result(PATIENCE)
    assert bank_number(session, lot) == number
    session.banks.grow(again.id, ids, in_spite=True).result(PATIENCE)
    assert bank_number(session, lot) == number + 1
    challenged = session.challenges.run(lot.recipe_id).result(PATIENCE)
    assert [part.path for part in challenged.wrong] == [bad], "what was lost stays on the list"


def test_only_accepted_parts_make_a_bank_grow(session: Session, first: DrawnParts) -> None:
    lot = lot_of(session)
    names = first.names(DemoKind.NUISANCE)[:2]
    ids = decide(session, lot, names, PartDecision.ACCEPT)
    decide(session, lot, names[:1], PartDecision.REJECT)
    with pytest.raises(CorrectableError, match=f"{names[0]}.*only parts that a person has accepted"):
        session.banks.grow(lot.id, ids).result(PATIENCE)


def test_what_cannot_grow_a_bank_is_said(session: Session, first: DrawnParts) -> None:
    lot = lot_of(session)
    rows = rows_of(session, lot)
    with pytest.raises(CorrectableError, match="no parts are named"):
        session.banks.preview(lot.id, []).result(PATIENCE)
    part = rows[first.names(DemoKind.GOOD)[0]]
    with pytest.raises(CorrectableError, match=r"only parts that a person has accepted"):
        session.banks.grow(lot.id, [part.part_id]).result(PATIENCE)


# --- drift


def test_a_darker_blurred_lot_is_told_and_a_like_one_is_not(
    session: Session, first: DrawnParts, second: DrawnParts, tmp_path: Path
) -> None:
    said: list[Event] = []
    session.subscribe(said.append)
    like = open_second(session, second)
    assert session.drift(lot_of(session).id).result(PATIENCE) is None, "the bank was made from this lot"
    drift = session.drift(like.id).result(PATIENCE)
    assert drift is not None and not drift.alarm

    folder = tmp_path / "dark"
    folder.mkdir()
    for path in sorted(second.folder.iterdir()):
        pixels = cv2.GaussianBlur(decode(path).pixels, (0, 0), 3) * 0.6
        (folder / path.name).write_bytes(cv2.imencode(".png", pixels.astype(np.uint8))[1].tobytes())
    dark = open_second(session, DrawnParts(folder, second.parts))
    shifted = session.drift(dark.id).result(PATIENCE)
    assert shifted is not None and shifted.alarm and shifted.figure > 2 * drift.figure
    points = session.statistics(dark.recipe_id).result(PATIENCE).drift.points
    kept = {point.label: point.figure for point in points}
    assert kept[dark.name] == pytest.approx(shifted.figure), "what was measured after inspection is kept"
    told = [event for event in said if isinstance(event, Notice) and "looks unlike" in event.what]
    assert [event.lot_id for event in told] == [dark.id]
