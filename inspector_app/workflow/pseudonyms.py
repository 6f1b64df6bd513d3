"""Other names for names: the same text has the same one throughout, and nothing of the text is in it."""

from __future__ import annotations

from collections import Counter


class Pseudonyms:
    """``part-0001`` for the first part that is asked for, and so on. ``keep``: give the names themselves."""

    def __init__(self, *, keep: bool = False) -> None:
        self._keep = keep
        self._given: dict[str, str] = {}
        self._numbers: Counter[str] = Counter()

    def of(self, kind: str, text: str) -> str:
        """The other name; what is known under another kind keeps that one. "" stays ""."""
        if self._keep or not text:
            return text
        if text not in self._given:
            self._numbers[kind] += 1
            self._given[text] = f"{kind}-{self._numbers[kind]:04d}"
        return self._given[text]

    def known(self, text: str) -> str | None:
        """What was given to this text, None where nobody asked yet."""
        return text if self._keep else self._given.get(text)

    def counts(self) -> dict[str, int]:
        """How many of each kind were given."""
        return dict(self._numbers)
