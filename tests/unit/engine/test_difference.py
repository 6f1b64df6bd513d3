"""What a patch has that normal ones have not: the same addition on another ground points the same way."""

from __future__ import annotations

import numpy as np
from synthetic_lot import unit

from inspector_app.engine.difference import NormalSpace

WIDTH = 24


def _grounds(random: np.random.Generator, count: int) -> np.ndarray:
    """Normal patches that vary along three directions around a mean."""
    basis = np.random.default_rng(7).normal(size=(4, WIDTH))
    return 2 * basis[0] + 2 * random.normal(size=(count, 3)) @ basis[1:]


def test_the_same_addition_on_another_ground_points_the_same_way() -> None:
    random = np.random.default_rng(0)
    space = NormalSpace.of(unit(_grounds(random, 500)))
    shadow, dent = random.normal(size=(2, WIDTH)) * 4
    grounds = _grounds(random, 3)
    here, there, other = space.differences(
        np.stack([unit(grounds[0] + shadow), unit(grounds[1] + 0.6 * shadow), unit(grounds[2] + dent)])
    ).astype(np.float32)
    plain = np.stack([unit(grounds[0] + shadow), unit(grounds[1] + 0.6 * shadow)]).astype(np.float32)
    assert 1 - here @ there < 0.1 * (1 - float(plain[0] @ plain[1]))
    assert here @ other < 0.5


def test_directions_have_length_one_and_a_patch_at_the_mean_has_none() -> None:
    random = np.random.default_rng(1)
    space = NormalSpace.of(unit(_grounds(random, 300)))
    found = space.differences(unit(random.normal(size=(5, WIDTH)))).astype(np.float32)
    np.testing.assert_allclose(np.linalg.norm(found, axis=1), 1.0, rtol=2e-3)
    assert not space.differences(space.mean[None].astype(np.float32)).any()


def test_a_patch_alone_and_among_others_comes_out_the_same_to_the_bit() -> None:
    random = np.random.default_rng(2)
    space = NormalSpace.of(unit(_grounds(random, 300)))
    queries = unit(random.normal(size=(200, WIDTH)))
    together = space.differences(queries)
    assert all(np.array_equal(space.differences(queries[i : i + 1])[0], together[i]) for i in range(200))


def test_the_order_of_the_banks_patches_does_not_matter() -> None:
    random = np.random.default_rng(3)
    normal = unit(_grounds(random, 300) + random.normal(size=(300, WIDTH)) * 0.2)
    queries = unit(random.normal(size=(5, WIDTH)))
    one, two = NormalSpace.of(normal), NormalSpace.of(normal[::-1])
    np.testing.assert_allclose(one.differences(queries), two.differences(queries), atol=2e-3)


def test_a_bank_of_one_patch_has_a_space() -> None:
    patch = unit(np.ones((1, WIDTH)))
    space = NormalSpace.of(patch)
    assert np.isfinite(space.differences(unit(np.random.default_rng(0).normal(size=(3, WIDTH))))).all()
    assert not space.differences(patch).any()
