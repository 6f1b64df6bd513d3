"""Pixels of a data set, ranked: how well maps find the defective ones. All measures are exact, ties included."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from inspector_app.domain.finding import FloatArray
from inspector_app.domain.geometry import Mask
from inspector_app.imaging.contours import label_components

COMPARISON_SIDE = 256
AUPRO_LIMIT = 0.3

Values = npt.NDArray[np.floating[Any]]
Labels = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class PixelImage:
    """One image at 256 px: values inside its defects with a share each, values outside.

    ``shares`` are 1 / (area of the pixel's region): they sum to the number of ``regions``.
    """

    inside: npt.NDArray[np.float32]
    shares: npt.NDArray[np.float64]
    outside: npt.NDArray[np.float32]
    regions: int

    @classmethod
    def of(cls, values: FloatArray, mask: Mask | None) -> PixelImage:
        """A map ``[h, w]`` of any size and its mask ``[H, W]``, None for a good part; regions are 8-connected."""
        small = comparison_map(values)
        if mask is None:
            empty = np.empty(0, np.float32)
            return cls(empty, empty.astype(np.float64), small.ravel(), 0)
        truth = comparison_mask(mask)
        numbers, components = label_components(truth)
        areas = np.asarray([1, *(component.area for component in components)], dtype=np.float64)
        return cls(small[truth], 1 / areas[numbers[truth]], small[~truth], len(components))


def pixel_images(
    labels: Labels, maps: Iterable[FloatArray], masks: Iterable[Mask | None]
) -> list[PixelImage | None]:
    """The images one by one; None for a defective one whose mask is missing or empty. Read once."""
    return [
        None
        if defective and (mask is None or not mask.any())
        else PixelImage.of(values, mask if defective else None)
        for defective, values, mask in zip(labels, maps, masks, strict=True)
    ]


@dataclass(frozen=True, slots=True, eq=False)
class PixelRanking:
    """Pixels of a data set: values inside defects with a weight each, and values outside; both ascend.

    ``weights`` are 1 / (area of the pixel's region · number of regions): they sum to 1, each region alike.
    """

    inside: npt.NDArray[np.float32]
    weights: npt.NDArray[np.float64]
    outside: npt.NDArray[np.float32]

    @classmethod
    def of(
        cls, labels: Labels, maps: Iterable[FloatArray], masks: Iterable[Mask | None]
    ) -> PixelRanking | None:
        """Gather the pixels. None where no defective image has a mask."""
        return cls.from_images([image for image in pixel_images(labels, maps, masks) if image is not None])

    @classmethod
    def from_images(cls, images: Iterable[PixelImage]) -> PixelRanking | None:
        """Rank the pixels of these images together. None where none of them shows a defect."""
        known = list(images)
        regions = sum(image.regions for image in known)
        if not regions:
            return None
        inside = np.concatenate([image.inside for image in known])
        shares = np.concatenate([image.shares for image in known])
        outside = np.concatenate([image.outside for image in known])
        outside.sort()
        order = np.argsort(inside, kind="stable")
        return cls(inside[order], shares[order] / regions, outside)

    def auroc(self) -> float | None:
        """Pixel AUROC: every pixel alike. None without a pixel outside."""
        if not self.outside.size:
            return None
        return area(self.inside, np.full(self.inside.size, 1 / self.inside.size), self.outside, limit=1.0)

    def aupro(self, limit: float = AUPRO_LIMIT) -> float | None:
        """Per-region overlap, mean over false-positive rates 0..limit (Bergmann et al., IJCV 2021)."""
        if not self.outside.size:
            return None
        return area(self.inside, self.weights, self.outside, limit) / limit

    def average_precision(self) -> float | None:
        """Sum over distinct thresholds of (gain in recall) · precision, every pixel alike."""
        if not self.outside.size:
            return None
        found, wrong = self.counts()
        return float(np.sum(np.diff(found, prepend=0) * found / (found + wrong)) / self.inside.size)

    def f1_max(self) -> float | None:
        """The largest F1 over all thresholds: a measure, never an operating point."""
        if not self.outside.size:
            return None
        found, wrong = self.counts()
        return float(np.max(2 * found / (self.inside.size + found + wrong)))

    def counts(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Pixels found and pixels wrongly found at each distinct value inside a defect, from the highest down.

        Between two such values only pixels outside are added: recall stays, precision falls.
        """
        values, starts = np.unique(self.inside, return_index=True)  # ascending
        found = self.inside.size - starts
        wrong = self.outside.size - np.searchsorted(self.outside, values, side="left")
        return found[::-1].astype(np.int64), wrong[::-1].astype(np.int64)


def comparison_map(values: FloatArray) -> npt.NDArray[np.float32]:
    """A map ``[h, w]`` at 256 px: area mean where it shrinks, else bilinear. Raises ValueError on NaN."""
    if not np.isfinite(values).all():
        raise ValueError("a map holds values that are not finite")
    if values.shape == (COMPARISON_SIDE, COMPARISON_SIDE):
        return np.asarray(values, dtype=np.float32)
    shrinks = min(values.shape) >= COMPARISON_SIDE
    size = (COMPARISON_SIDE, COMPARISON_SIDE)
    small = cv2.resize(
        np.asarray(values, dtype=np.float32),
        size,
        interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR,
    )
    return np.asarray(small, dtype=np.float32)


def comparison_mask(mask: Mask) -> Mask:
    """A mask ``[H, W]`` at 256 px by nearest pixel; a defect too thin to be met keeps all it touches."""
    size = (COMPARISON_SIDE, COMPARISON_SIDE)
    near = cv2.resize(mask.astype(np.uint8), size, interpolation=cv2.INTER_NEAREST_EXACT) > 0
    if near.any() or not mask.any():
        return np.asarray(near)
    return np.asarray(cv2.resize(mask.astype(np.float32), size, interpolation=cv2.INTER_AREA) > 0)


def area(inside: Values, weights: Values, outside: Values, limit: float) -> float:
    """Area under (false-positive rate, weighted share of ``inside`` found) from rate 0 to ``limit``.

    ``outside`` is sorted. Each inside value adds its weight from the rate on at which it is found; along a
    group of ties the curve is a straight line: a value's share grows from 0 to 1 over the rates of its ties.
    """
    total = outside.size
    first = (total - np.searchsorted(outside, inside, side="right")) / total  # rate before the ties
    last = (total - np.searchsorted(outside, inside, side="left")) / total  # rate after them
    whole = limit - (first + last) / 2
    cut = np.square(np.maximum(limit - first, 0)) / np.maximum(2 * (last - first), np.finfo(np.float64).tiny)
    return float(np.sum(weights * np.where(last <= limit, whole, np.where(first < limit, cut, 0.0))))
