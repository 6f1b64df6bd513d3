"""The models on this computer: listed, loaded, added, verified. A model is a folder, its id the name.

Listing needs no PyTorch. What builds a model is imported when one of its kind is asked for: open_clip and timm
take seconds each, and the embedded models need no open_clip.
"""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from inspector_app.domain.errors import ModelTooLarge, ModelUnavailable
from inspector_app.domain.recipe import Precision
from inspector_app.engine.backbones.clip_config import CONFIG_NAME as CLIP_CONFIG
from inspector_app.engine.backbones.clip_config import ClipConfig
from inspector_app.engine.backbones.model_files import (
    WEIGHT_SUFFIXES,
    find_weights,
    read_config,
    sha256_of,
    write_config,
)
from inspector_app.engine.backbones.timm_config import CONFIG_NAME as TIMM_CONFIG
from inspector_app.engine.backbones.timm_config import TimmConfig
from inspector_app.resource_files import resource_folder

if TYPE_CHECKING:
    from inspector_app.engine.backbones.protocol import Backbone
    from inspector_app.engine.device import Device

Kind = Literal["timm", "clip", "damaged"]
_RECORD = "inspector"  # our own entry in a configuration: hash, taps, where the weights come from
_STAGED = ".adding-"


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """A model folder as it was found. ``sha256`` is the recorded hash of the weights, "" when there is none.

    ``kind`` damaged: its configuration cannot be read, and ``description`` says why. ``text``: it can be asked
    in words.
    """

    id: str
    kind: Kind
    path: Path
    input_size: int
    sha256: str
    embedded: bool
    description: str
    text: bool = False


def list_models(folders: Sequence[Path]) -> list[ModelInfo]:
    """All models in ``folders``, sorted by id; of two with the same id the one in the earlier folder."""
    found: dict[str, ModelInfo] = {}
    for home in folders:
        for folder in _model_folders(home):
            found.setdefault(folder.name, _describe(folder))
    return [found[name] for name in sorted(found)]


def load_backbone(
    model_id: str,
    folders: Sequence[Path],
    device: Device,
    *,
    input_size: int | None = None,
    precision: Precision = Precision.FLOAT32,
) -> Backbone:
    """The model on ``device``, for ``input_size`` px or its own; torch runs it in any other precision than float32.

    Raises ModelUnavailable, also where it is too large for the device.
    """
    known = {info.id: info for info in list_models(folders)}
    if model_id not in known:
        raise ModelUnavailable(
            "there is no such model",
            subject=model_id,
            remedy=f"Choose one of: {', '.join(known) or 'none'}; or add it with: inspector models add",
        )
    from inspector_app.engine.footprint import demand_room

    info = known[model_id]
    backbone = _load(info, input_size, exported=device.kind == "cpu" and precision is Precision.FLOAT32)
    demand_room(backbone, device)
    backbone.to(device.torch_device)
    return backbone


def add_model(source: Path, models_dir: Path, *, architecture: str | None = None) -> ModelInfo:
    """Copy a model folder, or weights of a known ``architecture``, into ``models_dir``, tried and hashed.

    Without ``architecture`` the file name tells it: ``ViT-L-14-336-quickgelu.safetensors``. The copy gets its
    name only when it is complete and has been loaded. Raises ModelUnavailable.
    """
    if not source.exists():
        raise ModelUnavailable(
            "there is no such file or folder", subject=str(source), remedy="Check the path"
        )
    name = source.name if source.is_dir() else source.stem
    return install_model(name, models_dir, lambda staged: _copy(source, staged, architecture))


def install_model(
    name: str, models_dir: Path, fill: Callable[[Path], tuple[Path, dict[str, Any]]]
) -> ModelInfo:
    """A new model folder: ``fill(folder)`` puts the weights there and gives path and content of the configuration.

    The hash of the weights is recorded, the model is loaded once for trial, and only then has its name. Raises
    ModelUnavailable.
    """
    target = models_dir / name
    if target.exists():
        raise ModelUnavailable(
            "a model of this name is there already",
            subject=str(target),
            remedy="Give the folder or file another name, or remove the one that is there",
        )
    staged = models_dir / f"{_STAGED}{uuid.uuid4().hex}" / name
    try:
        staged.mkdir(parents=True)
        config_path, config = fill(staged)
        digest = sha256_of(find_weights(staged))
        config[_RECORD] = {**config.get(_RECORD, {}), "sha256": digest}
        write_config(config_path, config)
        _run_once(_load(_describe(staged), None))
        staged.rename(target)
    except ModelUnavailable as error:
        raise _under_its_name(error, staged) from error
    except OSError as error:
        raise ModelUnavailable(
            f"the model cannot be kept ({error.strerror or error})",
            subject=str(target),
            remedy="Check that the disk has room and that the folder may be written",
        ) from error
    finally:
        shutil.rmtree(staged.parent, ignore_errors=True)
    return _describe(target)


def _under_its_name(error: ModelUnavailable, staged: Path) -> ModelUnavailable:
    """The error without the folder that is gone when a person reads it."""
    what, subject, remedy = (
        said.replace(str(staged), staged.name) for said in (error.what, error.subject, error.remedy)
    )
    return ModelUnavailable(what, subject=subject, remedy=remedy)


def verify_model(info: ModelInfo) -> list[str]:
    """What is wrong with a model, one sentence each; empty when its weights are as recorded and give numbers."""
    if info.kind == "damaged":
        return [info.description]
    problems = [] if info.sha256 else ["no hash of its weights was recorded when it came"]
    try:
        _run_once(_load(info, None))
    except ModelUnavailable as error:
        problems.append(str(error))
    return problems


def _load(info: ModelInfo, input_size: int | None, *, exported: bool = False) -> Backbone:
    """On the CPU, after its weights were compared with the recorded hash.

    ``exported``: the tower exported for the CPU does where there is one that agrees with the weights.
    """
    if info.kind == "damaged":
        raise ModelUnavailable(
            info.description, subject=str(info.path), remedy="Put its files back, or remove the folder"
        )
    path = find_weights(info.path)
    digest = sha256_of(path)
    if info.sha256 not in ("", digest):
        raise ModelUnavailable(
            "the weights are not the ones that were recorded: the file is damaged or was exchanged",
            subject=str(path),
            remedy="Install Inspector again" if info.embedded else "Remove the model and add it again",
        )
    if info.kind == "clip":
        from inspector_app.engine.backbones.clip import ClipBackbone

        return ClipBackbone.load(info.path, digest, input_size=input_size)
    if exported and (tower := _exported(info, digest, input_size)) is not None:
        return tower
    from inspector_app.engine.backbones.timm_tower import TimmBackbone

    return TimmBackbone.load(info.path, digest, input_size=input_size)


def _run_once(backbone: Backbone) -> None:
    """A drawn picture through the model. Raises ModelUnavailable where it gives values that are no numbers.

    Where memory does not allow that it is left out: whoever uses the model is told.
    """
    import torch

    from inspector_app.engine.device import cpu
    from inspector_app.engine.footprint import demand_room

    try:
        demand_room(backbone, cpu())
    except ModelTooLarge:
        return
    identity = backbone.identity
    side = identity.input_size
    picture = torch.rand((1, 3, side, side), generator=torch.Generator().manual_seed(0))
    mean, std = (torch.tensor(each).view(1, 3, 1, 1) for each in (identity.mean, identity.std))
    levels = backbone.encode((picture - mean) / std).levels.values()
    if not all(bool(torch.isfinite(level).all()) for level in levels):
        raise ModelUnavailable(
            "it gives values that are no numbers",
            subject=identity.name,
            remedy="Check mean and std in its configuration, and where its weights come from",
        )


def _exported(info: ModelInfo, digest: str, input_size: int | None) -> Backbone | None:
    from inspector_app.engine.backbones import openvino_tower

    config = TimmConfig.read(info.path)
    record = read_config(info.path / TIMM_CONFIG).get(_RECORD, {})
    sha256 = record.get(openvino_tower.RECORD, "") if isinstance(record, dict) else ""
    if config.taps is None or not isinstance(sha256, str):
        return None
    identity = config.identity(info.id, digest, config.input_size, config.taps)
    return openvino_tower.usable(info.path, sha256, identity, input_size=input_size)


def _model_folders(home: Path) -> Iterator[Path]:
    if home.is_dir():
        for folder in sorted(home.iterdir()):
            if not folder.name.startswith(".") and _config_path(folder) is not None:
                yield folder


def _config_path(folder: Path) -> Path | None:
    """CLIP folders of the model hub hold both files; open_clip's is the one that says more."""
    for name in (CLIP_CONFIG, TIMM_CONFIG):
        if (folder / name).is_file():
            return folder / name
    return None


def _describe(folder: Path) -> ModelInfo:
    found = _config_path(folder)
    embedded = folder.parent.resolve() == (resource_folder() / "models").resolve()
    info = ModelInfo(folder.name, "damaged", folder, 0, "", embedded, "")
    try:
        if found is None:
            raise ModelUnavailable("there is no configuration", subject=str(folder))
        record = read_config(found).get(_RECORD, {})
        described = record.get("description", "") if isinstance(record, dict) else ""
        digest = record.get("sha256", "") if isinstance(record, dict) else ""
        if found.name == CLIP_CONFIG:
            config = ClipConfig.read(folder)
            size, architecture, kind = config.input_size, config.architecture, "clip"
            info = replace(info, text=config.speaks)
        else:
            tower = TimmConfig.read(folder)
            size, architecture, kind = tower.input_size, tower.architecture, "timm"
    except ModelUnavailable as error:
        return replace(info, description=str(error))
    return replace(
        info,
        kind="clip" if kind == "clip" else "timm",
        input_size=size,
        sha256=str(digest),
        description=str(described or architecture),
    )


def _copy(source: Path, staged: Path, architecture: str | None) -> tuple[Path, dict[str, Any]]:
    """Configuration, weights, and texts beside them (licence, provenance)."""
    if source.is_file():
        if source.suffix not in WEIGHT_SUFFIXES:
            raise ModelUnavailable(
                "this is not a file of weights",
                subject=str(source),
                remedy=f"Give a folder, or one of: {', '.join(WEIGHT_SUFFIXES)}",
            )
        from inspector_app.engine.backbones.bare_weights import config_for

        config_name, config = config_for(architecture or source.stem, source)
        shutil.copyfile(source, staged / source.name)
        return staged / config_name, config
    found = _config_path(source)
    if found is None:
        raise ModelUnavailable(
            "the folder holds no model",
            subject=str(source),
            remedy=f"It needs {CLIP_CONFIG} or {TIMM_CONFIG} beside the weights",
        )
    weights = find_weights(source)
    texts = [
        p for p in source.iterdir() if p.suffix.lower() in (".md", ".txt", ".json") or "LICENSE" in p.name
    ]
    for path in {weights, found, *(p for p in texts if p.is_file())}:
        shutil.copyfile(path, staged / path.name)
    return staged / found.name, read_config(found)
