"""How fast a lot of 100,000 parts opens, pages, filters and takes a review.

python -m tests.benchmarks.bench_store [--parts 100000]
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from inspector_app.domain.filtering import GroupBy, PartQuery, SortKey, parse_filter
from inspector_app.domain.finding import Finding, ImageResult
from inspector_app.domain.geometry import Box
from inspector_app.domain.lot import Who
from inspector_app.domain.readings import FoundFile
from inspector_app.domain.recipe import Basis, Calibration, RecipeSettings
from inspector_app.domain.review import PartDecision
from inspector_app.store.database import Database
from inspector_app.store.drafts import ReviewDraft, RunDraft, StoredResult
from inspector_app.store.reading import Reading
from inspector_app.store.workspace import Workspace
from inspector_app.store.writing import Writing

WHO = Who("bench", "bench")
PAGE = 100


def timed(label: str, act: Callable[[], object], *, repeat: int = 5) -> None:
    """Print the median of ``repeat`` runs, in ms."""
    spent = []
    for _ in range(repeat):
        start = time.perf_counter()
        act()
        spent.append((time.perf_counter() - start) * 1000)
    print(f"{label:<52} {median(spent):9.1f} ms   (worst {max(spent):.1f})")


def name_of(number: int) -> str:
    """The file of a part, in trays of 500."""
    return f"tray {number // 500:03}/part {number:06}.png"


def fill(database: Database, parts: int, folder: Path = Path("/bench")) -> str:
    """A lot of ``parts`` inspected parts, 8 % of them flagged; its key."""
    chance = random.Random(0)
    with database.writing() as connection:
        writing = Writing(connection, WHO)
        recipe_id = writing.ensure_recipe("bench")
        version = writing.add_recipe_version(
            recipe_id, RecipeSettings(), Calibration(1.0, 2.0, 1.8, 2.0, Basis.LOT, parts), "bench"
        )
        lot = writing.ensure_lot(recipe_id, folder)
    start = time.perf_counter()
    names = [name_of(i) for i in range(parts)]
    for at in range(0, parts, 2000):
        with database.writing() as connection:
            files = [FoundFile(name, 1, 1, name) for name in names[at : at + 2000]]
            Writing(connection, WHO).add_files(lot.id, files)
    print(f"{'files join, 2,000 a transaction':<52} {time.perf_counter() - start:9.1f} s")
    with database.reading() as connection:
        images = Reading(connection).to_inspect(lot.id)
    start, longest, batch = time.perf_counter(), 0.0, 32
    with database.writing() as connection:
        run_id = Writing(connection, WHO).start_run(
            RunDraft(
                lot.id, None, "inspect", "pa_clip", "b", "0", "torch", "fp32", "cpu", "e", None, version.id
            )
        )
    for at in range(0, parts, batch):
        results = []
        for image in images[at : at + batch]:
            raw = chance.gauss(1.0, 0.25) if chance.random() > 0.06 else chance.uniform(1.8, 4)
            found = (Finding(1, Box(5, 5, 20, 20), 400, raw, (9, 9)),) if raw >= 1.8 else ()
            quieted = {chance.randint(1, 20): 1.0} if chance.random() < 0.05 else {}
            results.append(StoredResult(ImageResult(image.id, raw, None, found, quieted), at, at))
        began = time.perf_counter()
        with database.writing() as connection:
            Writing(connection, WHO).add_results(run_id, results)
        longest = max(longest, time.perf_counter() - began)
    spent = time.perf_counter() - start
    rate = f"{parts / spent:9.0f} parts/s (longest {longest * 1000:.0f} ms)"
    print(f"{'results join, 32 a transaction':<52} {rate}")
    return lot.id


def main(given: list[str]) -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--parts", type=int, default=100_000)
    parts = arguments.parse_args(given).parts
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder))
        workspace.create()
        filling = Database(workspace)
        filling.migrate()
        lot_id = fill(filling, parts)
        filling.close()

        start = time.perf_counter()
        database = Database(workspace)
        database.migrate()
        with database.reading() as connection:
            reading = Reading(connection)
            reading.lot_summary(lot_id)
            reading.part_rows(lot_id, PartQuery(), 0, PAGE)
        print(f"{'the lot opens: summary and first page':<52} {(time.perf_counter() - start) * 1000:9.1f} ms")

        with database.reading() as connection:
            reading = Reading(connection)
            timed("counts", lambda: reading.counts(lot_id))
            for sort in SortKey:
                for descending in (False, True):
                    query = PartQuery(sort=sort, descending=descending)
                    way = "down" if descending else "up"
                    timed(f"page by {sort} {way}", lambda q=query: reading.part_rows(lot_id, q, 0, PAGE))
            timed(
                "page by score in the middle",
                lambda: reading.part_rows(lot_id, PartQuery(sort=SortKey.SCORE), parts // 2, PAGE),
            )
            for text in (
                "",
                "verdict:flagged",
                "score:>1.2",
                "0999",
                "quiet-by:P-12",
                "review:none -failed:",
            ):
                query = PartQuery(parse_filter(text))
                timed(f"count of '{text}'", lambda q=query: reading.part_count(lot_id, q))
                timed(f"page of '{text}'", lambda q=query: reading.part_rows(lot_id, q, 0, PAGE))
            timed(
                "keys of verdict:flagged by score",
                lambda: reading.part_ids(
                    lot_id, PartQuery(parse_filter("verdict:flagged"), SortKey.SCORE, True)
                ),
            )
            for group in (GroupBy.LOT, GroupBy.PART, GroupBy.VIEW):
                timed(f"list by {group}", lambda g=group: reading.part_list(lot_id, PartQuery(group=g)))
            timed("histogram", lambda: reading.scores(lot_id), repeat=3)
            timed("current rows for a rescore", lambda: reading.current_rows(lot_id), repeat=3)
            timed("images to inspect", lambda: reading.to_inspect(lot_id), repeat=3)
            timed("next undecided, from the start", lambda: reading.next_undecided(lot_id, -1))
            flagged = reading.part_ids(lot_id, PartQuery(parse_filter("verdict:flagged")))
            timed("detail of one part", lambda: reading.part_detail(flagged[0]))
        left = iter(flagged)

        def review() -> None:
            with database.writing() as connection:
                Writing(connection, WHO).add_review(ReviewDraft(next(left), None, PartDecision.ACCEPT))

        timed("one review, committed", review, repeat=50)
        with database.writing() as connection:
            writing = Writing(connection, WHO)
            for part_id in left:
                writing.add_review(ReviewDraft(part_id, None, PartDecision.ACCEPT))
        with database.reading() as connection:
            timed("next undecided, none left", lambda: Reading(connection).next_undecided(lot_id, -1))
        database.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
