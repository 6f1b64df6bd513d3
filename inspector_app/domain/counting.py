"""What figures are counted over, and what a share is: groups of parts, shifts, a scope, exact intervals."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class GroupKind(StrEnum):
    """What parts are grouped by."""

    LOT = "lot"
    SHIFT = "shift"  # in which the part was inspected first, local time
    OPERATOR = "operator"  # whose review decides the part
    VERSION = "version"  # recipe version of the run that scored the part


@dataclass(frozen=True, slots=True)
class Shift:
    """A shift of every day, in minutes after local midnight; one that ends before it begins goes over midnight."""

    name: str
    begins: int
    ends: int

    def holds(self, minute: int) -> bool:
        """Whether a minute of the day belongs to it."""
        if self.begins < self.ends:
            return self.begins <= minute < self.ends
        return minute >= self.begins or minute < self.ends


USUAL_SHIFTS = (Shift("early", 360, 840), Shift("late", 840, 1320), Shift("night", 1320, 360))


@dataclass(frozen=True, slots=True)
class Scope:
    """Which parts are counted: those of one recipe, of some of its lots, inspected first within a time.

    ``since`` and ``until`` in seconds since the epoch, the second left out; ``filter`` the same in the filter
    language, "" for all. It is part of every ``opens``.
    """

    recipe_id: str
    recipe_name: str
    lots: tuple[int, ...] = ()  # numbers; none: every lot
    since: float | None = None
    until: float | None = None
    filter: str = ""


@dataclass(frozen=True, slots=True)
class Interval:
    """A confidence interval."""

    low: float
    high: float
    confidence: float = 0.95


@dataclass(frozen=True, slots=True)
class Proportion:
    """``count`` of ``of`` parts, with the exact (Clopper-Pearson) interval; None where ``of`` is 0."""

    count: int
    of: int
    interval: Interval | None
    counted_from: str = ""
    opens: str = ""  # the parts of ``count``
    opens_of: str = ""  # the parts of ``of``

    @property
    def share(self) -> float | None:
        return self.count / self.of if self.of else None


NO_PARTS = Proportion(0, 0, None)
