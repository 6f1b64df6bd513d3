"""Plots as simple shapes, drawn by PDF and HTML alike: p-chart, Pareto, map of places.

Lengths are millimetres from the upper left corner; what a shape looks like follows from its ``role``.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from inspector_app.domain.figures import CELLS, ControlChart, ControlPoint, LocationMap, Pareto
from inspector_app.reports.chart_words import KIND_WORDS

Say = Callable[[str], str]

WIDTH = 178.0
CHART_HEIGHT = 46.0
LEFT, BOTTOM, TOP = 15.0, 9.0, 4.0  # room for what stands beside a plot
LONGEST_NAME = 24  # characters under a point or a bar
LETTER = 1.25  # mm, width of a small letter


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


def p_chart_plot(chart: ControlChart, say: Say) -> Plot:
    """A p-chart; points that end a broken rule are larger and red, limits are steps, because sizes differ."""
    points = chart.points
    top_share = _nice_top(max((max(point.share, point.high) for point in points), default=0.0))
    base, inner = CHART_HEIGHT - BOTTOM, CHART_HEIGHT - BOTTOM - TOP
    step = (WIDTH - LEFT - 22.0) / max(1, len(points))

    def down(share: float) -> float:
        return base - min(share, top_share) / top_share * inner

    def middle(place: int) -> float:
        return LEFT + (place + 0.5) * step

    shapes: list[Shape] = _scale(top_share, down, WIDTH - 22.0)
    right = LEFT + len(points) * step
    if chart.centre is not None:
        shapes.append(Line(Role.CENTRE, LEFT, down(chart.centre), right, down(chart.centre)))
        shapes.append(Words(f"p {_percent(chart.centre)}", right + 1, down(chart.centre) + 0.8))
    for place, point in enumerate(points):
        x1, x2 = LEFT + place * step, LEFT + (place + 1) * step
        shapes += [
            Line(Role.LIMIT, x1, down(limit), x2, down(limit), True) for limit in (point.low, point.high)
        ]
        if place:
            before = points[place - 1]
            for a, b in ((before.low, point.low), (before.high, point.high)):
                shapes.append(Line(Role.LIMIT, x1, down(a), x1, down(b), True))
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


def pareto_plot(found: Pareto, say: Say, most: int = 12) -> Plot:
    """Bars by frequency and the line of their cumulative share; classes beyond ``most`` are left to the table."""
    bars = found.bars[:most]
    tallest = _nice_top(max((bar.parts for bar in bars), default=1), whole=True)
    base, inner = CHART_HEIGHT - BOTTOM, CHART_HEIGHT - BOTTOM - TOP
    step = min(26.0, (WIDTH - LEFT - 14.0) / max(1, len(bars)))

    def down(parts: float) -> float:
        return base - parts / tallest * inner

    def middle(place: int) -> float:
        return LEFT + (place + 0.5) * step

    right = LEFT + len(bars) * step
    shapes: list[Shape] = [Line(Role.AXIS, LEFT, base, right, base)]
    for parts in sorted({0.0, tallest / 2, float(tallest)}):
        if parts == int(parts):
            shapes.append(Line(Role.GRID, LEFT, down(parts), right, down(parts)))
            shapes.append(Words(f"{int(parts)}", LEFT - 1.5, down(parts) + 0.8, "end"))
    for place, bar in enumerate(bars):
        shapes.append(
            Rect(Role.BAR, middle(place) - 0.36 * step, down(bar.parts), 0.72 * step, base - down(bar.parts))
        )
        shapes.append(Words(f"{bar.parts}", middle(place), down(bar.parts) - 0.8, "middle"))
    shares = [(middle(place), down(bar.cumulative * tallest)) for place, bar in enumerate(bars)]
    shapes += [Line(Role.SHARE, x1, y1, x2, y2) for (x1, y1), (x2, y2) in pairwise(shares)]
    for (x, y), bar in zip(shares, bars, strict=True):
        shapes.append(Dot(Role.SHARE, x, y))
        if bar.cumulative < 0.999 or len(bars) == 1:
            shapes.append(Words(_percent(bar.cumulative), x + 1.4, y + 2.6, role=Role.SHARE))
    shapes += _names([bar.name or say("not classed") for bar in bars], middle, step, base)
    title = say("Defect classes of {0} rejected parts, the most frequent first").format(found.parts)
    return Plot(title, max(60.0, right + 14.0), CHART_HEIGHT, tuple(shapes))


def places_plot(found: LocationMap, aspect: float, say: Say, width: float = 84.0) -> Plot:
    """Cells of a picture of ``aspect`` (width : height), darker where more findings lie; neighbours are joined."""
    height = width / aspect
    most = int(found.found.max()) if found.found.size else 0
    across, down = width / CELLS, height / CELLS
    shapes: list[Shape] = []
    for row in range(CELLS):
        column = 0
        while column < CELLS:
            count = int(found.found[row, column])
            last = column
            while last + 1 < CELLS and int(found.found[row, last + 1]) == count:
                last += 1
            if count and most:
                strength = 0.15 + 0.75 * count / most
                shapes.append(
                    Rect(Role.HEAT, column * across, row * down, (last + 1 - column) * across, down, strength)
                )
            column = last + 1
    title = say("Where {0} findings lie; the darkest place is covered by {1}").format(found.findings, most)
    return Plot(title, width, height, tuple(shapes))


def _scale(top: float, down: Callable[[float], float], right: float) -> list[Shape]:
    shapes: list[Shape] = []
    for share in (0.0, top / 2, top):
        shapes.append(Line(Role.AXIS if share == 0 else Role.GRID, LEFT, down(share), right, down(share)))
        shapes.append(Words(_percent(share), LEFT - 1.5, down(share) + 0.8, "end"))
    return shapes


def _names(names: Sequence[str], middle: Callable[[int], float], step: float, base: float) -> list[Shape]:
    """Names under what they belong to, as many as have room."""
    every = max(1, math.ceil(9.0 / step))
    room = max(4, int(step * every / LETTER))
    return [
        Words(_cut(name, min(room, LONGEST_NAME)), middle(place), base + 3.6, "middle")
        for place, name in enumerate(names)
        if place % every == 0
    ]


def _cut(text: str, length: int) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= length else flat[: length - 1] + "…"


def _percent(share: float) -> str:
    return f"{100 * share:.3g} %"


def _nice_top(value: float, *, whole: bool = False) -> float:
    """The next of 1, 2, 4, 6, 8 and 10 times a power of ten."""
    if value <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    top = next(factor * power for factor in (1, 2, 4, 6, 8, 10) if factor * power >= value * (1 - 1e-9))
    return max(2.0, float(math.ceil(top))) if whole else min(1.0, top)


def _chart_title(chart: ControlChart, points: Sequence[ControlPoint], say: Say) -> str:
    signals = sum(bool(point.rules) for point in points)
    return say("{0} over {1} lots, {2} of them with a signal").format(
        say(KIND_WORDS[chart.kind]), len(points), signals
    )
