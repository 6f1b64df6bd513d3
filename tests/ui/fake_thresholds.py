"""What the fake session answers about thresholds: its own lot, and two that were inspected before it."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import replace
from typing import Any

import numpy as np

from inspector_app.domain.readings import PartRow
from inspector_app.domain.recipe import RecipeVersion
from inspector_app.domain.review import Disposition
from inspector_app.domain.threshold import Handles, Said, ScoredLot
from inspector_app.reports.threshold_study import ThresholdStudy

_SAID = {
    Disposition.ACCEPTED: Said.GOOD,
    Disposition.REJECTED: Said.DEFECT,
    Disposition.UNSURE: Said.UNSURE,
}


class FakeThresholds:
    """Part of ``FakeSession``. ``older``: another lot of the same bank and one of another are there, too."""

    version: RecipeVersion
    lot: Any
    sampled: set[str]
    older = True

    def _all_rows(self) -> list[PartRow]:
        raise NotImplementedError

    def _answer(self, name: str, answer: Any, *arguments: Any) -> Future[Any]:
        raise NotImplementedError

    def threshold_study(self, lot_id: str, lot_ids: Sequence[str] | None = None) -> Future[ThresholdStudy]:
        scale = self.version.calibration
        assert scale is not None
        rows = [row for row in self._all_rows() if row.raw is not None]
        now = Handles(scale.lower, scale.threshold)
        lot = ScoredLot(
            lot_id=self.lot.id,
            number=self.lot.number,
            name=self.lot.name,
            raw=np.array([row.raw for row in rows], dtype=np.float64),
            said=np.array([_SAID.get(row.disposition, Said.NOBODY) for row in rows], dtype=np.int8),  # type: ignore[arg-type]
            drawn=np.array([0.5 if row.part_id in self.sampled else np.nan for row in rows]),
            always=np.zeros(len(rows), np.bool_),
            then=Handles(1.7, 1.7),
            now=now,
            bank="bank",
        )
        before = replace(lot, lot_id="lot-0", number=30, name="Sunday")
        other = replace(before, lot_id="lot-00", number=29, name="Saturday", bank="another")
        past = [lot, before, other] if self.older else [lot]
        study = ThresholdStudy(lot, past, scale, self.version.settings)
        return self._answer("threshold_study", study, lot_id)
