"""What inspecting 100 pictures costs beside decoding, backbone and search, each alone at its best setting.

python -m tests.benchmarks.bench_inspect [--images 100] [--data DATA_DIR] [--profile]

The first lot makes the recipe's bank; the second lot, of other pictures, is timed: as a command of its own, and in
this process from opening the folder to the last stored result. Budget: wall ≤ 1.25 × the sum of the three.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from inspector_app.domain.lot import Lot
from inspector_app.engine.encoder import Encoder
from inspector_app.engine.memory import NormalBank
from inspector_app.workflow.decoding import squash_ahead
from inspector_app.workflow.inference import Inference
from inspector_app.workflow.requests import OpenFolder
from inspector_app.workflow.session import Session
from inspector_app.workflow.worker import Urgency
from tests.benchmarks.measuring import best, data_folder, linked, pictures, table

BUDGET = 1.25


def by_command(folder: Path, workspace: Path) -> tuple[float, float]:
    """Seconds and peak MB of ``inspector inspect`` as a process of its own."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "inspector_app", "inspect", str(folder), "--workspace", str(workspace)]
    process = os.spawnv(os.P_NOWAIT, sys.executable, [*command, "--category", "part"])
    _, status, usage = os.wait4(process, 0)
    if status != 0:
        raise SystemExit(f"inspect ended with {os.waitstatus_to_exitcode(status)}")
    return time.perf_counter() - started, usage.ru_maxrss / (1024 if sys.platform == "linux" else 2**20)


def inspected(session: Session, folder: Path, lot: str) -> tuple[Lot, float]:
    """The lot, and seconds from opening its folder to its last stored result."""
    started = time.perf_counter()
    opened = session.open_folder(OpenFolder(folder, "part", lot=lot)).result()
    session.inspect(opened.id).result()
    return opened, time.perf_counter() - started


def steps_alone(paths: list[Path], encoder: Encoder, bank: NormalBank) -> dict[str, tuple[float, str]]:
    """Least seconds of each step over all pictures, and the setting that gave them."""
    ahead = squash_ahead(((p, p) for p in paths), encoder.canvas, None)
    squares = [picture.square for picture in ahead if picture.square is not None]
    features = np.concatenate(
        [encoder.encode(squares[at : at + 2]).features for at in range(0, len(squares), 2)]
    )
    rows = features.reshape(-1, features.shape[2])
    index, cells = bank.index(encoder.grid), features.shape[1]

    def decode(threads: int) -> None:
        for _ in squash_ahead(((p, p) for p in paths), encoder.canvas, None, threads=threads):
            pass

    def forward(batch: int) -> None:
        for at in range(0, len(squares), batch):
            encoder.encode(squares[at : at + batch])

    def search(images: int) -> None:
        for at in range(0, len(rows), images * cells):
            some = rows[at : at + images * cells]
            index.distance(some, np.arange(len(some)) % cells)

    return {
        "decode": _best_of("threads", decode, (1, 2)),
        "forward": _best_of("a mini-batch", forward, (1, 2, 4)),
        "search": _best_of("images at once", search, (2, 8)),
    }


def _best_of(setting: str, act: Callable[[int], None], values: tuple[int, ...]) -> tuple[float, str]:
    found = {value: best(lambda value=value: act(value), 2) for value in values}
    winner = min(found, key=lambda value: found[value])
    return found[winner], f"{winner} {setting}"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--images", type=int, default=100)
    parser.add_argument("--data")
    parser.add_argument("--profile", action="store_true", help="where the inference thread spends its time")
    chosen = parser.parse_args(arguments)
    root = data_folder(chosen.data)
    if root is None:
        return 0
    found = pictures(root)[: 2 * chosen.images]
    with tempfile.TemporaryDirectory() as scratch:
        first = linked(found[::2], Path(scratch, "first"))
        second = linked(found[1::2], Path(scratch, "second"))
        compare(first, second, Path(scratch), profile=chosen.profile)
    return 0


def compare(first: Path, second: Path, scratch: Path, *, profile: bool) -> None:
    """Time both lots and print the tables."""
    paths = sorted(second.iterdir())
    home = scratch / "workspace"
    learning = by_command(first, home)
    command = by_command(second, home)
    table(
        ["inspector inspect, a process of its own", "seconds", "peak MB"],
        [
            [f"first lot, {len(list(first.iterdir()))} pictures, makes the bank", *_rounded(learning)],
            [f"second lot, {len(paths)} pictures, start included", *_rounded(command)],
        ],
    )
    session = Session.open(home)
    try:
        profiler = _profiled(session) if profile else None
        encoder, bank = _bench(session)
        walls = []
        for turn in range(3):
            # a folder of its own each time: a lot that is opened again inspects nothing twice
            again = linked(paths, scratch / f"again-{turn}")
            lot, wall = inspected(session, again, f"again {turn}")
            walls.append(wall)
        with session.store.reading() as reading:
            run = reading.latest_run(lot.id)
        alone = session._room.submit(lambda _: steps_alone(paths, encoder, bank), Urgency.LOOK).result()
        if profiler is not None:
            pstats.Stats(profiler).sort_stats("tottime").print_stats(25)
    finally:
        session.close()
    wall, total = min(walls), sum(seconds for seconds, _ in alone.values())
    count = len(paths)
    rows: list[list[object]] = [
        [step, seconds, f"{1e3 * seconds / count:.1f}", how] for step, (seconds, how) in alone.items()
    ]
    rows.append(["sum", total, f"{1e3 * total / count:.1f}", ""])
    rows.append(
        ["inspect in this process", wall, f"{1e3 * wall / count:.1f}", f"{wall / total:.2f} × the sum"]
    )
    table(
        ["step alone", "seconds", "ms an image", "at its best with"], rows, title=f"budget {BUDGET} × the sum"
    )
    assert run is not None
    table(
        ["within the run", "seconds", "ms an image"],
        [[step, spent, f"{1e3 * spent / count:.2f}"] for step, spent in run.timings.items()],
        title=f"steps of the last run, {walls[-1]:.2f} s",
    )


def _bench(session: Session) -> tuple[Encoder, NormalBank]:
    """The recipe's encoder and bank, warm."""

    def look(engine: Inference) -> tuple[Encoder, NormalBank]:
        with session.store.reading() as reading:
            recipe_id = reading.lots()[0].lot.recipe_id
        memory = engine.bench.memory(recipe_id)
        encoder = engine.bench.encoder(memory.version.settings)
        encoder.encode([np.zeros((encoder.input_size, encoder.input_size, 3), np.uint8)])
        state = memory.scoring.state
        assert isinstance(state, NormalBank)
        return encoder, state

    return session._room.submit(look, Urgency.LOOK).result()


def _profiled(session: Session) -> cProfile.Profile:
    profiler = cProfile.Profile()
    session._room.submit(lambda _: profiler.enable(), Urgency.LOOK).result()
    return profiler


def _rounded(measured: tuple[float, float]) -> list[str]:
    return [f"{measured[0]:.2f}", f"{measured[1]:.0f}"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
