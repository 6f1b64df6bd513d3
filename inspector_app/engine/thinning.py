"""Fewer patches that still cover the many: greedy k-center, and even random draws."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import torch

from inspector_app.engine.arrays import Features, Indices, rows_as_tensor

PROJECTED_WIDTH = (
    32  # distances after a random projection to 32 dimensions serve for choosing, not for scoring
)
CANDIDATES = 256
_ROWS_AT_ONCE = 8192  # keeps a block of distances in the cache


def k_center(features: Features, keep: int, seed: int, *, device: torch.device | str = "cpu") -> Indices:
    """Indices of ``keep`` patches chosen greedily, each the farthest from all chosen before it.

    features [n, F] -> int64 [min(keep, n)], in the order of choice; a seeded first point is included.

    Exactly the greedy choice (PatchCore's coreset, Sener & Savarese), in rounds: of the ``CANDIDATES``
    farthest points, greedy steps among themselves are the true ones as long as the best of them is not nearer
    than the last candidate was, because distances only shrink. One matrix product then updates all points.
    """
    count = len(features)
    if keep >= count:
        return np.arange(count, dtype=np.int64)
    if keep <= 0:
        return np.empty(0, dtype=np.int64)
    points = _projected(features, seed, torch.device(device))  # [n, 32]
    squares = (points * points).sum(dim=1)  # [n]
    first = int(np.random.default_rng(seed).integers(count))
    chosen = [first]
    far = torch.full((count,), torch.inf, device=points.device)
    _bring_near(far, points, squares, torch.tensor([first], device=points.device))
    while len(chosen) < keep:
        picked = _greedy_round(far, points, keep - len(chosen))
        _bring_near(far, points, squares, picked)
        chosen.extend(picked.tolist())
    return np.asarray(chosen, dtype=np.int64)


def draw_per_image(counts: npt.ArrayLike, keep: int, seed: int) -> Indices:
    """Indices of at most ``keep`` patches, drawn at random and evenly per image.

    counts [images]: patches of each image, which lie one after the other -> sorted int64 indices into all
    patches. An image with fewer patches than its share leaves the rest to the others.
    """
    sizes = np.asarray(counts, dtype=np.int64)
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1])) if sizes.size else sizes
    if keep >= int(sizes.sum()):
        return np.arange(int(sizes.sum()), dtype=np.int64)
    random = np.random.default_rng(seed)
    quota = _even_quota(sizes, max(keep, 0), random)
    drawn = [
        start + np.sort(random.choice(size, share, replace=False))
        for start, size, share in zip(starts, sizes, quota, strict=True)
        if share
    ]
    return np.concatenate(drawn).astype(np.int64) if drawn else np.empty(0, dtype=np.int64)


def _even_quota(sizes: Indices, keep: int, random: np.random.Generator) -> Indices:
    """How many each image gives: the same from all, what small ones lack from the larger ones."""
    quota = np.zeros_like(sizes)
    left = keep
    while left > 0:
        open_images = np.flatnonzero(quota < sizes)
        share = left // open_images.size
        if share == 0:
            quota[random.permutation(open_images)[:left]] += 1
            break
        given = np.minimum(sizes[open_images] - quota[open_images], share)
        quota[open_images] += given
        left -= int(given.sum())
    return quota


def _projected(features: Features, seed: int, device: torch.device) -> torch.Tensor:
    width = features.shape[1]
    rows = rows_as_tensor(features, device)  # [n, F]
    if width <= PROJECTED_WIDTH:
        return rows
    # drawn on the CPU: the same seed gives the same choice on every device
    generator = torch.Generator().manual_seed(seed)
    projection = torch.randn(width, PROJECTED_WIDTH, generator=generator) / PROJECTED_WIDTH**0.5
    return torch.mm(rows, projection.to(device))  # [n, 32]


def _greedy_round(far: torch.Tensor, points: torch.Tensor, wanted: int) -> torch.Tensor:
    """Point ids int64 [1..CANDIDATES] of the next greedy choices that one list of candidates can decide."""
    reach, candidates = torch.topk(far, min(CANDIDATES, far.numel()))  # [c]
    few = points[candidates]  # [c, 32]
    between = torch.cdist(few, few).square().cpu().numpy()  # [c, c]
    current = reach.cpu().numpy().copy()
    floor = current[-1]
    picked: list[int] = []
    while len(picked) < min(wanted, len(current)):
        best = int(current.argmax())
        if picked and (current[best] < floor or current[best] < 0.0):  # below 0: chosen already
            break
        picked.append(best)
        np.minimum(current, between[best], out=current)
        current[picked] = -1.0
    return candidates[picked]


def _bring_near(
    far: torch.Tensor, points: torch.Tensor, squares: torch.Tensor, centres: torch.Tensor
) -> None:
    """Lower ``far [n]``, squared distance to the nearest chosen point, by new centres; chosen get -1."""
    across = points[centres].t()  # [32, c]
    for start in range(0, far.numel(), _ROWS_AT_ONCE):
        block = slice(start, start + _ROWS_AT_ONCE)
        partial = torch.addmm(squares[centres][None], points[block], across, alpha=-2.0)  # [rows, c]
        distance = (partial.amin(dim=1) + squares[block]).clamp_min_(0.0)
        far[block] = torch.minimum(far[block], distance)
    far[centres] = -1.0
