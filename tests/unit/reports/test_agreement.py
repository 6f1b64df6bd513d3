"""Cohen's kappa against a worked example, scikit-learn and what must hold of any table."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.review import PartDecision
from inspector_app.domain.tallies import PairTally
from inspector_app.reports.agreement import agreements, cohens_kappa

TABLES = st.lists(st.lists(st.integers(0, 30), min_size=3, max_size=3), min_size=3, max_size=3)


def test_a_table_worked_out_by_hand() -> None:
    # 20 both accept, 15 both reject, 5 and 10 differ: observed 0.7, expected 0.5 · 0.6 + 0.5 · 0.4 = 0.5, kappa 0.4.
    found = cohens_kappa([[20, 5], [10, 15]])
    assert found is not None
    assert found.observed == pytest.approx(0.7)
    assert found.expected == pytest.approx(0.5)
    assert found.kappa == pytest.approx(0.4)
    # Fleiss, Cohen and Everitt: shares .4 .1 / .2 .3, rows .5 .5, columns .6 .4.
    # on the diagonal .4 · (.5 - 1.1 · .3)² + .3 · (.5 - .9 · .3)² = .01156 + .01587 = .02743
    # off it .3² · (.1 · (.6 + .5)² + .2 · (.4 + .5)²) = .09 · .283 = .02547; subtracted (.35 - 1 + .7)² = .0025
    # variance (.02743 + .02547 - .0025) / (50 · .5⁴) = .0504 / 3.125 = .016128
    half = 1.959964 * math.sqrt(0.016128)
    assert found.interval is not None
    assert found.interval.low == pytest.approx(0.4 - half, abs=1e-6)
    assert found.interval.high == pytest.approx(0.4 + half, abs=1e-6)


def test_agreement_on_everything_is_one_without_doubt_and_on_one_thing_only_says_nothing() -> None:
    both = cohens_kappa([[6, 0], [0, 4]])
    assert both is not None
    assert both.kappa == 1.0
    one = cohens_kappa([[10, 0], [0, 0]])
    assert one is not None
    assert (one.observed, one.kappa, one.interval) == (1.0, None, None)
    assert cohens_kappa([[0, 0], [0, 0]]) is None


def test_few_parts_have_a_kappa_and_no_interval() -> None:
    """One part on which two people differ would else have a kappa of 0, from 0 to 0."""
    for table in ([[0, 1], [0, 0]], [[2, 0], [1, 4]]):
        found = cohens_kappa(table)
        assert found is not None
        assert found.kappa is not None
        assert found.interval is None


@given(TABLES)
def test_it_is_what_scikit_learn_computes(table: list[list[int]]) -> None:
    metrics = pytest.importorskip("sklearn.metrics")
    found = cohens_kappa(table)
    if found is None or found.kappa is None:
        return
    first = [i for i in range(3) for j in range(3) for _ in range(table[i][j])]
    second = [j for i in range(3) for j in range(3) for _ in range(table[i][j])]
    assert found.kappa == pytest.approx(metrics.cohen_kappa_score(first, second), abs=1e-9)


@given(TABLES)
def test_the_interval_holds_kappa_and_turning_the_table_changes_nothing(table: list[list[int]]) -> None:
    found, turned = cohens_kappa(table), cohens_kappa(np.asarray(table).T)
    if found is None or turned is None or found.kappa is None or found.interval is None:
        return
    assert -1 <= found.interval.low <= found.kappa + 1e-9
    assert found.kappa - 1e-9 <= found.interval.high <= 1
    assert turned.kappa == pytest.approx(found.kappa)
    assert turned.interval is not None
    assert turned.interval.low == pytest.approx(found.interval.low)


def test_a_large_sample_falls_into_the_interval_as_often_as_it_says() -> None:
    chance = np.random.default_rng(5)
    shares = np.asarray([[0.55, 0.1], [0.05, 0.3]])
    truth = cohens_kappa((shares * 10_000).astype(np.int64))
    assert truth is not None
    assert truth.kappa is not None
    hits = 0
    for _ in range(400):
        found = cohens_kappa(chance.multinomial(200, shares.ravel()).reshape(2, 2))
        assert found is not None
        assert found.interval is not None
        hits += found.interval.low <= truth.kappa <= found.interval.high
    assert 0.92 <= hits / 400 <= 0.98


def test_pairs_are_put_together_with_every_cell_and_its_parts() -> None:
    accept, reject, unsure = PartDecision.ACCEPT, PartDecision.REJECT, PartDecision.UNSURE
    made = agreements(
        [
            PairTally("ada", "ben", accept, accept, 20),
            PairTally("ada", "ben", accept, reject, 5),
            PairTally("ada", "cleo", reject, unsure, 1),
        ],
        "lot:3",
    )
    assert [(one.first, one.second, one.parts) for one in made] == [("ada", "ben", 25), ("ada", "cleo", 1)]
    assert sum(cell.parts for cell in made[0].cells) == 25
    assert len(made[0].cells) == 9
    cell = next(cell for cell in made[0].cells if (cell.first, cell.second) == ("accept", "reject"))
    assert cell.parts == 5
    assert cell.opens == "lot:3 reviewed-by:ada/accept reviewed-by:ben/reject"
