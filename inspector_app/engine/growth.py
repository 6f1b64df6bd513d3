"""A normal bank that learns more normal parts: what it has stays, what they show beyond it is added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import torch

from inspector_app.engine.arrays import Cells, Features
from inspector_app.engine.detectors.protocol import Names
from inspector_app.engine.drift import global_features
from inspector_app.engine.memory import NormalBank
from inspector_app.engine.place import places_of
from inspector_app.engine.thinning import k_center

SHARE_A_GROWTH = 0.2  # of the recipe's bank size: a bank grows step by step, and each step can be taken back


def grown(
    bank: NormalBank,
    features: Features,
    names: Sequence[Names],
    grid: tuple[int, int],
    *,
    bank_size: int,
    seed: int,
    roi: Cells | None = None,
    device: torch.device | str = "cpu",
) -> NormalBank:
    """The bank with what images of good parts [n, L, F] show beyond it; the bank itself where there is nothing.

    Added are their patches that lie farther than s from the bank (before anything is allowed at their place), spread
    by k-center, at most a fifth of ``bank_size`` at a time. Scales and allowance stay as they are: raw scores keep
    their unit, and the threshold its meaning. Distances can only shrink, so a growth never makes a false call; what it
    may hide is for the challenge set to tell.
    """
    inside = np.arange(features.shape[1]) if roi is None else np.flatnonzero(roi)
    patches = features[:, inside].reshape(-1, features.shape[2]).astype(np.float16)  # [n·L_in, F]
    image = np.repeat(np.arange(len(features)), inside.size)
    cells = np.tile(inside, len(features))  # [n·L_in]
    beyond = np.flatnonzero(bank.index(grid, device).distance(patches, cells) > np.float32(bank.scales.s))
    most = max(1, int(SHARE_A_GROWTH * bank_size))
    added = np.sort(beyond[k_center(patches[beyond], most, seed, device=device)])  # ascending by image
    if not added.size:
        return bank
    first = len(bank.group_names)
    has_places = len(bank.places) == len(bank.features)
    has_globals = len(bank.globals) == first
    return replace(
        bank,
        features=np.concatenate([bank.features, patches[added]]),
        groups=np.concatenate([bank.groups, (image[added] + first).astype(np.int32)]),
        group_names=(*bank.group_names, *names),
        images=bank.images + len(features),
        globals=np.concatenate([bank.globals, global_features(features)]) if has_globals else bank.globals,
        places=np.concatenate([bank.places, places_of(cells[added], grid)]) if has_places else bank.places,
    )
