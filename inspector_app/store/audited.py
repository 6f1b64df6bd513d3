"""Which tables the audit log covers, and the canonical content of their rows.

The content of a row is one JSON object of its columns. Columns that are NULL or empty text are left out, so that a
column which a later migration adds with such a default leaves the content of older rows as it was. Columns that may
change (how far a job is) are left out, too. Values are those that are stored: what the log says of a row is
compared with the row itself, byte for byte.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Double,
    Integer,
    Table,
    Text,
    select,
    type_coerce,
)

from inspector_app.domain.audit import AuditKind, canonical
from inspector_app.store.column_types import FreeText, PathText, escape_path, storable_text
from inspector_app.store.people_tables import credential, person, person_event, sign_in_rule
from inspector_app.store.recipe_tables import (
    bank_version,
    challenge_run,
    mark,
    mark_event,
    recipe,
    recipe_version,
    reference,
    reference_event,
)
from inspector_app.store.tables import job, lot, report, review, run, sample

AT_ONCE = 500
FIRST = "first"  # in a row's content: columns that are ``named``, as they were when it was appended


@dataclass(frozen=True)
class Audited:
    """A table that is only appended to through the log. Neither columns that are ``changing`` nor those that hold a
    ``secret`` are part of what is logged; those that are ``named`` change by acts that are rows of the log themselves,
    and what they are at first is logged beside the rest.
    """

    table: Table
    kind: Callable[[Mapping[str, Any]], str]
    changing: frozenset[str] = frozenset()
    secret: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()

    @cached_property
    def subject(self) -> Column[Any]:
        """The column by which a row of the log names the event."""
        return self.table.c["id"] if "id" in self.table.c else self.table.c["seq"]

    @cached_property
    def columns(self) -> tuple[Column[Any], ...]:
        return tuple(
            column
            for column in self.table.columns
            if column.name not in self.changing | self.secret | self.named
        )

    def content(self, values: Mapping[str, Any]) -> str:
        """The canonical content of a row about to be inserted; ``values`` by column name."""
        found = {}
        for column in self.columns:
            value = as_stored(column, values.get(column.name))
            if value is not None and value != "":
                found[column.name] = value
        first = {name: str(values[name]) for name in self.named}
        return canonical({**found, FIRST: first} if first else found)

    def standing(
        self, connection: Connection, where: ColumnElement[bool], lacking: frozenset[str] = frozenset()
    ) -> Iterator[tuple[str, str]]:
        """Key and canonical content of the rows as they stand, in the order of their keys, streamed.

        Columns that are ``lacking``, in a database of an older version for instance, are empty.
        """
        columns = [column for column in self.columns if column.name not in lacking]
        statement = select(*(raw(column) for column in columns)).where(where)
        rows = connection.execution_options(yield_per=AT_ONCE).execute(
            statement.order_by(*self.table.primary_key.columns)
        )
        for row in rows:
            found = {
                column.name: read
                for column, value in zip(columns, row, strict=True)
                if (read := _as_read(column, value)) is not None and read != ""
            }
            yield str(found.get(self.subject.name, "")), canonical(found)

    def standing_by_key(
        self, connection: Connection, keys: Sequence[str], lacking: frozenset[str] = frozenset()
    ) -> dict[str, str]:
        """The same for these keys."""
        wanted: list[Any] = list(keys)
        if isinstance(self.subject.type, Integer):
            wanted = [int(key) for key in keys if key.isdecimal()]
        return dict(self.standing(connection, self.subject.in_(wanted), lacking))


def _always(kind: AuditKind) -> Callable[[Mapping[str, Any]], AuditKind]:
    return lambda values: kind


def _of_review(values: Mapping[str, Any]) -> AuditKind:
    return AuditKind.REVIEW if values.get("withdraws_id") is None else AuditKind.WITHDRAWAL


def _of_mark_event(values: Mapping[str, Any]) -> str:
    return str(values["action"])  # keep, revoke, redo, and what later versions add


AUDITED: Mapping[str, Audited] = {
    one.table.name: one
    for one in (
        Audited(recipe, _always(AuditKind.RECIPE)),
        Audited(recipe_version, _always(AuditKind.RECIPE_VERSION)),
        Audited(bank_version, _always(AuditKind.BANK_VERSION)),
        Audited(reference, _always(AuditKind.REFERENCE)),
        Audited(reference_event, _always(AuditKind.REFERENCE)),
        Audited(lot, _always(AuditKind.LOT), frozenset({"part_pattern"}), named=frozenset({"name"})),
        Audited(job, _always(AuditKind.JOB), frozenset({"state", "done", "total", "error", "updated_at"})),
        Audited(run, _always(AuditKind.RUN), frozenset({"finished_at", "timings"})),
        Audited(review, _of_review),
        Audited(mark, _always(AuditKind.MARK)),
        Audited(mark_event, _of_mark_event),
        Audited(challenge_run, _always(AuditKind.CHALLENGE)),
        Audited(sample, _always(AuditKind.SAMPLE)),
        Audited(report, _always(AuditKind.REPORT)),
        Audited(person, _always(AuditKind.PERSON)),
        Audited(person_event, _always(AuditKind.PERSON)),
        # an export of the log leaves the house: what can be searched for a PIN is no part of it
        Audited(credential, _always(AuditKind.CREDENTIAL), secret=frozenset({"encoded"})),
        Audited(sign_in_rule, _always(AuditKind.SETTING)),
    )
}


def as_stored(column: Column[Any], value: Any) -> Any:
    """A value given to ``insert`` as the table will hold it."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None  # SQLite keeps NaN as NULL
    if isinstance(column.type, JSON):
        return json.loads(json.dumps(value))  # tuples and keys as JSON has them
    if isinstance(column.type, PathText):
        return escape_path(value)
    if isinstance(column.type, FreeText):
        return storable_text(value)
    if isinstance(column.type, Boolean):
        return bool(value)
    if isinstance(column.type, Double):
        return float(value)
    if isinstance(column.type, Integer):
        return int(value)
    return str(value)


def raw(column: Column[Any]) -> ColumnElement[Any]:
    """The column as it is stored, without what the program makes of it."""
    if isinstance(column.type, JSON | PathText):
        return type_coerce(column, Text())
    return type_coerce(column, Integer()) if isinstance(column.type, Boolean) else column


def _as_read(column: Column[Any], value: Any) -> Any:
    """A stored value in the form of ``as_stored``; one that no program wrote stays as it is, and differs."""
    if isinstance(value, bytes | memoryview):
        return f"bytes {bytes(value).hex()}"
    if isinstance(column.type, JSON) and isinstance(value, str):
        try:
            return json.loads(value)
        except ValueError:
            return value
    if isinstance(column.type, Boolean) and value in (0, 1):
        return bool(value)
    return value
