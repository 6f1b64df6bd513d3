"""Triggers that refuse to change or delete what is only appended: the audit log, and the events of people.

They stop a program at fault and a careless hand at the database, not somebody who takes them off first: that is what
the hashes are for. A migration that makes a table anew takes its triggers with it; ``guard`` puts them back.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, Table, UniqueConstraint

from inspector_app.store.people_tables import audit, credential, person, person_event, sign_in_rule
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
from inspector_app.store.tables import report, review, sample, step_event

APPEND_ONLY: tuple[Table, ...] = (
    audit,
    recipe,
    recipe_version,
    bank_version,
    reference,
    reference_event,
    review,
    mark,
    mark_event,
    challenge_run,
    sample,
    report,
    step_event,
    person,
    person_event,
    credential,
    sign_in_rule,
)


def guard(connection: Connection) -> None:
    """Put up the triggers that are missing. Only SQLite and PostgreSQL; on another server its rights do this."""
    for statement in guarding(connection.dialect.name):
        connection.exec_driver_sql(statement)


def guarding(dialect: str) -> Iterator[str]:
    """The statements that put up what is missing, for a kind of database by SQLAlchemy's name for it."""
    if dialect == "sqlite":
        yield from (statement for _, statement in _triggers())
    if dialect == "postgresql":
        yield from _server_triggers()


def unguarded(connection: Connection) -> list[str]:
    """Names of triggers that are missing or not as this program makes them."""
    if connection.dialect.name != "sqlite":
        return []
    found = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    standing = {name: statement for name, statement in found}
    return [
        name
        for name, statement in _triggers()
        if standing.get(name) != statement.replace("IF NOT EXISTS ", "")
    ]


def _triggers() -> Iterator[tuple[str, str]]:
    for table in APPEND_ONLY:
        for act in ("UPDATE", "DELETE"):
            name = f"keep_{table.name}_from_{act.lower()}"
            yield name, _trigger(name, f"BEFORE {act} ON {table.name}", table)
        # The statement is made of names of our own tables and columns, of nothing from outside.
        # INSERT OR REPLACE takes a row away without asking the trigger on DELETE.
        name = f"keep_{table.name}_from_replace"
        same = " OR ".join(f"({clause})" for clause in _same_keys(table))
        yield (
            name,
            _trigger(
                name,
                f"BEFORE INSERT ON {table.name} WHEN EXISTS (SELECT 1 FROM {table.name} o WHERE {same})",  # nosec B608
                table,
            ),
        )


def _server_triggers() -> Iterator[str]:
    """PostgreSQL, 14 or newer: one function that refuses, asked by each table.

    There an insert takes no row away; TRUNCATE passes triggers on rows by, so it is refused by itself.
    """
    yield (
        "CREATE OR REPLACE FUNCTION keep_what_is_appended() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' is only appended to'; END $$"
    )
    for table in APPEND_ONLY:
        for act, each in (("UPDATE OR DELETE", "ROW"), ("TRUNCATE", "STATEMENT")):
            name = f"keep_{table.name}_from_{act.partition(' ')[0].lower()}"
            yield (
                f"CREATE OR REPLACE TRIGGER {name} BEFORE {act} ON {table.name} "
                f"FOR EACH {each} EXECUTE FUNCTION keep_what_is_appended()"
            )


def _trigger(name: str, when: str, table: Table) -> str:
    message = f"{table.name} is only appended to"
    return f"CREATE TRIGGER IF NOT EXISTS {name} {when} BEGIN SELECT RAISE(ABORT, '{message}'); END"


def _same_keys(table: Table) -> Iterator[str]:
    keys = [list(table.primary_key.columns)]
    keys += [list(each.columns) for each in table.constraints if isinstance(each, UniqueConstraint)]
    for columns in sorted(keys, key=lambda columns: [column.name for column in columns]):
        yield " AND ".join(f'o."{column.name}" = NEW."{column.name}"' for column in columns)
