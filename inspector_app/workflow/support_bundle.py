"""What support needs to know, in one zip: no pictures, and no name of a part, a person or a place unless asked for.

What goes in is chosen field by field. Texts that people write or that name something are replaced by other names,
never cleaned: of a line of the log the fixed text and the numbers are kept, of a fault its class and where
it was raised.
"""

from __future__ import annotations

import contextlib
import importlib.metadata
import json
import os
import platform
import re
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, func, select

import inspector_app
from inspector_app.domain.errors import CorrectableError, InspectorError, StorageFault
from inspector_app.domain.lot import Who
from inspector_app.domain.part_region import PartRegion
from inspector_app.domain.prompts import Prompts
from inspector_app.domain.recipe import DEFAULT_BACKBONE, FAST_BACKBONE, RecipeSettings
from inspector_app.store import people_tables, recipe_tables, schema, tables
from inspector_app.store.database import Database
from inspector_app.store.reading import Reading
from inspector_app.store.workspace import Workspace
from inspector_app.workflow.crash import crash_reports, user_log_folder
from inspector_app.workflow.daily_backup import daily_backup, kept_in
from inspector_app.workflow.doctor import LIBRARIES, TRIAL_PARTS, trial_seconds
from inspector_app.workflow.logbook import LOG_NAME, MASK, masked_value
from inspector_app.workflow.noting_exports import note_bundle
from inspector_app.workflow.pseudonyms import Pseudonyms
from inspector_app.workflow.stores import database_of

MOST_LINES = 20_000  # of the log, the newest
MOST_ROWS = 500  # of lots, runs and failed parts each, the newest
_EXCEPTION = re.compile(r"^(?:[A-Za-z_]\w*\.)*[A-Za-z_]\w*(?=:|$)")
_FRAME = re.compile(r'^\s*File "(?P<file>[^"]*)", line (?P<line>\d+), in (?P<name>[\w<>.]+)')
# Settings whose texts are words of this program; every other text of a setting becomes another name.
_OUR_WORDS = frozenset({"detector", "resize", "precision"})
_OUR_MODELS = frozenset({DEFAULT_BACKBONE, FAST_BACKBONE})
_OUR_KEYS = frozenset(field.name for kind in (RecipeSettings, Prompts, PartRegion) for field in fields(kind))
_WORD = re.compile(r"[a-z0-9][a-z0-9_.:+-]{0,63}", re.IGNORECASE)
ABOUT = """Inspector, bundle for support

No pictures, heatmaps or thumbnails are in here.
Names: {names}
Passwords, keys and tokens are never in here.
Files: about.json (versions, device, times), workspace.json (health, counts, head of the audit log, settings),
lots.json (lots, runs, failed parts), log.jsonl (the log, newest last), crashes.json (faults of the program).
"""


def write_bundle(
    root: Path,
    path: Path,
    *,
    with_names: bool = False,
    trial: bool = True,
    over: bool = False,
    device: Callable[[], str] | None = None,
    who: Who | None = None,
) -> Path:
    """Write the bundle aside and rename it. The workspace may be open, damaged, or not there.

    That it was written is a row of the audit log, in the name of ``who``, where there is a log that can be written.

    ``trial``: inspect a few drawn parts and say how long it took. ``over``: in the place of a file of that name, which
    stays until the new one is whole. Raises CorrectableError where ``path`` is taken otherwise, StorageFault where it
    cannot be written.
    """
    if path.exists() and not over:
        raise CorrectableError(
            "there is a file of that name", subject=str(path), remedy="Give it another name"
        )
    names = Pseudonyms(keep=with_names)
    entries: dict[str, Any] = {"about.json": _about(trial, device)}
    try:
        with database_of(root) as (database, workspace):
            entries["workspace.json"] = _workspace(database, workspace, names)
            entries["lots.json"] = _guarded(lambda: _lots(database, names))
            if not with_names:
                _learn_names(database, names)
    except InspectorError as error:
        entries["workspace.json"] = {"problem": error.what, "class": type(error).__name__}
    logs = Workspace(root).logs
    lines = list(_log(logs, names, with_names))
    entries["crashes.json"] = [_crash(each, with_names) for each in crash_reports(logs, user_log_folder())]
    said = "as they are" if with_names else "replaced throughout, the same one by the same other name"
    aside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(aside, "w", zipfile.ZIP_DEFLATED) as file:
            file.writestr("README.txt", ABOUT.format(names=said))
            for name, value in entries.items():
                file.writestr(name, json.dumps(value, indent=1, ensure_ascii=False, default=str))
            file.writestr("log.jsonl", "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in lines))
        os.replace(aside, path)
    except OSError as error:
        with contextlib.suppress(OSError):
            aside.unlink()
        raise StorageFault(
            f"the bundle could not be written ({error.strerror or error})",
            subject=str(path),
            remedy="Check the free space and the permissions of the folder",
        ) from error
    note_bundle(root, path, who or Who.of_this_machine(), names=with_names)
    return path


def _about(trial: bool, device: Callable[[], str] | None) -> dict[str, Any]:
    found: dict[str, Any] = {
        "inspector": inspector_app.__version__,
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()}",
        "machine": platform.machine(),
        "cores": os.cpu_count(),
        "libraries": {},
        "made_at": time.time(),
    }
    for name in LIBRARIES:
        try:
            found["libraries"][name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            found["libraries"][name] = None
    found["device"] = _guarded(device or _device)
    if trial:
        found["trial"] = _guarded(lambda: {"parts": TRIAL_PARTS, "seconds": round(trial_seconds(), 3)})
    return found


def _device() -> str:
    from inspector_app.engine.device import choose_device  # only here: it brings PyTorch, which may be broken

    return choose_device(None).description


def _guarded(look: Callable[[], Any]) -> Any:
    """What was found, or the class of what went wrong: its text may name a file."""
    try:
        return look()
    except Exception as error:  # the bundle is for when something is broken
        return {"failed": type(error).__name__}


def _workspace(database: Database, workspace: Workspace, names: Pseudonyms) -> dict[str, Any]:
    def read(look: Callable[[Connection], Any]) -> Any:
        def work() -> Any:
            with database.reading() as connection:
                return look(connection)

        return _guarded(work)

    backups = daily_backup(workspace)
    return {
        "revision": read(schema.current_revision),
        "newest_revision": schema.newest_revision(),
        "health": _guarded(
            lambda: [_without_places(each, database, workspace) for each in database.health()]
        ),
        "audit_head": read(lambda c: getattr(Reading(c).audit_head(), "text", None)),
        "rows": {name: read(partial(_count, table)) for name, table in tables.metadata.tables.items()},
        "bytes": {
            each.name: _bytes(each)
            for each in (
                workspace.database,
                workspace.artifacts,
                workspace.features,
                workspace.models,
                workspace.reports,
                workspace.logs,
                workspace.backups,
            )
        },
        "daily_backup": {
            "kept": backups.keep,
            "elsewhere": backups.folder is not None,
            "there": len(kept_in(backups.place(workspace))),
        },
        "recipes": read(lambda c: _recipes(c, names)),
    }


def _count(table: Table, connection: Connection) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def _without_places(sentence: str, database: Database, workspace: Workspace) -> str:
    """What is wrong, without where: of a damaged database it also names the copy to restore."""
    copies = f"{workspace.backups}{os.sep}"
    return sentence.replace(database.name, "the database").replace(copies, "")


def _recipes(connection: Connection, names: Pseudonyms) -> list[dict[str, Any]]:
    version = recipe_tables.recipe_version
    rows = connection.execute(
        select(version, recipe_tables.recipe.c.name)
        .join(recipe_tables.recipe, recipe_tables.recipe.c.id == version.c.recipe_id)
        .order_by(version.c.created_at.desc())
        .limit(MOST_ROWS)
    )
    return [
        {
            "recipe": names.of("recipe", row.name),
            "version": row.number,
            "at": row.created_at,
            "threshold": row.threshold,
            "lower_threshold": row.lower_threshold,
            "m0": row.m0,
            "parts": row.parts,
            "settings": _setting("", masked_value(row.settings), names),
        }
        for row in rows
    ]


def _setting(key: str, value: Any, names: Pseudonyms) -> Any:
    """Numbers and words of this program as they are, every other text under another name."""
    if isinstance(value, Mapping):
        return {
            each if each in _OUR_KEYS else names.of("text", each): _setting(each, inner, names)
            for each, inner in value.items()
        }
    if isinstance(value, list | tuple):
        return [_setting(key, each, names) for each in value]
    if not isinstance(value, str) or value == MASK or value in _OUR_MODELS:
        return value
    if key in _OUR_WORDS and _WORD.fullmatch(value):
        return value
    return names.of("text", value)


def _lots(database: Database, names: Pseudonyms) -> dict[str, Any]:
    lot, run, part, image, inspection = (
        tables.lot,
        tables.run,
        tables.part,
        tables.image,
        tables.inspection,
    )
    with database.reading() as connection:
        counted = select(func.count()).select_from(part).where(part.c.lot_id == lot.c.id).scalar_subquery()
        found = connection.execute(
            select(lot, counted.label("parts")).order_by(lot.c.created_at.desc()).limit(MOST_ROWS)
        ).all()
        runs = connection.execute(select(run).order_by(run.c.created_at.desc()).limit(MOST_ROWS)).all()
        failed = connection.execute(
            select(image.c.path, image.c.lot_id, image.c.width, image.c.height, inspection.c.size)
            .join(image, image.c.id == inspection.c.image_id)
            .where(inspection.c.error.is_not(None))
            .order_by(inspection.c.id.desc())
            .limit(MOST_ROWS)
        ).all()
    return {
        "lots": [
            {"lot": names.of("lot", each.id), "name": names.of("lot-name", each.name), "parts": each.parts}
            for each in found
        ],
        "runs": [
            {
                "lot": names.of("lot", each.lot_id),
                "run": names.of("run", each.id),
                "kind": each.kind,
                "device": each.device,
                "executor": each.executor,
                "precision": each.precision,
                "at": each.created_at,
                "finished_at": each.finished_at,
                "timings": _figures(each.timings),
            }
            for each in runs
        ],
        "failed": [
            {
                "part": names.of("part", each.path),
                "lot": names.of("lot", each.lot_id),
                "width": each.width,
                "height": each.height,
                "bytes": each.size,
            }
            for each in failed
        ],
    }


def _figures(timings: Any) -> dict[str, float]:
    """The numbers; their names are the program's own."""
    if not isinstance(timings, Mapping):
        return {}
    return {
        str(name): value
        for name, value in timings.items()
        if isinstance(value, int | float) and _WORD.fullmatch(str(name))
    }


def _learn_names(database: Database, names: Pseudonyms) -> None:
    """So that a path, a person or a lot in the log is the same as elsewhere."""

    def work() -> None:
        with database.reading() as connection:
            for kind, column in (
                ("lot", tables.lot.c.id),
                ("job", tables.job.c.id),
                ("run", tables.run.c.id),
                ("folder", tables.lot.c.folder),
                ("person", people_tables.audit.c.author),
                ("station", people_tables.audit.c.station),
            ):
                for text in connection.execute(select(column).distinct()).scalars():
                    names.of(kind, str(text))

    _guarded(work)


def _log(folder: Path, names: Pseudonyms, with_names: bool) -> Iterator[dict[str, Any]]:
    """The newest lines, oldest of them first."""
    lines: list[str] = []
    with contextlib.suppress(OSError):
        for file in sorted(folder.glob(f"{LOG_NAME}*"), key=lambda each: each.stat().st_mtime):
            lines += file.read_text(encoding="utf-8", errors="replace").splitlines()
    for text in lines[-MOST_LINES:]:
        try:
            line = json.loads(text)
            if not isinstance(line, dict):
                continue
        except (ValueError, RecursionError):
            continue  # the end of a file that was cut
        yield masked_value(line) if with_names else _renamed(line, names)


def _renamed(line: Mapping[str, Any], names: Pseudonyms) -> dict[str, Any]:
    kept = {
        name: line[name] for name in ("at", "level", "job", "from", "thread", "text", "fault") if name in line
    }
    values = line.get("values")
    kept["values"] = [
        each if isinstance(each, int | float) else names.known(str(each)) or names.of("text", str(each))
        for each in (values if isinstance(values, list) else [])
    ]
    if isinstance(line.get("frames"), list):
        kept["frames"] = line["frames"]
    return kept


def _crash(path: Path, with_names: bool) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8", errors="replace")[: 256 * 1024]
        at = path.stat().st_mtime
    except OSError:
        return {"failed": "OSError"}
    if with_names:
        return {"at": at, "text": masked_value(text)}
    frames = [
        f"{_last_of(found['file'])}:{found['line']} {found['name']}"
        for each in text.splitlines()
        if (found := _FRAME.match(each))
    ]
    faults = [
        found.group()
        for each in text.splitlines()
        if each[:1].isalpha() and (found := _EXCEPTION.match(each)) and found.group().endswith(_ENDINGS)
    ]
    return {"at": at, "faults": faults, "frames": frames}


_ENDINGS = ("Error", "Exception", "Fault", "Warning", "Interrupt", "Invalid", "Unavailable", "Unreadable")


def _last_of(file: str) -> str:
    """The path from a package of ours or of a library on."""
    path = file.replace("\\", "/")
    for root in ("/site-packages/", "/inspector_app/"):
        if root in path:
            tail = path.rpartition(root)[2]
            return tail if root == "/site-packages/" else f"inspector_app/{tail}"
    return path.rpartition("/")[2]


def _bytes(path: Path) -> int:
    with contextlib.suppress(OSError):
        if path.is_dir():
            return sum(each.stat().st_size for each in path.rglob("*") if each.is_file())
        return path.stat().st_size
    return 0
