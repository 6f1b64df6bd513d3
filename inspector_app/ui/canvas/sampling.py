"""Values of a map between its cells."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt


def interpolated(
    values: npt.NDArray[np.float32],
    down: npt.NDArray[np.floating[Any]],
    across: npt.NDArray[np.floating[Any]],
) -> npt.NDArray[np.float32]:
    """Bilinear values ``[len(down), len(across)]`` of a map at shares of its height and width.

    OpenCV's warps know 32 places between two px, which shows as stairs once a px of the map fills the window.
    """
    left, right, share = _between(values.shape[1], across)
    wide = np.take(values, left, axis=1)  # [h, len(across)]
    wide += (np.take(values, right, axis=1) - wide) * share
    upper, lower, share = _between(values.shape[0], down)
    seen = np.take(wide, upper, axis=0)  # [len(down), len(across)]
    rest = np.take(wide, lower, axis=0)
    rest -= seen
    rest *= share[:, None]
    seen += rest
    return np.asarray(seen, dtype=np.float32)


def _between(
    cells: int, shares: npt.NDArray[np.floating[Any]]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.float32]]:
    """For each place the cell before it, the cell after it, and how far it has gone from one to the other."""
    places = np.clip(shares * cells - 0.5, 0, cells - 1)
    before = np.minimum(places.astype(np.int64), max(cells - 2, 0))
    after = np.minimum(before + 1, cells - 1)
    return before, after, (places - before).astype(np.float32)
