"""Reading lists that are divided: the parts of every lot of a recipe, or images by their part or view."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import Any

import numpy as np
from sqlalchemy import Select, func, select

from inspector_app.domain.filtering import GroupBy, PartQuery
from inspector_app.domain.lot import Verdict
from inspector_app.domain.readings import PartList, PartRow
from inspector_app.domain.recipe import Calibration
from inspector_app.store import part_filter
from inspector_app.store.part_state import IN_ONE_QUERY
from inspector_app.store.reading_base import ReadingBase
from inspector_app.store.reading_lots import ORIGIN_LOT, LotReading
from inspector_app.store.reading_parts import PartReading
from inspector_app.store.tables import current_inspection, finding, image, lot, part


class GroupReading(ReadingBase):
    """Lists with groups, and rows of single images."""

    def part_list(self, lot_id: str, query: PartQuery) -> PartList:
        """What a query finds, in its order, divided as it says; by lot: in every lot of the lot's recipe."""
        match query.group:
            case GroupBy.NONE:
                return PartList(tuple(PartReading(self.connection).part_ids(lot_id, query)))
            case GroupBy.LOT:
                return self._by_lot(lot_id, query)
            case GroupBy.PART:
                p = part_filter.source(query)
                statement = (
                    _images(lot_id, query, part.c.name)
                    .join(part, part.c.id == p.c.part_id)
                    .order_by(*part_filter.order(query, p), image.c.view, image.c.light, image.c.id)
                )
            case GroupBy.VIEW:
                p = part_filter.source(query)
                statement = _images(lot_id, query, image.c.view).order_by(
                    image.c.view, *part_filter.order(query, p), image.c.light, image.c.id
                )
        rows = self.connection.execute(statement).all()
        key = 0 if query.group is GroupBy.PART else 2
        titles, starts = _groups((row[key], row[2]) for row in rows)
        return PartList(tuple(r[0] for r in rows), tuple(r[1] for r in rows), titles, starts)

    def image_rows_by_id(self, image_ids: Sequence[str]) -> list[PartRow]:
        """These images as rows: score, verdict and findings are the image's own, what people decided is the part's."""
        found: dict[str, PartRow] = {}
        for start in range(0, len(image_ids), IN_ONE_QUERY):
            for row in self._image_rows(image_ids[start : start + IN_ONE_QUERY]):
                found[row.image_id] = row
        return [found[image_id] for image_id in image_ids if image_id in found]

    def _by_lot(self, lot_id: str, query: PartQuery) -> PartList:
        recipe_id = LotReading(self.connection).lot(lot_id).recipe_id
        p = part_filter.source(query)
        rows = self.connection.execute(
            select(p.c.part_id, p.c.lot_id, lot.c.number, lot.c.name)
            .join(lot, lot.c.id == p.c.lot_id)
            .where(
                lot.c.recipe_id == recipe_id, lot.c.number > ORIGIN_LOT, part_filter.where(query.filter, p)
            )
            .order_by(lot.c.number.desc(), *part_filter.order(query, p))
        ).all()
        titles, starts = _groups((row[1], f"{row[3]} ({row[2]})") for row in rows)
        return PartList(tuple(row[0] for row in rows), (), titles, starts)

    def _image_rows(self, image_ids: Sequence[str]) -> list[PartRow]:
        rows = self.connection.execute(
            select(
                image.c.id,
                image.c.part_id,
                image.c.path,
                current_inspection.c.raw,
                current_inspection.c.error,
                select(func.count())
                .where(finding.c.inspection_id == current_inspection.c.id)
                .scalar_subquery()
                .label("findings"),
            )
            .join(current_inspection, current_inspection.c.image_id == image.c.id, isouter=True)
            .where(image.c.id.in_(image_ids))
        ).all()
        parts = {
            row.part_id: row
            for row in PartReading(self.connection).part_rows_by_id(sorted({row.part_id for row in rows}))
        }
        scales = {
            one: LotReading(self.connection).lot_scale(one)[0].calibration
            for one in {row.lot_id for row in parts.values()}
        }
        return [_image_row(row, parts[row.part_id], scales[parts[row.part_id].lot_id]) for row in rows]


def _images(lot_id: str, query: PartQuery, title: Any) -> Select[Any]:
    p = part_filter.source(query)
    return (
        select(p.c.part_id, image.c.id, title)
        .join(image, image.c.part_id == p.c.part_id)
        .where(p.c.lot_id == lot_id, part_filter.where(query.filter, p))
    )


def _groups(rows: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], Any]:
    """Titles and starts of the runs of rows with the same key; each row is its key and its title."""
    titles: list[str] = []
    starts: list[int] = []
    at = 0
    for _, run in groupby(rows, key=itemgetter(0)):
        members = list(run)
        titles.append(members[0][1])
        starts.append(at)
        at += len(members)
    return tuple(titles), np.asarray(starts, dtype=np.int64)


def _image_row(row: Any, of_part: PartRow, scale: Calibration | None) -> PartRow:
    verdict, band, score = None, None, None
    if row.raw is not None:
        verdict, band = (Verdict.FLAGGED, None) if scale is None else scale.judge(row.raw)
        score = None if scale is None else float(scale.calibrated(row.raw))
    elif row.error is not None:
        verdict = Verdict.FAILED
    return replace(
        of_part,
        image_id=row.id,
        path=row.path,
        name=row.path,
        images=1,
        raw=row.raw,
        score=score,
        verdict=verdict,
        band=band,
        error=row.error,
        findings=row.findings if verdict is Verdict.FLAGGED else 0,
    )
