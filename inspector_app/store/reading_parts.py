"""Reading parts as screens and documents show them: by page, one by one, and with what was said of them."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, CursorResult, Select, and_, case, func, or_, select, true

from inspector_app.domain.errors import NotFound
from inspector_app.domain.escape import Tally
from inspector_app.domain.filtering import PartQuery
from inspector_app.domain.finding import Finding
from inspector_app.domain.lot import Band, Verdict
from inspector_app.domain.readings import (
    FindingRow,
    PartDetail,
    PartRow,
    QuietReason,
    ScoreColumns,
)
from inspector_app.domain.review import Disposition, FindingDecision, PartDecision, Review
from inspector_app.store import part_filter
from inspector_app.store.attachment import ImageFindings, attach, of_flagged_images
from inspector_app.store.part_state import IN_ONE_QUERY, current_findings, standing_finding_reviews
from inspector_app.store.reading_base import ReadingBase
from inspector_app.store.reading_memory import MemoryReading
from inspector_app.store.rows import QuietRow, to_finding, to_image, to_review
from inspector_app.store.tables import (
    current_calibration,
    current_inspection,
    current_part,
    finding,
    image,
    inspection,
    lot,
    part,
    part_state,
    quieting,
    review,
    sample,
)

_OF_PART = image.alias()

_PARTS = (
    select(
        current_part,
        image.c.path,
        part.c.name,
        select(func.count())
        .where(_OF_PART.c.part_id == current_part.c.part_id)
        .correlate(current_part)
        .scalar_subquery()
        .label("images"),
        select(sample.c.id).where(sample.c.part_id == current_part.c.part_id).exists().label("sampled"),
    )
    .join(image, image.c.id == current_part.c.image_id)
    .join(part, part.c.id == current_part.c.part_id)
)


class PartReading(ReadingBase):
    """Parts, findings, reviews."""

    def part_rows(self, lot_id: str, query: PartQuery, offset: int, limit: int) -> list[PartRow]:
        """One page of a lot's parts."""
        page = _ordered(lot_id, query).offset(offset).limit(limit)
        # Only keys are sorted and skipped: joined rows of the whole lot would be ten times the work.
        return self.part_rows_by_id(self.connection.execute(page).scalars().all())

    def part_rows_by_id(self, part_ids: Sequence[str]) -> list[PartRow]:
        """These parts, in the order given, as they are now; a key that is not there is left out."""
        found: dict[str, PartRow] = {}
        for start in range(0, len(part_ids), IN_ONE_QUERY):
            chunk = part_ids[start : start + IN_ONE_QUERY]
            for row in self.connection.execute(_PARTS.where(current_part.c.part_id.in_(chunk))):
                found[row.part_id] = _part_row(row)
        return [found[part_id] for part_id in part_ids if part_id in found]

    def part_count(self, lot_id: str, query: PartQuery) -> int:
        """How many parts a query finds."""
        p = part_filter.source(query)
        chosen = p.c.lot_id == lot_id, part_filter.where(query.filter, p)
        return int(self.connection.execute(select(func.count()).select_from(p).where(*chosen)).scalar_one())

    def part_ids(self, lot_id: str, query: PartQuery) -> list[str]:
        """The keys of all parts that a query finds, in its order."""
        return _keys(self.connection.execute(_ordered(lot_id, query)))

    def part_row(self, part_id: str) -> PartRow:
        """One part. Raises NotFound."""
        row = self.connection.execute(_PARTS.where(current_part.c.part_id == part_id)).one_or_none()
        if row is None:
            raise NotFound("there is no such part", subject=part_id)
        return _part_row(row)

    def next_undecided(self, lot_id: str, after_ordinal: int = -1) -> str | None:
        """The next flagged part, in the order of the lot, that nobody has decided; None: none follows."""
        scale = self._scale(lot_id)
        flagged = (
            true()
            if scale is None or scale.lower_threshold is None
            else or_(part_state.c.raw >= scale.lower_threshold, part_state.c.note != "")
        )
        # On the table instead of the view, because one index then answers for a lot of any size.
        return self.connection.execute(
            select(part_state.c.part_id)
            .where(
                part_state.c.lot_id == lot_id,
                part_state.c.ordinal > after_ordinal,
                part_state.c.decision.is_(None),
                part_state.c.finding_outcome.is_(None),
                part_state.c.raw.is_not(None),
                flagged,
            )
            .order_by(part_state.c.ordinal)
            .limit(1)
        ).scalar()

    def scores(self, lot_id: str) -> ScoreColumns:
        """Raw score of every part of a lot, in its order, and whether it is reviewed: what a histogram needs."""
        p = current_part.c
        rows = self.connection.execute(
            select(p.raw, p.decision.is_not(None)).where(p.lot_id == lot_id).order_by(p.ordinal)
        ).all()
        raw, reviewed = zip(*rows, strict=True) if rows else ((), ())
        return ScoreColumns(np.array(raw, dtype=np.float64), np.array(reviewed, dtype=np.bool_))

    def part_detail(self, part_id: str) -> PartDetail:
        """A part with everything its page shows. Raises NotFound.

        A finding whose part is ok at the recipe's thresholds is not shown; its reviews then stand loose.
        """
        row = self.part_row(part_id)
        images = self.connection.execute(
            select(image).where(image.c.part_id == part_id).order_by(image.c.id)
        ).all()
        shown = current_findings(self.connection, [part_id])[part_id] if row.findings else []
        if len(images) > 1:
            shown = of_flagged_images(shown, self._raws(part_id), self._scale(row.lot_id).lower_threshold)
        said = standing_finding_reviews(self.connection, [part_id]).get(part_id, [])
        attached = attach(shown, said)
        of_part = self._standing_part_reviews(part_id)
        return PartDetail(
            row=row,
            images=tuple(to_image(one) for one in images),
            findings=self._finding_rows(row, shown, attached.by_finding),
            quiet=self._quiet_reasons(row),
            reviews=tuple(sorted((*of_part, *said), key=lambda r: (r.created_at, r.id), reverse=True)),
            loose_reviews=attached.loose,
            known_good=MemoryReading(self.connection).is_named_good(row.lot_id, [one.id for one in images]),
        )

    def finding(self, finding_id: str) -> FindingRow:
        """One finding with what was said of it, also of a former inspection. Raises NotFound."""
        row = self.connection.execute(
            select(finding, image.c.id.label("of_image"), image.c.part_id, image.c.lot_id, image.c.sha256)
            .join(inspection, inspection.c.id == finding.c.inspection_id)
            .join(image, image.c.id == inspection.c.image_id)
            .where(finding.c.id == finding_id)
        ).one_or_none()
        if row is None:
            raise NotFound("there is no such finding", subject=finding_id)
        one = ImageFindings(row.of_image, row.sha256, {finding_id: to_finding(row)})
        said = standing_finding_reviews(self.connection, [row.part_id]).get(row.part_id, [])
        review_of_it = attach([one], said).by_finding.get(finding_id)
        return finding_row(
            finding_id, row.of_image, one.findings[finding_id], self._scale(row.lot_id), review_of_it
        )

    def tallies(self, lot_id: str, raw: float) -> tuple[Tally, Tally]:
        """Accepted parts of a lot and those presumed good, with how many a threshold of ``raw`` would flag.

        Presumed good are parts that are ok at the recipe's thresholds and that nobody has reviewed.
        """
        p = current_part.c
        good = p.disposition == str(Disposition.ACCEPTED)
        presumed = p.disposition == str(Disposition.OK)

        def count(*conditions: ColumnElement[bool]) -> ColumnElement[int]:
            return func.count(case((and_(*conditions), 1)))

        is_flagged, would = p.verdict == str(Verdict.FLAGGED), p.raw >= raw
        row = self.connection.execute(
            select(
                count(good),
                count(good, is_flagged),
                count(good, or_(is_flagged, would)),
                count(presumed),
                count(presumed, would),
            ).where(p.lot_id == lot_id)
        ).one()
        return Tally(*row[:3]), Tally(row[3], 0, row[4])

    def accepted_parts(self, lot_id: str) -> list[str]:
        """The keys of the parts of a lot that people accepted, in its order."""
        p = current_part.c
        rows = self.connection.execute(
            select(p.part_id)
            .where(p.lot_id == lot_id, p.disposition == str(Disposition.ACCEPTED))
            .order_by(p.ordinal)
        )
        return list(rows.scalars())

    def ok_images(self, lot_id: str) -> list[str]:
        """The keys of the images of parts that the machine calls ok and nobody has rejected."""
        good = [str(Disposition.OK), str(Disposition.ACCEPTED)]
        rows = self.connection.execute(
            select(image.c.id)
            .join(current_part, current_part.c.part_id == image.c.part_id)
            .where(
                current_part.c.lot_id == lot_id,
                current_part.c.verdict == str(Verdict.OK),
                current_part.c.disposition.in_(good),
            )
            .order_by(current_part.c.ordinal, image.c.id)
        )
        return list(rows.scalars())

    def review(self, review_id: str) -> Review:
        """One review, whether it stands or not. Raises NotFound."""
        row = self.connection.execute(select(review).where(review.c.id == review_id)).one_or_none()
        if row is None:
            raise NotFound("there is no such review", subject=review_id)
        return to_review(row)

    def reviews(self, lot_id: str) -> list[Review]:
        """Every review of a lot that stands, newest first."""
        rows = self.connection.execute(
            standing_reviews()
            .join(part_state, part_state.c.part_id == review.c.part_id)
            .where(part_state.c.lot_id == lot_id)
        )
        return [to_review(row) for row in rows]

    def quiet_rows(self, lot_id: str) -> list[QuietRow]:
        """Which mark keeps what quiet in a lot, strongest first within an image."""
        rows = self.connection.execute(
            select(image.c.part_id, image.c.id, image.c.path, quieting.c.mark_number, quieting.c.removed)
            .join(part_state, part_state.c.part_id == image.c.part_id)
            .join(current_inspection, current_inspection.c.image_id == image.c.id)
            .join(quieting, quieting.c.inspection_id == current_inspection.c.id)
            .where(part_state.c.lot_id == lot_id)
            .order_by(part_state.c.ordinal, image.c.id, quieting.c.removed.desc())
        )
        return [QuietRow._make(row) for row in rows]

    def _raws(self, part_id: str) -> dict[str, float | None]:
        """The raw score of each image of a part."""
        rows = self.connection.execute(
            select(current_inspection.c.image_id, current_inspection.c.raw)
            .join(image, image.c.id == current_inspection.c.image_id)
            .where(image.c.part_id == part_id)
        )
        return {row.image_id: row.raw for row in rows}

    def _standing_part_reviews(self, part_id: str) -> list[Review]:
        rows = self.connection.execute(
            standing_reviews().where(review.c.part_id == part_id, review.c.region.is_(None))
        )
        return [to_review(row) for row in rows]

    def _finding_rows(
        self, part: PartRow, shown: Sequence[ImageFindings], reviews: Any
    ) -> tuple[FindingRow, ...]:
        scale = self._scale(part.lot_id)
        return tuple(
            finding_row(finding_id, one.image_id, finding, scale, reviews.get(finding_id))
            for one in shown
            for finding_id, finding in one.findings.items()
        )

    def _scale(self, lot_id: str) -> Any:
        """The calibration that the lot is judged by now; its columns are None before the first."""
        return self.connection.execute(
            select(current_calibration).where(current_calibration.c.lot_id == lot_id)
        ).one_or_none()

    def _recipe_of(self, lot_id: str) -> str:
        return str(self.connection.execute(select(lot.c.recipe_id).where(lot.c.id == lot_id)).scalar_one())

    def _quiet_reasons(self, part: PartRow) -> tuple[QuietReason, ...]:
        if not part.quiet_by:
            return ()
        removed = {
            row.mark_number: row.removed
            for row in self.connection.execute(
                select(quieting.c.mark_number, func.sum(quieting.c.removed).label("removed"))
                .join(current_inspection, current_inspection.c.id == quieting.c.inspection_id)
                .join(image, image.c.id == current_inspection.c.image_id)
                .where(image.c.part_id == part.part_id)
                .group_by(quieting.c.mark_number)
            )
        }
        marks = MemoryReading(self.connection).marks_by_number(self._recipe_of(part.lot_id), part.quiet_by)
        return tuple(
            QuietReason(marks[number], removed[number]) for number in part.quiet_by if number in marks
        )


def _ordered(lot_id: str, query: PartQuery) -> Select[Any]:
    p = part_filter.source(query)
    return (
        select(p.c.part_id)
        .where(p.c.lot_id == lot_id, part_filter.where(query.filter, p))
        .order_by(*part_filter.order(query, p))
    )


def _keys(result: CursorResult[Any]) -> list[str]:
    """The first column as the driver gives it: a row object for each would double the time of a list of 100,000."""
    with contextlib.closing(result):
        return [row[0] for row in result.cursor.fetchall()] if result.cursor is not None else []


def standing_reviews() -> Select[Any]:
    """Reviews that nobody took back, newest first."""
    taken_back = select(review.c.withdraws_id).where(review.c.withdraws_id.is_not(None))
    return (
        select(review)
        .where(review.c.withdraws_id.is_(None), review.c.id.not_in(taken_back))
        .order_by(review.c.seq.desc())
    )


def finding_row(
    finding_id: str, image_id: str, found: Finding, scale: Any, said: Review | None
) -> FindingRow:
    """A finding on the lot's ``scale`` (a row of current_calibration), with the review that decides it."""
    calibrated = scale is not None and scale.m0 is not None
    return FindingRow(
        id=finding_id,
        image_id=image_id,
        finding=found,
        score=(found.peak - scale.m0) / scale.span if calibrated else None,
        decision=None if said is None else FindingDecision(said.decision),
        defect_class="" if said is None else said.defect_class,
        review_id=None if said is None else said.id,
    )


def _part_row(row: Any) -> PartRow:
    verdict = None if row.verdict is None else Verdict(row.verdict)
    return PartRow(
        part_id=row.part_id,
        image_id=row.image_id,
        lot_id=row.lot_id,
        ordinal=row.ordinal,
        path=row.path,
        verdict=verdict,
        band=None if row.band is None else Band(row.band),
        score=row.score,
        raw=row.raw,
        disposition=None if row.disposition is None else Disposition(row.disposition),
        decision=None if row.decision is None else PartDecision(row.decision),
        findings=row.findings if verdict == Verdict.FLAGGED else 0,
        quiet_by=tuple(int(number) for number in row.quiet_by.split(",") if number),
        error=row.error,
        note=row.note,
        provisional=bool(row.provisional),
        name=row.name,
        images=row.images,
        sampled=bool(row.sampled),
    )
