"""Reading what a recipe remembers: marks, bank versions, references and confirmed defects."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, and_, func, or_, select

from inspector_app.domain.approval import MarkEvidence
from inspector_app.domain.bank import BankVersion, Mark, MarkAction
from inspector_app.domain.bank_change import MarkAct
from inspector_app.domain.errors import NotFound
from inspector_app.domain.geometry import Region
from inspector_app.domain.lot import Lot
from inspector_app.domain.readings import MarkRow
from inspector_app.domain.review import PartDecision, Review
from inspector_app.store.attachment import attach
from inspector_app.store.part_state import IN_ONE_QUERY, current_findings, standing_finding_reviews
from inspector_app.store.reading_base import ReadingBase
from inspector_app.store.recipe_tables import (
    bank_version,
    mark,
    mark_event,
    recipe,
    recipe_version,
    reference,
    reference_event,
)
from inspector_app.store.reference_kinds import GOOD
from inspector_app.store.rows import ConfirmedDefect, ReferenceRow, to_bank_version, to_lot
from inspector_app.store.tables import (
    current_inspection,
    current_part_review,
    image,
    inspection,
    lot,
    part_state,
    pictures_folder,
    quieting,
    run,
)

_LAST_ACTION = (
    select(mark_event.c.action)
    .where(mark_event.c.mark_id == mark.c.id)
    .order_by(mark_event.c.seq.desc())
    .limit(1)
    .scalar_subquery()
)
_WITHDRAWN = (
    select(reference_event.c.withdrawn)
    .where(reference_event.c.reference_id == reference.c.id)
    .order_by(reference_event.c.seq.desc())
    .limit(1)
    .scalar_subquery()
)
_READ_ONCE = (
    select(inspection.c.id).where(inspection.c.image_id == image.c.id, inspection.c.raw.is_not(None)).exists()
)
_ACTS = [str(action) for action in MarkAction if action.acts]
_MARKS = select(mark, image.c.path.label("image_path"), _LAST_ACTION.label("last_action")).join(
    image, image.c.id == mark.c.image_id
)


class MemoryReading(ReadingBase):
    """Marks, bank versions, references, confirmed defects."""

    def named_artifacts(self) -> set[str]:
        """Hashes of every artifact that a row names, whether it acts now or not: none of them may be removed."""
        columns = (
            bank_version.c.normal_hash,
            recipe_version.c.normal_hash,
            mark.c.patches_hash,
            reference.c.artifact_hash,
        )
        return {
            digest
            for column in columns
            for digest in self.connection.execute(select(column)).scalars()
            if digest
        }

    def marks(self, recipe_id: str) -> list[MarkRow]:
        """Every mark of a recipe, also revoked ones, with what it keeps quiet now and when it last acted."""
        now = self._quieted(recipe_id, current_inspection)
        ever = self._quieted(recipe_id, inspection)
        rows = self.connection.execute(_MARKS.where(mark.c.recipe_id == recipe_id).order_by(mark.c.number))
        return [
            MarkRow(
                mark=_mark(row),
                parts_acted_on=now[row.number].parts if row.number in now else 0,
                lots=now[row.number].lots if row.number in now else 0,
                last_used=ever[row.number].last if row.number in ever else None,
            )
            for row in rows
        ]

    def active_marks(self, recipe_id: str) -> list[Mark]:
        """The marks of a recipe that act, by number: kept, and neither revoked nor waiting for a second person."""
        rows = self.connection.execute(
            _MARKS.where(mark.c.recipe_id == recipe_id, _LAST_ACTION.in_(_ACTS)).order_by(mark.c.number)
        )
        return [_mark(row) for row in rows]

    def mark(self, recipe_id: str, number: int) -> Mark | None:
        """P-``number`` of a recipe."""
        return self.marks_by_number(recipe_id, [number]).get(number)

    def marks_by_number(self, recipe_id: str, numbers: Collection[int]) -> dict[int, Mark]:
        """Those of these marks that the recipe has."""
        rows = self.connection.execute(
            _MARKS.where(mark.c.recipe_id == recipe_id, mark.c.number.in_(numbers))
        )
        return {row.number: _mark(row) for row in rows}

    def mark_by_id(self, mark_id: str) -> Mark:
        """One mark. Raises NotFound."""
        row = self.connection.execute(_MARKS.where(mark.c.id == mark_id)).one_or_none()
        if row is None:
            raise NotFound("there is no such mark", subject=mark_id)
        return _mark(row)

    def mark_history(self, mark_id: str) -> list[MarkAct]:
        """What was done with a mark, oldest first."""
        rows = self.connection.execute(
            select(mark_event).where(mark_event.c.mark_id == mark_id).order_by(mark_event.c.seq)
        )
        return [
            MarkAct(
                MarkAction(row.action),
                row.note,
                row.author,
                row.station,
                row.created_at,
                None if row.evidence is None else MarkEvidence.from_json(row.evidence),
            )
            for row in rows
        ]

    def all_marks(self, recipe_id: str) -> list[Mark]:
        """Every mark of a recipe, also revoked ones, by number."""
        rows = self.connection.execute(_MARKS.where(mark.c.recipe_id == recipe_id).order_by(mark.c.number))
        return [_mark(row) for row in rows]

    def lots_with_mark(self, recipe_id: str, number: int) -> list[Lot]:
        """The lots in which P-``number`` ever took something from a finding, oldest first."""
        felt = (
            select(image.c.lot_id)
            .join(inspection, inspection.c.image_id == image.c.id)
            .join(quieting, quieting.c.inspection_id == inspection.c.id)
            .where(quieting.c.mark_number == number)
        )
        rows = self.connection.execute(
            select(lot, recipe.c.name.label("recipe_name"))
            .join(recipe)
            .where(lot.c.recipe_id == recipe_id, lot.c.id.in_(felt))
            .order_by(lot.c.number)
        )
        return [to_lot(row) for row in rows]

    def bank_version(self, recipe_id: str) -> BankVersion | None:
        """The latest bank version of a recipe."""
        row = self.connection.execute(
            select(bank_version)
            .where(bank_version.c.recipe_id == recipe_id)
            .order_by(bank_version.c.number.desc())
            .limit(1)
        ).one_or_none()
        return None if row is None else to_bank_version(row)

    def bank_versions(self, recipe_id: str) -> list[tuple[BankVersion, str]]:
        """Every bank version of a recipe with who made it, oldest first."""
        rows = self.connection.execute(
            select(bank_version).where(bank_version.c.recipe_id == recipe_id).order_by(bank_version.c.number)
        )
        return [(to_bank_version(row), row.author) for row in rows]

    def bank_version_by_id(self, version_id: str) -> BankVersion:
        """One bank version. Raises NotFound."""
        row = self.connection.execute(
            select(bank_version).where(bank_version.c.id == version_id)
        ).one_or_none()
        if row is None:
            raise NotFound("there is no such bank version", subject=version_id)
        return to_bank_version(row)

    def bank_version_before(self, version: BankVersion) -> BankVersion:
        """The bank version of the same recipe just before this one. Raises NotFound for the first."""
        row = self.connection.execute(
            select(bank_version)
            .where(bank_version.c.recipe_id == version.recipe_id, bank_version.c.number < version.number)
            .order_by(bank_version.c.number.desc())
            .limit(1)
        ).one_or_none()
        if row is None:
            raise NotFound("there is no bank version before it", subject=version.id)
        return to_bank_version(row)

    def references(
        self, recipe_id: str, encoding_id: str | None = None, kind: str | None = None
    ) -> list[ReferenceRow]:
        """What the reference store holds for a recipe and nobody took back, oldest first."""
        wanted: list[ColumnElement[bool]] = [
            reference.c.recipe_id == recipe_id,
            func.coalesce(_WITHDRAWN, False).is_(False),
        ]
        if encoding_id is not None:
            wanted.append(reference.c.encoding_id == encoding_id)
        if kind is not None:
            wanted.append(reference.c.kind == kind)
        return self._references(select(reference).where(and_(*wanted)))

    def is_named_good(self, lot_id: str, image_ids: Collection[str]) -> bool:
        """Whether a person named one of these images of a lot as a good part, and nobody took that back."""
        recipe_id = select(lot.c.recipe_id).where(lot.c.id == lot_id).scalar_subquery()
        found = self.connection.execute(
            select(reference.c.id)
            .where(
                reference.c.recipe_id == recipe_id,
                reference.c.kind == GOOD,
                reference.c.image_id.in_(image_ids),
                func.coalesce(_WITHDRAWN, False).is_(False),
            )
            .limit(1)
        )
        return found.one_or_none() is not None

    def confirmed_defects(self, recipe_id: str) -> list[ConfirmedDefect]:
        """Images of rejected parts, and images with a finding whose review as a defect stands, of every lot.

        Of a rejected part without such a finding it is the image that decides. One that could never be read shows
        nothing that a later part could be compared with, so it is none.
        """
        rejected = str(PartDecision.REJECT)
        part_ids = (
            self.connection.execute(
                select(part_state.c.part_id)
                .join(lot, lot.c.id == part_state.c.lot_id)
                .where(
                    lot.c.recipe_id == recipe_id,
                    or_(part_state.c.decision == rejected, part_state.c.finding_outcome == rejected),
                )
                .order_by(part_state.c.lot_id, part_state.c.ordinal)
            )
            .scalars()
            .all()
        )
        confirmed: list[ConfirmedDefect] = []
        for start in range(0, len(part_ids), IN_ONE_QUERY):
            confirmed += self._confirmed(part_ids[start : start + IN_ONE_QUERY])
        return confirmed

    def _confirmed(self, part_ids: Any) -> list[ConfirmedDefect]:
        said = standing_finding_reviews(self.connection, part_ids)
        findings = current_findings(self.connection, list(said)) if said else {}
        by_image: dict[str, list[Review]] = defaultdict(list)
        shown: set[str] = set()
        for part_id, reviews in said.items():
            for review in attach(findings.get(part_id, []), reviews).defects:
                by_image[review.image_id or ""].append(review)
                shown.add(part_id)
        rows = self.connection.execute(
            select(
                image.c.id.label("image_id"),
                image.c.part_id,
                image.c.path,
                lot.c.id.label("lot_id"),
                lot.c.name.label("lot_name"),
                pictures_folder.label("folder"),
                part_state.c.image_id.label("deciding_id"),
                current_part_review.c.id.label("review_id"),
                current_part_review.c.decision,
                current_inspection.c.raw,
                current_inspection.c.run_id,
                current_inspection.c.evidence_row,
                current_inspection.c.cache_row,
                run.c.encoding_id,
                or_(current_inspection.c.id.is_(None), _READ_ONCE).label("of_use"),
            )
            .join(part_state, part_state.c.part_id == image.c.part_id)
            .join(lot, lot.c.id == part_state.c.lot_id)
            .join(current_part_review, current_part_review.c.part_id == image.c.part_id, isouter=True)
            .join(current_inspection, current_inspection.c.image_id == image.c.id, isouter=True)
            .join(run, run.c.id == current_inspection.c.run_id, isouter=True)
            .where(image.c.part_id.in_(part_ids))
            .order_by(part_state.c.lot_id, part_state.c.ordinal, image.c.id)
        )
        return [
            _defect(row, by_image.get(row.image_id, []))
            for row in rows
            if row.image_id in by_image
            or (row.of_use and row.part_id not in shown and row.image_id == row.deciding_id)
        ]

    def _quieted(self, recipe_id: str, inspections: FromClause) -> dict[int, Any]:
        """By mark number: parts, lots, and the latest time at which it took something from a finding."""
        rows = self.connection.execute(
            select(
                quieting.c.mark_number,
                func.count(image.c.part_id.distinct()).label("parts"),
                func.count(lot.c.id.distinct()).label("lots"),
                func.max(inspections.c.created_at).label("last"),
            )
            .join(inspections, inspections.c.id == quieting.c.inspection_id)
            .join(image, image.c.id == inspections.c.image_id)
            .join(lot, lot.c.id == image.c.lot_id)
            .where(lot.c.recipe_id == recipe_id)
            .group_by(quieting.c.mark_number)
        )
        return {row.mark_number: row for row in rows}

    def _references(self, statement: Select[Any]) -> list[ReferenceRow]:
        return [
            ReferenceRow(
                row.id,
                row.recipe_id,
                row.image_id,
                row.kind,
                row.source_id,
                row.encoding_id,
                row.artifact_hash,
                row.raw,
                row.created_at,
            )
            for row in self.connection.execute(statement.order_by(reference.c.id))
        ]


def _defect(row: Any, reviews: list[Review]) -> ConfirmedDefect:
    regions: list[Region] = [review.region for review in reviews if review.region is not None]
    review_ids = [review.id for review in reviews]
    if row.decision == PartDecision.REJECT:
        review_ids.append(row.review_id)
    return ConfirmedDefect(
        image_id=row.image_id,
        part_id=row.part_id,
        path=row.path,
        lot_id=row.lot_id,
        lot_name=row.lot_name,
        raw=row.raw,
        run_id=row.run_id,
        row=row.evidence_row,
        cache_row=row.cache_row,
        encoding_id=row.encoding_id,
        regions=tuple(regions),
        review_ids=tuple(review_ids),
    )


def _mark(row: Any) -> Mark:
    last = MarkAction(row.last_action)
    return Mark(
        id=row.id,
        recipe_id=row.recipe_id,
        number=row.number,
        lot_id=row.lot_id,
        part_id=row.part_id,
        image_id=row.image_id,
        image_path=row.image_path,
        region=Region.from_json(row.region),
        image_sha256=row.image_sha256,
        patches_hash=row.patches_hash,
        patches=row.patches,
        encoding_id=row.encoding_id,
        strength=row.strength,
        note=row.note,
        author=row.author,
        station=row.station,
        created_at=row.created_at,
        active=last.acts,
        waiting=last.waits,
        refused=last is MarkAction.REFUSE,
    )
