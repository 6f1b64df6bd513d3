"""Counting what people did: how long decisions took, and where two people decided the same part."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, Double, Table, and_, case, cast, func, null, select

from inspector_app.domain.review import PartDecision
from inspector_app.domain.tallies import PairTally, TimeTally
from inspector_app.store.origin_filter import as_named, stands
from inspector_app.store.tables import review

AT_ONCE = 0.25  # s: nobody looks at a part and decides it in less; it was one act on several
SHARES = (25, 50, 75, 90)  # %


def deciding_times(connection: Connection, counted: Table, pause: float) -> Iterator[TimeTally]:
    """Seconds between one decision of a person at a station and the next, of whatever part or finding.

    Decisions are the reviews that stand: one that was taken back belongs to the time of the one that follows. Those of
    parts outside ``counted`` are left out before times are measured.
    """
    own = (
        select(
            as_named(review.c.author).label("operator"),
            (
                review.c.created_at
                - func.lag(review.c.created_at).over(
                    partition_by=(review.c.author, review.c.station), order_by=review.c.seq
                )
            ).label("gap"),
        )
        .join(counted, counted.c.part_id == review.c.part_id)
        .where(stands(review))
        .subquery()
    )
    together, paused = own.c.gap < AT_ONCE, own.c.gap > pause
    kept = case((and_(own.c.gap >= AT_ONCE, own.c.gap <= pause), own.c.gap), else_=null())
    timed = func.count(kept).over(partition_by=own.c.operator)
    ranked = select(
        own.c.operator,
        own.c.gap,
        cast(kept, Double).label("kept"),
        func.row_number().over(partition_by=own.c.operator, order_by=(kept.is_(None), kept)).label("place"),
        timed.label("timed"),
        together.label("together"),
        paused.label("paused"),
    ).subquery()
    r = ranked.c
    picked = [func.max(case((r.place == (share * r.timed + 99) // 100, r.kept))) for share in SHARES]
    rows = connection.execute(
        select(
            r.operator,
            func.count(),
            func.max(r.timed),
            func.count(case((r.paused, 1))),
            func.count(case((r.together, 1))),
            *picked,
        )
        .group_by(r.operator)
        .order_by(r.operator)
    )
    for operator, decisions, count, pauses, at_once, *quantiles in rows:
        low, middle, high, ninetieth = quantiles
        found = None if not count else (float(low), float(middle), float(high), float(ninetieth))
        yield TimeTally(operator, decisions, count, pauses, at_once, found)


def agreeing(connection: Connection, counted: Table) -> Iterator[PairTally]:
    """Parts of ``counted`` that two people decided, each by the latest standing review of the whole part."""
    latest = (
        select(
            review.c.part_id, as_named(review.c.author).label("author"), func.max(review.c.seq).label("seq")
        )
        .join(counted, counted.c.part_id == review.c.part_id)
        .where(review.c.region.is_(None), stands(review))
        .group_by(review.c.part_id, as_named(review.c.author))
        .cte("latest")
    )
    twice = select(latest.c.part_id).group_by(latest.c.part_id).having(func.count() > 1).cte("twice")
    said = (
        select(latest.c.part_id, latest.c.author, review.c.decision)
        .join(review, review.c.seq == latest.c.seq)
        .where(latest.c.part_id.in_(select(twice.c.part_id)))
        .cte("said")
    )
    a, b = said.alias("a"), said.alias("b")
    keys = (a.c.author, b.c.author, a.c.decision, b.c.decision)
    rows = connection.execute(
        select(*keys, func.count())
        .join(b, and_(b.c.part_id == a.c.part_id, a.c.author < b.c.author))
        .group_by(*keys)
        .order_by(*keys)
    )
    for first, second, first_said, second_said, parts in rows:
        yield PairTally(first, second, PartDecision(first_said), PartDecision(second_said), parts)
