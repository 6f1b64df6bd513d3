"""A recipe travels as one file, with its memory; what cannot serve here is refused and says why."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from lot_in_work import PATIENCE, DrawnParts, highest_finding, inspect, lot_of, outcome, rows_of, worst

from inspector_app.domain.bank import MarkAction
from inspector_app.domain.errors import (
    CorrectableError,
    ModelUnavailable,
    NotFound,
    RecipeInvalid,
    StorageFault,
)
from inspector_app.domain.lot import Who
from inspector_app.domain.prompts import Prompts
from inspector_app.domain.recipe import FAST_BACKBONE, RecipeSettings
from inspector_app.domain.review import PartDecision
from inspector_app.engine.recipe_archive import picture_entry, read_archive, write_archive
from inspector_app.imaging.demo_parts import DemoKind
from inspector_app.workflow.recipe_settings import read_settings
from inspector_app.workflow.requests import OpenFolder
from inspector_app.workflow.session import Session
from tests.tiny_clip import write_tiny_clip


@pytest.fixture
def marked(session: Session, first: DrawnParts) -> Session:
    """The inspected lot with its worst nuisance marked and a defect confirmed."""
    lot = lot_of(session)
    session.keep_mark(highest_finding(session, worst(session, lot, first.names(DemoKind.NUISANCE)))).result(
        PATIENCE
    )
    session.settle()
    return session


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Session]:
    opened = Session.open(tmp_path / "elsewhere")
    yield opened
    opened.close()


def test_another_station_judges_the_next_lot_as_this_one_does(
    marked: Session, elsewhere: Session, second: DrawnParts, tmp_path: Path
) -> None:
    file = tmp_path / "plate.inspector-recipe"
    marked.export_recipe("plate", file).result(PATIENCE)
    version = elsewhere.import_recipe(file).result(PATIENCE)
    here, there = inspect(marked, second), inspect(elsewhere, second)
    assert outcome(elsewhere, there) == outcome(marked, here)
    assert any(row.quiet_by == (1,) for row in rows_of(elsewhere, there).values())
    assert version.calibration == marked.summary(here.id).result(PATIENCE).version.calibration
    assert [lot.lot.name for lot in elsewhere.lots().result(PATIENCE)] == ["second"] and there.number == 1


def test_an_imported_mark_keeps_number_author_and_time_and_can_be_revoked(
    marked: Session, elsewhere: Session, second: DrawnParts, tmp_path: Path
) -> None:
    marked.export_recipe("plate", tmp_path / "r").result(PATIENCE)
    recipe_id = elsewhere.import_recipe(tmp_path / "r", "their plate").result(PATIENCE).recipe_id
    (original,) = marked.marks(lot_of(marked).recipe_id).result(PATIENCE)
    (row,) = elsewhere.marks(recipe_id).result(PATIENCE)
    assert row.mark.active and (row.mark.number, row.mark.author, row.mark.created_at) == (
        original.mark.number, original.mark.author, original.mark.created_at,
    )  # fmt: skip
    lot = elsewhere.open_folder(OpenFolder(second.folder, recipe="their plate")).result(PATIENCE)
    elsewhere.inspect(lot.id).result(PATIENCE)
    quiet = {path for path, row in rows_of(elsewhere, lot).items() if row.quiet_by}
    elsewhere.revoke_mark(row.mark.id).result(PATIENCE)
    assert quiet and not any(row.quiet_by for row in rows_of(elsewhere, lot).values())
    elsewhere.redo_mark(row.mark.id).result(PATIENCE)
    assert {path for path, row in rows_of(elsewhere, lot).items() if row.quiet_by} == quiet


def test_the_marks_of_a_recipe_that_requires_approval_wait_where_it_is_imported(
    marked: Session, elsewhere: Session, second: DrawnParts, tmp_path: Path
) -> None:
    settings = replace(marked.recipe("plate").result(PATIENCE).settings, approval_required=True)
    marked.change_recipe("plate", settings).result(PATIENCE)
    marked.export_recipe("plate", tmp_path / "r").result(PATIENCE)
    recipe_id = elsewhere.import_recipe(tmp_path / "r").result(PATIENCE).recipe_id
    (row,) = elsewhere.marks(recipe_id).result(PATIENCE)
    assert row.mark.waiting and not row.mark.active
    lot = inspect(elsewhere, second)
    assert not any(row.quiet_by for row in rows_of(elsewhere, lot).values())
    with pytest.raises(CorrectableError, match="has made the mark"):  # nor may who has imported it
        elsewhere.approvals.approve(row.mark.id).result(PATIENCE)
    elsewhere.close()
    other = Session.open(tmp_path / "elsewhere", who=Who("somebody else", "line 9"))
    try:
        assert other.approvals.approve(row.mark.id, "seen on five parts").result(PATIENCE).active
        history = [act.action for act in other.mark_history(row.mark.id).result(PATIENCE)]
        assert history == [MarkAction.PROPOSE, MarkAction.APPROVE]
        other.rescore(lot.id).result(PATIENCE)
        here = inspect(marked, second)
        assert outcome(other, lot) == outcome(marked, here)
    finally:
        other.close()


def test_a_mark_brings_its_picture_along_twice_and_one_whose_picture_is_gone_comes_without(
    elsewhere: Session, first: DrawnParts, workspace: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(first.folder, tmp_path / "pictures")
    here = Session.open(tmp_path / "here")
    try:
        lot = inspect(here, DrawnParts(folder, first.parts))
        names = first.names(DemoKind.NUISANCE)
        one = worst(here, lot, names)
        two = worst(here, lot, [name for name in names if name != one.path])
        requests = [highest_finding(here, row) for row in (one, two)]
        marks = [here.keep_mark(request).result(PATIENCE) for request in requests]
        shown = here.entry_picture(marks[0]).result(PATIENCE)
        (folder / two.path).unlink()
        here.export_recipe("plate", tmp_path / "r").result(PATIENCE)
    finally:
        here.close()
    recipe_id = elsewhere.import_recipe(tmp_path / "r", "theirs").result(PATIENCE).recipe_id
    came, bare = (row.mark for row in elsewhere.marks(recipe_id).result(PATIENCE))
    picture = elsewhere.entry_picture(came).result(PATIENCE)
    assert np.array_equal(picture, shown)
    with pytest.raises(NotFound, match="stayed at the station"):
        elsewhere.entry_picture(bare).result(PATIENCE)
    elsewhere.export_recipe("theirs", tmp_path / "on").result(PATIENCE)
    onward = elsewhere.import_recipe(tmp_path / "on", "onward").result(PATIENCE).recipe_id
    (again, _) = (row.mark for row in elsewhere.marks(onward).result(PATIENCE))
    assert np.array_equal(elsewhere.entry_picture(again).result(PATIENCE), shown)


def test_a_picture_that_is_none_is_refused(marked: Session, elsewhere: Session, tmp_path: Path) -> None:
    marked.export_recipe("plate", tmp_path / "r").result(PATIENCE)
    archive = read_archive(tmp_path / "r")
    write_archive(
        replace(archive, entries={**archive.entries, picture_entry(1): b"no picture"}), tmp_path / "r"
    )
    with pytest.raises(StorageFault, match="P-1"):
        elsewhere.import_recipe(tmp_path / "r").result(PATIENCE)
    assert elsewhere.recipes().result(PATIENCE) == []


def test_confirmed_defects_go_along_and_still_veto(
    marked: Session, elsewhere: Session, first: DrawnParts, tmp_path: Path
) -> None:
    lot = lot_of(marked)
    defect = worst(marked, lot, first.names(DemoKind.DEFECT))
    marked.review_part(defect.part_id, PartDecision.REJECT).result(PATIENCE)
    marked.settle()
    marked.export_recipe("plate", tmp_path / "r").result(PATIENCE)
    elsewhere.import_recipe(tmp_path / "r").result(PATIENCE)
    elsewhere.export_recipe("plate", tmp_path / "back").result(PATIENCE)
    with zipfile.ZipFile(tmp_path / "r") as there, zipfile.ZipFile(tmp_path / "back") as back:
        assert len(there.read("defects.safetensors")) > 1000
        for name in ("defects.safetensors", "normal.safetensors", "mark-00001.safetensors"):
            assert there.read(name) == back.read(name)


def test_a_bank_of_another_backbone_is_refused_with_the_hashes(
    marked: Session, elsewhere: Session, tmp_path: Path
) -> None:
    marked.export_recipe("plate", tmp_path / "r").result(PATIENCE)
    with zipfile.ZipFile(tmp_path / "r") as file:
        held = {name: file.read(name) for name in file.namelist()}
    index = json.loads(held["recipe.json"])
    index["settings"]["radii"] = [1]
    held["recipe.json"] = json.dumps(index).encode()
    with zipfile.ZipFile(tmp_path / "other", "w") as file:
        for name, data in held.items():
            file.writestr(name, data)
    encoding = index["backbone"]["encoding_id"][:12]
    with pytest.raises(
        RecipeInvalid, match=rf"made by {FAST_BACKBONE} with weights [0-9a-f]{{12}} \(encoding {encoding}\)"
    ):
        elsewhere.import_recipe(tmp_path / "other").result(PATIENCE)
    index["settings"]["backbone"] = "not-here"
    held["recipe.json"] = json.dumps(index).encode()
    with zipfile.ZipFile(tmp_path / "other", "w") as file:
        for name, data in held.items():
            file.writestr(name, data)
    with pytest.raises(ModelUnavailable, match="not-here"):
        elsewhere.import_recipe(tmp_path / "other").result(PATIENCE)
    assert elsewhere.read(lambda reading: reading.recipes()).result(PATIENCE) == []


def test_a_taken_name_and_an_unknown_one_are_told(session: Session, tmp_path: Path) -> None:
    session.export_recipe("plate", tmp_path / "r").result(PATIENCE)
    with pytest.raises(CorrectableError, match=r"of this name already.*--name"):
        session.import_recipe(tmp_path / "r").result(PATIENCE)
    with pytest.raises(NotFound, match="There are: plate"):
        session.export_recipe("nut", tmp_path / "n").result(PATIENCE)


def test_settings_make_a_recipe_before_its_first_lot_and_travel_without_a_bank(
    elsewhere: Session, tmp_path: Path
) -> None:
    (tmp_path / "nut.json").write_text(
        json.dumps({"category": "nut", "prompts": {"part": "metal nut with four notched edges"}})
    )
    settings = read_settings(tmp_path / "nut.json")
    assert elsewhere.change_recipe("nut", settings).result(PATIENCE).number == 1
    elsewhere.export_recipe("nut", tmp_path / "r").result(PATIENCE)
    again = elsewhere.import_recipe(tmp_path / "r", "nut 2").result(PATIENCE)
    assert again.settings == settings and again.calibration is None
    for content, said in (("{", "not JSON"), ('{"radii": [2]}', "radii")):
        (tmp_path / "bad.json").write_text(content)
        with pytest.raises(RecipeInvalid, match=said):
            read_settings(tmp_path / "bad.json")


def test_a_change_that_would_make_the_bank_useless_is_refused_and_others_keep_scale_and_scores(
    session: Session,
) -> None:
    lot = lot_of(session)
    before = outcome(session, lot)
    version = session.read(lambda reading: reading.recipe_version("plate")).result(PATIENCE)
    assert version is not None
    with pytest.raises(CorrectableError, match="made with the radii of before"):
        session.change_recipe("plate", replace(version.settings, radii=(1, 3))).result(PATIENCE)
    worded = replace(version.settings, prompts=Prompts(part="plate with two holes"), strength=1)
    changed = session.change_recipe("plate", worded).result(PATIENCE)
    assert changed.number == version.number + 1 and changed.calibration == version.calibration
    assert outcome(session, lot) == before


def test_words_belong_to_a_bank_that_was_asked_in_words(tmp_path: Path, first: DrawnParts) -> None:
    root = tmp_path / "workspace"
    write_tiny_clip(root / "models" / "tiny-clip", image_size=64, patch=8)
    session = Session.open(root)
    try:
        request = OpenFolder(first.folder, "plate", backbone="tiny-clip")
        lot = session.open_folder(request).result(PATIENCE)
        session.inspect(lot.id).result(PATIENCE)
        settings = RecipeSettings(category="plate", backbone="tiny-clip", prompts=Prompts(part="tin plate"))
        with pytest.raises(CorrectableError, match="made with the prompts of before"):
            session.change_recipe("plate", settings).result(PATIENCE)
        session.export_recipe("plate", tmp_path / "r").result(PATIENCE)
        other = session.import_recipe(tmp_path / "r", "copy").result(PATIENCE)
        assert other.settings.backbone == "tiny-clip"
    finally:
        session.close()
