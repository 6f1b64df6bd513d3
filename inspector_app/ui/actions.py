"""The commands of the registry as QActions: bound to what they do, with keys that people may change."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QObject, QSettings, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from inspector_app.ui.registry import COMMANDS, RESERVED, SECTIONS, Command, Scope
from inspector_app.ui.theme.refusable import RefusableAction
from inspector_app.ui.theme.theme import Theme

_OPENS_A_MENU = re.compile("Alt\\+[A-Z]")
_COMMAND = {command.id: command for command in COMMANDS}


class Actions(QObject):
    """The commands as QActions, bound to their handlers."""

    keys_changed = Signal()

    def __init__(self, theme: Theme, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._settings = theme, settings
        self._actions: dict[str, RefusableAction] = {}
        self._handlers: dict[str, Callable[[], object]] = {}
        self.current = ""  # id of the command that is being carried out
        for command in COMMANDS:
            action = RefusableAction(QCoreApplication.translate("Actions", command.text), self)
            action.setObjectName(command.id)
            action.setShortcuts(self._stored(command))
            action.setCheckable(command.checkable)
            action.setShortcutContext(
                Qt.ShortcutContext.WidgetWithChildrenShortcut
                if command.scope is Scope.PART
                else Qt.ShortcutContext.WindowShortcut
            )
            action.setEnabled(False)  # until somebody answers to it
            action.triggered.connect(self._triggered)
            self._actions[command.id] = action
            self._tell_key(command.id)
        theme.changed.connect(self._restyle)
        self._restyle()

    def __getitem__(self, command_id: str) -> RefusableAction:
        return self._actions[command_id]

    def bind(self, command_id: str, handler: Callable[[], object]) -> None:
        """What the command does. Raises KeyError for an unknown id."""
        self._handlers[self._actions[command_id].objectName()] = handler
        self._actions[command_id].setEnabled(True)

    def unbound(self) -> list[str]:
        """Ids that nothing answers to."""
        return [command.id for command in COMMANDS if command.id not in self._handlers]

    def install(self, window: QWidget, *places: QWidget) -> None:
        """Make the keys work: window-wide ones in ``window``, plain keys only inside ``places``."""
        for command in COMMANDS:
            for widget in places if command.scope is Scope.PART else (window,):
                widget.addAction(self._actions[command.id])

    def section(self, name: str) -> list[RefusableAction]:
        """The actions of one menu, in order."""
        return [self._actions[command.id] for command in COMMANDS if command.section == name]

    def hint(self, command_id: str) -> str:
        """The first key of a command as people read it, or ""."""
        return self._actions[command_id].shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    # --- keys that people choose

    def editable(self) -> list[str]:
        """Ids of the commands whose keys may be changed, in the order of the menus; digits belong to the recipe."""
        return [command.id for section in SECTIONS for command in COMMANDS if command.section == section]

    def owner(self, key: QKeySequence) -> str | None:
        """The command that has this key, or None."""
        return next((c.id for c in COMMANDS if key in self._actions[c.id].shortcuts()), None)

    def reserved(self, key: QKeySequence) -> str:
        """What the canvas or the menus do with this key whatever is chosen, or ""; digits are the defect classes."""
        text = key.toString()
        if _OPENS_A_MENU.fullmatch(text):  # also a letter that opens none now: it may in another language
            return QCoreApplication.translate("Actions", "Alt and a letter open a menu")
        if len(text) == 1 and text in "123456789":
            return QCoreApplication.translate("Actions", "defect class")
        return QCoreApplication.translate("Actions", RESERVED[text]) if text in RESERVED else ""

    def is_changed(self, command_id: str) -> bool:
        """Whether the keys differ from those the program is delivered with."""
        return self._actions[command_id].shortcuts() != _delivered(_COMMAND[command_id])

    def set_keys(self, command_id: str, keys: Sequence[QKeySequence]) -> None:
        """Give a command other keys, now and in every later window. Raises ValueError for a key that is taken."""
        for key in keys:
            other = self.owner(key)
            if self.reserved(key) or other not in (None, command_id):
                raise ValueError(f"{key.toString()} is taken by {other or self.reserved(key)}")
        self._actions[command_id].setShortcuts(list(keys))
        if self.is_changed(command_id):
            self._settings.setValue(f"keys/{command_id}", [key.toString() for key in keys] or "")
        else:
            self._settings.remove(f"keys/{command_id}")
        self._tell_key(command_id)
        self.keys_changed.emit()

    def reset_keys(self, command_id: str) -> None:
        """The keys of the delivery; one that another command has taken meanwhile comes back from it."""
        wanted = _delivered(_COMMAND[command_id])
        for key in wanted:
            other = self.owner(key)
            if other not in (None, command_id):
                self.set_keys(other, [k for k in self._actions[other].shortcuts() if k != key])
        self.set_keys(command_id, wanted)

    def _stored(self, command: Command) -> list[QKeySequence]:
        stored = self._settings.value(f"keys/{command.id}")
        if stored is None:
            return _delivered(command)
        texts = [stored] if isinstance(stored, str) else stored
        return [QKeySequence(str(text)) for text in texts if text]

    def _tell_key(self, command_id: str) -> None:
        action = self._actions[command_id]
        action.setToolTip(f"{action.text()}   {self.hint(command_id)}".strip())

    @Slot()
    def _triggered(self) -> None:
        if QApplication.activeModalWidget() is not None:
            return  # typed before the dialog had the keyboard: meant for it, not for the part behind it
        self.current = self.sender().objectName()
        handler = self._handlers.get(self.current)
        if handler is not None:
            handler()

    @Slot()
    def _restyle(self) -> None:
        for command in COMMANDS:
            if command.icon:
                self._actions[command.id].setIcon(self._theme.icon(command.icon))


def _delivered(command: Command) -> list[QKeySequence]:
    return [QKeySequence(key) for key in command.keys]
