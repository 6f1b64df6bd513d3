"""The scores of a lot, counted for a histogram."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

LEAST_LOW, MOST_HIGH = -1.0, 4.0


@dataclass(frozen=True, eq=False)
class LotScores:
    """Calibrated scores ``float64 [n]`` of parts, and whether a person has decided them ``bool [n]``."""

    scores: npt.NDArray[np.float64]
    reviewed: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, scores: npt.ArrayLike, reviewed: npt.ArrayLike) -> LotScores:
        """Parts without a score (nan) are left out. Raises ValueError where lengths differ."""
        values = np.asarray(scores, dtype=np.float64)
        decided = np.asarray(reviewed, dtype=np.bool_)
        if values.shape != decided.shape or values.ndim != 1:
            raise ValueError(f"{values.shape} scores with {decided.shape} decisions")
        known = np.isfinite(values)
        return cls(values[known], decided[known])

    @property
    def range(self) -> tuple[float, float]:
        """Ends of the axis: 0 to 2 always, at most -1 to 4; what lies beyond is counted in the last bin."""
        if self.scores.size == 0:
            return 0.0, 2.0
        low = max(math.floor(float(self.scores.min()) * 4) / 4, LEAST_LOW)
        high = min(math.ceil(float(self.scores.max()) * 4) / 4, MOST_HIGH)
        return min(low, 0.0), max(high, 2.0)

    def split(self, lower: float, upper: float) -> tuple[int, int, int]:
        """Parts below the lower handle (ok), between the two (check), from the upper one on (flagged)."""
        flagged = int(np.count_nonzero(self.scores >= upper))
        suspicious = int(np.count_nonzero(self.scores >= min(lower, upper)))
        return self.scores.size - suspicious, suspicious - flagged, flagged

    def bins(self, count: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """All parts and the reviewed ones, counted in ``count`` equal bins over ``range``."""
        low, high = self.range
        places = np.clip((self.scores - low) * (count / (high - low)), 0, count - 1).astype(np.int64)
        every = np.bincount(places, minlength=count)
        decided = np.bincount(places[self.reviewed], minlength=count)
        return every, decided
