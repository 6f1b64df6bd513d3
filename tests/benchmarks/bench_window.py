"""How quick the window answers: start, key to next image, prefetched image, and lateness while a lot runs.

python -m tests.benchmarks.bench_window [--images 100] [--looks 500] [--data DATA_DIR | --large]
    [--platform offscreen] [--profile]

The real window on the real session. Lateness is how much later than planned a 5 ms timer of the main thread rings.
A picture counts as shown when it is painted. Beside the time on the clock stands what the main thread itself spent:
on a machine that others use too, only that repeats. ``--large``: pictures of 12 MP made of the demo's plates.
Budgets: usable in 3 s (warm), never over 50 ms late, 50 ms from key to next image, 16 ms for a prefetched one,
memory bounded by the cache's limit. The engine is loaded once the window is usable: how late that makes the main
thread, and when the first heatmap is there, are rows of their own.
"""

from __future__ import annotations

import argparse
import cProfile
import io
import json
import os
import pstats
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.benchmarks.large_pictures import write_large_lot
from tests.benchmarks.measuring import data_folder, linked, pictures, table

if TYPE_CHECKING:
    from inspector_app.ui.findings.reviewing import Reviewing
    from inspector_app.workflow.session import Session

TICK, PATIENCE = 0.005, 120.0  # seconds


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--images", type=int, default=100)
    parser.add_argument("--looks", type=int, default=500, help="images looked at for the memory figure")
    parser.add_argument("--data")
    parser.add_argument("--platform", default="offscreen", help="Qt's platform: offscreen, xcb, ...")
    parser.add_argument("--large", action="store_true", help="pictures of 12 MP, drawn here")
    parser.add_argument("--profile", action="store_true", help="print what the steps to the next image cost")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.child is not None:
        print(json.dumps(measured(Path(chosen.child), chosen.looks, profile=chosen.profile)))
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        if chosen.large:
            write_large_lot(Path(scratch, "lot"), chosen.images)
        else:
            root = data_folder(chosen.data)
            if root is None:
                return 0
            linked(pictures(root)[: chosen.images], Path(scratch, "lot"))
        report(scratch, chosen, "first start: a new lot is inspected")
        report(scratch, chosen, "second start: the lot is there")
    return 0


def report(scratch: str, chosen: argparse.Namespace, title: str) -> None:
    """Run the window in a process of its own, so that its start counts from nothing."""
    command = [sys.executable, "-m", "tests.benchmarks.bench_window", "--child", scratch]
    command += ["--looks", str(chosen.looks), *(["--profile"] if chosen.profile else [])]
    environment = {**os.environ, "QT_QPA_PLATFORM": chosen.platform, "INSPECTOR_STARTED": repr(time.time())}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(done.stderr)
    *costs, last = done.stdout.splitlines()
    table(["figure", "value"], list(json.loads(last).items()), title=f"{title} ({chosen.platform})")
    print("\n".join(costs))


def measured(scratch: Path, looks: int, *, profile: bool = False) -> dict[str, str]:
    """What one life of the window shows."""
    started = float(os.environ["INSPECTOR_STARTED"])
    from PySide6.QtCore import QEvent, QObject, QSettings, Qt, QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from inspector_app.engine.allocator import keep_large_blocks
    from inspector_app.ui.app import favour_the_window
    from inspector_app.ui.bridge import Bridge
    from inspector_app.ui.canvas.view import Canvas
    from inspector_app.ui.collector import Collector
    from inspector_app.ui.main_window import MainWindow
    from inspector_app.ui.theme.theme import Scheme, Theme
    from inspector_app.workflow.events import DeviceReady, PartsChanged
    from inspector_app.workflow.requests import OpenFolder

    class PaintWatch(QObject):
        """Which image the canvas was told to paint last; it has done so once the call or the event returns."""

        def __init__(self, canvas: Canvas) -> None:
            super().__init__(canvas)
            self.key = ""
            self._canvas = canvas
            canvas.installEventFilter(self)

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint:
                self.key = self._canvas.key
            return False

    keep_large_blocks()  # as the program does
    application = QApplication([])
    collector = Collector()
    collector.start()
    bridge = Bridge()
    favour_the_window()  # as the program does
    request = OpenFolder(scratch / "lot", "part")
    settings = QSettings(str(scratch / "settings.ini"), QSettings.Format.IniFormat)
    window = MainWindow(
        bridge, Theme(application, Scheme.LIGHT), settings, open_request=request, ask_closing=lambda _: True
    )
    window.show()
    application.processEvents()
    figures = {"window on screen": f"{time.time() - started:.2f} s"}

    def open_session() -> Any:
        from inspector_app.workflow.session import Session

        return Session.open(scratch / "workspace")

    def until(there: Callable[[], bool], patience: float = PATIENCE) -> float:
        began = time.perf_counter()
        while not there():
            application.processEvents()
            if time.perf_counter() - began > patience:
                raise SystemExit(f"waited {patience} s in vain")
            time.sleep(0.0002)
        return time.perf_counter() - began

    ready: list[float] = []  # when the engine was there,
    mapped: list[float] = []  # and when the first maps were stored

    def hear(event: object) -> None:  # on the thread that tells it
        if isinstance(event, DeviceReady):
            ready.append(time.perf_counter())
        elif isinstance(event, PartsChanged):
            mapped.append(time.time())

    def open_and_hear() -> Any:
        session = open_session()
        session.subscribe(hear)
        return session

    opening = bridge.perform(open_and_hear, "inspector-open")
    bridge.watch(opening, window.attach, failed=window.session_failed)
    late: list[float] = []
    rang: list[float] = []
    last = time.perf_counter()

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        late.append(now - last - TICK)
        rang.append(now)
        last = now

    timer = QTimer(interval=round(1000 * TICK), timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(tick)
    until(lambda: window.review is not None)
    figures["usable: session open"] = f"{time.time() - started:.2f} s"
    assert window.review is not None
    page = window.review
    reviewing: Reviewing = page.reviewing
    painted = PaintWatch(page.canvas)
    last = time.perf_counter()
    timer.start()
    until(lambda: bool(painted.key))
    figures["first picture on the canvas"] = f"{time.time() - started:.2f} s"
    session = opening.result()
    lot_id = page.gallery.rows.lot_id
    assert lot_id is not None
    running = session.inspect(lot_id)
    seconds = until(running.done)
    until(lambda: bool(ready))
    timer.stop()
    starting = [each for each, at in zip(late, rang, strict=True) if at <= ready[0] + 10 * TICK]
    figures["engine ready"] = f"{time.time() - started - (time.perf_counter() - ready[0]):.2f} s"
    figures["main thread late while the engine starts, worst"] = (
        f"{1e3 * max(starting, default=0.0):.1f} ms, {sum(each > 0.05 for each in starting)} of {len(starting)} over 50"
    )
    if seconds > 0.5 and mapped:
        figures["first heatmap"] = f"{mapped[0] - started:.2f} s"
    late = sorted(each for each, at in zip(late, rang, strict=True) if at > ready[0])
    if seconds > 0.5:
        figures["lot runs for"] = f"{seconds:.1f} s"
        figures["main thread late, median"] = f"{1e3 * median(late):.1f} ms"
        figures["main thread late, 99 %"] = f"{1e3 * late[int(0.99 * len(late))]:.1f} ms"
        figures["main thread late, worst"] = f"{1e3 * late[-1]:.1f} ms"
        figures["ticks over 50 ms late"] = f"{sum(each > 0.05 for each in late)} of {len(late)}"

    def settle() -> None:
        end = time.perf_counter() + 0.3
        until(lambda: time.perf_counter() > end)

    costs = cProfile.Profile()

    def answer(act: Callable[[], object]) -> Taken:
        """How long until another picture is on the canvas and painted."""
        before = painted.key
        began, spent = time.perf_counter(), time.thread_time()
        if profile:
            costs.enable()
        act()
        until(lambda: painted.key not in (before, ""), 10.0)
        costs.disable()
        return Taken(time.perf_counter() - began, time.thread_time() - spent)

    settle()
    ids = page.gallery.rows.ids
    steps, keys = [], []
    for part_id in ids[: min(30, len(ids))]:
        if part_id != reviewing.part_id:
            steps.append(answer(lambda part_id=part_id: reviewing.show(part_id)))
            settle()
    flag_half(session, lot_id)
    settle()
    reviewing.go_undecided()
    settle()
    for _ in range(20):
        if session.summary(lot_id).result().counts.undecided < 2:
            break
        page.canvas.setFocus()
        keys.append(answer(lambda: QTest.keyClick(page.canvas, Qt.Key.Key_U)))
        settle()
    figures["next image, prefetched"] = in_words(steps)
    figures["review key to next image"] = in_words(keys)
    before = _resident()
    for look in range(looks):
        part_id = ids[look % len(ids)]
        if part_id != reviewing.part_id:
            answer(lambda part_id=part_id: reviewing.show(part_id))
    if profile:
        text = io.StringIO()
        pstats.Stats(costs, stream=text).sort_stats("tottime").print_stats(45)
        print(text.getvalue())
    figures["memory before looking"] = f"{before:.0f} MB"
    figures[f"memory after {looks} images"] = f"{_resident():.0f} MB, most ever {_most():.0f} MB"
    window.close()
    until(lambda: not window.isVisible())
    bridge.join()
    collector.stop()
    return figures


class Taken(NamedTuple):
    """Seconds of one answer: on the clock, and of the main thread's own work."""

    wall: float
    own: float


def in_words(taken: list[Taken]) -> str:
    """Median and worst in ms."""
    if not taken:
        return "not measured: fewer than two parts were there to decide"
    wall, own = ([1e3 * getattr(each, part) for each in taken] for part in Taken._fields)
    return (
        f"median {median(wall):.1f} ms, worst {max(wall):.1f} ms of {len(taken)}; "
        f"own work {median(own):.1f} ms, worst {max(own):.1f} ms"
    )


def flag_half(session: Session, lot_id: str) -> None:
    """Move the threshold to the middle of the lot, so that there are parts to decide: speed is measured here."""
    raws = [raw for raw in session.scores(lot_id).result().raw.tolist() if raw == raw]  # nan: without a score
    if raws:
        session.set_threshold(lot_id, median(raws)).result()


def _resident() -> float:
    """MB of this process in memory now; the most ever where the system does not say."""
    status = Path("/proc/self/status")
    if not status.is_file():
        return _most()
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def _most() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 2**20)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
