"""Why a finding is one, in the operator's words, read from the evidence of its strongest cell."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication

from inspector_app.domain.finding import NO_ENTRY, Evidence
from inspector_app.domain.geometry import Box
from inspector_app.domain.readings import MapReading
from inspector_app.ui.language.figures import decimal

NEVER_ASKED = 2.0  # d_p where the pseudo bank is empty or was not asked


@dataclass(frozen=True, slots=True)
class Reasons:
    """Distances in units of s, the usual one of good patches. ``mark`` None: no known nuisance is near.

    ``wording``: how far the recipe's words call the cell abnormal, 0 to 1; None where nobody asked in words.
    """

    unlike_normal: float
    mark: int | None
    unlike_mark: float | None
    quiet: float  # share that marks take away, 0 to 1
    wording: float | None = None


def reasons_at(reading: MapReading, box: Box, width: int, height: int) -> Reasons | None:
    """The reasons at the strongest cell inside ``box`` of ``width × height`` px; None without a bank."""
    if reading.bank is None:
        return None
    evidence = reading.evidence
    row, column = _strongest(evidence, box, width, height)
    s = reading.bank.scales.s
    d_p, entry = float(evidence.d_p[row, column]), int(evidence.entry[row, column])
    known = entry != NO_ENTRY and d_p < NEVER_ASKED
    return Reasons(
        unlike_normal=float(evidence.d_n[row, column]) / s,
        mark=entry if known else None,
        unlike_mark=d_p / s if known else None,
        quiet=float(evidence.quiet[row, column]),
        wording=None if evidence.text is None else float(evidence.text[row, column]),
    )


def in_words(reasons: Reasons) -> str:
    """ "unlike normal 2.3× · nearest known nuisance P-12 at 1.8×"."""
    words = [_tr("unlike normal {0}×").format(decimal(reasons.unlike_normal, 1))]
    if reasons.mark is not None and reasons.unlike_mark is not None:
        words.append(
            _tr("nearest known nuisance P-{0} at {1}×").format(reasons.mark, decimal(reasons.unlike_mark, 1))
        )
    else:
        words.append(_tr("no known nuisance is near"))
    if reasons.quiet >= 0.05:
        words.append(_tr("{0:.0f} % of it is explained by the mark").format(100 * reasons.quiet))
    if reasons.wording is not None:
        words.append(_tr("wording says {0:.0f} % abnormal").format(100 * reasons.wording))
    return " · ".join(words)


def _strongest(evidence: Evidence, box: Box, width: int, height: int) -> tuple[int, int]:
    rows, columns = evidence.raw.shape
    top = min(rows - 1, max(0, int(box.y / height * rows)))
    left = min(columns - 1, max(0, int(box.x / width * columns)))
    bottom = max(top + 1, min(rows, -(-(box.y + box.h) * rows // height)))
    right = max(left + 1, min(columns, -(-(box.x + box.w) * columns // width)))
    inside = evidence.raw[top:bottom, left:right]
    row, column = np.unravel_index(int(np.argmax(inside)), inside.shape)
    return top + int(row), left + int(column)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Reasons", text)
