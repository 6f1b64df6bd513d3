"""The demo lot tells one story: good plates, a few defects, and one harmless shadow that recurs."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import cv2
import numpy as np
import pytest

from inspector_app.domain.errors import StorageFault
from inspector_app.imaging.decode import decode
from inspector_app.imaging.demo_parts import DEFECTS, Bench, DemoKind, plan, write_demo_lot
from inspector_app.imaging.demo_scene import HOLES, MARGIN, SIDE


@pytest.fixture(scope="module")
def bench() -> Bench:
    return Bench()


def test_a_lot_of_sixty_has_eight_defects_of_all_kinds_and_a_shadow_on_a_third_of_the_good_parts() -> None:
    kinds = plan(60, np.random.default_rng(0))
    counts = Counter(kind for kind, _ in kinds)
    assert counts == {DemoKind.GOOD: 35, DemoKind.DEFECT: 8, DemoKind.NUISANCE: 17}
    assert {detail for kind, detail in kinds if kind is DemoKind.DEFECT} == set(DEFECTS)


def test_the_same_seed_writes_the_same_pictures_and_another_lot_writes_others(tmp_path: Path) -> None:
    first = write_demo_lot(tmp_path / "a", parts=3)
    assert write_demo_lot(tmp_path / "b", parts=3) == first
    write_demo_lot(tmp_path / "c", lot=2, parts=3)
    for part in first:
        data = (tmp_path / "a" / part.file).read_bytes()
        assert (tmp_path / "b" / part.file).read_bytes() == data
        assert (tmp_path / "c" / part.file).read_bytes() != data


def test_the_folder_holds_pictures_and_nothing_else(tmp_path: Path) -> None:
    truth = write_demo_lot(tmp_path, parts=2)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["part_0001.png", "part_0002.png"]
    assert [part.file for part in truth] == ["part_0001.png", "part_0002.png"]
    picture = decode(tmp_path / "part_0001.png")
    assert (picture.width, picture.height) == (SIDE, SIDE)


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with pytest.raises(StorageFault, match="file"):
        write_demo_lot(blocked, parts=1)


@pytest.mark.parametrize("detail", ["scratch", "dent", "stain"])
def test_a_defect_changes_the_picture_inside_its_region_and_hardly_elsewhere(
    bench: Bench, detail: str
) -> None:
    picture, region = bench.draw(DemoKind.DEFECT, detail, np.random.default_rng(3))
    sound, none = bench.draw(DemoKind.GOOD, "", np.random.default_rng(3))
    assert none is None
    assert region is not None
    # the same seed draws the same brushing; exposure and grain are drawn after the defect, hence the blur
    change = np.abs(_smooth(picture) - _smooth(sound))
    inside = change[region.y : region.y + region.h, region.x : region.x + region.w]
    assert np.quantile(inside, 0.98) > 3 * np.quantile(change, 0.98)


def test_a_missing_hole_is_metal_where_the_others_are_dark(bench: Bench) -> None:
    picture, region = bench.draw(DemoKind.DEFECT, "missing", np.random.default_rng(5))
    assert region is not None
    levels = {at: int(picture[round(at[1]) - MARGIN, round(at[0]) - MARGIN].mean()) for at in HOLES}
    bright = [at for at, level in levels.items() if level > 100]
    assert len(bright) == 1
    assert region.contains(bright[0][0] - MARGIN, bright[0][1] - MARGIN)


def test_the_shadow_darkens_its_region_and_keeps_the_metal_visible(bench: Bench) -> None:
    for seed in range(4):
        picture, region = bench.draw(DemoKind.NUISANCE, "shadow", np.random.default_rng(seed))
        sound, _ = bench.draw(DemoKind.GOOD, "", np.random.default_rng(seed))
        assert region is not None
        assert region.x == 0 or region.x + region.w == SIDE  # it reaches in from a side
        middle = np.s_[region.y + 30 : region.y + region.h - 30, region.x + 40 : region.x + region.w - 40]
        ratio = picture[middle].mean() / sound[middle].mean()
        assert 0.4 < ratio < 0.8


def _smooth(picture: np.ndarray) -> np.ndarray:
    return cv2.GaussianBlur(picture.astype(np.float32).mean(axis=2), (0, 0), 2.0)
