"""Engine figures: backbone by torch and OpenVINO, k-center, mutual scoring, rescore, findings.

The search has a file of its own (bench_search), and so has the comparison with PatchCore (bench_patchcore).

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
from inspector_app.engine.allocator import keep_large_blocks
from inspector_app.engine.backbones.protocol import Backbone
from inspector_app.engine.backbones.registry import load_backbone
from inspector_app.engine.backbones.timm_tower import TimmBackbone
from inspector_app.engine.bundle import RecipeBundle
from inspector_app.engine.decision import decide
from inspector_app.engine.device import cpu
from inspector_app.engine.findings import find
from inspector_app.engine.memory import NormalBank, PseudoBank, PseudoEntry
from inspector_app.engine.mutual import image_mutual_scores
from inspector_app.engine.thinning import k_center
from inspector_app.resource_files import resource_folder
from tests.benchmarks.drawn_patches import CELLS, GRID, WIDTH, patches
from tests.benchmarks.measuring import against, best, in_turn, table

BANK = 10_000
BATCHES = (1, 2, 4)
PARTS_A_SECOND, FIRST_ANSWER = 1000, 100  # budgets of a rescore; the answer in ms


def forward() -> None:
    """The embedded towers alone, by torch and by the executor that the program chooses, at several mini-batches."""
    rows: list[list[object]] = []
    for name in (DEFAULT_BACKBONE, FAST_BACKBONE):
        folder = resource_folder() / "models" / name
        chosen = load_backbone(name, [folder.parent], cpu())
        towers: dict[str, Backbone] = {
            "torch": TimmBackbone.load(folder, chosen.identity.weights_sha256),
            chosen.identity.executor: chosen,
        }
        side = chosen.identity.input_size
        drawn = torch.rand(max(BATCHES), 3, side, side).contiguous(memory_format=torch.channels_last)
        acts = {
            (executor, batch): lambda tower=tower, batch=batch, drawn=drawn: tower.encode(drawn[:batch])
            for executor, tower in towers.items()
            for batch in BATCHES
        }
        with torch.inference_mode():
            taken = in_turn(acts, 8)  # the first round warms up
        ms = {(executor, batch): 1e3 * seconds / batch for (executor, batch), seconds in taken.items()}
        fastest = min(ms, key=lambda setting: ms[setting])
        for executor in towers:
            each = [f"{ms[executor, batch]:.1f}" for batch in BATCHES]
            told = f"best: mini-batch {fastest[1]}" if executor == fastest[0] else ""
            rows.append([name, executor, *each, told])
    head = ["bare forward, ms an image", "executor", *(f"batch {batch}" for batch in BATCHES), ""]
    table(head, rows)


def learning() -> None:
    many = patches(100_000, 2)
    print(f"k-center 100,000 -> {BANK:,}       {best(lambda: k_center(many, BANK, 0), 1):8.2f} s")
    lot = many[: 100 * CELLS].reshape(100, CELLS, WIDTH)
    taken = best(lambda: image_mutual_scores(lot, GRID, np.arange(100)), 1)
    print(f"mutual scores of 100 images      {taken:8.2f} s")


def rescoring(parts: int) -> None:
    """A lot with a tenth of its cells suspicious; an entry of 400 patches lies on a third of the parts."""
    random = np.random.default_rng(3)
    features = patches(parts * CELLS, 4, alike=0.0).reshape(parts, CELLS, WIDTH)
    nuisance = patches(40, 5, alike=0.0)
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
    away = patches(
        360, 7, alike=0.0
    )  # the rest of the entry is like nothing in the lot, but is searched all the same
    entry = PseudoEntry(1, np.concatenate([nuisance, away]))
    marked = plain.remembering(PseudoBank.of([entry]))

    changed: list[int] = []

    def run(outline: bool = False) -> None:
        changed.clear()
        outcome = marked.rescore(
            plain, evidence, lambda images, cells: features[images, cells], sizes, outline=outline
        )
        changed.extend(image for image, _ in outcome)

    def first() -> None:
        marked.rescore(plain, evidence[:1], lambda images, cells: features[images, cells], sizes[:1])

    taken, outlined, answer = best(run), best(lambda: run(outline=True)), best(first)
    share = float((d_n > 0.08).mean())
    told = f"{share:.0%} suspicious, {len(changed)} changed"
    print(f"rescore of {parts:,} parts, parts/s {against(PARTS_A_SECOND, parts / taken)} ({told})")
    print(f"with the outlines of what changed  {parts / outlined:8.0f} parts/s")
    held = against(FIRST_ANSWER, 1e3 * answer, at_most=True)
    print(f"first answer, the marked part, ms {held}")
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
    learning()
    rescoring(chosen.parts)
    outlining()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
