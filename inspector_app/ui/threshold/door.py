"""The way from the histogram at the foot of the review to the page where a threshold is tried out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QWidget

_TOP = 1
_COUNTS = 280  # px that are written on from the left


class Door(QToolButton):
    """A button at the upper edge of the histogram, where it hides neither counts nor, mostly, a handle."""

    def __init__(self, action: QAction, over: QWidget) -> None:
        super().__init__(over)
        self.setDefaultAction(action)
        self.setText(self.tr("Try out…"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setAccessibleName(action.text())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(24)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        over.installEventFilter(self)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        self.adjustSize()
        over = self.parentWidget()
        assert over is not None
        self.move(max(_COUNTS, over.width() // 4), _TOP)
