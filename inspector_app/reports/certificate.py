"""The certificate of a mark: what was marked, on what evidence, what it does, and who answers for it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

import numpy as np
import numpy.typing as npt

from inspector_app.domain.approval import MarkEvidence
from inspector_app.domain.audit import AuditHead
from inspector_app.domain.bank import BankVersion, Mark, MarkAction
from inspector_app.domain.bank_change import MarkAct
from inspector_app.domain.certificates import NearDefect, QuietedPart
from inspector_app.domain.challenge_run import ChallengeStanding
from inspector_app.domain.documents import Looks
from inspector_app.domain.lot import Lot
from inspector_app.domain.people import Signing
from inspector_app.domain.readings import MarkRow
from inspector_app.domain.recipe import RecipeVersion
from inspector_app.reports.language import spoken
from inspector_app.reports.plain import plain

Pixels = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class Certificate:
    """The content of the page. All rows are of one moment.

    ``lot``       in which it was drawn
    ``version``   the recipe's latest, ``bank`` its bank version of now
    ``quieted``   the first of the parts it keeps quiet now, most removed first; ``row`` counts all
    ``near``      confirmed defects, nearest first; None where they could not be asked
    ``picture``   image id -> RGB ``[H, W, 3]``; raises ImageUnreadable where the file has gone or changed
    ``stand_in``  image id -> a small picture that was kept, or None; for the mark's own image also what came with it
    ``blind``     lot and path of drawn parts that nobody has decided: they are counted, and not named
    ``audit_head``  the audit log's newest row at that moment, but for rows about documents; None: there is no log
    ``signing``   what the names are worth: whether people signed in since the lot was opened
    ``calibrated_map``  image id -> ``[h, w]`` as it is now, None where there is none
    """

    row: MarkRow
    history: tuple[MarkAct, ...]
    lot: Lot
    version: RecipeVersion
    bank: BankVersion | None
    quieted: tuple[QuietedPart, ...]
    near: tuple[NearDefect, ...] | None
    challenge: ChallengeStanding
    picture: Callable[[str], Pixels]
    stand_in: Callable[[str], Pixels | None]
    calibrated_map: Callable[[str], npt.NDArray[np.float32] | None]
    station: str
    generated_at: float
    zone: tzinfo | None = None
    blind: frozenset[tuple[str, str]] = frozenset()
    program: str = "Inspector"
    looks: Looks = field(default_factory=Looks)
    audit_head: AuditHead | None = None
    signing: Signing = Signing.NONE

    @property
    def mark(self) -> Mark:
        return self.row.mark

    @property
    def kept(self) -> MarkAct | None:
        """The act by which it was kept first; None of a mark without a history."""
        return self.history[0] if self.history else None

    @property
    def evidence(self) -> MarkEvidence | None:
        """What was known when it was kept first; None where that was not kept."""
        return next((act.evidence for act in self.history if act.evidence is not None), None)

    @property
    def approval(self) -> MarkAct | None:
        """The approval that stands; None where it acts without one, or does not act."""
        if not self.mark.active:
            return None
        for act in reversed(self.history):
            if act.action is MarkAction.APPROVE:
                return act
            if act.action not in (MarkAction.REDO, MarkAction.REVOKE, MarkAction.STAY):
                return None
        return None

    def content_sha256(self) -> str:
        """SHA-256 over every row that entered; not over when, where, in which language it was made."""
        digest = hashlib.sha256()
        for name, value in (
            ("mark", self.mark),
            ("quiets", [self.row.parts_acted_on, self.row.lots]),
            ("lot", self.lot),
            ("version", self.version),
            ("bank", self.bank),
            ("quieted", self.quieted),
            ("near", self.near),
            ("challenge", self.challenge),
            ("sign-in", self.signing),
        ):
            digest.update(_line(name, plain(value)))
        for act in self.history:
            evidence = None if act.evidence is None else act.evidence.to_json()
            said = [act.action.value, act.note, act.author, act.station, act.created_at]
            digest.update(_line("act", [*said, evidence]))
        return digest.hexdigest()

    def say(self, text: str) -> str:
        """A text of the document in its language."""
        return spoken(text, self.looks.language)

    def local(self, seconds: float) -> datetime:
        """Day and time at this place."""
        return datetime.fromtimestamp(seconds, self.zone).astimezone(self.zone)

    def clock(self, seconds: float) -> str:
        """Day and time as people read them at this place."""
        return self.local(seconds).strftime("%Y-%m-%d %H:%M")

    def moment(self, seconds: float) -> str:
        """Day and time with the offset from UTC, ISO 8601."""
        return self.local(seconds).isoformat(sep=" ", timespec="minutes")


def _line(kind: str, value: object) -> bytes:
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return f"{kind} {text}\n".encode("utf-8", "surrogatepass")
