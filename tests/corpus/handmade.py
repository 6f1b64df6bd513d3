"""Pictures that are wrong in one way that is known: sizes that lie, bombs, profiles, EXIF, odd kinds, two in one."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

import cv2
import numpy as np

from tests.corpus.case import Case, of_bytes
from tests.corpus.seeds import (
    ALPHA,
    GREY,
    RGB,
    WIDE,
    animated_png,
    animated_webp,
    gif,
    jpeg_of_zeros,
    many_pages,
    riff_chunk,
    rle_bmp,
    seeds,
)
from tests.unit.imaging.image_bytes import bmp, encoded, exif, png, png_chunk, tiff, with_exif

SIDES = (0, 1, 7, 20_001, 50_000, 65_535, 2**16, 2**31 - 1, 2**31, 2**32 - 1)
HUGE = 8 * 2**20


def sizes() -> Iterator[Case]:
    """Headers that state other sizes than the picture has, from none to all that the field can hold."""
    jpeg = encoded(".jpg", RGB)
    frame = jpeg.index(b"\xff\xc0") + 5
    webp = encoded(".webp", RGB, cv2.IMWRITE_WEBP_QUALITY, 60)
    rows = [row.tobytes() for row in GREY]
    for side in SIDES:
        yield of_bytes(f"png {side} wide", png(side, 24, 8, 0, rows))
        yield of_bytes(f"png {side} high", png(32, side, 8, 0, rows))
        yield of_bytes(f"png {side} square", png(side, side, 16, 6, rows))
        yield of_bytes(f"tiff {side} wide", tiff(GREY, (256, 4, (side,))), ".tif")
        yield of_bytes(f"tiff {side} high", tiff(GREY, (257, 4, (side,))), ".tif")
        yield of_bytes(f"tiff strips of {side} rows", tiff(GREY, (278, 4, (side,))), ".tif")
        yield of_bytes(f"tiff strip of {side} bytes", tiff(GREY, (279, 4, (side,))), ".tif")
        yield of_bytes(
            f"tiff {side} square packed", tiff(GREY, (256, 4, (side,)), (257, 4, (side,)), (259, 3, (5,)))
        )
        signed = side - 2**32 if side >= 2**31 else side
        yield of_bytes(f"bmp {signed} wide", bmp(signed, 24, 24, bytes(32 * 24 * 3)), ".bmp")
        yield of_bytes(f"bmp {signed} high", bmp(32, signed, 24, bytes(32 * 24 * 3)), ".bmp")
        yield of_bytes(f"bmp runs {signed} square", _sized_bmp(signed), ".bmp")
    for small in (side for side in SIDES if side < 2**16):
        lying = jpeg[:frame] + struct.pack(">HH", small, small) + jpeg[frame + 4 :]
        yield of_bytes(f"jpeg {small} square", lying, ".jpg")
        yield of_bytes(f"jpeg of zeros {small}", jpeg_of_zeros(small, small, 1)[:400], ".jpg")
        yield of_bytes(
            f"webp {small} square", webp[:26] + struct.pack("<HH", small, small) + webp[30:], ".webp"
        )


def bombs() -> Iterator[Case]:
    """Little on the disk, much in memory, or without end."""
    zeros = zlib.compress(bytes(64 * 2**20), 9)
    frame = png_chunk(b"IHDR", struct.pack(">IIBBBBB", 32, 24, 8, 0, 0, 0, 0))
    sign, end = b"\x89PNG\r\n\x1a\n", png_chunk(b"IEND", b"")
    plain = png_chunk(b"IDAT", zlib.compress(b"".join(b"\0" + row.tobytes() for row in GREY)))
    yield of_bytes("png with more data than its frame holds", sign + frame + png_chunk(b"IDAT", zeros) + end)
    for name in (b"zTXt", b"iCCP"):
        body = b"name\0\0" + zeros
        yield of_bytes(
            f"png {name.decode()} that inflates", sign + frame + png_chunk(name, body) + plain + end
        )
    text = png_chunk(b"iTXt", b"name\0\1\0\0\0" + zeros)
    yield of_bytes("png iTXt that inflates", sign + frame + text + plain + end)
    yield of_bytes(
        "png of 100,000 empty chunks", sign + frame + png_chunk(b"IDAT", b"") * 100_000 + plain + end
    )
    yield of_bytes("png of 50,000 texts", sign + frame + png_chunk(b"tEXt", b"a\0b") * 50_000 + plain + end)
    black = [bytes(8000)] * 8000
    yield of_bytes("png of 64 million black px", png(8000, 8000, 8, 0, black))
    yield of_bytes("png of 19,000 px square claimed", png(19_000, 19_000, 8, 0, black[:2000]))
    jpeg = encoded(".jpg", RGB, cv2.IMWRITE_JPEG_PROGRESSIVE, 1)
    scan = jpeg[jpeg.index(b"\xff\xda") : -2]
    yield of_bytes("jpeg of 1,000 scans", jpeg[:-2] + scan * 1000 + jpeg[-2:], ".jpg")
    frame_at = jpeg.index(b"\xff\xc2") + 5
    large = jpeg[:frame_at] + struct.pack(">HH", 19_000, 19_000) + jpeg[frame_at + 4 :]
    yield of_bytes("jpeg progressive of 361 million px", large, ".jpg")
    yield of_bytes("jpeg of 100,000 fill bytes", jpeg[:2] + b"\xff" * 100_000 + jpeg[2:], ".jpg")
    yield of_bytes("jpeg of 20,000 comments", jpeg[:2] + b"\xff\xfe\0\x04ab" * 20_000 + jpeg[2:], ".jpg")
    yield of_bytes("tiff of 3,000 pages", many_pages(3000), ".tif")
    yield of_bytes("tiff whose pages lead in a circle", many_pages(3, loop=True), ".tif")
    yield of_bytes("tiff whose page follows itself", many_pages(1, loop=True), ".tif")
    for compression in (2, 3, 4, 5, 7, 8, 32773, 32946, 34712, 50000, 65535):
        yield of_bytes(f"tiff compression {compression}", tiff(GREY, (259, 3, (compression,))), ".tif")
    many = tiff(GREY, (273, 4, (8,) * 20_000), (279, 4, (1,) * 20_000), (278, 4, (1,)))
    yield of_bytes("tiff of 20,000 strips", many, ".tif")
    yield of_bytes("webp of 2,000 frames", animated_webp(2000), ".webp")
    yield of_bytes("gif of 20,000 frames", gif(20_000), ".gif")
    yield of_bytes("png of 500 frames", animated_png(500))


def exif_blocks() -> Iterator[Case]:
    """Orientations that do not exist, directories that loop, counts and places out of range, far too much of it."""
    jpeg, plain = encoded(".jpg", RGB), encoded(".png", RGB)
    for orientation in (*range(11), 255, 256, 65_535):
        yield of_bytes(f"jpeg orientation {orientation}", with_exif(jpeg, orientation), ".jpg")
        yield of_bytes(f"png orientation {orientation}", with_exif(plain, orientation))
        yield of_bytes(f"tiff orientation {orientation}", tiff(RGB, (274, 3, (orientation,))), ".tif")
    order = "<"
    entry = struct.pack("<HHII", 274, 3, 1, 6)
    blocks = {
        "is followed by itself": b"II*\0" + struct.pack("<IH", 8, 1) + entry + struct.pack("<I", 8),
        "begins in its own head": b"II*\0" + struct.pack("<I", 0) + entry,
        "begins at the end": b"II*\0" + struct.pack("<I", 2**32 - 1) + entry,
        "has 65,535 entries": b"II*\0" + struct.pack("<IH", 8, 65_535) + entry,
        "has them all": b"II*\0" + struct.pack("<IH", 8, 5000) + entry * 5000 + bytes(4),
        "holds 4 thousand million values": b"II*\0"
        + struct.pack("<IHHHII", 8, 1, 274, 3, 2**32 - 1, 8)
        + bytes(4),
        "points to itself inside": b"II*\0"
        + struct.pack("<IH", 8, 2)
        + struct.pack("<HHII", 0x8769, 4, 1, 8)
        + struct.pack("<HHII", 0x014A, 4, 1, 8)
        + bytes(4),
        "is of an unknown type": b"II*\0" + struct.pack("<IHHHII", 8, 1, 274, 99, 1, 6) + bytes(4),
        "is of big TIFF": b"II+\0" + struct.pack("<HHQQ", 8, 0, 16, 2**63) + bytes(40),
        "is empty": b"",
        "is of text": b"orientation=6",
        "is 60,000 bytes of nothing": exif(6, order) + bytes(60_000),
    }
    for name, block in blocks.items():
        body = b"Exif\0\0" + block
        segment = b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body
        yield of_bytes(f"jpeg exif {name}", jpeg[:2] + segment + jpeg[2:], ".jpg")
        yield of_bytes(f"jpeg exif {name}, 30 times", jpeg[:2] + segment * 30 + jpeg[2:], ".jpg")
        yield of_bytes(f"png exif {name}", plain[:33] + png_chunk(b"eXIf", block) + plain[33:])
    yield of_bytes("png exif of 8 MB", plain[:33] + png_chunk(b"eXIf", exif(6) + bytes(HUGE)) + plain[33:])
    short = jpeg[:2] + b"\xff\xe1\0\x01" + jpeg[2:]
    yield of_bytes("jpeg exif of a length under two", short, ".jpg")
    yield of_bytes(
        "jpeg exif longer than the file", jpeg[:2] + b"\xff\xe1\xff\xffExif\0\0" + jpeg[2:60], ".jpg"
    )


def profiles() -> Iterator[Case]:
    """Embedded colour profiles: broken, huge, of another kind than the picture."""
    jpeg, plain = encoded(".jpg", RGB), encoded(".png", RGB)
    head = struct.pack(">I4sI4s4s4s", 128, b"none", 0x04000000, b"mntr", b"RGB ", b"XYZ ").ljust(128, b"\0")
    bodies = {
        "empty": b"",
        "of one byte": b"\0",
        "without tags": head,
        "that says 4 GB": b"\xff\xff\xff\xff" + head[4:],
        "of 65,535 tags": head + struct.pack(">I", 65_535),
        "of CMYK": head[:16] + b"CMYK" + head[20:],
        "of 60,000 bytes": head + bytes(range(256)) * 230,
    }
    for name, body in bodies.items():
        icc = b"ICC_PROFILE\0\x01\x01" + body
        segment = b"\xff\xe2" + struct.pack(">H", len(icc) + 2) + icc
        yield of_bytes(f"jpeg profile {name}", jpeg[:2] + segment + jpeg[2:], ".jpg")
        wrong = segment.replace(b"\x01\x01", b"\x07\x02", 1)
        yield of_bytes(f"jpeg profile {name}, piece 7 of 2", jpeg[:2] + wrong + jpeg[2:], ".jpg")
        for how, packed in (
            ("packed", zlib.compress(body)),
            ("unpacked", body),
            ("cut", zlib.compress(body)[:5]),
        ):
            chunk = png_chunk(b"iCCP", b"name\0\0" + packed)
            yield of_bytes(f"png profile {name} {how}", plain[:33] + chunk + plain[33:])
        yield of_bytes(f"tiff profile {name}", tiff(RGB, (34675, 3, tuple(body[:4096]) or (0,))), ".tif")
        chunk = riff_chunk(b"VP8X", b"\x20\0\0\0" + bytes([31, 0, 0, 23, 0, 0])) + riff_chunk(b"ICCP", body)
        still = encoded(".webp", RGB, cv2.IMWRITE_WEBP_QUALITY, 60)[12:]
        packed = b"WEBP" + chunk + still
        yield of_bytes(f"webp profile {name}", b"RIFF" + struct.pack("<I", len(packed)) + packed, ".webp")
    for gamma in (0, 1, 2**31 - 1, 2**32 - 1):
        chunk = png_chunk(b"gAMA", struct.pack(">I", gamma))
        yield of_bytes(f"png gamma {gamma}", plain[:33] + chunk + plain[33:])


def kinds() -> Iterator[Case]:
    """Depths, colours and layouts of which each decoder knows only some."""
    for components in range(8):
        for adobe in (None, 0, 1, 2, 255):
            data = jpeg_of_zeros(components=components, adobe=adobe)
            yield of_bytes(f"jpeg of {components} components, Adobe {adobe}", data, ".jpg")
    for sof in (0xC1, 0xC2, 0xC3, 0xC5, 0xC7, 0xC9, 0xCA, 0xCB, 0xCF):
        yield of_bytes(f"jpeg frame {sof:X}", jpeg_of_zeros(components=3, sof=sof), ".jpg")
    for bits in (0, 1, 2, 12, 16, 255):
        yield of_bytes(f"jpeg of {bits} bits", jpeg_of_zeros(components=3, bits=bits), ".jpg")
    for dtype in (np.float32, np.float64, np.int32):
        for pixels in (GREY, RGB):
            yield of_bytes(
                f"tiff {dtype.__name__} {pixels.ndim}", encoded(".tiff", pixels.astype(dtype)), ".tif"
            )
    not_numbers = np.full((24, 32), np.nan, np.float32)
    yield of_bytes("tiff of not-a-number", encoded(".tiff", not_numbers), ".tif")
    for bits in (0, 1, 2, 3, 4, 7, 8, 12, 16, 24, 32, 64, 65_535):
        for sample_format in (1, 2, 3, 4, 99):
            data = tiff(GREY, (258, 3, (bits,)), (339, 3, (sample_format,)))
            yield of_bytes(f"tiff of {bits} bits, format {sample_format}", data, ".tif")
    for photometric in (*range(11), 32803, 34892, 65535):
        for pixels in (GREY, RGB, WIDE):
            data = tiff(pixels, photometric=photometric)
            yield of_bytes(f"tiff {pixels.dtype} {pixels.ndim} photometric {photometric}", data, ".tif")
    for samples in (0, 2, 4, 5, 65_535):
        yield of_bytes(f"tiff of {samples} samples", tiff(RGB, (277, 3, (samples,))), ".tif")
    for planar in (0, 2, 3):
        yield of_bytes(f"tiff planar {planar}", tiff(RGB, (284, 3, (planar,))), ".tif")
    for extra in (0, 1, 2, 3):
        yield of_bytes(f"tiff alpha {extra}", tiff(np.dstack([RGB, ALPHA]), (338, 3, (extra,))), ".tif")
    tiled = ((322, 4, (16,)), (323, 4, (16,)), (324, 4, (8,) * 4), (325, 4, (256,) * 4))
    yield of_bytes("tiff of tiles and strips", tiff(GREY, *tiled), ".tif")
    yield of_bytes("tiff of tiles of no size", tiff(GREY, (322, 4, (0,)), (323, 4, (0,))), ".tif")
    rows = [row.tobytes() for row in GREY]
    for bits in (0, 1, 2, 3, 4, 8, 16, 17, 255):
        for colour in range(8):
            yield of_bytes(f"png of {bits} bits, colour {colour}", png(32, 24, bits, colour, rows))
    for bits in (0, 1, 2, 4, 8, 15, 16, 24, 32, 64):
        for compression in range(7):
            data = bmp(32, 24, bits, bytes(32 * 24 * 4), bytes(1024), compression)
            yield of_bytes(f"bmp of {bits} bits, compression {compression}", data, ".bmp")
    for name, body in {
        "that never end": bytes([255, 1]) * 4000,
        "of nothing": b"",
        "that jump out": b"\0\2\xff\xff" * 100 + b"\0\1",
        "that end at once": b"\0\1",
        "of half a literal": b"\0\xff\1\2\3",
    }.items():
        for bits in (4, 8):
            yield of_bytes(f"bmp runs {name}, {bits} bits", rle_bmp(body, bits), ".bmp")


def two_in_one() -> Iterator[Case]:
    """Polyglots: a picture that is another file too, with the one before, behind or inside the other."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("a.txt", "hello")
    page = b"<html><script>alert(1)</script></html>"
    tails = {
        "zip": archive.getvalue(),
        "html": page,
        "pdf": b"%PDF-1.4\n%%EOF",
        "bytes": bytes(range(256)) * 40,
    }
    for name, (suffix, data) in seeds().items():
        for tail, content in tails.items():
            yield of_bytes(f"{name} with {tail} behind", data + content, suffix)
            yield of_bytes(f"{name} behind {tail}", content + data, suffix)
        yield of_bytes(f"{name} twice", data * 2, suffix)
    jpeg, plain = encoded(".jpg", RGB), encoded(".png", RGB)
    yield of_bytes("jpeg with a page as comment", jpeg[:2] + b"\xff\xfe\0\x28" + page + jpeg[2:], ".jpg")
    yield of_bytes("png with a page as text", plain[:33] + png_chunk(b"tEXt", b"a\0" + page) + plain[33:])
    yield of_bytes(
        "png inside a jpeg", jpeg[:2] + b"\xff\xe1\x04\0" + plain[:1022].ljust(1022, b"\0") + jpeg[2:]
    )
    yield of_bytes("jpeg inside a png", plain[:33] + png_chunk(b"jPEG", jpeg) + plain[33:])
    yield of_bytes("gif that is a script", b"GIF89a/*" + gif()[8:] + b"*/=1;alert(1)", ".gif")


def other_files() -> Iterator[Case]:
    """What is no picture at all and is called one."""
    contents = {
        "nothing": b"",
        "one byte": b"\x89",
        "text": b"hello, this is text\n" * 20,
        "UTF-16": "hello".encode("utf-16"),
        "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
        "svg with entities": b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;&b;">]><svg>&d;</svg>',
        "html": b"<!doctype html><html></html>",
        "zip": b"PK\3\4" + bytes(60),
        "gzip": b"\x1f\x8b\x08" + bytes(60),
        "pdf": b"%PDF-1.7\n" + bytes(60),
        "heic": b"\0\0\0\x18ftypheic" + bytes(60),
        "avif": b"\0\0\0\x18ftypavif" + bytes(60),
        "jpeg 2000": b"\0\0\0\x0cjP  \r\n\x87\n" + bytes(60),
        "jpeg xl": b"\xff\x0a" + bytes(60),
        "open exr": b"\x76\x2f\x31\x01" + bytes(60),
        "radiance": b"#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 24 +X 32\n" + bytes(60),
        "pgm": b"P5\n32 24\n255\n" + GREY.tobytes(),
        "pam": b"P7\nWIDTH 32\nHEIGHT 24\nDEPTH 1\nMAXVAL 255\nENDHDR\n" + GREY.tobytes(),
        "sun raster": b"\x59\xa6\x6a\x95" + bytes(60),
        "photoshop": b"8BPS\0\1" + bytes(60),
        "dicom": bytes(128) + b"DICM" + bytes(60),
        "elf": b"\x7fELF" + bytes(60),
        "windows program": b"MZ" + bytes(60),
        "sqlite": b"SQLite format 3\0" + bytes(60),
        "link by name": b"[InternetShortcut]\nURL=file:///etc/passwd\n",
        "riff without webp": b"RIFF\x20\0\0\0WAVE" + bytes(60),
        "the largest riff": b"RIFF\xff\xff\xff\xffWEBPVP8 \xff\xff\xff\xff" + bytes(60),
        "zeros": bytes(5000),
        "ones": b"\xff" * 5000,
        "jpeg that begins and ends": b"\xff\xd8\xff\xd9",
        "jpeg of markers": b"\xff\xd8" + b"\xff\xd0" * 500,
    }
    for name, data in contents.items():
        for suffix in (".png", ".jpg", ".tiff", ".bmp", ".webp"):
            yield of_bytes(f"{name} called {suffix}", data, suffix)


def _sized_bmp(side: int) -> bytes:
    data = bytearray(rle_bmp(bytes([255, 1]) * 200))
    struct.pack_into("<ii", data, 18, side, side)
    return bytes(data)


def handmade() -> Iterator[Case]:
    """All of them."""
    for make in (sizes, bombs, exif_blocks, profiles, kinds, two_in_one, other_files):
        yield from make()
