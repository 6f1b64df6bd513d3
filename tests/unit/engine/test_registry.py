"""Models are listed, loaded, added and verified; every fault names the file and what to do."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import torch

from inspector_app.domain.errors import ModelUnavailable
from inspector_app.domain.recipe import DEFAULT_BACKBONE, FAST_BACKBONE
from inspector_app.engine.backbones.bare_weights import config_for
from inspector_app.engine.backbones.registry import add_model, list_models, load_backbone, verify_model
from inspector_app.engine.device import cpu
from inspector_app.resource_files import resource_folder
from tests.tiny_clip import write_tiny_clip, write_tiny_timm

EMBEDDED = resource_folder() / "models"


def test_the_embedded_models_are_there_and_as_recorded() -> None:
    models = {info.id: info for info in list_models([EMBEDDED])}
    assert set(models) == {DEFAULT_BACKBONE, FAST_BACKBONE}
    assert all(info.embedded and info.kind == "timm" and len(info.sha256) == 64 for info in models.values())
    assert models[DEFAULT_BACKBONE].input_size == 448 and models[FAST_BACKBONE].input_size == 320
    assert [verify_model(info) for info in models.values()] == [[], []]


def test_the_embedded_models_carry_licence_and_provenance() -> None:
    assert "Apache License" in (EMBEDDED / "LICENSE").read_text(encoding="utf-8")
    for info in list_models([EMBEDDED]):
        assert "ML Illustrated" in (info.path / "PROVENANCE.md").read_text(encoding="utf-8")


def test_a_backbone_is_loaded_by_its_id_with_the_hash_of_its_weights() -> None:
    backbone = load_backbone(FAST_BACKBONE, [EMBEDDED], cpu())
    recorded = {info.id: info.sha256 for info in list_models([EMBEDDED])}
    assert backbone.identity.weights_sha256 == recorded[FAST_BACKBONE]
    assert backbone.identity.name == FAST_BACKBONE


def test_an_unknown_model_is_named_with_the_known_ones() -> None:
    with pytest.raises(ModelUnavailable, match=f"nonesuch.*{FAST_BACKBONE}"):
        load_backbone("nonesuch", [EMBEDDED], cpu())


def test_an_added_clip_folder_is_listed_verified_and_loaded_at_another_size(tmp_path: Path) -> None:
    source = write_tiny_clip(tmp_path / "source" / "tiny-clip")
    info = add_model(source, tmp_path / "models")
    assert (info.id, info.kind, info.input_size, info.embedded) == ("tiny-clip", "clip", 32, False)
    assert verify_model(info) == []
    shutil.rmtree(source)  # the copy stands on its own
    backbone = load_backbone("tiny-clip", [EMBEDDED, tmp_path / "models"], cpu(), input_size=64)
    assert backbone.identity.input_size == 64
    assert [p.name for p in (tmp_path / "models").iterdir()] == ["tiny-clip"]


def test_an_added_timm_folder_is_loaded(tmp_path: Path) -> None:
    add_model(write_tiny_timm(tmp_path / "tiny"), tmp_path / "models")
    assert load_backbone("tiny", [tmp_path / "models"], cpu()).identity.architecture == "test_resnet"


def test_bare_weights_get_the_configuration_of_their_name(tmp_path: Path) -> None:
    folder = write_tiny_timm(tmp_path / "tiny", architecture="test_vit")
    bare = (folder / "model.safetensors").rename(tmp_path / "test_vit.safetensors")
    info = add_model(bare, tmp_path / "models")
    assert (info.id, info.kind, info.input_size) == ("test_vit", "timm", 160)
    other = bare.rename(tmp_path / "mine.safetensors")
    assert add_model(other, tmp_path / "models", architecture="test_vit").id == "mine"


def test_bare_weights_of_a_clip_name_get_open_clips_configuration(tmp_path: Path) -> None:
    folder = write_tiny_clip(tmp_path / "tiny")
    bare = (folder / "model.safetensors").rename(tmp_path / "ViT-B-16-quickgelu_mine.safetensors")
    with pytest.raises(ModelUnavailable, match="do not fit the configuration"):  # it is not that large
        add_model(bare, tmp_path / "models")


def test_bare_weights_that_are_said_to_be_openais_get_quick_gelu() -> None:
    for name, quick in (
        ("ViT-B-16_openai", True),
        ("ViT-B-16_laion", False),
        ("ViT-B-16-quickgelu_dfn", True),
    ):
        _, content = config_for(name, Path("w.safetensors"))
        assert content["model_cfg"].get("quick_gelu", False) is quick


def test_bare_weights_of_an_unknown_name_are_refused(tmp_path: Path) -> None:
    (tmp_path / "mystery.safetensors").touch()
    with pytest.raises(ModelUnavailable, match=r"mystery\.safetensors.*ViT-L-14-336-quickgelu"):
        add_model(tmp_path / "mystery.safetensors", tmp_path / "models")


def test_what_cannot_be_loaded_is_not_added_and_leaves_nothing_behind(tmp_path: Path) -> None:
    source = write_tiny_clip(tmp_path / "tiny")
    weights = source / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:500])
    with pytest.raises(
        ModelUnavailable, match=r"^tiny/model\.safetensors"
    ):  # not where it was tried: that is gone
        add_model(source, tmp_path / "models")
    assert list((tmp_path / "models").iterdir()) == []


def test_a_model_whose_values_are_no_numbers_is_not_added_and_does_not_pass_as_verified(
    tmp_path: Path,
) -> None:
    add_model(write_tiny_timm(tmp_path / "tiny"), tmp_path / "models")
    for folder in (tmp_path / "tiny", tmp_path / "models" / "tiny"):
        config = json.loads((folder / "config.json").read_text())
        config["pretrained_cfg"]["std"] = [0.25, 0.0, 0.25]
        (folder / "config.json").write_text(json.dumps(config))
    with pytest.raises(ModelUnavailable, match=r"^tiny: .*no numbers\. Check mean and std"):
        add_model(tmp_path / "tiny", tmp_path / "others")
    (info,) = list_models([tmp_path / "models"])
    assert any("no numbers" in problem for problem in verify_model(info))


@pytest.mark.parametrize("name", ["nothing", "empty"])
def test_a_source_that_is_no_model_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(ModelUnavailable, match=name):
        add_model(tmp_path / name, tmp_path / "models")


def test_a_name_that_is_taken_is_refused(tmp_path: Path) -> None:
    source = write_tiny_timm(tmp_path / "tiny")
    add_model(source, tmp_path / "models")
    with pytest.raises(ModelUnavailable, match="already"):
        add_model(source, tmp_path / "models")


def test_exchanged_weights_are_found_by_verification_and_refused_by_loading(tmp_path: Path) -> None:
    info = add_model(write_tiny_timm(tmp_path / "tiny"), tmp_path / "models")
    other = write_tiny_timm(tmp_path / "other", seed=1)
    shutil.copyfile(other / "model.safetensors", info.path / "model.safetensors")
    assert [problem for problem in verify_model(info) if "model.safetensors" in problem]
    with pytest.raises(ModelUnavailable, match=r"model\.safetensors.*recorded"):
        load_backbone("tiny", [tmp_path / "models"], cpu())


def test_missing_weights_are_found(tmp_path: Path) -> None:
    info = add_model(write_tiny_timm(tmp_path / "tiny"), tmp_path / "models")
    (info.path / "model.safetensors").unlink()
    assert "no weights" in verify_model(info)[0]


def test_a_folder_that_was_put_there_by_hand_loads_and_verification_says_so(tmp_path: Path) -> None:
    write_tiny_timm(tmp_path / "models" / "tiny")
    (info,) = list_models([tmp_path / "models"])
    assert info.sha256 == "" and "no hash" in verify_model(info)[0]
    assert load_backbone("tiny", [tmp_path / "models"], cpu()).identity.weights_sha256


def test_one_damaged_model_does_not_hide_the_others(tmp_path: Path) -> None:
    write_tiny_timm(tmp_path / "models" / "good")
    write_tiny_timm(tmp_path / "models" / "bad")
    (tmp_path / "models" / "bad" / "config.json").write_text("{", encoding="utf-8")
    bad, good = list_models([tmp_path / "models", tmp_path / "nowhere"])
    assert (bad.kind, good.kind) == ("damaged", "timm")
    assert "config.json" in verify_model(bad)[0]
    with pytest.raises(ModelUnavailable, match=r"config\.json"):
        load_backbone("bad", [tmp_path / "models"], cpu())


def test_the_embedded_model_wins_over_one_of_the_same_name(tmp_path: Path) -> None:
    write_tiny_timm(tmp_path / "models" / FAST_BACKBONE)
    chosen = {info.id: info for info in list_models([EMBEDDED, tmp_path / "models"])}
    assert chosen[FAST_BACKBONE].embedded


def test_the_record_of_an_added_folder_keeps_what_it_said(tmp_path: Path) -> None:
    source = write_tiny_timm(tmp_path / "tiny", taps=[1], description="mine")
    info = add_model(source, tmp_path / "models")
    record = json.loads((info.path / "config.json").read_text())["inspector"]
    assert record == {"taps": [1], "description": "mine", "sha256": info.sha256}
    assert info.description == "mine"
    assert torch.is_tensor(
        load_backbone("tiny", [tmp_path / "models"], cpu()).encode(torch.zeros(1, 3, 64, 64)).levels[1]
    )
