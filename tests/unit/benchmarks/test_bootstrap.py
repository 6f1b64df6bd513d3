"""The paired bootstrap says whether a difference of AUROC is more than the luck of the images."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from tests.benchmarks.bootstrap import Comparison, paired_difference, paired_mean_difference


def _comparison(seed: int, shift_ours: float, shift_theirs: float) -> Comparison:
    rng = np.random.default_rng(seed)
    labels = np.arange(80) < 30
    noise = rng.normal(size=80)
    ours = noise + shift_ours * labels + 0.3 * rng.normal(size=80)
    theirs = noise + shift_theirs * labels + 0.3 * rng.normal(size=80)
    return Comparison(labels, ours, theirs)


def test_the_point_values_are_the_aurocs_themselves() -> None:
    item = _comparison(0, 1.5, 1.0)
    result = paired_difference(item, resamples=50)
    assert result is not None
    assert result.ours == pytest.approx(roc_auc_score(item.labels, item.ours), abs=1e-6)
    assert result.theirs == pytest.approx(roc_auc_score(item.labels, item.theirs), abs=1e-6)
    assert result.difference == pytest.approx(result.ours - result.theirs)


def test_equal_scores_differ_by_nothing_and_better_ones_by_more_than_luck() -> None:
    item = _comparison(1, 1.0, 1.0)
    same = paired_difference(Comparison(item.labels, item.ours, item.ours))
    assert same is not None
    assert (same.low, same.difference, same.high) == (0, 0, 0)
    better = paired_difference(_comparison(2, 3.0, 0.5))
    assert better is not None
    assert 0 < better.low < better.difference < better.high


def test_pairing_gives_a_narrower_interval_than_unrelated_images_would() -> None:
    item = _comparison(3, 1.2, 1.0)
    paired = paired_difference(item)
    shuffled = np.random.default_rng(0)
    theirs = item.theirs.copy()
    for which in (item.labels, ~item.labels):
        theirs[which] = shuffled.permutation(theirs[which])
    apart = paired_difference(Comparison(item.labels, item.ours, theirs))
    assert paired is not None and apart is not None
    assert paired.high - paired.low < apart.high - apart.low


def test_the_seed_decides_the_interval() -> None:
    item = _comparison(4, 1.0, 0.8)
    assert paired_difference(item, seed=5) == paired_difference(item, seed=5)
    assert paired_difference(item, seed=5) != paired_difference(item, seed=6)


def test_the_mean_over_sets_is_the_mean_of_their_differences() -> None:
    sets = [_comparison(5, 1.5, 1.0), _comparison(6, 1.0, 1.2)]
    single = [paired_difference(item) for item in sets]
    mean = paired_mean_difference(sets)
    assert mean is not None
    assert mean.difference == pytest.approx(np.mean([item.difference for item in single if item]))


def test_one_class_is_not_defined_and_unequal_lengths_are_refused() -> None:
    labels, scores = np.ones(4, bool), np.arange(4.0)
    assert paired_difference(Comparison(labels, scores, scores)) is None
    assert paired_mean_difference([]) is None
    with pytest.raises(ValueError, match="lengths differ"):
        paired_difference(Comparison(np.asarray([True, False]), scores, scores))
