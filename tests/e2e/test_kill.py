"""kill -9 at any moment: nothing that was confirmed is lost, and the lot goes on where it was."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from drawn_lots import DrawnLot, Inspector

from inspector_app.domain.filtering import PartQuery
from inspector_app.domain.lot import JobState
from inspector_app.domain.recipe import FAST_BACKBONE
from inspector_app.workflow.session import Session

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no kill -9")

REVIEWER = """
import sys
from pathlib import Path
from inspector_app.domain.filtering import PartQuery
from inspector_app.domain.review import PartDecision
from inspector_app.workflow.session import Session

session = Session.open(Path(sys.argv[1]))
(lot,) = session.lots().result()
parts = session.part_ids(lot.lot.id, PartQuery()).result()
print("ready", flush=True)
for round in range(1000):
    for part in parts:
        review = session.review_part(part, PartDecision.ACCEPT if round % 2 else PartDecision.REJECT).result()
        print(review.id, flush=True)
"""

RUNNER = """
import sys
from pathlib import Path
from inspector_app.workflow.events import PartsChanged
from inspector_app.workflow.requests import OpenFolder
from inspector_app.workflow.session import Session

session = Session.open(Path(sys.argv[1]))
session.subscribe(lambda event: print("moved", flush=True) if isinstance(event, PartsChanged) else None)
lot = session.open_folder(OpenFolder(Path(sys.argv[2]), "plate", backbone=sys.argv[3])).result()
print("ready", flush=True)
session.inspect(lot.id).result()
print("done", flush=True)
session.close()
"""


def start(script: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, *(str(argument) for argument in arguments)],
        stdout=subprocess.PIPE,
        text=True,
    )


def killed_after(process: subprocess.Popen[str], lines: int) -> list[str]:
    """Everything it said before and while it was killed, after it had said ``lines`` lines."""
    assert process.stdout is not None
    said = [process.stdout.readline().strip() for _ in range(lines)]
    process.send_signal(signal.SIGKILL)
    said += [line.strip() for line in process.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
    process.wait()
    return said


def test_a_confirmed_review_survives(inspector_of_a: Inspector) -> None:
    inspector = inspector_of_a
    said = killed_after(start(REVIEWER, inspector.workspace), 1 + random.Random(3).randint(5, 120))
    confirmed = [line for line in said if line not in ("", "ready")]
    assert len(confirmed) >= 5
    session = Session.open(inspector.workspace)
    try:
        assert session.store.database.health() == []
        for review_id in confirmed:
            assert session.read(lambda reading, key=review_id: reading.review(key)).result().id == review_id
    finally:
        session.close()


@pytest.mark.parametrize("moves", [0, 2, 5])
def test_a_run_that_was_killed_goes_on_and_ends_as_if_it_never_was(
    lot_a: DrawnLot, inspector_of_a: Inspector, tmp_path: Path, moves: int
) -> None:
    killed = tmp_path / "killed"
    killed_after(start(RUNNER, killed, lot_a.folder, FAST_BACKBONE), 1 + moves)

    session = Session.open(killed)
    try:
        assert session.store.database.health() == []
        (summary,) = session.lots().result()
        # a job that was under way is still open; one killed before its first row simply starts
        assert summary.job is None or summary.job.state in (JobState.QUEUED, JobState.RUNNING, JobState.DONE)
        for row in session.part_rows(summary.lot.id, PartQuery(), 0, 100).result():
            if row.raw is not None:
                assert session.map(row.image_id).result().evidence.raw.max() >= row.raw * 0.99
    finally:
        session.close()

    assert Inspector(killed).inspect(lot_a.folder, "--lot", "A") == inspector_of_a.export("A")


CRASHER = """
import os, signal, sys
from pathlib import Path
import inspector_app.workflow.inference
from inspector_app.domain.filtering import PartQuery
from inspector_app.workflow import decoding
from inspector_app.workflow.requests import OpenFolder
from inspector_app.workflow.session import Session
from tests.faults.forked import run_forked

workspace, folder, backbone, bad = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4]
really = decoding.decode

def decode(path, **options):
    if path.name == bad:
        os.kill(os.getpid(), signal.SIGKILL)  # as a fault of a decoder would
    return really(path, **options)

decoding.decode = decode

def inspect(say):
    session = Session.open(workspace)
    lot = session.open_folder(OpenFolder(folder, "plate", backbone=backbone)).result()
    session.inspect(lot.id).result()
    for row in session.part_rows(lot.id, PartQuery(), 0, 100).result():
        say(f"{row.path} {row.raw is not None} {row.error}")
    session.close()

for _ in range(3):
    status, said, _ = run_forked(inspect)
    print(status, flush=True)
print(*said, sep="\\n")
"""


def test_a_picture_that_kills_the_program_is_left_out_at_the_third_start_and_the_others_are_inspected(
    lot_a: DrawnLot, tmp_path: Path
) -> None:
    names = sorted(lot_a.truth)[:6]
    (tmp_path / "few").mkdir()
    for name in names:
        shutil.copyfile(lot_a.folder / name, tmp_path / "few" / name)
    bad = names[3]
    command = [sys.executable, "-c", CRASHER, tmp_path / "workspace", tmp_path / "few", FAST_BACKBONE, bad]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    first, second, third, *rows = done.stdout.splitlines()
    assert (first, second, third) == ("-9", "-9", "0"), done.stderr
    found = dict(row.split(" ", 1) for row in rows)
    assert sorted(found) == names
    assert "ended 2 times while it read or scored this picture" in found.pop(bad)
    assert all(said.startswith("True") for said in found.values())
