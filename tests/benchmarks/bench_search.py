"""Exact nearest neighbour in banks of 1,000, 10,000 and 100,000 rows: ours, one product of the same shapes, faiss.

python -m tests.benchmarks.bench_search [--threads N] [--faiss PYTHON]

faiss (IndexFlatIP, one neighbour) runs in an environment of its own, whose Python is named by --faiss or
INSPECTOR_FAISS; without one its column stays empty. All take turns; the least of five rounds counts.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np

from inspector_app.engine.allocator import keep_large_blocks
from inspector_app.engine.nearest import SearchIndex
from tests.benchmarks.companion import Companion, CompanionFailed
from tests.benchmarks.drawn_patches import CELLS, WIDTH, patches
from tests.benchmarks.measuring import against, best, least, table

import torch  # isort: skip - after the engine, which sets it up

IMAGES, BANKS = 4, (1_000, 10_000, 100_000)
BUDGET = 1.2  # × one fp32 product of the same shapes


def compare(threads: int, faiss: Companion | None, scratch: Path) -> None:
    """One row a bank size."""
    queries = patches(IMAGES * CELLS, 0)
    x = torch.from_numpy(queries).float()
    version = ""
    if faiss is not None:
        np.save(scratch / "queries.npy", x.numpy())
        version = faiss.ask("open", queries=str(scratch / "queries.npy"), threads=threads)["version"]
    rows: list[list[object]] = []
    for size in BANKS:
        bank = patches(size, 1)
        index, b = SearchIndex(bank), torch.from_numpy(bank).float()
        product = torch.empty(len(x), size)  # asked for once: the product alone is timed, not its memory
        timings: dict[str, Callable[[], float]] = {
            "mm": lambda x=x, b=b, out=product: best(lambda: torch.mm(x, b.t(), out=out), 1),
            "distance": lambda index=index: best(lambda: index.distance(queries), 1),
            "nearest": lambda index=index: best(lambda: index.nearest(queries), 1),
        }
        if faiss is not None:
            np.save(scratch / "bank.npy", b.numpy())
            faiss.ask("fill", bank=str(scratch / "bank.npy"))
            demand_same_rows(index, queries, faiss)
            timings["faiss"] = lambda: float(faiss.ask("search")["seconds"])
        taken = least(timings)
        ms = {name: 1e3 * seconds / IMAGES for name, seconds in taken.items()}
        rows.append(
            [
                f"{size:,}",
                *(
                    f"{ms[name]:.1f}" if name in ms else None
                    for name in ("mm", "distance", "nearest", "faiss")
                ),
                against(BUDGET, taken["distance"] / taken["mm"], at_most=True),
                f"{taken['faiss'] / taken['nearest']:.2f}" if "faiss" in taken else None,
            ]
        )
    table(
        ["bank rows", "one mm", "distance", "with the row", "faiss", "distance / mm", "faiss / with the row"],
        rows,
        title=f"exact search, ms an image of {CELLS} cells, F = {WIDTH}, {threads} threads"
        + (f", faiss {version} IndexFlatIP" if version else ""),
    )


def demand_same_rows(index: SearchIndex, queries: np.ndarray, faiss: Companion) -> None:
    """Both find neighbours that are equally near, else their times say nothing. Raises SystemExit."""
    distance, _ = index.nearest(queries)
    cosine = np.asarray(faiss.ask("search")["cosine"])
    if (off := float(np.abs(1.0 - cosine - distance).max())) > 1e-5:
        raise SystemExit(f"faiss finds other neighbours: {off:.1e} of cosine away")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    parser.add_argument("--faiss", metavar="PYTHON", default=os.environ.get("INSPECTOR_FAISS"))
    chosen = parser.parse_args(arguments)
    keep_large_blocks()
    torch.set_num_threads(chosen.threads)
    with tempfile.TemporaryDirectory() as scratch:
        if chosen.faiss is None:
            print("no faiss here: name the Python of an environment that has it, or set INSPECTOR_FAISS")
            compare(chosen.threads, None, Path(scratch))
            return 0
        try:
            with Companion(chosen.faiss, "companion_faiss.py") as faiss:
                compare(chosen.threads, faiss, Path(scratch))
        except CompanionFailed as failed:
            print(f"faiss is left out: {failed}")
            compare(chosen.threads, None, Path(scratch))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
