"""The PDF is read back by pypdf, and its pages are rendered and looked at by their pixels."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pypdf
import pypdfium2
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from report_lots import SIDE, lot_report, mark, part

from inspector_app.domain.control_chart import ChartKind
from inspector_app.domain.counting import GroupKind
from inspector_app.domain.documents import Looks, Paper
from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.lot import Verdict
from inspector_app.domain.review import PartDecision
from inspector_app.imaging.thumbnails import encode_png
from inspector_app.reports import pdf
from inspector_app.reports.control_charts import Subgroup, p_chart
from inspector_app.reports.glyphs import SYSTEM_FONTS
from inspector_app.reports.lot_report import LotReport
from inspector_app.reports.pdf import render_pdf, write_pdf
from inspector_app.reports.pdf_figures import draw
from inspector_app.reports.pdf_paper import MARGIN, Sheets
from inspector_app.reports.plots import p_chart_plot

FLAGGED = Verdict.FLAGGED
ACCEPT, REJECT = PartDecision.ACCEPT, PartDecision.REJECT
STATE = "cd" * 32


def read(report: LotReport) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(render_pdf(report)))


def text_of(report: LotReport) -> str:
    return "\n".join(page.extract_text() for page in read(report).pages)


def rendered(report: LotReport, page: int = 0) -> npt.NDArray[np.uint8]:
    document = pypdfium2.PdfDocument(render_pdf(report))
    return np.asarray(document[page].render(scale=1).to_numpy()[..., :3], dtype=np.uint8)


@pytest.fixture
def full() -> LotReport:
    return lot_report(
        part("bad", FLAGGED, REJECT, score=2.0),
        part("open", FLAGGED, score=1.5),
        part("false", FLAGGED, ACCEPT, score=1.2),
        part("quiet", quiet_by=(12,)),
        part("calm"),
        part("broken", Verdict.FAILED, score=None, error="the file ends too early"),
        marks=(mark(12, "bad"),),
        state_sha256=STATE,
    )


def test_every_page_has_its_number_the_lot_and_the_state(full: LotReport) -> None:
    found = read(full)
    pages = [page.extract_text() for page in found.pages]
    assert len(pages) >= 3
    for number, text in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in text
        assert "Lot A · flange 3" in text
        assert f"State {STATE[:16]}" in text
    assert STATE in "".join(pages)


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))])
def test_the_paper_is_chosen(full: LotReport, paper: Paper, size: tuple[int, int]) -> None:
    box = read(replace(full, looks=Looks(paper=paper))).pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


def test_what_was_decided_stands_with_findings_authors_and_pictures(full: LotReport) -> None:
    text = text_of(full)
    for expected in (
        "bad.png", "rejected", "scratch", "Anna", "4.32 mm²", "Quiet because of P-12", "P-12",
        "the file ends too early", "ab" * 32, "Clopper-Pearson", "Flagged, not decided",
    ):  # fmt: skip
        assert expected in text
    assert "calm.png" not in text
    pictures = sum(len(page.images) for page in read(full).pages)
    assert pictures >= 3  # equal pictures are kept once: photograph, heatmap, region


def test_the_histogram_is_drawn_with_lines_and_not_with_pixels(full: LotReport) -> None:
    first = read(full).pages[0]
    assert len(first.images) == 0
    page = rendered(full).astype(int)
    colours = (np.array([168, 76, 0]), np.array([0, 76, 168]))  # either order of the channels
    assert sum((abs(page - colour).sum(axis=2) < 40).sum() for colour in colours) > 50


def test_a_picture_is_on_the_page_and_the_heatmap_beside_it(full: LotReport) -> None:
    count = len(read(full).pages)
    pages = [rendered(full, page).astype(int) for page in range(count)]
    grey = [(abs(page - 140).max(axis=2) <= 6).sum() for page in pages]
    assert max(grey) > 20_000


@pytest.mark.parametrize(
    "rows", [[], [part("a", FLAGGED, REJECT)], [part("x", Verdict.FAILED, score=None)] * 1]
)
def test_no_part_one_part_and_all_failed_are_documents_too(rows: list[object]) -> None:
    report = lot_report(*rows, run=None, state_sha256=STATE)  # type: ignore[arg-type]
    assert "Lot A" in text_of(report)


def test_a_picture_that_is_gone_is_replaced_by_its_thumbnail_which_says_so() -> None:
    row = part("a", FLAGGED, REJECT, note="gone")
    assert "The picture cannot be shown. The file has gone" in text_of(lot_report(row))
    kept = replace(lot_report(row), stand_in=lambda image_id: np.full((SIDE, SIDE, 3), 70, np.uint8))
    assert "A kept thumbnail stands in for the picture. The file has gone" in text_of(kept)
    assert sum(len(page.images) for page in read(kept).pages) == 2


def test_a_very_long_note_wraps_over_pages_and_nothing_of_it_is_lost() -> None:
    words = [f"word{number}" for number in range(3000)]
    row = part("a", FLAGGED, REJECT, note=" ".join(words))
    text = text_of(lot_report(row)).split()
    assert [word for word in text if word.startswith("word")] == words
    unbroken = text_of(lot_report(part("a", FLAGGED, REJECT, note="x" * 9000)))
    assert unbroken.count("x") >= 9000


def test_letters_of_many_scripts_are_written_and_arabic_from_the_right() -> None:
    name = "Größe Ω Ж \u05d7\u05dc\u05e7 7.png"
    text = text_of(lot_report(part("a", FLAGGED, REJECT, path=name)))
    for expected in ("Größe Ω Ж", "\u05d7", "\u05dc", "\u05e7"):
        assert expected in text
    report = lot_report(part("a", FLAGGED, REJECT, path="\u0642\u0637\u0639\u0629 12"))
    document = pypdfium2.PdfDocument(render_pdf(report))
    assert any("\u0642" in page.get_textpage().get_text_range() for page in document)


def test_a_character_that_no_font_has_is_a_box_and_the_document_says_which(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(pdf, "Sheets", lambda *given: Sheets(*given, folders=[tmp_path]))
    text = text_of(lot_report(part("a", FLAGGED, REJECT, path="批次 1.png")))
    assert "□□ 1.png" in text
    assert "2 characters stand as □" in text and "U+6279" in text


def test_the_labels_of_plots_are_written_with_a_font_of_the_system_too(tmp_path: Path) -> None:
    font_of("阈值", tmp_path / SYSTEM_FONTS[1])
    sheets = Sheets(Looks(), "", "", "", folders=[tmp_path])
    sheets.add_page()
    sheets.label("1 阈值", 40, 50)
    sheets.words("阈", 40, sheets.h - 2, "middle")  # at the edge: no page of its own
    document = pypdf.PdfReader(io.BytesIO(bytes(sheets.output())))
    assert [page.extract_text().split() for page in document.pages] == [["1", "阈值", "阈"]]


def font_of(characters: str, path: Path) -> None:
    """A font whose characters are all the same square."""
    names = [f"u{ord(each):04X}" for each in characters]
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for corner in ((0, 900), (900, 900), (900, 0)):
        pen.lineTo(corner)
    pen.closePath()
    square = pen.glyph()
    made = FontBuilder(1000)
    made.setupGlyphOrder([".notdef", *names])
    made.setupCharacterMap({ord(each): name for each, name in zip(characters, names, strict=True)})
    made.setupGlyf(dict.fromkeys([".notdef", *names], square))
    made.setupHorizontalMetrics(dict.fromkeys([".notdef", *names], (1000, 0)))
    made.setupHorizontalHeader(ascent=900, descent=-100)
    made.setupNameTable({"familyName": "Squares", "styleName": "Regular"})
    made.setupOS2()
    made.setupPost()
    made.save(path)


def test_a_damaged_font_of_the_system_is_passed_over_and_control_characters_are_left_out(
    tmp_path: Path,
) -> None:
    (tmp_path / "DroidSansFallback.ttf").write_bytes(b"no font at all")
    glyphs = Sheets(Looks(), "", "", "", folders=[tmp_path]).glyphs
    assert glyphs.fitted("a批\x07\u202e\tb") == "a□ b"
    assert glyphs.missing == {"批"}


def test_making_it_again_gives_the_same_bytes(full: LotReport, tmp_path: Path) -> None:
    assert write_pdf(full, tmp_path / "a.pdf") == write_pdf(full, tmp_path / "b.pdf")


def test_company_and_logo_stand_in_the_head_and_a_logo_that_is_no_picture_is_refused(
    full: LotReport, tmp_path: Path
) -> None:
    logo = tmp_path / "logo.png"
    logo.write_bytes(encode_png(np.full((40, 100, 3), (0, 90, 200), np.uint8)))
    found = read(replace(full, looks=Looks(company="Müller & Söhne", logo=logo)))
    assert len(found.pages[0].images) == 1
    assert all("Müller & Söhne · Lot A" in page.extract_text() for page in found.pages)
    for content in (b"<svg/>", None):
        if content is None:
            logo.unlink()
        else:
            logo.write_bytes(content)
        with pytest.raises(CorrectableError, match="logo"):
            render_pdf(replace(full, looks=Looks(logo=logo)))


def test_a_filter_is_named_legibly_below_a_line_in_other_scripts() -> None:
    """Words in a second font must not leave that font, or another size, to the line that follows."""
    report = lot_report(part("a"), filter_text="verdict:flagged")
    version = replace(report.summary.version, recipe_name="磁瓦 plate")
    report = replace(report, summary=replace(report.summary, version=version))
    found: dict[str, float] = {}
    read(report).pages[0].extract_text(
        visitor_text=lambda text, _cm, _tm, _font, size: found.update({text.strip(): size})
    )
    line = next(text for text in found if text.startswith("Only parts that match"))
    assert "verdict:flagged" in line
    assert found[line] == 9.0


def test_names_under_a_chart_are_written_in_any_script_and_what_no_font_has_is_listed() -> None:
    subgroups = [Subgroup("1", "Lot A", 1, 40), Subgroup("2", "批次 四", 2, 40), Subgroup("3", "לוט", 3, 40)]
    chart = p_chart(ChartKind.FLAGGED, GroupKind.LOT, subgroups)
    sheets = Sheets(Looks(), "", "", "", folders=())
    sheets.add_page()
    draw(sheets, p_chart_plot(chart, str), 16, 40)
    text = pypdf.PdfReader(io.BytesIO(bytes(sheets.output()))).pages[0].extract_text()
    assert "□□ □" in text  # no font of the system here
    assert "לוט" in text or "טול" in text
    assert sheets.glyphs.missing == set("批次四")


def test_a_long_cell_wraps_and_a_row_is_as_high_as_it_needs() -> None:
    sheets = Sheets(Looks(), "", "", "")
    sheets.add_page()
    words = "of three checked parts one was defective, and two of them have not been looked at by anybody yet"
    sheets.columns(("Figure", "Counted from"), [("Escape rate", words), ("Next", "short")], (40, 60))
    text = pypdf.PdfReader(io.BytesIO(bytes(sheets.output()))).pages[0].extract_text()
    assert " ".join(text.split()).count("looked at by anybody yet") == 1
    assert "…" not in text


def test_the_document_ends_with_lines_to_sign(full: LotReport) -> None:
    text = text_of(full)
    assert "Approved by · date, signature" in text


@pytest.mark.parametrize("pages", [1, 3, 12])
def test_the_foot_keeps_no_more_room_for_the_number_of_pages_than_it_takes(pages: int) -> None:
    sheets = Sheets(Looks(), "", "", "{0}: all {1} sheets")
    for _ in range(pages):
        sheets.add_page()
        sheets.say("what it says", bold=True, size=12)
    document = pypdfium2.PdfDocument(sheets.finish())
    assert len(document) == pages
    for number, page in enumerate(document, start=1):
        text = page.get_textpage()
        said = text.get_text_bounded()
        foot = f"{number}: all {pages} sheets"
        assert said.count(foot) == 1 and "what it says" in said
        at = text.get_text_range().index(foot)
        word = at + len(foot) - len("sheets")
        size = 7.5
        assert text.get_charbox(word)[0] - text.get_charbox(word - 2)[2] < 0.6 * size, "one space"
        assert text.get_charbox(word + 5)[2] == pytest.approx(sheets.w_pt - MARGIN * 72 / 25.4, abs=1)
