"""Components touch at corners; outlines follow the pixels."""

from __future__ import annotations

import cv2
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.domain.geometry import Box
from inspector_app.imaging.contours import contours, label_components


def drawing() -> np.ndarray:
    mask = np.zeros((30, 40), bool)
    mask[2:6, 3:9] = True
    mask[6, 9] = True  # touches the first only at a corner
    mask[15:25, 10:30] = True
    mask[18:20, 15:18] = False  # a hole
    return mask


def test_pixels_that_touch_at_a_corner_are_one_component() -> None:
    labels, components = label_components(drawing())
    assert [component.area for component in components] == [25, 194]
    assert [component.box for component in components] == [Box(3, 2, 7, 5), Box(10, 15, 20, 10)]
    assert labels[6, 9] == labels[2, 3] == components[0].label and labels[0, 0] == 0


def test_an_empty_mask_has_no_components_and_no_outlines() -> None:
    labels, components = label_components(np.zeros((5, 5), np.uint8))
    assert components == () and not labels.any() and contours(np.zeros((5, 5), bool)) == []


@settings(deadline=None)
@given(st.integers(0, 500), st.floats(0.05, 0.9))
def test_labels_boxes_and_areas_agree(seed: int, share: float) -> None:
    mask = np.random.default_rng(seed).random((17, 23)) < share
    labels, components = label_components(mask)
    np.testing.assert_array_equal(labels > 0, mask)
    for component in components:
        rows, cols = np.nonzero(labels == component.label)
        assert component.area == rows.size
        assert component.box == Box(
            int(cols.min()), int(rows.min()), int(np.ptp(cols)) + 1, int(np.ptp(rows)) + 1
        )


def test_outlines_come_from_the_top_down_without_the_holes() -> None:
    outlines = contours(drawing())
    assert len(outlines) == 2
    assert outlines[0].dtype == np.int32 and outlines[0].shape[1] == 2
    assert outlines[0][:, 1].min() == 2 and outlines[1][:, 1].min() == 15
    assert sorted(map(tuple, outlines[1].tolist())) == [(10, 15), (10, 24), (29, 15), (29, 24)]


def test_an_unsimplified_outline_encloses_exactly_its_pixels() -> None:
    disc = np.zeros((40, 40), np.uint8)
    cv2.circle(disc, (20, 18), 11, 1, -1)
    filled = cv2.fillPoly(np.zeros_like(disc), contours(disc, tolerance=0), 1)
    np.testing.assert_array_equal(filled, disc)


def test_simplifying_takes_points_away_and_stays_near() -> None:
    disc = np.zeros((80, 80), np.uint8)
    cv2.circle(disc, (40, 40), 30, 1, -1)
    (exact,), (simple,) = contours(disc, tolerance=0), contours(disc)
    assert len(simple) < len(exact)
    assert max(abs(cv2.pointPolygonTest(simple, (float(x), float(y)), True)) for x, y in exact) <= 0.75 + 1e-6


def test_a_single_pixel_has_an_outline() -> None:
    mask = np.zeros((5, 5), bool)
    mask[3, 1] = True
    assert contours(mask)[0].tolist() == [[1, 3]]
