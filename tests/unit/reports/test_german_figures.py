"""A German document has decimal commas and German words; data stay as they are."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
from report_lots import lot_report, mark, part

from inspector_app.domain.documents import DocumentLanguage, Looks
from inspector_app.domain.lot import Band, Verdict
from inspector_app.domain.recipe import BUILT_IN_CLASSES
from inspector_app.domain.review import PartDecision
from inspector_app.reports.csv import render_csv
from inspector_app.reports.facts import counts, origin
from inspector_app.reports.html import render_html
from inspector_app.reports.json_document import render_json
from inspector_app.reports.language import figure
from inspector_app.reports.lot_report import LotReport
from inspector_app.reports.pictures import length_bar
from inspector_app.reports.xlsx import write_xlsx

FLAGGED = Verdict.FLAGGED
POINT = re.compile(r"(?<![\d.:/-])\d+\.\d+(?![\d.])")


def report_of(language: DocumentLanguage) -> LotReport:
    return lot_report(
        part("bad", FLAGGED, PartDecision.REJECT, score=2.34),
        part("maybe", FLAGGED, score=0.93, band=Band.CHECK),
        part("good", FLAGGED, PartDecision.ACCEPT, score=1.21),
        part("calm"),
        part("broken", Verdict.FAILED, score=None, error="no picture"),
        marks=(mark(12, "bad"),),
        looks=Looks(language=language),
    )


def text_of(report: LotReport) -> str:
    """What a person reads of the page: no style, no drawing, no markup."""
    page = "".join(render_html(report))
    page = re.sub(r"<(style|svg)\b.*?</\1>", " ", page, flags=re.DOTALL)
    return re.sub(r"<[^>]+>", " ", page)


def sheet_of(report: LotReport, folder: Path, name: str) -> list[dict[str, Any]]:
    write_xlsx(report, folder / "lot.xlsx")
    head, *rows = openpyxl.load_workbook(folder / "lot.xlsx")[name].values
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_no_decimal_point_is_left_in_a_german_page_and_no_comma_in_an_english_one() -> None:
    german, english = (
        text_of(report_of(language)) for language in (DocumentLanguage.GERMAN, DocumentLanguage.ENGLISH)
    )
    assert POINT.findall(german) == []
    assert "2,34" in german and "4,32" in german and "25,0" in german
    assert "2.34" in english and "2,34" not in english


def test_notes_and_sentences_of_figures_have_the_comma_too() -> None:
    report = report_of(DocumentLanguage.GERMAN)
    said = " ".join(str(fact.value) + fact.note for fact in (*origin(report), *counts(report)) if fact.value)
    assert "5,0 %" in said and "5.0%" not in said
    assert length_bar(100, 0.02, report.figure).label == "0,5 mm"
    assert figure(0.5, ".2f", DocumentLanguage.ENGLISH) == "0.50"


def test_a_german_workbook_has_german_words_for_codes(tmp_path: Path) -> None:
    parts = sheet_of(report_of(DocumentLanguage.GERMAN), tmp_path, "Teile")
    assert [row["Urteil"] for row in parts] == [
        "auffällig",
        "auffällig",
        "auffällig",
        "in Ordnung",
        "nicht prüfbar",
    ]
    assert parts[1]["Band"] is not None and parts[1]["Band"] != "check"
    assert [row["Ergebnis"] for row in parts][:3] == ["Ausschuss", "auffällig", "angenommen"]
    assert parts[0]["Fehlerklassen"] == "Kratzer", "a built-in class"


def test_a_class_that_people_named_stays_theirs() -> None:
    report = report_of(DocumentLanguage.GERMAN)
    assert report.class_word("Lunker 3.5") == "Lunker 3.5"
    assert all(report.class_word(name) != name for name in BUILT_IN_CLASSES)
    english = replace(report, looks=Looks())
    assert [english.class_word(name) for name in BUILT_IN_CLASSES] == list(BUILT_IN_CLASSES)


def test_data_are_the_same_in_every_language() -> None:
    german, english = report_of(DocumentLanguage.GERMAN), report_of(DocumentLanguage.ENGLISH)
    assert list(render_csv(german)) == list(render_csv(english))
    assert list(render_json(german)) == list(render_json(english))
