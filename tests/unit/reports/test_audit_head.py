"""Every document for people and programs names the audit log's row of its moment, so that the log can be held to it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from openpyxl import load_workbook
from report_lots import lot_report, part

from inspector_app.domain.audit import AuditHead
from inspector_app.domain.documents import DocumentLanguage, Looks
from inspector_app.reports.annotations import coco, write_masks, write_yolo
from inspector_app.reports.csv import render_csv
from inspector_app.reports.html import render_html
from inspector_app.reports.lot_report import LotReport
from inspector_app.reports.pdf import write_pdf
from inspector_app.reports.xlsx import write_xlsx

HEAD = AuditHead(1234, "0123456789abcdef" * 4)


@pytest.fixture
def report() -> LotReport:
    return lot_report(part("a"), audit_head=HEAD, state_sha256="cd" * 32)


def test_the_page_has_it_whole(report: LotReport) -> None:
    page = "".join(render_html(report))
    assert "Audit log, row 1234" in page and HEAD.hash in page


def test_the_paper_has_it_whole_once_and_short_on_every_page(report: LotReport, tmp_path: Path) -> None:
    write_pdf(report, tmp_path / "a.pdf")
    pages = [page.extract_text() for page in pypdf.PdfReader(tmp_path / "a.pdf").pages]
    assert all(f"Audit log {HEAD.short}" in text for text in pages)
    assert HEAD.hash in "".join("".join(pages).split())


def test_table_workbook_and_annotations_have_it_whole(report: LotReport, tmp_path: Path) -> None:
    write_xlsx(report, tmp_path / "a.xlsx")
    summary = load_workbook(tmp_path / "a.xlsx")["Summary"]
    facts = {row[0]: row[1] for row in summary.iter_rows(values_only=True)}
    assert (facts["Audit log, row"], facts["Audit log, SHA-256 of the row"]) == (HEAD.seq, HEAD.hash)
    assert all(f"1234:{HEAD.hash}" in line for line in list(render_csv(report))[1:])
    assert coco(report)["info"]["audit_head"] == f"1234:{HEAD.hash}"


@pytest.mark.parametrize("write", [write_masks, write_yolo])
def test_folders_of_annotations_have_it_beside_them_with_the_state(
    write: Callable[[LotReport, Path], str], report: LotReport, tmp_path: Path
) -> None:
    write(report, tmp_path / "folder")
    said = json.loads((tmp_path / "folder" / "about.json").read_text())
    assert (said["audit_head"], said["state_sha256"]) == (f"1234:{HEAD.hash}", "cd" * 32)
    assert said == coco(report)["info"]


def test_without_a_log_nothing_is_claimed(tmp_path: Path) -> None:
    report = lot_report(part("a"))
    assert "Audit log" not in "".join(render_html(report))
    write_pdf(report, tmp_path / "a.pdf")
    assert "Audit log 1" not in pypdf.PdfReader(tmp_path / "a.pdf").pages[0].extract_text()
    assert coco(report)["info"]["audit_head"] == ""


def test_it_is_named_in_german_too() -> None:
    report = lot_report(part("a"), audit_head=HEAD, looks=Looks(language=DocumentLanguage.GERMAN))
    assert "Prüfprotokoll, Zeile 1234" in "".join(render_html(report))
