"""Reading what a threshold is tried out on: scores of whole lots with what people said, and where findings lie."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from sqlalchemy import bindparam, case, func, or_, select

from inspector_app.domain.review import PartDecision
from inspector_app.domain.threshold import Handles, Peaks, Said, ScoredLot
from inspector_app.store.reading_base import ReadingBase
from inspector_app.store.reading_lots import ORIGIN_LOT
from inspector_app.store.recipe_tables import bank_version, recipe_version
from inspector_app.store.tables import (
    current_calibration,
    current_inspection,
    finding,
    image,
    lot,
    part_state,
    run,
    sample,
)

_SAID = case(
    {
        str(PartDecision.ACCEPT): int(Said.GOOD),
        str(PartDecision.REJECT): int(Said.DEFECT),
        str(PartDecision.UNSURE): int(Said.UNSURE),
    },
    value=func.coalesce(part_state.c.decision, part_state.c.finding_outcome),
    else_=int(Said.NOBODY),
)
_DRAWN = (
    select(sample.c.part_id, func.min(sample.c.probability).label("probability"))
    .where(sample.c.lot_id == bindparam("of_lot"))
    .group_by(sample.c.part_id)
    .subquery()
)
# Made once: of two hundred small lots, putting it together took longer than reading them.
_SCORED = (
    select(part_state.c.raw, _SAID, part_state.c.note != "", _DRAWN.c.probability)
    .join(_DRAWN, _DRAWN.c.part_id == part_state.c.part_id, isouter=True)
    .where(
        part_state.c.lot_id == bindparam("of_lot"),
        or_(part_state.c.raw.is_not(None), part_state.c.error.is_not(None)),
    )
)


class ThresholdReading(ReadingBase):
    """Columns of lots for figures of a threshold."""

    def judged_lots(self, recipe_id: str) -> list[tuple[str, int]]:
        """Lots of the recipe that were scored, newest first, with how many parts they have."""
        rows = self.connection.execute(
            select(part_state.c.lot_id, func.count(part_state.c.raw))
            .join(lot, lot.c.id == part_state.c.lot_id)
            .where(lot.c.recipe_id == recipe_id, lot.c.number > ORIGIN_LOT)
            .group_by(part_state.c.lot_id)
            .having(func.count(part_state.c.raw) > 0)
            .order_by(part_state.c.lot_id.desc())
        )
        return [(row[0], row[1]) for row in rows]

    def scored_lots(self, recipe_id: str, lot_ids: Sequence[str]) -> list[ScoredLot]:
        """These lots of a recipe, in the order given, with the handles that judged them then and judge them now."""
        versions = self.connection.execute(
            select(
                recipe_version.c.number,
                recipe_version.c.normal_hash,
                recipe_version.c.lower_threshold,
                recipe_version.c.threshold,
            )
            .where(recipe_version.c.recipe_id == recipe_id, recipe_version.c.threshold.is_not(None))
            .order_by(recipe_version.c.number)
        ).all()
        lots = {
            row.id: row for row in self.connection.execute(select(lot).where(lot.c.recipe_id == recipe_id))
        }
        scales = {
            row.lot_id: row
            for row in self.connection.execute(
                select(current_calibration).where(
                    current_calibration.c.recipe_id == recipe_id,
                    current_calibration.c.threshold.is_not(None),
                )
            )
        }
        banks, begun = self._banks(recipe_id), self._begun(recipe_id)
        found = []
        for lot_id in lot_ids:
            scale, bank = scales.get(lot_id), banks.get(lot_id, "")
            found.append(
                self._scored(
                    lots[lot_id],
                    None if scale is None else Handles(scale.lower_threshold, scale.threshold),
                    _handles_then(versions, bank, begun.get(lot_id, 0)),
                    bank,
                )
            )
        return found

    def peaks(self, lot_id: str) -> Peaks:
        """Every finding of the lot's current inspections, also of parts that are ok."""
        rows = self.connection.execute(
            select(
                finding.c.peak,
                part_state.c.raw,
                finding.c.peak_x,
                finding.c.peak_y,
                image.c.width,
                image.c.height,
                part_state.c.ordinal,
            )
            .join(current_inspection, current_inspection.c.id == finding.c.inspection_id)
            .join(image, image.c.id == current_inspection.c.image_id)
            .join(part_state, part_state.c.part_id == image.c.part_id)
            .where(image.c.lot_id == lot_id, image.c.width > 0, image.c.height > 0)
            .where(part_state.c.raw.is_not(None))
        ).all()
        peak, raw, x, y, width, height, part = (
            np.array([tuple(row) for row in rows], dtype=np.float64).reshape(len(rows), 7).T
        )
        return Peaks(peak, raw, (x + 0.5) / width, (y + 0.5) / height, part.astype(np.int64))

    def _scored(self, of: Any, now: Handles | None, then: Handles | None, bank: str) -> ScoredLot:
        rows = self.connection.execute(_SCORED, {"of_lot": of.id}).all()
        raw, said, always, probability = (
            np.array(column) for column in (zip(*rows, strict=True) if rows else ((), (), (), ()))
        )
        scored = raw.astype(np.float64)  # None becomes nan
        has = np.isfinite(scored)
        return ScoredLot(
            lot_id=of.id,
            number=of.number,
            name=of.name,
            raw=scored[has],
            said=said.astype(np.int8)[has],
            drawn=probability.astype(np.float64)[has],
            always=always.astype(np.bool_)[has],
            then=then,
            now=now,
            bank=bank,
            failed=int(np.count_nonzero(~has)),
        )

    def _banks(self, recipe_id: str) -> dict[str, str]:
        """The hash of the normal bank in whose units each lot's scores are; "" before the first."""
        latest = (
            select(func.max(run.c.id).label("id"))
            .join(lot, lot.c.id == run.c.lot_id)
            .where(lot.c.recipe_id == recipe_id)
            .group_by(run.c.lot_id)
            .subquery()
        )
        rows = self.connection.execute(
            select(run.c.lot_id, func.coalesce(bank_version.c.normal_hash, ""))
            .join(latest, latest.c.id == run.c.id)
            .join(bank_version, bank_version.c.id == run.c.bank_version_id, isouter=True)
        )
        return {row[0]: row[1] for row in rows}

    def _begun(self, recipe_id: str) -> dict[str, int]:
        """The number of the recipe version that each lot was last inspected under."""
        rows = self.connection.execute(
            select(run.c.lot_id, recipe_version.c.number)
            .join(recipe_version, recipe_version.c.id == run.c.recipe_version_id)
            .where(recipe_version.c.recipe_id == recipe_id, run.c.kind == "inspect")
            .order_by(run.c.id)
        )
        return {row[0]: row[1] for row in rows}  # the latest run of a lot comes last


def _handles_then(versions: Sequence[Any], bank: str, begun: int) -> Handles | None:
    """The handles under which a lot came out of its inspection.

    They are in units of the lot's bank: those of the version it was inspected under or, where that one had no scale
    yet, those that the inspection made.
    """
    of_bank = [row for row in versions if row.normal_hash == bank]
    if not of_bank:
        return None
    row = next((row for row in of_bank if row.number >= begun), of_bank[-1])
    return Handles(row.lower_threshold, row.threshold)
