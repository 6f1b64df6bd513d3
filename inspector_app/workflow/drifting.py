"""The drift figure of a lot: whether it still looks like the parts that its bank was made from."""

from __future__ import annotations

import numpy as np

from inspector_app.domain.bank import Drift
from inspector_app.domain.lot import Lot
from inspector_app.engine.drift import drift_of, global_features
from inspector_app.engine.memory import NormalBank
from inspector_app.workflow.bench import Bench
from inspector_app.workflow.events import Level, Notice
from inspector_app.workflow.memory import Owner
from inspector_app.workflow.rescoring import Rescoring

LOOKED_AT = 200  # images, drawn evenly over the lot: enough for a median
AT_ONCE = 16


def lot_drift(bench: Bench, lot: Lot) -> Drift | None:
    """Drift of a lot against the bank that judged it; None where it is not known.

    That is: not inspected, features gone, a bank that keeps no global features, or one made from this very lot.
    """
    memory = bench.memory(lot.recipe_id)
    if not memory.ready:
        return None
    memory = Rescoring(bench).on_scale_of(lot, memory)
    bank = memory.scoring.state
    if not isinstance(bank, NormalBank):
        return None
    cache = bench.open_features(lot.id, bench.encoder(memory.version.settings))
    with bench.stores.reading() as reading:
        images = {image.id: image for image in reading.images(lot.id)}
        rows = [
            row
            for row in reading.current_rows(lot.id)
            if row.cache_row is not None and row.encoding_id == memory.encoding_id
        ]
    held = cache.holds([row.cache_row or 0 for row in rows])
    rows = [row for row, is_held in zip(rows, held, strict=True) if is_held]
    if not rows:
        return None
    places = np.unique(np.linspace(0, len(rows) - 1, min(LOOKED_AT, len(rows))).astype(np.int64))
    looked = [rows[place] for place in places.tolist()]
    names = [Owner(row.part_id, images[row.image_id].sha256 or "").names for row in looked]
    if 2 * sum(bool(bank.groups_of(own)) for own in names) > len(names):
        return None  # the bank was made from it
    wanted = [row.cache_row or 0 for row in looked]
    found = [
        global_features(cache.rows(wanted[start : start + AT_ONCE]))
        for start in range(0, len(wanted), AT_ONCE)
    ]
    return drift_of(bank, np.concatenate(found), names)


def note_drift(bench: Bench, lot: Lot) -> None:
    """Keep the drift of a lot for the figures, and tell people when it no longer looks like its bank's parts."""
    drift = lot_drift(bench, lot)
    if drift is None:
        return
    bench.writer.submit(lambda writing: writing.add_drift(lot.id, drift)).result()
    if drift.alarm:
        bench.tell(
            Notice(
                Level.WARNING,
                f"the lot looks unlike the parts its bank was made from (drift {drift.figure:.1f}, "
                f"alarm from {drift.limit:.1f})",
                lot.name,
                "Look at light, focus and camera; if the parts themselves have changed, accept some and grow the bank",
                lot.id,
            )
        )
