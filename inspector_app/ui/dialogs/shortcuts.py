"""The editor of keys: choose a command, press its new key; a key that is taken is taken over or left."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from inspector_app.ui.actions import Actions
from inspector_app.ui.dialogs.keys import keys_of
from inspector_app.ui.dialogs.sizing import open_at
from inspector_app.ui.theme.fields import acting_button, closing
from inspector_app.ui.theme.icons import or_blank
from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.tokens import SPACE


class ShortcutEditor(QDialog):
    """What is changed here holds at once and in every later window."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self.setWindowTitle(self.tr("Edit keys"))
        open_at(self, 620, 640)
        self.table = QTableWidget(0, 2)
        self.table.setObjectName("framed")
        self.table.setTabKeyNavigation(False)  # Tab leads on, arrows go through the rows
        self.table.setAccessibleName(self.tr("Commands and their keys"))
        self.table.setHorizontalHeaderLabels([self.tr("Command"), self.tr("Keys")])
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.table.verticalHeader().setVisible(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.field = QKeySequenceEdit()
        self.field.setMaximumSequenceLength(1)
        self.field.setAccessibleName(self.tr("New key"))
        self.words = PlainLabel(wordWrap=True)
        self.assign = acting_button(self.tr("Assign"), self._assign)
        self.clear = acting_button(self.tr("No key"), self._clear)
        self.reset = acting_button(self.tr("As delivered"), self._reset)
        self.reset_all = acting_button(self.tr("All as delivered"), self._reset_all)
        line = QHBoxLayout()
        line.addWidget(PlainLabel(self.tr("New key")))
        line.addWidget(self.field, 1)
        for button in (self.assign, self.clear, self.reset):
            line.addWidget(button)
        foot = QHBoxLayout()
        foot.addWidget(self.reset_all)
        foot.addStretch(1)
        close = closing(self)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.L, SPACE.L, SPACE.L, SPACE.L)
        column.setSpacing(SPACE.S)
        column.addWidget(self.table, 1)
        column.addLayout(line)
        column.addWidget(self.words)
        column.addLayout(foot)
        self._ids = actions.editable()
        for row, command_id in enumerate(self._ids):
            self.table.insertRow(row)
            name = QTableWidgetItem(actions[command_id].text())
            name.setIcon(or_blank(actions[command_id].icon()))
            self.table.setItem(row, 0, name)
            self.table.setItem(row, 1, QTableWidgetItem())
        self.table.currentCellChanged.connect(self._chosen)
        self.field.keySequenceChanged.connect(self._explain)
        self._fill()
        self.table.setCurrentCell(0, 0)

    def choose(self, command_id: str) -> None:
        """Go to this command. Raises ValueError for one that has no row."""
        self.table.setCurrentCell(self._ids.index(command_id), 0)

    @property
    def chosen(self) -> str:
        return self._ids[max(0, self.table.currentRow())]

    def _fill(self) -> None:
        for row, command_id in enumerate(self._ids):
            item = self.table.item(row, 1)
            item.setText(keys_of(self._actions[command_id].shortcuts()))
            font = item.font()
            font.setBold(self._actions.is_changed(command_id))
            item.setFont(font)
        self._explain()

    @Slot()
    def _chosen(self) -> None:
        self.field.clear()
        self._explain()

    @Slot()
    def _explain(self) -> None:
        """Whose the pressed key is, before it is assigned."""
        key = self.field.keySequence()
        self.clear.setEnabled(bool(self._actions[self.chosen].shortcuts()))
        self.reset.setEnabled(self._actions.is_changed(self.chosen))
        reserved = self._actions.reserved(key)
        other = self._actions.owner(key)
        self.assign.setEnabled(not key.isEmpty() and not reserved and other != self.chosen)
        self.assign.setText(self.tr("Assign"))
        if key.isEmpty():
            self.words.setText(self.tr("Choose a command, click the field and press the new key."))
        elif reserved:
            self.words.setText(self.tr("{0} is fixed: {1}.").format(self._native(key), reserved))
        elif other == self.chosen:
            self.words.setText(self.tr("{0} is its key already.").format(self._native(key)))
        elif other is not None:
            name = self._actions[other].text()
            self.words.setText(
                self.tr("{0} belongs to “{1}”, which would lose it.").format(self._native(key), name)
            )
            self.assign.setText(self.tr("Take over"))
        else:
            self.words.setText(self.tr("{0} is free.").format(self._native(key)))

    @staticmethod
    def _native(key: QKeySequence) -> str:
        return key.toString(QKeySequence.SequenceFormat.NativeText)

    @Slot()
    def _assign(self) -> None:
        key = self.field.keySequence()
        other = self._actions.owner(key)
        if other is not None:
            left = [k for k in self._actions[other].shortcuts() if k != key]
            self._actions.set_keys(other, left)
        self._actions.set_keys(self.chosen, [key])
        self.field.clear()
        self._fill()

    @Slot()
    def _clear(self) -> None:
        self._actions.set_keys(self.chosen, [])
        self._fill()

    @Slot()
    def _reset(self) -> None:
        self._actions.reset_keys(self.chosen)
        self._fill()

    @Slot()
    def _reset_all(self) -> None:
        for command_id in self._ids:
            self._actions.reset_keys(command_id)
        self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter and Escape in the field are keys to be assigned, not answers to the dialog.
        if not self.field.hasFocus():
            super().keyPressEvent(event)
