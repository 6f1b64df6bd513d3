"""Findings lie where the map is high, in image pixels; quieted ones are put down to their mark."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.domain.bank import Scales
from inspector_app.domain.finding import NO_ENTRY, Evidence
from inspector_app.engine.decision import decide
from inspector_app.engine.findings import find, quieted_by
from inspector_app.engine.nearest import FAR
from inspector_app.imaging.heatmap import upsample

SCALES = Scales(0.1, 0.15, 0.2)


def _map(*spots: tuple[int, int, float]) -> np.ndarray:
    raw = np.ones((14, 14), dtype=np.float32)
    for row, column, value in spots:
        raw[row : row + 2, column : column + 2] = value
    return raw


def test_a_part_that_is_ok_has_none() -> None:
    assert find(_map((3, 3, 9.0)), 280, 280, 2.0, flagged=False) == ()


def test_each_region_above_the_threshold_is_one_finding_highest_first() -> None:
    found = find(_map((2, 2, 5.0), (9, 10, 8.0)), 280, 140, 2.5, flagged=True)
    assert [finding.ordinal for finding in found] == [1, 2]
    assert found[0].peak > found[1].peak > 2.5
    assert found[0].box.contains(220, 100) and found[1].box.contains(60, 30)
    for finding in found:
        assert finding.box.contains(*finding.peak_at)
        assert all(finding.box.contains(x, y) for x, y in finding.contour) and len(finding.contour) >= 3
        assert 0 < finding.area <= finding.box.area


def test_boxes_agree_with_the_full_size_map() -> None:
    raw = _map((2, 2, 5.0), (9, 10, 8.0))
    above = upsample(raw, 840, 1120) > 2.5
    for finding in find(raw, 1120, 840, 2.5, flagged=True):
        box = finding.box
        inside = above[box.y : box.y + box.h, box.x : box.x + box.w]
        assert finding.area == pytest.approx(np.count_nonzero(inside), rel=0.05)
        rows, columns = np.flatnonzero(inside.any(axis=1)), np.flatnonzero(inside.any(axis=0))
        assert rows[0] < 12 and rows[-1] > box.h - 13 and columns[0] < 12 and columns[-1] > box.w - 13
    boxes = [finding.box for finding in find(raw, 1120, 840, 2.5, flagged=True)]
    for box in boxes:
        above[box.y - 10 : box.y + box.h + 10, box.x - 10 : box.x + box.w + 10] = False
    assert not above.any()  # nothing lies outside by more than a pixel of the working map


@settings(deadline=None, max_examples=40)
@given(
    seed=st.integers(0, 10_000),
    width=st.integers(8, 900),
    height=st.integers(8, 900),
    threshold=st.floats(0.1, 50.0),
)
def test_a_flagged_part_always_has_a_finding_inside_the_image(
    seed: int, width: int, height: int, threshold: float
) -> None:
    raw = np.random.default_rng(seed).gamma(1.0, 2.0, (9, 9)).astype(np.float32)
    found = find(raw, width, height, threshold, flagged=True)
    assert found
    for finding in found:
        box = finding.box
        assert box.w > 0 and box.h > 0 and box.clipped(width, height) == box
        assert 0 <= finding.peak_at[0] < width and 0 <= finding.peak_at[1] < height and finding.area >= 1


def test_a_flat_map_of_a_flagged_part_still_has_one() -> None:
    assert len(find(np.ones((9, 9), dtype=np.float32), 90, 90, 5.0, flagged=True)) == 1


def test_below_the_threshold_the_region_at_the_peak_is_cut_halfway() -> None:
    raw = _map((3, 3, 4.0), (9, 9, 3.8))
    (only,) = find(raw, 140, 140, 6.0, flagged=True)
    assert only.box.contains(40, 40) and not only.box.contains(100, 100)


def test_specks_beside_a_finding_are_left_out() -> None:
    raw = _map((3, 3, 9.0))
    raw[11, 11] = 6.0
    peak = float(upsample(raw, 112, 112)[84:104, 84:104].max())
    assert len(find(raw, 140, 140, peak - 0.01, flagged=True)) == 1
    assert len(find(raw, 140, 140, peak - 1.0, flagged=True)) == 2


def _evidence(d_n: np.ndarray, d_p: np.ndarray, entry: np.ndarray) -> Evidence:
    outcome = decide(d_n[None], d_p[None], 0.55, SCALES)
    return Evidence(outcome.raw[0], d_n, d_p, outcome.quiet[0], entry)


def _quiet_scene() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    d_n = np.full((14, 14), 0.05, dtype=np.float32)
    d_p = np.full_like(d_n, FAR)
    entry = np.full(d_n.shape, NO_ENTRY, dtype=np.int32)
    d_n[1:4, 1:4], d_p[1:4, 1:4], entry[1:4, 1:4] = 0.4, 0.1, 12
    d_n[9:12, 9:12], d_p[9:12, 9:12], entry[9:12, 9:12] = 0.5, 0.1, 3
    return d_n, d_p, entry


def test_each_removed_finding_names_its_mark_strongest_first() -> None:
    evidence = _evidence(*_quiet_scene())
    taken = quieted_by(evidence, SCALES, pixel_threshold=2.0)
    assert list(taken) == [3, 12]
    assert taken[3] == pytest.approx(9 * 5.0, rel=0.01) and taken[12] == pytest.approx(9 * 4.0, rel=0.01)


def test_what_was_no_finding_is_not_named() -> None:
    evidence = _evidence(*_quiet_scene())
    assert list(quieted_by(evidence, SCALES, pixel_threshold=4.5)) == [3]


def test_a_finding_that_stays_as_high_as_it_was_names_nobody() -> None:
    d_n, d_p, entry = _quiet_scene()
    d_n[1:4, 1:4] = 0.3  # the quieted rim of a defect ...
    d_n[1:3, 4:6], d_p[1:3, 4:6] = 0.9, FAR  # ... that stays
    evidence = _evidence(d_n, d_p, entry)
    assert evidence.raw[1:3, 5].max() > 0.95 * 9.0 and evidence.quiet[3, 1] > 0.9
    assert list(quieted_by(evidence, SCALES, pixel_threshold=2.0)) == [3]
