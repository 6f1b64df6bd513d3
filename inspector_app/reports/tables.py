"""A lot as tables: columns with their kinds, and rows made one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from inspector_app.domain.lot import Verdict
from inspector_app.domain.readings import PartRow
from inspector_app.domain.review import PartDecision, Review
from inspector_app.reports.chart_words import KIND_WORDS, RULE_WORDS
from inspector_app.reports.lot_report import LotReport
from inspector_app.reports.wording import (
    BAND_WORDS,
    BLIND,
    DECISION_WORDS,
    DRAWN,
    NOT_INSPECTED,
    NOT_REVIEWED,
    OUTCOME_WORDS,
    VERDICT_WORDS,
)

Value = str | int | float | datetime | None


class Kind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    COUNT = "count"
    SCORE = "score"
    RAW = "raw"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Column:
    """Its heading, what it holds, and its width in characters."""

    name: str
    kind: Kind = Kind.TEXT
    width: int = 14


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet: name, columns, rows. ``rows`` can be gone through once."""

    name: str
    columns: tuple[Column, ...]
    rows: Iterator[tuple[Value, ...]]


_PARTS = (
    Column("Part", width=36), Column("Verdict"), Column("Band", width=8), Column("Score", Kind.SCORE, 9),
    Column("Raw score", Kind.RAW, 11), Column("Outcome"), Column("Decided by", width=16),
    Column("Decided at", Kind.TIME, 18), Column("Findings", Kind.COUNT, 10), Column("Defect classes", width=20),
    Column("Quiet because of", width=18), Column("Check sample", width=14), Column("Note", width=40),
    Column("Error", width=40),
)  # fmt: skip
_FINDINGS = (
    Column("Part", width=36), Column("Image", width=36), Column("Number", Kind.COUNT, 9),
    Column("Score", Kind.SCORE, 9), Column("Raw peak", Kind.RAW, 11),
    Column("Left", Kind.COUNT, 8), Column("Top", Kind.COUNT, 8),
    Column("Width", Kind.COUNT, 8), Column("Height", Kind.COUNT, 8), Column("Area px", Kind.COUNT, 10),
    Column("Area mm²", Kind.RAW, 10), Column("Decision", width=18), Column("Defect class", width=16),
)  # fmt: skip
_REVIEWS = (
    Column("Part", width=36), Column("Image", width=36), Column("Decision", width=18), Column("Defect class", width=16),
    Column("Left", Kind.COUNT, 8), Column("Top", Kind.COUNT, 8), Column("Width", Kind.COUNT, 8),
    Column("Height", Kind.COUNT, 8), Column("Author", width=16), Column("Station", width=16),
    Column("Time", Kind.TIME, 18), Column("Note", width=60),
)  # fmt: skip
_MARKS = (
    Column("Mark", width=9), Column("Image", width=36), Column("Left", Kind.COUNT, 8), Column("Top", Kind.COUNT, 8),
    Column("Width", Kind.COUNT, 8), Column("Height", Kind.COUNT, 8), Column("Acts on parts", Kind.COUNT),
    Column("Lots", Kind.COUNT, 8), Column("Last used", Kind.TIME, 18), Column("Author", width=16),
    Column("Station", width=16), Column("Time", Kind.TIME, 18), Column("Note", width=60),
)  # fmt: skip


_CHARTS = (
    Column("Share of", width=14), Column("Lot", width=30), Column("Began", Kind.TIME, 18),
    Column("Count", Kind.COUNT, 9), Column("Of", Kind.COUNT, 9), Column("Share", Kind.RAW, 10),
    Column("Lower limit", Kind.RAW, 12), Column("Centre", Kind.RAW, 10), Column("Upper limit", Kind.RAW, 12),
    Column("Signals", width=70), Column("Baseline", width=30),
)  # fmt: skip


def tables(report: LotReport) -> tuple[Table, ...]:
    """Parts, findings, reviews and marks, and the control charts where there are any."""
    charts = (Table("Control charts", _CHARTS, _chart_rows(report)),) if report.trend else ()
    return (
        Table("Parts", _PARTS, _part_rows(report)),
        Table("Findings", _FINDINGS, _finding_rows(report)),
        Table("Reviews", _REVIEWS, _review_rows(report)),
        Table("Marks", _MARKS, _mark_rows(report)),
        *charts,
    )


def deciding(reviews: list[Review]) -> Review | None:
    """The review that decided a part: the newest of the part, else the newest of its findings."""
    of_part = next((review for review in reviews if isinstance(review.decision, PartDecision)), None)
    return of_part or (reviews[0] if reviews else None)


def _part_rows(report: LotReport) -> Iterator[tuple[Value, ...]]:
    reviews = report.reviews_by_part()
    for row in report.rows:
        said = reviews.get(row.part_id, [])
        decided = deciding(said)
        classes = sorted({review.defect_class for review in said} - {""})
        inspected = row.verdict is not None and row.verdict is not Verdict.FAILED
        yield (
            row.name or row.path,
            _verdict(report, row),
            None if row.band is None else report.say(BAND_WORDS[row.band]),
            row.score,
            row.raw,
            _outcome(report, row),
            None if decided is None else decided.author,
            None if decided is None else report.local(decided.created_at),
            row.findings if inspected else None,
            "; ".join(map(report.class_word, classes)),
            "; ".join(f"P-{number}" for number in row.quiet_by),
            report.say(DRAWN) if row.part_id in report.drawn else None,
            row.note,
            row.error,
        )


def _verdict(report: LotReport, row: PartRow) -> str:
    if row.to_check:
        return report.say(BLIND)
    return report.say(NOT_INSPECTED if row.verdict is None else VERDICT_WORDS[row.verdict])


def _outcome(report: LotReport, row: PartRow) -> str | None:
    if row.disposition is None or row.to_check:
        return None
    return report.say(OUTCOME_WORDS[row.disposition])


def _finding_rows(report: LotReport) -> Iterator[tuple[Value, ...]]:
    scale = report.summary.version.settings.mm_per_px
    for detail in report.details():
        paths = {image.id: image.path for image in detail.images}
        for row in detail.findings:
            box = row.finding.box
            yield (
                detail.row.name or detail.row.path,
                paths.get(row.image_id, detail.row.path),
                row.finding.ordinal,
                row.score,
                row.finding.peak,
                box.x,
                box.y,
                box.w,
                box.h,
                row.finding.area,
                row.finding.area * scale * scale if scale else None,
                report.say(NOT_REVIEWED if row.decision is None else DECISION_WORDS[row.decision]),
                report.class_word(row.defect_class),
            )


def _review_rows(report: LotReport) -> Iterator[tuple[Value, ...]]:
    for detail in report.details():
        paths = {image.id: image.path for image in detail.images}
        for review in detail.reviews:
            box = None if review.region is None else review.region.box
            yield (
                detail.row.name or detail.row.path,
                paths.get(review.image_id or ""),
                report.say(DECISION_WORDS[review.decision]),
                report.class_word(review.defect_class),
                *((None,) * 4 if box is None else (box.x, box.y, box.w, box.h)),
                review.author,
                review.station,
                report.local(review.created_at),
                review.note,
            )


def _mark_rows(report: LotReport) -> Iterator[tuple[Value, ...]]:
    for row in report.marks:
        mark, box = row.mark, row.mark.region.box
        yield (
            mark.label,
            mark.image_path,
            box.x,
            box.y,
            box.w,
            box.h,
            row.parts_acted_on,
            row.lots,
            None if row.last_used is None else report.local(row.last_used),
            mark.author,
            mark.station,
            report.local(mark.created_at),
            mark.note,
        )


def _chart_rows(report: LotReport) -> Iterator[tuple[Value, ...]]:
    for chart in report.trend:
        for point in chart.points:
            yield (
                report.say(KIND_WORDS[chart.kind]),
                point.label,
                None if point.at is None else report.local(point.at),
                point.count,
                point.of,
                point.share,
                point.low,
                chart.centre,
                point.high,
                "; ".join(report.say(RULE_WORDS[rule]) for rule in point.rules),
                None if chart.baseline is None else chart.baseline.filter,
            )
