"""Numbers as the language of the window writes them: 1,234 and 0.83, or 1.234 and 0,83; shares with their intervals."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from inspector_app.domain.control_chart import ControlPoint
from inspector_app.domain.counting import Interval, Proportion

_FEW = 0.01  # below this share a second digit is read


def count(number: int) -> str:
    """A whole number, in groups of three."""
    locale = QLocale()
    if locale.language() == QLocale.Language.C:  # no language was installed: as the source writes it
        return f"{number:,}"
    return locale.toString(number)


def share(value: float, *, beside: float | None = None) -> str:
    """A measured share, as every place writes it: "3.4", and "0.34" of what is below 1 per cent; without the sign.

    ``beside``: the share whose digits decide, as of an interval its upper end.
    """
    few = 0 < (value if beside is None else beside) < _FEW
    return decimal(100 * value, 2 if few else 1)


def percent(value: float) -> str:
    """ "3.4 %", and "0.34 %" of what is small."""
    return f"{share(value)} %"


def between(interval: Interval) -> str:
    """ "1.2–5.6 %"."""
    return f"{share(interval.low, beside=interval.high)}–{share(interval.high)} %"


def of(counted: Proportion | ControlPoint) -> str:
    """ "8 of 236"."""
    return of_parts(counted.count, counted.of)


def of_parts(some: int, whole: int) -> str:
    """ "8 of 236"."""
    words = QCoreApplication.translate("Figures", "{0} of {1}")
    return words.format(count(some), count(whole))


def decimal(number: float, digits: int = 2) -> str:
    """A number with so many digits behind the point; what rounds to nothing has no sign."""
    locale, number = QLocale(), round(number, digits) + 0.0
    if locale.language() == QLocale.Language.C:
        return f"{number:.{digits}f}"
    return locale.toString(number, "f", digits)


def score(number: float) -> str:
    """A calibrated score. What lies below the threshold, 1, does not read as if it had reached it: 0.998 is "0.99"."""
    return decimal(min(number, 0.99) if number < 1 else number)
