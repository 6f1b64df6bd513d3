"""Fetching a model: what arrives becomes an ordinary model folder; what does not says what to do.

No hub can be reached from a test, so a stand-in brings files of a tiny model of the same layout.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import open_clip
import pytest
import torch
from safetensors.torch import load_file

from inspector_app.domain.errors import ModelUnavailable
from inspector_app.engine.backbones import fetching
from inspector_app.engine.backbones.fetching import Source, fetch_model
from inspector_app.engine.backbones.model_files import sha256_of
from inspector_app.engine.backbones.registry import load_backbone, verify_model
from inspector_app.engine.device import cpu
from inspector_app.engine.encoder import Encoder
from tests.tiny_clip import write_tiny_clip


class Shelf:
    """Brings the files of a folder, as open_clip would bring those of a hub."""

    def __init__(self, folder: Path, weights: str = "model.safetensors") -> None:
        self._folder, self._weights = folder, weights
        self.asked: list[Source] = []

    def config(self, hub_id: str, folder: Path) -> Path:
        return Path(shutil.copy(self._folder / "open_clip_config.json", folder))

    def weights(self, source: Source, folder: Path) -> Path:
        self.asked.append(source)
        return Path(shutil.copy(self._folder / self._weights, folder))


class NoNetwork(Shelf):
    def weights(self, source: Source, folder: Path) -> Path:
        (folder / "half").write_bytes(b"half of it")
        raise ConnectionError("name resolution failed")


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(write_tiny_clip(tmp_path / "shelf" / "tiny"))


def test_a_model_of_the_hub_becomes_an_ordinary_folder_that_needs_no_network(
    shelf: Shelf, tmp_path: Path
) -> None:
    steps: list[str] = []
    info = fetch_model("hf-hub:someone/tiny-clip", tmp_path / "models", steps.append, shelf)
    assert (info.id, info.kind, info.input_size) == ("someone_tiny-clip", "clip", 32)
    assert sorted(path.name for path in info.path.iterdir()) == [
        "open_clip_config.json",
        "open_clip_model.safetensors",
    ]
    record = json.loads((info.path / "open_clip_config.json").read_text())["inspector"]
    assert record == {
        "source": "hf-hub:someone/tiny-clip",
        "fetched_sha256": info.sha256,
        "sha256": info.sha256,
    }
    assert verify_model(info) == [] and [path.name for path in (tmp_path / "models").iterdir()] == [info.id]
    assert Encoder(load_backbone(info.id, [tmp_path / "models"], cpu())).encode_text(["a part"]).shape == (
        1,
        16,
    )
    assert steps[0] == "fetching hf-hub:someone/tiny-clip" and any("verifying" in step for step in steps)


def test_a_torch_checkpoint_is_kept_as_safetensors(tmp_path: Path) -> None:
    folder = write_tiny_clip(tmp_path / "tiny")
    weights = load_file(folder / "model.safetensors")
    torch.save(weights, folder / "pytorch.bin")
    info = fetch_model("hf-hub:a/b", tmp_path / "models", lambda _: None, Shelf(folder, "pytorch.bin"))
    kept = load_file(info.path / "open_clip_model.safetensors")
    assert set(kept) == set(weights) and all(torch.equal(kept[name], weights[name]) for name in weights)


@pytest.fixture
def tiny_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """open_clip's list of models and tags with a tiny one in it."""
    folder = write_tiny_clip(tmp_path / "tiny", quick_gelu=True)
    config = json.loads((folder / "open_clip_config.json").read_text())["model_cfg"]
    plain = {**config, "quick_gelu": False}
    tag = {"url": "", "quick_gelu": True, "mean": (0.1, 0.2, 0.3), "std": (0.4, 0.5, 0.6)}
    monkeypatch.setattr(open_clip, "list_models", lambda: ["Tiny-16", "Tiny-16-quickgelu"])
    monkeypatch.setattr(
        open_clip, "get_model_config", lambda name: dict(config if "quick" in name else plain)
    )
    monkeypatch.setattr(open_clip, "list_pretrained_tags_by_model", lambda _: ["openai"])
    monkeypatch.setattr(
        open_clip.pretrained, "get_pretrained_cfg", lambda _, wanted: tag if wanted == "openai" else {}
    )
    return Shelf(folder)


@pytest.mark.parametrize("name", ["Tiny-16", "Tiny-16-quickgelu", "tiny-16-QUICKGELU"])
def test_a_tag_brings_its_own_activation_mean_and_std(
    tiny_catalogue: Shelf, tmp_path: Path, name: str
) -> None:
    steps: list[str] = []
    info = fetch_model(f"{name}:openai", tmp_path / "models", steps.append, tiny_catalogue)
    assert info.id == tiny_catalogue.asked[0].name and ":" not in info.id
    content = json.loads((info.path / "open_clip_config.json").read_text())
    assert content["model_cfg"]["quick_gelu"] is True
    assert content["preprocess_cfg"] == {"mean": [0.1, 0.2, 0.3], "std": [0.4, 0.5, 0.6]}
    assert any("QuickGELU" in step for step in steps) is (name == "Tiny-16")
    assert load_backbone(info.id, [tmp_path / "models"], cpu()).identity.mean == (0.1, 0.2, 0.3)


def test_an_unknown_tag_names_those_there_are() -> None:
    with pytest.raises(ModelUnavailable, match=r"ViT-B-16-quickgelu:openai.*ViT-B-16-quickgelu:dfn2b"):
        Source.parse("ViT-B-16-quickgelu:nonesuch")
    with pytest.raises(ModelUnavailable, match=r"no model ViT-Z.*ViT-L-14"):
        Source.parse("ViT-Z:openai")
    for text in ("hf-hub:", "hf-hub:../../etc", "hf-hub:a/b/c", "hf-hub:a"):
        with pytest.raises(ModelUnavailable, match="owner/name"):
            Source.parse(text)


def test_without_a_network_it_says_what_to_do_and_leaves_nothing_behind(shelf: Shelf, tmp_path: Path) -> None:
    offline = NoNetwork(tmp_path / "shelf" / "tiny")
    with pytest.raises(
        ModelUnavailable, match=r"hf-hub:a/b.*could not be fetched \(name resolution failed\).*models add"
    ):
        fetch_model("hf-hub:a/b", tmp_path / "models", lambda _: None, offline)
    assert list((tmp_path / "models").iterdir()) == []


def test_what_does_not_load_is_not_kept(shelf: Shelf, tmp_path: Path) -> None:
    weights = tmp_path / "shelf" / "tiny" / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:500])
    with pytest.raises(ModelUnavailable, match="damaged"):
        fetch_model("hf-hub:a/b", tmp_path / "models", lambda _: None, shelf)
    assert list((tmp_path / "models").iterdir()) == []


def test_a_model_that_is_there_is_not_fetched_again(shelf: Shelf, tmp_path: Path) -> None:
    fetch_model("hf-hub:a/b", tmp_path / "models", lambda _: None, shelf)
    with pytest.raises(ModelUnavailable, match="already"):
        fetch_model("hf-hub:a/b", tmp_path / "models", lambda _: None, shelf)
    assert len(shelf.asked) == 1


def test_exchanged_weights_of_a_fetched_model_are_refused(shelf: Shelf, tmp_path: Path) -> None:
    info = fetch_model("hf-hub:a/b", tmp_path / "models", lambda _: None, shelf)
    other = write_tiny_clip(tmp_path / "other", seed=1)
    shutil.copy(other / "model.safetensors", info.path / "open_clip_model.safetensors")
    with pytest.raises(ModelUnavailable, match="recorded"):
        load_backbone(info.id, [tmp_path / "models"], cpu())


def test_open_clip_is_asked_for_the_files_and_for_where_to_put_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[tuple[object, ...]] = []

    def from_hub(model_id: str, filename: str | None = None, cache_dir: str | None = None) -> str:
        calls.append((model_id, filename, cache_dir))
        return str(tmp_path / "file")

    def from_tag(settings: dict[str, object], cache_dir: str | None = None) -> str:
        calls.append((settings["hf_hub"], None, cache_dir))
        return str(tmp_path / "file")

    monkeypatch.setattr(fetching, "_demand_network", lambda: None)
    monkeypatch.setattr(fetching, "download_pretrained_from_hf", from_hub)
    monkeypatch.setattr(fetching, "download_pretrained", from_tag)
    open_clips = fetching.OpenClipDownload()
    open_clips.config("a/b", tmp_path)
    open_clips.weights(Source.parse("hf-hub:a/b"), tmp_path)
    open_clips.weights(Source.parse("ViT-B-16-quickgelu:openai"), tmp_path)
    hub = open_clip.pretrained.get_pretrained_cfg("ViT-B-16-quickgelu", "openai")["hf_hub"]
    assert calls == [
        ("a/b", "open_clip_config.json", str(tmp_path)),
        ("a/b", None, str(tmp_path)),
        (hub, None, str(tmp_path)),
    ]


def test_weights_are_kept_only_when_they_are_those_that_were_asked_for(shelf: Shelf, tmp_path: Path) -> None:
    models = tmp_path / "models"
    with pytest.raises(ModelUnavailable, match="not those that were asked for"):
        fetch_model("hf-hub:someone/tiny-clip", models, lambda step: None, shelf, sha256="ab" * 32)
    assert list(models.iterdir()) == []
    with pytest.raises(ModelUnavailable, match="no SHA-256"):
        fetch_model("hf-hub:someone/tiny-clip", models, lambda step: None, shelf, sha256="ab")
    steps: list[str] = []
    fetch_model("hf-hub:someone/tiny-clip", models, steps.append, shelf)
    (said,) = [step for step in steps if "nobody vouches" in step]
    came_as = next(word.strip(":,") for word in said.split() if len(word.strip(":,")) == 64)
    fetch_model("hf-hub:other/tiny-clip", models, steps.append, shelf, sha256=came_as.upper())


class HubStore(Shelf):
    """Brings weights as the hub's client keeps them: a link to a file that is named by what the hub said of it."""

    def __init__(self, folder: Path, stated: str) -> None:
        super().__init__(folder)
        self._stated = stated

    def weights(self, source: Source, folder: Path) -> Path:
        came = super().weights(source, folder)
        (folder / "blobs").mkdir()
        stored = came.rename(folder / "blobs" / self._stated)
        came.symlink_to(stored)
        return came


@pytest.mark.skipif(os.name == "nt", reason="links need a right there, and the hub's client makes none")
def test_what_the_hubs_network_sends_must_be_what_the_hub_said(shelf: Shelf, tmp_path: Path) -> None:
    models, folder = tmp_path / "models", tmp_path / "shelf" / "tiny"
    with pytest.raises(ModelUnavailable, match="not those that were asked for"):
        fetch_model("hf-hub:a/b", models, lambda step: None, HubStore(folder, "cd" * 32))
    assert list(models.iterdir()) == []
    steps: list[str] = []
    right = sha256_of(folder / "model.safetensors")
    fetch_model("hf-hub:a/b", models, steps.append, HubStore(folder, right))
    assert any("only the hub vouches" in step and right in step for step in steps)


def test_wrong_weights_are_refused_before_anything_reads_them(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(path: Path) -> None:
        raise AssertionError("they were read")

    monkeypatch.setattr(fetching, "read_weights", read)
    folder = tmp_path / "shelf" / "tiny"
    shutil.copy(next(folder.glob("*.safetensors")), folder / "pickled.bin")
    pickled = Shelf(folder, "pickled.bin")  # of the kind that is converted, and so read first
    with pytest.raises(ModelUnavailable, match="not those"):
        fetch_model("hf-hub:a/b", tmp_path / "models", lambda step: None, pickled, sha256="0" * 64)


def test_the_hash_in_a_publishers_address_is_the_pin_of_its_own_file(monkeypatch: pytest.MonkeyPatch) -> None:
    address = f"https://host.example/clip/{'cd' * 32}/ViT-B-16.pt"
    monkeypatch.setattr(fetching, "_settings_of", lambda source: {"url": address})
    source = Source(architecture="ViT-B-16", tag="openai")
    assert fetching._pin_of_address(source, "ViT-B-16.pt") == "cd" * 32
    assert fetching._pin_of_address(source, "open_clip_model.safetensors") == ""
    assert fetching._pin_of_address(Source(hub_id="a/b"), "ViT-B-16.pt") == ""


@pytest.mark.parametrize("address", ["http://hub.example", "ftp://hub.example", "file:///tmp/x", ""])
def test_nothing_is_fetched_over_a_connection_that_is_not_encrypted(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "ENDPOINT", address)
    with pytest.raises(ModelUnavailable, match="https alone"):
        fetching._demand_network()
