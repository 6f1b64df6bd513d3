"""The test alone judges itself, by the program's own bank and by MuSc, and stands beside published figures."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from inspector_app.domain.errors import CorrectableError, ModelTooLarge
from inspector_app.domain.lot_mode import LotMode
from inspector_app.domain.recipe import Basis, ResizeMode
from inspector_app.engine.evaluation.published import MVTEC_AD, VISA, published
from inspector_app.workflow import evaluation, musc
from inspector_app.workflow.ablation import ablate
from inspector_app.workflow.evaluation import Evaluation, evaluate
from inspector_app.workflow.evaluation_documents import overview, sheet
from inspector_app.workflow.evaluation_figures import figures, figures_of_sets
from inspector_app.workflow.requests import EvaluationRequest
from tests.tiny_clip import write_tiny_clip

SIDE = 32  # px


def write_set(
    root: Path, train: int, good: int, bad: int, shape: tuple[int, int] = (SIDE, SIDE), *, masks: bool = True
) -> Path:
    """A set in MVTec layout: one texture with a little noise; of defective ones a square is of another colour."""
    random = np.random.default_rng(0)
    texture = random.integers(60, 160, size=(*shape, 3), dtype=np.uint8)
    for inner, count in (("train/good", train), ("test/good", good), ("test/square", bad)):
        for place in range(count):
            picture = texture + random.integers(0, 4, size=texture.shape, dtype=np.uint8)
            path = root / inner / f"{place:03}.png"
            if inner == "test/square":
                y, x = 8 * (place % 3), 8 * (place // 3 % 3)
                picture[y : y + 12, x : x + 12] = random.integers(0, 256, size=3)
                mask = np.zeros(shape, dtype=np.uint8)
                mask[y : y + 12, x : x + 12] = 255
                if masks:
                    _write(root / "ground_truth" / "square" / f"{place:03}_mask.png", mask)
            _write(path, picture)
    return root


def _write(path: Path, pixels: np.ndarray) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(cv2.imencode(".png", pixels)[1].tobytes())


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a small random CLIP, whose embedding is of the whole picture."""
    workspace = tmp_path_factory.mktemp("workspace")
    write_tiny_clip(workspace / "models" / "tiny-clip", image_size=SIDE, patch=8)
    return workspace


@pytest.fixture(scope="module")
def request_(models: Path) -> EvaluationRequest:
    return EvaluationRequest(LotMode.TEST, backbone="tiny-clip", workspace=models, device="cpu")


@pytest.fixture(scope="module")
def plates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_set(tmp_path_factory.mktemp("sets") / "plates", train=5, good=12, bad=4)


@pytest.fixture(scope="module")
def found(plates: Path, request_: EvaluationRequest) -> Evaluation:
    return evaluate(plates, request_)


def test_the_test_alone_is_scored_and_good_parts_to_learn_from_are_left_out(found: Evaluation) -> None:
    row = figures(found)
    assert (row["lot_mode"], row["images"], row["good"], row["defective"]) == ("test", 16, 12, 4)
    assert found.judged.calibration.basis is Basis.LOT
    facts = dict(sheet(found, pictures=False).facts)
    assert facts["Data set"].endswith("the test alone, the 5 good parts to learn from are left out")
    assert facts["Bank"] == "the 10 pictures most alike, of all 16"
    assert facts["Beside"] == "MuSc, each of 16 pictures against the 15 others, radii 1, 3, 5"


def test_musc_judges_the_same_pictures_and_rscin_changes_image_scores_alone(found: Evaluation) -> None:
    plain, shared = (stage.row for stage in found.musc)
    assert plain is not None and shared is not None
    assert plain.images == shared.images == 16
    assert plain.image_auroc is not None and plain.image_auroc > 0.9
    assert plain.pixel_auroc is not None and plain.pixel_auroc > 0.9
    assert (plain.pixel_auroc, plain.aupro) == (shared.pixel_auroc, shared.aupro)
    assert plain.threshold != shared.threshold
    ways = [group.name for group in sheet(found, pictures=False).methods]
    assert ways == ["lot's bank", "mutual (MuSc)", "mutual + RsCIN"]


def test_every_picture_is_compared_with_every_other_where_a_lot_in_work_is_sampled(
    tmp_path: Path, request_: EvaluationRequest
) -> None:
    large = write_set(tmp_path / "large", train=1, good=98, bad=12, masks=False)
    whole = evaluate(large, request_)
    assert whole.bank_images == 66, "60 % of 110"
    assert whole.musc[0].note.startswith("each of 110 pictures against the 109 others")
    drawn = evaluate(large, replace(request_, lot_mode=LotMode.UNLABELLED))
    assert drawn.bank_images == 60
    assert dict(sheet(drawn, pictures=False).facts)["Bank"].endswith("of 100 drawn of 111")
    assert drawn.musc == ()


def test_pictures_that_are_looked_at_in_tiles_are_squashed_for_musc(
    tmp_path: Path, request_: EvaluationRequest
) -> None:
    long = evaluate(write_set(tmp_path / "long", 1, 8, 3, shape=(SIDE, 3 * SIDE)), request_)
    assert long.judged.maps[0].shape[1] > long.judged.maps[0].shape[0]
    assert long.musc[0].row is not None and long.musc[0].row.pixel_auroc is not None


# --- bad input


def test_without_defects_the_ranking_is_not_defined_and_without_a_second_picture_there_is_no_musc(
    tmp_path: Path, request_: EvaluationRequest
) -> None:
    good = evaluate(write_set(tmp_path / "good", 2, 4, 0), request_)
    assert good.row.image_auroc is None and good.musc[0].row is not None
    assert good.musc[0].row.image_auroc is None
    said = " ".join(good.warnings)
    assert "all parts scored are good" in said and "too few to judge one another" in said
    one = evaluate(write_set(tmp_path / "one", 2, 1, 0), request_)
    assert np.isfinite(one.scores).all() and one.musc[0].row is None
    left_out = dict(sheet(one, pictures=False).facts)["Left out"]
    assert left_out == "mutual (MuSc), mutual + RsCIN: needs a second picture to compare with"


def test_a_test_of_defects_is_scored_with_a_warning(tmp_path: Path, request_: EvaluationRequest) -> None:
    bad = evaluate(write_set(tmp_path / "bad", 0, 3, 9), request_)
    assert any("9 of the lot's 12 parts are defective" in warning for warning in bad.warnings)
    assert bad.row.image_auroc is not None


def test_where_there_is_no_test_it_is_refused_and_the_remedy_is_named(
    tmp_path: Path, request_: EvaluationRequest
) -> None:
    _write(tmp_path / "alone" / "good" / "1.png", np.zeros((SIDE, SIDE, 3), dtype=np.uint8))
    with pytest.raises(CorrectableError, match=r"1 good part to learn from.*no test.*--lot-mode unlabelled"):
        evaluate(tmp_path / "alone", request_)


def test_more_pictures_than_fit_against_each_other_are_refused_before_anything_is_encoded(
    plates: Path, request_: EvaluationRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(musc, "free_bytes", lambda device: 1_000_000)
    monkeypatch.setattr(evaluation, "encode_pictures", lambda *_: pytest.fail("encoded"))
    with pytest.raises(ModelTooLarge, match=r"16 pictures against each other.*smaller input size"):
        evaluate(plates, request_)


def test_input_size_radii_and_tiles_are_those_that_are_asked_for_and_are_told(
    plates: Path, request_: EvaluationRequest
) -> None:
    asked = evaluate(plates, replace(request_, input_size=48, radii=(1, 5), resize=ResizeMode.TILE))
    row = figures(asked)
    assert (row["input_size"], row["radii"], row["backbone"]) == (48, [1, 5], "tiny-clip")
    assert row["resize"] == "tile" and "in tiles" in dict(sheet(asked, pictures=False).facts)["Model"]
    assert asked.judged.maps[0].shape == (6, 6)  # the plates are square: one tile
    assert asked.musc[0].note.endswith("radii 1, 5")
    under = overview(_named(asked, MVTEC_AD, backbone="ViT-L-14-336-quickgelu_openai", input_size=518))
    assert under.notes[1] == "Here are other conditions: radii 1, 5 of MuSc"
    for wrong, fault in (
        ({"input_size": 50}, "50 px does not divide.*multiple of 8"),
        ({"input_size": 8}, r"--input-size: .*cannot be 8"),
        ({"radii": (2,)}, r"--radii: .*odd numbers"),
    ):
        with pytest.raises(CorrectableError, match=fault):
            evaluate(plates, replace(request_, **wrong))


# --- beside what is published


def _named(found: Evaluation, names: frozenset[str], **conditions: object) -> list[Evaluation]:
    """The same measurement under the names of a benchmark."""
    said = replace(found.conditions, **conditions)
    return [
        replace(found, dataset=replace(found.dataset, name=name), conditions=said) for name in sorted(names)
    ]


def test_published_rows_stand_beside_those_that_they_are_of(found: Evaluation) -> None:
    whole = overview(_named(found, MVTEC_AD))
    assert [group.name for group in whole.beside] == [
        "PA-CLIP, published",
        "mean, mutual (MuSc)",
        "mean, mutual + RsCIN",
        "MuSc, published",
    ]
    assert whole.notes[1] == "Here are other conditions: backbone tiny-clip, 32 px"
    same = _named(found, MVTEC_AD, backbone="ViT-L-14-336-quickgelu_openai", input_size=518)
    assert len(overview(same).notes) == 1
    rows = figures_of_sets(Path("mvtec"), same)
    assert [(row["method"], row["beside"], row["differs"]) for row in rows["published"]] == [
        ("MuSc", "mutual + RsCIN", []),
        ("PA-CLIP", "mean_of_sets", []),
    ]
    assert [stage["stage"] for stage in rows["musc_mean_of_sets"]] == ["mutual (MuSc)", "mutual + RsCIN"]
    assert overview(_named(found, MVTEC_AD - {"tile"})).notes == ()


def test_of_another_test_published_figures_are_told_and_stand_in_no_table(found: Evaluation) -> None:
    other = [replace(one, musc=()) for one in _named(found, VISA, lot_mode=LotMode.GOOD)]
    whole = overview(other)
    assert whole.beside == () and len(whole.notes) == 2
    assert "published of another test" in whole.notes[0] and "image AUROC 0.926" in whole.notes[0]
    assert "--lot-mode test" in published(VISA)[0].differs(other[0].conditions)[0]
    rows = figures_of_sets(Path("visa"), other)
    assert "musc_mean_of_sets" not in rows and all(row["differs"] for row in rows["published"])


def test_a_stage_that_one_set_lacks_has_no_mean(found: Evaluation) -> None:
    sets = _named(found, MVTEC_AD)
    sets[3] = replace(sets[3], musc=(found.musc[0], replace(found.musc[1], row=None)))
    figures_of = {group.name: group.figures for group in overview(sets).beside}
    assert figures_of["mean, mutual + RsCIN"] == {} and figures_of["mean, mutual (MuSc)"]


def test_visa_shares_scores_among_as_many_as_its_authors_chose(
    plates: Path, request_: EvaluationRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[tuple[int, ...]] = []
    really = evaluation.musc_scores

    def hears(paths: object, encoder: object, radii: object, neighbours: tuple[int, ...]) -> object:
        heard.append(neighbours)
        return really(paths, encoder, radii, neighbours)  # type: ignore[arg-type]

    monkeypatch.setattr(evaluation, "musc_scores", hears)
    for folder in (plates, Path(shutil.copytree(plates, tmp_path / "pcb1"))):
        evaluate(folder, request_)
    assert heard == [(1, 2, 3), (1, 8, 9)]


# --- the ablation


def test_the_ablation_measures_the_same_half_of_the_test_by_musc_and_by_the_stages_of_the_program(
    plates: Path, request_: EvaluationRequest
) -> None:
    told: list[str] = []
    rows = ablate(plates, request_, told.append)
    assert [row.stage for row in rows] == [
        "text",
        "mutual (MuSc)",
        "mutual + RsCIN",
        "lot's bank",
        "+ text",
        "+ pseudo bank",
        "+ marks",
    ]
    assert {row.row.images for row in rows if row.row is not None} == {8}
    assert "against the 15 others" in rows[1].note, "all are compared, half is measured"
