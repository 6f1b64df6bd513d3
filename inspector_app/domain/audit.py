"""The audit log: rows that each hold the hash of the one before, so that none can be changed, taken out or slipped in.

The encoding of a row is documented for people in ``resources/help/audit.md``; any program can check an export by it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

NOTHING_BEFORE = "0" * 64  # what the first row holds as the hash of the one before
SHOWN_OF_HASH = 16  # hex digits that people compare
LEAST_OF_HASH = 12  # hex digits below which a head says too little to be looked for


class AuditKind(StrEnum):
    """What a row of the log is about. The table holds text: a kind that a later version adds needs no migration."""

    GENESIS = "genesis"
    MIGRATION = "migration"
    RECIPE = "recipe"
    RECIPE_VERSION = "recipe version"
    THRESHOLD = "threshold"
    BANK_VERSION = "bank version"
    REFERENCE = "reference"
    LOT = "lot"
    JOB = "job"
    RUN = "run"
    REVIEW = "review"
    WITHDRAWAL = "withdrawal"
    MARK = "mark"
    KEEP = "keep"
    REVOKE = "revoke"
    REDO = "redo"
    PROPOSE = "propose"
    APPROVE = "approve"
    REFUSE = "refuse"
    REOPEN = "reopen"
    STAY = "stay"
    CHALLENGE = "challenge"
    SAMPLE = "sample"
    REPORT = "report"
    EXPORT = "export"
    SETTING = "setting"
    KEY = "signing key"


# Rows that no decision is in. A document names the newest row beside these: made again, it names the same one.
OF_DOCUMENTS = (AuditKind.REPORT, AuditKind.EXPORT, AuditKind.KEY)


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One row. ``source`` is the table in which the event itself stands, "" where the row alone says it;
    ``subject`` its key there; ``content`` the event as canonical JSON (see ``canonical``).
    """

    seq: int
    at: float
    station: str
    author: str
    kind: str
    source: str
    subject: str
    content: str
    previous: str
    hash: str

    def fields(self) -> dict[str, Any]:
        """By name, as an export has them."""
        return {name: getattr(self, name) for name in FIELDS}

    def computed_hash(self) -> str:
        """What ``hash`` must be. Raises TypeError where a field holds what no row can hold."""
        return row_hash(
            self.seq,
            self.at,
            self.station,
            self.author,
            self.kind,
            self.source,
            self.subject,
            self.content,
            self.previous,
        )


FIELDS = ("seq", "at", "station", "author", "kind", "source", "subject", "content", "previous", "hash")


@dataclass(frozen=True, slots=True)
class AuditHead:
    """The newest row; whoever knows it can tell later whether the log up to it is still the same."""

    seq: int
    hash: str

    @property
    def text(self) -> str:
        """Whole, for a table or a file."""
        return f"{self.seq}:{self.hash}"

    @property
    def short(self) -> str:
        """For people: the row's number and the beginning of its hash."""
        return f"{self.seq} · {self.hash[:SHOWN_OF_HASH]}"


@dataclass(frozen=True, slots=True)
class AuditQuery:
    """Which rows are asked for: times in seconds, ``until`` not included; empty is everything."""

    since: float | None = None
    until: float | None = None
    kinds: tuple[str, ...] = ()
    author: str = ""


class Misfit(StrEnum):
    """Why a row does not fit."""

    START = "start"  # the first row is not the beginning of a log
    GAP = "gap"  # a number is missing
    PREVIOUS = "previous"  # it does not hold the hash of the row before
    HASH = "hash"  # its hash is not that of its content
    UNREADABLE = "unreadable"  # a column holds what cannot be read
    CHANGED = "changed"  # the event stands in its table with another content
    GONE = "gone"  # the event is not in its table any more
    OUTSIDE = "outside"  # rows stand in a table that no row of the log names
    HEAD = "head"  # the head that was given is not in the log
    EMPTY = "empty"  # there is no row at all


@dataclass(frozen=True, slots=True)
class AuditProblem:
    """Something that does not fit: the row's ``seq`` (None: it is none of one row), table, key, and what of it."""

    misfit: Misfit
    seq: int | None = None
    source: str = ""
    subject: str = ""
    detail: str = ""

    def sentence(self) -> str:
        """In words, for people and scripts."""
        where = f"row {self.seq}" if self.seq is not None else self.source or "the log"
        event = f"{self.source} {self.subject}"
        return {
            Misfit.START: f"{where}: the log does not begin with its genesis row{_after(self.detail)}",
            Misfit.GAP: f"{where} is missing{_after(self.detail)}",
            Misfit.PREVIOUS: f"{where} does not hold the hash of the row before it",
            Misfit.HASH: f"{where}: its hash is not that of its content; the row was changed",
            Misfit.UNREADABLE: f"{where} cannot be read{_after(self.detail)}",
            Misfit.CHANGED: f"{where}: {event} was changed after it was logged{_after(self.detail)}",
            Misfit.GONE: f"{where}: {event} was logged and is gone from its table",
            Misfit.OUTSIDE: f"{where}: {self.detail}",
            Misfit.HEAD: f"the head {self.detail} is not in the log: its end was cut off, or it is another log",
            Misfit.EMPTY: "the log is empty",
        }[self.misfit]


@dataclass(frozen=True, slots=True)
class AuditVerdict:
    """What a walk over the log found. ``problems``: the first row of the chain that does not fit ends the walk;
    events that differ from their row are listed up to a limit, ``differing`` counts them all.

    ``clock_back`` counts rows that are older than the one before them, a remark and no error: clocks are set.
    """

    rows: int
    head: AuditHead | None
    problems: tuple[AuditProblem, ...]
    differing: int = 0
    clock_back: int = 0
    first_clock_back: int | None = None
    seconds: float = 0.0

    @property
    def sound(self) -> bool:
        return not self.problems


def canonical(value: Any) -> str:
    """JSON with sorted keys, no spaces, and nothing but ASCII: one text for one value."""
    return json.dumps(value, sort_keys=True, ensure_ascii=True, separators=(",", ":"))


def row_hash(
    seq: int,
    at: float,
    station: str,
    author: str,
    kind: str,
    source: str,
    subject: str,
    content: str,
    previous: str,
) -> str:
    """SHA-256 over the UTF-8 of the columns as one JSON array, in this order (see ``canonical``)."""
    line = canonical([seq, at, station, author, kind, source, subject, content, previous])
    return hashlib.sha256(line.encode()).hexdigest()


def differences(logged: Mapping[str, Any], standing: Mapping[str, Any]) -> list[str]:
    """Names of the columns that differ, in order."""
    names = sorted(logged.keys() | standing.keys())
    return [name for name in names if logged.get(name) != standing.get(name)]


def _after(detail: str) -> str:
    return f" ({detail})" if detail else ""
