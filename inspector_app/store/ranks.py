"""Quantiles by nearest rank."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def nearest_ranks(values: Floats, percents: Sequence[int]) -> list[float]:
    """The quantiles by nearest rank, the value at place ceil(percent / 100 · n); at least one value is needed."""
    places = [max(0, -(-percent * len(values) // 100) - 1) for percent in percents]
    found: list[float] = np.partition(values, places)[places].tolist()
    return found
