"""New distances to the pseudo bank for maps made with another one: only what may differ is looked up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from inspector_app.domain.bank import Scales
from inspector_app.domain.finding import NO_ENTRY, Evidence
from inspector_app.engine.arrays import Cells, Features, Floats, Groups, Indices
from inspector_app.engine.decision import suspicious, within_reach
from inspector_app.engine.memory import PseudoBank
from inspector_app.engine.nearest import FAR

Gather = Callable[[Indices, Indices], Features]
"""Images [r] and cells [r] -> features [r, F] from the cache."""


@dataclass(frozen=True, slots=True, eq=False)
class Nearness:
    """d_p float32 and number of the nearest entry int32, ``[n, g_h, g_w]``; FAR and NO_ENTRY out of reach."""

    d_p: Floats
    entry: Groups

    @classmethod
    def none(cls, shape: tuple[int, ...]) -> Nearness:
        return cls(np.full(shape, FAR, dtype=np.float32), np.full(shape, NO_ENTRY, dtype=np.int32))

    @classmethod
    def of(cls, evidence: Sequence[Evidence]) -> Nearness:
        return cls(np.stack([each.d_p for each in evidence]), np.stack([each.entry for each in evidence]))


def nearness(
    d_n: Floats, bank: PseudoBank, gather: Gather, scales: Scales, roi: Cells | None = None
) -> Nearness:
    """Distances of the suspicious cells of ``d_n [n, g_h, g_w]`` to the pseudo bank."""
    return _looked_up(Nearness.none(d_n.shape), suspicious(d_n, scales, roi), bank, gather)


def updated(
    known: Nearness,
    d_n: Floats,
    before: PseudoBank,
    after: PseudoBank,
    gather: Gather,
    scales: Scales,
    roi: Cells | None = None,
) -> Nearness:
    """``known`` distances to the bank ``before`` turned into those to ``after``.

    Cells whose nearest entry has gone are compared with all that is left; all other suspicious cells with
    what has come. An entry that ``before`` does not have any more either counts as gone: a map was not looked at
    when it went, because nothing of a finding had been taken away there. Without a difference, ``known`` itself.
    """
    kept = [entry for entry in after.entries if any(entry.same_as(former) for former in before.entries)]
    come = [entry for entry in after.entries if entry not in kept]
    asked = suspicious(d_n, scales, roi)
    stays = np.isin(known.entry, [NO_ENTRY, *(entry.number for entry in kept)])
    orphaned = asked & ~stays
    if not come and not orphaned.any():
        return known
    blank = Nearness.none(d_n.shape)
    left = Nearness(np.where(orphaned, blank.d_p, known.d_p), np.where(orphaned, blank.entry, known.entry))
    left = _looked_up(left, orphaned, after, gather)
    return _looked_up(left, asked & ~orphaned, PseudoBank(tuple(come), space=after.space), gather)


def _looked_up(known: Nearness, cells: Cells, bank: PseudoBank, gather: Gather) -> Nearness:
    """``known`` with the entries of ``bank`` that are nearer, looked up for ``cells``."""
    if not bank.entries or not cells.any():
        return known
    image, row, column = np.nonzero(cells)
    features = gather(image, row * cells.shape[2] + column)  # [r, F]
    distance, number = bank.nearest(features)
    # of two that are as near the lower number counts, whichever came first: as when all are looked up at once
    first = (distance == known.d_p[cells]) & (number < known.entry[cells])
    nearer = ((distance < known.d_p[cells]) | first) & within_reach(distance)
    d_p, entry = known.d_p.copy(), known.entry.copy()
    d_p[cells] = np.where(nearer, distance, known.d_p[cells])
    entry[cells] = np.where(nearer, number, known.entry[cells])
    return Nearness(d_p, entry)
