"""What is read for screens, command line and documents: current state, put together from events and runs."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from inspector_app.domain.bank import BankVersion, Mark
from inspector_app.domain.finding import Evidence, Finding
from inspector_app.domain.lot import Band, ImageRef, JobState, Lot, Verdict
from inspector_app.domain.recipe import RecipeVersion
from inspector_app.domain.review import Disposition, FindingDecision, PartDecision, Review


@dataclass(frozen=True, slots=True)
class PartRow:
    """One part in a list. ``verdict`` None: not inspected yet. ``score`` is calibrated."""

    part_id: str
    image_id: str  # the image that decides: highest score
    lot_id: str
    ordinal: int  # position in the lot, by name
    path: str
    verdict: Verdict | None
    band: Band | None
    score: float | None
    raw: float | None
    disposition: Disposition | None
    decision: PartDecision | None  # the latest part review that stands
    findings: int
    quiet_by: tuple[int, ...]  # numbers of marks that removed or lowered a finding, strongest first
    error: str | None
    note: str
    provisional: bool
    name: str = ""  # of the part: its file's path, or what the part pattern reads from the names of its files
    images: int = 1
    sampled: bool = False  # drawn for a check without sight of the score

    @property
    def title(self) -> str:
        """What people call it: its name, without the folders."""
        return (self.name or self.path).rpartition("/")[2]

    @property
    def to_check(self) -> bool:
        """Drawn for a check, and nobody has decided it: what the machine says of it is not to be shown."""
        return self.sampled and self.disposition is Disposition.OK

    def blinded(self) -> PartRow:
        """As the person sees it who checks it: without verdict, score and marks. Others are left as they are."""
        if not self.to_check:
            return self
        return replace(self, verdict=None, band=None, score=None, raw=None, findings=0, quiet_by=())


@dataclass(frozen=True, slots=True, eq=False)
class PartList:
    """Parts in an order, or their images, divided into groups: group ``g`` begins at ``starts[g]``.

    ``images`` is empty where parts are listed; else each place is an image, and ``ids`` names its part again and again.
    """

    ids: tuple[str, ...]
    images: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    starts: npt.NDArray[np.int64] = field(default_factory=lambda: np.empty(0, np.int64))


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding with what was said of it. ``score`` is the calibrated peak."""

    id: str
    image_id: str
    finding: Finding
    score: float | None
    decision: FindingDecision | None
    defect_class: str
    review_id: str | None


@dataclass(frozen=True, slots=True)
class QuietReason:
    """A mark that keeps something of this part quiet; ``removed`` in raw units, summed over cells."""

    mark: Mark
    removed: float


@dataclass(frozen=True, slots=True)
class PartDetail:
    """A part with everything its page shows."""

    row: PartRow
    images: tuple[ImageRef, ...]
    findings: tuple[FindingRow, ...]
    quiet: tuple[QuietReason, ...]
    reviews: tuple[Review, ...]  # newest first, withdrawn ones left out
    loose_reviews: tuple[Review, ...]  # finding reviews that attach to no current finding
    known_good: bool = False  # a person named it as a good part of the challenge set

    def blinded(self) -> PartDetail:
        """As the person sees it who checks the part without sight of the score."""
        if not self.row.to_check:
            return self
        return replace(self, row=self.row.blinded(), findings=(), quiet=())


@dataclass(frozen=True, slots=True, eq=False)
class MapReading:
    """The map of one image: evidence on the grid and the scale to read it by."""

    image_id: str
    evidence: Evidence
    version: RecipeVersion
    bank: BankVersion | None


@dataclass(frozen=True, slots=True)
class LotCounts:
    """Parts of a lot, counted."""

    total: int
    inspected: int
    ok: int
    flagged: int
    check: int
    failed: int
    undecided: int  # flagged and without a review that decides
    quieted: int  # ok, and a mark removed a finding
    accepted: int
    rejected: int
    unsure: int = 0  # put off by a person


@dataclass(frozen=True, slots=True)
class JobRow:
    id: str
    lot_id: str
    kind: str
    state: JobState
    done: int
    total: int
    error: str | None
    created_at: float
    updated_at: float


@dataclass(frozen=True, slots=True)
class CheckProgress:
    """The check sample of a lot: ok and quieted parts that were drawn, and those of them that nobody has decided."""

    drawn: int
    left: int


@dataclass(frozen=True, slots=True)
class LotSummary:
    """A lot with its counts, the recipe version and bank it stands under, and its latest job."""

    lot: Lot
    counts: LotCounts
    version: RecipeVersion
    bank: BankVersion | None
    job: JobRow | None
    check: CheckProgress = CheckProgress(0, 0)


@dataclass(frozen=True, slots=True)
class MarkRow:
    """An entry on the bank page."""

    mark: Mark
    parts_acted_on: int
    lots: int
    last_used: float | None


@dataclass(frozen=True, slots=True)
class RunRow:
    """One act of the machine: what scored a lot, with what, when, and how long each step took (seconds)."""

    id: str
    lot_id: str
    parent_id: str | None
    kind: str  # inspect | rescore
    detector: str
    backbone: str
    weights_sha256: str
    executor: str
    precision: str
    device: str
    bank_version: int | None
    recipe_version: int
    provisional: bool
    started_at: float
    finished_at: float | None
    timings: dict[str, float]


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A picture found in a lot's folder, before it is read."""

    path: str  # relative, forward slashes
    size: int
    mtime_ns: int
    part: str  # name of the part it belongs to
    view: str = ""
    light: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class ScoreColumns:
    """The scores of a lot in its order: ``raw`` float64 ``[n]`` (nan: none), ``reviewed`` bool ``[n]``."""

    raw: npt.NDArray[np.float64]
    reviewed: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class KnownRecipe:
    """A recipe to choose; ``text``: its model is asked in its words, else they only name it."""

    name: str
    text: bool
    part_pattern: str = ""


@dataclass(frozen=True, slots=True)
class FormerInspection:
    """What an earlier run saw in an image: where its map lies, what it found, which marks acted then."""

    image_id: str
    run_id: str
    evidence_row: int
    raw: float | None
    at: float  # seconds since the epoch
    kind: str  # inspect | rescore
    provisional: bool
    bank: int | None  # number of the bank version
    marks: tuple[int, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class ReportRow:
    id: str
    lot_id: str
    path: Path
    sha256: str
    created_at: float
