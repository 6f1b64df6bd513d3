"""Two pictures side by side that move together."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from inspector_app.ui.canvas.appearance import Appearance
from inspector_app.ui.canvas.findings_layer import stroke, view_transform
from inspector_app.ui.canvas.picture_view import PictureView
from inspector_app.ui.canvas.pyramid import Pyramid
from inspector_app.ui.canvas.viewport import Viewport


class ReferenceView(PictureView):
    """A picture to compare with; what it is shown for may be outlined."""

    def __init__(self, *, appearance: Appearance) -> None:
        super().__init__(appearance=appearance)
        self._outline: QPainterPath | None = None

    def set_outline(self, outline: QPainterPath | None) -> None:
        """A closed line in image px, or none."""
        self._outline = outline
        self.update()

    def paint_over(self, painter: QPainter) -> None:
        if self._outline is not None:
            path = view_transform(self.viewport).map(self._outline)
            stroke(painter, path, self.appearance.quiet, self.appearance.halo, 2.0, [])


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
        self._right.viewport_changed.connect(self._right_moved)

    @property
    def other(self) -> PictureView:
        """The view on the right."""
        return self._right

    @property
    def is_open(self) -> bool:
        return self._right.isVisibleTo(self)

    def show_other(
        self,
        pixels: npt.NDArray[np.uint8] | Pyramid,
        caption: str,
        outline: QPainterPath | None = None,
    ) -> None:
        """Open the right side with a picture ``uint8 RGB [H, W, 3]``, words on what it is, and an outline in it."""
        self._caption.setText(caption)
        self._caption.adjustSize()
        self._right.setAccessibleName(caption)
        self._right.show()
        self._right.show_picture(pixels)
        self._right.set_outline(outline)
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
