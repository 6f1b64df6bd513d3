"""What lies on a picture that a part is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QPainter, QPainterPath

from inspector_app.domain.finding import Finding
from inspector_app.ui.canvas.appearance import Appearance
from inspector_app.ui.canvas.findings_layer import finding_path, stroke, view_transform
from inspector_app.ui.canvas.layers import HeatmapLayer, HeatmapStyle
from inspector_app.ui.canvas.viewport import Viewport

UNDECIDED = [4.0, 2.5]  # the pattern of a finding that nobody has decided


@dataclass(frozen=True)
class Beside:
    """What lies on the other picture: an outline in image px, findings, a calibrated grid map ``[g_h, g_w]``."""

    outline: QPainterPath | None = None
    findings: tuple[Finding, ...] = ()
    calibrated: npt.NDArray[np.float32] | None = None


class BesideLayer:
    """Paints it in the colours of the canvas."""

    def __init__(self) -> None:
        self._heatmap = HeatmapLayer(HeatmapStyle())
        self.outline: QPainterPath | None = None  # image px
        self.findings: Sequence[QPainterPath] = ()

    def set(self, beside: Beside) -> None:
        """What is painted from now on."""
        self.outline = beside.outline
        self.findings = [finding_path(finding) for finding in beside.findings]
        self._heatmap.set_map(beside.calibrated)

    def set_style(self, style: HeatmapStyle) -> None:
        """Colour the map as the other one."""
        self._heatmap.restyle(**{name: getattr(style, name) for name in style.__slots__})

    def value(self, x_share: float, y_share: float) -> float:
        """Calibrated score at a point given as shares of width and height; nan without a map."""
        return self._heatmap.value(x_share, y_share)

    def paint(self, painter: QPainter, viewport: Viewport, pixel_ratio: float, colours: Appearance) -> None:
        self._heatmap.paint(painter, viewport, pixel_ratio)
        transform = view_transform(viewport)
        for path in self.findings:
            stroke(painter, transform.map(path), colours.undecided, colours.halo, 1.8, UNDECIDED)
        if self.outline is not None:
            stroke(painter, transform.map(self.outline), colours.quiet, colours.halo, 2.0, [])
