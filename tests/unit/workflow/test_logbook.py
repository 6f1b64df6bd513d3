"""The log tells one piece of work's lines from another's, stays small, and holds nothing secret."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest
from lot_in_work import PATIENCE, lot_of

from inspector_app.domain.lot import Who
from inspector_app.workflow.acting import Acting
from inspector_app.workflow.approvals import Approvals
from inspector_app.workflow.job_names import NO_JOB, current_job, job, piece_of_work
from inspector_app.workflow.logbook import LOG_NAME, MASK, JsonLines, Logbook, masked
from inspector_app.workflow.recipe_acts import Challenges
from inspector_app.workflow.session import Session
from inspector_app.workflow.worker import Urgency, Worker

log = logging.getLogger("inspector_app.trial")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    book = Logbook(tmp_path / "logs")
    yield tmp_path / "logs"
    book.close()


def lines(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / LOG_NAME).read_text(encoding="utf-8").splitlines()]


SECRETS = (
    "password: hunter2-secret",
    "password=hunter2-secret",
    'the "password": "hunter2-secret with spaces"',
    "PIN: hunter2-secret",
    "pin = hunter2-secret",
    "wrong PIN 4711hunter2-secret of anna",
    "Authorization: Bearer hunter2-secret",
    "authorization: Basic hunter2-secret==",
    "Cookie: session=hunter2-secret",
    "Set-Cookie: id=hunter2-secret; path=/",
    "X-Api-Key: hunter2-secret",
    "api_key=hunter2-secret&x=1",
    "access_token=hunter2-secret",
    "MQTT_PASSWORD=hunter2-secret",
    "smtp://anna:hunter2-secret@mail.example/",
    "https://hunter2-secret@host/x",
    "-----BEGIN PRIVATE KEY-----\nhunter2-secret\n-----END PRIVATE KEY-----",
    "-----BEGIN PRIVATE KEY-----\nhunter2-secret",
    "$argon2id$v=19$m=65536,t=3,p=4$hunter2-secret$hunter2-secret",
    "token is hunter2-secret",
    "client-secret: hunter2-secret",
)


@pytest.mark.parametrize("text", SECRETS)
def test_what_is_secret_is_masked_in_text_values_and_errors(folder: Path, text: str) -> None:
    log.warning(text.replace("%", "%%"))
    log.warning("told: %s", text)
    try:
        raise ValueError(text)
    except ValueError:
        log.exception("it failed")
    written = (folder / LOG_NAME).read_text(encoding="utf-8")
    assert "hunter2-secret" not in written and MASK in written


def test_the_values_of_headers_are_masked_whatever_they_are(folder: Path) -> None:
    log.info("headers: %s", [{"Authorization": "hunter2-secret", "X-Auth-Token": 5, "Accept": "text/html"}])
    log.info(
        "asked %(url)s with %(password)s", {"url": "https://a:hunter2-secret@b", "password": "hunter2-secret"}
    )
    written = (folder / LOG_NAME).read_text(encoding="utf-8")
    assert "hunter2-secret" not in written and "text/html" in written


@pytest.mark.parametrize(
    "text",
    [
        "12 parts inspected in 3.1 s",
        "pinned: the hash of the model fits",
        "spinning: 3",
        "the key Ctrl+K",
        "P-12 keeps 3 parts quiet; tokenised: 4",
        "C:/parts/0001_top.png: the file is cut off",
    ],
)
def test_what_is_not_secret_stays_as_it_is(text: str) -> None:
    assert masked(text) == text


def test_the_log_is_rotated_and_no_more_than_so_many_files_are_kept(tmp_path: Path) -> None:
    book = Logbook(tmp_path, file_bytes=2000, kept=3)
    for number in range(200):
        log.info("line %d of many, each about as long as this one", number)
    book.close()
    files = sorted(path.name for path in tmp_path.iterdir())
    assert files == [LOG_NAME, *(f"{LOG_NAME}.{number}" for number in (1, 2, 3))]
    assert all(path.stat().st_size <= 2000 for path in tmp_path.iterdir())
    assert "line 199" in (tmp_path / LOG_NAME).read_text()


@pytest.mark.skipif(os.name == "nt", reason="modes are of POSIX")
def test_nobody_but_the_owner_can_read_it(folder: Path) -> None:
    log.info("here")
    assert (folder / LOG_NAME).stat().st_mode & 0o777 == 0o600


def test_a_log_that_cannot_be_written_disturbs_nobody(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "logs").write_text("a file where the folder should be")
    book = Logbook(tmp_path / "logs")
    log.info("nobody reads this")
    book.close()
    full = Logbook(tmp_path / "other")
    os.close(full._handler.stream.fileno())  # type: ignore[attr-defined]  # as if the disk were gone
    log.info("nor this")
    with contextlib.suppress(OSError):
        full.close()
    assert capsys.readouterr().err == ""


def test_a_text_whose_values_do_not_fit_is_kept_all_the_same() -> None:
    record = logging.LogRecord("inspector_app.x", logging.INFO, "x.py", 1, "%d parts", ("many",), None)
    assert "many" in json.loads(JsonLines().format(record))["said"]


def test_a_line_break_in_a_name_makes_no_second_line(folder: Path) -> None:
    log.info("part %s", 'a\n{"level": "forged"}')
    assert len(lines(folder)) == 1


# --- one name a piece of work


class Asked:
    @piece_of_work("outer")
    def outer(self, worker: Worker) -> Future[str]:
        return worker.submit(self.work, Urgency.LOOK)

    def work(self) -> str:
        log.info("inside")
        return current_job()


def test_the_lines_of_one_piece_of_work_have_its_name_on_every_thread(folder: Path) -> None:
    worker = Worker()
    try:
        first, second = Asked().outer(worker).result(PATIENCE), Asked().outer(worker).result(PATIENCE)
    finally:
        worker.close()
    assert first != second and first.startswith("outer-")
    said = [line["said"] for line in lines(folder) if line["job"] == first]
    assert said[:2] == ["outer begins", "inside"] and said[2].startswith("outer is done")
    assert current_job() == NO_JOB


class NoEngine:
    """An engine room that has done everything already."""

    acting = Acting(Who("ada", "line 1"))

    def submit_steps(self, begin: Any, urgency: Urgency) -> Future[None]:
        done: Future[None] = Future()
        done.set_result(None)
        return done


def test_what_a_second_person_decides_and_what_a_shift_asks_are_pieces_of_work(folder: Path) -> None:
    room: Any = NoEngine()
    Approvals(room, room.submit_steps).approve("m", "seen").result(PATIENCE)
    Challenges(room, room.submit_steps).at_shift_start("r").result(PATIENCE)
    jobs = [str(line["job"]).partition("-")[0] for line in lines(folder)]
    assert jobs == ["mark", "mark", "challenge", "challenge"]


def test_two_long_pieces_of_work_that_take_turns_keep_their_names() -> None:
    worker = Worker()
    seen: list[str] = []
    go_on = threading.Event()

    def steps(first: bool) -> Any:
        for _ in range(3):
            if first:
                go_on.wait(PATIENCE)
            seen.append(current_job())
            yield

    try:
        with job("one") as one:
            a = worker.submit_steps(steps(True), Urgency.LOT)
        with job("two") as two:
            b = worker.submit_steps(steps(False), Urgency.LOOK)
        go_on.set()
        a.result(PATIENCE), b.result(PATIENCE)
    finally:
        worker.close()
    assert sorted(seen) == sorted([one] * 3 + [two] * 3)


def test_an_inspection_can_be_followed_through_the_log_of_its_workspace(workspace: Path) -> None:
    (workspace / "logs" / LOG_NAME).unlink()  # of the inspection that made the workspace
    with contextlib.closing(Session.open(workspace)) as session:
        lot = lot_of(session)
        session.inspect(lot.id).result(PATIENCE)
        session.settle()
    found = lines(workspace / "logs")
    (name,) = {line["job"] for line in found if str(line["job"]).startswith("inspect-")}
    said = [line["said"] for line in found if line["job"] == name]
    assert any("inspecting" in text and lot.id in text for text in said)
    assert any(": done, " in text for text in said)


def test_a_closed_session_leaves_no_handler_behind(workspace: Path) -> None:
    before = list(logging.getLogger("inspector_app").handlers)
    Session.open(workspace).close()
    assert logging.getLogger("inspector_app").handlers == before


def test_the_frames_of_a_fault_name_no_folder_of_anybody(folder: Path) -> None:
    try:
        json.loads("{")
    except ValueError:
        log.exception("it failed")
    (line,) = lines(folder)
    assert line["fault"] == "JSONDecodeError" and any("json/decoder.py" in each for each in line["frames"])
    assert not any(each.startswith("/") or str(Path.home()) in each for each in line["frames"])
    assert sys.prefix not in json.dumps(line)
