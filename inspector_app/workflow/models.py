"""The models that recipes can choose: the embedded ones and those that were added to a workspace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from inspector_app.engine.backbones import registry
from inspector_app.engine.backbones.registry import ModelInfo
from inspector_app.resource_files import resource_folder
from inspector_app.store.workspace import Workspace


def model_folders(workspace: Path | None) -> tuple[Path, ...]:
    """Where models are looked for: inside the program, then in the workspace."""
    embedded = resource_folder() / "models"
    return (embedded,) if workspace is None else (embedded, Workspace(workspace).models)


def list_models(workspace: Path | None) -> list[ModelInfo]:
    return registry.list_models(model_folders(workspace))


def add_model(source: Path, workspace: Path) -> ModelInfo:
    """Copy a model folder or file into the workspace. Raises ModelUnavailable when it cannot be loaded."""
    home = Workspace(workspace)
    home.create()
    return registry.add_model(source, home.models)


def fetch_model(source: str, workspace: Path, tell: Callable[[str], None], sha256: str = "") -> ModelInfo:
    """Fetch a model through open_clip into the workspace; ``tell`` hears of each step. Raises ModelUnavailable.

    ``sha256``: what its weights must be as they come.
    """
    from inspector_app.engine.backbones import fetching  # only here: it brings PyTorch and open_clip

    home = Workspace(workspace)
    home.create()
    return fetching.fetch_model(source, home.models, tell, sha256=sha256)


def verify_models(workspace: Path | None) -> list[tuple[ModelInfo, list[str]]]:
    """Every model with what is wrong with its files."""
    return [(model, registry.verify_model(model)) for model in list_models(workspace)]
