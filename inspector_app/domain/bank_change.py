"""Acts on several marks at once as people see them: what they would do, what came from where, what was done."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from inspector_app.domain.approval import MarkEvidence
from inspector_app.domain.bank import Mark, MarkAction, PreviewPart
from inspector_app.domain.challenge import ChallengeOutcome


@dataclass(frozen=True, slots=True)
class BankChange:
    """What another set of marks would do to lots and to the challenge set. Nothing is written.

    ``clears``   flagged parts that would become ok, most score removed first
    ``returns``  parts that marks keep quiet now and that would be flagged again, most score gained first
    ``outcome``  known rejects and known good parts, now and then
    ``lots``     names of the lots that were looked through
    """

    clears: tuple[PreviewPart, ...]
    returns: tuple[PreviewPart, ...]
    outcome: ChallengeOutcome
    lots: tuple[str, ...]

    @property
    def harms(self) -> bool:
        """Whether a person should look twice: something quiet would be loud, or a known part judged wrongly."""
        return bool(self.returns or self.outcome.lost)


@dataclass(frozen=True, slots=True)
class MarkPair:
    """Two marks that say nearly the same: nine tenths of one's patches lie within ``distance`` of the other's."""

    keeps: Mark
    covered: Mark
    distance: float


@dataclass(frozen=True, slots=True)
class MarkAct:
    """One act on a mark: kept, approved, revoked …, by whom, when, and why where somebody said so.

    ``evidence``: what was known of the mark then; None of acts that rest on none, and of those of an older program.
    """

    action: MarkAction
    note: str
    author: str
    station: str
    created_at: float
    evidence: MarkEvidence | None = field(default=None)


@dataclass(frozen=True, slots=True, eq=False)
class ForeignMark:
    """A mark in a file from another station. ``here`` is the recipe's own copy of it, None where it has none."""

    number: int
    author: str
    station: str
    created_at: float
    note: str
    picture: npt.NDArray[np.uint8] | None
    here: Mark | None = field(default=None)

    @property
    def joins(self) -> bool:
        """Whether an import would change anything about it."""
        return self.here is None or not self.here.stands


@dataclass(frozen=True, slots=True, eq=False)
class ImportPreview:
    """What a file of marks would bring. ``change`` counts on one lot; None where no lot is named."""

    recipe: str
    station: str
    marks: tuple[ForeignMark, ...]
    change: BankChange

    @property
    def joining(self) -> tuple[ForeignMark, ...]:
        return tuple(mark for mark in self.marks if mark.joins)
