"""Ours beside anomalib's PatchCore: the same tower, grid, bank size, pictures and threads, turn by turn in one run.

python -m tests.benchmarks.bench_patchcore [--data DATA_DIR] [--anomalib PYTHON] [--sets cookie circuitboard]
    [--bank 10000] [--rounds 3] [--centres 200] [--threads N]

anomalib has an environment of its own, whose Python is named by --anomalib or INSPECTOR_ANOMALIB; without one this
benchmark says so and ends. It runs twice: as it ships (torch, mini-batches of 8, the system's allocator), and tuned
(our tower and its executor in the place of its feature extractor, its best mini-batch, large blocks kept). Waiting
threads sleep in all three, for a busy machine would else count against those that spin. What of anomalib is replaced
stands in companion_anomalib.py. Ours keeps a bank of the same size, chosen by our k-center; its recipe and threshold
have no part in this (bench_quality has them). anomalib enlarges each map to the input's size, ours are enlarged when
they are looked at.

The coreset is of 64 pictures of all sets. anomalib's is stopped after --centres and scaled: each of its steps costs
the same. Both choose among random projections, ours to 32 dimensions, anomalib's to as many as its bound asks for.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from inspector_app.domain.recipe import DEFAULT_BACKBONE
from inspector_app.engine.allocator import keep_large_blocks
from inspector_app.engine.arrays import Features
from inspector_app.engine.backbones.registry import load_backbone
from inspector_app.engine.backbones.timm_config import TimmConfig
from inspector_app.engine.device import cpu
from inspector_app.engine.encoder import Encoder
from inspector_app.engine.evaluation.datasets import DataSet, read_mvtec
from inspector_app.engine.evaluation.metrics import auroc
from inspector_app.engine.place import PlacedIndex, places_of
from inspector_app.engine.score import raw_scores
from inspector_app.engine.thinning import k_center
from inspector_app.resource_files import resource_folder
from inspector_app.workflow.decoding import squash_ahead
from inspector_app.workflow.encoded_pictures import encode_pictures
from tests.benchmarks.companion import Companion, CompanionFailed
from tests.benchmarks.measuring import against, best, data_folder, least, linked, pictures, table

import timm  # isort: skip - after the engine, which sets torch up
import torch  # isort: skip

AS_SHIPPED, TUNED, CORESET = 6.0, 3.0, 20.0  # budgets: how many times faster ours is
CORESET_PICTURES, CORESET_KEPT = 64, 10_000  # 50,176 patches
PLACE_WEIGHT = 0.05  # about what the program measures; the search costs the same with any
SHIPPED_BATCH, BATCHES = 8, (1, 2, 4, 8)

Squares = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class Ours:
    """Encoder and bank; scores ``[n]`` of squared pictures or of files."""

    encoder: Encoder
    index: PlacedIndex

    @classmethod
    def learnt(cls, encoder: Encoder, squares: Squares, keep: int) -> Ours:
        features = _encoded(encoder, squares, 2)
        rows = features.reshape(-1, features.shape[2])
        centres = k_center(rows, keep, 0)
        places = places_of(centres % features.shape[1], encoder.grid)
        return cls(encoder, PlacedIndex(rows[centres], places, PLACE_WEIGHT, encoder.grid))

    def scores(self, squares: Squares, batch: int) -> npt.NDArray[np.float64]:
        found = [
            self._of(self.encoder.encode(list(squares[at : at + batch])).features)
            for at in range(0, len(squares), batch)
        ]
        return np.concatenate(found)

    def scores_of_files(self, paths: Sequence[Path]) -> npt.NDArray[np.float64]:
        return self._of(encode_pictures(paths, self.encoder).features)

    def _of(self, features: Features) -> npt.NDArray[np.float64]:
        cells = np.tile(np.arange(features.shape[1]), len(features))
        maps = self.index.distance(features.reshape(-1, features.shape[2]), cells)
        return raw_scores(maps.reshape(len(features), *self.encoder.grid)).astype(np.float64)


@dataclass(frozen=True, slots=True)
class SetFigures:
    """One data set: seconds an image of every contestant, and image AUROC."""

    name: str
    seconds: dict[str, float]
    auroc: dict[str, float | None]
    tuned_batch: int


def measure(
    dataset: DataSet,
    encoder: Encoder,
    shipped: Companion,
    tuned: Companion,
    scratch: Path,
    keep: int,
    rounds: int,
) -> SetFigures:
    """Both learn from train/good and score all of test, turn by turn."""
    paths = [sample.path for sample in dataset.test]
    labels = np.asarray([sample.defective for sample in dataset.test], dtype=np.bool_)
    folder = linked(paths, scratch / dataset.name)
    files = sorted(folder.iterdir())  # named by their place
    good, test = _squares([s.path for s in dataset.train_good], encoder), _squares(files, encoder)
    np.save(scratch / "good.npy", good)
    np.save(scratch / "test.npy", test)
    test_file, bank = str(scratch / "test.npy"), str(scratch / "bank.npy")
    learnt = tuned.ask("learn", pictures=str(scratch / "good.npy"), keep=keep, bank=bank)
    shipped.ask("bank", bank=bank)
    ours = Ours.learnt(encoder, good, keep)
    print(
        f"{dataset.name}: {learnt['kept']:,} of {learnt['patches']:,} patches, {len(files)} pictures",
        flush=True,
    )

    def model(companion: Companion, batch: int) -> float:
        return float(companion.ask("score", pictures=test_file, batch=batch)["seconds"])

    def engine() -> dict[str, Any]:
        return shipped.ask("predict", folder=str(folder), batch=SHIPPED_BATCH)

    by_engine, by_model = engine(), tuned.ask("score", pictures=test_file, batch=SHIPPED_BATCH)
    ours_scores = ours.scores(test, 2)
    taken = least(
        {
            "ours, files": lambda: best(lambda: ours.scores_of_files(files), 1),
            "anomalib as shipped, files": lambda: float(engine()["seconds"]),
            **{
                f"ours, model {batch}": lambda batch=batch: best(lambda: ours.scores(test, batch), 1)
                for batch in (1, 2, 4)
            },
            "anomalib as shipped, model": lambda: model(shipped, SHIPPED_BATCH),
            **{f"tuned {batch}": lambda batch=batch: model(tuned, batch) for batch in BATCHES},
        },
        rounds,
    )
    batch = min(BATCHES, key=lambda batch: taken[f"tuned {batch}"])
    seconds = {name: taken[name] / len(files) for name in taken if name.endswith(("files", "shipped, model"))}
    seconds["ours, model"] = min(taken[f"ours, model {each}"] for each in (1, 2, 4)) / len(files)
    seconds["anomalib tuned, model"] = taken[f"tuned {batch}"] / len(files)
    engine_scores = np.asarray([by_engine["scores"][file.name] for file in files])
    return SetFigures(
        dataset.name,
        seconds,
        {
            "ours": auroc(labels, ours_scores),
            "anomalib as shipped": auroc(labels, engine_scores),
            "anomalib tuned": auroc(labels, np.asarray(by_model["scores"])),
        },
        batch,
    )


def print_sets(figures: Sequence[SetFigures], executor: str, version: str) -> None:
    """Times and ratios, then quality."""
    head = ["set", "ours", "anomalib", "ratio"]
    for title, ours, theirs, budget in (
        (f"from files, as shipped: mini-batch {SHIPPED_BATCH}, torch, default allocator, its Engine", "ours, files",
         "anomalib as shipped, files", AS_SHIPPED),
        ("model alone, as shipped", "ours, model", "anomalib as shipped, model", None),
        (f"model alone, equally tuned: {executor}, large blocks kept, best mini-batch", "ours, model",
         "anomalib tuned, model", TUNED),
    ):  # fmt: skip
        rows: list[list[object]] = []
        for one in figures:
            ratio = one.seconds[theirs] / one.seconds[ours]
            told = f"{ratio:.2f}" if budget is None else against(budget, ratio)
            rows.append(
                [one.name, f"{1e3 * one.seconds[ours]:.1f}", f"{1e3 * one.seconds[theirs]:.1f}", told]
            )
        table(head, rows, title=f"ms an image, {title}")
    print(
        "best mini-batch of anomalib tuned: " + ", ".join(f"{one.name} {one.tuned_batch}" for one in figures)
    )
    names = list(figures[0].auroc)
    table(
        ["set", *names],
        [[one.name, *(one.auroc[name] for name in names)] for one in figures],
        title=f"image AUROC, test/ after train/good, anomalib {version}",
    )


def coresets(
    many: Features, shipped: Companion, tuned: Companion, scratch: Path, centres: int, rounds: int
) -> None:
    """A coreset of 10,000 from the features ``many [50,176, F]``."""
    path = str(scratch / "many.npy")
    np.save(path, many.astype(np.float32))
    centres = min(centres, CORESET_KEPT)

    def theirs(companion: Companion) -> float:
        def seconds(count: int) -> float:
            said = companion.ask("thin", features=path, keep=CORESET_KEPT, centres=count)
            return float(said["seconds"])

        first = seconds(1)  # the projection alone
        return first + (seconds(centres) - first) * (CORESET_KEPT - 1) / max(centres - 1, 1)

    taken = least(
        {
            "ours": lambda: best(lambda: k_center(many, CORESET_KEPT, 0), 1),
            "anomalib as shipped": lambda: theirs(shipped),
            "anomalib, large blocks kept": lambda: theirs(tuned),
        },
        rounds,
    )
    scaled = "" if centres == CORESET_KEPT else f", anomalib scaled from {centres:,} centres"
    table(
        ["who", "seconds", "× ours"],
        [
            [name, f"{taken[name]:.1f}", against(CORESET, taken[name] / taken["ours"])]
            for name in taken
            if name != "ours"
        ]
        + [["ours", f"{taken['ours']:.1f}", ""]],
        title=f"coreset of {CORESET_KEPT:,} from {len(many):,} patches{scaled}",
    )


def _squares(paths: Sequence[Path], encoder: Encoder) -> Squares:
    ahead = squash_ahead(((path, path) for path in paths), encoder.canvas, None)
    return np.stack([picture.square for picture in ahead if picture.square is not None])


def _encoded(encoder: Encoder, squares: Squares, batch: int) -> Features:
    found = [encoder.encode(list(squares[at : at + batch])).features for at in range(0, len(squares), batch)]
    return np.concatenate(found)


def _opening(threads: int) -> dict[str, Any]:
    """What both companions are told of our tower."""
    folder = resource_folder() / "models" / DEFAULT_BACKBONE
    config = TimmConfig.read(folder)
    assert config.taps is not None
    levels = timm.create_model(config.architecture, pretrained=False).feature_info
    return {
        "folder": str(folder),
        "architecture": config.architecture,
        "layers": [str(levels[tap]["module"]) for tap in config.taps],
        "taps": list(config.taps),
        "mean": config.mean,
        "std": config.std,
        "side": config.input_size,
        "threads": threads,
    }


def compare(python: str, root: Path, chosen: argparse.Namespace) -> None:
    """All tables. Raises CompanionFailed where anomalib does not work."""
    encoder = Encoder(load_backbone(DEFAULT_BACKBONE, [resource_folder() / "models"], cpu()))
    calm = {"OMP_WAIT_POLICY": "PASSIVE"}
    script = "companion_anomalib.py"
    with (
        tempfile.TemporaryDirectory() as scratch,
        Companion(python, script, calm) as shipped,
        Companion(python, script, calm) as tuned,
    ):
        told = _opening(chosen.threads)
        said = shipped.ask("open", **told, tuned=False)
        executor = tuned.ask("open", **told, tuned=True)["executor"]
        print(
            f"{DEFAULT_BACKBONE}, grid {encoder.grid[0]}×{encoder.grid[1]}, F = {encoder.feature_width}, bank "
            f"{chosen.bank:,}, {chosen.threads} threads; ours by {encoder.identity.executor}, "
            f"anomalib {said['version']} with torch {said['torch']}; tuned, its tower is ours, by {executor}"
        )
        features = _encoded(encoder, _squares(pictures(root)[:CORESET_PICTURES], encoder), 2)
        many = features.reshape(-1, features.shape[2])
        coresets(many, shipped, tuned, Path(scratch), chosen.centres, chosen.rounds)
        figures = [
            measure(
                read_mvtec(root / name), encoder, shipped, tuned, Path(scratch), chosen.bank, chosen.rounds
            )
            for name in chosen.sets
        ]
        print_sets(figures, executor, said["version"])


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data")
    parser.add_argument("--anomalib", metavar="PYTHON", default=os.environ.get("INSPECTOR_ANOMALIB"))
    parser.add_argument("--sets", nargs="+", default=["cookie", "circuitboard"])
    parser.add_argument("--bank", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--centres", type=int, default=200)  # 1,000 took 23 GB
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    chosen = parser.parse_args(arguments)
    if chosen.anomalib is None:
        print("no anomalib here: name the Python of an environment that has it, or set INSPECTOR_ANOMALIB")
        return 0
    root = data_folder(chosen.data)
    if root is None:
        return 0
    keep_large_blocks()
    torch.set_num_threads(chosen.threads)
    try:
        compare(chosen.anomalib, root, chosen)
    except CompanionFailed as failed:
        print(f"anomalib is left out: {failed}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
