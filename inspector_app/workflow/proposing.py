"""What a recipe's pictures are like, looked at once, so that nobody has to choose how they are resized."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from inspector_app.domain.errors import ImageUnreadable
from inspector_app.domain.lot import Lot
from inspector_app.domain.recipe import RecipeSettings, ResizeMode
from inspector_app.imaging.headers import read_header
from inspector_app.store.reading import Reading
from inspector_app.store.writing import Writing
from inspector_app.workflow.events import Event, Level, Notice, RecipeChanged
from inspector_app.workflow.stores import Stores
from inspector_app.workflow.writer import Writer

LOOKED_AT = 25  # pictures, spread over the lot
LONG = 2.0  # long side : short side from which tiles are worth their time; measured, see the decision record


def proposed(settings: RecipeSettings, paths: Sequence[Path]) -> RecipeSettings:
    """Settings with the resize mode that suits these pictures, where none is chosen (help page method, 1).

    The median aspect of at most 25 of them decides; those that cannot be read are passed over.
    """
    if settings.resize is not None:
        if settings.resize is ResizeMode.TILE and settings.aspect == 1.0:
            return replace(settings, aspect=_median_aspect(paths))
        return settings
    aspect = _median_aspect(paths)
    if max(aspect, 1 / aspect) < LONG:
        return replace(settings, resize=ResizeMode.SQUASH)
    return replace(settings, resize=ResizeMode.TILE, aspect=aspect)


def propose(stores: Stores, writer: Writer, lot: Lot, tell: Callable[[Event], None]) -> None:
    """Settle how the recipe's pictures are resized, once, before anything is learnt from its first lot."""
    with stores.reading() as reading:
        version = reading.recipe_version(lot.recipe_id)
        if version is None or version.calibration is not None:
            return
        images = reading.images(lot.id)
    if not images:
        return
    settings = proposed(version.settings, [lot.folder / image.path for image in images])
    if settings.tile_aspect == version.settings.tile_aspect:
        return  # squashed, as it is anyway: no version for that

    def write(writing: Writing) -> bool:
        now = Reading(writing.connection).recipe_version(lot.recipe_id)
        if now is None or now.id != version.id:
            return False
        writing.add_recipe_version(lot.recipe_id, settings, None, "resize mode from the first lot's pictures")
        return True

    if writer.submit(write).result():
        tell(RecipeChanged(lot.recipe_id))
        if version.settings.resize is None and settings.resize is ResizeMode.TILE:
            long = max(settings.aspect, 1 / settings.aspect)
            what = f"the pictures are {long:.1f} times as long as wide: they are inspected in tiles"
            tell(Notice(Level.INFO, what, lot.name, lot_id=lot.id))


def _median_aspect(paths: Sequence[Path]) -> float:
    """Median width : height, 1 where no picture can be read. Rounded, so that it reads well in a recipe."""
    aspects: list[float] = []
    for place in sorted({round(at) for at in np.linspace(0, len(paths) - 1, LOOKED_AT)} if paths else ()):
        try:
            header = read_header(paths[place].read_bytes())
        except (OSError, ImageUnreadable):
            continue
        aspects.append(header.width / header.height)
    return round(float(np.median(aspects)), 3) if aspects else 1.0
