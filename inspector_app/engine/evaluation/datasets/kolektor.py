"""KolektorSDD: ``kosNN/PartK.jpg`` with ``kosNN/PartK_label.bmp``; a part is good where its label is all zero.

Tabernik et al., Journal of Intelligent Manufacturing 2020. There is no official split: every defective picture
is tested, the good ones are split by physical item (see ``split_good``), because the eight pictures of an item
show the same commutator.
"""

from __future__ import annotations

from pathlib import Path

from inspector_app.domain.errors import NotFound
from inspector_app.engine.evaluation.datasets.dataset import GOOD, OWN_SPLIT, DataSet, Sample, split_good
from inspector_app.engine.evaluation.datasets.trees import pictures, subfolders
from inspector_app.imaging.decode import read_mask

CRACK = "crack"  # the one kind of defect it has
_LABEL = "_label"


def is_kolektor(folder: Path) -> bool:
    return any(
        item.name.lower().startswith("kos") and any(path.stem.endswith(_LABEL) for path in pictures(item))
        for item in subfolders(folder)
    )


def read_kolektor(folder: Path) -> DataSet:
    """Read the tree under ``folder``; every label is decoded. Raises NotFound, ImageUnreadable."""
    good: list[Sample] = []
    items: list[str] = []
    bad: list[Sample] = []
    for item in subfolders(folder):
        found = pictures(item)
        labels = {path.stem.removesuffix(_LABEL): path for path in found if path.stem.endswith(_LABEL)}
        for path in found:
            if path.stem.endswith(_LABEL):
                continue
            if path.stem not in labels:
                raise NotFound(
                    "the label of this picture is missing",
                    subject=str(path),
                    remedy=f"Put {path.stem}{_LABEL}.bmp beside it",
                )
            label = labels[path.stem]
            if read_mask(label).any():
                bad.append(Sample(path, True, CRACK, label))
            else:
                good.append(Sample(path, False, GOOD, None))
                items.append(item.name)
    if not good and not bad:
        raise NotFound(
            "there are no pictures", subject=str(folder), remedy="KolektorSDD has folders kos01, kos02, …"
        )
    train, held = split_good(good, items) if good else ((), ())
    split = OWN_SPLIT.replace("the good parts", "the items with good parts")
    return DataSet(folder.resolve().name, folder, train, (*held, *bad), "kolektorsdd", split)
