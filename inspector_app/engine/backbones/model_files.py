"""The files of a model folder and what its configuration says. Needs no PyTorch: models are listed without it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from inspector_app.domain.errors import ModelUnavailable
from inspector_app.domain.json_text import parse_json
from inspector_app.domain.regular_file import regular

WEIGHT_SUFFIXES = (".safetensors", ".bin", ".pth", ".pt")
_PREFERRED_STEMS = ("open_clip_model", "open_clip_pytorch_model", "model", "pytorch_model")


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
        content = parse_json(regular(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise missing(path, error) from error
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


def sha256_of(path: Path) -> str:
    """sha256 of a file in hex. Raises ModelUnavailable when it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise missing(path, error) from error


def missing(path: Path, error: OSError | None = None) -> ModelUnavailable:
    """What to say of a file that is not there or cannot be read."""
    reason = f"the file cannot be read ({error.strerror})" if error else "the file is missing"
    return ModelUnavailable(reason, subject=str(path), remedy="Put it back, or add the model again")
