"""Counting parts for the figures in the database: what comes out are few rows, however many parts there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
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
    literal,
    not_,
    select,
    update,
)

from inspector_app.domain.counting import Scope, Shift
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
from inspector_app.store.local_time import DAY, utc_offsets
from inspector_app.store.origin_filter import (
    as_named,
    version_of_runs,
)
from inspector_app.store.ranks import columns_of, nearest_ranks
from inspector_app.store.reading_base import ReadingBase
from inspector_app.store.reading_lots import ORIGIN_LOT, LotReading
from inspector_app.store.reading_memory import MemoryReading
from inspector_app.store.reading_people import agreeing, deciding_times, standing_reviews
from inspector_app.store.reading_places import boxes, reference_images
from inspector_app.store.tables import (
    current_inspection,
    current_part,
    drift,
    image,
    lot,
    quieting,
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
    Column("version", Integer),
    Column("operator", Text),
    Column("probability", Double),
    prefixes=["TEMPORARY"],
    sqlite_with_rowid=False,  # found by part, as it stands: parts come in the order of their keys
)
# Afterwards, for the few that were drawn, instead of asked of every part.
_PROBABILITIES = (
    update(counted)
    .where(counted.c.part_id.in_(select(sample.c.part_id)))
    .values(
        probability=select(func.max(sample.c.probability))
        .where(sample.c.part_id == counted.c.part_id)
        .scalar_subquery()
    )
)
_TOLD_OF_QUIET = ("lot", "verdict", "disposition")
_VERDICTS: tuple[Verdict | None, ...] = (*Verdict, None)
_DISPOSITIONS: tuple[Disposition | None, ...] = (*Disposition, None)


class StatisticsReading(ReadingBase):
    """What the figures of a recipe are computed from."""

    def shifts(self) -> tuple[Shift, ...]:
        """The shifts of a day, in their order."""
        rows = self.connection.execute(select(shift).order_by(shift.c.position))
        return tuple(Shift(row.name, row.begins, row.ends) for row in rows)

    def counted(
        self, scope: Scope, pause: float = PAUSE, first: Callable[[Counted], None] | None = None
    ) -> Counted:
        """Count the parts of a scope. Raises CorrectableError for a filter that is not understood.

        ``first`` is given what ``counted_parts`` would give, as soon as that is known: well before the rest.
        """
        with self._counted_parts(scope):
            groups = self._groups(scope)
            if first is not None:
                first(groups)
            said = standing_reviews(self.connection, counted)
            return replace(
                groups,
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
                times=tuple(deciding_times(said, pause)),
                pause=pause,
                pairs=tuple(agreeing(said)),
            )

    def counted_parts(self, scope: Scope) -> Counted:
        """Only what the figures of groups need: parts, lots and shifts."""
        with self._counted_parts(scope):
            return self._groups(scope)

    def counted_references(self, scope: Scope) -> tuple[tuple[str, str], ...]:
        """Only an image of a typical good part for each view."""
        with self._counted_parts(scope):
            return tuple(reference_images(self.connection, counted))

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
                insert(counted).from_select([c.name for c in counted.c if c.name != "probability"], chosen)
            )
            self.connection.execute(_PROBABILITIES)
            yield
        finally:
            counted.drop(self.connection)

    def _part_tallies(self, shifts: Sequence[Shift]) -> Iterator[PartTally]:
        c = counted.c
        # Rows are sorted to be counted, and one number sorts faster than five words. It is grouped by its name: as an
        # expression it would be computed twice, and all that it is made of be sorted along.
        alike = (_kind() * (len(shifts) + 1) + _shift_of(self._second_of_day(), shifts)).label("alike")
        rows = self.connection.execute(
            select(
                alike,
                c.operator,
                c.version,
                c.probability,
                func.count().label("parts"),
                func.min(c.first_at).label("first"),
            ).group_by("alike", c.operator, c.version, c.probability)
        )
        names = [*(one.name for one in shifts), None]
        for row in rows:
            kind, in_shift = divmod(row.alike, len(names))
            kind, near = divmod(kind, 2)
            kind, quieted = divmod(kind, 2)
            kind, disposition = divmod(kind, len(_DISPOSITIONS))
            number, verdict = divmod(kind, len(_VERDICTS))
            yield PartTally(
                lot=number,
                shift=names[in_shift],
                operator=row.operator,
                version=row.version,
                verdict=_VERDICTS[verdict],
                check=bool(near),
                disposition=_DISPOSITIONS[disposition],
                quieted=bool(quieted),
                probability=row.probability,
                parts=row.parts,
                first=row.first,
            )

    def _second_of_day(self) -> ColumnElement[int]:
        """Seconds after local midnight of the first inspection; by sums, which are faster than the database's clock."""
        first, last = self.connection.execute(
            select(func.min(counted.c.first_at), func.max(counted.c.first_at))
        ).one()
        at = cast(counted.c.first_at, Integer)
        pieces = [] if first is None else utc_offsets(first, last)
        whens = [(counted.c.first_at < until, offset) for until, offset in pieces[:-1]]
        offset = case(*whens, else_=pieces[-1][1]) if whens else literal(pieces[-1][1] if pieces else 0)
        return (at + offset) % DAY

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
            select(counted.c.part_id, quieting.c.mark_number, *(counted.c[name] for name in _TOLD_OF_QUIET))
            .join(image, image.c.part_id == counted.c.part_id)
            .join(current_inspection, current_inspection.c.image_id == image.c.id)
            .join(quieting, quieting.c.inspection_id == current_inspection.c.id)
            .where(counted.c.quieted)
            .distinct()
            .cte("each")
        )
        marks = func.count().over(partition_by=each.c.part_id)
        beside = select(each, (marks == 1).label("alone")).cte("beside")
        keys = (beside.c.mark_number, beside.c.alone, *(beside.c[name] for name in _TOLD_OF_QUIET))
        rows = self.connection.execute(select(*keys, func.count().label("parts")).group_by(*keys))
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
        rows = self.connection.execute(
            select(counted.c.lot, counted.c.score).where(
                counted.c.verdict == str(Verdict.OK), counted.c.score.is_not(None)
            )
        )
        lots, scores = columns_of(rows, 2)  # ranked here: the database takes three times as long to
        for number in np.unique(lots).tolist():
            of_lot = scores[lots == number]
            low, quarter, middle, three, high = nearest_ranks(of_lot, QUANTILES)
            yield ScoreTally(int(number), len(of_lot), (low, quarter, middle, three, high))

    def _drift_tallies(self, recipe_id: str) -> Iterator[DriftTally]:
        latest = select(func.max(drift.c.id)).group_by(drift.c.lot_id)
        rows = self.connection.execute(
            select(lot.c.number, drift.c.figure, drift.c.alarm_from)
            .join(drift, drift.c.lot_id == lot.c.id)
            .where(lot.c.recipe_id == recipe_id, drift.c.id.in_(latest))
        )
        for number, figure, limit in rows:
            yield DriftTally(number, figure, limit)


def _chosen(scope: Scope) -> Select[Any]:
    p = current_part.c
    versions = version_of_runs()
    return (
        select(
            p.part_id,
            lot.c.number,
            p.verdict,
            func.coalesce(p.band == str(Band.CHECK), False),
            p.disposition,
            and_(p.quiet_by != "", not_(part_filter.is_blind(current_part))),
            p.score,
            p.classes,
            p.first_inspected_at,
            versions.c.number,
            as_named(p.decided_by),
        )
        .select_from(current_part)
        .join(lot, lot.c.id == p.lot_id)
        .join(versions, versions.c.run_id == p.run_id, isouter=True)
        .where(
            lot.c.recipe_id == scope.recipe_id,
            lot.c.number > ORIGIN_LOT,
            p.ordinal
            >= 0,  # all are: in the order of the lot, what is known of them lies side by side on the disk
            part_filter.where(parse_filter(scope.filter, LONGEST_SCOPE)),
        )
    )


def _kind() -> ColumnElement[int]:
    """Lot, verdict, disposition, whether quieted and whether near the threshold as one number."""
    c = counted.c

    def place(column: ColumnElement[Any], values: Sequence[Any]) -> ColumnElement[int]:
        whens = [(column == str(value), number) for number, value in enumerate(values) if value is not None]
        return case(*whens, else_=values.index(None))

    verdict = c.lot * len(_VERDICTS) + place(c.verdict, _VERDICTS)
    outcome = verdict * len(_DISPOSITIONS) + place(c.disposition, _DISPOSITIONS)
    return (outcome * 2 + cast(c.quieted, Integer)) * 2 + cast(c.near, Integer)


def _shift_of(second: ColumnElement[int], shifts: Sequence[Shift]) -> ColumnElement[int]:
    """The place of the first shift that holds a second of the day; ``len(shifts)`` where none does.

    The day is cut where shifts begin and end, so that few comparisons tell.
    """
    cuts = sorted({DAY // 60, *(edge for one in shifts for edge in (one.begins, one.ends) if edge)})
    whens = []
    for begins, ends in pairwise([0, *cuts]):
        place = next((at for at, one in enumerate(shifts) if one.holds(begins)), len(shifts))
        whens.append((second < ends * 60, place))
    return case(*whens, else_=len(shifts))  # else: it was never inspected


def verdict_of(name: str | None) -> Verdict | None:
    return None if name is None else Verdict(name)


def disposition_of(name: str | None) -> Disposition | None:
    return None if name is None else Disposition(name)
