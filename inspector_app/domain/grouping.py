"""How the files of a lot make parts: the words for it, and what a look at some names shows."""

from __future__ import annotations

from dataclasses import dataclass

ONE_BY_ONE = ""  # every file is a part
FOLDERS = "folder"  # every sub-folder is a part
ENDINGS = "suffix"  # "suffix:top,side", or "suffix" alone: what follows the last underscore
LONGEST_PATTERN = 300  # characters


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file belongs: its part, which view and light it shows, and of which order it is."""

    part: str
    view: str = ""
    light: str = ""
    order: str = ""


@dataclass(frozen=True, slots=True)
class GroupedPart:
    """A part and its files, as a pattern groups them: path and place of each."""

    name: str
    files: tuple[tuple[str, Place], ...]


@dataclass(frozen=True, slots=True)
class Grouping:
    """What a pattern makes of some files. ``alone``: files that it does not match, each a part of its own."""

    files: int
    parts: int
    views: tuple[str, ...]
    lights: tuple[str, ...]
    examples: tuple[GroupedPart, ...]
    alone: tuple[str, ...]

    @property
    def matched(self) -> int:
        """Files that the pattern matches."""
        return self.files - len(self.alone)
