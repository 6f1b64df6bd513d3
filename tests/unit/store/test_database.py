"""Transactions, migrations, backups and faults of the database."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from shop_floor import ShopFloor
from sqlalchemy import inspect, text
from sqlalchemy.exc import IntegrityError

from inspector_app.domain.errors import StorageFault
from inspector_app.store import schema
from inspector_app.store.database import Database
from inspector_app.store.reading import Reading
from inspector_app.store.tables import metadata, views
from inspector_app.store.workspace import Workspace


def test_the_migrations_make_the_tables_that_the_program_uses(database: Database) -> None:
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, metadata) == []


def test_the_views_have_the_columns_that_the_program_reads(database: Database) -> None:
    with database.reading() as connection:
        for name, view in views.tables.items():
            columns = {column["name"] for column in inspect(connection).get_columns(name)}
            assert {column.name for column in view.columns} <= columns, name


def test_migrating_again_changes_nothing_and_makes_no_backup(
    database: Database, workspace: Workspace
) -> None:
    database.migrate()
    assert list(workspace.backups.iterdir()) == []


def test_an_older_database_is_copied_before_it_is_migrated(
    database: Database, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    upgraded: list[bool] = []
    now = schema.newest_revision()
    monkeypatch.setattr(schema, "newest_revision", lambda: "the next one")
    monkeypatch.setattr(schema, "upgrade", lambda connection: upgraded.append(True))
    database.migrate()
    (copy,) = workspace.backups.iterdir()
    assert upgraded and copy.name.startswith(f"inspector-{now}-")
    restored = Database(f"sqlite:///{copy}")
    assert restored.health() == [f"the schema is at revision {now}, not the next one"]
    restored.close()


def test_a_database_of_the_first_schema_is_brought_up_to_date_and_keeps_its_lots(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    old = Database(f"sqlite:///{path}")
    with old.writing() as connection:
        config = schema._config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.exec_driver_sql("INSERT INTO recipe VALUES ('r', 'plate', 'ada', 'line 1', 1.0)")
        connection.exec_driver_sql(
            "INSERT INTO lot VALUES ('l', 'r', 1, 'monday', '/lots/monday', 'ada', 'line 1', 1.0)"
        )
    old.migrate()
    with old.reading() as connection:
        lot = Reading(connection).find_lot("monday")
    assert (lot.recipe_name, lot.part_pattern) == ("plate", "")
    assert old.health() == []
    old.close()


def test_a_database_that_is_not_what_its_revision_says_is_told_and_stays_as_it_is(database: Database) -> None:
    with database.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = 'audit'")
    with pytest.raises(StorageFault, match="something else changed it"):
        database.migrate()
    with database.reading() as connection:
        assert schema.current_revision(connection) == "audit"


def test_a_database_of_a_newer_program_is_refused(database: Database) -> None:
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StorageFault, match="newer version"):
        database.migrate()


def test_the_journal_is_write_ahead_and_every_commit_is_forced_to_the_disk(database: Database) -> None:
    with database.reading() as connection:
        pragma = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert pragma == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 15_000}


def test_a_writer_writes_while_a_reader_reads_and_the_reader_sees_one_moment(floor: ShopFloor) -> None:
    with floor.database.reading() as connection:
        before = connection.execute(text("SELECT COUNT(*) FROM lot")).scalar_one()
        floor.open_lot(["a.png"])
        assert connection.execute(text("SELECT COUNT(*) FROM lot")).scalar_one() == before
    with floor.database.reading() as connection:
        assert connection.execute(text("SELECT COUNT(*) FROM lot")).scalar_one() == before + 1


def test_a_second_writer_waits_for_the_first_and_both_succeed(floor: ShopFloor) -> None:
    holding, errors = threading.Event(), []

    def write_second() -> None:
        holding.wait()
        try:
            floor.open_lot(["b.png"], "/lots/b")
        except StorageFault as fault:
            errors.append(fault)

    second = threading.Thread(target=write_second)
    second.start()
    with floor.database.writing() as connection:
        # Read, then write in one transaction: without BEGIN IMMEDIATE a writer in between would break it.
        connection.execute(text("SELECT COUNT(*) FROM lot")).scalar_one()
        holding.set()
        floor.writing(connection).ensure_lot(floor.recipe, Path("/lots/a"))
    second.join()
    assert errors == []
    with floor.database.reading() as connection:
        numbers = connection.execute(text("SELECT number FROM lot ORDER BY number")).scalars().all()
    assert numbers == [1, 2]


def test_an_exception_leaves_nothing_behind(floor: ShopFloor) -> None:
    with pytest.raises(RuntimeError), floor.database.writing() as connection:
        floor.writing(connection).ensure_recipe("half done")
        raise RuntimeError
    with floor.database.reading() as connection:
        assert connection.execute(text("SELECT COUNT(*) FROM recipe")).scalar_one() == 1


def test_a_locked_database_is_a_storage_fault(database: Database, workspace: Workspace) -> None:
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=0")
    other = sqlite3.connect(workspace.database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageFault, match="locked"), database.writing():
        pass
    other.close()


def test_a_full_disk_is_a_storage_fault_and_what_was_there_stays(floor: ShopFloor) -> None:
    names = [f"{i:05}.png" for i in range(5000)]
    with floor.database.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 2}")
    with pytest.raises(StorageFault, match="disk is full"):
        floor.open_lot(names)
    with floor.database.reading() as connection:
        assert connection.execute(text("SELECT COUNT(*) FROM recipe")).scalar_one() == 1
        assert connection.execute(text("SELECT COUNT(*) FROM lot")).scalar_one() == 0


def test_a_file_that_is_no_database_is_a_storage_fault_with_a_remedy(workspace: Workspace) -> None:
    workspace.database.write_bytes(b"not a database at all" * 100)
    broken = Database(workspace)
    with pytest.raises(StorageFault) as caught:
        broken.migrate()
    assert "backups" in caught.value.remedy
    assert any("not a database" in problem for problem in broken.health())
    broken.close()


def test_a_fault_of_the_program_is_not_blamed_on_the_disk(floor: ShopFloor) -> None:
    with pytest.raises(IntegrityError), floor.database.writing() as connection:
        floor.writing(connection).ensure_lot("no such recipe", Path("/lots/a"))


def test_a_sound_database_has_no_problems_and_a_broken_reference_is_one(floor: ShopFloor) -> None:
    assert floor.database.health() == []
    other = sqlite3.connect(floor.database.name)
    other.execute(
        "INSERT INTO lot (id, recipe_id, number, name, folder, author, station, created_at) "
        "VALUES ('x', 'gone', 1, 'n', 'f', 'a', 's', 0)"
    )
    other.commit()
    other.close()
    (problem,) = floor.database.health()
    assert "missing" in problem and "lot" in problem


def test_a_backup_is_a_whole_database_also_while_it_is_read(floor: ShopFloor, tmp_path: Path) -> None:
    lot = floor.open_lot(["a.png", "b.png"])
    with floor.database.reading():
        path = floor.database.backup(tmp_path / "copies" / "one.db")
    copy = ShopFloor(Database(f"sqlite:///{path}"))
    assert [row.path for row in copy.rows(lot)] == ["a.png", "b.png"]
    assert copy.database.health() == []
    copy.database.close()


def test_a_database_in_memory_is_refused_because_every_thread_would_have_its_own() -> None:
    with pytest.raises(ValueError, match="memory"):
        Database("sqlite://")
