"""The help sheet: every command with its keys."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from inspector_app.ui.actions import Actions
from inspector_app.ui.dialogs.sizing import open_at
from inspector_app.ui.registry import SECTIONS
from inspector_app.ui.theme.tokens import SPACE

_SIDES = (("Decide", "Go", "View"), ("Picture", "Edit", "File", "Help"))


_BAR, _TWO_SIDES = 16, 1100  # px of a scroll bar, and of a screen that has room for two columns


class KeySheet(QDialog):
    """Made from the registry of actions, so that it cannot be wrong."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        inside = QWidget()
        line = QHBoxLayout(inside)
        line.setContentsMargins(SPACE.XL, SPACE.L, SPACE.XL, SPACE.XL)
        line.setSpacing(SPACE.XL * 2)
        wide = (parent or self).screen().availableSize().width() >= _TWO_SIDES
        for sections in _SIDES if wide else (tuple(name for side in _SIDES for name in side),):
            column = QVBoxLayout()
            column.setSpacing(SPACE.XS)
            for section in sections:
                self._section(column, section, actions)
            column.addStretch(1)
            line.addLayout(column)
        scroll = QScrollArea(widgetResizable=True)  # on a low screen the sheet is longer than the screen
        scroll.setWidget(inside)
        scroll.setAccessibleName(self.tr("Keys"))
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scroll)
        wanted = inside.sizeHint()
        open_at(self, wanted.width() + _BAR, wanted.height() + 2)

    def _section(self, column: QVBoxLayout, section: str, actions: Actions) -> None:
        assert section in SECTIONS
        title = QLabel(QCoreApplication.translate("Actions", section))
        title.setProperty("role", "large")
        column.addSpacing(SPACE.S)
        column.addWidget(title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.L)
        grid.setVerticalSpacing(3)
        rows = [(a.text(), keys_of(a.shortcuts())) for a in actions.section(section) if a.shortcuts()]
        if section == "Decide":
            rows.append((self.tr("Defect with class 1 to 9"), "1 – 9"))
        if section == "Picture":
            rows.append((self.tr("Bare picture while held"), self.tr("Space")))
        for number, (text, keys) in enumerate(rows):
            shown = QLabel(keys)
            shown.setProperty("role", "strong")
            grid.addWidget(shown, number, 0, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(QLabel(text), number, 1)
        grid.setColumnMinimumWidth(0, 140)  # the same in every section
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)


def keys_of(sequences: list[QKeySequence]) -> str:
    """All keys of an action as people read them."""
    return "  ".join(s.toString(QKeySequence.SequenceFormat.NativeText) for s in sequences)
