"""A short note over the window that goes away by itself, with a button where there is something to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from inspector_app.ui.theme.plain import PlainLabel, plain_tip
from inspector_app.ui.theme.tokens import SPACE

_STAYS_MS = 7_000
_ABOVE = 150  # clear of the histogram


class Toast(QFrame):
    """One at a time, at the lower edge of its parent."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._then: Callable[[], object] | None = None
        self.setObjectName("toast")
        self.words = PlainLabel()
        self.button = QPushButton()
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self._press)
        self._line = QHBoxLayout(self)
        self._line.addWidget(self.words)
        self._line.addWidget(self.button)
        self._timer = QTimer(self, singleShot=True, interval=_STAYS_MS)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def say(self, words: str, button: str = "", then: Callable[[], object] | None = None) -> None:
        """Show ``words`` for a while; ``then`` is what the button does. An earlier toast and its button are gone."""
        self._then = then
        self.words.setText(words)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self._line.setContentsMargins(SPACE.L, SPACE.S, SPACE.S if button else SPACE.L, SPACE.S)
        self.setMinimumHeight(SPACE.TOUCH - SPACE.XS)
        self.adjustSize()
        over = self.width() - self._over.width() + 2 * SPACE.L
        if over > 0:  # a path as long as they come: its middle is left out and stands in the tool tip
            room = max(0, self.words.sizeHint().width() - over)
            self.words.setText(self.words.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, room))
            self.adjustSize()
        self.words.setToolTip(plain_tip(words) if over > 0 else "")
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
        if self._then is not None:
            self._then()
