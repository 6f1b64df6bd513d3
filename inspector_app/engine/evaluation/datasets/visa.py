"""VisA: ``<object>/Data/Images/{Normal,Anomaly}``, ``<object>/Data/Masks/Anomaly``, ``split_csv/1cls.csv``.

Zou et al., ECCV 2022. One object is one data set. Masks hold small class numbers: every value above 0 is
defect. The split of ``1cls.csv``, which lies beside the objects, is taken where it is there; else see
``split_good``. The table names no kinds of defects.
"""

from __future__ import annotations

import csv
from pathlib import Path

from inspector_app.domain.errors import CorrectableError, NotFound
from inspector_app.engine.evaluation.datasets.dataset import (
    DEFECT,
    GOOD,
    OWN_SPLIT,
    DataSet,
    Sample,
    split_good,
)
from inspector_app.engine.evaluation.datasets.trees import pictures

_IMAGES, _MASKS = Path("Data", "Images"), Path("Data", "Masks", "Anomaly")
_COLUMNS = {"object", "split", "label", "image", "mask"}


def is_visa(folder: Path) -> bool:
    return (folder / _IMAGES / "Normal").is_dir() or (folder / _IMAGES / "Anomaly").is_dir()


def read_visa(folder: Path) -> DataSet:
    """Read one object; no pixel is decoded. Raises NotFound for a missing file, CorrectableError for the table."""
    table = folder.resolve().parent / "split_csv" / "1cls.csv"
    if table.is_file():
        train, test = _by_table(folder, table)
        split = "1cls.csv"
    else:
        good = [Sample(path, False, GOOD, None) for path in pictures(folder / _IMAGES / "Normal")]
        bad = [
            Sample(path, True, DEFECT, _mask_of(folder / _MASKS, path))
            for path in pictures(folder / _IMAGES / "Anomaly")
        ]
        train, held = split_good(good) if good else ((), ())
        test, split = (*held, *bad), OWN_SPLIT
    if not train and not test:
        raise NotFound(
            "there are no pictures",
            subject=str(folder),
            remedy="An object of VisA has the folders Data/Images/Normal and Data/Images/Anomaly",
        )
    return DataSet(folder.resolve().name, folder, train, test, "visa", split)


def _by_table(folder: Path, table: Path) -> tuple[tuple[Sample, ...], tuple[Sample, ...]]:
    root, name = table.parent.parent, folder.resolve().name
    train: list[Sample] = []
    test: list[Sample] = []
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        if missing := _COLUMNS - set(rows.fieldnames or ()):
            raise CorrectableError(
                f"it lacks the columns {', '.join(sorted(missing))}",
                subject=str(table),
                remedy="Take the table that comes with VisA, or remove it for a split of 80 and 20 %",
            )
        for row in rows:
            if row["object"] != name:
                continue
            defective = row["label"] != "normal"
            kind = DEFECT if defective else GOOD
            mask = _existing(root / row["mask"], table) if defective and row["mask"] else None
            sample = Sample(_existing(root / row["image"], table), defective, kind, mask)
            (train if row["split"] == "train" else test).append(sample)
    return tuple(sample for sample in train if not sample.defective), tuple(test)


def _existing(path: Path, table: Path) -> Path:
    if not path.is_file():
        raise NotFound("there is no such file", subject=str(path), remedy=f"{table} names it: copy it there")
    return path


def _mask_of(folder: Path, picture: Path) -> Path:
    return _existing(folder / f"{picture.stem}.png", picture)
