"""Where the places of a divided list lie in a grid: every group begins on a line of its own."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt


class Sections:
    """Groups of ``count`` places from ``starts`` on, in ``columns`` columns; without groups it is one run.

    Looking one place up costs a binary search, so that 100,000 groups are no more work than one.
    """

    def __init__(self, places: int, columns: int, starts: npt.NDArray[np.int64] | None = None) -> None:
        self.columns = columns
        self._starts = np.zeros(1, np.int64) if starts is None or len(starts) == 0 else starts
        self.grouped = starts is not None and len(starts) > 0
        self._counts = np.diff(np.append(self._starts, places))
        lines = -(-self._counts // columns)
        self._lines = np.concatenate([[0], np.cumsum(lines)])  # line on which each group begins, and the end

    @property
    def lines(self) -> int:
        """Lines of the grid."""
        return int(self._lines[-1])

    def group_at(self, line: int) -> int:
        """The group that has this line."""
        return int(np.searchsorted(self._lines, line, side="right")) - 1

    def begins(self, line: int) -> int | None:
        """The group that begins on this line, if one does."""
        if not self.grouped or not 0 <= line < self.lines:
            return None
        group = self.group_at(line)
        return group if int(self._lines[group]) == line else None

    def first_lines(self) -> list[int]:
        """The lines on which groups begin."""
        return [int(line) for line in self._lines[:-1]]

    def size(self, group: int) -> int:
        """How many places a group has."""
        return int(self._counts[group])

    def place(self, line: int, column: int) -> int:
        """The place in a cell, or -1 where the cell is empty."""
        if not 0 <= line < self.lines:
            return -1
        group = self.group_at(line)
        within = (line - int(self._lines[group])) * self.columns + column
        return int(self._starts[group]) + within if within < self._counts[group] else -1

    def cell(self, place: int) -> tuple[int, int]:
        """Line and column of a place."""
        group = int(np.searchsorted(self._starts, place, side="right")) - 1
        within = place - int(self._starts[group])
        return int(self._lines[group]) + within // self.columns, within % self.columns

    def span(self, first_line: int, last_line: int) -> tuple[int, int]:
        """First and last place on these lines."""
        first = self.place(first_line, 0)
        group = self.group_at(last_line)
        end = int(self._starts[group] + self._counts[group])
        within = (last_line + 1 - int(self._lines[group])) * self.columns
        return first, min(end, int(self._starts[group]) + within) - 1


def group_height(sections: Sections, plain: int, band: int) -> tuple[int, dict[int, int]]:
    """Height of every line, and of those that are higher because a group begins there.

    Few groups make their first lines higher. Many, which hardly have two lines each, make every line higher: a table
    that has been told 50,000 heights one by one takes seconds.
    """
    if not sections.grouped:
        return plain, {}
    first = sections.first_lines()
    if len(first) > _FEW:
        return plain + band, {}
    return plain, dict.fromkeys(first, plain + band)


_FEW = 200
