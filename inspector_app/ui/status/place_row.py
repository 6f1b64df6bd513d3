"""The places of the window side by side; those for which there is no room are in a menu behind them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QToolButton, QWidget


class PlaceRow(QWidget):
    """The place one stands in is always seen. A window may be so narrow that no other is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[QPushButton] = []
        self.more = QToolButton(self)
        self.more.setText("»")
        self.more.setToolTip(self.tr("More places"))
        self.more.setAccessibleName(self.tr("More places"))
        self.more.setProperty("kind", "bare")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.more)
        self.menu.aboutToShow.connect(self._fill)
        self.more.setMenu(self.menu)
        self.more.hide()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def add(self, button: QPushButton) -> None:
        """Another place, at the end."""
        button.setParent(self)
        button.toggled.connect(self._fit)
        self._buttons.append(button)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(sum(map(_width, self._buttons)), self._height())

    def minimumSizeHint(self) -> QSize:
        widest = max(map(_width, self._buttons), default=0)
        more = self.more.sizeHint().width() if len(self._buttons) > 1 else 0
        return QSize(widest + more, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # a button's words or letters have changed
            self.updateGeometry()
            self._fit()
        return super().event(event)

    def _height(self) -> int:
        return max((button.sizeHint().height() for button in self._buttons), default=0)

    @Slot()
    def _fit(self) -> None:
        room, all_fit = self.width(), self.sizeHint().width() <= self.width()
        if not all_fit:
            room -= self.more.sizeHint().width()
        checked = next((button for button in self._buttons if button.isChecked()), None)
        kept = 0 if checked is None else _width(checked)  # of the room, for the place one stands in
        at = 0
        for button in self._buttons:
            if button is checked:
                kept = 0
            fits = all_fit or button is checked or at + _width(button) + kept <= room
            button.setVisible(fits)
            if fits:
                button.setGeometry(at, 0, _width(button), self.height())
                at += _width(button)
        self.more.setVisible(not all_fit)
        self.more.setGeometry(at, 0, self.more.sizeHint().width(), self.height())

    @Slot()
    def _fill(self) -> None:
        self.menu.clear()
        for number, button in enumerate(self._buttons):
            if button.isHidden():
                action = self.menu.addAction(button.text())
                action.setData(number)
                action.setEnabled(button.isEnabled())
                action.triggered.connect(self._chosen)

    @Slot()
    def _chosen(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self._buttons[action.data()].click()


def _width(button: QPushButton) -> int:
    return button.sizeHint().width()
