"""Reading what former runs have left of an image, to be looked at beside its current inspection."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import func, select

from inspector_app.domain.bank import BankVersion
from inspector_app.domain.finding import Finding
from inspector_app.domain.readings import FormerInspection
from inspector_app.domain.recipe import RecipeVersion
from inspector_app.store.reading_base import ReadingBase
from inspector_app.store.recipe_tables import bank_version, recipe, recipe_version
from inspector_app.store.rows import to_bank_version, to_finding, to_recipe_version
from inspector_app.store.tables import finding, image, inspection, run

AT_MOST = 20  # former inspections that are offered


class FormerReading(ReadingBase):
    """Inspections that are not current any more."""

    def former_inspections(self, image_id: str) -> list[FormerInspection]:
        """Earlier inspections of the same file that have left a map, newest first."""
        rows = self.connection.execute(
            select(
                inspection.c.id,
                inspection.c.image_id,
                inspection.c.run_id,
                inspection.c.evidence_row,
                inspection.c.raw,
                inspection.c.created_at,
                run.c.kind,
                run.c.provisional,
                bank_version.c.number.label("bank_number"),
                bank_version.c.marks,
            )
            .join(run, run.c.id == inspection.c.run_id)
            .join(bank_version, bank_version.c.id == run.c.bank_version_id, isouter=True)
            .join(image, image.c.id == inspection.c.image_id)
            .where(
                inspection.c.image_id == image_id,
                inspection.c.evidence_row.is_not(None),
                # Another file lay there before: its map does not belong to the picture that is seen now.
                inspection.c.size == image.c.size,
                inspection.c.mtime_ns == image.c.mtime_ns,
                inspection.c.id
                < select(func.max(inspection.c.id))
                .where(inspection.c.image_id == image_id)
                .scalar_subquery(),
            )
            .order_by(inspection.c.id.desc())
            .limit(AT_MOST)
        ).all()
        findings = self._findings([row.id for row in rows])
        return [
            FormerInspection(
                image_id=row.image_id,
                run_id=row.run_id,
                evidence_row=row.evidence_row,
                raw=row.raw,
                at=row.created_at,
                kind=row.kind,
                provisional=row.provisional,
                bank=row.bank_number,
                marks=tuple(row.marks or ()),
                findings=tuple(findings[row.id]),
            )
            for row in rows
        ]

    def scale_of_run(self, run_id: str) -> tuple[RecipeVersion | None, BankVersion | None]:
        """The latest recipe version in the units of the bank that a run scored with, and that bank."""
        row = self.connection.execute(
            select(bank_version)
            .join(run, run.c.bank_version_id == bank_version.c.id)
            .where(run.c.id == run_id)
        ).one_or_none()
        bank = None if row is None else to_bank_version(row)
        version: Any = self.connection.execute(
            select(recipe_version, recipe.c.name.label("recipe_name"))
            .join(recipe)
            .where(
                recipe_version.c.normal_hash == ("" if bank is None else bank.normal_hash),
                recipe_version.c.recipe_id
                == select(recipe_version.c.recipe_id)
                .join(run, run.c.recipe_version_id == recipe_version.c.id)
                .where(run.c.id == run_id)
                .scalar_subquery(),
            )
            .order_by(recipe_version.c.number.desc())
            .limit(1)
        ).one_or_none()
        return None if version is None else to_recipe_version(version), bank

    def _findings(self, inspection_ids: list[int]) -> dict[int, list[Finding]]:
        found: dict[int, list[Finding]] = defaultdict(list)
        rows = self.connection.execute(
            select(finding).where(finding.c.inspection_id.in_(inspection_ids)).order_by(finding.c.ordinal)
        )
        for row in rows:
            found[row.inspection_id].append(to_finding(row))
        return found
