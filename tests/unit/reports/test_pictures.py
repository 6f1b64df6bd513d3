"""Pictures of the report show the right place at the right size."""

from __future__ import annotations

import base64
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_lots import BOX, SIDE, detail_of, lot_report, part

from inspector_app.domain.geometry import Box, Region
from inspector_app.domain.lot import Verdict
from inspector_app.imaging.thumbnails import decode_thumbnail
from inspector_app.reports.html import render_html
from inspector_app.reports.pictures import data_uri, image_panel, jpeg_of, length_bar, region_panel


@given(st.integers(8, 20_000), st.one_of(st.none(), st.floats(1e-4, 10)))
def test_the_length_bar_is_round_and_at_most_a_quarter_of_the_picture(
    width: int, mm_per_px: float | None
) -> None:
    bar = length_bar(width, mm_per_px)
    length, unit = bar.label.split()
    assert unit == ("mm" if mm_per_px else "px")
    assert 9.9 <= bar.share <= 25.001
    assert bar.share == pytest.approx(100 * float(length) / (width * (mm_per_px or 1)), abs=2e-3)
    assert f"{float(length):e}"[0] in "125"


def test_a_region_is_cut_out_with_its_surroundings_and_outlined_in_image_pixels() -> None:
    wide = np.full((400, 600, 3), 90, np.uint8)
    report = replace(lot_report(part("a")), picture=lambda image_id: wide)
    panel = region_panel(report, "image-a", "a", Region.from_box(BOX, SIDE, SIDE))
    assert (panel.left, panel.top) == (0, 0)  # at the image's corner the view is moved, not cut
    assert (panel.width, panel.height) == (171, 114)  # 48 px above and below, 3 : 2
    corners = {tuple(map(int, corner.split(","))) for corner in panel.outlines[0].points.split()}
    assert corners == {
        (x, y) for x in (BOX.x, BOX.x + BOX.w - 1) for y in (BOX.y, BOX.y + BOX.h - 1)
    }  # through pixel centres


def test_a_region_outside_an_image_that_has_shrunk_says_so() -> None:
    far = Region(Box(900, 900, 4, 4), np.ones((4, 4), np.bool_))
    assert "smaller than it was" in region_panel(lot_report(part("a")), "image-a", "a", far).error


def test_a_large_image_is_made_small_and_its_map_follows() -> None:
    row = part("a", Verdict.FLAGGED)
    report = replace(
        lot_report(row),
        picture=lambda image_id: np.full((1500, 3000, 3), 90, np.uint8),
        calibrated_map=lambda image_id: np.linspace(0, 2, 3000, dtype=np.float32)[None].repeat(1500, axis=0),
    )
    panel = image_panel(report, "image-a", "a", detail_of(row).findings)
    heat = decode_thumbnail(base64.b64decode(panel.heat.split(",")[1]))
    assert heat.shape == (280, 560, 3)
    assert (panel.width, panel.height) == (3000, 1500)
    assert abs(int(heat[140, 20].mean()) - 90) < 8  # calm on the left
    assert np.ptp(heat[140, 540]) > 40  # coloured on the right


def test_an_image_without_a_map_has_no_heatmap() -> None:
    report = replace(lot_report(part("a")), calibrated_map=lambda image_id: None)
    panel = image_panel(report, "image-a", "a", ())
    assert panel.heat == ""
    assert panel.photo.startswith("data:image/jpeg")


def test_a_data_uri_holds_the_picture() -> None:
    pixels = np.full((8, 12, 3), (200, 40, 40), np.uint8)
    back = decode_thumbnail(base64.b64decode(data_uri(pixels).split(",")[1]))
    assert back.shape == pixels.shape
    assert np.abs(back.astype(int) - pixels).max() < 6


def test_a_kept_thumbnail_stands_in_for_a_picture_that_is_gone_and_says_so() -> None:
    row = part("a", Verdict.FLAGGED, note="gone")
    report = replace(lot_report(row), stand_in=lambda image_id: np.full((48, 48, 3), 70, np.uint8))
    panel = image_panel(report, "image-a", "a", detail_of(row).findings, (SIDE, SIDE))
    assert "The file has gone" in panel.error
    assert decode_thumbnail(jpeg_of(panel.photo)).shape == (48, 48, 3)
    assert (panel.width, panel.height) == (SIDE, SIDE)  # outlines are in pixels of the picture itself
    text = "".join(render_html(report))
    assert "A kept thumbnail stands in for the picture." in text
    assert text.count('<img loading="lazy"') == 2
