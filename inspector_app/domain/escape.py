"""A defect that was not flagged, and what a threshold that catches it would cost."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """Parts of one kind: how many there are, how many are flagged now, how many would be."""

    parts: int
    flagged: int
    would: int

    @property
    def more(self) -> int:
        """Further parts that would be flagged."""
        return max(0, self.would - self.flagged)


@dataclass(frozen=True, slots=True)
class Escape:
    """A part that people call defective and the machine does not flag.

    ``threshold`` calibrated: the highest at which the part is flagged and, where regions were named, the defect is
    among its findings; ``raw`` the same in raw units. ``good`` counts the lot's parts that people accepted,
    ``presumed`` those that are ok by the machine's verdict and that nobody has reviewed: most of them good, some
    perhaps further escapes. ``quiet_by`` numbers the marks that took something from the part: then a mark may have
    hidden the defect, and no threshold is to blame.
    """

    threshold: float
    raw: float
    good: Tally
    presumed: Tally
    quiet_by: tuple[int, ...] = ()

    @property
    def false_calls_known(self) -> bool:
        """Whether anybody has accepted a part of the lot: without one the false calls are not known."""
        return self.good.parts > 0
