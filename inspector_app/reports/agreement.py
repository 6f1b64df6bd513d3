"""How far two people agree beyond chance: Cohen's kappa with its asymptotic interval."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import ndtri

from inspector_app.domain.counting import Interval
from inspector_app.domain.figures import Agreement, AgreementCell
from inspector_app.domain.filter_origin import term
from inspector_app.domain.review import PartDecision
from inspector_app.domain.tallies import PairTally
from inspector_app.reports.group_figures import behind
from inspector_app.reports.language import marked
from inspector_app.reports.rates import CONFIDENCE

SAID = tuple(PartDecision)
FEWEST_PARTS = (
    2 * len(SAID) ** 2
)  # for an interval: below, the normal approximation does not hold (Cicchetti 1981)

AGREEMENT_FROM = marked(
    "parts that both decided as a whole, each with the latest review that stands; the second may have seen what the "
    "first had said"
)


@dataclass(frozen=True, slots=True)
class Kappa:
    """``observed`` and ``expected`` shares of agreement; ``kappa`` None where nothing can disagree by chance.

    ``interval`` None where the parts are fewer than ``FEWEST_PARTS``, or say nothing of its width.
    """

    observed: float
    expected: float
    kappa: float | None
    interval: Interval | None


def agreements(pairs: Iterable[PairTally], scope: str) -> tuple[Agreement, ...]:
    """Each pair of people that decided the same parts, those with most parts first."""
    tables: dict[tuple[str, str], dict[tuple[PartDecision, PartDecision], int]] = defaultdict(
        lambda: defaultdict(int)
    )
    for pair in pairs:
        tables[pair.first, pair.second][pair.first_said, pair.second_said] += pair.parts
    made = (_agreement(first, second, table, scope) for (first, second), table in tables.items())
    return tuple(sorted(made, key=lambda one: (-one.parts, one.first, one.second)))


def cohens_kappa(counts: Sequence[Sequence[int]] | npt.NDArray[np.int64]) -> Kappa | None:
    """Kappa of a table ``[k, k]`` of counts, rows by the one person, columns by the other; None for an empty table.

    Cohen 1960; the standard error is that of Fleiss, Cohen and Everitt 1969 for a kappa that need not be zero. The
    interval is cut at -1 and 1; where nearly all agree it is narrower than it should be. With fewer than 2 k² parts
    there is none (Cicchetti, Biometrics 1981): one part would have a kappa of 0 without any doubt.
    """
    table = np.asarray(counts, dtype=np.float64)  # [k, k]
    total = float(table.sum())
    if total == 0:
        return None
    shares = table / total
    rows, columns = shares.sum(axis=1), shares.sum(axis=0)
    observed, expected = float(np.trace(shares)), float(rows @ columns)
    if 1 - expected < 1e-12:
        return Kappa(observed, expected, None, None)
    kappa = (observed - expected) / (1 - expected)
    on = np.diag(shares) * ((1 - expected) - (rows + columns) * (1 - observed)) ** 2
    off = (
        shares * (columns[:, None] + rows[None, :]) ** 2
    )  # of cell (i, j): column share of i, row share of j
    off_sum = float(off.sum() - np.trace(off)) * (1 - observed) ** 2
    last = (observed * expected - 2 * expected + observed) ** 2
    variance = (float(on.sum()) + off_sum - last) / (total * (1 - expected) ** 4)
    reach = float(ndtri(1 - (1 - CONFIDENCE) / 2)) * math.sqrt(max(0.0, variance))
    if total < 2 * len(table) ** 2 or reach == 0:
        return Kappa(observed, expected, kappa, None)
    return Kappa(
        observed, expected, kappa, Interval(max(-1.0, kappa - reach), min(1.0, kappa + reach), CONFIDENCE)
    )


def _agreement(
    first: str, second: str, table: dict[tuple[PartDecision, PartDecision], int], scope: str
) -> Agreement:
    def opens(one: str, other: str) -> str:
        return behind(scope, term("reviewed-by", first + one), term("reviewed-by", second + other))

    cells = tuple(
        AgreementCell(str(one), str(other), table.get((one, other), 0), opens(f"/{one}", f"/{other}"))
        for one in SAID
        for other in SAID
    )
    found = cohens_kappa([[table.get((one, other), 0) for other in SAID] for one in SAID])
    return Agreement(
        first=first,
        second=second,
        parts=sum(table.values()),
        observed=None if found is None else found.observed,
        expected=None if found is None else found.expected,
        kappa=None if found is None else found.kappa,
        interval=None if found is None else found.interval,
        cells=cells,
        opens=opens("", ""),
        counted_from=AGREEMENT_FROM,
    )
