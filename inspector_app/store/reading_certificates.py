"""Reading what the certificate of a mark holds: the parts it keeps quiet, one by one."""

from __future__ import annotations

from sqlalchemy import func, select

from inspector_app.domain.certificates import QuietedPart
from inspector_app.store.reading_base import ReadingBase
from inspector_app.store.tables import current_inspection, image, lot, part, quieting


class CertificateReading(ReadingBase):
    """Parts that a mark keeps quiet."""

    def quieted_by(self, recipe_id: str, number: int, limit: int) -> list[QuietedPart]:
        """Parts from which P-``number`` takes something now, most first; at most ``limit``."""
        removed = func.sum(quieting.c.removed)
        rows = self.connection.execute(
            select(
                part.c.id,
                part.c.name,
                lot.c.name.label("lot_name"),
                func.min(image.c.id).label("image_id"),
                removed.label("removed"),
            )
            .join(current_inspection, current_inspection.c.id == quieting.c.inspection_id)
            .join(image, image.c.id == current_inspection.c.image_id)
            .join(part, part.c.id == image.c.part_id)
            .join(lot, lot.c.id == image.c.lot_id)
            .where(lot.c.recipe_id == recipe_id, quieting.c.mark_number == number)
            .group_by(part.c.id, part.c.name, lot.c.name)
            .order_by(removed.desc(), part.c.id)
            .limit(limit)
        )
        return [QuietedPart(row.id, row.image_id, row.name, row.lot_name, row.removed) for row in rows]

    def marks_acting_in(self, lot_id: str) -> list[int]:
        """Numbers of the marks that take something from a part of this lot now, ascending."""
        rows = self.connection.execute(
            select(quieting.c.mark_number)
            .join(current_inspection, current_inspection.c.id == quieting.c.inspection_id)
            .join(image, image.c.id == current_inspection.c.image_id)
            .where(image.c.lot_id == lot_id)
            .distinct()
        )
        return sorted(rows.scalars())
