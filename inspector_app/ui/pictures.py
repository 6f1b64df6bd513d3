"""From arrays to Qt pictures: the one place where numpy meets QImage."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QImage, qRgba

ByteArray = npt.NDArray[np.uint8]


def rgb_image(pixels: ByteArray) -> QImage:
    """A picture ``uint8 [H, W, 3]`` (RGB) as a QImage with its own bytes. Raises ValueError otherwise."""
    return rgb_view(np.ascontiguousarray(pixels)).copy()


def rgb_view(pixels: ByteArray) -> QImage:
    """The same without a copy: ``uint8 [H, W, 3]``, contiguous; the caller keeps the array alive.

    Raises ValueError on another shape or on an array that is not contiguous.
    """
    if pixels.dtype != np.uint8 or pixels.ndim != 3 or pixels.shape[2] != 3:
        raise ValueError(f"expected uint8 [H, W, 3], not {pixels.dtype} {list(pixels.shape)}")
    if not pixels.flags.c_contiguous:
        raise ValueError("a view needs a contiguous array")
    height, width = pixels.shape[:2]
    return QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888)


def indexed_image(indices: ByteArray, table: ByteArray) -> QImage:
    """Indices ``uint8 [h, w]`` with colours ``uint8 [256, 4]`` (RGBA) as an 8-bit QImage that owns its bytes.

    Another table is swapped in with ``setColorTable(colour_entries(table))``, without touching the pixels.
    Raises ValueError on another shape.
    """
    if indices.dtype != np.uint8 or indices.ndim != 2:
        raise ValueError(f"expected uint8 [h, w], not {indices.dtype} {list(indices.shape)}")
    contiguous = np.ascontiguousarray(indices)
    height, width = contiguous.shape
    image = QImage(contiguous.data, width, height, width, QImage.Format.Format_Indexed8).copy()
    image.setColorTable(colour_entries(table))
    return image


def colour_entries(table: ByteArray) -> Sequence[int]:
    """A table ``uint8 [256, 4]`` (RGBA, not premultiplied) as what ``QImage.setColorTable`` takes."""
    if table.dtype != np.uint8 or table.shape != (256, 4):
        raise ValueError(f"expected uint8 [256, 4], not {table.dtype} {list(table.shape)}")
    return [qRgba(red, green, blue, alpha) for red, green, blue, alpha in table.tolist()]
