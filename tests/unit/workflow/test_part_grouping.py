"""Files of one part join it, and a pattern that does not suit a folder is refused before anything is written."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from lot_in_work import PATIENCE, DrawnParts

from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.filtering import PartQuery
from inspector_app.domain.lot import Lot, Verdict
from inspector_app.domain.readings import PartRow
from inspector_app.domain.recipe import FAST_BACKBONE, RecipeSettings
from inspector_app.imaging.demo_parts import DemoKind
from inspector_app.workflow.events import Event, Notice
from inspector_app.workflow.part_grouping import look
from inspector_app.workflow.requests import OpenFolder
from inspector_app.workflow.session import Session

PAIRS = 8


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Session]:
    opened = Session.open(tmp_path / "workspace")
    yield opened
    opened.close()


@pytest.fixture
def pairs(first: DrawnParts, tmp_path: Path) -> Path:
    """Two good pictures a part, the side of part 3 shows a defect; and a picture that belongs to none."""
    folder = tmp_path / "pairs"
    folder.mkdir()
    good = iter(first.names(DemoKind.GOOD))
    for number in range(PAIRS):
        for view in ("top", "side"):
            name = first.names(DemoKind.DEFECT)[0] if (number, view) == (3, "side") else next(good)
            shutil.copyfile(first.folder / name, folder / f"{number:03}_{view}.png")
    shutil.copyfile(first.folder / next(good), folder / "overview.png")
    return folder


def opened(session: Session, folder: Path, pattern: str | None, recipe: str = "pair") -> Lot:
    request = OpenFolder(folder, "plate", recipe, backbone=FAST_BACKBONE, part_pattern=pattern)
    return session.open_folder(request).result(PATIENCE)


def inspected(session: Session, folder: Path, pattern: str | None) -> dict[str, PartRow]:
    lot = opened(session, folder, pattern)
    session.inspect(lot.id).result(PATIENCE)
    rows = session.part_rows(lot.id, PartQuery(), 0, 100).result(PATIENCE)
    return {row.name: row for row in rows}


def test_two_pictures_make_one_part_that_is_as_bad_as_the_worse_one(empty: Session, pairs: Path) -> None:
    told: list[Event] = []
    empty.subscribe(told.append)
    rows = inspected(empty, pairs, "suffix:top,side")
    assert set(rows) == {f"{number:03}" for number in range(PAIRS)} | {"overview.png"}
    assert [row.images for row in rows.values()] == [2] * PAIRS + [1]
    assert rows["003"].verdict is Verdict.FLAGGED and rows["003"].path == "003_side.png"
    detail = empty.part(rows["003"].part_id).result(PATIENCE)
    assert {(image.path, image.view) for image in detail.images} == {
        ("003_top.png", "top"),
        ("003_side.png", "side"),
    }
    notices = [event for event in told if isinstance(event, Notice) and "part pattern" in event.what]
    assert [(n.subject, "1 of 17" in n.what) for n in notices] == [("overview.png", True)]


def test_the_pattern_stays_with_the_recipe_and_with_its_lot(empty: Session, pairs: Path) -> None:
    lot = opened(empty, pairs, "suffix:top,side")
    empty.inspect(lot.id).result(PATIENCE)
    assert empty.recipe("pair").result(PATIENCE).settings.part_pattern == "suffix:top,side"
    shutil.copyfile(pairs / "000_top.png", pairs / "100_top.png")
    rows = inspected(empty, pairs, None)
    assert rows["100"].images == 1
    shutil.copyfile(pairs / "000_side.png", pairs / "100_side.png")
    assert inspected(empty, pairs, None)["100"].images == 2, "a picture that comes later joins its part"
    with pytest.raises(CorrectableError, match="make parts by"):
        opened(empty, pairs, "folder")


def test_another_pattern_is_a_new_version_of_the_recipe_for_lots_to_come(
    empty: Session, pairs: Path, tmp_path: Path
) -> None:
    opened(empty, pairs, "suffix:top,side")
    shutil.copytree(pairs, tmp_path / "again")
    lot = opened(empty, tmp_path / "again", "(?P<part>.+)")
    assert lot.part_pattern == "(?P<part>.+)"
    assert empty.recipe("pair").result(PATIENCE).settings.part_pattern == "(?P<part>.+)"
    assert opened(empty, pairs, None).part_pattern == "suffix:top,side"


@pytest.mark.parametrize("pattern", ["suffix:left,right", "folder", "(?P<part>", r"(?P<n>\d+)"])
def test_a_pattern_that_does_not_suit_is_refused_and_nothing_is_written(
    empty: Session, pairs: Path, pattern: str
) -> None:
    with pytest.raises(CorrectableError):
        opened(empty, pairs, pattern)
    assert empty.lots().result(PATIENCE) == []
    assert empty.read(lambda reading: reading.recipes()).result(PATIENCE) == []


def test_a_recipe_whose_pattern_does_not_suit_a_folder_says_so(empty: Session, pairs: Path) -> None:
    settings = RecipeSettings(backbone=FAST_BACKBONE, part_pattern="folder")
    empty.change_recipe("pair", settings).result(PATIENCE)
    with pytest.raises(CorrectableError, match="matches none of 17"):
        opened(empty, pairs, None)


def test_a_look_at_a_folder_says_how_its_files_would_make_parts(pairs: Path) -> None:
    found = look(pairs, "suffix:top,side")
    assert (found.files, found.parts, found.views) == (17, 9, ("side", "top"))
    assert found.alone == ("overview.png",)
