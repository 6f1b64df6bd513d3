"""What the threads tell the world: immutable dataclasses, given to subscribers on the thread that made them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from inspector_app.domain.bank import Mark
from inspector_app.domain.challenge import ChallengeOutcome
from inspector_app.domain.challenge_run import ChallengeRun
from inspector_app.domain.feeds import FeedStatus
from inspector_app.domain.lot import JobState
from inspector_app.domain.people import Person
from inspector_app.domain.review import Review
from inspector_app.domain.watching import WatchStatus


class Level(StrEnum):
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class LotOpened:
    """The lot exists; its files may still be joining."""

    lot_id: str


@dataclass(frozen=True, slots=True)
class FilesFound:
    """``total`` files are known so far; ``finished`` when the walk is over: then ``changed`` were replaced since."""

    lot_id: str
    total: int
    finished: bool
    changed: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """A job moved. ``rate`` images a second over the last seconds, ``eta`` seconds left; None: not known yet."""

    lot_id: str
    job_id: str
    state: JobState
    done: int
    total: int
    rate: float | None
    eta: float | None
    phase: str  # "starting the engine" | "inspecting" | "learning what is normal" | "scoring" | "rescoring"


@dataclass(frozen=True, slots=True)
class PartsChanged:
    """Stored state of these parts changed; an empty tuple means: of many, read again."""

    lot_id: str
    part_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BankChanged:
    """A mark was kept, revoked or kept again, or a bank version was made. ``mark`` is None for the latter.

    ``outcome``: the challenge set before and after, where it was asked.
    """

    recipe_id: str
    mark: Mark | None
    outcome: ChallengeOutcome | None = None


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A review was committed."""

    lot_id: str
    review: Review


@dataclass(frozen=True, slots=True)
class RecipeChanged:
    """A recipe has a new version: every calibrated score and verdict of its lots reads anew.

    ``outcome``: the challenge set before and after, where it was asked.
    """

    recipe_id: str
    outcome: ChallengeOutcome | None = None


@dataclass(frozen=True, slots=True)
class PersonChanged:
    """Another person acts, or nobody: the station is locked. ``required``: people sign in here."""

    required: bool
    person: Person | None


@dataclass(frozen=True, slots=True)
class ChallengeKept:
    """A run of the challenge set was kept."""

    recipe_id: str
    run: ChallengeRun


@dataclass(frozen=True, slots=True)
class DeviceReady:
    """The worker has its device, and a backbone unless that is ""; ``text`` is for people ("CPU, 1 thread")."""

    text: str
    backbone: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person should know: what happened, to what, what to do."""

    level: Level
    what: str
    subject: str = ""
    remedy: str = ""
    lot_id: str | None = None


@dataclass(frozen=True, slots=True)
class WatchChanged:
    """How the watched folder stands now."""

    status: WatchStatus


@dataclass(frozen=True, slots=True)
class FeedChanged:
    """How a feed stands now."""

    status: FeedStatus


Event = (
    LotOpened
    | FilesFound
    | Progress
    | PartsChanged
    | BankChanged
    | Reviewed
    | RecipeChanged
    | PersonChanged
    | ChallengeKept
    | DeviceReady
    | Notice
    | WatchChanged
    | FeedChanged
)
Subscriber = Callable[[Event], None]
