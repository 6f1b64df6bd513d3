"""What ``open_clip_config.json`` says of a CLIP model, and whether its activation fits its weights."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inspector_app.domain.errors import ModelUnavailable
from inspector_app.engine.backbones.model_files import read_config

CONFIG_NAME = "open_clip_config.json"
CLIP_MEAN = (0.48145466, 0.4578275, 0.40821073)
CLIP_STD = (0.26862954, 0.26130258, 0.27577711)
_PLAIN_NAME = re.compile(r"[\w.-]*")
OPENAI_KEYS = frozenset({"input_resolution", "context_length", "vocab_size"})  # only in OpenAI's checkpoints


@dataclass(frozen=True, slots=True)
class ClipConfig:
    """``model`` are open_clip's own settings; ``input_size`` is the side that the weights were trained at, px."""

    model: dict[str, Any]
    input_size: int
    mean: tuple[float, float, float]
    std: tuple[float, float, float]

    @classmethod
    def read(cls, folder: Path) -> ClipConfig:
        """Raises ModelUnavailable when the file is missing or incomplete."""
        path = folder / CONFIG_NAME
        content = read_config(path)
        try:
            model = dict(content["model_cfg"])
            pictures = content.get("preprocess_cfg", {})
            trunk = model["vision_cfg"].get("timm_model_name") or ""
            if not _PLAIN_NAME.fullmatch(
                trunk
            ):  # timm takes "hf-hub:owner/name" for one, and goes and gets it
                raise ValueError("timm_model_name is no plain name")
            size = model["vision_cfg"].get("image_size", 224)
            mean, std = pictures.get("mean", CLIP_MEAN), pictures.get("std", CLIP_STD)
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

    @property
    def text(self) -> dict[str, Any]:
        """Settings of the text tower; empty where there is none."""
        return dict(self.model.get("text_cfg") or {})

    @property
    def speaks(self) -> bool:
        """Whether a backbone of it will have text: its own ViT with plain attention, its own tokenizer."""
        vision = self.model["vision_cfg"]
        others = ("attentional_pool", "qk_norm", "scaled_cosine_attn", "scale_heads", "scale_attn_inner")
        own = not self.trunk and not isinstance(vision.get("layers", 12), list)
        plain = not any(vision.get(name) for name in others)
        reads = bool(self.text) and not {"hf_tokenizer_name", "hf_model_name"} & set(self.text)
        return own and plain and reads

    @property
    def quick_gelu(self) -> bool:
        """Whether both towers are to be built with QuickGELU."""
        return bool(self.model.get("quick_gelu", False))

    @property
    def trunk(self) -> str:
        """timm's name of the image tower; empty for open_clip's own."""
        return str(self.model["vision_cfg"].get("timm_model_name") or "")


def demand_quick_gelu(config: ClipConfig, entries: Collection[str], path: Path) -> None:
    """OpenAI trained with QuickGELU; with plain GELU its weights give wrong features without any error.

    ``entries`` are the names in the file of weights. Up to 2.24 open_clip built QuickGELU for the tag
    "openai" by itself; since then only names in ``-quickgelu`` do. Raises ModelUnavailable.
    """
    named = "openai" in path.name.lower() or "openai" in path.parent.name.lower()
    if (named or set(entries) >= OPENAI_KEYS) and not config.quick_gelu:
        raise ModelUnavailable(
            "weights of OpenAI need QuickGELU, and the configuration does not ask for it",
            subject=str(path.parent / CONFIG_NAME),
            remedy='Set "quick_gelu": true in model_cfg, or add the weights under a model name in -quickgelu',
        )
