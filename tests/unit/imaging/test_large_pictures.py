"""How large a picture may be: by its pixels, by what they take, and by the memory that is free."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from image_bytes import encoded, png, scene, with_exif

from inspector_app.domain.errors import ImageUnreadable
from inspector_app.imaging import headers, limits
from inspector_app.imaging.decode import decode, decode_bytes, decode_small, decode_values
from inspector_app.imaging.headers import Header, read_header
from inspector_app.imaging.limits import (
    SPARE,
    DecodeLimits,
    needed_bytes,
    reduced,
    require_memory,
    require_plausible,
    require_size,
    stored_bytes,
)

RGB = scene()
GREY = RGB[..., 0]
WIDE = GREY.astype(np.uint16) * 200 + 7
COLOUR = Header("JPEG", 20_000, 20_000, 8, 3)
HONEST = 100_000_000  # bytes of a file that holds what it says


def test_twenty_thousand_pixels_a_side_are_read_in_colour_and_in_deep_grey() -> None:
    require_size(COLOUR, DecodeLimits())
    require_size(replace(COLOUR, bits=16, channels=1), DecodeLimits())


def test_colour_of_sixteen_bits_is_read_up_to_half_of_that() -> None:
    deep = replace(COLOUR, bits=16)
    require_size(replace(deep, height=10_000), DecodeLimits())
    with pytest.raises(ImageUnreadable, match=r"2,400 MB decoded, at most 1,200") as refused:
        require_size(deep, DecodeLimits())
    assert "8 bits" in refused.value.remedy


@pytest.mark.parametrize("kind", ["JPEG", "WebP", "TIFF"])
def test_a_small_file_that_claims_a_huge_picture_is_refused_whatever_its_format(kind: str) -> None:
    with pytest.raises(ImageUnreadable, match="more than it can hold"):
        require_plausible(replace(COLOUR, format=kind), 20_000)  # type: ignore[arg-type]
    require_plausible(replace(COLOUR, format=kind), HONEST)  # type: ignore[arg-type]
    require_plausible(replace(COLOUR, width=800, height=600), 20)


def test_a_picture_that_needs_more_than_is_free_names_both_and_the_remedy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "free_bytes", lambda: 2_500_000_000)
    with pytest.raises(ImageUnreadable, match=r"20000×20000 px take 2,668 MB, 2,500 MB are free") as refused:
        require_memory(COLOUR, as_rgb=True)
    assert "Close other programs" in refused.value.remedy
    monkeypatch.setattr(limits, "free_bytes", lambda: 2_700_000_000)
    require_memory(COLOUR, as_rgb=True)


def test_the_file_is_named_and_no_pixel_decoded_where_memory_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SPARE", 0)
    monkeypatch.setattr(limits, "free_bytes", lambda: 10)
    monkeypatch.setattr(cv2, "imdecode", lambda *_: pytest.fail("a pixel was decoded"))
    with pytest.raises(ImageUnreadable, match=r"part\.png: too large for the memory"):
        decode_bytes(encoded(".png", RGB), "part.png")


def test_ordinary_pictures_do_not_ask_how_much_is_free(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "free_bytes", lambda: pytest.fail("asked"))
    require_memory(replace(COLOUR, width=4000, height=3000), as_rgb=True)


def test_what_is_progressive_or_widened_needs_more() -> None:
    plain = needed_bytes(COLOUR, as_rgb=True)
    assert plain == 2 * stored_bytes(COLOUR), "the decoder's own array, and the one that is kept"
    assert needed_bytes(replace(COLOUR, progressive=True), as_rgb=True) > plain
    deep = replace(COLOUR, channels=1, bits=16)
    assert needed_bytes(deep, as_rgb=True) > needed_bytes(deep, as_rgb=False)


def test_a_progressive_jpeg_is_told_from_a_plain_one() -> None:
    assert not read_header(encoded(".jpg", RGB)).progressive
    assert read_header(encoded(".jpg", RGB, cv2.IMWRITE_JPEG_PROGRESSIVE, 1)).progressive


def test_strip_by_strip_the_pixels_are_what_they_are_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    files = [
        encoded(".png", RGB),
        encoded(".png", WIDE),
        encoded(".png", np.dstack([WIDE, WIDE + 9, WIDE + 20])),
        with_exif(encoded(".png", RGB), 6),
    ]
    whole = [decode_bytes(data, window=(500, 40_000)).pixels for data in files]
    monkeypatch.setattr(
        "inspector_app.imaging.decode._STRIP", 7 * RGB.shape[1]
    )  # some rows, and fewer of them at the end
    for data, expected in zip(files, whole, strict=True):
        np.testing.assert_array_equal(decode_bytes(data, window=(500, 40_000)).pixels, expected)


def test_large_pictures_are_decoded_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inspector_app.imaging.decode.LARGE", 1)
    decoder, inside, most = cv2.imdecode, [], []
    second = threading.Event()

    def counted(*arguments: object) -> object:
        inside.append(1)
        most.append(len(inside))
        second.wait(0.05)  # long enough for the other to come in, if it were let in
        inside.pop()
        return decoder(*arguments)  # type: ignore[call-overload]

    monkeypatch.setattr(cv2, "imdecode", counted)
    threads = [threading.Thread(target=decode_bytes, args=(encoded(".png", RGB),)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1, 1, 1]


@pytest.mark.parametrize(
    ("side", "shape"), [(20, (75, 100)), (60, (150, 200)), (150, (300, 400)), (300, (600, 800))]
)
def test_of_a_jpeg_a_small_picture_is_decoded_at_a_part_of_its_size(
    tmp_path: Path, side: int, shape: tuple[int, int]
) -> None:
    large = cv2.resize(RGB, (800, 600), interpolation=cv2.INTER_CUBIC)
    path = tmp_path / "part.jpg"
    path.write_bytes(encoded(".jpg", large, cv2.IMWRITE_JPEG_QUALITY, 95))
    small = decode_small(path, side)
    assert small.shape == (*shape, 3)
    whole = cv2.resize(decode(path).pixels, shape[::-1], interpolation=cv2.INTER_AREA)
    assert np.abs(small.astype(int) - whole.astype(int)).mean() < 3


def test_a_small_picture_is_turned_and_grey_ones_have_three_channels(tmp_path: Path) -> None:
    large = cv2.resize(GREY, (800, 600), interpolation=cv2.INTER_CUBIC)
    path = tmp_path / "part.jpg"
    path.write_bytes(with_exif(encoded(".jpg", large), 6))
    assert decode_small(path, 60).shape == (200, 150, 3)


def test_a_small_picture_of_another_format_comes_whole_and_of_a_broken_file_not_at_all(
    tmp_path: Path,
) -> None:
    path = tmp_path / "part.png"
    path.write_bytes(encoded(".png", RGB))
    np.testing.assert_array_equal(decode_small(path, 4), RGB)
    path.write_bytes(b"no picture")
    with pytest.raises(ImageUnreadable, match=r"part\.png"):
        decode_small(path, 4)


def test_a_small_picture_of_a_huge_jpeg_needs_little_memory() -> None:
    assert needed_bytes(reduced(COLOUR, 8), as_rgb=True) < SPARE


def test_a_marker_across_two_stretches_of_a_jpeg_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    data = encoded(".jpg", RGB)
    expected = decode_bytes(data).pixels
    for stretch in (2, 3, 7, 64):
        monkeypatch.setattr(headers, "_JPEG_STRETCH", stretch)
        np.testing.assert_array_equal(decode_bytes(data).pixels, expected)


def test_a_png_of_one_channel_is_kept_as_one(tmp_path: Path) -> None:
    path = tmp_path / "grey.png"
    path.write_bytes(png(8, 8, 1, 0, [b"\xaa"] * 8))
    assert decode_values(path).values.tolist() == [[255, 0] * 4] * 8


def test_a_small_picture_of_16_bits_shows_what_it_holds_unless_the_recipe_says_what_is_white(
    tmp_path: Path,
) -> None:
    grey = np.linspace(500, 3_000, 40 * 60, dtype=np.uint16).reshape(40, 60)
    path = tmp_path / "deep.png"
    path.write_bytes(encoded(".png", grey))
    seen = decode_small(path, 20)
    assert seen.shape == (40, 60, 3) and seen.min() < 8 and seen.max() > 247
    np.testing.assert_array_equal(
        decode_small(path, 20, window=(0, 4_095)), decode(path, window=(0, 4_095)).pixels
    )


def test_a_small_picture_of_one_value_in_16_bits_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "flat.png"
    path.write_bytes(encoded(".png", np.full((40, 60), 65_535, dtype=np.uint16)))
    assert decode_small(path, 20).shape == (40, 60, 3)
