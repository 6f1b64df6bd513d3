"""Counting parts for the figures in the database: what comes out are few rows, however many parts there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Double,
    Integer,
    MetaData,
    Select,
    Table,
    Text,
    and_,
    case,
    cast,
    func,
    insert,
    not_,
    null,
    select,
)

from inspector_app.domain.figures import Scope, Shift
from inspector_app.domain.filtering import LONGEST_FILTER, parse_filter
from inspector_app.domain.lot import Band, Verdict
from inspector_app.domain.review import Disposition
from inspector_app.domain.tallies import (
    ClassTally,
    Counted,
    CountedLot,
    CountedMark,
    DriftTally,
    PartTally,
    QuietTally,
    ScoreTally,
)
from inspector_app.store import part_filter
from inspector_app.store.origin_filter import (
    as_named,
    decided_by_people,
    deciding_author,
    first_inspected,
    minute_of_day,
    scoring_run,
)
from inspector_app.store.reading_base import ReadingBase
from inspector_app.store.reading_lots import ORIGIN_LOT, LotReading
from inspector_app.store.reading_memory import MemoryReading
from inspector_app.store.reading_people import agreeing, deciding_times
from inspector_app.store.reading_places import boxes, reference_images
from inspector_app.store.tables import (
    current_inspection,
    current_part,
    drift,
    image,
    lot,
    quieting,
    recipe_version,
    run,
    sample,
    shift,
)

PAUSE = 300.0  # s: a longer time between two decisions is no decision but a pause
LONGEST_SCOPE = 2 * LONGEST_FILTER  # what a person typed, and the lots and times beside it
QUANTILES = (5, 25, 50, 75, 95)

# The parts of a scope, judged once: every figure asks this table instead of the view, which judges anew each time.
# Temporary, so that nothing is written to the database that others read.
counted = Table(
    "counted_part",
    MetaData(),
    Column("part_id", Text, primary_key=True),
    Column("lot", Integer, nullable=False),
    Column("verdict", Text),
    Column("near", Boolean, nullable=False),  # in the band "check"
    Column("disposition", Text),
    Column("quieted", Boolean, nullable=False),
    Column("score", Double),
    Column("classes", Text, nullable=False),
    Column("first_at", Double),
    Column("minute", Integer),
    Column("version", Integer),
    Column("operator", Text),
    Column("probability", Double),
    prefixes=["TEMPORARY"],
)


class StatisticsReading(ReadingBase):
    """What the figures of a recipe are computed from."""

    def shifts(self) -> tuple[Shift, ...]:
        """The shifts of a day, in their order."""
        rows = self.connection.execute(select(shift).order_by(shift.c.position))
        return tuple(Shift(row.name, row.begins, row.ends) for row in rows)

    def counted(self, scope: Scope, pause: float = PAUSE) -> Counted:
        """Count the parts of a scope. Raises CorrectableError for a filter that is not understood."""
        with self._counted_parts(scope):
            return replace(
                self._groups(scope),
                classes=tuple(self._class_tallies()),
                class_names=self._class_names(scope.recipe_id),
                quieted=tuple(self._quiet_tallies()),
                marks=tuple(
                    CountedMark(mark.number, mark.active)
                    for mark in MemoryReading(self.connection).all_marks(scope.recipe_id)
                ),
                boxes=tuple(boxes(self.connection, counted)),
                references=tuple(reference_images(self.connection, counted)),
                scores=tuple(self._score_tallies()),
                drifts=tuple(self._drift_tallies(scope.recipe_id)),
                times=tuple(deciding_times(self.connection, counted, pause)),
                pause=pause,
                pairs=tuple(agreeing(self.connection, counted)),
            )

    def counted_parts(self, scope: Scope) -> Counted:
        """Only what the figures of groups need: parts, lots and shifts."""
        with self._counted_parts(scope):
            return self._groups(scope)

    def _groups(self, scope: Scope) -> Counted:
        shifts = self.shifts()
        used = self.connection.execute(
            select(lot.c.number, lot.c.name)
            .where(lot.c.recipe_id == scope.recipe_id, lot.c.number.in_(select(counted.c.lot).distinct()))
            .order_by(lot.c.number)
        ).all()
        lots = tuple(CountedLot(row.number, row.name) for row in used)
        return Counted(scope, lots, shifts, tuple(self._part_tallies(shifts)))

    def _class_names(self, recipe_id: str) -> tuple[str, ...]:
        version = LotReading(self.connection).recipe_version(recipe_id)
        return () if version is None else version.settings.defect_classes

    @contextmanager
    def _counted_parts(self, scope: Scope) -> Iterator[None]:
        counted.create(self.connection)
        try:
            chosen = _chosen(scope)
            self.connection.execute(
                insert(counted).from_select([column.name for column in counted.c], chosen)
            )
            yield
        finally:
            counted.drop(self.connection)

    def _part_tallies(self, shifts: Sequence[Shift]) -> Iterator[PartTally]:
        c = counted.c
        keys: tuple[ColumnElement[Any], ...] = (
            c.lot,
            _shift_of(c.minute, shifts).label("shift"),
            c.operator,
            c.version,
            c.verdict,
            c.near,
            c.disposition,
            c.quieted,
            c.probability,
        )
        rows = self.connection.execute(
            select(*keys, func.count().label("parts"), func.min(c.first_at).label("first")).group_by(*keys)
        )
        for row in rows:
            yield PartTally(
                lot=row.lot,
                shift=row.shift,
                operator=row.operator,
                version=row.version,
                verdict=verdict_of(row.verdict),
                check=bool(row.near),
                disposition=disposition_of(row.disposition),
                quieted=bool(row.quieted),
                probability=row.probability,
                parts=row.parts,
                first=row.first,
            )

    def _class_tallies(self) -> Iterator[ClassTally]:
        rows = self.connection.execute(
            select(counted.c.classes, func.count().label("parts"))
            .where(counted.c.disposition == str(Disposition.REJECTED))
            .group_by(counted.c.classes)
        )
        for row in rows:
            yield ClassTally(tuple(name for name in row.classes.split("\n") if name), row.parts)

    def _quiet_tallies(self) -> Iterator[QuietTally]:
        each = (
            select(counted.c.part_id, quieting.c.mark_number)
            .join(image, image.c.part_id == counted.c.part_id)
            .join(current_inspection, current_inspection.c.image_id == image.c.id)
            .join(quieting, quieting.c.inspection_id == current_inspection.c.id)
            .where(counted.c.quieted)
            .distinct()
            .cte("each")
        )
        many = select(each.c.part_id, func.count().label("marks")).group_by(each.c.part_id).cte("many")
        keys = (
            each.c.mark_number,
            counted.c.lot,
            (many.c.marks == 1).label("alone"),
            counted.c.verdict,
            counted.c.disposition,
        )
        rows = self.connection.execute(
            select(*keys, func.count().label("parts"))
            .join(counted, counted.c.part_id == each.c.part_id)
            .join(many, many.c.part_id == each.c.part_id)
            .group_by(*keys)
        )
        for row in rows:
            yield QuietTally(
                row.mark_number,
                row.lot,
                bool(row.alone),
                verdict_of(row.verdict),
                disposition_of(row.disposition),
                row.parts,
            )

    def _score_tallies(self) -> Iterator[ScoreTally]:
        c = counted.c
        ranked = (
            select(
                c.lot,
                c.score,
                func.row_number().over(partition_by=c.lot, order_by=c.score).label("place"),
                func.count().over(partition_by=c.lot).label("parts"),
            )
            .where(c.verdict == str(Verdict.OK), c.score.is_not(None))
            .subquery()
        )
        picked = [nearest_rank(ranked.c.score, ranked.c.place, ranked.c.parts, share) for share in QUANTILES]
        rows = self.connection.execute(
            select(ranked.c.lot, func.max(ranked.c.parts), *picked)
            .group_by(ranked.c.lot)
            .order_by(ranked.c.lot)
        )
        for number, parts, low, quarter, middle, three, high in rows:
            yield ScoreTally(number, parts, (low, quarter, middle, three, high))

    def _drift_tallies(self, recipe_id: str) -> Iterator[DriftTally]:
        latest = select(func.max(drift.c.id)).group_by(drift.c.lot_id)
        rows = self.connection.execute(
            select(lot.c.number, drift.c.figure, drift.c.alarm_from)
            .join(drift, drift.c.lot_id == lot.c.id)
            .where(lot.c.recipe_id == recipe_id, drift.c.id.in_(latest))
        )
        for number, figure, limit in rows:
            yield DriftTally(number, figure, limit)


def nearest_rank(
    value: ColumnElement[float], place: ColumnElement[int], of: ColumnElement[int], percent: int
) -> ColumnElement[float]:
    """The ``percent`` quantile by its nearest rank: the value at the place ceil(percent / 100 · of)."""
    return func.max(case((place == (percent * of + 99) // 100, value)))


def _chosen(scope: Scope) -> Select[Any]:
    p = current_part.c
    drawn = (
        select(sample.c.part_id, func.max(sample.c.probability).label("probability"))
        .group_by(sample.c.part_id)
        .subquery()
    )
    inner = (
        select(
            p.part_id,
            lot.c.number.label("lot"),
            p.verdict,
            func.coalesce(p.band == str(Band.CHECK), False).label("near"),
            p.disposition,
            and_(p.quiet_by != "", not_(part_filter.is_blind(current_part))).label("quieted"),
            p.score,
            p.classes,
            case((p.inspected_at.is_not(None), first_inspected())).label("first_at"),
            case((p.inspected_at.is_not(None), scoring_run())).label("run_id"),
            case((decided_by_people(), as_named(deciding_author()))).label("operator"),
        )
        .join(lot, lot.c.id == p.lot_id)
        .where(
            lot.c.recipe_id == scope.recipe_id,
            lot.c.number > ORIGIN_LOT,
            part_filter.where(parse_filter(scope.filter, LONGEST_SCOPE)),
        )
        .subquery()
    )
    i = inner.c
    minute = case((i.first_at.is_not(None), minute_of_day(cast(i.first_at, Double))), else_=null())
    return (
        select(
            i.part_id,
            i.lot,
            i.verdict,
            i.near,
            i.disposition,
            i.quieted,
            i.score,
            i.classes,
            i.first_at,
            minute,
            recipe_version.c.number,
            i.operator,
            drawn.c.probability,
        )
        .select_from(inner)
        .join(run, run.c.id == i.run_id, isouter=True)
        .join(recipe_version, recipe_version.c.id == run.c.recipe_version_id, isouter=True)
        .join(drawn, drawn.c.part_id == i.part_id, isouter=True)
    )


def _shift_of(minute: ColumnElement[int], shifts: Sequence[Shift]) -> ColumnElement[Any]:
    """The name of the first shift that holds a minute of the day; null where none does."""
    whens = []
    for one in shifts:
        after, before = minute >= one.begins, minute < one.ends
        whens.append((and_(after, before) if one.begins < one.ends else after | before, one.name))
    return case(*whens, else_=null()) if whens else null()


def verdict_of(name: str | None) -> Verdict | None:
    return None if name is None else Verdict(name)


def disposition_of(name: str | None) -> Disposition | None:
    return None if name is None else Disposition(name)
