"""Regions of a map that stand out, in image pixels, and which marks made regions disappear."""

from __future__ import annotations

import cv2
import numpy as np

from inspector_app.domain.bank import Scales
from inspector_app.domain.finding import Evidence, Finding
from inspector_app.engine.arrays import Cells, Floats
from inspector_app.imaging.contours import contours, label_components
from inspector_app.imaging.heatmap import upsample
from inspector_app.imaging.resize import GridGeometry

PIXELS_PER_CELL = (
    8  # working resolution: outlines are not finer than the features, and 8k images cost no more
)
SMALLEST = 0.25  # cells; specks under it are dropped beside larger findings
MOST = 50
LOWERED = 0.95  # a finding counts as lowered when its peak fell under this share of what it was
OWN_SHARE = 0.1  # of what was taken from a finding; a mark that took less is not named


def find(
    raw_map: Floats, width: int, height: int, pixel_threshold: float, *, flagged: bool
) -> tuple[Finding, ...]:
    """Findings of an image of ``width × height`` px, highest peak first; none for a part that is ok.

    raw_map [g_h, g_w] in raw units, as is ``pixel_threshold``. A flagged part always has a finding: where
    nothing of the upsampled map lies above the threshold, the component at the peak, cut halfway between
    median and peak.
    """
    if not flagged:
        return ()
    shape = raw_map.shape[0] * PIXELS_PER_CELL, raw_map.shape[1] * PIXELS_PER_CELL
    fine = upsample(raw_map, *shape)  # [8·g_h, 8·g_w]
    peak = float(fine.max())
    if peak > pixel_threshold:
        return tuple(_regions(fine, fine > pixel_threshold, width, height))
    cut = fine >= min(peak, (float(np.median(fine)) + peak) / 2)
    return tuple(_regions(fine, _component_at_peak(fine, cut), width, height))


def _component_at_peak(fine: Floats, mask: Cells) -> Cells:
    y, x = np.unravel_index(int(fine.argmax()), fine.shape)
    filled = mask.astype(np.uint8)
    cv2.floodFill(
        filled, None, (int(x), int(y)), 2, flags=8
    )  # 8 neighbours; a third of the cost of labelling
    at_peak: Cells = filled == 2
    return at_peak


def _regions(fine: Floats, mask: Cells, width: int, height: int) -> list[Finding]:
    labels, components = label_components(mask)
    rows, columns = fine.shape
    geometry = GridGeometry(width=width, height=height, grid_w=columns, grid_h=rows)
    pixel_area = width * height / fine.size
    large = [each for each in components if each.area >= SMALLEST * PIXELS_PER_CELL**2]
    measured = []
    for component in large or components:
        box = component.box
        cut = (slice(box.y, box.y + box.h), slice(box.x, box.x + box.w))
        values = np.where(labels[cut] == component.label, fine[cut], -np.inf)
        measured.append((float(values.max()), component, cut, values))
    measured.sort(key=lambda item: (-item[0], item[1].label))
    findings = []
    for ordinal, (peak, component, cut, values) in enumerate(measured[:MOST], start=1):
        y, x = np.unravel_index(int(values.argmax()), values.shape)
        outline = max(contours(np.isfinite(values)), key=len)
        findings.append(
            Finding(
                ordinal=ordinal,
                box=geometry.to_image(component.box, columns, rows),
                area=max(1, round(component.area * pixel_area)),
                peak=peak,
                peak_at=_pixel(cut[1].start + int(x), cut[0].start + int(y), fine.shape, width, height),
                contour=tuple(
                    _pixel(cut[1].start + int(px), cut[0].start + int(py), fine.shape, width, height)
                    for px, py in outline
                ),
            )
        )
    return findings


def _pixel(x: int, y: int, shape: tuple[int, ...], width: int, height: int) -> tuple[int, int]:
    """The image pixel under the centre of a pixel of the working map."""
    return int((x + 0.5) * width / shape[1]), int((y + 0.5) * height / shape[0])


def quieted_by(evidence: Evidence, scales: Scales, pixel_threshold: float) -> dict[int, float]:
    """Marks that removed or lowered a finding: number -> raw units taken from its cells, strongest first.

    A finding here is a component of the map as it would be without marks, above the pixel threshold.
    """
    taken = evidence.quiet * evidence.d_n / np.float32(scales.s)  # [g_h, g_w]
    if not (taken > 0).any():
        return {}
    unquieted = evidence.raw + taken
    high = unquieted > pixel_threshold
    if not high.any():
        return {}
    labels, components = label_components(high)
    total: dict[int, float] = {}
    for component in components:
        cells = labels == component.label
        left, was = float(evidence.raw[cells].max()), float(unquieted[cells].max())
        if left > pixel_threshold and left > LOWERED * was:
            continue
        lost = float(taken[cells].sum())
        for number in np.unique(evidence.entry[cells & (taken > 0)]).tolist():
            part = float(taken[cells & (evidence.entry == number)].sum())
            if part > OWN_SHARE * lost:
                total[number] = total.get(number, 0.0) + part
    return dict(sorted(total.items(), key=lambda item: (-item[1], item[0])))
