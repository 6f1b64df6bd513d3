"""A large CLIP tower on a GPU: ViT-L-14-336 at 518 px with random weights, built by open_clip.

python -m tests.benchmarks.bench_gpu [--model ViT-L-14-336] [--side 518] [--images 64] [--batch 16]

Pictures are drawn and held in memory: what is timed begins with squared uint8 pictures and ends with raw scores.
Prints pictures a second, the share of the forward pass in that, the most memory held on the device, and how far
scores move when the tower runs in bfloat16 instead of float32. Weights are random: the figures say what it costs and
what rounding does, nothing of quality. Without a GPU it says so and ends.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from inspector_app.engine.backbones.clip import ClipBackbone
from inspector_app.engine.backbones.clip_config import CLIP_MEAN, CLIP_STD, ClipConfig
from inspector_app.engine.backbones.clip_towers import tower_of
from inspector_app.engine.backbones.protocol import BackboneIdentity, default_taps
from inspector_app.engine.device import Device, choose_device
from inspector_app.engine.encoder import Encoder
from inspector_app.engine.nearest import SearchIndex
from inspector_app.engine.score import raw_scores
from tests.benchmarks.measuring import table

import open_clip  # isort: skip - after the engine, which sets torch up
import torch  # isort: skip

BANK_PICTURES = 8


@dataclass(frozen=True, slots=True, eq=False)
class Pass:
    """All pictures once, in one precision: raw scores, seconds of all and of the tower, bytes at the most."""

    scores: npt.NDArray[np.float32]
    seconds: float
    forward: float
    memory: int


def random_clip(settings: dict[str, Any], side: int, seed: int = 0) -> ClipBackbone:
    """A backbone of these settings of open_clip for ``side`` px, its weights drawn."""
    config = ClipConfig(settings, side, CLIP_MEAN, CLIP_STD)
    torch.manual_seed(seed)
    model = open_clip.CLIP(
        **{**settings, "vision_cfg": {**settings["vision_cfg"], "image_size": side}}
    ).eval()  # position embeddings of the new size are drawn like the rest
    model.requires_grad_(False)
    tower = tower_of(model.visual)
    assert tower is not None
    identity = BackboneIdentity(
        "random",
        config.architecture,
        f"drawn from {seed}",
        side,
        CLIP_MEAN,
        CLIP_STD,
        default_taps([level.stride for level in tower.levels]),
        "torch",
        "float32",
    )
    return ClipBackbone(model, tower, identity, Path("random"), config)


class TimedBackbone:
    """A backbone that knows how long it ran; in bfloat16 where asked, its outputs float32 all the same."""

    def __init__(self, backbone: ClipBackbone, device: Device, *, half: bool) -> None:
        self._backbone, self._device, self._half = backbone, device, half
        self.seconds = 0.0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._backbone, name)

    def encode(self, images: torch.Tensor, *, align: bool = False) -> Any:
        kind = self._device.kind
        precision = torch.autocast(kind, torch.bfloat16) if self._half else contextlib.nullcontext()
        _finish(self._device)
        started = time.perf_counter()
        with precision:
            encoded = self._backbone.encode(images, align=align)
        _finish(self._device)
        self.seconds += time.perf_counter() - started
        return encoded


def drawn_pictures(count: int, side: int) -> list[npt.NDArray[np.uint8]]:
    """One ground with a little noise of each picture's own, and on every fourth a patch that is unlike it."""
    random = np.random.default_rng(0)
    ground = random.integers(60, 200, (side, side, 3))
    pictures = []
    for place in range(count):
        picture = ground + random.integers(-20, 21, ground.shape)
        if place % 4 == 3:
            picture[side // 4 : side // 2, side // 4 : side // 2] = random.integers(0, 256, 3)
        pictures.append(np.clip(picture, 0, 255).astype(np.uint8))
    return pictures


def run(
    backbone: ClipBackbone,
    device: Device,
    pictures: list[npt.NDArray[np.uint8]],
    bank: npt.NDArray[np.float16],
    batch: int,
    *,
    half: bool,
) -> Pass:
    """Encode, search in the bank and score, mini-batch by mini-batch, once the device is warm."""
    timed = TimedBackbone(backbone, device, half=half)
    encoder = Encoder(timed, device=device)
    index = SearchIndex(bank, device.torch_device)
    encoder.encode(pictures[:batch])
    _finish(device)
    if device.kind == "cuda":
        torch.cuda.reset_peak_memory_stats(device.torch_device)
    timed.seconds, started = 0.0, time.perf_counter()
    scores = []
    for at in range(0, len(pictures), batch):
        features = encoder.encode(pictures[at : at + batch]).features  # [B, L, F]
        maps = index.distance(features.reshape(-1, features.shape[2]))
        scores.append(raw_scores(maps.reshape(len(features), *encoder.grid)))
    seconds = time.perf_counter() - started
    memory = torch.cuda.max_memory_allocated(device.torch_device) if device.kind == "cuda" else 0
    return Pass(np.concatenate(scores), seconds, timed.seconds, memory)


def measure(backbone: ClipBackbone, device: Device, images: int, batch: int) -> tuple[Pass, Pass]:
    """float32 and bfloat16, with one bank that float32 has made of pictures of its own."""
    pictures = drawn_pictures(BANK_PICTURES + images, backbone.identity.input_size)
    good = [picture for place, picture in enumerate(pictures[:BANK_PICTURES]) if place % 4 != 3]
    encoder = Encoder(backbone, device=device)
    features = np.concatenate(
        [encoder.encode(good[at : at + batch]).features for at in range(0, len(good), batch)]
    )
    bank = features.reshape(-1, features.shape[2])
    exact, half = (
        run(backbone, device, pictures[BANK_PICTURES:], bank, batch, half=half) for half in (False, True)
    )
    return exact, half


def print_passes(exact: Pass, half: Pass) -> None:
    """Cost of both, and how far their scores lie apart."""
    count = len(exact.scores)
    table(
        ["precision", "pictures/s", "ms a picture", "forward, share", "memory GiB"],
        [
            [
                name,
                f"{count / one.seconds:.1f}",
                f"{1e3 * one.seconds / count:.1f}",
                f"{one.forward / one.seconds:.0%}",
                f"{one.memory / 2**30:.2f}" if one.memory else None,
            ]
            for name, one in (("float32", exact), ("bfloat16", half))
        ],
    )
    moved = np.abs(half.scores - exact.scores)
    spread = float(np.ptp(exact.scores)) or 1.0
    print(
        f"scores, bfloat16 − float32: at most {moved.max():.2e}, {moved.max() / spread:.1%} of what the pictures "
        f"differ by; same order of pictures: {bool((np.argsort(exact.scores) == np.argsort(half.scores)).all())}"
    )


def _finish(device: Device) -> None:
    if device.kind == "cuda":
        torch.cuda.synchronize(device.torch_device)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", default="ViT-L-14-336")
    parser.add_argument("--side", type=int, default=518)
    parser.add_argument("--images", type=int, default=64)
    parser.add_argument("--batch", type=int, default=16)
    chosen = parser.parse_args(arguments)
    if not torch.cuda.is_available():
        print("no GPU here that torch can use: nothing is measured")
        return 0
    device = choose_device("cuda")
    backbone = random_clip(open_clip.get_model_config(chosen.model), chosen.side)
    backbone.to(device.torch_device)
    print(
        f"{chosen.model}, {chosen.side} px, random weights, mini-batches of {chosen.batch}, {device.description}"
    )
    print_passes(*measure(backbone, device, chosen.images, chosen.batch))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
