"""The pseudo-anomaly-aware decision: what of a patch's distance to normal is explained by a known false call.

Serves every detector. All of it works on whole grids ``[n, g_h, g_w]``; an image's result does not depend on
the other images beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from inspector_app.domain.bank import Scales
from inspector_app.domain.finding import NO_ENTRY
from inspector_app.engine.arrays import Cells, Floats, Groups

TAU_BY_SUPPORT = ((10, 0.7), (3, 0.8), (1, 0.9))  # kept entries of the kind -> tau
TAU_STEP, TAU_LEAST, TAU_MOST = 0.05, 0.6, 0.95
SOFTNESS = 0.1  # of the sigmoid, in units of s
NEIGHBOURHOOD = 5  # cells
STRANGE = 0.1  # under this match a very suspicious patch is not explained by its neighbours ...
STRANGE_QUIET = 0.3  # ... and keeps at least 0.7 of its distance: a scratch inside a shadow
TEXT_RANGE = (-3.0, 6.0)


@dataclass(frozen=True, slots=True, eq=False)
class Decision:
    """The raw map and why it is so, float32 ``[n, g_h, g_w]`` each.

    raw        A, in units of s
    quiet      q, the share of d_n that was taken away
    match      m, the patch itself is nearer to a known false call than to normal
    explained  M, the share of the suspicious neighbourhood that is explained
    """

    raw: Floats
    quiet: Floats
    match: Floats
    explained: Floats


def tau_of(support: int, strength: int) -> float:
    """tau for an entry with ``support`` kept entries of its kind, moved by ``strength`` steps of 0.05."""
    base = next((tau for least, tau in TAU_BY_SUPPORT if support >= least), TAU_BY_SUPPORT[-1][1])
    return min(max(base + TAU_STEP * strength, TAU_LEAST), TAU_MOST)


def tau_map(entry: Groups, taus: Mapping[int, float]) -> Floats:
    """tau of every cell from the number of its nearest entry: int32 [...] -> float32 [...], 0 for none."""
    numbers, places = np.unique(entry, return_inverse=True)
    each = [0.0 if number == NO_ENTRY else taus[int(number)] for number in numbers]
    return np.asarray(each, dtype=np.float32)[places].reshape(entry.shape)


def suspicious(d_n: Floats, scales: Scales, roi: Cells | None = None) -> Cells:
    """Cells that the pseudo bank is asked about: d_n > s_90, inside the region of interest [g_h, g_w]."""
    asked: Cells = d_n > np.float32(scales.s90)
    return asked if roi is None else asked & roi


def within_reach(d_n: Floats, d_p: Floats, scales: Scales) -> Cells:
    """Where an entry can explain anything: one that is farther than d_n + s has m < 5e-5 at every tau.

    Farther entries are not remembered, so that a new mark changes only the images that it touches.
    """
    near: Cells = d_p < d_n + np.float32(scales.s)
    return near


def decide(
    d_n: Floats,
    d_p: Floats,
    tau: Floats | float,
    scales: Scales,
    *,
    d_defect: Floats | None = None,
    z_txt: Floats | None = None,
    text_weight: float = 0.0,
    roi: Cells | None = None,
) -> Decision:
    """Raw maps from distances: all ``[n, g_h, g_w]`` float32, ``roi [g_h, g_w]``.

    ``d_p`` needs to be right only where ``suspicious``; elsewhere and out of reach it explains nothing.
    ``d_defect`` needs to be right where ``suspicious`` in images with an entry within reach; it too says
    nothing beyond d_n + s. Cells outside the region of interest have 0 in every map.

        m = sigmoid((τ·d_n − d_p) / (0.1·s))
        M = Σ_{5×5} w·m / Σ_{5×5} w,  w = max(d_n − s, 1e-4)², over cells with d_n > s_90
        q = max(M, m);  q ≤ 0.3 where m < 0.1 and d_n > s_99;  q = 0 where the defect bank is nearer
        A = d_n·(1 − q)/s + a·clip(z_txt, −3, 6)
    """
    asked = suspicious(d_n, scales, roi)
    near = asked & within_reach(d_n, d_p, scales)  # [n, g_h, g_w]
    touched = near.any(axis=(1, 2))  # [n]: the others are left as they are
    match, explained, quiet = np.zeros_like(d_n), np.zeros_like(d_n), np.zeros_like(d_n)
    if touched.any():
        tau_here = np.broadcast_to(np.asarray(tau, dtype=np.float32), d_n.shape)[touched]
        found = _explain(d_n[touched], d_p[touched], tau_here, asked[touched], near[touched], scales)
        match[touched], explained[touched], quiet[touched] = found
        if d_defect is not None:
            quiet[d_defect < np.minimum(d_p, d_n + np.float32(scales.s))] = 0.0
    raw = (d_n * (1.0 - quiet) / np.float32(scales.s)).astype(np.float32, copy=False)
    if z_txt is not None and text_weight > 0.0:
        raw = raw + np.float32(text_weight) * np.clip(z_txt, *TEXT_RANGE).astype(np.float32)
    if roi is not None:
        raw = np.where(roi, raw, np.float32(0.0))
    return Decision(raw, quiet, match, explained)


def _explain(
    d_n: Floats, d_p: Floats, tau: Floats, asked: Cells, near: Cells, scales: Scales
) -> tuple[Floats, Floats, Floats]:
    """m, M and q of the images that an entry touches, ``[n, g_h, g_w]`` each."""
    slope = np.float32(SOFTNESS * scales.s)
    odds = np.clip((tau * d_n - d_p) / slope, -80.0, 80.0)  # exp stays finite in float32
    match = np.where(near, 1.0 / (1.0 + np.exp(-odds)), 0.0).astype(np.float32)
    weight = neighbour_weight(d_n, asked, scales)
    around = box_sum(weight)
    explained = np.divide(box_sum(weight * match), around, out=np.zeros_like(d_n), where=around > 0.0)
    quiet = np.where(asked, np.maximum(explained, match), 0.0).astype(np.float32)
    strange = (match < STRANGE) & (d_n > np.float32(scales.s99))
    quiet[strange] = np.minimum(quiet[strange], np.float32(STRANGE_QUIET))
    return match, explained, quiet


def neighbour_weight(d_n: Floats, asked: Cells, scales: Scales) -> Floats:
    """w: how loudly a cell speaks for its neighbourhood; 0 where it is not suspicious."""
    weight: Floats = np.where(asked, np.maximum(d_n - np.float32(scales.s), np.float32(1e-4)) ** 2, 0.0)
    return weight.astype(np.float32)


def box_sum(cells: Floats) -> Floats:
    """Sum over the neighbourhood of every cell, cut at the border: ``[n, g_h, g_w]`` -> the same."""
    reach = NEIGHBOURHOOD // 2
    height, width = cells.shape[1:]
    padded = np.pad(cells, ((0, 0), (reach, reach), (reach, reach)))
    rows = padded[:, :height].copy()  # [n, g_h, g_w + 4]
    for shift in range(1, NEIGHBOURHOOD):
        rows += padded[:, shift : shift + height]
    total: npt.NDArray[np.float32] = rows[:, :, :width].copy()
    for shift in range(1, NEIGHBOURHOOD):
        total += rows[:, :, shift : shift + width]
    return total
