"""The table has one row a part and runs nothing in a spreadsheet."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from report_lots import lot_report, part

from inspector_app.domain.lot import Band, Verdict
from inspector_app.domain.review import PartDecision
from inspector_app.domain.spreadsheet_cells import neutralised
from inspector_app.reports.csv import COLUMNS, render_csv, write_csv
from inspector_app.reports.lot_report import LotReport


def table(report: LotReport) -> list[dict[str, str]]:
    text = "".join(render_csv(report)).removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_each_part_is_one_row_with_verdict_outcome_author_and_time() -> None:
    report = lot_report(
        part("a", Verdict.FLAGGED, PartDecision.REJECT, score=1.5),
        part("b", score=-0.25, quiet_by=(12, 3)),
        part("c", Verdict.FAILED, score=None, error="too small"),
        part("d", Verdict.FLAGGED, band=Band.CHECK, score=0.9),
    )
    a, b, c, d = table(report)
    assert (a["lot"], a["recipe"], a["recipe_version"], a["part"]) == ("Lot A", "flange", "3", "a.png")
    assert (a["verdict"], a["score"], a["raw_score"]) == ("flagged", "1.5", "5.5")
    assert (a["outcome"], a["decision"], a["decided_by"]) == ("rejected", "reject", "Anna")
    assert (a["decided_at"], a["defect_classes"]) == ("2025-03-03 12:30+00:00", "scratch")
    assert (b["score"], b["quiet_by"], b["decided_by"]) == ("-0.25", "P-12; P-3", "")
    assert (c["verdict"], c["score"], c["findings"], c["error"]) == ("failed", "", "", "too small")
    assert d["band"] == "check"


@pytest.mark.parametrize(
    "text", ["=1+1", "+A1", "-A1", "@SUM(A1)", "\tx", "\rx", "\n=1", '=cmd|" /C calc"!A0', "-1+1"]
)
def test_a_formula_becomes_text(text: str) -> None:
    assert neutralised(text) == "'" + text
    (row,) = table(lot_report(part("a", path=text), name=text))
    assert row["part"] == row["lot"] == "'" + text


@pytest.mark.parametrize("cell", [-0.5, 3, "-12", "+3.5", "-0,25", "17", "part-1", "", None])
def test_numbers_and_plain_text_stay_what_they_are(cell: str | float | None) -> None:
    assert neutralised(cell) == cell


@pytest.mark.parametrize("name", ['"quoted", with comma', "two\nlines", "\U0001f9f2", "n" * 240, "<script>"])
def test_any_name_comes_back_whole(name: str) -> None:
    (row,) = table(lot_report(part("a", path=name)))
    assert row["part"] == name


def test_the_file_begins_with_a_byte_order_mark_and_the_columns(tmp_path: Path) -> None:
    path = tmp_path / "lot.csv"
    write_csv(lot_report(part("a")), path)
    first = path.read_bytes().split(b"\r\n")[0]
    assert first.decode("utf-8-sig") == ",".join(COLUMNS)
    assert first.startswith(b"\xef\xbb\xbf")
