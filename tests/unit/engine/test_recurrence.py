"""What recurs over the parts of a lot is noticed, by the rule by which a mark would explain it."""

from __future__ import annotations

import numpy as np
import pytest

from inspector_app.domain.bank import Scales
from inspector_app.engine.recurrence import PATCHES, Pattern, explained_by, recurring

SCALES = Scales(0.1, 0.2, 0.3)


def _pattern(part: str, kind: int, seed: int, *, patches: int = 5, spread: float = 0.02) -> Pattern:
    """A finding whose patches lie around one direction a kind."""
    base = np.random.default_rng(kind).normal(size=32)
    values = base + spread * np.random.default_rng(1000 + seed).normal(size=(patches, 32))
    values /= np.linalg.norm(values, axis=1, keepdims=True)
    return Pattern.of(part, values.astype(np.float16), np.full(patches, 0.5, np.float32))


def test_a_pattern_explains_itself_and_its_like_and_nothing_else() -> None:
    shares = explained_by([_pattern("a", 1, 0), _pattern("b", 1, 1), _pattern("c", 2, 2)], SCALES)
    assert (shares[:2, :2] > 0.9).all()
    assert (shares[2, :2] < 0.1).all() and (shares[:2, 2] < 0.1).all()
    assert shares[2, 2] > 0.9


def test_only_what_recurs_in_enough_parts_is_a_group() -> None:
    shadows = [_pattern(f"part {i}", 1, i) for i in range(4)]
    scratches = [_pattern(f"part {i}", 2, i) for i in range(2)]
    (group,) = recurring([*scratches, *shadows], 40, SCALES)
    assert set(group.members) == {2, 3, 4, 5} and group.parts == 4 and group.source in group.members
    assert recurring([*scratches, *shadows], 200, SCALES) == (), "four parts of 200 are under 5 %"


def test_many_findings_in_one_part_do_not_recur() -> None:
    assert recurring([_pattern("the same", 1, i) for i in range(9)], 20, SCALES) == ()


def test_the_most_frequent_group_comes_first_and_no_finding_is_in_two() -> None:
    found = recurring(
        [_pattern(f"p{i}", 1, i) for i in range(3)] + [_pattern(f"q{i}", 2, i) for i in range(6)], 50, SCALES
    )
    assert [group.parts for group in found] == [6, 3]
    assert not set(found[0].members) & set(found[1].members)


def test_no_findings_are_no_suggestions() -> None:
    assert recurring([], 10, SCALES) == ()


def test_a_large_finding_is_known_by_its_most_anomalous_patches() -> None:
    rng = np.random.default_rng(0)
    d_n = rng.random(100).astype(np.float32)
    pattern = Pattern.of("a", rng.normal(size=(100, 4)).astype(np.float16), d_n)
    assert len(pattern.d_n) == PATCHES
    assert pattern.d_n.min() == pytest.approx(np.sort(d_n)[-PATCHES])
