"""The picture to compare with, over the part instead of beside it: behind a line that is dragged, or in turn."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QStyle, QWidget

from inspector_app.ui.canvas.beside_layer import Beside, BesideLayer
from inspector_app.ui.canvas.layers import HeatmapStyle, PictureLayer
from inspector_app.ui.canvas.picture_view import PictureView
from inspector_app.ui.canvas.pyramid import Pyramid
from inspector_app.ui.canvas.viewport import Viewport

BLINK_MS = 250  # each picture: twice a second there and back, below what troubles sensitive eyes
BLINKS_FOR_MS = 10_000  # motion that nobody stops ends by itself
GRIP = 28  # px of the handle's width: what a finger finds
STEP = 0.02  # of the width, a key


class Manner(Enum):
    """How the other picture is looked at."""

    BESIDE = "beside"
    WIPE = "wipe"
    BLINK = "blink"


class Overlaid(QObject):
    """Paints the other picture over a view, and owns the handle and the timer that this takes."""

    blinked_out = Signal()  # blinking has ended by itself

    def __init__(self, view: PictureView) -> None:
        super().__init__(view)
        self._view = view
        self._manner = Manner.BESIDE
        self._picture: PictureLayer | None = None
        self._pyramid: Pyramid | None = None
        self._caption = ""
        self._other_seen = False
        self._turns = 0
        self._bare = False
        self.layer = BesideLayer()
        self.handle = WipeHandle(view)
        self.handle.moved.connect(view.update)
        self._timer = QTimer(self, interval=BLINK_MS)
        self._timer.timeout.connect(self.turn)
        view.lay_over(self.paint)
        view.tone_changed.connect(self._tone_changed)
        view.installEventFilter(self)

    @property
    def blinks(self) -> bool:
        """Whether it goes on by itself."""
        return self._timer.isActive()

    @property
    def other_seen(self) -> bool:
        """Whether the other picture is the one that is seen, while both are shown in turn."""
        return self._other_seen

    def show(self, manner: Manner, pyramid: Pyramid, caption: str, beside: Beside) -> None:
        """Lay a picture over the view; ``caption`` says what it is."""
        began = manner is not self._manner or self._pyramid is None
        self._manner, self._pyramid, self._caption = manner, pyramid, caption
        self._picture = PictureLayer(pyramid, self._view.tone)
        self.layer.set(beside)
        self.handle.setVisible(manner is Manner.WIPE)
        self.handle.setAccessibleName(self.tr("Wipe between this part and: {0}").format(caption))
        if manner is not Manner.BLINK:
            self._timer.stop()
        elif began:
            self._turns, self._other_seen = 0, True
            # Where the desktop is told to do without motion, each press of the key is a turn.
            hint = QStyle.StyleHint.SH_Widget_Animation_Duration
            if self._view.style().styleHint(hint, None, self._view) > 0:
                self._timer.start()
        self._view.update()

    def clear(self) -> None:
        """The view alone."""
        self._timer.stop()
        self._manner, self._picture, self._pyramid = Manner.BESIDE, None, None
        self._other_seen = False
        self.handle.hide()
        self._view.update()

    @Slot()
    def turn(self) -> None:
        """The other of the two pictures; after ten seconds that was the last time."""
        self._turns += 1
        if self._turns * BLINK_MS >= BLINKS_FOR_MS:
            self._timer.stop()
            self.blinked_out.emit()
            return
        self._other_seen = not self._other_seen
        self._view.update()

    def set_style(self, style: HeatmapStyle) -> None:
        """Colour the map of the other picture as the part's own."""
        self.layer.set_style(style)
        self._view.update()

    def set_bare(self, bare: bool) -> None:
        """Only the pictures, as long as it lasts."""
        self._bare = bare
        self._view.update()

    def paint(self, painter: QPainter) -> None:
        """What ``PictureView`` asks for once it has painted its own picture."""
        if self._picture is None or self._pyramid is None:
            return
        view = self._view
        place = QRectF(view.rect())
        if self._manner is Manner.WIPE:
            place.setLeft(self.handle.line)
        if self._manner is Manner.WIPE or self._other_seen:
            painter.save()
            painter.setClipRect(place)
            painter.fillRect(place, view.appearance.surface)
            seen = other_viewport(view.viewport, self._pyramid.width, self._pyramid.height)
            self._picture.paint(painter, seen, view.devicePixelRatioF())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if not self._bare:
                self.layer.paint(painter, seen, view.devicePixelRatioF(), view.appearance)
            painter.restore()
        own = self.tr("this part")
        if self._manner is Manner.WIPE:
            self._name(painter, own, right=False)
            self._name(painter, self._caption, right=True)
        else:
            self._name(painter, self._caption if self._other_seen else own, right=False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self.handle.follow()
        elif event.type() is QEvent.Type.Hide and self.blinks:
            self._timer.stop()
            self.blinked_out.emit()
        return False

    @Slot(object)
    def _tone_changed(self, tone: object) -> None:
        if self._picture is not None:
            self._picture.set_tone(self._view.tone)

    def _name(self, painter: QPainter, words: str, *, right: bool) -> None:
        """Which picture is which, in its upper corner."""
        colours = self._view.appearance
        room = QRectF(0, 0, self._view.width() * 0.45, 60)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        place = painter.boundingRect(room, flags, words).adjusted(-8, -4, 8, 4)
        place.moveTopLeft(QPointF(self._view.width() - place.width() - 10 if right else 10, 10))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.tag)
        painter.drawRoundedRect(place, 4, 4)
        painter.setPen(Qt.GlobalColor.white)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)


class WipeHandle(QWidget):
    """The line between the two pictures: dragged, or moved by the arrow keys."""

    moved = Signal()

    def __init__(self, view: PictureView) -> None:
        super().__init__(view)
        self._view = view
        self.share = 0.5  # of the view's width that the part itself has
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(self.tr("Drag to see more of one picture or of the other   ← →"))
        self.hide()

    @property
    def line(self) -> float:
        """Where the line is, in px of the view."""
        return round(self.share * self._view.width())

    def move_to(self, share: float) -> None:
        """Another place for the line, from 0 to 1."""
        share = min(max(share, 0.0), 1.0)
        if share != self.share:
            self.share = share
            self.follow()
            self.moved.emit()

    def follow(self) -> None:
        """Be where the line is, also in a view of another size."""
        self.setGeometry(round(self.line) - GRIP // 2, 0, GRIP, self._view.height())

    def showEvent(self, event: QEvent) -> None:
        self.follow()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = self._view.appearance
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, y = GRIP / 2, self.height() / 2
        painter.setPen(QPen(colours.halo, 4))
        painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
        painter.setPen(QPen(colours.drawn, 2))
        painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
        painter.setPen(QPen(colours.accent if self.hasFocus() else colours.halo, 2))
        painter.setBrush(QColor(colours.drawn))
        painter.drawEllipse(QPointF(x, y), 11, 11)
        painter.setPen(QPen(colours.tag, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for way in (-1, 1):
            tip = QPointF(x + 7 * way, y)
            painter.drawLine(tip, QPointF(x + 3 * way, y - 4))
            painter.drawLine(tip, QPointF(x + 3 * way, y + 4))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.move_to(self.mapToParent(event.position()).x() / max(1, self._view.width()))

    def event(self, event: QEvent) -> bool:
        # The arrows also lead to the next part: here they are for the line.
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and event.key() in _KEYS
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _KEYS.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
        else:
            self.move_to(self.share + way * STEP)


_KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -1000, Qt.Key.Key_End: 1000}


def other_viewport(seen: Viewport, width: int, height: int) -> Viewport:
    """How a picture of ``width × height`` is seen so that its middle and its width lie on those of the one seen."""
    return Viewport(
        width,
        height,
        seen.view_width,
        seen.view_height,
        scale=seen.scale * seen.width / width,
        centre_x=seen.centre_x * width / seen.width,
        centre_y=seen.centre_y * height / seen.height,
        fitted=False,
    )
