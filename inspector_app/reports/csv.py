"""A lot as a table, one row a part, that a spreadsheet opens without running anything."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from inspector_app.domain.lot import Verdict
from inspector_app.domain.readings import PartRow
from inspector_app.domain.review import FindingDecision, PartDecision, Review
from inspector_app.domain.spreadsheet_cells import Cell, neutralised
from inspector_app.reports.lot_report import LotReport
from inspector_app.reports.wording import BLIND, NOT_INSPECTED
from inspector_app.reports.writing import write_aside

COLUMNS = (
    "lot", "recipe", "recipe_version", "part", "verdict", "band", "score", "raw_score", "outcome", "decision",
    "decided_by", "decided_at", "findings", "defect_classes", "quiet_by", "note", "error",
    "challenge", "challenge_at", "audit_head", "sign_in",
)  # fmt: skip


def write_csv(report: LotReport, path: Path) -> str:
    """Write the table and return its SHA-256. Raises StorageFault."""
    return write_aside(path, (line.encode() for line in render_csv(report)))


def render_csv(report: LotReport) -> Iterator[str]:
    """The table line by line, headed by a byte-order mark, without which Excel misreads names."""
    reviews = report.reviews_by_part()
    yield "\ufeff" + _line(COLUMNS)
    for row in report.rows:
        yield _line(_cells(report, row, reviews.get(row.part_id, [])))


def _line(cells: tuple[Cell, ...]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerow(["" if cell is None else neutralised(cell) for cell in cells])
    return buffer.getvalue()


def _cells(report: LotReport, row: PartRow, reviews: list[Review]) -> tuple[Cell, ...]:
    version = report.summary.version
    deciding = next((r for r in reviews if isinstance(r.decision, PartDecision)), None)
    if deciding is None and reviews:
        deciding = reviews[0]
    classes = sorted({r.defect_class for r in reviews if r.decision is FindingDecision.DEFECT} - {""})
    latest = report.challenge.latest
    inspected = row.verdict is not None and row.verdict is not Verdict.FAILED
    return (
        report.summary.lot.name,
        version.recipe_name,
        version.number,
        row.path,
        BLIND if row.to_check else row.verdict or NOT_INSPECTED,
        row.band,
        None if row.score is None else round(row.score, 4),
        None if row.raw is None else round(row.raw, 4),
        None if row.to_check else row.disposition,
        row.decision,
        deciding.author if deciding else None,
        report.moment(deciding.created_at) if deciding else None,
        row.findings if inspected else None,
        "; ".join(classes),
        "; ".join(f"P-{number}" for number in row.quiet_by),
        row.note,
        row.error,
        "never asked" if latest is None else latest.state.value,
        None if latest is None else report.moment(latest.created_at),
        report.audit_head.text if report.audit_head else "",
        report.signing,
    )
