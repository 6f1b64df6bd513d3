"""Every document for people and programs names the audit log's row of its moment, so that the log can be held to it."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from openpyxl import load_workbook
from report_lots import certificate, lot_report, part

from inspector_app.domain.audit import AuditHead
from inspector_app.domain.documents import DocumentLanguage, Looks
from inspector_app.domain.people import Signing
from inspector_app.reports.annotations import coco, write_masks, write_yolo
from inspector_app.reports.certificate_html import render_certificate_html
from inspector_app.reports.certificate_pdf import render_certificate_pdf
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


def test_a_certificate_has_it_whole_and_says_what_its_names_are_worth() -> None:
    made = replace(certificate(), audit_head=HEAD, signing=Signing.PARTLY)
    (page,) = pypdf.PdfReader(io.BytesIO(render_certificate_pdf(made))).pages
    for text in (page.extract_text(), "".join(render_certificate_html(made))):
        words = "".join(text.split())
        assert "Auditlog,row1234" in words and HEAD.hash in words
        assert "signedinduringapartofthelot" in words
    assert made.content_sha256() == replace(made, audit_head=None).content_sha256()
    assert made.content_sha256() != replace(made, signing=Signing.ALL).content_sha256()


def test_what_the_names_are_worth_is_said_where_programs_read(report: LotReport) -> None:
    signed = replace(report, signing=Signing.ALL)
    assert coco(signed)["info"]["sign_in"] == Signing.ALL.value
    assert all(line.rstrip().endswith(f",{Signing.ALL.value}") for line in list(render_csv(signed))[1:])


def test_without_a_log_nothing_is_claimed(tmp_path: Path) -> None:
    report = lot_report(part("a"))
    assert "Audit log" not in "".join(render_html(report))
    write_pdf(report, tmp_path / "a.pdf")
    assert "Audit log 1" not in pypdf.PdfReader(tmp_path / "a.pdf").pages[0].extract_text()
    assert coco(report)["info"]["audit_head"] == ""


def test_it_is_named_in_german_too() -> None:
    report = lot_report(part("a"), audit_head=HEAD, looks=Looks(language=DocumentLanguage.GERMAN))
    assert "Prüfprotokoll, Zeile 1234" in "".join(render_html(report))
