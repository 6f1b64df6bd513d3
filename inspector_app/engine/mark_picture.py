"""The picture of a mark as bytes: raw pixels, so that a file from elsewhere reaches no decoder of pictures."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from inspector_app.domain.errors import StorageFault
from inspector_app.engine.packing import pack, unpack

LARGEST = 1024  # px a side
_KIND = "mark picture"


def picture_to_bytes(pixels: npt.NDArray[np.uint8]) -> bytes:
    """uint8 RGB ``[h, w, 3]`` as one byte string."""
    return pack(_KIND, {"pixels": pixels}, {})


def picture_from_bytes(data: bytes, *, subject: str = "") -> npt.NDArray[np.uint8]:
    """The inverse. Raises StorageFault where the bytes are damaged or no picture of that size."""
    arrays, _ = unpack(_KIND, data, subject=subject)
    pixels = arrays.get("pixels")
    if (
        pixels is None
        or pixels.dtype != np.uint8
        or pixels.ndim != 3
        or pixels.shape[2] != 3
        or not 0 < min(pixels.shape[:2]) <= max(pixels.shape[:2]) <= LARGEST
    ):
        raise StorageFault(
            "the picture of a mark is damaged", subject=subject, remedy="Export the marks once more"
        )
    return pixels
