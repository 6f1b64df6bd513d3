"""A line of words that gives way: where there is too little room, its end is left out and stands in the tool tip."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector_app.ui.theme.plain import PlainLabel

_LEAST = 60  # px


class ElidedLabel(PlainLabel):
    """As wide as its words where it can, and gone where there is no room at all."""

    def minimumSizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), super().minimumSizeHint().height())

    @property
    def is_cut(self) -> bool:
        """Whether some of the words do not fit."""
        return self._wide(self.words()) > self.width()

    def words(self) -> str:
        """What is shown in the room that there is; its end is left out if that is still too little."""
        return self.text()

    def _wide(self, words: str) -> int:
        return self.fontMetrics().horizontalAdvance(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        short = self.fontMetrics().elidedText(self.words(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), self.alignment() | Qt.AlignmentFlag.AlignVCenter, short)


class YieldingLabel(ElidedLabel):
    """Of no width by itself: it takes what the others beside it leave, up to its words."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._fit()

    def setText(self, text: str) -> None:
        super().setText(text)
        self._fit()

    def clear(self) -> None:
        self.setText("")

    @property
    def is_cut(self) -> bool:
        return self._wide(self.text()) > self.width()

    def words(self) -> str:
        """Nothing rather than a letter and three dots."""
        return self.text() if self.width() >= min(_LEAST, self._wide(self.text())) else ""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        self.setMaximumWidth(self.sizeHint().width() if self.text() else 0)
