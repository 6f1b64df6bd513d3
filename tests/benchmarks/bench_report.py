"""How long a report of 10,000 parts takes in every format, and how much memory.

python -m tests.benchmarks.bench_report [--parts 10000] [--formats pdf,xlsx,html,csv,json,coco,masks,yolo]

Each format is written in a process of its own, so that its peak memory is its own. 8 % of the parts are flagged, every
fourth of these is rejected; pictures are drawn at 640 × 480 px, so that what is measured is decoding, too.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import numpy as np

from inspector_app.domain.documents import Format
from inspector_app.domain.filtering import PartQuery, parse_filter
from inspector_app.domain.lot import Who
from inspector_app.domain.review import PartDecision
from inspector_app.imaging.thumbnails import encode_jpeg
from inspector_app.store.database import Database
from inspector_app.store.drafts import ReviewDraft
from inspector_app.store.reading import Reading
from inspector_app.store.workspace import Workspace
from inspector_app.store.writing import Writing
from inspector_app.workflow.reporting import WRITERS, lot_report
from inspector_app.workflow.stores import Stores
from tests.benchmarks.bench_store import fill, name_of

WHO = Who("bench", "bench")
SIZE = (480, 640)
MAP = np.linspace(0, 2, SIZE[0] * SIZE[1], dtype=np.float32).reshape(SIZE)


def prepare(root: Path, parts: int) -> str:
    """A workspace with a lot of inspected parts, some of them reviewed; the lot's key."""
    workspace = Workspace(root)
    workspace.create()
    database = Database(workspace)
    database.migrate()
    pictures = root.parent / "pictures"
    lot_id = fill(database, parts, pictures)
    noise = np.random.default_rng(0).integers(90, 160, (*SIZE, 3), dtype=np.uint8)
    with database.reading() as connection:
        flagged = Reading(connection).part_ids(lot_id, PartQuery(parse_filter("verdict:flagged")))
        rows = {row.part_id: row for row in Reading(connection).part_rows_by_id(flagged)}
    for number, row in enumerate(rows.values()):
        path = pictures / row.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(encode_jpeg(np.roll(noise, number, axis=1)))  # no two are alike
    with database.writing() as connection:
        writing = Writing(connection, WHO)
        for place, part_id in enumerate(flagged):
            decision = PartDecision.REJECT if place % 4 == 0 else PartDecision.ACCEPT
            writing.add_review(ReviewDraft(part_id, None, decision))
        connection.exec_driver_sql(f"UPDATE image SET width = {SIZE[1]}, height = {SIZE[0]}")
    database.close()
    print(f"{parts} parts, {len(flagged)} of them flagged; first {name_of(0)}")
    return lot_id


def write(root: Path, lot_id: str, format: str) -> None:
    """One document; prints its time, the memory of this process at its highest, and its size."""
    import resource  # not on Windows

    stores = Stores.open(root, "bench")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    try:
        # Maps are drawn, since no model has made any; all else is read from the workspace.
        report = replace(lot_report(stores, WHO, lot_id, PartQuery()), calibrated_map=lambda image_id: MAP)
        ending, make = WRITERS[Format(format)]
        path = root / f"report{ending}"
        make(report, path)
        spent = time.perf_counter() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        files = [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]
        size = sum(each.stat().st_size for each in files)
        print(
            f"{format:<6} {spent:7.1f} s   peak {peak / 1024:6.0f} MB (before {before / 1024:.0f})"
            f"   {size / 2**20:7.1f} MB"
        )
    finally:
        stores.close()


def main(given: list[str]) -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--parts", type=int, default=10_000)
    arguments.add_argument("--formats", default=",".join(each.value for each in Format))
    asked = arguments.parse_args(given)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "workspace"
        lot_id = prepare(root, asked.parts)
        for format in asked.formats.split(","):
            process = multiprocessing.get_context("spawn").Process(target=write, args=(root, lot_id, format))
            process.start()
            process.join()
            if process.exitcode:
                return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
