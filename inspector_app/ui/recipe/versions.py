"""The versions of a recipe: who changed what, when; of the chosen one what it has otherwise than the one before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from inspector_app.domain.recipe import RecipeVersion
from inspector_app.domain.recipe_change import differences
from inspector_app.ui.language.moments import moment
from inspector_app.ui.language.said import said
from inspector_app.ui.recipe.wording import changed_in_words
from inspector_app.ui.theme.plain import PlainLabel, plain_tip
from inspector_app.ui.theme.tokens import SPACE

_LIST = 380  # px


class Versions(QWidget):
    """Newest first on the left; on the right a table of setting, before, after."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._versions: tuple[RecipeVersion, ...] = ()
        self.list = QListWidget()
        self.list.setObjectName("framed")
        self.list.setAccessibleName(self.tr("Versions of the recipe"))
        self.list.setWordWrap(True)
        self.list.setFixedWidth(_LIST)
        self.list.currentRowChanged.connect(self._show)
        self.title = PlainLabel(wordWrap=True)
        self.title.setProperty("role", "strong")
        self.nothing = PlainLabel(wordWrap=True)
        self.nothing.setProperty("role", "caption")
        self.table = table_of(
            (self.tr("Setting"), self.tr("Before"), self.tr("After")), self.tr("What has changed")
        )
        side = QVBoxLayout()
        side.setSpacing(SPACE.S)
        for widget in (self.title, self.nothing):
            side.addWidget(widget)
        side.addWidget(self.table, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE.L)
        line.addWidget(self.list)
        line.addLayout(side, 1)

    def show_versions(self, versions: Sequence[RecipeVersion]) -> None:
        """All of them, newest first; the chosen one stays chosen."""
        chosen = self._chosen()
        self._versions = tuple(versions)
        self.list.blockSignals(True)
        self.list.clear()
        for version in self._versions:
            self.list.addItem(in_a_line(version))
        row = next((i for i, version in enumerate(self._versions) if version.id == chosen), 0)
        self.list.setCurrentRow(row if self._versions else -1)
        self.list.blockSignals(False)
        self._show(self.list.currentRow())

    def _chosen(self) -> str | None:
        row = self.list.currentRow()
        # the newest one is followed, an older one is kept
        return self._versions[row].id if 0 < row < len(self._versions) else None

    @Slot(int)
    def _show(self, row: int) -> None:
        self.table.setRowCount(0)
        if not 0 <= row < len(self._versions):
            self.title.clear()
            self.nothing.clear()
            return
        version = self._versions[row]
        before = self._versions[row + 1] if row + 1 < len(self._versions) else None
        self.title.setText(in_a_line(version))
        found = differences(before, version)
        if before is None:
            self.nothing.setText(self.tr("The first version."))
        else:
            self.nothing.setText(
                self.tr("Compared with version {0}:").format(before.number)
                if found
                else self.tr("All settings are those of version {0}; another bank was learnt.").format(
                    before.number
                )
            )
        self.table.setVisible(bool(found))
        for difference in found:
            add_row(self.table, changed_in_words(difference))
        self.table.resizeRowsToContents()


def in_a_line(version: RecipeVersion) -> str:
    """ "v4 · threshold set by hand", and who and when below it."""
    head = f"v{version.number} · {said(version.reason)}" if version.reason else f"v{version.number}"
    return f"{head}\n{version.author} · {moment(version.created_at)}"


def table_of(headings: Sequence[str], name: str, *, widest: int = -1) -> QTableWidget:
    """A table to read: rows are chosen whole, Tab leads on; the last column, or ``widest``, takes the room."""
    table = QTableWidget(0, len(headings))
    table.setObjectName("framed")
    table.setAccessibleName(name)
    table.setHorizontalHeaderLabels(list(headings))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setProperty("roomy", True)
    table.setWordWrap(True)
    table.verticalHeader().setVisible(False)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)
    for column in range(len(headings)):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
    if widest >= 0:
        header.setSectionResizeMode(widest, QHeaderView.ResizeMode.Stretch)
    else:
        for column in range(1, len(headings)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    return table


def add_row(table: QTableWidget, texts: Sequence[str]) -> int:
    """Another row at the end; its number."""
    row = table.rowCount()
    table.insertRow(row)
    for column, text in enumerate(texts):
        item = QTableWidgetItem(text)
        item.setToolTip(plain_tip(text if len(text) > 40 else ""))
        table.setItem(row, column, item)
    return row
