"""The command palette: type a few letters of what is wanted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from inspector_app.ui.actions import Actions
from inspector_app.ui.dialogs.keys import keys_of
from inspector_app.ui.registry import COMMANDS, SECTIONS
from inspector_app.ui.theme.icons import or_blank
from inspector_app.ui.theme.refusable import RefusableAction
from inspector_app.ui.theme.tokens import SPACE


class CommandPalette(QDialog):
    """Lists the commands that can act now, and those that another person may use; Enter does the chosen one.

    In every language the English words find a command too: the way back from a language that one cannot read.
    """

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        # A dialog, not a popup: the window behind a popup keeps the focus, and with it its plain keys.
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("palette")
        self.setModal(True)
        self.setFixedWidth(520)
        self.field = QLineEdit(placeholderText=self.tr("What do you want to do?"))
        self.field.setAccessibleName(self.tr("Find a command"))
        self.list = QListWidget()
        self.list.setObjectName("framed")
        self.list.setFixedHeight(300)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setAccessibleName(self.tr("Commands"))
        self._actions: list[RefusableAction] = [
            a
            for name in SECTIONS
            for a in actions.section(name)
            if a.isEnabled() or (a.refusal and not a.held)
        ]
        self._in_english = {command.id: command.text.casefold() for command in COMMANDS}
        self.chosen: RefusableAction | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.S, SPACE.S, SPACE.S, SPACE.S)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.field.textChanged.connect(self._narrow)
        self.field.installEventFilter(self)
        self.field.setFocus()
        self.list.itemClicked.connect(self._choose)
        self._narrow("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step and self.list.count():
                self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.currentItem() is not None:
                self._choose(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    @Slot(str)
    def _narrow(self, text: str) -> None:
        words = text.casefold().split()
        self.list.clear()
        for action in self._actions:
            known = f"{action.text().casefold()}\n{self._in_english.get(action.objectName(), '')}"
            if all(word in known for word in words):
                keys = keys_of(action.shortcuts()[:1])
                item = QListWidgetItem(or_blank(action.icon()), f"{action.text()}   {action.refusal or keys}")
                if action.refusal:
                    item.setForeground(self.palette().placeholderText())
                item.setData(Qt.ItemDataRole.UserRole, action.objectName())
                self.list.addItem(item)
        if self.list.count() == 0:
            nothing = QListWidgetItem(self.tr("No command has these words"))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(nothing)
            return
        self.list.setCurrentRow(0)

    @Slot(QListWidgetItem)
    def _choose(self, item: QListWidgetItem) -> None:
        wanted = item.data(Qt.ItemDataRole.UserRole)
        chosen = next(a for a in self._actions if a.objectName() == wanted)
        if not chosen.refusal:
            self.chosen = chosen
            self.accept()
