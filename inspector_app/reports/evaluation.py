"""An evaluation as documents: one HTML page that needs nothing else, and a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from inspector_app.domain.spreadsheet_cells import Cell, neutralised
from inspector_app.reports.pictures import Panel, colour_stops
from inspector_app.reports.writing import write_aside
from inspector_app.resource_files import resource_folder

NOT_DEFINED = "not defined"
PLOT = (300.0, 240.0)  # px of a plot's inside

MEASURES = (
    ("image_auroc", "Image AUROC", ".3f"),
    ("image_ap", "Image AP", ".3f"),
    ("image_f1_max", "Image F1-max", ".3f"),
    ("pixel_auroc", "Pixel AUROC", ".3f"),
    ("pixel_ap", "Pixel AP", ".3f"),
    ("pixel_f1_max", "Pixel F1-max", ".3f"),
    ("aupro", "AUPRO to 0.3", ".3f"),
    ("aupro_05", "AUPRO to 0.05", ".3f"),
    ("false_calls_per_100", "False calls per 100 good, at the threshold", ".1f"),
    ("escape_rate", "Escapes per defective, at the threshold", ".3f"),
    ("false_calls_per_100_at_recall", "False calls per 100 good, at 95 % recall", ".1f"),
)
"""Name in a row of figures, words, and how it is written."""

Figures = dict[str, float | None]


@dataclass(frozen=True, slots=True)
class Group:
    """A line of the tables: the whole set, one kind of defect, or a mean; counts are None for a mean."""

    name: str
    images: int | None
    good: int | None
    defective: int | None
    figures: Figures


@dataclass(frozen=True, slots=True)
class Plot:
    """A curve: points (x, y) within ``x_to`` and 1; none where it is not defined."""

    title: str
    x_title: str
    y_title: str
    points: tuple[tuple[float, float], ...] | None
    x_to: float = 1.0

    @property
    def path(self) -> str:
        """The points as an SVG polyline, y upwards."""
        width, height = PLOT
        return " ".join(
            f"{x / self.x_to * width:.1f},{(1 - y) * height:.1f}"
            for x, y in self.points or ()
            if x <= self.x_to
        )


@dataclass(frozen=True, slots=True)
class WorstCase:
    """A part that the program judged worst: what it is, its calibrated score, photograph and heatmap."""

    kind: str
    score: float
    panel: Panel


@dataclass(frozen=True, slots=True)
class EvaluationSheet:
    """One evaluated data set. ``spread`` holds ± of each measure where it was drawn several times.

    ``methods``: ways in which the same pictures were judged, the program's own first, where there are several.
    """

    name: str
    lot_mode: str
    mode: str  # in words
    facts: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]
    whole: Group
    intervals: dict[str, tuple[float, float]]
    spread: Figures
    groups: tuple[Group, ...]
    methods: tuple[Group, ...]
    plots: tuple[Plot, ...]
    false_calls: tuple[WorstCase, ...]
    escapes: tuple[WorstCase, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """Several data sets: their mean, rows that stand beside it, and what is to be said of them."""

    mean: Group
    beside: tuple[Group, ...] = ()
    notes: tuple[str, ...] = ()


def write_evaluation_page(
    sheets: Iterable[EvaluationSheet], title: str, path: Path, overview: Overview | None = None
) -> str:
    """Write the page and return its SHA-256. Raises StorageFault."""
    return write_aside(path, (chunk.encode() for chunk in render_evaluation(sheets, title, overview)))


def render_evaluation(
    sheets: Iterable[EvaluationSheet], title: str, overview: Overview | None = None
) -> Iterator[str]:
    """The page piece by piece."""
    environment = Environment(
        loader=FileSystemLoader(resource_folder() / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["written"] = written
    return environment.get_template("evaluation.html.j2").generate(
        sheets=list(sheets),
        title=title,
        overview=overview,
        measures=MEASURES,
        stops=colour_stops(),
        plot=PLOT,
    )


def written(value: float | None, form: str) -> str:
    """A figure as people read it."""
    return NOT_DEFINED if value is None else format(value, form)


def write_evaluation_table(sheets: Sequence[EvaluationSheet], path: Path) -> str:
    """Write the table, a line a group, and return its SHA-256. Raises StorageFault."""
    return write_aside(path, (line.encode() for line in render_evaluation_table(sheets)))


def render_evaluation_table(sheets: Sequence[EvaluationSheet]) -> Iterator[str]:
    """The table line by line; a cell is empty where a figure is not defined or has no interval."""
    names = [name for name, _, _ in MEASURES]
    bounds = [f"{name}_{side}" for name in names for side in ("low", "high")]
    yield "\ufeff" + _line(["dataset", "lot_mode", "group", "images", "good", "defective", *names, *bounds])
    for sheet in sheets:
        others = [group for group in sheet.methods[1:] if group.figures]  # the first is the whole, once more
        for group in (sheet.whole, *sheet.groups, *others):
            intervals = sheet.intervals if group is sheet.whole else {}
            ends: list[Cell] = []
            for name in names:
                ends += intervals.get(name, ("", ""))
            figures = [group.figures.get(name) for name in names]
            yield _line(
                [
                    sheet.name,
                    sheet.lot_mode,
                    group.name,
                    group.images,
                    group.good,
                    group.defective,
                    *figures,
                    *ends,
                ]
            )


def _line(cells: Sequence[Cell]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerow(["" if cell is None else neutralised(cell) for cell in cells])
    return buffer.getvalue()
