"""That something left the workspace as a file is a row of the audit log, with the file's hash."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from inspector_app.domain.audit import AuditKind
from inspector_app.workflow.writer import Urgency, Writer


def note_export(
    writer: Writer, what: str, subject: str, path: Path | None, more: Mapping[str, Any] | None = None
) -> Future[None]:
    """Note that ``what`` was written to ``path`` (None: to standard output); ``subject``: the key it is of."""
    content: dict[str, Any] = {"what": what, **(more or {})}
    if path is not None:
        with path.open("rb") as file:
            content |= {"file": path.name, "sha256": hashlib.file_digest(file, "sha256").hexdigest()}
    return writer.submit(lambda writing: writing.note(AuditKind.EXPORT, subject, content), Urgency.PERSON)
