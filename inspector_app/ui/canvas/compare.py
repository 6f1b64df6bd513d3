"""Two pictures side by side that move together, or one over the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector_app.ui.canvas.appearance import Appearance
from inspector_app.ui.canvas.beside_layer import Beside, BesideLayer
from inspector_app.ui.canvas.layers import HeatmapStyle
from inspector_app.ui.canvas.overlaid import Manner, Overlaid
from inspector_app.ui.canvas.picture_view import PictureView
from inspector_app.ui.canvas.pyramid import Pyramid
from inspector_app.ui.canvas.tone import Tone
from inspector_app.ui.canvas.view import Canvas
from inspector_app.ui.canvas.viewport import Viewport
from inspector_app.ui.theme.plain import PlainLabel

__all__ = ["Beside", "Compare", "Manner", "ReferenceView"]


class Other(NamedTuple):
    """A picture to compare with, what it is said to be, and what lies on it."""

    pyramid: Pyramid
    caption: str
    beside: Beside


class ReferenceView(PictureView):
    """A picture to compare with, with what it is shown for."""

    def __init__(self, *, appearance: Appearance) -> None:
        super().__init__(appearance=appearance)
        self._layer = BesideLayer()
        self._bare = False

    @property
    def findings(self) -> Sequence[QPainterPath]:
        """The outlines that lie on it, in image px."""
        return self._layer.findings

    @property
    def outline(self) -> QPainterPath | None:
        """The outline of a mark that lies on it."""
        return self._layer.outline

    def set_beside(self, beside: Beside) -> None:
        """What lies on the picture from now on."""
        self._layer.set(beside)
        self.update()

    def set_style(self, style: HeatmapStyle) -> None:
        """Colour the map as the other one."""
        self._layer.set_style(style)
        self.update()

    def set_bare(self, bare: bool) -> None:
        """Only the picture, as long as it lasts."""
        self._bare = bare
        self.update()

    def value_at(self, x: float, y: float) -> float:
        return self._layer.value(x / max(1, self.viewport.width), y / max(1, self.viewport.height))

    def paint_over(self, painter: QPainter) -> None:
        if not self._bare:
            self._layer.paint(painter, self.viewport, self.devicePixelRatioF(), self.appearance)


class Compare(QWidget):
    """A view as it is, and another picture on its right, or over it, that is looked at in the same place."""

    manner_changed = Signal(object)  # Manner

    def __init__(
        self, left: PictureView, parent: QWidget | None = None, *, appearance: Appearance | None = None
    ) -> None:
        super().__init__(parent)
        self._left = left
        self._other: Other | None = None
        self._manner = Manner.BESIDE
        self.over = Overlaid(left)
        self.over.blinked_out.connect(self._lay_beside)
        self._right = ReferenceView(appearance=appearance or left.appearance)
        # On the picture, not above it: both pictures lie at the same height.
        self._caption = PlainLabel(self._right)
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
            for shown in (self._right, self.over):
                left.heatmap_style_changed.connect(shown.set_style)
                left.bare_changed.connect(shown.set_bare)
                shown.set_style(left.heatmap_style)

    @property
    def other(self) -> ReferenceView:
        """The view on the right."""
        return self._right

    @property
    def is_open(self) -> bool:
        """Whether there is another picture, beside or over this one."""
        return self._other is not None

    @property
    def caption(self) -> str:
        """What the other picture is said to be."""
        return self._caption.text()

    @property
    def manner(self) -> Manner:
        """How the other picture is looked at, where there is one."""
        return self._manner

    def set_manner(self, manner: Manner) -> None:
        """Beside, behind a line that is dragged, or in turn."""
        if manner is not self._manner:
            self._manner = manner
            self._lay()
            self.manner_changed.emit(manner)

    def show_other(
        self, pixels: npt.NDArray[np.uint8] | Pyramid, caption: str, beside: Beside | None = None
    ) -> None:
        """Show another picture too, with words on what it is, and what lies on it."""
        pyramid = pixels if isinstance(pixels, Pyramid) else Pyramid(pixels)
        self._other = Other(pyramid, caption, beside or Beside())
        self._caption.setText(caption)
        self._caption.adjustSize()
        self._lay()

    def set_beside(self, beside: Beside) -> None:
        """Other things on the same picture."""
        if self._other is not None:
            self._other = self._other._replace(beside=beside)
            self._right.set_beside(beside)
            self.over.layer.set(beside)
            self._left.update()

    def close_other(self) -> None:
        self._other = None
        self._lay()

    def _lay(self) -> None:
        other = self._other
        self._right.setVisible(other is not None and self._manner is Manner.BESIDE)
        if other is None or self._manner is Manner.BESIDE:
            self.over.clear()
        if other is None:
            return
        if self._manner is not Manner.BESIDE:
            self.over.show(self._manner, *other)
            return
        self._right.setAccessibleName(other.caption)
        self._right.set_tone(self._left.tone)
        self._right.show_picture(other.pyramid)
        self._right.set_beside(other.beside)
        self._follow(self._left, self._right)

    @Slot()
    def _lay_beside(self) -> None:
        self.set_manner(Manner.BESIDE)

    def set_appearance(self, appearance: Appearance) -> None:
        self._right.set_appearance(appearance)

    @Slot(object)
    def _left_moved(self, viewport: Viewport) -> None:
        if self.is_open and self._manner is Manner.BESIDE:
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
