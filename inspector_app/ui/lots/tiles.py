"""A small picture with a line of words under it, for lists of places and marks."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.wells import paint_in_well

WORDS = 20  # px under the picture


class Tile(QWidget):
    """Shows what ``set_pixmap`` gives it; a click, Enter or Space activates it where it ``acts``."""

    activated = Signal()

    def __init__(
        self,
        words: str,
        theme: Theme,
        *,
        side: int = 96,
        acts: bool = False,
        strong: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._theme, self._side = words, theme, side
        self._acts, self._strong = acts, strong
        self._pixmap: QPixmap | None = None
        self.setFixedSize(self.sizeHint())
        self.setAccessibleName(words)
        if acts:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def has_picture(self) -> bool:
        return self._pixmap is not None and not self._pixmap.isNull()

    def set_pixmap(self, pixmap: QPixmap) -> None:
        self._pixmap = pixmap
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side * 3 // 4 + WORDS)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        well = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -WORDS - 0.5)
        outline = paint_in_well(painter, well, self._pixmap, t)
        if self._strong or self.hasFocus():
            painter.setPen(QPen(t.accent, 2))
            painter.drawPath(outline)
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * 0.86)
        painter.setFont(font)
        painter.setPen(t.text if self._strong else t.muted)
        words = self.rect().adjusted(0, self.height() - WORDS + 1, 0, 0)
        short = painter.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideMiddle, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, short)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if (
            self._acts
            and event.button() == Qt.MouseButton.LeftButton
            and self.rect().contains(event.position().toPoint())
        ):
            self.activated.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._acts and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.activated.emit()
        else:
            super().keyPressEvent(event)
