"""Whole small pictures of every kind that exists in the field, from which the malformed ones are made."""

from __future__ import annotations

import struct
import zlib

import cv2
import numpy as np

from tests.unit.imaging.image_bytes import (
    big_tiff,
    bmp,
    encoded,
    exif,
    png,
    png_chunk,
    scene,
    tiff,
    with_exif,
)

RGB = scene(24, 32)
GREY = np.ascontiguousarray(RGB[..., 1])
WIDE = GREY.astype(np.uint16) * 257
ALPHA = np.full((24, 32), 255, np.uint8)


def jpeg_of_zeros(
    width: int = 32,
    height: int = 24,
    components: int = 4,
    *,
    sof: int = 0xC0,
    bits: int = 8,
    adobe: int | None = None,
) -> bytes:
    """A JPEG of any number of components whose every coefficient is 0: no encoder at hand writes CMYK."""

    def segment(marker: int, body: bytes) -> bytes:
        return b"\xff" + bytes([marker]) + struct.pack(">H", len(body) + 2) + body

    one_code = bytes([1]) + bytes(15) + b"\0"  # the symbol 0 as the single bit 0
    blocks = -(-width // 8) * -(-height // 8) * components
    frame = struct.pack(">BHHB", bits, height, width, components)
    frame += b"".join(bytes([number + 1, 0x11, 0]) for number in range(components))
    scan = (
        bytes([components]) + b"".join(bytes([number + 1, 0]) for number in range(components)) + b"\0\x3f\0"
    )
    said = b"" if adobe is None else segment(0xEE, b"Adobe\0\x64\0\0\0\0" + bytes([adobe]))
    return (
        b"\xff\xd8"
        + said
        + segment(0xDB, b"\0" + bytes([16] * 64))
        + segment(sof, frame)
        + segment(0xC4, b"\0" + one_code)
        + segment(0xC4, b"\x10" + one_code)
        + segment(0xDA, scan)
        + bytes(-(-blocks * 2 // 8))
        + b"\xff\xd9"
    )


def interlaced_png() -> bytes:
    """Adam7, grey."""
    starts = (
        (0, 0, 8, 8),
        (0, 4, 8, 8),
        (4, 0, 8, 4),
        (0, 2, 4, 4),
        (2, 0, 4, 2),
        (0, 1, 2, 2),
        (1, 0, 2, 1),
    )
    packed = b"".join(
        b"\0" + row.tobytes() for top, left, down, right in starts for row in GREY[top::down, left::right]
    )
    height, width = GREY.shape
    header = png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 1))
    return b"\x89PNG\r\n\x1a\n" + header + png_chunk(b"IDAT", zlib.compress(packed)) + png_chunk(b"IEND", b"")


def animated_png(frames: int = 3) -> bytes:
    """APNG: every frame after the first one in chunks that ordinary readers skip."""
    height, width = GREY.shape
    packed = zlib.compress(b"".join(b"\0" + row.tobytes() for row in GREY))
    control = struct.pack(">IIIIHHBB", width, height, 0, 0, 1, 10, 0, 0)
    chunks = [png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))]
    chunks += [png_chunk(b"acTL", struct.pack(">II", frames, 0)), png_chunk(b"fcTL", bytes(4) + control)]
    chunks.append(png_chunk(b"IDAT", packed))
    for number in range(1, frames):
        chunks.append(png_chunk(b"fcTL", struct.pack(">I", 2 * number - 1) + control))
        chunks.append(png_chunk(b"fdAT", struct.pack(">I", 2 * number) + packed))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks) + png_chunk(b"IEND", b"")


def animated_webp(frames: int = 3) -> bytes:
    """A WebP of several frames, each the same lossy picture."""
    still = encoded(".webp", RGB, cv2.IMWRITE_WEBP_QUALITY, 60)
    height, width = GREY.shape
    size = struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3]
    body = b"WEBP" + riff_chunk(b"VP8X", b"\x02\0\0\0" + size) + riff_chunk(b"ANIM", bytes(6))
    frame = bytes(6) + size + struct.pack("<I", 40)[:3] + b"\0" + still[12:]
    body += riff_chunk(b"ANMF", frame) * frames
    return b"RIFF" + struct.pack("<I", len(body)) + body


def riff_chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def gif(frames: int = 1) -> bytes:
    """A GIF of 2×2 px a frame."""
    head = b"GIF89a" + struct.pack("<HHBBB", 2, 2, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff"
    frame = b"\x2c" + struct.pack("<HHHHB", 0, 0, 2, 2, 0) + b"\x02\x03\x44\x02\x05\0"
    return head + frame * frames + b"\x3b"


def many_pages(pages: int, *, loop: bool = False) -> bytes:
    """A TIFF whose directories follow one another; with ``loop`` the last one leads back to the first."""
    height, width = GREY.shape
    size = 2 + 12 * 9 + 4
    start = 8 + size * pages
    directories = b""
    for page in range(pages):
        values = {
            256: width,
            257: height,
            258: 8,
            259: 1,
            262: 1,
            273: start,
            277: 1,
            278: height,
            279: GREY.size,
        }
        following = 8 + size * (page + 1) if page + 1 < pages else (8 if loop else 0)
        directories += struct.pack("<H", len(values))
        directories += b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in values.items())
        directories += struct.pack("<I", following)
    return b"II*\0" + struct.pack("<I", 8) + directories + GREY.tobytes()


def rle_bmp(body: bytes, bits: int = 8) -> bytes:
    """A BMP of run lengths, 32×24 px; the first 256 (or 16) greys as palette."""
    palette = b"".join(bytes([value, value, value, 0]) for value in range(2**bits))
    return bmp(32, 24, bits, body, palette, 1 if bits == 8 else 2)


def palette_png() -> bytes:
    palette = png_chunk(b"PLTE", bytes(value for value in range(256) for _ in range(3)))
    return png(32, 24, 8, 3, [row.tobytes() for row in GREY], palette)


def seeds() -> dict[str, tuple[str, bytes]]:
    """Suffix and content by name; every one a whole file."""
    jpeg = encoded(".jpg", RGB)
    return {
        "png grey": (".png", encoded(".png", GREY)),
        "png colour": (".png", encoded(".png", RGB)),
        "png alpha": (".png", encoded(".png", np.dstack([RGB, ALPHA]))),
        "png 16 bit": (".png", encoded(".png", WIDE)),
        "png palette": (".png", palette_png()),
        "png interlaced": (".png", interlaced_png()),
        "png animated": (".png", animated_png()),
        "png turned": (".png", with_exif(encoded(".png", RGB), 6)),
        "jpeg colour": (".jpg", jpeg),
        "jpeg grey": (".jpg", encoded(".jpg", GREY)),
        "jpeg progressive": (".jpg", encoded(".jpg", RGB, cv2.IMWRITE_JPEG_PROGRESSIVE, 1)),
        "jpeg restart": (".jpg", encoded(".jpg", RGB, cv2.IMWRITE_JPEG_RST_INTERVAL, 1)),
        "jpeg turned": (".jpg", with_exif(jpeg, 8)),
        "jpeg cmyk": (".jpg", jpeg_of_zeros(adobe=0)),
        "jpeg ycck": (".jpg", jpeg_of_zeros(adobe=2)),
        "jpeg four unsaid": (".jpg", jpeg_of_zeros()),
        "tiff grey": (".tif", tiff(GREY)),
        "tiff grey big-endian": (".tif", tiff(GREY, order=">")),
        "tiff colour": (".tif", tiff(RGB)),
        "tiff packed": (".tif", encoded(".tiff", RGB)),
        "tiff 16 bit": (".tif", tiff(WIDE)),
        "tiff 64-bit offsets": (".tif", big_tiff(GREY)),
        "tiff pages": (".tif", many_pages(5)),
        "bmp colour": (".bmp", encoded(".bmp", RGB)),
        "bmp grey": (".bmp", encoded(".bmp", GREY)),
        "bmp runs": (".bmp", rle_bmp(bytes([32, 90, 0, 0]) * 24 + b"\0\1")),
        "webp lossy": (".webp", encoded(".webp", RGB, cv2.IMWRITE_WEBP_QUALITY, 60)),
        "webp lossless": (".webp", encoded(".webp", RGB, cv2.IMWRITE_WEBP_QUALITY, 101)),
        "webp turned": (".webp", with_exif(encoded(".webp", RGB, cv2.IMWRITE_WEBP_QUALITY, 60), 3)),
        "webp animated": (".webp", animated_webp()),
        "gif": (".gif", gif()),
        "gif animated": (".gif", gif(4)),
    }


__all__ = ["exif", "seeds"]
