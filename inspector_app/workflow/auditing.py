"""The audit log of a workspace that nobody needs to hold: read, verified, exported, also while the window is open."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from inspector_app.domain.audit import AuditKind, AuditQuery, AuditRow, AuditVerdict
from inspector_app.domain.errors import CorrectableError, StorageFault
from inspector_app.domain.lot import Who
from inspector_app.store import schema
from inspector_app.store.audit_verification import Progress, verify_log
from inspector_app.store.database import Database
from inspector_app.store.reading import Reading
from inspector_app.store.workspace import Workspace
from inspector_app.store.writing import Writing
from inspector_app.workflow.audit_export import LogExport, write_export
from inspector_app.workflow.signing_key import SigningKey, platform_keyring, signing_key
from inspector_app.workflow.stores import database_of


@contextmanager
def log_of(root: Path) -> Iterator[Database]:
    """The database of a workspace, neither locked nor migrated. Raises StorageFault where it has no audit log."""
    with database_of(root) as (database, _):
        if not database.has_audit_log():
            revision = database.revision()
            if revision is not None and schema.knows(revision):
                database.demand_audit_log(revision)
            raise StorageFault(
                "this workspace is of a version without an audit log",
                subject=str(root),
                remedy="Open it once with this version; the log begins then",
            )
        yield database


def verify(database: Database, head: str = "", progress: Progress | None = None) -> AuditVerdict:
    """Walk the log and compare the events with it, all of one moment. Raises CorrectableError for what is no head."""
    with database.reading() as connection:
        try:
            return verify_log(connection, head, progress)
        except ValueError as error:
            raise CorrectableError(
                "this is no head of the log",
                subject=head,
                remedy="Give the hash of a row as a report has it, or its first 12 digits or more",
            ) from error


def rows(database: Database, query: AuditQuery, limit: int) -> list[AuditRow]:
    """The newest rows that match."""
    with database.reading() as connection:
        return Reading(connection).audit_rows(query, limit=limit)


def export(database: Database, root: Path, who: Who, path: Path, *, sign: bool) -> LogExport:
    """Write the log to ``path``; that it was written is the log's next row. Raises StorageFault."""
    key = key_of(database, root, who) if sign else None
    with database.reading() as connection:
        written = write_export(Reading(connection), path, time.time(), key)
    content = {
        "what": "audit log",
        "file": path.name,
        "sha256": written.sha256,
        "rows": written.rows,
        "signed": key is not None,
    }
    with database.writing() as connection:
        Writing(connection, who).note(AuditKind.EXPORT, "", content)
    return written


def key_of(database: Database, root: Path, who: Who) -> SigningKey:
    """The workspace's signing key; one that is new is a row of the log, so that the log itself names it."""
    with database.reading() as connection:
        first = Reading(connection).audit_row(1)
    key = signing_key(Workspace(root).keys, "" if first is None else first.hash, platform_keyring())
    if key.new:
        with database.writing() as connection:
            Writing(connection, who).note(AuditKind.KEY, "", {"fingerprint": key.fingerprint})
    return key
