"""Parts of the check sample that nobody has decided: no document says what the machine says of them."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from report_lots import detail_of, lot_report, part

from inspector_app.domain.documents import DocumentLanguage, Looks
from inspector_app.domain.readings import PartRow
from inspector_app.domain.review import PartDecision
from inspector_app.reports.csv import render_csv
from inspector_app.reports.html import render_html, sections
from inspector_app.reports.json_document import render_json
from inspector_app.reports.language import spoken
from inspector_app.reports.lot_report import LotReport
from inspector_app.reports.pdf import render_pdf
from inspector_app.reports.xlsx import write_xlsx

SCORE = 0.7351
DRAWN = replace(part("drawn", score=SCORE, quiet_by=(12,)), sampled=True)
DECIDED = replace(part("decided", decision=PartDecision.ACCEPT, score=SCORE), sampled=True)
SAID = {
    DocumentLanguage.ENGLISH: "blind until decided",
    DocumentLanguage.GERMAN: "verdeckt bis zur Entscheidung",
    DocumentLanguage.CHINESE: "决定前为盲检",
}


def report_of(*rows: PartRow, language: DocumentLanguage = DocumentLanguage.ENGLISH) -> LotReport:
    """As the workflow makes it: rows and details as people see them, the figures from all that is known."""
    by_id = {row.part_id: row for row in rows}
    return replace(
        lot_report(*(row.blinded() for row in rows), looks=Looks(language=language)),
        counted=rows,
        detail=lambda part_id: detail_of(by_id[part_id]).blinded(),
        drawn={row.part_id: 0.02 for row in rows},
    )


def scores(text: str) -> bool:
    return any(form.format(SCORE) in text for form in ("{:.2f}", "{:.4f}", "{}"))


def test_a_table_says_that_it_is_blind_and_nothing_else() -> None:
    drawn, decided = csv.DictReader(
        io.StringIO("".join(render_csv(report_of(DRAWN, DECIDED))).lstrip("\ufeff"))
    )
    assert drawn["verdict"] == "blind until decided"
    assert not any(drawn[name] for name in ("score", "raw_score", "band", "outcome", "quiet_by"))
    assert (decided["verdict"], float(decided["score"])) == ("ok", pytest.approx(SCORE, abs=1e-4))


def test_json_keeps_its_codes_and_says_so_in_a_field() -> None:
    document = json.loads("".join(render_json(report_of(DRAWN, DECIDED))))
    drawn, decided = document["parts"]
    assert drawn["blind"] is True and decided["blind"] is False
    assert [drawn[name] for name in ("verdict", "band", "score", "raw", "outcome", "quiet_by")] == [
        *(None,) * 5,
        [],
    ]
    assert document["figures"]["ok"] == 2, "the figures count it all the same"


@pytest.mark.parametrize("language", DocumentLanguage)
def test_page_and_workbook_name_the_part_without_picture_and_score(
    language: DocumentLanguage, tmp_path: Path
) -> None:
    report = report_of(DRAWN, language=language)
    page = "".join(render_html(report))
    (section,) = sections(report)
    assert section.key == "blind" and not section.rows and section.unpictured == report.rows
    assert f"drawn.png · {SAID[language]}" in page
    assert not scores(page) and "<figure" not in page and "mark-12" not in page
    write_xlsx(report, tmp_path / "lot.xlsx")
    cells = [
        cell
        for row in openpyxl.load_workbook(tmp_path / "lot.xlsx")[spoken("Parts", language)].values
        for cell in row
    ]
    assert SAID[language] in cells and SCORE not in cells and "P-12" not in cells


def test_the_pdf_of_a_blind_part_is_the_same_whatever_its_score() -> None:
    assert render_pdf(report_of(DRAWN)) == render_pdf(report_of(replace(DRAWN, score=0.1, raw=3.0)))
    assert render_pdf(report_of(DECIDED)) != render_pdf(report_of(DRAWN))
