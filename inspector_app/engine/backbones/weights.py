"""Reading weights: the one place that does. Data only, nothing in a file is ever executed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file

from inspector_app.domain.errors import ModelUnavailable

WEIGHT_SUFFIXES = (".safetensors", ".bin", ".pth", ".pt")
_PREFERRED_STEMS = ("open_clip_model", "open_clip_pytorch_model", "model", "pytorch_model")


def sha256_of(path: Path) -> str:
    """sha256 of a file in hex. Raises ModelUnavailable when it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise _missing(path, error) from error


def read_weights(path: Path) -> dict[str, torch.Tensor]:
    """Name -> tensor on the CPU, from safetensors or a torch checkpoint. Raises ModelUnavailable."""
    if not path.is_file():
        raise _missing(path)
    try:
        content: Any
        if path.suffix == ".safetensors":
            content = load_file(path, device="cpu")
        else:
            content = torch.load(path, map_location="cpu", weights_only=True)  # noqa: TID251
    except OSError as error:
        raise _missing(path, error) from error
    except Exception as error:  # the readers raise a dozen classes for a damaged file; all mean the same
        raise ModelUnavailable(
            f"the weights are damaged or of another format ({_first_line(error)})",
            subject=str(path),
            remedy="Fetch the file again, as safetensors if there is a choice",
        ) from error
    return _tensors(content, path)


def _tensors(content: Any, path: Path) -> dict[str, torch.Tensor]:
    for key in ("state_dict", "model"):  # training checkpoints hold the weights one level down
        if isinstance(content, Mapping) and isinstance(content.get(key), Mapping):
            content = content[key]
    if not isinstance(content, Mapping) or not content:
        raise ModelUnavailable("the file holds no weights", subject=str(path), remedy="Choose another file")
    weights = {str(k).removeprefix("module."): v for k, v in content.items() if isinstance(v, torch.Tensor)}
    if not weights:
        raise ModelUnavailable("the file holds no weights", subject=str(path), remedy="Choose another file")
    return weights


def find_weights(folder: Path) -> Path:
    """The weights of a model folder: safetensors first, then usual names. Raises ModelUnavailable."""
    found = [p for p in sorted(folder.glob("*")) if p.suffix in WEIGHT_SUFFIXES and p.is_file()]
    if not found:
        raise ModelUnavailable(
            "there are no weights in this folder",
            subject=str(folder),
            remedy=f"Put the weights there, e.g. as {folder / 'model.safetensors'}",
        )

    def rank(path: Path) -> tuple[int, int]:
        known = _PREFERRED_STEMS.index(path.stem) if path.stem in _PREFERRED_STEMS else len(_PREFERRED_STEMS)
        return WEIGHT_SUFFIXES.index(path.suffix), known

    return min(found, key=rank)


def read_config(path: Path) -> dict[str, Any]:
    """A JSON object. Raises ModelUnavailable when it is missing or is something else."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise _missing(path, error) from error
    except ValueError as error:
        raise ModelUnavailable(
            f"the configuration is not JSON ({error})", subject=str(path), remedy="Fetch the file again"
        ) from error
    if not isinstance(content, dict):
        raise ModelUnavailable(
            "the configuration is not a JSON object", subject=str(path), remedy="Fetch the file again"
        )
    return content


def write_config(path: Path, content: Mapping[str, Any]) -> None:
    """A JSON object for people and programs to read."""
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def load_into(model: torch.nn.Module, weights: Mapping[str, torch.Tensor], path: Path) -> None:
    """Fill every parameter of ``model``. Raises ModelUnavailable when names or shapes do not fit."""
    try:
        model.load_state_dict(dict(weights), strict=True)
    except RuntimeError as error:
        reason = " ".join(str(error).split())
        raise ModelUnavailable(
            f"the weights do not fit the configuration ({reason[:300]})",
            subject=str(path),
            remedy="Use weights and configuration of the same model",
        ) from error


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)


def _missing(path: Path, error: OSError | None = None) -> ModelUnavailable:
    reason = f"the file cannot be read ({error.strerror})" if error else "the file is missing"
    return ModelUnavailable(reason, subject=str(path), remedy="Put it back, or add the model again")
