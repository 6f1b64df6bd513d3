"""A watched folder: what is watched, how its files make lots, and how the watch stands."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Any

from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.grouping import Place

EVERY = 2.0  # seconds between two looks into the folder
LEAST_EVERY = 0.2
PATIENCE = 60.0  # seconds after which a file that cannot be read counts as a part that failed
_LAST = 4_102_444_800.0  # the year 2100


class LotRule(StrEnum):
    """Which parts of a watched folder make a lot."""

    DAY = "day"  # of one day, by the file's own time
    ORDER = "order"  # of one order, by the group ``order`` of the part pattern
    FOLDER = "folder"  # of one sub-folder of the watched one


@dataclass(frozen=True, slots=True)
class WatchSettings:
    """What is watched. ``day_start``: minutes after midnight, local time, at which a lot's day begins."""

    folder: Path
    recipe: str
    category: str = "object"
    lots: LotRule = LotRule.DAY
    day_start: int = 0
    every: float = EVERY
    part_pattern: str = ""
    patience: float = PATIENCE

    def checked(self) -> WatchSettings:
        """Itself. Raises CorrectableError on what cannot be."""
        if not self.recipe.strip():
            raise CorrectableError("a watched folder needs a recipe", remedy="Name one")
        if not 0 <= self.day_start < 24 * 60:
            raise CorrectableError("the day must start between 00:00 and 23:59", subject=str(self.day_start))
        if not self.every >= LEAST_EVERY:
            raise CorrectableError(
                f"the folder cannot be looked into more often than every {LEAST_EVERY} s",
                subject=str(self.every),
            )
        if self.lots is LotRule.ORDER and "(?P<order>" not in self.part_pattern:
            raise CorrectableError(
                "lots by order need a part pattern with a group named order",
                subject=self.part_pattern,
                remedy="For instance (?P<order>[^_]+)_(?P<part>.+)",
            )
        return self

    def to_json(self) -> dict[str, Any]:
        """Everything but folder and recipe, which stand beside it."""
        return {
            "lots": self.lots.value,
            "day_start": self.day_start,
            "every": self.every,
            "part_pattern": self.part_pattern,
            "patience": self.patience,
        }

    @classmethod
    def from_json(cls, folder: Path, recipe: str, stored: Mapping[str, Any]) -> WatchSettings:
        """What ``to_json`` gave; what is missing is as usual."""
        return cls(
            folder,
            recipe,
            lots=LotRule(stored.get("lots", LotRule.DAY)),
            day_start=int(stored.get("day_start", 0)),
            every=float(stored.get("every", EVERY)),
            part_pattern=str(stored.get("part_pattern", "")),
            patience=float(stored.get("patience", PATIENCE)),
        )


@dataclass(frozen=True, slots=True)
class Slice:
    """The part of a watched folder that is one lot: ``key`` tells it from others, ``name`` is for people."""

    key: str
    name: str


def slice_of(settings: WatchSettings, path: str, mtime_ns: int, place: Place | None) -> Slice:
    """Which lot a file belongs to. ``path``: within the watched folder; ``place``: what the part pattern says."""
    if settings.lots is LotRule.DAY:
        day = day_of(mtime_ns / 1e9, settings.day_start)
        return Slice(f"day {day}", f"{settings.folder.name} {day}".strip())
    if settings.lots is LotRule.FOLDER:
        parts = PurePosixPath(path).parts
        name = parts[0] if len(parts) > 1 else settings.folder.name
        return Slice(f"folder {name}" if len(parts) > 1 else "folder", name)
    order = "" if place is None else place.order
    return Slice(f"order {order}", order or f"{settings.folder.name} (?)")


def day_of(seconds: float, day_start: int) -> str:
    """The date in local time, as YYYY-MM-DD, of the day that began last; ``seconds`` since the epoch.

    By what clocks on the wall say: a day of 23 or 25 hours begins at its hour, too.
    """
    at = time.localtime(min(max(seconds, 0.0), _LAST))  # a file's time can be anything
    day = date(at.tm_year, at.tm_mon, at.tm_mday)
    if at.tm_hour * 60 + at.tm_min < day_start:
        day -= timedelta(days=1)
    return day.isoformat()


def minutes_of(text: str) -> int:
    """Minutes after midnight of "06:00". Raises CorrectableError."""
    hours, colon, minutes = text.strip().partition(":")
    if colon and hours.isdecimal() and minutes.isdecimal() and int(hours) < 24 and int(minutes) < 60:
        return int(hours) * 60 + int(minutes)
    raise CorrectableError("this is not a time of the day", subject=text, remedy="Write it like 06:00")


class WatchState(StrEnum):
    """How a watch stands."""

    OFF = "off"
    WATCHING = "watching"
    UNREACHABLE = "unreachable"  # the folder is gone; it is looked for again and again
    TROUBLED = "troubled"  # something else is wrong; it is tried again


@dataclass(frozen=True, slots=True)
class WatchStatus:
    """The watch at one moment. Times in seconds since the epoch."""

    state: WatchState
    settings: WatchSettings | None = None
    waiting: int = 0  # files that are seen and do not count yet, and parts that wait to be inspected
    parts: int = 0  # inspected since it began
    copies: int = 0  # files that show what was counted already
    last_at: float | None = None  # when the last part was inspected
    lot_id: str | None = None  # the lot of the last part
    problem: str = ""


OFF = WatchStatus(WatchState.OFF)
