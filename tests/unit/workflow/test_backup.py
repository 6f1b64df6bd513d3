"""A workspace is backed up while it is in use, and comes back whole, or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
import sqlite3
import stat
import tarfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lot_in_work import PATIENCE, lot_of, rows_of

from inspector_app.domain.audit import AuditKind, AuditQuery
from inspector_app.domain.backup import LIST_NAME, USUAL, Content
from inspector_app.domain.errors import BackupInvalid, CorrectableError, StorageFault
from inspector_app.domain.lot import Who
from inspector_app.domain.review import PartDecision
from inspector_app.store.database import Database
from inspector_app.store.workspace import Workspace
from inspector_app.workflow import auditing
from inspector_app.workflow.backing_up import Backup, Progress, back_up
from inspector_app.workflow.daily_backup import (
    DailyBackup,
    back_up_if_due,
    daily_backup,
    kept_in,
    set_daily_backup,
)
from inspector_app.workflow.restoring import restore
from inspector_app.workflow.session import Session
from inspector_app.workflow.stores import database_of

ANNA = Who("anna", "line 2")
A_DAY = 24 * 3600.0


@pytest.fixture
def made(workspace: Path, tmp_path: Path) -> Backup:
    return backed_up(workspace, tmp_path / "out" / "copy.zip")


def backed_up(root: Path, place: Path | None = None, progress: Progress | None = None) -> Backup:
    with database_of(root) as (database, workspace):
        return back_up(database, workspace, place, progress=progress, who=ANNA)


@pytest.mark.parametrize("name", ["copy.zip", "copy.tar", "copy"])
def test_a_workspace_comes_back_as_it_was_and_goes_on(workspace: Path, tmp_path: Path, name: str) -> None:
    made = backed_up(workspace, tmp_path / "out" / name)
    assert made.problems == () and made.listed.missing == () and made.listed.damaged == ()
    restored = restore(made.path, tmp_path / "new", who=ANNA)
    with (
        contextlib.closing(Session.open(workspace)) as before,
        contextlib.closing(Session.open(restored.root)) as after,
    ):
        lot = lot_of(after)
        assert rows_of(before, lot) == rows_of(after, lot)
        row = next(iter(rows_of(after, lot).values()))
        after.review_part(row.part_id, PartDecision.ACCEPT).result(PATIENCE)
        assert after.verify_audit().result(PATIENCE).sound
        after.map(row.image_id).result(PATIENCE)


def test_a_backup_is_made_while_the_workspace_is_open_and_decided_in(workspace: Path, tmp_path: Path) -> None:
    with contextlib.closing(Session.open(workspace)) as session:
        lot = lot_of(session)
        rows = list(rows_of(session, lot).values())
        decided: list[str] = []

        def decide(done: int, total: int) -> None:
            if len(decided) < 3:
                part = rows[len(decided)].part_id
                session.review_part(part, PartDecision.ACCEPT).result(PATIENCE)
                decided.append(part)

        made = session.back_up(tmp_path / "copy.zip", progress=decide).result(PATIENCE)
    assert len(decided) == 3 and made.problems == ()
    restored = restore(made.path, tmp_path / "new")
    with database_of(restored.root) as (database, _), database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM review").scalar_one() == 0


def test_neither_keys_nor_logs_nor_pictures_are_in_it(workspace: Path, tmp_path: Path) -> None:
    with database_of(workspace) as (database, _):
        auditing.key_of(database, workspace, ANNA)
    (workspace / "keys").mkdir(exist_ok=True)
    (workspace / "keys" / "audit-signing.pem").write_text("SECRET")
    (workspace / "logs" / "inspector.log").write_text("SECRET")
    (workspace / "artifacts" / "evidence" / "stray.png").write_bytes(b"SECRET")
    made = backed_up(workspace, tmp_path / "copy")
    names = [path.relative_to(made.path).as_posix() for path in made.path.rglob("*") if path.is_file()]
    assert not [name for name in names if "key" in name or "log" in name or name.endswith(".png")]
    assert all(b"SECRET" not in path.read_bytes() for path in made.path.rglob("*") if path.is_file())


def test_features_and_thumbnails_come_along_only_when_asked_for(workspace: Path, tmp_path: Path) -> None:
    with database_of(workspace) as (database, there):
        lean = back_up(database, there, tmp_path / "lean.zip")
        full = back_up(database, there, tmp_path / "full.zip", contents=USUAL | {Content.FEATURES})
    assert not [name for name in lean.listed.files if name.startswith("features/")]
    assert [name for name in full.listed.files if name.startswith("features/")]
    restored = restore(full.path, tmp_path / "new")
    assert list((restored.root / "features").glob("*/*/*"))


def an_artifact(root: Path) -> Path:
    return next(path for path in sorted((root / "artifacts").glob("??/??/*")) if path.is_file())


def test_an_artifact_that_goes_while_it_is_copied_is_named_and_ends_nothing(
    workspace: Path, tmp_path: Path
) -> None:
    lost = sorted((workspace / "artifacts").glob("??/??/*"))[-1]

    def sweep(done: int, total: int) -> None:
        lost.unlink(missing_ok=True)

    made = backed_up(workspace, tmp_path / "copy.zip", sweep)
    assert made.listed.missing == (lost.name[:64],)
    assert made.problems == ()
    restore(made.path, tmp_path / "new")


def test_a_damaged_artifact_is_copied_as_it_is_and_named(workspace: Path, tmp_path: Path) -> None:
    path = an_artifact(workspace)
    path.write_bytes(b"other")
    made = backed_up(workspace, tmp_path / "copy.zip")
    assert made.listed.damaged == (path.relative_to(workspace).as_posix(),)


def test_a_workspace_whose_log_was_changed_is_backed_up_and_said_not_to_be_well(
    workspace: Path, tmp_path: Path
) -> None:
    with contextlib.closing(sqlite3.connect(workspace / "inspector.db")) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute("UPDATE audit SET author = 'eve' WHERE seq = 2")
        for _, sql in triggers:
            connection.execute(sql)
        connection.commit()
    made = backed_up(workspace, tmp_path / "copy.zip")
    assert made.problems is not None and "row 2" in made.problems[0]
    with pytest.raises(BackupInvalid, match="not well"):
        restore(made.path, tmp_path / "new")
    assert not (tmp_path / "new").exists()
    assert restore(made.path, tmp_path / "new", anyway=True).problems == made.problems


def test_a_cancelled_backup_leaves_nothing(workspace: Path, tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        backed_up(workspace, tmp_path / "out" / "copy.zip", stop)
    assert list((tmp_path / "out").iterdir()) == []


def test_a_backup_never_takes_the_name_of_something_and_never_lies_in_what_it_copies(
    workspace: Path, tmp_path: Path
) -> None:
    (tmp_path / "mine.zip").write_bytes(b"mine")
    with pytest.raises(CorrectableError, match="something of that name"):
        backed_up(workspace, tmp_path / "mine.zip")
    with pytest.raises(CorrectableError, match="among what it is a backup of"):
        backed_up(workspace, workspace / "artifacts" / "copy.zip")
    assert backed_up(workspace).path.parent == workspace / "backups"


def test_a_full_disk_while_writing_leaves_nothing_and_says_so(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("inspector_app.workflow.backing_up.os.replace", full)
    with pytest.raises(StorageFault, match="No space left"):
        backed_up(workspace, tmp_path / "out" / "copy.zip")
    assert list((tmp_path / "out").iterdir()) == []


def test_backup_and_restore_are_rows_of_the_log(workspace: Path, made: Backup, tmp_path: Path) -> None:
    restored = restore(made.path, tmp_path / "new", who=ANNA)
    for root, kind, word in (
        (workspace, AuditKind.EXPORT, "backup"),
        (restored.root, AuditKind.RESTORE, made.listed.head),
    ):
        with auditing.log_of(root) as database:
            (row,) = auditing.rows(database, AuditQuery(kinds=(str(kind),)), 5)
        assert word in row.content and row.author == "anna"


# --- restoring what others have made


def test_a_workspace_that_is_there_is_never_written_over(workspace: Path, made: Backup) -> None:
    before = (workspace / "inspector.db").read_bytes()
    with pytest.raises(BackupInvalid, match="never restored over"):
        restore(made.path, workspace)
    assert (workspace / "inspector.db").read_bytes() == before


def rezipped(made: Backup, target: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    with zipfile.ZipFile(made.path) as file:
        entries = {name: file.read(name) for name in file.namelist()}
    change(entries)
    with zipfile.ZipFile(target, "w") as file:
        for name, data in entries.items():
            file.writestr(name, data)
    return target


def relisted(entries: dict[str, bytes], change: Callable[[dict[str, dict[str, object]]], None]) -> None:
    listed = json.loads(entries[LIST_NAME])
    change(listed["files"])
    entries[LIST_NAME] = json.dumps(listed).encode()


HOSTILE_NAMES = (
    "../outside.txt",
    "/etc/outside.txt",
    "C:/outside.txt",
    "artifacts/../../outside.txt",
    "artifacts\\..\\outside.txt",
    "models/con/weights",
    "models/nul.safetensors/x",
    "models/ends./x",
    "keys/audit-signing.pem",
    "logs/x.log",
    "inspector.db/x",
    "INSPECTOR.DB",
    "models/a/b\nc",
    "reports/" + "x" * 300,
)


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_a_name_that_leads_elsewhere_is_refused(made: Backup, tmp_path: Path, name: str) -> None:
    data = b"payload"

    def change(entries: dict[str, bytes]) -> None:
        entries[name] = data
        digest = hashlib.sha256(data).hexdigest()
        relisted(entries, lambda files: files.update({name: {"size": len(data), "sha256": digest}}))

    hostile = rezipped(made, tmp_path / "hostile.zip", change)
    before = set(tmp_path.rglob("*"))
    with pytest.raises(BackupInvalid):
        restore(hostile, tmp_path / "new")
    assert set(tmp_path.rglob("*")) == before


def test_what_the_list_does_not_name_is_refused(made: Backup, tmp_path: Path) -> None:
    hostile = rezipped(made, tmp_path / "h.zip", lambda entries: entries.update({"../x": b"x"}))
    with pytest.raises(BackupInvalid, match="does not name"):
        restore(hostile, tmp_path / "new")


def test_a_file_that_was_changed_cut_or_taken_out_is_named(made: Backup, tmp_path: Path) -> None:
    name = next(name for name in made.listed.files if name.startswith("artifacts/"))

    def flip(entries: dict[str, bytes]) -> None:
        entries[name] = bytes([entries[name][0] ^ 1]) + entries[name][1:]

    for number, change in enumerate(
        (flip, lambda e: e.update({name: e[name][:-1]}), lambda e: e.pop(name), lambda e: e.pop(LIST_NAME))
    ):
        hostile = rezipped(made, tmp_path / f"h{number}.zip", change)
        with pytest.raises(BackupInvalid, match="damaged"):
            restore(hostile, tmp_path / "new")
        assert not (tmp_path / "new").exists()


def test_a_zip_bomb_is_refused_before_a_byte_of_it_is_written(made: Backup, tmp_path: Path) -> None:
    name = "models/big/weights.safetensors"

    def change(entries: dict[str, bytes]) -> None:
        entries[name] = b"x"
        relisted(entries, lambda files: files.update({name: {"size": 2**41, "sha256": "0" * 64}}))

    hostile = rezipped(made, tmp_path / "h.zip", change)
    with pytest.raises(StorageFault, match="are free"):
        restore(hostile, tmp_path / "new")

    def lie(entries: dict[str, bytes]) -> None:  # the list says less than the zip unpacks to
        entries[name] = bytes(4 << 20)
        relisted(entries, lambda files: files.update({name: {"size": 10, "sha256": "0" * 64}}))

    with pytest.raises(BackupInvalid, match="4194304 bytes, not 10"):
        restore(rezipped(made, tmp_path / "h2.zip", lie), tmp_path / "new")


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE])
def test_links_and_devices_in_a_tar_are_refused(workspace: Path, tmp_path: Path, kind: bytes) -> None:
    made = backed_up(workspace, tmp_path / "copy.tar")
    with tarfile.open(made.path, "a") as file:
        member = tarfile.TarInfo("models/a/link")
        member.type, member.linkname = kind, "/etc/passwd"
        file.addfile(member)
    with pytest.raises(BackupInvalid, match="no plain file"):
        restore(made.path, tmp_path / "new")


def test_links_in_a_zip_and_in_a_folder_are_refused(workspace: Path, made: Backup, tmp_path: Path) -> None:
    name = next(name for name in made.listed.files if name.startswith("artifacts/"))
    target = tmp_path / "h.zip"
    with zipfile.ZipFile(made.path) as old, zipfile.ZipFile(target, "w") as new:
        for each in old.namelist():
            info = zipfile.ZipInfo(each)
            info.external_attr = (stat.S_IFLNK | 0o777) << 16 if each == name else 0
            new.writestr(info, old.read(each))
    with pytest.raises(BackupInvalid, match="no plain file"):
        restore(target, tmp_path / "new")
    folder = backed_up(workspace, tmp_path / "copy").path
    (folder / name).unlink()
    (folder / name).symlink_to("/etc/passwd")
    with pytest.raises(BackupInvalid, match="link"):
        restore(folder, tmp_path / "new")
    shutil.rmtree(folder / "artifacts")
    (folder / "artifacts").symlink_to(workspace / "artifacts")
    with pytest.raises(BackupInvalid, match="link"):
        restore(folder, tmp_path / "new")


def test_what_is_no_backup_is_refused_with_words(tmp_path: Path) -> None:
    nothing = tmp_path / "x.zip"
    with pytest.raises(BackupInvalid, match="no such file"):
        restore(nothing, tmp_path / "new")
    nothing.write_bytes(b"PK\x03\x04 but no zip")
    with pytest.raises(BackupInvalid, match="no backup"):
        restore(nothing, tmp_path / "new")
    (tmp_path / "folder").mkdir()
    with pytest.raises(BackupInvalid, match="missing"):
        restore(tmp_path / "folder", tmp_path / "new")


def test_a_backup_of_a_newer_program_is_refused(made: Backup, tmp_path: Path) -> None:
    def change(entries: dict[str, bytes]) -> None:
        entries[LIST_NAME] = json.dumps({**json.loads(entries[LIST_NAME]), "format": 99}).encode()

    with pytest.raises(BackupInvalid, match="newer version"):
        restore(rezipped(made, tmp_path / "h.zip", change), tmp_path / "new")


# --- one a day


@pytest.fixture
def opened(workspace: Path) -> Iterator[tuple[Database, Workspace]]:
    with database_of(workspace) as found:
        yield found


def test_one_backup_a_day_is_made_and_the_oldest_go(
    opened: tuple[Database, Workspace], tmp_path: Path
) -> None:
    database, workspace = opened
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "mine.zip").write_bytes(b"mine")
    assert back_up_if_due(database, workspace, ANNA) is None  # nobody asked for any
    set_daily_backup(database, workspace, DailyBackup(2, folder), ANNA)
    assert daily_backup(workspace) == DailyBackup(2, folder)
    noon = 1_700_000_000.0
    for day in range(4):
        assert back_up_if_due(database, workspace, ANNA, clock=lambda at=day: noon + at * A_DAY) is not None
        assert back_up_if_due(database, workspace, ANNA, clock=lambda at=day: noon + at * A_DAY + 60) is None
    assert len(kept_in(folder)) == 2 and (folder / "mine.zip").exists()


def test_halves_that_a_killed_program_left_go_the_next_day_and_nothing_else_does(
    opened: tuple[Database, Workspace], tmp_path: Path
) -> None:
    database, workspace = opened
    folder = tmp_path / "elsewhere"
    (folder / ".inspector-proof-ab12").mkdir(parents=True)
    (folder / ".inspector-proof-ab12" / "inspector.db").write_bytes(b"half")
    names = (".inspector-daily-20230101-120000.zip.77.part", ".mine.zip.77.part", "inspector-daily.part")
    for name in names:
        (folder / name).write_bytes(b"half")
    (folder / ".inspector-proof-link").symlink_to(workspace.root)
    set_daily_backup(database, workspace, DailyBackup(2, folder), ANNA)
    now = time.time()
    assert back_up_if_due(database, workspace, ANNA, clock=lambda: now) is not None
    assert {*names, ".inspector-proof-ab12"} < {path.name for path in folder.iterdir()}
    assert back_up_if_due(database, workspace, ANNA, clock=lambda: now + 2 * A_DAY) is not None
    left = {path.name for path in folder.iterdir() if path not in kept_in(folder)}
    assert left == {".mine.zip.77.part", "inspector-daily.part"}
    assert workspace.database.is_file()


def test_a_backup_of_a_sick_workspace_pushes_no_good_one_out(
    opened: tuple[Database, Workspace], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database, workspace = opened
    set_daily_backup(database, workspace, DailyBackup(1, tmp_path), ANNA)
    assert back_up_if_due(database, workspace, ANNA, clock=lambda: 1_700_000_000.0)
    monkeypatch.setattr("inspector_app.workflow.backing_up.prove", lambda backup: ["the database is damaged"])
    assert back_up_if_due(database, workspace, ANNA, clock=lambda: 1_700_000_000.0 + A_DAY)
    assert len(kept_in(tmp_path)) == 2


def test_a_backup_without_a_bank_that_is_lost_pushes_out_none_that_has_it(
    opened: tuple[Database, Workspace], tmp_path: Path
) -> None:
    database, workspace = opened
    set_daily_backup(database, workspace, DailyBackup(1, tmp_path), ANNA)
    noon = 1_700_000_000.0
    assert back_up_if_due(database, workspace, ANNA, clock=lambda: noon)
    an_artifact(workspace.root).unlink()
    for day in (1, 2, 3):
        made = back_up_if_due(database, workspace, ANNA, clock=lambda at=day: noon + at * A_DAY)
        assert made is not None and made.listed.missing and made.problems == ()
    whole, last = kept_in(tmp_path)
    assert (whole.name[16:24], last.name[16:24]) == ("20231114", "20231117")
    assert restore(whole, tmp_path / "new").listed.missing == ()


def test_a_clock_that_was_set_back_makes_no_backup_the_oldest_one(
    opened: tuple[Database, Workspace], tmp_path: Path
) -> None:
    database, workspace = opened
    set_daily_backup(database, workspace, DailyBackup(2, tmp_path), ANNA)
    noon = 1_700_000_000.0
    for day in (400, 401, 0, 1, 2):  # it stood more than a year ahead
        made = back_up_if_due(database, workspace, ANNA, clock=lambda at=day: noon + at * A_DAY)
        assert made is not None and made.path in kept_in(tmp_path)
    assert [path.name[16:24] for path in kept_in(tmp_path)] == ["20231115", "20231116"]


def test_a_setting_that_cannot_be_is_refused_and_one_that_cannot_be_read_is_off(
    opened: tuple[Database, Workspace], tmp_path: Path
) -> None:
    database, workspace = opened
    for wanted in (DailyBackup(1000), DailyBackup(3, tmp_path / "nowhere")):
        with pytest.raises(CorrectableError):
            set_daily_backup(database, workspace, wanted, ANNA)
    (workspace.backups / "daily.json").write_text('{"keep": "many", "folder": 3}')
    assert daily_backup(workspace) == DailyBackup()
