"""The marking benchmark: how much of a nuisance's false calls marks take away, and what that costs in defects.

Half of the parts are marked, the other half judged, in every seed another half; the same part never stands on
both sides. The threshold is fixed before the first mark. Pictures are inspected as a recipe of their own would have it:
long ones in tiles. See ``resources/help/marks.md``.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from inspector_app.domain.data_layout import Layout
from inspector_app.domain.errors import NotFound
from inspector_app.engine.arrays import Floats
from inspector_app.engine.evaluation.datasets import DataSet, detect_layout, read_dataset, sets_below
from inspector_app.engine.evaluation.mark_figures import Judged, MarkFigures, figures, threshold_at_recall
from inspector_app.engine.evaluation.mark_rules import CONFIRMING, OURS, RULES, Asked, Learnt, Pictures
from inspector_app.engine.evaluation.nuisances import Nuisance
from inspector_app.engine.score import raw_scores
from inspector_app.workflow.drawn_pictures import DrawnFeatures
from inspector_app.workflow.evaluation import encoder_for, settings_for
from inspector_app.workflow.mark_scenes import MarkSet, Scene, demand_parts, read_mark_set
from inspector_app.workflow.requests import USUAL, EvaluationRequest

__all__ = ["OURS", "POOLED", "REAL", "RULES", "MarkFigures", "MarkReport", "MarkTrial", "benchmark_marks"]

REAL = "real"
POOLED = "mean of sets"


@dataclass(frozen=True, slots=True)
class MarkTrial:
    """What is measured. ``marks`` without 0: that is what everything is compared with."""

    marks: tuple[int, ...] = (1, 3, 10)
    seeds: int = 3
    placements: int = 5
    nuisances: tuple[Nuisance, ...] = tuple(Nuisance)
    harmless: tuple[str, ...] = ()
    rules: tuple[str, ...] = tuple(RULES)


@dataclass(frozen=True, slots=True, eq=False)
class MarkReport:
    """All that was judged, and the thresholds by data set: at 95 % recall, and the program's own."""

    trial: MarkTrial
    at_recall: dict[str, float]
    own: dict[str, float]
    judged: list[Judged] = field(default_factory=list)
    seconds: float = 0.0

    def rows(
        self, *, rule: str = OURS, dataset: str | None = None, nuisance: str | None = None, own: bool = False
    ) -> list[MarkFigures]:
        """Figures by number of marks, of one set or of all, of one nuisance or of all that are drawn."""
        found = []
        for marks in self.trial.marks:
            chosen = [
                one
                for one in self.judged
                if one.rule == rule
                and one.marks == marks
                and dataset in (None, one.dataset)
                and (one.nuisance != REAL if nuisance is None else one.nuisance == nuisance)
            ]
            if chosen:
                pooled = None if dataset is not None else POOLED
                found.append(figures(chosen, self.own if own else self.at_recall, pooled=pooled))
        return found

    def to_json(self) -> dict[str, Any]:
        sets = sorted(self.at_recall)
        return {
            "sets": sets,
            "marks": list(self.trial.marks),
            "seeds": self.trial.seeds,
            "placements": self.trial.placements,
            "harmless": list(self.trial.harmless),
            "threshold_at_recall": self.at_recall,
            "own_threshold": self.own,
            "rules": {rule: [row.to_json() for row in self.rows(rule=rule)] for rule in self.trial.rules},
            "by_set": {
                name: {
                    rule: [row.to_json() for row in self.rows(rule=rule, dataset=name)]
                    for rule in self.trial.rules
                }
                for name in sets
            },
            "by_nuisance": {
                kind.value: [row.to_json() for row in self.rows(nuisance=kind.value)]
                for kind in self.trial.nuisances
            },
            "real": {
                rule: [row.to_json() for row in self.rows(rule=rule, nuisance=REAL)]
                for rule in self.trial.rules
            },
            "at_own_threshold": [row.to_json() for row in self.rows(own=True)],
            "seconds": round(self.seconds, 1),
        }


def benchmark_marks(
    folder: Path,
    trial: MarkTrial,
    request: EvaluationRequest = USUAL,
    *,
    keep: Path | None = None,
    report: Callable[[str], None] = lambda _message: None,
) -> MarkReport:
    """Measure one data set, or every one in a folder of them.

    ``keep``: a folder for the features of all pictures, so that it goes on where it stopped. Raises NotFound
    where there is no data set, where one lacks parts to judge, or a harmless type is in none: before anything is
    measured.
    """
    started = time.perf_counter()
    sets = [read_dataset(each, request.layout) for each in data_sets(folder, request.layout)]
    for dataset in sets:
        demand_parts(dataset, trial.harmless)
    _demand_types(folder, sets, trial.harmless)
    found = MarkReport(trial, {}, {})
    for dataset in sets:
        report(f"{dataset.name}: good parts and defects")
        settings = settings_for(dataset, request)
        encoder = encoder_for(settings, request.device, request.workspace, words=False)
        parts = read_mark_set(dataset, settings, encoder, DrawnFeatures(encoder, keep), trial.harmless)
        found.at_recall[parts.name] = threshold_at_recall(_scores(parts, parts.plain.d_n))
        found.own[parts.name] = parts.threshold
        for one in judge_set(parts, trial, found.at_recall[parts.name], report):
            found.judged.append(one)
    return MarkReport(trial, found.at_recall, found.own, found.judged, time.perf_counter() - started)


def data_sets(folder: Path, layout: Layout | None = None) -> list[Path]:
    """The folder itself where it is a data set, else those in it. Raises NotFound where there is none."""
    if inside := sets_below(folder, layout):
        return list(inside)
    if layout is None and folder.exists() and detect_layout(folder) is None:
        raise NotFound(
            "there is no data set here",
            subject=str(folder),
            remedy="Give a data set, such as a folder with train/good and test/*, or a folder of such folders",
        )
    return [folder]


def _demand_types(folder: Path, sets: Sequence[DataSet], harmless: Sequence[str]) -> None:
    """Raises NotFound for a type of defects that no data set has: it may be misspelt."""
    known = sorted({sample.defect_type for dataset in sets for sample in dataset.test if sample.defective})
    if unknown := [kind for kind in harmless if kind not in known]:
        raise NotFound(
            f"there are no defects of the type {unknown[0]}",
            subject=str(folder),
            remedy=f"Choose from: {', '.join(known)}",
        )


def judge_set(
    parts: MarkSet, trial: MarkTrial, threshold: float, report: Callable[[str], None] = lambda _message: None
) -> Iterator[Judged]:
    """Everything judged on one data set: the drawn nuisances, then the real one where the set has one."""
    clean = _scores(parts, parts.clean.d_n)
    for nuisance in trial.nuisances:
        report(f"{parts.name}: {nuisance.value}")
        scene = parts.with_nuisance(nuisance, trial.placements)
        by_picture = np.repeat(clean, trial.placements)
        defects = (parts.plain, parts.over_defects(nuisance), parts.beside_defects(nuisance))
        yield from _judge_scene(parts, trial, scene, nuisance.value, by_picture, defects, threshold)
    if parts.harmless is not None:
        report(f"{parts.name}: real nuisance")
        nothing = Pictures(parts.plain.features[:0], parts.plain.d_n[:0])
        defects = (parts.plain, nothing, nothing)
        yield from _judge_scene(parts, trial, parts.harmless, REAL, clean, defects, threshold)


def _judge_scene(
    parts: MarkSet,
    trial: MarkTrial,
    scene: Scene,
    name: str,
    clean: npt.NDArray[np.float32],
    defects: tuple[Pictures, Pictures, Pictures],
    threshold: float,
) -> Iterator[Judged]:
    before = _scores(parts, scene.pictures.d_n)
    before_defects = [_scores(parts, pictures.d_n) for pictures in defects]
    learnt: dict[int, Learnt | None] = {}
    for seed in range(trial.seeds):
        marked, judged = split(scene.parts, seed)
        confirmed, left = parts.confirm(seed)
        all_defects = np.arange(len(parts.defects))
        wanted = max(trial.marks)
        taught: list[Learnt] = []
        for place in in_order(scene.parts, marked, before, threshold, seed):
            if place not in learnt:
                learnt[place] = parts.learn(scene, place, (_kind(name), place))
            one = learnt[place]
            if one is not None:
                taught.append(one)
            if len(taught) == wanted:
                break
        pictures = Pictures(scene.pictures.features[judged], scene.pictures.d_n[judged])
        for marks in (count for count in trial.marks if 0 < count <= len(taught)):
            asked = [Asked(parts.bundle, taught[:marks], each, confirmed) for each in (pictures, *defects)]
            for rule in trial.rules:
                which = left if rule in CONFIRMING else all_defects
                after, *after_defects = (_raw_scores(parts, RULES[rule](each)) for each in asked)
                yield Judged(
                    parts.name,
                    name,
                    seed,
                    marks,
                    rule,
                    scene.parts[judged],
                    which,
                    clean[judged] if len(clean) == len(before) else clean,
                    before[judged],
                    after,
                    *(
                        scores[which] if len(scores) else scores
                        for pair in zip(before_defects, after_defects, strict=True)
                        for scores in pair
                    ),
                )


def split(parts: npt.NDArray[np.int64], seed: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Pictures of the parts that may be marked, and of those that are judged: about half each, no part in both."""
    random = np.random.default_rng(seed)
    order = random.permutation(np.unique(parts))
    sizes = np.asarray([np.count_nonzero(parts == part) for part in order])
    enough = int(np.searchsorted(np.cumsum(sizes), len(parts) / 2)) + 1
    markable = np.isin(parts, order[: min(enough, len(order) - 1)])
    return np.flatnonzero(markable), np.flatnonzero(~markable)


def in_order(
    parts: npt.NDArray[np.int64],
    marked: npt.NDArray[np.int64],
    scores: npt.NDArray[np.float32],
    threshold: float,
    seed: int,
) -> list[int]:
    """The pictures that may be marked as an operator meets them: flagged ones first, one of each part in turn."""
    random = np.random.default_rng([seed, 1])
    turns: dict[int, int] = {}
    waiting = []
    rank = {int(part): place for place, part in enumerate(random.permutation(np.unique(parts[marked])))}
    for picture in marked.tolist():
        part = int(parts[picture])
        turn = turns.get(part, 0)
        turns[part] = turn + 1
        waiting.append((bool(scores[picture] < threshold), turn, rank[part], picture))
    return [picture for *_, picture in sorted(waiting)]


def _scores(parts: MarkSet, d_n: Floats) -> npt.NDArray[np.float32]:
    """Raw scores without marks."""
    return _raw_scores(parts, d_n / np.float32(parts.bundle.state.scales.s))


def _raw_scores(parts: MarkSet, maps: Floats) -> npt.NDArray[np.float32]:
    return raw_scores(maps, parts.bundle.roi) if len(maps) else np.empty(0, dtype=np.float32)


def _kind(name: str) -> int:
    names: Sequence[str] = [REAL, *(kind.value for kind in Nuisance)]
    return names.index(name)
