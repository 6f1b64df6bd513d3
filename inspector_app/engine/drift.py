"""Does a lot still look like the parts that its bank was made from? One figure a lot, with an alarm."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from inspector_app.domain.bank import Drift
from inspector_app.engine.arrays import Features, Floats
from inspector_app.engine.detectors.protocol import Names
from inspector_app.engine.memory import NormalBank
from inspector_app.engine.nearest import FAR

FEWEST_IN_BANK = 10  # images: fewer do not show how much parts differ among themselves
LIMIT = 0.95  # quantile of the bank's own distances


def global_features(features: Features) -> Floats:
    """Mean patch feature of each image, normalised: [n, L, F] -> float32 [n, F]."""
    means = features.mean(axis=1, dtype=np.float32)  # [n, F]
    lengths = np.linalg.norm(means, axis=1, keepdims=True)
    return np.asarray(means / np.maximum(lengths, np.finfo(np.float32).tiny), dtype=np.float32)


def drift_of(bank: NormalBank, globals_: Floats, names: Sequence[Names]) -> Drift | None:
    """Drift of images with these global features [n, F], none compared with what goes by one of its names.

    None where the bank keeps too few global features to tell (banks of earlier programs keep none).
    """
    if len(bank.globals) < FEWEST_IN_BANK or not len(globals_):
        return None
    own = _nearest(bank, bank.globals, bank.group_names)
    found = _nearest(bank, globals_, names)
    if not own.size or not found.size:
        return None
    typical = max(float(np.median(own)), float(np.finfo(np.float32).eps))
    return Drift(float(np.median(found)) / typical, float(np.quantile(own, LIMIT)) / typical, int(found.size))


def _nearest(bank: NormalBank, queries: Floats, names: Sequence[Names]) -> Floats:
    """Distance to the nearest global feature of another part in the bank; images without one are left out."""
    distances = np.maximum(0.0, 1.0 - queries @ bank.globals.T)  # [n, m]
    for place, known in enumerate(names):
        distances[place, list(bank.groups_of(known))] = FAR
    nearest: Floats = distances.min(axis=1).astype(np.float32)
    return nearest[nearest < FAR]
