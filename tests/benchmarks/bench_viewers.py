"""The same folder opened in our window, in labelme's and in X-AnyLabeling's: first picture, next picture, memory.

python -m tests.benchmarks.bench_viewers [--pictures 200] [--looks 30] [--large]

Each runs in a process of its own, one after the other. INSPECTOR_LABELME and INSPECTOR_XANY name the Python of an
environment that has the program; without one its row is left out. ``--large``: pictures of 12 MP made of the demo's
plates. Ours inspects the lot meanwhile, for which it loads PyTorch and its model: its memory holds both, and its times
are those beside that work. The others only show.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from tests.benchmarks.companion import Companion, CompanionFailed
from tests.benchmarks.large_pictures import write_large_lot
from tests.benchmarks.measuring import table

OTHERS = {"labelme": "INSPECTOR_LABELME", "X-AnyLabeling": "INSPECTOR_XANY"}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pictures", type=int, default=200)
    parser.add_argument("--looks", type=int, default=30, help="pictures gone through")
    parser.add_argument("--large", action="store_true", help="pictures of 12 MP")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "lot")
        if chosen.large:
            write_large_lot(folder, chosen.pictures)
        else:
            from inspector_app.imaging.demo_parts import write_demo_lot

            write_demo_lot(folder, lot=1, parts=chosen.pictures)
        rows = []
        for name, python in (("inspector", sys.executable), *pythons().items()):
            if python is None:
                print(f"no {name} here: name the Python of its environment in {OTHERS[name]}")
                continue
            try:
                rows.append([name, *figures(name, python, folder, chosen.looks, scratch)])
            except CompanionFailed as error:
                print(f"{name} could not be measured: {error}")
    size = "12 MP" if chosen.large else "drawn parts"
    table(
        ["program", "first picture, s", "MB then", "next, median ms", "next, worst ms", "MB then"],
        rows,
        title=f"{chosen.pictures} pictures ({size}), {chosen.looks} gone through (offscreen)",
    )
    return 0


def pythons() -> dict[str, str | None]:
    """The Python of each other program's environment, where it is named."""
    return {name: os.environ.get(variable) for name, variable in OTHERS.items()}


def figures(name: str, python: str, folder: Path, looks: int, scratch: str) -> list[object]:
    """First picture, memory, median and worst next picture, memory; settings of the program stay in ``scratch``."""
    home = {"HOME": scratch, "XDG_CONFIG_HOME": scratch, "QT_QPA_PLATFORM": "offscreen"}
    started = time.time()
    with Companion(python, "companion_viewer.py", home) as other:
        first = other.ask("open", program=name, folder=str(folder), started=started)
        onward = other.ask("next", count=looks)
        other.ask("end")
    taken = [1e3 * seconds for seconds in onward["seconds"]]
    memory = [None if part["mb"] is None else round(part["mb"]) for part in (first, onward)]
    return [
        f"{first['first']:.2f}",
        memory[0],
        f"{median(taken):.0f}",
        f"{max(taken):.0f}",
        memory[1],
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
