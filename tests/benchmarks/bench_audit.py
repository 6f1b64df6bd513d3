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

WALK = """
import resource, sys, time
from pathlib import Path
from inspector_app.workflow import auditing
with auditing.log_of(Path(sys.argv[1])) as database:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    verdict = auditing.verify(database)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
assert verdict.sound, verdict.problems
print(f"{verdict.rows} rows in {verdict.seconds:.1f} s, {verdict.rows / verdict.seconds:,.0f} rows/s,"
      f" memory {before / 1024:.0f} -> {peak / 1024:.0f} MiB")
"""


@contextmanager
def without_the_log() -> Iterator[None]:
    """Events are written as if there were no log: what it costs is the difference."""
    with mock.patch.object(writing_base, "append_entries", lambda *given: None):
        yield


def show(label: str, count: int, seconds: float) -> None:
    print(f"{label:<58} {count / seconds:9,.0f} rows/s")


def review_all(database: Database, part_ids: list[str]) -> float:
    """All of them in one transaction, as a decision for many parts is; seconds."""
    start = time.perf_counter()
    with database.writing() as connection:
        writing = Writing(connection, WHO)
        for part_id in part_ids:
            writing.add_review(ReviewDraft(part_id, None, PartDecision.ACCEPT))
    return time.perf_counter() - start


def one_review(database: Database, part_ids: list[str]) -> float:
    """The median of one review a transaction, as a key press is; ms."""
    spent = []
    for part_id in part_ids:
        start = time.perf_counter()
        with database.writing() as connection:
            Writing(connection, WHO).add_review(ReviewDraft(part_id, None, PartDecision.REJECT))
        spent.append((time.perf_counter() - start) * 1000)
    return median(spent)


def lengthen(database: Database, rows: int) -> float:
    """Rows of the log alone, the size of a review's; seconds."""
    content = canonical({"what": "bench", "file": "x" * 250})
    entries = [Entry(str(AuditKind.EXPORT), "", f"{i:036}", content) for i in range(AT_ONCE)]
    start = time.perf_counter()
    for _ in range(0, rows, AT_ONCE):
        with database.writing() as connection:
            append_entries(connection, WHO, time.time(), entries)
    return time.perf_counter() - start


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

        with (
            without_the_log(),
            database.writing() as connection,
        ):  # rolled back: the events must not stay outside
            plain = rolled_back(connection, part_ids)
        logged = review_all(database, part_ids)
        show(f"{len(part_ids)} reviews in one transaction, without the log", len(part_ids), plain)
        show(f"{len(part_ids)} reviews in one transaction, with it", len(part_ids), logged)
        print(f"{'one review, committed, with it':<58} {one_review(database, part_ids[:200]):9.2f} ms")

        show("rows of the log alone, 1,000 a transaction", options.rows, lengthen(database, options.rows))
        database.close()
        print(f"{'the database then':<58} {workspace.database.stat().st_size / 2**20:9.0f} MiB")
        walked = subprocess.run(
            [sys.executable, "-c", WALK, folder], stdout=subprocess.PIPE, text=True, check=True
        )
        print(f"verify: {walked.stdout.strip()}")
    return 0


def rolled_back(connection: object, part_ids: list[str]) -> float:
    """Seconds that the reviews take; taken back before they are committed."""
    writing = Writing(connection, WHO)  # type: ignore[arg-type]
    start = time.perf_counter()
    savepoint = writing.connection.begin_nested()
    for part_id in part_ids:
        writing.add_review(ReviewDraft(part_id, None, PartDecision.ACCEPT))
    spent = time.perf_counter() - start
    savepoint.rollback()
    return spent


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
