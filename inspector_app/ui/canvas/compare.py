"""Two pictures side by side that move together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from inspector_app.domain.finding import Finding
from inspector_app.ui.canvas.appearance import Appearance
from inspector_app.ui.canvas.findings_layer import finding_path, stroke, view_transform
from inspector_app.ui.canvas.layers import HeatmapLayer, HeatmapStyle
from inspector_app.ui.canvas.picture_view import PictureView
from inspector_app.ui.canvas.pyramid import Pyramid
from inspector_app.ui.canvas.tone import Tone
from inspector_app.ui.canvas.view import Canvas
from inspector_app.ui.canvas.viewport import Viewport

UNDECIDED = [4.0, 2.5]  # the pattern of a finding that nobody has decided


@dataclass(frozen=True)
class Beside:
    """What lies on the other picture: an outline in image px, findings, a calibrated grid map ``[g_h, g_w]``."""

    outline: QPainterPath | None = None
    findings: tuple[Finding, ...] = ()
    calibrated: npt.NDArray[np.float32] | None = None


class ReferenceView(PictureView):
    """A picture to compare with, with what it is shown for."""

    def __init__(self, *, appearance: Appearance) -> None:
        super().__init__(appearance=appearance)
        self._heatmap = HeatmapLayer(HeatmapStyle())
        self._outline: QPainterPath | None = None
        self._findings: Sequence[QPainterPath] = ()
        self._bare = False

    def set_beside(self, beside: Beside) -> None:
        """What lies on the picture from now on."""
        self._outline = beside.outline
        self._findings = [finding_path(finding) for finding in beside.findings]
        self._heatmap.set_map(beside.calibrated)
        self.update()

    def set_style(self, style: HeatmapStyle) -> None:
        """Colour the map as the other one."""
        self._heatmap.restyle(**{name: getattr(style, name) for name in style.__slots__})
        self.update()

    def set_bare(self, bare: bool) -> None:
        """Only the picture, as long as it lasts."""
        self._bare = bare
        self.update()

    def value_at(self, x: float, y: float) -> float:
        return self._heatmap.value(x / max(1, self.viewport.width), y / max(1, self.viewport.height))

    def paint_over(self, painter: QPainter) -> None:
        if self._bare:
            return
        self._heatmap.paint(painter, self.viewport, self.devicePixelRatioF())
        transform, halo = view_transform(self.viewport), self.appearance.halo
        for path in self._findings:
            stroke(painter, transform.map(path), self.appearance.undecided, halo, 1.8, UNDECIDED)
        if self._outline is not None:
            stroke(painter, transform.map(self._outline), self.appearance.quiet, halo, 2.0, [])


class Compare(QWidget):
    """A view on the left as it is, and another picture on the right that is looked at in the same place."""

    def __init__(
        self, left: PictureView, parent: QWidget | None = None, *, appearance: Appearance | None = None
    ) -> None:
        super().__init__(parent)
        self._left = left
        self._right = ReferenceView(appearance=appearance or left.appearance)
        # On the picture, not above it: both pictures lie at the same height.
        self._caption = QLabel(self._right)
        self._caption.setObjectName("caption")
        self._caption.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._caption.move(10, 10)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(left, 1)
        row.addWidget(self._right, 1)
        self._right.hide()
        self._leading = False
        left.viewport_changed.connect(self._left_moved)
        left.tone_changed.connect(self._tone_changed)
        self._right.viewport_changed.connect(self._right_moved)
        if isinstance(left, Canvas):
            left.heatmap_style_changed.connect(self._right.set_style)
            left.bare_changed.connect(self._right.set_bare)
            self._right.set_style(left.heatmap_style)

    @property
    def other(self) -> ReferenceView:
        """The view on the right."""
        return self._right

    @property
    def is_open(self) -> bool:
        return self._right.isVisibleTo(self)

    @property
    def caption(self) -> str:
        """What the right side is said to be."""
        return self._caption.text()

    def show_other(
        self, pixels: npt.NDArray[np.uint8] | Pyramid, caption: str, beside: Beside | None = None
    ) -> None:
        """Open the right side with a picture, words on what it is, and what lies on it."""
        self._caption.setText(caption)
        self._caption.adjustSize()
        self._right.setAccessibleName(caption)
        self._right.show()
        self._right.set_tone(self._left.tone)
        self._right.show_picture(pixels)
        self._right.set_beside(beside or Beside())
        self._follow(self._left, self._right)

    def close_other(self) -> None:
        self._right.hide()

    def set_appearance(self, appearance: Appearance) -> None:
        self._right.set_appearance(appearance)

    @Slot(object)
    def _left_moved(self, viewport: Viewport) -> None:
        if self.is_open:
            self._follow(self._left, self._right)

    @Slot(object)
    def _right_moved(self, viewport: Viewport) -> None:
        self._follow(self._right, self._left)

    @Slot(object)
    def _tone_changed(self, tone: Tone | None) -> None:
        self._right.set_tone(tone)

    def _follow(self, leader: PictureView, follower: PictureView) -> None:
        """The same share of the part in the middle, as large against its fitted size as on the other side."""
        if self._leading or not (leader.has_picture and follower.has_picture):
            return
        self._leading = True
        seen, own = leader.viewport, follower.viewport
        if seen.fitted:
            follower.fit()
        else:
            scale = seen.scale * seen.width / own.width
            x, y = seen.centre_x * own.width / seen.width, seen.centre_y * own.height / seen.height
            follower.set_viewport(own.looking_at(scale, x, y))
        self._leading = False
