"""Recipes and marks that come from other stations: the zip, its list of contents, and the banks inside.

The first byte chooses which of these the other bytes are; the rest of the file is whole, with the right hashes.
"""

from __future__ import annotations

import functools
import json
import zipfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from inspector_app.domain.bank import Scales
from inspector_app.domain.geometry import Box, Region
from inspector_app.domain.recipe import Basis, Calibration, RecipeSettings
from inspector_app.engine.detectors.registry import detector
from inspector_app.engine.mark_archive import MarkArchive, read_marks, write_marks
from inspector_app.engine.mark_picture import picture_from_bytes, picture_to_bytes
from inspector_app.engine.memory import DefectBank, NormalBank, PseudoEntry
from inspector_app.engine.packing import pack, unpack
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
from inspector_app.workflow.recipe_import import region_from, require_room_for_regions
from inspector_app.workflow.recipe_settings import read_settings
from tests.fuzz.contract import demand_kept, folder, only_own_errors

_PATCHES = np.eye(4, 8, dtype=np.float16)
_REGION = Region(Box(1, 2, 4, 3), np.arange(12).reshape(3, 4) % 2 == 0)
_MARK = ArchivedMark(7, "a/b.png", "c" * 64, _REGION.to_json(), -1, "dust", "anna", "line 3", 1.25)
_BACKBONE = ArchivedBackbone("tiny", "vit", "a" * 64, "synthetic", 2, 2)
_PICTURE = np.arange(48, dtype=np.uint8).reshape(4, 4, 3)
ENTRY = PseudoEntry(7, _PATCHES, -1)


@functools.cache
def normal_bank() -> bytes:
    bank = NormalBank(
        _PATCHES, np.arange(4, dtype=np.int32), tuple((f"part {n}",) for n in range(4)),
        Scales(0.1, 0.2, 0.3), "synthetic", "lot", 4,
    )  # fmt: skip
    return bank.to_bytes()


@functools.cache
def recipe_file() -> bytes:
    archive = RecipeArchive(
        "gear", RecipeSettings(category="gear"), Calibration(1.0, 2.0, 1.8, 2.0, Basis.LOT, 30), _BACKBONE, False,
        (_MARK,), _recipe_entries(),
    )  # fmt: skip
    path = folder() / "whole.inspector-recipe"
    write_archive(archive, path)
    return path.read_bytes()


@functools.cache
def marks_file() -> bytes:
    path = folder() / "whole.inspector-marks"
    write_marks(MarkArchive("gear", "line 3", "anna", _BACKBONE, (_MARK,), _mark_entries()), path)
    return path.read_bytes()


def _mark_entries() -> dict[str, bytes]:
    return {mark_entry(7): ENTRY.to_bytes(), picture_entry(7): picture_to_bytes(_PICTURE)}


def _recipe_entries() -> dict[str, bytes]:
    return {NORMAL: normal_bank(), DEFECTS: DefectBank({"a": _PATCHES}).to_bytes(), **_mark_entries()}


def index_of(data: bytes, name: str, at: Path) -> bytes:
    """The list of contents of a file of bytes."""
    at.write_bytes(data)
    with zipfile.ZipFile(at) as file:
        return file.read(name)


def _repacked(name: str, index: bytes, entries: dict[str, bytes], at: Path) -> None:
    with zipfile.ZipFile(at, "w") as file:
        file.writestr(name, index)
        for entry, data in entries.items():
            file.writestr(entry, data)


def read_recipe(data: bytes) -> None:
    """The file, its list of contents, the settings that people write, or what a bank says of itself."""
    path, kind, rest = folder() / "gear.inspector-recipe", data[:1], data[1:]
    with only_own_errors():
        if kind == b"s":
            path.write_bytes(rest)
            demand_kept(read_settings(path).to_json())
        elif kind in _BANKS:
            _BANKS[kind](rest)
        else:
            if kind == b"i":
                _repacked("recipe.json", rest, _recipe_entries(), path)
            else:
                path.write_bytes(rest)
            archive = read_archive(path)
            demand_kept(archive.settings.to_json())
            demand_kept([asdict(mark) for mark in archive.marks])
            demand_kept(None if archive.calibration is None else archive.calibration.to_json())
            for name, content in archive.entries.items():
                _read_entry(name, content)
            _read_regions(archive.marks, path)


def read_mark_file(data: bytes) -> None:
    """The file, its list of contents, or one region."""
    path, kind, rest = folder() / "gear.inspector-marks", data[:1], data[1:]
    with only_own_errors():
        if kind == b"r":
            try:
                region = json.loads(rest)
            except (ValueError, RecursionError):
                return  # the list of contents is read as a whole, and refused as a whole
            index = json.loads(index_of(marks_file(), "marks.json", folder() / "index.zip"))
            index["marks"][0]["region"] = region
            _repacked("marks.json", json.dumps(index).encode(), _mark_entries(), path)
        elif kind == b"i":
            _repacked("marks.json", rest, _mark_entries(), path)
        else:
            path.write_bytes(rest)
        archive = read_marks(path)
        demand_kept([archive.recipe, archive.station, archive.author])
        demand_kept([asdict(mark) for mark in archive.marks])
        for name, content in archive.entries.items():
            _read_entry(name, content)
        _read_regions(archive.marks, path)


def _read_regions(marks: tuple[ArchivedMark, ...], path: Path) -> None:
    require_room_for_regions(marks, path)
    for mark in marks:
        demand_kept(region_from(mark, path).to_json())


def _read_entry(name: str, content: bytes) -> None:
    if name == NORMAL:
        detector("pa_clip").read(content, subject=name)
    elif name == DEFECTS:
        DefectBank.from_bytes(content, subject=name)
    elif name.startswith("picture"):
        picture_from_bytes(content, subject=name)
    else:
        PseudoEntry.from_bytes(content, subject=name)


def _facts_of(kind: str, whole: Callable[[], bytes], read: Callable[[bytes], Any]) -> Callable[[bytes], None]:
    """A bank whose digest is right and whose facts are what the bytes say."""

    def try_facts(data: bytes) -> None:
        arrays, _ = unpack(kind, whole())
        try:
            facts = json.loads(data)
            packed = pack(kind, arrays, {"facts": facts} if not isinstance(facts, dict) else facts)
        except (ValueError, RecursionError):
            return  # such bytes are refused by ``unpack``, which the other kinds try
        read(packed)

    return try_facts


def facts_of(kind: str, data: bytes) -> bytes:
    """What a bank says of itself, as JSON."""
    return json.dumps(unpack(kind, data)[1]).encode()


def _bytes_of(read: Callable[[bytes], Any]) -> Callable[[bytes], None]:
    return lambda data: read(data) and None


_BANKS: dict[bytes, Callable[[bytes], None]] = {
    b"n": _facts_of("normal bank", normal_bank, NormalBank.from_bytes),
    b"d": _facts_of("defect bank", lambda: DefectBank({"a": _PATCHES}).to_bytes(), DefectBank.from_bytes),
    b"e": _facts_of("pseudo entry", ENTRY.to_bytes, PseudoEntry.from_bytes),
    b"N": _bytes_of(NormalBank.from_bytes),
    b"E": _bytes_of(PseudoEntry.from_bytes),
}


def recipe_seeds() -> list[bytes]:
    index = index_of(recipe_file(), "recipe.json", folder() / "index.zip")
    defects = DefectBank({"a": _PATCHES}).to_bytes()
    return [
        b"z" + recipe_file(),
        b"i" + index,
        b"s" + json.dumps(RecipeSettings().to_json()).encode(),
        b's{"category": "gear", "window": [0, 9], "region_of_interest": [0, 0, 1, 1]}',
        b"n" + facts_of("normal bank", normal_bank()),
        b"d" + facts_of("defect bank", defects),
        b"e" + facts_of("pseudo entry", ENTRY.to_bytes()),
        b"N" + normal_bank(),
        b"E" + ENTRY.to_bytes(),
    ]


def mark_seeds() -> list[bytes]:
    return [
        b"z" + marks_file(),
        b"i" + index_of(marks_file(), "marks.json", folder() / "index.zip"),
        b"r" + json.dumps(_REGION.to_json()).encode(),
    ]
