"""What was decided of a part was decided of its picture: another picture under the same name is decided again."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from lot_in_work import PATIENCE, DrawnParts, lot_of, rows_of

from inspector_app.domain.lot import Lot
from inspector_app.domain.readings import PartRow
from inspector_app.domain.recipe import FAST_BACKBONE
from inspector_app.domain.review import Disposition, PartDecision
from inspector_app.imaging.demo_parts import DemoKind
from inspector_app.workflow.events import Event, Notice, PartsChanged, Reviewed
from inspector_app.workflow.requests import OpenFolder
from inspector_app.workflow.session import Session


@pytest.fixture
def own_folder(session: Session, first: DrawnParts, tmp_path: Path) -> Path:
    """The pictures of the lot in a folder that the test may change."""
    folder = tmp_path / "own"
    shutil.copytree(first.folder, folder)
    return folder


def inspect(session: Session, folder: Path) -> Lot:
    lot = session.open_folder(OpenFolder(folder, "plate", backbone=FAST_BACKBONE)).result(PATIENCE)
    session.inspect(lot.id).result(PATIENCE)
    return lot


def replace(path: Path, other: Path) -> None:
    path.write_bytes(other.read_bytes())
    os.utime(path, (1, 1))  # whatever the clock's grain: another time than before


def test_a_decision_does_not_pass_on_to_another_picture(
    session: Session, first: DrawnParts, own_folder: Path
) -> None:
    assert lot_of(session)  # the recipe has its bank
    lot = inspect(session, own_folder)
    good, kept = first.names(DemoKind.GOOD)[:2]
    bad = first.names(DemoKind.DEFECT)[0]
    before = rows_of(session, lot)
    for name in (good, kept):
        session.review_part(before[name].part_id, PartDecision.ACCEPT).result(PATIENCE)
    replace(own_folder / good, own_folder / bad)

    told: list[Event] = []
    seen: list[PartRow] = []

    def hear(event: Event) -> None:
        told.append(event)
        if isinstance(event, PartsChanged) and before[good].part_id in event.part_ids:
            with session.store.reading() as reading:
                seen.append(reading.part_row(before[good].part_id))

    end = session.subscribe(hear)
    inspect(session, own_folder)
    end()

    now = rows_of(session, lot)
    assert (now[good].decision, now[good].disposition) == (None, Disposition.FLAGGED)
    assert now[kept].decision is PartDecision.ACCEPT, "its picture is the one that was seen"
    assert seen and seen[0].decision is None, "who hears of it reads that nobody has decided"
    (taken_back,) = [event.review for event in told if isinstance(event, Reviewed)]
    assert taken_back.withdraws_id and taken_back.note == "the picture was replaced"
    notices = [event.what for event in told if isinstance(event, Notice)]
    assert "decisions were taken back, because the pictures were replaced: 1" in notices


def test_a_known_good_part_whose_picture_was_replaced_is_none_any_more(
    session: Session, first: DrawnParts, own_folder: Path
) -> None:
    lot = inspect(session, own_folder)
    good, kept = first.names(DemoKind.GOOD)[:2]
    rows = rows_of(session, lot)
    for name in (good, kept):
        assert session.challenges.add_good(rows[name].part_id).result(PATIENCE)
    replace(own_folder / good, own_folder / first.names(DemoKind.DEFECT)[0])
    inspect(session, own_folder)

    def named(name: str) -> bool:
        image = rows[name].image_id
        return session.read(lambda reading: reading.is_named_good(lot.id, [image])).result(PATIENCE)

    assert not named(good) and named(kept)


def test_a_rejected_part_whose_picture_was_replaced_is_no_known_reject_any_more(
    session: Session, first: DrawnParts, own_folder: Path
) -> None:
    lot = inspect(session, own_folder)
    bad, good = first.names(DemoKind.DEFECT)[0], first.names(DemoKind.GOOD)[0]
    session.review_part(rows_of(session, lot)[bad].part_id, PartDecision.REJECT).result(PATIENCE)
    session.settle()

    def rejects() -> int:
        return len(session.read(lambda reading: reading.confirmed_defects(lot.recipe_id)).result(PATIENCE))

    assert rejects() == 1
    replace(own_folder / bad, own_folder / good)
    inspect(session, own_folder)
    assert rejects() == 0
