"""Plots as simple shapes, drawn by PDF and HTML alike: p-chart, Pareto, map of places.

Lengths are millimetres from the upper left corner; what a shape looks like follows from its ``role``.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, pairwise

import numpy as np

from inspector_app.domain.control_chart import ControlChart, ControlPoint
from inspector_app.domain.figures import CELLS, Counts, LocationMap, Pareto
from inspector_app.reports.chart_words import KIND_WORDS

Say = Callable[[str], str]
Figure = Callable[[float, str], str]  # a number in the document's language; ``form`` as of ``format``

WIDTH = 178.0
CHART_HEIGHT = 46.0
LEFT, BOTTOM, TOP = 15.0, 9.0, 4.0  # room for what stands beside a plot
LONGEST_NAME = 24  # characters under a point or a bar
LETTER = 1.35  # mm, width of a small letter


class Role(StrEnum):
    """What a shape is."""

    AXIS = "axis"
    GRID = "grid"
    CENTRE = "centre"
    LIMIT = "limit"
    LINE = "line"
    DOT = "dot"
    SIGNAL = "signal"
    BAR = "bar"
    SHARE = "share"
    LABEL = "label"
    HEAT = "heat"
    INK = "ink"


COLOURS: dict[Role, tuple[int, int, int]] = {
    Role.AXIS: (98, 108, 118),
    Role.GRID: (226, 229, 233),
    Role.CENTRE: (23, 105, 79),
    Role.LIMIT: (163, 32, 59),
    Role.LINE: (29, 95, 168),
    Role.DOT: (29, 95, 168),
    Role.SIGNAL: (163, 32, 59),
    Role.BAR: (154, 167, 179),
    Role.SHARE: (168, 76, 0),
    Role.LABEL: (91, 102, 114),
    Role.HEAT: (176, 32, 32),
    Role.INK: (28, 34, 40),
}


@dataclass(frozen=True, slots=True)
class Line:
    role: Role
    x1: float
    y1: float
    x2: float
    y2: float
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Rect:
    """``strength`` from 0 to 1 is how much it covers what lies below."""

    role: Role
    x: float
    y: float
    w: float
    h: float
    strength: float = 1.0


@dataclass(frozen=True, slots=True)
class Dot:
    role: Role
    x: float
    y: float
    r: float = 0.9


@dataclass(frozen=True, slots=True)
class Words:
    """A short text with its base line at ``y``; ``anchor`` start, middle or end."""

    text: str
    x: float
    y: float
    anchor: str = "start"
    role: Role = Role.LABEL


Shape = Line | Rect | Dot | Words


@dataclass(frozen=True, slots=True)
class Plot:
    """``title`` says in one sentence what is seen, for people who cannot see it."""

    title: str
    width: float
    height: float
    shapes: tuple[Shape, ...]


def p_chart_plot(chart: ControlChart, say: Say, figure: Figure = format) -> Plot:
    """A p-chart; points that end a broken rule are larger and red, limits are steps, because sizes differ.

    A lower limit of 0 is not drawn: no share lies below it.
    """
    points = chart.points
    top_share = _nice_top(max((max(point.share, point.high) for point in points), default=0.0))
    base, inner = CHART_HEIGHT - BOTTOM, CHART_HEIGHT - BOTTOM - TOP
    step = (WIDTH - LEFT - 22.0) / max(1, len(points))

    def down(share: float) -> float:
        return base - min(share, top_share) / top_share * inner

    def middle(place: int) -> float:
        return LEFT + (place + 0.5) * step

    shapes: list[Shape] = _scale(top_share, down, WIDTH - 22.0, figure)
    right = LEFT + len(points) * step
    if chart.centre is not None:
        shapes.append(Line(Role.CENTRE, LEFT, down(chart.centre), right, down(chart.centre)))
        shapes.append(Words(f"p {_percent(chart.centre, figure)}", right + 1, down(chart.centre) + 0.8))
    for limits in ([point.low for point in points], [point.high for point in points]):
        shapes += _steps(limits, step, down)
    shapes += [
        Line(Role.LINE, middle(place), down(a.share), middle(place + 1), down(b.share))
        for place, (a, b) in enumerate(pairwise(points))
    ]
    for place, point in enumerate(points):
        signal = bool(point.rules)
        shapes.append(
            Dot(Role.SIGNAL if signal else Role.DOT, middle(place), down(point.share), 1.4 if signal else 0.9)
        )
    shapes += _names([point.label for point in points], middle, step, base)
    return Plot(_chart_title(chart, points, say), WIDTH, CHART_HEIGHT, tuple(shapes))


def pareto_plot(found: Pareto, say: Say, figure: Figure = format, most: int = 12) -> Plot:
    """Bars by frequency and the line of their cumulative share, whose 100 % stand as high as all namings together.

    Classes beyond ``most`` are left to the table.
    """
    bars = found.bars[:most]
    total = max(1, sum(bar.parts for bar in found.bars))
    base, inner = CHART_HEIGHT - BOTTOM, CHART_HEIGHT - BOTTOM - TOP
    step = min(26.0, (WIDTH - LEFT - 14.0) / max(1, len(bars)))

    def down(parts: float) -> float:
        return base - parts / total * inner

    def middle(place: int) -> float:
        return LEFT + (place + 0.5) * step

    right = LEFT + len(bars) * step
    shapes: list[Shape] = [
        Line(Role.GRID, LEFT, down(share * total), right, down(share * total)) for share in (0.5, 1.0)
    ]
    shapes.append(Line(Role.AXIS, LEFT, base, right, base))
    shapes += [
        Words(f"{round(share * total)}", LEFT - 1.5, down(share * total) + 0.8, "end")
        for share in (0.0, 0.5, 1.0)
        if share * total == round(share * total)
    ]
    shapes += [
        Words(_percent(share, figure), right + 1.5, down(share * total) + 0.8, role=Role.SHARE)
        for share in (0.0, 0.5, 1.0)
    ]
    for place, bar in enumerate(bars):
        height = base - down(bar.parts)
        shapes.append(Rect(Role.BAR, middle(place) - 0.36 * step, down(bar.parts), 0.72 * step, height))
        if place and bar.cumulative * total - bar.parts > 0.15 * total:
            shapes.append(Words(f"{bar.parts}", middle(place), down(bar.parts) - 0.8, "middle"))
        else:  # the line runs close above the bar
            shapes.append(Words(f"{bar.parts}", middle(place), base - 0.8, "middle", Role.INK))
    shares = [(middle(place), down(bar.cumulative * total)) for place, bar in enumerate(bars)]
    shapes += [Line(Role.SHARE, x1, y1, x2, y2) for (x1, y1), (x2, y2) in pairwise(shares)]
    for (x, y), bar in zip(shares, bars, strict=True):
        shapes.append(Dot(Role.SHARE, x, y))
        if bar.cumulative < 0.999:
            shapes.append(Words(_percent(bar.cumulative, figure), x - 1.2, y - 1.2, "end", role=Role.SHARE))
    shapes += _names([bar.name or say("not classed") for bar in bars], middle, step, base)
    title = say("Defect classes of {0} rejected parts, the most frequent first").format(found.parts)
    return Plot(title, max(60.0, right + 14.0), CHART_HEIGHT, tuple(shapes))


def places_plot(found: LocationMap, aspect: float, say: Say, width: float = 84.0) -> Plot:
    """Cells of a picture of ``aspect`` (width : height), darker where more findings lie, in the picture's frame.

    Cells that are alike are drawn as one rectangle: where two of them meet, a thin line would be seen.
    """
    height = width / aspect
    most = int(found.found.max()) if found.found.size else 0
    across, down = width / CELLS, height / CELLS
    shapes: list[Shape] = []
    for row, column, rows, columns, count in _rectangles(found.found):
        strength = 0.15 + 0.75 * count / most
        shapes.append(Rect(Role.HEAT, column * across, row * down, columns * across, rows * down, strength))
    shapes += [
        Line(Role.AXIS, *ends)
        for ends in (
            (0.0, 0.0, width, 0.0), (width, 0.0, width, height), (width, height, 0.0, height), (0.0, height, 0.0, 0.0)
        )
    ]  # fmt: skip
    return Plot(places_title(found, say), width, height, tuple(shapes))


def places_title(found: LocationMap, say: Say) -> str:
    """What the darkest place of the map means."""
    most = int(found.found.max()) if found.found.size else 0
    return say("Where {0} findings lie; the darkest place is covered by {1}").format(found.findings, most)


def _rectangles(grid: Counts) -> Iterator[tuple[int, int, int, int, int]]:
    """Row, column, height, width and count of rectangles that hold each cell above zero once."""
    taken = grid == 0
    for row, column in np.argwhere(~taken).tolist():
        if taken[row, column]:
            continue
        alike = (grid == grid[row, column]) & ~taken
        columns = 1
        while column + columns < grid.shape[1] and alike[row, column + columns]:
            columns += 1
        rows = 1
        while row + rows < grid.shape[0] and alike[row + rows, column : column + columns].all():
            rows += 1
        taken[row : row + rows, column : column + columns] = True
        yield row, column, rows, columns, int(grid[row, column])


def _steps(limits: Sequence[float], step: float, down: Callable[[float], float]) -> list[Shape]:
    """A limit over all points: one dash line as long as it stays the same, and the steps between."""
    shapes: list[Shape] = []
    place, before = 0, 0.0
    for limit, alike in groupby(limits):
        count = len(list(alike))
        x1, x2 = LEFT + place * step, LEFT + (place + count) * step
        if place:
            shapes.append(Line(Role.LIMIT, x1, down(before), x1, down(limit), True))
        if limit > 0:
            shapes.append(Line(Role.LIMIT, x1, down(limit), x2, down(limit), True))
        place, before = place + count, limit
    return shapes


def _scale(top: float, down: Callable[[float], float], right: float, figure: Figure) -> list[Shape]:
    shapes: list[Shape] = []
    for share in (0.0, top / 2, top):
        shapes.append(Line(Role.AXIS if share == 0 else Role.GRID, LEFT, down(share), right, down(share)))
        shapes.append(Words(_percent(share, figure), LEFT - 1.5, down(share) + 0.8, "end"))
    return shapes


def _names(names: Sequence[str], middle: Callable[[int], float], step: float, base: float) -> list[Shape]:
    """Names under what they belong to, as many as have room."""
    every = max(1, math.ceil(9.0 / step))
    room = max(4, int(step * every / LETTER) - 1)
    return [
        Words(_cut(name, min(room, LONGEST_NAME)), middle(place), base + 3.6, "middle")
        for place, name in enumerate(names)
        if place % every == 0
    ]


def _cut(text: str, length: int) -> str:
    """As much of a text as has room; letters of East Asia are as wide as two."""
    flat = " ".join(text.split())
    widths = [2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in flat]
    if sum(widths) <= length:
        return flat
    kept = 0
    while sum(widths[: kept + 1]) < length:
        kept += 1
    return flat[:kept] + "…"


def _percent(share: float, figure: Figure) -> str:
    return f"{figure(100 * share, '.3g')} %"


def _nice_top(value: float) -> float:
    """The next of 1, 2, 4, 6, 8 and 10 times a power of ten."""
    if value <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    top = next(factor * power for factor in (1, 2, 4, 6, 8, 10) if factor * power >= value * (1 - 1e-9))
    return min(1.0, top)


def _chart_title(chart: ControlChart, points: Sequence[ControlPoint], say: Say) -> str:
    signals = sum(bool(point.rules) for point in points)
    return say("{0} over {1} lots, {2} of them with a signal").format(
        say(KIND_WORDS[chart.kind]), len(points), signals
    )
