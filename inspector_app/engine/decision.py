"""The pseudo-anomaly-aware decision: what of a patch's distance to normal is explained by a known false call.

Serves every detector. All of it works on whole grids ``[n, g_h, g_w]``; a cell's result does not depend on the
others. The rule, and what it was chosen against, is told in ``resources/help/marks.md``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from inspector_app.domain.bank import Scales
from inspector_app.domain.finding import NO_ENTRY
from inspector_app.engine.arrays import Cells, Floats, Groups

REACH_BY_SUPPORT = ((10, 0.525), (3, 0.57), (1, 0.625))  # kept entries of the kind -> reach
KIND = 0.7  # entries nearer to each other than this are of a kind
REACH_STEP, REACH_LEAST, REACH_MOST = 0.025, 0.45, 0.65
FADE = 0.06  # a patch is explained wholly up to reach - FADE, not at all from reach + FADE on
TEXT_RANGE = (-3.0, 6.0)


@dataclass(frozen=True, slots=True, eq=False)
class Decision:
    """The raw map and why it is so, float32 ``[n, g_h, g_w]`` each.

    raw        A, in units of s
    quiet      q, the share of d_n that was taken away
    """

    raw: Floats
    quiet: Floats


def reach_of(support: int, strength: int) -> float:
    """Reach of an entry with ``support`` kept entries of its kind, moved by ``strength`` steps of 0.025.

    Many marks of a kind lie close together: each then needs to reach less far, and defects are safer.
    """
    base = next((reach for least, reach in REACH_BY_SUPPORT if support >= least), REACH_BY_SUPPORT[-1][1])
    return min(max(base + REACH_STEP * strength, REACH_LEAST), REACH_MOST)


def reach_map(entry: Groups, reaches: Mapping[int, float]) -> Floats:
    """Reach of every cell's nearest entry: int32 [...] -> float32 [...], -FADE (explains nothing) for none."""
    numbers, places = np.unique(entry, return_inverse=True)
    each = [-FADE if number == NO_ENTRY else reaches[int(number)] for number in numbers]
    return np.asarray(each, dtype=np.float32)[places].reshape(entry.shape)


def suspicious(d_n: Floats, scales: Scales, roi: Cells | None = None) -> Cells:
    """Cells that the pseudo bank is asked about: d_n > s_90, inside the region of interest [g_h, g_w]."""
    asked: Cells = d_n > np.float32(scales.s90)
    return asked if roi is None else asked & roi


def within_reach(d_p: Floats) -> Cells:
    """Where an entry can explain anything, at every support and strength.

    Farther entries are not remembered, so that a new mark changes only the images that it touches.
    """
    near: Cells = d_p < np.float32(REACH_MOST + FADE)
    return near


def explained(d_p: Floats, reach: Floats | float) -> Floats:
    """q before any veto: the share of a patch's distance that an entry so near takes away, float32 [...]."""
    reach = np.asarray(reach, dtype=np.float32)
    share: Floats = np.clip((reach + np.float32(FADE) - d_p) / np.float32(2.0 * FADE), 0.0, 1.0)
    return share


def decide(
    d_n: Floats,
    d_p: Floats,
    reach: Floats | float,
    scales: Scales,
    *,
    d_defect: Floats | None = None,
    z_txt: Floats | None = None,
    text_weight: float = 0.0,
    roi: Cells | None = None,
) -> Decision:
    """Raw maps from distances: all ``[n, g_h, g_w]`` float32, ``roi [g_h, g_w]``.

    ``d_p`` and ``d_defect`` need to be right only where ``suspicious``, ``d_defect`` only where an entry is
    within reach. Cells outside the region of interest have 0 in every map.

        q = clip((reach + fade − d_p) / (2·fade), 0, 1) where d_n > s_90; 0 where the defect bank is nearer
        A = d_n·(1 − q)/s + a·clip(z_txt, −3, 6)
    """
    asked = suspicious(d_n, scales, roi)
    quiet = np.where(asked, explained(d_p, reach), 0.0).astype(np.float32)
    if d_defect is not None:
        quiet[d_defect < d_p] = 0.0
    raw = (d_n * (1.0 - quiet) / np.float32(scales.s)).astype(np.float32, copy=False)
    if z_txt is not None and text_weight > 0.0:
        raw = raw + np.float32(text_weight) * np.clip(z_txt, *TEXT_RANGE).astype(np.float32)
    if roi is not None:
        raw = np.where(roi, raw, np.float32(0.0))
    return Decision(raw, quiet)
