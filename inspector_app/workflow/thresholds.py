"""Thresholds tried out before one is kept: the lot, the lots before it, and what would be lost."""

from __future__ import annotations

from collections.abc import Sequence

from inspector_app.domain.errors import CorrectableError
from inspector_app.reports.threshold_study import ThresholdStudy
from inspector_app.store.reading import Reading

__all__ = ["ThresholdStudy", "latest_lot", "study_of"]

MOST_LOTS, MOST_PARTS = 200, 500_000  # that are held against a threshold at once, newest first


def study_of(reading: Reading, lot_id: str, lot_ids: Sequence[str] | None = None) -> ThresholdStudy:
    """Everything that is known of thresholds of a lot; with the lots named, else with the newest of its recipe.

    Raises CorrectableError before the lot has a scale.
    """
    lot = reading.lot(lot_id)
    version, _ = reading.lot_scale(lot_id)
    if version.calibration is None:
        raise CorrectableError(
            "nothing was scored yet, so there is no scale for a threshold",
            subject=lot.name,
            remedy="Inspect the lot first",
        )
    left_out = 0
    if lot_ids is None:
        lot_ids, left_out = _newest(reading, lot.recipe_id)
    own, *others = reading.scored_lots(lot.recipe_id, [lot_id, *(each for each in lot_ids if each != lot_id)])
    by_id = {own.lot_id: own, **{other.lot_id: other for other in others}}
    peaks = reading.peaks(lot_id) if version.settings.regions else None
    return ThresholdStudy(
        own, [by_id[each] for each in lot_ids], version.calibration, version.settings, peaks, left_out
    )


def latest_lot(reading: Reading, recipe_id: str, name: str) -> str:
    """The newest lot that is judged by the scale that the recipe's next lot is judged by. Raises CorrectableError."""
    version = reading.recipe_version(recipe_id)
    if version is not None and version.calibration is not None:
        for lot_id, _ in reading.judged_lots(recipe_id):
            if reading.lot_scale(lot_id)[0].id == version.id:
                return lot_id
    raise CorrectableError(
        "no lot of the recipe was scored by its latest bank",
        subject=name,
        remedy="Name a lot with --lot, or inspect one first",
    )


def _newest(reading: Reading, recipe_id: str) -> tuple[list[str], int]:
    """Lots of the recipe, newest first, as many as are held in memory, and how many are left out."""
    lots = reading.judged_lots(recipe_id)
    chosen: list[str] = []
    parts = 0
    for lot_id, count in lots[:MOST_LOTS]:
        parts += count
        if chosen and parts > MOST_PARTS:
            break
        chosen.append(lot_id)
    return chosen, len(lots) - len(chosen)
