"""The method measured on a data set, with the program's own bank, scale and threshold; no workspace is touched."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from inspector_app.domain.recipe import RecipeSettings
from inspector_app.engine.backbones.registry import load_backbone
from inspector_app.engine.device import choose_device, keep_large_blocks, set_threads
from inspector_app.engine.encoder import Encoder
from inspector_app.engine.evaluation.datasets import DataSet, read_mvtec, unlabelled_lot
from inspector_app.engine.evaluation.metrics import COMPARISON_SIDE, EvaluationRow, evaluate_scores
from inspector_app.engine.score import raw_scores
from inspector_app.imaging.decode import read_mask
from inspector_app.imaging.heatmap import upsample
from inspector_app.workflow.encoded_pictures import encode_pictures, learn_from, unmarked_maps
from inspector_app.workflow.learning import Learnt
from inspector_app.workflow.memory import Owner
from inspector_app.workflow.models import model_folders
from inspector_app.workflow.proposing import proposed


@dataclass(frozen=True, slots=True, eq=False)
class Evaluation:
    """What was measured, and the raw scores it was measured on, for paired comparisons."""

    row: EvaluationRow
    labels: npt.NDArray[np.bool_]
    scores: npt.NDArray[np.float64]
    ms_per_image: float


def evaluate_dataset(
    folder: Path,
    *,
    unlabelled: bool = False,
    backbone: str | None = None,
    device: str | None = None,
    workspace: Path | None = None,
) -> dict[str, Any]:
    """One data set in MVTec layout as a row of figures. Raises CorrectableError where it is not one."""
    measured = evaluate(folder, unlabelled=unlabelled, backbone=backbone, device=device, workspace=workspace)
    return {
        "dataset": folder.resolve().name,
        "lot_mode": "unlabelled" if unlabelled else "good",
        **measured.row.to_json(),
        "ms_per_image": round(measured.ms_per_image, 2),
    }


def evaluate(
    folder: Path,
    *,
    unlabelled: bool = False,
    backbone: str | None = None,
    device: str | None = None,
    workspace: Path | None = None,
) -> Evaluation:
    """Good mode: bank and threshold from train/good, all of test/ scored. Unlabelled: a mixed lot judges itself.

    Models are looked for in ``workspace``, too; nothing else of it is touched.
    """
    dataset = read_mvtec(folder)
    settings = RecipeSettings(category=folder.name)
    if backbone is not None:
        settings = replace(settings, backbone=backbone)
    settings = proposed(settings, [sample.path for sample in dataset.train_good or dataset.test])
    keep_large_blocks()
    set_threads(spare=0)
    chosen = choose_device(device)
    model = load_backbone(settings.backbone, model_folders(workspace), chosen, input_size=settings.input_size)
    encoder = Encoder(model, settings.radii, chosen, aspect=settings.tile_aspect, words=settings)
    samples = list(unlabelled_lot(dataset)) if unlabelled else list(dataset.test)
    if unlabelled:
        started = time.perf_counter()
        encoded = encode_pictures([sample.path for sample in samples], encoder)
        learnt = learn_from(encoded, settings, encoder, good=False)
    else:
        learnt = learn_from_good(dataset, settings, encoder)
        started = time.perf_counter()
        encoded = encode_pictures([sample.path for sample in samples], encoder)
    maps = unmarked_maps(learnt.bundle, encoded)
    scores = raw_scores(maps, learnt.bundle.roi)
    seconds = time.perf_counter() - started
    assert learnt.calibration is not None
    labels = np.asarray([sample.defective for sample in samples], dtype=np.bool_)
    row = evaluate_scores(
        scores,
        labels,
        (upsample(grid, COMPARISON_SIDE, COMPARISON_SIDE) for grid in maps) if dataset.has_masks else None,
        (read_mask(sample.mask) if sample.mask else None for sample in samples)
        if dataset.has_masks
        else None,
        learnt.calibration.threshold,
    )
    return Evaluation(row, labels, scores.astype(np.float64), 1000 * seconds / len(samples))


def learn_from_good(dataset: DataSet, settings: RecipeSettings, encoder: Encoder) -> Learnt:
    """Bank and scale from train/good alone."""
    encoded = encode_pictures([sample.path for sample in dataset.train_good], encoder)
    return learn_from(encoded, settings, encoder, good=True)


def encode_all(paths: Sequence[Path], encoder: Encoder) -> tuple[npt.NDArray[np.float16], list[Owner]]:
    """Features ``[n, L, F]`` of pictures. Raises CorrectableError for one that cannot be read."""
    encoded = encode_pictures(paths, encoder)
    return encoded.features, list(encoded.owners)
