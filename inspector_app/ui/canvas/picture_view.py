"""A picture that can be looked at: zoom at the cursor, pan, fit, one to one, by mouse, wheel and touch."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from inspector_app.ui.canvas.appearance import Appearance
from inspector_app.ui.canvas.layers import PictureLayer
from inspector_app.ui.canvas.pyramid import Pyramid
from inspector_app.ui.canvas.tone import Tone
from inspector_app.ui.canvas.touch import Finger, Touches
from inspector_app.ui.canvas.viewport import Viewport
from inspector_app.ui.theme.tokens import DARK

NOTCH = 1.2  # zoom per step of the wheel
STEP = 1.5  # zoom per press of a key
TOUCH_EVENTS = (
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TouchEnd,
    QEvent.Type.TouchCancel,
)


class PictureView(QWidget):
    """Shows one picture. Zoom and centre stay between pictures of the same size."""

    viewport_changed = Signal(object)  # Viewport, after a zoom, a pan or a new size
    cursor_moved = Signal(float, float, float)  # x, y in image px; calibrated score there or nan
    cursor_left = Signal()
    picture_changed = Signal()
    tone_changed = Signal(object)  # Tone or None

    def __init__(self, parent: QWidget | None = None, *, appearance: Appearance | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance or Appearance.of(DARK)
        self._viewport = Viewport(0, 0, self.width(), self.height())
        self._picture: PictureLayer | None = None
        self._pyramid: Pyramid | None = None
        self._message = self._notice = ""
        self._tone: Tone | None = None
        self._above: Callable[[QPainter], None] | None = None
        self._touches = Touches()
        self._touched = False  # what is pressed is pressed by a finger
        self._pressed_at: QPointF | None = None  # where a drag that may pan began
        self._pan_from: QPointF | None = None
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setMinimumSize(160, 120)

    # --- what is shown

    def show_picture(self, pixels: npt.NDArray[np.uint8] | Pyramid) -> None:
        """Show a picture; of the same size as the one before: with the same zoom and centre. The tone stays."""
        pyramid = pixels if isinstance(pixels, Pyramid) else Pyramid(pixels)
        same = (pyramid.width, pyramid.height) == (self._viewport.width, self._viewport.height)
        if not same or self._picture is None:
            self._viewport = Viewport(pyramid.width, pyramid.height, self.width(), self.height()).fit()
        self._picture = PictureLayer(pyramid, self._tone)
        self._pyramid = pyramid
        self._message = ""
        self.picture_changed.emit()
        self._viewport_moved()

    def show_message(self, text: str) -> None:
        """No picture, but words in its place: why there is none, or what to do."""
        self._picture = self._pyramid = None
        self._message = text
        self.picture_changed.emit()
        self.update()

    @property
    def message(self) -> str:
        """The words in place of a picture, or ""."""
        return self._message

    @property
    def pyramid(self) -> Pyramid | None:
        """The picture that is shown."""
        return self._pyramid

    def pixel_at(self, x: float, y: float) -> tuple[int, ...] | None:
        """The value of the file under an image point, or red, green and blue; None outside the picture."""
        if self._pyramid is None or not (0 <= x < self._pyramid.width and 0 <= y < self._pyramid.height):
            return None
        value: Any = self._pyramid.level(0)[int(y), int(x)].tolist()
        return tuple(value) if isinstance(value, list) else (value,)

    @property
    def tone(self) -> Tone | None:
        """Which values of a 16-bit picture are seen black and white; None: the full range."""
        return self._tone

    def set_tone(self, tone: Tone | None) -> None:
        """Look at 16-bit pictures through this tone, also at those that come; 8-bit ones stay as they are."""
        if tone != self._tone:
            self._tone = tone
            if self._picture is not None:
                self._picture.set_tone(tone)
            self.update()
            self.tone_changed.emit(tone)

    def set_notice(self, words: str) -> None:
        """Words at the top of the picture, as long as they are true; "" for none."""
        self._notice = words
        self.update()

    @property
    def has_picture(self) -> bool:
        return self._picture is not None

    def set_appearance(self, appearance: Appearance) -> None:
        """Other colours, when the theme changes."""
        self.appearance = appearance
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(800, 600)

    # --- where one looks

    @property
    def viewport(self) -> Viewport:
        return self._viewport

    def set_viewport(self, viewport: Viewport) -> None:
        """Look there; the picture's and the view's own sizes are kept."""
        if viewport.fitted:
            moved = self._viewport.fit()
        else:
            moved = self._viewport.looking_at(viewport.scale, viewport.centre_x, viewport.centre_y)
        self._move_to(moved)

    def fit(self) -> None:
        """The whole picture."""
        self._move_to(self._viewport.fit())

    def actual_size(self, at: QPointF | None = None) -> None:
        """One px of the image on one px of the screen, around a point of the view or its middle."""
        target = 1.0 / self.devicePixelRatioF()
        self._zoom(target / self._viewport.scale, at)

    def zoom_in(self) -> None:
        self._zoom(STEP, None)

    def zoom_out(self) -> None:
        self._zoom(1 / STEP, None)

    def _zoom(self, factor: float, at: QPointF | None) -> None:
        point = at or QPointF(self.width() / 2, self.height() / 2)
        self._move_to(self._viewport.zoomed(factor, point.x(), point.y()))

    def _move_to(self, viewport: Viewport) -> None:
        if self._picture is not None and viewport != self._viewport:
            self._viewport = viewport
            self._viewport_moved()

    def _viewport_moved(self) -> None:
        self.update()
        self.viewport_changed.emit(self._viewport)

    # --- hooks of a view that shows more

    def value_at(self, x: float, y: float) -> float:
        """The calibrated score under an image point; a picture alone has none."""
        return float("nan")

    def paint_over(self, painter: QPainter) -> None:
        """Paint what lies on the picture."""

    def lay_over(self, paint: Callable[[QPainter], None]) -> None:
        """Have something painted above all of it, whenever there is a picture."""
        self._above = paint

    def clicked(self, position: QPointF) -> None:
        """A left click that did not become a drag, in view px."""

    def touch_began(self) -> None:
        """Two fingers are down: what one finger had begun is void."""

    # --- events

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.appearance.surface)
        if self._picture is None:
            painter.setPen(self.appearance.muted)
            words = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(QRectF(self.rect()).adjusted(24, 24, -24, -24), words, self._message)
        else:
            self._picture.paint(painter, self._viewport, self.devicePixelRatioF())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.paint_over(painter)
            if self._above is not None:
                self._above(painter)
            self._paint_notice(painter)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(QPen(QColor(self.appearance.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_notice(self, painter: QPainter) -> None:
        if not self._notice:
            return
        words = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        room = QRectF(0, 0, min(self.width() - 24.0, 560.0), self.height())
        place = painter.boundingRect(room, words, self._notice).adjusted(-10, -6, 10, 6)
        place.moveTo((self.width() - place.width()) / 2, 10)
        painter.setPen(QPen(self.appearance.check, 1.5))
        painter.setBrush(self.appearance.tag)
        painter.drawRoundedRect(place, 6, 6)
        painter.setPen(Qt.GlobalColor.white)
        painter.drawText(place, words, self._notice)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._viewport = self._viewport.resized(self.width(), self.height())
        self._viewport_moved()

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta().y() / 120
        if steps:
            self._zoom(NOTCH**steps, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._pressed_at = event.position()
            if event.button() is Qt.MouseButton.MiddleButton:
                self._begin_pan(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        position = event.position()
        if self._pan_from is not None:
            moved = position - self._pan_from
            self._pan_from = position
            self._move_to(self._viewport.panned(moved.x(), moved.y()))
        elif self._pressed_at is not None:
            far = (position - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
            if far:
                self._begin_pan(self._pressed_at)
                self.mouseMoveEvent(event)
                return
        self._tell_cursor(position)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        panned, was_pressed = self._pan_from is not None, self._pressed_at is not None
        self._pan_from = self._pressed_at = None
        if panned:
            self.restore_cursor()
        elif was_pressed and event.button() is Qt.MouseButton.LeftButton:
            self.clicked(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            if self._viewport.fitted:
                self.actual_size(event.position())
            else:
                self.fit()

    def leaveEvent(self, event: QEvent) -> None:
        self.cursor_left.emit()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent) and event.type() in TOUCH_EVENTS:
            self._touch(event)
            event.accept()
            return True
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._viewport_moved()  # another screen: what was drawn for the last one is too coarse or too fine
        zooms = Qt.NativeGestureType.ZoomNativeGesture
        if isinstance(event, QNativeGestureEvent) and event.gestureType() is zooms:
            self._zoom(1.0 + event.value(), event.position())
            return True
        return super().event(event)

    def restore_cursor(self) -> None:
        """The shape of the pointer after a pan."""
        self.unsetCursor()

    def _begin_pan(self, position: QPointF) -> None:
        self._pan_from = position
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def _touch(self, event: QTouchEvent) -> None:
        """Two fingers zoom and pan; one is a mouse with its left button down."""
        viewport, acts = self._touches.follow(event, self._viewport)
        self._touched = True
        for act, at in acts:
            if act is Finger.VOID:
                self._pressed_at = self._pan_from = None
                self.touch_began()
            else:
                self._mouse(act, at)
        self._touched = False
        if viewport is not None:
            self._move_to(viewport)

    def _mouse(self, act: Finger, at: QPointF) -> None:
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        kind, button, buttons, handler = {
            Finger.PRESS: (QEvent.Type.MouseButtonPress, left, left, self.mousePressEvent),
            Finger.MOVE: (QEvent.Type.MouseMove, none, left, self.mouseMoveEvent),
            Finger.RELEASE: (QEvent.Type.MouseButtonRelease, left, none, self.mouseReleaseEvent),
            Finger.DOUBLE: (QEvent.Type.MouseButtonDblClick, left, left, self.mouseDoubleClickEvent),
        }[act]
        whole = QPointF(self.mapToGlobal(at))
        handler(QMouseEvent(kind, at, whole, button, buttons, QApplication.keyboardModifiers()))

    def _tell_cursor(self, position: QPointF) -> None:
        if self._picture is not None:
            x, y = self._viewport.to_image(position.x(), position.y())
            self.cursor_moved.emit(x, y, self.value_at(x, y))
