"""Where a part comes from and who decided it, as SQL over the view ``current_part``: filters and figures share it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CTE, ColumnElement, Double, Integer, and_, case, cast, func, not_, or_, select, true
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from inspector_app.domain.figures import CELLS
from inspector_app.domain.filter_origin import (
    DecidedBy,
    FindingAt,
    FirstInspected,
    InShift,
    Inspected,
    LotIs,
    OriginCondition,
    OutcomeIs,
    ReviewedBy,
    ScoredBy,
    SecondOpinion,
    Unclassed,
)
from inspector_app.domain.lot import Verdict
from inspector_app.domain.review import PartDecision
from inspector_app.store.recipe_tables import recipe_version
from inspector_app.store.tables import current_inspection, finding, image, lot, review, run, shift
from inspector_app.store.tables import current_part as p

MINUTES = 24 * 60  # of a day


class minute_of_day(FunctionElement[int]):
    """Minutes after local midnight of a time in seconds since the epoch, daylight saving included."""

    type = Integer()
    inherit_cache = True


@compiles(minute_of_day)
def _minute_in_sqlite(element: Any, compiler: Any, **given: Any) -> str:
    at = compiler.process(element.clauses, **given)
    return f"((CAST(strftime('%s', {at}, 'unixepoch', 'localtime') AS INTEGER) % 86400) / 60)"


@compiles(minute_of_day, "postgresql")
def _minute_in_postgresql(element: Any, compiler: Any, **given: Any) -> str:
    at = compiler.process(element.clauses, **given)
    return f"(CAST(EXTRACT(EPOCH FROM CAST(to_timestamp({at}) AS TIME)) AS INTEGER) / 60)"


def version_of_runs() -> CTE:
    """``run_id`` and the ``number`` of the recipe version that the run was made under.

    Few rows, put together once: looked up for every part, two tables would have to be asked.
    """
    return (
        select(run.c.id.label("run_id"), recipe_version.c.number)
        .join(recipe_version, recipe_version.c.id == run.c.recipe_version_id)
        .cte("version_of_run")
        .prefix_with("MATERIALIZED")
    )


def stands(one: Any) -> ColumnElement[bool]:
    """A review that takes none back and that nobody took back."""
    undo = review.alias()
    return and_(
        one.c.withdraws_id.is_(None), ~select(undo.c.seq).where(undo.c.withdraws_id == one.c.id).exists()
    )


def origin_sql(condition: OriginCondition) -> ColumnElement[bool]:
    """One condition; true or false, never null."""
    match condition:
        case LotIs(ranges):
            numbers = or_(*(lot.c.number.between(low, high) for low, high in ranges))
            return p.c.lot_id.in_(select(lot.c.id).where(numbers))
        case ScoredBy(version):
            made = (
                select(run.c.id)
                .join(recipe_version, recipe_version.c.id == run.c.recipe_version_id)
                .where(recipe_version.c.number == version)
            )
            return func.coalesce(p.c.run_id.in_(made), False)
        case InShift(name):
            minute = minute_of_day(cast(p.c.first_inspected_at, Double))
            named = select(shift.c.position).where(shift.c.name_key == name, within(minute)).exists()
            return and_(p.c.first_inspected_at.is_not(None), named)
        case FirstInspected(since, until):
            at = p.c.first_inspected_at
            return func.coalesce(
                and_(true(), *([at >= since] if since is not None else []), *([at < until] if until else [])),
                False,
            )
        case DecidedBy(author):
            return _named(p.c.decided_by, author)
        case ReviewedBy(author, decision):
            said = review.alias()
            own = (
                select(said.c.decision)
                .where(
                    said.c.part_id == p.c.part_id,
                    said.c.region.is_(None),
                    _named(said.c.author, author),
                    stands(said),
                )
                .order_by(said.c.seq.desc())
                .limit(1)
                .correlate(p)
                .scalar_subquery()
            )
            return own.is_not(None) if decision is None else func.coalesce(own == str(decision), False)
        case SecondOpinion(author):
            unsure = func.coalesce(p.c.decision == str(PartDecision.UNSURE), False)
            return unsure if author is None else and_(unsure, not_(_same_person(p.c.decided_by, author)))
        case FindingAt():
            return _covered(condition)
        case Unclassed():
            return p.c.classes == ""
        case OutcomeIs(outcomes):
            return func.coalesce(p.c.disposition.in_([str(one) for one in outcomes]), False)
        case Inspected():
            return func.coalesce(p.c.verdict.in_([str(Verdict.OK), str(Verdict.FLAGGED)]), False)


def within(minute: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether a minute of the day belongs to a row of ``shift``; asked once, because it may be dear to know."""
    lasts = shift.c.ends - shift.c.begins + case((shift.c.begins < shift.c.ends, 0), else_=MINUTES)
    return (minute - shift.c.begins + MINUTES) % MINUTES < lasts


def cell_of(place: ColumnElement[int], side: ColumnElement[int]) -> ColumnElement[int]:
    """The column or row of a pixel among ``CELLS`` over a side of the picture."""
    return place * CELLS // side


def _covered(where: FindingAt) -> ColumnElement[bool]:
    left, right = cell_of(finding.c.x, image.c.width), cell_of(finding.c.x + finding.c.w - 1, image.c.width)
    top, bottom = cell_of(finding.c.y, image.c.height), cell_of(finding.c.y + finding.c.h - 1, image.c.height)
    return (
        select(finding.c.id)
        .join(current_inspection, current_inspection.c.id == finding.c.inspection_id)
        .join(image, image.c.id == current_inspection.c.image_id)
        .where(
            image.c.part_id == p.c.part_id,
            image.c.width > 0,
            image.c.height > 0,
            left <= where.last_column,
            right >= where.column,
            top <= where.last_row,
            bottom >= where.row,
            *([image.c.view == where.view] if where.view is not None else []),
        )
        .correlate(p)
        .exists()
    )


def _named(column: ColumnElement[str], name: str) -> ColumnElement[bool]:
    return func.coalesce(as_named(column) == name, False)


def _same_person(column: ColumnElement[str], name: str) -> ColumnElement[bool]:
    """As ``approval.same_person``; the database folds the case of plain letters only, so the name as it is counts."""
    plain = func.trim(as_named(column))
    return func.coalesce(or_(plain == name.strip(), func.lower(plain) == name.strip().casefold()), False)


def as_named(column: ColumnElement[str]) -> ColumnElement[str]:
    """A name as the filter language can hold it (``filter_origin.name_key``)."""
    return func.replace(column, '"', "'")
