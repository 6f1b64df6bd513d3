"""Intervals tell how far figures move when other images are drawn; classes and curves say what the figures hide."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from sklearn.metrics import average_precision_score, roc_auc_score

from inspector_app.engine.evaluation.classes import by_kind, mean_of
from inspector_app.engine.evaluation.curves import curves
from inspector_app.engine.evaluation.intervals import image_intervals, pixel_intervals
from inspector_app.engine.evaluation.metrics import evaluate_scores, row_of
from inspector_app.engine.evaluation.pixels import COMPARISON_SIDE, PixelRanking, pixel_images

SIDE = COMPARISON_SIDE


def _scores(seed: int = 0, images: int = 60) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.float64]]:
    rng = np.random.default_rng(seed)
    labels = np.arange(images) < images // 3
    return labels, np.round(rng.normal(size=images) + 1.2 * labels, 1)  # rounded: with ties


def _pictures(images: int, seed: int = 0) -> tuple[npt.NDArray[np.bool_], list, list]:
    rng = np.random.default_rng(seed)
    labels = np.arange(images) < images // 2
    maps, masks = [], []
    for bad in labels:
        values = rng.normal(size=(SIDE, SIDE)).astype(np.float32)
        mask = np.zeros((SIDE, SIDE), bool)
        if bad:
            for _ in range(3):
                x, y, size = *rng.integers(0, SIDE - 40, 2).tolist(), int(rng.integers(3, 40))
                mask[y : y + size, x : x + size] = True
            values[mask] += rng.uniform(0.5, 3)
        maps.append(values)
        masks.append(mask if bad else None)
    return labels, maps, masks


def test_image_intervals_are_those_of_an_ordinary_bootstrap() -> None:
    labels, scores = _scores()
    found = image_intervals(labels, scores, 0.8)
    del found["false_calls_per_100"], found["escape_rate"]
    rng = np.random.default_rng(1)
    good, bad = np.flatnonzero(~labels), np.flatnonzero(labels)
    drawn = []
    for _ in range(600):
        chosen = np.concatenate([rng.choice(bad, bad.size), rng.choice(good, good.size)])
        row = evaluate_scores(scores[chosen], labels[chosen], None, None, 0.8)
        drawn.append([getattr(row, name) for name in found])
    for name, low, high in zip(found, *np.quantile(drawn, [0.025, 0.975], axis=0), strict=True):
        width = max(high - low, 1e-9)
        assert found[name][0] == pytest.approx(low, abs=0.25 * width), name
        assert found[name][1] == pytest.approx(high, abs=0.25 * width), name


def test_more_images_make_narrower_intervals_and_the_seed_decides_them() -> None:
    few = image_intervals(*_scores(images=30), 0.8)["image_auroc"]
    many = image_intervals(*_scores(images=600), 0.8)["image_auroc"]
    assert many[1] - many[0] < few[1] - few[0]
    assert image_intervals(*_scores(), 0.8, seed=3) == image_intervals(*_scores(), 0.8, seed=3)
    assert image_intervals(*_scores(), 0.8, seed=3) != image_intervals(*_scores(), 0.8, seed=4)


def test_one_class_has_intervals_only_for_what_is_defined() -> None:
    scores = np.arange(6.0)
    assert set(image_intervals(np.zeros(6, bool), scores, 2)) == {"false_calls_per_100"}
    assert set(image_intervals(np.ones(6, bool), scores, 2)) == {"escape_rate"}


def test_no_false_call_among_few_good_parts_is_no_certainty() -> None:
    low, high = image_intervals(np.zeros(12, bool), np.zeros(12), 1.0)["false_calls_per_100"]
    assert low == 0
    assert high == pytest.approx(26.5, abs=0.1)  # Clopper-Pearson, 0 of 12


def test_binned_pixel_figures_lie_within_a_thousandth_of_the_exact_ones() -> None:
    labels, maps, masks = _pictures(2)  # one image a class: every draw is the sample itself
    pixels = pixel_images(labels, maps, masks)
    row = row_of(np.asarray([1.0, 0.0]), labels, pixels, 0.5)
    for name, (low, high) in pixel_intervals(labels, pixels, resamples=5).items():
        assert low == high
        assert low == pytest.approx(getattr(row, name), abs=1e-3), name


def test_pixel_intervals_hold_the_figures_and_are_as_wide_as_the_images_differ() -> None:
    labels, maps, masks = _pictures(10, seed=4)
    pixels = pixel_images(labels, maps, masks)
    row = row_of(np.where(labels, 1.0, 0.0), labels, pixels, 0.5)
    found = pixel_intervals(labels, pixels, resamples=300)
    assert set(found) == {"pixel_auroc", "pixel_ap", "pixel_f1_max", "aupro", "aupro_05"}
    for name, (low, high) in found.items():
        assert low < getattr(row, name) < high, name
    assert pixel_intervals(~labels, [None] * 10) == {}


def test_each_kind_is_measured_against_all_good_images_and_counts_alike_in_the_mean() -> None:
    scores = np.asarray([0.0, 1.0, 2.0, 3.0, 5.0, 6.0, 0.5])
    labels = np.asarray([False, False, False, False, True, True, True])
    rows = by_kind(scores, labels, ["good"] * 4 + ["dent", "dent", "crack"], None, 4.0)
    assert [(one.kind, one.row.images, one.row.escapes) for one in rows] == [("crack", 5, 1), ("dent", 6, 0)]
    crack, dent = (one.row for one in rows)
    assert (crack.image_auroc, dent.image_auroc) == (0.25, 1.0)
    mean = mean_of([crack, dent])
    assert mean["image_auroc"] == pytest.approx(0.625)
    assert mean["aupro"] is None
    assert crack.image_ap == pytest.approx(average_precision_score([0, 0, 0, 0, 1], [0, 1, 2, 3, 0.5]))


def test_curves_run_between_their_corners_and_enclose_the_areas() -> None:
    labels, maps, masks = _pictures(6, seed=2)
    scores = np.arange(6.0)[::-1].copy()
    scores[1] = -1.0
    ranking = PixelRanking.of(labels, maps, masks)
    assert ranking is not None
    found = curves(labels, scores, ranking)
    assert found.image_roc and found.pixel_roc and found.pro and found.pixel_pr
    assert found.pixel_roc[0] == (0, 0) and found.pixel_roc[-1] == (1, 1)
    assert len(found.pixel_roc) < 300
    for points, expected, limit in (
        (found.image_roc, roc_auc_score(labels, scores), 1.0),
        (found.pixel_roc, ranking.auroc(), 1.0),
        (found.pro, ranking.aupro(), 0.3),
    ):
        x, y = np.asarray(points).T
        assert np.trapezoid(y, x) / limit == pytest.approx(expected, abs=5e-3)
    assert curves(np.ones(6, bool), scores, None) == curves(np.zeros(6, bool), scores, None)
    assert curves(np.ones(6, bool), scores, None).image_roc is None
