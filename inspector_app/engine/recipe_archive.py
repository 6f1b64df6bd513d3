"""A recipe as one file: a zip of JSON and safetensors, data only, read in memory and never unpacked.

``recipe.json`` names every other entry with its hash. Nothing else in the file is looked at. Format 2 holds a small
picture of each mark, where there was one to be had; without one the file is written in format 1.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import zipfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from inspector_app.domain.errors import RecipeInvalid, StorageFault
from inspector_app.domain.recipe import Calibration, RecipeSettings
from inspector_app.engine.recipe_schema import Check, calibration_from, check, read_as, settings_from

FORMAT = 2
SUFFIX = ".inspector-recipe"
NORMAL, DEFECTS = "normal.safetensors", "defects.safetensors"
_INDEX = "recipe.json"
_PICTURE = ".jpg"
_NAME = re.compile(r"(normal|defects|mark-\d{5,9})\.safetensors|mark-\d{5,9}\.jpg")
_HASH = re.compile(r"[0-9a-f]{64}")
_LARGEST_INDEX = 64 * 2**20
_LARGEST_ENTRY = 2**32
_LARGEST_PICTURE = 2**18
_STAMP = (1980, 1, 1, 0, 0, 0)  # the same content gives the same file


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
        return mark_picture(self.number)


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


_MARK: tuple[Check, ...] = (
    ("number", lambda v: 0 < v < 10**9, "Export the recipe once more"),
    ("strength", lambda v: -7 <= v <= 7, "Export the recipe once more"),
)


def mark_entry(number: int) -> str:
    return f"mark-{number:05d}.safetensors"


def mark_picture(number: int) -> str:
    return f"mark-{number:05d}.jpg"


def write_archive(archive: RecipeArchive, path: Path) -> None:
    """Write aside and rename. Raises StorageFault."""
    index = {
        "format": FORMAT if any(name.endswith(_PICTURE) for name in archive.entries) else 1,
        "name": archive.name,
        "settings": archive.settings.to_json(),
        "calibration": None if archive.calibration is None else archive.calibration.to_json(),
        "backbone": None if archive.backbone is None else asdict(archive.backbone),
        "provisional": archive.provisional,
        "marks": [asdict(mark) for mark in archive.marks],
        "files": {name: _sha256(data) for name, data in sorted(archive.entries.items())},
    }
    text = json.dumps(index, indent=1, ensure_ascii=False, sort_keys=True).encode()
    aside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(aside, "w", zipfile.ZIP_DEFLATED) as file:
            for name, data in ((_INDEX, text), *sorted(archive.entries.items())):
                file.writestr(zipfile.ZipInfo(name, _STAMP), data, zipfile.ZIP_DEFLATED)
        aside.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            aside.unlink()
        raise StorageFault(
            f"the recipe could not be written ({error.strerror or error})",
            subject=str(path),
            remedy="Check the free space and the permissions of the folder",
        ) from error


def read_archive(path: Path) -> RecipeArchive:
    """The recipe in a file, its entries compared with their hashes.

    Raises RecipeInvalid where it is no such file, is damaged, or comes from a newer program.
    """
    subject = str(path)
    try:
        with zipfile.ZipFile(path) as file:
            index = _index(file, subject)
            hashes = _hashes(index, subject)
            entries = {name: _entry(file, name, digest, subject) for name, digest in hashes.items()}
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        reason = getattr(error, "strerror", None) or error
        raise RecipeInvalid(
            f"this is no recipe that was exported ({reason})",
            subject=subject,
            remedy="Choose a file made by `inspector recipe export`",
        ) from error
    calibration = index.get("calibration")
    backbone = index.get("backbone")
    marks = index.get("marks", [])
    if not isinstance(marks, list) or not isinstance(index.get("name"), str):
        raise _damaged("its list of contents is garbled", subject)
    archive = RecipeArchive(
        name=" ".join(str(index["name"]).split()) or "object",
        settings=settings_from(index.get("settings"), subject),
        calibration=None if calibration is None else calibration_from(calibration, subject),
        backbone=None if backbone is None else read_as(ArchivedBackbone, backbone, subject, "backbone."),
        provisional=bool(index.get("provisional", False)),
        marks=tuple(_mark(mark, subject) for mark in marks),
        entries=entries,
    )
    wanted = {mark.entry for mark in archive.marks}
    if archive.backbone is not None:
        wanted |= {NORMAL, DEFECTS}
    if missing := sorted(wanted - set(entries)):
        raise _damaged(f"{missing[0]} is missing", subject)
    return archive


def _mark(data: Any, subject: str) -> ArchivedMark:
    mark = read_as(ArchivedMark, data, subject, "marks.")
    check(mark, _MARK, subject, "marks.")
    return mark


def _index(file: zipfile.ZipFile, subject: str) -> dict[str, Any]:
    try:
        if file.getinfo(_INDEX).file_size > _LARGEST_INDEX:
            raise _damaged(f"{_INDEX} is too large", subject)
        index = json.loads(file.read(_INDEX))
        newest = int(index["format"])
    except (KeyError, ValueError, TypeError) as error:
        raise _damaged(f"{_INDEX} is missing or cannot be read", subject) from error
    if newest > FORMAT:
        raise RecipeInvalid(
            f"the recipe is of a newer version ({newest}, this program reads up to {FORMAT})",
            subject=subject,
            remedy="Update this program",
        )
    return dict(index)


def _hashes(index: dict[str, Any], subject: str) -> dict[str, str]:
    hashes = index.get("files", {})
    if not isinstance(hashes, dict):
        raise _damaged("its list of contents is garbled", subject)
    for name, digest in hashes.items():
        if not _NAME.fullmatch(name) or not isinstance(digest, str) or not _HASH.fullmatch(digest):
            raise _damaged(f"{name!r} is no entry of a recipe", subject)
    return hashes


def _entry(file: zipfile.ZipFile, name: str, digest: str, subject: str) -> bytes:
    try:
        most = _LARGEST_PICTURE if name.endswith(_PICTURE) else _LARGEST_ENTRY
        if file.getinfo(name).file_size > most:
            raise _damaged(f"{name} is too large", subject)
        data = file.read(name)
    except KeyError as error:
        raise _damaged(f"{name} is missing", subject) from error
    if _sha256(data) != digest:
        raise _damaged(f"the hash of {name} does not match", subject)
    return data


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _damaged(reason: str, subject: str) -> RecipeInvalid:
    return RecipeInvalid(
        f"the recipe is damaged: {reason}", subject=subject, remedy="Export the recipe once more"
    )
