"""A backup of a workspace while the program runs: the database of one moment, then what it names.

Not in it, ever: source images, keys, logs, locks. It is written aside, proved by restoring it into a passing
workspace, and only then has its name.
"""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select

import inspector_app
from inspector_app.domain.audit import AuditKind
from inspector_app.domain.backup import (
    ALWAYS,
    DATABASE_NAME,
    LIST_NAME,
    USUAL,
    BackedUp,
    BackupList,
    Content,
    content_of,
)
from inspector_app.domain.errors import BackupInvalid, CorrectableError, StorageFault
from inspector_app.domain.lot import Who
from inspector_app.store import schema
from inspector_app.store.backup_files import Sink, sink_at
from inspector_app.store.database import Database
from inspector_app.store.reading import Reading
from inspector_app.store.tables import metadata
from inspector_app.store.workspace import Workspace
from inspector_app.store.writing import Writing
from inspector_app.workflow.restoring import Progress, prove

log = logging.getLogger(__name__)

NAME = "inspector-backup"
SUFFIXES = (".zip", ".tar")
_FOLDERS = {
    Content.MAPS: "artifacts/evidence",
    Content.THUMBNAILS: "artifacts/thumbnails",
    Content.FEATURES: "features",
    Content.MODELS: "models",
    Content.REPORTS: "reports",
}


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was made. ``bytes`` on the disk; ``listed`` says what is in it, missing or damaged.

    ``problems``: what is wrong with the workspace itself, found by restoring it; None where nobody looked.
    """

    path: Path
    listed: BackupList
    bytes: int
    seconds: float
    problems: tuple[str, ...] | None


def place_for(place: Path | None, workspace: Workspace, now: float) -> Path:
    """Where the backup will lie: a file that is named .zip or .tar, a new folder, or a zip in a folder that is there.

    Raises CorrectableError where something of that name is there, or it would lie among what is backed up.
    """
    stamp = time.strftime("%Y%m%d-%H%M%S", time.localtime(now))
    if place is None:
        place = workspace.backups
        place.mkdir(parents=True, exist_ok=True)
    chosen = place / f"{NAME}-{stamp}.zip" if place.is_dir() else place
    if chosen.exists() or chosen.is_symlink():
        raise CorrectableError(
            "there is something of that name", subject=str(chosen), remedy="Give the backup another name"
        )
    inside = chosen.absolute().parent.resolve()
    root = workspace.root.resolve()
    if root in (inside, *inside.parents) and workspace.backups.resolve() not in (inside, *inside.parents):
        raise CorrectableError(
            "a backup cannot lie among what it is a backup of",
            subject=str(chosen),
            remedy="Choose a folder outside the workspace, best on another disk",
        )
    return chosen


def back_up(
    database: Database,
    workspace: Workspace,
    place: Path | None = None,
    *,
    contents: Collection[Content] = USUAL,
    verify: bool = True,
    progress: Progress | None = None,
    who: Who | None = None,
    clock: Callable[[], float] = time.time,
) -> Backup:
    """Write a backup and note it in the audit log. Others may go on writing meanwhile.

    Raises StorageFault (disk full, database of a newer program), CorrectableError for a place that cannot be.
    """
    began, now = time.perf_counter(), clock()
    _demand_known(database)
    target = place_for(place, workspace, now)
    wanted = ALWAYS | frozenset(contents)
    aside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".inspector-backup-", dir=target.parent) as passing:
            copy = database.backup(Path(passing) / DATABASE_NAME)
            listed = _twice(workspace, copy, aside, target.suffix, wanted, now, progress)
        problems = tuple(prove(aside)) if verify else None
        os.replace(aside, target)
    except OSError as error:
        if isinstance(error, InterruptedError):
            raise
        raise StorageFault(
            f"the backup could not be written ({error.strerror or error})",
            subject=str(target),
            remedy="Free some space, or choose another disk",
        ) from error
    except BackupInvalid as error:
        raise StorageFault(
            f"the backup that was written is not sound, it was thrown away: {error.what}",
            subject=str(target),
            remedy="Check the disk; `inspector doctor` says whether the workspace itself is well",
        ) from error
    finally:
        _remove(aside)
    made = Backup(target, listed, _size(target), time.perf_counter() - began, problems)
    _note(database, who or Who.of_this_machine(), made)
    log.info(
        "backup of %d files, %d bytes, %.1f s, missing: %d, damaged: %d",
        len(listed.files),
        made.bytes,
        made.seconds,
        len(listed.missing),
        len(listed.damaged),
    )
    return made


def _twice(
    workspace: Workspace,
    copy: Path,
    aside: Path,
    suffix: str,
    wanted: frozenset[Content],
    now: float,
    progress: Progress | None,
) -> BackupList:
    """Write it; once more where a file became shorter under the reader's eyes, as a torn tail does when it is cut."""
    try:
        return _write(workspace, copy, aside, suffix, wanted, now, progress)
    except EOFError:
        _remove(aside)
    try:
        return _write(workspace, copy, aside, suffix, wanted, now, progress)
    except EOFError as error:
        raise StorageFault(
            f"a file kept changing while it was copied ({error})",
            subject=str(workspace.root),
            remedy="Try again when no lot is being inspected",
        ) from error


def _write(
    workspace: Workspace,
    copy: Path,
    aside: Path,
    suffix: str,
    wanted: frozenset[Content],
    now: float,
    progress: Progress | None,
) -> BackupList:
    """Copy what the copied database names. What is not to be had is named, it does not end the backup."""
    passing = Database(f"sqlite:///{copy}")
    try:
        named, revision, head, counts = _of_the_copy(passing)
    finally:
        passing.close()
    artifacts, missing = _artifacts(workspace, named)
    files = [(DATABASE_NAME, copy), *artifacts]
    for content in sorted(wanted - ALWAYS):
        files += _files_of(workspace, content)
    sizes = {name: _size(path) for name, path in files}
    total, done = sum(sizes.values()), 0

    def told(count: int) -> None:
        nonlocal done
        done += count
        if progress is not None:
            progress(min(done, total), total)

    sink = sink_at(aside, suffix, told)
    try:
        kept: dict[str, BackedUp] = {}
        for name, path in files:
            found = _put(sink, name, path)
            if found is not None:
                kept[name] = found
            elif content_of(name) is Content.ARTIFACTS:
                missing.append(Path(name).name[:64])
        damaged = [
            name
            for name, found in kept.items()
            if content_of(name) is Content.ARTIFACTS and not Path(name).name.startswith(found.sha256)
        ]
        listed = BackupList(
            now,
            inspector_app.__version__,
            revision,
            head,
            tuple(sorted(str(each) for each in wanted)),
            kept,
            tuple(sorted(missing)),
            tuple(damaged),
            counts,
        )
        text = listed.to_bytes()
        with tempfile.TemporaryFile() as said:
            said.write(text)
            said.seek(0)
            sink.put(LIST_NAME, said, len(text))
    finally:
        sink.close()
    return listed


def _of_the_copy(passing: Database) -> tuple[set[str], str, str, dict[str, int]]:
    """What the copied database names: artifacts, revision, head of its log, rows by table."""
    with_log = passing.has_audit_log()
    with passing.reading() as connection:
        reading = Reading(connection)
        head = reading.audit_head() if with_log else None
        tables = {
            str(name)
            for (name,) in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
        }
        counts = {
            name: int(connection.execute(select(func.count()).select_from(table)).scalar_one())
            for name, table in metadata.tables.items()
            if name in tables
        }
        return (
            reading.named_artifacts(),
            schema.current_revision(connection) or "",
            "" if head is None else head.text,
            counts,
        )


def _artifacts(workspace: Workspace, named: Collection[str]) -> tuple[list[tuple[str, Path]], list[str]]:
    files: list[tuple[str, Path]] = []
    missing: list[str] = []
    for digest in sorted(named):
        folder = workspace.artifacts / digest[:2] / digest[2:4]
        found = next((path for path in sorted(folder.glob(f"{digest}*")) if _is_plain(path)), None)
        if found is None:
            missing.append(digest)
        else:
            files.append((found.relative_to(workspace.root).as_posix(), found))
    return files, missing


def _files_of(workspace: Workspace, content: Content) -> Iterator[tuple[str, Path]]:
    """Plain files of one kind, without following links; a name that no backup holds is left out."""
    for folder, _, names in os.walk(workspace.root / _FOLDERS[content]):
        for each in sorted(names):
            path = Path(folder) / each
            name = path.relative_to(workspace.root).as_posix()
            if content_of(name) is content and _is_plain(path):
                yield name, path


def _is_plain(path: Path) -> bool:
    """A file that lies here itself: what a link leads to belongs to somebody else, wherever it leads."""
    return path.is_file() and not path.is_symlink()


def _put(sink: Sink, name: str, path: Path) -> BackedUp | None:
    """None where the file is gone: swept, or made anew under another name, since the list was made."""
    try:
        file = path.open("rb")
    except FileNotFoundError:
        return None
    with file:
        size = os.fstat(file.fileno()).st_size
        return BackedUp(size, sink.put(name, file, size))


def _demand_known(database: Database) -> None:
    with database.reading() as connection:
        found = schema.current_revision(connection)
    if found is None or not schema.knows(found):
        raise StorageFault(
            "the database was written by a newer version of this program",
            subject=database.name,
            remedy="Back it up with that version",
        )


def _note(database: Database, who: Who, made: Backup) -> None:
    """That a copy of everything left the workspace is a row of the log. A read-only workspace has none."""
    content = {
        "what": "backup",
        "file": made.path.name,
        "files": len(made.listed.files),
        "bytes": made.bytes,
        "head": made.listed.head,
        "verified": made.problems is not None,
    }
    try:
        if database.has_audit_log():
            with database.writing() as connection:
                Writing(connection, who).note(AuditKind.EXPORT, "", content)
    except (StorageFault, sqlite3.Error) as fault:
        log.warning("the backup could not be noted in the audit log: %s", fault)


def _size(path: Path) -> int:
    with contextlib.suppress(FileNotFoundError):
        if path.is_dir():
            return sum(each.stat().st_size for each in path.rglob("*") if each.is_file())
        return path.stat().st_size
    return 0


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
