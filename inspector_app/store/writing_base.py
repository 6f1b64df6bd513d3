"""What every part of ``Writing`` shares: the connection, who acts, when, and how numbers are given."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Table, func, insert, select

from inspector_app.domain.audit import AuditKind, canonical
from inspector_app.domain.lot import Who
from inspector_app.store.audit_log import Entry, append_entries
from inspector_app.store.audited import AUDITED
from inspector_app.store.keys import KEYS


class WritingBase:
    """One unit of work on a connection of ``Database.writing()``; the caller commits by leaving it."""

    def __init__(self, connection: Connection, who: Who, clock: Callable[[], float] = time.time) -> None:
        self.connection = connection
        self._who = who
        self._clock = clock

    @property
    def author(self) -> str:
        """Who acts."""
        return self._who.author

    def _signed(self) -> dict[str, Any]:
        """The columns that say who did it, where and when."""
        return {"author": self._who.author, "station": self._who.station, "created_at": self._clock()}

    def note(self, kind: AuditKind, subject: str, content: Mapping[str, Any]) -> None:
        """A row of the audit log about what stands in no table of events: an export, a job that ended."""
        append_entries(
            self.connection, self._who, self._clock(), [Entry(str(kind), "", subject, canonical(content))]
        )

    def _append(self, table: Table, *, logged_as: AuditKind | None = None, **values: Any) -> None:
        """The one way into an audited table: the row and the log's row about it, in this transaction.

        ``logged_as``: what it is in the log where the values alone do not say it.
        """
        done = self.connection.execute(insert(table).values(**values))
        (primary,) = table.primary_key.columns
        key: Any = done.inserted_primary_key
        self._log(table, [{**values, primary.name: key[0]}], logged_as)

    def _append_all(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """The same for several rows, in one statement each."""
        if rows:
            (primary,) = table.primary_key.columns
            keys = self.connection.execute(
                insert(table).returning(primary, sort_by_parameter_order=True), list(map(dict, rows))
            ).scalars()
            self._log(table, [{**row, primary.name: key} for row, key in zip(rows, keys, strict=True)], None)

    def _log(self, table: Table, rows: Sequence[Mapping[str, Any]], kind: AuditKind | None) -> None:
        audited = AUDITED[table.name]
        entries = [
            Entry(
                str(kind or audited.kind(row)),
                table.name,
                str(row[audited.subject.name]),
                audited.content(row),
            )
            for row in rows
        ]
        append_entries(self.connection, self._who, self._clock(), entries)

    def _next_number(self, number: Column[int], recipe: Column[str], recipe_id: str) -> int:
        """The next number of the recipe; safe because a writing connection holds the write lock."""
        highest = self.connection.execute(select(func.max(number)).where(recipe == recipe_id)).scalar()
        return max(highest or 0, 0) + 1  # below are what came from elsewhere


def new_id() -> str:
    """A key that sorts by the time it was made (UUIDv7)."""
    return KEYS.new()
