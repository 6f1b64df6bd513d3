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

    ``threshold``  calibrated: the highest at which the part is flagged; ``raw`` the same in raw units
    ``place``      calibrated: the highest value in the regions that were called defects, None where none was drawn.
                   Below ``threshold`` the part would be flagged for something else
    ``good``       the lot's parts that people accepted
    ``presumed``   parts that are ok by the machine's verdict and that nobody has reviewed: most of them good, some
                   perhaps further escapes
    ``reachable``  False where the part looks as calm as the typical good one: no threshold can be set so low
    ``quiet_by``   marks that took something from the part: one of them may have hidden the defect
    """

    threshold: float
    raw: float
    place: float | None
    good: Tally
    presumed: Tally
    reachable: bool = True
    quiet_by: tuple[int, ...] = ()

    @property
    def elsewhere(self) -> bool:
        """Whether the threshold would flag the part for another place than the one that was drawn."""
        return self.place is not None and self.place < self.threshold

    @property
    def false_calls_known(self) -> bool:
        """Whether anybody has accepted a part of the lot: without one the false calls are not known."""
        return self.good.parts > 0
