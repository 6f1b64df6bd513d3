"""The figures in PDF, HTML and JSON: vectors, escaped, in the document's language, the same when made again."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import openpyxl
import pypdf
import pytest
from figured_lots import figured
from lxml import html as markup
from report_lots import lot_report, part

from inspector_app.domain.control_chart import ChartKind
from inspector_app.domain.counting import GroupKind
from inspector_app.domain.documents import DocumentLanguage, Looks
from inspector_app.domain.figures import Pareto
from inspector_app.domain.lot import Verdict
from inspector_app.domain.review import PartDecision
from inspector_app.domain.tallies import ClassTally
from inspector_app.reports.control_charts import Subgroup, p_chart
from inspector_app.reports.figure_sections import figure_sections
from inspector_app.reports.html import render_html
from inspector_app.reports.json_document import SCHEMA, render_json
from inspector_app.reports.lot_report import LotReport
from inspector_app.reports.pdf import render_pdf
from inspector_app.reports.plots import (
    CHART_HEIGHT,
    WIDTH,
    Dot,
    Line,
    Rect,
    Role,
    Words,
    p_chart_plot,
    pareto_plot,
)
from inspector_app.reports.state import state_sha256
from inspector_app.reports.statistics import pareto
from inspector_app.reports.statistics_document import groups_csv
from inspector_app.reports.xlsx import write_xlsx
from inspector_app.resource_files import resource_folder


def report(name: str = "Lot", **changes: object) -> LotReport:
    found, trend = figured(name)
    rows = (part("bad", Verdict.FLAGGED, PartDecision.REJECT, score=2.0), part("good"))
    return lot_report(*rows, **{"statistics": found, "trend": trend, **changes})  # type: ignore[arg-type]


def pages(made: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages)


def test_every_figure_with_something_to_count_has_a_section() -> None:
    keys = [section.key for section in figure_sections(report())]
    assert keys == [
        "chart-flagged", "chart-rejected", "chart-false-calls", "defects", "places", "confusion", "entries",
        "agreement", "times",
    ]  # fmt: skip


def test_a_report_without_figures_has_no_section() -> None:
    assert figure_sections(lot_report(part("a"))) == ()


def test_the_chart_names_the_lot_that_is_beyond_its_limits() -> None:
    chart = figure_sections(report())[0]
    assert chart.notes[0] == "Lot 7: beyond the control limits (Nelson 1, Western Electric 1)"
    assert chart.plot is not None
    signals = [shape for shape in chart.plot.shapes if isinstance(shape, Dot) and shape.role is Role.SIGNAL]
    assert len(signals) == 1


def test_kappa_stands_with_its_interval_and_table() -> None:
    section = next(one for one in figure_sections(report()) if one.key == "agreement")
    assert section.notes == ("Cohen's kappa 0.40 (95 %: 0.15 to 0.65), the same word on 35 of 50 parts",)
    assert section.table is not None
    assert section.table.rows[0][1:] == ("20", "5", "0")


def test_html_holds_the_plots_as_svg_and_escapes_names() -> None:
    page = "".join(render_html(report("<b>Lot</b> &")))
    assert "<b>Lot</b>" not in page
    root = markup.fromstring(page)
    sections = root.xpath("//section[@class='figure']")
    assert len(sections) == 9
    drawn = root.xpath("//section[@id='figure-chart-flagged']//svg")
    assert len(drawn) == 1
    assert len(drawn[0].xpath(".//circle")) == 12
    assert root.xpath("//section[@id='figure-places']//img")
    assert root.xpath("//section[@id='figure-places']//rect[@fill-opacity]")


def test_pdf_draws_them_and_says_what_they_are_counted_from() -> None:
    text = pages(render_pdf(report()))
    for words in ("Flagged parts over the last lots", "Defect classes", "Where findings lie", "Machine against people",
                  "Agreement of ada and ben", "Time for a decision", "What the marks saved"):  # fmt: skip
        assert words in text
    assert "Flagged parts, of the inspected parts of each lot." in text
    assert "Scratch" in text


def test_documents_made_again_are_the_same_bytes() -> None:
    assert render_pdf(report()) == render_pdf(report())
    assert list(render_html(report())) == list(render_html(report()))


def test_json_keeps_to_the_schema_and_to_itself_whenever_it_is_made() -> None:
    later = report()
    assert later.statistics is not None
    later = replace(later, statistics=replace(later.statistics, made_at=9e9))
    texts = ["".join(render_json(replace(one, state_sha256="ab" * 32))) for one in (report(), later)]
    assert texts[0] == texts[1]
    found = json.loads(texts[0])
    schema = json.loads((resource_folder() / "schemas" / SCHEMA).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(found)
    assert found["statistics"]["totals"]["flagged"] == 150
    assert found["statistics"]["agreement"][0]["kappa"] == pytest.approx(0.4)
    assert found["statistics"]["trend"][0]["points"][6]["rules"]


def test_the_state_holds_the_figures_but_not_when_they_were_counted() -> None:
    one = report()
    assert one.statistics is not None
    later = replace(one, statistics=replace(one.statistics, made_at=9e9))
    other = replace(one, statistics=replace(one.statistics, pareto=Pareto((), 0)))
    assert state_sha256(one) == state_sha256(later)
    assert state_sha256(one) != state_sha256(other)
    assert state_sha256(one) != state_sha256(replace(one, trend=()))


def test_a_reference_picture_that_is_gone_leaves_the_map_alone() -> None:
    found, trend = figured()
    rows = (part("good", note="gone"), part("bad", Verdict.FLAGGED, PartDecision.REJECT, score=2.0))
    section = next(
        one
        for one in figure_sections(lot_report(*rows, statistics=found, trend=trend))
        if one.key == "places"
    )
    assert section.photo == ""
    assert section.plot is not None


@pytest.mark.parametrize("count", [1, 2, 30, 400])
def test_a_chart_stays_on_its_paper_however_many_lots_there_are(count: int) -> None:
    chart = p_chart(
        ChartKind.FLAGGED,
        GroupKind.LOT,
        [Subgroup(f"{k}", f"a lot with a long name {k}", k % 7, 50 + k % 90) for k in range(count)],
    )
    plot = p_chart_plot(chart, str)
    for shape in plot.shapes:
        match shape:
            case Line(_, x1, y1, x2, y2, _):
                assert min(x1, x2) >= 0
                assert max(x1, x2) <= WIDTH
                assert min(y1, y2) >= 0
                assert max(y1, y2) <= CHART_HEIGHT
            case Dot(_, x, y, _):
                assert 0 <= x <= WIDTH
                assert 0 <= y <= CHART_HEIGHT
            case Rect() | Words():
                pass


def test_pareto_bars_are_as_high_as_their_parts() -> None:
    plot = pareto_plot(pareto([ClassTally(("a",), 8), ClassTally(("b",), 2)], (), ""), str)
    first, second = (shape for shape in plot.shapes if isinstance(shape, Rect))
    assert first.h == pytest.approx(4 * second.h)


def test_the_table_for_a_spreadsheet_has_a_row_a_group_and_no_formula() -> None:
    found, _ = figured("=1+1")
    lines = list(groups_csv(found.groups[GroupKind.LOT]))
    assert len(lines) == 13
    assert lines[0].startswith("\ufeffgroup,name,parts")
    assert lines[7].startswith("7,'=1+1 7,200,200,0,169,31")


def test_german_figures_are_german() -> None:
    page = "".join(render_html(report(looks=Looks(language=DocumentLanguage.GERMAN))))
    assert "Wo Befunde liegen" in page
    assert "Where findings lie" not in page
    assert "Defect classes" not in page


def test_the_workbook_has_the_points_of_the_charts(tmp_path: Path) -> None:
    write_xlsx(report(), tmp_path / "lot.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "lot.xlsx")["Control charts"]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert len(rows) == 36
    assert rows[6][:2] == ("flagged", "Lot 7")
    assert rows[6][3:6] == (31, 200, pytest.approx(0.155))
    assert "Nelson 1" in str(rows[6][9])
