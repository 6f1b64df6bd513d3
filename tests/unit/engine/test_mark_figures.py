"""The marking benchmark's figures, against a case that is counted by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from inspector_app.engine.evaluation.mark_figures import Judged, figures, threshold_at_recall

NONE = np.empty(0)


def _judged(dataset: str = "a", seed: int = 0) -> Judged:
    """Threshold 10. Parts 0 and 1 with two pictures each: before 3 of 4 are flagged, after 1, clean 1 part of 2.

    Four defects: three flagged before, two after; with the nuisance over them four and three, beside them 3 and 3.
    """
    return Judged(
        dataset,
        "dust",
        seed,
        marks=1,
        rule="ours",
        parts=np.array([0, 0, 1, 1]),
        defects=np.arange(4),
        clean=np.array([5.0, 5.0, 11.0, 11.0]),
        before=np.array([12.0, 9.0, 15.0, 20.0]),
        after=np.array([4.0, 3.0, 2.0, 11.0]),
        plain_before=np.array([12.0, 11.0, 30.0, 5.0]),
        plain_after=np.array([12.0, 9.9, 30.0, 5.0]),
        over_before=np.array([20.0, 20.0, 30.0, 11.0]),
        over_after=np.array([12.0, 10.0, 30.0, 5.0]),
        beside_before=np.array([12.0, 11.0, 30.0, 5.0]),
        beside_after=np.array([12.0, 11.0, 30.0, 5.0]),
    )


def test_each_figure_is_what_counting_gives() -> None:
    row = figures([_judged()], {"a": 10.0})
    assert (row.before, row.after, row.floor) == (0.75, 0.25, 0.5)
    assert row.gone == pytest.approx((0.75 - 0.25) / (0.75 - 0.5))
    assert (row.recall_before, row.recall_after) == (0.75, 0.5)
    assert (row.over_before, row.over_after) == (1.0, 0.75)
    assert (row.beside_before, row.beside_after) == (0.75, 0.75)
    assert (row.lost, row.most_lost) == (1.0, 1)


def test_trials_are_averaged_and_the_worst_one_is_named() -> None:
    calm = replace(_judged(seed=1), plain_after=_judged().plain_before, after=np.zeros(4))
    row = figures([_judged(), calm], {"a": 10.0})
    assert (row.before, row.after) == (0.75, 0.125)
    assert row.recall_after == pytest.approx((0.5 + 0.75) / 2)
    assert (row.lost, row.most_lost) == (0.5, 1)


def test_confirmed_defects_are_left_out_and_each_trial_has_its_own() -> None:
    """Of defects 0 to 3 the first trial judges 1 and 2, the second 0 and 3."""

    def of(which: list[int], seed: int) -> Judged:
        whole = _judged(seed=seed)
        names = [f"{kind}_{when}" for kind in ("plain", "over", "beside") for when in ("before", "after")]
        return replace(
            whole, defects=np.array(which), **{name: getattr(whole, name)[which] for name in names}
        )

    row = figures([of([1, 2], 0), of([0, 3], 1)], {"a": 10.0})
    assert (row.recall_before, row.recall_after) == (0.75, 0.5)  # 3 and 2 of the four judged
    assert (row.over_before, row.over_after) == (1.0, 0.75)
    assert (row.lost, row.most_lost) == (0.5, 1)
    twice = figures([of([1, 2], 0), of([1, 2], 1)], {"a": 10.0})
    assert (twice.recall_before, twice.recall_after) == (1.0, 0.5)


def test_sets_count_alike_whatever_their_size_each_at_its_own_threshold() -> None:
    other = replace(_judged("b"), before=np.full(4, 1.0), after=np.full(4, 1.0), clean=np.zeros(4))
    row = figures([_judged(), other, replace(other, seed=1)], {"a": 10.0, "b": 0.5}, pooled="mean")
    assert row.dataset == "mean"
    assert row.before == (0.75 + 1.0) / 2 and row.after == (0.25 + 1.0) / 2 and row.floor == (0.5 + 0.0) / 2
    assert row.lost == 1.0  # of set a; at its threshold set b keeps all


def test_where_hardly_anything_can_be_removed_there_is_no_share() -> None:
    row = figures([replace(_judged(), before=np.zeros(4), after=np.zeros(4))], {"a": 10.0})
    assert row.gone is None and row.gone_interval is None


def test_a_nuisance_that_cannot_be_taken_off_has_the_floor_of_good_parts_and_is_over_no_defect() -> None:
    real = replace(
        _judged(), clean=np.array([11.0, 1.0, 1.0, 1.0, 1.0]), over_before=NONE, over_after=NONE,
        beside_before=NONE, beside_after=NONE,
    )  # fmt: skip
    row = figures([real], {"a": 10.0})
    assert row.floor == pytest.approx(0.2) and row.over_before is None and row.beside_after is None


def test_intervals_hold_the_value_are_paired_and_come_out_the_same_again() -> None:
    random = np.random.default_rng(0)
    clean = random.uniform(0, 12, 40)
    before = clean + random.uniform(0, 8, 40)
    many = replace(_judged(), parts=np.arange(40), clean=clean, before=before, after=0.5 * (before + clean))
    row = figures([many], {"a": 10.0})
    assert row.gone is not None and row.gone_interval is not None
    assert row.gone_interval[0] < row.gone < row.gone_interval[1]
    assert row == figures([many], {"a": 10.0})
    nothing = figures([replace(many, plain_after=many.plain_before, after=before)], {"a": 10.0})
    # the same draws before and after: without a difference there is none in any resample
    assert nothing.recall_change_interval == (0.0, 0.0) and nothing.gone_interval == (0.0, 0.0)


def test_the_threshold_at_a_recall_lies_between_two_defects() -> None:
    scores = np.arange(1.0, 41.0)  # of 40 defects two may be missed
    threshold = threshold_at_recall(scores)
    assert threshold == 2.5 and (scores >= threshold).mean() == 0.95
    assert threshold_at_recall(np.array([3.0, 7.0])) == pytest.approx(2.97)  # of so few, none may be missed
    with pytest.raises(ValueError, match="at least one defect"):
        threshold_at_recall(np.empty(0))


def test_nothing_judged_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing was judged"):
        figures([], {})
