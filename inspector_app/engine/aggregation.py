"""Multi-scale feature aggregation (help page method, 3): levels of a backbone -> one feature vector a patch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import torch
from torch.nn import functional

Grid = tuple[int, int]  # rows, columns

WIDEST = 512  # features wider than this are projected
PROJECTED = 256
PROJECTION_SEED = 0


def common_grid(grids: Mapping[int, Grid]) -> Grid:
    """The coarsest of the taps' grids: every cell of it is seen by all taps."""
    return min(grids.values())


def aggregated_width(widths: Mapping[int, int], radii: Sequence[int]) -> int:
    """F after concatenation and projection, from the block widths D of the taps."""
    width = sum(widths.values()) * len(radii)
    return PROJECTED if width > WIDEST else width


def aggregate(
    levels: Mapping[int, torch.Tensor], grids: Mapping[int, Grid], grid: Grid, radii: Sequence[int] = (3,)
) -> torch.Tensor:
    """Levels ``{tap: [B, h·w, D]}`` -> features ``[B, L, F]`` float32, L2-normalised; L cells of ``grid``.

    Per tap the mean over r×r cells, resampled to ``grid``, L2; the blocks of all radii and taps concatenated,
    L2. Channels are not standardised. Wide features are projected. After PatchCore and MuSc's LNAMD.
    """
    blocks = []
    for radius in radii:
        for tap in sorted(levels):
            level = levels[tap].float()
            batch, _, width = level.shape
            picture = level.transpose(1, 2).reshape(batch, width, *grids[tap])  # [B, D, h, w]
            picture = _resample(_neighbourhood_mean(picture, radius), grid)  # [B, D, g_h, g_w]
            blocks.append(functional.normalize(picture.flatten(2).transpose(1, 2), dim=-1))  # [B, L, D]
    features = functional.normalize(torch.cat(blocks, dim=-1), dim=-1)  # [B, L, F]
    if features.shape[-1] > WIDEST:
        matrix = projection(features.shape[-1]).to(features.device)
        features = functional.normalize(features @ matrix, dim=-1)  # [B, L, 256]
    return features


def projection(width: int) -> torch.Tensor:
    """Seeded projection ``[width, 256]`` float32 with orthonormal columns, the same on every computer."""
    drawn = np.random.default_rng(PROJECTION_SEED).standard_normal((width, PROJECTED))
    basis, triangle = np.linalg.qr(drawn)
    signs = np.sign(np.diag(triangle))  # LAPACK libraries differ in the sign of a column
    return torch.from_numpy((basis * signs).astype(np.float32))


def _neighbourhood_mean(picture: torch.Tensor, radius: int) -> torch.Tensor:
    """Mean over ``radius × radius`` cells; cells beyond the border do not count."""
    if radius == 1:
        return picture
    if radius < 1 or radius % 2 == 0:
        raise ValueError(f"a neighbourhood of {radius} cells has no centre: radii are odd")
    return functional.avg_pool2d(picture, radius, stride=1, padding=radius // 2, count_include_pad=False)


def _resample(picture: torch.Tensor, grid: Grid) -> torch.Tensor:
    """Area mean where the grid shrinks, bilinear where it grows."""
    height, width = picture.shape[-2:]
    if (height, width) == grid:
        return picture
    if grid[0] <= height and grid[1] <= width:
        return functional.interpolate(picture, size=grid, mode="area")
    return functional.interpolate(picture, size=grid, mode="bilinear", align_corners=False)
