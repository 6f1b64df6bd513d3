"""Data sets lie in many ways: each layout is recognised, read as documented, and its faults are named."""

from __future__ import annotations

import json
from pathlib import Path

import cv2
import numpy as np
import pytest

from inspector_app.domain.errors import CorrectableError, NotFound
from inspector_app.engine.evaluation.datasets import (
    Layout,
    detect_layout,
    mostly_defects,
    read_dataset,
    sets_below,
    unlabelled_lot,
)
from inspector_app.engine.evaluation.datasets.dataset import Sample, split_good
from inspector_app.imaging.decode import read_mask


def _files(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    return folder


def _mask(path: Path, value: int) -> None:
    pixels = np.zeros((6, 4), np.uint8)
    pixels[1, 1:3] = value
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(cv2.imencode(path.suffix, pixels)[1].tobytes())


# --- plain folders


def test_plain_folders_are_split_by_the_program_and_kinds_are_the_folders_under_bad(tmp_path: Path) -> None:
    root = _files(
        tmp_path / "caps", *(f"OK/{i:02}.png" for i in range(10)), "bad/loose.jpg", "bad/scratch/7.jpg"
    )
    assert detect_layout(root) is Layout.FOLDERS
    dataset = read_dataset(root)
    assert (len(dataset.train_good), dataset.good) == (8, 10)
    assert [(s.path.name, s.defect_type) for s in dataset.test if s.defective] == [
        ("loose.jpg", "defect"),
        ("7.jpg", "scratch"),
    ]
    assert not dataset.has_masks
    assert read_dataset(root) == dataset, "the split is the same each time"
    assert not {s.path for s in dataset.train_good} & {s.path for s in dataset.test}


def test_plain_folders_find_their_masks_and_name_one_that_is_missing(tmp_path: Path) -> None:
    root = _files(
        tmp_path, "good/1.png", "bad/scratch/7.jpg", "bad/8.jpg", "masks/scratch/7_mask.png", "masks/8.png"
    )
    masks = {s.path.name: s.mask for s in read_dataset(root).test}
    assert masks["7.jpg"] == root / "masks/scratch/7_mask.png"
    assert masks["8.jpg"] == root / "masks/8.png"
    (root / "masks/8.png").unlink()
    with pytest.raises(NotFound, match=r"8\.jpg.*masks"):
        read_dataset(root)


def test_folders_without_pictures_are_no_data_set(tmp_path: Path) -> None:
    (tmp_path / "good").mkdir()
    with pytest.raises(NotFound, match="no pictures"):
        read_dataset(tmp_path)


# --- manifests


def test_a_csv_manifest_is_taken_at_its_word(tmp_path: Path) -> None:
    _files(tmp_path / "set", "a.png", "b.png", "c.png", "c_truth.png", "d.png")
    manifest = tmp_path / "set" / "manifest.csv"
    manifest.write_text(
        "Path,Split,Label,Kind,Mask\na.png,train,good,,\nb.png,test,0,,\nc.png,test,anomaly,dent,c_truth.png\n"
        "d.png,,1,,\n",
        encoding="utf-8-sig",
    )
    for at in (manifest, manifest.parent):
        dataset = read_dataset(at)
        assert dataset.layout == "manifest" and dataset.name == "set"
        assert [s.path.name for s in dataset.train_good] == ["a.png"]
        assert [(s.path.name, s.defect_type, s.mask and s.mask.name) for s in dataset.test] == [
            ("b.png", "good", None),
            ("c.png", "dent", "c_truth.png"),
            ("d.png", "defect", None),
        ]


def test_json_lines_without_a_split_are_split_by_the_program(tmp_path: Path) -> None:
    _files(tmp_path, *(f"{i}.png" for i in range(6)))
    lines = [{"image_path": f"{i}.png", "anomaly": int(i == 5)} for i in range(6)]
    manifest = tmp_path / "caps.jsonl"
    manifest.write_text("".join(json.dumps(line) + "\n" for line in lines))
    dataset = read_dataset(manifest)
    assert (dataset.name, len(dataset.train_good), len(dataset.test)) == ("caps", 4, 2)
    assert "seed 0" in dataset.split


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("path,label\na.png,good\na.png,\n", "line 3.*label is missing"),
        ("path,label\na.png,perhaps\n", "line 2.*perhaps"),
        ("path,label\n,good\n", "line 2.*names no path"),
        ("path,label,split\na.png,good,validate\n", "line 2.*validate"),
        ("path,label\nnowhere.png,good\n", "nowhere.*line 2"),
        ("path,label,mask\na.png,bad,nowhere.png\n", "no such mask.*line 2"),
        ("path,label\n", "no lines"),
        ("path,split,label\na.png,train,good\na.png,,good\n", "some good pictures"),
    ],
)
def test_a_line_that_is_not_understood_is_named(tmp_path: Path, text: str, fault: str) -> None:
    _files(tmp_path, "a.png")
    (tmp_path / "manifest.csv").write_text(text)
    with pytest.raises(CorrectableError, match=fault):
        read_dataset(tmp_path)


def test_a_broken_line_of_json_is_named(tmp_path: Path) -> None:
    for text, fault in (("{", "line 1.*not JSON"), ("[1]", "not a JSON object")):
        (tmp_path / "manifest.jsonl").write_text(text)
        with pytest.raises(CorrectableError, match=fault):
            read_dataset(tmp_path)


# --- KolektorSDD


def _kolektor(root: Path, items: int = 5) -> Path:
    for item in range(1, items + 1):
        for part in range(3):
            _files(root, f"kos{item:02}/Part{part}.jpg")
            _mask(root / f"kos{item:02}/Part{part}_label.bmp", 255 if part == 2 else 0)
    return root


def test_kolektor_labels_make_the_classes_and_an_item_is_on_one_side_only(tmp_path: Path) -> None:
    root = _kolektor(tmp_path)
    assert detect_layout(root) is Layout.KOLEKTORSDD
    dataset = read_dataset(root)
    defects = [s for s in dataset.test if s.defective]
    assert len(defects) == 5 and all(s.mask and s.mask.name == "Part2_label.bmp" for s in defects)
    assert (len(dataset.train_good), dataset.good) == (8, 10)
    train = {s.path.parent for s in dataset.train_good}
    assert train.isdisjoint(s.path.parent for s in dataset.test if not s.defective)
    (root / "kos01/Part0_label.bmp").unlink()
    with pytest.raises(NotFound, match=r"Part0\.jpg.*Part0_label\.bmp"):
        read_dataset(root)


# --- VisA


def _visa(root: Path) -> Path:
    candle = root / "candle"
    _files(candle, *(f"Data/Images/Normal/{i:04}.JPG" for i in range(5)))
    for i in range(2):
        _files(candle, f"Data/Images/Anomaly/{i:03}.JPG")
        _mask(candle / f"Data/Masks/Anomaly/{i:03}.png", 1)
    return candle


def test_visa_masks_are_all_that_is_above_zero(tmp_path: Path) -> None:
    candle = _visa(tmp_path)
    assert detect_layout(candle) is Layout.VISA
    dataset = read_dataset(candle)
    assert (dataset.name, len(dataset.train_good), dataset.good) == ("candle", 4, 5)
    masks = [s.mask for s in dataset.test if s.defective]
    assert [read_mask(mask).sum() for mask in masks if mask] == [2, 2]


def test_visa_follows_the_table_beside_its_objects(tmp_path: Path) -> None:
    candle = _visa(tmp_path)
    table = tmp_path / "split_csv" / "1cls.csv"
    table.parent.mkdir()
    rows = [f"candle,train,normal,candle/Data/Images/Normal/{i:04}.JPG," for i in range(2)]
    rows += [
        "candle,test,normal,candle/Data/Images/Normal/0004.JPG,",
        "candle,test,anomaly,candle/Data/Images/Anomaly/001.JPG,candle/Data/Masks/Anomaly/001.png",
        "cashew,test,normal,cashew/Data/Images/Normal/0000.JPG,",
    ]
    table.write_text("object,split,label,image,mask\n" + "\n".join(rows) + "\n")
    dataset = read_dataset(candle)
    assert [s.path.name for s in dataset.train_good] == ["0000.JPG", "0001.JPG"]
    assert [s.path.name for s in dataset.test] == ["0004.JPG", "001.JPG"]
    assert dataset.split == "1cls.csv" and dataset.has_masks
    table.write_text("object,image\ncandle,x\n")
    with pytest.raises(CorrectableError, match="lacks the columns label, mask, split"):
        read_dataset(candle)


# --- all of them


def test_what_is_no_data_set_is_refused_with_the_layouts_that_are_known(tmp_path: Path) -> None:
    _files(tmp_path, "one.png", "notes.txt")
    for at, fault in ((tmp_path / "nowhere", "no such data set"), (tmp_path, "layout.*--layout")):
        with pytest.raises(NotFound, match=fault):
            read_dataset(at)
    with pytest.raises(NotFound, match="this is a file"):
        read_dataset(tmp_path / "one.png", Layout.MVTEC)


def test_a_layout_that_is_named_is_used_whatever_else_lies_there(tmp_path: Path) -> None:
    root = _files(tmp_path, "train/good/1.png", "test/good/2.png", "good/3.png", "bad/4.png")
    assert read_dataset(root).layout == "mvtec"
    assert read_dataset(root, Layout.FOLDERS).layout == "folders"


def test_a_folder_of_data_sets_is_recognised(tmp_path: Path) -> None:
    _files(tmp_path, "bottle/train/good/1.png", "bottle/test/good/2.png", "cable/good/1.png", "notes/a.txt")
    assert [path.name for path in sets_below(tmp_path)] == ["bottle", "cable"]
    assert sets_below(tmp_path / "bottle") == ()


def test_one_good_part_is_learnt_from() -> None:
    sample = Sample(Path("1.png"), False, "good", None)
    assert split_good([sample]) == ((sample,), ())


def test_a_lot_that_is_mostly_defects_is_noticed(tmp_path: Path) -> None:
    few = _files(tmp_path / "few", "good/1.png", "good/2.png", *(f"bad/{i}.png" for i in range(6)))
    many = _files(
        tmp_path / "many", *(f"good/{i:02}.png" for i in range(20)), *(f"bad/{i}.png" for i in range(9))
    )
    assert mostly_defects(unlabelled_lot(read_dataset(few)))
    assert not mostly_defects(unlabelled_lot(read_dataset(many)))
