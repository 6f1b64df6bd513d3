"""A lot as JSON after a published schema (``resources/schemas/lot_report.schema.json``), for other programs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from inspector_app.domain.readings import FindingRow, PartDetail
from inspector_app.domain.review import Review
from inspector_app.reports.challenge import challenge_row
from inspector_app.reports.lot_report import LotReport
from inspector_app.reports.plain import plain
from inspector_app.reports.rates import Rate
from inspector_app.reports.statistics_document import chart_json, statistics_json
from inspector_app.reports.summary import threshold_basis
from inspector_app.reports.writing import write_aside

SCHEMA = "lot_report.schema.json"
VERSION = 1
MADE = ('"generated_at":', '"challenge_age_hours":', '"audit_head":')


def write_json_document(report: LotReport, path: Path) -> str:
    """Write the document and return its SHA-256. Raises StorageFault."""
    return write_aside(path, (chunk.encode() for chunk in render_json(report)))


def render_json(report: LotReport) -> Iterator[str]:
    """The document line by line: one part, review or mark a line, so that it can be compared and read in pieces.

    ``content_sha256`` is over all bytes before its own line but the ones that say when it was generated, how old the
    challenge set's last pass is, and where the audit log stood then: made again from the same state it is the same.
    """
    digest = hashlib.sha256()
    for line in _lines(report):
        if not line.startswith(MADE):
            digest.update(line.encode())
        yield line
    yield f'"content_sha256": "{digest.hexdigest()}"\n}}\n'


def _lines(report: LotReport) -> Iterator[str]:
    yield "{\n"
    yield f'"schema": "{SCHEMA}",\n'
    yield f'"schema_version": {VERSION},\n'
    yield f'"generated_at": {_json(report.moment(report.generated_at))},\n'
    yield f'"challenge_age_hours": {_json(_age(report))},\n'
    head = report.audit_head
    yield f'"audit_head": {_json(None if head is None else {"seq": head.seq, "hash": head.hash})},\n'
    for name, value in _head(report).items():
        yield f"{_json(name)}: {_json(value)},\n"
    yield f'"statistics": {_json(_statistics(report))},\n'
    yield from _list("parts", (_part(report, detail) for detail in report.details()))
    yield from _list("marks", (_mark(report, row) for row in report.marks))


def _age(report: LotReport) -> float | None:
    """Hours since the challenge set passed last; None where it never did."""
    passed = report.challenge.passed
    return None if passed is None else round((report.generated_at - passed.created_at) / 3600, 3)


def _head(report: LotReport) -> dict[str, Any]:
    lot, version, bank, run = report.summary.lot, report.summary.version, report.summary.bank, report.run
    calibration = version.calibration
    return {
        "program": report.program,
        "state_sha256": report.state_sha256,
        "filter": report.filter_text,
        "station": report.station,
        "operators": list(report.operators()),
        "sign_in": str(report.signing),
        "lot": {"name": lot.name, "number": lot.number, "opened_at": report.moment(lot.created_at)},
        "recipe": {
            "name": version.recipe_name,
            "version": version.number,
            "category": version.settings.category,
            "mm_per_px": version.settings.mm_per_px,
        },
        "run": None
        if run is None
        else {
            "detector": run.detector,
            "model": run.backbone,
            "weights_sha256": run.weights_sha256,
            "executor": run.executor,
            "precision": run.precision,
            "device": run.device,
            "provisional": run.provisional,
            "started_at": report.moment(run.started_at),
            "finished_at": None if run.finished_at is None else report.moment(run.finished_at),
        },
        "bank": None
        if bank is None
        else {
            "version": bank.number,
            "source": bank.source,
            "images": bank.images,
            "marks": list(bank.marks),
        },
        "threshold": None
        if calibration is None
        else {
            "raw": calibration.threshold,
            "lower_raw": calibration.lower,
            "typical_raw": calibration.m0,
            "basis": threshold_basis(calibration),
        },
        "challenge": challenge_row(report.challenge, report.moment),
        "figures": _figures(report),
    }


def _figures(report: LotReport) -> dict[str, Any]:
    found = report.figures()
    rates = ("passed", "first_pass", "false_calls", "flagged_correct")
    counts = (
        "parts", "inspected", "ok", "flagged", "check", "failed", "accepted", "rejected", "unsure", "undecided",
        "quieted",
    )  # fmt: skip
    escapes = found.escape_rate
    return {
        **{name: getattr(found, name) for name in counts},
        **{name: _rate(getattr(found, name)) for name in rates},
        "escapes": None
        if escapes is None
        else {
            "share": escapes.share,
            "low": escapes.low,
            "high": escapes.high,
            "escaped": escapes.escaped,
            "checked": _rate(escapes.sample),
            "left": escapes.left,
        },
        "defect_classes": dict(found.defect_classes),
    }


def _statistics(report: LotReport) -> dict[str, Any] | None:
    if report.statistics is None:
        return None
    found = statistics_json(report.statistics, report.moment)
    del found["made_at"]  # it stands above; what follows is to be the same when it is made again
    return {**found, "trend": [chart_json(chart, report.moment) for chart in report.trend]}


def _rate(rate: Rate | None) -> dict[str, Any] | None:
    if rate is None:
        return None
    return {"count": rate.count, "of": rate.of, "share": rate.share, "low": rate.low, "high": rate.high}


def _part(report: LotReport, detail: PartDetail) -> dict[str, Any]:
    row = detail.row
    paths = {image.id: image.path for image in detail.images}
    return {
        "part": row.name or row.path,
        "images": [
            {"path": image.path, "width": image.width, "height": image.height, "sha256": image.sha256}
            for image in detail.images
        ],
        "verdict": None if row.verdict is None else row.verdict.value,
        "band": None if row.band is None else row.band.value,
        "score": row.score,
        "raw": row.raw,
        "outcome": None if row.disposition is None or row.to_check else row.disposition.value,
        "blind": row.to_check,
        "quiet_by": [f"P-{number}" for number in row.quiet_by],
        "check_sample": report.drawn.get(row.part_id),
        "note": row.note,
        "error": row.error,
        "findings": [_finding(found, paths.get(found.image_id, row.path)) for found in detail.findings],
        "reviews": [_review(report, review, paths) for review in detail.reviews],
    }


def _finding(row: FindingRow, image: str) -> dict[str, Any]:
    found = row.finding
    return {
        "image": image,
        "number": found.ordinal,
        "score": row.score,
        "raw_peak": found.peak,
        "peak_at": list(found.peak_at),
        "box": [found.box.x, found.box.y, found.box.w, found.box.h],
        "area": found.area,
        "contour": [list(point) for point in found.contour],
        "decision": None if row.decision is None else row.decision.value,
        "defect_class": row.defect_class,
    }


def _review(report: LotReport, review: Review, paths: dict[str, str]) -> dict[str, Any]:
    return {
        "image": paths.get(review.image_id or ""),
        "decision": review.decision.value,
        "region": None if review.region is None else review.region.to_json(),
        "defect_class": review.defect_class,
        "note": review.note,
        "author": review.author,
        "station": review.station,
        "at": report.moment(review.created_at),
    }


def _mark(report: LotReport, row: Any) -> dict[str, Any]:
    mark = row.mark
    return {
        "mark": mark.label,
        "image": mark.image_path,
        "region": mark.region.to_json(),
        "parts_acted_on": row.parts_acted_on,
        "lots": row.lots,
        "last_used": None if row.last_used is None else report.moment(row.last_used),
        "note": mark.note,
        "author": mark.author,
        "station": mark.station,
        "at": report.moment(mark.created_at),
    }


def _list(name: str, items: Iterator[dict[str, Any]]) -> Iterator[str]:
    yield f"{_json(name)}: ["
    between = "\n"
    for item in items:
        yield between + _json(item)
        between = ",\n"
    yield "\n],\n"


def _json(value: Any) -> str:
    # ASCII: a name that is no valid Unicode (an odd file name) is kept as an escape, and read back as it was.
    return json.dumps(plain(value), ensure_ascii=True, allow_nan=False, separators=(",", ":"))
