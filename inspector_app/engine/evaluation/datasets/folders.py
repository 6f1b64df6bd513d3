"""Plain folders: ``good`` and ``bad``, and ``masks`` where there is ground truth.

Other names are known: good, ok, normal; bad, ng, ko, defect, anomaly. Folders under ``bad`` are kinds of
defects. The mask of ``bad/scratch/7.jpg`` is ``masks/scratch/7.png`` or ``masks/scratch/7_mask.png``.
There is no split: see ``split_good``. Without a ``masks`` folder there are no pixel measures.
"""

from __future__ import annotations

from pathlib import Path

from inspector_app.domain.errors import NotFound
from inspector_app.engine.evaluation.datasets.dataset import (
    DEFECT,
    GOOD,
    OWN_SPLIT,
    DataSet,
    Sample,
    split_good,
)
from inspector_app.engine.evaluation.datasets.trees import child, pictures, subfolders

GOOD_NAMES = ("good", "ok", "normal")
BAD_NAMES = ("bad", "ng", "ko", "defect", "defects", "defective", "anomaly", "anomalous", "abnormal")
MASK_NAMES = ("masks", "mask", "ground_truth")

_LAYOUT = "A data set of plain folders has a folder good, a folder bad, and perhaps a folder masks"


def is_folders(folder: Path) -> bool:
    return child(folder, *GOOD_NAMES) is not None or child(folder, *BAD_NAMES) is not None


def read_folders(folder: Path) -> DataSet:
    """Read the tree under ``folder``; no pixel is decoded.

    Raises NotFound where neither folder holds a picture, or where there are masks and one is missing.
    """
    good_folder, bad_folder = child(folder, *GOOD_NAMES), child(folder, *BAD_NAMES)
    masks = child(folder, *MASK_NAMES)
    good = [] if good_folder is None else [Sample(path, False, GOOD, None) for path in pictures(good_folder)]
    bad: list[Sample] = []
    if bad_folder is not None:
        for kind_folder in (bad_folder, *subfolders(bad_folder)):
            inner = Path() if kind_folder == bad_folder else Path(kind_folder.name)
            kind = inner.name or DEFECT
            bad += [
                Sample(path, True, kind, None if masks is None else _mask_of(masks / inner, path))
                for path in pictures(kind_folder)
            ]
    if not good and not bad:
        raise NotFound("there are no pictures", subject=str(folder), remedy=_LAYOUT)
    train, held = split_good(good) if good else ((), ())
    return DataSet(folder.resolve().name, folder, train, (*held, *bad), "folders", OWN_SPLIT)


def _mask_of(folder: Path, picture: Path) -> Path:
    stems = (picture.stem, f"{picture.stem}_mask")
    for path in pictures(folder):
        if path.stem in stems:
            return path
    raise NotFound(
        "the mask of this picture is missing",
        subject=str(picture),
        remedy=f"Put {picture.stem}.png into {folder}, or remove the masks folder to evaluate without masks",
    )
