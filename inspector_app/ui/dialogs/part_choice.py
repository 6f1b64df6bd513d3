"""How the files of a folder make parts: a choice, a field where it needs words, and what would come of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from inspector_app.domain.errors import InspectorError
from inspector_app.domain.grouping import ENDINGS, FOLDERS, LONGEST_PATTERN, ONE_BY_ONE, Grouping
from inspector_app.ui.language.figures import count
from inspector_app.ui.language.said import said_error
from inspector_app.ui.theme.fields import Choice
from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE

Look = Callable[[str, Callable[[Grouping], None], Callable[[InspectorError], None]], None]
"""Asks how a pattern would group the folder's files; one of the two bound methods hears the answer."""

_TYPING_MS = 200
_ONE, _FOLDER, _ENDING, _PATTERN = range(4)
_NAMES_SHOWN = 3


class PartChoice(QWidget):
    """Every picture, every sub-folder, name endings, or a pattern; with a preview of the parts it makes."""

    settled = Signal(bool)  # whether what is chosen can be used

    def __init__(self, theme: Theme, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.kind = Choice(theme)
        self.kind.setAccessibleName(self.tr("Pictures of a part"))
        for words in (
            self.tr("Every picture is a part"),
            self.tr("Every sub-folder is a part"),
            self.tr("Names end with the view, as in 0001_top"),
            self.tr("A pattern…"),
        ):
            self.kind.addItem(words)
        self.field = QLineEdit()
        self.field.setMaxLength(LONGEST_PATTERN)
        self.field.hide()
        self.preview = PlainLabel(wordWrap=True)
        self.preview.setProperty("role", "caption")
        self.preview.hide()
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.XS)
        for widget in (self.kind, self.field, self.preview):
            column.addWidget(widget)
        self.kind.currentIndexChanged.connect(self._kind_changed)
        self.kind.activated.connect(self._kind_picked)
        self.field.textEdited.connect(self._typed)
        self._typing.timeout.connect(self._ask)

    def pattern(self) -> str:
        """What is chosen, as a recipe keeps it."""
        words = self.field.text().strip()
        return {
            _ONE: ONE_BY_ONE,
            _FOLDER: FOLDERS,
            _ENDING: f"{ENDINGS}:{words}" if words else ENDINGS,
            _PATTERN: words,
        }[self.kind.currentIndex()]

    def set_pattern(self, pattern: str) -> None:
        """Show the pattern of a recipe."""
        if pattern == self.pattern():
            return
        if pattern in (ONE_BY_ONE, FOLDERS):
            self.kind.setCurrentIndex(_ONE if pattern == ONE_BY_ONE else _FOLDER)
            return
        ending = pattern == ENDINGS or pattern.startswith(ENDINGS + ":")
        self.kind.setCurrentIndex(_ENDING if ending else _PATTERN)
        self.field.setText(pattern.removeprefix(ENDINGS).removeprefix(":") if ending else pattern)
        self._ask()

    @Slot(int)
    def _kind_changed(self, kind: int) -> None:
        self.field.clear()
        self.field.setVisible(kind in (_ENDING, _PATTERN))
        ending = kind == _ENDING
        self.field.setPlaceholderText(
            self.tr("top, side (empty: whatever follows the last _)")
            if ending
            else r"(?P<part>.+)_(?P<view>top|side)"
        )
        self.field.setAccessibleName(self.tr("Endings") if ending else self.tr("Part pattern"))
        self._ask()

    @Slot(int)
    def _kind_picked(self, kind: int) -> None:
        if not self.field.isHidden():
            self.field.setFocus()

    @Slot(str)
    def _typed(self, text: str) -> None:
        self.settled.emit(False)
        self._typing.start()

    @Slot()
    def _ask(self) -> None:
        self._typing.stop()
        pattern = self.pattern()
        self.preview.setVisible(pattern != ONE_BY_ONE or self.kind.currentIndex() == _PATTERN)
        if pattern != ONE_BY_ONE:
            self._look(pattern, self.show_grouping, self.show_problem)
            return
        self.preview.setText(self.tr("Name the groups part, view and light: only part is needed."))
        self.settled.emit(self.kind.currentIndex() == _ONE)

    def show_grouping(self, found: Grouping) -> None:
        """What the pattern makes of the first names of the folder."""
        words = [self.tr("{0} pictures make {1} parts").format(count(found.files), count(found.parts))]
        for kinds, text in ((found.views, self.tr("views: {0}")), (found.lights, self.tr("lights: {0}"))):
            if kinds:
                words.append(text.format(", ".join(kinds[:8]) + ("…" if len(kinds) > 8 else "")))
        lines = [" · ".join(words)]
        if found.examples:
            one = found.examples[0]
            files = [path.rpartition("/")[2] for path, _ in one.files]
            more = "…" if len(files) > _NAMES_SHOWN else ""
            lines.append(f"{one.name}: {', '.join(files[:_NAMES_SHOWN])}{more}")
        if found.alone:
            lines.append(
                self.tr("{0} match nothing and stand alone, {1} for instance").format(
                    count(len(found.alone)), found.alone[0]
                )
            )
        self.preview.setText("\n".join(lines))
        self.settled.emit(True)

    def show_problem(self, error: InspectorError) -> None:
        """Why the pattern cannot be used."""
        self.preview.setText(said_error(error))
        self.settled.emit(False)
