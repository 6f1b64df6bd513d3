"""Engine figures: backbone by torch and OpenVINO, search against one product, k-center, rescore, findings.

Run: python -m tests.benchmarks.bench_engine [--parts 1000] [--threads N]
"""

from __future__ import annotations

import argparse
import sys

import numpy as np
import torch

from inspector_app.domain.bank import Scales
from inspector_app.domain.recipe import (
    DEFAULT_BACKBONE,
    FAST_BACKBONE,
    Basis,
    Calibration,
    RecipeSettings,
)
from inspector_app.engine.backbones.protocol import Backbone
from inspector_app.engine.backbones.registry import load_backbone
from inspector_app.engine.backbones.timm_tower import TimmBackbone
from inspector_app.engine.bundle import RecipeBundle
from inspector_app.engine.decision import decide
from inspector_app.engine.device import cpu, keep_large_blocks
from inspector_app.engine.findings import find
from inspector_app.engine.memory import NormalBank, PseudoBank, PseudoEntry
from inspector_app.engine.mutual import image_mutual_scores
from inspector_app.engine.nearest import SearchIndex
from inspector_app.engine.thinning import k_center
from inspector_app.resource_files import resource_folder
from tests.benchmarks.measuring import best

GRID, WIDTH, BANK = (28, 28), 168, 10_000
CELLS = GRID[0] * GRID[1]


def patches(count: int, seed: int) -> np.ndarray:
    rows = np.random.default_rng(seed).normal(size=(count, WIDTH)).astype(np.float32) + 1.0
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float16)


def forward() -> None:
    """The embedded towers, by torch at its best mini-batch and by what the program chooses."""
    for name in (DEFAULT_BACKBONE, FAST_BACKBONE):
        folder = resource_folder() / "models" / name
        chosen = load_backbone(name, [folder.parent], cpu())
        by_torch = TimmBackbone.load(folder, chosen.identity.weights_sha256)
        side = chosen.identity.input_size
        drawn = torch.rand(4, 3, side, side).contiguous(memory_format=torch.channels_last)

        def run(backbone: Backbone, batch: int, drawn: torch.Tensor = drawn) -> float:
            with torch.inference_mode():
                backbone.encode(drawn[:batch])
                return best(lambda: backbone.encode(drawn[:batch]), 8) / batch

        plain = min(run(by_torch, batch) for batch in (1, 2, 4))
        ours = run(chosen, 2)
        print(f"{name}, torch         {plain * 1e3:8.1f} ms an image")
        print(
            f"{name}, {chosen.identity.executor:<13} {ours * 1e3:8.1f} ms an image, {ours / plain:.2f} × torch"
        )


def search() -> None:
    images = 8
    queries, bank = patches(images * CELLS, 0), patches(BANK, 1)
    index = SearchIndex(bank)
    x, b = torch.from_numpy(queries).float(), torch.from_numpy(bank).float()
    product = best(lambda: torch.mm(x, b.t()))
    distance, nearest = best(lambda: index.distance(queries)), best(lambda: index.nearest(queries))
    print(f"one mm, {images} images × {BANK:,}      {product / images * 1e3:8.1f} ms an image")
    for name, taken in (("distance only", distance), ("with the row", nearest)):
        print(f"search, {name:<24} {taken / images * 1e3:8.1f} ms an image, {taken / product:.2f} × mm")


def learning() -> None:
    many = patches(100_000, 2)
    print(f"k-center 100,000 -> {BANK:,}       {best(lambda: k_center(many, BANK, 0), 1):8.2f} s")
    lot = many[: 100 * CELLS].reshape(100, CELLS, WIDTH)
    taken = best(lambda: image_mutual_scores(lot, GRID, np.arange(100)), 1)
    print(f"mutual scores of 100 images      {taken:8.2f} s")


def rescoring(parts: int) -> None:
    """A lot with a tenth of its cells suspicious; an entry of 400 patches touches a third of the parts."""
    random = np.random.default_rng(3)
    features = patches(parts * CELLS, 4).reshape(parts, CELLS, WIDTH)
    nuisance = patches(40, 5)
    for image in range(0, parts, 3):
        features[image, 200:240] = nuisance
    bank = NormalBank(
        patches(200, 6),
        np.zeros(200, dtype=np.int32),
        (("bank",),),
        Scales(0.05, 0.08, 0.1),
        "bench",
        "lot",
        1,
    )
    calibration = Calibration(1.0, 2.2, 2.2, 2.2, Basis.LOT, parts)
    plain = RecipeBundle(RecipeSettings(), GRID, bank, calibration)
    names, sizes = [(str(image),) for image in range(parts)], [(640, 480)] * parts
    scored = plain.score_features(features, names, sizes)
    d_n = random.gamma(8.0, 0.006, (parts, *GRID)).astype(np.float32)  # a tenth lies above s_90
    d_n.reshape(parts, CELLS)[::3, 200:240] = 0.15
    evidence = []
    for one, own in zip(scored, d_n, strict=True):
        one.evidence.d_n[:] = own
        one.evidence.raw[:] = own / np.float32(0.05)
        evidence.append(one.evidence)
    away = -patches(360, 7)  # the rest of the entry is like nothing in the lot, but is searched all the same
    entry = PseudoEntry(1, np.concatenate([nuisance, away]))
    marked = plain.remembering(PseudoBank.of([entry]))

    changed: list[int] = []

    def run() -> None:
        changed.clear()
        outcome = marked.rescore(plain, evidence, lambda images, cells: features[images, cells], sizes)
        changed.extend(image for image, _ in outcome)

    taken = best(run)
    share = float((d_n > 0.08).mean())
    told = f"{share:.0%} suspicious, {len(changed)} changed"
    print(f"rescore of {parts:,} parts            {parts / taken:8.0f} parts/s ({told})")
    d_p = np.full_like(d_n, 2.0)
    d_p[::3] = d_n[::3]
    taken = best(lambda: decide(d_n, d_p, 0.9, bank.scales))
    print(f"decision alone                   {parts / taken:8.0f} parts/s")


def outlining() -> None:
    random = np.random.default_rng(8)
    calm = random.gamma(4.0, 0.25, GRID).astype(np.float32)
    calm[10:13, 10:15] = 5.0
    busy = random.gamma(1.0, 2.0, GRID).astype(np.float32)
    for name, raw in (("one region", calm), ("many regions", busy)):
        taken = best(lambda raw=raw: find(raw, 4000, 3000, 3.0, flagged=True), 20)
        print(f"findings, {name:<22} {taken * 1e3:8.2f} ms an image")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--parts", type=int, default=1000)
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    chosen = parser.parse_args(arguments)
    keep_large_blocks()
    torch.set_num_threads(chosen.threads)
    print(f"{chosen.threads} threads, grid {GRID[0]}×{GRID[1]}, F = {WIDTH}")
    forward()
    search()
    learning()
    rescoring(chosen.parts)
    outlining()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
