"""MuSc by its own rules: against a slow plain computation, and against what its authors say of each step."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch.nn import functional

from inspector_app.engine import mutual
from inspector_app.engine.evaluation import musc

GRID = (3, 3)


def _levels(count: int, seed: int = 0) -> dict[int, np.ndarray]:
    random = np.random.default_rng(seed)
    return {tap: random.normal(size=(count, 9, width)).astype(np.float16) for tap, width in ((0, 4), (1, 6))}


def _plainly(levels: dict[int, np.ndarray], radii: tuple[int, ...]) -> np.ndarray:
    """Image by image and patch by patch, with Euclidean distances as they are written down."""
    found = []
    for level in levels.values():
        count, _, width = level.shape
        for radius in radii:
            reach = radius // 2
            around = np.pad(
                level.astype(np.float64).reshape(count, 3, 3, width),
                ((0, 0), (reach, reach), (reach, reach), (0, 0)),
            )
            patches = np.stack(
                [
                    around[:, y : y + radius, x : x + radius].sum(axis=(1, 2))
                    for y in range(3)
                    for x in range(3)
                ],
                axis=1,
            )
            patches /= np.linalg.norm(patches, axis=2, keepdims=True)
            scores = np.zeros((count, 9))
            for one in range(count):
                others = [other for other in range(count) if other != one]
                for cell in range(9):
                    nearest = sorted(
                        np.linalg.norm(patches[other] - patches[one, cell], axis=1).min() for other in others
                    )
                    scores[one, cell] = np.mean(nearest[: int(0.3 * len(others))])
            found.append(scores)
    return np.mean(found, axis=0).reshape(count, *GRID)


def test_maps_are_those_of_the_plain_computation(monkeypatch: pytest.MonkeyPatch) -> None:
    levels = _levels(9)
    expected = _plainly(levels, (1, 3))
    np.testing.assert_allclose(musc.mutual_maps(levels, GRID, (1, 3)), expected, atol=1e-4)
    monkeypatch.setattr(mutual, "AT_ONCE", 1)  # a picture at a time
    np.testing.assert_allclose(musc.mutual_maps(levels, GRID, (1, 3)), expected, atol=1e-4)


def test_what_one_image_has_alone_stands_out_and_where_all_are_the_same_nothing_does() -> None:
    level = np.tile(np.random.default_rng(0).normal(size=(1, 9, 8)), (10, 1, 1)).astype(np.float16)
    alike = musc.mutual_maps({0: level}, GRID, (1,))
    assert alike.max() < 2e-3
    level[3, 4] = -level[3, 4]
    odd = musc.mutual_maps({0: level}, GRID, (1,))
    assert np.unravel_index(odd.argmax(), odd.shape) == (3, 1, 1)


def test_one_image_has_nobody_to_be_judged_by() -> None:
    with pytest.raises(ValueError, match="no other"):
        musc.mutual_maps(_levels(1), GRID)
    assert np.isfinite(musc.mutual_maps(_levels(2), GRID)).all()  # 30 % of one other is that one


def test_a_level_is_normalised_over_its_whole_map_and_brought_to_the_coarsest_grid() -> None:
    level = 3.0 + 5.0 * torch.randn((2, 16, 6), generator=torch.Generator().manual_seed(0))
    ready = musc.prepared(level, (4, 4), (4, 4))
    assert ready.mean(dim=(1, 2)).abs().max() < 1e-5
    torch.testing.assert_close(ready.var(dim=(1, 2), unbiased=False), torch.ones(2), atol=1e-3, rtol=0)
    coarse = musc.prepared(level, (4, 4), (2, 2))
    torch.testing.assert_close(coarse[:, 0], ready[:, [0, 1, 4, 5]].mean(dim=1))


def test_the_image_score_is_the_highest_value_of_the_map_from_corner_to_corner() -> None:
    maps = np.zeros((2, 3, 3), dtype=np.float32)
    maps[0, 0, 2] = 2.0  # a corner is met exactly
    maps[1, 1, 1] = 2.0  # an even side has no pixel in its middle
    large = musc.enlarged(maps[0], 8)
    assert large.shape == (8, 8) and large[0, 7] == 2.0 and large[7, 0] == 0.0
    exact, between = musc.image_scores(maps, 8)
    assert exact == 2.0 and 1.0 < between < 2.0


def _shared_plainly(scores: np.ndarray, embeddings: np.ndarray, ks: tuple[int, ...]) -> np.ndarray:
    """Row-normalised similarity, all but the k highest of a row set to zero; scores stretched to 0..1."""
    weights = torch.from_numpy(embeddings @ embeddings.T)
    stretched = torch.from_numpy((scores - scores.min()) / (scores.max() - scores.min()))
    found = []
    for k in ks:
        kept = torch.zeros_like(weights)
        top = torch.topk(weights, k, dim=1)
        kept.scatter_(1, top.indices, top.values)
        found.append((kept / kept.sum(dim=1, keepdim=True)) @ stretched)
    return torch.stack(found).mean(dim=0).numpy()


def test_scores_are_shared_among_look_alikes_as_the_authors_do_it() -> None:
    random = np.random.default_rng(1)
    embeddings = functional.normalize(torch.from_numpy(random.normal(size=(12, 5)) + 2.0), dim=1).numpy()
    scores = random.normal(size=12)
    for ks in (musc.NEIGHBOURS, musc.NEIGHBOURS_VISA):
        ours = musc.shared_scores(scores, embeddings, ks)
        stretched = (ours - scores.min()) / (scores.max() - scores.min())
        np.testing.assert_allclose(stretched, _shared_plainly(scores, embeddings, ks), atol=1e-9)


def test_sharing_with_oneself_alone_changes_nothing_and_few_images_share_with_all() -> None:
    scores = np.asarray([1.0, 2.0, 4.0])
    embeddings = np.eye(3, dtype=np.float32)
    embeddings[1] = embeddings[0]  # the same picture twice
    np.testing.assert_allclose(musc.shared_scores(scores, embeddings, (1,)), scores)
    np.testing.assert_allclose(musc.shared_scores(scores, embeddings, (2,)), [1.5, 1.5, 4.0])
    assert np.isfinite(musc.shared_scores(scores, embeddings, (9,))).all()
