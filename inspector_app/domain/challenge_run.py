"""A run of the challenge set as it is kept: why it was asked, what it said, and who went on in spite of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from inspector_app.domain.challenge import ChallengeOutcome, ChallengePart, Known


class ChallengeReason(StrEnum):
    """Why the known parts were asked."""

    SHIFT_START = "shift start"
    ON_DEMAND = "on demand"
    MARK = "mark"  # before one is kept, approved, revoked or kept again
    THRESHOLD = "threshold"
    STRENGTH = "strength"  # of the recipe's marks
    BANK = "bank"  # before one grows or returns, or after it was learnt


class ChallengeState(StrEnum):
    """What a run says."""

    PASSED = "passed"
    ESCAPE = "escape"  # a known reject is not flagged
    FALSE_CALL = "false call"  # a known good part is flagged
    EMPTY = "empty"  # no part is known


@dataclass(frozen=True, slots=True)
class AskedPart:
    """A member of the challenge set as a run saw it; ``score`` is calibrated, None where it could not be asked.

    ``wrong``: the program is wrong about it, after the change; ``lost``: the change made it so, if there was one.
    """

    part_id: str
    image_id: str
    path: str
    lot_name: str
    known: Known
    score: float | None
    wrong: bool
    lost: bool


@dataclass(frozen=True, slots=True)
class ChallengeDraft:
    """A run that is to be kept. ``subject`` names the change ("P-12 revoked"), "" without one.

    ``made``: the recipe is as the run saw it after the change; False: nothing was changed by it (yet).
    ``confirmed``: known parts are lost and a person went on, ``confirmation`` why.
    """

    recipe_id: str
    reason: ChallengeReason
    outcome: ChallengeOutcome
    recipe_version: int
    bank_version: int | None
    threshold: float  # raw units
    subject: str = ""
    made: bool = True
    confirmed: bool = False
    confirmation: str = ""

    @property
    def changes(self) -> bool:
        """Whether it is about a change, of which only what that loses counts."""
        return self.reason not in (ChallengeReason.SHIFT_START, ChallengeReason.ON_DEMAND)

    @property
    def state(self) -> ChallengeState:
        """What it says of the recipe as it would be, or is."""
        if not self.outcome.parts:
            return ChallengeState.EMPTY
        wrong = self.outcome.wrong
        if any(part.known is Known.REJECT for part in wrong):
            return ChallengeState.ESCAPE
        return ChallengeState.FALSE_CALL if wrong else ChallengeState.PASSED

    def asked(self) -> tuple[AskedPart, ...]:
        """Every member, those that could not be asked last."""
        return (
            *(_asked(part, lost=part.lost if self.changes else False) for part in self.outcome.parts),
            *(
                AskedPart(
                    gone.part_id, gone.image_id, gone.path, gone.lot_name, gone.known, None, False, False
                )
                for gone in self.outcome.unscored
            ),
        )


def _asked(part: ChallengePart, *, lost: bool) -> AskedPart:
    return AskedPart(
        part.part_id,
        part.image_id,
        part.path,
        part.lot_name,
        part.known,
        round(part.after, 4),
        not part.right_after,
        lost,
    )


@dataclass(frozen=True, slots=True)
class ChallengeRun:
    """A run that was kept. ``author``, who asked, is also who confirmed."""

    id: str
    recipe_id: str
    reason: ChallengeReason
    state: ChallengeState
    subject: str
    made: bool
    recipe_version: int
    bank_version: int | None
    threshold: float
    parts: tuple[AskedPart, ...]
    confirmed: bool
    confirmation: str
    author: str
    station: str
    created_at: float

    @property
    def rejects(self) -> int:
        """How many known rejects were asked."""
        return sum(part.known is Known.REJECT and part.score is not None for part in self.parts)

    @property
    def good(self) -> int:
        """How many known good parts were asked."""
        return sum(part.known is Known.GOOD and part.score is not None for part in self.parts)

    @property
    def asked(self) -> int:
        """How many known parts were asked."""
        return self.rejects + self.good

    @property
    def wrong(self) -> tuple[AskedPart, ...]:
        return tuple(part for part in self.parts if part.wrong)

    @property
    def lost(self) -> tuple[AskedPart, ...]:
        return tuple(part for part in self.parts if part.lost)

    @property
    def passed(self) -> bool:
        return self.state is ChallengeState.PASSED


@dataclass(frozen=True, slots=True)
class ChallengeStanding:
    """Where a recipe stands with its challenge set: its latest run and its latest pass, ``every`` how many hours.

    ``every`` 0: no run is asked for by itself.
    """

    latest: ChallengeRun | None
    passed: ChallengeRun | None
    every: float = 0.0

    @property
    def failed(self) -> bool:
        """Whether the latest run found the program wrong about a known part."""
        return self.latest is not None and self.latest.state in (
            ChallengeState.ESCAPE,
            ChallengeState.FALSE_CALL,
        )

    def due(self, now: float) -> bool:
        """Whether the recipe's interval has gone by since known parts were last asked."""
        if not self.every:
            return False
        return self.latest is None or self._longer_ago(now, self.latest)

    def outdated(self, now: float) -> bool:
        """Whether the latest pass is older than the recipe's interval, or there is none."""
        if not self.every:
            return False
        return self.passed is None or self._longer_ago(now, self.passed)

    def _longer_ago(self, now: float, run: ChallengeRun) -> bool:
        """Than the interval. One in a time to come is from a clock that stood ahead: nobody knows how old it is."""
        return abs(now - run.created_at) > 3600 * self.every
