"""Part patterns: which files show the same part, read from their names. Needs no PyTorch.

A pattern is a preset (see ``domain.grouping``) or a regular expression with the named groups ``part`` and, if wanted,
``view``, ``light`` and ``order`` (which divides a watched folder into lots). It must match a file's whole path within
the lot, with forward slashes and without its ending: ``(?P<part>.+)_(?P<view>top|side)`` makes one part of
``tray/0001_top.png`` and ``tray/0001_side.png``.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any

# Like re, and stops when it is told to: a pattern that tries every way through a name would hold up a lot for hours.
import regex

from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.grouping import (
    ENDINGS,
    FOLDERS,
    LONGEST_PATTERN,
    ONE_BY_ONE,
    GroupedPart,
    Grouping,
    Place,
)

SECONDS_A_NAME = 1.0  # far more than any good pattern takes, also on a busy machine
EXAMPLES = 3
_GROUPS = {"part", "view", "light", "order"}
_REMEDY = (
    f'Use "{FOLDERS}", "{ENDINGS}:top,side", or a regular expression such as (?P<part>.+)_(?P<view>top|side)'
)


class PartPattern:
    """A pattern, read and checked once; ``place`` says where a file belongs."""

    def __init__(self, text: str) -> None:
        """Raises CorrectableError on a pattern that cannot be read, saying why."""
        self.text = text.strip()
        self._preset = self.text == FOLDERS
        self._expression: Any = None
        if self.text not in (ONE_BY_ONE, FOLDERS):
            self._expression = _compiled(self.text)

    def place(self, path: str, *, seconds: float = SECONDS_A_NAME) -> Place | None:
        """Where the file at ``path`` belongs; None where the pattern does not match it.

        Raises CorrectableError on a pattern that takes longer than ``seconds`` for this name.
        """
        if self.text == ONE_BY_ONE:
            return Place(path)
        at = PurePosixPath(path)
        if self._preset:
            return Place(str(at.parent), at.stem) if len(at.parts) > 1 else None
        try:
            found = self._expression.fullmatch(str(at.with_suffix("")), timeout=seconds)
        except TimeoutError:
            raise CorrectableError(
                "the part pattern takes too long on this name",
                subject=path,
                remedy="Say more exactly what may follow what, for instance [^_]+ instead of (.+)+",
            ) from None
        if found is None:
            return None
        said = {name: value or "" for name, value in found.groupdict().items()}
        if not said["part"]:
            return None
        return Place(said["part"], said.get("view", ""), said.get("light", ""), said.get("order", ""))


def grouped(pattern: PartPattern, paths: Iterable[str], *, seconds: float = SECONDS_A_NAME) -> Grouping:
    """What the pattern makes of these files. Raises CorrectableError as ``place`` does."""
    parts: dict[str, list[tuple[str, Place]]] = {}
    alone: list[str] = []
    number = 0
    for path in paths:
        number += 1
        place = pattern.place(path, seconds=seconds)
        if place is None:
            alone.append(path)
        else:
            parts.setdefault(place.part, []).append((path, place))
    places = [place for files in parts.values() for _, place in files]
    largest = sorted(parts, key=lambda name: -len(parts[name]))[:EXAMPLES]
    return Grouping(
        files=number,
        parts=len(parts) + len(alone),
        views=tuple(sorted({place.view for place in places if place.view})),
        lights=tuple(sorted({place.light for place in places if place.light})),
        examples=tuple(GroupedPart(name, tuple(parts[name])) for name in largest),
        alone=tuple(alone),
    )


def require_a_match(pattern: PartPattern, grouping: Grouping) -> None:
    """Raises CorrectableError, naming a file, where there are files and the pattern matches none of them."""
    if grouping.files and not grouping.matched:
        raise CorrectableError(
            f"the part pattern {pattern.text} matches none of {grouping.files} file names",
            subject=grouping.alone[0],
            remedy=_REMEDY,
        )


def _compiled(text: str) -> Any:
    if len(text) > LONGEST_PATTERN:
        raise _unusable(text, f"it is longer than {LONGEST_PATTERN} characters")
    flags = 0
    expression = text
    if text == ENDINGS:
        expression = r"(?P<part>.+)_(?P<view>[^_/]+)"
    elif text.startswith(ENDINGS + ":"):
        endings = [word.strip().lstrip("_-") for word in text.removeprefix(ENDINGS + ":").split(",")]
        if not all(endings):
            raise _unusable(text, "an ending is empty")
        ways = "|".join(regex.escape(word) for word in sorted(endings, key=len, reverse=True))
        expression, flags = rf"(?P<part>.+)[_-](?P<view>{ways})", regex.IGNORECASE
    try:
        compiled = regex.compile(expression, flags)
    except (regex.error, OverflowError, RecursionError) as error:
        raise _unusable(text, str(error)) from None
    names = set(compiled.groupindex)
    if "part" not in names:
        raise _unusable(text, "it has no group named part")
    if names - _GROUPS:
        raise _unusable(
            text, f"it has a group named {min(names - _GROUPS)}; part, view, light and order are known"
        )
    return compiled


def _unusable(text: str, why: str) -> CorrectableError:
    return CorrectableError(f"the part pattern cannot be used: {why}", subject=text, remedy=_REMEDY)
