"""What the configuration of a model folder says, before anything is built from it. Needs no PyTorch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inspector_app.domain.errors import ModelUnavailable
from inspector_app.engine.backbones.model_files import read_config

CLIP_CONFIG = "open_clip_config.json"  # as open_clip writes it
TIMM_CONFIG = "config.json"  # as timm writes it
_CLIP_MEAN = (0.48145466, 0.4578275, 0.40821073)
_CLIP_STD = (0.26862954, 0.26130258, 0.27577711)


@dataclass(frozen=True, slots=True)
class ClipConfig:
    """What ``open_clip_config.json`` says; ``model`` are open_clip's own settings."""

    model: dict[str, Any]
    input_size: int
    mean: tuple[float, float, float]
    std: tuple[float, float, float]

    @classmethod
    def read(cls, folder: Path) -> ClipConfig:
        """Raises ModelUnavailable when the file is missing or incomplete."""
        path = folder / CLIP_CONFIG
        content = read_config(path)
        try:
            model = dict(content["model_cfg"])
            pictures = content.get("preprocess_cfg", {})
            size = model["vision_cfg"].get("image_size", 224)
            mean, std = pictures.get("mean", _CLIP_MEAN), pictures.get("std", _CLIP_STD)
            return cls(
                model=model,
                input_size=int(size[0] if isinstance(size, list) else size),
                mean=(float(mean[0]), float(mean[1]), float(mean[2])),
                std=(float(std[0]), float(std[1]), float(std[2])),
            )
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            raise ModelUnavailable(
                f"the configuration lacks or garbles an entry ({error})",
                subject=str(path),
                remedy="It needs model_cfg with vision_cfg and text_cfg, as open_clip writes it",
            ) from error

    @property
    def architecture(self) -> str:
        vision = self.model["vision_cfg"]
        tower = vision.get("timm_model_name") or f"vit-{vision.get('width')}x{vision.get('layers')}"
        return f"open_clip {tower}-{vision.get('patch_size', '')}"


@dataclass(frozen=True, slots=True)
class TimmConfig:
    """What ``config.json`` says. ``taps`` count timm's feature levels from 0; None: chosen by the strides."""

    architecture: str
    input_size: int
    mean: tuple[float, float, float]
    std: tuple[float, float, float]
    taps: tuple[int, ...] | None

    @classmethod
    def read(cls, folder: Path) -> TimmConfig:
        """Raises ModelUnavailable when the file is missing or incomplete."""
        path = folder / TIMM_CONFIG
        content = read_config(path)
        pretrained = content.get("pretrained_cfg", content)
        own = content.get("inspector", {})
        try:
            taps = own.get("taps")
            return cls(
                architecture=str(content["architecture"]),
                input_size=int(pretrained["input_size"][-1]),
                mean=_triple(pretrained["mean"]),
                std=_triple(pretrained["std"]),
                taps=None if taps is None else tuple(int(tap) for tap in taps),
            )
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            raise ModelUnavailable(
                f"the configuration lacks or garbles an entry ({error})",
                subject=str(path),
                remedy="It needs architecture and pretrained_cfg with input_size, mean and std",
            ) from error


def _triple(values: Sequence[float]) -> tuple[float, float, float]:
    first, second, third = (float(value) for value in values)
    return first, second, third
