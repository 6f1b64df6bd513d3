"""Who hears that parts have changed reads them at once: what was inspected is in the database by then."""

from __future__ import annotations

from lot_in_work import PATIENCE, DrawnParts

from inspector_app.domain.recipe import FAST_BACKBONE
from inspector_app.workflow.events import Event, PartsChanged
from inspector_app.workflow.requests import OpenFolder
from inspector_app.workflow.session import Session


def test_a_part_of_a_later_lot_is_told_of_once_its_verdict_can_be_read(
    session: Session, second: DrawnParts
) -> None:
    lot = session.open_folder(OpenFolder(second.folder, "plate", backbone=FAST_BACKBONE)).result(PATIENCE)
    read: dict[str, str | None] = {}  # the latest that a list would show

    def look(event: Event) -> None:
        if isinstance(event, PartsChanged) and event.lot_id == lot.id:
            with session.store.reading() as reading:
                rows = reading.part_rows_by_id(event.part_ids)
            read.update((row.part_id, row.verdict) for row in rows)

    end = session.subscribe(look)
    session.inspect(lot.id).result(PATIENCE)
    end()
    assert len(read) == len(second.parts)
    assert None not in read.values(), "told of before it was stored, and never again"
