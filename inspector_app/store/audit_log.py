"""Appending to the audit log, and beginning it. Only on a connection that holds the write lock."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, exists, insert, inspect, select
from sqlalchemy import Text as SqlText
from sqlalchemy import cast as sql_cast

from inspector_app.domain.audit import NOTHING_BEFORE, AuditHead, AuditKind, canonical, row_hash
from inspector_app.domain.lot import Who
from inspector_app.store.audited import AUDITED, Audited
from inspector_app.store.column_types import storable_text
from inspector_app.store.people_tables import audit


@dataclass(frozen=True, slots=True)
class Entry:
    """What the log is to say next; ``content`` is canonical JSON."""

    kind: str
    source: str
    subject: str
    content: str


def audit_head(connection: Connection) -> AuditHead | None:
    """The newest row; None for an empty log."""
    row = connection.execute(_NEWEST).one_or_none()
    return None if row is None else AuditHead(row.seq, row.hash)


def append_entries(connection: Connection, who: Who, at: float, entries: Iterable[Entry]) -> None:
    """Append rows to the log, in order, each with the hash of the one before."""
    # Read anew each time, for two units of work may share a transaction; it is one look at the end of an index.
    head = audit_head(connection)
    seq, previous = (0, NOTHING_BEFORE) if head is None else (head.seq, head.hash)
    station, author, at = storable_text(who.station), storable_text(who.author), float(at)
    rows: list[dict[str, Any]] = []
    for entry in entries:
        seq += 1
        # Keys and kinds are the program's own; what came from outside may hold what no database takes.
        subject = storable_text(entry.subject)
        own = row_hash(seq, at, station, author, entry.kind, entry.source, subject, entry.content, previous)
        rows.append(
            {
                "seq": seq,
                "at": at,
                "station": station,
                "author": author,
                "kind": entry.kind,
                "source": entry.source,
                "subject": subject,
                "content": entry.content,
                "previous": previous,
                "hash": own,
            }
        )
        previous = own
    if rows:
        connection.execute(_APPEND, rows)


def begin_log(connection: Connection, who: Who, at: float) -> None:
    """The genesis row: of every audited table that no such row tells of yet, how many rows stood there and their hash.

    A table that a later version begins to audit gets a row of its own.
    """
    there = set(inspect(connection).get_table_names())
    begun: set[str] = set()
    geneses = select(audit.c.content).where(audit.c.kind == str(AuditKind.GENESIS))
    for said in connection.execute(geneses).scalars():
        begun.update(genesis_tables(said))
    new = [audited for name, audited in AUDITED.items() if name in there and name not in begun]
    if new:
        content = canonical({audited.table.name: before_the_log(connection, audited) for audited in new})
        append_entries(connection, who, at, [Entry(str(AuditKind.GENESIS), "", "", content)])


def before_the_log(
    connection: Connection, audited: Audited, lacking: frozenset[str] = frozenset()
) -> dict[str, Any]:
    """Count and hash of the rows of a table that the log does not name: those from before it began.

    ``last`` is the highest key among them (keys grow with time).
    """
    digest, rows, last = hashlib.sha256(), 0, ""
    for key, content in audited.standing(connection, unlogged(audited), lacking):
        digest.update(content.encode() + b"\n")
        rows, last = rows + 1, key
    return {"rows": rows, "sha256": digest.hexdigest(), "last": last}


def unlogged(audited: Audited) -> Any:
    """The condition that no row of the log names a row of this table."""
    key = sql_cast(audited.subject, SqlText)
    return ~exists().where(audit.c.source == audited.table.name, audit.c.subject == key)


def genesis_tables(content: str) -> Mapping[str, Any]:
    """What a genesis row says, by table."""
    found = json.loads(content)
    return found if isinstance(found, dict) else {}


def note_migrations(connection: Connection, who: Who, at: float, steps: Sequence[tuple[str, str]]) -> None:
    """A row for each migration that was run: revision, and what it was for."""
    append_entries(
        connection,
        who,
        at,
        [
            Entry(
                str(AuditKind.MIGRATION), "", revision, canonical({"revision": revision, "purpose": purpose})
            )
            for revision, purpose in steps
        ],
    )


_NEWEST = select(audit.c.seq, audit.c.hash).order_by(audit.c.seq.desc()).limit(1)
_APPEND = insert(audit)
