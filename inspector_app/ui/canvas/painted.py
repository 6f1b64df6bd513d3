"""Painted pixels of a picture: a mask to look at, and the same as bits, kept up stroke by stroke.

To let go of a stroke is to remember the moment. Bits of what is painted are copied in a millisecond or two where to
search and pack a mask of 8,000 × 8,000 px would hold up the window for a tenth of a second.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from inspector_app.domain.geometry import Box, Region
from inspector_app.ui.canvas.shapes import Mask, joined

NOTHING = Box(0, 0, 0, 0)
_EMPTY = np.zeros((0, 0), dtype=np.bool_)
_LINES = 64  # rows or columns that are looked through at a time


class Painted:
    """The painted pixels of a picture of ``width × height``; nothing is allocated before the first stroke."""

    def __init__(self, width: int, height: int) -> None:
        self._width, self._height = width, height
        self._mask: Mask | None = None  # [height, width]
        self._bits = np.zeros((0, 0), dtype=np.uint8)  # [height, width / 8], the leftmost px of eight first
        self._alone: tuple[Box, Mask] | None = None  # all that is painted, where that was one stroke
        self.bounds = NOTHING  # around everything that was painted since it was last cleared

    @property
    def is_there(self) -> bool:
        """Something was painted; it may have been erased since."""
        return self.bounds.area > 0

    def within(self, box: Box) -> Mask:
        """A view ``[h, w]`` of a box, not to be written."""
        if self._mask is None:
            return _EMPTY
        return self._mask[box.y : box.y + box.h, box.x : box.x + box.w]

    def holds(self, x: int, y: int) -> bool:
        """Whether this pixel is painted."""
        return self._mask is not None and self.bounds.contains(x, y) and bool(self._mask[y, x])

    def cover(self, box: Box, covered: Mask) -> None:
        """Paint the pixels of a mask ``[h, w]`` in a box that lies on the picture. Nobody may write to it later."""
        self._alone = None if self.is_there else (box, covered)
        if self._mask is None:
            self._mask = np.zeros((self._height, self._width), dtype=np.bool_)
            self._bits = np.zeros((self._height, -(-self._width // 8)), dtype=np.uint8)
        part = self.within(box)
        np.logical_or(part, covered, out=part)
        self.bounds = joined(self.bounds, box)
        self._pack(box)

    def erase(self, box: Box, covered: Mask) -> None:
        """Take the pixels of a mask away."""
        self._alone = None
        if self._mask is not None:
            part = self.within(box)
            np.greater(part, covered, out=part)  # painted and not erased
            self._pack(box)

    def clear(self) -> None:
        """Nothing is painted any more."""
        if self._mask is not None:
            self.within(self.bounds)[:] = False
            self._bits[_rows(self.bounds), _octets(self.bounds)] = 0
        self._alone, self.bounds = None, NOTHING

    def tight(self) -> Box:
        """The smallest box around what is painted now."""
        rows, octets = _rows(self.bounds), _octets(self.bounds)
        inner = tight_box(self._bits[rows, octets]) if self._mask is not None else NOTHING
        if inner.area == 0:
            return NOTHING
        y, first = self.bounds.y + inner.y, octets.start + inner.x
        ends = self._bits[y : y + inner.h, [first, first + inner.w - 1]]
        left, right = (int(octet) for octet in np.bitwise_or.reduce(ends, axis=0))
        x0 = 8 * first + (8 - left.bit_length())
        x1 = 8 * (first + inner.w) - ((right & -right).bit_length() - 1)
        return Box(x0, y, x1 - x0, inner.h)

    def region(self) -> Region | None:
        """What is painted, or None; later strokes do not change it."""
        if self._alone is not None:
            return region_of_mask(*self._alone)
        box = self.tight()
        return Region(box, self.within(box).copy()) if box.area else None

    def moment(self) -> tuple[Box, bytes]:
        """What is painted as a box and the octets of its rows: the same pixels always give the same."""
        box = self.tight()
        return box, self._bits[_rows(box), _octets(box)].tobytes()

    def restore(self, box: Box, bits: bytes) -> None:
        """Go back to a moment."""
        self.clear()
        if box.area:
            octets = _octets(box)
            rows = np.frombuffer(bits, dtype=np.uint8).reshape(box.h, octets.stop - octets.start)
            flat = np.unpackbits(rows, axis=1).view(np.bool_)
            skipped = box.x - 8 * octets.start
            self.cover(box, flat[:, skipped : skipped + box.w])

    def _pack(self, box: Box) -> None:
        assert self._mask is not None
        octets = _octets(box)
        self._bits[_rows(box), octets] = np.packbits(
            self._mask[_rows(box), 8 * octets.start : 8 * octets.stop], axis=1
        )


def region_of_mask(box: Box, mask: Mask) -> Region | None:
    """The true pixels of a mask ``[h, w]`` in a box, or None. A mask that fits is not copied."""
    inner = tight_box(mask)
    if inner.area == 0:
        return None
    part = mask[inner.y : inner.y + inner.h, inner.x : inner.x + inner.w]
    return Region(Box(box.x + inner.x, box.y + inner.y, inner.w, inner.h), np.ascontiguousarray(part))


def tight_box(cells: npt.NDArray[np.uint8] | Mask) -> Box:
    """The smallest box around the cells ``[h, w]`` that are not 0; looked for from outside, where it ends soon."""
    top, bottom = _ends(cells)
    if top == bottom:
        return NOTHING
    left, right = _ends(cells[top:bottom].T)
    return Box(left, top, right - left, bottom - top)


def _ends(lines: npt.NDArray[np.uint8] | Mask) -> tuple[int, int]:
    """The first line that is not empty and the one after the last; twice the same where all are."""
    count = lines.shape[0]
    for start in range(0, count, _LINES):
        found = np.flatnonzero(lines[start : start + _LINES].any(axis=1))
        if found.size:
            first = start + int(found[0])
            break
    else:
        return 0, 0
    for end in range(count, first, -_LINES):
        begin = max(first, end - _LINES)
        found = np.flatnonzero(lines[begin:end].any(axis=1))
        if found.size:
            return first, begin + int(found[-1]) + 1
    return first, first + 1


def _rows(box: Box) -> slice:
    return slice(box.y, box.y + box.h)


def _octets(box: Box) -> slice:
    return slice(box.x // 8, -(-(box.x + box.w) // 8))
