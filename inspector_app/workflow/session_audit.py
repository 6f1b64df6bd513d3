"""The audit log of the open workspace: pages of rows, a walk over all of it, an export."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path

from inspector_app.domain.audit import AuditQuery, AuditRow, AuditVerdict
from inspector_app.domain.people import Right
from inspector_app.store.audit_verification import Progress
from inspector_app.workflow import auditing
from inspector_app.workflow.acting import needs
from inspector_app.workflow.audit_export import LogExport
from inspector_app.workflow.job_names import piece_of_work
from inspector_app.workflow.noting_exports import note_export
from inspector_app.workflow.session_base import SessionBase


class AuditCalls(SessionBase):
    """Pages come from the reader thread; what takes seconds has a thread of its own."""

    def audit_seqs(self, query: AuditQuery) -> Future[list[int]]:
        """Numbers of the rows that match, newest first."""
        return self.read(lambda reading: reading.audit_seqs(query), counts=True)

    def audit_rows(
        self, query: AuditQuery, *, before: int | None = None, limit: int = 100
    ) -> Future[list[AuditRow]]:
        return self.read(lambda reading: reading.audit_rows(query, before=before, limit=limit))

    def audit_choices(self) -> Future[tuple[list[str], list[str]]]:
        """Kinds and authors that the log has."""
        return self.read(lambda reading: (reading.audit_kinds(), reading.audit_authors()), counts=True)

    @piece_of_work("audit")
    def verify_audit(self, head: str = "", progress: Progress | None = None) -> Future[AuditVerdict]:
        """Walk the log; ``progress`` is called on that thread. Closing the session ends it."""
        told = self._unless_leaving(progress)
        return self._apart(lambda: auditing.verify(self.store.database, head, told))

    @needs(Right.EXPORT)
    @piece_of_work("audit")
    def export_audit(self, path: Path, *, sign: bool) -> Future[LogExport]:
        """Write the log to a file, with a signature beside it where asked for."""
        return self._apart(
            lambda: auditing.export(self.store.database, self.workspace.root, self.who, path, sign=sign)
        )

    @needs(Right.EXPORT)
    def note_export(self, what: str, subject: str, path: Path | None) -> Future[None]:
        """A row that says what was written where, with the file's hash."""
        return note_export(self._writer, what, subject, path)
