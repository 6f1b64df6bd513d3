"""Marks as one file: whole or refused, data only, within its limits."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from inspector_app.domain.errors import RecipeInvalid, StorageFault
from inspector_app.engine import mark_archive
from inspector_app.engine.mark_archive import MarkArchive, picture_entry, read_marks, write_marks
from inspector_app.engine.mark_picture import LARGEST, picture_from_bytes, picture_to_bytes
from inspector_app.engine.packing import pack
from inspector_app.engine.recipe_archive import ArchivedBackbone, ArchivedMark, mark_entry

MARK = ArchivedMark(
    7, "a/b.png", None, {"box": [0, 0, 1, 1], "runs": [0, 1]}, -1, "dust", "anna", "line 3", 1.25
)
PICTURE = np.arange(48, dtype=np.uint8).reshape(4, 4, 3)


def archive() -> MarkArchive:
    return MarkArchive(
        "plate – ü",
        "line 3",
        "anna",
        ArchivedBackbone("tiny", "vit", "a" * 64, "synthetic", 12, 12),
        (MARK, replace(MARK, number=9, created_at=2.5)),
        {
            mark_entry(7): b"patches",
            mark_entry(9): b"others",
            picture_entry(7): picture_to_bytes(PICTURE),
        },
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "plate.inspector-marks"
    write_marks(archive(), path)
    return path


def rewritten(path: Path, change: Any, **entries: bytes) -> Path:
    with zipfile.ZipFile(path) as old:
        held = {name: old.read(name) for name in old.namelist()}
    index = json.loads(held["marks.json"])
    change(index)
    held["marks.json"] = json.dumps(index).encode()
    held |= entries
    with zipfile.ZipFile(path, "w") as new:
        for name, data in held.items():
            new.writestr(name, data)
    return path


def test_marks_come_back_as_they_were_written_and_their_pictures_with_them(file: Path) -> None:
    back = read_marks(file)
    assert back == archive()
    data = back.picture(back.marks[0])
    assert data is not None and np.array_equal(picture_from_bytes(data), PICTURE)
    assert back.picture(back.marks[1]) is None
    assert [path.name for path in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize("name", ["../evil", "normal.safetensors", "marks.py"])
def test_entries_of_other_names_are_refused(file: Path, name: str) -> None:
    with pytest.raises(RecipeInvalid, match="no entry of a file of marks"):
        read_marks(rewritten(file, lambda index: index["files"].update({name: "0" * 64}), **{name: b"x"}))


def test_a_changed_or_missing_entry_is_named(file: Path) -> None:
    with pytest.raises(RecipeInvalid, match=r"hash of mark-00007.*Export the marks once more"):
        read_marks(rewritten(file, lambda _: None, **{mark_entry(7): b"other"}))
    with pytest.raises(RecipeInvalid, match=r"mark-00007\.safetensors is missing"):
        read_marks(rewritten(file, lambda index: index["files"].pop(mark_entry(7))))


@pytest.mark.parametrize(
    "change",
    [
        lambda index: index.pop("marks"),
        lambda index: index.pop("station"),
        lambda index: index.update(recipe=7),
        lambda index: index.pop("backbone"),
        lambda index: index["marks"].append(index["marks"][0]),
        lambda index: index["marks"][0].update(created_at=float("nan")),
        lambda index: index["marks"][0].update(author="x" * 5000),
        lambda index: index.update(files=[]),
    ],
)
def test_a_garbled_list_of_contents_is_refused(file: Path, change: Any) -> None:
    with pytest.raises(RecipeInvalid):
        read_marks(rewritten(file, change))


def test_what_would_unpack_to_too_much_is_refused_before_it_is_read(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = replace(mark_archive._FORM, largest=len(b"patches") + 3)
    monkeypatch.setattr(mark_archive, "_FORM", small)
    monkeypatch.setattr(zipfile.ZipFile, "open", _only_the_index(zipfile.ZipFile.open))
    with pytest.raises(RecipeInvalid, match="more than a file of marks may"):
        read_marks(file)
    monkeypatch.setattr(mark_archive, "_FORM", replace(small, largest=2**30, largest_entry=4))
    with pytest.raises(RecipeInvalid, match="is too large"):
        read_marks(file)


def _only_the_index(real: Any) -> Any:
    def open_entry(self: zipfile.ZipFile, name: Any, *arguments: Any, **more: Any) -> Any:
        assert getattr(name, "filename", name) == "marks.json", f"{name} was read"
        return real(self, name, *arguments, **more)

    return open_entry


def test_a_file_whose_compressed_bytes_are_damaged_is_refused(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[60:90] = bytes(30)
    file.write_bytes(bytes(data))
    with pytest.raises(RecipeInvalid):
        read_marks(file)


def test_a_recipe_is_no_file_of_marks_and_a_newer_file_is_refused(file: Path, tmp_path: Path) -> None:
    with pytest.raises(RecipeInvalid, match="newer version"):
        read_marks(rewritten(file, lambda index: index.update(format=99)))
    with zipfile.ZipFile(tmp_path / "recipe", "w") as other:
        other.writestr("recipe.json", "{}")
    with pytest.raises(RecipeInvalid, match=r"marks\.json is missing"):
        read_marks(tmp_path / "recipe")
    with pytest.raises(RecipeInvalid, match=r"no file of marks.*inspector marks export"):
        read_marks(tmp_path / "not there")


@pytest.mark.parametrize(
    "pixels",
    [
        np.zeros((4, 4), np.uint8),
        np.zeros((4, 4, 4), np.uint8),
        np.zeros((4, 4, 3), np.float32),
        np.zeros((1, LARGEST + 1, 3), np.uint8),
        np.zeros((0, 4, 3), np.uint8),
    ],
)
def test_what_is_no_small_picture_is_refused(pixels: Any) -> None:
    with pytest.raises(StorageFault, match="picture"):
        picture_from_bytes(pack("mark picture", {"pixels": pixels}, {}))
