"""How long a frame of the canvas takes while a slider is dragged over a picture of 8,000 × 8,000 px.

python -m tests.benchmarks.bench_canvas [--side 8000] [--deep] [--frames 60] [--platform offscreen]
python -m tests.benchmarks.bench_canvas --file 20000x8000
python -m tests.benchmarks.bench_canvas --huge

A frame is the change and the painting it asks for. Budget: 16 ms, whole picture seen and at its actual size.
``--deep`` takes a picture of 16 bits, whose tone is dragged, too. ``--file`` draws a colour picture of that size as a
JPEG file and tells how long it takes until it is seen, how late the window's thread is meanwhile, and what memory it
takes; then the frames over it. ``--huge``: a file of 20,000 × 20,000 px. Then letting go of a region is timed, from the
button's release until it is painted and everybody is told.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

import numpy as np
import psutil

from inspector_app.imaging.decode import FULL_RANGE, decode_values
from inspector_app.workflow.looking import ShownPicture
from tests.benchmarks.large_pictures import write_large_lot
from tests.benchmarks.measuring import table

if TYPE_CHECKING:
    from inspector_app.ui.canvas.pyramid import Pyramid
    from inspector_app.ui.canvas.view import Canvas


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--side", type=int, default=8000, help="px of the square picture")
    parser.add_argument("--deep", action="store_true", help="a grey picture of 16 bits")
    parser.add_argument("--file", help="WIDTHxHEIGHT of a drawn file instead")
    parser.add_argument("--huge", action="store_const", const="20000x20000", dest="file")
    parser.add_argument("--frames", type=int, default=60)
    parser.add_argument("--platform", default="offscreen", help="Qt's platform: offscreen, xcb, ...")
    chosen = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", chosen.platform)
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from inspector_app.ui.canvas.pyramid import Pyramid
    from inspector_app.ui.canvas.tone import Tone
    from inspector_app.ui.canvas.tools import ToolKind
    from inspector_app.ui.canvas.view import Canvas

    application = QApplication.instance() or QApplication([])
    rng = np.random.default_rng(0)
    canvas = Canvas()
    canvas.resize(1280, 800)
    canvas.show()
    if chosen.file:
        width, height = map(int, chosen.file.split("x"))
        canvas.show_part(opened_file(width, height), "large")
    elif chosen.deep:
        grey = rng.integers(0, 4096, (chosen.side, chosen.side), dtype=np.uint16)
        canvas.show_part(Pyramid(grey).complete(), "large")
    else:
        pixels = rng.integers(0, 255, (chosen.side, chosen.side, 3), dtype=np.uint8)
        canvas.show_part(Pyramid(pixels).complete(), "large")
    canvas.set_map(rng.gamma(2.0, 0.4, (28, 28)).astype(np.float32))
    application.processEvents()
    maps = ("viridis", "inferno", "cividis", "jet")
    drags: dict[str, Callable[[int], object]] = {
        "opacity": lambda step: canvas.set_opacity(step % 50 / 50),
        "threshold": lambda step: canvas.set_threshold(0.5 + step % 50 / 50),
        "colour map": lambda step: canvas.set_colour_map(maps[step % len(maps)]),  # type: ignore[arg-type]
        "pan": lambda step: canvas.set_viewport(
            canvas.viewport.looking_at(canvas.viewport.scale, 3000 + 7 * step, 3000)
        ),
        "zoom": lambda step: canvas.set_viewport(
            canvas.viewport.looking_at(
                canvas.viewport.scale * (1.02 if step % 40 < 20 else 1 / 1.02), 4000, 3000
            )
        ),
    }

    def paint(step: int) -> None:
        """A broad brush across what is seen, there and back again."""
        if step == 1:
            canvas.start_region()
            canvas.set_tool(ToolKind.BRUSH)
            QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
        QTest.mouseMove(canvas, QPoint(200 + step * 11 % 800, 200 + step * 7 % 400))
        if step == chosen.frames:
            QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(900, 500))
            canvas.start_region()
            canvas.set_tool(ToolKind.SELECT)

    def corner(step: int) -> None:
        """A corner of a polygon around most of what is seen."""
        if step == 1:
            canvas.set_tool(ToolKind.BOX)
            QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
            QTest.mouseMove(canvas, QPoint(1000, 600))
            QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(1000, 600))
            canvas.set_tool(ToolKind.SELECT)
            QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(1000, 600))
        QTest.mouseMove(canvas, QPoint(1000 - step, 600 - step % 30))
        if step == chosen.frames:
            QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(900, 580))
            canvas.start_region()

    drags["brush"], drags["corner"] = paint, corner
    if chosen.deep:
        drags["tone"] = lambda step: canvas.set_tone(Tone(10 * (step % 50), 4000))
    rows = []
    for view, look in (("whole picture", canvas.fit), ("actual size", canvas.actual_size)):
        for name, change in drags.items():
            if view == "whole picture" and name in ("pan", "zoom"):
                continue
            look()
            canvas.repaint()
            wall, own = frames(change, canvas.repaint, chosen.frames)
            rows.append(
                (
                    view,
                    name,
                    *(f"{figure:.1f} ms" for figure in (median(wall), max(wall), median(own), max(own))),
                )
            )
    table(
        ["seen", "slider", "median", "worst", "own work", "worst"],
        rows,
        title=f"a frame, {chosen.file or chosen.side} px",
    )
    canvas.fit()
    letting_go(canvas)
    canvas.close()
    return 0


def letting_go(canvas: Canvas, times: int = 7) -> None:
    """Print how long the window's thread is held up when a gesture of each tool ends."""
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtTest import QTest

    from inspector_app.ui.canvas.tools import ToolKind

    told: list[object] = []
    canvas.region_drawn.connect(told.append)
    left = Qt.MouseButton.LeftButton
    x0, x1 = round(canvas.width() * 0.25), round(canvas.width() * 0.75)
    y0, y1 = round(canvas.height() * 0.1), round(canvas.height() * 0.9)
    rows = []
    for tool in (ToolKind.BRUSH, ToolKind.ERASER, ToolKind.BOX, ToolKind.WAND):
        wall, own = [], []
        for _ in range(times):
            canvas.start_region()
            if tool is ToolKind.ERASER:
                canvas.set_tool(ToolKind.BOX)
                QTest.mousePress(canvas, left, pos=QPoint(x0, y0))
                QTest.mouseRelease(canvas, left, pos=QPoint(x1, y1))
            canvas.set_tool(tool)
            QTest.mousePress(canvas, left, pos=QPoint(x0, y0))
            for step in range(1, 9):
                QTest.mouseMove(canvas, QPoint(x0 + (x1 - x0) * step // 8, y0 + (y1 - y0) * step // 8))
                canvas.repaint()
            told.clear()
            began, spent = time.perf_counter(), time.thread_time()
            QTest.mouseRelease(canvas, left, pos=QPoint(x1, y1))
            canvas.repaint()
            wall.append(1e3 * (time.perf_counter() - began))
            own.append(1e3 * (time.thread_time() - spent))
        size = f"{told[-1].area / 1e6:.1f} million px" if told else "nothing was hot there"  # type: ignore[attr-defined]
        figures = (median(wall), max(wall), median(own), max(own))
        rows.append((tool.value, size, *(f"{figure:.1f} ms" for figure in figures)))
    canvas.start_region()
    table(["tool", "region", "median", "worst", "own work", "worst"], rows, title="letting go of a region")


class Files:
    """Decodes as a session does."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.pool = ThreadPoolExecutor(2)

    @property
    def looking(self) -> Files:
        return self

    def picture(self, image_id: str) -> Future[Any]:
        def work() -> ShownPicture:
            stored = decode_values(self._file)
            return ShownPicture(stored.values, stored.sha256, FULL_RANGE)

        return self.pool.submit(work)


def opened_file(width: int, height: int) -> Pyramid:
    """Write the file, open it as the window does, and print what that took."""
    from PySide6.QtCore import QEventLoop, QTimer

    from inspector_app.ui.bridge import Bridge
    from inspector_app.ui.findings.pyramids import Pyramids

    with tempfile.TemporaryDirectory() as folder:
        (file,) = write_large_lot(Path(folder) / "lot", 1, width=width, height=height).iterdir()
        size = file.stat().st_size
        files, bridge = Files(file), Bridge()
        process = psutil.Process()
        before, last = process.memory_info().rss, time.perf_counter()
        gaps, taken = [0.0], [0]

        def tick() -> None:
            nonlocal last
            now = time.perf_counter()
            gaps.append(now - last)
            last = now
            taken.append(process.memory_info().rss - before)

        timer, loop = QTimer(interval=1), QEventLoop()
        timer.timeout.connect(tick)
        timer.start()
        began = last = time.perf_counter()
        future = Pyramids(files, bridge).get("image")  # type: ignore[arg-type]
        while not future.done():
            loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        took = time.perf_counter() - began
        timer.stop()
        files.pool.shutdown()
        bridge.join()
    pyramid = future.result()
    table(
        ["file", "until it can be shown", "window's thread late", "kept", "peak"],
        [
            (
                f"{size / 2**20:.0f} MiB",
                f"{took:.2f} s",
                f"{1e3 * max(gaps):.0f} ms",
                f"{pyramid.nbytes / 2**20:.0f} MiB",
                f"{max(taken) / 2**20:.0f} MiB",
            )
        ],
        title=f"a picture of {width:,} × {height:,} px",
    )
    return pyramid


def frames(
    change: Callable[[int], object], paint: Callable[[], object], number: int
) -> tuple[list[float], list[float]]:
    """Milliseconds of each frame: on the clock, and of this thread's own work."""
    wall, own = [], []
    for step in range(number):
        began, spent = time.perf_counter(), time.thread_time()
        change(step + 1)
        paint()
        wall.append(1e3 * (time.perf_counter() - began))
        own.append(1e3 * (time.thread_time() - spent))
    return wall, own


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
