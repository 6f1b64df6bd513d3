"""Reading what documents hold: the details of many parts, of the same moment and in few queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select

from inspector_app.domain.bank import Mark
from inspector_app.domain.lot import ImageRef
from inspector_app.domain.readings import FindingRow, PartDetail, PartRow, QuietReason
from inspector_app.domain.review import Review
from inspector_app.store.attachment import attach, of_flagged_images
from inspector_app.store.part_state import IN_ONE_QUERY, current_findings, standing_finding_reviews
from inspector_app.store.reading_memory import MemoryReading
from inspector_app.store.reading_parts import PartReading, finding_row, standing_reviews
from inspector_app.store.rows import to_image, to_review
from inspector_app.store.tables import current_inspection, image, quieting, review


class DocumentReading(PartReading):
    """Details of parts by the hundred."""

    def part_details(self, lot_id: str, rows: Sequence[PartRow]) -> dict[str, PartDetail]:
        """What ``part_detail`` says of each of these parts of one lot, by part, without ``known_good``."""
        recipe_marks = self._marks_of(lot_id, rows)
        found: dict[str, PartDetail] = {}
        for start in range(0, len(rows), IN_ONE_QUERY):
            found.update(self._details(lot_id, rows[start : start + IN_ONE_QUERY], recipe_marks))
        return found

    def _details(
        self, lot_id: str, rows: Sequence[PartRow], marks: dict[int, Mark]
    ) -> Iterable[tuple[str, PartDetail]]:
        ids = [row.part_id for row in rows]
        scale = self._scale(lot_id)
        images = self._images_of(ids)
        shown = current_findings(self.connection, [row.part_id for row in rows if row.findings])
        raws = self._raws_of([part_id for part_id in ids if len(images[part_id]) > 1])
        said = standing_finding_reviews(self.connection, ids)
        of_parts = self._part_reviews_of(ids)
        removed = self._removed_from([row.part_id for row in rows if row.quiet_by])
        for row in rows:
            of_images = shown.get(row.part_id, [])
            if len(images[row.part_id]) > 1:
                of_images = of_flagged_images(of_images, raws[row.part_id], scale.lower_threshold)
            spoken = said.get(row.part_id, [])
            attached = attach(of_images, spoken)
            findings: tuple[FindingRow, ...] = tuple(
                finding_row(finding_id, one.image_id, found, scale, attached.by_finding.get(finding_id))
                for one in of_images
                for finding_id, found in one.findings.items()
            )
            quiet = tuple(
                QuietReason(marks[number], removed[row.part_id][number])
                for number in row.quiet_by
                if number in marks and number in removed[row.part_id]
            )
            reviews = sorted(
                (*of_parts[row.part_id], *spoken), key=lambda r: (r.created_at, r.id), reverse=True
            )
            yield (
                row.part_id,
                PartDetail(row, tuple(images[row.part_id]), findings, quiet, tuple(reviews), attached.loose),
            )

    def _marks_of(self, lot_id: str, rows: Sequence[PartRow]) -> dict[int, Mark]:
        numbers = {number for row in rows for number in row.quiet_by}
        return MemoryReading(self.connection).marks_by_number(self._recipe_of(lot_id), numbers)

    def _images_of(self, part_ids: Sequence[str]) -> dict[str, list[ImageRef]]:
        found: dict[str, list[ImageRef]] = defaultdict(list)
        rows = self.connection.execute(
            select(image).where(image.c.part_id.in_(part_ids)).order_by(image.c.id)
        )
        for row in rows:
            found[row.part_id].append(to_image(row))
        return found

    def _raws_of(self, part_ids: Sequence[str]) -> dict[str, dict[str, float | None]]:
        found: dict[str, dict[str, float | None]] = defaultdict(dict)
        rows = self.connection.execute(
            select(image.c.part_id, image.c.id, current_inspection.c.raw)
            .join(current_inspection, current_inspection.c.image_id == image.c.id)
            .where(image.c.part_id.in_(part_ids))
        )
        for row in rows:
            found[row.part_id][row.id] = row.raw
        return found

    def _part_reviews_of(self, part_ids: Sequence[str]) -> dict[str, list[Review]]:
        found: dict[str, list[Review]] = defaultdict(list)
        rows: Any = self.connection.execute(
            standing_reviews().where(review.c.part_id.in_(part_ids), review.c.region.is_(None))
        )
        for row in rows:
            found[row.part_id].append(to_review(row))
        return found

    def _removed_from(self, part_ids: Sequence[str]) -> dict[str, dict[int, float]]:
        found: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
        rows = self.connection.execute(
            select(image.c.part_id, quieting.c.mark_number, quieting.c.removed)
            .join(current_inspection, current_inspection.c.image_id == image.c.id)
            .join(quieting, quieting.c.inspection_id == current_inspection.c.id)
            .where(image.c.part_id.in_(part_ids))
            .order_by(image.c.id, quieting.c.mark_number)
        )
        for row in rows:
            found[row.part_id][row.mark_number] += row.removed
        return found
