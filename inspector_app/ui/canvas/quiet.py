"""Where a part is quiet because of a mark."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter, QPainterPath

from inspector_app.domain.finding import NO_ENTRY, Evidence
from inspector_app.imaging import heatmap
from inspector_app.imaging.contours import contours
from inspector_app.ui.canvas.appearance import Appearance
from inspector_app.ui.canvas.findings_layer import paint_tag, stroke, tag_place, view_transform
from inspector_app.ui.canvas.outline import smooth_path
from inspector_app.ui.canvas.viewport import Viewport

CELL = 8  # px of the working mask per cell
QUIET_FROM = 0.5  # share of its distance that a patch must have lost
EDGE = 0.35  # of the blurred cells: a single one keeps about its size


@dataclass(frozen=True)
class QuietRegion:
    """One outline in image px with the mark's name ("P-12"), which stands at its largest piece."""

    label: str
    path: QPainterPath
    largest: QRectF


def quiet_regions(evidence: Evidence, width: int, height: int) -> list[QuietRegion]:
    """What marks took from the map of a picture of ``width × height`` px: one smooth outline a mark."""
    quieted = (evidence.quiet >= QUIET_FROM) & (evidence.entry != NO_ENTRY)
    rows, columns = quieted.shape
    regions = []
    for number in np.unique(evidence.entry[quieted]).tolist():
        cells = (quieted & (evidence.entry == number)).astype(np.float32)
        smooth = heatmap.upsample(cells, rows * CELL, columns * CELL) > EDGE
        step = np.array([width / (columns * CELL), height / (rows * CELL)])
        # The outlines run through centres of pixels.
        lines = [(line + 0.5) * step for line in contours(smooth)]
        path = smooth_path(lines)
        if not path.isEmpty():
            low, high = max(((one.min(axis=0), one.max(axis=0)) for one in lines), key=_area)
            largest = QRectF(QPointF(*low.tolist()), QPointF(*high.tolist()))
            regions.append(QuietRegion(f"P-{number}", path, largest))
    return regions


def paint_quiet(
    painter: QPainter, regions: list[QuietRegion], viewport: Viewport, colours: Appearance, words: str
) -> None:
    """Thin dotted outlines with ``words`` ("quiet: {label}") under them."""
    transform = view_transform(viewport)
    font = QFont(painter.font())
    taken: list[QRectF] = []
    for region in regions:
        path = transform.map(region.path)
        stroke(painter, path, colours.quiet, colours.halo, 1.6, [0.1, 2.6])
        if not path.boundingRect().intersects(QRectF(0, 0, viewport.view_width, viewport.view_height)):
            continue
        text = words.format(label=region.label)
        place = tag_place(text, font, transform.mapRect(region.largest), viewport, taken, below=True)
        paint_tag(painter, place, text, font, colours.tag, colours.quiet)
        taken.append(place)


def _area(box: tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]) -> float:
    return float(np.prod(box[1] - box[0]))
