"""What is looked at closely: the values of the file as it is now, and the maps of runs that are past."""

from __future__ import annotations

import shutil
from pathlib import Path

import cv2
import numpy as np
import pytest
from lot_in_work import PATIENCE, DrawnParts, highest_finding, lot_of, rows_of, worst

from inspector_app.domain.errors import ImageUnreadable
from inspector_app.domain.lot import ImageRef
from inspector_app.imaging.demo_parts import DemoKind
from inspector_app.workflow.session import Session


def test_the_run_that_is_current_is_not_a_former_one(session: Session) -> None:
    for row in list(rows_of(session, lot_of(session)).values())[:5]:
        current = session.read(lambda reading, row=row: reading.current_row(row.image_id)).result(PATIENCE)
        former = session.looking.former(row.image_id).result(PATIENCE)
        assert current is not None and current.run_id not in {one.run_id for one in former}


def test_after_a_mark_the_map_of_before_can_still_be_looked_at(session: Session, first: DrawnParts) -> None:
    lot = lot_of(session)
    row = worst(session, lot, first.names(DemoKind.NUISANCE))
    before = session.map(row.image_id).result(PATIENCE)
    number = len(session.looking.former(row.image_id).result(PATIENCE))
    mark = session.keep_mark(highest_finding(session, row)).result(PATIENCE)
    session.settle()
    former = session.looking.former(row.image_id).result(PATIENCE)
    assert len(former) > number
    without = next(one for one in former if mark.number not in one.marks)
    assert without.raw == pytest.approx(row.raw) and without.findings
    assert [one.at for one in former] == sorted((one.at for one in former), reverse=True), "newest first"
    seen = session.looking.former_map(without).result(PATIENCE)
    np.testing.assert_array_equal(seen.evidence.raw, before.evidence.raw)
    now = session.map(row.image_id).result(PATIENCE)
    assert seen.evidence.raw.max() > now.evidence.raw.max()
    assert seen.version.calibration is not None and seen.bank is not None
    assert mark.number in (now.bank.marks if now.bank is not None else ())


def test_runs_whose_maps_are_gone_are_not_offered(session: Session, first: DrawnParts) -> None:
    row = worst(session, lot_of(session), first.names(DemoKind.NUISANCE))
    session.keep_mark(highest_finding(session, row)).result(PATIENCE)
    session.settle()
    former = session.looking.former(row.image_id).result(PATIENCE)
    assert former
    for one in former:
        session.store.evidence_path(one.run_id).unlink(missing_ok=True)
    assert session.looking.former(row.image_id).result(PATIENCE) == []


@pytest.fixture
def own_folder(session: Session, first: DrawnParts, tmp_path: Path) -> Path:
    """The pictures of the lot in a folder that the test may change."""
    folder = tmp_path / "pictures"
    shutil.copytree(first.folder, folder)
    located = session.looking._locate

    def moved(image_id: str) -> tuple[ImageRef, Path]:
        return located(image_id)[0], folder

    session.looking._locate = moved
    return folder


def test_a_file_that_was_replaced_is_read_as_it_is_now_with_its_own_hash(
    session: Session, own_folder: Path
) -> None:
    row = next(iter(rows_of(session, lot_of(session)).values()))
    before = session.looking.picture(row.image_id).result(PATIENCE)
    known = session.part(row.part_id).result(PATIENCE).images[0].sha256
    assert before.sha256 == known, "the hash is that of the inspected file"
    done, data = cv2.imencode(".png", np.full((50, 70), 7, dtype=np.uint8))
    assert done
    (own_folder / row.path).write_bytes(data.tobytes())
    after = session.looking.picture(row.image_id).result(PATIENCE)
    assert after.sha256 != known and after.values.shape == (50, 70)


def test_a_file_that_is_gone_says_so(session: Session, own_folder: Path) -> None:
    row = next(iter(rows_of(session, lot_of(session)).values()))
    (own_folder / row.path).unlink()
    with pytest.raises(ImageUnreadable, match="no longer there"):
        session.looking.picture(row.image_id).result(PATIENCE)


def test_after_the_end_nothing_is_answered(session: Session) -> None:
    session.close()
    assert session.looking.picture("image").cancelled()
