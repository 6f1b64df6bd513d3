"""From a map to one number: the raw image score."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from inspector_app.engine.arrays import Cells, Floats

TOP_SHARE = 0.01

Box = tuple[float, float, float, float]


def region_cells(
    region_of_interest: Box | None, grid: tuple[int, int], ignored: Sequence[Box] = ()
) -> Cells | None:
    """Cells ``[g_h, g_w]`` that score; None for all of them.

    Boxes are x, y, w, h as shares of the image. A cell belongs to a box when its centre lies in it; a region of
    interest that holds no centre keeps the cell that its own centre falls in. Where everything is ignored the
    region of interest counts alone: a recipe that looks at nothing would pass every part.
    """
    if region_of_interest is None and not ignored:
        return None
    cells = np.ones(grid, dtype=np.bool_) if region_of_interest is None else _within(region_of_interest, grid)
    if region_of_interest is not None and not cells.any():
        x, y, w, h = region_of_interest
        row = min(max(int((y + h / 2) * grid[0]), 0), grid[0] - 1)
        column = min(max(int((x + w / 2) * grid[1]), 0), grid[1] - 1)
        cells[row, column] = True
    left = cells.copy()
    for box in ignored:
        left &= ~_within(box, grid)
    return left if left.any() else cells


def _within(box: Box, grid: tuple[int, int]) -> Cells:
    """Cells whose centre lies in the box."""
    x, y, w, h = box
    rows, columns = (np.arange(grid[0]) + 0.5) / grid[0], (np.arange(grid[1]) + 0.5) / grid[1]
    cells: Cells = ((rows >= y) & (rows < y + h))[:, None] & ((columns >= x) & (columns < x + w))[None]
    return cells


def cells_scored(inside: int, grid: tuple[int, ...]) -> int:
    """k: how many of the largest cells make the score, of ``inside`` cells in the region of interest.

    Of a long picture in tiles the share is that of one input: a defect needs not grow with the part.
    """
    of_one_input = min(grid) ** 2 / (grid[0] * grid[1])
    return max(1, int(TOP_SHARE * inside * of_one_input + 1e-9))


def raw_scores(raw_maps: Floats, roi: Cells | None = None) -> Floats:
    """Mean of the k largest cells of each map: ``[n, g_h, g_w]`` -> float32 [n], k = max(1, ⌊0.01·L_in⌋)."""
    cells = raw_maps.reshape(len(raw_maps), -1) if roi is None else raw_maps[:, roi]  # [n, L']
    k = cells_scored(cells.shape[1], raw_maps.shape[1:])
    top = np.sort(
        np.partition(cells, cells.shape[1] - k, axis=1)[:, -k:], axis=1
    )  # sorted: one sum, whatever the order
    scores: Floats = top.mean(axis=1, dtype=np.float64).astype(np.float32)
    return scores
