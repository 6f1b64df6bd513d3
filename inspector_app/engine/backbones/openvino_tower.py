"""The same tower run by OpenVINO: on a CPU it takes about half of torch's time for the same features.

A model folder may hold ``model.onnx`` beside its weights, and in ``probe.safetensors`` what the weights give for a
drawn input when torch runs them. The executor counts as the same backbone only while it gives that too.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from safetensors import SafetensorError
from safetensors.numpy import load_file

from inspector_app.domain.errors import ModelUnavailable
from inspector_app.engine.backbones.model_files import sha256_of
from inspector_app.engine.backbones.protocol import BackboneIdentity, Encoded, Grid, as_patches

log = logging.getLogger(__name__)

ONNX_NAME, PROBE_NAME = "model.onnx", "probe.safetensors"
RECORD = "onnx"  # the entry of its hash in the model's configuration
EXECUTOR = "openvino"
AGREES = 1e-5  # largest cosine distance between patches of the probe; rounding to fp16 makes more
PROBE_STEP = 16  # every so many patches are kept of the probe

SIDE_BY_SIDE = 2  # pictures

Run = Callable[[npt.NDArray[np.float32]], list[npt.NDArray[np.float32]]]


class OpenVinoBackbone:
    """Levels of a tower without text, on the CPU. ``identity`` is that of the weights it was exported from.

    ``run``: one picture ``[1, 3, S, S]`` to its levels ``[1, D, h, w]``, on all threads.
    ``make_pair``: gives the same for ``SIDE_BY_SIDE`` of them at once, each on its share of the threads. Where one
    picture is spread over all threads, each layer waits for the slowest of them; so does it for a thread that
    something else on the computer has put aside. Side by side nothing waits before the end. The features are the same.
    """

    has_text = False
    no_text = "it knows pictures alone"
    embedding_width: int | None = None
    parameter_bytes = 0  # OpenVINO holds them already, before anybody asks for room

    def __init__(
        self, run: Run, identity: BackboneIdentity, make_pair: Callable[[], Run] | None = None
    ) -> None:
        self._run = run
        self._make_pair = make_pair
        self._pair: Run | None = None  # made when it is first asked for: that takes as long as loading
        self.identity = replace(identity, executor=EXECUTOR)
        self.probe = run(probe_input(identity.input_size))
        if len(self.probe) != len(identity.taps):
            raise ModelUnavailable(f"it gives {len(self.probe)} levels, {len(identity.taps)} are wanted")
        shapes = {tap: level.shape for tap, level in zip(identity.taps, self.probe, strict=True)}
        self.widths: Mapping[int, int] = {tap: shape[1] for tap, shape in shapes.items()}
        self.grids: Mapping[int, Grid] = {tap: (shape[2], shape[3]) for tap, shape in shapes.items()}

    @classmethod
    def load(cls, folder: Path, sha256: str, identity: BackboneIdentity) -> OpenVinoBackbone:
        """The exported tower of this hash, tried on the probe. Raises ModelUnavailable where it cannot serve."""
        path = folder / ONNX_NAME
        if sha256_of(path) != sha256:
            raise ModelUnavailable("the exported tower is damaged or was exchanged", subject=str(path))
        side, threads = identity.input_size, torch.get_num_threads()
        enough = threads >= SIDE_BY_SIDE
        make_pair = (lambda: _side_by_side(path, side, threads)) if enough else None
        try:
            backbone = cls(_compiled(path, side, threads), identity, make_pair)
        except ImportError as error:
            raise ModelUnavailable(f"OpenVINO is not installed ({error})", subject=str(path)) from error
        except RuntimeError as error:  # all that OpenVINO raises
            raise ModelUnavailable(
                f"OpenVINO cannot run it ({str(error).splitlines()[0]})", subject=str(path)
            ) from error
        if (distance := backbone._off_the_probe(folder / PROBE_NAME)) > AGREES:
            raise ModelUnavailable(
                f"OpenVINO gives other features here: {distance:.1e} of cosine away", subject=str(path)
            )
        return backbone

    def encode(self, images: torch.Tensor, *, align: bool = False) -> Encoded:
        """``images [B, 3, S, S]`` float32 -> levels ``{tap: [B, h·w, D]}``; no global embedding."""
        pictures = images.contiguous().numpy()
        each: list[list[npt.NDArray[np.float32]]] = []  # [1 or 2, D, h, w] each
        at = 0
        while at < len(pictures):
            many = SIDE_BY_SIDE if self._make_pair is not None and len(pictures) - at >= SIDE_BY_SIDE else 1
            run = self._run if many == 1 else self._paired()
            each.append(run(pictures[at : at + many]))
            at += many
        return self._encoded([np.concatenate(levels) for levels in zip(*each, strict=True)])

    def encode_text(self, sentences: Sequence[str]) -> torch.Tensor | None:
        """None: there is no text tower."""
        return None

    def to(self, device: torch.device) -> None:
        """Nothing to move: it is loaded for the CPU alone. Raises ValueError for another device."""
        if device.type != "cpu":
            raise ValueError(f"an exported tower runs on the CPU, not on {device}")

    def _paired(self) -> Run:
        if self._pair is None:
            assert self._make_pair is not None
            self._pair = self._make_pair()
        return self._pair

    def _encoded(self, outputs: Sequence[npt.NDArray[np.float32]]) -> Encoded:
        """Outputs ``[B, D, h, w]`` as levels by tap."""
        levels = {
            tap: as_patches(torch.from_numpy(output))
            for tap, output in zip(self.identity.taps, outputs, strict=True)
        }
        return Encoded(levels=levels, grids=self.grids, global_embedding=None)

    def _off_the_probe(self, path: Path) -> float:
        """Largest cosine distance to the features that torch gave, over the patches that were kept."""
        try:
            expected = load_file(path)
        except (OSError, SafetensorError) as error:
            raise ModelUnavailable(f"there is no probe to try it on ({error})", subject=str(path)) from error
        found = probe_patches(self._encoded(self.probe))
        if found.keys() != expected.keys():
            raise ModelUnavailable("the probe is of another tower", subject=str(path))
        return max(_cosine_distance(found[name], expected[name]) for name in expected)


def usable(
    folder: Path, sha256: str, identity: BackboneIdentity, *, input_size: int | None
) -> OpenVinoBackbone | None:
    """The exported tower where there is one for this input size that runs and agrees here, else None."""
    if not sha256 or input_size not in (None, identity.input_size) or not (folder / ONNX_NAME).is_file():
        return None
    try:
        return OpenVinoBackbone.load(folder, sha256, identity)
    except ModelUnavailable as error:
        log.warning("torch runs the backbone: %s", error)
        return None


def _compiled(path: Path, side: int, threads: int) -> Run:
    """The network for one picture of ``side`` px on all threads."""
    compiled = _network(path, side, {"PERFORMANCE_HINT": "LATENCY", "INFERENCE_NUM_THREADS": threads})
    request = compiled.create_infer_request()
    count = len(compiled.outputs)

    def run(picture: npt.NDArray[np.float32]) -> list[npt.NDArray[np.float32]]:
        results = request.infer([picture], share_inputs=True)
        return [np.asarray(results[place]) for place in range(count)]

    return run


def _side_by_side(path: Path, side: int, threads: int) -> Run:
    """The network for ``SIDE_BY_SIDE`` pictures of ``side`` px at once."""
    compiled = _network(path, side, {"NUM_STREAMS": SIDE_BY_SIDE, "INFERENCE_NUM_THREADS": threads})
    requests = [compiled.create_infer_request() for _ in range(SIDE_BY_SIDE)]
    shapes = [tuple(output.shape)[1:] for output in compiled.outputs]

    def run(pictures: npt.NDArray[np.float32]) -> list[npt.NDArray[np.float32]]:
        levels = [np.empty((len(pictures), *shape), np.float32) for shape in shapes]
        for place, request in enumerate(requests):
            request.start_async([pictures[place : place + 1]], share_inputs=True)
        for request in requests:
            request.wait()
        for place, request in enumerate(requests):
            for level, tensor in zip(levels, request.output_tensors, strict=True):
                level[place] = tensor.data[0]
        return levels

    return run


def _network(path: Path, side: int, settings: Mapping[str, object]) -> Any:
    """Compiled for pictures one by one. float32 is asked for: bfloat16 moves features by up to 4.6 %."""
    import openvino

    core = openvino.Core()
    network = core.read_model(path)
    network.reshape([1, 3, side, side])
    return core.compile_model(network, "CPU", {"INFERENCE_PRECISION_HINT": "f32", **settings})


def probe_input(side: int) -> npt.NDArray[np.float32]:
    """``[1, 3, side, side]``: the same numbers on every computer."""
    return np.random.default_rng(0).uniform(-1.0, 1.0, (1, 3, side, side)).astype(np.float32)


def probe_patches(encoded: Encoded) -> dict[str, npt.NDArray[np.float32]]:
    """What is kept of the probe: some patches ``[n, D]`` of every level, by the name of its tap."""
    return {
        f"level.{tap}": np.ascontiguousarray(level[0, ::PROBE_STEP].numpy(), dtype=np.float32)
        for tap, level in encoded.levels.items()
    }


def _cosine_distance(one: npt.NDArray[np.float32], two: npt.NDArray[np.float32]) -> float:
    """Largest distance of patches ``[n, D]`` that belong together; infinite where shapes or values do not."""
    if one.shape != two.shape or not np.isfinite(one).all():
        return float("inf")
    a, b = one.astype(np.float64), two.astype(np.float64)
    cosine = (a * b).sum(axis=1) / (np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1))
    return float((1.0 - cosine).max())
