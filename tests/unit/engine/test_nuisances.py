"""Nuisances are drawn where they say they are, differently each time and the same for the same seed."""

from __future__ import annotations

import numpy as np
import pytest

from inspector_app.engine.evaluation.nuisances import LARGEST_SHARE, Nuisance, draw
from inspector_app.engine.evaluation.placing import AREA, drawn_region, place_over, places_beside
from inspector_app.engine.marking import LARGEST_SHARE as LARGEST_MARK


def _part(height: int = 160, width: int = 240, level: int = 90) -> np.ndarray:
    random = np.random.default_rng(0)
    return np.clip(random.normal(level, 6, (height, width, 3)), 0, 255).astype(np.uint8)


@pytest.mark.parametrize("nuisance", list(Nuisance))
@pytest.mark.parametrize("level", [60, 200])
def test_what_is_drawn_shows_inside_its_mask_and_hardly_outside(nuisance: Nuisance, level: int) -> None:
    part = _part(level=level)
    for seed in range(4):
        drawn = draw(part, nuisance, np.random.default_rng(seed), at=(120.0, 80.0))
        change = np.abs(drawn.pixels.astype(np.float64) - part).mean(axis=2)
        inside, outside = change[drawn.mask], change[~drawn.mask]
        assert drawn.mask.any() and drawn.mask.mean() < 1.5 * LARGEST_SHARE
        assert inside.mean() > 4.0 > outside.mean() and inside.mean() > 8 * outside.mean()


@pytest.mark.parametrize("nuisance", list(Nuisance))
def test_the_same_seed_draws_the_same_and_another_seed_something_else(nuisance: Nuisance) -> None:
    part = _part()
    one, same, other = (draw(part, nuisance, np.random.default_rng(seed)) for seed in (3, 3, 4))
    assert np.array_equal(one.pixels, same.pixels) and np.array_equal(one.mask, same.mask)
    assert not np.array_equal(one.pixels, other.pixels)
    assert np.array_equal(part, _part())  # the part itself is not drawn on


@pytest.mark.parametrize("nuisance", list(Nuisance))
def test_one_at_the_corner_of_a_small_picture_is_drawn_too(nuisance: Nuisance) -> None:
    drawn = draw(_part(20, 12), nuisance, np.random.default_rng(0), at=(0.0, 0.0))
    assert drawn.mask.any() and drawn.pixels.shape == (20, 12, 3)


def test_the_drawn_region_holds_the_nuisance_and_a_little_more() -> None:
    rows, columns = np.mgrid[0:200, 0:300]
    mask = ((columns - 150) / 60) ** 2 + ((rows - 100) / 25) ** 2 < 1
    for seed in range(10):
        region = drawn_region(mask, np.random.default_rng(seed))
        full = region.full_mask(300, 200)
        assert 0.75 * AREA < full.sum() / mask.sum() < 1.25 * AREA
        assert (full & mask).sum() > 0.85 * mask.sum()
    assert not np.array_equal(full, drawn_region(mask, np.random.default_rng(0)).full_mask(300, 200))


def test_a_huge_nuisance_gets_the_largest_region_that_is_not_refused() -> None:
    mask = np.zeros((100, 100), dtype=np.bool_)
    mask[10:90, 10:90] = True
    for seed in range(5):
        assert drawn_region(mask, np.random.default_rng(seed)).area <= LARGEST_MARK * mask.size


def test_a_single_pixel_at_the_corner_can_be_marked() -> None:
    mask = np.zeros((50, 50), dtype=np.bool_)
    mask[0, 0] = True
    assert drawn_region(mask, np.random.default_rng(0)).area >= 1


def test_over_lies_on_the_defect_and_beside_does_not() -> None:
    defect = np.zeros((100, 200), dtype=np.bool_)
    defect[40:50, 90:110] = True
    random = np.random.default_rng(0)
    x, y = place_over(defect, random)
    assert defect[int(y), int(x)]
    places = places_beside(defect, random)
    assert places and not any(defect[int(y), int(x)] for x, y in places)
    middle = np.asarray([100.0, 45.0])
    away = [float(np.linalg.norm(np.asarray(place) - middle)) for place in places]
    assert away[0] < away[-1]
