"""What the audit log costs: rows a second alone and with reviews, one key press, a walk over a long log.

python -m tests.benchmarks.bench_audit [--rows 1000000] [--reviews 10000]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from unittest import mock

from inspector_app.domain.audit import AuditKind, canonical
from inspector_app.domain.filtering import PartQuery
from inspector_app.domain.lot import Who
from inspector_app.domain.review import PartDecision
from inspector_app.store import writing_base
from inspector_app.store.audit_log import Entry, append_entries
from inspector_app.store.database import Database
from inspector_app.store.drafts import ReviewDraft
from inspector_app.store.reading import Reading
from inspector_app.store.workspace import Workspace
from inspector_app.store.writing import Writing
from tests.benchmarks.bench_store import fill

WHO = Who("bench", "bench")
AT_ONCE = 1000
REVIEWS_AT_ONCE = 20

WALK = """
import resource, sys, time
from pathlib import Path
from inspector_app.workflow import auditing
with auditing.log_of(Path(sys.argv[1])) as database:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    processor = time.process_time()
    verdict = auditing.verify(database)
    processor = time.process_time() - processor
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
assert verdict.sound, verdict.problems
print(f"{verdict.rows} rows in {verdict.seconds:.1f} s, {verdict.rows / verdict.seconds:,.0f} rows/s,"
      f" {1e6 * processor / verdict.rows:.0f} µs of processor a row,"
      f" memory {before / 1024:.0f} -> {peak / 1024:.0f} MiB")
"""


@contextmanager
def without_the_log() -> Iterator[None]:
    """Events are written as if there were no log: what it costs is the difference."""
    with mock.patch.object(writing_base, "append_entries", lambda *given: None):
        yield


Spent = tuple[float, float]
"""Seconds by the clock, and of this process's processor time: the one that holds on a machine that is shared."""


@contextmanager
def timed(spent: list[Spent]) -> Iterator[None]:
    clock, processor = time.perf_counter(), time.process_time()
    yield
    spent.append((time.perf_counter() - clock, time.process_time() - processor))


def show(label: str, count: int, spent: list[Spent]) -> None:
    seconds, processor = spent[-1]
    print(
        f"{label:<58} {count / seconds:9,.0f} rows/s   {1e6 * processor / count:8.0f} µs of processor a row"
    )


def review_all(database: Database, part_ids: list[str], spent: list[Spent]) -> None:
    """All of them, 20 a transaction, as a decision for many parts is."""
    with timed(spent):
        for at in range(0, len(part_ids), REVIEWS_AT_ONCE):
            with database.writing() as connection:
                writing = Writing(connection, WHO)
                for part_id in part_ids[at : at + REVIEWS_AT_ONCE]:
                    writing.add_review(ReviewDraft(part_id, None, PartDecision.ACCEPT))


def one_review(database: Database, part_ids: list[str]) -> float:
    """The median of one review a transaction, as a key press is; ms."""
    spent = []
    for part_id in part_ids:
        start = time.perf_counter()
        with database.writing() as connection:
            Writing(connection, WHO).add_review(ReviewDraft(part_id, None, PartDecision.REJECT))
        spent.append((time.perf_counter() - start) * 1000)
    return median(spent)


def lengthen(database: Database, rows: int, spent: list[Spent]) -> None:
    """Rows of the log alone, the size of a review's."""
    content = canonical({"what": "bench", "file": "x" * 250})
    entries = [Entry(str(AuditKind.EXPORT), "", f"{i:036}", content) for i in range(AT_ONCE)]
    with timed(spent):
        for _ in range(0, rows, AT_ONCE):
            with database.writing() as connection:
                append_entries(connection, WHO, time.time(), entries)


def main(given: list[str]) -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rows", type=int, default=1_000_000)
    arguments.add_argument("--reviews", type=int, default=10_000)
    options = arguments.parse_args(given)
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder))
        workspace.create()
        database = Database(workspace)
        database.migrate()
        lot_id = fill(database, options.reviews)
        with database.reading() as connection:
            part_ids = list(Reading(connection).part_ids(lot_id, PartQuery()))

        spent: list[Spent] = []
        with without_the_log():  # in a copy: its reviews would stand outside the log
            copy = Database(f"sqlite:///{database.backup(workspace.backups / 'without.db')}")
            review_all(copy, part_ids, spent)
            copy.close()
        show(f"{len(part_ids)} reviews, 20 a transaction, without the log", len(part_ids), spent)
        review_all(database, part_ids, spent)
        show(f"{len(part_ids)} reviews, 20 a transaction, with it", len(part_ids), spent)
        print(f"{'one review, committed, with it':<58} {one_review(database, part_ids[:200]):9.2f} ms")
        lengthen(database, options.rows, spent)
        show("rows of the log alone, 1,000 a transaction", options.rows, spent)
        database.close()
        print(f"{'the database then':<58} {workspace.database.stat().st_size / 2**20:9.0f} MiB")
        walked = subprocess.run(
            [sys.executable, "-c", WALK, folder], stdout=subprocess.PIPE, text=True, check=True
        )
        print(f"verify: {walked.stdout.strip()}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
