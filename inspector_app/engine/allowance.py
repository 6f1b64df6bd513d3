"""How odd good parts are allowed to look at each place: an edge, a hole, print that never lies twice alike.

Good parts differ from each other more in some places than in others. Where even they lie far from the bank, a
distance says less. Measured on good parts that are held out, place by place, and taken from the distance there.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import cast

import numpy as np
import numpy.typing as npt
from scipy.ndimage import gaussian_filter

from inspector_app.engine.arrays import Cells, Floats

FEWEST_PARTS = 4  # of fewer nobody knows where they differ
MOST_PARTS = 100  # the largest of more and more parts would only grow
CALM_SHARE = 0.75  # of the places: they set what is usual, and are allowed nothing beyond it
SHARE = 0.75  # more excuses defects in these places, too
_SIGMA = 1.0  # cells: parts never lie exactly alike


@dataclass(frozen=True, eq=False)
class Allowance:
    """The two largest held-out distances of good parts at each cell, and whose they are.

    highest, second  float32 [L]: the largest d_n at a cell, and the largest of all other parts
    owner            int32 [L]: the part that ``highest`` is of
    grid             rows and columns of patches
    roi              bool [g_h, g_w]: cells that score, None for all
    share            of the largest distance beyond what is usual that is allowed
    """

    highest: Floats
    second: Floats
    owner: npt.NDArray[np.int32]
    grid: tuple[int, int]
    roi: Cells | None = None
    share: float = SHARE

    @classmethod
    def of(
        cls, d_n: Floats, parts: Sequence[int], grid: tuple[int, int], roi: Cells | None = None
    ) -> Allowance | None:
        """From distances [n, L] of good images that were not compared with their own part.

        ``parts`` [n] says which part each image is of; None where there are fewer than ``FEWEST_PARTS``.
        """
        numbers = np.unique(np.asarray(parts, dtype=np.int32))
        if numbers.size < FEWEST_PARTS:
            return None
        by_part = np.stack([d_n[np.asarray(parts) == number].max(axis=0) for number in numbers])  # [p, L]
        order = np.argsort(by_part, axis=0)
        top = np.take_along_axis(by_part, order[-2:], axis=0)  # [2, L]
        return cls(top[1], top[0], numbers[order[-1]], grid, roi)

    @cached_property
    def everywhere(self) -> Floats:
        """What any other part is allowed at each cell: float32 [L]."""
        return self._beyond_usual(self.highest)

    def without(self, parts: Collection[int]) -> Floats:
        """What one of these parts is allowed, which must not excuse itself: float32 [L]."""
        own = np.isin(self.owner, list(parts))
        return self._beyond_usual(np.where(own, self.second, self.highest)) if own.any() else self.everywhere

    def _beyond_usual(self, largest: Floats) -> Floats:
        smooth = self._smooth(largest.reshape(self.grid).astype(np.float32))  # [g_h, g_w]
        usual = np.quantile(smooth if self.roi is None else smooth[self.roi], CALM_SHARE)
        beyond = np.maximum(smooth - np.float32(usual), 0.0) * np.float32(self.share)
        return cast(Floats, beyond.astype(np.float32).reshape(-1))

    def _smooth(self, places: Floats) -> Floats:
        """Gaussian mean over the cells that score; what is ignored does not reach beyond its border."""
        if self.roi is None:
            return cast(Floats, gaussian_filter(places, _SIGMA))
        weight = gaussian_filter(self.roi.astype(np.float32), _SIGMA)
        total = gaussian_filter(np.where(self.roi, places, np.float32(0.0)), _SIGMA)
        return cast(Floats, np.divide(total, weight, out=np.zeros_like(total), where=self.roi))
