"""The exact search of faiss, asked by bench_search; runs in an environment of its own that has faiss and numpy."""

from __future__ import annotations

import time
from typing import Any

import faiss
import numpy as np

from tests.benchmarks.companion import answer_questions


class Search:
    """Inner product of float32 rows of length 1, which is cosine."""

    def opened(self, queries: str, threads: int) -> dict[str, Any]:
        faiss.omp_set_num_threads(threads)
        self._queries = np.load(queries)
        return {"version": faiss.__version__}

    def filled(self, bank: str) -> dict[str, Any]:
        rows = np.load(bank)
        self._index = faiss.IndexFlatIP(rows.shape[1])
        self._index.add(rows)
        return {}

    def searched(self) -> dict[str, Any]:
        started = time.perf_counter()
        cosine, row = self._index.search(self._queries, 1)
        seconds = time.perf_counter() - started
        return {"seconds": seconds, "cosine": cosine[:, 0].astype(float).tolist(), "row": row[:, 0].tolist()}


if __name__ == "__main__":
    search = Search()
    answer_questions({"open": search.opened, "fill": search.filled, "search": search.searched})
