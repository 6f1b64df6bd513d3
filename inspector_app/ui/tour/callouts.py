"""A first look around: a few callouts over the real window, one at a time, each beside what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE

SEEN = "tour/seen"
_WIDTH = 340
_ROOM = 10  # px between a callout and what it is about


@dataclass(frozen=True, slots=True)
class Stop:
    """What one callout says, and about which part of the window; it is left out while that is hidden."""

    about: QWidget
    title: str
    words: str


class Tour(QWidget):
    """Lies over the window and shades all but the one thing; Enter or → goes on, ← back, Esc ends it."""

    ended = Signal(bool)  # whether it was seen to its end

    def __init__(self, stops: Sequence[Stop], theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self._over, self._theme = over, theme
        self._stops = [stop for stop in stops if stop.about.isVisible()]
        self._at = 0
        self._before = QApplication.focusWidget()
        self.setObjectName("tour")
        self.setAccessibleName(self.tr("A look around"))
        self.card = QFrame(self)
        self.card.setObjectName("callout")
        self.card.setFixedWidth(_WIDTH)
        self.title = PlainLabel(wordWrap=True)
        self.title.setProperty("role", "large")
        self.words = PlainLabel(wordWrap=True)
        self.place = PlainLabel()
        self.place.setProperty("role", "caption")
        self.skip = QPushButton(self.tr("Skip"))
        self.skip.setProperty("kind", "quiet")
        self.next = QPushButton()
        self.next.setProperty("kind", "primary")
        line = QHBoxLayout()
        line.addWidget(self.place)
        line.addStretch(1)
        line.addWidget(self.skip)
        line.addWidget(self.next)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(SPACE.L, SPACE.M, SPACE.M, SPACE.M)
        column.setSpacing(SPACE.S)
        for widget in (self.title, self.words):
            column.addWidget(widget)
        column.addLayout(line)
        self.skip.clicked.connect(self.leave)
        self.next.clicked.connect(self.go_on)
        over.installEventFilter(self)
        for button in (self.skip, self.next):
            button.installEventFilter(self)

    @property
    def stops(self) -> list[Stop]:
        """What is shown, in order."""
        return self._stops

    def begin(self) -> None:
        """Show the first callout and take the keyboard."""
        if not self._stops:
            self._end(seen=False)
            return
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self._tell()

    @Slot()
    def go_on(self) -> None:
        """The next callout; after the last one the tour is over."""
        if self._at + 1 == len(self._stops):
            self._end(seen=True)
        else:
            self._at += 1
            self._tell()

    @Slot()
    def leave(self) -> None:
        """Enough of it."""
        self._end(seen=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape or (
            key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.skip.hasFocus()
        ):
            self.leave()
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on()
        elif key == Qt.Key.Key_Left:
            self._at = max(0, self._at - 1)
            self._tell()
        # Everything else is for the work, which waits: nothing is decided under a callout.

    def event(self, event: QEvent) -> bool:
        # Also a shortcut of the window, such as Esc, is a key of the tour while it is there.
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        if pressed and watched is not self._over and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.keyPressEvent(event)  # a button would take the arrows to go to the next button
            return True
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._over.rect())
            self._place()
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        # Tab goes round the two buttons: what lies under the shade is not to be reached.
        (self.skip if self.next.hasFocus() else self.next).setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shade = QPainterPath()
        shade.addRect(QRectF(self.rect()))
        hole = QPainterPath()
        hole.addRoundedRect(QRectF(self._target()).adjusted(-4, -4, 4, 4), SPACE.RADIUS, SPACE.RADIUS)
        painter.fillPath(shade.subtracted(hole), QColor(0, 0, 0, 120))
        painter.setPen(QPen(self._theme.tokens.accent, 3))
        painter.drawPath(hole)

    def _tell(self) -> None:
        stop = self._stops[self._at]
        last = self._at + 1 == len(self._stops)
        self.title.setText(stop.title)
        self.words.setText(stop.words)
        self.place.setText(self.tr("{0} of {1}").format(self._at + 1, len(self._stops)))
        self.next.setText(self.tr("Done") if last else self.tr("Go on"))
        self.skip.setVisible(not last)
        self.card.setAccessibleName(f"{stop.title}. {stop.words}")
        self._place()
        self.next.setFocus()
        self.update()

    def _target(self) -> QRect:
        """What the callout is about, in the tour's own coordinates, as far as it lies in the window."""
        about = self._stops[self._at].about
        corner = about.mapTo(self._over, QPoint(0, 0))
        return QRect(corner, about.size()).intersected(self.rect())

    def _place(self) -> None:
        """Beside the thing where there is room: right, left, under, over; else in the middle of it."""
        self.card.layout().activate()
        height = max(self.card.heightForWidth(_WIDTH), self.card.sizeHint().height())
        self.card.setFixedHeight(height)
        self.card.move(beside(self._target(), QSize(_WIDTH, height), self.rect()))
        self.update()

    def _end(self, *, seen: bool) -> None:
        self._over.removeEventFilter(self)
        self.hide()
        if self._before is not None:
            self._before.setFocus()
        self.ended.emit(seen)
        self.deleteLater()


def beside(target: QRect, size: QSize, room: QRect) -> QPoint:
    """Where a card of ``size`` stands beside ``target`` within ``room``."""
    middle_x = target.center().x() - size.width() // 2
    middle_y = target.center().y() - size.height() // 2
    corners = (
        QPoint(target.right() + _ROOM, middle_y),
        QPoint(target.left() - _ROOM - size.width(), middle_y),
        QPoint(middle_x, target.bottom() + _ROOM),
        QPoint(middle_x, target.top() - _ROOM - size.height()),
    )
    for corner in corners:
        moved = _within(corner, size, room)
        # It may be pushed along the edge it stands at, not over the thing.
        if not QRect(moved, size).intersects(target):
            return moved
    return _within(QPoint(middle_x, middle_y), size, room)


def _within(corner: QPoint, size: QSize, room: QRect) -> QPoint:
    x = max(room.left() + _ROOM, min(corner.x(), room.right() - size.width() - _ROOM))
    y = max(room.top() + _ROOM, min(corner.y(), room.bottom() - size.height() - _ROOM))
    return QPoint(x, y)
