"""Counting where on the picture findings lie."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Table, func, select

from inspector_app.domain.lot import Verdict
from inspector_app.domain.review import Disposition
from inspector_app.domain.tallies import BoxTally
from inspector_app.store.origin_filter import cell_of
from inspector_app.store.tables import current_inspection, finding, image


def boxes(connection: Connection, counted: Table) -> Iterator[BoxTally]:
    """The boxes of the findings of flagged parts in cells, alike ones counted together.

    ``counted`` holds the parts of the scope. Images whose size is not known are left out.
    """
    keys: tuple[Any, ...] = (
        image.c.view.label("view"),
        cell_of(finding.c.x, image.c.width).label("left"),
        cell_of(finding.c.y, image.c.height).label("top"),
        cell_of(finding.c.x + finding.c.w - 1, image.c.width).label("right"),
        cell_of(finding.c.y + finding.c.h - 1, image.c.height).label("bottom"),
        counted.c.disposition.label("disposition"),
    )
    rows = connection.execute(
        select(*keys, func.count().label("findings"))
        .select_from(counted)
        .join(image, image.c.part_id == counted.c.part_id)
        .join(current_inspection, current_inspection.c.image_id == image.c.id)
        .join(finding, finding.c.inspection_id == current_inspection.c.id)
        .where(counted.c.verdict == str(Verdict.FLAGGED), image.c.width > 0, image.c.height > 0)
        .group_by(*keys)
    )
    for row in rows:
        yield BoxTally(
            row.view, row.left, row.top, row.right, row.bottom, Disposition(row.disposition), row.findings
        )


def reference_images(connection: Connection, counted: Table) -> Iterator[tuple[str, str]]:
    """For each view an image of the ok part whose score is closest to that of the typical good part."""
    typical = (
        select(counted.c.part_id)
        .where(counted.c.verdict == str(Verdict.OK), counted.c.disposition != str(Disposition.REJECTED))
        .order_by(func.abs(counted.c.score), counted.c.part_id)
        .limit(1)
    )
    rows = connection.execute(
        select(image.c.view, func.min(image.c.id))
        .where(image.c.part_id.in_(typical))
        .group_by(image.c.view)
        .order_by(image.c.view)
    )
    yield from ((view, image_id) for view, image_id in rows)
