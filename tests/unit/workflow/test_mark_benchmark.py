"""The marking benchmark on a tiny data set: parts stay on their side, and a rule that hides defects is found out."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from inspector_app.domain.errors import NotFound
from inspector_app.domain.recipe import FAST_BACKBONE, ResizeMode
from inspector_app.engine.evaluation.mark_rules import OURS, OURS_CONFIRMED
from inspector_app.engine.evaluation.nuisances import Nuisance
from inspector_app.imaging.decode import decode
from inspector_app.imaging.demo_parts import DemoKind, write_demo_lot
from inspector_app.imaging.thumbnails import encode_png
from inspector_app.workflow.mark_benchmark import (
    REAL,
    MarkReport,
    MarkTrial,
    benchmark_marks,
    data_sets,
    in_order,
    split,
)
from inspector_app.workflow.models import add_model
from inspector_app.workflow.requests import EvaluationRequest
from tests.tiny_clip import write_tiny_timm

FAST = EvaluationRequest(backbone=FAST_BACKBONE, device="cpu")
HIDING = "quiet everything"
TRIAL = MarkTrial(
    marks=(1, 2),
    seeds=2,
    placements=2,
    nuisances=(Nuisance.GLARE,),
    harmless=("stain",),
    rules=(OURS, HIDING, OURS_CONFIRMED),
)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data set of drawn parts: good ones, defects, and the lot's own nuisance as a type of its own."""
    lot, root = tmp_path_factory.mktemp("drawn"), tmp_path_factory.mktemp("sets") / "plates"
    parts = write_demo_lot(lot, lot=1, parts=40)
    good = [part.file for part in parts if part.kind is DemoKind.GOOD]
    places = {
        "train/good": good[:8],
        "test/good": good[8:12],
        "test/dent": [part.file for part in parts if part.kind is DemoKind.DEFECT][:3],
        "test/stain": [part.file for part in parts if part.kind is DemoKind.NUISANCE][:4],
    }
    for folder, files in places.items():
        (root / folder).mkdir(parents=True)
        for file in files:
            (root / folder / file).write_bytes((lot / file).read_bytes())
    return root


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kept")


@pytest.fixture(scope="module")
def report(data: Path, kept: Path) -> MarkReport:
    return benchmark_marks(data, TRIAL, FAST, keep=kept)


def test_a_rule_that_hides_defects_is_found_out(report: MarkReport) -> None:
    for row in report.rows(rule=HIDING):
        assert row.after == 0.0 and row.gone is not None and row.gone >= 1.0
        assert row.recall_before == 1.0 and row.recall_after == 0.0 and row.lost == row.most_lost == 3
        assert row.over_after == row.beside_after == 0.0


def test_our_marks_take_false_calls_away_and_hide_less(report: MarkReport) -> None:
    one, two = report.rows()
    assert (one.marks, two.marks) == (1, 2)
    assert one.before == two.before > one.after >= one.floor
    assert one.gone is not None and one.gone > 0.2 and one.recall_after > 0.5


def test_no_part_is_judged_that_was_marked_and_all_stands_at_one_threshold(report: MarkReport) -> None:
    drawn = [one for one in report.judged if one.nuisance != REAL and one.rule == OURS]
    for one in drawn:
        assert (
            len(np.unique(one.parts)) == 2 and len(one.parts) == 4
        )  # half of four parts, two placements each
        same = next(other for other in drawn if (other.seed, other.marks) == (one.seed, 1))
        assert np.array_equal(one.before, same.before) and np.array_equal(one.plain_before, same.plain_before)
    assert set(report.at_recall) == set(report.own) == {"plates"}


def test_a_defect_that_was_confirmed_is_not_judged(report: MarkReport) -> None:
    left = {}
    for one in report.judged:
        if one.rule != OURS_CONFIRMED:
            assert one.defects.tolist() == [0, 1, 2]
            continue
        assert len(one.plain_before) == len(one.defects) == 2  # one of three was confirmed
        same = next(
            other
            for other in report.judged
            if other.rule == OURS and (other.nuisance, other.seed) == (one.nuisance, one.seed)
        )
        assert np.array_equal(one.plain_before, same.plain_before[one.defects])
        left[one.seed] = one.defects.tolist()
    assert len(left) == TRIAL.seeds
    rows = report.rows(rule=OURS_CONFIRMED)
    assert rows and all(row.most_lost <= 2 for row in rows)


def test_a_harmless_type_is_no_defect_and_is_judged_as_a_real_nuisance(report: MarkReport) -> None:
    assert all(len(one.plain_before) == 3 for one in report.judged if one.rule == OURS)
    rows = report.rows(nuisance=REAL)
    assert rows and rows[0].over_before is None and rows[0].before > rows[0].after


def test_with_its_features_kept_it_says_the_same_again_and_encodes_nothing(
    report: MarkReport, data: Path, kept: Path
) -> None:
    files = {path.name: path.stat().st_mtime_ns for path in kept.iterdir()}
    assert files and not any(name.endswith(".part") for name in files)
    again = benchmark_marks(data, TRIAL, FAST, keep=kept)
    assert {path.name: path.stat().st_mtime_ns for path in kept.iterdir()} == files
    said, former = again.to_json(), report.to_json()
    del said["seconds"], former["seconds"]
    assert said == former


def test_a_folder_of_data_sets_is_each_of_them(data: Path, tmp_path: Path) -> None:
    assert data_sets(data) == [data] == data_sets(data.parent)
    with pytest.raises(NotFound, match="no data set here"):
        data_sets(tmp_path)
    with pytest.raises(NotFound, match="no such data set"):
        benchmark_marks(tmp_path / "gone", TRIAL)


def test_what_one_of_several_sets_lacks_is_said_before_the_first_is_measured(
    data: Path, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        shutil.copytree(data, tmp_path / name)
    for path in (tmp_path / "b" / "test" / "dent").iterdir():
        path.unlink()
    told: list[str] = []
    with pytest.raises(NotFound, match=r"b: .*and a defect; there are 8, 4 and 0"):
        benchmark_marks(tmp_path, TRIAL, FAST, report=told.append)
    assert told == []


def test_marks_are_measured_on_data_of_any_layout_with_the_workspaces_models(
    data: Path, tmp_path: Path
) -> None:
    plain = tmp_path / "plain"
    shutil.copytree(data / "test" / "good", plain / "ok")
    shutil.copytree(data / "train" / "good", plain / "ok", dirs_exist_ok=True)
    shutil.copytree(data / "test" / "dent", plain / "ng")
    add_model(write_tiny_timm(tmp_path / "tiny"), tmp_path / "workspace")
    trial = MarkTrial(marks=(1,), seeds=1, placements=1, nuisances=(Nuisance.GLARE,), rules=(OURS,))
    found = benchmark_marks(
        plain, trial, EvaluationRequest(backbone="tiny", workspace=tmp_path / "workspace")
    )
    assert list(found.own) == list(found.at_recall) == ["plain"]


def test_long_parts_are_inspected_in_tiles_as_their_recipe_would_have_it(data: Path, tmp_path: Path) -> None:
    add_model(write_tiny_timm(tmp_path / "tiny"), tmp_path / "workspace")
    trial = MarkTrial(marks=(1,), seeds=1, placements=1, nuisances=(Nuisance.GLARE,), rules=(OURS,))
    strips = shutil.copytree(data, tmp_path / "strips")
    for path in strips.rglob("*.png"):
        picture = decode(path).pixels
        path.write_bytes(encode_png(picture[: len(picture) // 3]))
    cells = {}
    for resize in (None, ResizeMode.SQUASH):
        kept = tmp_path / f"kept {resize}"
        request = EvaluationRequest(backbone="tiny", workspace=tmp_path / "workspace", resize=resize)
        benchmark_marks(strips, trial, request, keep=kept)
        (cells[resize],) = {len(np.load(path)) for path in kept.iterdir()}
    assert cells[None] > 2 * cells[ResizeMode.SQUASH]


@pytest.mark.parametrize("seed", range(5))
def test_about_half_of_the_pictures_may_be_marked_and_no_part_stands_on_both_sides(seed: int) -> None:
    parts = np.repeat(np.arange(7), [1, 2, 3, 1, 4, 1, 2])
    marked, judged = split(parts, seed)
    assert not set(parts[marked]) & set(parts[judged])
    assert sorted([*marked, *judged]) == list(range(len(parts)))
    assert len(marked) >= 4 and len(judged) >= 1


def test_flagged_pictures_are_marked_first_and_each_part_in_turn() -> None:
    parts = np.array([0, 0, 1, 1, 2, 2])
    scores = np.array([9.0, 9.0, 9.0, 1.0, 9.0, 1.0], dtype=np.float32)
    order = in_order(parts, np.arange(6), scores, threshold=5.0, seed=0)
    assert sorted(order[:3]) == [0, 2, 4] and order[3] == 1 and sorted(order[4:]) == [3, 5]
