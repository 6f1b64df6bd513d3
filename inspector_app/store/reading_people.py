"""Counting what people did: how long decisions took, and where two people decided the same part."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy import Connection, Table, select

from inspector_app.domain.review import PartDecision
from inspector_app.domain.tallies import PairTally, TimeTally
from inspector_app.store.origin_filter import as_named, stands
from inspector_app.store.ranks import nearest_ranks
from inspector_app.store.tables import review

AT_ONCE = 0.25  # s: nobody looks at a part and decides it in less; it was one act on several
SHARES = (25, 50, 75, 90)  # %


class Said(NamedTuple):
    """A review that stands: who said what of which part, where and when; ``of_finding``: of a finding of it."""

    part_id: str
    operator: str
    station: str
    at: float
    of_finding: bool
    decision: str


def standing_reviews(connection: Connection, counted: Table) -> list[Said]:
    """The reviews that stand of the parts of ``counted``, in their order."""
    c = review.c
    rows = connection.execute(
        select(c.part_id, as_named(c.author), c.station, c.created_at, c.region.is_not(None), c.decision)
        .join(counted, counted.c.part_id == c.part_id)
        .where(stands(review))
        .order_by(c.seq)
    )
    # From the driver's own cursor: rows of SQLAlchemy would take three times as long.
    cursor: Any = rows.cursor
    return [Said._make(row) for row in cursor]


def deciding_times(said: Iterable[Said], pause: float) -> Iterator[TimeTally]:
    """Seconds between one decision of a person at a station and the next, of whatever part or finding.

    ``said`` are the reviews that stand, in their order: one that was taken back belongs to the time of the one that
    follows. Those of parts outside the scope are left out before times are measured.
    """
    moments: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for one in said:
        moments[one.operator][one.station].append(one.at)
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


def agreeing(said: Iterable[Said]) -> Iterator[PairTally]:
    """Parts that two people decided, each by the latest of ``said`` about the whole part; by names and decisions."""
    latest: dict[str, dict[str, str]] = defaultdict(dict)
    for one in said:
        if not one.of_finding:
            latest[one.part_id][one.operator] = one.decision
    pairs = Counter(
        (first, second, decisions[first], decisions[second])
        for decisions in latest.values()
        if len(decisions) > 1
        for first, second in combinations(sorted(decisions), 2)
    )
    for (first, second, first_said, second_said), parts in sorted(pairs.items()):
        yield PairTally(first, second, PartDecision(first_said), PartDecision(second_said), parts)
