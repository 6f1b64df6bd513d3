"""Small pictures for the gallery and the reports, and the encoders for them."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from inspector_app.domain.errors import InternalError
from inspector_app.imaging.decode import decode_bytes
from inspector_app.imaging.limits import DecodeLimits

SIDE = 192

_LIMITS = DecodeLimits(min_side=1)


def thumbnail(pixels: npt.NDArray[np.uint8], side: int = SIDE) -> npt.NDArray[np.uint8]:
    """``[H, W, 3]`` with the longer side at most ``side`` px; aspect kept, small ones left as they are."""
    height, width = pixels.shape[:2]
    if max(height, width) <= side:
        return pixels.copy()
    scale = side / max(height, width)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def encode_jpeg(pixels: npt.NDArray[np.uint8], quality: int = 88) -> bytes:
    """JPEG of RGB ``[h, w, 3]``."""
    return _encode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, quality])


def encode_png(pixels: npt.NDArray[np.uint8]) -> bytes:
    """PNG of RGB ``[h, w, 3]``, RGBA ``[h, w, 4]`` or grey ``[h, w]``, lossless."""
    return _encode(".png", pixels, [])


def decode_thumbnail(data: bytes) -> npt.NDArray[np.uint8]:
    """RGB ``[h, w, 3]`` of an encoded thumbnail. Raises ImageUnreadable if it is damaged."""
    return decode_bytes(data, "thumbnail", _LIMITS).pixels


def _encode(suffix: str, pixels: npt.NDArray[np.uint8], options: list[int]) -> bytes:
    if pixels.ndim == 3:
        pixels = pixels[..., [2, 1, 0, 3][: pixels.shape[2]]]
    try:
        done, encoded = cv2.imencode(suffix, np.ascontiguousarray(pixels), options)
    except cv2.error as error:
        raise InternalError(f"a picture of shape {pixels.shape} could not be encoded as {suffix}") from error
    if not done:
        raise InternalError(f"a picture of shape {pixels.shape} could not be encoded as {suffix}")
    return encoded.tobytes()
