"""Figures over lots and groups, as cards: p-charts, rates of groups, drift of the scores."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication

from inspector_app.domain.control_chart import ChartKind, ControlChart, ControlPoint, RunRule
from inspector_app.domain.counting import GroupKind, Proportion
from inspector_app.domain.figures import EscapeFigure, GroupFigures, ScoreDrift, Statistics
from inspector_app.ui.language.figures import count, decimal, of, of_parts, percent
from inspector_app.ui.statistics.exhibit import CardText, Control, Drift, Exhibit, Key, Rates, Row, Shape
from inspector_app.ui.statistics.signs import BAR, DASHES, LINE
from inspector_app.ui.statistics.wording import (
    NELSON,
    day,
    documented,
    escape_cell,
    group_word,
    rule_word,
    share_cell,
)

_Share = Proportion | EscapeFigure
_FEWEST = 2  # points of a chart
_TICK = 10  # letters under a point


def control_card(statistics: Statistics) -> CardText:
    """The p-charts over lots; one of them is chosen."""
    return CardText("control", tuple(_control(chart) for chart in statistics.charts), wide=True)


def group_card(statistics: Statistics, kind: GroupKind) -> CardText:
    """The rates of lots, shifts, operators or recipe versions; one rate is chosen."""
    groups = statistics.groups.get(kind, ())
    titles = {
        GroupKind.LOT: _tr("Rates by lot"),
        GroupKind.SHIFT: _tr("Rates by shift"),
        GroupKind.OPERATOR: _tr("Rates by operator"),
        GroupKind.VERSION: _tr("Rates by recipe version"),
    }
    measures: tuple[tuple[str, Sequence[_Share | None], _Share | None], ...] = (
        (_tr("False calls"), [group.false_calls for group in groups], statistics.totals.false_calls),
        (_tr("Yield"), [group.yield_ for group in groups], statistics.totals.yield_),
        (_tr("First-pass yield"), [group.first_pass for group in groups], statistics.totals.first_pass),
        (_tr("Escape rate"), [group.escapes for group in groups], statistics.totals.escapes),
    )
    columns = (
        group_word(kind),
        _tr("Parts"),
        _tr("Yield"),
        _tr("First-pass yield"),
        _tr("False-call rate"),
        _tr("Escape rate"),
        _tr("Undecided"),
    )
    exhibits = [
        Exhibit(
            titles[kind],
            _tr("{0}, with the exact 95 % interval. {1}").format(choice, documented(overall.counted_from)),
            columns,
            tuple(_group_row(group, each) for group, each in zip(groups, found, strict=True)),
            _rates(groups, found, overall)
            if any(each is not None and each.share is not None for each in found)
            else None,
            (
                Key(Shape.PLAIN, "ok", _tr("share of the group")),
                Key(LINE, "muted", _tr("95 % interval")),
                Key(LINE, "ok", _tr("all together")),
            ),
            _nothing_to_group(kind),
            choice,
        )
        for choice, found, overall in measures
        if overall is not None and not (kind is GroupKind.OPERATOR and isinstance(overall, EscapeFigure))
    ]
    return CardText("groups", tuple(exhibits), wide=True)


def drift_card(drift: ScoreDrift) -> CardText:
    """How the scores of parts that are called ok move."""
    points = drift.points
    quantiles = np.asarray([point.quantiles or (np.nan,) * 5 for point in points], dtype=np.float64).reshape(
        len(points), 5
    )
    rows = tuple(
        Row(
            (
                numbered(point.label, point.key),
                day(point.at),
                count(point.parts),
                *("–" if not np.isfinite(each) else decimal(each) for each in found),
                "" if point.figure is None else _drift_words(point.figure, point.limit),
            ),
            (point.opens,),
        )
        for point, found in zip(points, quantiles.tolist(), strict=True)
    )
    alarms = np.asarray([point.alarm for point in points], dtype=np.bool_)
    legend = [
        Key(Shape.PLAIN, "ok", _tr("median")),
        Key(BAR, "ok", _tr("middle half")),
        Key(LINE, "muted", _tr("5 to 95 %")),
        Key(DASHES, "flagged", _tr("threshold")),
    ]
    if alarms.any():
        legend.append(Key(Shape.OUTSIDE, "flagged", _tr("drift alarm: unlike the parts of the bank")))
    drawing = Drift(quantiles, alarms, ticks([(point.label, point.key) for point in points]))
    return CardText(
        "drift",
        (
            Exhibit(
                _tr("Drift of the scores"),
                _tr("0 is the typical good part, 1 the threshold. {0}").format(
                    documented(drift.counted_from)
                ),
                (
                    _tr("Lot"),
                    _tr("Day"),
                    _tr("Parts"),
                    "5 %",
                    "25 %",
                    _tr("Median"),
                    "75 %",
                    "95 %",
                    _tr("Drift"),
                ),
                rows,
                drawing if np.isfinite(quantiles).any() else None,
                tuple(legend),
                _tr("No part has a score on the recipe's scale yet: inspect a lot to its end."),
            ),
        ),
        wide=True,
    )


def _control(chart: ControlChart) -> Exhibit:
    titles = {
        ChartKind.FLAGGED: (_tr("Flagged parts over lots"), _tr("Flagged")),
        ChartKind.REJECTED: (_tr("Rejected parts over lots"), _tr("Rejected")),
        ChartKind.FALSE_CALLS: (_tr("False calls over lots"), _tr("False calls")),
    }
    title, choice = titles[chart.kind]
    points = chart.points
    drawing = None
    if chart.centre is not None and len(points) >= _FEWEST:
        drawing = Control(
            np.asarray([point.share for point in points]),
            np.asarray([point.low for point in points]),
            np.asarray([point.high for point in points]),
            chart.centre,
            tuple(_shape(point) for point in points),
            tuple(", ".join(NELSON[rule] for rule in point.rules) for point in points),
            ticks([(point.label, point.key) for point in points]),
        )
    broken = [rule for rule in RunRule if any(rule in point.rules for point in points)]
    legend = [
        Key(LINE, "ok", _centre_words(chart)),
        Key(DASHES, "muted", _tr("control limits of each lot")),
        *(Key(_shape_of(rule), "flagged", rule_word(rule)) for rule in broken),
    ]
    if not broken:
        legend.append(Key(Shape.PLAIN, "ok", _tr("no rule is broken")))
    return Exhibit(
        title,
        _tr("p-chart, three sigma; where a lot is small its limits are exact. {0}").format(
            documented(chart.counted_from)
        ),
        (_tr("Lot"), _tr("Day"), _tr("Share"), _tr("Parts"), _tr("Limits"), _tr("Rules broken")),
        tuple(_point_row(point) for point in points),
        drawing,
        tuple(legend),
        _tr("A control chart compares lots: inspect a second lot of this recipe."),
        choice,
    )


def _centre_words(chart: ControlChart) -> str:
    centre = percent(chart.centre or 0.0)
    if (found := chart.baseline) is None:
        return _tr("centre {0}").format(centre)
    return _tr("centre {0} of the baseline {1} ({2})").format(
        centre, found.filter, of_parts(found.count, found.of)
    )


def _point_row(point: ControlPoint) -> Row:
    limits = f"{percent(point.low)} – {percent(point.high)}"
    if point.exact:
        limits += " " + _tr("(exact)")
    cells = (
        numbered(point.label, point.key),
        day(point.at),
        percent(point.share),
        of(point),
        limits,
        "; ".join(rule_word(rule) for rule in point.rules),
    )
    return Row(cells, (point.opens or point.opens_of, "", point.opens, point.opens_of))


def _shape(point: ControlPoint) -> Shape:
    if RunRule.BEYOND_LIMITS in point.rules:
        return Shape.OUTSIDE
    return Shape.RUN if point.rules else Shape.PLAIN


def _shape_of(rule: RunRule) -> Shape:
    return Shape.OUTSIDE if rule is RunRule.BEYOND_LIMITS else Shape.RUN


def _group_row(group: GroupFigures, drawn: _Share | None) -> Row:
    return Row(
        (
            numbered(group.label, group.key),
            count(group.parts),
            share_cell(group.yield_),
            share_cell(group.first_pass),
            share_cell(group.false_calls),
            escape_cell(group.escapes),
            count(group.undecided),
        ),
        (
            group.opens,
            group.opens,
            group.yield_.opens,
            group.first_pass.opens,
            group.false_calls.opens,
            "" if group.escapes is None else group.escapes.opens,
            group.opens_undecided,
        ),
        "" if drawn is None else drawn.opens,
    )


def _rates(groups: tuple[GroupFigures, ...], found: Sequence[_Share | None], overall: _Share) -> Rates:
    def column(values: list[float | None]) -> np.ndarray:  # type: ignore[type-arg]
        return np.asarray([np.nan if value is None else value for value in values], dtype=np.float64)

    return Rates(
        column([None if each is None else each.share for each in found]),
        column([each.interval.low if each and each.interval else None for each in found]),
        column([each.interval.high if each and each.interval else None for each in found]),
        np.nan if overall.share is None else overall.share,
        ticks([(group.label, group.key) for group in groups]),
    )


def _nothing_to_group(kind: GroupKind) -> str:
    if kind is GroupKind.OPERATOR:
        return _tr("No decision yet: decide parts in Review.")
    return _tr("Nothing is inspected yet: inspect a lot in Review.")


def numbered(label: str, key: str) -> str:
    """A lot by name and number; a group whose key is its name by that alone."""
    return f"{label} ({key})" if key.isdecimal() and key != label else label


def ticks(names: list[tuple[str, str]]) -> tuple[str, ...]:
    """What stands under the points of lots: their names where they are short, else their numbers."""
    short = all(len(label) <= _TICK for label, _ in names)
    return tuple(label if short else key for label, key in names)


def _drift_words(figure: float, limit: float | None) -> str:
    if limit is None:
        return decimal(figure)
    words = _tr("{0}, alarm above {1}") if figure > limit else _tr("{0} of {1}")
    return words.format(decimal(figure), decimal(limit))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Statistics", text)
