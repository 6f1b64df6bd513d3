"""Asked once per folder: what kind of part is this, and which files show the same one?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QCompleter, QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from inspector_app.domain.readings import KnownRecipe
from inspector_app.ui.dialogs.part_choice import Look, PartChoice
from inspector_app.ui.theme.plain import PlainLabel, plain_tip
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE

DEFAULT = "object"


class Asked(NamedTuple):
    """What a person said of a folder; ``part_pattern`` None: as the recipe has it."""

    category: str
    part_pattern: str | None = None


class RecipeField(QLineEdit):
    """A name; the arrow at its end, or the down key, shows the recipes there are, and typing those that begin so."""

    def __init__(self, theme: Theme, names: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent, placeholderText=DEFAULT)
        self._names = names
        completer = QCompleter(names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        if names:
            arrow = self.addAction(theme.icon("chevron"), QLineEdit.ActionPosition.TrailingPosition)
            arrow.setToolTip(self.tr("Recipes there are   ↓"))
            arrow.triggered.connect(self.show_all)

    @Slot()
    def show_all(self) -> None:
        """Every recipe, whatever is typed."""
        self.completer().setCompletionPrefix("")
        self.completer().complete()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.show_all()
            return
        super().keyPressEvent(event)
        if self.text() in self._names:  # nothing is left to propose, and Enter is for the dialog
            self.completer().popup().hide()


class CategoryDialog(QDialog):
    """A name for the kind of part; empty means "object". The recipe of the latest lot is proposed.

    The field says whether the recipe is there, so that a slip of the pen does not begin another one unnoticed, and
    whether the words do more than to name the recipe: that depends on the recipe's model.
    """

    def __init__(
        self,
        theme: Theme,
        folder: Path,
        known: Sequence[KnownRecipe],
        look: Look,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Open folder"))
        self.setMinimumWidth(440)
        folder_name = PlainLabel(folder.name)
        folder_name.setProperty("role", "large")
        folder_name.setToolTip(plain_tip(str(folder)))
        question = PlainLabel(self.tr("What kind of part is in this folder?"))
        self.field = RecipeField(theme, [recipe.name for recipe in known])
        self.field.setAccessibleName(self.tr("Kind of part"))
        self.fate = PlainLabel(wordWrap=True)
        self.fate.setVisible(bool(known))
        self._patterns = {recipe.name: recipe.part_pattern for recipe in known}
        self._asked_in_words = {recipe.name for recipe in known if recipe.text}
        self.hint = PlainLabel(wordWrap=True)
        self.hint.setProperty("role", "caption")
        grouping = PlainLabel(self.tr("Which pictures show the same part?"))
        self.parts = PartChoice(theme, look)
        self.field.textChanged.connect(self._say_what_it_does)
        self._say_what_it_does()
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Open | QDialogButtonBox.StandardButton.Cancel
        )
        opening = buttons.button(QDialogButtonBox.StandardButton.Open)
        opening.setText(self.tr("Inspect"))
        self.parts.settled.connect(opening.setEnabled)
        self.parts.settled.connect(self._make_room)
        opening.setProperty("kind", "primary")
        for button in buttons.buttons():
            button.setIcon(QIcon())
            button.setProperty("touch", True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.XL, SPACE.XL, SPACE.XL, SPACE.L)
        column.setSpacing(SPACE.S)
        for widget in (folder_name, question, self.field, self.fate, self.hint):
            column.addWidget(widget)
        column.addSpacing(SPACE.M)
        column.addWidget(grouping)
        column.addWidget(self.parts)
        column.addStretch(1)
        column.addSpacing(SPACE.M)
        column.addWidget(buttons)
        if known:
            self.field.setText(known[0].name)
            self.field.selectAll()

    @Slot()
    def _say_what_it_does(self) -> None:
        names = self.tr(
            "Free text. It names the recipe: folders with the same name share their marks and their threshold."
        )
        if self.category() in self._asked_in_words:
            more = self.tr("The model of this recipe is asked in its words, too.")
        else:
            more = self.tr("It does nothing else: the model has no text tower.")
        self.hint.setText(f"{names} {more}")
        if self.category() in self._patterns:
            self.fate.setText(self.tr("This recipe is there: its bank, marks and threshold are used."))
            self.parts.set_pattern(self._patterns[self.category()])
        else:
            self.fate.setText(
                self.tr("A new recipe: it knows no mark, and learns from this folder what is normal.")
            )

    @Slot()
    def _make_room(self) -> None:
        """What is shown of the parts takes more lines, or fewer."""
        self.layout().activate()
        self.resize(self.width(), max(self.minimumSizeHint().height(), self.heightForWidth(self.width())))

    def answer(self) -> Asked:
        """What was typed and chosen."""
        return Asked(self.category(), self.parts.pattern())

    def category(self) -> str:
        """What was typed, or "object"."""
        return self.field.text().strip() or DEFAULT
