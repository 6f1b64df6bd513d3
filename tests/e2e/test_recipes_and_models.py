"""Recipes and models on the command line: what travels, what is refused, and what is said."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from inspector_app.cli import run
from inspector_app.domain.errors import ModelUnavailable
from inspector_app.engine.backbones import fetching
from tests.tiny_clip import write_tiny_clip


def inspector(*words: object) -> int:
    return run([str(word) for word in words])


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return tmp_path / "workspace"


def test_a_recipe_is_set_shown_exported_and_imported(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = {"category": "nut", "prompts": {"part": "metal nut with four notched edges"}}
    (tmp_path / "nut.json").write_text(json.dumps(settings))
    assert inspector("recipe", "set", "nut", tmp_path / "nut.json", "-w", workspace) == 0
    capsys.readouterr()
    assert inspector("recipe", "show", "nut", "-w", workspace) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["prompts"]["part"] == settings["prompts"]["part"] and shown["radii"] == [3]
    assert inspector("recipe", "export", "nut", tmp_path / "nut.inspector-recipe", "-w", workspace) == 0
    other = tmp_path / "other"
    assert inspector("recipe", "import", tmp_path / "nut.inspector-recipe", "-w", other) == 0
    capsys.readouterr()
    assert inspector("recipe", "list", "-w", other, "--json", "-") == 0
    assert json.loads(capsys.readouterr().out) == [
        {"name": "nut", "version": 1, "backbone": "efficientnet-lite2-448"}
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [('{"radii": [2]}', "radii cannot be"), ("{", "not JSON"), ('{"colour": 1}', "knows no colour")],
)
def test_wrong_settings_name_the_field_and_keep_the_recipe(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, said: str
) -> None:
    (tmp_path / "bad.json").write_text(content)
    assert inspector("recipe", "set", "nut", tmp_path / "bad.json", "-w", workspace) == 2
    told = " ".join(capsys.readouterr().err.split())
    assert said in told and "bad.json" in told.replace(" ", "") and "Traceback" not in told
    assert inspector("recipe", "show", "nut", "-w", workspace) == 2


def test_a_file_that_is_no_recipe_is_refused(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "some.zip").write_bytes(b"PK")
    assert inspector("recipe", "import", tmp_path / "some.zip", "-w", workspace) == 2
    assert "no recipe that was exported" in " ".join(capsys.readouterr().err.split())


def test_a_model_is_fetched_step_by_step_and_listed_as_asked_in_words(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source = write_tiny_clip(tmp_path / "tiny")
    monkeypatch.setattr(fetching.OpenClipDownload, "config", lambda *_: source / "open_clip_config.json")
    monkeypatch.setattr(fetching.OpenClipDownload, "weights", lambda *_: source / "model.safetensors")
    assert inspector("models", "fetch", "hf-hub:some/tiny", "-w", workspace) == 0
    said = capsys.readouterr().err
    assert "fetching hf-hub:some/tiny" in said and "some_tiny is there" in said
    assert inspector("models", "list", "-w", workspace, "--json", "-") == 0
    listed: dict[str, Any] = {model["id"]: model for model in json.loads(capsys.readouterr().out)}
    assert listed["some_tiny"]["text"] and not listed["efficientnet-lite2-448"]["text"]
    assert inspector("models", "verify", "-w", workspace) == 0


def test_without_a_network_a_fetch_says_what_to_do(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def no_name() -> None:
        raise OSError("name or service not known")

    monkeypatch.setattr(fetching, "_demand_network", no_name)
    assert inspector("models", "fetch", "ViT-B-16-quickgelu:openai", "-w", workspace) == 2
    told = " ".join(capsys.readouterr().err.split())
    assert "name or service not known" in told and "inspector models add" in told
    assert list((workspace / "models").iterdir()) == []
    with pytest.raises(ModelUnavailable):
        fetching.Source.parse("no-such-model:openai")
