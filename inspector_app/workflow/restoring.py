"""A workspace out of a backup, under a new name, or not at all; and the proof that a backup can be restored."""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from inspector_app.domain.audit import AuditKind
from inspector_app.domain.backup import BackupList, damaged
from inspector_app.domain.errors import BackupInvalid, StorageFault
from inspector_app.domain.lot import Who
from inspector_app.store.audit_verification import verify_log
from inspector_app.store.backup_files import Source, copy_out, source_at
from inspector_app.store.database import Database
from inspector_app.store.reading import Reading
from inspector_app.store.workspace import Workspace
from inspector_app.store.writing import Writing

log = logging.getLogger(__name__)

# bytes done, bytes in all; what it raises ends the work and leaves nothing
Progress = Callable[[int, int], None]
ROOM_LEFT = 64 * 2**20  # bytes that the disk keeps free


@dataclass(frozen=True, slots=True)
class Restored:
    """A workspace that was made. ``problems``: what is wrong with its database, as it was when it was backed up."""

    root: Path
    listed: BackupList
    problems: tuple[str, ...]
    seconds: float


def restore(
    backup: Path,
    root: Path,
    *,
    anyway: bool = False,
    progress: Progress | None = None,
    who: Who | None = None,
) -> Restored:
    """Make the workspace ``root`` out of a backup; that it was restored is a row of its log.

    ``anyway``: also where the database that was backed up is not well, or its log does not fit. Raises
    BackupInvalid where the backup is damaged or ``root`` is there already, StorageFault where the disk is at
    fault. Then nothing is left behind.
    """
    began = time.perf_counter()
    demand_new(root)
    aside = root.absolute().with_name(f".{root.name}.{os.getpid()}.restoring")
    source = source_at(backup)
    try:
        listed = _unpack(source, aside, progress)
        problems = _examine(aside, listed, source.subject)
        if problems and not anyway:
            raise BackupInvalid(
                f"the workspace was not well when it was backed up: {'; '.join(problems[:3])}",
                subject=source.subject,
                remedy="Take an older backup, or restore this one all the same with --anyway",
            )
        _note(aside, who or Who.of_this_machine(), listed, backup)
        Workspace(aside).create()
        with contextlib.suppress(FileNotFoundError):
            root.rmdir()  # an empty folder may stand there
        os.replace(aside, root)
    except OSError as error:
        if isinstance(error, InterruptedError):
            raise
        raise StorageFault(
            f"the workspace cannot be made ({error.strerror or error})",
            subject=str(root),
            remedy="Choose another folder, or mend the permissions of this one",
        ) from error
    finally:
        source.close()
        shutil.rmtree(aside, ignore_errors=True)
    return Restored(root, listed, tuple(problems), time.perf_counter() - began)


def demand_new(root: Path) -> None:
    """Raises BackupInvalid where something is there: restoring never writes over a workspace."""
    if root.is_symlink() or root.is_file() or (root.is_dir() and any(root.iterdir())):
        raise BackupInvalid(
            "there is something in this folder; a backup is never restored over it",
            subject=str(root),
            remedy="Name a folder that is not there yet",
        )


def prove(backup: Path) -> list[str]:
    """Restore into a passing workspace beside the backup, migrate it and look it over.

    What is wrong with the workspace itself, in sentences. Raises BackupInvalid where the backup is not as it says.
    """
    source = source_at(backup)
    try:
        with tempfile.TemporaryDirectory(prefix=".inspector-proof-", dir=backup.parent) as passing:
            root = Path(passing) / "workspace"
            listed = _unpack(source, root, None)
            return _examine(root, listed, source.subject)
    finally:
        source.close()


def _unpack(source: Source, root: Path, progress: Progress | None) -> BackupList:
    """Every listed file under ``root``, each as its hash says. Raises BackupInvalid."""
    listed = source.listed()
    names = source.names()
    if extra := sorted(names - set(listed.files)):
        raise damaged(f"it holds {extra[0]!r}, which its list does not name", source.subject)
    if lacking := sorted(set(listed.files) - names):
        raise damaged(f"{lacking[0]} is missing", source.subject)
    total, done = listed.size, 0
    _demand_room(root.parent, total)

    def told(count: int) -> None:
        nonlocal done
        done += count
        if progress is not None:
            progress(done, total)

    root.mkdir(parents=True, mode=0o700)
    for name, wanted in listed.files.items():
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        copy_out(source, name, wanted, target, told)
    return listed


def _demand_room(folder: Path, wanted: int) -> None:
    place = next(each for each in (folder, *folder.absolute().parents) if each.exists())
    free = shutil.disk_usage(place).free
    if wanted + ROOM_LEFT > free:
        raise StorageFault(
            f"the backup unpacks to {wanted / 2**20:,.0f} MiB, and {free / 2**20:,.0f} MiB are free",
            subject=str(folder),
            remedy="Free some space, or choose another disk",
        )


def _examine(root: Path, listed: BackupList, subject: str) -> list[str]:
    """What is wrong with a copy of the restored database: does it migrate, is it healthy, does its log fit?

    Raises BackupInvalid where the backup lacks an artifact without saying so.
    """
    with tempfile.TemporaryDirectory(prefix=".inspector-looked-at-", dir=root.parent) as passing:
        looked_at = Workspace(Path(passing))
        shutil.copyfile(Workspace(root).database, looked_at.database)
        database = Database(looked_at)
        try:
            database.migrate()
            problems = database.health()
            with database.reading() as connection:
                problems += [problem.sentence() for problem in verify_log(connection).problems]
                named = Reading(connection).named_artifacts()
        except StorageFault as fault:
            return [fault.what]
        finally:
            database.close()
    there = {Path(name).name[:64] for name in listed.files if name.startswith("artifacts/")}
    if lacking := named - there - set(listed.missing):
        raise damaged(f"the artifact {min(lacking)} is neither there nor named as missing", subject)
    return problems


def _note(root: Path, who: Who, listed: BackupList, backup: Path) -> None:
    """The restored log goes on with the row that says so: two workspaces now have the same beginning."""
    database = Database(Workspace(root))
    try:
        if database.has_audit_log():
            content = {"file": backup.name, "made_at": listed.made_at, "head": listed.head}
            with database.writing() as connection:
                Writing(connection, who).note(AuditKind.RESTORE, "", content)
    except StorageFault as fault:  # restored anyway: a damaged database may not take a row
        log.warning("the restored log takes no row: %s", fault.what)
    finally:
        database.close()
