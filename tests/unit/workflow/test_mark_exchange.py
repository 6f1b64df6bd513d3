"""Marks go to another station in one file: with the names of those who made them, previewed, undone in one step."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lot_in_work import PATIENCE, DrawnParts, highest_finding, inspect, lot_of, outcome, worst

from inspector_app.domain.bank import MarkAction
from inspector_app.domain.errors import CorrectableError, NotFound, RecipeInvalid
from inspector_app.domain.lot import Who
from inspector_app.domain.review import PartDecision
from inspector_app.imaging.demo_parts import DemoKind
from inspector_app.workflow.requests import MarkRequest
from inspector_app.workflow.session import Session


def shadow_of(session: Session, drawn: DrawnParts, lot_name: str = "first") -> MarkRequest:
    lot = lot_of(session, lot_name)
    return highest_finding(session, worst(session, lot, drawn.names(DemoKind.NUISANCE)))


@pytest.fixture
def file(session: Session, first: DrawnParts, tmp_path: Path) -> Path:
    """The marks of the first station: a shadow."""
    mark = session.keep_mark(shadow_of(session, first)).result(PATIENCE)
    session.settle()
    path = tmp_path / "plate.inspector-marks"
    assert session.mark_acts.export(mark.recipe_id, path).result(PATIENCE) == 1
    return path


@pytest.fixture
def elsewhere(inspected: Path, tmp_path: Path) -> Iterator[Session]:
    """Another station that has inspected the same lot, and knows no mark."""
    root = shutil.copytree(inspected, tmp_path / "elsewhere")
    session = Session.open(root, who=Who("bert", "station 9"))
    yield session
    session.close()


def test_imported_marks_do_what_they_did_and_name_who_made_them(
    session: Session, first: DrawnParts, file: Path, elsewhere: Session
) -> None:
    lot = lot_of(elsewhere)
    before = outcome(elsewhere, lot)
    brings = elsewhere.mark_acts.preview_import(lot.recipe_id, file, lot.id).result(PATIENCE)
    assert outcome(elsewhere, lot) == before and not elsewhere.marks(lot.recipe_id).result(PATIENCE)
    assert brings.station == session.who.station and len(brings.joining) == 1
    assert brings.marks[0].picture is not None and brings.change.clears

    (mark,) = elsewhere.mark_acts.import_marks(lot.recipe_id, file, lot.id).result(PATIENCE)
    there = session.find_mark(1).result(PATIENCE)
    assert (mark.author, mark.station, mark.created_at) == (there.author, there.station, there.created_at)
    after = outcome(elsewhere, lot)
    assert {part.path for part in brings.change.clears} == {
        path
        for path in after
        if before[path][1] >= 1 > after[path][1]  # type: ignore[operator]
    }
    scores = {path: raw for path, (raw, _, _) in outcome(session, lot_of(session)).items()}
    assert {path: raw for path, (raw, _, _) in after.items()} == scores, (
        "with all its views, as at its own station"
    )
    (act,) = elsewhere.mark_history(mark.id).result(PATIENCE)
    assert act.author == "bert" and act.note == f"imported from {file.name}, P-1 of {there.station}"
    picture = elsewhere.entry_picture(mark).result(PATIENCE)
    assert picture.shape == brings.marks[0].picture.shape


def test_an_import_is_undone_and_redone_as_one_step(
    first: DrawnParts, file: Path, elsewhere: Session
) -> None:
    lot = lot_of(elsewhere)
    before = outcome(elsewhere, lot)
    marks = elsewhere.mark_acts.import_marks(lot.recipe_id, file, lot.id).result(PATIENCE)
    with_marks = outcome(elsewhere, lot)
    ids = [mark.id for mark in marks]
    elsewhere.mark_acts.switch(ids, MarkAction.REVOKE).result(PATIENCE)
    assert outcome(elsewhere, lot) == before
    elsewhere.mark_acts.switch(ids, MarkAction.REDO).result(PATIENCE)
    assert outcome(elsewhere, lot) == with_marks


def test_a_mark_that_is_there_is_not_imported_twice_and_a_revoked_one_comes_back(
    first: DrawnParts, file: Path, elsewhere: Session
) -> None:
    lot = lot_of(elsewhere)
    (mark,) = elsewhere.mark_acts.import_marks(lot.recipe_id, file, lot.id).result(PATIENCE)
    with pytest.raises(CorrectableError, match="all of these marks already"):
        elsewhere.mark_acts.import_marks(lot.recipe_id, file, lot.id).result(PATIENCE)
    elsewhere.revoke_mark(mark.id).result(PATIENCE)
    (again,) = elsewhere.mark_acts.import_marks(lot.recipe_id, file, lot.id).result(PATIENCE)
    assert again.id == mark.id and again.active
    assert len(elsewhere.marks(lot.recipe_id).result(PATIENCE)) == 1


def test_the_station_that_made_a_mark_knows_it_again(session: Session, file: Path) -> None:
    brings = session.mark_acts.preview_import(lot_of(session).recipe_id, file).result(PATIENCE)
    assert [one.joins for one in brings.marks] == [False]


def test_an_imported_mark_can_be_exported_again_with_its_picture(
    first: DrawnParts, file: Path, elsewhere: Session, tmp_path: Path
) -> None:
    lot = lot_of(elsewhere)
    (mark,) = elsewhere.mark_acts.import_marks(lot.recipe_id, file, None).result(PATIENCE)
    onward = tmp_path / "onward.inspector-marks"
    elsewhere.mark_acts.export(lot.recipe_id, onward).result(PATIENCE)
    elsewhere.revoke_mark(mark.id).result(PATIENCE)
    brings = elsewhere.mark_acts.preview_import(lot.recipe_id, onward).result(PATIENCE)
    assert brings.station == "station 9" and brings.marks[0].station == mark.station != "station 9"
    assert brings.marks[0].picture is not None and brings.marks[0].here is not None


def test_marks_of_another_station_stand_beside_those_of_here_and_the_next_lot_counts_on(
    first: DrawnParts, second: DrawnParts, file: Path, elsewhere: Session
) -> None:
    lot = lot_of(elsewhere)
    defect = worst(elsewhere, lot, first.names(DemoKind.DEFECT))
    own = elsewhere.keep_mark(highest_finding(elsewhere, defect)).result(PATIENCE)
    (mark,) = elsewhere.mark_acts.import_marks(lot.recipe_id, file, lot.id).result(PATIENCE)
    assert (own.number, mark.number) == (1, 2)
    later = inspect(elsewhere, second)
    assert later.number == lot.number + 1
    listed = [summary.lot.name for summary in elsewhere.lots().result(PATIENCE)]
    assert listed == [later.name, lot.name], "what stands for pictures of elsewhere is no lot"


def test_a_file_of_another_backbone_is_refused_and_both_are_named(
    first: DrawnParts, file: Path, elsewhere: Session
) -> None:
    lot = lot_of(elsewhere)
    with zipfile.ZipFile(file) as old:
        held = {name: old.read(name) for name in old.namelist()}
    index = json.loads(held["marks.json"])
    here = index["backbone"]["encoding_id"]
    index["backbone"] |= {"encoding_id": "f" * 64, "weights_sha256": "e" * 64}
    held["marks.json"] = json.dumps(index).encode()
    with zipfile.ZipFile(file, "w") as new:
        for name, data in held.items():
            new.writestr(name, data)
    with pytest.raises(RecipeInvalid, match=f"{'e' * 12}.*{'f' * 12}.*{here[:12]}"):
        elsewhere.mark_acts.import_marks(lot.recipe_id, file, lot.id).result(PATIENCE)
    assert not elsewhere.marks(lot.recipe_id).result(PATIENCE)


def test_marks_that_would_hide_a_confirmed_defect_are_refused_unless_a_person_insists(
    session: Session, first: DrawnParts, elsewhere: Session, tmp_path: Path
) -> None:
    bad = worst(session, lot_of(session), first.names(DemoKind.DEFECT))
    mark = session.keep_mark(highest_finding(session, bad)).result(PATIENCE)
    session.settle()
    file = tmp_path / "bad.inspector-marks"
    session.mark_acts.export(mark.recipe_id, file).result(PATIENCE)
    lot = lot_of(elsewhere)
    row = worst(elsewhere, lot, [bad.path])
    elsewhere.review_part(row.part_id, PartDecision.REJECT).result(PATIENCE)
    brings = elsewhere.mark_acts.preview_import(lot.recipe_id, file, lot.id).result(PATIENCE)
    if not brings.change.harms:
        pytest.fail("the confirmed defect was not held against the file")
    with pytest.raises(CorrectableError, match="known parts would be judged wrongly"):
        elsewhere.mark_acts.import_marks(lot.recipe_id, file, lot.id).result(PATIENCE)
    assert not elsewhere.marks(lot.recipe_id).result(PATIENCE)
    elsewhere.mark_acts.import_marks(lot.recipe_id, file, lot.id, in_spite=True).result(PATIENCE)
    assert elsewhere.marks(lot.recipe_id).result(PATIENCE)


def test_only_kept_marks_are_exported_and_an_unknown_number_is_named(
    session: Session, first: DrawnParts, tmp_path: Path
) -> None:
    recipe_id = lot_of(session).recipe_id
    with pytest.raises(CorrectableError, match="no kept marks"):
        session.mark_acts.export(recipe_id, tmp_path / "m").result(PATIENCE)
    mark = session.keep_mark(shadow_of(session, first)).result(PATIENCE)
    with pytest.raises(NotFound, match="P-5"):
        session.mark_acts.export(recipe_id, tmp_path / "m", [mark.number, 5]).result(PATIENCE)
    assert not (tmp_path / "m").exists()
