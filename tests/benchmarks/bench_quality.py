"""How well parts are told apart, with the program's own bank and threshold, beside the reference prototype.

python -m tests.benchmarks.bench_quality [DATA_DIR] [--sets magnetic_tile cookie ...] [--modes good unlabelled]

The prototype is computed in the same run on the same features: a random bank of 20,000 patches, from train/good,
or from the 60 % of the lot with the lowest mutual score. "reference" is what the prototype gave when the method was
written down. Differences are ours − prototype, with the interval of a paired bootstrap over images.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from inspector_app.domain.lot_mode import LotMode
from inspector_app.domain.recipe import RecipeSettings
from inspector_app.engine.backbones.registry import load_backbone
from inspector_app.engine.device import choose_device
from inspector_app.engine.encoder import Encoder
from inspector_app.engine.evaluation.datasets import read_mvtec, unlabelled_lot
from inspector_app.engine.evaluation.metrics import COMPARISON_SIDE, EvaluationRow, evaluate_scores
from inspector_app.engine.mutual import kept_images, mutual_scores
from inspector_app.engine.nearest import Masked, SearchIndex
from inspector_app.engine.score import raw_scores
from inspector_app.imaging.decode import read_mask
from inspector_app.workflow.encoded_pictures import encode_pictures
from inspector_app.workflow.evaluation import Evaluation, evaluate
from inspector_app.workflow.models import model_folders
from inspector_app.workflow.requests import EvaluationRequest
from tests.benchmarks.bootstrap import (
    Comparison,
    Difference,
    paired_difference,
    paired_mean_difference,
)
from tests.benchmarks.measuring import data_folder, table
from tests.datasets import DATA_SETS

import torch  # isort: skip - after the engine, which sets it up

PROTOTYPE_BANK, PROTOTYPE_SIGMA = 20_000, 4.0
MODES = ("good", "unlabelled")
REFERENCE = {  # image AUROC, pixel AUROC, AUPRO@0.3 with good parts; image AUROC of the unlabelled lot
    "magnetic_tile": (0.812, 0.792, 0.729, 0.895),
    "kolektorsdd": (0.885, 0.919, 0.531, 0.759),
    "elpv_mono": (0.977, None, None, 0.905),
    "deeppcb": (0.987, 0.991, 0.958, 0.903),
    "circuitboard": (0.867, None, None, 0.857),
    "cookie": (0.975, 0.941, 0.827, 0.963),
}


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """One data set in one mode: ours, the prototype, and how far they lie apart."""

    name: str
    ours: Evaluation
    prototype: EvaluationRow
    comparison: Comparison


def default_encoder() -> Encoder:
    settings, device = RecipeSettings(), choose_device(None)
    backbone = load_backbone(settings.backbone, model_folders(None), device, input_size=settings.input_size)
    return Encoder(backbone, settings.radii, device)


def prototype(
    folder: Path, encoder: Encoder, *, unlabelled: bool
) -> tuple[EvaluationRow, npt.NDArray[np.float64]]:
    """The reference prototype on one data set: its figures and its image scores."""
    dataset = read_mvtec(folder)
    samples = list(unlabelled_lot(dataset)) if unlabelled else list(dataset.test)
    features = encode_pictures([sample.path for sample in samples], encoder).features  # [n, L, F]
    count, cells, width = features.shape
    random = np.random.default_rng(0)
    if unlabelled:
        mutual = mutual_scores(torch.from_numpy(features).float(), np.arange(count))  # [n, L]
        kept = kept_images(raw_scores(mutual.reshape(count, *encoder.grid)))
        source, origin = features[kept], np.repeat(kept, cells)
    else:
        source = encode_pictures([sample.path for sample in dataset.train_good], encoder).features
        origin = np.full(len(source) * cells, -1)
    patches = source.reshape(-1, width)
    rows = np.sort(random.choice(len(patches), min(PROTOTYPE_BANK, len(patches)), replace=False))
    origin = origin[rows]
    masked = [
        Masked(
            range(image * cells, (image + 1) * cells),
            range(*np.searchsorted(origin, [image, image + 1]).tolist()),
        )
        for image in range(count)
    ]
    d_n = SearchIndex(patches[rows]).distance(features.reshape(-1, width), masked)
    maps = d_n.reshape(count, *encoder.grid)
    scores = raw_scores(maps).astype(np.float64)
    row = evaluate_scores(
        scores,
        np.asarray([sample.defective for sample in samples]),
        map(_enlarged, maps) if dataset.has_masks else None,
        (read_mask(sample.mask) if sample.mask else None for sample in samples)
        if dataset.has_masks
        else None,
        float("inf"),  # it has no threshold of its own
    )
    return row, scores


def _enlarged(grid: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    side = (COMPARISON_SIDE, COMPARISON_SIDE)
    smooth = cv2.GaussianBlur(cv2.resize(grid, side, interpolation=cv2.INTER_LINEAR), (0, 0), PROTOTYPE_SIGMA)
    return np.asarray(smooth, dtype=np.float32)


def measure(folder: Path, encoder: Encoder, *, unlabelled: bool) -> Measured:
    ours = evaluate(folder, EvaluationRequest(LotMode.UNLABELLED if unlabelled else LotMode.GOOD))
    row, scores = prototype(folder, encoder, unlabelled=unlabelled)
    print(f"{folder.name}: image AUROC {ours.row.image_auroc}, prototype {row.image_auroc}", file=sys.stderr)
    return Measured(folder.name, ours, row, Comparison(ours.labels, ours.scores, scores))


def print_mode(measured: Sequence[Measured], *, unlabelled: bool) -> None:
    """Quality, then rates, then the comparison with the prototype."""
    rows: list[list[object]] = []
    for one in measured:
        ours, theirs = one.ours.row, one.prototype
        reference = REFERENCE.get(one.name, (None,) * 4)
        rows.append(
            [
                one.name,
                _three(ours.image_auroc, ours.pixel_auroc, ours.aupro),
                _three(theirs.image_auroc, theirs.pixel_auroc, theirs.aupro),
                _plain(reference[3]) if unlabelled else _three(*reference[:3]),
                f"{ours.false_calls}/{ours.good}",
                _plain(ours.false_calls_per_100, 1),
                f"{ours.escapes}/{ours.defective}",
                f"{one.ours.ms_per_image:.1f}",
            ]
        )
    known = [REFERENCE[one.name] for one in measured if one.name in REFERENCE]
    references = [_mean([row[place] for row in known]) for place in range(4)]
    rows.append(
        [
            "mean",
            _means([one.ours.row for one in measured]),
            _means([one.prototype for one in measured]),
            _plain(references[3]) if unlabelled else _three(*references[:3]),
            "",
            _plain(_mean([one.ours.row.false_calls_per_100 for one in measured]), 1),
            "",
            _plain(_mean([one.ours.ms_per_image for one in measured]), 1),
        ]
    )
    title = "unlabelled lot" if unlabelled else "normal bank from train/good, all of test/ scored"
    head = [
        "set",
        "ours: image/pixel/AUPRO",
        "prototype",
        "reference",
        "false calls",
        "per 100 good",
        "escapes",
        "ms",
    ]
    table(head, rows, title=f"{title} (threshold: the program's own)")
    differences = [(one.name, paired_difference(one.comparison)) for one in measured]
    differences.append(("mean", paired_mean_difference([one.comparison for one in measured])))
    table(
        ["set", "ours", "prototype", "difference", "95 % interval"],
        [_difference(name, difference) for name, difference in differences],
        title=f"{title}: image AUROC, ours − prototype, paired bootstrap",
    )


def _difference(name: str, found: Difference | None) -> list[object]:
    if found is None:
        return [name, None, None, None, None]
    interval = f"{found.low:+.3f} … {found.high:+.3f}"
    return [name, found.ours, found.theirs, f"{found.difference:+.3f}", interval]


def _mean(values: Sequence[float | None]) -> float | None:
    there = [value for value in values if value is not None]
    return sum(there) / len(there) if there else None


def _means(rows: Sequence[EvaluationRow]) -> str:
    return _three(
        _mean([row.image_auroc for row in rows]),
        _mean([row.pixel_auroc for row in rows]),
        _mean([row.aupro for row in rows]),
    )


def _three(*values: float | None) -> str:
    return " / ".join(_plain(value) for value in values)


def _plain(value: float | None, digits: int = 3) -> str:
    if value is None:
        return "  –  "
    text = f"{value:.{digits}f}"
    return text.removeprefix("0") if digits == 3 else text


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", nargs="?", help="folder of data sets in MVTec layout")
    parser.add_argument("--sets", nargs="+", default=list(DATA_SETS))
    parser.add_argument("--modes", nargs="+", choices=MODES, default=list(MODES))
    chosen = parser.parse_args(arguments)
    root = data_folder(chosen.data)
    if root is None:
        return 0
    encoder = default_encoder()
    for mode in chosen.modes:
        unlabelled = mode == "unlabelled"
        print_mode(
            [measure(root / name, encoder, unlabelled=unlabelled) for name in chosen.sets],
            unlabelled=unlabelled,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
