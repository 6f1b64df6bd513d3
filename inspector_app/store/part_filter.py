"""The filter language as SQL over the view ``current_part``; every condition is true or false, never null."""

from __future__ import annotations

import math
from typing import Any

from sqlalchemy import ColumnElement, and_, func, not_, or_, select, true

from inspector_app.domain.filtering import (
    BandIs,
    ClassIs,
    Condition,
    Disagrees,
    HasFailed,
    InSample,
    NameIs,
    PartFilter,
    PartQuery,
    QuietBy,
    ReviewIs,
    ScoreIn,
    SortKey,
    VerdictIs,
    folded,
)
from inspector_app.domain.lot import Verdict
from inspector_app.domain.review import PartDecision
from inspector_app.store.origin_filter import origin_sql
from inspector_app.store.tables import current_part as p
from inspector_app.store.tables import sample

_SORTED_BY: dict[SortKey, ColumnElement[Any]] = {
    SortKey.SCORE: p.c.raw,  # the calibrated score rises with it
    SortKey.NAME: p.c.name_key,
    SortKey.TIME: p.c.inspected_at,
    SortKey.UNCERTAINTY: p.c.distance,
}
_NEVER_NULL = {SortKey.NAME, SortKey.ORDINAL}


def where(chosen: PartFilter) -> ColumnElement[bool]:
    """All terms of a filter as one condition."""
    clauses = [not_(_sql(t.condition)) if t.negated else _sql(t.condition) for t in chosen.terms]
    return and_(true(), *clauses)


def order(query: PartQuery) -> list[ColumnElement[Any]]:
    """The order of a query; parts without a value last, ties by their place in the lot."""
    keys: list[ColumnElement[Any]] = [p.c.ordinal]
    if query.sort is not SortKey.ORDINAL:
        keys.insert(0, _SORTED_BY[query.sort])
    ordered = [key.desc() if query.descending else key.asc() for key in keys]
    if query.sort not in _NEVER_NULL:
        ordered[0] = ordered[0].nulls_last()
    return list(ordered)


def enclosed(values: list[str], edge: str) -> str:
    """Values as one text in which each stands between two ``edge``: ``,12,7,``; "" for none."""
    return edge + edge.join(values) + edge if values else ""


def class_key(name: str) -> str:
    """A defect class as it is stored for filtering."""
    return folded(name).replace("\n", " ")


def _sql(condition: Condition) -> ColumnElement[bool]:
    match condition:
        case NameIs(text):
            return p.c.name_key.contains(text, autoescape=True)
        case VerdictIs(verdict):
            return _equals(p.c.verdict, verdict)
        case BandIs(band):
            return _equals(p.c.band, band)
        case ReviewIs(decision):
            return _decided().is_(None) if decision is None else _equals(_decided(), decision)
        case ScoreIn():
            return _between(condition)
        case ClassIs(name):
            return p.c.classes.contains(enclosed([class_key(name)], "\n"), autoescape=True)
        case QuietBy(mark):
            return p.c.quiet_by != "" if mark is None else p.c.quiet_by.contains(f",{mark},")
        case Disagrees():
            return or_(
                and_(_equals(p.c.verdict, Verdict.FLAGGED), _equals(_decided(), PartDecision.ACCEPT)),
                and_(_equals(p.c.verdict, Verdict.OK), _equals(_decided(), PartDecision.REJECT)),
            )
        case HasFailed():
            return _equals(p.c.verdict, Verdict.FAILED)
        case InSample():
            return select(sample.c.id).where(sample.c.part_id == p.c.part_id).exists()
    return origin_sql(condition)


def _decided() -> ColumnElement[Any]:
    return func.coalesce(p.c.decision, p.c.finding_outcome)


def _equals(column: ColumnElement[Any], value: str) -> ColumnElement[bool]:
    return and_(column.is_not(None), column == str(value))


def _between(bounds: ScoreIn) -> ColumnElement[bool]:
    clauses: list[ColumnElement[bool]] = [p.c.score.is_not(None)]
    if math.isfinite(bounds.low):
        clauses.append(p.c.score >= bounds.low if bounds.with_low else p.c.score > bounds.low)
    if math.isfinite(bounds.high):
        clauses.append(p.c.score <= bounds.high if bounds.with_high else p.c.score < bounds.high)
    return and_(*clauses)
