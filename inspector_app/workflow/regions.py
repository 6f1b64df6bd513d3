"""From findings to regions: what a review or a mark of a finding refers to, in image pixels."""

from __future__ import annotations

import cv2
import numpy as np

from inspector_app.domain.finding import Finding
from inspector_app.domain.geometry import Region


def region_of(finding: Finding, width: int, height: int) -> Region:
    """The finding's contour filled; its box where the outline was not kept."""
    if len(finding.contour) < 3:
        return Region.from_box(finding.box, width, height)
    box = finding.box
    mask = np.zeros((box.h, box.w), dtype=np.uint8)
    outline = np.asarray(finding.contour, dtype=np.int32) - np.asarray([box.x, box.y], dtype=np.int32)
    cv2.fillPoly(mask, [outline], 1)
    return Region.from_mask(mask, offset=(box.x, box.y))
