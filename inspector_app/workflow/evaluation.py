"""The method measured on a data set, with the program's own bank, scale and threshold; no workspace is touched."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.recipe import RecipeSettings
from inspector_app.engine.allocator import keep_large_blocks
from inspector_app.engine.arrays import Floats
from inspector_app.engine.backbones.registry import load_backbone
from inspector_app.engine.decision import decide
from inspector_app.engine.device import choose_device, set_threads
from inspector_app.engine.encoder import Encoder
from inspector_app.engine.evaluation.datasets import DataSet, read_mvtec, unlabelled_lot
from inspector_app.engine.evaluation.metrics import COMPARISON_SIDE, EvaluationRow, evaluate_scores
from inspector_app.engine.nearest import FAR
from inspector_app.engine.score import raw_scores
from inspector_app.imaging.decode import read_mask
from inspector_app.imaging.heatmap import upsample
from inspector_app.workflow.decoding import in_batches, squash_ahead
from inspector_app.workflow.learning import AT_ONCE, Learnt, learn, scores_of
from inspector_app.workflow.memory import Owner
from inspector_app.workflow.models import model_folders


@dataclass(frozen=True, slots=True, eq=False)
class Evaluation:
    """What was measured, and the raw scores it was measured on, for paired comparisons."""

    row: EvaluationRow
    labels: npt.NDArray[np.bool_]
    scores: npt.NDArray[np.float64]
    ms_per_image: float


def evaluate_dataset(
    folder: Path, *, unlabelled: bool = False, backbone: str | None = None, device: str | None = None
) -> dict[str, Any]:
    """One data set in MVTec layout as a row of figures. Raises CorrectableError where it is not one."""
    measured = evaluate(folder, unlabelled=unlabelled, backbone=backbone, device=device)
    return {
        "dataset": folder.resolve().name,
        "lot_mode": "unlabelled" if unlabelled else "good",
        **measured.row.to_json(),
        "ms_per_image": round(measured.ms_per_image, 2),
    }


def evaluate(
    folder: Path, *, unlabelled: bool = False, backbone: str | None = None, device: str | None = None
) -> Evaluation:
    """Good mode: bank and threshold from train/good, all of test/ scored. Unlabelled: a mixed lot judges itself."""
    dataset = read_mvtec(folder)
    settings = RecipeSettings(category=folder.name)
    if backbone is not None:
        settings = RecipeSettings(category=folder.name, backbone=backbone)
    keep_large_blocks()
    set_threads(spare=0)
    chosen = choose_device(device)
    model = load_backbone(settings.backbone, model_folders(None), chosen, input_size=settings.input_size)
    encoder = Encoder(model, settings.radii, chosen)
    samples = list(unlabelled_lot(dataset)) if unlabelled else list(dataset.test)
    if unlabelled:
        started = time.perf_counter()
        features, owners = encode_all([sample.path for sample in samples], encoder)
        learnt = learn(lambda wanted: features[wanted], owners, settings, encoder, good=False)
        raws = scores_of(learnt, lambda wanted: features[wanted], owners)
        learnt = learnt.calibrated(raws, owners, good=False)
    else:
        learnt = learn_from_good(dataset, settings, encoder)
        started = time.perf_counter()
        features, owners = encode_all([sample.path for sample in samples], encoder)
    maps, scores = _scored(learnt, features, owners)
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
    features, owners = encode_all([sample.path for sample in dataset.train_good], encoder)
    learnt = learn(lambda wanted: features[wanted], owners, settings, encoder, good=True)
    return learnt.calibrated(scores_of(learnt, lambda wanted: features[wanted], owners), owners, good=True)


def encode_all(paths: Sequence[Path], encoder: Encoder) -> tuple[npt.NDArray[np.float16], list[Owner]]:
    """Features ``[n, L, F]`` of pictures. Raises CorrectableError for one that cannot be read."""
    encoded: list[npt.NDArray[np.float16]] = []
    owners: list[Owner] = []
    pictures = squash_ahead(((path, path) for path in paths), encoder.input_size, None)
    for batch in in_batches(pictures, lambda: encoder.device.batch_size):
        for picture in batch:
            if picture.square is None:
                raise CorrectableError(picture.error or "cannot be read", subject=str(picture.key))
            owners.append(Owner(str(picture.key), picture.sha256 or ""))
        encoded.append(encoder.encode([p.square for p in batch if p.square is not None]).features)
    if not encoded:
        raise CorrectableError("the data set has no pictures", remedy="Choose a folder in MVTec layout")
    return np.concatenate(encoded), owners


def _scored(
    learnt: Learnt, features: npt.NDArray[np.float16], owners: Sequence[Owner]
) -> tuple[list[Floats], Floats]:
    """Raw grid maps and raw scores of images ``[n, L, F]``."""
    bundle = learnt.bundle
    maps: list[Floats] = []
    for start in range(0, len(owners), AT_ONCE):
        names = [owner.names for owner in owners[start : start + AT_ONCE]]
        d_n = bundle.distances(features[start : start + AT_ONCE], names)
        maps.extend(decide(d_n, np.full_like(d_n, FAR), 0.0, bundle.state.scales, roi=bundle.roi).raw)
    return maps, raw_scores(np.stack(maps), bundle.roi)
