"""MuSc, the published zero-shot method, computed by its own rules: what published figures can be held against.

Li et al., "MuSc: Zero-Shot Industrial Anomaly Classification and Segmentation with Mutual Scoring of the Unlabeled
Images", ICLR 2024, as its authors' program does it: every tap and radius is scored by itself (LNAMD, MSM), the mean is
the map, its maximum the image score, and images that look alike as a whole share theirs (RsCIN). Defined for towers
whose taps have one grid; levels of a pyramid are brought to the coarsest first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import torch
from torch.nn import functional

from inspector_app.engine.arrays import Floats, rows_as_tensor
from inspector_app.engine.mutual import AT_ONCE, LOWEST_SHARE, mean_of_lowest, nearest_in_each

HalfLevels = Mapping[int, npt.NDArray[np.float16]]
Grid = tuple[int, int]

RADII = (1, 3, 5)
NEIGHBOURS = (1, 2, 3)  # images, the image itself among them
NEIGHBOURS_VISA = (1, 8, 9)  # chosen by the authors for this benchmark
FEWEST = 2  # images: one has nobody to be judged by
_FLOAT, _HALF = 4, 2  # bytes


def prepared(level: torch.Tensor, grid: Grid, common: Grid) -> torch.Tensor:
    """A tap's raw output ``[B, h·w, D]``, normalised over its whole map without learnt scales: ``[B, L, D]``."""
    batch, _, width = level.shape
    picture = level.float().transpose(1, 2).reshape(batch, width, *grid)  # [B, D, h, w]
    picture = functional.layer_norm(picture, picture.shape[1:])
    if grid != common:
        picture = functional.interpolate(picture, size=common, mode="area")
    return picture.flatten(2).transpose(1, 2)


def mutual_maps(
    levels: HalfLevels, grid: Grid, radii: Sequence[int] = RADII, device: torch.device | str = "cpu"
) -> Floats:
    """Anomaly of every patch, from prepared levels ``{tap: [n, L, D]}``: float32 ``[n, *grid]``.

    Of each tap and radius the Euclidean distance to the nearest patch of every other image, the mean of the lowest
    30 % of them (rounded down, at least one), and the mean over radii and taps. Every image is compared with every
    other: nothing is sampled. Raises ValueError for fewer than two images.
    """
    count = len(next(iter(levels.values())))
    if count < FEWEST:
        raise ValueError("one image has no other to be compared with")
    lowest = max(1, int(LOWEST_SHARE * (count - 1)))
    found = np.zeros((count, grid[0] * grid[1]), dtype=np.float64)
    for tap in sorted(levels):
        for radius in radii:
            features = _neighbourhoods(rows_as_tensor(levels[tap], device), grid, radius)  # [n, L, D]
            nearest = nearest_in_each(features)  # [n, n, L] of 1 − cos
            nearest *= 2.0
            np.sqrt(nearest, out=nearest)
            for one in range(count):
                found[one] += mean_of_lowest(np.delete(nearest[one], one, axis=0), lowest)
    maps: Floats = (found / (len(levels) * len(radii))).reshape(count, *grid).astype(np.float32)
    return maps


def enlarged(grid_map: Floats, side: int) -> Floats:
    """A map ``[g_h, g_w]`` at ``side`` px, bilinear from corner to corner, not smoothed."""
    map_ = torch.from_numpy(np.ascontiguousarray(grid_map))[None, None]
    large: Floats = functional.interpolate(map_, size=side, mode="bilinear", align_corners=True)[0, 0].numpy()
    return large


def image_scores(maps: Floats, side: int) -> npt.NDArray[np.float64]:
    """The highest value of each map at the input's size: ``[n, g_h, g_w]`` -> ``[n]``."""
    return np.asarray([enlarged(one, side).max() for one in maps], dtype=np.float64)


def shared_scores(
    scores: npt.NDArray[np.float64], embeddings: Floats, neighbours: Sequence[int] = NEIGHBOURS
) -> npt.NDArray[np.float64]:
    """RsCIN: image scores ``[n]`` averaged over images that are alike by ``embeddings [n, E]`` of length 1.

    For each k the k nearest by cosine, the image itself first, weighted by it; then the mean over the ks. The authors
    stretch the scores to 0..1 before, which changes no ranking.
    """
    alike = embeddings.astype(np.float64) @ embeddings.T.astype(np.float64)  # [n, n]
    np.fill_diagonal(alike, 1.0)
    order = np.argsort(
        -(alike + np.eye(len(alike))), axis=1, kind="stable"
    )  # itself first, copies of it after
    found = np.zeros(len(scores), dtype=np.float64)
    for k in neighbours:
        nearest = order[:, : min(k, len(scores))]  # [n, k]
        weights = np.take_along_axis(alike, nearest, axis=1)
        found += (weights * scores[nearest]).sum(axis=1) / weights.sum(axis=1)
    return found / len(neighbours)


def bytes_needed(count: int, cells: int, widths: Sequence[int]) -> int:
    """Memory that ``count`` images of ``cells`` patches take against each other: levels, copies of one, all pairs."""
    levels = _HALF * count * cells * sum(widths)
    return levels + _FLOAT * (4 * count * cells * max(widths) + count * count * cells + AT_ONCE)


def _neighbourhoods(level: torch.Tensor, grid: Grid, radius: int) -> torch.Tensor:
    """Mean over ``radius × radius`` cells, beyond the border zero, of length 1: ``[n, L, D]``."""
    if radius > 1:
        count, _, width = level.shape
        picture = level.transpose(1, 2).reshape(count, width, *grid)
        picture = functional.avg_pool2d(picture, radius, stride=1, padding=radius // 2)
        level = picture.flatten(2).transpose(1, 2)
    return functional.normalize(level, dim=2)
