"""A short note over the window that goes away by itself, with a button where there is something to do."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from inspector_app.ui.theme.tokens import SPACE

_STAYS_MS = 7_000
_ABOVE = 150  # clear of the histogram


class Toast(QFrame):
    """One at a time, at the lower edge of its parent."""

    pressed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("toast")
        self.words = QLabel()
        self.button = QPushButton()
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self._press)
        line = QHBoxLayout(self)
        line.setContentsMargins(SPACE.L, SPACE.S, SPACE.S, SPACE.S)
        line.addWidget(self.words)
        line.addWidget(self.button)
        self._timer = QTimer(self, singleShot=True, interval=_STAYS_MS)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def say(self, words: str, button: str = "") -> None:
        """Show ``words`` for a while."""
        self.words.setText(words)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        parent = self._over
        self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - _ABOVE)

    @Slot()
    def _press(self) -> None:
        self.hide()
        self.pressed.emit()
