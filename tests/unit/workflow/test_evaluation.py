"""Evaluation measures what the program does with a data set, and says what a data set lacks."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import cv2
import numpy as np
import pytest
from lot_in_work import DrawnParts

from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.lot_mode import LotMode
from inspector_app.domain.recipe import FAST_BACKBONE, Basis
from inspector_app.engine.encoder import EncodedBatch, Encoder
from inspector_app.engine.evaluation.datasets import Sample
from inspector_app.imaging.decode import decode
from inspector_app.imaging.demo_parts import DemoKind
from inspector_app.workflow.evaluation import Evaluation, evaluate, evaluate_each
from inspector_app.workflow.evaluation_documents import overview, sheet
from inspector_app.workflow.evaluation_figures import figures, figures_of_sets, shot_figures
from inspector_app.workflow.few_shots import evaluate_few_shots
from inspector_app.workflow.ground_truth import ground_truth
from inspector_app.workflow.requests import EvaluationRequest

OLD_KEYS = {
    "dataset", "lot_mode", "images", "good", "defective", "image_auroc", "image_ap", "pixel_auroc", "aupro",
    "threshold", "false_calls", "false_calls_per_100", "escapes", "escape_rate", "ms_per_image",
}  # fmt: skip


def write_mask(path: Path, mask: np.ndarray) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(cv2.imencode(".png", mask.astype(np.uint8) * 255)[1].tobytes())


@pytest.fixture(scope="session")
def plates(first: DrawnParts, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The drawn lot as plain folders, a folder a kind of defect, boxes as ground truth."""
    root = tmp_path_factory.mktemp("sets") / "plates"
    for part in first.parts:
        picture = first.folder / part.file
        inner = Path("good") if part.kind is not DemoKind.DEFECT else Path("bad") / part.detail
        (root / inner).mkdir(parents=True, exist_ok=True)
        shutil.copy(picture, root / inner)
        if part.kind is DemoKind.DEFECT and part.region is not None:
            pixels = decode(picture).pixels
            mask = np.zeros(pixels.shape[:2], bool)
            box = part.region
            mask[box.y : box.y + box.h, box.x : box.x + box.w] = True
            write_mask(root / "masks" / part.detail / part.file, mask)
    return root


@pytest.fixture(scope="session")
def measured(plates: Path) -> Evaluation:
    return evaluate(plates, EvaluationRequest(backbone=FAST_BACKBONE))


@pytest.fixture
def copy(plates: Path, tmp_path: Path) -> Path:
    return shutil.copytree(plates, tmp_path / "copy")


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.png"))


def test_drawn_defects_are_ranked_above_good_parts_and_found_in_their_place(measured: Evaluation) -> None:
    row = measured.row
    assert row.image_auroc is not None and row.image_auroc > 0.9
    assert row.pixel_auroc is not None and row.pixel_auroc > 0.9
    assert row.aupro is not None and row.aupro_05 is not None and row.aupro > row.aupro_05 > 0.1
    assert measured.judged.calibration.basis is Basis.GOOD_PARTS


def test_the_row_keeps_its_names_and_adds_kinds_means_and_intervals(measured: Evaluation) -> None:
    row = json.loads(json.dumps(figures(measured), allow_nan=False))
    assert set(row) >= OLD_KEYS
    assert (row["dataset"], row["lot_mode"], row["layout"]) == ("plates", "good", "folders")
    assert sum(kind["defective"] for kind in row["kinds"]) == row["defective"]
    assert len({kind["kind"] for kind in row["kinds"]}) > 1
    mean = np.mean([kind["image_auroc"] for kind in row["kinds"]])
    assert row["mean_of_kinds"]["image_auroc"] == pytest.approx(mean)
    for name, (low, high) in row["intervals"].items():
        assert low <= row[name] <= high, name
    assert 0 < row["guarantee"] < 1 and row["warnings"] == []


def test_the_same_data_set_gives_the_same_figures(plates: Path, measured: Evaluation) -> None:
    again, first = figures(evaluate(plates, EvaluationRequest(backbone=FAST_BACKBONE))), figures(measured)
    del again["ms_per_image"], first["ms_per_image"]
    assert again == first


def test_an_unlabelled_lot_is_judged_by_itself(plates: Path) -> None:
    found = evaluate(plates, EvaluationRequest(LotMode.UNLABELLED, backbone=FAST_BACKBONE))
    assert found.judged.calibration.basis is Basis.LOT
    assert found.row.images == found.row.good + found.row.defective
    assert figures(found)["lot_mode"] == "unlabelled" and figures(found)["split"] is None
    said = dict(sheet(found, pictures=False).facts)["Data set"]
    bad = sum(sample.defective for sample in found.dataset.test)
    assert said.endswith(f"the lot: every good picture and {found.row.defective} of {bad} defective ones")


# --- what a data set may lack


def test_without_good_parts_there_is_nothing_to_learn_from_and_the_remedy_is_named(copy: Path) -> None:
    shutil.rmtree(copy / "good")
    with pytest.raises(CorrectableError, match=r"no good parts.*--lot-mode unlabelled"):
        evaluate(copy, EvaluationRequest(backbone=FAST_BACKBONE))


def test_a_lot_of_defects_is_scored_with_warnings_and_its_ranking_is_not_defined(copy: Path) -> None:
    shutil.rmtree(copy / "good")
    found = evaluate(copy, EvaluationRequest(LotMode.UNLABELLED, backbone=FAST_BACKBONE))
    assert found.row.image_auroc is None and found.row.false_calls_per_100 is None
    said = " ".join(found.warnings)
    assert "no longer shows what is normal" in said and "not defined" in said and "too few to judge" in said
    json.dumps(figures(found), allow_nan=False)


def test_good_parts_alone_have_false_calls_but_no_ranking(copy: Path) -> None:
    shutil.rmtree(copy / "bad")
    found = evaluate(copy, EvaluationRequest(backbone=FAST_BACKBONE))
    assert found.row.image_auroc is None and found.row.escape_rate is None
    assert found.row.false_calls_per_100 is not None
    assert found.curves is not None and found.curves.image_roc is None
    assert any("all parts scored are good" in warning for warning in found.warnings)


def test_one_image_alone_is_scored_as_a_lot_and_cannot_be_learnt_from_and_scored(copy: Path) -> None:
    shutil.rmtree(copy / "bad")
    for path in _files(copy / "good")[1:]:
        path.unlink()
    with pytest.raises(CorrectableError, match=r"copy: .*nothing is left to be scored.*unlabelled"):
        evaluate(copy, EvaluationRequest(backbone=FAST_BACKBONE))
    found = evaluate(copy, EvaluationRequest(LotMode.UNLABELLED, backbone=FAST_BACKBONE))
    assert (found.row.images, found.row.image_auroc) == (1, None)
    assert np.isfinite(found.scores).all()


def test_a_mask_of_another_size_is_scaled_and_told_and_of_another_shape_refused(tmp_path: Path) -> None:
    sample = Sample(tmp_path / "1.png", True, "dent", tmp_path / "1_mask.png")
    mask = np.zeros((90, 60))
    mask[:30] = 1
    write_mask(tmp_path / "1_mask.png", mask)
    said: list[str] = []
    (same,) = ground_truth([sample], [(60, 90)], said.append)
    assert not said
    (scaled,) = ground_truth([sample], [(120, 180)], said.append)
    assert "1 mask is of another size" in said[0] and "1_mask.png" in said[0]
    assert same is not None and np.array_equal(same, scaled)
    assert same.mean() == pytest.approx(1 / 3, abs=0.01)
    with pytest.raises(CorrectableError, match=r"1_mask\.png.*60×90 px, its picture 90×60 px"):
        ground_truth([sample], [(90, 60)], said.append)


def test_an_empty_mask_is_told(tmp_path: Path) -> None:
    samples = [
        Sample(Path("1.png"), True, "dent", tmp_path / "1.png"),
        Sample(Path("2.png"), False, "good", None),
    ]
    write_mask(tmp_path / "1.png", np.zeros((20, 20)))
    said: list[str] = []
    masks = ground_truth(samples, [(20, 20)] * 2, said.append)
    assert masks[0] is not None and not masks[0].any() and masks[1] is None
    assert "1 mask is empty" in said[0]


def test_a_picture_that_cannot_be_read_stops_the_evaluation_and_is_named(copy: Path) -> None:
    broken = _files(copy / "bad")[0]
    broken.write_bytes(b"nothing")
    with pytest.raises(CorrectableError, match=broken.name):
        evaluate(copy, EvaluationRequest(backbone=FAST_BACKBONE))


def test_a_picture_for_which_the_model_gives_no_numbers_stops_the_evaluation_and_is_named(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = _files(copy / "bad")[0]
    write_mask(bad, np.zeros(decode(bad).pixels.shape[:2]))
    really = Encoder._encode_once

    def overflows(self: Encoder, pictures: list[np.ndarray]) -> EncodedBatch:
        said = really(self, pictures)
        said.features[[place for place, picture in enumerate(pictures) if not picture.any()]] = np.inf
        return said

    monkeypatch.setattr(Encoder, "_encode_once", overflows)
    with pytest.raises(CorrectableError, match=rf"{bad.name}.*no numbers.*models verify"):
        evaluate(copy, EvaluationRequest(backbone=FAST_BACKBONE))


# --- several


def test_few_shots_draw_other_parts_for_every_seed_and_tell_mean_and_spread(plates: Path) -> None:
    few = evaluate_few_shots(plates, 2, 3, EvaluationRequest(backbone=FAST_BACKBONE))
    drawn = [run.drawn for run in few.runs]
    assert all(len(set(paths)) == 2 for paths in drawn)
    assert len(set(drawn)) > 1
    row = json.loads(json.dumps(shot_figures(few), allow_nan=False))
    assert set(row) >= OLD_KEYS
    aurocs = [seed["image_auroc"] for seed in row["seeds"]]
    assert len(aurocs) == 3 and row["shots"] == row["bank_images"] == 2
    assert row["image_auroc"] == pytest.approx(np.mean(aurocs))
    assert row["spread"]["image_auroc"]["deviation"] == pytest.approx(np.std(aurocs, ddof=1))
    with pytest.raises(CorrectableError, match="99 are asked for"):
        evaluate_few_shots(plates, 99, request=EvaluationRequest(backbone=FAST_BACKBONE))


def test_a_folder_of_data_sets_is_measured_set_by_set(plates: Path, tmp_path: Path) -> None:
    assert evaluate_each(plates, lambda _: None) == []
    for name in ("bottle", "cable"):
        for inner in ("good", "bad"):
            for path in _files(plates / inner)[:3]:
                target = tmp_path / name / inner / path.name
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, target)
    for path in _files(tmp_path / "bottle" / "bad"):
        write_mask(
            tmp_path / "bottle" / "masks" / path.name, np.eye(*decode(path).pixels.shape[:2], dtype=bool)
        )
    heard: list[str] = []
    found = evaluate_each(tmp_path, heard.append, EvaluationRequest(backbone=FAST_BACKBONE))
    assert heard == ["bottle", "cable"]
    row = figures_of_sets(tmp_path, found)
    assert [one["dataset"] for one in row["sets"]] == heard
    assert row["sets_with_masks"] == 1
    assert overview(found).mean.name == "mean of the sets (pixels: of 1 of 2)"
    assert row["published"] == [], "published means stand only beside a whole benchmark"
