"""How fast a mark is felt: preview, keep and revoke on a lot of many parts, through the real session.

python -m tests.benchmarks.bench_mark [--parts 1000] [--repeats 3] [--profile]

The lot is drawn: one texture that differs a little from part to part, and on a sixth of the parts the same stain.
The first inspection takes most of the time; it is not what is measured (784 cells a part with the default backbone).
Budgets: 1,000 parts/s, a first answer (preview) in 100 ms.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import cv2
import numpy as np

from inspector_app.domain.filtering import PartQuery
from inspector_app.domain.geometry import Box, Region
from inspector_app.workflow.requests import MarkRequest, OpenFolder
from inspector_app.workflow.session import Session
from inspector_app.workflow.worker import Urgency
from tests.benchmarks.measuring import table

SIDE, STAIN = 224, (120, 80, 40)  # x, y, side of the stain, px


def draw(folder: Path, parts: int) -> Path:
    """A folder of drawn parts, every sixth one with the stain."""
    folder.mkdir(parents=True)
    random = np.random.default_rng(0)
    ground = cv2.GaussianBlur(random.normal(130, 60, (SIDE, SIDE, 3)).astype(np.float32), (0, 0), 3)
    x, y, side = STAIN
    for part in range(parts):
        picture = ground + random.normal(0, 4, ground.shape)
        if part % 6 == 0:
            cv2.circle(picture, (x + side // 2, y + side // 2), side // 2, (20.0, 60.0, 90.0), -1)
        cv2.imencode(".bmp", np.clip(picture, 0, 255).astype(np.uint8))[1].tofile(
            folder / f"part {part:05}.bmp"
        )
    return folder


def measure(session: Session, lot_id: str, parts: int, repeats: int) -> None:
    """Preview, keep and revoke in turn; each ends with all of it stored."""
    rows = session.part_rows(lot_id, PartQuery(), 0, 1).result()
    x, y, side = STAIN
    region = Region.from_box(Box(x, y, side, side), SIDE, SIDE)
    request = MarkRequest(rows[0].image_id, region)
    spent: dict[str, list[float]] = {
        "preview": [],
        "keep, stored": [],
        "turned views joined": [],
        "revoke, stored": [],
    }
    found = None
    for _ in range(repeats):
        started = time.perf_counter()
        found = session.preview_mark(request).result()
        spent["preview"].append(time.perf_counter() - started)
        started = time.perf_counter()
        mark = session.keep_mark(request).result()
        spent["keep, stored"].append(time.perf_counter() - started)
        started = time.perf_counter()
        session.settle()
        spent["turned views joined"].append(time.perf_counter() - started)
        started = time.perf_counter()
        session.revoke_mark(mark.id).result()
        spent["revoke, stored"].append(time.perf_counter() - started)
    assert found is not None
    table(
        ["act", "least ms", "median ms", "parts/s at the least"],
        [
            [name, f"{1e3 * min(times):.0f}", f"{1e3 * median(times):.0f}", f"{parts / min(times):.0f}"]
            for name, times in spent.items()
        ],
        title=f"{parts} parts; the mark has {found.patches} bank patches, clears {len(found.clears)}, "
        f"lowers {len(found.lowers)}",
    )


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--parts", type=int, default=1000)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--backbone", help="a model id, see `inspector models list`")
    parser.add_argument("--profile", action="store_true", help="where the inference thread spends its time")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        folder = draw(Path(scratch, "lot"), chosen.parts)
        session = Session.open(Path(scratch, "workspace"))
        try:
            lot = session.open_folder(OpenFolder(folder, "plate", backbone=chosen.backbone)).result()
            session.inspect(lot.id).result()
            profiler = cProfile.Profile()
            if chosen.profile:
                session._room.submit(lambda _: profiler.enable(), Urgency.LOOK).result()
            measure(session, lot.id, chosen.parts, chosen.repeats)
            if chosen.profile:
                session._room.submit(lambda _: profiler.disable(), Urgency.LOOK).result()
                pstats.Stats(profiler).sort_stats("cumtime").print_stats(45)
        finally:
            session.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
