"""The MVTec layout is read as it is, and what is missing is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspector_app.domain.errors import NotFound
from inspector_app.engine.evaluation.datasets import read_mvtec, unlabelled_lot
from tests.datasets import DATA_SETS, data_set


def _tree(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    return folder


def test_samples_carry_label_type_and_mask(tmp_path: Path) -> None:
    _tree(
        tmp_path / "plates", "train/good/2.png", "train/good/1.png", "test/good/a.png", "test/scratch/b.JPG",
        "test/hole/c.png", "ground_truth/scratch/b_mask.png", "train/good/notes.txt",
    )  # fmt: skip
    dataset = read_mvtec(tmp_path / "plates")
    assert dataset.name == "plates"
    assert [sample.path.name for sample in dataset.train_good] == ["1.png", "2.png"]
    assert [(s.path.name, s.defective, s.defect_type) for s in dataset.test] == [
        ("a.png", False, "good"),
        ("c.png", True, "hole"),
        ("b.JPG", True, "scratch"),
    ]
    assert [s.mask.name if s.mask else None for s in dataset.test] == [None, None, "b_mask.png"]
    assert dataset.has_masks


def test_a_set_without_ground_truth_has_no_masks(tmp_path: Path) -> None:
    dataset = read_mvtec(_tree(tmp_path, "train/good/1.png", "test/good/a.png", "test/bad/b.png"))
    assert not dataset.has_masks


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="nowhere"):
        read_mvtec(tmp_path / "nowhere")
    with pytest.raises(NotFound, match="no test pictures"):
        read_mvtec(tmp_path)
    _tree(tmp_path, "test/bad/b.png", "test/bad/c.png", "ground_truth/bad/b_mask.png")
    with pytest.raises(NotFound, match=r"c\.png.*c_mask\.png"):
        read_mvtec(tmp_path)


def test_the_unlabelled_lot_has_all_good_parts_and_evenly_chosen_defects(tmp_path: Path) -> None:
    names = [f"train/good/{i:03}.png" for i in range(60)] + [f"test/good/{i:03}.png" for i in range(20)]
    names += [f"test/{kind}/{i:03}.png" for kind in ("bend", "crack") for i in range(20)]
    lot = unlabelled_lot(read_mvtec(_tree(tmp_path, *names)))
    defects = [f"{s.defect_type}/{s.path.stem}" for s in lot if s.defective]
    assert sum(not s.defective for s in lot) == 80
    assert len(defects) == 14  # round(80 · 0.15 / 0.85)
    assert defects[:3] == ["bend/000", "bend/003", "bend/006"]
    assert defects[-1] == "crack/019"


@pytest.mark.parametrize(("defects", "expected"), [(0, 0), (3, 3), (30, 6)])
def test_a_small_lot_has_at_least_six_defects_if_there_are_six(
    tmp_path: Path, defects: int, expected: int
) -> None:
    names = ["train/good/1.png", "test/good/a.png"] + [f"test/bad/{i:02}.png" for i in range(defects)]
    lot = unlabelled_lot(read_mvtec(_tree(tmp_path, *names)))
    chosen = [s.path.name for s in lot if s.defective]
    assert len(set(chosen)) == len(chosen) == expected


@pytest.mark.data
@pytest.mark.parametrize("name", DATA_SETS)
def test_the_real_data_sets_are_read(name: str) -> None:
    dataset = read_mvtec(data_set(name))
    assert len(dataset.train_good) >= 24
    assert {sample.defective for sample in dataset.test} == {True, False}
    assert all(sample.mask for sample in dataset.test if sample.defective) == dataset.has_masks
