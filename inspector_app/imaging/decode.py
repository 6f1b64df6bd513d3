"""The only reader of pixels: from the bytes of a file to RGB, the same for screen, engine and reports.

Rules, one for every format: orientation is applied; palettes are resolved; alpha is ignored (the stored
colour counts, also where it is transparent); grey becomes three equal channels; the first page or frame is
taken; 16 bits are scaled by the window that the caller gives, never by what the picture happens to contain.
"""

from __future__ import annotations

import hashlib
import stat
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from inspector_app.domain.errors import ImageUnreadable
from inspector_app.imaging.exif import oriented
from inspector_app.imaging.headers import Header, read_header, require_complete
from inspector_app.imaging.tiff import without_alpha

Pixels = npt.NDArray[np.uint8]
Values = npt.NDArray[np.uint8] | npt.NDArray[np.uint16]

IMAGE_SUFFIXES = frozenset(
    {".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".bmp", ".dib", ".tif", ".tiff", ".webp"}
)
FULL_RANGE = (0, 65_535)

_FLAGS = cv2.IMREAD_COLOR | cv2.IMREAD_ANYDEPTH | cv2.IMREAD_IGNORE_ORIENTATION
_JPEG_MIDDLE = 127

# A damaged file is told once, as an ImageUnreadable; the decoder would print its own lines beside it.
cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)


@dataclass(frozen=True, slots=True)
class DecodeLimits:
    """What is refused before a pixel is allocated; bounds are inclusive. Sides in px, bytes of the file."""

    max_side: int = 20_000
    max_pixels: int = 200_000_000
    max_bytes: int = 512 * 1024 * 1024
    min_side: int = 8


_MASK_LIMITS = DecodeLimits(min_side=1)


@dataclass(frozen=True, slots=True, eq=False)
class DecodedImage:
    """Contiguous RGB ``pixels [height, width, 3]``; hash, depth and channels of the file."""

    pixels: Pixels
    sha256: str
    bits: int
    channels: int
    width: int
    height: int


@dataclass(frozen=True, slots=True, eq=False)
class StoredImage:
    """Contiguous ``values`` at the depth of the file: ``[height, width]`` for grey ones, else RGB ``[.., .., 3]``."""

    values: Values
    sha256: str
    bits: int


def is_image_name(name: str) -> bool:
    """Whether a file of this name is taken for an image; macOS's ``._`` companions are none."""
    return PurePath(name).suffix.lower() in IMAGE_SUFFIXES and not PurePath(name).name.startswith("._")


def decode(
    path: Path, limits: DecodeLimits | None = None, *, window: tuple[int, int] | None = None
) -> DecodedImage:
    """Read a file once, hash it and decode it. Raises ImageUnreadable, which names the file and the remedy.

    ``window`` = (low, high) maps 16-bit values to 0..255, the full range by default; 8-bit files ignore it.
    """
    limits = limits or DecodeLimits()
    return decode_bytes(_read(path, limits), str(path), limits, window=window)


def decode_bytes(
    data: bytes,
    subject: str = "",
    limits: DecodeLimits | None = None,
    *,
    window: tuple[int, int] | None = None,
) -> DecodedImage:
    """Like ``decode`` for the bytes of a file; ``subject`` names them in errors."""
    low, high = window or FULL_RANGE
    if not 0 <= low < high <= 65_535:
        raise ValueError(f"window {window} does not lie within 0..65535")
    header, stored = _decode_stored(data, subject, limits or DecodeLimits())
    pixels = stored
    if header.bits == 16:
        pixels = _windowed(stored[..., :1] if header.channels == 1 else stored, low, high)
    to_rgb = cv2.COLOR_GRAY2RGB if pixels.shape[2] == 1 else cv2.COLOR_BGR2RGB
    return DecodedImage(
        np.asarray(cv2.cvtColor(pixels, to_rgb), dtype=np.uint8),
        hashlib.sha256(data).hexdigest(),
        header.bits,
        header.channels,
        header.width,
        header.height,
    )


def decode_values(path: Path, limits: DecodeLimits | None = None) -> StoredImage:
    """Read and hash a file once and decode it without any window: what a person looks at. Raises ImageUnreadable.

    A grey picture has one channel here, a third of the memory.
    """
    limits = limits or DecodeLimits()
    data = _read(path, limits)
    header, stored = _decode_stored(data, str(path), limits)
    if header.channels == 1:
        values = np.ascontiguousarray(stored[..., 0])
    else:
        values = np.asarray(cv2.cvtColor(stored, cv2.COLOR_BGR2RGB))
    return StoredImage(values, hashlib.sha256(data).hexdigest(), header.bits)


def read_mask(path: Path) -> npt.NDArray[np.bool_]:
    """Mask ``[H, W]`` of a file: true where any channel is above 0 (JPEG: above 127, for its noise).

    Raises ImageUnreadable.
    """
    header, stored = _decode_stored(_read(path, _MASK_LIMITS), str(path), _MASK_LIMITS)
    return np.asarray(stored.max(axis=2) > (_JPEG_MIDDLE if header.format == "JPEG" else 0))


def _read(path: Path, limits: DecodeLimits) -> bytes:
    """Bytes of a regular file of at most ``max_bytes``. Raises ImageUnreadable."""
    try:
        kind = path.stat()
        if stat.S_ISDIR(kind.st_mode):
            raise ImageUnreadable(
                "this is a folder, not an image", subject=str(path), remedy="Open it as a lot"
            )
        if not stat.S_ISREG(kind.st_mode):  # a pipe or device would never end
            raise ImageUnreadable("this is not a regular file", subject=str(path), remedy="Remove it")
        if kind.st_size > limits.max_bytes:
            raise ImageUnreadable(
                f"the file is too large ({kind.st_size:,} bytes, at most {limits.max_bytes:,})",
                subject=str(path),
                remedy="Save it with compression, or crop it to the part",
            )
        with path.open("rb") as file:
            return file.read(limits.max_bytes)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ImageUnreadable(
            "the file is no longer there", subject=str(path), remedy="Put it back and inspect again"
        ) from error
    except PermissionError as error:
        raise ImageUnreadable(
            "there is no permission to read the file", subject=str(path), remedy="Allow this user to read it"
        ) from error
    except OSError as error:
        raise ImageUnreadable(
            f"the file cannot be read ({error.strerror or error})",
            subject=str(path),
            remedy="Check the drive or the network connection, then inspect again",
        ) from error
    except ValueError as error:  # a null byte or a lone surrogate in the name
        raise ImageUnreadable(
            "the system cannot open a file of this name", subject=repr(str(path)), remedy="Rename it"
        ) from error


def _decode_stored(data: bytes, subject: str, limits: DecodeLimits) -> tuple[Header, npt.NDArray[Any]]:
    """Header and BGR pixels ``[H, W, 3]`` at the depth of the file. Raises ImageUnreadable."""
    try:
        header = read_header(data)
        _require_size(header, limits)
        require_complete(data, header)
        return header, _decode_pixels(data, header)
    except ImageUnreadable as error:
        raise ImageUnreadable(error.what, subject=subject, remedy=error.remedy) from error


def _require_size(header: Header, limits: DecodeLimits) -> None:
    size = f"{header.width}×{header.height} px"
    if min(header.width, header.height) < limits.min_side:
        raise ImageUnreadable(
            f"too small to inspect ({size}, needs at least {limits.min_side}×{limits.min_side})",
            remedy="Check that the file is the picture of a part",
        )
    if max(header.width, header.height) > limits.max_side:
        raise ImageUnreadable(
            f"too large to inspect ({size}, at most {limits.max_side} px a side)",
            remedy="Crop the picture to the part, or split it",
        )
    if header.width * header.height > limits.max_pixels:
        raise ImageUnreadable(
            f"too large to inspect ({size}, at most {limits.max_pixels / 1e6:.0f} million px)",
            remedy="Crop the picture to the part, or split it",
        )


def _decode_pixels(data: bytes, header: Header) -> npt.NDArray[Any]:
    if header.format == "TIFF":
        data = without_alpha(data)
    try:
        stored = cv2.imdecode(np.frombuffer(data, np.uint8), _FLAGS)
    except (cv2.error, MemoryError) as error:
        raise _undecodable(header) from error
    if stored is None:
        raise _undecodable(header)
    # The decoder itself turns TIFF pages, whatever the flags say; for the others it is done here.
    turned = stored if header.format == "TIFF" else oriented(stored, header.orientation)
    expected = (header.height, header.width, 3)
    if turned.shape != expected or turned.dtype != (np.uint16 if header.bits == 16 else np.uint8):
        raise _undecodable(header)
    return np.ascontiguousarray(turned)


def _undecodable(header: Header) -> ImageUnreadable:
    return ImageUnreadable(
        f"the {header.format} file of {header.width}×{header.height} px is damaged or does not fit in memory",
        remedy="Save the image again, for instance as PNG",
    )


def _windowed(stored: npt.NDArray[Any], low: int, high: int) -> Pixels:
    """16-bit values to 0..255 through a table: ``low`` and below become 0, ``high`` and above 255."""
    table = np.clip((np.arange(65_536) - low) * (255.0 / (high - low)), 0.0, 255.0).round()
    return np.asarray(np.take(table.astype(np.uint8), stored), dtype=np.uint8)
