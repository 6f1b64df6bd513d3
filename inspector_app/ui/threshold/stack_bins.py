"""Scores counted for a stacked histogram: what nobody has reviewed, what people called good, what they rejected."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from inspector_app.domain.threshold import Said

Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Stack:
    """Parts in each bin, int64 ``[k]``: not decided (also where a person was unsure), good, defective."""

    undecided: Counts
    good: Counts
    defect: Counts

    @property
    def every(self) -> Counts:
        return self.undecided + self.good + self.defect

    @classmethod
    def of(
        cls,
        scores: npt.NDArray[np.float64],
        said: npt.NDArray[np.int8],
        span: tuple[float, float],
        count: int,
    ) -> Stack:
        """``count`` equal bins from ``span[0]`` to ``span[1]``; what lies outside is in the last ones."""
        low, high = span
        places = np.clip((scores - low) * (count / (high - low)), 0, count - 1).astype(np.int64)

        def counted(chosen: npt.NDArray[np.bool_]) -> Counts:
            return np.bincount(places[chosen], minlength=count).astype(np.int64)

        good, defect = said == Said.GOOD, said == Said.DEFECT
        return cls(counted(~good & ~defect), counted(good), counted(defect))
