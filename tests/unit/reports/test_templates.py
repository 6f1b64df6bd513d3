"""A house's own template is used, in a sandbox; documents speak the language that was chosen."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import openpyxl
import pypdf
import pytest
from report_lots import lot_report, mark, part

from inspector_app.domain.documents import DocumentLanguage, Looks
from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.lot import Verdict
from inspector_app.domain.review import PartDecision
from inspector_app.imaging.thumbnails import encode_png
from inspector_app.reports.html import render_html, write_html
from inspector_app.reports.lot_report import LotReport
from inspector_app.reports.pdf import write_pdf
from inspector_app.reports.xlsx import write_xlsx

GERMAN = Looks(language=DocumentLanguage.GERMAN)


def report_of(**changes: object) -> LotReport:
    rows = (
        part("bad", Verdict.FLAGGED, PartDecision.REJECT, score=2.0),
        part("calm"),
        part("q", quiet_by=(12,)),
    )
    return lot_report(*rows, marks=(mark(12, "bad"),), **changes)


def with_template(folder: Path, text: str, **changes: object) -> LotReport:
    path = folder / "house.j2"
    path.write_text(text, encoding="utf-8")
    return report_of(looks=Looks(template=path), **changes)


def test_the_houses_own_template_is_used_and_its_neighbours_are_found(tmp_path: Path) -> None:
    (tmp_path / "foot.j2").write_text("<i>{{ report.station }}</i>")
    report = with_template(
        tmp_path,
        "<h1>{{ lot.name }}</h1>{% for s in sections %}{% for card in cards(s.rows) %}<p>{{ card.row.path }}</p>"
        '{% endfor %}{% endfor %}{% include "foot.j2" %}<style>{% include "lot_report.css" %}</style>',
        name="A <b>",
    )
    text = "".join(render_html(report))
    assert text.startswith("<h1>A &lt;b&gt;</h1><p>bad.png</p><p>q.png</p><i>Line 4</i><style>")


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ report.detail.__globals__ }}",
        "{{ lot.folder.write_text('x') }}",
        "{{ lot.folder.parent.iterdir() | list }}",
        "{{ report.picture('image-bad').tofile('stolen') }}",
        "{{ cycler.__init__.__globals__.os.system('true') }}",
        "{% include '/etc/passwd' %}",
        "{% include '../secret.txt' %}",
    ],
)
def test_a_template_cannot_reach_beyond_what_it_is_given(
    attack: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "in")
    report = with_template(tmp_path / "in", attack)
    with pytest.raises(CorrectableError, match=r"house\.j2"):
        list(render_html(report))
    assert sorted(each.name for each in (tmp_path / "in").iterdir()) == ["house.j2"]


@pytest.mark.parametrize(
    "broken", ["{% for x in %}", "{{ nothing_of_that_name }}", "{{ 1 / 0 }}", "{{ lot.name + 1 }}"]
)
def test_a_template_that_cannot_be_used_is_named_and_the_old_file_stays(broken: str, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text("old")
    with pytest.raises(CorrectableError, match=r"house\.j2.*leave the template out"):
        write_html(with_template(tmp_path, broken), path)
    assert path.read_text() == "old"
    with pytest.raises(CorrectableError, match=r"gone\.j2"):
        write_html(report_of(looks=Looks(template=tmp_path / "gone.j2")), path)


def test_company_and_logo_stand_in_the_head_of_the_page(tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    logo.write_bytes(encode_png(np.zeros((4, 9, 3), np.uint8)))
    text = "".join(render_html(report_of(looks=Looks(company="Müller & <Söhne>", logo=logo))))
    assert "Müller &amp; &lt;Söhne&gt;" in text
    assert 'class="logo" src="data:image/png;base64,' in text
    logo.write_bytes(b"<svg onload=x>")
    with pytest.raises(CorrectableError, match="neither PNG nor JPEG"):
        list(render_html(report_of(looks=Looks(logo=logo))))


def test_documents_speak_german(tmp_path: Path) -> None:
    report = report_of(looks=GERMAN)
    page = "".join(render_html(report))
    assert '<html lang="de">' in page
    body = re.sub(r"<style>.*?</style>", "", page, flags=re.S)
    for expected in (
        "Prüfbericht",
        "Fehlalarmrate",
        "Schlupfrate",
        "nicht bekannt",
        "Wie geprüft wurde",
        "aus 59 Teilen",
    ):
        assert expected in body
    for english in ("Rejected", "false-call", "Threshold", "How it was", "all good", "not known"):
        assert english not in body
    write_pdf(report, tmp_path / "a.pdf")
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "a.pdf").pages)
    assert "Seite 1 von" in text and "Ausschuss" in text
    for english in ("Rejected", "False-call rate", "Threshold", "Page 1"):
        assert english not in text
    write_xlsx(report, tmp_path / "a.xlsx")
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames == [
        "Übersicht", "Teile", "Befunde", "Entscheidungen", "Markierungen",
    ]  # fmt: skip


def test_english_needs_no_table_and_a_text_without_translation_stays() -> None:
    english = "".join(render_html(report_of()))
    assert "Inspection report" in english
    assert replace(report_of(), looks=GERMAN).say("never translated") == "never translated"
