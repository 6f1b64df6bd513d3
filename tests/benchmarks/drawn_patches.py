"""Patches as the default tower gives them, drawn: the arithmetic costs the same for any of their values."""

from __future__ import annotations

import numpy as np

GRID, WIDTH = (28, 28), 168
CELLS = GRID[0] * GRID[1]


def patches(count: int, seed: int, alike: float = 1.0) -> np.ndarray:
    """``[count, WIDTH]`` float16, rows of length 1; with ``alike`` 0 none is near another."""
    rows = np.random.default_rng(seed).normal(size=(count, WIDTH)).astype(np.float32) + np.float32(alike)
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float16)
