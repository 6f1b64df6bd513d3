"""The defect classes of a recipe, in the order of their digits."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.recipe import checked_classes
from inspector_app.ui.dialogs.sizing import make_room, open_at
from inspector_app.ui.language.defect_classes import class_name, class_word
from inspector_app.ui.language.said import said_error
from inspector_app.ui.theme.fields import acting_button
from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.tokens import SPACE


class ClassesDialog(QDialog):
    """Add, rename, remove and order the names; what is stored stays as it was reviewed."""

    def __init__(self, recipe: str, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Defect classes"))
        self.setMinimumSize(380, 320)
        open_at(self, 420, 480)
        title = PlainLabel(self.tr("Defect classes of {0}").format(recipe))
        title.setProperty("role", "large")
        hint = PlainLabel(
            self.tr(
                "The number in front is the key. A change is a new version of the recipe: "
                "reviews keep the class they were given."
            ),
            wordWrap=True,
        )
        hint.setProperty("role", "caption")
        self.table = QTableWidget(0, 1)
        self.table.setObjectName("framed")
        self.table.setTabKeyNavigation(False)  # Tab leads on, arrows go through the rows
        self.table.setAccessibleName(title.text())
        self.table.horizontalHeader().setVisible(False)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.verticalHeader().setDefaultSectionSize(36)
        self.table.verticalHeader().setSectionsClickable(False)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for name in names:
            self._insert(class_word(name))
        self.problem = PlainLabel(wordWrap=True)
        self.problem.hide()
        self.add = acting_button(self.tr("Add"), self._add)
        self.remove = acting_button(self.tr("Remove"), self._remove)
        self.up = acting_button(self.tr("Move up"), self._move_up)
        self.down = acting_button(self.tr("Move down"), self._move_down)
        line = QHBoxLayout()
        for button in (self.add, self.remove, self.up, self.down):
            line.addWidget(button)
        line.addStretch(1)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        for each in self.buttons.buttons():
            each.setIcon(QIcon())
            each.setProperty("touch", True)
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setProperty("kind", "primary")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.XL, SPACE.L, SPACE.XL, SPACE.L)
        column.setSpacing(SPACE.S)
        for widget in (title, hint, self.table):
            column.addWidget(widget)
        column.addLayout(line)
        column.addWidget(self.problem)
        column.addSpacing(SPACE.S)
        column.addWidget(self.buttons)

    def names(self) -> tuple[str, ...]:
        """The names as they stand; raises CorrectableError when they cannot be classes."""
        shown = [self.table.item(row, 0).text() for row in range(self.table.rowCount())]
        return tuple(map(class_name, checked_classes(shown)))

    def accept(self) -> None:
        self.table.setCurrentItem(None)  # what is being typed counts
        try:
            self.names()
        except CorrectableError as error:
            self.problem.setText(said_error(error))
            self.problem.show()
            make_room(self)
            return
        super().accept()

    def _insert(self, name: str) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        self.table.setItem(row, 0, QTableWidgetItem(name))

    @Slot()
    def _add(self) -> None:
        self._insert(self.tr("new class"))
        item = self.table.item(self.table.rowCount() - 1, 0)
        self.table.setCurrentItem(item)
        self.table.editItem(item)

    @Slot()
    def _remove(self) -> None:
        self.table.removeRow(self.table.currentRow())

    @Slot()
    def _move_up(self) -> None:
        self._move(-1)

    @Slot()
    def _move_down(self) -> None:
        self._move(+1)

    def _move(self, by: int) -> None:
        row = self.table.currentRow()
        if row < 0 or not 0 <= row + by < self.table.rowCount():
            return
        here, there = self.table.item(row, 0), self.table.item(row + by, 0)
        one, other = here.text(), there.text()
        here.setText(other)
        there.setText(one)
        self.table.setCurrentItem(there)
