"""The figures as JSON for other programs, and the table of a grouping for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from inspector_app.domain.control_chart import ControlChart
from inspector_app.domain.counting import GroupKind, Interval, Proportion
from inspector_app.domain.figures import (
    Agreement,
    DecisionTimes,
    EntrySaving,
    EscapeFigure,
    GroupFigures,
    LocationMap,
    Pareto,
    Statistics,
)
from inspector_app.domain.spreadsheet_cells import neutralised

Moment = Callable[[float], str]

COUNTS = (
    "parts", "inspected", "failed", "ok", "flagged", "check", "accepted", "rejected", "unsure", "undecided", "quieted",
)  # fmt: skip
SHARES = (
    ("yield", "yield_"),
    ("first_pass", "first_pass"),
    ("rejects", "rejects"),
    ("false_calls", "false_calls"),
    ("false_calls_reviewed", "false_calls_reviewed"),
    ("false_flags", "false_flags"),
)


def statistics_json(found: Statistics, moment: Moment) -> dict[str, Any]:
    """All figures, each with what it is counted from and the filter that finds its parts; ``moment`` writes times."""
    return {
        "recipe": found.scope.recipe_name,
        "filter": found.scope.filter,
        "made_at": moment(found.made_at),
        "shifts": [{"name": one.name, "begins": one.begins, "ends": one.ends} for one in found.shifts],
        "totals": _group(found.totals, moment),
        "groups": {
            kind.value: [_group(one, moment) for one in groups] for kind, groups in found.groups.items()
        },
        "charts": [chart_json(chart, moment) for chart in found.charts],
        "defects": _pareto(found.pareto),
        "places": [_place(one) for one in found.maps],
        "drift": [
            {
                "lot": point.key,
                "name": point.label,
                "at": None if point.at is None else moment(point.at),
                "parts": point.parts,
                "quantiles": None if point.quantiles is None else list(point.quantiles),
                "drift": point.figure,
                "alarm_from": point.limit,
                "filter": point.opens,
            }
            for point in found.drift.points
        ],
        "entries": [_saving(one) for one in found.savings],
        "decision_times": [_times(one) for one in found.times],
        "agreement": [_agreement(one) for one in found.agreements],
        "confusion": [
            {"verdict": cell.verdict, "review": cell.review, "parts": cell.parts, "filter": cell.opens}
            for cell in found.confusion.cells
        ],
    }


def groups_csv(groups: Sequence[GroupFigures]) -> Iterator[str]:
    """One row a group, headed by a byte-order mark, without which Excel misreads names."""
    heads = ["group", "name", *COUNTS]
    for name, _ in SHARES:
        heads += [f"{name}_count", f"{name}_of", name, f"{name}_low", f"{name}_high"]
    yield "\ufeff" + _line([*heads, "escape_rate", "escape_rate_low", "escape_rate_high", "filter"])
    for group in groups:
        cells: list[str | int | float | None] = [
            group.key,
            group.label,
            *(getattr(group, name) for name in COUNTS),
        ]
        for _, field in SHARES:
            one: Proportion = getattr(group, field)
            low, high = (None, None) if one.interval is None else (one.interval.low, one.interval.high)
            cells += [one.count, one.of, one.share, low, high]
        escapes = group.escapes
        bounds = None if escapes is None else escapes.interval
        cells += [
            None if escapes is None else escapes.share,
            None if bounds is None else bounds.low,
            None if bounds is None else bounds.high,
            group.opens,
        ]
        yield _line(cells)


def rows_of(found: Statistics, kind: GroupKind | None) -> tuple[GroupFigures, ...]:
    """The groups of one kind; all parts together without one."""
    return (found.totals,) if kind is None else found.groups[kind]


def chart_json(chart: ControlChart, moment: Moment) -> dict[str, Any]:
    """A p-chart with its limits and the rules that are broken."""
    return {
        "share": chart.kind.value,
        "counted_from": chart.counted_from,
        "centre": chart.centre,
        "baseline": None
        if chart.baseline is None
        else {
            "filter": chart.baseline.filter,
            "lots": chart.baseline.lots,
            "count": chart.baseline.count,
            "of": chart.baseline.of,
        },
        "points": [
            {
                "lot": point.key,
                "name": point.label,
                "at": None if point.at is None else moment(point.at),
                "count": point.count,
                "of": point.of,
                "share": point.share,
                "low": point.low,
                "high": point.high,
                "exact": point.exact,
                "rules": [rule.value for rule in point.rules],
                "filter": point.opens,
            }
            for point in chart.points
        ],
        "violations": [
            {"rule": one.rule.value, "first": one.first, "last": one.last} for one in chart.violations
        ],
    }


def _line(cells: Sequence[str | int | float | None]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerow(["" if cell is None else neutralised(cell) for cell in cells])
    return buffer.getvalue()


def _interval(bounds: Interval | None) -> dict[str, Any]:
    return {
        "low": None if bounds is None else bounds.low,
        "high": None if bounds is None else bounds.high,
        "confidence": None if bounds is None else bounds.confidence,
    }


def _share(one: Proportion) -> dict[str, Any]:
    return {
        "count": one.count,
        "of": one.of,
        "share": one.share,
        **_interval(one.interval),
        "counted_from": one.counted_from,
        "filter": one.opens,
        "filter_of": one.opens_of,
    }


def _escapes(one: EscapeFigure | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {
        "share": one.share,
        **_interval(one.interval),
        "escaped": one.escaped,
        "checked": _share(one.sample),
        "left": one.left,
        "caught": one.caught,
        "counted_from": one.counted_from,
        "filter": one.opens,
    }


def _group(group: GroupFigures, moment: Moment) -> dict[str, Any]:
    return {
        "key": group.key,
        "name": group.label,
        "began": None if group.began is None else moment(group.began),
        **{name: getattr(group, name) for name in COUNTS},
        **{name: _share(getattr(group, field)) for name, field in SHARES},
        "escapes": _escapes(group.escapes),
        "filter": group.opens,
    }


def _pareto(one: Pareto) -> dict[str, Any]:
    return {
        "parts": one.parts,
        "counted_from": one.counted_from,
        "filter": one.opens,
        "classes": [
            {
                "name": bar.name,
                "parts": bar.parts,
                "share": bar.share,
                "cumulative": bar.cumulative,
                "filter": bar.opens,
            }
            for bar in one.bars
        ],
    }


def _place(one: LocationMap) -> dict[str, Any]:
    return {
        "view": one.view,
        "findings": one.findings,
        "counted_from": one.counted_from,
        "found": one.found.tolist(),
        "rejected": one.rejected.tolist(),
        "accepted": one.accepted.tolist(),
    }


def _saving(one: EntrySaving) -> dict[str, Any]:
    return {
        "entry": one.label,
        "active": one.active,
        "acted_on": one.acted_on,
        "saved": one.saved,
        "alone": one.alone,
        "accepted": one.accepted,
        "rejected": one.rejected,
        "lots": [
            {
                "lot": lot.key,
                "name": lot.label,
                "acted_on": lot.acted_on,
                "saved": lot.saved,
                "filter": lot.opens,
            }
            for lot in one.lots
        ],
        "filter": one.opens,
    }


def _times(one: DecisionTimes) -> dict[str, Any]:
    return {
        "operator": one.operator,
        "decisions": one.decisions,
        "timed": one.timed,
        "pauses": one.pauses,
        "at_once": one.at_once,
        "pause_from": one.limit,
        "median": one.median,
        "lower_quartile": one.lower_quartile,
        "upper_quartile": one.upper_quartile,
        "ninetieth": one.ninetieth,
        "counted_from": one.counted_from,
        "filter": one.opens,
    }


def _agreement(one: Agreement) -> dict[str, Any]:
    return {
        "first": one.first,
        "second": one.second,
        "parts": one.parts,
        "observed": one.observed,
        "expected": one.expected,
        "kappa": one.kappa,
        **_interval(one.interval),
        "counted_from": one.counted_from,
        "table": [
            {"first": cell.first, "second": cell.second, "parts": cell.parts, "filter": cell.opens}
            for cell in one.cells
        ],
    }
