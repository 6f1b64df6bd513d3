"""Every kind of picture file is decoded rightly: formats, depths, palettes, alpha, orientation, names."""

from __future__ import annotations

import hashlib
from pathlib import Path

import cv2
import numpy as np
import pytest
from image_bytes import big_tiff, bmp, encoded, exif, png, png_chunk, scene, tiff, with_exif

from inspector_app.domain.errors import ImageUnreadable
from inspector_app.imaging.decode import decode, decode_bytes, decode_values, is_image_name, read_mask

RGB = scene()
GREY = RGB[..., 0]
WIDE = GREY.astype(np.uint16) * 200 + 7
RED, GREEN, BLUE = (255, 0, 0), (0, 255, 0), (0, 0, 255)
PALETTE = bytes([*RED, *GREEN, *BLUE])
INDICES = bytes([0, 1, 2, 0, 1, 2, 0, 1])
FIRST_THREE = [list(RED), list(GREEN), list(BLUE)]


def grey_of(data: bytes) -> np.ndarray:
    pixels = decode_bytes(data).pixels
    assert (pixels == pixels[..., :1]).all(), "grey becomes three equal channels"
    return pixels[..., 0]


@pytest.mark.parametrize("suffix", [".png", ".bmp", ".tiff"])
def test_lossless_colour_files_give_the_very_pixels_as_rgb(suffix: str) -> None:
    image = decode_bytes(encoded(suffix, RGB))
    np.testing.assert_array_equal(image.pixels, RGB)
    assert (image.width, image.height, image.bits, image.channels) == (56, 40, 8, 3)
    assert image.pixels.flags.c_contiguous and image.pixels.dtype == np.uint8


def test_lossless_webp_gives_the_very_pixels() -> None:
    image = decode_bytes(encoded(".webp", RGB, cv2.IMWRITE_WEBP_QUALITY, 101))
    np.testing.assert_array_equal(image.pixels, RGB)


@pytest.mark.parametrize(("suffix", "quality"), [(".jpg", 98), (".webp", 98)])
def test_lossy_colour_files_keep_red_red_and_blue_blue(suffix: str, quality: int) -> None:
    flag = cv2.IMWRITE_JPEG_QUALITY if suffix == ".jpg" else cv2.IMWRITE_WEBP_QUALITY
    pixels = decode_bytes(encoded(suffix, RGB, flag, quality)).pixels
    assert np.abs(pixels[4, 4].astype(int) - (220, 30, 40)).max() < 12
    assert np.abs(pixels[-4, 4].astype(int) - (20, 60, 210)).max() < 12


@pytest.mark.parametrize("suffix", [".png", ".bmp", ".tiff"])
def test_grey_files_become_three_equal_channels(suffix: str) -> None:
    np.testing.assert_array_equal(grey_of(encoded(suffix, GREY)), GREY)


def test_grey_jpeg_says_that_its_file_has_one_channel() -> None:
    image = decode_bytes(encoded(".jpg", GREY))
    assert image.channels == 1 and image.pixels.shape == (40, 56, 3)


@pytest.mark.parametrize("suffix", [".png", ".tiff"])
@pytest.mark.parametrize("stored", [WIDE, np.dstack([WIDE, WIDE // 2, WIDE // 3])])
def test_sixteen_bits_are_scaled_by_the_full_range_and_not_by_the_picture(
    suffix: str, stored: np.ndarray
) -> None:
    image = decode_bytes(encoded(suffix, stored))
    expected = np.round(stored / 257.0).astype(np.uint8)
    np.testing.assert_array_equal(image.pixels, expected if stored.ndim == 3 else np.dstack([expected] * 3))
    assert image.bits == 16


def test_a_window_maps_its_ends_to_black_and_white() -> None:
    row = np.array([0, 999, 1000, 3000, 5000, 5001, 65_535, 2000], dtype=np.uint16)
    data = encoded(".png", np.tile(row, (8, 1)))
    assert decode_bytes(data, window=(1000, 5000)).pixels[0, :, 0].tolist() == [
        0,
        0,
        0,
        128,
        255,
        255,
        255,
        64,
    ]


def test_a_window_leaves_eight_bit_files_as_they_are() -> None:
    np.testing.assert_array_equal(decode_bytes(encoded(".png", RGB), window=(10, 20)).pixels, RGB)


@pytest.mark.parametrize("window", [(5, 5), (9, 3), (-1, 10), (0, 70_000)])
def test_an_impossible_window_is_a_fault_of_the_caller(window: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="window"):
        decode_bytes(encoded(".png", RGB), window=window)


def test_palette_png_shows_its_colours() -> None:
    pixels = decode_bytes(png(8, 8, 8, 3, [INDICES] * 8, png_chunk(b"PLTE", PALETTE))).pixels
    assert pixels[0, :3].tolist() == FIRST_THREE


def test_a_transparent_palette_png_shows_the_stored_colours() -> None:
    extra = (png_chunk(b"PLTE", PALETTE), png_chunk(b"tRNS", bytes([0, 128, 255])))
    assert decode_bytes(png(8, 8, 8, 3, [INDICES] * 8, *extra)).pixels[0, :3].tolist() == FIRST_THREE


def test_one_bit_png_is_black_and_white() -> None:
    assert grey_of(png(8, 8, 1, 0, [b"\xa0"] * 8))[3].tolist() == [255, 0, 255, 0, 0, 0, 0, 0]


def test_palette_bmp_shows_its_colours() -> None:
    palette = bytes([0, 0, 255, 0, 0, 255, 0, 0, 255, 0, 0, 0]) + bytes(4 * 253)
    assert decode_bytes(bmp(8, 8, 8, INDICES * 8, palette)).pixels[0, :3].tolist() == FIRST_THREE


def test_run_length_bmp_is_decoded() -> None:
    palette = b"".join(bytes([i, i, i, 0]) for i in range(256))
    body = b"".join(bytes([8, 10 * row, 0, 0]) for row in range(8)) + b"\0\1"
    assert grey_of(bmp(8, 8, 8, body, palette, compression=1))[:, 0].tolist() == [
        70,
        60,
        50,
        40,
        30,
        20,
        10,
        0,
    ]


def test_top_down_bmp_stands_upright() -> None:
    rows = bytes(np.repeat(np.arange(8), 24).astype(np.uint8))
    assert grey_of(bmp(8, -8, 24, rows))[:, 0].tolist() == list(range(8))


def test_palette_tiff_shows_its_colours() -> None:
    ramp = [65_535 if i == k else 0 for k in range(3) for i in range(256)]
    indices = np.frombuffer(INDICES * 8, np.uint8).reshape(8, 8)
    pixels = decode_bytes(tiff(indices, (320, 3, tuple(ramp)), photometric=3)).pixels
    assert pixels[0, :3].tolist() == FIRST_THREE


@pytest.mark.parametrize("order", ["<", ">"])
def test_tiff_is_read_in_either_byte_order(order: str) -> None:
    np.testing.assert_array_equal(grey_of(tiff(WIDE, order=order)), np.round(WIDE / 257.0))


def test_big_tiff_is_read() -> None:
    np.testing.assert_array_equal(grey_of(big_tiff(np.ascontiguousarray(GREY))), GREY)


def test_inverted_eight_bit_tiff_is_shown_as_it_is_meant() -> None:
    np.testing.assert_array_equal(grey_of(tiff(GREY, photometric=0)), 255 - GREY)


def rgba(alpha: int) -> np.ndarray:
    return np.dstack([RGB, np.full(RGB.shape[:2], alpha, np.uint8)])


@pytest.mark.parametrize("alpha", [0, 100, 255])
@pytest.mark.parametrize(
    "make",
    [
        lambda pixels: encoded(".png", pixels),
        lambda pixels: encoded(".bmp", pixels),
        lambda pixels: tiff(pixels, (338, 3, (1,))),
        lambda pixels: tiff(pixels, (338, 3, (2,))),
    ],
    ids=["png", "bmp", "tiff associated", "tiff unassociated"],
)
def test_alpha_is_ignored_and_the_stored_colour_counts(make, alpha: int) -> None:
    image = decode_bytes(make(rgba(alpha)))
    np.testing.assert_array_equal(image.pixels, RGB)
    assert image.channels == 4


def test_grey_with_alpha_shows_its_grey() -> None:
    rows = [bytes(v for x in range(8) for v in (10 * x, 0))] * 8
    assert grey_of(png(8, 8, 8, 4, rows))[0].tolist() == [10 * x for x in range(8)]


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp"])
def test_orientation_is_applied_as_viewers_do(suffix: str, orientation: int) -> None:
    data = with_exif(
        encoded(suffix, RGB, *((cv2.IMWRITE_WEBP_QUALITY, 90) if suffix == ".webp" else ())), orientation
    )
    image = decode_bytes(data)
    oracle = cv2.cvtColor(cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB)
    np.testing.assert_array_equal(image.pixels, oracle)
    assert (image.width, image.height) == ((40, 56) if orientation >= 5 else (56, 40))
    assert image.pixels.flags.c_contiguous


@pytest.mark.parametrize("stored", [RGB, WIDE], ids=["8 bit", "16 bit"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_tiff_orientation_turns_like_that_of_a_png(stored: np.ndarray, orientation: int) -> None:
    turned = decode_bytes(tiff(stored, (274, 3, (orientation,)))).pixels
    expected = decode_bytes(with_exif(encoded(".png", stored), orientation)).pixels
    np.testing.assert_array_equal(turned, expected)


def test_orientation_six_puts_the_left_edge_on_top() -> None:
    pixels = decode_bytes(with_exif(encoded(".png", RGB), 6)).pixels
    np.testing.assert_array_equal(pixels, np.rot90(RGB, -1))


def test_a_damaged_exif_block_does_not_cost_the_picture() -> None:
    data = encoded(".png", RGB)
    broken = data[:33] + png_chunk(b"eXIf", exif(6)[:11]) + data[33:]
    np.testing.assert_array_equal(decode_bytes(broken).pixels, RGB)


@pytest.mark.parametrize(
    "name",
    [
        "Teil Ä ß.png",
        "部品.png",
        "🔧 ok.png",
        'it\'s "new".png',
        "two\nlines.png",
        "a" * 236 + ".png",
        "%s {}.png",
    ],
)
def test_files_are_read_whatever_their_names(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    try:
        path.write_bytes(encoded(".png", RGB))
    except OSError:
        pytest.skip("this file system does not allow the name")
    np.testing.assert_array_equal(decode(path).pixels, RGB)


def test_the_hash_is_that_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "part.jpg"
    path.write_bytes(encoded(".jpg", RGB))
    assert decode(path).sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_content_counts_and_not_the_suffix(tmp_path: Path) -> None:
    path = tmp_path / "part.jpg"
    path.write_bytes(encoded(".png", RGB))
    np.testing.assert_array_equal(decode(path).pixels, RGB)


@pytest.mark.parametrize("name", ["a.png", "B.JPG", "ü.tif", "x.tar.webp", "a.jpeg", "a.bmp", "deep/a.tiff"])
def test_image_names_are_known(name: str) -> None:
    assert is_image_name(name)


@pytest.mark.parametrize("name", ["a.txt", "png", ".png", "a.png.part", "._a.png", "Thumbs.db", ""])
def test_other_names_are_not_taken_for_images(name: str) -> None:
    assert not is_image_name(name)


@pytest.mark.parametrize(
    ("suffix", "stored"),
    [
        (".png", np.eye(9, dtype=np.uint8)),
        (".png", np.eye(9, dtype=np.uint16)),
        (".png", np.dstack([np.eye(9, dtype=np.uint8) * 255] * 3)),
        (".bmp", np.eye(9, dtype=np.uint8)),
    ],
)
def test_a_mask_is_true_wherever_it_is_not_zero(tmp_path: Path, suffix: str, stored: np.ndarray) -> None:
    path = tmp_path / f"mask{suffix}"
    path.write_bytes(encoded(suffix, stored))
    np.testing.assert_array_equal(read_mask(path), np.eye(9, dtype=bool))


def test_the_noise_of_a_jpeg_mask_is_not_taken_for_mask(tmp_path: Path) -> None:
    square = np.zeros((33, 33), np.uint8)
    square[8:21, 8:21] = 255
    (tmp_path / "mask.jpg").write_bytes(encoded(".jpg", square, cv2.IMWRITE_JPEG_QUALITY, 90))
    np.testing.assert_array_equal(read_mask(tmp_path / "mask.jpg"), square > 0)


def test_an_unreadable_mask_is_named(tmp_path: Path) -> None:
    (tmp_path / "mask.png").write_bytes(b"nothing")
    with pytest.raises(ImageUnreadable, match=r"mask\.png"):
        read_mask(tmp_path / "mask.png")


@pytest.mark.parametrize("suffix", [".png", ".tiff"])
def test_values_to_look_at_are_those_of_the_file_at_its_depth(tmp_path: Path, suffix: str) -> None:
    for name, stored in (("grey8", GREY), ("grey16", WIDE), ("rgb8", RGB), ("rgb16", np.dstack([WIDE] * 3))):
        path = tmp_path / (name + suffix)
        path.write_bytes(encoded(suffix, stored))
        values = decode_values(path)
        np.testing.assert_array_equal(values.values, stored)
        assert values.values.dtype == stored.dtype and values.values.flags.c_contiguous
        assert values.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
        assert values.bits == (16 if stored.dtype == np.uint16 else 8)


def test_values_to_look_at_are_turned_as_the_picture_is(tmp_path: Path) -> None:
    path = tmp_path / "turned.png"
    path.write_bytes(with_exif(encoded(".png", GREY), 6))
    np.testing.assert_array_equal(decode_values(path).values, decode(path).pixels[..., 0])


def test_a_palette_of_colours_is_not_taken_for_grey(tmp_path: Path) -> None:
    path = tmp_path / "palette.png"
    path.write_bytes(png(8, 8, 8, 3, [INDICES] * 8, png_chunk(b"PLTE", PALETTE)))
    assert decode_values(path).values[0, :3].tolist() == FIRST_THREE
