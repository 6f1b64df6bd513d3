"""What a message of the outbox says; its shape is published in ``resources/schemas/feed_message.schema.json``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any

from sqlalchemy import Connection, select

from inspector_app.domain.lot import Lot, Verdict
from inspector_app.domain.readings import FindingRow, PartRow
from inspector_app.domain.recipe import RecipeVersion
from inspector_app.domain.review import Review
from inspector_app.store.attachment import of_flagged_images
from inspector_app.store.part_state import current_findings
from inspector_app.store.reading_lots import LotReading
from inspector_app.store.reading_parts import PartReading, finding_row
from inspector_app.store.tables import current_calibration, current_inspection, image

_DIGITS = 4


def inspected_bodies(
    connection: Connection, lot_id: str, part_ids: Sequence[str], cause: str
) -> list[dict[str, Any]]:
    """One body a part whose images are all inspected, once the verdict is final. ``cause``: kind of the run."""
    rows = [
        row
        for row in PartReading(connection).part_rows_by_id(part_ids)
        if row.verdict is not None and not row.provisional
    ]
    if not rows:
        return []
    of_lot = _of_lot(connection, lot_id)
    images: dict[str, list[Any]] = defaultdict(list)
    for picture in connection.execute(
        select(image, current_inspection.c.raw, current_inspection.c.created_at, current_inspection.c.error)
        .join(current_inspection, current_inspection.c.image_id == image.c.id)
        .where(image.c.part_id.in_([row.part_id for row in rows]))
        .order_by(image.c.id)
    ):
        images[picture.part_id].append(picture)
    scale = connection.execute(
        select(current_calibration).where(current_calibration.c.lot_id == lot_id)
    ).one_or_none()
    flagged = [row.part_id for row in rows if row.verdict is Verdict.FLAGGED and row.findings]
    found = current_findings(connection, flagged) if flagged else {}
    bodies = []
    for row in rows:
        shown = found.get(row.part_id, [])
        if row.images > 1:
            raws = {picture.id: picture.raw for picture in images[row.part_id]}
            shown = of_flagged_images(shown, raws, None if scale is None else scale.lower_threshold)
        findings = {
            one.image_id: [
                _finding(finding_row(key, one.image_id, finding, scale, None))
                for key, finding in one.findings.items()
            ]
            for one in shown
        }
        at = max(picture.created_at for picture in images[row.part_id])
        bodies.append(
            {"at": _moment(at), **of_lot, "part": _part(row), "cause": cause}
            | {
                "verdict": str(row.verdict),
                "band": None if row.band is None else str(row.band),
                "score": None if row.score is None else round(row.score, _DIGITS),
                "raw_score": None if row.raw is None else round(row.raw, _DIGITS),
                "note": row.note,
                "error": row.error,
                "quiet_by": [f"P-{number}" for number in row.quiet_by],
                "images": [_image(picture, findings.get(picture.id, [])) for picture in images[row.part_id]],
            }
        )
    return bodies


def reviewed_body(connection: Connection, said: Review) -> dict[str, Any]:
    """What a person said, and the outcome it has for the part."""
    row = PartReading(connection).part_row(said.part_id)
    box = None if said.region is None else said.region.box
    return {
        "at": _moment(said.created_at),
        **_of_lot(connection, row.lot_id),
        "part": _part(row),
        "verdict": None if row.verdict is None else str(row.verdict),
        "disposition": None if row.disposition is None else str(row.disposition),
        "review": {
            "id": said.id,
            "of": "part" if box is None else "finding",
            "decision": str(said.decision),
            "defect_class": said.defect_class,
            "note": said.note,
            "author": said.author,
            "withdraws": said.withdraws_id,
            "box": None if box is None else [box.x, box.y, box.w, box.h],
        },
    }


def finished_body(connection: Connection, lot_id: str) -> dict[str, Any]:
    """The parts of a lot, counted at this moment."""
    counts = LotReading(connection).counts(lot_id)
    return {
        "at": _moment(datetime.now(UTC).timestamp()),
        **_of_lot(connection, lot_id),
        "counts": {
            name: getattr(counts, name)
            for name in ("total", "inspected", "ok", "flagged", "check", "failed", "undecided", "quieted",
                         "accepted", "rejected", "unsure")
        },
    }  # fmt: skip


def _of_lot(connection: Connection, lot_id: str) -> dict[str, Any]:
    reading = LotReading(connection)
    lot: Lot = reading.lot(lot_id)
    version: RecipeVersion
    version, bank = reading.lot_scale(lot_id)
    return {
        "recipe": {"name": lot.recipe_name, "version": version.number},
        "bank_version": None if bank is None else bank.number,
        "lot": {"id": lot.id, "number": lot.number, "name": lot.name},
    }


def _part(row: PartRow) -> dict[str, Any]:
    serial = PurePosixPath(row.path).stem if row.name == row.path else row.title
    return {"id": row.part_id, "name": row.name, "serial": serial}


def _image(row: Any, findings: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "path": row.path,
        "sha256": row.sha256,
        "view": row.view,
        "light": row.light,
        "width": row.width,
        "height": row.height,
        "error": row.error,
        "findings": findings,
    }


def _finding(row: FindingRow) -> dict[str, Any]:
    found = row.finding
    return {
        "box": [found.box.x, found.box.y, found.box.w, found.box.h],
        "area": found.area,
        "score": None if row.score is None else round(row.score, _DIGITS),
        "peak_at": list(found.peak_at),
    }


def _moment(seconds: float) -> str:
    """ISO 8601 in UTC, to the millisecond."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
