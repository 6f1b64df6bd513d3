"""How quick the window answers: start, key to next image, prefetched image, and lateness while a lot runs.

python -m tests.benchmarks.bench_window [--images 100] [--looks 500] [--data DATA_DIR] [--platform offscreen]

The real window on the real session. Lateness is how much later than planned a 5 ms timer of the main thread rings.
Budgets: usable in 3 s (warm), never over 50 ms late, 50 ms from key to next image, 16 ms for a prefetched one,
memory bounded by the cache's limit. The engine is loaded once the window is usable: how late that makes the main
thread, and when the first heatmap is there, are rows of their own.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from tests.benchmarks.measuring import data_folder, linked, pictures, table

if TYPE_CHECKING:
    from inspector_app.ui.findings.reviewing import Reviewing

TICK, PATIENCE = 0.005, 120.0  # seconds


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--images", type=int, default=100)
    parser.add_argument("--looks", type=int, default=500, help="images looked at for the memory figure")
    parser.add_argument("--data")
    parser.add_argument("--platform", default="offscreen", help="Qt's platform: offscreen, xcb, ...")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.child is not None:
        print(json.dumps(measured(Path(chosen.child), chosen.looks)))
        return 0
    root = data_folder(chosen.data)
    if root is None:
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        found = pictures(root)[: chosen.images]
        linked(found, Path(scratch, "lot"))
        report(scratch, chosen.platform, chosen.looks, "first start: a new lot is inspected")
        report(scratch, chosen.platform, chosen.looks, "second start: the lot is there")
    return 0


def report(scratch: str, platform: str, looks: int, title: str) -> None:
    """Run the window in a process of its own, so that its start counts from nothing."""
    command = [
        sys.executable,
        "-m",
        "tests.benchmarks.bench_window",
        "--child",
        scratch,
        "--looks",
        str(looks),
    ]
    environment = {**os.environ, "QT_QPA_PLATFORM": platform, "INSPECTOR_STARTED": repr(time.time())}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(done.stderr)
    figures = json.loads(done.stdout.splitlines()[-1])
    table(["figure", "value"], list(figures.items()), title=f"{title} ({platform})")


def measured(scratch: Path, looks: int) -> dict[str, str]:
    """What one life of the window shows."""
    started = float(os.environ["INSPECTOR_STARTED"])
    from PySide6.QtCore import QSettings, Qt, QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from inspector_app.engine.allocator import keep_large_blocks
    from inspector_app.ui.bridge import Bridge
    from inspector_app.ui.collector import Collector
    from inspector_app.ui.main_window import MainWindow
    from inspector_app.ui.theme.theme import Scheme, Theme
    from inspector_app.workflow.events import DeviceReady, PartsChanged
    from inspector_app.workflow.requests import OpenFolder

    keep_large_blocks()  # as the program does
    application = QApplication([])
    collector = Collector()
    collector.start()
    bridge = Bridge()
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
    shown: list[str] = []
    reviewing.picture_ready.connect(lambda _, image_id: shown.append(image_id))
    last = time.perf_counter()
    timer.start()
    until(lambda: bool(shown))
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

    def answer(act: Callable[[], object]) -> float:
        """Seconds until another picture is on the canvas and painted."""
        shown.clear()
        began = time.perf_counter()
        act()
        until(lambda: bool(shown), 10.0)
        page.canvas.repaint()
        return time.perf_counter() - began

    settle()
    ids = page.gallery.rows.ids
    steps, keys = [], []
    for part_id in ids[: min(30, len(ids))]:
        if part_id != reviewing.part_id:
            steps.append(answer(lambda part_id=part_id: reviewing.show(part_id)))
            settle()
    reviewing.go_undecided()
    settle()
    for _ in range(10):
        page.canvas.setFocus()
        undecided = session.next_undecided(lot_id, -1).result()
        if undecided is None or undecided == reviewing.part_id:
            break
        keys.append(answer(lambda: QTest.keyClick(page.canvas, Qt.Key.Key_U)))
        settle()
    for name, times in (("next image, prefetched", steps), ("review key to next image", keys)):
        if times:
            figures[name] = (
                f"median {1e3 * median(times):.1f} ms, worst {1e3 * max(times):.1f} ms of {len(times)}"
            )
    before = _resident()
    for look in range(looks):
        part_id = ids[look % len(ids)]
        if part_id != reviewing.part_id:
            answer(lambda part_id=part_id: reviewing.show(part_id))
    figures["memory before looking"] = f"{before:.0f} MB"
    figures[f"memory after {looks} images"] = f"{_resident():.0f} MB, most ever {_most():.0f} MB"
    window.close()
    until(lambda: not window.isVisible())
    bridge.join()
    collector.stop()
    return figures


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
