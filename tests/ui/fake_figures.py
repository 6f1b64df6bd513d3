"""Figures as they are counted of a line that runs well, but for two days: by hand, nothing is computed by the program.

``drawn_figures`` has every kind of figure; its filters are such as the fake session finds parts by.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from inspector_app.domain.control_chart import ChartKind, ControlChart, ControlPoint, RuleViolation, RunRule
from inspector_app.domain.counting import GroupKind, Interval, Proportion, Scope
from inspector_app.domain.figures import (
    CELLS,
    Agreement,
    AgreementCell,
    Confusion,
    ConfusionCell,
    DecisionTimes,
    DriftPoint,
    EntrySaving,
    EscapeFigure,
    GroupFigures,
    LocationMap,
    LotSaving,
    Pareto,
    ParetoBar,
    ScoreDrift,
    Statistics,
)

MOMENT = 1_763_906_520.0
DAY = 86_400.0
FALSE_CALLS = "verdict:flagged review:accept"
REJECTED = "review:reject"
FLAGGED = "verdict:flagged"
REVIEWS = ("accept", "reject", "unsure", "none")


def drawn_figures(lots: int = 30, *, people: Sequence[str] = ("anna", "ben", "carla")) -> Statistics:
    """A history of so many lots, decided by these people; without people nothing is decided."""
    decided = bool(people)
    sizes = [180 + 37 * number % 120 for number in range(lots)]
    shares = [0.05 + 0.012 * np.sin(number) for number in range(lots)]
    if lots > 20:
        shares[12] = 0.145  # a lamp had failed
        shares[19:] = [share + 0.022 for share in shares[19:]]
    counts = [round(size * share) for size, share in zip(sizes, shares, strict=True)]
    total, flagged = sum(sizes), sum(counts)
    accepted = round(0.7 * flagged) if decided else 0
    rejected = round(0.2 * flagged) if decided else 0
    groups = {
        GroupKind.LOT: tuple(
            _group(
                GroupKind.LOT, str(number + 1), f"Lot {number + 1:02d} bracket", size, found, decided, number
            )
            for number, (size, found) in enumerate(zip(sizes, counts, strict=True))
        ),
        GroupKind.SHIFT: tuple(
            _group(GroupKind.SHIFT, name, name, round(total * share), round(flagged * bad), decided, 0)
            for name, share, bad in (("early", 0.45, 0.38), ("late", 0.4, 0.37), ("night", 0.15, 0.25))
        ),
        GroupKind.OPERATOR: tuple(
            _group(GroupKind.OPERATOR, name, name, 400, 40 + 9 * place, decided, 0)
            for place, name in enumerate(people)
        ),
        GroupKind.VERSION: (_group(GroupKind.VERSION, "3", "v3", total, flagged, decided, 0),),
    }
    return Statistics(
        scope=Scope("recipe", "bracket"),
        made_at=MOMENT,
        totals=_group(None, "", "", total, flagged, decided, 0, sampled=decided),
        groups=groups,
        charts=tuple(_chart(kind, sizes, counts, share) for kind, share in _followed(decided)),
        pareto=_pareto(rejected),
        maps=(_map(decided),),
        drift=ScoreDrift(tuple(_drift(number, lots) for number in range(lots)), "scores of ok parts"),
        savings=tuple(_saving(number, saved) for number, saved in ((12, 140), (13, 61), (15, 9), (17, 0)))
        if decided
        else (),
        times=tuple(_times(name, 3.1 + 1.7 * place) for place, name in enumerate(people)),
        agreements=tuple(
            _agreement(one, other, 0.84 - 0.2 * place) for place, (one, other) in enumerate(pairwise(people))
        ),
        confusion=_confusion(total, flagged, accepted, rejected),
    )


def empty_figures() -> Statistics:
    """A recipe of which nothing was inspected."""
    nothing = Proportion(0, 0, None)
    totals = GroupFigures(None, "", "", *([0] * 11), nothing, nothing, nothing, nothing, nothing, None, "")
    return Statistics(
        Scope("recipe", "bracket"),
        MOMENT,
        totals,
        {},
        (),
        Pareto((), 0),
        (),
        ScoreDrift(()),
        (),
        (),
        (),
        Confusion(()),
    )


def _proportion(count: int, of: int, opens: str, opens_of: str = "") -> Proportion:
    if not of:
        return Proportion(count, of, None)
    half = 2 * float(np.sqrt(max(count, 1) / of / of))
    share = count / of
    interval = Interval(max(0.0, share - half), min(1.0, share + half))
    return Proportion(count, of, interval, "counted by hand", opens, opens_of)


def _group(
    kind: GroupKind | None,
    key: str,
    label: str,
    parts: int,
    flagged: int,
    decided: bool,
    number: int,
    *,
    sampled: bool = False,
) -> GroupFigures:
    accepted, rejected = (round(0.7 * flagged), round(0.2 * flagged)) if decided else (0, 0)
    escapes = EscapeFigure(
        _proportion(1, 60, "sample: review:reject", "sample: -review:none"),
        parts - flagged,
        0,
        rejected,
        4,
        9.5,
        0.043,
        Interval(0.001, 0.19),
        "the check sample",
        "sample: review:reject",
    )
    return GroupFigures(
        kind=kind,
        key=key,
        label=label,
        parts=parts,
        inspected=parts - 1,
        failed=1,
        ok=parts - flagged - 1,
        flagged=flagged,
        check=flagged // 3,
        accepted=accepted,
        rejected=rejected,
        unsure=0,
        undecided=flagged - accepted - rejected,
        quieted=flagged // 2,
        yield_=_proportion(parts - 1 - rejected, parts - 1, "-review:reject", "-failed:"),
        first_pass=_proportion(parts - flagged - 1, parts - 1, "verdict:ok", "-failed:"),
        false_calls=_proportion(accepted, parts - rejected - 1, FALSE_CALLS, "-review:reject"),
        false_calls_reviewed=_proportion(accepted, accepted, FALSE_CALLS, "review:accept"),
        false_flags=_proportion(accepted, accepted + rejected, FALSE_CALLS, "verdict:flagged -review:none"),
        escapes=escapes if sampled else None,
        opens=FLAGGED,
        began=MOMENT - (30 - number) * DAY,
    )  # fmt: skip


def _followed(decided: bool) -> list[tuple[ChartKind, float]]:
    shares = [(ChartKind.FLAGGED, 1.0)]
    return [*shares, (ChartKind.REJECTED, 0.2), (ChartKind.FALSE_CALLS, 0.7)] if decided else shares


def _chart(kind: ChartKind, sizes: list[int], counts: list[int], part: float) -> ControlChart:
    found = [round(count * part) for count in counts]
    centre = sum(found) / sum(sizes)
    points = []
    for number, (count, size) in enumerate(zip(found, sizes, strict=True)):
        spread = 3 * float(np.sqrt(centre * (1 - centre) / size))
        high, low = centre + spread, max(0.0, centre - spread)
        rules = (RunRule.BEYOND_LIMITS,) if count / size > high else ()
        if number in (27, 28) and len(sizes) > 28:
            rules += (RunRule.SAME_SIDE,)
        points.append(
            ControlPoint(
                str(number + 1), f"Lot {number + 1:02d} bracket", count, size, count / size, low, high, size < 190,
                rules, FLAGGED if number % 2 else FALSE_CALLS, "", MOMENT - (30 - number) * DAY,
            )
        )  # fmt: skip
    broken = tuple(RuleViolation(rule, at, at) for at, point in enumerate(points) for rule in point.rules)
    return ControlChart(kind, GroupKind.LOT, tuple(points), centre, broken, "parts of each lot")


def _pareto(rejected: int) -> Pareto:
    names = ("scratch", "dent", "missing weld", "", "burr", "a very long name of a defect class")
    bars, so_far = [], 0.0
    for name, share in zip(names, (0.42, 0.23, 0.14, 0.09, 0.07, 0.05), strict=True):
        so_far += share
        if round(rejected * share):
            bars.append(ParetoBar(name, round(rejected * share), share, so_far, REJECTED))
    return Pareto(tuple(bars), rejected, "rejected parts", REJECTED)


def _map(decided: bool) -> LocationMap:
    rows, columns = np.mgrid[:CELLS, :CELLS]

    def hill(row: int, column: int, width: float, height: float) -> np.ndarray:  # type: ignore[type-arg]
        away = (rows - row) ** 2 + (columns - column) ** 2
        return np.asarray(height * np.exp(-away / (2 * width**2)))

    accepted = np.rint(hill(20, 44, 4, 40)).astype(np.int64)
    rejected = np.rint(hill(40, 15, 3, 14) + hill(50, 50, 2, 5)).astype(np.int64)
    nothing = np.zeros_like(accepted)
    return LocationMap(
        "",
        accepted + rejected,
        rejected if decided else nothing,
        accepted if decided else nothing,
        412,
        "image-3",
        "",
        "findings of flagged parts",
    )


def _drift(number: int, lots: int) -> DriftPoint:
    at = 0.05 * np.sin(number) + (0.14 if number > 18 else 0.0)
    quantiles = (at - 0.22, at + 0.02, at + 0.12, at + 0.25, at + 0.52)
    figure = 1.4 if number == lots - 2 else 0.6
    return DriftPoint(
        str(number + 1), f"Lot {number + 1:02d} bracket", MOMENT - (30 - number) * DAY, 200, quantiles, figure, 1.0,
        "verdict:ok",
    )  # fmt: skip


def _saving(number: int, saved: int) -> EntrySaving:
    return EntrySaving(
        number, f"P-{number}", number != 15, saved + 7, saved, saved * 2 // 3, saved // 2, 2 if number == 13 else 0,
        (LotSaving("1", "Lot 1", saved, saved, "quiet-by:any"),),
        f"verdict:ok quiet-by:P-{number}", f"quiet-by:P-{number}", "quiet-by:any review:reject",
        f"quiet-by:P-{number} review:accept", f"quiet-only:P-{number}",
    )  # fmt: skip


def _times(name: str, median: float) -> DecisionTimes:
    return DecisionTimes(
        name,
        320,
        300,
        14,
        6,
        120.0,
        median,
        0.6 * median,
        1.9 * median,
        4.2 * median,
        "-review:none",
        "decisions",
    )


def _agreement(first: str, second: str, kappa: float) -> Agreement:
    said = REVIEWS[:3]
    numbers = np.array([[61, 6, 2], [5, 38, 1], [2, 1, 3]])
    cells = tuple(
        AgreementCell(a, b, int(numbers[i, j]), f"review:{a}")
        for i, a in enumerate(said)
        for j, b in enumerate(said)
    )
    return Agreement(
        first, second, 119, 0.857, 0.49, kappa, Interval(kappa - 0.12, kappa + 0.09), cells, "-review:none",
        "parts that both decided",
    )  # fmt: skip


def _confusion(total: int, flagged: int, accepted: int, rejected: int) -> Confusion:
    check = accepted // 4
    numbers = {
        ("ok", "accept"): 118 if accepted else 0,
        ("ok", "reject"): 3 if accepted else 0,
        ("ok", "none"): total - flagged - (121 if accepted else 0),
        ("check", "accept"): check,
        ("flagged", "accept"): accepted - check,
        ("flagged", "reject"): rejected,
        ("flagged", "none"): flagged - accepted - rejected,
        ("failed", "none"): 1,
    }
    cells = tuple(
        ConfusionCell(
            verdict, review, numbers.get((verdict, review), 0), f"{_verdict(verdict)} review:{review}"
        )
        for verdict in ("ok", "check", "flagged", "failed")
        for review in REVIEWS
    )
    return Confusion(cells, "verdicts of today against reviews")


def _verdict(name: str) -> str:
    return "verdict:flagged band:check" if name == "check" else f"verdict:{name}"
