"""What to put a part beside: the good part that looks most alike."""

from __future__ import annotations

import numpy as np

from inspector_app.workflow.bench import Bench


def nearest_good(bench: Bench, part_id: str) -> str | None:
    """The image of an ok part of the same lot whose global features are most alike."""
    with bench.stores.reading() as reading:
        detail = reading.part_detail(part_id)
        lot = reading.lot(detail.row.lot_id)
        ok = set(reading.ok_images(lot.id)) - {image.id for image in detail.images}
        rows = [row for row in reading.current_rows(lot.id) if row.cache_row is not None]
    memory = bench.memory(lot.recipe_id)
    cache = bench.open_features(lot.id, bench.encoder(memory.version.settings))
    held = {
        row.image_id: row.cache_row
        for row in rows
        if row.cache_row is not None and cache.holds([row.cache_row])[0]
    }
    own = held.get(detail.row.image_id)
    others = [image_id for image_id in held if image_id in ok]
    if own is None or not others:
        return None
    alike = cache.globals([held[image_id] for image_id in others]) @ cache.globals([own])[0]
    return others[int(np.argmax(alike))]
