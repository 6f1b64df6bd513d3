"""Headers tell what decoding will give, and no cut-off file passes for a whole one."""

from __future__ import annotations

import zlib

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from image_bytes import big_tiff, bmp, encoded, png_chunk, scene, tiff, with_exif

from inspector_app.domain.errors import ImageUnreadable
from inspector_app.imaging.decode import decode_bytes
from inspector_app.imaging.headers import read_header
from inspector_app.imaging.limits import DecodeLimits

RGB = scene(24, 32)
WIDE = RGB[..., 0].astype(np.uint16) * 257
PALETTE = b"".join(bytes([i, i, i, 0]) for i in range(256))
RUNS = b"".join(bytes([8, 10 * row, 0, 0]) for row in range(8)) + b"\0\1"

FILES = {
    "png": encoded(".png", RGB),
    "png 16": encoded(".png", WIDE),
    "png exif": with_exif(encoded(".png", RGB), 6),
    "jpeg": encoded(".jpg", RGB),
    "jpeg progressive": encoded(".jpg", RGB, cv2.IMWRITE_JPEG_PROGRESSIVE, 1),
    "jpeg restarts": encoded(".jpg", RGB, cv2.IMWRITE_JPEG_RST_INTERVAL, 1),
    "jpeg exif": with_exif(encoded(".jpg", RGB), 6),
    "bmp": encoded(".bmp", RGB),
    "bmp grey": encoded(".bmp", RGB[..., 0]),
    "bmp runs": bmp(8, 8, 8, RUNS, PALETTE, compression=1),
    "tiff lzw": encoded(".tiff", RGB),
    "tiff 16": encoded(".tiff", WIDE),
    "tiff directory first": tiff(RGB),
    "tiff big": big_tiff(np.ascontiguousarray(RGB[..., 0])),
    "webp": encoded(".webp", RGB, cv2.IMWRITE_WEBP_QUALITY, 80),
    "webp lossless": encoded(".webp", RGB, cv2.IMWRITE_WEBP_QUALITY, 101),
    "webp alpha": encoded(".webp", np.dstack([RGB, RGB[..., 0]]), cv2.IMWRITE_WEBP_QUALITY, 80),
    "webp exif": with_exif(encoded(".webp", RGB, cv2.IMWRITE_WEBP_QUALITY, 80), 6),
}


@pytest.mark.parametrize("kind", FILES)
def test_the_header_tells_the_frame_that_decoding_gives(kind: str) -> None:
    header, image = read_header(FILES[kind]), decode_bytes(FILES[kind])
    assert image.pixels.shape == (header.height, header.width, 3)
    assert kind.split()[0] == header.format.lower()
    assert header.bits == (16 if "16" in kind else 8)


@pytest.mark.parametrize("kind", FILES)
def test_a_file_cut_off_anywhere_is_refused_and_never_half_decoded(kind: str) -> None:
    data = FILES[kind]
    for length in {*range(0, len(data), max(1, len(data) // 97)), *range(len(data) - 12, len(data))}:
        with pytest.raises(ImageUnreadable):
            decode_bytes(data[:length])


@settings(deadline=None)
@given(st.sampled_from([kind for kind in FILES if kind.startswith(("png", "jpeg"))]), st.data())
def test_a_png_or_jpeg_whose_tail_was_never_written_is_refused_or_has_lost_nothing(
    kind: str, data: st.DataObject
) -> None:
    whole = FILES[kind]
    kept = data.draw(st.integers(0, len(whole) - 1))
    try:
        pixels = decode_bytes(whole[:kept] + bytes(len(whole) - kept)).pixels
    except ImageUnreadable:
        return
    np.testing.assert_array_equal(pixels, decode_bytes(whole).pixels)


@settings(deadline=None)
@given(st.sampled_from(sorted(FILES)), st.data())
def test_damage_is_refused_or_decoded_but_never_another_error(kind: str, data: st.DataObject) -> None:
    bent = bytearray(FILES[kind])
    for _ in range(data.draw(st.integers(1, 4))):
        bent[data.draw(st.integers(0, len(bent) - 1))] = data.draw(st.integers(0, 255))
    try:
        image = decode_bytes(bytes(bent), limits=DecodeLimits(max_side=500))
    except ImageUnreadable:
        return
    assert image.pixels.shape == (image.height, image.width, 3)


@settings(deadline=None)
@given(
    st.binary(max_size=200),
    st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"BM", b"II*\0", b"MM\0+"]),
)
def test_random_bytes_are_refused(noise: bytes, start: bytes) -> None:
    with pytest.raises(ImageUnreadable):
        decode_bytes(start + noise)


def test_a_single_flipped_bit_in_a_png_is_noticed() -> None:
    bent = bytearray(FILES["png"])
    bent[len(bent) // 2] ^= 1
    with pytest.raises(ImageUnreadable, match="damaged"):
        decode_bytes(bytes(bent))


def test_a_png_whose_pixels_stop_half_way_behind_right_checksums_is_refused() -> None:
    rows = b"".join(b"\0" + row.tobytes() for row in RGB[:12])
    head = FILES["png"][:33]
    data = head + png_chunk(b"IDAT", zlib.compress(rows)) + png_chunk(b"IEND", b"")
    with pytest.raises(ImageUnreadable, match="damaged"):
        decode_bytes(data)


@pytest.mark.parametrize("kind", ["png", "jpeg", "bmp", "webp", "tiff lzw"])
def test_bytes_behind_the_end_of_the_picture_do_no_harm(kind: str) -> None:
    np.testing.assert_array_equal(
        decode_bytes(FILES[kind] + b"camera notes").pixels, decode_bytes(FILES[kind]).pixels
    )


def test_a_thumbnail_inside_the_exif_block_is_not_taken_for_the_picture() -> None:
    whole, small = FILES["jpeg"], encoded(".jpg", RGB[:8, :8])
    body = b"Exif\0\0" + small
    data = whole[:2] + b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body + whole[2:]
    header = read_header(data)
    assert (header.width, header.height) == (32, 24)
    with pytest.raises(ImageUnreadable):
        decode_bytes(data[:-40])


def test_an_uncompressed_tiff_with_fewer_bytes_than_pixels_is_refused() -> None:
    with pytest.raises(ImageUnreadable, match="cut short"):
        decode_bytes(tiff(RGB, (279, 4, (RGB.nbytes // 2,))))
