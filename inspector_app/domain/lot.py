"""Lots, parts, images, and what the machine says of them."""

from __future__ import annotations

import getpass
import platform
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Verdict(StrEnum):
    """What the machine says of a part."""

    OK = "ok"
    FLAGGED = "flagged"
    FAILED = "failed"


class Band(StrEnum):
    """Where within ``flagged``: between the recipe's two thresholds."""

    CHECK = "check"


class JobState(StrEnum):
    """Life of a long piece of work; stored, so that a crash resumes it."""

    QUEUED = "queued"
    RUNNING = "running"
    PAUSED = "paused"
    CANCELLED = "cancelled"
    FAILED = "failed"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Lot:
    """Parts inspected together. ``number`` counts per recipe, for people (lot 31)."""

    id: str
    recipe_id: str
    recipe_name: str
    number: int
    name: str
    folder: Path
    created_at: float
    part_pattern: str = ""  # how its files make parts: that of the recipe when the lot was opened first
    watched: bool = False  # some of the files of a watched folder, which says which ones: it is not listed


@dataclass(frozen=True, slots=True)
class ImageRef:
    """One picture of a part; ``path`` is relative to the lot's folder, with forward slashes."""

    id: str
    part_id: str
    lot_id: str
    path: str
    size: int
    mtime_ns: int
    sha256: str | None = None
    width: int | None = None
    height: int | None = None
    view: str = ""
    light: str = ""


@dataclass(frozen=True, slots=True)
class Who:
    """Who acts, and at which station; stands on every event."""

    author: str
    station: str

    @classmethod
    def of_this_machine(cls) -> Who:
        """The system's login name and this machine's name, until people sign in."""
        try:
            author = getpass.getuser()
        except (OSError, KeyError):  # no login name in a bare container
            author = "operator"
        return cls(author, platform.node() or "station")
