"""What can be written next into the filter box."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter

FIXED = (
    "verdict:flagged",
    "verdict:ok",
    "verdict:failed",
    "band:check",
    "review:none",
    "review:accept",
    "review:reject",
    "review:unsure",
    "second:",
    "score:>1.2",
    "score:0.8..1.1",
    "quiet-by:any",
    "disagree:",
    "failed:",
    "sample:",
    "unclassed:",
    "shift:early",
    "shift:late",
    "shift:night",
)


class FilterCompleter(QCompleter):
    """Completes the last term of the filter; the terms before it, and a minus in front, stay as they are."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = QStringListModel(list(FIXED), self)
        self.setModel(self._words)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self._before = ""

    def know(self, classes: Sequence[str], marks: Sequence[int]) -> None:
        """The recipe's defect classes and the numbers of its marks."""
        named = [f'class:"{name}"' if " " in name else f"class:{name}" for name in classes]
        self._words.setStringList([*FIXED, *named, *(f"quiet-by:P-{number}" for number in marks)])

    def splitPath(self, path: str) -> list[str]:
        self._before, term = before_last_term(path)
        return [term or "\n"]  # nothing begins with a new line: without a term there is nothing to propose

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return self._before + str(index.data())


def before_last_term(text: str) -> tuple[str, str]:
    """The text up to the term that is being written (a minus included), and that term.

    >>> before_last_term("bolt -ver")
    ('bolt -', 'ver')
    """
    start = len(text)
    quoted = text.count('"') % 2 == 1
    if quoted:
        start = text.rindex('"')
    while start and not text[start - 1].isspace():
        start -= 1
    if text[start : start + 1] == "-":
        start += 1
    return text[:start], text[start:]
