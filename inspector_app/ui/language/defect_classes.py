"""The defect classes that the program brings, in the language of the window; those that people named stay theirs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from inspector_app.domain.recipe import BUILT_IN_CLASSES
from inspector_app.ui.language.marked import QT_TRANSLATE_NOOP

_WORDS = (
    QT_TRANSLATE_NOOP("DefectClasses", "scratch"),
    QT_TRANSLATE_NOOP("DefectClasses", "dent"),
    QT_TRANSLATE_NOOP("DefectClasses", "missing"),
    QT_TRANSLATE_NOOP("DefectClasses", "stain"),
    QT_TRANSLATE_NOOP("DefectClasses", "other"),
)


def class_word(name: str) -> str:
    """How a class reads; what is stored, filtered by and exported keeps its own name."""
    return QCoreApplication.translate("DefectClasses", name) if name in BUILT_IN_CLASSES else name


def class_name(word: str) -> str:
    """The stored name of a class that was read: the built-in one where the word is its translation."""
    return next((name for name in BUILT_IN_CLASSES if class_word(name) == word), word)
