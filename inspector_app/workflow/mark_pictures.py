"""The small picture of a mark that travels with its recipe: people elsewhere see what was marked."""

from __future__ import annotations

from inspector_app.domain.bank import Mark
from inspector_app.domain.errors import ImageUnreadable, StorageFault
from inspector_app.imaging.decode import decode
from inspector_app.imaging.thumbnails import crop_thumbnail, encode_jpeg
from inspector_app.store.reference_kinds import PICTURE
from inspector_app.workflow.stores import Stores


def came_with(stores: Stores, mark: Mark) -> bytes | None:
    """JPEG of the picture that came with a mark from elsewhere; None where none came, or it is damaged."""
    with stores.reading() as reading:
        rows = reading.references(mark.recipe_id, mark.encoding_id, PICTURE)
    hashes = [row.artifact_hash for row in rows if row.source_id == mark.id]
    try:
        return stores.artifacts.get(hashes[-1]) if hashes else None
    except StorageFault:  # the mark acts without it
        return None


def picture_of(stores: Stores, mark: Mark, window: tuple[int, int] | None) -> bytes | None:
    """JPEG of a mark's region with its surroundings, at most 192 px; None where its picture is not to be had."""
    came = came_with(stores, mark)
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
    return encode_jpeg(crop_thumbnail(picture.pixels, mark.region.box))
