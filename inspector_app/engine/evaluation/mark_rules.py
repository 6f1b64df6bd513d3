"""Rules that stand side by side in the marking benchmark: the program's own, parts of it left out, and others.

Each turns the distances of a picture's patches into a raw map, given the marks that are kept. The program's own
rule runs the program's own code; the others exist here alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from inspector_app.domain.bank import Scales
from inspector_app.engine.arrays import Cells, Features, Floats, Indices
from inspector_app.engine.bundle import RecipeBundle
from inspector_app.engine.decision import decide, reach_map, reach_of, suspicious
from inspector_app.engine.memory import DefectBank, HalfFeatures, PseudoBank, PseudoEntry
from inspector_app.engine.nearest import FAR
from inspector_app.engine.rescoring import Nearness, nearness

_TAU_BY_MARKS = ((10, 0.7), (3, 0.8), (1, 0.9))  # of the propagated rule
_SOFTNESS = 0.1  # of its sigmoid, units of s
_NEIGHBOURHOOD = 5  # cells
_STRANGE, _STRANGE_QUIET = 0.1, 0.3
_TEMPERATURE = 0.5  # of the softmax, units of s


@dataclass(frozen=True, slots=True, eq=False)
class Pictures:
    """Features fp16 ``[n, L, F]`` and distances to the normal bank float32 ``[n, g_h, g_w]``."""

    features: HalfFeatures
    d_n: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Learnt:
    """What one mark taught: bank patches of the picture as it is, with its turned views, and without the hills.

    whole  what the program keeps
    plain  the picture as it is alone
    rim    whole, but from all suspicious cells that touch the region's rim, wherever their hill has its top
    """

    whole: HalfFeatures
    plain: HalfFeatures
    rim: HalfFeatures


class Asked:
    """Pictures asked what a number of marks explains of them; each distance is looked up once."""

    def __init__(
        self,
        bundle: RecipeBundle,
        marks: Sequence[Learnt],
        pictures: Pictures,
        confirmed: DefectBank | None = None,
    ) -> None:
        """``confirmed`` defects have a say in the rules of ``CONFIRMING`` alone."""
        self.bundle = bundle
        self._confirmed = DefectBank() if confirmed is None else confirmed
        self.marks = len(marks)
        self.d_n = pictures.d_n
        self._learnt = marks
        self._features = pictures.features
        self._looked_up: dict[str, tuple[RecipeBundle, Nearness]] = {}

    @property
    def scales(self) -> Scales:
        return self.bundle.state.scales

    @cached_property
    def asked(self) -> Cells:
        return suspicious(self.d_n, self.scales, self.bundle.roi)

    @cached_property
    def d_raw(self) -> Floats:
        """Distance between features as they are; FAR where not suspicious."""
        found = np.full_like(self.d_n, FAR)
        if self._learnt and self.asked.any():
            bank = PseudoBank(_entries([mark.whole for mark in self._learnt]))
            image, row, column = np.nonzero(self.asked)
            found[self.asked] = bank.nearest(self._gather(image, row * self.d_n.shape[2] + column))[0]
        return found

    def program(self, kept: str = "whole", *, one_reach: bool = False, confirmed: bool = False) -> Floats:
        """Raw maps of the program's own rule with what it keeps of each mark, or with another part of ``Learnt``.

        ``confirmed``: the confirmed defects veto what is nearer to them than to a mark.
        """
        bundle, near = self._known(kept)
        reaches = bundle.reaches
        if one_reach:
            reaches = {number: reach_of(1, 0) for number in reaches}
        d_defect = bundle.defect_distances(self.d_n, near, self._gather) if confirmed else None
        reach = reach_map(near.entry, reaches)
        return decide(self.d_n, near.d_p, reach, self.scales, d_defect=d_defect, roi=bundle.roi).raw

    def _known(self, kept: str) -> tuple[RecipeBundle, Nearness]:
        if kept not in self._looked_up:
            entries = _entries([getattr(mark, kept) for mark in self._learnt])
            pseudo = PseudoBank.of(entries, self.bundle.state.space)
            bundle = self.bundle.remembering(pseudo, self._confirmed)
            near = nearness(self.d_n, bundle.pseudo, self._gather, self.scales, bundle.roi)
            self._looked_up[kept] = bundle, near
        return self._looked_up[kept]

    def _gather(self, images: Indices, cells: Indices) -> Features:
        return self._features[images, cells]


Rule = Callable[[Asked], Floats]
"""Raw maps ``[n, g_h, g_w]``, in units of s, of pictures that have been asked."""

OURS = "ours"
CONFIRMED = 5  # defects that an operator has rejected before the first mark
OURS_CONFIRMED = f"ours, {CONFIRMED} defects confirmed"
CONFIRMING = frozenset({OURS_CONFIRMED})
"""Rules to which confirmed defects matter: these defects are known to them, and not judged."""


def _add_to_normal(asked: Asked) -> Floats:
    nearest: Floats = (np.minimum(asked.d_n, asked.d_raw) / asked.scales.s).astype(np.float32)
    return nearest


def _ratio(asked: Asked) -> Floats:
    share = np.minimum(asked.d_raw / np.maximum(asked.d_n, 1e-6), 1.0)
    return _raw(asked, 1.0 - share**2)


def _softmax(asked: Asked) -> Floats:
    odds = np.clip((asked.d_n - asked.d_raw) / (_TEMPERATURE * asked.scales.s), -60.0, 60.0)
    return _raw(asked, 1.0 / (1.0 + np.exp(-odds)))


def _propagated(asked: Asked, *, spread: bool = True, cap: bool = True) -> Floats:
    """A patch is explained where τ·d_n > d_p, and with it the suspicious patches around it."""
    s = asked.scales.s
    tau = next((tau for least, tau in _TAU_BY_MARKS if asked.marks >= least), 1.0)
    near = asked.asked & (asked.d_raw < asked.d_n + s)
    odds = np.clip((tau * asked.d_n - asked.d_raw) / (_SOFTNESS * s), -60.0, 60.0)
    match = np.where(near, 1.0 / (1.0 + np.exp(-odds)), 0.0).astype(np.float32)
    quiet = match
    if spread:
        weight = np.where(asked.asked, np.maximum(asked.d_n - s, 1e-4) ** 2, 0.0).astype(np.float32)
        around = _box_sum(weight)
        explained = np.divide(_box_sum(weight * match), around, out=np.zeros_like(match), where=around > 0.0)
        quiet = np.maximum(explained, match).astype(np.float32)
    if cap:
        strange = (match < _STRANGE) & (asked.d_n > asked.scales.s99)
        quiet = np.where(strange, np.minimum(quiet, _STRANGE_QUIET), quiet).astype(np.float32)
    return _raw(asked, quiet)


def _hide_all(asked: Asked) -> Floats:
    """Everything that any mark might mean is quiet: the benchmark must find what this costs."""
    return _raw(asked, np.ones_like(asked.d_n)) if asked.marks else _raw(asked, np.zeros_like(asked.d_n))


RULES: dict[str, Rule] = {
    OURS: lambda asked: asked.program(),
    OURS_CONFIRMED: lambda asked: asked.program(confirmed=True),
    "ours, one reach": lambda asked: asked.program(one_reach=True),
    "ours, no turned views": lambda asked: asked.program("plain"),
    "ours, with the rim": lambda asked: asked.program("rim"),
    "propagated": _propagated,
    "propagated, no neighbours": lambda asked: _propagated(asked, spread=False),
    "propagated, no cap": lambda asked: _propagated(asked, cap=False),
    "add to normal bank": _add_to_normal,
    "ratio": _ratio,
    "softmax": _softmax,
    "quiet everything": _hide_all,
}


def _entries(patches: Sequence[HalfFeatures]) -> tuple[PseudoEntry, ...]:
    return tuple(PseudoEntry(number, rows) for number, rows in enumerate(patches, start=1) if len(rows))


def _raw(asked: Asked, quiet: npt.NDArray[np.floating[Any]]) -> Floats:
    kept = np.where(asked.asked, 1.0 - quiet, 1.0)
    raw: Floats = (asked.d_n * kept / asked.scales.s).astype(np.float32)
    return raw if asked.bundle.roi is None else np.where(asked.bundle.roi, raw, np.float32(0.0))


def _box_sum(cells: npt.NDArray[np.floating[Any]]) -> Floats:
    """Sum over the neighbourhood of every cell, cut at the border: ``[n, g_h, g_w]`` -> the same."""
    size = (_NEIGHBOURHOOD, _NEIGHBOURHOOD)
    summed = [cv2.boxFilter(one, -1, size, normalize=False, borderType=cv2.BORDER_CONSTANT) for one in cells]
    return np.asarray(summed, dtype=np.float32).reshape(cells.shape)
