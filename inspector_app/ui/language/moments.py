"""Days and times as the language of the window writes them: 23 Nov 14:02, or 23. Nov 14:02."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale


def moment(seconds: float) -> str:
    """ "23 Nov 2026 14:02"."""
    return _written(seconds, QCoreApplication.translate("Moments", "d MMM yyyy HH:mm"))


def lately(seconds: float) -> str:
    """ "23 Nov 14:02", of what is not long ago."""
    return _written(seconds, QCoreApplication.translate("Moments", "d MMM HH:mm"))


def to_the_second(seconds: float) -> str:
    """ "23 Nov 2026 14:02:31"."""
    return _written(seconds, QCoreApplication.translate("Moments", "d MMM yyyy HH:mm:ss"))


def _written(seconds: float, form: str) -> str:
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(seconds)), form)
