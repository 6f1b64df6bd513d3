"""The same test with few good parts to learn from, drawn again for every seed: what a new recipe can expect."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.lot_mode import LotMode
from inspector_app.engine.evaluation.classes import RANKING
from inspector_app.engine.evaluation.datasets import read_dataset
from inspector_app.workflow.encoded_pictures import encode_pictures, learn_from
from inspector_app.workflow.evaluated_parts import parts_to_judge
from inspector_app.workflow.evaluation import (
    Evaluation,
    conditions_of,
    encoder_for,
    judge,
    measured,
    settings_for,
)
from inspector_app.workflow.ground_truth import ground_truth
from inspector_app.workflow.requests import USUAL, EvaluationRequest


@dataclass(frozen=True, slots=True, eq=False)
class ShotRun:
    """One draw of good parts and what came of it."""

    seed: int
    drawn: tuple[Path, ...]
    evaluation: Evaluation


@dataclass(frozen=True, slots=True)
class Spread:
    """A figure over the draws; ``deviation`` is the sample standard deviation, 0 for one draw."""

    mean: float
    deviation: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, eq=False)
class FewShots:
    """``shots`` good parts a draw, one run a draw."""

    shots: int
    runs: tuple[ShotRun, ...]

    def spread(self) -> dict[str, Spread | None]:
        """Every figure that has a mean, None where no draw defines it."""
        found: dict[str, Spread | None] = {}
        for name in RANKING:
            values = [getattr(run.evaluation.row, name) for run in self.runs]
            defined = np.asarray([value for value in values if value is not None], dtype=np.float64)
            found[name] = _spread(defined) if defined.size else None
        return found


def evaluate_few_shots(
    folder: Path, shots: int, seeds: int = 5, request: EvaluationRequest = USUAL
) -> FewShots:
    """Learn from ``shots`` good parts, drawn without replacement for each of the seeds 0, 1, …, and score the test.

    The pictures are encoded once. Raises CorrectableError as ``evaluate`` does, and for more shots than parts.
    """
    if shots < 1 or seeds < 1:
        raise ValueError("at least one part and one seed are needed")
    dataset = read_dataset(folder, request.layout)
    warnings: list[str] = []
    samples = parts_to_judge(dataset, warnings.append, shots)
    if shots > len(dataset.train_good):
        raise CorrectableError(
            f"it has {len(dataset.train_good)} good parts to learn from, {shots} are asked for",
            subject=str(dataset.folder),
            remedy="Ask for fewer with --shots",
        )
    settings = settings_for(dataset, request)
    encoder = encoder_for(settings, request.device, request.workspace)
    conditions = conditions_of(LotMode.GOOD, settings, encoder)
    good = encode_pictures([sample.path for sample in dataset.train_good], encoder)
    started = time.perf_counter()
    test = encode_pictures([sample.path for sample in samples], encoder)
    encoding = time.perf_counter() - started
    truth = ground_truth(samples, test.sizes, warnings.append) if dataset.has_masks else None
    runs = []
    for seed in range(seeds):
        drawn = np.sort(np.random.default_rng(seed).permutation(len(good.owners))[:shots])
        learnt = learn_from(good.chosen(drawn), settings, encoder, good=True)
        started = time.perf_counter()
        judged = judge(learnt, samples, test)
        seconds = encoding + time.perf_counter() - started
        evaluation = measured(
            dataset,
            judged,
            truth,
            conditions=conditions,
            ms_per_image=1000 * seconds / len(samples),
            warnings=warnings,
        )
        evaluation = replace(evaluation, bank_images=learnt.bundle.state.images)
        runs.append(
            ShotRun(seed, tuple(dataset.train_good[place].path for place in drawn.tolist()), evaluation)
        )
    return FewShots(shots, tuple(runs))


def _spread(values: np.ndarray[tuple[int], np.dtype[np.float64]]) -> Spread:
    deviation = float(np.std(values, ddof=1)) if values.size > 1 else 0.0
    return Spread(float(values.mean()), deviation, float(values.min()), float(values.max()))
