"""Image files made by hand, byte by byte, for kinds that no encoder at hand writes."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence

import cv2
import numpy as np

Tag = tuple[int, int, tuple[int, ...]]


def scene(height: int = 40, width: int = 56) -> np.ndarray:
    """RGB picture without any symmetry: a smooth texture, red top left, blue bottom left."""
    noise = np.random.default_rng(7).integers(0, 256, (height, width, 3), dtype=np.uint8)
    pixels = cv2.GaussianBlur(noise, (0, 0), 2.0)
    pixels[: height // 3, : width // 4] = (220, 30, 40)
    pixels[-height // 4 :, : width // 4] = (20, 60, 210)
    return pixels


def encoded(suffix: str, pixels: np.ndarray, *options: int) -> bytes:
    """File of RGB, RGBA or grey pixels, by OpenCV."""
    if pixels.ndim == 3:
        pixels = pixels[..., [2, 1, 0, 3][: pixels.shape[2]]]
    done, data = cv2.imencode(suffix, np.ascontiguousarray(pixels), list(options))
    assert done
    return data.tobytes()


def png_chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(width: int, height: int, bits: int, colour: int, rows: Sequence[bytes], *extra: bytes) -> bytes:
    """PNG of packed rows; ``extra`` chunks stand before the pixels."""
    header = png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0))
    body = png_chunk(b"IDAT", zlib.compress(b"".join(b"\0" + row for row in rows)))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(extra) + body + png_chunk(b"IEND", b"")


def exif(orientation: int, order: str = ">") -> bytes:
    mark = b"MM\0*" if order == ">" else b"II*\0"
    return mark + struct.pack(f"{order}IHHHIHHI", 8, 1, 274, 3, 1, orientation, 0, 0)


def with_exif(data: bytes, orientation: int) -> bytes:
    """A JPEG, PNG or WebP file with an orientation."""
    block = exif(orientation)
    if data.startswith(b"\xff\xd8"):
        body = b"Exif\0\0" + block
        return data[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + data[2:]
    if data.startswith(b"\x89PNG"):
        return data[:33] + png_chunk(b"eXIf", block) + data[33:]
    width, height = struct.unpack_from("<HH", data, 26)  # a plain VP8 file
    size = struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3]
    extended = b"VP8X" + struct.pack("<IB3x", 10, 0x08) + size
    body = b"WEBP" + extended + data[12:] + b"EXIF" + struct.pack("<I", len(block)) + block
    return b"RIFF" + struct.pack("<I", len(body)) + body


def tiff(pixels: np.ndarray, *tags: Tag, order: str = "<", photometric: int | None = None) -> bytes:
    """Plain TIFF of one strip, directory first; pixels ``[H, W]`` or ``[H, W, C]``, uint8 or uint16."""
    height, width = pixels.shape[:2]
    samples = 1 if pixels.ndim == 2 else pixels.shape[2]
    body = pixels.astype(pixels.dtype.newbyteorder(order)).tobytes()
    fields: dict[int, tuple[int, tuple[int, ...]]] = {
        256: (4, (width,)),
        257: (4, (height,)),
        258: (3, (pixels.itemsize * 8,) * samples),
        259: (3, (1,)),
        262: (3, ((1 if samples < 3 else 2) if photometric is None else photometric,)),
        273: (4, (0,)),
        277: (3, (samples,)),
        278: (4, (height,)),
        279: (4, (len(body),)),
        **{tag: (kind, values) for tag, kind, values in tags},
    }
    letters = {3: "H", 4: "I"}
    packed = {tag: struct.pack(f"{order}{len(v)}{letters[k]}", *v) for tag, (k, v) in fields.items()}
    outside = 8 + 2 + 12 * len(fields) + 4
    start = outside + sum(len(values) for values in packed.values() if len(values) > 4)
    packed[273] = struct.pack(f"{order}I", start)
    entries, blob = b"", b""
    for tag in sorted(fields):
        kind, values = fields[tag]
        place = packed[tag].ljust(4, b"\0")
        if len(packed[tag]) > 4:
            place = struct.pack(f"{order}I", outside + len(blob))
            blob += packed[tag]
        entries += struct.pack(f"{order}HHI", tag, kind, len(values)) + place
    mark = b"II*\0" if order == "<" else b"MM\0*"
    return mark + struct.pack(f"{order}IH", 8, len(fields)) + entries + b"\0\0\0\0" + blob + body


def big_tiff(pixels: np.ndarray) -> bytes:
    """BigTIFF of grey 8-bit pixels."""
    height, width = pixels.shape
    values = {256: width, 257: height, 258: 8, 259: 1, 262: 1, 277: 1, 278: height, 279: width * height}
    start = 16 + 8 + 20 * (len(values) + 1) + 8
    values[273] = start
    entries = b"".join(struct.pack("<HHQQ", tag, 16, 1, values[tag]) for tag in sorted(values))
    head = b"II+\0" + struct.pack("<HHQQ", 8, 0, 16, len(values))
    return head + entries + bytes(8) + pixels.tobytes()


def bmp(width: int, height: int, bits: int, body: bytes, palette: bytes = b"", compression: int = 0) -> bytes:
    offset = 14 + 40 + len(palette)
    head = struct.pack("<IiiHHIIiiII", 40, width, height, 1, bits, compression, len(body), 0, 0, 0, 0)
    return b"BM" + struct.pack("<IHHI", offset + len(body), 0, 0, offset) + head + palette + body
