"""Texts in tables: marked for translation where they stand, translated where they are shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6 import QtCore

# Under its own name, so that lupdate finds the texts; the stub of Qt says that it gives an object.
QT_TRANSLATE_NOOP = cast("Callable[[str, str], str]", QtCore.QT_TRANSLATE_NOOP)
