"""Outlines and connected components of masks; neighbours touch at corners too (8-connectivity)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from inspector_app.domain.geometry import Box

Contour = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Component:
    """One connected set of pixels: its number in the label image, its box, its area in px."""

    label: int
    box: Box
    area: int


def label_components(mask: npt.NDArray[Any]) -> tuple[npt.NDArray[np.int32], tuple[Component, ...]]:
    """Label image int32 ``[h, w]`` (0 = background, then 1, 2, ...) and the components in that order."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(
        _binary(mask), connectivity=8, ltype=cv2.CV_32S
    )
    components = tuple(
        Component(label, Box(int(x), int(y), int(w), int(h)), int(area))
        for label, (x, y, w, h, area) in zip(range(1, count), stats[1:], strict=True)
    )
    return np.asarray(labels, dtype=np.int32), components


def contours(mask: npt.NDArray[Any], *, tolerance: float = 0.75) -> list[Contour]:
    """Outer outlines of ``mask [h, w]`` through pixel centres, each int32 ``[n, 2]`` of x, y; top one first.

    They stray at most ``tolerance`` px from the pixels' edge (Douglas-Peucker); 0 keeps every corner.
    """
    found, _ = cv2.findContours(_binary(mask), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    simplified = [cv2.approxPolyDP(points, tolerance, True) if tolerance > 0 else points for points in found]
    outlines = [np.asarray(points, dtype=np.int32).reshape(-1, 2) for points in simplified]
    return sorted(outlines, key=lambda points: (int(points[:, 1].min()), int(points[:, 0].min())))


def _binary(mask: npt.NDArray[Any]) -> npt.NDArray[np.uint8]:
    return np.ascontiguousarray(mask != 0).astype(np.uint8)
