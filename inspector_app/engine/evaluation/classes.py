"""The measures of each kind of defect against all good images, and their mean: every kind alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from inspector_app.engine.evaluation.metrics import EvaluationRow, row_of
from inspector_app.engine.evaluation.pixels import Labels, PixelImage, Values

RANKING = (
    "image_auroc",
    "image_ap",
    "image_f1_max",
    "pixel_auroc",
    "pixel_ap",
    "pixel_f1_max",
    "aupro",
    "aupro_05",
    "false_calls_per_100",
    "escape_rate",
    "false_calls_per_100_at_recall",
)
"""Fields of a row that have a mean, over the rows in which they are defined."""


@dataclass(frozen=True, slots=True)
class KindRow:
    """One kind of defect against all good images."""

    kind: str
    row: EvaluationRow

    def to_json(self) -> dict[str, Any]:
        return {"kind": self.kind, **self.row.to_json()}


def by_kind(
    values: Values,
    defective: Labels,
    kinds: Sequence[str],
    pixels: Sequence[PixelImage | None] | None,
    threshold: float,
) -> tuple[KindRow, ...]:
    """A row for each kind of defect, by name; ``kinds [n]`` is read for the defective images alone."""
    found = []
    for kind in sorted({kind for kind, bad in zip(kinds, defective, strict=True) if bad}):
        chosen = np.asarray([not bad or kind == own for own, bad in zip(kinds, defective, strict=True)])
        own_pixels = None if pixels is None else [pixels[place] for place in np.flatnonzero(chosen).tolist()]
        found.append(KindRow(kind, row_of(values[chosen], defective[chosen], own_pixels, threshold)))
    return tuple(found)


def mean_of(rows: Sequence[EvaluationRow]) -> dict[str, float | None]:
    """Mean of each measure over the rows that define it; None where none does."""
    found: dict[str, float | None] = {}
    for name in RANKING:
        values = [value for row in rows if (value := getattr(row, name)) is not None]
        found[name] = float(np.mean(values)) if values else None
    return found
