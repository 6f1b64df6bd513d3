"""Marks, bank versions and previews: the memory of a recipe as people see it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from inspector_app.domain.challenge import ChallengeOutcome, ChallengePart
from inspector_app.domain.geometry import Box, Region


@dataclass(frozen=True, slots=True)
class Scales:
    """s, s_90 and s_99: quantiles of leave-one-part-out d_n over the good (kept) patches; the unit of raw scores."""

    s: float
    s90: float
    s99: float

    MIN_S = 1e-3


@dataclass(frozen=True, slots=True)
class TextScale:
    """How the wording is read and how much it counts, frozen with a bank version.

    ``median`` and ``mad`` of S_txt over the good (kept) patches, ``weight`` a of the decision, ``words_id`` of
    the words it was measured with: other words have another scale, so with them text has no weight.
    """

    median: float
    mad: float
    weight: float
    words_id: str


class MarkAction(StrEnum):
    """An act on a mark; the last one says what the mark does."""

    KEEP = "keep"
    REVOKE = "revoke"
    REDO = "redo"
    PROPOSE = "propose"  # kept, and a second person has to approve it before it acts
    APPROVE = "approve"
    REFUSE = "refuse"
    REOPEN = (
        "reopen"  # an approval, a refusal or a revoking of a mark that waited is taken back: it waits (again)
    )
    STAY = "stay"  # it acts on, although approval is required from now on

    @property
    def acts(self) -> bool:
        """Whether the mark acts after it."""
        return self in (MarkAction.KEEP, MarkAction.REDO, MarkAction.APPROVE, MarkAction.STAY)

    @property
    def waits(self) -> bool:
        """Whether the mark waits for a second person after it."""
        return self in (MarkAction.PROPOSE, MarkAction.REOPEN)


@dataclass(frozen=True, slots=True)
class Mark:
    """An entry of the pseudo bank and the act that made it. ``number`` counts per recipe (P-12)."""

    id: str
    recipe_id: str
    number: int
    lot_id: str
    part_id: str
    image_id: str
    image_path: str
    region: Region
    image_sha256: str | None
    patches_hash: str  # artifact of the entry's bank patches
    patches: int
    encoding_id: str
    strength: int
    note: str
    author: str
    station: str
    created_at: float
    active: bool  # it acts: kept and not revoked, and approved where the recipe wants that
    waiting: bool = False  # kept, and acts on nothing until a second person approves it
    refused: bool = False

    @property
    def label(self) -> str:
        return f"P-{self.number}"

    @property
    def stands(self) -> bool:
        """Kept, whether it acts already or not: neither revoked nor refused."""
        return self.active or self.waiting


@dataclass(frozen=True, slots=True)
class BankVersion:
    """What scoring remembered at one moment: a normal bank (an artifact) and the marks that were kept."""

    id: str
    recipe_id: str
    number: int
    normal_hash: str
    encoding_id: str
    scales: Scales
    source: str  # "good parts" | "lot"
    images: int
    provisional: bool
    marks: tuple[int, ...]
    created_at: float


@dataclass(frozen=True, slots=True)
class PreviewPart:
    """One part that a mark would touch. Scores are calibrated."""

    part_id: str
    image_id: str
    path: str
    lot_name: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Preview:
    """What a mark would do before it is kept, together with all kept marks. Nothing is written.

    ``clears``   flagged parts of the lot that would become ok, most score removed first
    ``outcome``  the challenge set of the recipe, known rejects and known good parts, before and with the mark
    ``lowers``   flagged parts of the lot that stay flagged with a lower score
    """

    clears: tuple[PreviewPart, ...]
    outcome: ChallengeOutcome
    patches: int
    seconds: float
    lowers: tuple[PreviewPart, ...] = field(default=())

    @property
    def hides(self) -> tuple[ChallengePart, ...]:
        """Confirmed defects (any lot of the recipe) that would no longer be flagged, most score removed first."""
        return _most_lowered(self.outcome.lost_rejects)

    @property
    def weakens(self) -> tuple[ChallengePart, ...]:
        """Confirmed defects that lose more than 20 % of their score or fall under 1.1."""
        return _most_lowered(self.outcome.weakened)

    @property
    def disturbs(self) -> tuple[ChallengePart, ...]:
        """Known good parts that would be flagged: with one mark more of a kind, all of that kind reach less far."""
        return self.outcome.lost_good

    @property
    def confirmed(self) -> int:
        """How many confirmed defects could be asked."""
        return len(self.outcome.rejects)

    @property
    def blind(self) -> bool:
        """Too few confirmed defects are known for the guard to mean anything."""
        return self.outcome.blind


def _most_lowered(parts: Iterable[ChallengePart]) -> tuple[ChallengePart, ...]:
    return tuple(sorted(parts, key=lambda part: part.after - part.before))


@dataclass(frozen=True, slots=True)
class Drift:
    """How far a lot's images lie from those of its bank, by their global features (cosine distance to the nearest).

    ``figure`` is the median over the lot in units of what the bank's own images have among themselves: 1 is
    a lot like the bank. ``limit`` is the figure beyond which 5 % of the bank's own images lie. ``images``
    counts those of the lot that were looked at.
    """

    figure: float
    limit: float
    images: int

    FEWEST = 5  # images: the median of fewer lies beyond the limit by chance too often

    @property
    def alarm(self) -> bool:
        """More than half of the lot lies further from the bank than 95 % of the bank's own images do."""
        return self.images >= Drift.FEWEST and self.figure > self.limit


@dataclass(frozen=True, slots=True)
class Growth:
    """What growing a bank by named parts would do, or has done.

    ``parts`` are their names, ``patches`` how many join the ``before`` patches of the bank; ``clears`` are
    flagged parts of their lot that become ok, most score removed first; ``outcome`` is the challenge set.
    """

    parts: tuple[str, ...]
    patches: int
    before: int
    clears: tuple[PreviewPart, ...]
    outcome: ChallengeOutcome


@dataclass(frozen=True, slots=True)
class SuggestedPart:
    """A finding that looks like others: of which image, which of its findings and where, its calibrated peak."""

    part_id: str
    image_id: str
    finding_id: str
    path: str
    ordinal: int
    peak: float
    box: Box


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Findings that look alike, in ``parts`` of ``of`` parts: harmless, or a systematic defect? A person says.

    A mark on ``source`` would explain all of ``findings``, which it is one of. ``like`` is what they look like,
    where that was drawn on normal parts to compare with: "cast shadow"; else they were found to recur.
    """

    source: SuggestedPart
    findings: tuple[SuggestedPart, ...]
    parts: int
    of: int
    like: str = ""
