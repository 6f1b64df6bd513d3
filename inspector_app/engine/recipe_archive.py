"""A recipe as one file: settings, banks, kept marks and calibration, for another station or another workspace."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from inspector_app.domain.recipe import Calibration, RecipeSettings
from inspector_app.engine.archive_file import Form, damaged, read_file, write_file
from inspector_app.engine.recipe_schema import Check, calibration_from, check, read_as, settings_from

FORMAT = 2  # from 2 on it may hold pictures of marks
SUFFIX = ".inspector-recipe"
NORMAL, DEFECTS = "normal.safetensors", "defects.safetensors"
_FORM = Form(
    thing="recipe",
    content="recipe",
    command="inspector recipe export",
    index="recipe.json",
    names=re.compile(r"(normal|defects|(mark|picture)-\d{5,9})\.safetensors"),
    newest=FORMAT,
    largest_index=64 * 2**20,
    largest_entry=2**32,
    largest=2**33,
)


@dataclass(frozen=True, slots=True)
class ArchivedBackbone:
    """What made the features: ``id`` is what it is called, the hashes are what it is."""

    id: str
    architecture: str
    weights_sha256: str
    encoding_id: str
    rows: int  # of the grid
    columns: int


@dataclass(frozen=True, slots=True)
class ArchivedMark:
    """A kept mark: whose it is, and where its picture lay. Its patches are the entry of its number."""

    number: int
    image_path: str
    image_sha256: str | None
    region: dict[str, Any]
    strength: int
    note: str
    author: str
    station: str
    created_at: float

    @property
    def entry(self) -> str:
        return mark_entry(self.number)

    @property
    def picture(self) -> str:
        """The entry of its picture, which need not be there."""
        return picture_entry(self.number)


@dataclass(frozen=True, slots=True)
class RecipeArchive:
    """A recipe to be carried elsewhere. Without a bank ``entries`` and ``marks`` are empty."""

    name: str
    settings: RecipeSettings
    calibration: Calibration | None
    backbone: ArchivedBackbone | None
    provisional: bool
    marks: tuple[ArchivedMark, ...]
    entries: dict[str, bytes]


_LONGEST_TEXT = 4096  # characters
_AGAIN = "Export it once more"
_MARK: tuple[Check, ...] = (
    ("number", lambda v: 0 < v < 10**9, _AGAIN),
    ("strength", lambda v: -7 <= v <= 7, _AGAIN),
    ("created_at", lambda v: 0 <= v < 1e12, _AGAIN),
    *(
        (name, lambda v: len(v) <= _LONGEST_TEXT, _AGAIN)
        for name in ("image_path", "note", "author", "station")
    ),
)


def mark_entry(number: int) -> str:
    return f"mark-{number:05d}.safetensors"


def picture_entry(number: int) -> str:
    return f"picture-{number:05d}.safetensors"


def write_archive(archive: RecipeArchive, path: Path) -> None:
    """Write aside and rename. Raises StorageFault."""
    index = {
        "name": archive.name,
        "settings": archive.settings.to_json(),
        "calibration": None if archive.calibration is None else archive.calibration.to_json(),
        "backbone": None if archive.backbone is None else asdict(archive.backbone),
        "provisional": archive.provisional,
        "marks": [asdict(mark) for mark in archive.marks],
    }
    write_file(_FORM, index, archive.entries, path)


def read_archive(path: Path) -> RecipeArchive:
    """The recipe in a file, its entries compared with their hashes.

    Raises RecipeInvalid where it is no such file, is damaged, or comes from a newer program.
    """
    subject = str(path)
    index, entries = read_file(_FORM, path)
    calibration = index.get("calibration")
    backbone = index.get("backbone")
    marks = index.get("marks", [])
    if not isinstance(marks, list) or not isinstance(index.get("name"), str):
        raise damaged(_FORM, "its list of contents is garbled", subject)
    archive = RecipeArchive(
        name=" ".join(str(index["name"]).split()) or "object",
        settings=settings_from(index.get("settings"), subject),
        calibration=None if calibration is None else calibration_from(calibration, subject),
        backbone=None if backbone is None else read_as(ArchivedBackbone, backbone, subject, "backbone."),
        provisional=bool(index.get("provisional", False)),
        marks=tuple(read_mark(mark, subject) for mark in marks),
        entries=entries,
    )
    wanted = {mark.entry for mark in archive.marks}
    if archive.backbone is not None:
        wanted |= {NORMAL, DEFECTS}
    if missing := sorted(wanted - set(entries)):
        raise damaged(_FORM, f"{missing[0]} is missing", subject)
    return archive


def read_mark(data: Any, subject: str) -> ArchivedMark:
    """A mark of an index, its fields of their types and within their limits. Raises RecipeInvalid."""
    mark = read_as(ArchivedMark, data, subject, "marks.")
    check(mark, _MARK, subject, "marks.")
    return mark
