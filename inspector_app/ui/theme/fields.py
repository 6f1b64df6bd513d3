"""Small things about fields and buttons that a style sheet cannot say."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Qt, Slot
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QWidget,
)

from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.refusable import RefusableButton
from inspector_app.ui.theme.theme import Theme

_ARROW = 16
_SMALL = 0.9
_SIDES = 24  # px beside the words of a chip


class Choice(QComboBox):
    """A combo box; a style sheet takes Fusion's arrow away, so it is drawn here."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        place = QRect(self.width() - _ARROW - 6, (self.height() - _ARROW) // 2, _ARROW, _ARROW)
        self._theme.icon("chevron").paint(QPainter(self), place)


class ThemedIcon(QObject):
    """The icon of a button without an action, in the colours of the theme, also after it has changed."""

    def __init__(self, button: QAbstractButton, theme: Theme, name: str) -> None:
        super().__init__(button)
        self._button, self._theme, self._name = button, theme, name
        theme.changed.connect(self.draw)
        self.draw()

    @Slot()
    def draw(self) -> None:
        self._button.setIcon(self._theme.icon(self._name))


class Told(PlainLabel):
    """What came of something, to be read and copied; in the colour of danger where it went wrong."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, wordWrap=True)
        self._theme = theme
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def tell(self, text: str, *, wrong: bool = False) -> None:
        """Say this instead."""
        self.setText(text)
        self.setStyleSheet(f"color: {self._theme.tokens.danger.name()};" if wrong else "")


class ActingButton(RefusableButton):
    """Enter presses it while it has the keyboard, and not from a field of the dialog."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def acting_button(text: str, slot: object) -> ActingButton:
    """A button of a dialog that does not end it."""
    button = ActingButton(text)
    button.clicked.connect(slot)
    return button


def closing(dialog: QDialog) -> QDialogButtonBox:
    """The one button of a dialog that decides nothing; without the icon that some styles give it."""
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    box.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
    box.rejected.connect(dialog.reject)
    return box


def keep_width_in_bold(chip: QPushButton) -> None:
    """Room for the words in bold, as a checkable chip has them while it is checked."""
    font = QFont(chip.font())
    font.setWeight(QFont.Weight.DemiBold)
    font.setPointSizeF(
        font.pointSizeF() * _SMALL
    )  # the sheet's small size, which is not its own before it is shown
    chip.setMinimumWidth(QFontMetrics(font).horizontalAdvance(chip.text()) + _SIDES)
