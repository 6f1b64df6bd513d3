"""Counting what people did: how long decisions took, and where two people decided the same part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
from sqlalchemy import Connection, Table, and_, func, select

from inspector_app.domain.review import PartDecision
from inspector_app.domain.tallies import PairTally, TimeTally
from inspector_app.store.origin_filter import as_named, stands
from inspector_app.store.ranks import nearest_ranks
from inspector_app.store.tables import review

AT_ONCE = 0.25  # s: nobody looks at a part and decides it in less; it was one act on several
SHARES = (25, 50, 75, 90)  # %


def deciding_times(connection: Connection, counted: Table, pause: float) -> Iterator[TimeTally]:
    """Seconds between one decision of a person at a station and the next, of whatever part or finding.

    Decisions are the reviews that stand: one that was taken back belongs to the time of the one that follows. Those of
    parts outside ``counted`` are left out before times are measured.
    """
    rows = connection.execute(
        select(as_named(review.c.author).label("operator"), review.c.station, review.c.created_at)
        .join(counted, counted.c.part_id == review.c.part_id)
        .where(stands(review))
        .order_by(review.c.seq)
    )
    moments: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for operator, station, moment in rows:
        moments[operator][station].append(moment)
    for operator, of_stations in sorted(moments.items()):
        gaps = np.concatenate([np.diff(given) for given in of_stations.values()])
        together, paused = gaps < AT_ONCE, gaps > pause
        kept = gaps[~together & ~paused]
        quantiles = None
        if len(kept):
            low, middle, high, ninetieth = nearest_ranks(kept, SHARES)
            quantiles = (low, middle, high, ninetieth)
        yield TimeTally(
            operator,
            decisions=sum(len(given) for given in of_stations.values()),
            timed=len(kept),
            pauses=int(paused.sum()),
            at_once=int(together.sum()),
            quantiles=quantiles,
        )


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
