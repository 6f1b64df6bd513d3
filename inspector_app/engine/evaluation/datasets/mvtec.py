"""The MVTec layout: ``train/good``, ``test/<kind>``, ``ground_truth/<kind>/<stem>_mask.png``.

Bergmann et al., IJCV 2021; also MPDD and RAD.
"""

from __future__ import annotations

from pathlib import Path

from inspector_app.domain.errors import NotFound
from inspector_app.engine.evaluation.datasets.dataset import GOOD, DataSet, Sample
from inspector_app.engine.evaluation.datasets.trees import pictures, subfolders

_LAYOUT = "A data set has the folders train/good and test/good, and one folder a defect type under test"


def is_mvtec(folder: Path) -> bool:
    return (folder / "test").is_dir() and ((folder / "train").is_dir() or (folder / "test" / GOOD).is_dir())


def read_mvtec(folder: Path) -> DataSet:
    """Read the tree under ``folder``; no pixel is decoded.

    Raises NotFound where there is no such folder, no test picture, or one mask of a type is missing.
    """
    if not folder.is_dir():
        raise NotFound("there is no such data set", subject=str(folder), remedy=_LAYOUT)
    train = tuple(Sample(path, False, GOOD, None) for path in pictures(folder / "train" / GOOD))
    test: list[Sample] = []
    for kind in subfolders(folder / "test"):
        for path in pictures(kind):
            defective = kind.name != GOOD
            mask = _mask_of(folder / "ground_truth" / kind.name, path) if defective else None
            test.append(Sample(path, defective, kind.name, mask))
    if not test:
        raise NotFound("the data set has no test pictures", subject=str(folder / "test"), remedy=_LAYOUT)
    return DataSet(folder.resolve().name, folder, train, tuple(test))


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
