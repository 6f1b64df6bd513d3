"""A backup a day, and how many of them are kept: a setting of the workspace, in a small file beside its backups."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import re
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from inspector_app.domain.audit import AuditKind
from inspector_app.domain.backup import BackupList
from inspector_app.domain.errors import CorrectableError, InspectorError, StorageFault
from inspector_app.domain.lot import Who
from inspector_app.store.backup_files import source_at
from inspector_app.store.database import Database
from inspector_app.store.workspace import Workspace
from inspector_app.store.writing import Writing
from inspector_app.workflow.backing_up import Backup, back_up
from inspector_app.workflow.restoring import Progress

log = logging.getLogger(__name__)

SETTINGS_NAME = "daily.json"
MOST_KEPT = 365
USUALLY_KEPT = 7
_NAME = re.compile(r"inspector-daily-(\d{8})-\d{6}\.zip")
_HALF = re.compile(r"\.inspector-daily-[\d-]+\.zip\.\d+\.part|\.inspector-proof-\w+")
A_DAY = 24 * 3600.0  # seconds


@dataclass(frozen=True, slots=True)
class DailyBackup:
    """``keep``: how many are kept, 0: none are made. ``folder``: where; None: the workspace's backups folder."""

    keep: int = 0
    folder: Path | None = None

    def place(self, workspace: Workspace) -> Path:
        return self.folder or workspace.backups


def daily_backup(workspace: Workspace) -> DailyBackup:
    """The setting; off where there is none or it cannot be read."""
    try:
        said = json.loads((workspace.backups / SETTINGS_NAME).read_text(encoding="utf-8"))
        keep, folder = said["keep"], said["folder"]
        if type(keep) is not int or not 0 <= keep <= MOST_KEPT or not isinstance(folder, str | None):
            raise ValueError("out of range")
    except FileNotFoundError:
        return DailyBackup()
    except (OSError, ValueError, KeyError, TypeError) as error:
        log.warning("the setting of daily backups cannot be read: %s", error)
        return DailyBackup()
    return DailyBackup(keep, None if folder is None else Path(folder))


def set_daily_backup(database: Database, workspace: Workspace, wanted: DailyBackup, who: Who) -> None:
    """Keep the setting and note it in the audit log. Raises CorrectableError for a folder that is not there."""
    if not 0 <= wanted.keep <= MOST_KEPT:
        raise CorrectableError(
            f"{wanted.keep} backups cannot be kept", remedy=f"Choose 1 to {MOST_KEPT}, or 0 for none"
        )
    if wanted.keep and wanted.folder is not None and not wanted.folder.is_dir():
        raise CorrectableError(
            "there is no such folder", subject=str(wanted.folder), remedy="Make it, or choose another one"
        )
    folder = None if wanted.folder is None else str(wanted.folder.absolute())
    path = workspace.backups / SETTINGS_NAME
    aside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        workspace.backups.mkdir(parents=True, exist_ok=True)
        aside.write_text(json.dumps({"keep": wanted.keep, "folder": folder}), encoding="utf-8")
        os.replace(aside, path)
    except OSError as error:
        raise StorageFault(
            f"the setting cannot be kept ({error.strerror or error})",
            subject=str(path),
            remedy="Mend the permissions of the workspace",
        ) from error
    with database.writing() as connection:
        Writing(connection, who).note(AuditKind.SETTING, "daily backup", {"keep": wanted.keep})


def kept_in(folder: Path) -> list[Path]:
    """The daily backups of a folder, oldest first."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if _NAME.fullmatch(path.name))


def back_up_if_due(
    database: Database,
    workspace: Workspace,
    who: Who,
    *,
    progress: Progress | None = None,
    clock: Callable[[], float] = time.time,
) -> Backup | None:
    """Today's backup, unless there is one or none is wanted; then the oldest go. Raises StorageFault.

    One whose workspace is not well is kept, and pushes no older one out: those may be the last good ones. Nor does one
    that lacks a bank, a mark or a reference push out those that have it.
    """
    wanted = daily_backup(workspace)
    if not wanted.keep:
        return None
    folder, now = wanted.place(workspace), clock()
    stamp = time.strftime("%Y%m%d-%H%M%S", time.localtime(now))
    if any(path.name.startswith(f"inspector-daily-{stamp[:8]}-") for path in kept_in(folder)):
        return None
    _remove_halves(folder, now)
    made = back_up(
        database, workspace, folder / f"inspector-daily-{stamp}.zip", progress=progress, who=who, clock=clock
    )
    if not made.problems:
        for old in _oldest_first(folder, made.path)[: -wanted.keep]:
            if _has_what_is_lost(old, made.listed):
                continue
            try:
                old.unlink()
            except OSError as error:
                log.warning("an old backup could not be removed: %s", error)
    return made


def _oldest_first(folder: Path, newest: Path) -> list[Path]:
    """Those with a later name than the one just made were made while the clock stood ahead: they are older than it."""
    there = kept_in(folder)
    return [path for path in there if path.name > newest.name] + [
        path for path in there if path.name <= newest.name
    ]


def _has_what_is_lost(old: Path, newest: BackupList) -> bool:
    """Whether an older backup holds an artifact that is missing or damaged by now."""
    lost = {*newest.missing, *(Path(name).name[:64] for name in newest.damaged)}
    if not lost:
        return False
    try:
        with contextlib.closing(source_at(old)) as source:
            listed = source.listed()
    except InspectorError as error:
        log.warning("an old backup cannot be read and goes: %s", error)
        return False
    return bool(lost & {Path(name).name[:64] for name in set(listed.files) - set(listed.damaged)})


def _remove_halves(folder: Path, now: float) -> None:
    """What a program that was killed has left of a daily backup of another day."""
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        try:
            if _HALF.fullmatch(path.name) and now - path.lstat().st_mtime > A_DAY:
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path)
                else:
                    path.unlink()
        except OSError as error:
            log.warning("half a backup could not be removed: %s", error)
