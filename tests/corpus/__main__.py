"""``python -m tests.corpus [--all | --sample N] [--processes N] [--list]``: malformed files, and what came of them."""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator

from tests.corpus.case import Case
from tests.corpus.damaged import cut, mutated, whole
from tests.corpus.handmade import handmade
from tests.corpus.odd_files import odd_files
from tests.corpus.trying import BYTES, SECONDS, Tally, Tried, try_all


def corpus() -> Iterator[Case]:
    """Everything, in the same order each time."""
    for make in (whole, handmade, odd_files, cut, mutated):
        yield from make()


def sample(count: int, seed: int = 1) -> list[Case]:
    """Some of it: all odd files but the largest, and of the rest as many as are left, drawn by seed."""
    odd = [case for case in odd_files() if "500 MB" not in case.name]
    rest = [case for make in (whole, handmade, cut, mutated) for case in make()]
    return [*odd, *random.Random(seed).sample(rest, max(0, count - len(odd)))]


def told(tally: Tally, seconds: float) -> Iterator[str]:
    """The figures, in lines."""
    yield f"tried     {len(tally.tried):,} files in {seconds:.0f} s ({len(tally.skipped)} cannot be made here)"
    yield f"decoded   {len(tally.of('decoded')):,}"
    yield f"refused   {len(tally.of('refused')):,} with a reason that names the file"
    yield f"crashed   {len(tally.of('crashed')):,}"
    yield f"hung      {len(tally.of('hung', 'slow')):,} (over {SECONDS:.0f} s)"
    yield f"too large {len(tally.of('large')):,} (over {BYTES / 2**20:,.0f} MiB)"
    yield f"wrong     {len(tally.of('wrong')):,} (another error, or a reason nobody can read)"
    if tally.tried:
        slowest = max(tally.tried, key=lambda one: one.seconds)
        largest = max(tally.tried, key=lambda one: one.bytes)
        yield f"slowest   {slowest.seconds:.2f} s: {slowest.name}"
        yield f"most memory {largest.bytes / 2**20:,.0f} MiB: {largest.name}"
    for one in tally.failures:
        yield _failure(one)


def _failure(one: Tried) -> str:
    return f"  {one.outcome}: {one.name!r}: {one.said[:300]!r}"


def main(arguments: list[str]) -> int:
    """0 where every file was decoded or refused."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpus", description=__doc__)
    parser.add_argument("--all", action="store_true", help="the whole of it (the default is a sample)")
    parser.add_argument("--sample", type=int, default=400, help="how many are drawn otherwise")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--list", action="store_true", help="say what was made of each")
    given = parser.parse_args(arguments)
    started = time.perf_counter()
    tally = try_all(corpus() if given.all else sample(given.sample), given.processes)
    if given.list:
        for one in sorted(tally.tried, key=lambda one: one.name):
            print(
                f"{one.outcome:8} {one.seconds:7.3f} s {one.bytes / 2**20:6.0f} MiB  {one.name!r}: {one.said[-160:]!r}"
            )
    for line in told(tally, time.perf_counter() - started):
        print(line)
    return 1 if tally.failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
