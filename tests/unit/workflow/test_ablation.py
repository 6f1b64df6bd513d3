"""The ablation's rows: what each part adds, measured on parts that neither marks nor suggestions have seen."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from inspector_app.cli.ablation import show_ablation
from inspector_app.domain.lot_mode import LotMode
from inspector_app.domain.recipe import FAST_BACKBONE, RecipeSettings
from inspector_app.engine.backbones.registry import load_backbone
from inspector_app.engine.bundle import RecipeBundle
from inspector_app.engine.device import cpu
from inspector_app.engine.encoder import Encoder
from inspector_app.imaging.demo_parts import DemoKind, write_demo_lot
from inspector_app.workflow.ablation import AblationRow, ablate, marked, suggested
from inspector_app.workflow.encoded_pictures import EncodedPictures, encode_pictures, learn_from
from inspector_app.workflow.models import model_folders
from inspector_app.workflow.requests import EvaluationRequest
from tests.tiny_clip import write_tiny_clip


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Drawn parts in MVTec layout; those with a nuisance are good, and are called falsely at first."""
    drawn = tmp_path_factory.mktemp("drawn")
    parts = write_demo_lot(drawn, parts=44)
    root = tmp_path_factory.mktemp("sets") / "plate"
    good = [part.file for part in parts if part.kind is DemoKind.GOOD]
    nuisances = [part.file for part in parts if part.kind is DemoKind.NUISANCE]
    defects = [part.file for part in parts if part.kind is DemoKind.DEFECT]
    for folder, files in (
        ("train/good", good[:18]),
        ("test/good", good[18:] + nuisances),
        ("test/defect", defects),
    ):
        (root / folder).mkdir(parents=True)
        for file in files:
            shutil.copy(drawn / file, root / folder / file)
    return root


@pytest.fixture(scope="module")
def rows(dataset: Path) -> dict[str, AblationRow]:
    return {row.stage: row for row in ablate(dataset, EvaluationRequest(backbone=FAST_BACKBONE))}


def test_stages_come_in_the_order_of_the_method_and_text_needs_a_text_tower(
    rows: dict[str, AblationRow],
) -> None:
    assert list(rows) == ["text", "normal bank", "+ text", "+ pseudo bank", "+ marks"]
    for stage in ("text", "+ text"):
        assert rows[stage].row is None and rows[stage].note == "needs a text tower"
    sizes = {row.row.images for row in rows.values() if row.row is not None}
    assert len(sizes) == 1  # all on the same parts
    assert rows["+ marks"].to_json()["image_auroc"] is not None


def test_marks_take_false_calls_away_at_the_unchanged_threshold(rows: dict[str, AblationRow]) -> None:
    before, after = rows["normal bank"].row, rows["+ marks"].row
    assert before is not None and after is not None and rows["+ marks"].entries > 0
    assert after.false_calls < before.false_calls and after.threshold == before.threshold
    assert after.escapes <= before.escapes


def test_with_a_text_tower_every_stage_has_figures(dataset: Path, tmp_path: Path) -> None:
    write_tiny_clip(tmp_path / "models" / "tiny-clip", image_size=64, patch=8)
    found = ablate(dataset, EvaluationRequest(LotMode.UNLABELLED, backbone="tiny-clip", workspace=tmp_path))
    assert [row.stage for row in found] == ["text", "lot's bank", "+ text", "+ pseudo bank", "+ marks"]
    assert all(row.row is not None and row.row.image_auroc is not None for row in found)
    assert found[2].note.startswith("weight ")


@pytest.fixture(scope="module")
def learnt(dataset: Path) -> tuple[RecipeBundle, EncodedPictures]:
    settings = RecipeSettings(backbone=FAST_BACKBONE)
    encoder = Encoder(load_backbone(FAST_BACKBONE, model_folders(None), cpu()))
    good = encode_pictures(sorted((dataset / "train" / "good").iterdir()), encoder)
    test = encode_pictures(sorted((dataset / "test" / "good").iterdir()), encoder)
    return learn_from(good, settings, encoder, good=True).bundle, test


def test_a_pattern_that_recurs_makes_an_entry_and_a_single_one_does_not(
    learnt: tuple[RecipeBundle, EncodedPictures],
) -> None:
    bundle, test = learnt
    entries = suggested(bundle, test)
    assert entries and [entry.number for entry in entries] == list(range(1, len(entries) + 1))
    scored = bundle.score_features(test.features, test.names, test.sizes)
    worst = int(np.argmax([one.raw for one in scored]))
    assert suggested(bundle, test.chosen(np.asarray([worst]))) == []


def test_an_operator_marks_good_parts_alone_and_stops_when_none_is_flagged(
    learnt: tuple[RecipeBundle, EncodedPictures],
) -> None:
    bundle, test = learnt
    all_bad = marked(bundle, test, np.ones(len(test), dtype=np.bool_))
    assert not all_bad.pseudo.entries and not all_bad.defects.empty
    after = marked(bundle, test, np.zeros(len(test), dtype=np.bool_))
    assert 0 < len(after.pseudo.entries) <= 10 and after.defects.empty
    assert after.calibration == bundle.calibration
    quiet = replace(bundle, calibration=bundle.calibration and bundle.calibration.with_threshold(1e6))
    assert not marked(quiet, test, np.zeros(len(test), dtype=np.bool_)).pseudo.entries


def test_the_table_says_what_is_missing(
    rows: dict[str, AblationRow], capsys: pytest.CaptureFixture[str]
) -> None:
    assert show_ablation(list(rows.values()), None) == 0
    said = capsys.readouterr().err
    assert "text: needs a text tower" in said and "+ marks" in said
