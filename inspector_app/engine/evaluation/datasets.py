"""Data sets in the MVTec layout: ``train/good``, ``test/<type>``, ``ground_truth/<type>/<stem>_mask.png``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from inspector_app.domain.errors import NotFound
from inspector_app.imaging.decode import is_image_name

GOOD = "good"
LOT_DEFECT_SHARE = 0.15
LOT_DEFECTS_AT_LEAST = 6

_LAYOUT = "A data set has the folders train/good and test/good, and one folder a defect type under test"


@dataclass(frozen=True, slots=True)
class Sample:
    """One labelled picture. ``mask`` is None for good parts and where no ground truth was drawn."""

    path: Path
    defective: bool
    defect_type: str
    mask: Path | None


@dataclass(frozen=True, slots=True)
class DataSet:
    """``train_good`` and ``test``, both sorted by folder and name."""

    name: str
    folder: Path
    train_good: tuple[Sample, ...]
    test: tuple[Sample, ...]

    @property
    def has_masks(self) -> bool:
        return any(sample.mask for sample in self.test)


def read_mvtec(folder: Path) -> DataSet:
    """Read the tree under ``folder``; no pixel is decoded.

    Raises NotFound where there is no such folder, no test picture, or one mask of a type is missing.
    """
    if not folder.is_dir():
        raise NotFound("there is no such data set", subject=str(folder), remedy=_LAYOUT)
    train = tuple(Sample(path, False, GOOD, None) for path in _pictures(folder / "train" / GOOD))
    test: list[Sample] = []
    for kind in _subfolders(folder / "test"):
        for path in _pictures(kind):
            defective = kind.name != GOOD
            mask = _mask_of(folder / "ground_truth" / kind.name, path) if defective else None
            test.append(Sample(path, defective, kind.name, mask))
    if not test:
        raise NotFound("the data set has no test pictures", subject=str(folder / "test"), remedy=_LAYOUT)
    return DataSet(folder.resolve().name, folder, train, tuple(test))


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


def _subfolders(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []


def _pictures(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.is_file() and is_image_name(path.name))


def _mask_of(folder: Path, picture: Path) -> Path | None:
    """The picture's mask; None where its defect type has none at all."""
    if not folder.is_dir():
        return None
    mask = folder / f"{picture.stem}_mask.png"
    if not mask.is_file():
        raise NotFound(
            "the mask of this picture is missing",
            subject=str(picture),
            remedy=f"Put {mask.name} into {folder}, or remove that folder to evaluate without masks",
        )
    return mask
