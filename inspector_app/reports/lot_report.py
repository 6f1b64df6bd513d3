"""What a document of a lot is made from: rows, and callables for what is too large to hand over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

import numpy as np
import numpy.typing as npt

from inspector_app.domain.audit import AuditHead
from inspector_app.domain.bank import Mark
from inspector_app.domain.challenge_run import ChallengeStanding
from inspector_app.domain.control_chart import ControlChart
from inspector_app.domain.documents import Looks
from inspector_app.domain.figures import Statistics
from inspector_app.domain.finding import FloatArray
from inspector_app.domain.people import Signing
from inspector_app.domain.readings import LotSummary, MarkRow, PartDetail, PartRow, RunRow
from inspector_app.domain.review import Review
from inspector_app.reports.certificate import Certificate
from inspector_app.reports.challenge import challenge_words
from inspector_app.reports.language import figure, spoken, told
from inspector_app.reports.summary import Figures, figures
from inspector_app.reports.wording import TRANSLATED_CLASSES


def _nothing_kept(image_id: str) -> None:
    return None


@dataclass(frozen=True, slots=True, eq=False)
class LotReport:
    """The content of a lot's documents. ``rows`` are the parts that the filter shows, in its order.

    Parts of the check sample that nobody has decided are in ``rows`` and ``detail`` without verdict, score, marks
    and map (``PartRow.blinded``): a document must not tell who checks them what the machine says.
    ``counted``  the same rows with all that is known of them, for the figures alone; empty where they are ``rows``
    ``reviews``  those that stand, of these parts
    ``marks``    the recipe's kept marks
    ``detail``   part id -> detail; asked for one part at a time
    ``picture``  image id -> RGB ``[H, W, 3]``; raises ImageUnreadable where the file has gone or changed
    ``calibrated_map``  image id -> ``[h, w]``, None where the image has no map
    ``pictured_at_most``  parts beyond it, lowest scores last, are listed without pictures
    ``inspected``  when the first and the last part of the lot were inspected first; later scores aside
    ``zone``     of the times that are printed, None for the computer's own
    ``drawn``    chance with which a part was drawn for the check sample, by part
    ``stand_in``  image id -> a small picture that was kept, for where ``picture`` cannot read the file; or None
    ``state_sha256``  of the database state that all of this was read from (see ``state``)
    ``audit_head``  the audit log's newest row at that moment, but for rows about documents; None: there is no log
    ``program``  and its version
    ``looks``    company, logo, language, paper and template
    ``challenge``  where the recipe stands with its challenge set
    ``certificates``  of marks, as an annex
    ``statistics``  the figures of the shown parts; None where none were counted
    ``trend``    control charts over this lot and those before it
    ``signing``  what the names on decisions are worth: whether people signed in since the lot was opened
    """

    summary: LotSummary
    run: RunRow | None
    rows: tuple[PartRow, ...]
    reviews: tuple[Review, ...]
    marks: tuple[MarkRow, ...]
    detail: Callable[[str], PartDetail]
    picture: Callable[[str], npt.NDArray[np.uint8]]
    calibrated_map: Callable[[str], FloatArray | None]
    filter_text: str
    station: str
    generated_at: float
    pictured_at_most: int = 300
    zone: tzinfo | None = None
    drawn: Mapping[str, float] = field(default_factory=dict)
    stand_in: Callable[[str], npt.NDArray[np.uint8] | None] = _nothing_kept
    state_sha256: str = ""
    audit_head: AuditHead | None = None
    program: str = "Inspector"
    looks: Looks = field(default_factory=Looks)
    challenge: ChallengeStanding = field(default_factory=lambda: ChallengeStanding(None, None))
    certificates: tuple[Certificate, ...] = ()
    counted: tuple[PartRow, ...] = ()
    statistics: Statistics | None = None
    trend: tuple[ControlChart, ...] = ()
    signing: Signing = Signing.NONE
    inspected: tuple[float, float] | None = None

    def details(self) -> Iterator[PartDetail]:
        """The details of the parts, in the order of ``rows``."""
        return (self.detail(row.part_id) for row in self.rows)

    def figures(self) -> Figures:
        """The figures of the shown parts; the escape rate only where no filter hides parts of the lot."""
        drawn = None if self.filter_text else self.drawn
        return figures(self.counted or self.rows, self.reviews, drawn, self.figure)

    def reviews_by_part(self) -> dict[str, list[Review]]:
        """Reviews of each part, newest first."""
        found: dict[str, list[Review]] = {}
        for review in sorted(self.reviews, key=lambda review: -review.created_at):
            found.setdefault(review.part_id, []).append(review)
        return found

    def operators(self) -> tuple[str, ...]:
        """Everybody who reviewed a part of this lot or marked something on it."""
        marked = (row.mark.author for row in self.marks if row.mark.lot_id == self.summary.lot.id)
        return tuple(sorted({*(review.author for review in self.reviews), *marked} - {""}))

    def acts_here(self, mark: Mark) -> bool:
        """Whether the bank that scored the lot last held the mark."""
        bank = self.summary.bank
        return bank is not None and mark.number in bank.marks

    def say(self, text: str) -> str:
        """A text of the document in its language."""
        return spoken(text, self.looks.language)

    def told(self, text: str) -> str:
        """What happened to a picture, in the document's language."""
        return told(text, self.looks.language)

    def challenge_words(self) -> str:
        """The challenge set in one sentence, with the age of its last run."""
        return challenge_words(self.challenge, self.generated_at, self.say, self.clock)

    def figure(self, value: float, form: str) -> str:
        """A number in a text of the document, with the decimal sign of its language; ``form`` as of ``format``."""
        return figure(value, form, self.looks.language)

    def class_word(self, name: str) -> str:
        """A defect class as the document calls it: a built-in one in its language, one that people named as it is."""
        return self.say(name) if name in TRANSLATED_CLASSES else name

    def local(self, seconds: float) -> datetime:
        """Day and time at this place."""
        return datetime.fromtimestamp(seconds, self.zone).astimezone(self.zone)

    def clock(self, seconds: float) -> str:
        """Day and time as people read them at this place."""
        return self.local(seconds).strftime("%Y-%m-%d %H:%M")

    def moment(self, seconds: float) -> str:
        """Day and time with the offset from UTC, ISO 8601."""
        return self.local(seconds).isoformat(sep=" ", timespec="minutes")
