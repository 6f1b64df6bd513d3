"""The hash of the database state that a document was made from: the same rows give the same hash, in any order."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from inspector_app.reports.lot_report import LotReport
from inspector_app.reports.plain import plain


def state_sha256(report: LotReport) -> str:
    """SHA-256 over every row that entered: lot, recipe version, bank, run, challenge set, parts with findings and
    reviews, what the names on these are worth, marks, check sample, figures. Not over when, where and with which
    filter text the document was made.
    """
    digest = hashlib.sha256()
    for line in _lines(report):
        digest.update(line.encode("utf-8", "surrogatepass"))
        digest.update(b"\n")
    return digest.hexdigest()


def document_sha256(report: LotReport) -> str:
    """SHA-256 over all that a document is made from but its time: the state and the audit log's row, program, station,
    filter, company, language, paper, and the bytes of logo and template.

    Two documents with the same hash are the same, byte for byte, but for the time that they state and what follows
    from it. Raises CorrectableError where the logo cannot be read.
    """
    looks = report.looks
    logo, template = looks.logo_bytes(), looks.template_bytes()
    content = (
        report.state_sha256,
        None if report.audit_head is None else report.audit_head.hash,
        report.program,
        report.station,
        report.filter_text,
        looks.company,
        looks.language,
        looks.paper,
        None if logo is None else hashlib.sha256(logo).hexdigest(),
        None if template is None else hashlib.sha256(template).hexdigest(),
    )
    return hashlib.sha256(_line("document", content).encode("utf-8", "surrogatepass")).hexdigest()


def _lines(report: LotReport) -> Iterator[str]:
    summary = report.summary
    for name, value in (
        ("lot", summary.lot),
        ("inspected", report.inspected),
        ("counts", summary.counts),
        ("version", summary.version),
        ("bank", summary.bank),
        ("run", report.run),
        ("challenge", report.challenge),
        ("sign-in", report.signing),
    ):
        yield _line(name, value)
    for row in sorted(report.rows, key=lambda row: row.part_id):
        yield _line("part", report.detail(row.part_id))
    for review in sorted(report.reviews, key=lambda review: review.id):
        yield _line("review", review)
    for mark in sorted(report.marks, key=lambda row: row.mark.id):
        yield _line("mark", mark)
    for certificate in report.certificates:
        yield _line("certificate", certificate.content_sha256())
    for part_id, probability in sorted(report.drawn.items()):
        yield _line("drawn", [part_id, probability])
    if report.statistics is not None:
        yield _line("statistics", replace(report.statistics, made_at=0.0))
        yield _line("trend", report.trend)


def _line(kind: str, value: Any) -> str:
    return kind + " " + json.dumps(plain(value), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
