"""A lot as a workbook: summary, parts, findings, reviews, marks; row by row, so that memory does not grow."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException

from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.spreadsheet_cells import FORMULA_STARTS
from inspector_app.reports.facts import Fact, counts, origin
from inspector_app.reports.lot_report import LotReport
from inspector_app.reports.tables import Column, Kind, Table, Value, tables
from inspector_app.reports.writing import make_aside

MOST_ROWS = 1_048_575  # of a sheet, below its head
LONGEST_TEXT = 32_767  # characters of a cell
_FORMS = {
    Kind.TEXT: "@",
    Kind.COUNT: "#,##0",
    Kind.SCORE: "0.00",
    Kind.RAW: "0.0000",
    Kind.TIME: "yyyy-mm-dd hh:mm",
}


def write_xlsx(report: LotReport, path: Path) -> str:
    """Write the workbook and return its SHA-256.

    Raises StorageFault, and CorrectableError for more rows than a sheet has.
    """

    def make(aside: Path) -> None:
        # The library leaves its sheets in the folder for temporary files where it fails: they hold the lot's names.
        with tempfile.TemporaryDirectory(
            ".part", ".report-", aside.parent, ignore_cleanup_errors=True
        ) as passing:
            try:
                _fill(report, aside, passing)
            except XlsxWriterException as error:
                raise OSError(str(error)) from error

    return make_aside(path, make)


def _fill(report: LotReport, path: Path, passing: str) -> None:
    options = {
        "constant_memory": True,
        "tmpdir": passing,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "remove_timezone": True,
    }
    head = report.audit_head
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties(
            {
                "title": cell_text(f"{report.summary.lot.name} – {report.say('inspection report')}"),
                "company": cell_text(report.looks.company),
                "comments": f"Database state SHA-256 {report.state_sha256}, audit log {head.text if head else 'none'}",
                "created": report.local(report.generated_at).replace(tzinfo=None),
            }
        )
        sheets = _Sheets(book, report)
        sheets.summary((*origin(report), *counts(report)))
        for table in tables(report):
            sheets.table(table)


class _Sheets:
    """The sheets of one workbook with the formats they share."""

    def __init__(self, book: Any, report: LotReport) -> None:
        self._book, self._say = book, report.say
        self._report = report
        self._head = book.add_format(
            {"bold": True, "bg_color": "#E6EBF0", "bottom": 1, "valign": "top", "text_wrap": True}
        )
        self._name = book.add_format({"bold": True, "valign": "top"})
        self._share = book.add_format({"num_format": "0.0%", "align": "left"})
        self._forms = {kind: book.add_format({"num_format": form}) for kind, form in _FORMS.items()}
        # A text that begins like a formula: marked as text also for whoever edits the cell (OWASP, CSV injection).
        self._quoted = book.add_format({"num_format": "@", "quote_prefix": True})

    def summary(self, facts: Iterable[Fact]) -> None:
        sheet = self._book.add_worksheet(self._say("Summary"))
        sheet.set_column(0, 0, 26)
        sheet.set_column(1, 1, 40)
        sheet.set_column(2, 6, 12)
        for column, title in enumerate(
            (
                self._say("Figure"),
                self._say("Value"),
                self._say("Count"),
                self._say("Of"),
                self._say("95 % from"),
                self._say("95 % to"),
                self._say("Note"),
            )
        ):
            sheet.write_string(0, column, title, self._head)
        sheet.freeze_panes(1, 0)
        for place, fact in enumerate(facts, start=1):
            sheet.write_string(place, 0, self._say(fact.name), self._name)
            if fact.rate is not None:
                rate = fact.rate
                sheet.write_number(place, 1, rate.share, self._share)
                sheet.write_number(place, 2, rate.count, self._forms[Kind.COUNT])
                sheet.write_number(place, 3, rate.of, self._forms[Kind.COUNT])
                sheet.write_number(place, 4, rate.low, self._share)
                sheet.write_number(place, 5, rate.high, self._share)
            elif fact.seconds is not None:
                self._write(sheet, place, 1, self._report.local(fact.seconds), Kind.TIME)
            else:
                whole = isinstance(fact.value, int)
                self._write(sheet, place, 1, fact.value, Kind.COUNT if whole else Kind.RAW)
            if fact.note:
                self._write(sheet, place, 6, fact.note, Kind.TEXT)

    def table(self, table: Table) -> None:
        """One sheet, its head frozen and with filters."""
        sheet = self._book.add_worksheet(self._say(table.name))
        for column, each in enumerate(table.columns):
            sheet.set_column(column, column, each.width)
        sheet.freeze_panes(1, 1)
        for column, each in enumerate(table.columns):
            sheet.write_string(0, column, self._say(each.name), self._head)
        last = 0
        for last, row in enumerate(table.rows, start=1):
            if last > MOST_ROWS:
                raise CorrectableError(
                    f"a sheet cannot hold more than {MOST_ROWS} rows",
                    subject=table.name,
                    remedy="Narrow the filter, or take CSV or JSON",
                )
            self._row(sheet, last, table.columns, row)
        sheet.autofilter(0, 0, last, len(table.columns) - 1)

    def _row(self, sheet: Any, place: int, columns: tuple[Column, ...], row: tuple[Value, ...]) -> None:
        for column, (each, value) in enumerate(zip(columns, row, strict=True)):
            self._write(sheet, place, column, value, each.kind)

    def _write(self, sheet: Any, place: int, column: int, value: Value, kind: Kind) -> None:
        if value is None or value == "":
            return
        if isinstance(value, datetime):
            sheet.write_datetime(place, column, value, self._forms[Kind.TIME])
        elif isinstance(value, str):
            text = cell_text(value)
            form = self._quoted if value.startswith(FORMULA_STARTS) else self._forms[Kind.TEXT]
            sheet.write_string(place, column, text, form)
        else:
            sheet.write_number(place, column, value, self._forms[kind])


def cell_text(text: str) -> str:
    """A text that a cell can hold: what is no character is replaced, lines end with LF, what is too long with "…"."""
    sound = text.encode("utf-8", "replace").decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    return sound if len(sound) <= LONGEST_TEXT else sound[: LONGEST_TEXT - 1] + "…"
