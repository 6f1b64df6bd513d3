"""Reading runs and what they left of each image."""

from __future__ import annotations

from sqlalchemy import and_, func, or_, select

from inspector_app.domain.errors import NotFound
from inspector_app.domain.readings import RunRow
from inspector_app.store.reading_base import ReadingBase
from inspector_app.store.recipe_tables import bank_version, recipe_version
from inspector_app.store.rows import CurrentRow, to_run
from inspector_app.store.tables import current_inspection, image, inspection, lot, part_state, run

_RUNS = (
    select(
        run,
        bank_version.c.number.label("bank_number"),
        recipe_version.c.number.label("recipe_version_number"),
    )
    .join(bank_version, isouter=True)
    .join(recipe_version, recipe_version.c.id == run.c.recipe_version_id)
)

_CURRENT = (
    select(
        image.c.id,
        image.c.part_id,
        image.c.path,
        current_inspection.c.run_id,
        current_inspection.c.evidence_row,
        current_inspection.c.cache_row,
        run.c.encoding_id,
        current_inspection.c.raw,
        current_inspection.c.error,
        current_inspection.c.id,
        current_inspection.c.note,
        current_inspection.c.weak,
        run.c.provisional,
    )
    .join(part_state, part_state.c.part_id == image.c.part_id)
    .join(current_inspection, current_inspection.c.image_id == image.c.id)
    .join(run, run.c.id == current_inspection.c.run_id)
)


class RunReading(ReadingBase):
    """Runs and current inspections."""

    def run(self, run_id: str) -> RunRow:
        """One run. Raises NotFound."""
        row = self.connection.execute(_RUNS.where(run.c.id == run_id)).one_or_none()
        if row is None:
            raise NotFound("there is no such run", subject=run_id)
        return to_run(row)

    def runs(self, lot_id: str) -> list[RunRow]:
        """The runs of a lot, newest first."""
        rows = self.connection.execute(_RUNS.where(run.c.lot_id == lot_id).order_by(run.c.id.desc()))
        return [to_run(row) for row in rows]

    def latest_run(self, lot_id: str) -> RunRow | None:
        """The run of a lot that was started last."""
        row = self.connection.execute(
            _RUNS.where(run.c.lot_id == lot_id).order_by(run.c.id.desc()).limit(1)
        ).one_or_none()
        return None if row is None else to_run(row)

    def inspected_between(self, lot_id: str) -> tuple[float, float] | None:
        """When the first and the last part of a lot were inspected first; None where none was."""
        first = part_state.c.first_inspected_at
        row = self.connection.execute(
            select(func.min(first), func.max(first)).where(part_state.c.lot_id == lot_id)
        ).one()
        return None if row[0] is None else (row[0], row[1])

    def banks_of_runs(self, lot_id: str) -> dict[str, str]:
        """Of every run of a lot that had a bank: the hash of its normal bank."""
        rows = self.connection.execute(
            select(run.c.id, bank_version.c.normal_hash)
            .join(bank_version, bank_version.c.id == run.c.bank_version_id)
            .where(run.c.lot_id == lot_id)
        )
        return {row.id: row.normal_hash for row in rows}

    def lots_inspected_since(self, recipe_id: str, moment: float) -> list[str]:
        """The lots of a recipe of which parts were inspected since ``moment``, also by a run that has not ended."""
        scored = (
            select(inspection.c.id)
            .where(inspection.c.run_id == run.c.id, inspection.c.created_at >= moment)
            .exists()
        )
        rows = self.connection.execute(
            select(run.c.lot_id)
            .join(lot, lot.c.id == run.c.lot_id)
            .where(
                lot.c.recipe_id == recipe_id,
                run.c.kind == "inspect",
                or_(run.c.finished_at >= moment, and_(run.c.finished_at.is_(None), scored)),
            )
            .distinct()
        )
        return sorted(rows.scalars())

    def lots_scored_with(self, recipe_id: str, number: int) -> list[str]:
        """The lots of a recipe of which a run began while P-``number`` acted."""
        rows = self.connection.execute(
            select(run.c.lot_id, run.c.bank_version_id)
            .join(lot, lot.c.id == run.c.lot_id)
            .where(lot.c.recipe_id == recipe_id)
            .distinct()
        ).all()
        versions = self.connection.execute(
            select(bank_version.c.id, bank_version.c.marks).where(bank_version.c.recipe_id == recipe_id)
        )
        with_it = {row.id for row in versions if number in row.marks}
        return sorted({row.lot_id for row in rows if row.bank_version_id in with_it})

    def current_rows(self, lot_id: str) -> list[CurrentRow]:
        """The current inspection of every inspected image of a lot, in the order of its parts."""
        rows = self.connection.execute(
            _CURRENT.where(part_state.c.lot_id == lot_id).order_by(part_state.c.ordinal, image.c.id)
        )
        return [CurrentRow._make(row) for row in rows]

    def current_row(self, image_id: str) -> CurrentRow | None:
        """The current inspection of one image; None before the first."""
        row = self.connection.execute(_CURRENT.where(image.c.id == image_id)).one_or_none()
        return None if row is None else CurrentRow._make(row)
