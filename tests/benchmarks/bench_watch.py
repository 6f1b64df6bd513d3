"""Thousands of pictures into a watched folder: memory and pace, with the embedded fast model or without an engine.

python -m tests.benchmarks.bench_watch [--parts 5000] [--engine] [--at-once 100]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import psutil

from inspector_app.domain.feeds import FeedKind, FeedSettings
from inspector_app.domain.recipe import FAST_BACKBONE
from inspector_app.domain.watching import WatchSettings
from inspector_app.imaging.thumbnails import encode_png
from inspector_app.workflow.requests import OpenFolder
from inspector_app.workflow.session import Session
from tests.benchmarks.measuring import table

SIDE = 96  # px
TAUGHT = 40  # good parts that the recipe's bank is made from
REPORTS = 10


def draw(folder: Path, first: int, count: int) -> None:
    """Pictures of their own: a plate with a stripe and noise."""
    for number in range(first, first + count):
        chance = np.random.default_rng(number)
        pixels = chance.integers(110, 140, (SIDE, SIDE, 3), dtype=np.uint8)
        pixels[:, 30 + number % 30 : 36 + number % 30] = 60
        (folder / f"{number:06}.png").write_bytes(encode_png(pixels))


def with_engine(root: Path, folder: Path, parts: int, at_once: int) -> None:
    """The whole way: thread, engine, store, thumbnails, a feed into a file."""
    session = Session.open(root / "workspace")
    try:
        good = root / "good"
        good.mkdir()
        draw(good, 10_000_000, TAUGHT)
        lot = session.open_folder(OpenFolder(good, "plate", backbone=FAST_BACKBONE)).result()
        session.inspect(lot.id).result()
        session.feeds.start().result()
        session.feeds.add(FeedSettings("file", FeedKind.JSONL, str(root / "feed"))).result()
        session.watching.start(WatchSettings(folder, "plate", every=0.5))[0].result()
        measure(
            lambda: session.watching.status.parts,
            parts,
            at_once,
            lambda first, count: draw(folder, first, count),
        )
        left = session.feeds.drain(60.0)
        lines = sum(len(path.read_bytes().splitlines()) for path in (root / "feed").iterdir())
        print(f"lines in the feed: {lines}, waiting: {left}")
    finally:
        began = time.perf_counter()
        session.close()
        print(f"closed in {time.perf_counter() - began:.2f} s")


def without_engine(root: Path, folder: Path, parts: int, at_once: int) -> None:
    """Looking, reading, joining and storing alone; scores are written as they are."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "unit" / "workflow"))
    from watched_floor import Room, WatchedFloor, settings_of

    room = Room(root / "workspace")
    room.tell = lambda event: None
    floor = WatchedFloor(room, folder, settings_of(folder))
    forget = room.arrivals.inspected.clear
    try:

        def come(first: int, count: int) -> None:
            draw(folder, first, count)
            forget()

        def seen() -> int:
            floor.pass_by(0.5)
            return floor.watch.status.parts

        measure(seen, parts, at_once, come)
    finally:
        room.close()


def measure(seen: object, parts: int, at_once: int, come: object) -> None:
    """Let pictures come, as many at once as asked for, and print memory every tenth of them."""
    process = psutil.Process()
    rows: list[tuple[object, ...]] = []
    began, drawn = time.perf_counter(), 0
    while drawn < parts:
        count = min(at_once, parts - drawn)
        come(drawn, count)  # type: ignore[operator]
        drawn += count
        while seen() < drawn:  # type: ignore[operator]
            time.sleep(0.01)
        if drawn % max(at_once, parts // REPORTS) == 0 or drawn == parts:
            memory = process.memory_info().rss / 2**20
            rows.append((drawn, f"{memory:.0f}", f"{drawn / (time.perf_counter() - began):.1f}"))
            print(f"{drawn} parts, {memory:.0f} MiB", flush=True)
    table(("parts", "resident MiB", "parts/s since the start"), rows, title="A watched folder")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--parts", type=int, default=5000)
    parser.add_argument("--at-once", type=int, default=100)
    parser.add_argument("--engine", action="store_true")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        folder = root / "in"
        folder.mkdir()
        run = with_engine if given.engine else without_engine
        run(root, folder, given.parts, given.at_once)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
