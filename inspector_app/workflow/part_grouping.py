"""How a folder's files make parts, before and while they join a lot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.grouping import Grouping
from inspector_app.domain.lot import Lot
from inspector_app.domain.readings import FoundFile
from inspector_app.domain.recipe import RecipeVersion
from inspector_app.engine.part_pattern import PartPattern, grouped, require_a_match
from inspector_app.store.writing import Writing
from inspector_app.workflow.events import Event, Level, Notice
from inspector_app.workflow.importing import check_folder, walk

LOOKED_AT = 2_000  # names that are enough to see whether a pattern fits


def first_names(folder: Path) -> list[str]:
    """The names of the first pictures below ``folder``, relative to it. Raises NotFound without such a folder."""
    first = next(walk(check_folder(folder), lambda path, reason: None))
    return [file.path for file in first[:LOOKED_AT]]


def look(folder: Path, pattern: str) -> Grouping:
    """How the first pictures below ``folder`` would make parts.

    Raises CorrectableError on a pattern that cannot be used, or that matches none of them.
    """
    read = PartPattern(pattern)
    grouping = grouped(read, first_names(folder))
    require_a_match(read, grouping)
    return grouping


def pattern_for(folder: Path, asked: str | None, version: RecipeVersion | None, lot: Lot | None) -> str:
    """The pattern by which the folder's files make parts: the lot's, else the one asked for, else the recipe's.

    ``lot`` is the recipe's lot of this folder where it has parts already. Raises CorrectableError where another
    pattern is asked for than the lot has, and on a pattern that does not fit the folder.
    """
    if lot is not None:
        if asked is not None and PartPattern(asked).text != lot.part_pattern:
            raise CorrectableError(
                f"the files of this lot make parts by {lot.part_pattern or 'the rule one file, one part'}",
                subject=lot.name,
                remedy="Give the other pattern a recipe of its own with --recipe",
            )
        return lot.part_pattern
    known = version.settings.part_pattern if version is not None else ""
    pattern = PartPattern(known if asked is None else asked)
    if pattern.text:
        require_a_match(pattern, grouped(pattern, first_names(folder)))
    return pattern.text


def use_pattern(writing: Writing, version: RecipeVersion, pattern: str) -> None:
    """A new version of the recipe with this pattern, unless it has it. Lots of before keep theirs."""
    if version.settings.part_pattern != pattern:
        settings = replace(version.settings, part_pattern=pattern)
        writing.add_recipe_version(version.recipe_id, settings, version.calibration, "part pattern changed")


class Placing:
    """Puts files into their parts while a folder is listed, and says in the end which ones stand alone."""

    def __init__(self, lot: Lot) -> None:
        self._lot = lot
        self._pattern = PartPattern(lot.part_pattern)
        self._files = 0
        self._alone: list[str] = []

    def placed(self, file: FoundFile) -> FoundFile:
        """The file with its part, view and light. Raises CorrectableError on a name that takes too long."""
        place = self._pattern.place(file.path)
        self._files += 1
        if place is None:
            self._alone.append(file.path)
            return file
        return replace(file, part=place.part, view=place.view, light=place.light)

    def tell(self, tell: Callable[[Event], None]) -> None:
        """Tell which files the pattern did not match."""
        if self._alone:
            tell(
                Notice(
                    Level.WARNING,
                    f"the part pattern does not match {len(self._alone)} of {self._files} files: "
                    "each of them is a part of its own",
                    self._alone[0],
                    "Rename them, or open the folder with another pattern and a recipe of its own",
                    self._lot.id,
                )
            )
