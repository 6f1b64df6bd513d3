"""The search finds exactly the nearest bank patch, whatever the blocks."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.engine import nearest
from inspector_app.engine.nearest import FAR, Masked, SearchIndex


def _unit(count: int, width: int, seed: int) -> np.ndarray:
    rows = np.random.default_rng(seed).normal(size=(count, width))
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


@settings(deadline=None, max_examples=25)
@given(queries=st.integers(1, 40), bank=st.integers(1, 60), seed=st.integers(0, 1000))
def test_distances_and_rows_are_those_of_a_full_comparison(queries: int, bank: int, seed: int) -> None:
    x, rows = _unit(queries, 9, seed), _unit(bank, 9, seed + 1)
    full = 1.0 - x.astype(np.float64) @ rows.T.astype(np.float64)
    with pytest.MonkeyPatch.context() as patch:  # small blocks, so that borders between them are crossed
        patch.setattr(nearest, "QUERIES_AT_ONCE", 7)
        patch.setattr(nearest, "BANK_AT_ONCE", 5)
        index = SearchIndex(rows)
        distance, row = index.nearest(x)
        alone = index.distance(x)
    np.testing.assert_allclose(distance, full.min(axis=1), atol=1e-5)
    np.testing.assert_allclose(full[np.arange(queries), row], full.min(axis=1), atol=1e-5)
    np.testing.assert_allclose(alone, distance, atol=1e-6)


def test_masked_rows_are_not_compared_across_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearest, "QUERIES_AT_ONCE", 4)
    monkeypatch.setattr(nearest, "BANK_AT_ONCE", 3)
    rows = _unit(10, 6, 0)
    index = SearchIndex(rows)
    masked = [Masked(range(2, 9), range(1, 8))]
    distance, row = index.nearest(rows, masked)
    assert set(row[2:8]) <= {0, 8, 9}
    assert row[0] == 0 and row[9] == 9 and row[8] == 8
    full = 1.0 - rows @ rows.T
    full[2:9, 1:8] = np.inf
    np.testing.assert_allclose(distance, full.min(axis=1), atol=1e-6)
    np.testing.assert_allclose(index.distance(rows, masked), distance, atol=1e-6)


def test_a_bank_that_is_masked_altogether_is_far() -> None:
    rows = _unit(5, 4, 1)
    distance, row = SearchIndex(rows).nearest(rows, [Masked(range(5), range(5))])
    assert (distance == FAR).all() and (row == -1).all()


def test_an_empty_bank_is_far() -> None:
    index = SearchIndex(np.zeros((0, 4), dtype=np.float16))
    assert index.distance(_unit(3, 4, 0)).tolist() == [FAR] * 3


def test_a_patch_of_the_bank_has_distance_zero_and_never_less() -> None:
    rows = _unit(50, 8, 2)
    distance = SearchIndex(rows).distance(rows)
    assert (distance >= 0).all() and distance.max() < 1e-6
