"""Sentences from a recipe's words, and the two directions they point to: normal and abnormal."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import torch
from torch.nn import functional

from inspector_app.domain.errors import NoText, StorageFault
from inspector_app.domain.prompts import PLACE, Prompts
from inspector_app.domain.recipe import RecipeSettings
from inspector_app.engine.backbones.protocol import Backbone
from inspector_app.engine.packing import pack, unpack

_FORMAT = 1  # raised when the same words give other sentences, or other maps, than before
_UNNAMED = "object"
_KEPT = "directions of words"


def words_for(settings: RecipeSettings) -> str:
    """What the part is called in sentences: the prompts' own words, else the category without ``_`` and digits."""
    said = settings.prompts.part or re.sub(r"\d+", "", settings.category.replace("_", " "))
    return " ".join(said.split()) or _UNNAMED


def sentences(prompts: Prompts, part: str) -> tuple[list[str], list[str]]:
    """Every template with every state and rule: what is said of a good part, and of a defective one."""

    def said(states: Sequence[str]) -> list[str]:
        spoken = [state.replace(PLACE, part) for state in states]
        return [template.replace(PLACE, words) for words in spoken for template in prompts.templates]

    return (
        said((*prompts.normal, *prompts.normal_rules)),
        said((*prompts.abnormal, *prompts.abnormal_rules)),
    )


def text_directions(backbone: Backbone, settings: RecipeSettings, kept: Path | None = None) -> torch.Tensor:
    """t ``[2, E]``, of length 1: normal first. Each sentence normalised, averaged, normalised (WinCLIP).

    Kept in the folder ``kept``, where one is given: some hundred sentences take a CPU many seconds. Raises
    NoText where the model has no text, or the recipe no words for one of the two.
    """
    if kept is None or not backbone.has_text:
        return _directions(backbone, settings)
    said = f"{words_id(settings)} {backbone.identity.digest()}"
    path = kept / f"{hashlib.sha256(said.encode()).hexdigest()[:32]}.safetensors"
    with contextlib.suppress(OSError, StorageFault, KeyError):
        arrays, _ = unpack(_KEPT, path.read_bytes(), subject=str(path))
        known = torch.from_numpy(arrays["directions"].copy())
        if known.shape == (2, backbone.embedding_width):
            return known
    found = _directions(backbone, settings)
    with contextlib.suppress(OSError):  # it is only kept to save time
        kept.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f".{path.name}.{os.getpid()}.part")
        aside.write_bytes(pack(_KEPT, {"directions": found.numpy()}, {}))
        aside.replace(path)
    return found


def _directions(backbone: Backbone, settings: RecipeSettings) -> torch.Tensor:
    rows = []
    for name, spoken in zip(
        ("normal", "abnormal"), sentences(settings.prompts, words_for(settings)), strict=True
    ):
        if not spoken:
            raise NoText(
                f"the recipe has no words for {name} parts",
                subject=settings.category,
                remedy=f"Give it {name} states and templates, or leave its prompts out",
            )
        embeddings = backbone.encode_text(spoken)  # [n, E], each of length 1
        if embeddings is None:
            raise no_text(backbone)
        rows.append(functional.normalize(embeddings.mean(dim=0), dim=0))
    return torch.stack(rows)


def no_text(backbone: Backbone) -> NoText:
    """The error for a question in words to a model that cannot be asked so."""
    return NoText(
        f"the model cannot be asked in words: {backbone.no_text}",
        subject=backbone.identity.name,
        remedy="Choose a CLIP model with a ViT, for instance with "
        "`inspector models fetch ViT-B-16-quickgelu:openai`",
    )


def words_id(settings: RecipeSettings) -> str:
    """sha256 in hex over all words that decide S_txt, beside the backbone."""
    said = {"format": _FORMAT, "part": words_for(settings), **asdict(settings.prompts)}
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
