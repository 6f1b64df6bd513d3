"""The challenge set of a recipe: parts of which the truth is known, against which every change is held."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Known(StrEnum):
    """What is known of a part: people confirmed a defect on it, or named it a good one."""

    REJECT = "reject"
    GOOD = "good"


@dataclass(frozen=True, slots=True)
class ChallengePart:
    """One known part, now and after a change. Scores are calibrated, each by its own threshold.

    ``flagged_before`` and ``flagged_after`` take the recipe's lower handle into account.
    """

    part_id: str
    image_id: str
    path: str
    lot_name: str
    known: Known
    before: float
    after: float
    flagged_before: bool
    flagged_after: bool

    WEAKENED = 0.8  # of the score that a known reject had
    WEAK = 1.1  # calibrated; a known reject under it hangs by a thread

    @property
    def right_before(self) -> bool:
        """Whether the program says of it what is known: a reject is flagged, a good part is not."""
        return self.flagged_before == (self.known is Known.REJECT)

    @property
    def right_after(self) -> bool:
        return self.flagged_after == (self.known is Known.REJECT)

    @property
    def lost(self) -> bool:
        """The change makes the program wrong about it."""
        return self.right_before and not self.right_after

    @property
    def gained(self) -> bool:
        """The change makes the program right about it."""
        return self.right_after and not self.right_before

    @property
    def weakened(self) -> bool:
        """A known reject that stays flagged, or was not, and loses more than 20 % of its score or falls under 1.1."""
        if self.known is not Known.REJECT or self.lost or self.after >= self.before:
            return False
        return self.after < self.WEAKENED * self.before or self.after < self.WEAK <= self.before


@dataclass(frozen=True, slots=True)
class UnscoredPart:
    """A known part that nothing can be said of: its features are gone, or another backbone's, and so is its picture."""

    part_id: str
    image_id: str
    path: str
    lot_name: str
    known: Known


@dataclass(frozen=True, slots=True)
class ChallengeOutcome:
    """The challenge set under a recipe as it is and as it would be. Nothing is written.

    ``unscored`` are known parts that could not be asked.
    """

    parts: tuple[ChallengePart, ...]
    unscored: tuple[UnscoredPart, ...] = ()

    BLIND_UNDER = 5

    def of(self, known: Known) -> tuple[ChallengePart, ...]:
        return tuple(part for part in self.parts if part.known is known)

    @property
    def rejects(self) -> tuple[ChallengePart, ...]:
        return self.of(Known.REJECT)

    @property
    def good(self) -> tuple[ChallengePart, ...]:
        return self.of(Known.GOOD)

    @property
    def lost(self) -> tuple[ChallengePart, ...]:
        """What the change would lose: known rejects that are no longer flagged, known good parts that are."""
        return tuple(part for part in self.parts if part.lost)

    @property
    def lost_rejects(self) -> tuple[ChallengePart, ...]:
        """Known rejects that would no longer be flagged."""
        return tuple(part for part in self.rejects if part.lost)

    @property
    def lost_good(self) -> tuple[ChallengePart, ...]:
        """Known good parts that would be flagged."""
        return tuple(part for part in self.good if part.lost)

    @property
    def gained(self) -> tuple[ChallengePart, ...]:
        """What the change would put right: known rejects that are flagged then, known good parts that are not."""
        return tuple(part for part in self.parts if part.gained)

    @property
    def weakened(self) -> tuple[ChallengePart, ...]:
        return tuple(part for part in self.parts if part.weakened)

    @property
    def wrong(self) -> tuple[ChallengePart, ...]:
        """What the program is wrong about after the change; without a change: now."""
        return tuple(part for part in self.parts if not part.right_after)

    @property
    def blind(self) -> bool:
        """Too few known rejects for a change to be judged by them."""
        return len(self.rejects) < ChallengeOutcome.BLIND_UNDER
