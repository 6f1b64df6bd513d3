"""Reading the audit log: its head, its rows newest first, which kinds and authors it knows."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import ColumnElement, and_, select, true

from inspector_app.domain.audit import FIELDS, OF_DOCUMENTS, AuditHead, AuditQuery, AuditRow
from inspector_app.store.audit_log import audit_head
from inspector_app.store.people_tables import audit
from inspector_app.store.reading_base import ReadingBase

STREAMED = 1000


class AuditReading(ReadingBase):
    """The audit log."""

    def audit_head(self) -> AuditHead | None:
        """The newest row; None for an empty log."""
        return audit_head(self.connection)

    def audit_head_of_decisions(self) -> AuditHead | None:
        """The newest row that is not about a document or an export: what a document names."""
        row = self.connection.execute(
            _ROWS.where(audit.c.kind.not_in(OF_DOCUMENTS)).order_by(audit.c.seq.desc()).limit(1)
        ).one_or_none()
        return None if row is None else AuditHead(row.seq, row.hash)

    def audit_row(self, seq: int) -> AuditRow | None:
        """The row of this number."""
        row = self.connection.execute(_ROWS.where(audit.c.seq == seq)).one_or_none()
        return None if row is None else AuditRow(*row)

    def audit_rows(
        self, query: AuditQuery = AuditQuery(), *, before: int | None = None, limit: int = 100
    ) -> list[AuditRow]:
        """Rows that match, newest first, below the number ``before``."""
        statement = _ROWS.where(_matching(query)).order_by(audit.c.seq.desc()).limit(limit)
        if before is not None:
            statement = statement.where(audit.c.seq < before)
        return [AuditRow(*row) for row in self.connection.execute(statement)]

    def audit_seqs(self, query: AuditQuery = AuditQuery()) -> list[int]:
        """The numbers of the rows that match, newest first."""
        return list(
            self.connection.execute(
                select(audit.c.seq).where(_matching(query)).order_by(audit.c.seq.desc())
            ).scalars()
        )

    def audit_stream(self, since_seq: int = 1) -> Iterator[AuditRow]:
        """The log in order from this row on, streamed."""
        statement = _ROWS.where(audit.c.seq >= since_seq).order_by(audit.c.seq)
        for row in self.connection.execution_options(yield_per=STREAMED).execute(statement):
            yield AuditRow(*row)

    def audit_authors(self) -> list[str]:
        """Everybody who stands in the log."""
        return list(
            self.connection.execute(select(audit.c.author).distinct().order_by(audit.c.author)).scalars()
        )

    def audit_kinds(self) -> list[str]:
        """Every kind of row that the log has."""
        return list(self.connection.execute(select(audit.c.kind).distinct().order_by(audit.c.kind)).scalars())


_ROWS = select(*(audit.c[name] for name in FIELDS))


def _matching(query: AuditQuery) -> ColumnElement[bool]:
    conditions: list[ColumnElement[bool]] = []
    if query.since is not None:
        conditions.append(audit.c.at >= query.since)
    if query.until is not None:
        conditions.append(audit.c.at < query.until)
    if query.kinds:
        conditions.append(audit.c.kind.in_(query.kinds))
    if query.author:
        conditions.append(audit.c.author == query.author)
    return and_(true(), *conditions)
