"""Features of a made-up lot: parts of one texture, some with the same harmless shadow, some with a defect."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from inspector_app.domain.recipe import RecipeSettings
from inspector_app.engine.bundle import RecipeBundle
from inspector_app.engine.calibration import from_good
from inspector_app.engine.detectors.pa_clip import PaClip
from inspector_app.engine.detectors.protocol import Names, PartFeatures

GRID = (12, 12)
WIDTH = 64
SETTINGS = RecipeSettings(bank_size=600)
SHADOW_CELLS = np.zeros(GRID, dtype=np.bool_)
SHADOW_CELLS[2:5, 2:5] = True
DEFECT_CELLS = np.zeros(GRID, dtype=np.bool_)
DEFECT_CELLS[8:10, 7:9] = True


@dataclass(frozen=True)
class SyntheticLot:
    features: npt.NDArray[np.float16]
    names: list[Names]
    sizes: list[tuple[int, int]]

    @property
    def parts(self) -> PartFeatures:
        return PartFeatures.of(self.features, self.names, GRID)


def unit(rows: npt.NDArray[np.float64]) -> npt.NDArray[np.float16]:
    return (rows / np.linalg.norm(rows, axis=-1, keepdims=True)).astype(np.float16)


def make_lot(
    good: int = 12, shadows: int = 0, defects: int = 0, *, seed: int = 0, key: str = "p"
) -> SyntheticLot:
    """Good parts first, then those with the shadow, then those with a defect, each of its own kind."""
    looks = np.random.default_rng(99)  # what the kind of part looks like, the same for every lot
    texture = looks.normal(size=(GRID[0] * GRID[1], 4)) @ looks.normal(size=(4, WIDTH)) * 0.15 + 2.0
    shadow = looks.normal(size=WIDTH)
    random = np.random.default_rng(seed)
    rows = texture + random.normal(size=(good + shadows + defects, *texture.shape)) * 0.12
    for image in range(good, good + shadows):
        rows[image, SHADOW_CELLS.ravel()] += 2.5 * shadow
    for image in range(good + shadows, len(rows)):
        rows[image, DEFECT_CELLS.ravel()] += 3.0 * random.normal(size=WIDTH)
    names = [(f"{key}{image}", f"sha-{key}{image}") for image in range(len(rows))]
    return SyntheticLot(unit(rows), names, [(240, 180)] * len(rows))


def learnt_bundle(good: int = 30) -> RecipeBundle:
    """A bundle with a bank and a scale from good parts, its threshold just above all of them."""
    lot = make_lot(good, seed=5, key="good")
    bank = PaClip().fit(lot.parts, None, settings=SETTINGS, encoding_id="synthetic")
    bundle = RecipeBundle(SETTINGS, GRID, bank)
    raws = bundle.raw_of(lot.features, lot.names)
    return bundle.calibrated(
        from_good({names[0]: float(raw) for names, raw in zip(lot.names, raws, strict=True)}, promise=0.1)
    )
