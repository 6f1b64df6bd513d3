"""Scored parts of a lot sorted by score and by what people said, so that any threshold is counted in microseconds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from inspector_app.domain.threshold import Floats, Handles, Said, ScoredLot, Sides


@dataclass(frozen=True, slots=True, eq=False)
class Sorted:
    """Some parts of a lot: their raw scores in ascending order, and how many more are flagged whatever their score."""

    raws: Floats
    always: int

    @classmethod
    def of(cls, lot: ScoredLot, chosen: npt.NDArray[np.bool_]) -> Sorted:
        """The chosen parts (bool ``[n]``) of a lot."""
        return cls(np.sort(lot.raw[chosen & ~lot.always]), int(np.count_nonzero(chosen & lot.always)))

    @property
    def parts(self) -> int:
        return int(self.raws.size) + self.always

    def below(self, threshold: float) -> int:
        """Parts that this threshold does not flag."""
        return int(np.searchsorted(self.raws, threshold, side="left"))

    def flagged(self, threshold: float) -> int:
        """Parts that it flags; a part exactly at the threshold is flagged."""
        return self.parts - self.below(threshold)

    def below_each(self, thresholds: Floats) -> Floats:
        """``below`` of many thresholds, float64 ``[k]``."""
        return np.searchsorted(self.raws, thresholds, side="left").astype(np.float64)


@dataclass(frozen=True, slots=True, eq=False)
class SortedLot:
    """A lot in groups: by what people said, and apart from these the parts that were drawn for the check sample.

    ``checked`` and ``weights``: raw scores and 1 / probability of the drawn parts that people decided, ``defective``
    bool; a drawn part that is flagged whatever its score is in none of the three.
    """

    lot: ScoredLot
    every: Sorted
    good: Sorted
    defect: Sorted
    nobody: Sorted
    aside: Sorted  # decided or unsure, and not drawn
    known: Sorted  # rejected, and not drawn
    spared: Sorted  # accepted, and not drawn
    waiting: Sorted  # drawn, and nobody decided, or was unsure
    undecided: Sorted  # flagged now, not drawn, and nobody has decided
    unsure: Sorted  # not drawn, and a person was unsure
    stands: Sorted  # drawn, or ok now and nobody has looked: what the check sample stands for
    checked: Floats
    weights: Floats
    defective: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, lot: ScoredLot) -> SortedLot:
        """Sort a lot once."""
        drawn = np.isfinite(lot.drawn)
        good, defect = lot.said == Said.GOOD, lot.said == Said.DEFECT
        nobody, unsure = lot.said == Said.NOBODY, lot.said == Said.UNSURE
        now = lot.always if lot.now is None else lot.always | (lot.raw >= lot.now.lower)
        checked = drawn & (good | defect) & ~lot.always
        return cls(
            lot=lot,
            every=Sorted.of(lot, np.ones(lot.parts, np.bool_)),
            good=Sorted.of(lot, good),
            defect=Sorted.of(lot, defect),
            nobody=Sorted.of(lot, nobody),
            aside=Sorted.of(lot, ~nobody & ~drawn),
            known=Sorted.of(lot, defect & ~drawn),
            spared=Sorted.of(lot, good & ~drawn),
            waiting=Sorted.of(lot, drawn & (nobody | unsure)),
            undecided=Sorted.of(lot, nobody & ~drawn & now),
            unsure=Sorted.of(lot, unsure & ~drawn),
            stands=Sorted.of(lot, (drawn & ~lot.always) | (nobody & ~drawn & ~now)),
            checked=lot.raw[checked],
            weights=1.0 / lot.drawn[checked],
            defective=defect[checked],
        )

    def sides(self, handles: Handles) -> Sides:
        """Parts on each side; one that is flagged whatever its score is flagged with a low score, too."""
        upper = max(handles.lower, handles.upper)
        ok = self.every.below(handles.lower)
        always = int(np.count_nonzero(_checks(self._always, handles)))
        check = self.every.below(upper) - ok + always
        return Sides(ok, check, self.every.parts - ok - check)

    def changed(self, handles: Handles) -> int:
        """Parts that would be judged otherwise than now: ok, to check or flagged."""
        now = self.lot.now
        if now is None:
            return 0
        below = self.every.below
        ok = below(min(handles.lower, now.lower))
        check = below(min(handles.upper, now.upper)) - below(max(handles.lower, now.lower))
        flagged = int(self.every.raws.size) - below(max(handles.upper, now.upper))
        always = int(np.count_nonzero(_checks(self._always, handles) != _checks(self._always, now)))
        return int(self.every.raws.size) - ok - max(0, check) - flagged + always

    @property
    def _always(self) -> Floats:
        """Scores of the parts that are flagged whatever they are: they say whether a part is to check."""
        return self.lot.raw[self.lot.always]


def _checks(raws: Floats, handles: Handles) -> npt.NDArray[np.bool_]:
    return np.asarray((raws >= handles.lower) & (raws < handles.upper))
