"""From a map to one number: the raw image score."""

from __future__ import annotations

import numpy as np

from inspector_app.engine.arrays import Cells, Floats

TOP_SHARE = 0.01


def region_cells(
    region_of_interest: tuple[float, float, float, float] | None, grid: tuple[int, int]
) -> Cells | None:
    """Cells ``[g_h, g_w]`` whose centre lies in the region (x, y, w, h as shares of the image); None for all.

    A region that holds no centre keeps the cell that its own centre falls in.
    """
    if region_of_interest is None:
        return None
    x, y, w, h = region_of_interest
    rows, columns = (np.arange(grid[0]) + 0.5) / grid[0], (np.arange(grid[1]) + 0.5) / grid[1]
    cells: Cells = ((rows >= y) & (rows < y + h))[:, None] & ((columns >= x) & (columns < x + w))[None]
    if not cells.any():
        row = min(max(int((y + h / 2) * grid[0]), 0), grid[0] - 1)
        column = min(max(int((x + w / 2) * grid[1]), 0), grid[1] - 1)
        cells[row, column] = True
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
