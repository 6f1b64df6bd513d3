"""Quantiles by nearest rank, of what the database reads row by row."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
AT_ONCE = 20_000  # rows


def columns_of(result: Any, columns: int) -> Floats:
    """A result of numbers as float64 ``[columns, n]``, a chunk at a time.

    From the driver's own cursor: rows of SQLAlchemy would take three times as long.
    """
    found = []
    while some := result.cursor.fetchmany(AT_ONCE):
        found.append(np.fromiter(chain.from_iterable(some), np.float64, len(some) * columns))
    return np.concatenate(found).reshape(-1, columns).T if found else np.empty((columns, 0))


def nearest_ranks(values: Floats, percents: Sequence[int]) -> list[float]:
    """The quantiles by nearest rank, the value at place ceil(percent / 100 · n); at least one value is needed."""
    places = [max(0, -(-percent * len(values) // 100) - 1) for percent in percents]
    found: list[float] = np.partition(values, places)[places].tolist()
    return found
