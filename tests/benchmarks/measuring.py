"""What the benchmarks share: the least of several timings, plain tables, and the data sets they run on."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from tests.datasets import DATA_SETS, data_root

Name = TypeVar("Name")

PICTURES = (".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff", ".webp")


def best(act: Callable[[], object], times: int = 3) -> float:
    """Least seconds of several runs: what the machine can do when others leave it alone."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        act()
        taken.append(time.perf_counter() - started)
    return min(taken)


def in_turn(acts: Mapping[Name, Callable[[], object]], times: int = 5) -> dict[Name, float]:
    """Least seconds of each act, one after the other in every round: what disturbs the machine disturbs them all."""
    return least({name: lambda act=act: best(act, 1) for name, act in acts.items()}, times)


def least(timings: Mapping[Name, Callable[[], float]], times: int = 5) -> dict[Name, float]:
    """As ``in_turn``, of acts that say themselves how many seconds they took."""
    taken: dict[Name, list[float]] = {name: [] for name in timings}
    for _ in range(times):
        for name, timing in timings.items():
            taken[name].append(timing())
    return {name: min(seconds) for name, seconds in taken.items()}


def against(budget: float, found: float, *, at_most: bool = False) -> str:
    """A figure beside its budget, and whether it is held."""
    held = found <= budget if at_most else found >= budget
    sign = "≤" if at_most else "≥"
    return f"{found:.2f} (budget {sign} {budget:g}: {'held' if held else 'NOT HELD'})"


def table(head: Sequence[str], rows: Sequence[Sequence[object]], *, title: str = "") -> None:
    """Print rows under their heads: the first column to the left, the others to the right."""
    texts = [[_text(value) for value in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(head, *texts, strict=True)]
    if title:
        print(f"\n{title}")
    for line in (list(head), *texts):
        first, *others = (
            text.ljust(width) if place == 0 else text.rjust(width)
            for place, (text, width) in enumerate(zip(line, widths, strict=True))
        )
        print("  ".join([first, *others]).rstrip())
    sys.stdout.flush()


def _text(value: object) -> str:
    if value is None:
        return "–"
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def data_folder(named: str | None = None) -> Path | None:
    """The folder of data sets; says so and gives None where there is none."""
    root = Path(named) if named else data_root()
    if root is None or not root.is_dir():
        print("no data sets here: name their folder, or set INSPECTOR_DATA", file=sys.stderr)
        return None
    return root


def pictures(root: Path, sets: Sequence[str] = DATA_SETS) -> list[Path]:
    """Every picture of parts in these data sets, the sets taken in turn, so that each length is a mixture."""
    of_sets = [
        sorted(
            path
            for branch in ("train", "test")
            for path in (root / name / branch).rglob("*")
            if path.suffix.lower() in PICTURES
        )
        for name in sets
    ]
    longest = max((len(paths) for paths in of_sets), default=0)
    return [paths[place] for place in range(longest) for paths in of_sets if place < len(paths)]


def linked(paths: Sequence[Path], folder: Path) -> Path:
    """A folder with these pictures under names of their own."""
    folder.mkdir(parents=True)
    for place, path in enumerate(paths):
        try:
            os.link(path, folder / f"{place:04}{path.suffix}")
        except OSError:  # another file system
            shutil.copyfile(path, folder / f"{place:04}{path.suffix}")
    return folder
