"""Recipes from outside: a field that is wrong is named with what to do; a file is whole or refused."""

from __future__ import annotations

import hashlib
import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from synthetic_lot import learnt_bundle

from inspector_app.domain.errors import RecipeInvalid, StorageFault
from inspector_app.domain.prompts import Prompts
from inspector_app.domain.recipe import Calibration, RecipeSettings
from inspector_app.engine import archive_file
from inspector_app.engine.memory import DefectBank
from inspector_app.engine.recipe_archive import (
    DEFECTS,
    NORMAL,
    ArchivedBackbone,
    ArchivedMark,
    RecipeArchive,
    mark_entry,
    picture_entry,
    read_archive,
    write_archive,
)
from inspector_app.engine.recipe_schema import calibration_from, settings_from

MARK = ArchivedMark(
    12, "a/b.png", None, {"box": [0, 0, 1, 1], "runs": [0, 1]}, -1, "dust", "anna", "line 3", 1.5
)


def archive() -> RecipeArchive:
    bundle = learnt_bundle(12)
    return RecipeArchive(
        name="gear – ü",
        settings=RecipeSettings(category="gear", radii=(1, 3), prompts=Prompts(part="gear wheel")),
        calibration=bundle.calibration,
        backbone=ArchivedBackbone("tiny", "vit", "a" * 64, "synthetic", 12, 12),
        provisional=False,
        marks=(MARK,),
        entries={
            NORMAL: bundle.state.to_bytes(),
            DEFECTS: DefectBank().to_bytes(),
            mark_entry(12): b"patches",
        },
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "gear.inspector-recipe"
    write_archive(archive(), path)
    return path


def rewritten(path: Path, change: Any, **entries: bytes) -> Path:
    """The file with another list of contents, or other entries."""
    with zipfile.ZipFile(path) as old:
        held = {name: old.read(name) for name in old.namelist()}
    index = json.loads(held["recipe.json"])
    change(index)
    held["recipe.json"] = json.dumps(index).encode()
    held |= entries
    with zipfile.ZipFile(path, "w") as new:
        for name, data in held.items():
            new.writestr(name, data)
    return path


def test_a_recipe_comes_back_as_it_was_written(file: Path) -> None:
    assert read_archive(file) == archive()
    assert not [path for path in file.parent.iterdir() if path != file]


def test_a_picture_of_a_mark_goes_along(file: Path) -> None:
    whole = archive()
    with_picture = replace(whole, entries={**whole.entries, picture_entry(12): b"pixels"})
    write_archive(with_picture, file)
    assert read_archive(file) == with_picture


def test_a_file_from_before_there_were_pictures_is_read(file: Path) -> None:
    def older(index: dict[str, Any]) -> None:
        index["format"] = 1

    assert read_archive(rewritten(file, older)) == archive()


def test_the_same_recipe_is_the_same_file(file: Path, tmp_path: Path) -> None:
    write_archive(archive(), tmp_path / "again")
    assert (tmp_path / "again").read_bytes() == file.read_bytes()


def test_a_recipe_without_a_bank_travels_too(tmp_path: Path) -> None:
    bare = replace(archive(), backbone=None, calibration=None, marks=(), entries={})
    write_archive(bare, tmp_path / "bare")
    assert read_archive(tmp_path / "bare") == bare


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("in the way")
    with pytest.raises(StorageFault, match="could not be written"):
        write_archive(archive(), tmp_path / "folder" / "r")


def test_a_newer_recipe_is_refused(file: Path) -> None:
    with pytest.raises(RecipeInvalid, match=r"newer version \(99, this program reads up to 2\).*Update"):
        read_archive(rewritten(file, lambda index: index.update(format=99)))


@pytest.mark.parametrize("name", ["../../evil", "/etc/passwd", "evil.py", "mark-1.safetensors"])
def test_entries_of_other_names_are_refused(file: Path, name: str, tmp_path: Path) -> None:
    with pytest.raises(RecipeInvalid, match="no entry of a recipe"):
        read_archive(rewritten(file, lambda index: index["files"].update({name: "0" * 64}), **{name: b"x"}))
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_entries_that_nobody_names_are_not_looked_at(file: Path) -> None:
    assert read_archive(rewritten(file, lambda _: None, **{"../evil.py": b"x"})) == archive()


@pytest.mark.parametrize("name", [NORMAL, DEFECTS, mark_entry(12)])
def test_a_changed_or_missing_entry_is_named(file: Path, name: str) -> None:
    with pytest.raises(RecipeInvalid, match=f"hash of {name}"):
        read_archive(rewritten(file, lambda _: None, **{name: b"other"}))
    with pytest.raises(RecipeInvalid, match=f"{name} is missing"):
        read_archive(rewritten(file, lambda index: index["files"].pop(name)))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not a zip", b"{}"])
def test_a_file_that_is_no_recipe_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "r").write_bytes(content)
    with pytest.raises(RecipeInvalid, match="no recipe that was exported"):
        read_archive(tmp_path / "r")
    with pytest.raises(RecipeInvalid, match="No such file"):
        read_archive(tmp_path / "missing")


@pytest.mark.parametrize(
    "change",
    [
        lambda index: index.pop("format"),
        lambda index: index.update(files=[]),
        lambda index: index.update(marks={}),
        lambda index: index.pop("name"),
        lambda index: index["marks"][0].update(number=-3),
        lambda index: index["marks"][0].pop("author"),
        lambda index: index["backbone"].pop("encoding_id"),
        lambda index: index.update(settings=7),
    ],
)
def test_a_garbled_list_of_contents_is_refused(file: Path, change: Any) -> None:
    with pytest.raises(RecipeInvalid):
        read_archive(rewritten(file, change))


@pytest.mark.parametrize(
    ("field", "value", "remedy"),
    [
        ("category", "", "Give 1 to 200 characters"),
        ("category", 7, "string"),
        ("backbone", "../x", "id of a model"),
        ("input_size", 4, "16 to 8192"),
        ("input_size", "large", "integer"),
        ("radii", [2], "odd numbers"),
        ("resize", "stretch", "squash"),
        ("detector", "magic", "pa_clip"),
        ("bank_size", 0, "1 to 1,000,000"),
        ("strength", 99, "-7 to 7"),
        ("region_of_interest", [0.5, 0.5, 0.6, 0.2], "within it"),
        ("window", [9, 3], "lower one first"),
        ("mm_per_px", -1, "above 0"),
        ("check_share", 2, "0 to 1"),
        ("seed", -1, "from 0"),
        ("oriented", "perhaps", "boolean"),
        ("prompts", {"templates": ["a photo"]}, "where the state goes"),
        ("prompts", {"normal": []}, "at least one state"),
        ("prompts", {"abnormal_rules": ["{} on {}"]}, "at most once"),
        ("prompts", {"normal": ["{}"] * 5000}, "sentences"),
        ("prompts", {"parts": "x"}, "misspelt"),
        ("sharpness", 3, "misspelt"),
    ],
)
def test_a_wrong_setting_is_named_with_what_to_do(field: str, value: object, remedy: str) -> None:
    with pytest.raises(RecipeInvalid) as caught:
        settings_from({field: value}, "nut.json")
    said = caught.value.sentence()
    assert said.startswith("nut.json: ") and field in said and remedy in said


def test_settings_are_read_with_defaults_for_what_is_left_out() -> None:
    assert settings_from({}, "x") == RecipeSettings()
    told = RecipeSettings(category="nut", window=(0, 4095), prompts=Prompts(part="nut with four edges"))
    assert settings_from(json.loads(json.dumps(told.to_json())), "x") == told


def test_a_calibration_is_checked_like_the_rest() -> None:
    scale = learnt_bundle(12).calibration
    assert isinstance(scale, Calibration)
    assert calibration_from(json.loads(json.dumps(scale.to_json())), "x") == scale
    with pytest.raises(RecipeInvalid, match=r"calibration\.threshold"):
        calibration_from({**scale.to_json(), "threshold": -1.0}, "x")
    with pytest.raises(RecipeInvalid, match=r"calibration\.basis"):
        calibration_from({**scale.to_json(), "basis": "stars"}, "x")


def test_an_entry_that_grows_like_a_bomb_is_refused_before_it_is_unpacked(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with zipfile.ZipFile(file) as old:
        held = {name: old.read(name) for name in old.namelist()}
    held[NORMAL] = bytes(32 * 2**20)
    index = json.loads(held["recipe.json"])
    index["files"][NORMAL] = hashlib.sha256(held[NORMAL]).hexdigest()
    held["recipe.json"] = json.dumps(index).encode()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in held.items():
            new.writestr(name, data)
    assert file.stat().st_size < 2**20
    with pytest.raises(RecipeInvalid, match="times its size"):
        read_archive(file)


def test_more_entries_than_any_recipe_has_are_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_file, "MOST_ENTRIES", 10)
    with zipfile.ZipFile(file, "a") as more:
        for number in range(10):
            more.writestr(f"beside-{number}", b"")
    with pytest.raises(RecipeInvalid, match="entries"):
        read_archive(file)


def test_archives_within_archives_and_names_that_lead_elsewhere_are_no_entries(file: Path) -> None:
    for name in (
        "inner.zip",
        "../normal.safetensors",
        "/normal.safetensors",
        "normal.safetensors/x",
        "normal.pt",
    ):
        with pytest.raises(RecipeInvalid, match="no entry"):
            read_archive(rewritten(file, lambda index, name=name: index["files"].update({name: "0" * 64})))
