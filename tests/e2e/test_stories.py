"""Whole stories at the real window: the first day, a crash, a lot of ten thousand."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from operator_at_window import CTRL, Operator, been_here
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from inspector_app.domain.filtering import PartQuery
from inspector_app.domain.finding import Finding, ImageResult
from inspector_app.domain.geometry import Box
from inspector_app.domain.lot import Who
from inspector_app.domain.readings import FoundFile, LotCounts
from inspector_app.domain.recipe import FAST_BACKBONE, Basis, Calibration, RecipeSettings
from inspector_app.domain.review import PartDecision
from inspector_app.imaging.demo_parts import DemoKind, write_demo_lot
from inspector_app.store.database import Database
from inspector_app.store.drafts import RunDraft, StoredResult
from inspector_app.store.reading import Reading
from inspector_app.store.workspace import Workspace
from inspector_app.store.writing import Writing
from inspector_app.ui.dialogs.category import CategoryDialog
from inspector_app.ui.dialogs.manual import Manual
from inspector_app.ui.dialogs.report import ReportDialog
from inspector_app.workflow.session import Session

AtTheWindow = Callable[..., None]
Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
REVIEWED = 20

pytestmark = pytest.mark.usefixtures("nothing_left")


def test_the_first_day_from_an_empty_window_to_a_report(at_the_window: AtTheWindow, tmp_path: Path) -> None:
    folder = tmp_path / "parts"
    truth = write_demo_lot(folder, lot=1, parts=24)
    defects = {part.file for part in truth if part.kind is DemoKind.DEFECT}
    *_, shadow = [part.file for part in truth if part.kind is DemoKind.NUISANCE]

    def work(person: Operator) -> None:
        open_folder(person, folder)
        person.until(person.lot_is_done)
        look_around(person)
        review_by_keys(person, defects, shadow)
        mark_and_take_back(person, shadow)
        write_report(person)
        person.until(lambda: any(report_files(tmp_path)))
        person.window.commands["manual"].trigger()  # and is left open when the window closes
        assert any(isinstance(w, Manual) and w.isVisible() for w in QApplication.topLevelWidgets())

    at_the_window(work)
    page = next(path for path in report_files(tmp_path) if path.suffix == ".html")
    assert "plate" in page.read_text(encoding="utf-8")
    decided = decisions(tmp_path / "workspace")
    assert sum(decision is not None for decision in decided.values()) >= REVIEWED
    rejected = {name for name, decision in decided.items() if decision is PartDecision.REJECT}
    assert rejected and rejected <= defects
    assert decided[shadow] is None, "what was marked was taken back"


def open_folder(person: Operator, folder: Path) -> None:
    """As a first start goes: the page that says what to do, the folder, the question what the parts are."""
    start = person.window.start
    person.until(start.open.isEnabled)
    opening = person.window.opening
    assert start.isVisible() and start.lots.rowCount() == 0 and opening is not None

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CategoryDialog)
        person.qtbot.keyClicks(dialog.field, "plate")
        dialog.accept()

    asked = opening.open_request
    opening.open_request = lambda request: asked(
        replace(request, backbone=FAST_BACKBONE)
    )  # for the test's time
    QTimer.singleShot(0, answer)
    opening.open_path(folder)
    person.window.activateWindow()  # without a screen nobody gives the keyboard back after a dialog


def write_report(person: Operator) -> None:
    """The formats that are offered, as they are."""

    def dialog() -> ReportDialog | None:
        shown = (widget for widget in QApplication.topLevelWidgets() if isinstance(widget, ReportDialog))
        return next((widget for widget in shown if widget.isVisible()), None)

    person.press(Key.Key_E, CTRL)
    person.until(lambda: dialog() is not None)
    asked = dialog()
    assert asked is not None
    person.press(Key.Key_Return, on=asked.write)


def look_around(person: Operator) -> None:
    """The first look around comes by itself; one goes through it."""
    looking = person.window.look_around
    person.until(lambda: looking.tour is not None)
    tour = looking.tour
    assert tour is not None
    for _ in tour.stops:
        person.press(Key.Key_Return, on=tour.next)
    assert looking.tour is None
    person.page.canvas.setFocus()


def review_by_keys(person: Operator, defects: set[str], left: str) -> None:
    """From the first part on, A or R, and by J to the next; ``left`` stays for later."""
    person.until(person.rows_are_read)
    for name in person.names()[: REVIEWED + 1]:
        person.go_to(name)
        if name == left:
            continue
        person.press(Key.Key_R if name in defects else Key.Key_A, on=person.page.canvas)
        person.until(lambda name=name: person.decision_of(name) is not None)  # type: ignore[misc]


def mark_and_take_back(person: Operator, shadow: str) -> None:
    """Preview, keep, and undo: the parts come back."""
    person.go_to(shadow)
    canvas = person.page.canvas
    person.press(Key.Key_P, on=canvas)
    person.until(person.page.preview.keep.isEnabled)
    assert person.quieted == 0, "a preview keeps nothing"
    person.press(Key.Key_P, on=canvas)
    if person.page.marking.open:  # confirmed defects are at stake, or known good parts: it is asked twice
        person.press(Key.Key_P, on=canvas)
    person.until(lambda: person.quieted > 0)
    person.press(Key.Key_Z, CTRL, on=canvas)
    person.until(lambda: person.quieted == 0)


def report_files(folder: Path) -> list[Path]:
    return sorted((folder / "workspace" / "reports").rglob("*.html"))


def decisions(workspace: Path) -> dict[str, PartDecision | None]:
    """What is stored of each part of the only lot."""
    session = Session.open(workspace)
    try:
        (lot,) = session.lots().result()
        ids = session.part_ids(lot.lot.id, PartQuery()).result()
        rows = session.part_rows_by_id(list(ids)).result()
        return {row.path: row.decision for row in rows}
    finally:
        session.close()


# --- a crash

CRASHING = """
import sys
from pathlib import Path
from inspector_app.domain.filtering import PartQuery
from inspector_app.domain.review import PartDecision
from inspector_app.ui.app import run
from inspector_app.workflow.events import PartsChanged
from inspector_app.workflow.requests import OpenFolder
from inspector_app.workflow.session import Session

def moved(event):
    if isinstance(event, PartsChanged):
        print("moved", flush=True)

workspace = Path(sys.argv[1])

def opened():
    session = Session.open(workspace)
    session.subscribe(moved)
    return session

request = OpenFolder(Path(sys.argv[2]), "plate", backbone=sys.argv[3])
run(opened, workspace=workspace, open_request=request)
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no kill -9")
def test_a_window_that_was_killed_goes_on_with_its_lot_at_the_next_start(
    at_the_window: AtTheWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "parts"
    truth = write_demo_lot(folder, lot=1, parts=28)
    been_here()
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(tmp_path / "elsewhere"),
    }
    killed = subprocess.Popen(
        [sys.executable, "-c", CRASHING, str(tmp_path / "workspace"), str(folder), FAST_BACKBONE],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )
    assert killed.stdout is not None
    try:
        assert killed.stdout.readline() == "moved\n"  # parts are stored
    finally:
        killed.send_signal(signal.SIGKILL)
        killed.stdout.close()
        killed.wait()

    def next_day(person: Operator) -> None:
        person.until(person.lot_is_done)
        current = person.window.current
        assert current is not None and current.summary is not None
        counts = current.summary.counts
        assert (counts.inspected, counts.total) == (len(truth), len(truth))
        person.press(Key.Key_A, on=person.page.canvas)
        person.until(lambda: counts_of(person).undecided < counts.undecided)

    at_the_window(next_day)


def counts_of(person: Operator) -> LotCounts:
    current = person.window.current
    assert current is not None and current.summary is not None
    return current.summary.counts


# --- ten thousand parts

MANY = 10_000
FLAGGED_EVERY = 40


def test_ten_thousand_parts_are_gone_through_by_keys(at_the_window: AtTheWindow, tmp_path: Path) -> None:
    been_here()
    lot_id = ten_thousand(tmp_path / "workspace", tmp_path / "parts")

    def work(person: Operator) -> None:
        person.until(person.window.start.open.isEnabled)
        assert person.window.current is not None
        person.window.current.open(lot_id)
        rows, grid, canvas = person.page.gallery.rows, person.page.gallery.grid, person.page.canvas
        person.until(lambda: len(rows.ids) == MANY and person.detail is not None)
        person.until(lambda: canvas.has_picture)
        assert counts_of(person).flagged == MANY // FLAGGED_EVERY

        grid.scrollToBottom()
        person.until(lambda: rows.row(MANY - 1) is not None)

        first = person.shown
        person.press(Key.Key_A, on=canvas)
        person.until(lambda: person.shown not in ("", first))  # the next undecided one, wherever it lies
        person.press(Key.Key_N, SHIFT, on=canvas)
        second = person.shown
        person.until(lambda: person.shown not in ("", first, second))

        person.go_to("part_009999.png")
        person.until(lambda: len(rows.ids) == MANY)
        person.press(Key.Key_A, CTRL, on=canvas)
        assert len(grid.selected_parts) == MANY
        person.press(Key.Key_Escape, on=canvas)
        assert grid.selected_parts == ()

    at_the_window(work)


def ten_thousand(root: Path, folder: Path) -> str:
    """A lot whose inspection is written through the store; every picture is the same small one. Its id."""
    folder.mkdir()
    names = [f"part_{number:06}.png" for number in range(MANY)]
    _, png = cv2.imencode(".png", np.full((24, 24, 3), 120, dtype=np.uint8))
    (folder / names[0]).write_bytes(png.tobytes())
    for name in names[1:]:
        os.link(folder / names[0], folder / name)
    workspace = Workspace(root)
    workspace.create()
    database = Database(workspace)
    database.migrate()
    who = Who("anna", "here")
    try:
        with database.writing() as connection:
            writing = Writing(connection, who)
            recipe = writing.ensure_recipe("plate")
            scale = Calibration(1.0, 2.0, 1.8, 2.0, Basis.LOT, MANY)
            version = writing.add_recipe_version(recipe, RecipeSettings(), scale, "test")
            lot = writing.ensure_lot(recipe, folder)
            writing.add_files(lot.id, [FoundFile(name, len(png), 1, name) for name in names])
        with database.reading() as connection:
            images = Reading(connection).to_inspect(lot.id)
        with database.writing() as connection:
            writing = Writing(connection, who)
            draft = RunDraft(
                lot.id, None, "inspect", "pa_clip", "b", "0", "torch", "fp32", "cpu", "e", None, version.id
            )
            run = writing.start_run(draft)
            writing.add_results(run, [inspected(image.id, number) for number, image in enumerate(images)])
    finally:
        database.close()
    return lot.id


def inspected(image_id: str, number: int) -> StoredResult:
    flagged = number % FLAGGED_EVERY == 0
    raw = 2.5 if flagged else 1.0 + number % 7 / 10
    found = (Finding(1, Box(4, 4, 8, 8), 64, raw, (8, 8)),) if flagged else ()
    return StoredResult(ImageResult(image_id, raw, None, found, {}), number, number)
