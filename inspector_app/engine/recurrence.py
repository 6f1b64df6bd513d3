"""Findings that look alike: the same suspicious pattern in many parts of a lot. It suggests, and never acts.

A nuisance recurs, and so does what a worn tool leaves behind: whether it is harmless is for a person to say.
Two findings are alike when a mark on one would explain the other, by the decision's own rule.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from inspector_app.domain.bank import Scales
from inspector_app.engine.arrays import Features, Floats
from inspector_app.engine.decision import explained, reach_of

RECURS_IN = 0.05  # of the lot's parts
PARTS_AT_LEAST = 3
EXPLAINED = 0.5  # of a finding's suspicious weight: as much as makes it fall well under the threshold
PATCHES = 24  # of a finding, its most anomalous ones: they decide whether it is alike


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """A finding as what its suspicious patches have beyond normal (``engine.difference``) and how far they are.

    patches  fp16 [k, F] of length 1   d_n  [k]   part  whose it is
    """

    part: str
    patches: Features
    d_n: Floats

    @classmethod
    def of(cls, part: str, patches: Features, d_n: Floats) -> Pattern:
        """The most anomalous of the patches."""
        order = np.sort(np.argsort(-d_n, kind="stable")[:PATCHES])
        return cls(part, patches[order], d_n[order])


@dataclass(frozen=True, slots=True)
class Alike:
    """Places of patterns that look alike, in ``parts`` parts; a mark on ``source`` would explain all of them."""

    source: int
    members: tuple[int, ...]
    parts: int


def explained_by(patterns: Sequence[Pattern], scales: Scales) -> npt.NDArray[np.float32]:
    """Share of pattern j's suspicious weight that a first mark on pattern i would explain: float32 [i, j]."""
    patches = np.concatenate([each.patches for each in patterns]).astype(np.float32)  # [N, F]
    d_n = np.concatenate([each.d_n for each in patterns]).astype(np.float32)  # [N]
    starts = np.cumsum([0, *(len(each.d_n) for each in patterns)])
    weight = np.maximum(d_n - np.float32(scales.s), np.float32(1e-4)) ** 2
    whole = np.add.reduceat(weight, starts[:-1])  # [n]
    reach = reach_of(1, 0)
    shares = np.empty((len(patterns), len(patterns)), dtype=np.float32)
    for place, (start, end) in enumerate(itertools.pairwise(starts)):
        d_p = np.maximum(0.0, 1.0 - (patches @ patches[start:end].T).max(axis=1))  # [N]
        shares[place] = np.add.reduceat(weight * explained(d_p, reach), starts[:-1]) / whole
    return shares


def share_explained(
    patterns: Sequence[Pattern], patches: Features, scales: Scales
) -> npt.NDArray[np.float32]:
    """Share of each pattern's suspicious weight that patches [k, F] (what they have beyond normal) explain: [n]."""
    known = patches.astype(np.float32)
    shares = np.zeros(len(patterns), dtype=np.float32)
    if not len(known):
        return shares
    for place, pattern in enumerate(patterns):
        d_p = np.maximum(0.0, 1.0 - (pattern.patches.astype(np.float32) @ known.T).max(axis=1))
        weight = np.maximum(pattern.d_n - np.float32(scales.s), np.float32(1e-4)) ** 2
        shares[place] = float((weight * explained(d_p, reach_of(1, 0))).sum() / weight.sum())
    return shares


def recurring(patterns: Sequence[Pattern], parts_in_lot: int, scales: Scales) -> tuple[Alike, ...]:
    """Groups of patterns that recur in at least 5 % of the lot's parts and in three, the most frequent first.

    Each pattern is in one group at most: that of the source which explains it among the most parts.
    """
    if not patterns:
        return ()
    least = max(PARTS_AT_LEAST, math.ceil(RECURS_IN * parts_in_lot))
    alike = explained_by(patterns, scales) >= EXPLAINED
    np.fill_diagonal(alike, True)
    _, part = np.unique([each.part for each in patterns], return_inverse=True)
    left = np.ones(len(patterns), dtype=np.bool_)
    groups: list[Alike] = []
    while left.any():
        counts = [len(np.unique(part[row & left])) if left[i] else 0 for i, row in enumerate(alike)]
        source = int(np.argmax(counts))
        if counts[source] < least:
            break
        members = np.flatnonzero(alike[source] & left)
        groups.append(Alike(source, tuple(members.tolist()), counts[source]))
        left[members] = False
    return tuple(groups)
