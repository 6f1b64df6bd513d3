"""The database itself refuses to change or delete events and rows of the log."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator

import pytest
from shop_floor import ShopFloor
from tampering import a_day_at_work, unguarded_file, verified

from inspector_app.domain.review import PartDecision
from inspector_app.store import schema
from inspector_app.store.append_only import APPEND_ONLY, guard, guarding, unguarded
from inspector_app.store.audited import AUDITED
from inspector_app.store.database import Database

EVENTS = sorted(table.name for table in APPEND_ONLY)


@contextlib.contextmanager
def raw(database: Database) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite3.connect(database.name, isolation_level=None)) as connection:
        yield connection


@pytest.fixture
def worked(floor: ShopFloor) -> Database:
    """A database that holds at least one row of every table but the steps'."""
    a_day_at_work(floor)
    with raw(floor.database) as connection:
        connection.execute(
            "INSERT INTO step_event (step_id, action, kind, content, result, recipe_id, author, station, created_at)"
            " VALUES ('s', 'do', 'review', '{}', '[]', ?, 'ada', 'line 1', 1.0)",
            [floor.recipe],
        )
    return floor.database


@pytest.mark.parametrize("table", EVENTS)
def test_a_row_is_neither_changed_nor_deleted_nor_replaced(worked: Database, table: str) -> None:
    with raw(worked) as connection:
        before = connection.execute(f"SELECT * FROM {table}").fetchall()
        assert before, "there is nothing to protect"
        (first, *_) = [column[1] for column in connection.execute(f"PRAGMA table_info({table})")]
        columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
        marks = ", ".join("?" for _ in columns)
        for statement, values in (
            (f"UPDATE {table} SET {columns[-1][1]} = {columns[-1][1]}", ()),
            (f"UPDATE OR REPLACE {table} SET {first} = {first}", ()),
            (f"DELETE FROM {table}", ()),
            (f"INSERT OR REPLACE INTO {table} VALUES ({marks})", before[0]),
            (f"REPLACE INTO {table} VALUES ({marks})", before[0]),
        ):
            with pytest.raises(sqlite3.IntegrityError, match="only appended to"):
                connection.execute(statement, values)
        assert connection.execute(f"SELECT * FROM {table}").fetchall() == before


def test_a_row_with_another_key_and_the_same_name_replaces_nothing(worked: Database) -> None:
    """REPLACE takes away whatever a unique column clashes with, not only the row of the same key."""
    with raw(worked) as connection:
        (recipe,) = connection.execute("SELECT name FROM recipe").fetchone()
        with pytest.raises(sqlite3.IntegrityError, match="only appended to"):
            connection.execute("REPLACE INTO recipe VALUES ('other', ?, 'eve', 'x', 1.0)", [recipe])


def test_every_audited_event_is_guarded_and_what_runs_is_not() -> None:
    may_change = {name for name, audited in AUDITED.items() if audited.changing}
    assert set(AUDITED) - set(EVENTS) == may_change == {"lot", "job", "run"}


def test_on_a_server_every_table_refuses_changes_deletes_and_truncation_by_one_function() -> None:
    """The statements alone; they were run by hand on PostgreSQL 15."""
    made, *triggers = guarding("postgresql")
    assert "RETURNS trigger" in made and "RAISE EXCEPTION" in made and "%" not in "".join([made, *triggers])
    for table in EVENTS:
        (changes, truncation) = (each for each in triggers if f" ON {table} FOR EACH " in each)
        assert "BEFORE UPDATE OR DELETE" in changes and "FOR EACH ROW" in changes
        assert "BEFORE TRUNCATE" in truncation and "FOR EACH STATEMENT" in truncation
        assert all(
            each.endswith("EXECUTE FUNCTION keep_what_is_appended()") for each in (changes, truncation)
        )
        assert all(each.startswith("CREATE OR REPLACE TRIGGER keep_") for each in (changes, truncation))
    assert len(triggers) == 2 * len(EVENTS)
    assert list(guarding("mysql")) == []


def test_a_trigger_that_was_taken_off_or_weakened_is_a_problem_and_comes_back(floor: ShopFloor) -> None:
    database = floor.database
    assert database.health() == []
    with raw(database) as connection:
        connection.execute("DROP TRIGGER keep_review_from_update")
        connection.execute("DROP TRIGGER keep_audit_from_delete")
        connection.execute("CREATE TRIGGER keep_audit_from_delete BEFORE DELETE ON audit BEGIN SELECT 1; END")
    (problem,) = database.health()
    assert "keep_review_from_update" in problem and "keep_audit_from_delete" in problem
    with raw(database) as connection:
        connection.execute("DROP TRIGGER keep_audit_from_delete")
    with database.writing() as connection:
        guard(connection)
        assert unguarded(connection) == []


def test_after_a_migration_that_made_a_table_anew_its_triggers_stand_again(
    floor: ShopFloor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def makes_anew(connection: object) -> None:
        execute = connection.exec_driver_sql  # type: ignore[attr-defined]
        execute("CREATE TABLE _alembic_tmp_sample AS SELECT * FROM sample")
        execute("DROP TABLE sample")
        execute("ALTER TABLE _alembic_tmp_sample RENAME TO sample")

    database = floor.database
    with monkeypatch.context() as newer:
        newer.setattr(schema, "newest_revision", lambda: "the next one")
        newer.setattr(schema, "upgrade", makes_anew)
        database.migrate()
    with database.reading() as connection:
        assert unguarded(connection) == []


def test_what_runs_may_go_on_changing(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a.png"])
    run = floor.start_run(lot)
    with floor.database.writing() as connection:
        floor.writing(connection).finish_run(run, {"forward": 1.0})
    assert verified(floor.database).sound


def test_the_helper_of_these_tests_leaves_the_triggers_as_they_were(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a.png"])
    floor.review_part(floor.row(lot, "a.png").part_id, PartDecision.ACCEPT)
    with unguarded_file(floor.database) as connection:
        connection.execute("UPDATE review SET note = note")
    assert floor.database.health() == []
