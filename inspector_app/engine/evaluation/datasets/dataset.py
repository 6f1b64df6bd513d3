"""What every reader makes: samples with label, kind and mask, split into good parts to learn from and a test."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

GOOD = "good"
DEFECT = "defect"  # the kind of a defect where the layout names none
TRAIN_SHARE = 0.8  # of the good parts, where the layout has no split of its own
SPLIT_SEED = 0
LOT_DEFECT_SHARE = 0.15
LOT_DEFECTS_AT_LEAST = 6
MOSTLY = 0.4  # a lot with a larger share of defects turns the meaning of "normal"


@dataclass(frozen=True, slots=True)
class Sample:
    """One labelled picture. ``mask`` is None for good parts and where no ground truth was drawn."""

    path: Path
    defective: bool
    defect_type: str
    mask: Path | None


@dataclass(frozen=True, slots=True)
class DataSet:
    """``train_good`` and ``test``, both in an order that is the same each time.

    ``split`` says where the split comes from.
    """

    name: str
    folder: Path
    train_good: tuple[Sample, ...]
    test: tuple[Sample, ...]
    layout: str = "mvtec"
    split: str = "the data set's own"

    @property
    def has_masks(self) -> bool:
        return any(sample.mask for sample in self.test)

    @property
    def good(self) -> int:
        """How many good parts there are, in training and test."""
        return len(self.train_good) + sum(not sample.defective for sample in self.test)


def split_good(
    good: Sequence[Sample], pieces: Sequence[str] | None = None
) -> tuple[tuple[Sample, ...], tuple[Sample, ...]]:
    """Good parts to learn from and to test with, where the layout has no split: 80 and 20 %, drawn with seed 0.

    ``pieces`` names the physical piece that each picture shows: a piece is never on both sides. At least one
    piece goes to the training; with one piece alone, nothing is left to test with.
    """
    names = [str(sample.path) for sample in good] if pieces is None else list(pieces)
    known = sorted(set(names))
    order = np.random.default_rng(SPLIT_SEED).permutation(len(known)).tolist()
    train = {known[place] for place in order[: max(1, round(TRAIN_SHARE * len(known)))]}
    kept = tuple(sample for sample, name in zip(good, names, strict=True) if name in train)
    held = tuple(sample for sample, name in zip(good, names, strict=True) if name not in train)
    return kept, held


OWN_SPLIT = f"{TRAIN_SHARE:.0%} of the good parts to learn from, drawn with seed {SPLIT_SEED}"


def unlabelled_lot(dataset: DataSet) -> tuple[Sample, ...]:
    """A lot as it comes from the line: every good picture and about 15 % defective ones, at least 6.

    The defective ones lie at ``linspace(0, n − 1, k)``, rounded down, of those sorted by folder and name
    (all of them where there are fewer), so that every type is met and the choice is the same each time.
    """
    good = [*dataset.train_good, *(sample for sample in dataset.test if not sample.defective)]
    defects = [sample for sample in dataset.test if sample.defective]
    wanted = max(LOT_DEFECTS_AT_LEAST, round(len(good) * LOT_DEFECT_SHARE / (1 - LOT_DEFECT_SHARE)))
    count = min(wanted, len(defects))
    places = np.linspace(0, max(len(defects) - 1, 0), count).astype(np.int64)
    return (*good, *(defects[int(place)] for place in places))


def mostly_defects(lot: Sequence[Sample]) -> bool:
    """Whether more than 40 % of a lot are defects: then it no longer shows what is normal."""
    return sum(sample.defective for sample in lot) > MOSTLY * len(lot)
