"""What lies under the pointer, in words: the picture's value, the map's, and the distances behind it."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication

from inspector_app.domain.finding import NO_ENTRY
from inspector_app.domain.readings import MapReading
from inspector_app.ui.findings.reasons import NEVER_ASKED
from inspector_app.ui.language.figures import decimal


def readout(
    x: float,
    y: float,
    pixel: tuple[int, ...] | None,
    value: float,
    reading: MapReading | None,
    size: tuple[int, int],
) -> str:
    """ "312, 209 px · 148 · score 0.83 · normal 1.4× · P-2 2.6× · wording 71 %"; "" outside the picture.

    ``pixel`` the value of the file or its red, green and blue, 16 bits where it has them; ``value`` the calibrated
    map there or nan; distances in units of the bank's s, of the cell under the point.
    """
    if pixel is None:
        return ""
    grey = len(set(pixel)) == 1
    words = [f"{int(x)}, {int(y)} px", str(pixel[0]) if grey else " ".join(map(str, pixel))]
    if not math.isnan(value):
        words.append(_tr("score {0}").format(decimal(value)))
    if reading is not None and reading.bank is not None:
        evidence, s = reading.evidence, reading.bank.scales.s
        rows, columns = evidence.raw.shape
        row = min(rows - 1, int(y / size[1] * rows))
        column = min(columns - 1, int(x / size[0] * columns))
        words.append(_tr("normal {0}×").format(decimal(float(evidence.d_n[row, column]) / s, 1)))
        d_p, entry = float(evidence.d_p[row, column]), int(evidence.entry[row, column])
        if entry != NO_ENTRY and d_p < NEVER_ASKED:
            words.append(f"P-{entry} {decimal(d_p / s, 1)}×")
        if evidence.text is not None:
            words.append(_tr("wording {0} %").format(decimal(100 * float(evidence.text[row, column]), 0)))
    return " · ".join(words)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Readout", text)
