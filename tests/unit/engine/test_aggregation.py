"""Aggregation: every step against the plainest way to write it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
import torch

from inspector_app.engine.aggregation import aggregate, aggregated_width, common_grid, projection

Array = npt.NDArray[np.float64]


def unit(rows: Array) -> Array:
    return rows / np.linalg.norm(rows, axis=-1, keepdims=True)


def neighbourhood_mean(picture: Array, radius: int) -> Array:
    """[h, w, D], mean over the cells that exist."""
    height, width, _ = picture.shape
    reach = radius // 2
    result = np.empty_like(picture)
    for row in range(height):
        for column in range(width):
            rows = slice(max(0, row - reach), row + reach + 1)
            columns = slice(max(0, column - reach), column + reach + 1)
            result[row, column] = picture[rows, columns].mean(axis=(0, 1))
    return result


def two_levels(seed: int = 0) -> tuple[dict[int, torch.Tensor], dict[int, tuple[int, int]]]:
    drawn = np.random.default_rng(seed)
    fine = torch.from_numpy(drawn.standard_normal((2, 48, 5)).astype(np.float32))
    coarse = torch.from_numpy(drawn.standard_normal((2, 12, 7)).astype(np.float32))
    return {2: fine, 3: coarse}, {2: (6, 8), 3: (3, 4)}


@pytest.mark.parametrize("radii", [(1,), (3,), (1, 3), (1, 3, 5)])
def test_features_equal_a_naive_reference(radii: tuple[int, ...]) -> None:
    levels, grids = two_levels()
    features = aggregate(levels, grids, (3, 4), radii).numpy()
    for image in range(2):
        blocks = []
        for radius in radii:
            fine = neighbourhood_mean(levels[2][image].double().numpy().reshape(6, 8, 5), radius)
            fine = fine.reshape(3, 2, 4, 2, 5).mean(axis=(1, 3))
            coarse = neighbourhood_mean(levels[3][image].double().numpy().reshape(3, 4, 7), radius)
            blocks += [unit(fine.reshape(12, 5)), unit(coarse.reshape(12, 7))]
        expected = unit(np.concatenate(blocks, axis=1))
        np.testing.assert_allclose(features[image], expected, atol=1e-6)


def test_features_have_length_one_and_the_width_that_was_announced() -> None:
    levels, grids = two_levels()
    features = aggregate(levels, grids, (3, 4), (1, 3))
    assert features.shape == (2, 12, aggregated_width({2: 5, 3: 7}, (1, 3))) == (2, 12, 24)
    assert torch.allclose(features.norm(dim=-1), torch.ones(2, 12), atol=1e-6)


def test_the_common_grid_is_the_coarsest() -> None:
    assert common_grid({2: (56, 56), 3: (28, 28)}) == (28, 28)


def test_a_constant_level_stays_constant_when_it_is_resampled_up_or_down() -> None:
    level = torch.tensor([3.0, 4.0]).expand(1, 9, 2)
    for grid in ((2, 2), (5, 5), (2, 5)):
        features = aggregate({0: level}, {0: (3, 3)}, grid)
        assert torch.allclose(features, torch.tensor([0.6, 0.8]).expand(1, grid[0] * grid[1], 2))


def test_a_coarse_grid_grows_bilinearly() -> None:
    level = torch.tensor([[[1.0, 0.0], [0.0, 1.0]]])  # two cells in a row
    features = aggregate({0: level}, {0: (1, 2)}, (1, 4), (1,))
    ratio = features[0, :, 0] / (features[0, :, 0] + features[0, :, 1])
    assert torch.allclose(ratio, torch.tensor([1.0, 0.75, 0.25, 0.0]))


def test_an_even_neighbourhood_is_refused() -> None:
    levels, grids = two_levels()
    with pytest.raises(ValueError, match="odd"):
        aggregate(levels, grids, (3, 4), (2,))


def test_the_projection_is_orthonormal_and_always_the_same() -> None:
    matrix = projection(600)
    assert matrix.shape == (600, 256)
    assert torch.allclose(matrix.T @ matrix, torch.eye(256), atol=1e-5)
    assert torch.equal(matrix, projection(600))


def test_wide_features_are_projected_and_keep_their_angles() -> None:
    level = torch.from_numpy(np.random.default_rng(1).standard_normal((1, 9, 1500)).astype(np.float32))
    features = aggregate({0: level}, {0: (3, 3)}, (3, 3), (1,))
    assert features.shape == (1, 9, 256) and aggregated_width({0: 1500}, (1,)) == 256
    assert torch.allclose(features.norm(dim=-1), torch.ones(1, 9), atol=1e-5)
    expected = torch.nn.functional.normalize(level, dim=-1)
    assert ((features @ features.mT) - (expected @ expected.mT)).abs().max() < 0.3


def test_features_of_512_are_left_as_they_are() -> None:
    assert aggregated_width({0: 512}, (1,)) == 512
