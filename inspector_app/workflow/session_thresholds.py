"""Thresholds tried out before one is kept."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING

from inspector_app.store.reading import Reading
from inspector_app.workflow.session_base import SessionBase

if TYPE_CHECKING:
    from inspector_app.workflow.thresholds import ThresholdStudy


class ThresholdCalls(SessionBase):
    """Part of ``Session``."""

    def threshold_study(self, lot_id: str, lot_ids: Sequence[str] | None = None) -> Future[ThresholdStudy]:
        """A lot and the named lots of its recipe (the newest ones when none are named), to try thresholds on.

        Raises CorrectableError before the lot has a scale.
        """

        def study(reading: Reading) -> ThresholdStudy:
            from inspector_app.workflow.thresholds import study_of  # only here: statistics

            return study_of(reading, lot_id, lot_ids)

        return self.read(study, counts=True)

    def threshold_lot(self, recipe: str) -> Future[str]:
        """The newest lot on the recipe's present scale. Raises NotFound, and CorrectableError where there is none."""

        def find(reading: Reading) -> str:
            from inspector_app.workflow.lots import find_recipe
            from inspector_app.workflow.thresholds import latest_lot

            return latest_lot(reading, find_recipe(reading, recipe).recipe_id, recipe)

        return self.read(find)
