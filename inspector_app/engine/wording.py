"""What the wording says of each patch, and how much it may say (help page method, 4)."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import torch
from scipy.stats import rankdata
from torch.nn import functional

from inspector_app.domain.bank import TextScale
from inspector_app.engine.aggregation import Grid
from inspector_app.engine.arrays import Floats

TEMPERATURE = 0.07
FEWEST_IMAGES = 10  # with fewer good images text gets no weight: a rank correlation of so few says nothing
HIGHEST_WEIGHT = 0.2  # of text that ranks the good patches exactly as their distance from normal does
LEAST_MAD = 1e-3  # of a probability: words that say the same of every patch must not be blown up
_MAD_TO_SIGMA = 1.4826


def abnormality(
    aligned: Mapping[int, torch.Tensor], grids: Mapping[int, Grid], grid: Grid, text: torch.Tensor
) -> torch.Tensor:
    """S_txt ``[B, L]`` float32 on ``grid``: mean over taps of softmax(aligned·t / 0.07)[abnormal].

    ``aligned {tap: [B, h·w, E]}`` and ``text [2, E]``, normal first, all of length 1.
    """
    maps = []
    for tap in sorted(aligned):
        said = torch.softmax(aligned[tap].float() @ text.t() / TEMPERATURE, dim=-1)[..., 1]  # [B, h·w]
        picture = said.view(len(said), 1, *grids[tap])
        if grids[tap] != grid:
            picture = functional.interpolate(picture, size=grid, mode="area")
        maps.append(picture.flatten(1))
    return torch.stack(maps).mean(dim=0)


def text_scale(s_txt: Floats, s_vis: Floats, images: int, words_id: str) -> TextScale:
    """Median, MAD and weight from patches ``[n]`` of ``images`` good (kept) images.

    a = 0.2 · max(0, Spearman(S_txt, S_vis)): words count as far as they rank patches that are known to be
    good as their distance from normal does. 0 with fewer than 10 images.
    """
    median = float(np.median(s_txt))
    mad = max(float(np.median(np.abs(s_txt - np.float32(median)))), LEAST_MAD)
    weight = 0.0
    if images >= FEWEST_IMAGES:
        weight = HIGHEST_WEIGHT * max(0.0, spearman(s_txt, s_vis))
    return TextScale(median, mad, weight, words_id)


def spearman(one: Floats, other: Floats) -> float:
    """Rank correlation of ``[n]`` and ``[n]``, ties sharing their mean rank; 0 where one is constant."""
    ranks = np.stack([rankdata(one), rankdata(other)])  # [2, n]
    ranks -= ranks.mean(axis=1, keepdims=True)
    lengths = np.linalg.norm(ranks, axis=1)
    if not lengths.all():
        return 0.0
    return float(ranks[0] @ ranks[1] / (lengths[0] * lengths[1]))


def z_txt(s_txt: Floats, scale: TextScale) -> Floats:
    """Robust z-score of S_txt, of any shape: how unusual the wording finds a patch among good ones."""
    z: Floats = ((s_txt - np.float32(scale.median)) / np.float32(_MAD_TO_SIGMA * scale.mad)).astype(
        np.float32
    )
    return z
