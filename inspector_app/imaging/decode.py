"""The only reader of pixels: from the bytes of a file to RGB, the same for screen, engine and reports.

Rules, one for every format: orientation is applied; palettes are resolved; alpha is ignored (the stored
colour counts, also where it is transparent); grey becomes three equal channels; the first page or frame is
taken; 16 bits are scaled by the window that the caller gives, never by what the picture happens to contain.
"""

from __future__ import annotations

import contextlib
import hashlib
import stat
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from inspector_app.domain.errors import ImageUnreadable
from inspector_app.imaging.exif import oriented
from inspector_app.imaging.headers import FORMAT_BYTES, Header, demand_format, read_header, require_complete
from inspector_app.imaging.limits import (
    LARGE,
    DecodeLimits,
    reduced,
    require_memory,
    require_plausible,
    require_size,
)
from inspector_app.imaging.tiff import without_alpha

Pixels = npt.NDArray[np.uint8]
Values = npt.NDArray[np.uint8] | npt.NDArray[np.uint16]

IMAGE_SUFFIXES = frozenset(
    {".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".bmp", ".dib", ".tif", ".tiff", ".webp"}
)
OTHER_SUFFIXES = frozenset(  # of pictures, too, that nobody here reads
    {".gif", ".heic", ".heif", ".avif", ".jp2", ".j2k", ".jxl", ".pgm", ".ppm", ".pnm", ".tga"}
    | {".dng", ".cr2", ".cr3", ".nef", ".arw", ".orf", ".rw2", ".raw"}
)
FULL_RANGE = (0, 65_535)

_FLAGS = cv2.IMREAD_ANYDEPTH | cv2.IMREAD_IGNORE_ORIENTATION
_JPEG_MIDDLE = 127
_REDUCED = {
    8: (cv2.IMREAD_REDUCED_GRAYSCALE_8, cv2.IMREAD_REDUCED_COLOR_8),
    4: (cv2.IMREAD_REDUCED_GRAYSCALE_4, cv2.IMREAD_REDUCED_COLOR_4),
    2: (cv2.IMREAD_REDUCED_GRAYSCALE_2, cv2.IMREAD_REDUCED_COLOR_2),
}
_STRIP = 4_000_000  # values that are converted at a time, so that no second picture lies beside the first
# The memory is the process's, so its gate is too: two large pictures at once would each count on the same room.
_ONE_LARGE = threading.Lock()

# A damaged file is told once, as an ImageUnreadable; the decoder would print its own lines beside it.
cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)


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


def is_other_picture_name(name: str) -> bool:
    """Whether a file of this name is a picture in a format that is not read."""
    return PurePath(name).suffix.lower() in OTHER_SUFFIXES


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
    header, stored = _decode_stored(data, subject, limits or DecodeLimits(), as_rgb=True)
    pixels = _windowed(stored, low, high) if header.bits == 16 else stored
    del stored  # of a large picture there is no room for both
    if pixels.ndim == 2:
        pixels = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_GRAY2RGB))
    return DecodedImage(
        np.asarray(pixels, dtype=np.uint8),
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
    header, values = _decode_stored(data, str(path), limits)
    return StoredImage(values, hashlib.sha256(data).hexdigest(), header.bits)


_SAMPLED = 4  # every fourth row and column says what a picture holds
_ENDS = 0.002  # of the pixels, darkest and brightest, that may be lost


def decode_small(
    path: Path, side: int, limits: DecodeLimits | None = None, *, window: tuple[int, int] | None = None
) -> Pixels:
    """RGB ``[h, w, 3]`` for a small picture whose longer side has ``side`` px: at least twice that where it can.

    A JPEG is decoded at an eighth to a half of its size, which takes a fraction of the time and of the memory; other
    files have no such shortcut and come whole. 16 bits without a window are spread over what the picture holds: it is
    there to be known again, and a camera of 12 bits would fill a black list. Raises ImageUnreadable.
    """
    limits = limits or DecodeLimits()
    data = _read(path, limits)
    try:
        header = read_header(data)
    except ImageUnreadable as error:
        raise ImageUnreadable(error.what, subject=str(path), remedy=error.remedy) from error
    longest = max(header.width, header.height)
    divisor = next((d for d in _REDUCED if longest >= 2 * d * side), 1)
    if header.bits == 16 and window is None:
        _, deep = _decode_stored(data, str(path), limits, as_rgb=True)
        low, high = np.quantile(deep[::_SAMPLED, ::_SAMPLED], (_ENDS, 1 - _ENDS)).round().astype(int).tolist()
        spread = _windowed(deep, low, max(high, low + 1))
        return np.asarray(cv2.cvtColor(spread, cv2.COLOR_GRAY2RGB) if spread.ndim == 2 else spread)
    if header.format != "JPEG" or divisor == 1:
        return decode_bytes(data, str(path), limits, window=window).pixels
    _, stored = _decode_stored(data, str(path), limits, divisor=divisor)
    return np.asarray(
        cv2.cvtColor(stored, cv2.COLOR_GRAY2RGB) if stored.ndim == 2 else stored, dtype=np.uint8
    )


def read_mask(path: Path) -> npt.NDArray[np.bool_]:
    """Mask ``[H, W]`` of a file: true where any channel is above 0 (JPEG: above 127, for its noise).

    Raises ImageUnreadable.
    """
    header, stored = _decode_stored(_read(path, _MASK_LIMITS), str(path), _MASK_LIMITS)
    highest = stored if stored.ndim == 2 else stored.max(axis=2)
    return np.asarray(highest > (_JPEG_MIDDLE if header.format == "JPEG" else 0))


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
            demand_format(file.read(FORMAT_BYTES))  # what is no picture is not read as a whole
            file.seek(0)
            return file.read(kind.st_size)  # not the limit: that much would be reserved for every file
    except ImageUnreadable as error:
        raise ImageUnreadable(error.what, subject=str(path), remedy=error.remedy) from error
    except MemoryError as error:
        raise ImageUnreadable(
            "the file is too large for the memory that is free",
            subject=str(path),
            remedy="Close other programs and try again, or crop the picture to the part",
        ) from error
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


def _decode_stored(
    data: bytes, subject: str, limits: DecodeLimits, *, as_rgb: bool = False, divisor: int = 1
) -> tuple[Header, npt.NDArray[Any]]:
    """Header and pixels at the depth of the file, grey ``[H, W]`` or RGB ``[H, W, 3]``. Raises ImageUnreadable.

    ``as_rgb``: 8-bit colour will be made of them, for which there has to be room too. ``divisor``: of the size of a
    JPEG, 1, 2, 4 or 8.
    """
    try:
        header = read_header(data)
        require_size(header, limits)
        require_complete(data, header)
        require_plausible(header, len(data))
        taken = reduced(header, divisor)
        with _turn(taken):
            require_memory(taken, as_rgb=as_rgb)
            return header, _decode_pixels(data, taken, divisor)
    except ImageUnreadable as error:
        raise ImageUnreadable(error.what, subject=subject, remedy=error.remedy) from error


@contextlib.contextmanager
def _turn(header: Header) -> Iterator[None]:
    """Large pictures wait for each other."""
    with _ONE_LARGE if header.width * header.height >= LARGE else contextlib.nullcontext():
        yield


def _decode_pixels(data: bytes, header: Header, divisor: int) -> npt.NDArray[Any]:
    if header.format == "TIFF":
        data = without_alpha(data)
    grey = header.channels == 1
    whole = cv2.IMREAD_GRAYSCALE, cv2.IMREAD_COLOR
    flags = _FLAGS | _REDUCED.get(divisor, whole)[0 if grey else 1]
    try:
        stored = cv2.imdecode(np.frombuffer(data, np.uint8), flags)
        if stored is None:
            raise _undecodable(header)
        # The decoder itself turns TIFF pages, whatever the flags say; for the others it is done here.
        turned = np.ascontiguousarray(
            stored if header.format == "TIFF" else oriented(stored, header.orientation)
        )
        del stored
    except (cv2.error, MemoryError) as error:
        raise _undecodable(header) from error
    expected = (header.height, header.width) if grey else (header.height, header.width, 3)
    if turned.shape != expected or turned.dtype != (np.uint16 if header.bits == 16 else np.uint8):
        raise _undecodable(header)
    if not grey:
        for strip in _strips(turned):
            strip[:] = cv2.cvtColor(strip, cv2.COLOR_BGR2RGB)
    return turned


def _strips(pixels: npt.NDArray[Any]) -> Iterator[npt.NDArray[Any]]:
    """Views of some rows after the other."""
    rows = max(1, _STRIP // (pixels.size // pixels.shape[0]))
    for top in range(0, pixels.shape[0], rows):
        yield pixels[top : top + rows]


def _undecodable(header: Header) -> ImageUnreadable:
    return ImageUnreadable(
        f"the {header.format} file of {header.width}×{header.height} px is damaged or does not fit in memory",
        remedy="Save the image again, for instance as PNG",
    )


def _windowed(stored: npt.NDArray[Any], low: int, high: int) -> Pixels:
    """16-bit values to 0..255 through a table: ``low`` and below become 0, ``high`` and above 255."""
    table = np.clip((np.arange(65_536) - low) * (255.0 / (high - low)), 0.0, 255.0).round().astype(np.uint8)
    seen = np.empty(stored.shape, dtype=np.uint8)
    for values, into in zip(
        _strips(stored), _strips(seen), strict=True
    ):  # an index takes eight bytes a value
        into[:] = table[values]
    return seen
