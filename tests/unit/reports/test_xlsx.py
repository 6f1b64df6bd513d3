"""The workbook is read back by openpyxl: types, formats, filters, and nothing that could run."""

from __future__ import annotations

import tempfile
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from report_lots import lot_report, mark, part

from inspector_app.domain.errors import CorrectableError, StorageFault
from inspector_app.domain.lot import Verdict
from inspector_app.domain.review import PartDecision
from inspector_app.reports import xlsx
from inspector_app.reports.lot_report import LotReport
from inspector_app.reports.xlsx import LONGEST_TEXT, write_xlsx

FLAGGED = Verdict.FLAGGED


def book(report: LotReport, folder: Path) -> Any:
    path = folder / "lot.xlsx"
    write_xlsx(report, path)
    return openpyxl.load_workbook(path)


@pytest.fixture
def temporary(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files, empty at first."""
    folder = tmp_path_factory.mktemp("temporary")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def full() -> LotReport:
    return lot_report(
        part("bad", FLAGGED, PartDecision.REJECT, score=2.345678),
        part("calm"),
        part("broken", Verdict.FAILED, score=None, error="the file ends too early"),
        marks=(mark(12),),
        state_sha256="cd" * 32,
    )


def rows_of(sheet: Any) -> list[dict[str, Any]]:
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_there_are_five_sheets_with_frozen_heads_and_filters(full: LotReport, tmp_path: Path) -> None:
    found = book(full, tmp_path)
    assert found.sheetnames == ["Summary", "Parts", "Findings", "Reviews", "Marks"]
    for name in found.sheetnames[1:]:
        assert found[name].freeze_panes == "B2"
        assert found[name].auto_filter.ref.startswith("A1:")
    assert found["Parts"].auto_filter.ref == "A1:N4"


def test_numbers_are_numbers_and_times_are_times(full: LotReport, tmp_path: Path) -> None:
    found = book(full, tmp_path)
    bad, _, broken = rows_of(found["Parts"])
    assert bad["Score"] == pytest.approx(2.345678)
    assert bad["Decided at"] == datetime(2025, 3, 3, 12, 30)
    assert (bad["Part"], bad["Findings"], bad["Defect classes"]) == ("bad.png", 1, "scratch")
    assert (broken["Score"], broken["Error"]) == (None, "the file ends too early")
    assert found["Parts"]["D2"].number_format == "0.00"
    assert found["Parts"]["H2"].number_format == "yyyy-mm-dd hh:mm"
    (finding,) = rows_of(found["Findings"])
    assert (finding["Left"], finding["Area px"], finding["Decision"]) == (20, 432, "defect")
    assert finding["Area mm²"] == pytest.approx(4.32)
    assert [row["Decision"] for row in rows_of(found["Reviews"])] == ["rejected", "defect"]
    (kept,) = rows_of(found["Marks"])
    assert (kept["Mark"], kept["Acts on parts"], kept["Time"]) == ("P-12", 17, datetime(2025, 3, 3, 12, 10))


def test_the_summary_names_origin_figures_and_intervals(full: LotReport, tmp_path: Path) -> None:
    facts = {row["Figure"]: row for row in rows_of(book(full, tmp_path)["Summary"])}
    assert facts["Lot"]["Value"] == "Lot A"
    assert facts["Recipe version"]["Value"] == 3
    assert facts["Weights SHA-256"]["Value"] == "ab" * 32
    assert facts["Database state SHA-256"]["Value"] == "cd" * 32
    assert facts["Threshold, raw"]["Value"] == pytest.approx(4.6)
    assert facts["Written"]["Value"] == datetime(2025, 3, 3, 13, 0)
    assert (facts["Yield"]["Value"], facts["Yield"]["Count"], facts["Yield"]["Of"]) == (0.5, 1, 2)
    assert facts["Yield"]["95 % from"] == pytest.approx(0.012579, abs=1e-6)
    assert facts["Escape rate"]["Value"] == "not known"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_text_that_begins_like_a_formula_stays_a_text_that_is_marked_so(start: str, tmp_path: Path) -> None:
    text = start + 'HYPERLINK("http://x","y")'
    row = part("a", FLAGGED, PartDecision.ACCEPT, path=text, note=text, error=text)
    found = book(lot_report(row, name=text, marks=(mark(1, note=text),)), tmp_path)
    for cell in (found["Parts"]["A2"], found["Parts"]["M2"], found["Marks"]["M2"], found["Summary"]["B2"]):
        assert cell.data_type == "s"
        assert cell.quotePrefix
        assert cell.value == text.replace("\r", "\n")
    with zipfile.ZipFile(tmp_path / "lot.xlsx") as files:
        for name in files.namelist():
            assert b"<f>" not in files.read(name)
            assert b"hyperlink" not in files.read(name).replace(b"HYPERLINK", b"")


def test_names_in_any_script_and_very_long_notes_are_kept_as_far_as_a_cell_goes(tmp_path: Path) -> None:
    row = part("a", path="批次/\u05d0\u05d1 <b>&.png", note="x" * 40_000)
    found = book(lot_report(row, name="\ud800 broken"), tmp_path)
    assert found["Parts"]["A2"].value == "批次/\u05d0\u05d1 <b>&.png"
    assert len(found["Parts"]["M2"].value) == LONGEST_TEXT
    assert found["Summary"]["B2"].value == "? broken"


def test_an_empty_lot_is_a_workbook_too(tmp_path: Path) -> None:
    found = book(lot_report(run=None), tmp_path)
    assert found["Parts"].max_row == 1
    assert found["Parts"].auto_filter.ref == "A1:N1"


def test_making_it_again_gives_the_same_bytes(full: LotReport, tmp_path: Path) -> None:
    assert write_xlsx(full, tmp_path / "a.xlsx") == write_xlsx(full, tmp_path / "b.xlsx")
    later = replace(full, generated_at=full.generated_at + 60)
    assert write_xlsx(later, tmp_path / "c.xlsx") != write_xlsx(full, tmp_path / "a.xlsx")


def test_more_rows_than_a_sheet_has_are_refused_and_the_old_file_stays(
    full: LotReport, tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "lot.xlsx"
    path.write_bytes(b"old")
    monkeypatch.setattr(xlsx, "MOST_ROWS", 2)
    with pytest.raises(CorrectableError, match="Narrow the filter"):
        write_xlsx(full, path)
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["lot.xlsx"]
    assert list(temporary.iterdir()) == []


def test_a_disk_that_is_full_leaves_the_old_file(
    full: LotReport, tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "lot.xlsx"
    path.write_bytes(b"old")

    def full_disk(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "write", full_disk)
    with pytest.raises(StorageFault, match="No space left"):
        write_xlsx(full, path)
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["lot.xlsx"]
    assert list(temporary.iterdir()) == []
