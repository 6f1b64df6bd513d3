"""A day that leaves a row of every kind in the log, and what somebody does to it who owns the database file."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from alembic import command
from shop_floor import SCALE, ShopFloor, found_at

from inspector_app.domain.audit import AuditKind, AuditQuery, AuditRow, AuditVerdict
from inspector_app.domain.bank import MarkAction, Scales
from inspector_app.domain.challenge import ChallengeOutcome, ChallengePart, Known
from inspector_app.domain.challenge_run import ChallengeDraft, ChallengeReason
from inspector_app.domain.counting import Shift
from inspector_app.domain.lot import JobState
from inspector_app.domain.people import PersonChange, Role, SecretKind
from inspector_app.domain.review import FindingDecision, PartDecision
from inspector_app.store import schema
from inspector_app.store.audit_verification import verify_log
from inspector_app.store.database import Database
from inspector_app.store.reading import Reading


@contextlib.contextmanager
def unguarded_file(database: Database) -> Iterator[sqlite3.Connection]:
    """A connection without triggers and foreign keys; the triggers stand again afterwards."""
    with contextlib.closing(sqlite3.connect(database.name, isolation_level=None)) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f'DROP TRIGGER "{name}"')
        yield connection
        for _, statement in triggers:
            connection.execute(statement)


def tamper(database: Database, statement: str, *values: object) -> int:
    """Run one statement past the triggers; how many rows it touched."""
    with unguarded_file(database) as connection:
        return connection.execute(statement, values).rowcount


def verified(database: Database, head: str = "") -> AuditVerdict:
    with database.reading() as connection:
        return verify_log(connection, head)


def logged(database: Database, *kinds: AuditKind) -> list[AuditRow]:
    """Rows of the log, oldest first."""
    with database.reading() as connection:
        return Reading(connection).audit_rows(AuditQuery(kinds=kinds), limit=1000)[::-1]


def a_day_at_work(floor: ShopFloor) -> None:
    """One event of every kind."""
    lot = floor.open_lot(["a.png", "b.png"])
    floor.inspect(lot, "a.png", 3.0, [found_at(3, 3)])
    row = floor.row(lot, "a.png")
    review = floor.review_part(row.part_id, PartDecision.REJECT)
    floor.withdraw(review)
    region = floor.mark_draft(lot, "a.png").region
    floor.review_finding(lot, "a.png", region, FindingDecision.DEFECT, defect_class="scratch")
    floor.rethreshold(SCALE)
    with floor.database.writing() as connection:
        writing = floor.writing(connection)
        mark = writing.add_mark(floor.mark_draft(lot, "a.png"))
        writing.add_mark_event(mark.id, MarkAction.REVOKE, "too wide")
        writing.add_mark_event(mark.id, MarkAction.REDO)
        for action in (
            MarkAction.PROPOSE,
            MarkAction.REFUSE,
            MarkAction.REOPEN,
            MarkAction.APPROVE,
            MarkAction.STAY,
        ):
            writing.add_mark_event(mark.id, action)
        known = ChallengePart("p", "i", "a.png", "A", Known.REJECT, 1.5, 1.4, True, True)
        asked = ChallengeOutcome((known,))
        writing.add_challenge_run(
            ChallengeDraft(floor.recipe, ChallengeReason.ON_DEMAND, asked, 1, None, 2.0)
        )
        writing.add_bank_version(floor.recipe, "b" * 64, "enc", Scales(1, 1, 2), "lot", 30, False, [1])
        image_id = floor.image_id(lot, "a.png")
        writing.add_reference(floor.recipe, image_id, "defect", review.id, "enc", "c" * 64, 2.5)
        writing.set_references_withdrawn(review.id, True)
        writing.add_sample(lot.id, row.part_id, "random", 0.02)
        writing.add_report(lot.id, Path("/reports/\udcff.pdf"), "d" * 64, "pdf")
        writing.set_shifts([Shift("early", 360, 840)])
        job = writing.add_job(lot.id, "inspect", 2)
        writing.update_job(job.id, JobState.RUNNING, done=0)
        writing.update_job(job.id, JobState.RUNNING, done=1)
        writing.update_job(job.id, JobState.DONE, done=2)
        person = writing.add_person("Ada", Role.OPERATOR)
        writing.add_credential(person, SecretKind.PIN, "$argon2id$…")
        writing.change_person(person, PersonChange.ROLE, Role.ENGINEER)
        writing.set_sign_in_rule(required=True, idle_minutes=10)


def database_before_the_log(folder: Path) -> Database:
    """A database that the version before the log has written, with two recipes."""
    database = Database(f"sqlite:///{folder / 'old.db'}")
    with database.writing() as connection:
        config = schema._config()
        config.attributes["connection"] = connection
        command.upgrade(config, schema._scripts().get_revision("audit").down_revision)
        for key in ("r1", "r2"):
            connection.exec_driver_sql(f"INSERT INTO recipe VALUES ('{key}', '{key}', 'ada', 'line 1', 1.0)")
    return database
