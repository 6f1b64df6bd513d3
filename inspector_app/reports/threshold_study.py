"""A threshold tried out: the lot and the lots before it in memory, and every figure of any place of the handles."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from inspector_app.domain.part_region import PartRegion
from inspector_app.domain.recipe import Calibration, RecipeSettings
from inspector_app.domain.threshold import (
    CostCurve,
    Handles,
    LotAt,
    Peaks,
    RegionAt,
    ScoredLot,
    ThresholdFigures,
)
from inspector_app.reports.rates import proportion
from inspector_app.reports.threshold_columns import SortedLot
from inspector_app.reports.threshold_costs import cost_curve
from inspector_app.reports.threshold_rates import (
    ESCAPES_WANTED,
    escapes,
    false_calls,
    false_calls_reviewed,
    guarantee,
    parts_for,
)

HIGHEST = 3.0  # calibrated: upper end of the cost curve


class ThresholdStudy:
    """Made once for a lot; ``at`` is called for every step of a hand that drags, and reads nothing.

    ``lot`` is the one whose threshold is moved, ``past`` other lots of the recipe, whatever bank has scored them;
    ``left_out`` counts older ones that are not among them.
    """

    def __init__(
        self,
        lot: ScoredLot,
        past: Sequence[ScoredLot],
        calibration: Calibration,
        settings: RecipeSettings,
        peaks: Peaks | None = None,
        left_out: int = 0,
    ) -> None:
        self.lot, self.past, self.left_out = lot, tuple(past), left_out
        self.calibration, self.settings = calibration, settings
        self._peaks = peaks
        self._lot = SortedLot.of(lot)
        self._past = [(one, SortedLot.of(one)) for one in past]
        self.costs = self._cost_curve()

    @property
    def now(self) -> Handles:
        """Where the handles stand."""
        return Handles(self.calibration.lower, self.calibration.threshold)

    def handles(self, lower: float | None, upper: float | None) -> Handles:
        """Handles as they would be kept, raw: the upper one above the typical good part, the lower one not above it.

        What is left out stays where it stands; a lower handle that stood with the upper one goes along.
        """
        now = self.now
        if lower is None:
            lower = upper if now.lower == now.upper else now.lower
        moved = self.calibration.with_threshold(now.upper if upper is None else upper, lower=lower)
        return Handles(moved.lower, moved.threshold)

    def at(self, handles: Handles) -> ThresholdFigures:
        """Every figure with the handles there."""
        lot, lower = self._lot, handles.lower
        where = self._where(lower)
        found, unknown, passing = escapes(lot, lower, where)
        return ThresholdFigures(
            handles=handles,
            sides=lot.sides(handles),
            changed=lot.changed(handles),
            false_calls=false_calls(lot, lower, where),
            false_calls_reviewed=false_calls_reviewed(lot, lower, where),
            escapes=found,
            escapes_unknown=unknown,
            passing=passing,
            sample_needed=parts_for(ESCAPES_WANTED),
            sample_rate=ESCAPES_WANTED,
            guarantee=guarantee(
                self.calibration.parts, self.calibration.highest, lower, self.settings.promise
            ),
            cost=None if self.costs is None else self.costs.at(lower),
            lots=tuple(self._lot_at(one, groups, handles, where) for one, groups in self._past),
            regions=self._regions(lower),
        )

    def _where(self, lower: float) -> str:
        """The lower handle as the gallery's filter names it: on the scale that stands."""
        return repr(float(self.calibration.calibrated(lower)))

    def _lot_at(self, lot: ScoredLot, groups: SortedLot, handles: Handles, where: str) -> LotAt:
        lower = handles.lower
        then = None if lot.then is None else groups.every.flagged(lot.then.lower)
        now = None if lot.now is None else groups.every.flagged(lot.now.lower)
        rejected = groups.defect.parts
        if lot.bank != self.lot.bank or lot.now is None:
            return LotAt(
                lot.lot_id, lot.number, lot.name, lot.parts, then, now, None, None, None, None, None, rejected
            )
        would, missed = groups.every.flagged(lower), groups.defect.below(lower)
        return LotAt(
            lot_id=lot.lot_id,
            number=lot.number,
            name=lot.name,
            parts=lot.parts,
            then=then,
            now=now,
            would=would,
            check=groups.sides(handles).check,
            false_calls=proportion(
                groups.good.flagged(lower), groups.good.parts, opens=f"review:accept score:>={where}"
            ),
            missed=missed,
            gained=max(0, groups.defect.below(lot.now.lower) - missed),
            rejected=rejected,
            opens=f"score:>={where}",
            opens_missed=f"review:reject score:<{where}",
        )

    def _regions(self, lower: float) -> tuple[RegionAt, ...]:
        """Where the peaks lie that reach the place; a peak in two regions counts in both."""
        named, peaks = self.settings.regions, self._peaks
        if not named or peaks is None:
            return ()
        reach = (peaks.peak >= lower) & (peaks.raw >= lower)
        inside = [_inside(region, peaks) for region in named]
        places: list[tuple[PartRegion | None, np.ndarray]] = list(zip(named, inside, strict=True))
        places.append((None, ~np.logical_or.reduce(inside)))
        counted = [
            (region, int(np.count_nonzero(there & reach)), int(np.unique(peaks.part[there & reach]).size))
            for region, there in places
        ]
        return tuple(RegionAt(*each) for each in counted)

    def _cost_curve(self) -> CostCurve | None:
        false_call, escape = self.settings.cost_false_call, self.settings.cost_escape
        if false_call is None or escape is None:
            return None
        m0, span = self.calibration.m0, self.calibration.span
        return cost_curve(self._lot, m0 + Calibration.MIN_SPAN, m0 + HIGHEST * span, false_call, escape)


def _inside(region: PartRegion, peaks: Peaks) -> np.ndarray:
    x, y, w, h = region.box
    return np.asarray((peaks.x >= x) & (peaks.x < x + w) & (peaks.y >= y) & (peaks.y < y + h))
