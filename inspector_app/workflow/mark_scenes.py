"""The pictures of the marking benchmark: parts of a data set with nuisances drawn on them, encoded and measured."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from inspector_app.domain.errors import NotFound, RegionInvalid
from inspector_app.domain.geometry import Mask, Region
from inspector_app.domain.recipe import RecipeSettings
from inspector_app.engine.arrays import Cells, Floats
from inspector_app.engine.bundle import RecipeBundle
from inspector_app.engine.encoder import Encoder
from inspector_app.engine.evaluation.datasets import DataSet, Sample
from inspector_app.engine.evaluation.mark_rules import CONFIRMED, Learnt, Pictures
from inspector_app.engine.evaluation.nuisances import Drawn, Nuisance, Picture, draw
from inspector_app.engine.evaluation.placing import drawn_region, place_over, places_beside
from inspector_app.engine.marking import (
    augment,
    augmentations,
    cells_of_any_region,
    cells_of_region,
    defect_cells,
    defect_patches,
    entry_patches,
    joined,
    laid_back,
    learnt_cells,
)
from inspector_app.engine.memory import DefectBank
from inspector_app.imaging.decode import decode, read_mask
from inspector_app.imaging.resize import to_canvas
from inspector_app.workflow.drawn_pictures import DrawnFeatures, HalfFeatures, Resized
from inspector_app.workflow.evaluation import learn_from_good
from inspector_app.workflow.learning import AT_ONCE

_NOT_IN_BANK = ("drawn",)
_PEAK = 0.8  # of the highest distance: where a defect without ground truth is taken to lie
_KINDS = list(Nuisance)
_OVER, _BESIDE_PLACE, _BESIDE, _HAND, _CONFIRM = 7, 8, 9, 99, 77  # seeds are told apart by what they draw


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """Pictures to be marked or judged: resized as they are encoded, what was drawn, which part each shows."""

    resized: list[Resized]
    masks: list[Mask]
    parts: npt.NDArray[np.int64]
    pictures: Pictures


@dataclass(frozen=True, slots=True, eq=False)
class MarkSet:
    """One data set: a bank from its good parts, its test parts in memory, and what they score.

    ``parts`` and ``defect_parts`` number the pictures by physical part; ``harmless`` are pictures of defect types that
    are taken as harmless, which are then no defects.
    """

    name: str
    bundle: RecipeBundle
    threshold: float
    good: list[Picture]
    parts: npt.NDArray[np.int64]
    defects: list[Picture]
    defect_masks: list[Mask]
    defect_parts: npt.NDArray[np.int64]
    harmless: Scene | None
    clean: Pictures
    plain: Pictures
    drawn: DrawnFeatures
    canvas: tuple[int, int]

    def with_nuisance(self, nuisance: Nuisance, placements: int) -> Scene:
        """Every good part in several placements, one after the other."""
        kind = _KINDS.index(nuisance)
        resized, masks = [], []
        for image, picture in enumerate(self.good):
            for placement in range(placements):
                made = draw(picture, nuisance, np.random.default_rng([kind, image, placement]))
                resized.append(to_canvas(made.pixels, self.canvas))
                masks.append(made.mask)
        parts = np.repeat(self.parts, placements)
        return Scene(resized, masks, parts, self.measured(resized))

    def over_defects(self, nuisance: Nuisance) -> Pictures:
        """Every defect with the nuisance on it."""
        kind = _KINDS.index(nuisance)
        resized = []
        for image, (picture, mask) in enumerate(zip(self.defects, self.defect_masks, strict=True)):
            random = np.random.default_rng([_OVER, kind, image])
            made = draw(picture, nuisance, random, at=place_over(mask, random))
            resized.append(to_canvas(made.pixels, self.canvas))
        return self.measured(resized)

    def beside_defects(self, nuisance: Nuisance) -> Pictures:
        """Every defect with the nuisance as near as it fits without touching it; where none fits, it touches least."""
        kind = _KINDS.index(nuisance)
        resized = []
        for image, (picture, mask) in enumerate(zip(self.defects, self.defect_masks, strict=True)):
            best: tuple[int, Drawn] | None = None
            for at in places_beside(mask, np.random.default_rng([_BESIDE_PLACE, kind, image])):
                made = draw(picture, nuisance, np.random.default_rng([_BESIDE, kind, image]), at=at)
                touched = int(np.count_nonzero(made.mask & mask))
                if best is None or touched < best[0]:
                    best = touched, made
                if touched == 0:
                    break
            resized.append(to_canvas(best[1].pixels if best else picture, self.canvas))
        return self.measured(resized)

    def confirm(self, seed: int) -> tuple[DefectBank, npt.NDArray[np.int64]]:
        """A bank of defects that an operator has rejected, and the defects that are left to be judged.

        Five, or half of them where there are fewer than ten. No other picture of a part of theirs is judged.
        """
        order = np.random.default_rng([_CONFIRM, seed]).permutation(len(self.defects))
        rejected = order[: min(CONFIRMED, len(order) // 2)]
        bank = DefectBank(space=self.bundle.state.space)
        for place in rejected.tolist():
            height, width = self.defect_masks[place].shape
            region = Region.from_mask(self.defect_masks[place])
            cells = cells_of_any_region(region, width, height, self.bundle.grid)
            d_n = self.plain.d_n[place]
            try:
                cells = defect_cells(cells, d_n, self.bundle.state.scales)
            except RegionInvalid:  # it looks normal: rejecting it teaches nothing
                continue
            patches = defect_patches(self.plain.features[place], cells, d_n, self.bundle.settings.seed)
            bank = bank.with_defect(str(place), patches)
        return bank, np.flatnonzero(~np.isin(self.defect_parts, self.defect_parts[rejected]))

    def measured(self, resized: Sequence[Resized]) -> Pictures:
        return measure(self.bundle, self.drawn, resized)

    def learn(self, scene: Scene, place: int, random: Iterable[int]) -> Learnt | None:
        """What a mark drawn around the nuisance of one picture teaches; None where there is nothing to learn."""
        mask, picture = scene.masks[place], scene.resized[place]
        height, width = mask.shape
        region = drawn_region(mask, np.random.default_rng([_HAND, *random]))
        scales, seed = self.bundle.state.scales, self.bundle.settings.seed
        cells = cells_of_region(region, width, height, self.bundle.grid)
        rim = cells_of_any_region(region, width, height, self.bundle.grid)

        def taught(features: HalfFeatures, d_n: Floats, inside: Cells, around: Cells) -> _Taught:
            try:
                kept = entry_patches(features, learnt_cells(inside, d_n, scales), seed)
            except RegionInvalid:  # seen this way, it looks normal
                kept = features[:0]
            suspicious = around & (d_n > np.float32(scales.s90))
            return kept, entry_patches(features, suspicious, seed)

        pictures = scene.pictures
        plain, plain_rim = taught(pictures.features[place], pictures.d_n[place], cells, rim)
        if len(plain) == 0:
            return None
        views = augmentations(oriented=False, width=width, height=height)[1:]
        turned = self.drawn.encode([augment(picture, view) for view in views])  # [v, L, F]
        back = [laid_back(each, view, self.bundle.grid) for each, view in zip(turned, views, strict=True)]
        others = []
        if back:
            d_n = self.bundle.distances(np.stack(back), [_NOT_IN_BANK] * len(back))
            others = [taught(each, d_n[k], cells, rim) for k, each in enumerate(back)]
        return Learnt(
            joined(plain, [kept for kept, _ in others], seed),
            plain,
            joined(plain_rim, [around for _, around in others], seed),
        )


_Taught = tuple[HalfFeatures, HalfFeatures]


def demand_parts(dataset: DataSet, harmless: Sequence[str]) -> None:
    """Raises NotFound where a data set lacks good parts to learn from, or parts to judge."""
    good, _, defects = _divided(dataset, harmless)
    if not dataset.train_good or len(good) < 2 or not defects:
        raise NotFound(
            "marks are measured on good parts to learn from, two good parts to judge and a defect; there are "
            f"{len(dataset.train_good)}, {len(good)} and {len(defects)}",
            subject=str(dataset.folder),
            remedy="Give a data set that has them",
        )


def _divided(dataset: DataSet, harmless: Sequence[str]) -> tuple[list[Sample], list[Sample], list[Sample]]:
    """Of the test: good parts, defects of types that are taken as harmless, and all other defects."""
    good = [sample for sample in dataset.test if not sample.defective]
    taken = [sample for sample in dataset.test if sample.defective and sample.defect_type in harmless]
    defects = [sample for sample in dataset.test if sample.defective and sample not in taken]
    return good, taken, defects


def read_mark_set(
    dataset: DataSet,
    settings: RecipeSettings,
    encoder: Encoder,
    drawn: DrawnFeatures,
    harmless: Sequence[str],
) -> MarkSet:
    """A data set ready for marks. Raises NotFound as ``demand_parts`` does."""
    demand_parts(dataset, harmless)
    good, taken, defects = _divided(dataset, harmless)
    learnt = learn_from_good(dataset, settings, encoder)
    assert learnt.calibration is not None
    bundle, canvas = learnt.bundle, encoder.canvas
    numbers = _part_numbers(dataset.folder, [*good, *taken, *defects])

    def resized(samples: Sequence[Sample]) -> list[Resized]:
        return [to_canvas(decode(sample.path).pixels, canvas) for sample in samples]

    plain = measure(bundle, drawn, resized(defects))
    pictures = [decode(sample.path).pixels for sample in defects]
    scene = None
    if taken:
        made = resized(taken)
        masks = [_mask_of(sample, decode(sample.path).pixels, None) for sample in taken]
        parts = numbers[len(good) : len(good) + len(taken)]
        scene = Scene(made, masks, parts, measure(bundle, drawn, made))
    return MarkSet(
        dataset.name,
        bundle,
        learnt.calibration.threshold,
        [decode(sample.path).pixels for sample in good],
        numbers[: len(good)],
        pictures,
        [_mask_of(*each) for each in zip(defects, pictures, plain.d_n, strict=True)],
        numbers[len(good) + len(taken) :],
        scene,
        measure(bundle, drawn, resized(good)),
        plain,
        drawn,
        canvas,
    )


def measure(bundle: RecipeBundle, drawn: DrawnFeatures, resized: Sequence[Resized]) -> Pictures:
    """Features and distances of resized pictures that no part of the bank shows."""
    features = drawn.encode(resized)
    distances = [
        bundle.distances(chunk, [_NOT_IN_BANK] * len(chunk))
        for chunk in (features[start : start + AT_ONCE] for start in range(0, len(features), AT_ONCE))
    ]
    return Pictures(
        features, np.concatenate(distances) if distances else np.empty((0, *bundle.grid), np.float32)
    )


def _mask_of(sample: Sample, picture: Picture, d_n: Floats | None) -> Mask:
    """Where a defect lies: its ground truth; without one, around the highest distance."""
    height, width = picture.shape[:2]
    if sample.mask is not None:
        mask: Mask = read_mask(sample.mask) > 0
        if mask.any() and mask.shape == (height, width):
            return mask
    if d_n is None:
        return np.ones((height, width), dtype=np.bool_)
    fine = cv2.resize(d_n, (width, height), interpolation=cv2.INTER_LINEAR)
    y, x = np.unravel_index(int(fine.argmax()), fine.shape)
    _, labels = cv2.connectedComponents((fine >= _PEAK * fine.max()).astype(np.uint8))
    peak: Mask = labels == labels[y, x]
    return peak


def _part_numbers(folder: Path, samples: Sequence[Sample]) -> npt.NDArray[np.int64]:
    """Which physical part each picture shows: by ``tiles.csv`` (class, file, tile_group), else each its own."""
    groups: dict[tuple[str, str], str] = {}
    listing = folder / "tiles.csv"
    if listing.is_file():
        with listing.open(newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                groups[row.get("class", ""), row.get("file", "")] = row.get("tile_group", "")
    names = [groups.get((sample.defect_type, sample.path.name)) or str(sample.path) for sample in samples]
    _, numbers = np.unique(names, return_inverse=True)
    return numbers.astype(np.int64)
