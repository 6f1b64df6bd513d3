"""That something left the workspace as a file is a row of the audit log, with the file's hash."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from inspector_app.domain.audit import AuditKind
from inspector_app.domain.errors import StorageFault
from inspector_app.domain.lot import Who
from inspector_app.domain.people import Right
from inspector_app.store.writing import Writing
from inspector_app.workflow.people import People
from inspector_app.workflow.stores import database_of
from inspector_app.workflow.writer import Urgency, Writer


def note_export(
    writer: Writer, what: str, subject: str, path: Path | None, more: Mapping[str, Any] | None = None
) -> Future[None]:
    """Note that ``what`` was written to ``path`` (None: to standard output); ``subject``: the key it is of."""
    content: dict[str, Any] = {"what": what, **(more or {})}
    if path is not None:
        content |= _file(path)
    return writer.submit(lambda writing: writing.note(AuditKind.EXPORT, subject, content), Urgency.PERSON)


def demand_export(root: Path, sign: Callable[[People, Right], Who]) -> Who:
    """Who takes something out of a workspace that need not be sound; ``sign`` says it, or raises NotAllowed.

    Nobody is asked where the database cannot be read.
    """
    with contextlib.suppress(StorageFault), database_of(root) as (database, _):
        if database.has_audit_log():
            return sign(People(database), Right.EXPORT)
    return Who.of_this_machine()


def note_bundle(root: Path, path: Path, who: Who, *, names: bool) -> None:
    """That support got something, where a log can be written; ``names``: with those of parts and people."""
    content = {"what": "bundle for support", "names": names, **_file(path)}
    with contextlib.suppress(StorageFault), database_of(root) as (database, _):
        if database.has_audit_log():
            with database.writing() as connection:
                Writing(connection, who).note(AuditKind.EXPORT, "", content)


def _file(path: Path) -> dict[str, str]:
    with path.open("rb") as file:
        return {"file": path.name, "sha256": hashlib.file_digest(file, "sha256").hexdigest()}
