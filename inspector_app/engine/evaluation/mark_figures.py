"""From raw scores before and after marks to rates, with paired bootstrap: what a mark takes away, and what it costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

RECALL = 0.95
LEAST_REMOVABLE = 0.1  # of the pictures: a share of less is noise divided by nothing
CONFIDENCE = 0.95

Values = npt.NDArray[np.floating[Any]]
_Counts = npt.NDArray[np.float64]


def threshold_at_recall(defect_scores: Values, recall: float = RECALL) -> float:
    """The threshold that flags at least ``recall`` of the defects, halfway to the next lower defect's score.

    Halfway, because at the score itself the least change would lose a defect. With too few defects to leave one
    out it lies 1 % under the lowest. Raises ValueError without scores.
    """
    scores = np.sort(np.asarray(defect_scores, dtype=np.float64))
    if scores.size == 0:
        raise ValueError("a threshold at a recall needs the score of at least one defect")
    left_out = int(np.floor((1.0 - recall) * scores.size + 1e-9))
    if left_out == 0:
        return float(scores[0]) - 0.01 * abs(float(scores[0]))
    return float((scores[left_out - 1] + scores[left_out]) / 2)


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """Raw scores of one set with the marks of one nuisance in one seed under one rule.

    parts    int [m]: which part each judged picture with the nuisance shows; never one that was marked
    clean    [m]: the score of that part without the nuisance, or of good parts where it cannot be taken off
    defects  int [D]: which defect each judged one is; never one that was confirmed
    before, after            [m]: with the nuisance, without and with the marks
    plain_*, over_*, beside_*  [D]: judged defects, without and with the nuisance over or beside them; empty: not drawn
    """

    dataset: str
    nuisance: str
    seed: int
    marks: int
    rule: str
    parts: npt.NDArray[np.int64]
    defects: npt.NDArray[np.int64]
    clean: Values
    before: Values
    after: Values
    plain_before: Values
    plain_after: Values
    over_before: Values
    over_after: Values
    beside_before: Values
    beside_after: Values


@dataclass(frozen=True, slots=True)
class MarkFigures:
    """Rates 0..1 of one set, or the mean of several; intervals hold 95 % of the resampled values.

    before, after, floor  false-call rate on parts with the nuisance, and of the same parts without it
    gone                  (before − after) / (before − floor), None where less than a tenth can be removed
    recall*               flagged defects / defects; *_drawn_*: with the nuisance over or beside them
    lost                  defects a set loses, mean over nuisances and seeds; of several sets: the largest
    """

    dataset: str
    rule: str
    marks: int
    before: float
    after: float
    floor: float
    gone: float | None
    gone_interval: tuple[float, float] | None
    recall_before: float
    recall_after: float
    recall_change_interval: tuple[float, float]
    over_before: float | None
    over_after: float | None
    beside_before: float | None
    beside_after: float | None
    lost: float
    most_lost: int

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True, eq=False)
class _Tally:
    """Of one set, summed over nuisances and seeds, so that a part or a defect is drawn as a whole.

    parts    [G, 4]: judged pictures, flagged before, flagged after, flagged clean
    defects  [D, 7]: times judged, plain before, plain after, over before, over after, beside before, beside after
    """

    parts: _Counts
    defects: _Counts
    drawn: bool
    lost: npt.NDArray[np.int64]


def figures(
    judged: Sequence[Judged],
    thresholds: dict[str, float],
    *,
    pooled: str | None = None,
    resamples: int = 1000,
    seed: int = 0,
) -> MarkFigures:
    """Figures of what was judged under one rule with one number of marks, one set alike to another.

    ``thresholds`` by data set; ``pooled`` names the mean of several sets. Parts and defects are drawn with
    replacement within each set, before and after together. Raises ValueError where nothing was judged.
    """
    if not judged:
        raise ValueError("nothing was judged")
    names = sorted({one.dataset for one in judged})
    tallies = [_tally([one for one in judged if one.dataset == name], thresholds[name]) for name in names]
    random = np.random.default_rng(seed)
    rates = np.mean([_rates(tally, resamples, random) for tally in tallies], axis=0)  # [resamples + 1, 9]
    before, after, floor, plain_before, plain_after = rates[:, :5].T
    with np.errstate(divide="ignore", invalid="ignore"):
        gone = (before - after) / (before - floor)
    removable = bool(before[-1] - floor[-1] >= LEAST_REMOVABLE)
    drawn = all(tally.drawn for tally in tallies)
    over = [float(value) if drawn else None for value in rates[-1, 5:9]]
    change = plain_after - plain_before
    return MarkFigures(
        dataset=pooled or names[0],
        rule=judged[0].rule,
        marks=judged[0].marks,
        before=float(before[-1]),
        after=float(after[-1]),
        floor=float(floor[-1]),
        gone=float(gone[-1]) if removable else None,
        gone_interval=_interval(gone[:-1]) if removable else None,
        recall_before=float(plain_before[-1]),
        recall_after=float(plain_after[-1]),
        recall_change_interval=_interval(change[:-1]),
        over_before=over[0],
        over_after=over[1],
        beside_before=over[2],
        beside_after=over[3],
        lost=max(float(tally.lost.mean()) for tally in tallies),
        most_lost=max(int(tally.lost.max()) for tally in tallies),
    )


def _tally(judged: Sequence[Judged], threshold: float) -> _Tally:
    parts = np.zeros((max(int(one.parts.max(initial=-1)) for one in judged) + 1, 4))
    defects = np.zeros((max(int(one.defects.max(initial=-1)) for one in judged) + 1, 7))
    lost = []
    for one in judged:
        flags = [np.ones(len(one.parts)), *(scores >= threshold for scores in (one.before, one.after))]
        if len(one.clean) == len(one.parts):
            flags.append(one.clean >= threshold)
        else:  # it cannot be taken off: good parts stand for the parts without it
            flags.append(np.full(len(one.parts), np.mean(one.clean >= threshold)))
        for column, flag in enumerate(flags):
            np.add.at(parts[:, column], one.parts, flag)
        np.add.at(defects[:, 0], one.defects, 1.0)
        columns = (
            one.plain_before,
            one.plain_after,
            one.over_before,
            one.over_after,
            one.beside_before,
            one.beside_after,
        )
        for column, scores in enumerate(columns, start=1):
            if len(scores):
                np.add.at(defects[:, column], one.defects, scores >= threshold)
        lost.append(int((one.plain_before >= threshold).sum() - (one.plain_after >= threshold).sum()))
    drawn = all(len(one.over_before) for one in judged)
    return _Tally(parts[parts[:, 0] > 0], defects[defects[:, 0] > 0], drawn, np.asarray(lost, dtype=np.int64))


def _rates(tally: _Tally, resamples: int, random: np.random.Generator) -> _Counts:
    """False calls before, after, floor, then the six recalls: ``[resamples + 1, 9]``; the last is the sample."""
    found = []
    for counts in (tally.parts, tally.defects):
        drawn = random.multinomial(len(counts), np.full(len(counts), 1 / len(counts)), size=resamples)
        weights = np.concatenate([drawn, np.ones((1, len(counts)))])  # [resamples + 1, n]
        sums = weights @ counts
        found.append(sums[:, 1:] / sums[:, :1])
    return np.concatenate(found, axis=1)


def _interval(values: _Counts) -> tuple[float, float]:
    there = values[np.isfinite(values)]
    if there.size == 0:
        return float("nan"), float("nan")
    low, high = np.quantile(there, [(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2])
    return float(low), float(high)
