"""What a card of the statistics place shows: a table of words, and beside it what a chart draws of each row."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from inspector_app.domain.figures import LocationMap

Array = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Row:
    """One thing a figure shows. ``cells`` stand under the columns of its exhibit, the first one names it.

    ``opens``: filter texts that find the parts behind each cell; a shorter tuple or "" falls back to the first one,
    which is that of the row. ``drawn``: the same for what a chart draws of the row, "" where that is the row itself.
    """

    cells: tuple[str, ...]
    opens: tuple[str, ...] = ("",)
    drawn: str = ""

    def behind(self, column: int = 0) -> str:
        """The filter text behind a cell; "" where no part stands behind it."""
        return (self.opens[column] if column < len(self.opens) else "") or self.opens[0]


class Shape(StrEnum):
    """How a point is drawn; what it means is said in words beside the chart."""

    PLAIN = "plain"
    OUTSIDE = "outside"  # beyond a limit
    RUN = "run"  # breaks a rule about runs
    FEW = "few"  # a value with an interval of its own, or one that is hollow


@dataclass(frozen=True, slots=True)
class Key:
    """A line of the legend: a sign, and what it means. ``sign`` is a Shape or one of ``signs``' lines and fills."""

    sign: str
    role: str  # a colour of the theme's tokens
    words: str


@dataclass(frozen=True, slots=True, eq=False)
class Control:
    """Shares in order of time with a centre line and the limits of each point; float64 ``[n]`` each."""

    values: Array
    lower: Array
    upper: Array
    centre: float
    shapes: tuple[Shape, ...]
    labels: tuple[str, ...]  # numbers of the rules that a point breaks, or ""
    ticks: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Rates:
    """Shares of groups with their intervals; float64 ``[n]`` each, nan where nothing was counted."""

    values: Array
    low: Array
    high: Array
    overall: float  # of all groups together; nan
    ticks: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Bars:
    """Counts, largest first, with the cumulative share of all of them."""

    counts: Array
    cumulative: Array
    ticks: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """How many findings cover each cell of the picture; row ``i`` of the exhibit is ``cells[i]`` (row, column)."""

    grid: npt.NDArray[np.int64]
    cells: tuple[tuple[int, int], ...]
    source: LocationMap


@dataclass(frozen=True, slots=True, eq=False)
class Drift:
    """Calibrated scores over lots at 5, 25, 50, 75 and 95 %: float64 ``[n, 5]``, nan where there is none."""

    quantiles: Array
    alarms: Flags
    ticks: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Spans:
    """Values with an interval, one below the other; float64 ``[n]`` each, nan where there is none.

    ``ends``: a further tick, or nan; ``zero``: whether a line stands at 0; ``unit`` stands behind each number.
    """

    values: Array
    low: Array
    high: Array
    ends: Array
    names: tuple[str, ...]
    floor: float
    ceiling: float
    zero: bool = False
    unit: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Gains:
    """What each mark has saved: ``saved`` with ``alone`` of them; ``numbers`` of the marks lead to their pictures."""

    numbers: tuple[int, ...]
    saved: tuple[int, ...]
    alone: tuple[int, ...]
    rejected: tuple[int, ...]
    notes: tuple[str, ...]  # beside the bars


@dataclass(frozen=True, slots=True, eq=False)
class Matrix:
    """Counts of parts by two decisions; row ``r * w + c`` of the exhibit is the cell ``counts[r, c]``."""

    counts: npt.NDArray[np.int64]  # [h, w]
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    agreeing: frozenset[tuple[int, int]]
    differing: frozenset[tuple[int, int]]
    down: str  # what the rows are
    across: str  # what the columns are


Drawing = Control | Rates | Bars | Places | Drift | Spans | Gains | Matrix


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One figure. ``empty`` says what to do where there is nothing to draw; then ``drawing`` is None."""

    title: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...] = ()
    drawing: Drawing | None = None
    legend: tuple[Key, ...] = ()
    empty: str = ""
    choice: str = ""  # what its button says, where a card has several

    def words(self, number: int) -> str:
        """Row ``number`` as one line: "lot 17 · share 3.4 % · parts 8 of 236"."""
        cells = self.rows[number].cells
        said = [f"{column}: {cell}" for column, cell in zip(self.columns[1:], cells[1:], strict=True) if cell]
        return " · ".join([cells[0], *said])

    def reads_as(self, other: Exhibit) -> bool:
        """Whether both say the same; what is drawn follows from the rows."""
        mine, theirs = ((e.title, e.caption, e.rows, e.legend, e.choice) for e in (self, other))
        return mine == theirs


@dataclass(frozen=True, slots=True)
class TileText:
    """One figure in large: "3.4 %", its interval, what it is counted from, the parts behind it."""

    name: str
    title: str
    value: str
    interval: str
    basis: str
    opens: str = ""
    opens_of: str = ""  # the parts that it is counted from
    known: bool = True


@dataclass(frozen=True, slots=True)
class CardText:
    """A card: one exhibit, or several of which one is chosen."""

    name: str
    exhibits: tuple[Exhibit, ...]
    wide: bool = False

    def reads_as(self, other: CardText) -> bool:
        """Whether both say the same."""
        return len(self.exhibits) == len(other.exhibits) and all(
            map(Exhibit.reads_as, self.exhibits, other.exhibits)
        )


@dataclass(frozen=True, slots=True)
class CountText:
    """A count in the line above the figures, "3 undecided", and the parts behind it."""

    words: str
    opens: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything the page shows at one moment."""

    recipe_id: str
    tiles: tuple[TileText, ...]
    cards: tuple[CardText, ...]
    summary: str  # what is counted: recipe, lots, parts
    counts: tuple[CountText, ...] = ()  # beside it
