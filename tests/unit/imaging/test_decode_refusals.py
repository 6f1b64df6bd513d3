"""What cannot be inspected is refused with a reason that an operator understands, before it costs memory."""

from __future__ import annotations

import os
import re
from pathlib import Path

import cv2
import numpy as np
import pytest
from image_bytes import bmp, encoded, png, scene, tiff

from inspector_app.domain.errors import ImageUnreadable
from inspector_app.imaging.decode import decode, decode_bytes
from inspector_app.imaging.limits import DecodeLimits

RGB = scene()
GREY = RGB[..., 0]
WIDE = GREY.astype(np.uint16) * 200 + 7


def refusal(path: Path) -> ImageUnreadable:
    with pytest.raises(ImageUnreadable) as caught:
        decode(path)
    assert caught.value.subject == str(path) and caught.value.remedy
    return caught.value


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "0 bytes"),
        (b"hello, this is a text file", "not a PNG"),
        (b"GIF89a" + bytes(50), "not a PNG"),
        (b"\x89PNG\r\n\x1a\n", "cut short"),
        (b"\xff\xd8\xff", "cut short"),
        (b"BM", "cut short"),
        (b"II*\0", "cut short"),
        (b"RIFF\0\0\0\0WEBP", "cut short"),
        (encoded(".png", RGB[:1, :1]), r"too small to inspect \(1×1 px, needs at least 8×8\)"),
        (png(8, 8, 8, 2, [bytes(24)] * 4), "damaged"),
        (tiff(WIDE, photometric=0), "this kind of TIFF"),
        (tiff(np.dstack([WIDE, WIDE])), "this kind of TIFF"),
        (tiff(np.dstack([WIDE] * 3), (284, 3, (2,))), "this kind of TIFF"),
        (tiff(GREY, (339, 3, (2,))), "this kind of TIFF"),
        (encoded(".tiff", GREY.astype(np.float32)), "32 bits"),
        (bmp(8, 8, 24, bytes(192), compression=4), "this kind of BMP"),
        (bmp(-8, 8, 24, bytes(192)), "damaged"),
    ],
)
def test_what_cannot_be_inspected_is_refused_with_the_reason(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    path = tmp_path / "part.png"
    path.write_bytes(content)
    assert re.search(reason, refusal(path).what)


def test_a_vanished_file_is_named(tmp_path: Path) -> None:
    assert "no longer there" in refusal(tmp_path / "gone.png").what


def test_a_folder_is_no_image(tmp_path: Path) -> None:
    assert "folder" in refusal(tmp_path).what


def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no named pipes here")
    os.mkfifo(tmp_path / "pipe.png")
    assert "regular file" in refusal(tmp_path / "pipe.png").what


def test_links_that_lead_in_a_circle_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.png").symlink_to(tmp_path / "b.png")
    (tmp_path / "b.png").symlink_to(tmp_path / "a.png")
    assert "cannot be read" in refusal(tmp_path / "a.png").what


def test_missing_permission_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    (tmp_path / "part.png").write_bytes(encoded(".png", RGB))
    monkeypatch.setattr(Path, "open", refuse)
    assert "permission" in refusal(tmp_path / "part.png").what


def test_a_name_that_the_system_cannot_open_is_refused() -> None:
    with pytest.raises(ImageUnreadable, match="of this name"):
        decode(Path("part\0.png"))


def test_a_file_above_the_byte_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "part.png"
    path.write_bytes(encoded(".png", RGB))
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("the file was opened"))
    with pytest.raises(ImageUnreadable, match="too large"):
        decode(path, DecodeLimits(max_bytes=100))


def test_twenty_thousand_pixels_are_read_and_one_more_is_refused() -> None:
    assert decode_bytes(encoded(".png", np.zeros((8, 20_000), np.uint8))).width == 20_000
    with pytest.raises(ImageUnreadable, match="20001×8 px, at most 20000 px a side"):
        decode_bytes(encoded(".png", np.zeros((8, 20_001), np.uint8)))


@pytest.fixture
def no_decoder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cv2, "imdecode", lambda *_: pytest.fail("a pixel was decoded"))


@pytest.mark.usefixtures("no_decoder")
@pytest.mark.parametrize(
    "bomb",
    [
        png(50_000, 50_000, 8, 2, [bytes(100)]),
        bmp(50_000, 50_000, 24, bytes(100)),
        tiff(GREY, (256, 4, (50_000,)), (257, 4, (50_000,))),
        encoded(".jpg", RGB).replace(b"\x08\x00\x28\x00\x38", b"\x08\xff\xff\xff\xff", 1),
        b"RIFF" + bytes(4) + b"WEBPVP8X" + bytes([10, 0, 0, 0, 0, 0, 0, 0]) + b"\xff\xff\xff" * 2,
    ],
    ids=["png", "bmp", "tiff", "jpeg", "webp"],
)
def test_a_bomb_is_refused_by_its_header_alone(bomb: bytes) -> None:
    assert len(bomb) < 10_000
    with pytest.raises(ImageUnreadable, match="too large to inspect"):
        decode_bytes(bomb)


@pytest.mark.usefixtures("no_decoder")
def test_a_png_with_too_little_data_for_its_frame_is_refused_before_it_is_allocated() -> None:
    with pytest.raises(ImageUnreadable, match="cut short"):
        decode_bytes(png(14_000, 14_000, 8, 2, [bytes(100)]))


@pytest.mark.usefixtures("no_decoder")
def test_a_jpeg_that_repeats_its_scans_without_end_is_refused() -> None:
    data = encoded(".jpg", RGB)
    scan = data[data.index(b"\xff\xda") : -2]
    with pytest.raises(ImageUnreadable, match="scans"):
        decode_bytes(data[:-2] + scan * 300 + data[-2:])


def test_too_many_pixels_are_refused_even_where_the_sides_are_allowed() -> None:
    with pytest.raises(ImageUnreadable, match="million px"):
        decode_bytes(png(20_000, 19_000, 8, 0, [bytes(20)]), limits=DecodeLimits(max_pixels=200_000_000))


def test_a_fault_inside_the_decoder_is_told_as_a_damaged_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise cv2.error("decoder failed")

    monkeypatch.setattr(cv2, "imdecode", fail)
    with pytest.raises(ImageUnreadable, match=r"part\.png: the PNG file of 56×40 px is damaged"):
        decode_bytes(encoded(".png", RGB), "part.png")
