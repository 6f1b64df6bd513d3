"""Thumbnails keep the aspect and the colours, and come back from their bytes."""

from __future__ import annotations

import numpy as np
import pytest
from image_bytes import scene

from inspector_app.domain.errors import ImageUnreadable, InternalError
from inspector_app.imaging.thumbnails import decode_thumbnail, encode_jpeg, encode_png, thumbnail


@pytest.mark.parametrize(
    ("shape", "expected"),
    [((400, 200), (192, 96)), ((300, 900), (64, 192)), ((8, 4000), (1, 192)), ((193, 192), (192, 191))],
)
def test_the_longer_side_is_shortened_and_the_aspect_kept(
    shape: tuple[int, int], expected: tuple[int, int]
) -> None:
    assert thumbnail(scene(*shape)).shape == (*expected, 3)


def test_a_small_picture_is_not_enlarged_and_not_shared() -> None:
    pixels = scene(50, 60)
    small = thumbnail(pixels)
    np.testing.assert_array_equal(small, pixels)
    assert not np.shares_memory(small, pixels)


def test_a_png_returns_the_very_pixels() -> None:
    np.testing.assert_array_equal(decode_thumbnail(encode_png(scene())), scene())


def test_a_jpeg_returns_nearly_the_same_colours() -> None:
    returned = decode_thumbnail(encode_jpeg(scene()))
    assert np.abs(returned[4, 4].astype(int) - (220, 30, 40)).max() < 15


def test_grey_and_alpha_can_be_stored_as_png() -> None:
    grey = scene()[..., 0]
    np.testing.assert_array_equal(decode_thumbnail(encode_png(grey))[..., 1], grey)
    np.testing.assert_array_equal(decode_thumbnail(encode_png(np.dstack([scene(), grey]))), scene())


def test_a_lower_quality_takes_fewer_bytes() -> None:
    assert len(encode_jpeg(scene(), 40)) < len(encode_jpeg(scene(), 95))


def test_a_thumbnail_may_be_one_pixel_high() -> None:
    assert decode_thumbnail(encode_png(scene(1, 20))).shape == (1, 20, 3)


def test_a_damaged_thumbnail_is_told() -> None:
    with pytest.raises(ImageUnreadable, match="thumbnail"):
        decode_thumbnail(encode_jpeg(scene())[:-30])


def test_what_is_no_picture_cannot_be_encoded() -> None:
    with pytest.raises(InternalError):
        encode_png(np.zeros((0, 4, 3), np.uint8))
