"""The small picture of a mark that travels with it: people elsewhere see what was marked."""

from __future__ import annotations

from inspector_app.domain.bank import Mark
from inspector_app.domain.errors import ImageUnreadable, StorageFault
from inspector_app.engine.mark_picture import picture_from_bytes
from inspector_app.imaging.decode import decode
from inspector_app.store.reference_kinds import PICTURE
from inspector_app.workflow.pictures import Pixels, surroundings
from inspector_app.workflow.stores import Stores


def came_with(stores: Stores, mark: Mark) -> Pixels | None:
    """The picture that came with a mark from elsewhere, uint8 RGB; None where none came. Raises StorageFault."""
    with stores.reading() as reading:
        rows = reading.references(mark.recipe_id, kind=PICTURE)
    hashes = [row.artifact_hash for row in rows if row.source_id == mark.id]
    return picture_from_bytes(stores.artifacts.get(hashes[-1]), subject=mark.label) if hashes else None


def picture_of(stores: Stores, mark: Mark, window: tuple[int, int] | None) -> Pixels | None:
    """A mark's region with its surroundings: as it came with the mark, else from the picture; None: neither.

    The mark is carried all the same: it is its patches that act.
    """
    try:
        came = came_with(stores, mark)
    except StorageFault:
        came = None
    if came is not None:
        return came
    with stores.reading() as reading:
        folder = reading.lot(mark.lot_id).folder
    try:
        picture = decode(folder / mark.image_path, window=window)
    except ImageUnreadable:
        return None
    if mark.image_sha256 is not None and picture.sha256 != mark.image_sha256:
        return None  # another picture lies there now
    return surroundings(picture.pixels, mark.region.box)
