"""The score histogram of a lot, with the thresholds as handles that are dragged."""

from __future__ import annotations

from enum import Enum

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from inspector_app.ui.canvas.appearance import Appearance
from inspector_app.ui.canvas.histogram_picture import (
    Counts,
    ScoreAxis,
    paint_axis,
    paint_bars,
    paint_handle,
    paint_words,
)
from inspector_app.ui.canvas.score_bins import LotScores
from inspector_app.ui.language.figures import count, decimal
from inspector_app.ui.theme.tokens import DARK

BAR = 6.0  # px a bin is wide
GRIP = 8.0  # px above the axis that belong to the lower handle's grip
GRAB = 12.0  # px around a handle that take hold of it
LEFT, RIGHT, TOP, BOTTOM = 14.0, 14.0, 26.0, 24.0
KEY_STEP, KEY_LEAP = 0.01, 0.1
ARROWS = {
    Qt.Key.Key_Left: -KEY_STEP,
    Qt.Key.Key_Right: KEY_STEP,
    Qt.Key.Key_PageDown: -KEY_LEAP,
    Qt.Key.Key_PageUp: KEY_LEAP,
}
CHOOSERS = (Qt.Key.Key_Up, Qt.Key.Key_Down)


class Handle(Enum):
    UPPER = "upper"  # from here on a part is flagged
    LOWER = "lower"  # between the two it is flagged in the band "check"


class Histogram(QWidget):
    """Parts by calibrated score: ok, check and flagged by shade, reviewed ones hatched.

    The ``moved`` signals follow the hand, the ``changed`` ones come once it lets go. Values are on the
    scale of the scores that were given, in which 1 is the recipe's threshold.
    """

    threshold_moved = Signal(float)
    threshold_changed = Signal(float)
    lower_moved = Signal(float)
    lower_changed = Signal(float)
    handles_changed = Signal(float, float)  # lower, upper; once, where one or both were moved
    page_wanted = Signal()  # a double click beside the handles

    def __init__(self, parent: QWidget | None = None, *, appearance: Appearance | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance or Appearance.of(DARK)
        self._lot = LotScores.of([], [])
        self._values = {Handle.UPPER: 1.0, Handle.LOWER: 1.0}
        self._before: dict[Handle, float] | None = None  # while a handle is held: where both were
        self._active = Handle.UPPER
        self._logarithmic = True
        self._refusal = ""  # why the handles do not move
        self._bars: tuple[Counts, Counts] | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(240, 96)
        self.setAccessibleName(self.tr("Scores of the lot, with the threshold"))
        self._tell()

    # --- what is shown

    def set_scores(self, scores: npt.ArrayLike, reviewed: npt.ArrayLike) -> None:
        """Calibrated scores ``[n]`` (nan: none yet) and whether a person has decided ``[n]``."""
        self._lot = LotScores.of(scores, reviewed)
        self._bars = None
        self._changed()

    def set_threshold(self, upper: float, lower: float | None = None) -> None:
        """Where the handles stand; ignored while one is held."""
        if self._before is None:
            self._values = {Handle.UPPER: upper, Handle.LOWER: upper if lower is None else min(lower, upper)}
            self._changed()

    @property
    def threshold(self) -> float:
        return self._values[Handle.UPPER]

    @property
    def lower_threshold(self) -> float:
        return self._values[Handle.LOWER]

    @property
    def counts(self) -> tuple[int, int, int]:
        """Parts that would be ok, check, flagged where the handles stand now."""
        return self._lot.split(self.lower_threshold, self.threshold)

    def set_logarithmic(self, logarithmic: bool) -> None:
        """Heights by the logarithm of the count (few flagged parts stay visible) or by the count."""
        self._logarithmic = logarithmic
        self.update()

    def set_appearance(self, appearance: Appearance) -> None:
        self.appearance = appearance
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(900, 140)

    # --- geometry

    @property
    def axis(self) -> ScoreAxis:
        """Where scores stand in the widget."""
        low, high = self._lot.range
        return ScoreAxis(
            low, high, QRectF(LEFT, TOP, self.width() - LEFT - RIGHT, self.height() - TOP - BOTTOM)
        )

    def handle_at(self, position: QPointF) -> Handle | None:
        """The upper handle's grip is above the bars, the lower one's below."""
        axis = self.axis
        near = [handle for handle, at in self._values.items() if abs(position.x() - axis.x_of(at)) <= GRAB]
        if len(near) == 2:
            return Handle.LOWER if position.y() > axis.plot.bottom() - GRIP else Handle.UPPER
        return near[0] if near else None

    def refuse(self, refusal: str) -> None:
        """The handles do not move, for this reason; "" lets them move again."""
        self._put_back()
        self._refusal = refusal
        self.update()

    # --- moving a handle

    def _hold(self, handle: Handle) -> None:
        self._active = handle
        if self._before is None:
            self._before = dict(self._values)

    def _move(self, value: float) -> None:
        """Put the held handle there; the other one gives way, so that lower ≤ upper."""
        low, high = self._lot.range
        value = min(max(value, low), high)
        old = dict(self._values)
        self._values[self._active] = value
        if self._active is Handle.UPPER:
            # Handles that stood together stay together: no band "check" appears by dragging the threshold.
            together = self._before is not None and len(set(self._before.values())) == 1
            self._values[Handle.LOWER] = value if together else min(self.lower_threshold, value)
        else:
            self._values[Handle.UPPER] = max(self.threshold, value)
        if self.threshold != old[Handle.UPPER]:
            self.threshold_moved.emit(self.threshold)
        if self.lower_threshold != old[Handle.LOWER]:
            self.lower_moved.emit(self.lower_threshold)
        self._changed()

    def _let_go(self) -> None:
        before, self._before = self._before, None
        if before is None:
            return
        if self.threshold != before[Handle.UPPER]:
            self.threshold_changed.emit(self.threshold)
        if self.lower_threshold != before[Handle.LOWER]:
            self.lower_changed.emit(self.lower_threshold)
        if self._values != before:
            self.handles_changed.emit(self.lower_threshold, self.threshold)

    def _put_back(self) -> None:
        if self._before is not None:
            self._values, self._before = self._before, None
            self.threshold_moved.emit(self.threshold)
            self.lower_moved.emit(self.lower_threshold)
            self._changed()

    def _changed(self) -> None:
        self._tell()
        self.update()

    def _tell(self) -> None:
        ok, check, flagged = self.counts
        self.setAccessibleDescription(
            self.tr(
                "Threshold {upper}, lower handle {lower}: {ok} ok, {check} check, {flagged} flagged"
            ).format(
                upper=decimal(self.threshold),
                lower=decimal(self.lower_threshold),
                ok=ok,
                check=check,
                flagged=flagged,
            )
        )

    # --- events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        handle = self.handle_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and handle is not None:
            if self._refusal:
                QToolTip.showText(event.globalPosition().toPoint(), self._refusal, self)
                return
            self._hold(handle)
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.handle_at(event.position()) is None:
            self.page_wanted.emit()
        else:
            self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._before is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._move(self.axis.score_at(event.position().x()))
        else:
            over = self.handle_at(event.position())
            shape = Qt.CursorShape.ForbiddenCursor if self._refusal else Qt.CursorShape.SizeHorCursor
            self.setCursor(shape if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._let_go()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in ARROWS and self._refusal:
            QToolTip.showText(self.mapToGlobal(self.rect().center()), self._refusal, self)
        elif key in ARROWS:
            leap = KEY_LEAP / KEY_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0
            self._hold(self._active)
            self._move(round(self._values[self._active] + ARROWS[key] * leap, 4))
        elif key in CHOOSERS:
            self._let_go()
            self._active = Handle.UPPER if key == Qt.Key.Key_Up else Handle.LOWER
            self.update()
        elif key == Qt.Key.Key_Escape and self._before is not None:
            self._put_back()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in ARROWS and not event.isAutoRepeat():
            self._let_go()
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._let_go()
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        # With the focus here the arrows belong to the handle, not to the window's next and previous part.
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            held = key == Qt.Key.Key_Escape and self._before is not None
            if key in ARROWS or key in CHOOSERS or held:
                event.accept()
                return True
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._bin_words(event.pos().x()), self)
            return True
        return super().event(event)

    def _bin_words(self, x: float) -> str:
        """What the bar under the pointer counts."""
        every, decided = self._binned()
        axis = self.axis
        width = (axis.high - axis.low) / every.size
        number = min(int((axis.score_at(x) - axis.low) / width), every.size - 1)
        start = axis.low + number * width
        return self.tr("{start} to {end}: {count} parts, {reviewed} reviewed").format(
            start=decimal(start), end=decimal(start + width), count=every[number], reviewed=decided[number]
        )

    def _binned(self) -> tuple[Counts, Counts]:
        count = max(8, int(self.axis.plot.width() / BAR))
        if self._bars is None or self._bars[0].size != count:
            self._bars = self._lot.bins(count)
        return self._bars

    def paintEvent(self, event: QPaintEvent) -> None:
        axis, colours = self.axis, self.appearance
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours.panel)
        scores = self._lot.scores
        paint_axis(painter, axis, colours, goes_on=bool(scores.max(initial=0.0) > axis.high))
        handles = (self.lower_threshold, self.threshold)
        paint_bars(painter, axis, self._binned(), handles, colours, logarithmic=self._logarithmic)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        emphasised = self.hasFocus() or self._before is not None
        for handle, value in reversed(self._values.items()):
            active = emphasised and handle is self._active
            paint_handle(painter, axis, value, colours, upper=handle is Handle.UPPER, active=active)
        self._paint_counts(painter)
        if not scores.size:
            painter.setPen(colours.muted)
            words = self.tr("The scores of the lot appear here once parts are inspected")
            middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
            room = painter.boundingRect(axis.plot, middle, words).adjusted(-6, 0, 6, 0)
            painter.fillRect(room, colours.panel)  # the line of a handle would cross the words
            painter.drawText(axis.plot, middle, words)
        painter.end()

    def _paint_counts(self, painter: QPainter) -> None:
        (ok, check, flagged), colours = self.counts, self.appearance
        line = QRectF(LEFT, 3, self.width() - LEFT - RIGHT, 20)
        left = [(self.tr("● {n} ok").format(n=count(ok)), colours.ok)]
        reviewed = int(np.count_nonzero(self._lot.reviewed))
        if reviewed:
            left.append((self.tr("▨ {n} reviewed").format(n=count(reviewed)), colours.muted))
        right = [(self.tr("▲ {n} flagged").format(n=count(flagged)), colours.flagged)]
        if check:
            right.insert(0, (self.tr("◆ {n} check").format(n=count(check)), colours.check))
        paint_words(painter, line, left, right=False)
        paint_words(painter, line, right, right=True)
