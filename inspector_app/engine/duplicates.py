"""Entries that say the same twice: marks of one nuisance whose patches lie so near that one of them is enough."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from inspector_app.engine.arrays import Features
from inspector_app.engine.memory import PseudoBank
from inspector_app.engine.nearest import SearchIndex

_SLACK = 0.05  # closeness is measured on a sample of the patches
COVERED_SHARE = 0.9  # of an entry's patches must lie near the other's
# Well inside what an entry explains wholly even where it reaches least far (0.465): what lay near the covered entry
# then lies near the other, mostly. Separate marks of one shadow of the drawn lots lie 0.12 to 0.45 apart.
NEAR = 0.25


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Nine tenths of the patches of entry ``covered`` lie within ``distance`` of those of entry ``keeps``."""

    keeps: int
    covered: int
    distance: float


def duplicates(bank: PseudoBank, *, within: float = NEAR) -> tuple[Duplicate, ...]:
    """Pairs of entries of which one covers the other, the nearest first; of two that cover each other the older stays.

    A covered entry is named once, with the one that covers it best. Distances are those by which the bank compares
    (``engine.difference``). Pairs whose medians lie further apart than ``within`` are not looked at: nine tenths
    cannot be nearer than half.
    """
    patches: dict[int, Features] = {}
    indexes: dict[int, SearchIndex] = {}

    def compared(place: int) -> Features:
        if place not in patches:
            entry = bank.entries[place]
            rows = entry.patches if bank.space is None else bank.space.differences(entry.patches)
            patches[place], indexes[place] = rows, SearchIndex(rows)
        return patches[place]

    def distance(covered: int, keeps: int) -> float:
        rows = compared(covered)
        compared(keeps)
        return float(np.quantile(indexes[keeps].distance(rows), COVERED_SHARE))

    found: list[Duplicate] = []
    places = np.argwhere(np.triu(bank.closeness <= within + _SLACK, k=1)).tolist()
    for one, other in places:
        forth, back = (
            distance(other, one),
            distance(one, other),
        )  # how well the older covers the younger, and back
        if min(forth, back) > within:
            continue
        old, young = bank.entries[one].number, bank.entries[other].number
        found.append(Duplicate(old, young, forth) if forth <= within else Duplicate(young, old, back))
    found.sort(key=lambda pair: (pair.distance, pair.keeps, pair.covered))
    best: dict[int, Duplicate] = {}
    for pair in found:
        best.setdefault(pair.covered, pair)
    return tuple(best.values())
