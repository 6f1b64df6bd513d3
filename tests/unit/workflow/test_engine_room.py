"""The engine comes when it is needed, and its failure fails only what needs it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from lot_in_work import PATIENCE, DrawnParts, highest_finding, lot_of, rows_of, worst

from inspector_app.domain.errors import EngineUnavailable, ModelUnavailable
from inspector_app.domain.lot import JobState
from inspector_app.domain.recipe import FAST_BACKBONE
from inspector_app.domain.review import PartDecision
from inspector_app.imaging.demo_parts import DemoKind
from inspector_app.resource_files import resource_folder
from inspector_app.store.reference_kinds import DEFECT
from inspector_app.workflow import engine_room
from inspector_app.workflow.events import DeviceReady, Event, Level, Notice, Progress
from inspector_app.workflow.requests import OpenFolder
from inspector_app.workflow.session import Session

HEAVY = ("torch", "torchvision", "timm", "open_clip")
IMPORTED = f"print([name for name in {HEAVY} if name in sys.modules])"


def printed_by(program: str, *arguments: str) -> str:
    """The last line that a program prints in a process of its own."""
    command = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1]


LOOKING_THROUGH_A_LOT = f"""
import sys
from pathlib import Path
from inspector_app.domain.filtering import PartQuery
from inspector_app.domain.review import PartDecision
from inspector_app.workflow.exporting import export_lines
from inspector_app.workflow.session import Session

session = Session.open(Path(sys.argv[1]))
(summary,) = session.lots().result()
lot = summary.lot
rows = session.part_rows(lot.id, PartQuery(), 0, 100).result()
assert len(rows) == 30
session.part(rows[0].part_id).result()
session.scores(lot.id).result()
session.marks(lot.recipe_id).result()
session.map(rows[0].image_id).result()
session.pixels(rows[0].image_id).result()
session.thumbnail(rows[0].image_id).result()
review = session.review_part(rows[0].part_id, PartDecision.REJECT).result()
session.withdraw(review.id).result()
session.set_threshold(lot.id, 2.0).result()
assert len(list(export_lines(session.store, lot.id))) == 30
session.report(lot.id).result()
session.settle()
session.close()
{IMPORTED}
"""


def test_a_lot_is_looked_through_reviewed_and_reported_without_pytorch(workspace: Path) -> None:
    assert printed_by(LOOKING_THROUGH_A_LOT, str(workspace)) == "[]"


LOADING_THE_DEFAULT = f"""
import sys
from inspector_app.domain.recipe import RecipeSettings
from inspector_app.engine.backbones.registry import load_backbone
from inspector_app.engine.device import choose_device
from inspector_app.workflow.models import model_folders

load_backbone(RecipeSettings().backbone, model_folders(None), choose_device("cpu"))
{IMPORTED}
"""


def test_the_embedded_default_is_loaded_without_open_clip() -> None:
    assert json.loads(printed_by(LOADING_THE_DEFAULT).replace("'", '"')) == ["torch"]


COMMANDS = f"""
import sys
from inspector_app.cli import run

place = ["--workspace", sys.argv[1]]
for command in (
    ["--help"], ["doctor", "--help"], ["evaluate", "--help"], ["models", "list", *place],
    ["export", "--lot", "first", "--json", sys.argv[2], *place], ["report", "--lot", "first", *place],
):
    assert run(command) == 0, command
{IMPORTED}
"""


def test_commands_that_compute_nothing_do_without_pytorch(workspace: Path, tmp_path: Path) -> None:
    assert printed_by(COMMANDS, str(workspace), str(tmp_path / "lines.jsonl")) == "[]"


@pytest.fixture
def told(session: Session) -> list[Event]:
    events: list[Event] = []
    session.subscribe(events.append)
    return events


def notices(told: list[Event]) -> list[Notice]:
    return [event for event in told if isinstance(event, Notice)]


def test_warming_up_tells_the_device_before_anything_is_asked_of_it(
    session: Session, told: list[Event]
) -> None:
    assert not told
    session.warm_up()
    session.settle()
    assert [type(event) for event in told] == [DeviceReady]


def test_a_lot_that_waits_for_the_engine_says_so_also_while_it_is_being_warmed_up(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = threading.Event()

    def hear(event: Event) -> None:
        if isinstance(event, Progress) and event.phase == "starting the engine":
            said.set()

    def libraries() -> Iterator[str]:
        while not said.wait(0.01):
            yield "torch"

    session.subscribe(hear)
    monkeypatch.setattr(engine_room, "load_libraries", libraries)
    session.warm_up()
    session.inspect(lot_of(session).id).result(PATIENCE)
    assert said.is_set()


def broken_libraries() -> Iterator[str]:
    yield "torch"
    raise ImportError("libgomp.so.1: cannot open shared object file")


def test_without_an_engine_people_are_told_once_and_go_on_looking_and_reviewing(
    session: Session, told: list[Event], first: DrawnParts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_room, "load_libraries", broken_libraries)
    lot = lot_of(session)
    row = worst(session, lot, first.names(DemoKind.DEFECT))
    session.warm_up()
    with pytest.raises(EngineUnavailable, match=r"libgomp\.so\.1"):
        session.inspect(lot.id).result(PATIENCE)
    with pytest.raises(EngineUnavailable):
        session.preview_mark(highest_finding(session, row)).result(PATIENCE)
    with pytest.raises(EngineUnavailable):
        session.rescore(lot.id).result(PATIENCE)
    (notice,) = notices(told)
    assert notice.level is Level.ERROR and "libgomp.so.1" in notice.what
    assert "looked through and reviewed" in notice.remedy
    (report,) = session.workspace.logs.glob("crash-*.txt")
    assert str(report) in notice.remedy and "broken_libraries" in report.read_text(encoding="utf-8")

    session.review_part(row.part_id, PartDecision.REJECT).result(PATIENCE)
    session.settle()
    assert session.part(row.part_id).result(PATIENCE).row.decision is PartDecision.REJECT
    assert session.map(row.image_id).result(PATIENCE).evidence.raw.max() > 0
    assert len(notices(told)) == 1


def test_a_lot_that_could_not_be_inspected_goes_on_when_the_engine_is_there_again(
    session: Session, workspace: Path, first: DrawnParts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(engine_room, "load_libraries", broken_libraries)
        lot = session.open_folder(OpenFolder(first.folder, "plate", lot="again")).result(PATIENCE)
        with pytest.raises(EngineUnavailable):
            session.inspect(lot.id).result(PATIENCE)
        session.close()
    session = Session.open(workspace)
    try:
        session.inspect(lot.id).result(PATIENCE)
        assert all(row.raw is not None for row in rows_of(session, lot).values())
        assert not session.open_jobs().result(PATIENCE)
    finally:
        session.close()


def test_a_damaged_model_fails_its_lot_and_no_other(
    session: Session, told: list[Event], workspace: Path, first: DrawnParts
) -> None:
    model = shutil.copytree(resource_folder() / "models" / FAST_BACKBONE, workspace / "models" / "worn")
    weights = model / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-100])
    lot = session.open_folder(
        OpenFolder(first.folder, "plate", recipe="worn", lot="worn", backbone="worn")
    ).result(PATIENCE)
    with pytest.raises(ModelUnavailable, match="damaged"):
        session.inspect(lot.id).result(PATIENCE)
    (notice,) = notices(told)
    assert notice.lot_id == lot.id and "worn" in notice.subject
    healthy = session.find_lot("first", "plate").result(PATIENCE)
    assert session.rescore(healthy.id).result(PATIENCE) == 0


def test_a_missing_device_is_told_at_the_start(workspace: Path) -> None:
    session = Session.open(workspace, device="cuda:63")
    told: list[Event] = []
    session.subscribe(told.append)
    try:
        session.warm_up()
        session.settle()
    finally:
        session.close()
    assert "no such device" in notices(told)[0].what


def test_a_defect_confirmed_without_the_engine_is_learnt_when_it_comes(
    workspace: Path, first: DrawnParts
) -> None:
    def confirmed(session: Session) -> int:
        lot = lot_of(session)
        with session.store.reading() as reading:
            return len(reading.references(lot.recipe_id, kind=DEFECT))

    session = Session.open(workspace)
    try:
        row = worst(session, lot_of(session), first.names(DemoKind.DEFECT))
        review = session.review_part(row.part_id, PartDecision.REJECT).result(PATIENCE)
        session.settle()
        assert confirmed(session) == 0
    finally:
        session.close()
    for act, count in ((None, 1), (review.id, 0)):
        session = Session.open(workspace)
        try:
            if act is not None:
                session.withdraw(act).result(PATIENCE)
            session.warm_up()
            session.settle()
            assert confirmed(session) == count
        finally:
            session.close()


def test_every_library_is_a_step_of_its_own_so_that_closing_need_not_wait_for_all(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[str] = []

    def libraries() -> Iterator[str]:
        for name in ("first", "second"):
            loaded.append(name)
            yield name

    monkeypatch.setattr(engine_room, "load_libraries", libraries)
    steps = session._room.loaded()
    next(steps)
    assert loaded == ["first"]
    steps.close()


def test_a_window_that_draws_its_first_screen_holds_the_engine_back(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[str] = []

    def libraries() -> Iterator[str]:
        loaded.append("library")
        yield "library"

    monkeypatch.setattr(engine_room, "load_libraries", libraries)
    release = session.hold_engine()
    steps = session._room.loaded()
    next(steps)
    next(steps)
    assert loaded == []
    release()
    next(steps)
    assert loaded == ["library"]
    steps.close()


def test_that_a_lot_waits_for_the_engine_is_told_before_its_job_can_begin(
    session: Session, told: list[Event]
) -> None:
    session.inspect(lot_of(session).id).result(PATIENCE)
    first = next(event for event in told if isinstance(event, Progress))
    assert (first.state, first.phase) == (JobState.QUEUED, "starting the engine")
