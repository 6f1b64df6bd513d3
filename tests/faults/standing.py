"""What must hold of a workspace after any fault, and of each act that was confirmed before it."""

from __future__ import annotations

import csv
import io
import json
import os
import zipfile
from collections.abc import Sequence
from pathlib import Path

from inspector_app.domain.filtering import PartQuery
from inspector_app.domain.recipe import FAST_BACKBONE
from inspector_app.store.database import Database
from inspector_app.store.workspace import Workspace
from inspector_app.workflow.requests import OpenFolder
from inspector_app.workflow.session import Session
from tests.faults.acts import LOT, OLD_RECIPES


def problems_of(session: Session) -> list[str]:
    """What the integrity check of the database and the walk over the audit log find."""
    found = [f"database: {problem}" for problem in session.store.database.health()]
    verdict = session.verify_audit().result()
    return found + [f"audit log: {problem.sentence()}" for problem in verdict.problems]


def scores(session: Session, name: str) -> dict[str, float | None]:
    lot = session.find_lot(name).result()
    rows = session.part_rows(lot.id, PartQuery(), 0, 10_000).result()
    return {row.path: None if row.raw is None else round(row.raw, 3) for row in rows}


def lost(
    act: str, root: Path, pictures: Path, said: Sequence[str], undisturbed: dict[str, float | None]
) -> list[str]:
    """What is missing of what was confirmed, and what does not go on. The workspace is used further by this."""
    if act == "migration":
        found = _old_database(root, said)
        if found:
            return found
    session = Session.open(root)
    try:
        found = problems_of(session)
        if act != "migration":
            found += _CHECKS[act](session, root, pictures, said, undisturbed)
        return found + problems_of(session)
    finally:
        session.close()


def _old_database(root: Path, said: Sequence[str]) -> list[str]:
    """At every moment the database is whole: of the old schema or of the new one, with all that was in it."""
    found = []
    database = Database(Workspace(root))
    try:
        for _ in range(2):  # as it was left, and after it is migrated now
            with database.reading() as connection:
                recipes = connection.exec_driver_sql("SELECT COUNT(*) FROM recipe").scalar_one()
                at = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
            if recipes != OLD_RECIPES:
                found.append(f"{recipes} recipes are left of {OLD_RECIPES}")
            if "migrated" in said and at == "0001":
                found.append("the migration was confirmed and is undone")
            database.migrate()
    finally:
        database.close()
    return found


def _imported(
    session: Session, _root: Path, pictures: Path, said: Sequence[str], _scores: object
) -> list[str]:
    confirmed = [line.split() for line in said]
    lots = {line[1] for line in confirmed if line[0] == "lot"}
    total = max((int(line[2]) for line in confirmed if line[0] == "files"), default=0)
    there = {summary.lot.id: summary for summary in session.lots().result()}
    found = [f"lot {one} is gone" for one in lots - set(there)]
    for lot_id in lots & set(there):
        if (count := len(session.part_ids(lot_id, PartQuery()).result())) < total:
            found.append(f"{count} files are left of {total}")
    request = OpenFolder(pictures, "plate", lot="B", backbone=FAST_BACKBONE)
    again = session.open_folder(request).result()
    if lots and again.id not in lots:
        found.append("the folder became another lot")
    session.inspect(again.id).result()
    count = len(session.part_ids(again.id, PartQuery()).result())
    if count != len(os.listdir(pictures)):
        found.append(f"the lot does not go on: {count} parts of {len(os.listdir(pictures))} files")
    return found


def _ran(
    session: Session, _root: Path, pictures: Path, said: Sequence[str], undisturbed: dict[str, float | None]
) -> list[str]:
    found = []
    if any(line.startswith("inspected") for line in said) and scores(session, "C") != undisturbed:
        found.append("the lot was confirmed as inspected, and scores are missing")
    lot = session.open_folder(OpenFolder(pictures, "plate", lot="C", backbone=FAST_BACKBONE)).result()
    session.inspect(lot.id).result()
    if scores(session, "C") != undisturbed:
        found.append("the lot does not end as if it had never been killed")
    return found


def _reviewed(
    session: Session, _root: Path, _pictures: Path, said: Sequence[str], _scores: object
) -> list[str]:
    found, latest = [], {}
    lot = session.find_lot(LOT).result()
    there = {one.id for one in session.read(lambda reading: reading.reviews(lot.id)).result()}
    for line in said:
        _, review_id, part_id, decision = line.split()
        latest[part_id] = decision
        if review_id not in there:
            found.append(f"review {review_id} is gone")
    if len(there) <= len(said) + 1:  # one may have been written and not said
        for part_id, decision in latest.items():
            standing = session.part(part_id).result().row.decision
            if len(there) == len(said) and str(standing) != decision:
                found.append(f"part {part_id} is {standing}, not {decision}")
    return found


def _marked(
    session: Session, _root: Path, _pictures: Path, said: Sequence[str], _scores: object
) -> list[str]:
    lot = session.find_lot(LOT).result()
    marks = {one.id: one for one in session.read(lambda reading: reading.all_marks(lot.recipe_id)).result()}
    found = []
    said_of: dict[str, int] = {}
    for line in said:
        said_of[line.split()[1]] = said_of.get(line.split()[1], 0) + 1
    for mark_id, acts in said_of.items():
        if mark_id not in marks:
            found.append(f"mark {mark_id} is gone")
        elif len(session.mark_history(mark_id).result()) < acts:
            found.append(f"acts of mark {mark_id} are gone")
    session.warm_up()
    session.settle()  # what was left undone is caught up with
    session.rescore(lot.id).result()
    return found


def _reported(
    session: Session, root: Path, _pictures: Path, said: Sequence[str], _scores: object
) -> list[str]:
    found = [f"{line} is gone" for line in said if not Path(line.split(" ", 1)[1]).is_file()]
    for folder in root.parent.glob("documents-*"):
        for path in folder.iterdir():
            if not path.name.startswith(".") and not _whole(path):
                found.append(f"{path.name} is half a document")
    lot = session.find_lot(LOT).result()
    for path in session.report(lot.id, root.parent / "again").result():
        if not _whole(path):
            found.append(f"{path.name} cannot be written again")
    return found


def _whole(path: Path) -> bool:
    data = path.read_bytes()
    match path.suffix:
        case ".html":
            return data.rstrip().endswith(b"</html>")
        case ".json":
            return isinstance(json.loads(data), dict)
        case ".xlsx":
            return zipfile.ZipFile(io.BytesIO(data)).testzip() is None
        case ".csv":
            return len(list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))) > 1
    return len(data) > 0


_CHECKS = {"import": _imported, "run": _ran, "review": _reviewed, "mark": _marked, "report": _reported}
