"""How long a frame of the canvas takes while a slider is dragged over a picture of 8,000 × 8,000 px.

python -m tests.benchmarks.bench_canvas [--side 8000] [--frames 60] [--platform offscreen]

A frame is the change and the painting it asks for. Budget: 16 ms, whole picture seen and at its actual size.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable
from statistics import median

import numpy as np

from tests.benchmarks.measuring import table


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--side", type=int, default=8000, help="px of the square picture")
    parser.add_argument("--frames", type=int, default=60)
    parser.add_argument("--platform", default="offscreen", help="Qt's platform: offscreen, xcb, ...")
    chosen = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", chosen.platform)
    from PySide6.QtWidgets import QApplication

    from inspector_app.ui.canvas.pyramid import Pyramid
    from inspector_app.ui.canvas.view import Canvas

    application = QApplication.instance() or QApplication([])
    rng = np.random.default_rng(0)
    canvas = Canvas()
    canvas.resize(1280, 800)
    canvas.show()
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
    }
    rows = []
    for view, look in (("whole picture", canvas.fit), ("actual size", canvas.actual_size)):
        for name, change in drags.items():
            if view == "whole picture" and name == "pan":
                continue
            look()
            canvas.repaint()
            wall, own = frames(change, canvas.repaint, chosen.frames)
            rows.append(
                (view, name, f"{median(wall):.1f} ms", f"{max(wall):.1f} ms", f"{median(own):.1f} ms")
            )
    table(["seen", "slider", "median", "worst", "own work"], rows, title=f"a frame, {chosen.side} px")
    canvas.close()
    return 0


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
