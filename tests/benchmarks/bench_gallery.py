"""How quickly the window lists a lot of 100,000 parts, shows the first thumbnails, and scrolls through it.

python -m tests.benchmarks.bench_gallery [--parts 100000] [--platform offscreen]

The real window on a real workspace. The parts are inspected (their scores are drawn), their files are links to 60
pictures of the demo. A card is blank until its row is read; its picture may come later, and has a row of its own here.
Beside the time on the clock stands how late a 5 ms timer of the main thread rang meanwhile. Budgets: the list in 1 s,
no card blank for more than 150 ms while scrolling, the main thread never over 50 ms late.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from tests.benchmarks.bench_store import fill, name_of
from tests.benchmarks.measuring import against, table

PATIENCE = 120.0  # seconds
TICK = 0.005
FRAME = 0.016
SCROLL = 120  # frames of steady scrolling
JUMPS = 12  # places the scroll bar is dragged to
PICTURES = 60


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--parts", type=int, default=100_000)
    parser.add_argument("--platform", default="offscreen", help="Qt's platform: offscreen, xcb, ...")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    parser.add_argument("--lot", help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.child is not None:
        print(json.dumps(measured(Path(chosen.child), chosen.lot, chosen.parts)))
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        lot_id = made(Path(scratch), chosen.parts)
        for title in ("no thumbnail is on the disk", "thumbnails of the former run are on the disk"):
            command = [sys.executable, "-m", "tests.benchmarks.bench_gallery", "--child", scratch]
            environment = {**os.environ, "QT_QPA_PLATFORM": chosen.platform}
            done = subprocess.run(
                [*command, "--lot", lot_id, "--parts", str(chosen.parts)],
                env=environment,
                capture_output=True,
                text=True,
                check=False,
            )
            if done.returncode != 0:
                raise SystemExit(done.stderr)
            rows = list(json.loads(done.stdout.splitlines()[-1]).items())
            table(["figure", "value"], rows, title=f"{chosen.parts:,} parts, {title} ({chosen.platform})")
    return 0


def made(scratch: Path, parts: int) -> str:
    """A workspace with an inspected lot whose files are there; its key."""
    from inspector_app.imaging.demo_parts import write_demo_lot
    from inspector_app.store.database import Database
    from inspector_app.store.workspace import Workspace

    drawn = [
        scratch / "drawn" / part.file for part in write_demo_lot(scratch / "drawn", lot=1, parts=PICTURES)
    ]
    folder = scratch / "lot"
    for number in range(parts):
        path = folder / name_of(number)
        if number % 500 == 0:
            path.parent.mkdir(parents=True)
        os.link(drawn[number % len(drawn)], path)
    workspace = Workspace(scratch / "workspace")
    workspace.create()
    database = Database(workspace)
    database.migrate()
    lot_id = fill(database, parts, folder)
    database.close()
    return lot_id


def measured(scratch: Path, lot_id: str, parts: int) -> dict[str, str]:
    """What one life of the window shows."""
    from PySide6.QtCore import QSettings, Qt, QTimer
    from PySide6.QtWidgets import QApplication

    from inspector_app.domain.filtering import GroupBy
    from inspector_app.engine.allocator import keep_large_blocks
    from inspector_app.ui.app import favour_the_window
    from inspector_app.ui.bridge import Bridge
    from inspector_app.ui.collector import Collector
    from inspector_app.ui.main_window import MainWindow
    from inspector_app.ui.theme.theme import Scheme, Theme
    from inspector_app.workflow.events import DeviceReady
    from inspector_app.workflow.session import Session

    keep_large_blocks()  # as the program does
    application = QApplication([])
    collector = Collector()
    collector.start()
    bridge = Bridge()
    favour_the_window()
    settings = QSettings(str(scratch / "settings.ini"), QSettings.Format.IniFormat)
    settings.setValue("gallery/group", "none")
    window = MainWindow(bridge, Theme(application, Scheme.LIGHT), settings, ask_closing=lambda _: True)
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(1920, 1080)
    window.show()
    ready: list[float] = []

    def opened() -> Session:
        session = Session.open(scratch / "workspace")
        session.subscribe(lambda event: ready.append(0.0) if isinstance(event, DeviceReady) else None)
        return session

    def until(there: Callable[[], bool], patience: float = PATIENCE) -> float:
        began = time.perf_counter()
        while not there():
            application.processEvents()
            if time.perf_counter() - began > patience:
                raise SystemExit(f"waited {patience} s in vain")
            time.sleep(0.0002)
        application.processEvents()
        return time.perf_counter() - began

    late: list[float] = []
    last = time.perf_counter()

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        late.append(now - last - TICK)
        last = now

    timer = QTimer(interval=round(1000 * TICK), timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(tick)

    def watched(act: Callable[[], float]) -> tuple[float, str]:
        """Seconds of an act, and the same in words with how late the main thread was."""
        nonlocal last
        late.clear()
        last = time.perf_counter()
        timer.start()
        seconds = act()
        timer.stop()
        return seconds, f"main thread late at most {1e3 * max(late, default=0.0):.0f} ms"

    bridge.watch(bridge.perform(opened, "inspector-open"), window.attach, failed=window.session_failed)
    until(lambda: window.review is not None)
    until(lambda: bool(ready))  # the engine is loaded: nothing else takes the processor
    assert window.review is not None and window.current is not None
    gallery, current = window.review.gallery, window.current
    rows, grid = gallery.rows, gallery.grid
    figures: dict[str, str] = {}

    def lacking() -> tuple[int, int]:
        """Visible cards without a row, and without a picture."""
        first, end = grid.visible()
        found = [rows.row(place) for place in range(first, end + 1)]
        blank = sum(row is None for row in found)
        bare = sum(row is None or gallery.thumbnails.get(row.image_id) is None for row in found)
        return blank, bare

    def listing() -> float:
        current.open(lot_id)
        return until(lambda: bool(rows.ids) and lacking()[0] == 0)

    seconds, words = watched(listing)
    figures["first page: every visible card has its row"] = f"{seconds:.2f} s, {words}"
    whole = seconds + until(lambda: len(rows.ids) == parts)
    figures["listed: every part has its place"] = f"{against(1.0, whole, at_most=True)} s"
    first, end = grid.visible()
    figures[f"first thumbnails: {end - first + 1} visible cards"] = (
        f"{whole + until(lambda: lacking()[1] == 0):.2f} s at most"
    )
    until(lambda: window.review is not None and window.review.reviewing.detail is not None)
    bar = grid.verticalScrollBar()

    def scrolling() -> float:
        """Steadily, three lines a frame; for how long a card that is in sight lacks its row, or its picture."""
        since: dict[str, dict[int, float]] = {"row": {}, "picture": {}}
        worst.update(row=0.0, picture=0.0)
        began = time.perf_counter()
        for frame in range(SCROLL):
            bar.setValue(bar.value() + 128 * 3 // 4)
            end_of_frame = began + (frame + 1) * FRAME
            while True:
                application.processEvents()
                now = time.perf_counter()
                top, bottom = grid.visible()
                for place in range(top, bottom + 1):
                    row = rows.row(place)
                    bare = row is None or gallery.thumbnails.get(row.image_id) is None
                    for kind, lacks in (("row", row is None), ("picture", bare)):
                        if lacks:
                            seen = now - since[kind].setdefault(place, now)
                            worst[kind] = max(worst[kind], seen)
                        else:
                            since[kind].pop(place, None)
                for kind in since:
                    since[kind] = {p: at for p, at in since[kind].items() if top <= p <= bottom}
                if now >= end_of_frame:
                    break
        return time.perf_counter() - began

    worst: dict[str, float] = {}
    seconds, words = watched(scrolling)
    speed = SCROLL * 96 / seconds
    figures[f"scrolling {speed:.0f} px/s: a card blank for at most"] = (
        f"{against(150.0, 1e3 * worst['row'], at_most=True)} ms, {words}"
    )
    figures["scrolling: a card without its picture for at most"] = f"{1e3 * worst['picture']:.0f} ms"
    blanks, pictures = [], []
    for jump in range(JUMPS):
        bar.setValue(bar.maximum() * (jump * 7 % JUMPS) // JUMPS + 5)
        blanks.append(until(lambda: lacking()[0] == 0))
        pictures.append(blanks[-1] + until(lambda: lacking()[1] == 0))
    figures["dragged elsewhere: every card has its row"] = (
        f"median {1e3 * median(blanks):.0f} ms, worst {1e3 * max(blanks):.0f} ms of {JUMPS}"
    )
    figures["dragged elsewhere: every card has its picture"] = (
        f"median {1e3 * median(pictures):.0f} ms, worst {1e3 * max(pictures):.0f} ms"
    )
    for group in (GroupBy.LOT, GroupBy.PART, GroupBy.VIEW, GroupBy.NONE):

        def dividing(group: GroupBy = group) -> float:
            came: list[Any] = []
            slot = rows.ids_changed.connect(lambda: came.append(1))
            gallery.show_groups(group)
            spent = until(lambda: bool(came) and lacking()[0] == 0)
            rows.ids_changed.disconnect(slot)
            return spent

        seconds, words = watched(dividing)
        figures[f"divided by {group.value}" if group is not GroupBy.NONE else "one list again"] = (
            f"{seconds:.2f} s, {words}"
        )
    window.close()
    until(lambda: not window.isVisible())
    bridge.join()
    collector.stop()
    return figures


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
