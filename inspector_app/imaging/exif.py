"""Tagged directories (IFD): the body of a TIFF file, and of the EXIF block inside JPEG, PNG and WebP.

Layout after the TIFF 6.0 specification (1992) and its 64-bit extension BigTIFF.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from inspector_app.domain.errors import ImageUnreadable

ORIENTATION = 274

_SIZES = {
    1: 1,
    2: 1,
    3: 2,
    4: 4,
    5: 8,
    6: 1,
    7: 1,
    8: 2,
    9: 4,
    10: 8,
    11: 4,
    12: 8,
    13: 4,
    16: 8,
    17: 8,
    18: 8,
}
_LETTERS = {1: "B", 3: "H", 4: "I", 13: "I", 16: "Q", 18: "Q"}


@dataclass(frozen=True, slots=True)
class Field:
    """One entry: its type, the number of values, and the byte at which they begin."""

    kind: int
    count: int
    at: int

    @property
    def size(self) -> int:
        """Bytes that the values take; 0 for a type that the specification does not know."""
        return _SIZES.get(self.kind, 0) * self.count


@dataclass(frozen=True, slots=True)
class Directory:
    """The first directory of a file: entries by tag, read in the file's byte order."""

    data: memoryview
    order: str
    fields: dict[int, Field]

    def numbers(self, tag: int) -> tuple[int, ...]:
        """Values of an integer tag, empty where it is missing. Raises ImageUnreadable if they lie outside."""
        field = self.fields.get(tag)
        if field is None or field.kind not in _LETTERS:
            return ()
        return unpack(f"{self.order}{field.count}{_LETTERS[field.kind]}", self.data, field.at)

    def number(self, tag: int, default: int) -> int:
        """First value of an integer tag."""
        values = self.numbers(tag)
        return values[0] if values else default


def unpack(layout: str, data: memoryview, at: int) -> tuple[int, ...]:
    """``struct.unpack_from`` that raises ImageUnreadable where the file ends too early."""
    try:
        return struct.unpack_from(layout, data, at)
    except (struct.error, OverflowError) as error:
        raise cut_short() from error


def cut_short() -> ImageUnreadable:
    """The error of a file whose end is missing."""
    return ImageUnreadable("the file is cut short or damaged", remedy="Copy or record the image again")


def read_directory(data: memoryview) -> Directory:
    """First directory of a TIFF, BigTIFF or EXIF block. Raises ImageUnreadable if it is damaged."""
    order = {b"II": "<", b"MM": ">"}.get(bytes(data[:2]))
    if order is None:
        raise cut_short()
    big = unpack(f"{order}H", data, 2)[0] == 43
    (at,) = unpack(f"{order}Q", data, 8) if big else unpack(f"{order}I", data, 4)
    (count,) = unpack(f"{order}Q" if big else f"{order}H", data, at)
    at += 8 if big else 2
    step, inline, layout = (20, 8, f"{order}HHQ") if big else (12, 4, f"{order}HHI")
    if at + count * step + inline > len(data):  # the address of the next directory stands behind the entries
        raise cut_short()
    fields: dict[int, Field] = {}
    for entry in range(at, at + count * step, step):
        tag, kind, values = unpack(layout, data, entry)
        place = entry + step - inline
        if _SIZES.get(kind, 0) * values > inline:
            (place,) = unpack(f"{order}Q" if big else f"{order}I", data, place)
        fields.setdefault(tag, Field(kind, values, place))
    return Directory(data, order, fields)


def exif_orientation(block: memoryview) -> int:
    """Orientation 1..8 of an EXIF block; 1 where it says nothing that can be read.

    A damaged EXIF block does not make a picture unreadable, therefore it is no error.
    """
    if bytes(block[:6]) == b"Exif\0\0":
        block = block[6:]
    try:
        value = read_directory(block).number(ORIENTATION, 1)
    except ImageUnreadable:
        return 1
    return value if 1 <= value <= 8 else 1


def oriented(pixels: npt.NDArray[np.generic], orientation: int) -> npt.NDArray[np.generic]:
    """Pixels ``[H, W, C]`` as they are to be looked at; EXIF 2.3, tag 274. 5 to 8 swap height and width."""
    if orientation >= 5:
        pixels = pixels.swapaxes(0, 1)
    if orientation in (3, 4, 7, 8):
        pixels = pixels[::-1]
    if orientation in (2, 3, 6, 7):
        pixels = pixels[:, ::-1]
    return pixels
