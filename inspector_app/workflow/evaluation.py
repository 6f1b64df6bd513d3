"""The method measured on a data set, with the program's own bank, scale and threshold; no workspace is touched."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from inspector_app.domain.geometry import Mask
from inspector_app.domain.lot_mode import LotMode
from inspector_app.domain.recipe import DEFAULT_BACKBONE, Calibration, RecipeSettings, ResizeMode
from inspector_app.engine.allocator import keep_large_blocks
from inspector_app.engine.arrays import Floats
from inspector_app.engine.backbones.registry import load_backbone
from inspector_app.engine.device import choose_device, set_threads
from inspector_app.engine.encoder import Encoder
from inspector_app.engine.evaluation import musc
from inspector_app.engine.evaluation.classes import KindRow, by_kind
from inspector_app.engine.evaluation.curves import Curves, curves
from inspector_app.engine.evaluation.datasets import DataSet, Sample, read_dataset, sets_below
from inspector_app.engine.evaluation.intervals import Interval, image_intervals, pixel_intervals
from inspector_app.engine.evaluation.metrics import EvaluationRow, row_of
from inspector_app.engine.evaluation.pixels import COMPARISON_SIDE, PixelRanking, pixel_images
from inspector_app.engine.evaluation.published import VISA, Conditions
from inspector_app.engine.mutual import MOST_IMAGES
from inspector_app.engine.recipe_schema import settings_from
from inspector_app.engine.score import raw_scores
from inspector_app.imaging.heatmap import upsample
from inspector_app.workflow.encoded_pictures import (
    EncodedPictures,
    encode_pictures,
    learn_from,
    unmarked_maps,
)
from inspector_app.workflow.evaluated_parts import require_good_parts, samples_of
from inspector_app.workflow.ground_truth import ground_truth
from inspector_app.workflow.learning import Learnt
from inspector_app.workflow.models import model_folders
from inspector_app.workflow.musc import MuscRow, MuscScores, demand_room, musc_scores
from inspector_app.workflow.proposing import proposed
from inspector_app.workflow.requests import USUAL, EvaluationRequest

OWN_BANK = "lot's bank"  # the program's own judgement of a lot, among others


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """Samples as the program judged them: raw grid maps, raw scores and the scale they are read by."""

    samples: tuple[Sample, ...]
    sizes: tuple[tuple[int, int], ...]
    maps: tuple[Floats, ...]
    scores: npt.NDArray[np.float64]
    calibration: Calibration


@dataclass(frozen=True, slots=True, eq=False)
class Evaluation:
    """What was measured, and what it was measured on: for paired comparisons, curves and pictures."""

    row: EvaluationRow
    labels: npt.NDArray[np.bool_]
    scores: npt.NDArray[np.float64]
    ms_per_image: float
    dataset: DataSet
    conditions: Conditions
    judged: Judged
    kinds: tuple[KindRow, ...] = ()
    intervals: dict[str, Interval] = field(default_factory=dict)
    curves: Curves | None = None
    truth: tuple[Mask | None, ...] | None = None  # at 256 px
    bank_images: int = 0  # that the bank was made from
    musc: tuple[MuscRow, ...] = ()  # of the test alone: the same pictures judged by MuSc
    warnings: tuple[str, ...] = ()


def evaluate(folder: Path, request: EvaluationRequest = USUAL) -> Evaluation:
    """Good mode: bank and threshold from the good parts, all of the test scored. Else a lot judges itself.

    The test alone is judged twice: by the program's own bank, and by MuSc. Both compare every picture with every other.
    Of a lot in work at most 100, drawn, say which are alike; published figures are of all of them, and where most of a
    test is defective the draw decides (image AUROC of one set of 150, three draws: .63 to .74, of all .67 to .69).
    Raises CorrectableError where this is no data set, where it has no good parts to learn from, or where a
    picture cannot be read, ModelTooLarge where a whole test against itself does not fit into the memory.
    """
    dataset = read_dataset(folder, request.layout)
    mode = request.lot_mode
    warnings: list[str] = []
    samples = samples_of(dataset, mode, warnings.append)
    paths = [sample.path for sample in samples]
    settings = settings_for(dataset, request)
    encoder = encoder_for(settings, request.device, request.workspace)
    if mode is LotMode.TEST:
        demand_room(len(paths), encoder)
    if mode.good:
        learnt = learn_from_good(dataset, settings, encoder)
        started = time.perf_counter()
        encoded = encode_pictures(paths, encoder)
    else:
        started = time.perf_counter()
        encoded = encode_pictures(paths, encoder)
        learnt = learn_from(encoded, settings, encoder, good=False, most=most_compared(mode, len(paths)))
    judged = judge(learnt, samples, encoded)
    seconds = time.perf_counter() - started
    truth = ground_truth(samples, encoded.sizes, warnings.append) if dataset.has_masks else None
    found = measured(
        dataset,
        judged,
        truth,
        conditions=conditions_of(mode, settings, encoder, musc_radii(request)),
        ms_per_image=1000 * seconds / len(samples),
        warnings=warnings,
    )
    found = replace(found, bank_images=learnt.bundle.state.images)
    if mode is not LotMode.TEST:
        return found
    return replace(found, musc=musc_of(dataset, paths, encoder, request).rows(found.labels, truth))


def most_compared(mode: LotMode, count: int) -> int:
    """How many of ``count`` pictures are compared with one another: all of a test, of a lot as many as in work."""
    return count if mode is LotMode.TEST else MOST_IMAGES


def musc_of(
    dataset: DataSet, paths: Sequence[Path], encoder: Encoder, request: EvaluationRequest
) -> MuscScores:
    """MuSc on these pictures, with its own radii where none are asked for, and what it takes for this benchmark."""
    neighbours = musc.NEIGHBOURS_VISA if dataset.name in VISA else musc.NEIGHBOURS
    return musc_scores(paths, encoder, musc_radii(request), neighbours)


def musc_radii(request: EvaluationRequest) -> tuple[int, ...]:
    """Those of the paper where none are asked for."""
    return request.radii or musc.RADII


def evaluate_each(
    root: Path, tell: Callable[[str], None], request: EvaluationRequest = USUAL
) -> list[Evaluation]:
    """Every data set that lies in ``root``, where it is a folder of such; [] where it is a data set itself.

    ``tell`` hears the name of each before it begins.
    """
    found = []
    for folder in sets_below(root, request.layout):
        tell(folder.name)
        found.append(evaluate(folder, request))
    return found


def measured(
    dataset: DataSet,
    judged: Judged,
    truth: Sequence[Mask | None] | None,
    *,
    conditions: Conditions,
    ms_per_image: float,
    warnings: Sequence[str] = (),
) -> Evaluation:
    """Every figure of judged samples."""
    labels = np.asarray([sample.defective for sample in judged.samples], dtype=np.bool_)
    threshold, scores = judged.calibration.threshold, judged.scores
    pixels = None
    if truth is not None:
        maps = (upsample(grid, COMPARISON_SIDE, COMPARISON_SIDE) for grid in judged.maps)
        pixels = pixel_images(labels, maps, truth)
    ranking = None if pixels is None else PixelRanking.from_images([one for one in pixels if one is not None])
    intervals = image_intervals(labels, scores, threshold)
    if pixels is not None:
        intervals |= pixel_intervals(labels, pixels)
    kinds = [sample.defect_type for sample in judged.samples]
    return Evaluation(
        row=row_of(scores, labels, pixels, threshold),
        labels=labels,
        scores=scores,
        ms_per_image=ms_per_image,
        dataset=dataset,
        conditions=conditions,
        judged=judged,
        kinds=by_kind(scores, labels, kinds, pixels, threshold),
        intervals=intervals,
        curves=curves(labels, scores, ranking),
        truth=None if truth is None else tuple(truth),
        warnings=tuple(warnings),
    )


# --- learning and judging


def settings_for(dataset: DataSet, request: EvaluationRequest) -> RecipeSettings:
    """The recipe that the program would make of the data set by itself: resized as they want it, or as is asked.

    Raises RecipeInvalid for an input size or radii that no recipe can have.
    """
    settings = RecipeSettings(category=dataset.name, backbone=request.backbone or DEFAULT_BACKBONE)
    size = settings_from({"input_size": request.input_size}, "--input-size").input_size
    radii = settings.radii
    if request.radii is not None:
        radii = settings_from({"radii": list(request.radii)}, "--radii").radii
    settings = replace(settings, input_size=size, radii=radii, resize=request.resize)
    return proposed(settings, [sample.path for sample in dataset.train_good or dataset.test])


def conditions_of(
    mode: LotMode, settings: RecipeSettings, encoder: Encoder, musc_radii: tuple[int, ...] = musc.RADII
) -> Conditions:
    """What is told of the recipe beside its figures."""
    resize = settings.resize or ResizeMode.SQUASH
    return Conditions(mode, settings.backbone, encoder.input_size, settings.radii, resize, musc_radii)


def encoder_for(
    settings: RecipeSettings, device: str | None, workspace: Path | None = None, *, words: bool = True
) -> Encoder:
    """The recipe's encoder, asked in words or not, and the process set up for measuring."""
    keep_large_blocks()
    set_threads(spare=0)
    chosen = choose_device(device)
    model = load_backbone(
        settings.backbone,
        model_folders(workspace),
        chosen,
        input_size=settings.input_size,
        precision=settings.precision,
    )
    return Encoder(
        model,
        settings.radii,
        chosen,
        aspect=settings.tile_aspect,
        words=settings if words else None,
        precision=settings.precision,
    )


def learn_from_good(dataset: DataSet, settings: RecipeSettings, encoder: Encoder) -> Learnt:
    """Bank and scale from the data set's good parts alone."""
    require_good_parts(dataset)
    encoded = encode_pictures([sample.path for sample in dataset.train_good], encoder)
    return learn_from(encoded, settings, encoder, good=True)


def judge(learnt: Learnt, samples: Sequence[Sample], encoded: EncodedPictures) -> Judged:
    """Maps and scores of samples, under the learnt scale."""
    maps = unmarked_maps(learnt.bundle, encoded)
    scores = raw_scores(maps, learnt.bundle.roi).astype(np.float64)
    assert learnt.calibration is not None
    return Judged(tuple(samples), encoded.sizes, tuple(maps), scores, learnt.calibration)
