"""What a person does, one act after the other; each confirmation is said before it counts."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Callable
from pathlib import Path

from alembic import command

from inspector_app.domain.bank import MarkAction
from inspector_app.domain.filtering import PartQuery
from inspector_app.domain.recipe import FAST_BACKBONE
from inspector_app.domain.review import PartDecision
from inspector_app.store import schema
from inspector_app.store.database import Database
from inspector_app.store.workspace import Workspace
from inspector_app.workflow.events import Event, FilesFound
from inspector_app.workflow.requests import MarkRequest, OpenFolder
from inspector_app.workflow.session import Session

Say = Callable[[str], None]

LOT = "A"
OLD_RECIPES = 400
REVIEWS = 60
MARKS = 3
FORMATS = ("html", "csv", "json", "xlsx")


def import_folder(root: Path, pictures: Path, say: Say) -> None:
    """A folder becomes a lot, its files join."""
    session = Session.open(root)

    def told(event: Event) -> None:
        if isinstance(event, FilesFound):
            say(f"files {event.lot_id} {event.total} {int(event.finished)}")

    session.subscribe(told)
    lot = session.open_folder(OpenFolder(pictures, "plate", lot="B", backbone=FAST_BACKBONE)).result()
    say(f"lot {lot.id}")
    session.pause(lot.id)
    session.close()


def run(root: Path, pictures: Path, say: Say) -> None:
    """A lot is inspected to its end."""
    session = Session.open(root)
    lot = session.open_folder(OpenFolder(pictures, "plate", lot="C", backbone=FAST_BACKBONE)).result()
    say(f"lot {lot.id}")
    session.inspect(lot.id).result()
    say(f"inspected {lot.id}")
    session.close()


def review(root: Path, _pictures: Path, say: Say) -> None:
    """Parts are accepted and rejected in turn."""
    session = Session.open(root)
    lot = session.find_lot(LOT).result()
    parts = session.part_ids(lot.id, PartQuery()).result()
    for number in range(REVIEWS):
        decision = PartDecision.ACCEPT if number // len(parts) % 2 else PartDecision.REJECT
        said = session.review_part(parts[number % len(parts)], decision).result()
        say(f"review {said.id} {said.part_id} {decision}")
    session.close()


def mark(root: Path, _pictures: Path, say: Say) -> None:
    """Findings are marked, revoked and kept again."""
    session = Session.open(root)
    lot = session.find_lot(LOT).result()
    rows = session.part_rows(lot.id, PartQuery(), 0, 1000).result()
    found = [one for row in rows for one in session.part(row.part_id).result().findings][:MARKS]
    for one in found:
        kept = session.keep_mark(MarkRequest(one.image_id, finding_id=one.id)).result()
        say(f"mark {kept.id} {int(kept.active)}")
        for action in (MarkAction.REVOKE, MarkAction.REDO):
            (switched,) = session.mark_acts.switch([kept.id], action).result()
            say(f"mark {switched.id} {int(switched.active)}")
    session.settle()
    session.close()


def migrate(root: Path, _pictures: Path, say: Say) -> None:
    """A database of the first schema is brought up to date."""
    Session.open(root).close()
    say("migrated")


def report(root: Path, _pictures: Path, say: Say) -> None:
    """Documents of a lot are written, a folder each time."""
    session = Session.open(root)
    lot = session.find_lot(LOT).result()
    for number in range(2):
        for path in session.report(lot.id, root.parent / f"documents-{number}", formats=FORMATS).result():
            say(f"document {path}")
    session.close()


ACTS: dict[str, Callable[[Path, Path, Say], None]] = {
    "import": import_folder,
    "run": run,
    "review": review,
    "mark": mark,
    "migration": migrate,
    "report": report,
}


def old_workspace(root: Path) -> None:
    """A workspace as the first schema left it, with recipes in it."""
    workspace = Workspace(root)
    workspace.create()
    database = Database(workspace)
    with database.writing() as connection:
        config = schema._config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    database.close()
    with sqlite3.connect(workspace.database) as connection:
        rows = [(uuid.uuid4().hex, f"plate {number}", "ada", "line 1", 1.0) for number in range(OLD_RECIPES)]
        connection.executemany("INSERT INTO recipe VALUES (?, ?, ?, ?, ?)", rows)
    connection.close()
