"""What support gets tells what is wrong, and neither what anything nor what anybody is called."""

from __future__ import annotations

import contextlib
import json
import logging
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lot_in_work import PATIENCE, lot_of, rows_of
from typer.testing import CliRunner

from inspector_app.cli import app
from inspector_app.domain.audit import AuditKind, AuditQuery
from inspector_app.domain.errors import CorrectableError, StorageFault
from inspector_app.domain.lot import Who
from inspector_app.domain.prompts import Prompts
from inspector_app.domain.review import PartDecision
from inspector_app.imaging.demo_parts import write_demo_lot
from inspector_app.store.reading import Reading
from inspector_app.workflow import support_bundle
from inspector_app.workflow.crash import write_crash_report
from inspector_app.workflow.credential_hash import Cost, CredentialHash
from inspector_app.workflow.people import People
from inspector_app.workflow.pseudonyms import Pseudonyms
from inspector_app.workflow.requests import OpenFolder
from inspector_app.workflow.session import Session
from inspector_app.workflow.stores import database_of
from inspector_app.workflow.support_bundle import write_bundle

AUTHOR, STATION, NOTE = "wilhelmine-quast", "prüfplatz-nordhalle", "kratzer vom greifer der firma zacharias"
LOT, RECIPE, PART, DEFECT = "charge-geheimkunde", "kolbenring-xk77", "seriennr_99417.png", "zacharias-riefe"
SECRETS = ("hunter2-secret",)
NAMES = (
    AUTHOR,
    STATION,
    NOTE,
    "zacharias",
    "greifer",
    LOT,
    RECIPE,
    PART,
    "seriennr",
    "99417",
    DEFECT,
    "kolbenring",
)


@pytest.fixture(autouse=True)
def own_log_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(support_bundle, "user_log_folder", lambda: tmp_path / "user logs")


@pytest.fixture
def named(telling: Path, tmp_path: Path) -> Path:
    return shutil.copytree(telling, tmp_path / "workspace")


@pytest.fixture(scope="module")
def telling(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in which everything has a telling name, with a log and a crash report full of them."""
    place = tmp_path_factory.mktemp("telling")
    root, pictures = place / "workspace", place / LOT
    drawn = write_demo_lot(pictures, lot=1, parts=12)
    (pictures / drawn[0].file).rename(pictures / PART)
    (pictures / "kaputt_zacharias.png").write_bytes(b"no picture")
    with contextlib.closing(Session.open(root, who=Who(AUTHOR, STATION))) as session:
        lot = session.open_folder(OpenFolder(pictures, "kolbenring", recipe=RECIPE)).result(PATIENCE)
        session.inspect(lot.id).result(PATIENCE)
        row = rows_of(session, lot_of(session, LOT))[PART]
        session.review_part(row.part_id, PartDecision.REJECT, NOTE).result(PATIENCE)
        session.set_defect_classes(lot.recipe_id, ["scratch", DEFECT]).result(PATIENCE)
        version = session.recipe(RECIPE).result(PATIENCE)
        words = Prompts(normal=("a fine kolbenring",), abnormal=("zacharias {}",))
        session.change_recipe(RECIPE, replace(version.settings, prompts=words)).result(PATIENCE)
        log = logging.getLogger("inspector_app.trial")
        log.warning("the part %s of %s cannot be read: %s", PART, LOT, NOTE)
        log.info("signed in: %s at %s, password=hunter2-secret", AUTHOR, STATION)
        try:
            raise ValueError(f"{pictures / PART}: {NOTE} hunter2-secret")
        except ValueError as error:
            log.exception("it failed")
            write_crash_report(error, root / "logs")
        session.settle()
    return root


def whole(bundle: Path) -> bytes:
    """Every byte of every entry, unpacked, with their names."""
    with zipfile.ZipFile(bundle) as file:
        return b"\n".join(name.encode() + b"\n" + file.read(name) for name in file.namelist())


def entry(bundle: Path, name: str) -> Any:
    with zipfile.ZipFile(bundle) as file:
        return json.loads(file.read(name))


def log_of(bundle: Path) -> list[dict[str, Any]]:
    with zipfile.ZipFile(bundle) as file:
        return [json.loads(line) for line in file.read("log.jsonl").decode().splitlines()]


def names_in(root: Path) -> set[str]:
    """Whatever names something in the database: files, folders, people, stations, notes, classes, words."""
    found: set[str] = set()
    with contextlib.closing(sqlite3.connect(root / "inspector.db")) as connection:
        for query in (
            "SELECT name FROM part",
            "SELECT path FROM image",
            "SELECT name FROM lot",
            "SELECT folder FROM lot",
            "SELECT name FROM recipe",
            "SELECT author FROM audit",
            "SELECT station FROM audit",
            "SELECT note FROM review",
            "SELECT defect_class FROM review",
        ):
            found |= {str(row[0]) for row in connection.execute(query) if row[0]}
    return found


def test_no_name_of_the_workspace_is_anywhere_in_its_bytes(named: Path, tmp_path: Path) -> None:
    data = whole(write_bundle(named, tmp_path / "bundle.zip", trial=False)).decode().casefold()
    plain = json.dumps(data)  # names with umlauts could also stand escaped
    for name in {*NAMES, *SECRETS, *names_in(named), str(tmp_path), tmp_path.name}:
        assert name.casefold() not in data and name.casefold() not in plain, name


def test_no_picture_is_in_it(named: Path, tmp_path: Path) -> None:
    data = whole(write_bundle(named, tmp_path / "bundle.zip", trial=False))
    assert not any(magic in data for magic in (b"\x89PNG", b"\xff\xd8\xff", b"INSPEVID", b"SQLite format"))


def test_it_says_what_support_needs(named: Path, tmp_path: Path) -> None:
    bundle = write_bundle(named, tmp_path / "bundle.zip", trial=False)
    about, workspace, lots = (entry(bundle, f"{name}.json") for name in ("about", "workspace", "lots"))
    assert about["libraries"]["numpy"] and about["device"]
    assert workspace["health"] == [] and workspace["revision"] == workspace["newest_revision"]
    assert workspace["rows"]["part"] == 13 and workspace["audit_head"]
    assert workspace["recipes"][0]["settings"]["bank_size"] == 10_000
    assert lots["lots"][0]["parts"] == 13 and lots["runs"][0]["device"]
    (failed,) = lots["failed"]
    assert failed["part"].startswith("part-")
    (crash,) = entry(bundle, "crashes.json")
    assert crash["faults"] == ["ValueError"] and crash["frames"]


def test_the_same_name_is_replaced_by_the_same_other_name_throughout(named: Path, tmp_path: Path) -> None:
    bundle = write_bundle(named, tmp_path / "bundle.zip", trial=False)
    signed = next(line for line in log_of(bundle) if str(line["text"]).startswith("signed in"))
    assert signed["values"][0].startswith("person-") and signed["values"][1].startswith("station-")
    failed = next(line for line in log_of(bundle) if line.get("fault") == "ValueError")
    assert failed["frames"] and "said" not in failed
    began = next(line for line in log_of(bundle) if "inspecting %d parts" in str(line["text"]))
    assert began["values"][0] == entry(bundle, "lots.json")["lots"][0]["lot"]
    assert str(began["job"]).startswith("inspect-")


def test_names_are_in_it_when_asked_for_and_secrets_never(named: Path, tmp_path: Path) -> None:
    data = whole(write_bundle(named, tmp_path / "bundle.zip", with_names=True, trial=False)).decode()
    for name in (AUTHOR, PART, RECIPE, LOT):
        assert name in data
    assert "password=hunter2" not in data


@pytest.mark.parametrize("harm", ["no workspace", "no database", "damaged", "newer"])
def test_a_bundle_can_be_made_of_what_is_broken(named: Path, tmp_path: Path, harm: str) -> None:
    if harm == "no workspace":
        shutil.rmtree(named)
    elif harm == "no database":
        (named / "inspector.db").unlink()
    elif harm == "damaged":
        (named / "backups").mkdir(exist_ok=True)
        shutil.copy(named / "inspector.db", named / "backups" / "inspector-0003-20261101-060000.db")
        (named / "inspector.db").write_bytes(b"SQLite format 3\0" + b"rubbish" * 4000)
    else:
        with contextlib.closing(sqlite3.connect(named / "inspector.db")) as connection:
            connection.execute("UPDATE alembic_version SET version_num = '9999'")
            connection.commit()
    bundle = write_bundle(named, tmp_path / "bundle.zip", trial=False)
    data = whole(bundle).decode().casefold()
    assert entry(bundle, "about.json")["inspector"] and "workspace.json" in data
    assert not [name for name in (*NAMES, str(named)) if name.casefold() in data]


def test_it_is_made_while_the_workspace_is_open(named: Path, tmp_path: Path) -> None:
    with contextlib.closing(Session.open(named)):
        assert entry(write_bundle(named, tmp_path / "b.zip", trial=False), "workspace.json")["health"] == []


def test_a_file_that_is_there_is_not_written_over(named: Path, tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_bytes(b"mine")
    with pytest.raises(CorrectableError, match="of that name"):
        write_bundle(named, tmp_path / "b.zip", trial=False)
    assert (tmp_path / "b.zip").read_bytes() == b"mine"


def test_where_a_file_is_to_be_replaced_it_stays_until_the_new_one_is_whole(
    named: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    bundle = tmp_path / "b.zip"
    bundle.write_bytes(b"former")
    with monkeypatch.context() as meanwhile, pytest.raises(StorageFault):
        meanwhile.setattr("inspector_app.workflow.support_bundle.os.replace", full)
        write_bundle(named, bundle, trial=False, over=True)
    assert bundle.read_bytes() == b"former"
    assert entry(write_bundle(named, bundle, trial=False, over=True), "about.json")["inspector"]


def test_a_full_disk_is_said_and_leaves_nothing(
    named: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("inspector_app.workflow.support_bundle.os.replace", full)
    before = set(tmp_path.iterdir())
    with pytest.raises(StorageFault, match="No space left"):
        write_bundle(named, tmp_path / "b.zip", trial=False)
    assert set(tmp_path.iterdir()) == before


def test_what_fails_is_told_by_its_class_alone(named: Path, tmp_path: Path) -> None:
    def broken() -> str:
        raise RuntimeError(f"no driver on {STATION}")

    device: Callable[[], str] = broken
    bundle = write_bundle(named, tmp_path / "b.zip", trial=False, device=device)
    assert entry(bundle, "about.json")["device"] == {"failed": "RuntimeError"}


def test_other_names_do_not_come_from_what_they_stand_for() -> None:
    names = Pseudonyms()
    assert [names.of("part", text) for text in ("b.png", "a.png", "b.png")] == [
        "part-0001",
        "part-0002",
        "part-0001",
    ]
    assert names.of("person", "b.png") == "part-0001" and names.of("person", "") == ""
    assert Pseudonyms(keep=True).of("part", "b.png") == "b.png"


def test_the_command_writes_it(named: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(support_bundle, "trial_seconds", lambda: 1.5)
    target = tmp_path / "b.zip"
    done = CliRunner().invoke(app, ["doctor", "-w", str(named), "--bundle", str(target)])
    assert done.exit_code == 0
    assert entry(target, "about.json")["trial"] == {"parts": 12, "seconds": 1.5}


def test_names_leave_with_whoever_may_export_and_each_bundle_is_a_row_of_the_log(
    named: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(support_bundle, "trial_seconds", lambda: 1.5)
    with database_of(named) as (database, _):
        People(database, hashing=CredentialHash(Cost(1, 64, 1))).begin(
            Who("login", "line 1"), "Chief", "2580"
        )

    def asked(*words: str) -> int:
        place = tmp_path / f"{len(list(tmp_path.iterdir()))}.zip"
        return CliRunner().invoke(app, ["doctor", "-w", str(named), "--bundle", str(place), *words]).exit_code

    monkeypatch.setenv("INSPECTOR_PIN", "2580")
    before = sorted(tmp_path.iterdir())
    assert asked("--with-names") != 0 and sorted(tmp_path.iterdir()) == before
    assert asked("--with-names", "--as", "Chief") == 0
    assert asked() == 0
    with database_of(named) as (database, _), database.reading() as connection:
        rows = Reading(connection).audit_rows(AuditQuery(kinds=(AuditKind.EXPORT,)), limit=9)
    assert [(row.author == "Chief", json.loads(row.content)["names"]) for row in rows] == [
        (False, False),
        (True, True),
    ]
