"""Cells of tables that a spreadsheet may open: none of them is calculated."""

from __future__ import annotations

import re

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_PLAIN_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?", re.ASCII)

Cell = str | int | float | None


def neutralised(cell: Cell) -> Cell:
    """Text that a spreadsheet would take for a formula gets a leading apostrophe (OWASP, CSV injection).

    Numbers, also those written as text, stay numbers.
    """
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) and not _PLAIN_NUMBER.fullmatch(cell):
        return "'" + cell
    return cell
