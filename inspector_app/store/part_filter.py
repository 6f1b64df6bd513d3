"""The filter language as SQL; every condition is true or false, never null.

What depends on the thresholds is asked of the view ``current_part``. All else is asked of the table under it, where one
index answers for a lot of any size: a list of 100,000 parts is then a walk along that index.
"""

from __future__ import annotations

import math
from typing import Any

from sqlalchemy import ColumnElement, FromClause, and_, case, func, not_, null, or_, select, true

from inspector_app.domain.filter_origin import FindingAt
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
from inspector_app.domain.review import Disposition, PartDecision
from inspector_app.store.origin_filter import origin_sql
from inspector_app.store.tables import current_part, part_state, sample

_SORTED_BY = {
    SortKey.SCORE: "raw",  # the calibrated score rises with it
    SortKey.NAME: "name_key",
    SortKey.TIME: "inspected_at",
    SortKey.UNCERTAINTY: "distance",
}
_NEVER_NULL = {SortKey.NAME, SortKey.ORDINAL}
_WITHOUT_VERDICT = NameIs | ReviewIs | ClassIs | InSample
_ORDERS_WITHOUT_VERDICT = {SortKey.ORDINAL, SortKey.NAME, SortKey.TIME}


def source(query: PartQuery) -> FromClause:
    """Where a query is answered: the table, or the view where thresholds or blindness count."""
    plain = all(isinstance(term.condition, _WITHOUT_VERDICT) for term in query.filter.terms)
    return part_state if plain and query.sort in _ORDERS_WITHOUT_VERDICT else current_part


def where(chosen: PartFilter, p: FromClause = current_part) -> ColumnElement[bool]:
    """All terms of a filter as one condition on ``p``, which is ``source`` of the query or the view."""
    clauses = [not_(_sql(t.condition, p)) if t.negated else _sql(t.condition, p) for t in chosen.terms]
    return and_(true(), *clauses)


def order(query: PartQuery, p: FromClause = current_part) -> list[ColumnElement[Any]]:
    """The order of a query; parts without a value last, ties by their place in the lot."""
    keys: list[ColumnElement[Any]] = [p.c.ordinal]
    if query.sort is not SortKey.ORDINAL:
        key = p.c[_SORTED_BY[query.sort]]
        keys.insert(0, key if query.sort in _ORDERS_WITHOUT_VERDICT else _seen(key, p))
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


def _sql(condition: Condition, p: FromClause) -> ColumnElement[bool]:
    match condition:
        case NameIs(text):
            return p.c.name_key.contains(text, autoescape=True)
        case VerdictIs(verdict):
            return _equals(_seen(p.c.verdict, p), verdict)
        case BandIs(band):
            return _equals(p.c.band, band)
        case ReviewIs(decision):
            return _decided(p).is_(None) if decision is None else _equals(_decided(p), decision)
        case ScoreIn():
            return _between(condition, p)
        case ClassIs(name):
            return p.c.classes.contains(enclosed([class_key(name)], "\n"), autoescape=True)
        case QuietBy(mark, alone):
            known = p.c.quiet_by != "" if mark is None else p.c.quiet_by.contains(f",{mark},")
            if alone:
                known = p.c.quiet_by == f",{mark},"
            return and_(not_(is_blind(p)), known)
        case FindingAt():  # findings of quiet parts stand in the store, too
            return and_(not_(is_blind(p)), origin_sql(condition))
        case Disagrees():
            return or_(
                and_(_equals(p.c.verdict, Verdict.FLAGGED), _equals(_decided(p), PartDecision.ACCEPT)),
                and_(_equals(p.c.verdict, Verdict.OK), _equals(_decided(p), PartDecision.REJECT)),
            )
        case HasFailed():
            return _equals(p.c.verdict, Verdict.FAILED)
        case InSample():
            return select(sample.c.id).where(sample.c.part_id == p.c.part_id).exists()
    return origin_sql(condition)


def is_blind(p: FromClause) -> ColumnElement[bool]:
    """A drawn part that nobody has decided: it is found and ordered as if the machine had said nothing of it.

    Its place in a list would tell the person who checks it blind. One list of keys, looked up once a query.
    """
    drawn = p.c.part_id.in_(select(sample.c.part_id))
    return and_(drawn, func.coalesce(p.c.disposition == str(Disposition.OK), False))


def _seen(column: ColumnElement[Any], p: FromClause) -> ColumnElement[Any]:
    """What the machine says of a part, as far as it may be seen."""
    return case((is_blind(p), null()), else_=column)


def _decided(p: FromClause) -> ColumnElement[Any]:
    return func.coalesce(p.c.decision, p.c.finding_outcome)


def _equals(column: ColumnElement[Any], value: str) -> ColumnElement[bool]:
    return and_(column.is_not(None), column == str(value))


def _between(bounds: ScoreIn, p: FromClause) -> ColumnElement[bool]:
    score = _seen(p.c.score, p)
    clauses: list[ColumnElement[bool]] = [score.is_not(None)]
    if math.isfinite(bounds.low):
        clauses.append(score >= bounds.low if bounds.with_low else score > bounds.low)
    if math.isfinite(bounds.high):
        clauses.append(score <= bounds.high if bounds.with_high else score < bounds.high)
    return and_(*clauses)
