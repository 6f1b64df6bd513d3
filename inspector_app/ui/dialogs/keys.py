"""The help sheet: every command with its keys."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from inspector_app.ui.actions import Actions
from inspector_app.ui.dialogs.sizing import open_at
from inspector_app.ui.registry import RESERVED, SECTIONS
from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.tokens import SPACE

CANVAS = ""  # in the place of a section: the keys of the canvas itself
_LONG = 48  # characters of a line that is broken
_ARROWS = 4
_BAR = 16  # px of a scroll bar
_SIDES = (  # px of a screen that has room for so many columns
    (1600, (("Decide", "Go"), ("Picture", "View", "File", "Help"), ("Edit", CANVAS))),
    (1100, (("Decide", "Go", "View", "Edit"), ("Picture", CANVAS, "File", "Help"))),
    (0, (("Decide", "Go", "Picture", CANVAS, "Edit", "View", "File", "Help"),)),
)


class KeySheet(QDialog):
    """Made from the registry of actions, so that it cannot be wrong."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        inside = QWidget()
        line = QHBoxLayout(inside)
        line.setContentsMargins(SPACE.XL, SPACE.L, SPACE.XL, SPACE.XL)
        line.setSpacing(SPACE.XL * 2)
        room = (parent or self).screen().availableSize().width()
        for sections in next(sides for wide, sides in _SIDES if room >= wide):
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
        assert section in (*SECTIONS, CANVAS)
        title = PlainLabel(
            QCoreApplication.translate("Actions", section)
            if section
            else self.tr("With the picture in front")
        )
        title.setProperty("role", "large")
        column.addSpacing(SPACE.S)
        column.addWidget(title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.L)
        grid.setVerticalSpacing(3)
        rows = [(a.text(), keys_of(a.shortcuts())) for a in actions.section(section) if a.shortcuts()]
        if section == CANVAS:
            rows = canvas_keys()
        if section == "Decide":
            rows.append((self.tr("Defect with class 1 to 9"), "1 – 9"))
        for number, (text, keys) in enumerate(rows):
            shown = PlainLabel(keys)
            shown.setProperty("role", "strong")
            grid.addWidget(shown, number, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(PlainLabel(text, wordWrap=len(text) > _LONG), number, 1)
        grid.setColumnMinimumWidth(0, 165)  # the same in every section
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)


def canvas_keys() -> list[tuple[str, str]]:
    """What the keys of the canvas itself do, with the keys; nobody can give them to a command."""
    rows: dict[str, list[str]] = {}
    for key, does in RESERVED.items():
        words = QCoreApplication.translate("Actions", does)
        rows.setdefault(words, []).append(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText))
    return [
        (
            f"{words[:1].upper()}{words[1:]}",
            QCoreApplication.translate("KeySheet", "Alt+arrows") if len(keys) == _ARROWS else "  ".join(keys),
        )
        for words, keys in rows.items()
    ]


def keys_of(sequences: list[QKeySequence]) -> str:
    """All keys of an action as people read them."""
    return "  ".join(s.toString(QKeySequence.SequenceFormat.NativeText) for s in sequences)
