"""What happens to machines: power that fails, disks that fill, files that rot, other programs in the way.

Each is caused here and survived: nothing that was confirmed is lost, and the work goes on.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from drawn_lots import DrawnLot, Inspector

from inspector_app.domain.errors import EnvironmentFault, StorageFault
from inspector_app.domain.filtering import PartQuery
from inspector_app.domain.recipe import FAST_BACKBONE
from inspector_app.domain.review import PartDecision
from inspector_app.engine.backbones.model_files import find_weights
from inspector_app.resource_files import resource_folder
from inspector_app.store import database as database_file
from inspector_app.store.database import Database
from inspector_app.store.workspace import Workspace
from inspector_app.workflow.requests import OpenFolder
from inspector_app.workflow.session import Session
from tests.faults.soaking import soak

FEW = 8
WAIT = 60  # seconds after which a test that hangs fails


def hashes(folder: Path) -> dict[Path, str]:
    return {
        path: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()
    }


def few_of(lot: DrawnLot, folder: Path) -> Path:
    folder.mkdir(parents=True)
    for name in sorted(lot.truth)[:FEW]:
        shutil.copyfile(lot.folder / name, folder / name)
    return folder


@contextlib.contextmanager
def session_at(root: Path) -> Iterator[Session]:
    session = Session.open(root)
    try:
        yield session
    finally:
        session.close()


def first_part(session: Session) -> str:
    (summary,) = session.lots().result()
    return session.part_ids(summary.lot.id, PartQuery()).result()[0]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no kill -9")
def test_every_act_survives_kill_9_at_a_random_moment() -> None:
    """The short form of ``python -m tests.faults kill``; in a process of its own, because it forks."""
    command = [sys.executable, "-m", "tests.faults", "kill", "--times", "6", "--seed", "7"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "survived  6" in done.stdout


def test_the_soak_counts_what_the_process_holds() -> None:
    moments = soak(26, seed=3, tell=lambda line: None, largest=300)
    assert [one.images for one in moments] == [25, 26]
    assert all(one.memory > 0 and one.handles > 0 and one.threads > 0 for one in moments)


def test_a_database_locked_by_another_program_is_waited_for_and_then_told(
    inspector_of_a: Inspector, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_file, "BUSY_MS", 200)
    with session_at(inspector_of_a.workspace) as session:
        part = first_part(session)
        other = sqlite3.connect(session.workspace.database, isolation_level=None, check_same_thread=False)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageFault, match="locked by another process"):
            session.review_part(part, PartDecision.REJECT).result(WAIT)
        assert session.part(part).result(WAIT).row.decision is None  # reading goes on
        other.execute("ROLLBACK")
        session.review_part(part, PartDecision.REJECT).result(WAIT)
        assert session.part(part).result(WAIT).row.decision is PartDecision.REJECT
        other.close()


def test_a_lock_that_is_given_up_in_time_is_not_noticed(inspector_of_a: Inspector) -> None:
    with session_at(inspector_of_a.workspace) as session:
        part = first_part(session)
        other = sqlite3.connect(session.workspace.database, isolation_level=None, check_same_thread=False)
        other.execute("BEGIN IMMEDIATE")
        reviewed = session.review_part(part, PartDecision.REJECT)
        release = threading.Timer(0.2, lambda: other.execute("ROLLBACK"))
        release.start()
        assert reviewed.result(WAIT).decision is PartDecision.REJECT
        release.join()
        other.close()


def test_a_workspace_that_became_read_only_is_said_and_stays_as_it_is(
    inspector_of_a: Inspector, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = hashes(inspector_of_a.workspace)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(30, "Read-only file system")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", refuse)
        with pytest.raises(StorageFault, match="cannot be written to"):
            Session.open(inspector_of_a.workspace)
    assert hashes(inspector_of_a.workspace) == before


def test_a_database_that_may_only_be_read_is_read_and_told_at_the_first_decision(
    inspector_of_a: Inspector,
) -> None:
    with session_at(inspector_of_a.workspace) as session:
        part = first_part(session)
        with session.store.database.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA query_only=ON")
        with pytest.raises(StorageFault, match="cannot be written to"):
            session.review_part(part, PartDecision.REJECT).result(WAIT)
        assert session.part(part).result(WAIT).row.decision is None


def test_a_rotten_page_of_the_database_is_found_and_the_newest_copy_named_and_nothing_else_touched(
    inspector_of_a: Inspector, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = Workspace(inspector_of_a.workspace)
    with session_at(workspace.root) as session:
        part = first_part(session)
        session.review_part(part, PartDecision.REJECT).result(WAIT)
        session.store.database.backup(workspace.backups / "older.db")
        copy = session.store.database.backup(workspace.backups / "newest.db")
    os.utime(workspace.backups / "older.db", (1, 1))
    others = hashes(workspace.artifacts)
    with workspace.database.open("r+b") as file:
        file.seek(8 * 4096)
        file.write(b"\xa5" * 12 * 4096)
    database = Database(workspace)
    problems = database.health()
    database.close()
    assert any("damaged" in problem for problem in problems)
    assert any(str(copy) in problem for problem in problems)
    assert inspector_of_a("doctor") != 0
    said = re.sub(r"[\s│]", "", capsys.readouterr().err)
    assert "damaged" in said and "newest.db" in said
    assert hashes(workspace.artifacts) == others

    for name in ("inspector.db-wal", "inspector.db-shm"):
        (workspace.root / name).unlink(missing_ok=True)
    shutil.copyfile(copy, workspace.database)
    with session_at(workspace.root) as session:
        assert session.store.database.health() == []
        assert session.verify_audit().result(WAIT).problems == ()
        assert session.part(part).result(WAIT).row.decision is PartDecision.REJECT


def test_an_artifact_without_its_rename_is_no_artifact_and_is_swept(inspector_of_a: Inspector) -> None:
    with session_at(inspector_of_a.workspace) as session:
        store = session.store.artifacts
        digest = store.put(b"a bank", ".safetensors")
        whole = store.path(digest)
        whole.rename(whole.with_name(".aside-power-failed"))  # what a power loss leaves of it
        with pytest.raises(StorageFault, match="missing"):
            store.get(digest)
        assert store.put(b"a bank", ".safetensors") == digest and store.get(digest) == b"a bank"
        os.utime(whole.with_name(".aside-power-failed"), (1, 1))
        assert store.sweep({digest}, older_than=2) == 1
        assert store.get(digest) == b"a bank"


def test_a_rotten_model_is_refused_by_name_and_the_lots_stay(
    inspector_of_a: Inspector, lot_a: DrawnLot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = resource_folder() / "models" / FAST_BACKBONE
    rotten = Workspace(inspector_of_a.workspace).models / "rotten"
    shutil.copytree(kept, rotten)
    weights = find_weights(rotten)
    data = bytearray(weights.read_bytes())
    data[len(data) // 2] ^= 1
    weights.write_bytes(data)
    folder = few_of(lot_a, tmp_path / "few")
    arguments = ("inspect", folder, "--category", "other", "--backbone", "rotten")
    assert inspector_of_a(*arguments) == 2
    said = "".join(capsys.readouterr().err.split())
    assert "damagedorwasexchanged" in said and "rotten" in said
    with session_at(inspector_of_a.workspace) as session:
        assert session.store.database.health() == []
        assert len(session.lots().result(WAIT)) == 2


def mounted(folder: Path, size: str) -> bool:
    """Whether a file system of this size could be mounted there, or changed to it."""
    options = f"size={size}" if not os.path.ismount(folder) else f"remount,size={size}"
    try:
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], check=False, capture_output=True
        )
    except OSError:
        return False
    return done.returncode == 0 and os.path.ismount(folder)


@pytest.mark.skipif(sys.platform != "linux", reason="no file system can be made for it")
def test_a_small_disk_that_fills_up_at_any_moment_loses_nothing_and_a_larger_one_goes_on(
    lot_a: DrawnLot, tmp_path: Path
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if not mounted(disk, "1m"):
        pytest.skip("nothing may be mounted here")
    pictures = few_of(lot_a, tmp_path / "few")
    refused = 0
    try:
        for size in ("1m", "2m", "3m", "5m"):
            assert mounted(disk, size)
            try:
                with session_at(disk / "workspace") as session:
                    request = OpenFolder(pictures, "plate", lot="A", backbone=FAST_BACKBONE)
                    lot = session.open_folder(request).result(WAIT)
                    session.inspect(lot.id).result(WAIT)
            except EnvironmentFault:
                refused += 1
        assert mounted(disk, "200m")
        with session_at(disk / "workspace") as session:
            request = OpenFolder(pictures, "plate", lot="A", backbone=FAST_BACKBONE)
            lot = session.open_folder(request).result(WAIT)
            session.inspect(lot.id).result(WAIT)
            rows = session.part_rows(lot.id, PartQuery(), 0, 100).result(WAIT)
            assert len(rows) == FEW and all(row.raw is not None for row in rows)
            assert session.store.database.health() == []
            assert session.verify_audit().result(WAIT).problems == ()
    finally:
        gc.collect()  # maps that were looked at are files of that disk
        subprocess.run(["umount", "--lazy", str(disk)], check=False, capture_output=True)
    assert refused >= 1
