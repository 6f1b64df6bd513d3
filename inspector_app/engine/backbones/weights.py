"""Reading weights: the one place that does. Data only, nothing in a file is ever executed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file

from inspector_app.domain.errors import ModelUnavailable
from inspector_app.engine.backbones.model_files import missing


def read_weights(path: Path) -> dict[str, torch.Tensor]:
    """Name -> tensor on the CPU, from safetensors or a torch checkpoint. Raises ModelUnavailable."""
    if not path.is_file():
        raise missing(path)
    try:
        content: Any
        if path.suffix == ".safetensors":
            content = load_file(path, device="cpu")
        else:
            content = torch.load(path, map_location="cpu", weights_only=True)  # noqa: TID251
    except OSError as error:
        raise missing(path, error) from error
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


def load_into(model: torch.nn.Module, weights: Mapping[str, torch.Tensor], path: Path) -> None:
    """Fill every parameter of ``model``.

    Raises ModelUnavailable when names or shapes do not fit, or a weight is no number.
    """
    try:
        model.load_state_dict(dict(weights), strict=True)
    except RuntimeError as error:
        reason = " ".join(str(error).split())
        raise ModelUnavailable(
            f"the weights do not fit the configuration ({reason[:300]})",
            subject=str(path),
            remedy="Use weights and configuration of the same model",
        ) from error
    for name, weight in model.named_parameters():
        if not torch.isfinite(weight).all():
            raise _no_numbers(name, path)
    for name, buffer in model.named_buffers():  # masks of attention hold infinity
        if torch.isnan(buffer).any():
            raise _no_numbers(name, path)


def _no_numbers(name: str, path: Path) -> ModelUnavailable:
    return ModelUnavailable(
        f"the weights are damaged: {name} holds values that are no numbers",
        subject=str(path),
        remedy="Fetch the file again",
    )


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)
