"""Opening lots, and the small acts on lots and recipes that need no model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from inspector_app.domain.bank import Mark
from inspector_app.domain.errors import CorrectableError, NotFound
from inspector_app.domain.lot import Lot
from inspector_app.domain.readings import FoundFile, MapReading
from inspector_app.domain.recipe import (
    Calibration,
    RecipeSettings,
    RecipeVersion,
    ResizeMode,
    checked_classes,
)
from inspector_app.store.reading import Reading
from inspector_app.store.writing import Writing
from inspector_app.workflow.events import Event, FilesFound, Level, LotOpened, Notice
from inspector_app.workflow.importing import NOT_READ, check_folder, walk
from inspector_app.workflow.models import list_models
from inspector_app.workflow.part_grouping import Placing, pattern_for, use_pattern
from inspector_app.workflow.requests import OpenFolder
from inspector_app.workflow.stores import Stores
from inspector_app.workflow.writer import Urgency, Writer


def open_lot(stores: Stores, writer: Writer, request: OpenFolder) -> Lot:
    """The folder's lot under the request's recipe, made when it is new.

    Raises NotFound without such a folder, CorrectableError where the recipe or the part pattern does not suit it.
    """
    folder = check_folder(request.folder)
    if request.good is not None:
        check_folder(request.good)
    category = " ".join(request.category.split()) or "object"
    recipe = request.recipe or category
    if request.backbone is not None and request.backbone not in {
        m.id for m in list_models(stores.workspace.root)
    }:
        raise NotFound(
            "there is no such model", subject=request.backbone, remedy="See `inspector models list`"
        )

    with stores.reading() as reading:
        known = reading.recipe_version(recipe)
        joined = None if known is None else reading.lot_with_parts(known.recipe_id, folder)
    pattern = pattern_for(folder, request.part_pattern, known, joined)

    def write(writing: Writing) -> Lot:
        recipe_id = writing.ensure_recipe(recipe)
        version = Reading(writing.connection).recipe_version(recipe_id)
        if version is None:
            settings = RecipeSettings(category=category, resize=request.resize, part_pattern=pattern)
            if request.backbone is not None:
                settings = replace(settings, backbone=request.backbone)
            writing.add_recipe_version(recipe_id, settings, None, "first lot")
        elif request.backbone is not None and request.backbone != version.settings.backbone:
            raise CorrectableError(
                f"the recipe uses {version.settings.backbone}",
                subject=recipe,
                remedy="Give the other model a recipe of its own with --recipe",
            )
        elif request.resize not in (None, version.settings.resize or ResizeMode.SQUASH):
            raise CorrectableError(
                f"the recipe's pictures are inspected in mode {version.settings.resize or ResizeMode.SQUASH}",
                subject=recipe,
                remedy="Give the other mode a recipe of its own with --recipe",
            )
        elif joined is None:
            use_pattern(writing, version, pattern)
        return writing.ensure_lot(recipe_id, folder, request.lot, pattern)

    return writer.submit(write, Urgency.PERSON).result()


def join_files(
    lot: Lot, writer: Writer, tell: Callable[[Event], None], *, follow_links: bool = False
) -> None:
    """List the lot's folder; new files join, changed ones will be inspected again.

    ``follow_links``: also links to pictures that lie outside the folder.
    """
    tell(LotOpened(lot.id))
    skipped: list[tuple[Path, str]] = []
    total = changed = 0
    placing = Placing(lot)
    found = walk(lot.folder, lambda path, reason: skipped.append((path, reason)), follow_out=follow_links)
    for batch in found:
        total += len(batch)
        if batch:
            placed = [placing.placed(file) for file in batch]
            changed += writer.submit(partial(_add_files, lot.id, placed)).result()
        tell(FilesFound(lot.id, total, finished=False))
    tell(FilesFound(lot.id, total, finished=True, changed=changed))
    placing.tell(tell)
    other = [path for path, reason in skipped if reason == NOT_READ]
    if other:  # parts that nobody inspects: one word for all of them, but a word
        tell(
            Notice(
                Level.WARNING,
                f"pictures in formats that are not read were left out: {len(other)}",
                str(other[0]),
                "Inspector reads PNG, JPEG, BMP, TIFF and WebP",
                lot.id,
            )
        )
    skipped = [(path, reason) for path, reason in skipped if reason != NOT_READ]
    for path, reason in skipped[:20]:
        tell(Notice(Level.WARNING, reason, str(path), lot_id=lot.id))
    if len(skipped) > 20:
        tell(Notice(Level.WARNING, f"{len(skipped) - 20} more were left out", str(lot.folder), lot_id=lot.id))
    if total == 0:
        tell(
            Notice(
                Level.WARNING,
                "no pictures were found",
                str(lot.folder),
                "Inspector reads PNG, JPEG, BMP, TIFF and WebP",
                lot.id,
            )
        )


def _add_files(lot_id: str, batch: list[FoundFile], writing: Writing) -> int:
    return writing.add_files(lot_id, batch).changed


def set_defect_classes(
    writing: Writing, recipe_id: str, names: Sequence[str], *, undone: bool = False
) -> RecipeVersion:
    """A new version of the recipe with these defect classes; ``undone``: with those of before, and it says so.

    Raises CorrectableError on names that cannot be.
    """
    version = Reading(writing.connection).recipe_version(recipe_id)
    if version is None:
        raise NotFound("there is no such recipe", subject=recipe_id)
    settings = replace(version.settings, defect_classes=checked_classes(names))
    reason = "defect classes changed"
    return writing.add_recipe_version(
        recipe_id, settings, version.calibration, f"undone: {reason}" if undone else reason
    )


def manual(calibration: Calibration, threshold: float | None) -> Calibration:
    """The calibration, or the same scale with the threshold that was asked for."""
    return calibration if threshold is None else calibration.with_threshold(threshold)


def find_mark(reading: Reading, number: int, recipe: str | None) -> Mark:
    """The mark with this number. Raises NotFound, or CorrectableError when several recipes have one."""
    names = {recipe_id: name for recipe_id, name in reading.recipes() if recipe in (None, name)}
    found = [mark for recipe_id in names if (mark := reading.mark(recipe_id, number)) is not None]
    if not found:
        raise NotFound("there is no such mark", subject=f"P-{number}")
    if len(found) > 1:
        known = ", ".join(sorted(names[mark.recipe_id] for mark in found))
        raise CorrectableError(
            f"several recipes have a mark of that number: {known}",
            subject=f"P-{number}",
            remedy="Name one with --recipe",
        )
    return found[0]


def find_recipe(reading: Reading, name: str) -> RecipeVersion:
    """The latest version of a recipe. Raises NotFound, naming those there are."""
    version = reading.recipe_version(name)
    if version is None:
        known = ", ".join(sorted(known for _, known in reading.recipes())) or "none yet"
        raise NotFound("there is no such recipe", subject=name, remedy=f"There are: {known}")
    return version


def map_reading(stores: Stores, reading: Reading, image_id: str) -> MapReading:
    """The stored map of an image with the scale to read it by."""
    image = reading.image(image_id)
    current = reading.current_row(image_id)
    if current is None or current.row is None:
        raise NotFound("it has no map yet", subject=image.path, remedy="Wait until it is inspected")
    version, bank = reading.lot_scale(image.lot_id)
    evidence = stores.evidence(current.run_id).read(current.row)
    return MapReading(image_id, evidence, version, bank)
