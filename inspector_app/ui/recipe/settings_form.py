"""The settings of a recipe as a form: what is changed is saved as one step, which makes a new version."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from inspector_app.domain.errors import InspectorError
from inspector_app.domain.recipe import RecipeVersion
from inspector_app.domain.recipe_change import values
from inspector_app.ui.commands import Decision
from inspector_app.ui.language.said import said, said_error
from inspector_app.ui.ledger import Ledger
from inspector_app.ui.recipe.editors import Editor, editor_of
from inspector_app.ui.recipe.settings_table import BANK, BY_NAME, FIELDS, SECTIONS, WORDS, Field, Kind
from inspector_app.ui.recipe.wording import NotUnderstood, label_of
from inspector_app.ui.recipe_decisions import ChangeSettings
from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.refusable import RefusableButton
from inspector_app.ui.theme.tokens import SPACE

_LABELS, _TWO_COLUMNS = 170, 1000  # px


class SettingsForm(QWidget):
    """Shows one version; what a person has typed and not saved yet stays when another version comes."""

    dirty_changed = Signal(bool)

    def __init__(self, ledger: Ledger, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self._version: RecipeVersion | None = None
        self._known: dict[str, Any] = {}
        self._editors: dict[str, Editor] = {}
        self._widgets: dict[str, QWidget] = {}
        self._cards: dict[str, QFrame] = {}
        self._saving: ChangeSettings | None = None
        self._dirty = False
        self.remark = PlainLabel(wordWrap=True)
        self.remark.setProperty("role", "caption")
        self.problem = PlainLabel(wordWrap=True)
        self.problem.hide()
        self.save = RefusableButton(self.tr("Save as a new version"))
        self.discard = QPushButton(self.tr("Discard"))
        for button in (self.save, self.discard):
            button.setProperty("touch", True)
        self.save.setProperty("kind", "primary")
        self.save.clicked.connect(self._save)
        self.discard.clicked.connect(self._discard)
        self._arrange()
        ledger.done.connect(self._kept)
        ledger.failed.connect(self._failed)
        self._look()

    @property
    def dirty(self) -> bool:
        """Whether something is typed that is not saved."""
        return self._dirty

    def show_version(self, version: RecipeVersion, *, has_bank: bool, text: bool) -> None:
        """This version; ``has_bank`` fixes what a bank was made with, ``text``: its model is asked in words."""
        other = self._version is None or self._version.recipe_id != version.recipe_id
        self._version = version
        now = values(version.settings)
        for field in FIELDS:
            editor = self._editors[field.name]
            if other or not self._is_edited(field.name):
                editor.show_value(now[field.name])
            editor.set_fixed(field.of_bank and has_bank)
        self._known = now
        self._cards[WORDS].setVisible(text)
        self.remark.setText(
            self.tr(
                "The bank was made with these. Other values need a new bank: give them to a recipe of another name."
            )
            if has_bank
            else self.tr("The first lot makes the bank with these; from then on they stay as they are.")
        )
        self._look()

    def edited(self) -> dict[str, Any]:
        """What a person has typed that differs, by name. Raises NotUnderstood, marking the field."""
        changed: dict[str, Any] = {}
        for field in FIELDS:
            try:
                value = self._editors[field.name].value()
            except NotUnderstood as error:
                self._tell(field.name, f"{label_of(field.name)}: {error}")
                raise
            if value != self._known.get(field.name):
                changed[field.name] = value
        return changed

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room for them."""
        super().resizeEvent(event)
        wide = event.size().width() >= _TWO_COLUMNS
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    # --- inside

    def _arrange(self) -> None:
        inside = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._columns.setContentsMargins(0, 0, SPACE.S, 0)
        self._columns.setSpacing(SPACE.M)
        for sections in (SECTIONS[: len(SECTIONS) // 2], SECTIONS[len(SECTIONS) // 2 :]):
            cards = QVBoxLayout()
            cards.setSpacing(SPACE.M)
            for section in sections:
                cards.addWidget(self._card(section))
            cards.addStretch(1)
            self._columns.addLayout(cards, 1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE.S)
        buttons.addWidget(self.save)
        buttons.addWidget(self.discard)
        buttons.addWidget(self.problem, 1)
        buttons.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.M)
        column.addWidget(scroll, 1)
        column.addLayout(buttons)

    def _card(self, section: str) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(SPACE.L, SPACE.M, SPACE.L, SPACE.M)
        column.setSpacing(SPACE.S)
        title = PlainLabel(QCoreApplication.translate("RecipeFields", section))
        title.setProperty("role", "strong")
        column.addWidget(title)
        if section == BANK:
            column.addWidget(self.remark)
        form = QFormLayout()
        form.setHorizontalSpacing(SPACE.L)
        form.setVerticalSpacing(SPACE.S)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        for field in FIELDS:
            if field.section == section:
                self._add(form, field)
        column.addLayout(form)
        self._cards[section] = card
        return card

    def _add(self, form: QFormLayout, field: Field) -> None:
        words = label_of(field.name)
        widget, editor = editor_of(field, words)
        editor.changed.connect(self._typed)
        self._editors[field.name], self._widgets[field.name] = editor, widget
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(widget)
        if field.hint:
            hint = PlainLabel(QCoreApplication.translate("RecipeFields", field.hint), wordWrap=True)
            hint.setProperty("role", "caption")
            column.addWidget(hint)
            widget.setAccessibleDescription(hint.text())
        label = PlainLabel("" if field.kind is Kind.FLAG else words, wordWrap=True)
        label.setFixedWidth(_LABELS)
        label.setBuddy(widget)
        form.addRow(label, place)

    def _is_edited(self, name: str) -> bool:
        try:
            return bool(self._editors[name].value() != self._known.get(name))
        except NotUnderstood:
            return True

    @Slot()
    def _typed(self) -> None:
        """What was wrong is being corrected."""
        for editor in self._editors.values():
            editor.set_wrong(False)
        self.problem.hide()
        self._look()

    def _look(self) -> None:
        """What is typed decides what can be saved."""
        dirty = self._version is not None and any(self._is_edited(field.name) for field in FIELDS)
        self.save.setEnabled(dirty and self._saving is None)
        self.discard.setEnabled(dirty)
        if dirty != self._dirty:
            self._dirty = dirty
            self.dirty_changed.emit(dirty)

    @Slot()
    def _save(self) -> None:
        if self._version is None:
            return
        try:
            now = self.edited()
        except NotUnderstood:
            return
        if now:
            before = {name: self._known[name] for name in now}
            self._saving = ChangeSettings(self._version.recipe_id, now, before)
            self._saving.told_in_place = True
            self.save.setEnabled(False)
            self._ledger.decide(self._saving)

    @Slot()
    def _discard(self) -> None:
        for field in FIELDS:
            if self._is_edited(field.name):
                self._editors[field.name].show_value(self._known[field.name])
        self._typed()

    @Slot(object)
    def _kept(self, decision: Decision) -> None:
        if decision is self._saving:
            self._known |= self._saving.now
            self._saving.told_in_place = False  # its undoing may fail while another place is shown
            self._saving = None
            self._look()

    @Slot(object, object)
    def _failed(self, decision: Decision, error: InspectorError) -> None:
        if decision is not self._saving:
            return
        self._saving = None
        self._look()
        named = max(
            (field.name for field in FIELDS if error.what.startswith(field.name)), key=len, default=""
        )
        self._tell(named, _corrected(named, error))

    def _tell(self, name: str, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()
        if name:
            self._editors[name].set_wrong(True)
            self._widgets[name].setFocus()


def _corrected(name: str, error: InspectorError) -> str:
    """What is wrong, by the name that people know the field by; in the unit of the field."""
    if not name:
        return said_error(error)
    if BY_NAME[name].kind is Kind.SHARE:
        remedy = QCoreApplication.translate("SettingsForm", "Give 0 to 100 %")
    else:
        remedy = said(error.remedy)
    return f"{label_of(name)}: {remedy or said(error.what)}"
