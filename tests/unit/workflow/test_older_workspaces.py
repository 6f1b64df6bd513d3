"""A workspace of every older schema is taken up, and the lot that was open in it goes on."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest
from alembic import command
from lot_in_work import PATIENCE, highest_finding, lot_of, outcome, rows_of

from inspector_app.domain.errors import StorageFault
from inspector_app.domain.lot import Verdict
from inspector_app.domain.review import PartDecision
from inspector_app.store import schema
from inspector_app.store.database import Database
from inspector_app.workflow.session import Session

OLDER = [revision for revision, _ in schema.missing(None)][:-1]


def as_of(revision: str, root: Path) -> None:
    """Make the workspace one that the program of ``revision`` has written: its tables, what they can hold."""
    newest, old = root / "newest.db", root / "inspector.db"
    with contextlib.closing(sqlite3.connect(old)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    old.rename(newest)
    database = Database(f"sqlite:///{old}")
    with database.writing() as connection:
        config = schema._config()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    database.close()
    with contextlib.closing(sqlite3.connect(old)) as connection:
        connection.execute("ATTACH ? AS newest", (str(newest),))
        names = "SELECT name FROM {}.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        both = {row[0] for row in connection.execute(names.format("main"))}
        both &= {row[0] for row in connection.execute(names.format("newest"))}
        if "shift" in both:
            connection.execute("DELETE FROM main.shift")  # those that the migration has put there
        for table in both - {"alembic_version"}:
            columns = [row[1] for row in connection.execute(f"PRAGMA main.table_info({table})")]
            known = {row[1] for row in connection.execute(f"PRAGMA newest.table_info({table})")}
            shared = ", ".join(column for column in columns if column in known)
            connection.execute(f"INSERT INTO main.{table} ({shared}) SELECT {shared} FROM newest.{table}")
        connection.execute("UPDATE job SET state = 'running'")  # it was killed in the middle
        connection.commit()
    newest.unlink()


@pytest.mark.parametrize("revision", OLDER)
def test_a_lot_that_was_open_goes_on_in_this_version(revision: str, workspace: Path) -> None:
    with contextlib.closing(Session.open(workspace)) as session:
        before = outcome(session, lot_of(session))
    as_of(revision, workspace)
    with contextlib.closing(Session.open(workspace)) as session:
        lot = lot_of(session)
        assert outcome(session, lot) == before
        assert [job.lot_id for job in session.open_jobs().result(PATIENCE)] == [lot.id]
        session.inspect(lot.id).result(PATIENCE)
        assert session.open_jobs().result(PATIENCE) == []
        flagged = next(row for row in rows_of(session, lot).values() if row.verdict is Verdict.FLAGGED)
        session.review_part(flagged.part_id, PartDecision.ACCEPT).result(PATIENCE)
        session.keep_mark(highest_finding(session, flagged)).result(PATIENCE)
        session.settle()
        verdict = session.verify_audit().result(PATIENCE)
        assert verdict.sound, [problem.sentence() for problem in verdict.problems]
        assert session.store.database.health() == []
    assert [path.name for path in (workspace / "backups").glob(f"inspector-{revision}-*.db")]


def test_a_workspace_of_a_newer_version_is_refused_and_stays_as_it_is(workspace: Path) -> None:
    with contextlib.closing(sqlite3.connect(workspace / "inspector.db")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = (workspace / "inspector.db").read_bytes()
    with pytest.raises(StorageFault, match="newer version"):
        Session.open(workspace)
    assert (workspace / "inspector.db").read_bytes() == before
