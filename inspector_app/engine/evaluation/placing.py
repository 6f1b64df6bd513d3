"""What a person at the line would draw around a nuisance, and where a nuisance meets a defect."""

from __future__ import annotations

import cv2
import numpy as np

from inspector_app.domain.geometry import Mask, Region
from inspector_app.engine.marking import LARGEST_SHARE

AREA = 1.3  # of what was drawn: people draw around a thing, not on its edge
_CENTRE, _AXES, _ANGLE = 0.1, 0.1, 10.0  # jitter: share of an axis, share of an axis, degrees
_MOST = 0.9 * LARGEST_SHARE  # a larger region would be refused; the operator draws a smaller one


def drawn_region(mask: Mask, random: np.random.Generator) -> Region:
    """An ellipse around the pixels of ``mask [H, W]`` as a hurried person draws it.

    It has the second moments of their convex hull and 1.3 times its area, then centre, axes and angle slip by a
    tenth of an axis and 10 degrees.
    """
    height, width = mask.shape
    hull = cv2.convexHull(cv2.findNonZero(mask.astype(np.uint8)))
    filled = np.zeros(mask.shape, dtype=np.uint8)
    cv2.fillConvexPoly(filled, hull, 1)
    rows, columns = np.nonzero(filled)
    points = np.stack([columns, rows]).astype(np.float64)  # [2, n]
    centre = points.mean(axis=1)
    spread = np.cov(points) if points.shape[1] > 2 else np.zeros((2, 2))
    values, vectors = np.linalg.eigh(spread + np.eye(2))  # ascending
    axes = 2.0 * np.sqrt(values[::-1])
    area = min(AREA * points.shape[1], _MOST * height * width)
    axes *= np.sqrt(area / (np.pi * axes.prod()))
    centre = centre + axes.mean() * random.uniform(-_CENTRE, _CENTRE, 2)
    slipped = axes * random.uniform(1.0 - _AXES, 1.0 + _AXES, 2)
    axes = slipped * min(1.0, float(np.sqrt(_MOST * height * width / (np.pi * slipped.prod()))))
    angle = float(np.degrees(np.arctan2(vectors[1, 1], vectors[0, 1]))) + float(
        random.uniform(-_ANGLE, _ANGLE)
    )
    drawn = np.zeros(mask.shape, dtype=np.uint8)
    fine = 16
    cv2.ellipse(
        drawn,
        (int(centre[0] * fine), int(centre[1] * fine)),
        (max(fine, int(axes[0] * fine)), max(fine, int(axes[1] * fine))),
        angle,
        0,
        360,
        1,
        -1,
        cv2.LINE_8,
        4,
    )
    if not drawn.any():  # slipped off the picture
        return Region.from_mask(filled)
    return Region.from_mask(drawn)


def place_over(defect: Mask, random: np.random.Generator) -> tuple[float, float]:
    """A pixel (x, y) of the defect, where a nuisance that lies over it has its centre."""
    rows, columns = np.nonzero(defect)
    chosen = int(random.integers(rows.size))
    return float(columns[chosen]), float(rows[chosen])


def places_beside(defect: Mask, random: np.random.Generator, *, tries: int = 12) -> list[tuple[float, float]]:
    """Pixels (x, y) around the defect from near to far, where a nuisance might lie without touching it."""
    height, width = defect.shape
    away = cv2.distanceTransform((~defect).astype(np.uint8), cv2.DIST_L2, 3)  # [H, W]
    scale = float(np.sqrt(height * width))
    places = []
    for share in np.linspace(0.08, 0.40, tries):
        ring = np.abs(away - share * scale) < 0.02 * scale
        rows, columns = np.nonzero(ring)
        if rows.size:
            chosen = int(random.integers(rows.size))
            places.append((float(columns[chosen]), float(rows[chosen])))
    return places
