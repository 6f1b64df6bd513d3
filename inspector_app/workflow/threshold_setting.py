"""The handles of a threshold, set by a person: a new recipe version, and nothing that was decided is touched."""

from __future__ import annotations

from collections.abc import Sequence

from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.recipe import Calibration, RecipeVersion
from inspector_app.store.reading import Reading
from inspector_app.store.writing import Writing


def set_threshold(
    writing: Writing,
    lot_id: str,
    raw: float,
    lower: float | None,
    note: str = "",
    *,
    undone: bool = False,
) -> RecipeVersion:
    """A new version of the lot's recipe with these handles, in raw units of the bank that has scored the lot.

    It acts on every lot that this bank has scored, and on later lots where it is the recipe's latest. Handles that
    stood before promise again what they promised then. ``note``: why, kept with the version; ``undone``: a setting is
    taken back, and the version says so. Raises CorrectableError before anything was calibrated.
    """
    reading = Reading(writing.connection)
    version, bank = reading.lot_scale(lot_id)
    if version.calibration is None:
        raise CorrectableError("nothing was scored yet, so there is no scale for a threshold")
    moved = version.calibration.with_threshold(raw, lower=lower)
    why = " ".join(note.split())
    reason = f"threshold set by hand: {why}" if why else "threshold set by hand"
    return writing.add_recipe_version(
        version.recipe_id,
        version.settings,
        _as_it_stood(reading.recipe_versions(version.recipe_id), moved),
        f"undone: {reason}" if undone else reason,
        None if bank is None else bank.normal_hash,
    )


def _as_it_stood(versions: Sequence[RecipeVersion], moved: Calibration) -> Calibration:
    """The calibration of an earlier version with exactly these handles on this scale, else the one by hand."""
    for version in versions:
        known = version.calibration
        if known is not None and (known.m0, known.threshold, known.lower, known.parts) == (
            moved.m0,
            moved.threshold,
            moved.lower,
            moved.parts,
        ):
            return known
    return moved
