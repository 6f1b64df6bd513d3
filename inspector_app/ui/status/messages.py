"""The message bar: what happened, to which file, what to do; it stays until closed and blocks nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from inspector_app.domain.errors import EnvironmentFault, InspectorError, InternalError
from inspector_app.ui.language.said import said
from inspector_app.ui.theme.fields import ThemedIcon
from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE
from inspector_app.workflow.events import Level, Notice

_REMEMBERED = 50


class MessageBar(QFrame):
    """The latest message, and how many wait behind it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self._theme = theme
        self._waiting: list[Notice] = []
        self._shown: Notice | None = None
        self.symbol = PlainLabel()
        self.what = PlainLabel(wordWrap=True)
        self.what.setProperty("role", "strong")
        self.what.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.remedy = PlainLabel(wordWrap=True)
        self.more = QPushButton()
        self.more.setProperty("kind", "quiet")
        self.more.hide()
        self.more.clicked.connect(self.dismiss_all)
        close = QToolButton()
        close.setAccessibleName(self.tr("Dismiss message"))
        ThemedIcon(close, theme, "close")
        close.clicked.connect(self.dismiss)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.what)
        words.addWidget(self.remedy)
        line = QHBoxLayout(self)
        line.setContentsMargins(SPACE.M, SPACE.S, SPACE.S, SPACE.S)
        line.setSpacing(SPACE.M)
        line.addWidget(self.symbol)
        line.addLayout(words, 1)
        line.addWidget(self.more)
        line.addWidget(close)
        theme.changed.connect(self._dress)
        self.hide()

    @Slot(object)
    def show_notice(self, notice: Notice) -> None:
        """Show it now; what was shown before waits behind it. The same message twice is one."""
        if notice == self._shown:
            return
        if self._shown is not None:
            self._waiting = [*self._waiting[-_REMEMBERED:], self._shown]
        self._show(notice)

    @Slot(object)
    def show_error(self, error: InspectorError) -> None:
        """An error as a message; what a person can mend is a warning."""
        serious = isinstance(error, EnvironmentFault | InternalError)
        self.show_notice(
            Notice(Level.ERROR if serious else Level.WARNING, error.what, error.subject, error.remedy)
        )

    @Slot()
    def dismiss(self) -> None:
        """Close this one; the one before it comes back."""
        if self._waiting:
            self._show(self._waiting.pop())
        else:
            self._shown = None
            self.hide()

    @Slot()
    def dismiss_all(self) -> None:
        self._waiting.clear()
        self.dismiss()

    def standing(self) -> tuple[Notice, ...]:
        """What nobody has closed yet, the one that is shown last."""
        return () if self._shown is None else (*self._waiting, self._shown)

    def stand_again(self, notices: Sequence[Notice]) -> None:
        """What stood in the bar of another window, in the language that is spoken now."""
        for notice in notices:
            self.show_notice(notice)

    def _show(self, notice: Notice) -> None:
        self._shown = notice
        self.setProperty("level", notice.level.value)
        self.style().unpolish(self)
        self.style().polish(self)
        self._dress()
        told = said(notice.what)
        self.what.setText(f"{notice.subject}: {told}" if notice.subject else told[:1].upper() + told[1:])
        self.remedy.setText(said(notice.remedy))
        self.remedy.setVisible(bool(notice.remedy))
        self.more.setText(self.tr("Close all {0}").format(len(self._waiting) + 1))
        self.more.setVisible(bool(self._waiting))
        self.show()

    @Slot()
    def _dress(self) -> None:
        if self._shown is not None:
            self.symbol.setPixmap(self._theme.icon(self._shown.level.value).pixmap(22, 22))
