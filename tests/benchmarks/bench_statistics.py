"""How fast the statistics page of a recipe with 100,000 parts is counted.

python -m tests.benchmarks.bench_statistics [--parts 100000] [--reviews 20000]
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from sqlalchemy import insert, update

from inspector_app.domain.filtering import PartQuery, parse_filter
from inspector_app.reports.statistics import scope_of, statistics
from inspector_app.store.database import Database
from inspector_app.store.part_state import refresh_part_states
from inspector_app.store.reading import Reading
from inspector_app.store.tables import image, review
from inspector_app.store.workspace import Workspace
from inspector_app.store.writing_base import new_id
from tests.benchmarks.bench_store import fill, timed

PEOPLE = ("ada", "ben", "cleo", "dora")


def people_decide(database: Database, lot_id: str, reviews: int) -> None:
    """Sizes of the pictures, and reviews: every flagged part, and others up to ``reviews``, some of them twice."""
    chance = random.Random(1)
    with database.reading() as connection:
        reading = Reading(connection)
        flagged = reading.part_ids(lot_id, PartQuery(parse_filter("verdict:flagged")))
        others = reading.part_ids(lot_id, PartQuery(parse_filter("verdict:ok")))
    chosen = flagged[:reviews] + chance.sample(others, max(0, min(len(others), reviews - len(flagged))))
    now = 1_750_000_000.0
    rows = []
    for part_id in chosen:
        now += chance.expovariate(1 / 4)
        for person in chance.sample(PEOPLE, 2 if chance.random() < 0.1 else 1):
            decision = chance.choice(("accept", "accept", "reject"))
            name = chance.choice(("scratch", "dent", "stain", "")) if decision == "reject" else ""
            rows.append(
                {
                    "id": new_id(), "part_id": part_id, "decision": decision, "defect_class": name,
                    "author": person, "station": "bench", "created_at": now,
                }
            )  # fmt: skip
    with database.writing() as connection:
        connection.execute(update(image).values(width=640, height=480))
        connection.execute(insert(review), rows)
        refresh_part_states(connection, chosen)


def main(given: list[str]) -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--parts", type=int, default=100_000)
    arguments.add_argument("--reviews", type=int, default=20_000)
    wanted = arguments.parse_args(given)
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder))
        workspace.create()
        database = Database(workspace)
        database.migrate()
        lot_id = fill(database, wanted.parts)
        people_decide(database, lot_id, wanted.reviews)
        database.close()

        database = Database(workspace)
        with database.reading() as connection:
            reading = Reading(connection)
            recipe_id = reading.lot(lot_id).recipe_id
            whole = scope_of(recipe_id, "bench")
            one_lot = scope_of(recipe_id, "bench", [1])
            start = time.perf_counter()
            statistics(reading.counted(whole), 0.0)
            print(f"{'all figures, first time':<52} {(time.perf_counter() - start) * 1000:9.1f} ms")
            timed("all figures of the recipe", lambda: statistics(reading.counted(whole), 0.0))
            timed("all figures of one lot", lambda: statistics(reading.counted(one_lot), 0.0))
            timed(
                "of that, shown first: groups and control charts",
                lambda: statistics(reading.counted_parts(whole), 0.0),
            )
            counted = reading.counted(whole)
            timed("of that, computed from the counted rows", lambda: statistics(counted, 0.0))
            for text in (
                "by:ada",
                "shift:early",
                "recipe:v1",
                "outcome:ok,accepted",
                "where:1,1",
                "reviewed-by:ben",
            ):
                query = PartQuery(parse_filter(text))
                timed(f"keys of '{text}'", lambda q=query: reading.part_ids(lot_id, q), repeat=3)
        database.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
