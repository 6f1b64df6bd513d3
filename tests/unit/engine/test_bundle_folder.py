"""A bundle travels as a folder that is complete or refused."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from synthetic_lot import learnt_bundle, make_lot

from inspector_app.domain.errors import StorageFault
from inspector_app.engine.bundle import RecipeBundle
from inspector_app.engine.bundle_folder import load_bundle, save_bundle
from inspector_app.engine.memory import DefectBank, PseudoBank, PseudoEntry


@pytest.fixture(scope="module")
def bundle() -> RecipeBundle:
    lot = make_lot(0, shadows=2, seed=3)
    entries = [PseudoEntry(n, lot.features[n - 4, 26:29], strength=n - 4) for n in (4, 5)]
    return learnt_bundle(12).remembering(
        PseudoBank.of(entries), DefectBank().with_defect("d", lot.features[0, :3])
    )


def test_a_loaded_bundle_scores_as_the_saved_one(bundle: RecipeBundle, tmp_path: Path) -> None:
    folder = tmp_path / "recipe – ü"
    save_bundle(bundle, folder)
    back = load_bundle(folder)
    assert (back.settings, back.grid, back.calibration) == (bundle.settings, bundle.grid, bundle.calibration)
    assert back.reaches == bundle.reaches
    lot = make_lot(2, 2, 2, seed=8)
    for one, two in zip(
        bundle.score_features(lot.features, lot.names, lot.sizes),
        back.score_features(lot.features, lot.names, lot.sizes),
        strict=True,
    ):
        assert one.raw == two.raw and np.array_equal(one.evidence.raw, two.evidence.raw)
        assert one.quieted == two.quieted and one.findings == two.findings


def test_a_bundle_is_never_written_over(bundle: RecipeBundle, tmp_path: Path) -> None:
    save_bundle(bundle, tmp_path / "b")
    with pytest.raises(StorageFault, match="never written over"):
        save_bundle(bundle, tmp_path / "b")


def test_nothing_is_left_behind_where_it_cannot_be_written(bundle: RecipeBundle, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageFault, match="could not be written"):
        save_bundle(bundle, tmp_path / "file" / "b")


@pytest.mark.parametrize("name", ["normal.safetensors", "defects.safetensors", "mark-00004.safetensors"])
@pytest.mark.parametrize("harm", ["missing", "flipped"])
def test_a_damaged_file_is_named(bundle: RecipeBundle, tmp_path: Path, name: str, harm: str) -> None:
    save_bundle(bundle, tmp_path / "b")
    path = tmp_path / "b" / name
    if harm == "missing":
        path.unlink()
    else:
        data = bytearray(path.read_bytes())
        data[-1] ^= 1
        path.write_bytes(bytes(data))
    with pytest.raises(StorageFault, match=name):
        load_bundle(tmp_path / "b")


@pytest.mark.parametrize("text", ["", "{}", "[1, 2]", '{"format": 1}'])
def test_a_damaged_index_is_refused(bundle: RecipeBundle, tmp_path: Path, text: str) -> None:
    save_bundle(bundle, tmp_path / "b")
    (tmp_path / "b" / "bundle.json").write_text(text)
    with pytest.raises(StorageFault, match="cannot be used"):
        load_bundle(tmp_path / "b")


def test_a_bundle_of_a_newer_program_is_refused(bundle: RecipeBundle, tmp_path: Path) -> None:
    save_bundle(bundle, tmp_path / "b")
    index = json.loads((tmp_path / "b" / "bundle.json").read_text())
    (tmp_path / "b" / "bundle.json").write_text(json.dumps({**index, "format": 99}))
    with pytest.raises(StorageFault, match="newer program"):
        load_bundle(tmp_path / "b")
