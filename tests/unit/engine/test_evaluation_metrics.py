"""Ranking measures are exact, ties included, and say "not defined" where there is nothing to rank."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import average_precision_score, precision_recall_curve, roc_auc_score

from inspector_app.engine.evaluation.metrics import (
    COMPARISON_SIDE,
    PixelRanking,
    auroc,
    average_precision,
    comparison_map,
    comparison_mask,
    evaluate_scores,
    f1_max,
    false_calls_at_recall,
)

SIDE = COMPARISON_SIDE


def brute_aupro(maps: list[npt.NDArray], masks: list[npt.NDArray], limit: float) -> float:
    """By the definition: every threshold, every region, the trapezoid rule, a straight line to the limit."""
    regions, normal = [], []
    for values, mask in zip(maps, masks, strict=True):
        count, numbers = cv2.connectedComponents(mask.astype(np.uint8), connectivity=8)
        regions += [values[numbers == i] for i in range(1, count)]
        normal.append(values[~mask])
    outside = np.concatenate(normal)
    rates, overlaps = [0.0], [0.0]
    for threshold in sorted({float(v) for values in maps for v in np.unique(values)}, reverse=True):
        rates.append(float((outside >= threshold).mean()))
        overlaps.append(float(np.mean([(values >= threshold).mean() for values in regions])))
    at_limit = float(np.interp(limit, rates, overlaps))
    kept = [(x, y) for x, y in zip(rates, overlaps, strict=True) if x < limit] + [(limit, at_limit)]
    x, y = np.asarray(kept).T
    return float(np.trapezoid(y, x) / limit)


def brute_f1(labels: npt.NDArray, scores: npt.NDArray) -> float:
    precision, recall, _ = precision_recall_curve(labels, scores)
    return float(np.max(2 * precision * recall / np.maximum(precision + recall, 1e-12)))


@st.composite
def pictures(draw: st.DrawFn) -> tuple[list[npt.NDArray], list[npt.NDArray]]:
    """Two maps of few distinct values (many ties), blocks of defects that touch at corners."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    levels = draw(st.integers(1, 12))
    block = np.ones((SIDE // 8, SIDE // 8))
    maps, masks = [], []
    for _ in range(2):
        mask = rng.random((8, 8)) < draw(st.floats(0.05, 0.5))
        mask[0, 0], mask[7, 7] = True, False
        values = rng.integers(0, levels, (8, 8)) + draw(st.integers(0, 4)) * mask
        maps.append(np.kron(values, block).astype(np.float32))
        masks.append(np.kron(mask, block).astype(bool))
    return maps, masks


@settings(max_examples=40, deadline=None)
@given(pictures(), st.sampled_from([0.05, 0.3, 1.0]))
def test_aupro_equals_the_definition_also_with_ties(
    data: tuple[list[npt.NDArray], list[npt.NDArray]], limit: float
) -> None:
    maps, masks = data
    ranking = PixelRanking.of(np.ones(2, bool), maps, masks)
    assert ranking is not None
    assert ranking.aupro(limit) == pytest.approx(brute_aupro(maps, masks, limit), abs=1e-6)


@settings(max_examples=25, deadline=None)
@given(pictures())
def test_pixel_auroc_equals_the_reference(data: tuple[list[npt.NDArray], list[npt.NDArray]]) -> None:
    maps, masks = data
    ranking = PixelRanking.of(np.ones(2, bool), maps, masks)
    assert ranking is not None
    expected = roc_auc_score(np.concatenate(masks).ravel(), np.concatenate(maps).ravel())
    assert ranking.auroc() == pytest.approx(expected, abs=1e-6)


@settings(max_examples=25, deadline=None)
@given(pictures())
def test_pixel_precision_and_f1_equal_the_reference(
    data: tuple[list[npt.NDArray], list[npt.NDArray]],
) -> None:
    maps, masks = data
    truth, values = np.concatenate(masks).ravel(), np.concatenate(maps).ravel()
    ranking = PixelRanking.of(np.ones(2, bool), maps, masks)
    assert ranking is not None
    assert ranking.average_precision() == pytest.approx(average_precision_score(truth, values), abs=1e-9)
    assert ranking.f1_max() == pytest.approx(brute_f1(truth, values), abs=1e-9)


@settings(deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 6)), min_size=2, max_size=40))
def test_image_measures_equal_the_reference(rows: list[tuple[bool, int]]) -> None:
    labels = np.asarray([label for label, _ in rows])
    scores = np.asarray([score for _, score in rows], dtype=float)
    if labels.all() or not labels.any():
        assert auroc(labels, scores) is None
        assert average_precision(labels, scores) is None
        assert f1_max(labels, scores) is None
        assert false_calls_at_recall(labels, scores) is None
    else:
        assert auroc(labels, scores) == pytest.approx(roc_auc_score(labels, scores), abs=1e-9)
        assert average_precision(labels, scores) == pytest.approx(
            average_precision_score(labels, scores), abs=1e-9
        )
        assert f1_max(labels, scores) == pytest.approx(brute_f1(labels, scores), abs=1e-9)


def test_a_small_region_counts_as_much_as_a_large_one() -> None:
    mask = np.zeros((SIDE, SIDE), bool)
    mask[:100, :100] = True
    mask[200:204, 200:204] = True
    only_large = np.where(np.arange(SIDE)[:, None] < 100, mask, False).astype(np.float32)
    ranking = PixelRanking.of(np.ones(1, bool), [only_large], [mask])
    assert ranking is not None
    # half the regions found at no false positive, the other half only along the last tie
    assert ranking.aupro(0.3) == pytest.approx(0.5 + 0.5 * 0.15, abs=1e-6)
    assert ranking.auroc() == pytest.approx(1.0, abs=1e-3)


def test_regions_that_touch_at_a_corner_are_one() -> None:
    mask = np.zeros((SIDE, SIDE), bool)
    mask[:50, :50] = mask[50:60, 50:60] = True
    ranking = PixelRanking.of(np.ones(1, bool), [np.zeros((SIDE, SIDE), np.float32)], [mask])
    assert ranking is not None
    assert np.unique(ranking.weights).size == 1


def test_rates_are_those_at_the_threshold_that_was_given() -> None:
    row = evaluate_scores([0.2, 1.0, 0.9, 3.0, 0.5], [False, False, False, True, True], None, None, 1.0)
    assert (row.images, row.good, row.defective) == (5, 3, 2)
    assert row.false_calls == 1  # a score at the threshold is flagged
    assert row.false_calls_per_100 == pytest.approx(100 / 3)
    assert (row.escapes, row.escape_rate) == (1, 0.5)
    assert row.pixel_auroc is None and row.aupro is None


def test_false_calls_are_counted_where_95_per_cent_of_the_defects_are_found() -> None:
    labels = np.arange(50) < 20  # 19 of 20 must be found: the lowest may be missed
    scores = np.concatenate([[0.0, 5.0], np.full(18, 9.0), np.full(3, 5.0), np.full(27, 1.0)])
    assert false_calls_at_recall(labels, scores) == pytest.approx(10)
    assert false_calls_at_recall(labels[1:], scores[1:]) == pytest.approx(10), "of 19, all must be found"


def test_one_class_leaves_its_measures_undefined() -> None:
    row = evaluate_scores([0.1, 0.2], [False, False], None, None, 1.0)
    assert (row.image_auroc, row.image_ap, row.escape_rate) == (None, None, None)
    assert row.false_calls_per_100 == 0
    row = evaluate_scores([0.1, 2.0], [True, True], None, None, 1.0)
    assert (row.image_auroc, row.false_calls_per_100, row.escapes) == (None, None, 1)
    assert row.to_json()["image_auroc"] is None


def test_a_good_image_gives_only_outside_pixels_and_a_defect_without_mask_gives_none() -> None:
    mask = np.zeros((300, 400), bool)
    mask[10:60, 10:60] = True
    maps = [np.full((28, 28), level, np.float32) for level in (0.0, 1.0, 5.0)]
    row = evaluate_scores([0.0, 1.0, 5.0], [False, True, True], maps, [None, mask, None], 0.5)
    ranking = PixelRanking.of(np.asarray([False, True, True]), maps, [None, mask, None])
    assert ranking is not None
    assert ranking.outside.size + ranking.inside.size == 2 * SIDE * SIDE
    assert row.pixel_auroc is not None and row.pixel_auroc > 0.5
    assert row.image_auroc == 1.0


def test_scores_that_are_not_numbers_are_refused() -> None:
    with pytest.raises(ValueError, match="finite"):
        evaluate_scores([float("nan"), 1.0], [True, False], None, None, 1.0)
    with pytest.raises(ValueError, match="match"):
        evaluate_scores([1.0], [True, False], None, None, 1.0)
    with pytest.raises(ValueError, match="finite"):
        comparison_map(np.asarray([[np.nan]], np.float32))


def test_a_hairline_survives_the_comparison_size() -> None:
    mask = np.zeros((2000, 2000), bool)
    mask[1, 10:200] = True
    assert comparison_mask(mask).any()
    assert not comparison_mask(np.zeros((2000, 2000), bool)).any()
    box = np.zeros((512, 512), bool)
    box[100:200, 100:200] = True
    assert comparison_mask(box).sum() == 50 * 50
