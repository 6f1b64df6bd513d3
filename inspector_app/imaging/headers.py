"""What an image file says of itself, read without decoding a pixel: size, depth, orientation, completeness.

Decoders allocate what a header asks for, and some return a half-grey picture for half a file. Both are
decided here, from the bytes alone. Formats: PNG, JPEG, BMP, TIFF (first page) and WebP (first frame).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from inspector_app.domain.errors import ImageUnreadable
from inspector_app.imaging import tiff
from inspector_app.imaging.exif import cut_short, exif_orientation, unpack

ImageFormat = Literal["PNG", "JPEG", "BMP", "TIFF", "WebP"]

FORMAT_BYTES = 12  # by which kinds of files are told apart

_PNG_CHANNELS = {0: 1, 2: 3, 3: 3, 4: 2, 6: 4}
# Deflate cannot pack more than 1032 bytes into one: a PNG with less data than that cannot fill its frame.
_DEFLATE_LIMIT = 1040
# Any byte but 0 (a stuffed FF), FF (fill) and D0..D7 (restart) after FF ends a stretch of entropy-coded data.
_JPEG_MARKER = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_JPEG_STRETCH = 2**20
# Every scan costs a pass over the whole picture; no encoder writes that many, a bomb does.
_JPEG_SCANS = 200


@dataclass(frozen=True, slots=True)
class Header:
    """Size in pixels of the frame as it is shown (orientation applied), depth and channels of the file.

    ``progressive``: a JPEG in several scans, of which a decoder keeps everything until the last one is read.
    """

    format: ImageFormat
    width: int
    height: int
    bits: int
    channels: int
    orientation: int = 1
    progressive: bool = False


def read_header(data: bytes | memoryview) -> Header:
    """Header of an image file's bytes. Raises ImageUnreadable for other files and unsupported kinds."""
    view = memoryview(data)
    file_format = demand_format(view)
    if file_format == "PNG":
        header = _png_header(view)
    elif file_format == "JPEG":
        header = _jpeg_header(view)
    elif file_format == "BMP":
        header = _bmp_header(view)
    elif file_format == "TIFF":
        facts = tiff.read_facts(view)
        channels = 3 if facts.palette else facts.samples
        header = _framed("TIFF", facts.width, facts.height, facts.bits, channels, facts.orientation)
    else:
        header = _webp_header(view)
    if header.width < 1 or header.height < 1:
        raise cut_short()
    return header


def require_complete(data: bytes | memoryview, header: Header) -> None:
    """Pass if the file holds all of its picture. Raises ImageUnreadable where it was cut off or damaged."""
    view = memoryview(data)
    if header.format == "PNG":
        _require_png(view)
    elif header.format == "JPEG":
        _require_jpeg(view)
    elif header.format == "BMP":
        _require_bmp(view)
    elif header.format == "TIFF":
        tiff.require_complete(view)
    else:
        _require_webp(view)


def demand_format(data: bytes | memoryview) -> ImageFormat:
    """What a file says it is in its first ``FORMAT_BYTES``. Raises ImageUnreadable for any other kind."""
    start = bytes(data[:FORMAT_BYTES])
    if not start:
        raise ImageUnreadable("the file is empty (0 bytes)", remedy="Copy or record the image again")
    if start.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if start.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if start.startswith(b"BM"):
        return "BMP"
    if start.startswith((b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")):
        return "TIFF"
    if start.startswith(b"RIFF") and start[8:] == b"WEBP":
        return "WebP"
    raise ImageUnreadable(
        "the file is not a PNG, JPEG, BMP, TIFF or WebP image",
        remedy="Save the image in one of these formats, or remove the file from the folder",
    )


def _framed(kind: ImageFormat, width: int, height: int, bits: int, channels: int, orientation: int) -> Header:
    if orientation >= 5:
        width, height = height, width
    return Header(kind, width, height, bits, channels, orientation)


# PNG: signature, then chunks of length, name, body and CRC (ISO/IEC 15948).


def _png_chunks(view: memoryview) -> Iterator[tuple[bytes, memoryview, int]]:
    """Name, body and offset of each whole chunk, up to IEND or the end of the bytes."""
    at = 8
    while at + 12 <= len(view):
        (length,) = unpack(">I", view, at)
        if at + 12 + length > len(view):
            return
        name = bytes(view[at + 4 : at + 8])
        yield name, view[at + 8 : at + 8 + length], at
        if name == b"IEND":
            return
        at += 12 + length


def _png_header(view: memoryview) -> Header:
    if bytes(view[12:16]) != b"IHDR":
        raise cut_short()
    width, height, bits, colour = unpack(">IIBB", view, 16)
    if colour not in _PNG_CHANNELS or bits not in (1, 2, 4, 8, 16):
        raise cut_short()
    blocks = [body for name, body, _ in _png_chunks(view) if name == b"eXIf"]
    orientation = exif_orientation(blocks[0]) if blocks else 1
    return _framed("PNG", width, height, 16 if bits == 16 else 8, _PNG_CHANNELS[colour], orientation)


def _require_png(view: memoryview) -> None:
    packed, name = 0, b""
    for name, body, at in _png_chunks(view):
        (stated,) = unpack(">I", view, at + 8 + len(body))
        if zlib.crc32(view[at + 4 : at + 8 + len(body)]) != stated:
            raise cut_short()
        if name == b"IDAT":
            packed += len(body)
    width, height, bits, colour = unpack(">IIBB", view, 16)
    samples = 1 if colour == 3 else _PNG_CHANNELS[colour]
    if name != b"IEND" or packed * _DEFLATE_LIMIT < height * (width * bits * samples // 8):
        raise cut_short()


# JPEG: segments that begin with a marker, entropy-coded data between them (ITU-T T.81).


def _jpeg_segments(view: memoryview) -> Iterator[tuple[int, memoryview]]:
    """Marker and body of each segment up to the end-of-image marker; entropy-coded data is skipped."""
    at = 2
    while found := _next_marker(view, at):
        marker, at = view[found.start() + 1], found.end()
        if marker in (0x01, 0xD8):
            continue
        if marker == 0xD9:
            return
        (length,) = unpack(">H", view, at)
        if length < 2 or at + length > len(view):
            raise cut_short()
        yield marker, view[at + 2 : at + length]
        at += length
    raise cut_short()


def _next_marker(view: memoryview, at: int) -> re.Match[bytes] | None:
    """Searched a few megabytes at a time: in a large file one search would hold up every other thread."""
    while at < len(view):
        end = at + _JPEG_STRETCH
        if found := _JPEG_MARKER.search(view, at, end):
            return found
        at = end - 1  # a marker may lie across the end
    return None


def _jpeg_header(view: memoryview) -> Header:
    orientation = 1
    for marker, body in _jpeg_segments(view):
        if marker == 0xE1 and bytes(body[:6]) == b"Exif\0\0":
            orientation = exif_orientation(body)
        elif marker in _JPEG_FRAMES:
            bits, height, width, channels = unpack(">BHHB", body, 0)
            if bits != 8:
                raise ImageUnreadable(
                    f"a JPEG with {bits} bits a channel cannot be read",
                    remedy="Save it as 16-bit PNG or TIFF",
                )
            framed = _framed("JPEG", width, height, 8, channels, orientation)
            return replace(framed, progressive=marker & 3 == 2)
    raise cut_short()


def _require_jpeg(view: memoryview) -> None:
    scans = sum(marker == 0xDA for marker, _ in _jpeg_segments(view))
    if scans == 0:
        raise cut_short()
    if scans > _JPEG_SCANS:
        raise ImageUnreadable(
            f"the JPEG has {scans} scans, more than any camera writes", remedy="Save the image again"
        )


# BMP: file header of 14 bytes, bitmap header, palette, rows padded to 4 bytes (Windows GDI).


def _bmp_fields(view: memoryview) -> tuple[int, int, int, int, int, int]:
    """Offset of the pixels, width, height (negative: top row first), bits, compression, packed bytes."""
    offset, head = unpack("<II", view, 10)
    if head == 12:
        width, height, _, bits = unpack("<HHHH", view, 18)
        return offset, width, height, bits, 0, 0
    width, height, _, bits, compression, packed = unpack("<iiHHII", view, 18)
    return offset, width, height, bits, compression, packed


def _bmp_header(view: memoryview) -> Header:
    _, width, height, bits, compression, _ = _bmp_fields(view)
    if bits not in (1, 4, 8, 16, 24, 32) or compression not in (0, 1, 2, 3, 6):
        raise ImageUnreadable(
            f"this kind of BMP ({bits} bits, compression {compression}) cannot be read",
            remedy="Save it as PNG",
        )
    return Header("BMP", width, abs(height), 8, 4 if bits == 32 else 3)


def _require_bmp(view: memoryview) -> None:
    offset, width, height, bits, compression, packed = _bmp_fields(view)
    if compression not in (1, 2):
        packed = (width * bits + 31) // 32 * 4 * abs(height)
    if packed == 0 or offset + packed > len(view):
        raise cut_short()


# WebP: a RIFF file of named chunks, padded to even length (RFC 9649).


def _webp_chunks(view: memoryview) -> Iterator[tuple[bytes, memoryview]]:
    at = 12
    while at + 8 <= len(view):
        (length,) = unpack("<I", view, at + 4)
        yield bytes(view[at : at + 4]), view[at + 8 : at + 8 + length]
        at += 8 + length + length % 2


def _webp_header(view: memoryview) -> Header:
    chunks = list(_webp_chunks(view))
    kind, body = chunks[0] if chunks else (b"", view[:0])
    if kind == b"VP8X":
        flags, width_low, width_high, height_low, height_high = unpack("<B3xHBHB", body, 0)
        blocks = [block for name, block in chunks if name == b"EXIF"]
        orientation = exif_orientation(blocks[0]) if blocks else 1
        width, height = (width_high << 16 | width_low) + 1, (height_high << 16 | height_low) + 1
        return _framed("WebP", width, height, 8, 4 if flags & 0x10 else 3, orientation)
    if kind == b"VP8L":
        signature, word = unpack("<BI", body, 0)
        if signature == 0x2F:
            return Header(
                "WebP", (word & 0x3FFF) + 1, (word >> 14 & 0x3FFF) + 1, 8, 4 if word >> 28 & 1 else 3
            )
    if kind == b"VP8 ":
        width, height = unpack("<HH", body, 6)
        return Header("WebP", width & 0x3FFF, height & 0x3FFF, 8, 3)
    raise cut_short()


def _require_webp(view: memoryview) -> None:
    (length,) = unpack("<I", view, 4)
    if 8 + length > len(view):
        raise cut_short()
