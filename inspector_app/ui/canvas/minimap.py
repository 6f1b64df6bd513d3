"""The whole picture in a corner while one looks at a part of it, with a frame around what is seen."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from inspector_app.ui.canvas.picture_view import PictureView
from inspector_app.ui.canvas.pyramid import Pyramid
from inspector_app.ui.canvas.tone import Tone, rendered
from inspector_app.ui.canvas.viewport import Viewport
from inspector_app.ui.pictures import rgb_image

SIDE = 132  # of the longer side, logical px
MARGIN = 12


class Minimap(QWidget):
    """Lies on the view's lower right corner; a press or a drag looks there. Hidden while all is seen."""

    def __init__(self, view: PictureView) -> None:
        super().__init__(view)
        self._view = view
        self._pixmap = QPixmap()
        self._drawn: tuple[Pyramid, Tone | None, float] | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("The whole picture"))
        self.hide()
        view.viewport_changed.connect(self._follow)
        view.picture_changed.connect(self._picture_changed)
        view.tone_changed.connect(self._tone_changed)

    @Slot()
    def _picture_changed(self) -> None:
        self._follow(self._view.viewport)

    @Slot(object)
    def _tone_changed(self, tone: Tone | None) -> None:
        self._follow(self._view.viewport)

    @Slot(object)
    def _follow(self, viewport: Viewport) -> None:
        left, top, right, bottom = viewport.visible()
        whole = right - left >= viewport.width - 1 and bottom - top >= viewport.height - 1
        pyramid = self._view.pyramid
        if pyramid is None or whole:
            self.hide()
            return
        # Only once it is seen: most pictures are looked at as a whole.
        wanted = (pyramid, self._view.tone if pyramid.deep else None, self.devicePixelRatioF())
        if self._drawn != wanted:
            self._drawn = wanted
            self._draw(pyramid)
        size = self._pixmap.deviceIndependentSize().toSize()
        self.resize(size)
        self.move(self._view.width() - size.width() - MARGIN, self._view.height() - size.height() - MARGIN)
        self.show()
        self.update()

    def _draw(self, pyramid: Pyramid) -> None:
        ratio = self.devicePixelRatioF()
        smallest = rgb_image(rendered(pyramid.level(pyramid.depth), self._view.tone))
        self._pixmap = QPixmap.fromImage(
            smallest.scaled(
                QSize(SIDE, SIDE) * ratio,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )
        self._pixmap.setDevicePixelRatio(ratio)

    def seen(self) -> QRectF:
        """What is seen of the picture, in px of this widget."""
        viewport = self._view.viewport
        left, top, right, bottom = viewport.visible()
        across, down = self.width() / max(1, viewport.width), self.height() / max(1, viewport.height)
        return QRectF(left * across, top * down, (right - left) * across, (bottom - top) * down)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._pixmap)
        frame = self.seen().adjusted(0.5, 0.5, -0.5, -0.5)
        shade = QColor(8, 10, 14, 120)
        for part in (
            QRectF(0, 0, self.width(), frame.top()),
            QRectF(0, frame.bottom(), self.width(), self.height() - frame.bottom()),
            QRectF(0, frame.top(), frame.left(), frame.height()),
            QRectF(frame.right(), frame.top(), self.width() - frame.right(), frame.height()),
        ):
            painter.fillRect(part, shade)
        painter.setPen(QPen(self._view.appearance.drawn, 2))
        painter.drawRect(frame)
        painter.setPen(QPen(self._view.appearance.halo, 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._look(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._look(event.position())

    def _look(self, place: QPointF) -> None:
        viewport = self._view.viewport
        x = place.x() / max(1, self.width()) * viewport.width
        y = place.y() / max(1, self.height()) * viewport.height
        self._view.set_viewport(viewport.looking_at(viewport.scale, x, y))
