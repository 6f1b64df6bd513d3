"""Marks as one file, to be carried to another station: their patches, whose they are, and their pictures."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from pathlib import Path

from inspector_app.engine.archive_file import Form, damaged, read_file, write_file
from inspector_app.engine.recipe_archive import ArchivedBackbone, ArchivedMark, picture_entry, read_mark
from inspector_app.engine.recipe_schema import read_as

SUFFIX = ".inspector-marks"
MOST = 10_000  # marks in one file
_FORM = Form(
    thing="file of marks",
    content="marks",
    command="inspector marks export",
    index="marks.json",
    names=re.compile(r"(mark|picture)-\d{5,9}\.safetensors"),
    newest=1,
    largest_index=64 * 2**20,
    largest_entry=64 * 2**20,
    largest=2**30,
)


@dataclass(frozen=True, slots=True)
class MarkArchive:
    """Kept marks of a recipe. ``station`` and ``author`` wrote the file; each mark has its own besides.

    ``backbone`` made the patches: elsewhere only the same one understands them. A picture may be missing.
    """

    recipe: str
    station: str
    author: str
    backbone: ArchivedBackbone
    marks: tuple[ArchivedMark, ...]
    entries: dict[str, bytes]

    def picture(self, mark: ArchivedMark) -> bytes | None:
        """The picture of one of the marks, as ``mark_picture`` reads it."""
        return self.entries.get(picture_entry(mark.number))


def write_marks(archive: MarkArchive, path: Path) -> None:
    """Write aside and rename. Raises StorageFault."""
    index = {
        "recipe": archive.recipe,
        "station": archive.station,
        "author": archive.author,
        "backbone": asdict(archive.backbone),
        "marks": [asdict(mark) for mark in archive.marks],
    }
    write_file(_FORM, index, archive.entries, path)


def read_marks(path: Path) -> MarkArchive:
    """The marks in a file, its entries compared with their hashes.

    Raises RecipeInvalid where it is no such file, is damaged or too large, or comes from a newer program.
    """
    subject = str(path)
    index, entries = read_file(_FORM, path)
    marks = index.get("marks")
    said = [index.get(name) for name in ("recipe", "station", "author")]
    if not isinstance(marks, list) or not all(isinstance(text, str) for text in said):
        raise damaged(_FORM, "its list of contents is garbled", subject)
    if len(marks) > MOST:
        raise damaged(_FORM, f"it lists {len(marks):,} marks", subject)
    recipe, station, author = (" ".join(str(text).split())[:200] for text in said)
    archive = MarkArchive(
        recipe,
        station,
        author,
        read_as(ArchivedBackbone, index.get("backbone"), subject, "backbone."),
        tuple(read_mark(mark, subject) for mark in marks),
        entries,
    )
    numbers = [mark.number for mark in archive.marks]
    if len(set(numbers)) != len(numbers):
        raise damaged(_FORM, "it lists a mark twice", subject)
    if missing := sorted({mark.entry for mark in archive.marks} - set(entries)):
        raise damaged(_FORM, f"{missing[0]} is missing", subject)
    return archive
